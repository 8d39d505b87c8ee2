//! Headings of Markdown.

use nom::bytes::complete::take_while_m_n;
use nom::character::complete::space1;
use nom::combinator::{rest, verify};
use nom::sequence::separated_pair;
use nom::{IResult, Parser};

use crate::grammar::ending::{Ending, ending};

/// A heading and how deep it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heading<'a> {
    /// 1 for the article's, up to 6.
    pub(crate) level: usize,
    /// What it says.
    pub(crate) body: &'a str,
}

impl Heading<'_> {
    /// Whether it ends in a question mark.
    pub(crate) fn asks(self) -> bool {
        ending(self.body) == Ending::Question
    }
}

/// A line with the mark of an ATX heading, by
/// [CommonMark](https://spec.commonmark.org/0.31.2/#atx-headings).
///
/// `heading = "#"{1,6} space body`: `## The reef` is `The reef` at level 2. Marks that close it are
/// part of the body.
pub(crate) fn heading(text: &str) -> Option<Heading<'_>> {
    if !text.starts_with('#') {
        return None;
    }
    let body = verify(rest, |body: &str| !body.trim_matches('#').trim().is_empty());
    let mut parts = separated_pair(take_while_m_n(1, 6, |c| c == '#'), space1, body);
    let parsed: IResult<&str, (&str, &str)> = parts.parse(text);
    parsed.ok().map(|(_, (marks, body))| Heading { level: marks.len(), body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings() {
        let rows = [
            ("# The reef", Some((1, "The reef"))),
            ("###   Nets ##", Some((3, "Nets ##"))),
            ("#reef", None),
            ("####### The reef", None),
            ("## ##", None),
            ("#", None),
            ("The # reef", None),
        ];
        for (text, wanted) in rows {
            let found = heading(text).map(|it| (it.level, it.body));
            assert_eq!(found, wanted, "{text}");
        }
        assert!(heading("## Why nets?").is_some_and(Heading::asks));
    }
}
