use std::io;

use interview_export::csv::{CsvExporter, CsvOptions, CsvRow, Delimiter, LineEnding, read_rows};
use interview_export::{
    Article, Error, ErrorKind, ExchangeRow, Exporter, Rows, SegmentRow, TurnRow,
};
use interview_model::{Interview, SegmentKind};
use proptest::prelude::*;
use proptest::sample::select;

use crate::arbitrary;
use crate::sample::{panel, say};

fn table(articles: &[Article<'_>], rows: Rows, options: CsvOptions) -> String {
    let mut out = Vec::new();
    let mut exporter = CsvExporter::new(&mut out, rows, options).unwrap();
    for article in articles {
        exporter.write(article).unwrap();
    }
    exporter.finish().unwrap();
    drop(exporter);
    String::from_utf8(out).unwrap()
}

#[test]
fn exchanges() {
    let interview = panel();
    let article = Article::new("a,b.txt", &interview);
    let expected = "\
source,exchange,section,interviewer,question,interviewee,answer,start,end,start_ms,end_ms
\"a,b.txt\",1,,Ada,Why?,\"Bo, Jr.; Cy\",\"They dance.

(laughs) Truly.

They do.\",10,61,1000,4000
\"a,b.txt\",2,Honey,Ada,And honey?,,\"Hear, hear!\",68,90,,
";
    assert_eq!(table(&[article], Rows::Exchange, CsvOptions::default()), expected);
}

#[test]
fn turns() {
    let interview = panel();
    let article = Article::new("a.txt", &interview);
    let expected = "\
source,turn,section,role,speaker,label,text,start,end,start_ms,end_ms
a.txt,1,,question,Ada,Q,Why?,10,14,1000,
a.txt,2,,answer,\"Bo, Jr.\",BO,\"They dance.

(laughs) Truly.\",15,52,,
a.txt,3,,answer,Cy,,They do.,53,61,2500,4000
a.txt,4,Honey,question,Ada,Q,And honey?,68,78,,
a.txt,5,Honey,remark,,,\"Hear, hear!\",79,90,,
";
    assert_eq!(table(&[article], Rows::Turn, CsvOptions::default()), expected);
}

#[test]
fn segments_as_tsv() {
    let interview = panel();
    let article = Article::new("a.txt", &interview);
    let mut options = CsvOptions::default();
    options.delimiter = Delimiter::Tab;
    let expected = [
        "source|segment|role|speaker|label|start|end|start_ms|end_ms|line|confidence|text",
        "a.txt|0|title|||0|9|||1||\"On \"\"bees\"\"\"",
        "a.txt|1|question|Ada|Q|10|14|1000||2||Why?",
        "a.txt|2|answer|Bo, Jr.|BO|15|26|||3|0.75|They dance.",
        "a.txt|3|aside|||27|36|||4||Read also",
        "a.txt|4|answer|Bo, Jr.|BO|37|52|||5||(laughs) Truly.",
        "a.txt|5|answer|Cy||53|61|2500|4000|6||They do.",
        "a.txt|6|heading|||62|67|||7||Honey",
        "a.txt|7|question|Ada|Q|68|78|||8||And honey?",
        "a.txt|8|remark|||79|90|||9||Hear, hear!",
        "",
    ];
    let expected = expected.join("\n").replace('|', "\t");
    assert_eq!(table(&[article], Rows::Segment, options), expected);
}

#[test]
fn one_header_however_many_articles() {
    let interview = panel();
    let article = Article::new("a.txt", &interview);
    for (articles, lines) in [(vec![], 1), (vec![article], 10), (vec![article; 3], 28)] {
        let table = table(&articles, Rows::Segment, CsvOptions::default());
        assert_eq!(table.lines().count(), lines);
        assert_eq!(table.matches("source,segment").count(), 1);
    }
}

#[test]
fn a_byte_order_mark_and_cr_lf_on_request() {
    let mut options = CsvOptions::default();
    options.byte_order_mark = true;
    options.line_ending = LineEnding::CrLf;
    options.delimiter = Delimiter::Semicolon;
    let interview = panel();
    let article = Article::new("a.txt", &interview);
    let table = table(&[article], Rows::Exchange, options);
    assert!(table.starts_with("\u{feff}source;exchange;"));
    assert!(table.ends_with(";90;;\r\n"));
    assert!(table.contains("They dance.\n\n(laughs)"));
    let rows = read_rows::<ExchangeRow>(table.as_bytes(), Delimiter::Semicolon).unwrap();
    assert_eq!(
        rows.map(Result::unwrap).collect::<Vec<_>>(),
        article.exchange_rows().collect::<Vec<_>>()
    );
}

#[test]
fn formulas_are_guarded_on_request() {
    let mut interview = Interview::default();
    let texts = ["=1", "+1", "-1", "@a", "\t1", "\r1", "1=", "'=1", "–1"];
    for text in texts {
        say(&mut interview, SegmentKind::Answer, text, None, None);
    }
    let texts_of = |options| {
        let table = table(&[Article::new("@a.txt", &interview)], Rows::Segment, options);
        let rows = read_rows::<SegmentRow>(table.as_bytes(), Delimiter::Comma).unwrap();
        let rows = rows.map(Result::unwrap).map(|row| (row.source, row.text));
        rows.unzip::<_, _, Vec<_>, Vec<_>>()
    };

    let mut options = CsvOptions::default();
    assert_eq!(texts_of(options).1, texts);
    options.guard_formulas = true;
    let (sources, guarded) = texts_of(options);
    assert!(sources.iter().all(|source| source == "'@a.txt"));
    assert_eq!(guarded, ["'=1", "'+1", "'-1", "'@a", "'\t1", "'\r1", "1=", "'=1", "–1"]);
}

#[test]
fn whole_interviews_have_no_table() {
    let error = CsvExporter::new(Vec::new(), Rows::Interview, CsvOptions::default()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::UnsupportedRows { rows: Rows::Interview, .. }));
    assert!(error.to_string().contains("choose exchange, turn or segment"), "{error}");
}

