use thiserror::Error;

use crate::{ParticipantId, Span, Timing};

/// A name that stands for nothing of the kind asked for.
///
/// ```
/// let error = "poem".parse::<interview_model::SegmentKind>().unwrap_err();
/// assert_eq!(error.to_string(), "`poem` is not a segment kind");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{name}` is not a {wanted}")]
pub struct UnknownName {
    wanted: &'static str,
    name: String,
}

impl UnknownName {
    /// Says that `name` is not a `wanted`, for the crates that name other things.
    ///
    /// ```
    /// let error = interview_model::UnknownName::new("metre", "limerick");
    /// assert_eq!(error.to_string(), "`limerick` is not a metre");
    /// ```
    #[must_use]
    pub fn new(wanted: &'static str, name: &str) -> Self {
        Self { wanted, name: name.to_owned() }
    }
}

/// What makes an interview contradict itself: see
/// [`Interview::validate`](crate::Interview::validate).
///
/// ```
/// use interview_model::{InvalidInterview, Span};
///
/// let error = InvalidInterview::Span { segment: 2, span: Span::new(7, 7) };
/// assert!(error.to_string().starts_with("segment 2 at bytes 7..7"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum InvalidInterview {
    /// A segment ends before it starts, or starts before the one before it has ended.
    #[error("segment {segment} at bytes {}..{} is empty or starts before the one before it ends", span.start, span.end)]
    Span {
        /// The segment's place in the interview, counted from 0.
        segment: usize,
        /// Where it claims to be.
        span: Span,
    },
    /// A segment's speaker is not among the participants.
    #[error("segment {segment} is said by participant {}, of {participants}", speaker.0)]
    Speaker {
        /// The segment's place in the interview, counted from 0.
        segment: usize,
        /// Who is said to speak.
        speaker: ParticipantId,
        /// How many participants there are.
        participants: usize,
    },
    /// A segment ends, in the recording, before it starts.
    #[error("segment {segment} is said from {} ms on and ends at {:?} ms", timing.start_ms, timing.end_ms)]
    Timing {
        /// The segment's place in the interview, counted from 0.
        segment: usize,
        /// When it claims to be said.
        timing: Timing,
    },
}
