//! The bytes of a WARC file, out of gzip where it is in that.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::GzDecoder;
use memchr::{memchr, memmem};

use super::Problem;

/// How the first line of a record begins.
pub(super) const START: &[u8] = b"WARC/";
/// How a member of gzip begins: its mark, and its one method.
pub(super) const MEMBER: [u8; 3] = [0x1f, 0x8b, 8];

/// The bytes of a file, with a way back over some that were read.
pub(super) struct Stream<R> {
    input: Input<R>,
    /// What was read and put back, and how much of it was read again.
    unread: Vec<u8>,
    at: usize,
    /// How many bytes were ever put back.
    returned: u64,
    /// Where the record begins that is being read.
    record: u64,
    /// What was met where a record ended, and is to be told of the next.
    fault: Option<io::Error>,
}

enum Input<R> {
    /// Nothing was read, so that it is not known what it is.
    Unopened(Counted<R>),
    Plain(Counted<R>),
    /// In a member of gzip, which begins at this byte.
    Member(Box<BufReader<GzDecoder<Counted<R>>>>, u64),
    /// Between members.
    Between(Counted<R>),
    /// Given away, for the time of a step from one of these to another.
    Gone,
}

impl<R: BufRead> Stream<R> {
    pub(super) fn new(input: R) -> Self {
        let input = Input::Unopened(Counted { input, count: 0 });
        Self { input, unread: Vec::new(), at: 0, returned: 0, record: 0, fault: None }
    }

    /// Notes that a record begins here.
    pub(super) fn begin_record(&mut self) {
        self.record = self.offset();
    }

    /// Where the last record began.
    pub(super) fn record_offset(&self) -> u64 {
        self.record
    }

    fn offset(&self) -> u64 {
        let waiting = self.unread.len().saturating_sub(self.at);
        match &self.input {
            Input::Unopened(input) | Input::Plain(input) | Input::Between(input) => {
                input.count.saturating_sub(u64::try_from(waiting).unwrap_or(0))
            }
            Input::Member(_, start) => *start,
            Input::Gone => 0,
        }
    }

    /// Passes over white space between records; so that a record's first byte is the next.
    pub(super) fn skip_blank(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.fill_buf()?;
            let blank = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let is_over = bytes.is_empty() || blank < bytes.len();
            self.consume(blank);
            if is_over {
                return Ok(());
            }
        }
    }

    /// The next line, without its end, of which no more than `most` bytes are kept. `None` at the end
    /// of the file.
    pub(super) fn line(&mut self, most: usize) -> io::Result<Option<Line>> {
        let mut line = Line { bytes: Vec::new(), is_whole: false };
        let mut length = 0;
        loop {
            let bytes = self.fill_buf()?;
            if bytes.is_empty() {
                return Ok((length > 0).then_some(line));
            }
            let end = memchr(b'\n', bytes);
            let piece = bytes.get(..end.unwrap_or(bytes.len())).unwrap_or_default();
            let room = most.saturating_sub(line.bytes.len());
            line.bytes.extend(piece.iter().take(room));
            let read = piece.len() + usize::from(end.is_some());
            length += read;
            self.consume(read);
            if end.is_some() {
                line.is_whole = length <= most;
                if line.bytes.ends_with(b"\r") {
                    line.bytes.pop();
                }
                return Ok(Some(line));
            }
        }
    }

    /// Passes over the content of a record.
    pub(super) fn skip(&mut self, length: u64) -> Result<(), Problem> {
        let skipped = io::copy(&mut self.take(length), &mut io::sink())?;
        if skipped < length { Err(Problem::Truncated) } else { Ok(()) }
    }

    /// The content of a record.
    pub(super) fn content(&mut self, length: u64) -> Result<Vec<u8>, Problem> {
        let mut content = Vec::new();
        let result = self.take(length).read_to_end(&mut content);
        let is_whole = u64::try_from(content.len()).is_ok_and(|read| read == length);
        if result.is_ok() && is_whole {
            return Ok(content);
        }
        self.put_back_records(content);
        result?;
        Err(Problem::Truncated)
    }

    /// The content of a record that ends here: before two line ends, as it should, before the next
    /// record or at the end of the file. Else the records in what was taken for its content are put
    /// back.
    pub(super) fn end_record(&mut self, content: Vec<u8>) -> Result<Vec<u8>, Problem> {
        match self.is_at_end_of_record() {
            Ok(true) => Ok(content),
            Ok(false) => {
                self.put_back_records(content);
                Err(Problem::WrongLength)
            }
            // What follows is broken, not what was read.
            Err(fault) => {
                self.fault = Some(fault);
                Ok(content)
            }
        }
    }

    fn is_at_end_of_record(&mut self) -> io::Result<bool> {
        let (mut returns, mut feeds) = (0, 0);
        while feeds < 2 {
            match self.fill_buf()?.first() {
                Some(b'\r') if returns <= feeds => returns += 1,
                Some(b'\n') => feeds += 1,
                _ => break,
            }
            self.consume(1);
        }
        if feeds == 2 {
            return Ok(true);
        }
        let mut next = Vec::new();
        self.take(START.len() as u64).read_to_end(&mut next)?;
        let is_end = next.is_empty() || next == START;
        let ends = [b"\r".repeat(returns), b"\n".repeat(feeds)].concat();
        self.put_back([ends, next].concat());
        Ok(is_end)
    }

    /// Puts back what was read too far: from where a record begins in what was taken for another's
    /// content. How much that may be is limited, so that a file costs linear time.
    fn put_back_records(&mut self, mut content: Vec<u8>) {
        let Some(at) = memmem::find(&content, b"\nWARC/1.") else { return };
        content.drain(..=at);
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if self.returned.saturating_add(length) <= self.input.count().saturating_mul(8) {
            self.returned += length;
            self.put_back(content);
        }
    }

    fn put_back(&mut self, mut bytes: Vec<u8>) {
        // Where there is room before what waits, that need not be moved.
        if let Some(start) = self.at.checked_sub(bytes.len())
            && let Some(room) = self.unread.get_mut(start..self.at)
        {
            room.copy_from_slice(&bytes);
            self.at = start;
            return;
        }
        bytes.extend_from_slice(self.unread.get(self.at..).unwrap_or_default());
        self.unread = bytes;
        self.at = 0;
    }

    /// Passes over all up to where a record begins. False, if there is none.
    pub(super) fn skip_to_record(&mut self) -> io::Result<bool> {
        // The line of a version is not longer.
        const VERSION: usize = 16;
        loop {
            match self.line(VERSION) {
                Ok(Some(line)) if line.is_whole && line.bytes.starts_with(START) => {
                    self.put_back([line.bytes.as_slice(), b"\r\n"].concat());
                    return Ok(true);
                }
                Ok(Some(_)) => {}
                Err(_) if self.input.skip_to_member()? => {}
                Ok(None) | Err(_) => return Ok(false),
            }
        }
    }
}

