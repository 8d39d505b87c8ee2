//! Labels that have a line of their own.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{one_of, space0, space1};
use nom::combinator::{all_consuming, eof, fail, opt, recognize, verify};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

use super::name::{is_capitalised, is_in_capitals, name, words_of_capitals};
use super::{Form, Label, aside, closing, decoration, opening, target, wide_space};
use crate::grammar::time::time;

/// The label, where a block is nothing but a speaker's name, with or without a time.
///
/// `alone = heading? (timed-name / name-after-time / name-with-colon / name-in-capitals)`, as in `Ana Mora (03:22)`,
/// `Speaker 1: 00:00:15` and `## Ana Mora`.
pub(crate) fn alone(text: &str) -> Option<Label<'_>> {
    // Most short blocks that are no name are told by their last byte.
    if text.ends_with(['?', '!']) {
        return None;
    }
    let plain = || alt((name_with_colon, name_in_capitals));
    // Without a digit there is no time to be looked for.
    let parsed = if text.bytes().any(|byte| byte.is_ascii_digit()) {
        let named = alt((timed_name, name_after_time, plain()));
        all_consuming((opt(heading), named)).parse(text)
    } else {
        all_consuming((opt(heading), plain())).parse(text)
    };
    parsed.ok().map(|(_, (_, label))| label)
}

/// `heading = "#"{1,6} space`
fn heading(input: &str) -> IResult<&str, &str> {
    recognize((take_while_m_n(1, 6, |c| c == '#'), space1)).parse(input)
}

/// `timed-name = opening name joint? time-mark decoration (":" / "：")?`
fn timed_name(input: &str) -> IResult<&str, Label<'_>> {
    let (_, (name, after)) = before_time(input)?;
    let parts = (time_mark, decoration, opt(one_of(":：")), decoration);
    parts.map(|_| Label { form: Form::Time, name, aside: "", body: "" }).parse(after)
}

/// `name-after-time = time-mark joint? opening name closing (":" / "：")? decoration`
fn name_after_time(input: &str) -> IResult<&str, Label<'_>> {
    let joint = take_while_m_n(1, 3, |c| matches!(c, ' ' | '-' | '–' | '|'));
    let name = verify(name, |name: &str| is_capitalised(name));
    let parts = (time_mark, joint, opening, name, closing, opt(one_of(":：")), decoration);
    parts
        .map(|(_, _, _, name, ..)| Label { form: Form::Time, name, aside: "", body: "" })
        .parse(input)
}

/// `name-with-colon = opening name aside? closing (":" / "：")? decoration`
fn name_with_colon(input: &str) -> IResult<&str, Label<'_>> {
    let with_colon = (opening, name, opt(aside), closing, space0, one_of(":："), decoration);
    let with_colon =
        with_colon.map(|(_, name, aside, ..)| (Form::Separator, name, aside.unwrap_or_default()));
    // After a wide space stands speech: `Q    Okay.`
    let is_name = |name: &str| !is_said(name) && wide_space(name.trim_end()).is_none();
    let plain = terminated((opening, verify(name, is_name), closing), eof);
    let plain = plain.map(|(marks, name, _): (&str, _, _)| (form_of(marks), name, ""));
    alt((with_colon, plain))
        .map(|(form, name, aside)| Label { form, name: name.trim_end(), aside, body: "" })
        .parse(input)
}

/// Whether a word with a full stop is said, as `OK.` is; `Q.` is not.
fn is_said(name: &str) -> bool {
    name.strip_suffix('.').is_some_and(is_in_capitals) && !name.contains(' ')
}

/// What a name alone is told by, where these marks stand before it.
fn form_of(marks: &str) -> Form {
    match marks {
        "" => Form::Line,
        marks if marks.contains('[') => Form::Bracket,
        _ => Form::Markup,
    }
}

/// `name-in-capitals = opening words-of-capitals aside? (":" / "：")? closing`
///
/// On a line of its own the office is part of what is printed as the name.
fn name_in_capitals(input: &str) -> IResult<&str, Label<'_>> {
    let name = verify(words_of_capitals, |name: &str| !is_said(name));
    let parts = (opening, name, opt(aside), space0, opt(one_of(":：")), closing);
    parts
        .map(|(_, name, aside, _, colon, _)| {
            let form = if colon.is_some() { Form::Separator } else { Form::Line };
            Label { form, name: name.trim_end(), aside: aside.unwrap_or_default(), body: "" }
        })
        .parse(input)
}

