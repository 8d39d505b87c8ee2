//! Labels with an office: on a line of their own, or in capitals after a title; and signs that set a label
//! off from both sides.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n};
use nom::character::complete::{space0, space1};
use nom::combinator::{fail, opt, rest, verify};
use nom::{IResult, Parser};

use super::name::{is_capitalised, words_of_capitals};
use super::{Form, Label, Opened, WORDS, aside, closing, colon, not_empty};
use crate::letters::{is_alphabetic, is_alphanumeric};

/// The longest such line, in bytes.
const LONGEST: usize = 120;
/// The most characters between two signs.
const INSIDE: usize = 40;

/// The label, where a line is a name and what the person is, or stands between signs.
pub(super) fn office<'a>(text: &'a str, opened: Option<Opened<'a>>) -> Option<Label<'a>> {
    if text.len() > LONGEST || text.ends_with(['.', '?', '!', ':', ',']) {
        return None;
    }
    match opened {
        // Most names have something else after them.
        Some(opened) if opened.marks.is_empty() => {
            let is_dashed = opened.after.trim_start().starts_with(['-', '–', '—']);
            if is_dashed { with_office(text, opened).ok().map(|(_, it)| it) } else { None }
        }
        _ => between_signs(text),
    }
}

/// `with-office = name dashes office`, where all words of the name have a capital. All of it is what
/// is printed as the name.
///
/// `Ana Mora -- Harbour Bank -- Analyst`
fn with_office<'a>(text: &'a str, opened: Opened<'a>) -> IResult<&'a str, Label<'a>> {
    let Opened { name, after, .. } = opened;
    let dashes = alt((tag("--"), tag("–"), tag("—")));
    let is_said = |it: &str| it.starts_with(is_alphabetic) && !it.contains(['?', '!', ':', '"']);
    let office = verify(rest, |it: &str| is_said(it));
    let words = name.split_whitespace().count();
    let is_name = (2..=WORDS).contains(&words) && is_capitalised(name);
    verify((space0, dashes, space1, office), |_: &(_, _, _, _)| is_name)
        .map(|_| Label { form: Form::Described, name: text, aside: "", body: "" })
        .parse(after)
}

/// `courteous = article title words-of-capitals aside? closing colon body`
///
/// `La señora VICEPRESIDENTA SEGUNDA DEL CONSEJO (Mora Hale): Sí.`
pub(super) fn courteous(input: &str) -> IResult<&str, Label<'_>> {
    let mut article = alt((tag("El "), tag("La "), tag("O "), tag("A ")));
    let titles = ["señora ", "señor ", "senhora ", "senhor ", "Sra. ", "Sr. ", "Sr.ª "];
    let (after, _) = article.parse(input)?;
    let Some(office) = titles.iter().find_map(|title| after.strip_prefix(title)) else {
        return fail().parse(input);
    };
    let (after, office) = words_of_capitals(office)?;
    let name = input.get(..input.len() - after.len()).unwrap_or_default();
    let name = name.get(..name.trim_end().len()).unwrap_or(name);
    let is_office = name.ends_with(office);
    let parts = (opt(aside), closing, colon, verify(not_empty, |_: &str| is_office));
    parts
        .map(|(aside, _, _, body)| Label {
            form: Form::Separator,
            name,
            aside: aside.unwrap_or_default(),
            body,
        })
        .parse(after)
}

/// `between-signs = sign{1,3} space? text space? sign{1,3}`, both signs being the same.
///
/// `- Ana -`, `◇ Ana, harbour master ◇`
fn between_signs(text: &str) -> Option<Label<'_>> {
    let sign = text.chars().next().filter(|c| is_framing(*c) && text.ends_with(*c))?;
    let signs = |input| take_while_m_n(1, 3, move |c| c == sign).parse(input);
    let parsed: IResult<&str, &str> = signs(text);
    let (inside, before) = parsed.ok()?;
    let name = inside.strip_suffix(before)?.trim();
    let is_name = name.starts_with(is_alphabetic)
        && name.ends_with(|c: char| is_alphanumeric(c) || matches!(c, '.' | ')' | '）'))
        && !name.contains([sign, '?', '!', ':', '？', '！', '。'])
        || is_hyphenated(name, sign);
    let is_short = name.chars().count() <= INSIDE;
    (is_name && is_short).then_some(Label { form: Form::Bracket, name, aside: "", body: "" })
}

/// Signs that frame a name on a line.
const fn is_framing(c: char) -> bool {
    matches!(
        c,
        '-' | '–'
            | '—'
            | '~'
            | '='
            | '|'
            | '/'
            | '■'
            | '□'
            | '●'
            | '○'
            | '◆'
            | '◇'
            | '▼'
            | '▲'
            | '◎'
            | '★'
            | '☆'
    )
}

/// Whether the signs within a name are no more than its hyphens: `Fred, ex-roller`.
fn is_hyphenated(name: &str, sign: char) -> bool {
    let joins = |part: &str| part.ends_with(is_alphabetic);
    let mut parts = name.split(sign);
    let opens = parts.next().is_some_and(joins);
    let first = |part: &str| part.starts_with(is_alphabetic) && joins(part);
    sign == '-' && name.starts_with(is_alphabetic) && opens && parts.all(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_offices_and_between_signs() {
        let rows = [
            (
                "Ana Mora -- Harbour Bank -- Analyst",
                Some((Form::Described, "Ana Mora -- Harbour Bank -- Analyst")),
            ),
            ("Ana Mora — Harbour master", Some((Form::Described, "Ana Mora — Harbour master"))),
            ("- Ana -", Some((Form::Bracket, "Ana"))),
            ("- Ben, ex-diver -", Some((Form::Bracket, "Ben, ex-diver"))),
            ("◇ 橘川 ◇", Some((Form::Bracket, "橘川"))),
            ("— 12 —", None),
            ("- Ana", None),
            ("Ana -- Analyst", None),
            ("We left again -- it was late", None),
            ("Ana Mora -- was it late?", None),
            ("* * *", None),
            ("", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(
                office(text, Opened::of(text)).map(|it| (it.form, it.name)),
                wanted,
                "{text}"
            );
        }
    }
}
