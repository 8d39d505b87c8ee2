use std::fmt;

use serde::{Deserialize, Serialize};

/// When something is said in a recording, in milliseconds from its start.
///
/// The times of a cue, as [WebVTT] calls them; text transcripts often print the start alone.
///
/// ```
/// use interview_model::Timing;
///
/// let timing = Timing::new(62_500, Some(64_000));
/// assert_eq!(timing.to_string(), "00:01:02.500 --> 00:01:04.000");
/// assert_eq!(Timing::new(9_000, Some(8_000)).end_ms, None);
/// ```
///
/// [WebVTT]: https://www.w3.org/TR/webvtt1/#webvtt-cue-timings
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Timing {
    /// When it starts.
    pub start_ms: u64,
    /// When it ends, where that is known; never before the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
}

impl Timing {
    /// A start and an end. An end before the start, as broken captions have it, is not taken.
    ///
    /// ```
    /// assert_eq!(interview_model::Timing::new(1_000, None).start_ms, 1_000);
    /// ```
    #[must_use]
    pub fn new(start_ms: u64, end_ms: Option<u64>) -> Self {
        Self { start_ms, end_ms: end_ms.filter(|end| *end >= start_ms) }
    }

    /// The time that both take up. Where the later of them has no end, neither has that.
    ///
    /// ```
    /// use interview_model::Timing;
    ///
    /// let (early, late) = (Timing::new(0, Some(900)), Timing::new(800, Some(1_700)));
    /// assert_eq!(late.cover(early), Timing::new(0, Some(1_700)));
    /// assert_eq!(early.cover(Timing::new(2_000, None)), Timing::new(0, None));
    /// ```
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        let (early, late) =
            if other.start_ms < self.start_ms { (other, self) } else { (self, other) };
        let end_ms = late.end_ms.map(|end| end.max(early.end_ms.unwrap_or(end)));
        Self { start_ms: early.start_ms, end_ms }
    }
}

impl fmt::Display for Timing {
    /// As WebVTT writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_clock(f, self.start_ms)?;
        let Some(end) = self.end_ms else { return Ok(()) };
        f.write_str(" --> ")?;
        write_clock(f, end)
    }
}

fn write_clock(f: &mut fmt::Formatter<'_>, ms: u64) -> fmt::Result {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    write!(f, "{hours:02}:{minutes:02}:{seconds:02}.{ms:03}")
}
