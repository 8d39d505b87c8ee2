//! Dates.

use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{one_of, space0};
use nom::{IResult, Parser};

use crate::lexicon::{Classes, Lexicon, tokens};

/// The longest that a line may be and still hold nothing but a date, in bytes.
const LONGEST: usize = 90;

/// Whether a line, with words of some classes, holds nothing but a date: digits and the name of a
/// month, or digits alone, and at most one other word (a place, a department).
pub(crate) fn is_date_line(text: &str, any: Classes, lexicon: &Lexicon) -> bool {
    text.len() <= LONGEST
        && has_digit(text)
        && (any.any(Classes::MONTH) || has_numeric_date(text))
        && other_words(text, lexicon) <= 1
}

/// Whether a text has a digit.
pub(crate) fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

fn other_words(text: &str, lexicon: &Lexicon) -> usize {
    let of_dates = Classes::MONTH | Classes::WEEKDAY | Classes::FUNCTION | Classes::CREDIT_DATE;
    let others = tokens(text, lexicon).filter(|token| {
        let word = text.get(token.start..token.end).unwrap_or_default();
        !(token.word | token.phrase).any(of_dates) && !token.digit && !"年月日時分".contains(word)
    });
    others.count()
}

fn has_numeric_date(text: &str) -> bool {
    let digits = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    let mut before = None;
    let starts = digits.filter(|(at, _)| before.replace(*at).is_none_or(|it| it + 1 < *at));
    let mut tails = starts.filter_map(|(at, _)| text.get(at..));
    tails.any(|tail| numeric_date(tail).is_ok())
}

/// `numeric-date = digit{1,4} separator digit{1,2} separator digit{2,4} / digit{4} "年"`
fn numeric_date(input: &str) -> IResult<&str, ()> {
    let digits = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let separator = || (space0, one_of("./-"), space0);
    let western = (digits(1, 4), separator(), digits(1, 2), separator(), digits(2, 4)).map(|_| ());
    let eastern = (digits(4, 4), space0, one_of("年년")).map(|_| ());
    alt((western, eastern)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    #[test]
    fn date_lines() {
        let lexicon = lexicon(None);
        let any = |text| tokens(text, lexicon).fold(Classes::NONE, |any, it| any | it.word);
        let is_date = |text| is_date_line(text, any(text), lexicon);
        for text in [
            "12 March 2019",
            "Monday, June 3, 2024",
            "2004 年 11 月 7 日",
            "12.03.2019",
            "10 de enero de 2018 - Entrevista",
        ] {
            assert!(is_date(text), "{text}");
        }
        for text in ["", "12", "We met on 12 March 2019 in the old harbour.", "Call 555-1234"] {
            assert!(!is_date(text), "{text}");
        }
    }
}
