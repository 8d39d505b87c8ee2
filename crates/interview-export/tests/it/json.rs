use interview_export::json::{JsonExporter, JsonLinesExporter, read_document, read_lines};
use interview_export::{
    Article, Error, ErrorKind, ExchangeRow, Exporter, Origin, OwnedArticle, Rows, SegmentRow,
    TurnRow,
};
use interview_model::{Convention, Interview, Role, SegmentKind};
use proptest::prelude::*;

use crate::arbitrary;
use crate::sample::{panel, say, with_people};

fn document(articles: &[Article<'_>]) -> String {
    let mut out = Vec::new();
    let mut exporter = JsonExporter::new(&mut out);
    for article in articles {
        exporter.write(article).unwrap();
    }
    exporter.finish().unwrap();
    drop(exporter);
    String::from_utf8(out).unwrap()
}

fn lines(articles: &[Article<'_>], rows: Rows) -> String {
    let mut out = Vec::new();
    let mut exporter = JsonLinesExporter::new(&mut out, rows);
    for article in articles {
        exporter.write(article).unwrap();
    }
    exporter.finish().unwrap();
    drop(exporter);
    String::from_utf8(out).unwrap()
}

#[test]
fn a_document_is_an_array_of_articles() {
    let mut interview = with_people(&[("Ada", Role::Interviewer, &["Q"])]);
    interview.convention = Convention::Labels;
    say(&mut interview, SegmentKind::Question, "Why?", Some(0), Some("Q"));
    let article = Article::new("a.txt", &interview);
    let object = concat!(
        r#"{"source":"a.txt","convention":"labels","#,
        r#""participants":[{"name":"Ada","role":"interviewer","labels":["Q"]}],"#,
        r#""segments":[{"kind":"question","text":"Why?","span":{"start":0,"end":4},"line":1,"#,
        r#""label":"Q","speaker":0}],"credits":[]}"#,
    );
    assert_eq!(document(&[]), "[]\n");
    assert_eq!(document(&[article]), format!("[\n{object}\n]\n"));
    assert_eq!(document(&[article; 2]), format!("[\n{object},\n{object}\n]\n"));
    assert_eq!(lines(&[article; 2], Rows::Interview), format!("{object}\n{object}\n"));
}

#[test]
fn what_is_known_of_the_origin_stands_in_every_object() {
    let interview = panel();
    let mut origin = Origin::default();
    origin.url = Some("https://bees.example/".to_owned());
    origin.charset = Some("KOI8-R".to_owned());
    let article = Article::new("a.warc#1", &interview).with_origin(&origin);
    let keys = r#""url":"https://bees.example/","charset":"KOI8-R""#;

    let written = document(&[article]);
    assert!(written.starts_with(&format!("[\n{{\"source\":\"a.warc#1\",{keys},")), "{written}");
    let read = read_document(written.as_bytes()).unwrap();
    assert_eq!((&read[0].origin, &read[0].interview), (&origin, &interview));
    assert_eq!(read[0].as_article().origin, Some(&origin));

    for rows in [Rows::Exchange, Rows::Turn, Rows::Segment] {
        let written = lines(&[article], rows);
        assert!(written.lines().all(|row| row.ends_with(&format!(",{keys}}}"))), "{written}");
    }
    let segments = read_lines::<SegmentRow>(lines(&[article], Rows::Segment).as_bytes())
        .collect::<Result<Vec<_>, _>>();
    assert_eq!(segments.unwrap(), article.segment_rows().collect::<Vec<_>>());
}

#[test]
fn an_article_after_the_end_is_refused() {
    let interview = Interview::default();
    let mut out = Vec::new();
    let mut exporter = JsonExporter::new(&mut out);
    exporter.finish().unwrap();
    exporter.finish().unwrap();
    let error = exporter.write(&Article::new("a.txt", &interview)).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Finished));
    drop(exporter);
    assert_eq!(out, b"[]\n");
}

