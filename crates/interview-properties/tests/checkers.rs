//! The checkers themselves: each must object to what is wrong, or the properties show nothing.

#![expect(clippy::indexing_slicing, reason = "the rows change what the truth is known to hold")]

use interview_model::{
    Convention, Credit, CreditSort, Interview, Participant, ParticipantId, Role, Segment,
    SegmentKind, Span, StageDirection, Timing,
};
use interview_properties::{check_interview, check_turns};

const SOURCE: &str = "\u{feff}Q: Wieso? (lacht)\n\nÄhm.\r\nSource: Weir\n";

/// What is in `SOURCE`.
fn truth() -> Interview {
    let mut interview = Interview::default();
    interview.participants.push(Participant::new("Ida", Role::Interviewer));
    for (kind, text, start, line) in [
        (SegmentKind::Question, "Wieso? (lacht)", 3, 1),
        (SegmentKind::Answer, "Ähm.", 22, 3),
        (SegmentKind::Credit, "Source: Weir", 29, 4),
    ] {
        let end = start + text.len() + if start == 3 { 3 } else { 0 };
        let mut segment = Segment::new(kind, text, Span::new(start, end));
        segment.line = line;
        interview.segments.push(segment);
    }
    let question = &mut interview.segments[0];
    question.label = Some("Q".to_owned());
    question.speaker = Some(ParticipantId(0));
    question.confidence = Some(0.9);
    question.directions.push(StageDirection::new("lacht", Span::new(13, 20)));
    interview.credits.push(Credit::new(CreditSort::Source, "Weir", Span::new(29, 41)));
    interview
}

#[test]
fn the_truth_holds() {
    assert_eq!(check_interview(SOURCE, &truth()), Ok(()));
}

/// One change to the truth a row, and what the checker must say of it.
#[test]
fn what_is_wrong_is_noticed() {
    type Change = fn(&mut Interview);
    let rows: &[(&str, Change)] = &[
        ("empty or starts before", |it| it.segments.swap(0, 1)),
        ("empty or starts before", |it| it.segments[1].span.end = 22),
        ("empty or starts before", |it| it.segments[1].span.start = 19),
        ("participant", |it| it.segments[0].speaker = Some(ParticipantId(1))),
        ("not whole characters", |it| it.segments[1].span.start = 23),
        ("not whole characters", |it| it.segments[2].span.end = 400),
        ("in no segment", |it| it.segments[1].span.end = 26),
        ("'Q' at byte 3 is in no segment", |it| it.segments[0].span.start = 6),
        ("in no segment", |it| drop(it.segments.pop())),
        ("is on line 3, not 2", |it| it.segments[1].line = 2),
        ("line break", |it| it.segments[1].text.push('\n')),
        ("'A' of \"Aha.\" is not in its bytes", |it| it.segments[1].text = "Aha.".to_owned()),
        ("not in its bytes", |it| it.segments[1].text = ".mhÄ".to_owned()),
        ("not in its bytes", |it| it.segments[1].label = Some("A".to_owned())),
        ("probability", |it| it.segments[0].confidence = Some(1.5)),
        ("probability", |it| it.segments[0].confidence = Some(f32::NAN)),
        ("is said from 9 ms on and ends at", |it| {
            let timing = it.segments[0].timing.insert(Timing::new(9, None));
            timing.end_ms = Some(8);
        }),
        ("stands outside", |it| it.segments[0].directions[0].span = Span::new(22, 24)),
        ("not in its bytes", |it| it.segments[0].directions[0].text.push('x')),
        ("that of no segment", |it| it.credits[0].span.start = 30),
        ("that of no segment", |it| it.segments[2].kind = SegmentKind::Bio),
        ("not in its bytes", |it| it.credits[0].value.push('x')),
    ];
    for (number, (wanted, change)) in rows.iter().enumerate() {
        let mut interview = truth();
        change(&mut interview);
        let said = check_interview(SOURCE, &interview).unwrap_err().to_string();
        assert!(said.contains(wanted), "row {number}: {said}");
    }
}

#[test]
fn a_character_may_be_written_as_a_reference() {
    let source = "&gt; 3 &#233;t&#xE9;s &amp; &rlm;";
    for (text, holds) in
        [("> 3 étés & \u{200f}", true), ("> 3 étés", true), ("étés >", false), ("< 3", false)]
    {
        let mut interview = Interview::default();
        let span = Span::new(0, source.len());
        interview.segments.push(Segment::new(SegmentKind::Answer, text, span));
        assert_eq!(check_interview(source, &interview).is_ok(), holds, "{text}");
    }
}

#[test]
fn other_turns_are_noticed() {
    type Change = fn(&mut Interview);
    let rows: &[(Convention, bool, Change)] = &[
        (Convention::Labels, true, |_| ()),
        (Convention::Labels, false, |it| it.segments[0].label = None),
        (Convention::Labels, false, |it| it.segments[0].label = Some("Ida".to_owned())),
        (Convention::Labels, false, |it| it.participants[0].name.push('a')),
        (Convention::Labels, false, |it| it.segments[1].speaker = Some(ParticipantId(0))),
        (Convention::QuestionAnswer, true, |it| it.segments[0].label = None),
        (Convention::QuestionAnswer, true, |it| it.segments[0].speaker = None),
        (Convention::QuestionAnswer, false, |it| it.segments[0].text.push('?')),
        (Convention::Dashes, false, |it| it.segments[0].kind = SegmentKind::Answer),
        (Convention::Dashes, false, |it| it.segments[1].kind = SegmentKind::Aside),
        (Convention::Dashes, false, |it| it.segments[2].kind = SegmentKind::Answer),
    ];
    for (number, (convention, same, change)) in rows.iter().enumerate() {
        let mut read = truth();
        change(&mut read);
        let checked = check_turns(&truth(), &read, *convention);
        assert_eq!(checked.is_ok(), *same, "row {number}: {checked:?}");
    }
}