/// A line of a file.
pub(super) struct Line {
    pub(super) bytes: Vec<u8>,
    /// Whether all its bytes were kept, and its end was there.
    pub(super) is_whole: bool,
}

impl<R: BufRead> Read for Stream<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut bytes = self.fill_buf()?;
        let read = bytes.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Stream<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        match self.unread.get(self.at..) {
            Some(rest) if !rest.is_empty() => Ok(rest),
            _ => self.input.fill_buf(),
        }
    }

    fn consume(&mut self, count: usize) {
        if self.at < self.unread.len() {
            self.at += count;
        } else {
            self.input.consume(count);
        }
    }
}

impl<R: BufRead> Input<R> {
    /// How many bytes of the file were read.
    fn count(&self) -> u64 {
        match self {
            Self::Unopened(input) | Self::Plain(input) | Self::Between(input) => input.count,
            Self::Member(member, _) => member.get_ref().get_ref().count,
            Self::Gone => 0,
        }
    }

    /// The next bytes out of gzip; none at the end of the file.
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.advance()?;
        match self {
            Self::Plain(input) => input.fill_buf(),
            Self::Member(member, _) => member.fill_buf(),
            Self::Unopened(_) | Self::Between(_) | Self::Gone => Ok(&[]),
        }
    }

    /// Goes on to the next member, and the next, while they have nothing more to give.
    fn advance(&mut self) -> io::Result<()> {
        loop {
            match self {
                Self::Plain(_) | Self::Gone => return Ok(()),
                Self::Unopened(input) => {
                    let is_gzip = input.fill_buf()?.first() == MEMBER.first();
                    let Some(input) = self.take() else { return Ok(()) };
                    *self = if is_gzip { Self::Between(input) } else { Self::Plain(input) };
                }
                Self::Member(member, _) => {
                    if !member.fill_buf()?.is_empty() {
                        return Ok(());
                    }
                    let Some(input) = self.take() else { return Ok(()) };
                    *self = Self::Between(input);
                }
                Self::Between(input) => {
                    let next = input.fill_buf()?;
                    if next.is_empty() {
                        return Ok(());
                    }
                    if next.first() != MEMBER.first() {
                        return Err(io::Error::other("what follows in the file is not in gzip"));
                    }
                    let Some(input) = self.take() else { return Ok(()) };
                    let start = input.count;
                    *self = Self::Member(Box::new(BufReader::new(GzDecoder::new(input))), start);
                }
            }
        }
    }

    /// The file itself.
    fn take(&mut self) -> Option<Counted<R>> {
        match std::mem::replace(self, Self::Gone) {
            Self::Unopened(input) | Self::Plain(input) | Self::Between(input) => Some(input),
            Self::Member(member, _) => Some(member.into_inner().into_inner()),
            Self::Gone => None,
        }
    }

    fn consume(&mut self, count: usize) {
        match self {
            Self::Plain(input) => input.consume(count),
            Self::Member(member, _) => member.consume(count),
            Self::Unopened(_) | Self::Between(_) | Self::Gone => {}
        }
    }

    /// After a fault of gzip: on to where a member seems to begin. False, if there is none.
    fn skip_to_member(&mut self) -> io::Result<bool> {
        if matches!(self, Self::Plain(_) | Self::Unopened(_)) {
            return Ok(false);
        }
        let Some(mut input) = self.take() else { return Ok(false) };
        let found = skip_to(&mut input, MEMBER);
        *self = Self::Between(input);
        found
    }
}

/// Passes over all up to where `wanted`, three bytes of which the first comes once, comes next.
fn skip_to(input: &mut impl BufRead, wanted: [u8; 3]) -> io::Result<bool> {
    let [first, rest @ ..] = wanted;
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(false);
        }
        let at = memchr(first, bytes).unwrap_or(bytes.len());
        let after = bytes.get(at + 1..).unwrap_or_default();
        let seen = after.get(..rest.len()).unwrap_or(after);
        if at < bytes.len() && rest.starts_with(seen) {
            // Where the buffer ends in it, the member's own reader looks further.
            input.consume(at);
            return Ok(true);
        }
        let skipped = (at + 1).min(bytes.len());
        input.consume(skipped);
    }
}

/// A file, and how many of its bytes were read.
pub(super) struct Counted<R> {
    input: R,
    count: u64,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.count += u64::try_from(read).unwrap_or(0);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.count += u64::try_from(count).unwrap_or(0);
        self.input.consume(count);
    }
}
