//! What is printed on the pages of a record beside its text: the numbers of lines and of pages.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{digit1, one_of, space0};
use nom::combinator::{all_consuming, eof, opt, peek, recognize};
use nom::{IResult, Parser};

/// The number that stands before a line, and the text after it with the white space before it.
///
/// `numbered-line = digit{1,4} (white-space text / end)`
pub(crate) fn numbered_line(line: &str) -> Option<(u32, &str)> {
    let number = take_while_m_n(1, 4, |c: char| c.is_ascii_digit());
    let boundary = peek(alt((recognize(one_of(" \t\u{a0}")), eof)));
    let parsed: IResult<&str, (&str, &str)> = (number, boundary).parse(line);
    let (text, (number, _)) = parsed.ok()?;
    Some((number.parse().ok()?, text))
}

/// Whether a line is nothing but the number of a page: `12`, `- 12 -`, `Page 12`, `12 of 90`, `II-12`.
///
/// `page-number = dash? (word / volume)? number (word number)? dash?`
pub(crate) fn is_page_number(line: &str) -> bool {
    let dash = || opt((one_of("-–—["), space0));
    let word = || opt((take_while_m_n(1, 8, char::is_alphabetic), opt(tag(".")), space0));
    let more = opt((
        space0,
        alt((tag("/"), recognize(take_while_m_n(1, 4, char::is_alphabetic)))),
        space0,
        digit1,
    ));
    let closing = (space0, opt(one_of("-–—]")));
    let volume = recognize((take_while_m_n(1, 5, |c: char| "IVXLC".contains(c)), tag("-")));
    let before = alt((volume.map(|_| ()), word().map(|_| ())));
    let parts = (dash(), before, digit1, more, closing);
    let parsed: IResult<&str, _> = all_consuming(parts).parse(line);
    parsed.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_lines() {
        let rows = [
            ("1     MS. ARDEN:", Some((1, "     MS. ARDEN:"))),
            ("25", Some((25, ""))),
            ("12\tQ", Some((12, "\tQ"))),
            ("12. Why?", None),
            ("1st", None),
            ("20000 boats", None),
            ("Page 1", None),
            ("", None),
        ];
        for (line, wanted) in rows {
            assert_eq!(numbered_line(line), wanted, "{line}");
        }
    }

    #[test]
    fn page_numbers() {
        for line in ["12", "- 12 -", "Page 12", "p. 3", "12 of 90", "[7]", "12/90", "II-201"] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["", "-", "Page", "12 boats", "We have 12 of 90 left"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
