//! WARC files: the web pages and texts that were archived in them.
//!
//! [WARC 1.0 and 1.1](https://iipc.github.io/warc-specifications/), as plain text, or in gzip as a whole
//! or record by record. Pages are `response` records of HTTP whose status is 2xx, and `resource` and
//! `conversion` records, of a media type that may hold an article: HTML, plain text, Markdown,
//! captions. All other records are passed over.

mod http;
mod record;
mod stream;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead};

use thiserror::Error;

use record::Header;
use stream::Stream;

/// A page of an archive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// The address from which it was retrieved.
    pub url: String,
    /// When it was retrieved, as the archive has it: a date and time of RFC 3339.
    pub retrieved: Option<String>,
    /// The media type, such as `text/html`, in small letters.
    pub media_type: Option<String>,
    /// The label of the charset that was declared for it.
    pub charset: Option<String>,
    /// What was sent, without the encodings of its transfer.
    pub body: Vec<u8>,
}

/// A record that could not be read, and why.
#[derive(Debug, Error)]
#[error("the record at byte {offset} {problem}")]
pub struct WarcError {
    offset: u64,
    problem: Problem,
}

impl WarcError {
    /// The byte of the file at which the record begins; in gzip the part of the file that was compressed
    /// by itself, in which the record begins.
    #[must_use]
    pub const fn offset(&self) -> u64 {
        self.offset
    }
}

/// What is wrong with a record.
#[derive(Debug, Error)]
pub(crate) enum Problem {
    #[error("cannot be read: {0}")]
    Read(#[from] io::Error),
    #[error("does not begin as a WARC record")]
    NoRecord,
    #[error("has a header without an end")]
    EndlessHeader,
    #[error("has no valid Content-Length")]
    NoLength,
    #[error("ends before its content does")]
    Truncated,
    #[error("has a Content-Length that is not the length of its content")]
    WrongLength,
    #[error("has more than {0} bytes of content")]
    TooLong(usize),
    #[error("is one part of a record in several, which are not joined")]
    Segment,
    #[error("holds no valid HTTP response")]
    NoHttp,
    #[error("has chunks that are broken")]
    Chunks,
    #[error("has a content encoding that is not read: {0}")]
    Encoding(String),
    #[error("has compressed content that is broken: {0}")]
    Compression(io::Error),
    #[error("is broken as were {MOST_BROKEN} before it; what follows was not read")]
    GivenUp,
}

/// After so many broken records without a sound one between them the rest is given up.
const MOST_BROKEN: usize = 100;

/// Whether a file that begins with these bytes, five or more, may be a WARC file: it begins with a record, or
/// is in gzip.
///
/// ```
/// assert!(interview_markup::warc::may_begin(b"WARC/1.1\r\n"));
/// assert!(!interview_markup::warc::may_begin(b"Why bees?"));
/// ```
#[must_use]
pub fn may_begin(bytes: &[u8]) -> bool {
    bytes.starts_with(stream::START) || bytes.starts_with(&stream::MEMBER)
}

/// The pages of a WARC file, one after the other. A record that is broken is an error, after which the
/// iteration goes on with the next record that can be found.
///
/// Holds one record at a time; content of more than `max_bytes` bytes is passed over with an error, before
/// and after its encodings are taken off.
///
/// ```
/// use interview_markup::warc::pages;
///
/// let file = "WARC/1.1\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://bees.example/\r\n\
///     Content-Type: text/plain\r\nContent-Length: 9\r\n\r\nWhy bees?\r\n\r\n";
/// let page = pages(file.as_bytes(), 1024).next().expect("there is a page").expect("it is sound");
/// assert_eq!((page.url.as_str(), page.body.as_slice()), ("https://bees.example/", &b"Why bees?"[..]));
/// ```
pub fn pages<R: BufRead>(
    input: R,
    max_bytes: usize,
) -> impl Iterator<Item = Result<Page, WarcError>> {
    let mut pages = Pages { stream: Stream::new(input), max_bytes, broken: 0, is_over: false };
    std::iter::from_fn(move || pages.next_page())
}

struct Pages<R> {
    stream: Stream<R>,
    max_bytes: usize,
    /// How many records were broken since the last sound one.
    broken: usize,
    is_over: bool,
}

impl<R: BufRead> Pages<R> {
    fn next_page(&mut self) -> Option<Result<Page, WarcError>> {
        while !self.is_over {
            if let Err(cause) = self.stream.skip_blank() {
                self.stream.begin_record();
                return Some(Err(self.recover(cause.into())));
            }
            match self.record() {
                Ok(Some(page)) => {
                    self.broken = 0;
                    return Some(Ok(page));
                }
                Ok(None) => self.broken = 0,
                Err(Flaw::OfContent(problem)) => {
                    self.broken = 0;
                    return Some(Err(self.error(problem)));
                }
                Err(Flaw::OfRecord(problem)) => return Some(Err(self.recover(problem))),
            }
        }
        None
    }

    fn error(&self, problem: Problem) -> WarcError {
        WarcError { offset: self.stream.record_offset(), problem }
    }

    /// Goes on to where a record begins.
    fn recover(&mut self, problem: Problem) -> WarcError {
        self.broken += 1;
        let has_next = self.stream.skip_to_record();
        if self.broken >= MOST_BROKEN {
            self.is_over = true;
            return self.error(Problem::GivenUp);
        }
        let error = self.error(problem);
        self.is_over = !has_next.unwrap_or(false);
        error
    }

    /// The page of the next record, if it is one.
    fn record(&mut self) -> Result<Option<Page>, Flaw> {
        self.stream.begin_record();
        let Some(header) = Header::read(&mut self.stream)? else {
            self.is_over = true;
            return Ok(None);
        };
        let length = header.length.ok_or(Problem::NoLength)?;
        let is_wanted = header.may_be_page();
        // HTTP headers come on top.
        let most = self.max_bytes.saturating_add(http::MOST_HEADER);
        let is_too_long = usize::try_from(length).map_or(true, |length| length > most);
        if !is_wanted || is_too_long {
            self.stream.skip(length)?;
            self.stream.end_record(Vec::new())?;
            let too_long = Problem::TooLong(self.max_bytes);
            return if is_wanted { Err(Flaw::OfContent(too_long)) } else { Ok(None) };
        }
        let content = self.stream.content(length)?;
        let content = self.stream.end_record(content)?;
        if header.is_segment {
            return Err(Flaw::OfContent(Problem::Segment));
        }
        header.page(content, self.max_bytes).map_err(Flaw::OfContent)
    }
}

/// Whether it is known where the next record begins, although this one is flawed.
enum Flaw {
    OfContent(Problem),
    OfRecord(Problem),
}

impl<P: Into<Problem>> From<P> for Flaw {
    fn from(problem: P) -> Self {
        Self::OfRecord(problem.into())
    }
}
