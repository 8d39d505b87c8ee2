use std::fmt::Display;

use thiserror::Error;

/// A property that does not hold, and what shows it.
///
/// ```
/// use interview_model::{Interview, Segment, SegmentKind, Span};
///
/// let mut interview = Interview::default();
/// interview.segments.push(Segment::new(SegmentKind::Aside, "bees", Span::new(0, 9)));
/// let failure = interview_properties::check_interview("bees", &interview).unwrap_err();
/// assert!(failure.to_string().starts_with("segment 0: bytes 0..9 are not"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct Failure(String);

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    /// The failure, with the place in which it was seen put before it.
    pub(crate) fn within(self, place: impl Display) -> Self {
        Self(format!("{place}: {}", self.0))
    }
}

impl From<interview_export::Error> for Failure {
    fn from(error: interview_export::Error) -> Self {
        Self(error.to_string())
    }
}
