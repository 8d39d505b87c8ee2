//! Where articles come from, and their text.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use interview_export::Origin;
use interview_markup::charset::{Basis, Charset, Hints, NotText, decode};
use interview_markup::warc::{Page, WarcError};
use thiserror::Error;

use crate::archive::Record;
use crate::cli::ReadingArguments;
use crate::report::Finding;
use crate::source::{Source, findings};
use crate::written::Written;

/// The source of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
    /// A page of an archive, which was read already.
    Record(Box<Record>),
}

impl Input {
    /// The input that a path on the command line names; `-` is standard input.
    pub(crate) fn named(path: &Path) -> Self {
        if is_dash(path) { Self::Stdin } else { Self::File(path.to_owned()) }
    }

    /// The name as given, for the output and for messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
            Self::Record(record) => record.name.clone(),
        }
    }

    /// The whole text, in UTF-8 with its byte order mark.
    ///
    /// # Errors
    ///
    /// It cannot be read, has more bytes than are allowed, is no text, or there is nothing in it.
    pub(crate) fn read(self, arguments: &ReadingArguments) -> Result<Source, Failure> {
        let name = self.name();
        self.source(name.clone(), arguments).map_err(|problem| Failure { name, problem })
    }

    fn source(self, name: String, arguments: &ReadingArguments) -> Result<Source, InputError> {
        let max_bytes = arguments.max_bytes;
        let is_page = matches!(self, Self::Record(_));
        let mut hints = Hints::default();
        hints.given = arguments.encoding;
        let mut origin = Origin::default();
        let (bytes, declared) = match self {
            Self::Stdin => (read_at_most(io::stdin().lock(), max_bytes)?, None),
            Self::File(path) => (read_file(&path, max_bytes)?, Written::of_path(&path)),
            Self::Record(record) => {
                let Page { url, retrieved, charset, media_type, body, .. } = record.page;
                hints.declared = charset.as_deref().and_then(Charset::of_label);
                (origin.url, origin.retrieved) = (Some(url), retrieved);
                (body, media_type.as_deref().and_then(Written::of_media_type))
            }
        };
        let decoded = decode(bytes, hints)?;
        if decoded.text.chars().all(is_blank) {
            return Err(InputError::Empty);
        }
        if decoded.text.len() > max_bytes {
            return Err(InputError::TooLong { max_bytes });
        }
        let mut findings = findings(&decoded);
        if is_page && decoded.basis == Basis::Declared {
            // In an archive that is how pages are, and nobody looks for their bytes in its file.
            findings.retain(Finding::is_warning);
        }
        origin.charset = (!decoded.is_verbatim()).then(|| decoded.charset.name().to_owned());
        let text = decoded.text;
        let written = arguments.from.unwrap_or_else(|| Written::of(&text, declared));
        Ok(Source { name, text, written, origin, findings })
    }
}

/// What the parser, too, takes for nothing.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

/// Whether a path on the command line stands for standard input or output.
pub(crate) fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Why an input gave no article.
#[derive(Debug, Error)]
pub(crate) enum InputError {
    #[error("there is no such file or folder; check the path")]
    Missing,
    #[error("it cannot be read: {0}; check that you may read it")]
    Unreadable(#[from] io::Error),
    #[error(
        "no text, captions, Markdown, web page or archive is in this folder (.txt, .srt, .vtt, .md, .html, .warc); name the files themselves if they end otherwise"
    )]
    NoArticles,
    #[error("there is no text in it; fill it or leave it out")]
    Empty,
    #[error("it has more than {max_bytes} bytes; split it, or allow more with --max-bytes")]
    TooLong { max_bytes: usize },
    #[error(transparent)]
    NotText(#[from] NotText),
    #[error("{0}; it was left out")]
    Record(#[from] WarcError),
    #[error("there is no page in it that was retrieved; check that it is a WARC file")]
    NoPages,
}

impl InputError {
    /// Why a file could not be opened.
    pub(crate) fn unopened(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Unreadable(error),
        }
    }
}

/// An input that gave no article, or nothing that could be written of it, and why.
#[derive(Debug, Error)]
#[error("{name}: {problem}")]
pub(crate) struct Failure {
    pub(crate) name: String,
    pub(crate) problem: InputError,
}

fn read_file(path: &Path, max_bytes: usize) -> Result<Vec<u8>, InputError> {
    let file = File::open(path).map_err(InputError::unopened)?;
    // A pipe has no length, hence the second look while reading.
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    if length > max_bytes {
        return Err(InputError::TooLong { max_bytes });
    }
    read_at_most(file, max_bytes)
}

fn read_at_most(reader: impl Read, max_bytes: usize) -> Result<Vec<u8>, InputError> {
    let limit = u64::try_from(max_bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    reader.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() > max_bytes { Err(InputError::TooLong { max_bytes }) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_up_to_the_limit_and_no_further() {
        assert_eq!(read_at_most(&b"Why?"[..], 4).unwrap(), b"Why?");
        let error = read_at_most(&b"Why?"[..], 3).unwrap_err();
        assert!(matches!(error, InputError::TooLong { max_bytes: 3 }), "{error}");
    }

    #[test]
    fn a_dash_is_standard_input() {
        assert_eq!(Input::named(Path::new("-")), Input::Stdin);
        assert_eq!(Input::named(Path::new("./-")).name(), "./-");
    }
}
