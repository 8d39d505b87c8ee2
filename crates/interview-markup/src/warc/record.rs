//! The header of a record, and what it holds.

use std::io::BufRead;

use super::http::{self, Fields};
use super::stream::{START, Stream};
use super::{Page, Problem};

/// How long the header of a record may be.
const MOST_HEADER: usize = 64 * 1024;

/// What the header of a record says.
pub(super) struct Header {
    kind: String,
    url: String,
    date: Option<String>,
    content_type: String,
    pub(super) length: Option<u64>,
    /// Whether it is but one part of a record that was cut into several.
    pub(super) is_segment: bool,
}

impl Header {
    /// Reads the header that comes next; `None` at the end of the file.
    pub(super) fn read<R: BufRead>(stream: &mut Stream<R>) -> Result<Option<Self>, Problem> {
        let Some(version) = stream.line(MOST_HEADER)? else { return Ok(None) };
        if !version.bytes.starts_with(START) {
            return Err(Problem::NoRecord);
        }
        let mut text = Vec::new();
        loop {
            let line = stream.line(MOST_HEADER)?.ok_or(Problem::Truncated)?;
            if line.bytes.is_empty() {
                break;
            }
            text.extend_from_slice(&line.bytes);
            text.push(b'\n');
            if !line.is_whole || text.len() > MOST_HEADER {
                return Err(Problem::EndlessHeader);
            }
        }
        Ok(Some(Self::of(&Fields::of(&text))))
    }

    fn of(fields: &Fields) -> Self {
        let url = fields.get("warc-target-uri").unwrap_or_default();
        // WARC 1.0 has it in angle brackets.
        let url = url.strip_prefix('<').and_then(|it| it.strip_suffix('>')).unwrap_or(url);
        Self {
            kind: fields.get("warc-type").unwrap_or_default().to_ascii_lowercase(),
            url: url.to_owned(),
            date: fields.get("warc-date").map(str::to_owned),
            content_type: fields.get("content-type").unwrap_or_default().to_ascii_lowercase(),
            length: fields.get("content-length").and_then(|it| it.parse().ok()),
            is_segment: fields.get("warc-segment-number").is_some(),
        }
    }

    /// Whether the record may hold a page.
    pub(super) fn may_be_page(&self) -> bool {
        match self.kind.as_str() {
            "response" => self.content_type.starts_with("application/http"),
            // Wget archives its own log and arguments so.
            "resource" if self.url.starts_with("metadata:") => false,
            "resource" | "conversion" => http::may_be_article(&self.content_type),
            _ => false,
        }
    }

    /// The page that the content is, if it is one.
    pub(super) fn page(self, content: Vec<u8>, max_bytes: usize) -> Result<Option<Page>, Problem> {
        let (content_type, body) = if self.kind == "response" {
            match http::body(content, max_bytes)? {
                Some(response) => response,
                None => return Ok(None),
            }
        } else {
            (self.content_type, content)
        };
        if body.len() > max_bytes {
            return Err(Problem::TooLong(max_bytes));
        }
        if body.is_empty() {
            return Ok(None);
        }
        let (media_type, charset) = http::media_type(&content_type);
        Ok(Some(Page { url: self.url, retrieved: self.date, media_type, charset, body }))
    }
}
