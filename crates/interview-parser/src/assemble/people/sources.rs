//! The places of an article that name those who take part.

use interview_model::{Evidence, Segment, SegmentKind};

use crate::grammar::examination::is_examination;

/// A text that may name somebody.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) place: Place,
    pub(super) text: &'a str,
    /// The line below a title.
    pub(super) below: Option<&'a str>,
}

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Title,
    Intro,
    /// A caption or another line before the conversation.
    Note,
    /// A note after it.
    After,
    /// The beginning of a question.
    Question,
    /// The beginning of an answer.
    Answer,
}

impl Place {
    /// Whether the article speaks there, not those who take part.
    pub(super) fn is_prose(self) -> bool {
        matches!(self, Self::Title | Self::Intro | Self::Note | Self::After)
    }

    pub(super) fn evidence(self) -> Evidence {
        match self {
            Self::Title => Evidence::Title,
            Self::Intro | Self::Note | Self::After => Evidence::Introduction,
            Self::Question => Evidence::Address,
            Self::Answer => Evidence::Answer,
        }
    }
}

/// How many paragraphs before the conversation are read for names, how much of each and how much
/// together, in bytes: those interviewed are named early.
const PARAGRAPHS: usize = 16;
/// See [`PARAGRAPHS`].
const HEAD: usize = 2048;
/// See [`PARAGRAPHS`].
const FRONT: usize = 6144;
/// How many paragraphs after the conversation are looked at for credits.
const BACK: usize = 12;
/// How many of the last are read.
const NOTES: usize = 4;
/// How much of each, in bytes.
const NOTE: usize = 256;
/// How many questions and answers are read.
const EXCHANGES: usize = 2;
/// How much of each, in bytes.
const OPENING: usize = 128;

/// The segments before the first word that is spoken, and those after the last.
pub(super) fn around(segments: &[Segment]) -> (&[Segment], &[Segment]) {
    let is_speech = |segment: &Segment| segment.kind.is_speech();
    let first = segments.iter().position(is_speech).unwrap_or(segments.len());
    let last = segments.iter().rposition(is_speech).map_or(segments.len(), |last| last + 1);
    let front = segments.get(..first.min(PARAGRAPHS)).unwrap_or_default();
    let back = segments.get(last.max(segments.len().saturating_sub(BACK))..).unwrap_or_default();
    (front, back)
}

/// Title, introduction and captions.
pub(super) fn prose(segments: &[Segment]) -> Vec<Source<'_>> {
    let (front, _) = around(segments);
    let mut sources = Vec::new();
    let mut left = FRONT;
    for (at, segment) in front.iter().enumerate() {
        let place = match segment.kind {
            // Who examines is not examined.
            SegmentKind::Heading if is_examination(&segment.text) => continue,
            SegmentKind::Title | SegmentKind::Heading => Place::Title,
            SegmentKind::Intro | SegmentKind::Bio => Place::Intro,
            SegmentKind::Aside => Place::Note,
            _ => continue,
        };
        let below = front.get(at + 1).map(|below| below.text.as_str());
        let below = below.filter(|_| place == Place::Title);
        let text = head(&segment.text, HEAD.min(left));
        left -= text.len();
        sources.push(Source { place, text, below });
    }
    sources
}

/// All that is printed before the conversation.
pub(super) fn front(segments: &[Segment]) -> Vec<&str> {
    let (front, _) = around(segments);
    front.iter().map(|segment| head(&segment.text, HEAD)).collect()
}

/// The beginnings of the first questions and answers, and the notes after the last.
pub(super) fn openings_and_notes(segments: &[Segment]) -> Vec<Source<'_>> {
    let (_, back) = around(segments);
    let source = |place, text| Source { place, text, below: None };
    let mut sources = Vec::new();
    for (kind, place) in
        [(SegmentKind::Question, Place::Question), (SegmentKind::Answer, Place::Answer)]
    {
        let spoken = segments.iter().filter(|it| it.kind == kind && !it.text.is_empty());
        let heads = spoken.take(EXCHANGES).map(|it| head(&it.text, OPENING));
        sources.extend(heads.map(|text| source(place, text)));
    }
    let last = back.get(back.len().saturating_sub(NOTES)..).unwrap_or_default();
    let notes = last.iter().filter(|it| matches!(it.kind, SegmentKind::Bio | SegmentKind::Aside));
    sources.extend(notes.map(|it| source(Place::After, head(&it.text, NOTE))));
    sources
}

/// The first bytes of a text.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
