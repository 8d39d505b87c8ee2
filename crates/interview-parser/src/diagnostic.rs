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
    /// The source has more bytes than the options allow, and was not analysed.
    TooLong,
}

impl Code {
    /// The stable name: `empty`, `no-question`, `too-long`.
    ///
    /// ```
    /// assert_eq!(interview_parser::Code::NoQuestion.name(), "no-question");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoQuestion => "no-question",
            Self::TooLong => "too-long",
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
/// let parsed = interview_parser::parse("Why bees?\nThey dance.");
/// assert!(parsed.diagnostics.is_empty());
/// assert_eq!(parsed.interview.exchanges().len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Parsed {
    /// The interview. Its segments hold every byte of the source that is not white space.
    pub interview: Interview,
    /// What is doubtful, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// The strict form: the interview only if nothing is doubtful about it.
    ///
    /// # Errors
    ///
    /// The first diagnostic.
    ///
    /// ```
    /// assert!(interview_parser::parse("It rained all day.").into_result().is_err());
    /// ```
    pub fn into_result(self) -> Result<Interview, ParseError> {
        match self.diagnostics.into_iter().next() {
            Some(diagnostic) => Err(ParseError(diagnostic)),
            None => Ok(self.interview),
        }
    }
}

/// Why a strict parse was refused: the first [`Diagnostic`].
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
