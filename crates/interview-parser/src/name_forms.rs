//! When two names are one person's, and two words forms of one.

use crate::letters::{is_alphanumeric, is_caseless};
use crate::lexicon::is_unspaced;

/// The words of a name in lower case, parted by spaces; of a script without spaces, the name as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words(String);

impl Words {
    pub(crate) fn of(name: &str) -> Self {
        // Most names are words in ASCII letters already.
        if is_plain(name) {
            return Self(name.to_ascii_lowercase());
        }
        let mut words = String::with_capacity(name.len());
        for word in name.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty()) {
            if !words.is_empty() {
                words.push(' ');
            }
            if word.chars().all(|c| c.is_ascii() || is_caseless(c)) {
                words.push_str(word);
            } else {
                words.push_str(&word.to_lowercase());
            }
        }
        words.make_ascii_lowercase();
        Self(words)
    }

    fn words(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.0.split(' ').filter(|word| !word.is_empty())
    }

    pub(crate) fn is_single(&self) -> bool {
        !self.0.is_empty() && !self.0.contains(' ')
    }

    /// The first letters.
    pub(crate) fn initials(&self) -> impl Iterator<Item = char> + '_ {
        self.words().filter_map(|word| word.chars().next())
    }

    /// Whether these are the first or last words of others: `Mora` and `Ana Mora`.
    pub(crate) fn is_part_of(&self, whole: &Self) -> bool {
        if self.0.starts_with(is_unspaced) && self.is_single() && whole.is_single() {
            return whole.0.starts_with(&self.0) || whole.0.ends_with(&self.0);
        }
        self.is_end_of(whole) || self.is_beginning_of(whole)
    }

    fn is_beginning_of(&self, whole: &Self) -> bool {
        let after = whole.0.strip_prefix(&self.0).filter(|_| !self.0.is_empty());
        after.is_some_and(|after| after.is_empty() || after.starts_with(' '))
    }

    pub(crate) fn is_end_of(&self, whole: &Self) -> bool {
        let before = whole.0.strip_suffix(&self.0).filter(|_| !self.0.is_empty());
        before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
    }

    /// Whether these may be others in another case.
    pub(crate) fn is_inflected(&self, other: &Self, inflects: Inflects) -> bool {
        inflects.0
            && self.words().count() == other.words().count()
            && self.words().zip(other.words()).all(|(one, other)| is_case_of(one, other))
    }

    /// Whether these are a shorter form of others: `Ale Ros` and `Alejandro Ros`.
    pub(crate) fn is_familiar_to(&self, full: &Self) -> bool {
        // Most last names end in other letters.
        if self.0.as_bytes().last() != full.0.as_bytes().last() {
            return false;
        }
        let Some((first, last)) = self.0.split_once(' ') else { return false };
        !last.contains(' ')
            && full.words().next_back() == Some(last)
            && first.chars().count() >= 3
            && full.words().next().is_some_and(|it| it.starts_with(first))
    }

    /// Whether these are initials and the last name of others: `A. Mora` and `Ana Mora`.
    pub(crate) fn abbreviate(&self, full: &Self) -> bool {
        let Some((firsts, last)) = self.0.rsplit_once(' ') else { return false };
        let Some((full_firsts, full_last)) = full.0.rsplit_once(' ') else { return false };
        let (firsts, full_firsts) = (firsts.split(' '), full_firsts.split(' '));
        let is_initial =
            |(short, full): (&str, &str)| short.chars().count() == 1 && full.starts_with(short);
        last == full_last
            && firsts.clone().count() <= full_firsts.clone().count()
            && firsts.zip(full_firsts).all(is_initial)
    }

    pub(crate) fn shares_first(&self, other: &Self) -> bool {
        self.words().next() == other.words().next()
    }

    /// Whether a single word is one of these.
    pub(crate) fn has(&self, word: &Self, inflects: Inflects) -> bool {
        if !word.is_single() {
            return word.is_part_of(self);
        }
        self.words().any(|it| it == word.0 || (inflects.0 && is_case_of(it, &word.0)))
    }
}

