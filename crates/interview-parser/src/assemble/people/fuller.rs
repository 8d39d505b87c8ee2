//! The full name of a label, where it stands beside the label's word in what is printed before the
//! conversation: `Mr. Mora` is the `Ana Mora` of `Present: Ana Mora, Ben Ode`.

use crate::grammar::label::is_in_capitals;
use crate::letters::{is_alphanumeric, is_lowercase, is_uppercase};
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};

/// The full name for which a label stands, if one text gives it, and none gives another.
pub(super) fn fuller<'a>(
    label: &str,
    texts: impl Iterator<Item = &'a str>,
    lexicon: &Lexicon,
) -> Option<&'a str> {
    let bare = without_title(label, lexicon);
    // Several words are a full name already, and a few capitals are initials.
    let length = bare.chars().count();
    let are_initials = is_in_capitals(bare) && length <= INITIALS;
    if length < 2 || are_initials || !bare.chars().all(is_of_word) {
        return None;
    }
    let spelled = [Some(bare.to_owned()), in_small_letters(bare)];
    let mut found: Option<&'a str> = None;
    for text in texts {
        for name in spelled.iter().flatten().flat_map(|bare| names(text, bare, lexicon)) {
            match found {
                Some(known) if known != name => return None,
                _ => found = Some(name),
            }
        }
    }
    found
}

/// A word in capitals as it is written in prose: `MORA` is `Mora`.
fn in_small_letters(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let first = letters.next()?;
    let small: String = letters.flat_map(char::to_lowercase).collect();
    is_in_capitals(word).then(|| format!("{first}{small}"))
}

/// A label without the titles before the name: `Chairwoman Mora` is `Mora`.
fn without_title<'l>(label: &'l str, lexicon: &Lexicon) -> &'l str {
    const TITLES: Classes = Classes::all(&[Classes::HONORIFIC, Classes::OCCUPATION]);
    let mut bare = label;
    while let Some((word, after)) = bare.split_once(' ') {
        let is_short = word.ends_with('.') && word.chars().count() <= SHORT;
        let is_title = tokens(word, lexicon).next().is_some_and(|it| it.word.any(TITLES));
        if !is_short && !is_title {
            break;
        }
        bare = after;
    }
    bare
}

/// The most initials.
const INITIALS: usize = 3;
/// The most characters of a title that is cut short, its full stop included: `Supt.`
const SHORT: usize = 5;

/// The full names in a text of which a name is the first or the last part.
fn names<'a>(text: &'a str, bare: &str, lexicon: &Lexicon) -> Vec<&'a str> {
    let places = text.match_indices(bare).take(PLACES);
    places.filter_map(|(start, it)| full_name(text, start, start + it.len(), lexicon)).collect()
}

/// How many places of one text are looked at.
const PLACES: usize = 8;

/// The full name around a part of a text, if there is more of it than that part.
fn full_name<'a>(text: &'a str, start: usize, end: usize, lexicon: &Lexicon) -> Option<&'a str> {
    let (before, after) = (text.get(..start)?, text.get(end..)?);
    if text.get(start..)?.starts_with(is_unspaced) {
        let rest = after.find(|c| !is_unspaced(c)).unwrap_or(after.len());
        let lead = before.chars().rev().take_while(|c| is_unspaced(*c)).map(char::len_utf8).sum();
        // The given name may be the label, too, where nothing else is printed beside it.
        let (from, to) = match (lead, rest) {
            (0, _) => (start, end + rest),
            (_, 0) if !before.ends_with(['の', '的']) => (start - lead, end),
            _ => return None,
        };
        let name = text.get(from..to)?;
        let most = if lead > 0 { WITH_LAST } else { UNSPACED };
        return (to - from > end - start && name.chars().count() <= most).then_some(name);
    }
    if before.ends_with(is_alphanumeric) {
        return None;
    }
    if after.starts_with(is_alphanumeric) {
        return None;
    }
    let (from, to) = (start - left(before, lexicon), end + right(after, lexicon));
    // What stands before a last name is the first; but a capital may begin a sentence.
    let opens = text.get(..from)?.trim_end().ends_with(['.', '!', '?', ':']) || from == 0;
    let (from, to) = match (from < start, to > end) {
        (true, true) if opens => (start, to),
        (true, _) => (from, end),
        _ => (from, to),
    };
    (from < start || to > end).then(|| text.get(from..to)).flatten()
}

