use std::fmt;

use interview_model::{Interview, Span};
use thiserror::Error;

/// What a [`Diagnostic`] is about. Its [`name`](Code::name) never changes.
///
/// ```
/// assert_eq!(interview_parser::parse(" ").diagnostics[0].code, interview_parser::Code::Empty);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// There is nothing but white space.
    Empty,
    /// No question was found.
    NoQuestion,
    /// Labels tell who speaks, and nothing who asks: their speech is remarks.
    SidesUnknown,
    /// The source has more bytes than the options allow, and was not analysed.
    TooLong,
    /// There are questions, but the whole does not read like an interview: a list of frequent
    /// questions, a report, a column.
    NotInterview,
    /// Nothing is said by somebody whom the caller named, or after a label that the caller gave.
    UnknownSpeaker,
    /// A segment, or several that follow each other, may be of another kind than was chosen.
    Doubtful,
    /// A label, or the slip of one, in the words of a turn. Found by [`lint`](crate::lint()), as are
    /// all that follow.
    LabelInTurn,
    /// A label with other marks around it than nearly all others have.
    OddLabel,
    /// A label that is a letter, or its case, away from one that comes more often.
    NearLabel,
    /// One person under two forms of a name, in turn.
    TwoNames,
    /// A time before an earlier one.
    TimeBackwards,
    /// A time whose end comes before its start.
    TimeEndsEarly,
    /// Speech without a label, where other turns have one.
    TurnOfNobody,
    /// The label of the turn before once more, where that is rare.
    LabelRepeated,
    /// A label with nothing said under it.
    EmptyTurn,
}

/// How much a [`Diagnostic`] matters; the higher, the more.
///
/// ```
/// use interview_parser::{Code, Severity};
///
/// assert_eq!(Code::Empty.severity(), Severity::Error);
/// assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Note);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// A part may be read wrongly, as some part of most articles is. The strict form takes it.
    Note,
    /// The whole is not what it should be. The strict form refuses it.
    Warning,
    /// Nothing was read. The strict form refuses it.
    Error,
}

impl Severity {
    /// The stable name: `note`, `warning`, `error`.
    ///
    /// ```
    /// assert_eq!(interview_parser::Severity::Note.name(), "note");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Code {
    /// The stable name: `empty`, `no-question`, `sides-unknown`, `too-long`,
    /// `not-an-interview`, `unknown-speaker`, `doubtful`; of [`lint`](crate::lint()) `label-in-turn`, `odd-label`,
    /// `near-label`, `two-names`, `time-backwards`, `time-ends-early`, `turn-of-nobody`,
    /// `label-repeated`, `empty-turn`.
    ///
    /// ```
    /// assert_eq!(interview_parser::Code::NoQuestion.name(), "no-question");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoQuestion => "no-question",
            Self::SidesUnknown => "sides-unknown",
            Self::TooLong => "too-long",
            Self::NotInterview => "not-an-interview",
            Self::UnknownSpeaker => "unknown-speaker",
            Self::Doubtful => "doubtful",
            Self::LabelInTurn => "label-in-turn",
            Self::OddLabel => "odd-label",
            Self::NearLabel => "near-label",
            Self::TwoNames => "two-names",
            Self::TimeBackwards => "time-backwards",
            Self::TimeEndsEarly => "time-ends-early",
            Self::TurnOfNobody => "turn-of-nobody",
            Self::LabelRepeated => "label-repeated",
            Self::EmptyTurn => "empty-turn",
        }
    }

    /// How much it matters.
    ///
    /// ```
    /// use interview_parser::{Code, Severity};
    ///
    /// assert_eq!(Code::Doubtful.severity(), Severity::Note);
    /// ```
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Empty | Self::TooLong => Severity::Error,
            Self::NoQuestion | Self::SidesUnknown | Self::NotInterview | Self::UnknownSpeaker => {
                Severity::Warning
            }
            Self::Doubtful
            | Self::LabelInTurn
            | Self::OddLabel
            | Self::NearLabel
            | Self::TwoNames
            | Self::TimeBackwards
            | Self::TimeEndsEarly
            | Self::TurnOfNobody
            | Self::LabelRepeated
            | Self::EmptyTurn => Severity::Note,
        }
    }
}

/// Something about an article that a person may want to look at.
///
/// It is data: the command renders it, a program can act on its code and span.
///
/// ```
/// let parsed = interview_parser::parse("It rained all day.");
/// let diagnostic = &parsed.diagnostics[0];
/// assert_eq!(diagnostic.code.name(), "no-question");
/// assert!(diagnostic.to_string().contains("no question"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// The bytes of the source that it is about.
    pub span: Span,
    /// What was found, and what can be done about it.
    pub message: String,
}

impl Diagnostic {
    pub(crate) fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into() }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// What was read: always an interview, and what is doubtful about it.
///
/// ```
/// let parsed = interview_parser::parse("Q: Why bees?\nA: They dance.");
/// assert_eq!(parsed.interview.exchanges().len(), 1);
/// for diagnostic in &parsed.diagnostics {
///     println!("{}: {diagnostic}", diagnostic.code.severity().name());
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Parsed {
    /// The interview. Its segments hold every byte of the source that is not white space.
    pub interview: Interview,
    /// What is doubtful: first what concerns the whole, then in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// The strict form: the interview only if nothing is wrong with the whole of it. Notes, as on
    /// single segments that are doubtful, it takes.
    ///
    /// # Errors
    ///
    /// The first diagnostic that is an error or a warning.
    ///
    /// ```
    /// assert!(interview_parser::parse("It rained all day.").into_result().is_err());
    /// ```
    pub fn into_result(self) -> Result<Interview, ParseError> {
        let matters = |it: &Diagnostic| it.code.severity() >= Severity::Warning;
        match self.diagnostics.into_iter().find(matters) {
            Some(diagnostic) => Err(ParseError(diagnostic)),
            None => Ok(self.interview),
        }
    }
}

/// Why a strict parse was refused: the first [`Diagnostic`] that is not a note.
///
/// ```
/// let error = interview_parser::parse("").into_result().unwrap_err();
/// assert!(error.to_string().contains("there is no text"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0} (bytes {start} to {end})", start = .0.span.start, end = .0.span.end)]
pub struct ParseError(Diagnostic);

impl ParseError {
    /// The diagnostic that is the reason.
    ///
    /// ```
    /// use interview_parser::{Code, parse};
    ///
    /// let error = parse("").into_result().unwrap_err();
    /// assert_eq!(error.diagnostic().code, Code::Empty);
    /// ```
    #[must_use]
    pub const fn diagnostic(&self) -> &Diagnostic {
        &self.0
    }
}
