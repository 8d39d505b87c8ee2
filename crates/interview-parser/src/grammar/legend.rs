//! Lines of a list of speakers: `AM = Ana Mora`, `Interviewer: Ana Mora`, `Ana Mora (AM)`.

use crate::letters::is_alphanumeric;
use crate::lexicon::is_unspaced;
use memchr::{memchr_iter, memchr2, memchr3_iter};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_till1, take_while, take_while_m_n};
use nom::character::complete::{one_of, satisfy, space0, space1};
use nom::combinator::{all_consuming, recognize, rest, verify};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

/// What stands before a sign, and what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Definition<'a> {
    /// The label, or what those are who follow.
    pub(crate) key: &'a str,
    /// Whether the sign says that one is the other, as a colon does not.
    pub(crate) is_equation: bool,
    /// Whether it is the sign of an equation itself, and no dash or arrow.
    pub(crate) is_equal: bool,
    /// What stands after it; nothing above a list.
    pub(crate) value: &'a str,
}

/// The most characters of a label, or of the heading of a list.
const KEY: usize = 40;

/// `definition = mark? key space? ("=" / "＝" / ":" / "：" / " – " / " → ") space? value`
pub(crate) fn definition(line: &str) -> Option<Definition<'_>> {
    let line = undecorated(line);
    let head = line.as_bytes().get(..4 * KEY).unwrap_or(line.as_bytes());
    signs(head).next()?;
    let key = take_while_m_n(1, KEY, |c| !matches!(c, '=' | '＝' | ':' | '：' | '→' | '–' | '—'));
    let sign = preceded(space0, one_of("=＝→–—:："));
    let mut parts = (key, sign, take_while(is_mark_or_space), rest);
    let parsed: IResult<&str, _> = parts.parse(line);
    let (_, (key, sign, _, value)) = parsed.ok()?;
    let (is_equation, is_equal) = (!matches!(sign, ':' | '：'), matches!(sign, '=' | '＝'));
    let key = key.trim().trim_end_matches(is_mark).trim_end();
    let is_key = key.starts_with(is_alphanumeric) || is_equation && key.starts_with(is_pictograph);
    is_key.then_some(Definition { key, is_equation, is_equal, value })
}

/// As [`definition`], with a hyphen between spaces for the sign, as lists of initials have it below their
/// heading: `AM - Mora`.
pub(crate) fn hyphenated(item: &str) -> Option<Definition<'_>> {
    let (key, value) = item.split_once(" - ")?;
    let (key, value) = (key.trim(), value.trim());
    let is_key = key.chars().count() <= SHORT_LABEL && key.starts_with(is_alphanumeric);
    let found = Definition { key, is_equation: true, is_equal: true, value };
    (is_key && !value.is_empty()).then_some(found)
}

/// The most characters of a label before a hyphen.
const SHORT_LABEL: usize = 4;

/// Whether it is a picture, as those of chats are, which may stand for somebody: `🐝 = Ana Mora`.
pub(crate) const fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}')
}

/// The signs in a text that end a key, as few texts have one.
fn signs(text: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let is_sign = |at: &usize| match text.get(*at..) {
        Some([b':' | b'=', ..]) => true,
        Some([first, second, third, ..]) => {
            SIGNS.iter().any(|it| it.as_bytes() == [*first, *second, *third])
        }
        _ => false,
    };
    // The first bytes of the signs that are not ASCII.
    memchr3_iter(b':', b'=', 0xe2, text).chain(memchr_iter(0xef, text)).filter(is_sign)
}

/// The signs that are not ASCII.
const SIGNS: [&str; 5] = ["–", "—", "→", "＝", "："];

/// A name and what stands in brackets after it: `Ana Mora (AM)`, `Ana Mora [host]`.
///
/// `bracketed = name space? ("(" aside ")" / "[" aside "]" / "（" aside "）")`
pub(crate) fn bracketed(item: &str) -> (&str, &str) {
    let inside = || take_till1(|c| matches!(c, ')' | ']' | '）'));
    let aside = alt((
        delimited(tag("("), inside(), tag(")")),
        delimited(tag("["), inside(), tag("]")),
        delimited(tag("（"), inside(), tag("）")),
    ));
    let name = take_till1(|c| matches!(c, '(' | '[' | '（'));
    let parsed: IResult<&str, (&str, &str)> = all_consuming((name, aside)).parse(item);
    parsed.map_or((item, ""), |(_, (name, aside))| (name.trim_end(), aside.trim()))
}

