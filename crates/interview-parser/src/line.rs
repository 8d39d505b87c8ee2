//! The source cut into lines.

use interview_model::Span;
use memchr::memchr2_iter;

/// One line of the source that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// The line without white space and invisible characters at its ends.
    pub(crate) text: &'a str,
    /// Where `text` stands in the source.
    pub(crate) span: Span,
    /// The line's number, counted from 1.
    pub(crate) number: usize,
    /// How many blank lines stand before it.
    pub(crate) blank_before: usize,
    /// How many columns of white space stand before `text` on its line.
    pub(crate) indent: usize,
}

/// The lines of `source` that are not blank. A line ends in `\n`, `\r` or `\r\n`.
///
/// Numbers count `\n` alone, as editors and line-based tools do; a source of the age of `\r` alone
/// is one line to them, but still cut here.
pub(crate) fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::with_capacity(source.len() / 80 + 1);
    let (mut start, mut number, mut blank_before) = (0, 1, 0);
    let ends = memchr2_iter(b'\n', b'\r', source.as_bytes());
    for end in ends.chain([source.len()]) {
        let raw = source.get(start..end).unwrap_or_default();
        let (before, text) = trimmed(raw);
        let feed = source.as_bytes().get(end) == Some(&b'\n');
        if text.is_empty() {
            // The empty piece between `\r` and `\n` is no line.
            let after_return = feed && end == start && ends_in_return(source, start);
            blank_before += usize::from(!after_return);
        } else {
            let at = start + before;
            let indent = columns(raw.get(..before).unwrap_or_default());
            let span = Span::new(at, at + text.len());
            lines.push(Line { text, span, number, blank_before, indent });
            blank_before = 0;
        }
        number += usize::from(feed);
        start = end + 1;
    }
    lines
}

fn ends_in_return(source: &str, at: usize) -> bool {
    at > 0 && source.as_bytes().get(at - 1) == Some(&b'\r')
}

/// A text without white space at both ends, nor the byte order mark at the start of a file; and how
/// many bytes of such stand before it.
fn trimmed(text: &str) -> (usize, &str) {
    // Most lines have none.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return (0, text);
    }
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    (text.len() - rest.len(), rest.trim_end())
}

/// How wide white space is. A tab goes on to the next eighth column; what is no white space has none.
pub(crate) fn columns(space: &str) -> usize {
    space.chars().fold(0, |width, c| match c {
        '\t' => width / 8 * 8 + 8,
        c if c.is_whitespace() && c != '\u{c}' => width + 1,
        _ => width,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(source: &str) -> Vec<(&str, usize, usize)> {
        lines(source).iter().map(|line| (line.text, line.number, line.blank_before)).collect()
    }

    #[test]
    fn lines_of() {
        let rows: &[(&str, &[(&str, usize, usize)])] = &[
            ("", &[]),
            (" \n\t\n", &[]),
            ("a", &[("a", 1, 0)]),
            ("a\n\n b \nc\n", &[("a", 1, 0), ("b", 3, 1), ("c", 4, 0)]),
            ("a\r\n\r\nb\r\n", &[("a", 1, 0), ("b", 3, 1)]),
            ("a\rb", &[("a", 1, 0), ("b", 1, 0)]),
            ("\u{feff}a\n\u{feff}\nb", &[("a", 1, 0), ("b", 3, 1)]),
            ("\u{3000}は\u{3000}\n", &[("は", 1, 0)]),
        ];
        for (source, wanted) in rows {
            assert_eq!(&seen(source), wanted, "{source:?}");
        }
    }

    #[test]
    fn indents_of_lines() {
        let rows =
            [("a", 0), ("  a", 2), ("\ta", 8), ("  \ta", 8), ("\u{feff} a", 1), ("\u{c} a", 1)];
        for (source, wanted) in rows {
            assert_eq!(lines(source).first().map(|line| line.indent), Some(wanted), "{source:?}");
        }
    }

    #[test]
    fn spans_are_in_the_source() {
        let source = "\u{feff} one \r\n\n\ttwo";
        for line in lines(source) {
            assert_eq!(line.span.slice(source), Some(line.text));
        }
    }
}
