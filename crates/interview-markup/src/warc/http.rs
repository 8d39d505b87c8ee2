//! Responses of HTTP, as archives keep them.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use memchr::{memchr, memmem};

use super::Problem;

/// How long the header of a response may be.
pub(super) const MOST_HEADER: usize = 256 * 1024;

/// The fields of a header: names in small letters, and values.
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields of a header. A line that begins with white space goes on with the field before it.
    pub(super) fn of(header: &[u8]) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in String::from_utf8_lossy(header).lines() {
            let is_continued = line.starts_with([' ', '\t']);
            let line: String = line.chars().filter(|c| !c.is_control()).collect();
            match (fields.last_mut(), line.split_once(':')) {
                (Some((_, value)), _) if is_continued => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (_, Some((name, value))) => {
                    fields.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        Self(fields)
    }

    /// The value of the first field of a name, which is in small letters.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }
}

/// The content type and the body of a response, if it succeeded and may be an article.
pub(super) fn body(
    content: Vec<u8>,
    max_bytes: usize,
) -> Result<Option<(String, Vec<u8>)>, Problem> {
    let (end, start) = header_end(&content).ok_or(Problem::NoHttp)?;
    let header = content.get(..end).unwrap_or_default();
    if !is_success(header)? {
        return Ok(None);
    }
    let fields = Fields::of(header);
    let content_type = fields.get("content-type").unwrap_or_default().to_ascii_lowercase();
    if !may_be_article(&content_type) {
        return Ok(None);
    }
    let mut body = content;
    body.drain(..start);
    if fields.get("transfer-encoding").is_some_and(|it| has_token(it, "chunked")) {
        body = without_chunks(body)?;
    }
    let encoding = fields.get("content-encoding").unwrap_or_default().to_ascii_lowercase();
    Ok(Some((content_type, decompressed(body, &encoding, max_bytes)?)))
}

/// Where a header ends and where the body begins.
fn header_end(content: &[u8]) -> Option<(usize, usize)> {
    let head = content.get(..MOST_HEADER).unwrap_or(content);
    let with_returns = memmem::find(head, b"\r\n\r\n").map(|at| (at, at + 4));
    let without = memmem::find(head, b"\n\n").map(|at| (at, at + 2));
    [with_returns, without].into_iter().flatten().min()
}

/// Whether the status is 2xx.
fn is_success(header: &[u8]) -> Result<bool, Problem> {
    let mut words = header.split(u8::is_ascii_whitespace);
    let is_http = words.next().is_some_and(|version| version.starts_with(b"HTTP/"));
    let status = words.next().filter(|status| is_http && status.len() == 3);
    status.map(|status| status.starts_with(b"2")).ok_or(Problem::NoHttp)
}

fn has_token(value: &str, token: &str) -> bool {
    value.split(',').any(|it| it.trim().eq_ignore_ascii_case(token))
}

/// Whether something of a content type may be an article. What has none may be anything.
pub(super) fn may_be_article(content_type: &str) -> bool {
    let types = [
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "text/x-markdown",
        "text/vtt",
        "application/x-subrip",
    ];
    media_type(content_type).0.is_none_or(|it| types.contains(&it.as_str()))
}

/// The media type and the charset of a content type, which is in small letters.
pub(super) fn media_type(content_type: &str) -> (Option<String>, Option<String>) {
    let mut parts = content_type.split(';').map(str::trim);
    let media_type = parts.next().filter(|it| !it.is_empty()).map(str::to_owned);
    let charset = parts.find_map(|it| it.strip_prefix("charset"));
    let charset = charset.and_then(|it| it.trim_start().strip_prefix('='));
    let charset = charset.map(|it| it.trim().trim_matches(['"', '\'']).to_owned());
    (media_type, charset)
}

/// A body without its chunks. Archives may keep the header of a body whose chunks they took out: then
/// it does not begin with the length of one.
fn without_chunks(body: Vec<u8>) -> Result<Vec<u8>, Problem> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body.as_slice();
    while let Some((length, after)) = chunk_length(rest) {
        if length == 0 {
            return Ok(whole);
        }
        let (chunk, after) = after.split_at_checked(length).ok_or(Problem::Chunks)?;
        whole.extend_from_slice(chunk);
        rest = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n")).unwrap_or(after);
    }
    if whole.is_empty() {
        return Ok(body);
    }
    // The last chunk, which is empty, may be missing.
    if rest.is_empty() { Ok(whole) } else { Err(Problem::Chunks) }
}

/// The length of the chunk with which bytes begin, and what follows its line.
fn chunk_length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = memchr(b'\n', bytes.get(..128).unwrap_or(bytes))?;
    let (line, rest) = bytes.split_at_checked(end + 1)?;
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    let length = usize::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()?;
    Some((length, rest))
}

/// A body without its content encoding. One that is not what its header says stays as it is: archives
/// may keep the header of what they decoded.
fn decompressed(body: Vec<u8>, encoding: &str, max_bytes: usize) -> Result<Vec<u8>, Problem> {
    match encoding.trim() {
        "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => {
            read_at_most(MultiGzDecoder::new(body.as_slice()), max_bytes)
        }
        "deflate" if body.starts_with(b"\x78") => {
            read_at_most(ZlibDecoder::new(body.as_slice()), max_bytes)
        }
        "deflate" => {
            Ok(read_at_most(DeflateDecoder::new(body.as_slice()), max_bytes).unwrap_or(body))
        }
        "" | "identity" | "none" | "gzip" | "x-gzip" => Ok(body),
        other => Err(Problem::Encoding(other.to_owned())),
    }
}

fn read_at_most(reader: impl Read, max_bytes: usize) -> Result<Vec<u8>, Problem> {
    let limit = u64::try_from(max_bytes).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    reader.take(limit).read_to_end(&mut bytes).map_err(Problem::Compression)?;
    if bytes.len() > max_bytes { Err(Problem::TooLong(max_bytes)) } else { Ok(bytes) }
}
