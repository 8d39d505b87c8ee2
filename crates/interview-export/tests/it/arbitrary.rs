//! Interviews of any content, hostile ones above all.

use interview_model::{
    Convention, Credit, CreditSort, Interview, Opens, Participant, ParticipantId, Role, Segment,
    SegmentKind, Span, StageDirection, Timing,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const PIECES: &[&str] = &[
    "\"",
    "\"\"",
    ",",
    ";",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "\t",
    " ",
    "=1+1",
    "+",
    "-",
    "@",
    "'",
    "'=",
    "\u{feff}",
    "\u{2028}",
    "\u{85}",
    "\0",
    "\\",
    "{",
    "]",
    "null",
    "é",
    "質問",
    "👩‍🚀",
    "𝔄",
    "Q:",
    "A. ",
    "– ",
    "— ",
    "Ada",
    "Bo",
    ": ",
    "：",
    "why?",
    "because.",
];

/// Text that formats trip over.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES), 0..8).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => any::<String>()]
}

/// Any interview, even one that contradicts itself.
pub(crate) fn interview() -> impl Strategy<Value = Interview> {
    let parts = (
        option::of(text()),
        select(Convention::ALL.as_slice()),
        vec(participant(), 0..4),
        vec(segment(), 0..12),
        vec(credit(), 0..3),
    );
    parts.prop_map(|(language, convention, participants, segments, credits)| {
        let mut interview = Interview::default();
        interview.language = language;
        interview.convention = convention;
        interview.participants = participants;
        interview.segments = segments;
        interview.credits = credits;
        interview
    })
}

fn participant() -> impl Strategy<Value = Participant> {
    let roles = select(vec![Role::Interviewer, Role::Interviewee, Role::Other]);
    let parts = (text(), roles, option::of(text()), vec(text(), 0..3));
    parts.prop_map(|(name, role, description, labels)| {
        let mut participant = Participant::new(name, role);
        participant.description = description;
        participant.labels = labels;
        participant
    })
}

fn segment() -> impl Strategy<Value = Segment> {
    let parts = (
        select(SegmentKind::ALL.as_slice()),
        text(),
        span(),
        any::<usize>(),
        option::of(text()),
        option::of((0_usize..5).prop_map(ParticipantId)),
        option::of(0.0_f32..=1.0),
        option::of(any::<(u64, Option<u64>)>()),
        select(vec![Opens::Turn, Opens::Paragraph, Opens::Nothing]),
        vec((text(), span()), 0..3),
    );
    parts.prop_map(
        |(kind, text, span, line, label, speaker, confidence, times, opens, directions)| {
            let mut segment = Segment::new(kind, text, span);
            segment.line = line;
            segment.label = label;
            segment.speaker = speaker;
            segment.confidence = confidence;
            segment.timing = times.map(|(start, end)| Timing::new(start, end));
            segment.opens = opens;
            let directions = directions.into_iter();
            segment.directions =
                directions.map(|(text, span)| StageDirection::new(text, span)).collect();
            segment
        },
    )
}

fn credit() -> impl Strategy<Value = Credit> {
    let sorts = select(vec![CreditSort::Source, CreditSort::SignOff, CreditSort::Other]);
    (sorts, text(), span()).prop_map(|(sort, value, span)| Credit::new(sort, value, span))
}

fn span() -> impl Strategy<Value = Span> {
    any::<(usize, usize)>().prop_map(|(start, end)| Span::new(start, end))
}
