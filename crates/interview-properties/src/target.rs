use crate::{Failure, export_reads_back, markup_holds, round_trip, spans_hold};

/// A property as a fuzzer sees it: it takes any bytes.
///
/// ```
/// use interview_properties::Target;
///
/// assert_eq!(Target::ALL.map(Target::name), ["parse", "round_trip", "export", "markup"]);
/// assert!(Target::Parse.run(b"\xff\xfe").is_ok());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// [`spans_hold`].
    Parse,
    /// [`round_trip`].
    RoundTrip,
    /// [`export_reads_back`].
    Export,
    /// [`markup_holds`].
    Markup,
}

impl Target {
    /// Every target.
    pub const ALL: [Self; 4] = [Self::Parse, Self::RoundTrip, Self::Export, Self::Markup];

    /// The name of the fuzz target.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::RoundTrip => "round_trip",
            Self::Export => "export",
            Self::Markup => "markup",
        }
    }

    /// Checks the property on `bytes`. Where it is one of texts, bytes that are not UTF-8 are
    /// replaced by U+FFFD.
    ///
    /// # Errors
    ///
    /// What does not hold, with the target's name.
    pub fn run(self, bytes: &[u8]) -> Result<(), Failure> {
        let checked = match self {
            Self::Parse => spans_hold(&String::from_utf8_lossy(bytes)),
            Self::RoundTrip => round_trip(bytes),
            Self::Export => export_reads_back(&String::from_utf8_lossy(bytes)),
            Self::Markup => markup_holds(&String::from_utf8_lossy(bytes)),
        };
        checked.map_err(|failure| failure.within(self.name()))
    }
}
