//! The full name of a label, where it stands beside the label's word in what is printed around the
//! conversation, or is said in it: `Mora` is the `Ana Mora` of `Present: Ana Mora, Ben Ode`.

use super::texts::{NO_NAMES, Text, is_of_unspaced, is_of_word, letters_of};
use super::unspaced;
use crate::grammar::label::is_in_capitals;
use crate::letters::is_lowercase;
use crate::lexicon::{Lexicon, Token, tokens};
use crate::name_forms::Words;

/// The full name of which a name, which stands after a title or not, is the first or the last part, if the
/// texts give one, and none gives another.
pub(super) fn fuller<'a>(
    bare: &str,
    is_titled: bool,
    texts: &[Text<'a>],
    lexicon: &Lexicon,
) -> Option<&'a str> {
    // A few capitals are initials, but after a title.
    let length = bare.chars().count();
    if length < 2 || !is_titled && is_in_capitals(bare) && length <= INITIALS {
        return None;
    }
    if is_of_unspaced(bare) {
        return unspaced::fuller(bare, texts, lexicon);
    }
    let label: Vec<Token> = tokens(bare, lexicon).collect();
    let spelled =
        |it: &Token| bare.get(it.start..it.end).unwrap_or_default().chars().all(is_of_word);
    if label.is_empty() || !label.iter().all(spelled) {
        return None;
    }
    let last = label.last().map(|it| letters_of(bare, it)).unwrap_or_default();
    let texts = texts.iter().filter(|text| text.may_name(last));
    only(texts.flat_map(|text| names(text, &label)))
}

/// The only name among those found, or the fullest form of it. What may be the first word of a
/// sentence and a first name does not count where the name is a first name elsewhere.
fn only<'a>(found: impl Iterator<Item = (&'a str, Side)>) -> Option<&'a str> {
    let found: Vec<(&str, Side)> = found.collect();
    let has = |wanted: Side| found.iter().any(|(_, side)| *side == wanted);
    let (is_first, is_counsel) = (has(Side::First), has(Side::Counsel));
    let counts =
        |side: Side| side == Side::Counsel || !is_counsel && (side != Side::MayBeLast || !is_first);
    let counting = || found.iter().filter(|(_, side)| counts(*side)).map(|(name, _)| *name);
    let fullest = counting().max_by_key(|it| it.len())?;
    let words = Words::of(fullest);
    let is_same = |it: &str| it == fullest || Words::of(it).is_part_of(&words);
    counting().all(is_same).then_some(fullest)
}

/// Which part of a full name a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// The last, of somebody who appears for another: `BY: ANA MORA`, `ANA MORA, ESQ.`
    Counsel,
    First,
    Last,
    /// The last, unless the word before it is but the first of a sentence.
    MayBeLast,
}

/// The most initials.
const INITIALS: usize = 3;

/// The full names in a text of which a name is the first or the last part.
fn names<'a>(text: &Text<'a>, bare: &[Token]) -> Vec<(&'a str, Side)> {
    let places = text.words().windows(bare.len()).enumerate().filter(|(_, words)| {
        let is_same = |(one, other): (&Token, &Token)| one.fingerprint == other.fingerprint;
        words.iter().zip(bare).all(is_same) && words.last().is_some_and(|it| it.capital)
    });
    places.take(PLACES).filter_map(|(at, _)| full_name(text, at, at + bare.len())).collect()
}

/// How many places of one text are looked at.
const PLACES: usize = 8;

/// The full name around some words of a text, if there is more of it than those words.
fn full_name<'a>(text: &Text<'a>, first: usize, end: usize) -> Option<(&'a str, Side)> {
    let within = text.words().get(first..end)?;
    let in_capitals = is_in_capitals(text.text.get(within.first()?.start..within.last()?.end)?);
    let may_go_on = |at: usize| {
        let is_spelled = text.word(at).chars().any(is_lowercase) || in_capitals;
        is_spelled && text.words().get(at).is_some_and(|it| it.capital && !it.word.any(NO_NAMES))
    };
    let (from, to) = (left(text, first, may_go_on), right(text, end, in_capitals, may_go_on));
    if in_capitals && is_of_firm(text, from, to) {
        return None;
    }
    // What stands before a last name is the first; but a capital may begin a sentence.
    let before = text.before(from).trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '!', '?', ':']);
    let is_counsel = from < first && to == end && appears(text, from, to);
    let (from, to, side) = match (from < first, to > end) {
        _ if is_counsel => (from, end, Side::Counsel),
        (true, true) if opens => (first, to, Side::First),
        (true, _) if opens && first - from == 1 => (from, end, Side::MayBeLast),
        (true, _) => (from, end, Side::Last),
        _ => (from, to, Side::First),
    };
    // Several words are a full name already; beside a title they may be a last name.
    if end - first > 1 && !matches!(side, Side::Last | Side::Counsel) {
        return None;
    }
    let range = text.words().get(from)?.start..text.words().get(to.checked_sub(1)?)?.end;
    (from < first || to > end).then(|| text.text.get(range)).flatten().map(|it| (it, side))
}