/// The name before the first time of a text, and the text from that time on.
///
/// `opening name (space / "," / "-" / "|" / ":")* time-mark`. What is before a time may be longer
/// and hold a dash: `Ana Mora - Harbour Radio (03:22)`.
pub(super) fn before_time(input: &str) -> IResult<&str, (&str, &str)> {
    let head = input.get(..input.floor_char_boundary(HEAD)).unwrap_or_default();
    let begins = |before: char, c: char| {
        matches!(c, '(' | '[') || c.is_ascii_digit() && matches!(before, ' ' | '\u{a0}' | '\t')
    };
    let pairs = head.char_indices().zip(head.char_indices().skip(1));
    let mut places =
        pairs.filter(|((_, before), (_, c))| begins(*before, *c)).map(|(_, (at, _))| at);
    let at = places.find(|at| input.get(*at..).is_some_and(|it| time_mark(it).is_ok()));
    let Some((before, after)) = at.and_then(|at| input.split_at_checked(at)) else {
        return fail().parse(input);
    };
    let (name, _) = opening(before)?;
    let is_joint = |c: char| {
        c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | '|' | '·' | '•' | '@' | ':' | '：')
    };
    let is_mark = |c: char| matches!(c, '*' | '_' | ']' | '"' | '”');
    let name = name.trim_end_matches(is_joint).trim_end_matches(is_mark).trim_end_matches(is_joint);
    let is_name = name.starts_with(char::is_alphanumeric)
        && name.split_whitespace().count() <= WORDS
        && (is_capitalised(name) || !name.contains(' '))
        && !name.contains([':', '?', '!', ';', '"', '(', '[']);
    if is_name { Ok(("", (name, after))) } else { fail().parse(input) }
}

/// How many bytes may stand before the end of a time.
const HEAD: usize = 100;
/// The most words of a name before a time.
const WORDS: usize = 8;

/// `time-mark = time / "[" time "](" address ")"`
pub(super) fn time_mark(input: &str) -> IResult<&str, &str> {
    let linked = recognize((delimited(tag("["), time, tag("]")), target));
    alt((linked, recognize(time))).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone() {
        let rows = [
            ("Ana Mora", Some((Form::Line, "Ana Mora"))),
            ("Ana Mora:", Some((Form::Separator, "Ana Mora"))),
            ("**Ana Mora:**", Some((Form::Separator, "Ana Mora"))),
            ("**Ana Mora**", Some((Form::Markup, "Ana Mora"))),
            ("## Ana Mora", Some((Form::Line, "Ana Mora"))),
            ("Ana Mora (03:22)", Some((Form::Time, "Ana Mora"))),
            ("Ana Mora - Harbour Radio (03:22)", Some((Form::Time, "Ana Mora - Harbour Radio"))),
            ("Ana Mora, 03:22", Some((Form::Time, "Ana Mora"))),
            ("**Ana Mora** [00:03:22]:", Some((Form::Time, "Ana Mora"))),
            ("Speaker 1: 00:00:15", Some((Form::Time, "Speaker 1"))),
            ("[Ana] (0:01 - 0:11)", Some((Form::Time, "Ana"))),
            ("03:22 - Ana Mora", Some((Form::Time, "Ana Mora"))),
            ("[Ana]", Some((Form::Bracket, "Ana"))),
            (
                "ANA MORA, HEAD OF THE \"OLD MILL\" (OTM)",
                Some((Form::Line, "ANA MORA, HEAD OF THE \"OLD MILL\"")),
            ),
            ("ささだ", Some((Form::Line, "ささだ"))),
            ("Why?", None),
            ("We left at 12:30", None),
            ("They dance.", None),
            ("OK.", None),
            ("Q    Okay.", None),
            ("Q.", Some((Form::Line, "Q."))),
            ("", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(alone(text).map(|label| (label.form, label.name)), wanted, "{text}");
        }
    }
}