/// The items of a list on one line, parted by semicolons, or else by commas; and each of these by a
/// word such as `and`, which `joins` knows. A comma in brackets parts nothing.
pub(crate) fn items(list: &str, joins: impl Fn(&str) -> bool) -> impl Iterator<Item = &str> {
    let list = list.trim_end_matches('.');
    let is_semicolon = |c| matches!(c, ';' | '；');
    let is_comma = |c| matches!(c, ',' | '、' | '，' | '،' | '\t');
    // The first byte of `；` is that of other marks, too.
    let may_have = memchr2(b';', 0xef, list.as_bytes()).is_some();
    let has_several = may_have && split(list, is_semicolon).nth(1).is_some();
    let parts = split(list, move |c| if has_several { is_semicolon(c) } else { is_comma(c) });
    let words = parts.flat_map(move |part| split_at_words(part, &joins));
    words.map(undecorated).filter(|item| !item.is_empty())
}

/// The definitions of one line, parted by semicolons, commas or wide spaces: `AM: Ana Mora  B: Ben`.
/// One, or none, where not all parts are definitions.
pub(crate) fn definitions(line: &str) -> Vec<Definition<'_>> {
    // Most lines have no sign at all, and are told so at once.
    let mut signs = signs(line.as_bytes());
    if signs.next().is_none() {
        return Vec::new();
    }
    let is_several = signs.next().is_some();
    let line = undecorated(line);
    let inner = delimited_whole(line).unwrap_or(line);
    if definition(inner).is_none() {
        return Vec::new();
    }
    let by_mark = || split(inner, |c| matches!(c, ';' | '；' | ',' | '，' | '、'));
    // Each part has a sign.
    let several = is_several.then(|| {
        let by_space = all_defined(by_wide_space(inner).into_iter());
        by_space
            .or_else(|| all_defined(by_mark()))
            .or_else(|| all_defined(by_part(inner).into_iter()))
    });
    several.flatten().unwrap_or_else(|| definition(line).into_iter().collect())
}

/// The definitions that some parts of a line are, where they are two or more and all of them such.
fn all_defined<'a>(parts: impl Iterator<Item = &'a str>) -> Option<Vec<Definition<'a>>> {
    let found: Option<Vec<_>> = parts.map(definition).collect();
    found.filter(|it| it.len() > 1)
}

/// The whole line without the brackets around it.
fn delimited_whole(line: &str) -> Option<&str> {
    let inner = |it: &&str| !it.contains(['(', ')', '（', '）']);
    let inside = line.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    inside.or_else(|| line.strip_prefix('（')?.strip_suffix('）')).filter(inner)
}

/// The parts of a line that end with a sentence or at a sign between spaces, each of them a
/// definition: `Chair: A. Mora. Clerk: Ben Ode`, `Mayor: Ana Mora – Clerk: Ben Ode`.
fn by_part(line: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for piece in line.split_inclusive(' ') {
        let at = end;
        end += piece.len();
        let before = line.get(start..at).unwrap_or_default().trim_end();
        let ends = before.ends_with(['–', '—', '/', '|', '·', '.']);
        if at > start && ends && has_key(line.get(at..).unwrap_or_default()) {
            parts.push(before.trim_end_matches(['–', '—', '/', '|', '·', '.', ' ']));
            start = at;
        }
    }
    parts.push(line.get(start..).unwrap_or_default());
    parts
}

/// Whether a text begins with a key and a colon, without a mark between.
fn has_key(text: &str) -> bool {
    let end = text.find([':', '：', '.', '–', '—', '/', '|', ',', ';']);
    end.is_some_and(|end| {
        let is_colon = text.get(end..).is_some_and(|it| it.starts_with([':', '：']));
        is_colon && (1..=KEY).contains(&end)
    })
}

fn by_wide_space(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest_of_line = line;
    while let Some((part, rest)) = wide_space(rest_of_line) {
        parts.push(part);
        rest_of_line = rest;
    }
    parts.push(rest_of_line);
    parts
}

/// What stands before the first wide space that ends a value, and after it. The one after a colon
/// is not such. In scripts without spaces any is, before a short key: `問：記者 橘：橘川澄江`.
fn wide_space(line: &str) -> Option<(&str, &str)> {
    let mut places = line.char_indices().filter(|(at, c)| {
        if !c.is_whitespace() {
            return false;
        }
        let rest = line.get(at + c.len_utf8()..).unwrap_or_default();
        let before = || line.get(..*at).unwrap_or_default().trim_end();
        let is_wide = matches!(c, '\t' | '\u{3000}')
            || rest.starts_with(char::is_whitespace)
            || opens_with_short_key(rest);
        is_wide && !before().ends_with([':', '：', '=']) && rest.contains([':', '：', '='])
    });
    let (at, _) = places.next()?;
    let (part, rest) = line.split_at(at);
    Some((part, rest.trim_start()))
}

