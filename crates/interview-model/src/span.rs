use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A range of bytes in the source, half open.
///
/// ```
/// use interview_model::Span;
///
/// let span = Span::new(2, 5);
/// assert_eq!(span.len(), 3);
/// assert_eq!(span.slice("abcdefg"), Some("cde"));
/// assert_eq!(span.slice("abc"), None);
/// ```
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// The first byte, counted from 0.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to but not including `end`.
    ///
    /// ```
    /// assert_eq!(interview_model::Span::new(2, 5).end, 5);
    /// ```
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// How many bytes the span holds; 0 when it ends before it starts.
    ///
    /// ```
    /// assert_eq!(interview_model::Span::new(5, 2).len(), 0);
    /// ```
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    ///
    /// ```
    /// assert!(interview_model::Span::new(4, 4).is_empty());
    /// ```
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text of the span, or `None` when it does not lie in `source` on character boundaries.
    ///
    /// ```
    /// assert_eq!(interview_model::Span::new(1, 3).slice("boat"), Some("oa"));
    /// ```
    #[must_use]
    pub fn slice(self, source: &str) -> Option<&str> {
        source.get(Range::from(self))
    }

    /// The smallest span that holds both.
    ///
    /// ```
    /// use interview_model::Span;
    ///
    /// assert_eq!(Span::new(1, 3).cover(Span::new(5, 6)), Span::new(1, 6));
    /// ```
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}
