use std::borrow::Cow;
use std::ptr;

use interview_model::{Convention, Interview, Opens, Segment, SegmentKind, Turn, run_on};

use super::marking::{Dashes, Labels, Marking, QuestionAnswer, Unmarked};
use super::refusal::{Reason, Refusal, check_paragraph};

/// The paragraphs of an article in a convention. There is none that would not be read back.
pub(super) struct Layout<'a> {
    pub(super) paragraphs: Vec<Paragraph<'a>>,
    /// How many segments have no place in it.
    pub(super) dropped: usize,
}

pub(super) struct Paragraph<'a> {
    /// What stands before the text: empty unless a turn opens here.
    pub(super) mark: Cow<'static, str>,
    pub(super) text: Cow<'a, str>,
    is_speech: bool,
}

impl<'a> Layout<'a> {
    pub(super) fn of(interview: &'a Interview, convention: Convention) -> Result<Self, Refusal> {
        match convention {
            Convention::Labels => Self::marked(interview, &Labels::of(interview)),
            Convention::QuestionAnswer => Self::marked(interview, &QuestionAnswer),
            Convention::Dashes => Self::marked(interview, &Dashes),
            _ => Self::marked(interview, &Unmarked),
        }
    }

    fn marked(interview: &'a Interview, marking: &impl Marking) -> Result<Self, Refusal> {
        let mut layout = Self { paragraphs: Vec::new(), dropped: 0 };
        let mut turns = interview.turns().into_iter().peekable();
        let mut open: Option<Turn<'_>> = None;
        for (number, segment) in interview.segments.iter().enumerate() {
            let opened = turns.next_if(|turn| opens(turn, segment));
            let has_place = open.is_none() && segment.kind != SegmentKind::Timestamp;
            if opened.is_none() && !has_place && !marking.keeps(segment.kind) {
                layout.dropped += 1;
                continue;
            }
            let refuse = |reason| Refusal { segment: number, line: segment.line, reason };
            match layout.paragraphs.last_mut().filter(|paragraph| paragraph.is_speech) {
                Some(paragraph) if segment.opens == Opens::Nothing && opened.is_none() => {
                    check_paragraph(&segment.text).map_err(refuse)?;
                    run_on(paragraph.text.to_mut(), &segment.text);
                }
                _ => layout.paragraphs.push(Paragraph {
                    mark: mark(marking, open.as_ref(), opened.as_ref(), segment).map_err(refuse)?,
                    text: Cow::Borrowed(&segment.text),
                    is_speech: segment.kind.is_speech(),
                }),
            }
            open = opened.or(open);
        }
        Ok(layout)
    }
}

fn opens(turn: &Turn<'_>, segment: &Segment) -> bool {
    turn.segments.first().is_some_and(|first| ptr::eq(*first, segment))
}

fn mark(
    marking: &impl Marking,
    before: Option<&Turn<'_>>,
    opened: Option<&Turn<'_>>,
    segment: &Segment,
) -> Result<Cow<'static, str>, Reason> {
    check_paragraph(&segment.text)?;
    match opened {
        Some(turn) => marking.mark(before, turn),
        None if marking.might_open(&segment.text) => Err(Reason::MightOpen),
        None => Ok(Cow::Borrowed("")),
    }
}
