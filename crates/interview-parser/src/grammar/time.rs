//! Times of a recording.

use interview_model::Timing;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{digit1, one_of, satisfy, space0, space1};
use nom::combinator::{all_consuming, not, opt, peek, rest};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

/// The time of a line that holds nothing else, in brackets or not.
///
/// `time-line = time`
pub(crate) fn time_line(text: &str) -> Option<Timing> {
    // Most lines are told by their first byte.
    let may_be = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '(' | '\\'));
    if !may_be {
        return None;
    }
    let found = all_consuming(time).parse(text).or_else(|_| all_consuming(of_tape).parse(text));
    found.ok().map(|(_, timing)| timing)
}

/// A time with the number of its tape, as oral histories have it: `01-00:04:38`.
///
/// `of-tape = digit{1,2} "-" digit{2} minor minor`
fn of_tape(input: &str) -> IResult<&str, Timing> {
    let hours = preceded((number(1, 2), tag("-")), peek((number(2, 2), minor, minor)));
    preceded(hours, clock).map(|start| Timing::new(start, None)).parse(input)
}

/// Whether a line is nothing but the time of a day at which something began or ended: `1:11 P.M. EST`,
/// `(10:12 a.m.)`, `END 3:15 P.M.`
///
/// `time-of-day = bracket? (capitals space)? digit{1,2} ((":" / ".") digit{2})? space? ("a" / "p") "."? "m" "."?
/// (space capitals)? bracket?`
pub(crate) fn is_time_of_day(text: &str) -> bool {
    // Most lines are told by their length or their first bytes.
    let opens = match text.as_bytes() {
        _ if text.len() > TIME_OF_DAY => false,
        [b'[' | b'(' | b'0'..=b'9', ..] | [b'A'..=b'Z', b'A'..=b'Z', ..] => true,
        _ => false,
    };
    if !opens || !text.ends_with([')', ']', '.', 'm', 'M', 'T', 'C']) {
        return false;
    }
    // A digit, or capitals before one.
    match text.trim_start_matches(['[', '(']).as_bytes() {
        [b'0'..=b'9', ..] | [b'A'..=b'Z', b'A'..=b'Z', ..] => {}
        _ => return false,
    }
    let capitals = || take_while_m_n(2, 8, |c: char| c.is_ascii_uppercase());
    let half = (one_of("aApP"), opt(tag(".")), one_of("mM"), opt(tag(".")));
    let pointed = preceded(tag("."), number(2, 2));
    let clock = (number(1, 2), opt(alt((minor, pointed))), space0, half);
    let parts = (opt((capitals(), space1)), clock, opt((space1, capitals())), opt(tag(".")));
    all_consuming((opt(one_of("[(")), parts, opt(one_of("])")))).parse(text).is_ok()
}

/// The most bytes of such a line.
const TIME_OF_DAY: usize = 80;

/// The time with which a text opens, and what follows it: `[00:01:23] They dance.`
///
/// `opening-time = (bracketed-time / hours-time) space body`. Without brackets only a time with
/// hours, minutes and seconds is one: `12:30` may be that of a train.
pub(crate) fn opening_time(text: &str) -> Option<(Timing, &str)> {
    match text.as_bytes() {
        [b'[' | b'(' | b'0'..=b'9', b'0'..=b'9' | b':', ..]
        | [b'[', b'(', ..]
        | [b'\\', b'[', ..] => {}
        _ => return None,
    }
    let bracketed = preceded(peek(one_of("[(\\")), time);
    let hours = (number(1, 3), minor, minor);
    let opening = alt((bracketed, preceded(peek(hours), time)));
    (terminated(opening, space1), rest).parse(text).ok().map(|(_, found)| found)
}

/// The first time inside a text, as in a label: `Ana Mora (03:22)`.
pub(crate) fn time_within(text: &str) -> Option<Timing> {
    let mut after_digit = false;
    text.char_indices().find_map(|(at, c)| {
        let begins = c.is_ascii_digit() && !after_digit;
        after_digit = c.is_ascii_digit();
        let found = if begins { range.parse(text.get(at..)?).ok() } else { None };
        found.map(|(_, timing)| timing)
    })
}

