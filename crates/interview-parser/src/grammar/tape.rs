//! Lines that say which tape begins or ends, as transcripts of recordings have them.

use nom::branch::alt;
use nom::bytes::complete::{tag_no_case, take_while_m_n};
use nom::character::complete::{digit1, one_of, space0, space1};
use nom::combinator::{all_consuming, not, opt, peek, recognize};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// What such a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tape {
    Begins,
    Ends,
}

/// What a line says of a tape, if it says nothing else.
///
/// `tape-mark = bracket? (("begin" / "beginning" / "start" / "end") " of ")? part (joint part)* bracket?`
///
/// `TAPE 1, SIDE A`, `[End of Tape 2]`, `Track 3`
pub(crate) fn tape_mark(text: &str) -> Option<Tape> {
    // Most lines are longer, or end otherwise.
    let is_end = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'A'..=b'D' | b']' | b')');
    if text.len() > LONGEST || !text.bytes().last().is_some_and(is_end) {
        return None;
    }
    let begins = alt((tag_no_case("beginning"), tag_no_case("begin"), tag_no_case("start")));
    let of = |input| (space1, tag_no_case("of"), space1).parse(input);
    let begins = terminated(begins.map(|_| Tape::Begins), of);
    let ends = terminated(tag_no_case("end").map(|_| Tape::Ends), of);
    let joint = recognize((space0, opt(one_of(",;-–—")), space0));
    let parts = separated_list1(joint, part);
    let line = (opt(alt((begins, ends))), parts);
    let line = delimited(opt(one_of("[(")), line, opt(one_of("])")));
    let parsed: IResult<&str, (Option<Tape>, Vec<&str>)> = all_consuming(line).parse(text);
    parsed.ok().map(|(_, (what, _))| what.unwrap_or(Tape::Begins))
}

/// `part = ("tape" / "side" / …) space "no."? space? (digit+ / letter)`
fn part(input: &str) -> IResult<&str, &str> {
    let words = alt((
        tag_no_case("tape"),
        tag_no_case("side"),
        tag_no_case("track"),
        tag_no_case("cassette"),
        tag_no_case("reel"),
        tag_no_case("disc"),
        tag_no_case("disk"),
    ));
    let letter = terminated(take_while_m_n(1, 1, |c| matches!(c, 'A'..='D')), not(peek(letters)));
    let number = preceded(opt((alt((tag_no_case("number"), tag_no_case("no."))), space0)), digit1);
    recognize((words, space1, alt((number, letter)))).parse(input)
}

fn letters(input: &str) -> IResult<&str, &str> {
    take_while_m_n(1, 1, char::is_alphanumeric).parse(input)
}

/// The most bytes of such a line.
const LONGEST: usize = 48;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tapes_begin_and_end() {
        for text in
            ["TAPE 1, SIDE A", "Track 3", "[Beginning of Tape 2]", "Tape No. 2 - Side B", "SIDE B"]
        {
            assert_eq!(tape_mark(text), Some(Tape::Begins), "{text}");
        }
        for text in ["END OF SIDE A", "[End of Tape 1, Side A]"] {
            assert_eq!(tape_mark(text), Some(Tape::Ends), "{text}");
        }
        for text in [
            "Side by side",
            "Tape",
            "Tape 1 was lost.",
            "On side A",
            "A",
            "Track 3 of the quay",
            "",
        ] {
            assert_eq!(tape_mark(text), None, "{text}");
        }
    }
}
