use std::collections::HashMap;

use super::fingerprint::fingerprint;
use super::tokens::{is_unspaced, is_word, word_length};
use super::{Classes, Language};

/// The words and phrases of one or more languages.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Open addressing; the length is a power of two and at most half of the slots are taken.
    slots: Vec<Slot>,
    taken: usize,
    /// The phrases, grouped by their first two words.
    phrases: Vec<Vec<Phrase>>,
    /// Entries of scripts without spaces by their first character, longest first.
    substrings: HashMap<char, Vec<(String, Classes)>>,
}

/// A word, or the first two words of a phrase.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    fingerprint: u64,
    /// The classes of the word.
    classes: Classes,
    /// Of a word: 1 if phrases begin with it. Of two words: 1 + the place in `phrases`.
    phrases: u32,
}

#[derive(Debug)]
struct Phrase {
    /// The fingerprints of the words after the second.
    rest: Vec<u64>,
    classes: Classes,
}

impl Lexicon {
    /// The lexicon of some languages, read from their data files.
    pub(super) fn of(languages: &[Language]) -> Self {
        Self::from_entries(languages.iter().flat_map(|language| entries(language.data())))
    }

    /// The function words of every language, each with the languages that have it as its classes:
    /// see [`Classes::of_language`].
    pub(super) fn of_function_words() -> Self {
        Self::from_entries(Language::ALL.into_iter().flat_map(|language| {
            let function =
                entries(language.data()).filter(|(class, _)| *class == Classes::FUNCTION);
            function.map(move |(_, word)| (Classes::of_language(language), word))
        }))
    }

    fn from_entries<'a>(entries: impl Iterator<Item = (Classes, &'a str)>) -> Self {
        let mut lexicon = Self {
            slots: vec![Slot::default(); 1 << 12],
            taken: 0,
            phrases: Vec::new(),
            substrings: HashMap::new(),
        };
        for (class, entry) in entries {
            lexicon.insert(entry, class);
        }
        // The lint is right that the order is arbitrary; each list is sorted by itself.
        #[allow(clippy::iter_over_hash_type)]
        for list in lexicon.substrings.values_mut() {
            list.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(a.cmp(b)));
        }
        lexicon
    }

    /// The classes of the word with a fingerprint, and of the phrases that begin with it and go on
    /// as `after` does, whose first word has the fingerprint `ahead`.
    pub(super) fn word(&self, fingerprint: u64, ahead: u64, after: &str) -> (Classes, Classes) {
        let slot = self.slot(fingerprint);
        if slot.phrases == 0 {
            return (slot.classes, Classes::NONE);
        }
        let ahead = if after.trim_start().starts_with(is_colon) { COLON } else { ahead };
        let begun = self.slot(pair(fingerprint, ahead)).phrases.checked_sub(1);
        let phrases = begun.and_then(|place| self.phrases.get(place as usize));
        (slot.classes, phrases.map_or(Classes::NONE, |phrases| going_on(phrases, after)))
    }

    fn slot(&self, fingerprint: u64) -> Slot {
        self.slots.get(self.probe(fingerprint)).copied().unwrap_or_default()
    }

    /// The longest entry of a script without spaces with which `text` begins: its length in bytes
    /// and its classes. Where there is none, one character without classes.
    pub(super) fn substring(&self, text: &str, first: char) -> (usize, Classes) {
        let listed = self.substrings.get(&first).into_iter().flatten();
        let mut entries = listed.filter(|(entry, _)| text.starts_with(entry.as_str()));
        let longest = entries.next();
        longest
            .map_or((first.len_utf8(), Classes::NONE), |(entry, classes)| (entry.len(), *classes))
    }

    fn insert(&mut self, entry: &str, class: Classes) {
        let Some(first) = entry.chars().next() else { return };
        if is_unspaced(first) {
            let list = self.substrings.entry(first).or_default();
            match list.iter_mut().find(|(known, _)| known == entry) {
                Some((_, classes)) => *classes |= class,
                None => list.push((entry.to_owned(), class)),
            }
            return;
        }
        let mut words = words(entry);
        match (words.next(), words.next()) {
            (Some(word), None) => self.place(word).classes |= class,
            (Some(first), Some(second)) => {
                self.place(first).phrases = 1;
                let known = self.phrases.len();
                let group = &mut self.place(pair(first, second)).phrases;
                if *group == 0 {
                    *group = u32::try_from(known + 1).unwrap_or_default();
                }
                let group = *group as usize;
                self.phrases.resize_with(known.max(group), Vec::new);
                if let Some(list) = self.phrases.get_mut(group - 1) {
                    list.push(Phrase { rest: words.collect(), classes: class });
                }
            }
            _ => {}
        }
    }

    /// The slot of a fingerprint, made if there is none.
    fn place(&mut self, fingerprint: u64) -> &mut Slot {
        self.grow();
        let at = self.probe(fingerprint).min(self.slots.len() - 1);
        self.taken += usize::from(self.slot(fingerprint).fingerprint == 0);
        #[allow(clippy::indexing_slicing)] // the slots are never empty, and the place is bounded
        let slot = &mut self.slots[at];
        slot.fingerprint = fingerprint;
        slot
    }

    /// Where a fingerprint stands, or the free slot where it would.
    fn probe(&self, fingerprint: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = spread(fingerprint) & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.fingerprint == fingerprint || slot.fingerprint == 0 {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        if self.taken * 2 < self.slots.len() {
            return;
        }
        let larger = vec![Slot::default(); self.slots.len() * 2];
        for slot in std::mem::replace(&mut self.slots, larger) {
            let at = self.probe(slot.fingerprint);
            if let Some(free) = self.slots.get_mut(at).filter(|_| slot.fingerprint != 0) {
                *free = slot;
            }
        }
    }
}

