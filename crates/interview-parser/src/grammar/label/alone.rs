//! Labels that have a line of their own.

use memchr::memchr;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{one_of, space0, space1};
use nom::combinator::{all_consuming, eof, fail, opt, recognize, verify};
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use super::loose::opens_with_letter;
use super::name::{is_capitalised, is_in_capitals, name, words_of_capitals};
use super::office::office;
use super::{
    Form, Label, Opened, aside, closing, decoration, is_decoration, of_outlet, opening, target,
    wide_space,
};
use crate::ascii::any_of;
use crate::grammar::time::time;
use crate::letters::is_alphanumeric;

/// The label, where a block is nothing but a speaker's name, with or without a time.
///
/// `alone = heading? (timed-name / name-after-time / name-with-colon / name-in-capitals) heading-end?`,
/// as in `Ana Mora (03:22)`, `Speaker 1: 00:00:15`, `## Ana Mora` and `== Ana Mora ==`.
pub(super) fn alone<'a>(text: &'a str, opened: Option<Opened<'a>>) -> Option<Label<'a>> {
    if !may_be_alone(text) {
        return None;
    }
    if text.starts_with('《') {
        return of_outlet(text).ok().map(|(_, label)| label).filter(|it| it.body.is_empty());
    }
    // The name after the mark of a heading is another.
    let opened_at =
        |input: &'a str| if input.len() == text.len() { opened } else { Opened::of(input) };
    let plain =
        |input| name_with_colon(input, opened_at(input)).or_else(|_| name_in_capitals(input));
    // Without a colon and a digit there is no time to be looked for.
    let head = text.as_bytes().get(..HEAD + CLOCK).unwrap_or(text.as_bytes());
    let parsed = if has_digit(head) && memchr(b':', head).is_some() {
        let named = alt((timed_name, name_after_time, plain));
        all_consuming(preceded(opt(heading), named)).parse(text)
    } else if text.starts_with(['#', '=']) {
        all_consuming(preceded(opt(heading), plain)).parse(without_heading_end(text))
    } else {
        plain(text)
    };
    let found = parsed.ok().filter(|(rest, _)| rest.is_empty()).map(|(_, label)| label);
    found.or_else(|| office(text, opened))
}

/// As [`alone`], of a name with a time after it.
pub(super) fn with_time(text: &str) -> Option<Label<'_>> {
    if !may_be_alone(text) {
        return None;
    }
    all_consuming(timed_name).parse(text).ok().map(|(_, label)| label)
}

/// As [`alone`], of a name with a colon, a space and speech: only what looks like speech, but is a time,
/// can be part of a label of its own.
pub(super) fn before_speech<'a>(text: &'a str, opened: Option<Opened<'a>>) -> Option<Label<'a>> {
    let head = text.as_bytes().get(..HEAD + CLOCK).unwrap_or(text.as_bytes());
    if may_be_alone(text) && has_digit(head) { alone(text, opened) } else { None }
}

/// Whether a block may be a name and no more: most that are short and no name end a sentence.
fn may_be_alone(text: &str) -> bool {
    text.len() <= LONGEST && !matches!(text.as_bytes(), [.., b'?' | b'!'])
}

fn has_digit(bytes: &[u8]) -> bool {
    any_of(bytes, |byte| byte.is_ascii_digit())
}

/// The longest block that can be a name with a time, in bytes.
const LONGEST: usize = 400;

/// `heading = ("#"{1,6} / "="{2,6}) space`
fn heading(input: &str) -> IResult<&str, &str> {
    let marks = alt((take_while_m_n(1, 6, |c| c == '#'), take_while_m_n(2, 6, |c| c == '=')));
    recognize((marks, space1)).parse(input)
}

/// What stands before the marks that close the heading of a wiki.
fn without_heading_end(text: &str) -> &str {
    if text.starts_with("==") { text.trim_end_matches('=').trim_end() } else { text }
}

/// `timed-name = opening name joint? time-mark decoration (":" / "：")?`
fn timed_name(input: &str) -> IResult<&str, Label<'_>> {
    let (_, Named { name, aside, after }) = before_time(input, true)?;
    let parts = (time_mark, decoration, opt(one_of(":：")), decoration);
    parts.map(|_| Label { form: Form::Time, name, aside, body: "" }).parse(after)
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