/// Whether somebody is named as who appears for another.
fn appears(text: &Text<'_>, from: usize, to: usize) -> bool {
    let before = text.before(from).trim_end().as_bytes();
    let after = to.checked_sub(1).map(|last| text.after(last)).unwrap_or_default();
    let is_by = before.len() >= 3 && before.ends_with(b":") && {
        let word = before.get(before.len() - 3..before.len() - 1).unwrap_or_default();
        word.eq_ignore_ascii_case(b"by")
    };
    is_by || after.get(..5).is_some_and(|it| it.eq_ignore_ascii_case(", esq"))
}

/// Whether names in capitals are those of a firm: `MORA & ODE`, `HALE MORA LLP`.
fn is_of_firm(text: &Text<'_>, from: usize, to: usize) -> bool {
    let after = to.checked_sub(1).map(|last| text.after(last).trim_start()).unwrap_or_default();
    text.before(from).trim_end().ends_with('&')
        || after.starts_with('&')
        || FIRMS.iter().any(|firm| after.trim_start_matches([',', ' ']).starts_with(firm))
}

/// What stands after the name of a firm.
const FIRMS: [&str; 5] = ["LLP", "LLC", "P.C.", "PLLC", "L.L.P."];

/// The most words that are added on one side.
const WORDS: usize = 2;

/// The first word of the names before a last name.
fn left(text: &Text<'_>, first: usize, may_go_on: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut at) = (first, first);
    while let Some(before) = at.checked_sub(1).filter(|_| first - from < WORDS) {
        let is_initial = text.gap(before) == ". " && text.word(before).chars().nth(1).is_none();
        if text.gap(before) != " " && !is_initial {
            break;
        }
        if is_initial || may_go_on(before) {
            from = before;
        } else if !text.is_particle(before) {
            break;
        }
        at = before;
    }
    from
}

/// The word after the names that follow a first name. A headline in capitals goes on with other words.
fn right(
    text: &Text<'_>,
    end: usize,
    in_capitals: bool,
    may_go_on: impl Fn(usize) -> bool,
) -> usize {
    let (mut to, mut at) = (end, end);
    while to - end < WORDS && !in_capitals && at > 0 && text.gap(at - 1) == " " {
        // `Ana Mora Excused: Ben Ode` has a name and the word before a colon.
        let is_key = text.after(at).starts_with(':');
        if may_go_on(at) && !is_key {
            to = at + 1;
        } else if !text.is_particle(at) {
            break;
        }
        at += 1;
    }
    to
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    fn found<'a>(label: &str, texts: &[&'a str]) -> Option<&'a str> {
        let lexicon = lexicon(Some(Language::English));
        let texts: Vec<Text<'a>> = texts.iter().map(|it| Text::of(it, lexicon)).collect();
        fuller(label, false, &texts, lexicon)
    }

    #[test]
    fn full_names_stand_beside_the_words_of_labels() {
        let rows = [
            ("Mora", "Present: Ana Mora, Ben Ode, Cleo Rast", Some("Ana Mora")),
            ("Bram", "- **Bram de Wilde**, editor", Some("Bram de Wilde")),
            ("Ode", "Ana Mora and Ben Ode met on the pier.", Some("Ben Ode")),
            ("MORA", "For the county: Ana Mora.", Some("Ana Mora")),
            ("Ana Mora", "With Ana Mora Rast", None),
            ("Ana", "Ana says that she is Ana.", None),
            ("Mora", "The Mora valley", None),
            ("Mora", "Ana Mora and Ben Mora", None),
            ("Ana", "Ana Mora Excused: Ben Ode", Some("Ana Mora")),
            ("Ana", "Con Ana Mora y Ben Ode", Some("Ana Mora")),
            ("Ed", "Edward Ray", None),
            ("MORA", "HALE MORA LLP BY: ANA MORA", Some("ANA MORA")),
            ("MORA", "MORA & ODE", None),
            ("MORA", "For the pier: ADA MORA, ESQ., CLEO MORA", Some("ADA MORA")),
            ("橘川", "出席者　橘川澄江（元売店）", Some("橘川澄江")),
            ("AM", "I AM Ana", None),
            ("", "Ana Mora", None),
        ];
        for (label, text, wanted) in rows {
            assert_eq!(found(label, &[text]), wanted, "{label} in {text}");
        }
        assert_eq!(found("Mora", &["Ana Mora", "With Ana Mora."]), Some("Ana Mora"));
    }
}