/// The most characters of a name in a script without spaces.
const UNSPACED: usize = 6;
/// The most of one that ends with the label.
const WITH_LAST: usize = 5;
/// The most words that are added on one side.
const WORDS: usize = 2;

/// How many bytes before a last name are the names before it.
fn left(before: &str, lexicon: &Lexicon) -> usize {
    let (mut rest, mut words) = (before, 0);
    while let Some(head) = rest.strip_suffix(' ').filter(|_| words < WORDS) {
        let at =
            head.rfind(|c| !is_of_word(c)).map_or(0, |at| at + head.get(at..).map_or(1, first));
        if !head.get(at..).is_some_and(|word| is_name(word, lexicon)) {
            break;
        }
        (rest, words) = (head.get(..at).unwrap_or_default(), words + 1);
    }
    before.len() - rest.len()
}

/// How many bytes after a first name are the names after it.
fn right(after: &str, lexicon: &Lexicon) -> usize {
    let (mut at, mut end, mut words) = (0, 0, 0);
    while words < WORDS {
        let Some(tail) = after.get(at..).and_then(|it| it.strip_prefix(' ')) else { break };
        let length = tail.find(|c| !is_of_word(c)).unwrap_or(tail.len());
        let word = tail.get(..length).unwrap_or_default();
        at += 1 + length;
        // `Ana Mora Excused: Ben Ode` has a name and the word before a colon.
        let is_key = after.get(at..).is_some_and(|it| it.starts_with(':'));
        if is_name(word, lexicon) && !is_key {
            (end, words) = (at, words + 1);
        } else if !is_particle(word, lexicon) {
            break;
        }
    }
    end
}

/// Whether a word in small letters may stand within a name: `de`, `van`, but not `y`.
fn is_particle(word: &str, lexicon: &Lexicon) -> bool {
    let class = tokens(word, lexicon).next().map(|it| it.word).unwrap_or_default();
    let has_length = (2..=PARTICLE).contains(&word.len());
    has_length && word.chars().all(is_lowercase) && !class.any(Classes::CONJUNCTION)
}

/// The longest particle in a name, in bytes.
const PARTICLE: usize = 3;

fn first(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

fn is_of_word(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '-' | '\'' | '’')
}

/// Whether a word may be one of a person's names: it has a capital, and is no word of prose.
fn is_name(word: &str, lexicon: &Lexicon) -> bool {
    let class = tokens(word, lexicon).next().map(|it| it.word).unwrap_or_default();
    word.starts_with(is_uppercase) && word.chars().any(is_lowercase) && !class.any(NO_NAMES)
}

/// Words that begin sentences, and those of bodies, offices and dates.
const NO_NAMES: Classes = Classes::all(&[
    Classes::FUNCTION,
    Classes::QUESTION,
    Classes::AUXILIARY,
    Classes::CONJUNCTION,
    Classes::REPLY,
    Classes::THANKS,
    Classes::FIRST,
    Classes::SECOND,
    Classes::MONTH,
    Classes::WEEKDAY,
    Classes::HONORIFIC,
    Classes::OCCUPATION,
    Classes::GROUP,
    Classes::ASKER,
    Classes::ANSWERER,
    Classes::ARTICLE,
    Classes::PLACE,
    Classes::NOT_LABEL,
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    fn found<'a>(label: &str, texts: &[&'a str]) -> Option<&'a str> {
        fuller(label, texts.iter().copied(), lexicon(Some(Language::English)))
    }

    #[test]
    fn full_names_stand_beside_the_words_of_labels() {
        let rows = [
            ("Mr. Mora", "Present: Ana Mora, Ben Ode, Cleo Rast", Some("Ana Mora")),
            ("Bram", "- **Bram de Wilde**, editor", Some("Bram de Wilde")),
            ("Ode", "Ana Mora and Ben Ode met on the pier.", Some("Ben Ode")),
            ("MS. MORA", "For the county: Ana Mora.", Some("Ana Mora")),
            ("Ana Mora", "With Ana Mora Rast", None),
            ("Ana", "Ana says that she is Ana.", None),
            ("Mora", "The Mora valley", None),
            ("Mora", "Ana Mora and Ben Mora", None),
            ("Ana", "Ana Mora Excused: Ben Ode", Some("Ana Mora")),
            ("Ana", "Con Ana Mora y Ben Ode", Some("Ana Mora")),
            ("Ed", "Edward Ray", None),
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
