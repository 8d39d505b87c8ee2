//! Marks that open a block without naming a speaker: dashes, bullets, numbers.

use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{one_of, satisfy, space0};
use nom::combinator::{not, peek, rest, verify};
use nom::{IResult, Parser};

/// A mark and the text after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark<'a> {
    /// What it is.
    pub(crate) sort: MarkSort,
    /// What stands after it.
    pub(crate) body: &'a str,
}

/// What a mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkSort {
    /// A dash of any length.
    Dash,
    /// A bullet.
    Bullet,
    /// `1.`, `2)`, `3、`.
    Number(u8),
}

/// `mark = dash / bullet / number`
///
/// `– Why?` is a dash and `Why?`; `3. Why?` the number 3.
pub(crate) fn mark(text: &str) -> Option<Mark<'_>> {
    // Most texts are told by their first character.
    let is_of_marks = |c: char| c.is_ascii_digit() || is_dash(c) || is_bullet(c);
    if !text.starts_with(is_of_marks) {
        return None;
    }
    alt((dash, bullet, number)).parse(text).ok().map(|(_, mark)| mark)
}

/// `dash = ("-" / "–" / "—" / "―"){1,2} space? body`: Japanese magazines double it.
fn dash(input: &str) -> IResult<&str, Mark<'_>> {
    let dashes = take_while_m_n(1, 2, is_dash);
    let body =
        verify(rest, |body: &str| !body.is_empty() && !body.starts_with(['-', '–', '—', '―']));
    (dashes, space0, body)
        .map(|(_, _, body): (&str, &str, &str)| Mark { sort: MarkSort::Dash, body })
        .parse(input)
}

/// `bullet = ("•" / "·" / "*" / "‣" / "▪") space? body`; two stars are Markdown's.
fn bullet(input: &str) -> IResult<&str, Mark<'_>> {
    let body = verify(rest, |body: &str| !body.is_empty());
    let parts = (satisfy(is_bullet), peek(not(one_of("*"))), space0, body);
    parts.map(|(_, (), _, body)| Mark { sort: MarkSort::Bullet, body }).parse(input)
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '─')
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '·' | '*' | '‣' | '▪' | '●')
}

/// `number = digit{1,2} space? ("." / ")" / ":" / "、") space? body`, where a digit does not follow.
fn number(input: &str) -> IResult<&str, Mark<'_>> {
    let digits = take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
    let body = verify(rest, |body: &str| body.starts_with(|c: char| !c.is_ascii_digit()));
    let parts = (digits, space0, one_of(".):、"), space0, body);
    parts
        .map_opt(|(digits, _, _, _, body): (&str, _, _, _, _)| {
            let number = digits.parse().ok()?;
            Some(Mark { sort: MarkSort::Number(number), body })
        })
        .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lines() {
        let rows = [
            ("– Why?", Some((MarkSort::Dash, "Why?"))),
            ("-¿Por qué?", Some((MarkSort::Dash, "¿Por qué?"))),
            ("――なぜ？", Some((MarkSort::Dash, "なぜ？"))),
            ("• Boats", Some((MarkSort::Bullet, "Boats"))),
            ("12. Why?", Some((MarkSort::Number(12), "Why?"))),
            ("3) Why?", Some((MarkSort::Number(3), "Why?"))),
            ("12:30", None),
            ("3.5 metres", None),
            ("---", None),
            ("-", None),
            ("**bold**", None),
            ("Why?", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(mark(text).map(|mark| (mark.sort, mark.body)), wanted, "{text}");
        }
    }
}
