//! Where articles come from, and their text.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use interview_markup::Markup;
use interview_parser::{
    Explanation, Options, Parsed, SourceFormat, explain, explain_marked, parse_marked, parse_with,
};
use thiserror::Error;

use crate::report::line_of;

/// The source of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Input {
    Stdin,
    File(PathBuf),
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
        }
    }

    /// How a text that was read from here is written: as its first lines show it or, where they
    /// are broken, as the file's name ends.
    pub(crate) fn source_format(&self, text: &str) -> SourceFormat {
        let ending = match self {
            Self::Stdin => None,
            Self::File(path) => path.extension().and_then(OsStr::to_str),
        };
        match (SourceFormat::of(text), ending) {
            (SourceFormat::Text, Some(ending)) => {
                ending.to_ascii_lowercase().parse().unwrap_or(SourceFormat::Text)
            }
            (format, _) => format,
        }
    }

    /// The language in which what is read from here is marked up, as the file's name ends.
    pub(crate) fn markup(&self) -> Option<Markup> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Markup::of_ending(path.extension()?.to_str()?),
        }
    }

    /// The interview in a text that was read from here.
    pub(crate) fn parse(&self, text: &str, options: &Options) -> Parsed {
        match self.markup() {
            Some(markup) => parse_marked(text, &interview_markup::read(text, markup), options),
            None => parse_with(text, options),
        }
    }

    /// The decoder's choices on a text that was read from here.
    pub(crate) fn explain(&self, text: &str, options: &Options) -> Vec<Explanation> {
        match self.markup() {
            Some(markup) => explain_marked(text, &interview_markup::read(text, markup), options),
            None => explain(text, options),
        }
    }

    /// The whole text, its byte order mark included.
    ///
    /// # Errors
    ///
    /// It cannot be read, has more than `max_bytes` bytes, is not UTF-8, or there is no text in it.
    pub(crate) fn read(&self, max_bytes: usize) -> Result<String, Failure> {
        self.text(max_bytes).map_err(|problem| Failure { name: self.name(), problem })
    }

    fn text(&self, max_bytes: usize) -> Result<String, InputError> {
        let bytes = match self {
            Self::Stdin => read_at_most(io::stdin().lock(), max_bytes)?,
            Self::File(path) => read_file(path, max_bytes)?,
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            InputError::not_utf8(error.as_bytes(), valid)
        })?;
        if text.chars().all(is_blank) { Err(InputError::Empty) } else { Ok(text) }
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
        "no .txt, .srt or .vtt file is in this folder; name the files themselves if they end otherwise"
    )]
    NoArticles,
    #[error("there is no text in it; fill it or leave it out")]
    Empty,
    #[error("it has more than {max_bytes} bytes; split it, or allow more with --max-bytes")]
    TooLong { max_bytes: usize },
    #[error(
        "it is not UTF-8 at byte {byte} (line {line}); convert it first, \
         for example with: iconv -f {charset} -t UTF-8"
    )]
    NotUtf8 { byte: usize, line: usize, charset: &'static str },
}

impl InputError {
    fn not_utf8(bytes: &[u8], byte: usize) -> Self {
        let utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        let charset = if utf16 { "UTF-16" } else { "WINDOWS-1252" };
        Self::NotUtf8 { byte, line: line_of(bytes, byte), charset }
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
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => InputError::Missing,
        _ => InputError::Unreadable(error),
    })?;
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
    fn tells_where_the_text_stops_being_utf_8() {
        let rows: [(&[u8], usize, &str); 3] = [
            (
                b"Why?\nCaf\xe9.\n",
                8,
                "at byte 8 (line 2); convert it first, for example with: iconv -f WINDOWS-1252 ",
            ),
            (
                b"\xff\xfeW\0h\0y\0",
                0,
                "at byte 0 (line 1); convert it first, for example with: iconv -f UTF-16 ",
            ),
            (b"\xfe\xff\0W\0h\0y", 0, "iconv -f UTF-16 "),
        ];
        for (bytes, byte, words) in rows {
            let message = InputError::not_utf8(bytes, byte).to_string();
            assert!(message.contains(words), "{message}");
        }
    }

    #[test]
    fn the_ending_of_the_name_tells_the_format_where_the_text_does_not() {
        let of = |name, text| Input::named(Path::new(name)).source_format(text);
        let captions = "00:01.000 --> 00:02.000\nWhy bees?";
        assert_eq!(of("a.txt", captions), SourceFormat::Srt);
        assert_eq!(of("a.SRT", "Why bees?"), SourceFormat::Srt);
        assert_eq!(of("a.vtt", "Why bees?"), SourceFormat::WebVtt);
        assert_eq!(of("a.vtt", captions), SourceFormat::Srt);
        assert_eq!(of("a.md", "Why bees?"), SourceFormat::Text);
        assert_eq!(of("-", "WEBVTT"), SourceFormat::WebVtt);
    }

    #[test]
    fn a_dash_is_standard_input() {
        assert_eq!(Input::named(Path::new("-")), Input::Stdin);
        assert_eq!(Input::named(Path::new("./-")).name(), "./-");
    }
}
