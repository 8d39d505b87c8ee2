//! Initials that close an article.

use crate::letters::is_uppercase;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::one_of;
use nom::combinator::all_consuming;
use nom::sequence::delimited;
use nom::{IResult, Parser};

/// The longest sign-off seen, in letters and what stands between them.
const LETTERS: usize = 5;

/// Where the sign-off at the end of a text begins: `(YO)` of `… to the river. (YO)`.
///
/// `sign-off = ("(" / "[") capital{1,5} (")" / "]")`, after a sentence that has ended; `/`, `.`
/// and a space may part the capitals. Agencies print the writer's initials so.
pub(crate) fn sign_off(text: &str) -> Option<usize> {
    // Most texts are told by their last byte.
    if !matches!(text.as_bytes().last(), Some(b')' | b']')) {
        return None;
    }
    let at = text.rfind(['(', '['])?;
    let (before, mark) = text.split_at_checked(at)?;
    let ended =
        before.trim_end().ends_with(['.', '!', '?', '…', '"', '”', '»']) || before.is_empty();
    (ended && initials(mark).is_ok()).then_some(at)
}

fn initials(input: &str) -> IResult<&str, &str> {
    let letters =
        take_while_m_n(1, LETTERS, |c: char| is_uppercase(c) || matches!(c, '.' | '/' | ' '));
    all_consuming(delimited(one_of("(["), letters, one_of(")]"))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sign_offs() {
        let rows = [
            ("It went well. (RT)", Some(14)),
            ("(RT)", Some(0)),
            ("Went well! [AB/CD]", Some(11)),
            ("It went well. (R. T.)", Some(14)),
            ("He joined the union (IG)", None),
            ("It went well. (laughs)", None),
            ("It went well. (RT) Truly.", None),
            ("It went well.", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(sign_off(text), wanted, "{text}");
        }
    }
}
