use interview_model::Convention;

use crate::{SourceFormat, Speakers};

/// What a caller may know of an article beforehand, and the limits of a parse.
///
/// ```
/// use interview_parser::{Options, parse_with};
/// use interview_model::Convention;
///
/// let mut options = Options::default();
/// options.convention = Some(Convention::QuestionAnswer);
/// let parsed = parse_with("Q: Is it so?\nA: Q: is a letter.", &options);
/// assert_eq!(parsed.interview.exchanges()[0].answer_text(), "Q: is a letter.");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Options {
    /// The language of the text as an ISO 639-1 code (`en`, `es`, `ja`).
    ///
    /// Default: `None`, the language is found from the text.
    pub language: Option<String>,
    /// How the text tells questions from answers. Where it is named, the marks of that convention
    /// alone decide who speaks, whatever the speech looks like: text before the first mark is
    /// introduction, and text without a mark goes on with the turn before it.
    ///
    /// Default: `None`, the convention is found from the text.
    pub convention: Option<Convention>,
    /// Who is known to speak, under which label and on which side.
    ///
    /// Default: nobody, speakers are found in the text.
    pub speakers: Speakers,
    /// Whether labels that are forms of one name, `Ana Mora` and `AM`, or that stand for somebody
    /// whom the text names, are that person's. Without it each label, as printed, is a participant
    /// of its own, but for those of [`speakers`](Self::speakers).
    ///
    /// Default: `true`.
    pub merge_labels: bool,
    /// How the source is written.
    ///
    /// Default: `None`, the format is found from the first lines: see
    /// [`SourceFormat::of`](SourceFormat::of).
    pub source_format: Option<SourceFormat>,
    /// The most bytes an article may have. A longer one is not analysed: its blocks are kept as
    /// asides and the diagnostic [`Code::TooLong`](crate::Code::TooLong) says so.
    ///
    /// Default: 16 MiB.
    pub max_bytes: usize,
}

impl Options {
    /// The default of [`max_bytes`](Self::max_bytes): 16 MiB.
    pub const DEFAULT_MAX_BYTES: usize = 16 * 1024 * 1024;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            language: None,
            convention: None,
            speakers: Speakers::new(),
            merge_labels: true,
            source_format: None,
            max_bytes: Self::DEFAULT_MAX_BYTES,
        }
    }
}