/// `name-with-colon = opened aside? closing (":" / "：")? decoration`
fn name_with_colon<'a>(input: &'a str, opened: Option<Opened<'a>>) -> IResult<&'a str, Label<'a>> {
    // Most names are followed by something else.
    let may_end = |c: char| matches!(c, ' ' | '\t' | '(' | '（' | ':' | '：') || is_decoration(c);
    let ends = |it: &Opened<'_>| it.after.is_empty() || it.after.starts_with(may_end);
    let Some(Opened { marks, name, after }) = opened.filter(ends) else {
        return fail().parse(input);
    };
    let with_colon = (opt(aside), closing, space0, one_of(":："), decoration);
    let with_colon = with_colon.map(|(aside, ..)| (Form::Separator, aside.unwrap_or_default()));
    // After a wide space stands speech, `Q    Okay.`, and after a letter: `Q Thank you, Mrs. Mora.`
    let is_spoken = || wide_space(name.trim_end()).is_some() || opens_with_letter_of_side(name);
    let is_name = || !is_said(name) && !is_spoken();
    // And what stands in brackets there may be, too: `Ana    (laughs)`.
    let is_near = name.len() <= name.trim_end().len() + 1;
    let beside = opt(verify(aside, |_: &str| is_near));
    let plain = verify((beside, terminated(closing, eof)), |_: &(_, &str)| is_name());
    let plain = plain.map(|(aside, _)| (form_of(marks), aside.unwrap_or_default()));
    alt((with_colon, plain))
        .map(|(form, aside)| Label { form, name: name.trim_end(), aside, body: "" })
        .parse(after)
}

/// Whether a letter that stands for a side is the first word of several.
fn opens_with_letter_of_side(name: &str) -> bool {
    opens_with_letter(name) && name.starts_with(['Q', 'A', 'P', 'R', 'F', 'D'])
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
/// and hold a dash: `Ana Mora - Harbour Radio (03:22)`. Where it is alone with a time in brackets, it may
/// be in small letters, as devices have names: `ana's phone (03:22)`.
pub(super) fn before_time(input: &str, is_alone: bool) -> IResult<&str, Named<'_>> {
    let head = input.as_bytes().get(..HEAD + CLOCK).unwrap_or(input.as_bytes());
    // Every time has a colon, and most texts have none.
    if memchr(b':', head).is_none() {
        return fail().parse(input);
    }
    // A bracket, or a digit after a space, the last of these a space that breaks no line.
    let begins = |at: &usize| {
        matches!(
            head.get(..=*at),
            Some(
                [.., b'(' | b'['] | [.., b' ' | b'\t', b'0'..=b'9'] | [.., 0xc2, 0xa0, b'0'..=b'9']
            )
        )
    };
    let mut places = (1..HEAD).filter(begins);
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
    let (name, aside) = without_bracket(name);
    let words = name.split_whitespace().count();
    let is_of_device = || is_alone && words <= DEVICE && after.starts_with(['(', '[']);
    let is_name = name.starts_with(is_alphanumeric)
        && words <= WORDS
        && (is_capitalised(name) || words == 1 || is_of_device())
        && !name.contains([':', '?', '!', ';', '"', '(', '[']);
    if is_name { Ok(("", Named { name, aside, after })) } else { fail().parse(input) }
}

/// What stands before a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) name: &'a str,
    /// What is said of the person in brackets after the name.
    pub(super) aside: &'a str,
    /// The text from the time on.
    pub(super) after: &'a str,
}

/// A name, and what stands in the brackets after it: `Ana Mora` and `host` of `Ana Mora (host)`.
fn without_bracket(text: &str) -> (&str, &str) {
    let inner = text.strip_suffix([')', '）']);
    let parts = inner.and_then(|it| it.split_once(['(', '（']));
    parts.map_or((text, ""), |(name, aside)| (name.trim_end(), aside))
}

/// How many bytes may stand before a time.
const HEAD: usize = 100;
/// The most bytes of a time up to its first colon.
const CLOCK: usize = 8;
/// The most words of a name before a time.
const WORDS: usize = 8;

/// The most words of a name that is not capitalised.
const DEVICE: usize = 3;

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
            ("== Ana Mora ==", Some((Form::Line, "Ana Mora"))),
            ("Ana Mora (03:22)", Some((Form::Time, "Ana Mora"))),
            ("Ana Mora - Harbour Radio (03:22)", Some((Form::Time, "Ana Mora - Harbour Radio"))),
            ("Ana Mora, 03:22", Some((Form::Time, "Ana Mora"))),
            ("**Ana Mora** [00:03:22]:", Some((Form::Time, "Ana Mora"))),
            ("Speaker 1: 00:00:15", Some((Form::Time, "Speaker 1"))),
            ("[Ana] (0:01 - 0:11)", Some((Form::Time, "Ana"))),
            ("03:22 - Ana Mora", Some((Form::Time, "Ana Mora"))),
            ("ana's phone (03:22.120)", Some((Form::Time, "ana's phone"))),
            ("[Ana]", Some((Form::Bracket, "Ana"))),
            (
                "ANA MORA, HEAD OF THE \"OLD MILL\" (OTM)",
                Some((Form::Line, "ANA MORA, HEAD OF THE \"OLD MILL\"")),
            ),
            ("ささだ", Some((Form::Line, "ささだ"))),
            ("《港报》记者：", Some((Form::Separator, "《港报》记者"))),
            ("Why?", None),
            ("We left at 12:30", None),
            ("They dance.", None),
            ("OK.", None),
            ("Q    Okay.", None),
            ("Q Thank you, Mrs. Mora.", None),
            ("Q.", Some((Form::Line, "Q."))),
            ("", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(
                alone(text, Opened::of(text)).map(|label| (label.form, label.name)),
                wanted,
                "{text}"
            );
        }
    }
}
