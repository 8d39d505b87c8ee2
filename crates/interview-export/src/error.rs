use std::io;

use interview_model::Convention;

use crate::Rows;

/// Why an interview could not be written or read back.
///
/// The message says what was wrong, where, and what to do. A failure of the input or the output
/// keeps the [`io::Error`] as its [source](std::error::Error::source), and leaves its words to it.
///
/// ```
/// use interview_export::{ErrorKind, Rows};
///
/// let error = "poem".parse::<Rows>().unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::UnknownRows { name } if name == "poem"));
/// assert!(error.to_string().contains("exchange"));
/// ```
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<ErrorKind>);

impl Error {
    /// What went wrong, as data.
    #[must_use]
    pub const fn kind(&self) -> &ErrorKind {
        &self.0
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self(Box::new(kind))
    }
}

/// What an [`Error`] is about.
///
/// ```
/// use std::error::Error as _;
///
/// use interview_export::{Error, ErrorKind};
///
/// let full = std::io::Error::other("the disk is full");
/// let error = Error::from(ErrorKind::Write(full));
/// assert_eq!(error.to_string(), "the output could not be written");
/// assert_eq!(error.source().map(|cause| cause.to_string()).as_deref(), Some("the disk is full"));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The output could not be written.
    #[error("the output could not be written")]
    Write(#[source] io::Error),
    /// The input could not be read.
    #[error("the input could not be read")]
    Read(#[source] io::Error),
    /// The input is not in the format that it is read as.
    #[error("this is not the {format} that was expected: {message}")]
    Malformed {
        /// The format: `CSV`, `JSON`.
        format: &'static str,
        /// What is wrong with it, and in which line.
        message: String,
    },
    /// A table that is read lacks a column.
    #[error(
        "the table has no column `{column}` (its header is `{header}`); \
         read it as the rows, and with the delimiter, that it was written with"
    )]
    MissingColumn {
        /// The column that its rows need.
        column: &'static str,
        /// The columns it has, as printed, with commas between them.
        header: String,
    },
    /// A name that stands for no sort of rows.
    #[error("`{name}` is not a sort of rows; choose interview, exchange, turn or segment")]
    UnknownRows {
        /// The name.
        name: String,
    },
    /// The format cannot hold rows of this sort.
    #[error("{format} cannot hold {rows} rows; choose exchange, turn or segment rows, or JSON")]
    UnsupportedRows {
        /// The format: `CSV`.
        format: &'static str,
        /// The rows.
        rows: Rows,
    },
    /// An article came after [`finish`](crate::Exporter::finish).
    #[error("an article came after the end of the document; write all articles, then finish")]
    Finished,
    /// An article would not be read back from plain text as it is, and was not written.
    #[error(
        "{article}: segment {segment} (line {line}) cannot be written in the convention \
         `{convention}`, because {reason}; choose another convention, or JSON, which holds anything"
    )]
    Refused {
        /// The article's source.
        article: String,
        /// The segment at fault, counted from 0 as in [`SegmentRow`](crate::SegmentRow).
        segment: usize,
        /// The line of the source on which it starts, counted from 1.
        line: usize,
        /// The convention in which it was to be written.
        convention: Convention,
        /// What is wrong with it.
        reason: String,
    },
}
