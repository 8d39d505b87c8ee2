use interview_export::{Article, ErrorKind, Rows};
use interview_model::{Interview, Role, SegmentKind};

use crate::sample::{panel, say, with_people};

#[test]
fn names_stand_for_the_sorts_of_rows() {
    for rows in Rows::ALL {
        assert_eq!(rows.name().parse::<Rows>().unwrap(), rows);
        assert_eq!(rows.to_string(), rows.name());
    }
    let error = "Turn".parse::<Rows>().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::UnknownRows { name } if name == "Turn"));
}

#[test]
fn an_exchange_row_names_each_speaker_once_in_order_of_speech() {
    let mut interview = with_people(&[
        ("Ada", Role::Interviewer, &[]),
        ("Bo", Role::Interviewee, &[]),
        ("Cy", Role::Interviewee, &[]),
        ("", Role::Interviewee, &[]),
    ]);
    say(&mut interview, SegmentKind::Question, "Who?", Some(0), None);
    for speaker in [2, 1, 2, 3] {
        say(&mut interview, SegmentKind::Answer, "I.", Some(speaker), None);
    }
    let row = Article::new("a", &interview).exchange_rows().next().unwrap();
    assert_eq!(row.interviewer.as_deref(), Some("Ada"));
    assert_eq!(row.interviewee.as_deref(), Some("Cy; Bo"));
    assert_eq!(row.answer, "I.\n\nI.\n\nI.\n\nI.");
}

#[test]
fn a_row_names_the_section_in_which_it_begins() {
    let interview = panel();
    let article = Article::new("a", &interview);
    let exchanges: Vec<_> = article.exchange_rows().map(|row| row.section).collect();
    assert_eq!(exchanges, [None, Some("Honey".to_owned())]);
    let turns: Vec<_> = article.turn_rows().map(|row| (row.turn, row.section)).collect();
    let honey = || Some("Honey".to_owned());
    assert_eq!(turns, [(1, None), (2, None), (3, None), (4, honey()), (5, honey())]);
}

#[test]
fn an_unknown_speaker_and_an_empty_label_are_none() {
    let mut interview = Interview::default();
    say(&mut interview, SegmentKind::Answer, "Yes.", Some(7), Some(""));
    let row = Article::new("a", &interview).segment_rows().next().unwrap();
    assert_eq!((row.speaker, row.label), (None, None));
}

#[test]
fn an_interview_without_segments_has_no_rows() {
    let interview = Interview::default();
    let article = Article::new("a", &interview);
    assert_eq!(article.exchange_rows().count(), 0);
    assert_eq!(article.turn_rows().count(), 0);
    assert_eq!(article.segment_rows().count(), 0);
}
