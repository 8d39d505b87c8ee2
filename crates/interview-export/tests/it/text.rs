use interview_export::text::{ARTICLE_BREAK, TextExporter};
use interview_export::{Article, Error, ErrorKind, Exporter};
use interview_model::SegmentKind::{
    self, Answer, Aside, Intro, Question, Remark, Timestamp, Title,
};
use interview_model::{Convention, Interview, Opens, Role, Segment};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::reader::read;
use crate::sample::{panel, say, with_people};

const MARKED: [Convention; 3] =
    [Convention::Labels, Convention::QuestionAnswer, Convention::Dashes];

/// Kind, text, speaker, label.
type Said<'a> = (SegmentKind, &'a str, Option<usize>, Option<&'a str>);

fn write(interview: &Interview, convention: Convention) -> Result<String, Error> {
    let mut out = Vec::new();
    let mut exporter = TextExporter::new(&mut out, convention);
    exporter.write(&Article::new("a.txt", interview))?;
    exporter.finish()?;
    drop(exporter);
    Ok(String::from_utf8(out).unwrap())
}

fn conversation(said: &[Said<'_>]) -> Interview {
    let mut interview = with_people(&[
        ("Ada", Role::Interviewer, &["Q"]),
        ("Bo", Role::Interviewee, &["BO", "both"]),
        ("Cy", Role::Other, &["Both"]),
        ("Dr: Di", Role::Interviewee, &[" Di", "", "di\u{b}"]),
    ]);
    for (kind, text, speaker, label) in said {
        say(&mut interview, *kind, text, *speaker, *label);
    }
    interview
}

#[test]
fn labels() {
    let interview = conversation(&[
        (Title, "Bees", None, None),
        (Intro, "Note: a talk.", None, None),
        (Question, "Why?", Some(0), Some("Q")),
        (Answer, "They dance.", Some(1), None),
        (Aside, "Read also", None, None),
        (Answer, "Truly: they do.", Some(1), None),
        (Remark, "Q: Bo: hear!", Some(2), Some("CY")),
    ]);
    let expected = "Bees\n\nNote: a talk.\n\nQ: Why?\n\nBo: They dance.\n\nTruly: they do.\n\n\
        CY: Q: Bo: hear!\n";
    assert_eq!(write(&interview, Convention::Labels).unwrap(), expected);
}

#[test]
fn cues_of_a_turn_are_one_paragraph_and_times_are_left_out() {
    let mut interview = conversation(&[
        (Timestamp, "0:01", None, None),
        (Question, "Why do", Some(0), Some("Q")),
        (Timestamp, "0:02", None, None),
        (Question, "Q: they dance?", Some(0), Some("Q")),
        (Answer, "They do.", Some(1), None),
    ]);
    interview.segments[3].opens = Opens::Nothing;
    let expected = "Q: Why do Q: they dance?\n\nA: They do.\n";
    assert_eq!(write(&interview, Convention::QuestionAnswer).unwrap(), expected);
    let expected = "0:01\n\nWhy do\n\n0:02\n\nQ: they dance?\n\nThey do.\n";
    assert_eq!(write(&interview, Convention::Unmarked).unwrap(), expected);
}

#[test]
fn questions_and_answers() {
    let interview = conversation(&[
        (Intro, "A talk.", None, None),
        (Question, "Q: is a letter?", None, None),
        (Question, "– Or is it?", None, None),
        (Aside, "Q: not written", None, None),
        (Answer, "A. It is.", None, None),
    ]);
    let expected = "A talk.\n\nQ: Q: is a letter?\n\n– Or is it?\n\nA: A. It is.\n";
    assert_eq!(write(&interview, Convention::QuestionAnswer).unwrap(), expected);
}

#[test]
fn dashes() {
    let interview = conversation(&[
        (Question, "– Why?", None, None),
        (Answer, "They dance.", None, None),
        (Answer, "A: they do.", None, None),
    ]);
    let expected = "– – Why?\n\n– They dance.\n\nA: they do.\n";
    assert_eq!(write(&interview, Convention::Dashes).unwrap(), expected);
}

#[test]
fn unmarked_writes_everything() {
    let interview = panel();
    let texts: Vec<_> = interview.segments.iter().map(|segment| segment.text.as_str()).collect();
    let written = write(&interview, Convention::Unmarked).unwrap();
    assert_eq!(written, texts.join("\n\n") + "\n");
}

#[test]
fn articles_are_parted_and_what_is_left_out_is_counted() {
    let talk: &[Said<'_>] = &[
        (Intro, "A talk.", None, None),
        (Question, "Why?", None, None),
        (Aside, "Read also", None, None),
    ];
    let refused = conversation(&[(Remark, "Hear!", None, None), (Aside, "No", None, None)]);
    let mut out = Vec::new();
    let mut exporter = TextExporter::new(&mut out, Convention::QuestionAnswer);
    exporter.write(&Article::new("a.txt", &conversation(talk))).unwrap();
    assert!(exporter.write(&Article::new("b.txt", &refused)).is_err());
    exporter.write(&Article::new("c.txt", &conversation(talk))).unwrap();
    exporter.finish().unwrap();
    assert_eq!(exporter.dropped(), 2);
    drop(exporter);
    let article = "A talk.\n\nQ: Why?\n";
    assert_eq!(String::from_utf8(out).unwrap(), format!("{article}\n{ARTICLE_BREAK}\n\n{article}"));
}

#[test]
fn an_interview_without_segments_is_no_text() {
    for convention in Convention::ALL {
        assert_eq!(write(&Interview::default(), convention).unwrap(), "");
    }
}

/// Checks that the last segment of a conversation is refused.
fn refuses(convention: Convention, said: &[Said<'_>], why: &str) {
    let error = write(&conversation(said), convention).map(|text| format!("{said:?}: {text}"));
    let error = error.unwrap_err();
    let ErrorKind::Refused { article, segment, line, convention: named, reason } = error.kind()
    else {
        unreachable!("{error}")
    };
    assert_eq!((article.as_str(), *segment, *line), ("a.txt", said.len() - 1, said.len()));
    assert_eq!(*named, convention);
    assert!(reason.contains(why), "{said:?}: {reason}");
}

#[test]
fn every_convention_refuses_what_a_reader_cuts() {
    let rows = [
        ("", "empty"),
        (" a", "white space"),
        ("a\t", "white space"),
        ("a\u{a0}", "white space"),
        ("\u{feff}a", "invisible"),
        ("a\u{200b}", "invisible"),
        ("\u{ad}a", "invisible"),
        ("\u{1}a", "invisible"),
        ("a\0b", "NUL"),
        ("a\nb", "line break"),
        ("a\rb", "line break"),
        ("a\u{b}b", "line break"),
        ("a\u{c}b", "line break"),
        ("a\u{85}b", "line break"),
        ("a\u{2028}b", "line break"),
        ("a\u{2029}b", "line break"),
    ];
    for (text, why) in rows {
        for convention in Convention::ALL {
            refuses(convention, &[(Intro, text, None, None)], why);
            refuses(convention, &[(Question, text, Some(0), None)], why);
            let further = [(Question, "Why?", Some(0), None), (Question, text, Some(0), None)];
            refuses(convention, &further, why);
        }
    }
}

#[test]
fn labels_refuse_a_turn_that_they_cannot_hold() {
    let ada = (Question, "Why?", Some(0), None);
    let rows: &[(&[Said<'_>], &str)] = &[
        (&[(Question, "Why?", None, None)], "not known"),
        (&[(Question, "Why?", None, Some("Q"))], "not known"),
        (&[(Question, "Why?", Some(9), Some("Q"))], "not known"),
        (&[(Answer, "So.", Some(0), None)], "role, interviewer"),
        (&[(Question, "Why?", Some(1), None)], "role, interviewee"),
        (&[(Answer, "So.", Some(2), None)], "role, other"),
        (&[ada, (Answer, "So.", Some(0), None)], "role, interviewer"),
        (&[(Question, "Why?", Some(0), Some(""))], "empty"),
        (&[(Question, "Why?", Some(0), Some(" Q"))], "white space"),
        (&[(Question, "Why?", Some(0), Some("Q\u{200b}"))], "white space"),
        (&[(Question, "Why?", Some(0), Some("Q\nQ"))], "line break"),
        (&[(Answer, "So.", Some(3), None)], "colon"),
        (&[(Answer, "So.", Some(3), Some("Di：a"))], "colon"),
        (&[(Answer, "So.", Some(3), Some("Di"))], "no name or label"),
        (&[(Question, "Why?", Some(0), Some("Eve"))], "no name or label"),
        (&[(Question, "Why?", Some(0), Some("Bo"))], "no name or label"),
        (&[(Answer, "So.", Some(1), Some("BOTH"))], "another participant's"),
        (&[ada, (Question, "How?", Some(0), Some("Ada"))], "same speaker"),
    ];
    for (said, why) in rows {
        refuses(Convention::Labels, said, why);
    }
}

#[test]
fn labels_refuse_a_paragraph_that_looks_labelled() {
    for text in ["Ada: why?", "q:", "BO : why?", "cY：why?", "Di: so.", "both\u{ad}: a", ": a"] {
        let paragraph = (Question, text, Some(0), None);
        refuses(Convention::Labels, &[(Title, text, None, None)], "could take it");
        refuses(
            Convention::Labels,
            &[(Question, "Why?", Some(0), None), paragraph],
            "could take it",
        );
    }
}

#[test]
fn labels_refuse_an_article_without_participants() {
    let mut interview = Interview::default();
    say(&mut interview, Title, "Bees", None, None);
    let error = write(&interview, Convention::Labels).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Refused { segment: 0, line: 1, .. }), "{error}");
}

#[test]
fn question_answer_refuses() {
    let refuses = |said: &[Said<'_>], why: &str| refuses(Convention::QuestionAnswer, said, why);
    refuses(&[(Remark, "Hear!", None, None)], "remark");
    refuses(
        &[(Question, "Why?", Some(0), None), (Question, "How?", None, None)],
        "same kind, question",
    );
    refuses(&[(Answer, "So.", Some(1), None), (Answer, "So.", Some(3), None)], "same kind, answer");
    for text in ["Q: why", "Q.", "A) so", "A：so", "q; why", "a - so", "Q 12 – why", "Q1: why"] {
        refuses(&[(Intro, text, None, None)], "could take it");
        refuses(&[(Answer, "So.", None, None), (Answer, text, None, None)], "could take it");
    }
}

#[test]
fn dashes_refuse() {
    let refuses = |said: &[Said<'_>], why: &str| refuses(Convention::Dashes, said, why);
    refuses(&[(Remark, "Hear!", None, None)], "remark");
    refuses(&[(Answer, "So.", None, None)], "for kind question");
    refuses(
        &[(Question, "Why?", None, None), (Question, "How?", Some(0), None)],
        "for kind answer",
    );
    for text in ["- a", "–a", "— a", "― a", "−1", "‐ a"] {
        refuses(&[(Intro, text, None, None)], "could take it");
        refuses(&[(Question, "Why?", None, None), (Question, text, None, None)], "could take it");
    }
}

/// Conversations that are mostly fit to be written, of words that look like marks.
fn fit_conversation() -> impl Strategy<Value = Interview> {
    vec((who(), words()), 0..7).prop_map(|paragraphs| {
        let mut interview = conversation(&[]);
        for ((kind, speaker, label), text) in paragraphs {
            say(&mut interview, kind, &text, speaker, label);
        }
        interview
    })
}

fn who() -> impl Strategy<Value = (SegmentKind, Option<usize>, Option<&'static str>)> {
    prop_oneof![
        2 => select(vec![Intro, Aside]).prop_map(|kind| (kind, None, None)),
        4 => select(vec![None, Some("Q"), Some("ADA")]).prop_map(|it| (Question, Some(0), it)),
        4 => select(vec![None, Some("BO"), Some("Bo")]).prop_map(|it| (Answer, Some(1), it)),
        1 => select(vec![None, Some("Both")]).prop_map(|it| (Remark, Some(2), it)),
    ]
}

fn words() -> impl Strategy<Value = String> {
    const WORDS: &[&str] =
        &["Ada", "bo", "Q", "A1", ":", "：", ".", ")", " – ", "-", " ", "\u{ad}"];
    let words = || vec(select(WORDS), 0..4).prop_map(|words| words.concat());
    prop_oneof![1 => words(), 9 => words().prop_map(|words| words.trim_start().to_owned() + "so")]
}

/// The turns as far as a convention can hold them.
fn turns(interview: &Interview, convention: Convention) -> Vec<String> {
    let person = |segment: &Segment| {
        let name = interview.speaker_name(segment);
        format!("{name:?} {:?}", segment.label.as_deref().or(name))
    };
    let turn = |turn: interview_model::Turn<'_>| {
        let person = match convention {
            Convention::Labels => person(turn.segments[0]),
            _ => String::new(),
        };
        format!("{} {person} {:?}", turn.kind, turn.paragraphs())
    };
    interview.turns().into_iter().map(turn).collect()
}

fn reads_back_or_is_refused(interview: &Interview) -> Result<(), TestCaseError> {
    for convention in MARKED {
        match write(interview, convention) {
            Ok(text) => {
                let back = read(&text, convention, &interview.participants);
                prop_assert_eq!(turns(&back, convention), turns(interview, convention), "{}", text);
            }
            Err(error) => {
                let refused = matches!(error.kind(), ErrorKind::Refused { .. });
                prop_assert!(refused, "{error}");
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_written_reads_back_as_the_same_turns(interview in fit_conversation()) {
        reads_back_or_is_refused(&interview)?;
    }

    #[test]
    fn anything_reads_back_or_is_refused(interview in crate::arbitrary::interview()) {
        reads_back_or_is_refused(&interview)?;
    }
}
