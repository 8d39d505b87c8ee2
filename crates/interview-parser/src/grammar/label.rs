//! What is printed before speech to say whose it is.

use memchr::{memchr_iter, memchr3};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{one_of, satisfy, space0, space1};
use nom::combinator::{all_consuming, fail, not, opt, peek, recognize, rest, verify};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

use crate::grammar::time::time;
use crate::lexicon::is_unspaced;

/// A label and the speech after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// How it is told from the speech.
    pub(crate) form: Form,
    /// The name as printed, without brackets, decoration and colon.
    pub(crate) name: &'a str,
    /// What stands after it.
    pub(crate) body: &'a str,
}

/// How a label is told from the speech after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `Ana Mora: text`, `ANA – text`.
    Separator,
    /// `[Ana] text`.
    Bracket,
    /// `Q. text`, `A2) text`.
    Letter,
    /// `AM text`, `田中 text`: told only by coming again and again.
    Token,
}

/// The most words and characters of a label. Longer ones were not seen.
const WORDS: usize = 4;
const CHARACTERS: usize = 35;

/// `label = separated / bracketed / letter / token`
///
/// `Ana Mora: Yes.` is `Ana Mora` and `Yes.`; `[Ana] Yes.` and `A. Yes.` likewise.
pub(crate) fn label(text: &str) -> Option<Label<'_>> {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    let parsed = match (has_separator(head), opens_without_separator(head)) {
        (true, true) => alt((letter, separated, bracketed, token)).parse(text),
        (true, false) => separated(text),
        (false, true) => alt((letter, bracketed, token)).parse(text),
        (false, false) => return None,
    };
    parsed.ok().map(|(_, label)| label)
}

/// How many bytes the longest label with all that can stand in it may have.
const HEAD: usize = 200;

/// Most blocks have nothing that could part a label from speech, and are told so at once.
fn has_separator(head: &str) -> bool {
    let mut dashes = memchr_iter(b'-', head.as_bytes());
    memchr3(b':', 0xef, 0xe2, head.as_bytes()).is_some()
        || dashes.any(|at| at > 0 && head.get(at - 1..at + 2) == Some(" - "))
}

/// Whether a label without separator can begin so, as most blocks cannot: with two capitals, one
/// capital that stands alone, a bracket, or what is not ASCII.
fn opens_without_separator(head: &str) -> bool {
    match head.as_bytes() {
        [first, second, ..] => {
            matches!(first, b'[' | b'<' | b'.' | 0x80..)
                || first.is_ascii_uppercase() && !second.is_ascii_lowercase()
        }
        _ => false,
    }
}

/// The name, where a block is nothing but a speaker's name, with or without a time.
///
/// `alone = decoration name decoration colon? space? time? colon?`, as in `Ana Mora (03:22)` and
/// `Speaker 1: 00:00:15`.
pub(crate) fn alone(text: &str) -> Option<&str> {
    // Most short blocks that are no name are told by their last byte.
    if text.ends_with(['?', '!']) {
        return None;
    }
    let colon = || opt(one_of(":："));
    let parts = (decoration, name, decoration, colon(), space0, opt(time), colon());
    let parsed = all_consuming(parts).parse(text);
    parsed.ok().map(|(_, (_, name, ..))| name.trim_end())
}

/// `separated = decoration name aside? decoration separator body`
fn separated(input: &str) -> IResult<&str, Label<'_>> {
    let name = verify(name, |name: &str| name.split_whitespace().count() <= WORDS);
    let parts = (decoration, name, opt(aside), decoration, separator, rest);
    let labelled = parts.map(|(_, name, _, _, _, body)| (name, body));
    labelled
        .map(|(name, body)| Label { form: Form::Separator, name: name.trim_end(), body })
        .parse(input)
}

/// Quotation marks, brackets and the stars or lines of Markdown around a label.
fn decoration(input: &str) -> IResult<&str, &str> {
    take_while(|c| matches!(c, '"' | '“' | '”' | '«' | '*' | '_' | '[' | ']')).parse(input)
}

/// A run of characters that stand in names: no sentence ends inside it.
///
/// `name = (initial / character / inner-space)+`, and at most 35 characters. The most common
/// production by far, so it is a plain loop that gives up where a name would be too long.
fn name(input: &str) -> IResult<&str, &str> {
    let (mut rest, mut characters) = (input, 0);
    while let Some((after, count)) = part_of_name(rest).filter(|_| characters <= CHARACTERS) {
        characters += count;
        rest = after;
    }
    let name = input.get(..input.len() - rest.len()).unwrap_or_default();
    let is_name = name.starts_with(char::is_alphanumeric) && characters <= CHARACTERS;
    if is_name { Ok((rest, name)) } else { fail().parse(input) }
}

/// What follows a character or an initial at the start of `text`, and how many characters it has.
fn part_of_name(text: &str) -> Option<(&str, usize)> {
    let first = text.chars().next()?;
    let after = || text.get(first.len_utf8()..);
    match first {
        'a'..='z' => Some((after()?, 1)),
        ' ' | '\u{a0}' | '\u{3000}' => {
            after().filter(|it| !it.starts_with(['–', '—', '-'])).map(|it| (it, 1))
        }
        _ if first.is_uppercase() => match initial(text) {
            Ok((after, initial)) => Some((after, initial.chars().count())),
            Err(_) => Some((after()?, 1)),
        },
        _ if is_of_name(first) => Some((after()?, 1)),
        _ => None,
    }
}