/// The start and the end of the first range of times in a text, in milliseconds, if it ends before
/// it starts: `(0:11 - 0:01)`.
pub(crate) fn ends_early(text: &str) -> Option<(u64, u64)> {
    let mut after_digit = false;
    let (start, end) = text.char_indices().find_map(|(at, c)| {
        let begins = c.is_ascii_digit() && !after_digit;
        after_digit = c.is_ascii_digit();
        let dash = alt((arrow, tag("-"), tag("–"), tag("—")));
        let mut both = (terminated(clock, delimited(space0, dash, space0)), clock);
        let found = if begins { both.parse(text.get(at..)?).ok() } else { None };
        found.map(|(_, found)| found)
    })?;
    (end < start).then_some((start, end))
}

/// The times of a cue, and what follows them on the line: the settings of WebVTT, the coordinates
/// of SRT, or, where the line break got lost, the cue's text.
///
/// `cue-timing = clock space? arrow space? clock space? rest`. Arrows that hold a space or have one
/// dash come from files that went through a translation program.
pub(crate) fn cue_timing(line: &str) -> Option<(Timing, &str)> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let between = delimited(space0, arrow, space0);
    let timing = (terminated(clock, between), clock);
    let (_, ((start, end), _, after)) = (timing, space0, rest).parse(line).ok()?;
    Some((Timing::new(start, Some(end)), after))
}

/// What stands between the times of a cue.
fn arrow(input: &str) -> IResult<&str, &str> {
    alt((tag("-->"), tag("->"), tag("- ->"), tag("-- >"), tag("–>"), tag("→"))).parse(input)
}

/// `time = linked / escaped / bracket? range bracket?`
pub(crate) fn time(input: &str) -> IResult<&str, Timing> {
    let plain = delimited(opt(one_of("[(")), range, opt(one_of("])")));
    alt((linked, escaped, plain)).parse(input)
}

/// `linked = "[" bracket? range bracket? "](" address ")"`: a link of Markdown to that place of a
/// recording.
fn linked(input: &str) -> IResult<&str, Timing> {
    let label = delimited(opt(tag("(")), range, opt(tag(")")));
    let address = take_while1(|c: char| c != ')' && !c.is_whitespace());
    delimited(tag("["), label, delimited(tag("]("), address, tag(")"))).parse(input)
}

/// `escaped = "\\[" range "\\]"`: brackets that Markdown is not to take for a link's.
fn escaped(input: &str) -> IResult<&str, Timing> {
    delimited(tag("\\["), range, tag("\\]")).parse(input)
}

/// `range = clock (space? ("-->" / "-" / "–" / "—" / "to") space? clock)?`
fn range(input: &str) -> IResult<&str, Timing> {
    let dash = alt((tag("-->"), tag("-"), tag("–"), tag("—"), tag("to")));
    let bracket = || opt((opt(tag("\\")), one_of("[]")));
    let dash = delimited((bracket(), space0), dash, (space0, bracket()));
    let end = preceded(dash, clock);
    (clock, opt(end)).map(|(start, end)| Timing::new(start, end)).parse(input)
}

/// `clock = digit{1,3} minor{1,2} fraction?`, in milliseconds: `1:04`, `01:02:03,500`.
fn clock(input: &str) -> IResult<&str, u64> {
    let parts = (number(1, 3), minor, opt(minor), opt(fraction));
    let seconds = |first, second, third: Option<u64>| match third {
        Some(third) => (first * 60 + second) * 60 + third,
        None => first * 60 + second,
    };
    parts
        .map(|(first, second, third, ms)| seconds(first, second, third) * 1000 + ms.unwrap_or(0))
        .parse(input)
}

/// `minor = ":" digit{2}`, where a digit does not follow.
fn minor(input: &str) -> IResult<&str, u64> {
    preceded(tag(":"), terminated(number(2, 2), not(digit))).parse(input)
}

/// `fraction = ("." / ",") digit+ / ":" digit{3}`, in milliseconds.
fn fraction(input: &str) -> IResult<&str, u64> {
    let colon = preceded(tag(":"), terminated(take_while_m_n(3, 3, is_digit), not(digit)));
    let digits = alt((preceded(one_of(".,"), digit1), colon));
    let place = |(digit, worth): (char, u64)| u64::from(digit.to_digit(10).unwrap_or(0)) * worth;
    digits.map(|it: &str| it.chars().zip([100, 10, 1]).map(place).sum()).parse(input)
}

