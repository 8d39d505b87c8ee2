use std::borrow::Cow;

use crate::{Interview, Opens, ParticipantId, Segment, SegmentKind, Span, Timing, run_on};

/// One speaker's uninterrupted speech: a run of segments with the same kind, speaker and label, of
/// which none but the first [opens a turn](crate::Opens::Turn).
///
/// Headings, asides and the like that stand inside a turn do not end it and are not part of it.
///
/// ```
/// use interview_model::{Interview, Segment, SegmentKind, Span};
///
/// let mut interview = Interview::default();
/// interview.segments.push(Segment::new(SegmentKind::Answer, "Yes.", Span::new(0, 4)));
/// interview.segments.push(Segment::new(SegmentKind::Aside, "Read also", Span::new(5, 14)));
/// interview.segments.push(Segment::new(SegmentKind::Answer, "Always.", Span::new(15, 22)));
///
/// let turns = interview.turns();
/// assert_eq!(turns.len(), 1);
/// assert_eq!(turns[0].text(), "Yes.\n\nAlways.");
/// assert_eq!(turns[0].span(), Span::new(0, 22));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Turn<'a> {
    /// Question, answer or remark.
    pub kind: SegmentKind,
    /// Who speaks, where it is known.
    pub speaker: Option<ParticipantId>,
    /// The label that opened the turn, as printed.
    pub label: Option<&'a str>,
    /// The paragraphs, or the cues that they are made of. Never empty.
    pub segments: Vec<&'a Segment>,
}

impl<'a> Turn<'a> {
    fn opened_by(segment: &'a Segment) -> Self {
        Self {
            kind: segment.kind,
            speaker: segment.speaker,
            label: segment.label.as_deref(),
            segments: vec![segment],
        }
    }

    fn continues_with(&self, segment: &Segment) -> bool {
        segment.opens != Opens::Turn
            && self.kind == segment.kind
            && self.speaker == segment.speaker
            && self.label == segment.label.as_deref()
    }

    /// The paragraphs' texts. Segments that [open nothing](crate::Opens::Nothing) are part of the
    /// paragraph before them.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.turns()[1].paragraphs(), ["So."]);
    /// ```
    #[must_use]
    pub fn paragraphs(&self) -> Vec<Cow<'a, str>> {
        let mut paragraphs: Vec<Cow<'a, str>> = Vec::new();
        for segment in self.segments.iter().filter(|segment| !segment.text.is_empty()) {
            match paragraphs.last_mut() {
                Some(paragraph) if segment.opens == Opens::Nothing => {
                    run_on(paragraph.to_mut(), &segment.text);
                }
                _ => paragraphs.push(Cow::Borrowed(&segment.text)),
            }
        }
        paragraphs
    }

    /// The whole text; paragraphs are parted by a blank line.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.turns()[0].text(), "Why?");
    /// ```
    #[must_use]
    pub fn text(&self) -> String {
        self.paragraphs().join(BETWEEN_PARAGRAPHS)
    }

    /// From the first byte of the first paragraph to the last byte of the last. What stands inside
    /// the turn but is not part of it is inside this span too.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.turns()[1].span(), Span::new(5, 8));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        cover(self.segments.iter().map(|segment| segment.span))
    }

    /// When the turn is said: from the first time that its segments have to the last. `None` where
    /// they have none.
    ///
    /// ```
    /// use interview_model::{Interview, Opens, Segment, SegmentKind, Span, Timing};
    ///
    /// let mut interview = Interview::default();
    /// for (at, text) in [(0, "They dance"), (20, "in the dark.")] {
    ///     let mut cue = Segment::new(SegmentKind::Answer, text, Span::new(at, at + text.len()));
    ///     let start_ms = 100 * at as u64;
    ///     cue.timing = Some(Timing::new(start_ms, Some(start_ms + 1500)));
    ///     cue.opens = if at > 0 { Opens::Nothing } else { Opens::Turn };
    ///     interview.segments.push(cue);
    /// }
    /// let turns = interview.turns();
    /// assert_eq!(turns[0].timing(), Some(Timing::new(0, Some(3500))));
    /// assert_eq!(turns[0].text(), "They dance in the dark.");
    /// ```
    #[must_use]
    pub fn timing(&self) -> Option<Timing> {
        self.segments.iter().filter_map(|segment| segment.timing).reduce(Timing::cover)
    }
}

impl Interview {
    /// The turns of the conversation, in order.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.turns().len(), 2);
    /// ```
    #[must_use]
    pub fn turns(&self) -> Vec<Turn<'_>> {
        let mut turns: Vec<Turn<'_>> = Vec::new();
        for segment in self.segments.iter().filter(|segment| segment.kind.is_speech()) {
            match turns.last_mut() {
                Some(turn) if turn.continues_with(segment) => turn.segments.push(segment),
                _ => turns.push(Turn::opened_by(segment)),
            }
        }
        turns
    }
}

/// What parts paragraphs of a text.
pub(crate) const BETWEEN_PARAGRAPHS: &str = "\n\n";

pub(crate) fn cover(spans: impl Iterator<Item = Span>) -> Span {
    spans.reduce(Span::cover).unwrap_or_default()
}