/// The classes of those phrases whose words after the second follow in `after`, which begins with
/// the second.
fn going_on(phrases: &[Phrase], after: &str) -> Classes {
    let longest = phrases.iter().map(|phrase| phrase.rest.len()).max().unwrap_or(0);
    let ahead: Vec<u64> = words(after).skip(1).take(longest).collect();
    let whole = phrases.iter().filter(|phrase| ahead.starts_with(&phrase.rest));
    whole.fold(Classes::NONE, |classes, phrase| classes | phrase.classes)
}

/// Stands for two words in a row. Even, as no single word is.
fn pair(first: u64, second: u64) -> u64 {
    (first.rotate_left(23) ^ second) & !1
}

/// The words of a phrase; a colon counts as one, since `text:` is a credit and `text` is not.
fn words(text: &str) -> impl Iterator<Item = u64> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c| !is_word(c) && !is_colon(c));
        if let Some(after) = rest.strip_prefix(is_colon) {
            rest = after;
            return Some(COLON);
        }
        let (word, after) = rest.split_at_checked(word_length(rest))?;
        rest = after;
        (!word.is_empty()).then(|| fingerprint(word))
    })
}

/// Stands for a colon among the words of a phrase. Even, as no fingerprint is.
const COLON: u64 = 2;

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

fn spread(fingerprint: u64) -> usize {
    usize::try_from(fingerprint >> 40).unwrap_or_default()
}

/// The entries of a data file with the class of the section in which each stands.
fn entries(data: &str) -> impl Iterator<Item = (Classes, &str)> {
    let mut class = Classes::NONE;
    let lines = data.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.flat_map(move |line| {
        let section = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        if let Some(name) = section {
            class = Classes::of_section(name).unwrap_or_default();
        }
        let listed = if section.is_some() { "" } else { line };
        let entries = listed.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        entries.map(move |entry| (class, entry))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_the_data_is_known() {
        for language in Language::ALL {
            for line in language.data().lines().map(str::trim) {
                if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                    assert!(Classes::of_section(name).is_some(), "{language:?}: [{name}]");
                }
            }
        }
    }
}
