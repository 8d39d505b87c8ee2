//! Interviews written out by hand.

use interview_model::{
    Interview, Participant, ParticipantId, Role, Segment, SegmentKind, Span, StageDirection, Timing,
};

/// A conversation with a section, two interviewees, labels, times, a remark and a stage direction.
pub(crate) fn panel() -> Interview {
    use SegmentKind::{Answer, Aside, Heading, Question, Remark, Title};
    let mut interview = with_people(&[
        ("Ada", Role::Interviewer, &["Q"]),
        ("Bo, Jr.", Role::Interviewee, &["BO"]),
        ("Cy", Role::Interviewee, &[]),
    ]);
    say(&mut interview, Title, "On \"bees\"", None, None);
    say(&mut interview, Question, "Why?", Some(0), Some("Q"));
    say(&mut interview, Answer, "They dance.", Some(1), Some("BO"));
    say(&mut interview, Aside, "Read also", None, None);
    say(&mut interview, Answer, "(laughs) Truly.", Some(1), Some("BO"));
    say(&mut interview, Answer, "They do.", Some(2), None);
    say(&mut interview, Heading, "Honey", None, None);
    say(&mut interview, Question, "And honey?", Some(0), Some("Q"));
    say(&mut interview, Remark, "Hear, hear!", None, None);
    interview.segments[2].confidence = Some(0.75);
    interview.segments[1].timing = Some(Timing::new(1_000, None));
    interview.segments[5].timing = Some(Timing::new(2_500, Some(4_000)));
    let start = interview.segments[4].span.start;
    interview.segments[4].directions =
        vec![StageDirection::new("laughs", Span::new(start, start + 8))];
    interview
}

pub(crate) fn with_people(people: &[(&str, Role, &[&str])]) -> Interview {
    let mut interview = Interview::default();
    for (name, role, labels) in people {
        let mut person = Participant::new(*name, *role);
        person.labels = labels.iter().copied().map(str::to_owned).collect();
        interview.participants.push(person);
    }
    interview
}

/// Adds a paragraph on a line of its own, the lines parted by one byte.
pub(crate) fn say(
    interview: &mut Interview,
    kind: SegmentKind,
    text: &str,
    speaker: Option<usize>,
    label: Option<&str>,
) {
    let start = interview.segments.last().map_or(0, |last| last.span.end + 1);
    let mut segment = Segment::new(kind, text, Span::new(start, start + text.len()));
    segment.line = interview.segments.len() + 1;
    segment.speaker = speaker.map(ParticipantId);
    segment.label = label.map(str::to_owned);
    interview.segments.push(segment);
}