/// Whether a text begins with a few characters of a script without spaces and a sign: `橘：`.
fn opens_with_short_key(text: &str) -> bool {
    let end = text.char_indices().take(SHORT + 1).find(|(_, c)| !is_unspaced(*c));
    end.is_some_and(|(at, c)| at > 0 && matches!(c, ':' | '：' | '=' | '＝'))
}

/// The most characters of a key that one space parts from the value before it.
const SHORT: usize = 4;

/// The parts of a text between separators outside brackets, without white space around them.
fn split(text: &str, parts: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let parted = text.split(move |c: char| {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && parts(c)
    });
    parted.map(str::trim).filter(|it| !it.is_empty())
}

fn split_at_words(text: &str, joins: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    for word in text.split(' ') {
        if at > start && (word == "&" || joins(word)) {
            parts.push(text.get(start..at).unwrap_or_default());
            start = at + word.len();
        }
        at += word.len() + 1;
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts.into_iter().map(str::trim).collect()
}

/// A line without the bullet or number before it, and without mark-up around it.
///
/// `undecorated = (bullet space / number space / mark)* text mark*`
pub(crate) fn undecorated(line: &str) -> &str {
    let is_of_lead = |c: char| c.is_ascii_digit() || is_bullet(c);
    if !line.starts_with(is_of_lead) {
        return line.trim_matches(is_mark_or_space);
    }
    let number = (take_while_m_n(1, 2, |c: char| c.is_ascii_digit()), one_of(".)"), space1);
    let bullet = (satisfy(is_bullet), space1);
    let lead = alt((recognize(bullet), recognize(number)));
    let mut parts = (verify(lead, |it: &str| !it.is_empty()), rest);
    let parsed: IResult<&str, (&str, &str)> = parts.parse(line);
    let text = parsed.map_or(line, |(_, (_, text))| text);
    text.trim_matches(is_mark_or_space)
}

fn is_bullet(c: char) -> bool {
    match c {
        '-' | '*' | '+' | '·' => true,
        '\0'..='\u{2012}' => false,
        _ => "–—•■□◆◇●○▪▶►▼◎※☆★".contains(c),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '"' | '“' | '”' | '`')
}

fn is_mark_or_space(c: char) -> bool {
    is_mark(c) || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(line: &str) -> Vec<(&str, bool, &str)> {
        definitions(line).iter().map(|it| (it.key, it.is_equation, it.value)).collect()
    }

    #[test]
    fn definitions_of_lines() {
        let rows: [(&str, &[(&str, bool, &str)]); 12] = [
            ("AM = Ana Mora", &[("AM", true, "Ana Mora")]),
            ("AM – Ana Mora", &[("AM", true, "Ana Mora")]),
            ("**Interviewer:** Ana Mora", &[("Interviewer", false, "Ana Mora")]),
            ("- INT: Interviewer", &[("INT", false, "Interviewer")]),
            ("問：記者 　　橘：橘川澄江", &[("問", false, "記者"), ("橘", false, "橘川澄江")]),
            ("問：記者 橘：橘川澄江", &[("問", false, "記者"), ("橘", false, "橘川澄江")]),
            ("問：記者 と 橘川澄江", &[("問", false, "記者 と 橘川澄江")]),
            ("(Q: Ana Mora; A: Ben Ode)", &[("Q", false, "Ana Mora"), ("A", false, "Ben Ode")]),
            ("AM=Ana Mora, B=Ben Ode", &[("AM", true, "Ana Mora"), ("B", true, "Ben Ode")]),
            ("Guests: Ana Mora, Ben Ode", &[("Guests", false, "Ana Mora, Ben Ode")]),
            ("Speakers:", &[("Speakers", false, "")]),
            ("We met at the pier", &[]),
        ];
        for (line, wanted) in rows {
            assert_eq!(pairs(line), wanted, "{line}");
        }
    }

    #[test]
    fn items_of_lists() {
        let rows: [(&str, &[&str]); 5] = [
            ("Ana Mora (AM), Ben Ode (BO)", &["Ana Mora (AM)", "Ben Ode (BO)"]),
            ("Ana Mora (host, AM) and Ben Ode.", &["Ana Mora (host, AM)", "Ben Ode"]),
            ("Ana Mora, harbour master; Ben Ode", &["Ana Mora, harbour master", "Ben Ode"]),
            ("橘川澄江、早瀬直", &["橘川澄江", "早瀬直"]),
            ("", &[]),
        ];
        for (list, wanted) in rows {
            let found: Vec<_> = items(list, |word| word == "and").collect();
            assert_eq!(found, wanted, "{list}");
        }
        assert_eq!(bracketed("Ana Mora (AM)"), ("Ana Mora", "AM"));
        assert_eq!(bracketed("Ana Mora"), ("Ana Mora", ""));
        assert_eq!(bracketed("Ana (AM) Mora"), ("Ana (AM) Mora", ""));
    }
}
