//! The names in labels.

use crate::ascii::{count, ends_of_words};
use crate::letters::{
    self, is_alphabetic, is_alphanumeric, is_lowercase, is_uppercase, may_be_in_capitals,
    opens_caseless,
};
use crate::lexicon::{eight_at, wide_character};
use nom::bytes::complete::{tag, take_while, take_while_m_n};
use nom::character::complete::satisfy;
use nom::combinator::{fail, recognize, verify};
use nom::{IResult, Parser};

/// The most characters of a name. Longer ones were not seen but in capitals.
pub(super) const CHARACTERS: usize = 35;
/// The most characters of a name in capitals, with an office and where it is held.
const CAPITALS: usize = 240;

/// A run of characters that stand in names: no sentence ends inside it.
///
/// `name = (initial / character / inner-space)+`, and at most 35 characters. The most common
/// production by far, so it is a plain loop that gives up where a name would be too long.
pub(super) fn name(input: &str) -> IResult<&str, &str> {
    if !input.starts_with(is_alphanumeric) {
        return fail().parse(input);
    }
    let (mut at, mut characters, mut in_word) = (0, 0, false);
    while characters <= CHARACTERS {
        // Most characters are of words in ASCII letters, or stand between two such words.
        let bytes = input.as_bytes().get(at..).unwrap_or_default();
        if opens_caseless(bytes) {
            (at, characters, in_word) = (at + 3, characters + 1, true);
            continue;
        }
        if let Some(c) = wide_character(bytes).filter(|c| letters::is_caseless(*c)) {
            (at, characters, in_word) = (at + c.len_utf8(), characters + 1, true);
            continue;
        }
        let is_initial = !in_word && may_be_initial(bytes);
        let letters = ends_of_words(eight_at(bytes, 0)).trailing_zeros() as usize / 8;
        if letters > 0 && !is_initial {
            (at, characters, in_word) = (at + letters, characters + letters, true);
            continue;
        }
        if matches!(bytes, [b' ', next, ..] if next.is_ascii_alphanumeric()) {
            (at, characters, in_word) = (at + 1, characters + 1, false);
            continue;
        }
        let rest = input.get(at..).unwrap_or_default();
        let Some((after, count)) = part_of_name(rest, in_word) else {
            let (name, rest) = input.split_at(at);
            return Ok((rest, name));
        };
        let part = rest.get(..rest.len() - after.len()).unwrap_or_default();
        in_word = part.ends_with(is_alphanumeric);
        (at, characters) = (at + part.len(), characters + count);
    }
    fail().parse(input)
}

/// What follows a character or an initial at the start of `text`, and how many characters it has.
/// Inside a word no initial begins: a sentence ends with `MORA.`
fn part_of_name(text: &str, in_word: bool) -> Option<(&str, usize)> {
    let first = text.chars().next()?;
    let after = || text.get(first.len_utf8()..);
    match first {
        'a'..='z' => Some((after()?, 1)),
        ' ' | '\u{a0}' | '\u{3000}' => {
            after().filter(|it| !it.starts_with(['–', '—', '-'])).map(|it| (it, 1))
        }
        _ if is_uppercase(first) && !in_word => match initial(text) {
            Ok((after, initial)) => Some((after, initial.chars().count())),
            Err(_) => Some((after()?, 1)),
        },
        _ if is_of_name(first) => Some((after()?, 1)),
        // `SPEAKER_00`, `Ana/Ed` and `Ana-Li`, but not the line that closes a mark, nor a sign
        // between spaces, nor two dashes.
        '_' | '/' | '-' => after().filter(|it| it.starts_with(is_alphanumeric)).map(|it| (it, 1)),
        _ => None,
    }
}

/// Whether a text may open with an initial: after a capital, a full stop comes before all else but
/// small letters, or what is not ASCII.
fn may_be_initial(text: &[u8]) -> bool {
    let [b'A'..=b'Z', after @ ..] = text else { return false };
    let end = after.iter().take(INITIAL + 1).find(|byte| !byte.is_ascii_lowercase());
    end.is_some_and(|byte| *byte == b'.' || !byte.is_ascii())
}

/// The most letters of an initial after its capital.
const INITIAL: usize = 4;

/// `initial = capital "."`, as in `J. R. Hale`; also `Dr.` and `Mrs.`
fn initial(input: &str) -> IResult<&str, &str> {
    recognize((satisfy(is_uppercase), take_while_m_n(0, INITIAL, is_lowercase), tag(".")))
        .parse(input)
}

fn is_of_name(c: char) -> bool {
    is_alphanumeric(c)
        || matches!(c, '\'' | '’' | '‑' | '&' | '·' | '・' | '@' | '#' | ',')
        || is_mark(c)
}

/// Marks that are part of the letter before them, and joiners inside words: those of Hindi, Thai or
/// Persian are none of the characters that the standard library takes for letters.
pub(crate) const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{64b}'..='\u{65f}'
            | '\u{900}'..='\u{963}'
            | '\u{981}'..='\u{df3}'
            | '\u{e31}'..='\u{e4e}'
            | '\u{102b}'..='\u{103e}'
            | '\u{17b4}'..='\u{17d3}'
            | '\u{200c}'
            | '\u{200d}'
    )
}

