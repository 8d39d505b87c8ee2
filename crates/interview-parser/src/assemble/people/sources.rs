//! The places of an article that name those who take part.

use interview_model::{Evidence, Segment, SegmentKind};

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

/// How many paragraphs before the conversation are read for names, and how much of each, in bytes:
/// those interviewed are named early.
const PARAGRAPHS: usize = 16;
/// See [`PARAGRAPHS`].
const HEAD: usize = 2048;
/// How many paragraphs after the conversation are read.
const NOTES: usize = 4;
/// How many questions and answers are read.
const EXCHANGES: usize = 2;
/// How much of each, in bytes.
const OPENING: usize = 160;

/// The segments before the first word that is spoken, and those after the last.
pub(super) fn around(segments: &[Segment]) -> (&[Segment], &[Segment]) {
    let is_speech = |segment: &Segment| segment.kind.is_speech();
    let first = segments.iter().position(is_speech).unwrap_or(segments.len());
    let last = segments.iter().rposition(is_speech).map_or(segments.len(), |last| last + 1);
    let front = segments.get(..first.min(PARAGRAPHS)).unwrap_or_default();
    let back = segments.get(last.max(segments.len().saturating_sub(NOTES))..).unwrap_or_default();
    (front, back)
}

/// The texts that may name those interviewed, in the order of the article.
pub(super) fn sources(segments: &[Segment]) -> Vec<Source<'_>> {
    let (front, back) = around(segments);
    let mut sources = Vec::new();
    for (at, segment) in front.iter().enumerate() {
        let place = match segment.kind {
            SegmentKind::Title | SegmentKind::Heading => Place::Title,
            SegmentKind::Intro | SegmentKind::Bio => Place::Intro,
            SegmentKind::Aside => Place::Note,
            _ => continue,
        };
        let below = front.get(at + 1).map(|below| below.text.as_str());
        let below = below.filter(|_| place == Place::Title);
        sources.push(Source { place, text: head(&segment.text, HEAD), below });
    }
    for (kind, place) in
        [(SegmentKind::Question, Place::Question), (SegmentKind::Answer, Place::Answer)]
    {
        let spoken = segments.iter().filter(|it| it.kind == kind && !it.text.is_empty());
        let heads = spoken.take(EXCHANGES).map(|it| head(&it.text, OPENING));
        sources.extend(heads.map(|text| Source { place, text, below: None }));
    }
    let notes = back.iter().filter(|it| matches!(it.kind, SegmentKind::Bio | SegmentKind::Aside));
    sources.extend(notes.map(|segment| Source {
        place: Place::After,
        text: head(&segment.text, HEAD),
        below: None,
    }));
    sources
}

/// The first bytes of a text.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
