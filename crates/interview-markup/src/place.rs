//! Places in a source: spans without white space, lines.

use interview_model::Span;
use memchr::memchr_iter;

/// A span without the white space at its ends.
pub(crate) fn trimmed(source: &str, span: Span) -> Span {
    let text = span.slice(source).unwrap_or_default();
    let start = span.end - text.trim_start().len();
    Span::new(start, (span.start + text.trim_end().len()).max(start))
}

/// The numbers of lines, asked for in the order of the source.
#[derive(Debug)]
pub(crate) struct Lines<'a> {
    source: &'a str,
    at: usize,
    number: usize,
}

impl<'a> Lines<'a> {
    pub(crate) const fn new(source: &'a str) -> Self {
        Self { source, at: 0, number: 1 }
    }

    /// The line, counted from 1, of a byte no earlier than that asked for before.
    pub(crate) fn of(&mut self, at: usize) -> usize {
        let between = self.source.as_bytes().get(self.at..at).unwrap_or_default();
        self.number += memchr_iter(b'\n', between).count();
        self.at = self.at.max(at);
        self.number
    }
}
