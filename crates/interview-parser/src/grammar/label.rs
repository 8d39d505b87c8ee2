//! What is printed before speech to say whose it is.

use memchr::memchr3;
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::{one_of, satisfy, space0, space1};
use nom::combinator::{all_consuming, not, opt, peek, recognize, rest, verify};
use nom::multi::many1_count;
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
    let parsed = if has_separator(head) {
        alt((letter, separated, bracketed, token)).parse(text)
    } else {
        alt((letter, bracketed, token)).parse(text)
    };
    parsed.ok().map(|(_, label)| label)
}

/// How many bytes the longest label with all that can stand in it may have.
const HEAD: usize = 200;

/// Most blocks have nothing that could part a label from speech, and are told so at once.
fn has_separator(head: &str) -> bool {
    memchr3(b':', 0xef, 0xe2, head.as_bytes()).is_some() || head.contains(" - ")
}

/// The name, where a block is nothing but a speaker's name, with or without a time.
///
/// `alone = decoration name decoration colon? space? time? colon?`, as in `Ana Mora (03:22)` and
/// `Speaker 1: 00:00:15`.
pub(crate) fn alone(text: &str) -> Option<&str> {
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
fn name(input: &str) -> IResult<&str, &str> {
    let character = alt((initial, recognize(satisfy(is_of_name)), inner_space));
    verify(recognize(many1_count(character)), |name: &str| {
        name.starts_with(char::is_alphanumeric) && name.chars().count() <= CHARACTERS
    })
    .parse(input)
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

/// A space of the name, not the one before a dash that ends it.
fn inner_space(input: &str) -> IResult<&str, &str> {
    let space = recognize(satisfy(|c| matches!(c, ' ' | '\u{a0}' | '\u{3000}')));
    terminated(space, peek(not(one_of("–—-")))).parse(input)
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
