//! What stands in the text of captions beside words: tags, character references, marks of a change
//! of speaker, sounds.

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_till, take_till1, take_while_m_n, take_while1};
use nom::character::complete::{
    alphanumeric1, digit1, hex_digit1, one_of, satisfy, space0, space1,
};
use nom::combinator::{opt, peek, recognize, rest, value, verify};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::grammar::label::{Form, Label};

/// What is no word in the text of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Markup<'a> {
    /// Says whose the words after it are: `<v Ana Mora>`.
    Voice(&'a str),
    /// Says how words look or sound, or when: `<i>`, `</c>`, `<00:00:01.000>`, `{\an8}`.
    Tag,
    /// Stands for a character: `&amp;`, `&#233;`, `<br>`.
    Character(char),
}

/// The markup at the start of `text`, and what follows it. Angle brackets around anything but the
/// tags of [WebVTT](https://www.w3.org/TR/webvtt1/#webvtt-cue-text-span) and the HTML that players
/// of SRT know are words.
///
/// `markup = voice / line-break / tag / override / reference`
pub(crate) fn markup(text: &str) -> Option<(Markup<'_>, &str)> {
    let found = alt((
        voice.map(Markup::Voice),
        value(Markup::Character(' '), line_break),
        value(Markup::Tag, alt((style_tag, time_tag, override_tag))),
        reference.map(Markup::Character),
    ))
    .parse(text);
    found.ok().map(|(after, markup)| (markup, after))
}

/// `voice = "<v" class* space name ">"`
fn voice(input: &str) -> IResult<&str, &str> {
    let opening = (tag("<v"), classes, space1);
    let name = take_till1(|c| matches!(c, '>' | '<'));
    delimited(opening, name.map(str::trim), tag(">")).parse(input)
}

/// `classes = ("." character+)*`
fn classes(input: &str) -> IResult<&str, usize> {
    let class = take_while1(|c: char| !c.is_whitespace() && !matches!(c, '.' | '>' | '<' | '/'));
    many0_count((tag("."), class)).parse(input)
}

/// `line-break = "<br" space? "/"? ">"`
fn line_break(input: &str) -> IResult<&str, &str> {
    recognize((tag_no_case("<br"), space0, opt(tag("/")), tag(">"))).parse(input)
}

/// `style-tag = "<" "/"? name class* (space attributes)? "/"? ">"`
fn style_tag(input: &str) -> IResult<&str, &str> {
    let name = verify(alphanumeric1, |name: &str| {
        TAGS.iter().any(|known| known.eq_ignore_ascii_case(name))
    });
    let attributes = preceded(space1, take_till(|c| matches!(c, '>' | '<')));
    let inside = (opt(tag("/")), name, classes, opt(attributes), opt(tag("/")));
    recognize((tag("<"), inside, tag(">"))).parse(input)
}

/// WebVTT's tags, then those of HTML.
pub(super) const TAGS: [&str; 15] = [
    "c", "i", "b", "u", "v", "lang", "ruby", "rt", "font", "s", "em", "strong", "span", "p", "div",
];

/// `time-tag = "<" (digit / ":" / ".")+ ">"`
fn time_tag(input: &str) -> IResult<&str, &str> {
    let time = take_while1(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
    delimited(tag("<"), time, tag(">")).parse(input)
}

/// `override = "{\" character+ "}"`: the overrides of Advanced `SubStation`, which got into SRT.
fn override_tag(input: &str) -> IResult<&str, &str> {
    delimited(tag("{\\"), take_till1(|c| matches!(c, '}' | '{')), tag("}")).parse(input)
}

/// `reference = "&" (name / "#" digit+ / "#x" hex+) ";"`, but for control characters.
fn reference(input: &str) -> IResult<&str, char> {
    let numbered =
        |radix| move |digits: &str| char::from_u32(u32::from_str_radix(digits, radix).ok()?);
    let named = alphanumeric1.map_opt(|name| {
        REFERENCES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
    });
    let character = alt((
        preceded((tag("#"), one_of("xX")), hex_digit1.map_opt(numbered(16))),
        preceded(tag("#"), digit1.map_opt(numbered(10))),
        named,
    ));
    let printed = verify(character, |character: &char| !character.is_control());
    delimited(tag("&"), printed, tag(";")).parse(input)
}

/// The names that WebVTT gives, and two more of HTML that programs write.
const REFERENCES: [(&str, char); 8] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", '\u{a0}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
    ("quot", '"'),
    ("apos", '\''),
];

/// What follows a mark that somebody else speaks.
///
/// `change = (">"{2,3} / dash) space? body`. A dash before a small letter, a digit or another dash goes
/// on with a sentence; a long one needs a space after it.
pub(crate) fn change(text: &str) -> Option<&str> {
    let arrows = terminated(take_while_m_n(2, 3, |c| c == '>'), space0);
    let short = recognize((one_of("-–"), space0, peek(opens_sentence)));
    let long = recognize((one_of("—―"), space1, peek(opens_sentence)));
    let body = verify(rest, |body: &str| !body.is_empty());
    preceded(alt((arrows, short, long)), body).parse(text).ok().map(|(_, body)| body)
}