/// Words all in capitals, with an office and where it is held.
///
/// `words-of-capitals = (capital / digit / space / mark)+`, two letters at least, at most 240
/// characters.
pub(super) fn words_of_capitals(input: &str) -> IResult<&str, &str> {
    let mut first = input.chars();
    if !first.next().is_some_and(is_uppercase) || first.next().is_some_and(is_lowercase) {
        return fail().parse(input);
    }
    let is_of_them = |c: char| {
        is_alphanumeric(c) && !is_lowercase(c) && !is_caseless(c)
            || matches!(
                c,
                ' ' | ','
                    | '.'
                    | '\''
                    | '’'
                    | '‘'
                    | '"'
                    | '“'
                    | '”'
                    | '«'
                    | '»'
                    | '-'
                    | '–'
                    | '&'
                    | '/'
                    | 'ª'
                    | 'º'
            )
    };
    let words = take_while(is_of_them).map(str::trim_end);
    verify(words, |it: &str| {
        it.starts_with(is_uppercase)
            && it.len() <= CAPITALS * 2
            && it.chars().count() <= CAPITALS
            && it.chars().filter(|c| is_uppercase(*c)).count() >= 2
    })
    .parse(input)
}

/// As [`words_of_capitals`], up to a dash between spaces.
pub(super) fn capitals_before_dash(input: &str) -> IResult<&str, &str> {
    let (_, words) = words_of_capitals(input)?;
    let dashes = [" – ", " — ", " - "];
    let end = dashes.iter().filter_map(|dash| input.find(dash)).min().unwrap_or(words.len());
    let name = words.get(..end.min(words.len())).unwrap_or(words).trim_end();
    let (name, after) = input.split_at(name.len());
    Ok((after, name))
}

/// Letters of scripts that know no capitals.
fn is_caseless(c: char) -> bool {
    is_alphabetic(c) && !is_uppercase(c) && !is_lowercase(c)
}

/// A name in capitals and the office after its comma, which has two words at least, so that it is
/// no `JR.` and no second name.
pub(super) fn without_title(name: &str) -> (&str, &str) {
    let title = name.split_once(',').filter(|(_, title)| {
        let mut words = title.split_whitespace();
        words.next().is_some_and(|word| !word.ends_with('.') || words.clone().count() > 1)
            && title.trim().contains(' ') | (title.trim().len() > 4)
    });
    title.map_or((name, ""), |(name, title)| (name.trim_end(), title.trim()))
}

/// Whether each word of a name begins with a capital or a digit, or is a short one between such
/// words: `Ana de la Mora`. Scripts without capitals have nothing but capitals.
pub(crate) fn is_capitalised(name: &str) -> bool {
    let mut words = name.split(' ').filter(|word| !word.is_empty()).peekable();
    let opens = words.peek().is_some_and(|word| !word.starts_with(is_lowercase));
    opens && words.all(|word| !word.starts_with(is_lowercase) || word.len() <= PARTICLE)
}

/// The longest word in small letters that may stand in a name, in bytes: `de`, `van`.
const PARTICLE: usize = 3;

/// Whether a name is written in capitals alone, two letters at least.
pub(crate) fn is_in_capitals(name: &str) -> bool {
    if name.is_ascii() {
        return may_be_in_capitals(name) && count(name, |byte| byte.is_ascii_uppercase()) >= 2;
    }
    may_be_in_capitals(name)
        && !name.chars().any(is_lowercase)
        && name.chars().filter(|c| is_uppercase(*c)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_after_names() {
        let rows = [
            ("ANA MORA, HEAD OF THE HARBOUR", ("ANA MORA", "HEAD OF THE HARBOUR")),
            ("RUTH HALE, COLUMNIST", ("RUTH HALE", "COLUMNIST")),
            ("ED RAY JR., PUBLISHER OF BOOKS", ("ED RAY JR.", "PUBLISHER OF BOOKS")),
            ("ED RAY, JR.", ("ED RAY, JR.", "")),
            ("ANA MORA", ("ANA MORA", "")),
        ];
        for (name, wanted) in rows {
            assert_eq!(without_title(name), wanted, "{name}");
        }
    }

    #[test]
    fn initials_begin_words() {
        let rows =
            [("J.R. Hale: Yes", "J.R. Hale"), ("Dr. Hale: Yes", "Dr. Hale"), ("MORA. Yes", "MORA")];
        for (text, wanted) in rows {
            assert_eq!(name(text).map(|(_, name)| name), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn capitals_of_names() {
        for name in ["Ana Mora", "Ana de la Mora", "Speaker 1", "田中", "AM"] {
            assert!(is_capitalised(name), "{name}");
        }
        for name in ["however", "We left again", "Ana said"] {
            assert!(!is_capitalised(name), "{name}");
        }
        assert!(is_in_capitals("ANA MORA") && !is_in_capitals("Ana") && !is_in_capitals("田中"));
    }
}
