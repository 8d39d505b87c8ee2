//! Which words are but a letter away from others.

use std::collections::{HashMap, HashSet};

/// Words that others can be looked up by, though a letter is wrong in them.
///
/// Two words are near if one letter is left out, put in or changed, or two that are neighbours are
/// swapped: the distance of Damerau and Levenshtein is 1. They are found by what is left of them
/// without one letter, so that looking one up takes time by its own length.
#[derive(Debug, Default)]
pub(super) struct Near<'a> {
    words: Vec<&'a str>,
    /// The words from which a letter can be taken so that this is left.
    cut: HashMap<String, Vec<usize>>,
}

/// Shorter words are a letter away from too many others, in letters.
const SHORTEST: usize = 4;
/// Longer ones are no names, in letters.
const LONGEST: usize = 60;
/// How many words with the same rest are compared.
const COMPARED: usize = 8;

impl<'a> Near<'a> {
    pub(super) fn of(words: impl Iterator<Item = &'a str>) -> Self {
        let mut near = Self::default();
        for word in words.filter(|word| may_be_near(word)) {
            let place = near.words.len();
            near.words.push(word);
            for cut in cuts(word) {
                let places = near.cut.entry(cut).or_default();
                if places.len() < COMPARED {
                    places.push(place);
                }
            }
        }
        near
    }

    /// The words that are near to one, but not it.
    pub(super) fn to(&self, word: &str) -> Vec<&'a str> {
        if !may_be_near(word) {
            return Vec::new();
        }
        let mut seen = HashSet::new();
        let alike = cuts(word).into_iter().filter_map(|cut| self.cut.get(&cut)).flatten();
        let alike = alike.filter(|place| seen.insert(**place));
        let words = alike.filter_map(|place| self.words.get(*place).copied());
        words.filter(|other| is_near(word, other)).collect()
    }
}

/// A number tells speakers apart by one digit, so that words with one are near to none.
fn may_be_near(word: &str) -> bool {
    let letters = word.chars().count();
    (SHORTEST..=LONGEST).contains(&letters) && !word.contains(char::is_numeric)
}

/// A word in small letters, and what is left of it without one of them.
fn cuts(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let without = |out: usize| {
        letters.iter().enumerate().filter(move |(at, _)| *at != out).map(|(_, c)| *c).collect()
    };
    (0..=letters.len()).map(without).collect()
}

/// Whether one letter is left out, put in, changed or swapped with its neighbour; case aside.
fn is_near(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    let (one, other) = (letters(one), letters(other));
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) =
        (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let one = one.get(..one.len() - end).unwrap_or_default();
    let other = other.get(..other.len() - end).unwrap_or_default();
    // `Maria` and `Mario`, `Paul` and `Paula` are two people.
    let is_ending = |letters: &[char]| letters.iter().all(|c| matches!(c, 'a' | 'e' | 'o'));
    let is_ended_otherwise = end == 0 && is_ending(one) && is_ending(other);
    match (one, other) {
        ([_], [] | [_]) | ([], [_]) => !is_ended_otherwise,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_a_letter_away() {
        let near =
            Near::of(["John", "Marit Escalante", "Speaker 1", "Ana", "Maria", "Paul"].into_iter());
        let rows: &[(&str, &[&str])] = &[
            ("Jonh", &["John"]),
            ("Jon", &[]),
            ("Johhn", &["John"]),
            ("Jahn", &["John"]),
            ("John", &[]),
            ("JOHN", &[]),
            ("Marit Escalnte", &["Marit Escalante"]),
            ("Mart Escalnte", &[]),
            ("Speaker 2", &[]),
            ("Ann", &[]),
            ("Mario", &[]),
            ("Paula", &[]),
            ("Paulk", &["Paul"]),
        ];
        for (word, wanted) in rows {
            assert_eq!(near.to(word), *wanted, "{word}");
        }
    }
}
