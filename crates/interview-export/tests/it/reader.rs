//! A reader of plain text that knows the marks of the convention and nothing else, and is as
//! eager as a reader may be to see a mark, a line end or a character to trim.

use interview_model::{
    Convention, Interview, Participant, ParticipantId, Role, Segment, SegmentKind, Span,
};

/// What a paragraph that opens a turn says of it, and the text behind the mark.
type Opening<'a> = (SegmentKind, Option<ParticipantId>, Option<String>, &'a str);

pub(crate) fn read(text: &str, convention: Convention, people: &[Participant]) -> Interview {
    let mut interview = Interview::default();
    interview.participants = people.to_vec();
    let ends = ['\0', '\n', '\u{b}', '\u{c}', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    for line in text.split(ends).map(trim).filter(|line| !line.is_empty()) {
        let last = interview.segments.last();
        let segment = match opening(line, convention, people, last.map(|last| last.kind)) {
            Some((kind, speaker, label, text)) => {
                let mut segment = Segment::new(kind, text, Span::default());
                segment.speaker = speaker;
                segment.label = label;
                segment
            }
            None => match last {
                Some(last) => {
                    let mut segment = last.clone();
                    line.clone_into(&mut segment.text);
                    segment
                }
                None => Segment::new(SegmentKind::Intro, line, Span::default()),
            },
        };
        interview.segments.push(segment);
    }
    interview
}

fn opening<'a>(
    line: &'a str,
    convention: Convention,
    people: &[Participant],
    last: Option<SegmentKind>,
) -> Option<Opening<'a>> {
    match convention {
        Convention::Labels => labelled(line, people),
        Convention::QuestionAnswer => question_or_answer(line),
        _ => dashed(line, last),
    }
}

fn labelled<'a>(line: &'a str, people: &[Participant]) -> Option<Opening<'a>> {
    let (label, text) = line.split_once([':', '：'])?;
    let label = trim(label);
    let is_label = |name: &String| name.to_lowercase() == label.to_lowercase();
    let id = people.iter().position(|it| is_label(&it.name) || it.labels.iter().any(is_label))?;
    let kind = match people[id].role {
        Role::Interviewer => SegmentKind::Question,
        Role::Interviewee => SegmentKind::Answer,
        _ => SegmentKind::Remark,
    };
    Some((kind, Some(ParticipantId(id)), Some(label.to_owned()), text.trim_start()))
}

fn question_or_answer(line: &str) -> Option<Opening<'_>> {
    let (kind, rest) = match (line.strip_prefix('Q'), line.strip_prefix('A')) {
        (Some(rest), _) => (SegmentKind::Question, rest),
        (_, Some(rest)) => (SegmentKind::Answer, rest),
        _ => return None,
    };
    let rest = rest.trim_start_matches(char::is_numeric).trim_start();
    let text = rest.strip_prefix([':', '.', ')', '：'])?.trim_start();
    Some((kind, None, None, text))
}

fn dashed(line: &str, last: Option<SegmentKind>) -> Option<Opening<'_>> {
    let text = line.strip_prefix(['-', '–', '—', '―'])?.trim_start();
    let kind = match last {
        Some(SegmentKind::Question) => SegmentKind::Answer,
        _ => SegmentKind::Question,
    };
    Some((kind, None, None, text))
}

fn trim(text: &str) -> &str {
    text.trim_matches(|it: char| {
        it.is_whitespace() || it.is_control() || matches!(it, '\u{ad}' | '\u{200b}' | '\u{feff}')
    })
}