fn number<'a>(
    least: usize,
    most: usize,
) -> impl Parser<&'a str, Output = u64, Error = nom::error::Error<&'a str>> {
    take_while_m_n(least, most, is_digit).map_opt(|digits: &str| digits.parse().ok())
}

fn digit(input: &str) -> IResult<&str, char> {
    satisfy(is_digit).parse(input)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_lines() {
        let rows = [
            ("1:04", 64_000, None),
            ("00:12", 12_000, None),
            ("00:00:19", 19_000, None),
            ("[00:01:23]", 83_000, None),
            ("(03:22)", 202_000, None),
            ("75:10", 4_510_000, None),
            ("02-00:04:38", 278_000, None),
            ("100:00:00", 360_000_000, None),
            ("0:01 - 0:11", 1_000, Some(11_000)),
            ("(0:01–0:11)", 1_000, Some(11_000)),
            ("00:00:01,000 --> 00:00:04,200", 1_000, Some(4_200)),
            ("00:01.5 --> 00:04.25", 1_500, Some(4_250)),
            ("0:11 - 0:01", 11_000, None),
        ];
        for (text, start, end) in rows {
            assert_eq!(time_line(text), Some(Timing::new(start, end)), "{text}");
        }
        for text in ["", "12", "at 1:04", "1:4", "1:045", "12:30 trains", "2024:10:100"] {
            assert_eq!(time_line(text), None, "{text}");
        }
    }

    #[test]
    fn times_of_day() {
        for text in ["1:11 P.M. EST", "(10:12 a.m.)", "END 3:15 P.M. EDT", "9 am", "END 12:05 pm"] {
            assert!(is_time_of_day(text), "{text}");
        }
        for text in ["", "I am", "We met at 9 am", "9 am it rained.", "13:05", "9 women in a room"]
        {
            assert!(!is_time_of_day(text), "{text}");
        }
    }

    #[test]
    fn opening_times() {
        let rows = [
            ("[00:01:23] They dance.", Some((83_000, None, "They dance."))),
            ("(03:22) They dance.", Some((202_000, None, "They dance."))),
            ("(0:01 - 0:11) They", Some((1_000, Some(11_000), "They"))),
            ("0:01:23 They dance.", Some((83_000, None, "They dance."))),
            (r"\[03:22\] They dance.", Some((202_000, None, "They dance."))),
            ("[(0:05)](https://example.org?t=5) They", Some((5_000, None, "They"))),
            ("[0:05](https://example.org?t=5) They", Some((5_000, None, "They"))),
            ("[the hive](https://example.org) hums.", None),
            ("12:30 is when it leaves.", None),
            ("[1] They dance.", None),
            ("[00:01:23]", None),
            ("7", None),
        ];
        for (text, wanted) in rows {
            let found = opening_time(text).map(|(it, body)| (it.start_ms, it.end_ms, body));
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn times_within() {
        let rows = [
            ("Ana Mora (03:22)", Some(202_000)),
            ("Speaker 0: 00:00:16", Some(16_000)),
            ("Ana [(0:05)](https://example.org?t=5) ", Some(5_000)),
            ("Speaker 11:", None),
            ("Ana Mora", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(time_within(text).map(|it| it.start_ms), wanted, "{text}");
        }
    }

    #[test]
    fn times_of_cues() {
        let rows = [
            ("00:01:02,500 --> 00:01:04,000", Some((62_500, Some(64_000), ""))),
            ("01:02.500 --> 01:04.000 align:start", Some((62_500, Some(64_000), "align:start"))),
            ("00:01:02.500-->00:01:04.000", Some((62_500, Some(64_000), ""))),
            ("00:01:02:500 -> 00:01:04:000", Some((62_500, Some(64_000), ""))),
            ("0:01:02,5 –> 0:01:04,0 Bees.", Some((62_500, Some(64_000), "Bees."))),
            ("00:00:09,000 --> 00:00:08,000", Some((9_000, None, ""))),
            ("00:01:02 They dance --> there", None),
            ("00:01:02,500 -->", None),
            ("--> 00:01:02,500", None),
        ];
        for (line, wanted) in rows {
            let found = cue_timing(line).map(|(it, after)| (it.start_ms, it.end_ms, after));
            assert_eq!(found, wanted, "{line}");
        }
    }
}
