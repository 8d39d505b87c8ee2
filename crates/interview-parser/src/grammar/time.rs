//! Times of a recording.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{digit1, one_of, space0};
use nom::combinator::{all_consuming, opt, recognize};
use nom::multi::many_m_n;
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

/// Whether a line holds nothing but a time or a range of times, in brackets or not.
///
/// `time-line = time`
pub(crate) fn is_time_line(text: &str) -> bool {
    // Most lines are told by their first byte.
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '('))
        && all_consuming(time).parse(text).is_ok()
}

/// `time = bracket? clock (("-" / "–" / "-->") clock)? bracket?`
pub(crate) fn time(input: &str) -> IResult<&str, &str> {
    let between = delimited(space0, alt((tag("-->"), tag("-"), tag("–"))), space0);
    let range = (clock, opt((between, clock)));
    recognize((opt(one_of("[(")), range, opt(one_of("])")))).parse(input)
}

/// `clock = digit{1,3} (":" digit{2}){1,2} (("." / ",") digit+)?`
fn clock(input: &str) -> IResult<&str, &str> {
    let two = || take_while_m_n(2, 2, |c: char| c.is_ascii_digit());
    let hours = take_while_m_n(1, 3, |c: char| c.is_ascii_digit());
    let parts = many_m_n(1, 2, preceded(tag(":"), two()));
    recognize((hours, parts, opt((one_of(".,"), digit1)))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_lines() {
        for text in [
            "1:04",
            "00:12",
            "[00:01:23]",
            "(03:22)",
            "00:00:01,000 --> 00:00:04,200",
            "0:01 - 0:11",
        ] {
            assert!(is_time_line(text), "{text}");
        }
        for text in ["", "12", "at 1:04", "1:4", "12:30 trains"] {
            assert!(!is_time_line(text), "{text}");
        }
    }
}