/// `initial = capital "."`, as in `J. R. Hale`; also `Dr.` and `Mrs.`
fn initial(input: &str) -> IResult<&str, &str> {
    recognize((satisfy(char::is_uppercase), take_while_m_n(0, 4, char::is_lowercase), tag(".")))
        .parse(input)
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(
            c,
            '\'' | '’' | '-' | '‑' | '&' | '/' | '·' | '・' | '@' | '#' | ',' | '\u{300}'
                ..='\u{36f}'
        )
}

/// What is said of the speaker in the label: `Ana (laughs):`, `Hale (CEO):`.
fn aside(input: &str) -> IResult<&str, &str> {
    let inside = || take_while_m_n(1, 40, |c| !matches!(c, ')' | '）' | '\n'));
    let bracketed =
        alt((delimited(tag("("), inside(), tag(")")), delimited(tag("（"), inside(), tag("）"))));
    (space0, bracketed).map(|(_, aside)| aside).parse(input)
}

/// `separator = space? colon decoration space? / " –" space`
fn separator(input: &str) -> IResult<&str, &str> {
    let colon = recognize((space0, one_of(":："), peek(not(tag("//"))), decoration, space0));
    let dash = recognize((alt((space1, peek(tag("—")))), one_of("–—-"), space1));
    alt((colon, dash)).parse(input)
}

/// `bracketed = ("[" name "]" / "<" name ">") colon? space body`
fn bracketed(input: &str) -> IResult<&str, Label<'_>> {
    let square = delimited(tag("["), name, tag("]"));
    let angled = delimited(tag("<"), name, tag(">"));
    let parts = (alt((square, angled)), space0, opt(one_of(":：")), space0, not_empty);
    parts
        .map(|(name, _, _, _, body)| Label { form: Form::Bracket, name: name.trim_end(), body })
        .parse(input)
}

/// `letter = ("Q" / "A" / "P" / "R" / "F" / "D") digit{0,2} space? ("." / ":" / ")" / "：") space? body`
fn letter(input: &str) -> IResult<&str, Label<'_>> {
    let letter = terminated(
        recognize(one_of("QAPRFDВО")),
        take_while_m_n(0, 2, |c: char| c.is_ascii_digit()),
    );
    let parts = (letter, space0, one_of(".:：)）"), space0, not_empty);
    parts.map(|(name, _, _, _, body)| Label { form: Form::Letter, name, body }).parse(input)
}

/// `token = capitals{2,6} space body / ideographs{1,8} space body`
fn token(input: &str) -> IResult<&str, Label<'_>> {
    let capitals = take_while_m_n(2, 6, |c: char| c.is_uppercase() || c == '.');
    let ideographs = take_while_m_n(1, 8, |c: char| is_unspaced(c) || c == 'ー');
    let space = take_while_m_n(1, 2, |c: char| matches!(c, ' ' | '\u{3000}' | '\t'));
    let parts = (alt((capitals, ideographs)), space, not_empty);
    parts.map(|(name, _, body)| Label { form: Form::Token, name, body }).parse(input)
}

fn not_empty(input: &str) -> IResult<&str, &str> {
    verify(rest, |body: &str| !body.is_empty()).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone() {
        let rows = [
            ("Ana Mora", Some("Ana Mora")),
            ("Ana Mora:", Some("Ana Mora")),
            ("Ana Mora (03:22)", Some("Ana Mora")),
            ("Speaker 1: 00:00:15", Some("Speaker 1")),
            ("[Ana] (0:01 - 0:11)", Some("Ana")),
            ("ささだ", Some("ささだ")),
            ("Why?", None),
            ("", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(alone(text), wanted, "{text}");
        }
    }

    #[test]
    fn labels_of_lines() {
        let rows = [
            ("Q: Why?", Some((Form::Letter, "Q", "Why?"))),
            ("Q. Why?", Some((Form::Letter, "Q", "Why?"))),
            ("A1) Because.", Some((Form::Letter, "A", "Because."))),
            ("Ana Mora: Yes.", Some((Form::Separator, "Ana Mora", "Yes."))),
            ("Ana Mora:", Some((Form::Separator, "Ana Mora", ""))),
            ("**Ana Mora:** Yes.", Some((Form::Separator, "Ana Mora", "Yes."))),
            ("ANA MORA – Yes.", Some((Form::Separator, "ANA MORA", "Yes."))),
            ("Dr. Hale (CEO): Yes.", Some((Form::Separator, "Dr. Hale", "Yes."))),
            ("J. R. Hale: Yes.", Some((Form::Separator, "J. R. Hale", "Yes."))),
            ("记者：为什么？", Some((Form::Separator, "记者", "为什么？"))),
            ("記者（笑）：はい", Some((Form::Separator, "記者", "はい"))),
            ("[Ana] Yes.", Some((Form::Bracket, "Ana", "Yes."))),
            ("AM Yes.", Some((Form::Token, "AM", "Yes."))),
            ("田中 はい。", Some((Form::Token, "田中", "はい。"))),
            ("Yes, I did. Then: nothing", None),
            ("https://example.org", None),
            ("One two three four five: no", None),
            ("", None),
            (":", None),
        ];
        for (text, wanted) in rows {
            let found = label(text).map(|label| (label.form, label.name, label.body));
            assert_eq!(found, wanted, "{text}");
        }
    }
}