#[test]
fn a_failing_output_keeps_its_cause() {
    struct Full;
    impl io::Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut exporter = CsvExporter::new(Full, Rows::Turn, CsvOptions::default()).unwrap();
    let error = exporter.finish().unwrap_err();
    let ErrorKind::Write(cause) = error.kind() else { unreachable!("{error}") };
    assert_eq!(cause.kind(), io::ErrorKind::StorageFull);
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn a_table_of_other_rows_or_with_another_delimiter_is_not_read() {
    let table = table(&[], Rows::Turn, CsvOptions::default());
    for (delimiter, missing) in [(Delimiter::Comma, "exchange"), (Delimiter::Tab, "source")] {
        let error = read_rows::<ExchangeRow>(table.as_bytes(), delimiter).map(|_| ()).unwrap_err();
        let ErrorKind::MissingColumn { column, header } = error.kind() else {
            unreachable!("{error}")
        };
        assert_eq!((*column, header.as_str()), (missing, table.trim_end()));
    }
}

#[test]
fn a_bad_row_is_named_and_the_next_one_read() {
    let table = "source,turn,section,role,speaker,label,text,start,end,start_ms,end_ms\n\
        a,1,,poem,,,x,0,1,,\n\
        a,2,,remark,,,y,2,,\n\
        a,3,,remark,,,z,4,5,,\n";
    let mut rows = read_rows::<TurnRow>(table.as_bytes(), Delimiter::Comma).unwrap();
    for (line, word) in [("line: 2", "poem"), ("line: 3", "10 fields")] {
        let error = rows.next().unwrap().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Malformed { format: "CSV", .. }));
        assert!(error.to_string().contains(line), "{error}");
        assert!(error.to_string().contains(word), "{error}");
    }
    assert_eq!(rows.next().unwrap().unwrap().text, "z");
    assert!(rows.next().is_none());
}

fn read<R: CsvRow>(table: &str, delimiter: Delimiter) -> Result<Vec<R>, Error> {
    read_rows(table.as_bytes(), delimiter)?.collect()
}

fn options() -> impl Strategy<Value = CsvOptions> {
    let delimiters = select(vec![Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab]);
    let endings = select(vec![LineEnding::Lf, LineEnding::CrLf]);
    (delimiters, endings, any::<bool>()).prop_map(|(delimiter, line_ending, byte_order_mark)| {
        let mut options = CsvOptions::default();
        options.delimiter = delimiter;
        options.line_ending = line_ending;
        options.byte_order_mark = byte_order_mark;
        options
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        source in arbitrary::text(),
        interview in arbitrary::interview(),
        options in options(),
    ) {
        let article = Article::new(&source, &interview);
        let twice = [article; 2];
        let delimiter = options.delimiter;

        let rows = read::<ExchangeRow>(&table(&twice, Rows::Exchange, options), delimiter)?;
        prop_assert_eq!(rows, twice.iter().flat_map(Article::exchange_rows).collect::<Vec<_>>());
        let rows = read::<TurnRow>(&table(&twice, Rows::Turn, options), delimiter)?;
        prop_assert_eq!(rows, twice.iter().flat_map(Article::turn_rows).collect::<Vec<_>>());

        let rows = read::<SegmentRow>(&table(&twice, Rows::Segment, options), delimiter)?;
        let mut expected: Vec<_> = twice.iter().flat_map(Article::segment_rows).collect();
        // The stage directions have no column.
        for row in &mut expected {
            row.directions.clear();
        }
        prop_assert_eq!(rows, expected);
    }
}
