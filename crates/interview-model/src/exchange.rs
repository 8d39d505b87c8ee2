use crate::turn::{BETWEEN_PARAGRAPHS, cover};
use crate::{Interview, Segment, SegmentKind, Span, Timing, Turn};

/// The interviewer's turn or turns and the replies to them.
///
/// Speech before the first question, and a conversation whose sides are not known, are exchanges
/// without a question: no speech is in none.
///
/// ```
/// use interview_model::{Interview, Segment, SegmentKind, Span};
///
/// let mut interview = Interview::default();
/// for (kind, text) in [
///     (SegmentKind::Heading, "Work"),
///     (SegmentKind::Question, "When?"),
///     (SegmentKind::Answer, "Now."),
///     (SegmentKind::Question, "And then?"),
/// ] {
///     let at = interview.segments.last().map_or(0, |segment| segment.span.end + 1);
///     interview.segments.push(Segment::new(kind, text, Span::new(at, at + text.len())));
/// }
/// let exchanges = interview.exchanges();
/// assert_eq!(exchanges.len(), 2);
/// assert_eq!(exchanges[0].section.map(|heading| heading.text.as_str()), Some("Work"));
/// assert!(exchanges[1].answers.is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Exchange<'a> {
    /// The heading under which the exchange begins.
    pub section: Option<&'a Segment>,
    /// The interviewer's side.
    pub questions: Vec<Turn<'a>>,
    /// The replies: answers, and remarks of people whose side is not known.
    pub answers: Vec<Turn<'a>>,
}

impl<'a> Exchange<'a> {
    /// Both sides' turns, questions first.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.exchanges()[0].turns().count(), 2);
    /// ```
    pub fn turns(&self) -> impl Iterator<Item = &Turn<'a>> {
        self.questions.iter().chain(&self.answers)
    }

    /// All that the interviewer's side says; paragraphs are parted by a blank line.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.exchanges()[0].question_text(), "Why?");
    /// ```
    #[must_use]
    pub fn question_text(&self) -> String {
        text_of(&self.questions)
    }

    /// The whole answer; paragraphs are parted by a blank line.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.exchanges()[0].answer_text(), "So.");
    /// ```
    #[must_use]
    pub fn answer_text(&self) -> String {
        text_of(&self.answers)
    }

    /// From the first byte of the question to the last byte of the answer.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.exchanges()[0].span(), Span::new(0, 8));
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        cover(self.turns().map(Turn::span))
    }

    /// When the exchange is said: from the first time that its turns have to the last. `None` where
    /// they have none.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span, Timing};
    ///
    /// let mut interview = Interview::default();
    /// for (kind, start_ms) in [(SegmentKind::Question, 4_000), (SegmentKind::Answer, 6_500)] {
    ///     let at = interview.segments.last().map_or(0, |segment| segment.span.end + 1);
    ///     let mut segment = Segment::new(kind, "Bees.", Span::new(at, at + 5));
    ///     segment.timing = Some(Timing::new(start_ms, None));
    ///     interview.segments.push(segment);
    /// }
    /// assert_eq!(interview.exchanges()[0].timing(), Some(Timing::new(4_000, None)));
    /// ```
    #[must_use]
    pub fn timing(&self) -> Option<Timing> {
        self.turns().filter_map(Turn::timing).reduce(Timing::cover)
    }
}

fn text_of(turns: &[Turn<'_>]) -> String {
    let paragraphs: Vec<_> = turns.iter().flat_map(Turn::paragraphs).collect();
    paragraphs.join(BETWEEN_PARAGRAPHS)
}

impl Interview {
    /// The exchanges of the conversation, in order. A new one begins with each question that
    /// follows a reply.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.exchanges().len(), 1);
    /// ```
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchange<'_>> {
        let mut headings = self.segments_of(SegmentKind::Heading).peekable();
        let mut section = None;
        let mut exchanges: Vec<Exchange<'_>> = Vec::new();
        for turn in self.turns() {
            let start = turn.span().start;
            while let Some(heading) = headings.next_if(|heading| heading.span.start < start) {
                section = Some(heading);
            }
            let asks = turn.kind == SegmentKind::Question;
            if exchanges.last().is_none_or(|last| asks && !last.answers.is_empty()) {
                exchanges.push(Exchange { section, ..Exchange::default() });
            }
            if let Some(exchange) = exchanges.last_mut() {
                if asks { exchange.questions.push(turn) } else { exchange.answers.push(turn) }
            }
        }
        exchanges
    }
}