#[test]
fn segments() {
    let interview = panel();
    let article = Article::new("a.txt", &interview);
    let expected = r#"
{"source":"a.txt","segment":0,"role":"title","speaker":null,"label":null,"start":0,"end":9,"line":1,"text":"On \"bees\""}
{"source":"a.txt","segment":1,"role":"question","speaker":"Ada","label":"Q","start":10,"end":14,"start_ms":1000,"line":2,"text":"Why?"}
{"source":"a.txt","segment":2,"role":"answer","speaker":"Bo, Jr.","label":"BO","start":15,"end":26,"line":3,"text":"They dance.","confidence":0.75}
{"source":"a.txt","segment":3,"role":"aside","speaker":null,"label":null,"start":27,"end":36,"line":4,"text":"Read also"}
{"source":"a.txt","segment":4,"role":"answer","speaker":"Bo, Jr.","label":"BO","start":37,"end":52,"line":5,"text":"(laughs) Truly.","directions":[{"text":"laughs","span":{"start":37,"end":45}}]}
{"source":"a.txt","segment":5,"role":"answer","speaker":"Cy","label":null,"start":53,"end":61,"start_ms":2500,"end_ms":4000,"line":6,"text":"They do."}
{"source":"a.txt","segment":6,"role":"heading","speaker":null,"label":null,"start":62,"end":67,"line":7,"text":"Honey"}
{"source":"a.txt","segment":7,"role":"question","speaker":"Ada","label":"Q","start":68,"end":78,"line":8,"text":"And honey?"}
{"source":"a.txt","segment":8,"role":"remark","speaker":null,"label":null,"start":79,"end":90,"line":9,"text":"Hear, hear!"}
"#;
    assert_eq!(lines(&[article], Rows::Segment), expected.trim_start());
}

#[test]
fn exchanges_and_turns() {
    let interview = panel();
    let article = Article::new("a.txt", &interview);
    let second = r#"{"source":"a.txt","exchange":2,"section":"Honey","interviewer":"Ada","question":"And honey?","interviewee":null,"answer":"Hear, hear!","start":68,"end":90}"#;
    assert_eq!(lines(&[article], Rows::Exchange).lines().nth(1), Some(second));
    let second = r#"{"source":"a.txt","turn":2,"section":null,"role":"answer","speaker":"Bo, Jr.","label":"BO","text":"They dance.\n\n(laughs) Truly.","start":15,"end":52}"#;
    assert_eq!(lines(&[article], Rows::Turn).lines().nth(1), Some(second));
}

#[test]
fn a_bad_line_is_named_and_the_next_one_read() {
    let interview = panel();
    let good = lines(&[Article::new("a.txt", &interview)], Rows::Turn);
    let text = format!("\n{{\"source\":1}}\nbees\n \r\n{good}");
    let mut rows = read_lines::<TurnRow>(text.as_bytes());
    for place in ["line 2: invalid type", "line 3: expected value at column 1"] {
        let error = rows.next().unwrap().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Malformed { format: "JSON", .. }));
        assert!(error.to_string().contains(place), "{error}");
    }
    let rest = rows.collect::<Result<Vec<_>, Error>>().unwrap();
    assert_eq!(rest, Article::new("a.txt", &interview).turn_rows().collect::<Vec<_>>());
}

#[test]
fn a_document_that_is_cut_off_is_not_read() {
    let interview = panel();
    let whole = document(&[Article::new("a.txt", &interview)]);
    assert_eq!(read_document(whole.as_bytes()).unwrap().len(), 1);
    let error = read_document(&whole.as_bytes()[..whole.len() - 3]).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Malformed { format: "JSON", .. }), "{error}");
}

fn read<T: serde::de::DeserializeOwned>(lines: &str) -> Result<Vec<T>, Error> {
    read_lines(lines.as_bytes()).collect()
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        source in arbitrary::text(),
        interview in arbitrary::interview(),
    ) {
        let owned = OwnedArticle::new(source, interview);
        let twice = [owned.as_article(); 2];
        let both = vec![owned.clone(); 2];

        prop_assert_eq!(read_document(document(&twice).as_bytes())?, both.clone());
        prop_assert_eq!(read::<OwnedArticle>(&lines(&twice, Rows::Interview))?, both);
        let rows = read::<ExchangeRow>(&lines(&twice, Rows::Exchange))?;
        prop_assert_eq!(rows, twice.iter().flat_map(Article::exchange_rows).collect::<Vec<_>>());
        let rows = read::<TurnRow>(&lines(&twice, Rows::Turn))?;
        prop_assert_eq!(rows, twice.iter().flat_map(Article::turn_rows).collect::<Vec<_>>());
        let rows = read::<SegmentRow>(&lines(&twice, Rows::Segment))?;
        prop_assert_eq!(rows, twice.iter().flat_map(Article::segment_rows).collect::<Vec<_>>());
    }
}