/// Whether a name is of ASCII letters and digits, with single spaces between words.
fn is_plain(name: &str) -> bool {
    let mut before = b' ';
    let is_plain = name.bytes().all(|byte| {
        let is_in_place = byte.is_ascii_alphanumeric() || byte == b' ' && before != b' ';
        before = byte;
        is_in_place
    });
    is_plain && before != b' '
}

/// Whether a label can stand for a person: the name itself, first or last names, initials with or
/// without the last name.
pub(crate) fn stands_for(label: &str, name: &str) -> bool {
    Short::of(label).stands_for(&Words::of(name))
}

/// A label, and its words, which are compared with those of several names.
pub(crate) struct Short<'a> {
    label: &'a str,
    words: Words,
}

impl<'a> Short<'a> {
    pub(crate) fn of(label: &'a str) -> Self {
        Self { label, words: Words::of(label) }
    }

    /// As [`stands_for`], of a name of which these are the words.
    pub(crate) fn stands_for(&self, name: &Words) -> bool {
        self.words.is_part_of(name)
            || name.is_part_of(&self.words)
            || self.words.abbreviate(name)
            || are_initials_of(self.label, name)
    }
}

/// Whether a label is the initials of a name, two at least: `AM`, `A. M.`
pub(crate) fn are_initials(label: &str, name: &str) -> bool {
    are_initials_of(label, &Words::of(name))
}

fn are_initials_of(label: &str, name: &Words) -> bool {
    let letters = || label.chars().filter(|c| is_alphanumeric(*c)).flat_map(char::to_lowercase);
    letters().nth(1).is_some() && letters().eq(name.initials())
}

/// Whether two words are forms of one: `chairs` and `chair`, `presidenta` and `presidente`.
pub(crate) fn are_forms(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.len() < SHORT || long.len() - short.len() > 3 {
        return false;
    }
    let mut letters = small(short).zip(small(long));
    // Most words are told by their first letters.
    if letters.clone().next().is_none_or(|(one, other)| one != other) {
        return false;
    }
    let same = letters.by_ref().take_while(|(one, other)| one == other).count();
    let (short, long) = (small(short).count(), small(long).count());
    long - same <= 2 && (same == short || same >= LONG)
}

/// The characters of a word, each in lower case.
fn small(word: &str) -> impl Iterator<Item = char> + Clone + '_ {
    word.chars().flat_map(char::to_lowercase)
}

/// The fewest bytes of a word that has other forms.
pub(crate) const SHORT: usize = 4;
/// The fewest letters that two forms share of which neither begins with the other.
const LONG: usize = 6;

/// Whether a language puts names into cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Inflects(pub(crate) bool);

/// `Мору` and `Мора`: they differ in their last letters alone.
fn is_case_of(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    same >= 3 && longer - same <= 3 || one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_person() {
        let words = Words::of;
        assert!(words("Mora").is_part_of(&words("Ana Mora")));
        assert!(words("ana").is_part_of(&words("Ana Mora")));
        assert!(!words("Mo").is_part_of(&words("Ana Mora")));
        assert!(words("橘川").is_part_of(&words("橘川澄江")));
        assert!(words("A. Mora").abbreviate(&words("Ana Mora")));
        assert!(words("Л. Мора").abbreviate(&words("Лина Мора")));
        assert!(words("A. L. Mora").abbreviate(&words("Ana Lucía Mora")));
        assert!(!words("J. Mora").abbreviate(&words("Ana Mora")));
        assert!(!words("A. Mora").abbreviate(&words("Mora")));
        assert!(words("Ale Ros").is_familiar_to(&words("Alejandro Ros")));
        assert!(!words("Al Ros").is_familiar_to(&words("Alejandro Ros")));
        assert!(words("Лину Мору").is_inflected(&words("Лина Мора"), Inflects(true)));
        assert!(!words("Mario Mora").is_inflected(&words("Maria Mora"), Inflects(false)));
        assert!(words("Gerardo Vela Prieto").has(&words("Vela"), Inflects(false)));
        assert_eq!(words("Ana de Mora").initials().collect::<String>(), "adm");
    }
}