fn opens_sentence(input: &str) -> IResult<&str, char> {
    let is_other = |c: char| c.is_lowercase() || c.is_numeric() || c.is_whitespace();
    satisfy(|c| !is_other(c) && !matches!(c, '-' | '–' | '—')).parse(input)
}

/// A label as programs print it that tell voices apart: of `[SPEAKER_00]: Why?` it is
/// `SPEAKER_00`.
pub(crate) fn tagged(text: &str) -> Option<Label<'_>> {
    tagged_label(text).ok().map(|(_, label)| label)
}

/// `tagged-label = "[" name "]" ":" space? body`
fn tagged_label(input: &str) -> IResult<&str, Label<'_>> {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ' ' | '-');
    let name = delimited(tag("["), take_while_m_n(1, 40, is_of_name), tag("]"));
    let parts = (name, tag(":"), space0, rest);
    parts
        .map(|(name, _, _, body)| Label { form: Form::Bracket, name, aside: "", body })
        .parse(input)
}

/// Whether a cue holds nothing but what is heard and not said: `[MUSIC]`, `(laughs).`, `♪ La la ♪`.
pub(crate) fn is_sound(text: &str) -> bool {
    let is_note = |c: char| matches!(c, '♪' | '♫' | '♬' | '♩');
    text.starts_with(is_note) || text.ends_with(is_note) || is_bracketed(text.trim_end_matches('.'))
}

/// Whether brackets stand around all of a text.
fn is_bracketed(text: &str) -> bool {
    BRACKETS.iter().any(|(open, close)| {
        let inside = text.strip_prefix(*open).and_then(|text| text.strip_suffix(*close));
        inside.is_some_and(|inside| !inside.contains([*open, *close]))
    })
}

const BRACKETS: [(char, char); 4] = [('[', ']'), ('(', ')'), ('（', '）'), ('【', '】')];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_texts() {
        let rows = [
            ("<v Ana Mora>Yes", Some((Markup::Voice("Ana Mora"), "Yes"))),
            ("<v.loud.first Ana >Yes", Some((Markup::Voice("Ana"), "Yes"))),
            ("</v> Yes", Some((Markup::Tag, " Yes"))),
            ("<v>Yes", Some((Markup::Tag, "Yes"))),
            ("<c.yellow>Yes", Some((Markup::Tag, "Yes"))),
            ("<FONT color=\"red\">Yes", Some((Markup::Tag, "Yes"))),
            ("<00:00:01.000>Yes", Some((Markup::Tag, "Yes"))),
            ("<br/>Yes", Some((Markup::Character(' '), "Yes"))),
            ("{\\an8}Yes", Some((Markup::Tag, "Yes"))),
            ("&amp; co", Some((Markup::Character('&'), " co"))),
            ("&#233;t", Some((Markup::Character('é'), "t"))),
            ("&#x2019;s", Some((Markup::Character('’'), "s"))),
            ("&#10;s", None),
            ("&co;", None),
            ("& co", None),
            ("<Ana> Yes", None),
            ("< 3 bees", None),
            ("<v Ana", None),
            ("{bees}", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(markup(text), wanted, "{text}");
        }
    }

    #[test]
    fn changes_of_speaker() {
        let rows = [
            (">> Why?", Some("Why?")),
            (">>>NEWS", Some("NEWS")),
            ("- Why?", Some("Why?")),
            ("-Why?", Some("Why?")),
            ("–¿Y tú?", Some("¿Y tú?")),
            ("— Why?", Some("Why?")),
            ("—Why?", None),
            ("-and then", None),
            ("- and then", None),
            ("— and then", None),
            ("--And then", None),
            ("-5 degrees", None),
            ("> Why?", None),
            (">>", None),
            ("- ", None),
            ("Why?", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(change(text), wanted, "{text}");
        }
    }

    #[test]
    fn tagged_labels() {
        let rows = [
            ("[SPEAKER_00]: Why?", Some(("SPEAKER_00", "Why?"))),
            ("[Ana Mora]:Why?", Some(("Ana Mora", "Why?"))),
            ("[laughs] Why?", None),
            ("[]: Why?", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(tagged(text).map(|label| (label.name, label.body)), wanted, "{text}");
        }
    }

    #[test]
    fn sounds() {
        for text in ["[MUSIC]", "(laughs).", "♪ La la ♪", "♪", "（笑）"] {
            assert!(is_sound(text), "{text}");
        }
        for text in ["", "Yes [laughs]", "[laughs] Yes [coughs]", "(laughs) yes", "."] {
            assert!(!is_sound(text), "{text}");
        }
    }
}
