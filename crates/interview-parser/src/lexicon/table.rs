use super::fingerprint::{mix, spread};
use super::substrings::Substrings;
use super::tokens::{is_unspaced, next_word, word, word_of_letters};
use super::{Classes, Language};

/// The words and phrases of one or more languages.
#[derive(Debug)]
pub(crate) struct Lexicon {
    /// Open addressing: a power of two, at least half of which are free.
    slots: Vec<Slot>,
    /// How many bits of a number are not those of a place in the table.
    shift: u32,
    /// How many are taken.
    taken: usize,
    /// Entries of scripts without spaces.
    substrings: Substrings,
}

/// How many slots a lexicon has at first.
const SLOTS: usize = 1 << 12;

/// A word, or the first words of a phrase.
#[derive(Debug, Clone, Copy)]
struct Slot {
    fingerprint: u64,
    classes: Classes,
    /// With what the words begin that go on a phrase after these: see [`beginning`].
    nexts: u64,
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
            let function = entries(section(language.data(), "[function]"));
            function.map(move |(_, word)| (Classes::of_language(language), word))
        }))
    }

    fn from_entries<'a>(entries: impl Iterator<Item = (Classes, &'a str)>) -> Self {
        let slots = vec![Slot::FREE; SLOTS];
        let shift = shift_of(&slots);
        let mut lexicon = Self { slots, shift, taken: 0, substrings: Substrings::default() };
        for (class, entry) in entries {
            lexicon.insert(entry, class);
        }
        lexicon.substrings.sort();
        lexicon
    }

    /// The classes of the word with a fingerprint, which ends at a place of a text, and of the
    /// phrases that begin with it.
    #[inline]
    pub(super) fn word(&self, fingerprint: u64, text: &str, end: usize) -> (Classes, Classes) {
        let slot = self.slot(fingerprint);
        let phrases =
            if slot.may_go_on(text, end) { self.phrases(slot, text, end) } else { Classes::NONE };
        (slot.classes, phrases)
    }

    /// The classes of the phrases that begin with a word and may go on as a text does from a place
    /// on.
    #[inline(never)]
    fn phrases(&self, word: &Slot, text: &str, end: usize) -> Classes {
        let (mut classes, mut slot, mut at) = (Classes::NONE, word, end);
        while let Some((next, after)) = next_of_phrase(text, at) {
            slot = self.slot(together(slot.fingerprint, next));
            classes |= slot.classes;
            at = after;
            if !slot.may_go_on(text, at) {
                break;
            }
        }
        classes
    }

    /// The slot of a fingerprint, or the free one where it would stand.
    #[inline]
    fn slot(&self, fingerprint: u64) -> &Slot {
        let mut at = self.first_place(fingerprint);
        loop {
            match self.slots.get(at) {
                Some(slot) if slot.is_of(fingerprint) => return slot,
                Some(_) => at = self.place_after(at),
                None => return &Slot::FREE,
            }
        }
    }

    /// The longest entry of a script without spaces with which `text` begins, and its `first` character: its length in bytes
    /// and its classes. Where there is none, one character without classes.
    #[inline]
    pub(super) fn substring(&self, text: &[u8], first: char) -> (usize, Classes) {
        self.substrings.longest(text, first).unwrap_or((first.len_utf8(), Classes::NONE))
    }

    fn insert(&mut self, entry: &str, class: Classes) {
        let Some(first) = entry.chars().next() else { return };
        if is_unspaced(first) {
            self.substrings.insert(first, entry, class);
            return;
        }
        let (mut at, mut known) = (0, None);
        while let Some((word, after)) = next_of_phrase(entry, at) {
            let before = known.replace(known.map_or(word, |known| together(known, word)));
            if let Some(slot) = before.and_then(|before| self.take(before)) {
                slot.nexts |= beginning(entry.get(at..).unwrap_or_default());
            }
            at = after;
        }
        if let Some(slot) = known.and_then(|whole| self.take(whole)) {
            slot.classes |= class;
        }
    }

    /// The slot of a fingerprint, taken if it was free.
    fn take(&mut self, fingerprint: u64) -> Option<&mut Slot> {
        if self.taken * 2 >= self.slots.len() {
            self.grow();
        }
        let mut at = self.first_place(fingerprint);
        while !self.slots.get(at)?.is_of(fingerprint) {
            at = self.place_after(at);
        }
        let slot = self.slots.get_mut(at)?;
        self.taken += usize::from(slot.fingerprint == 0);
        slot.fingerprint = fingerprint;
        Some(slot)
    }

    /// Makes room for as many more.
    fn grow(&mut self) {
        let more = vec![Slot::FREE; self.slots.len() * 2];
        let slots = std::mem::replace(&mut self.slots, more);
        self.shift = shift_of(&self.slots);
        self.taken = 0;
        for slot in slots.into_iter().filter(|slot| slot.fingerprint != 0) {
            if let Some(place) = self.take(slot.fingerprint) {
                *place = slot;
            }
        }
    }

    /// Where a fingerprint is looked for first.
    #[inline]
    fn first_place(&self, fingerprint: u64) -> usize {
        // The highest bits are the best ones.
        #[allow(clippy::cast_possible_truncation)] // as many bits as a place has
        let place = (spread(fingerprint) >> self.shift) as usize;
        place
    }

    /// Where one is looked for that is not at a place.
    #[inline]
    fn place_after(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

/// See [`Lexicon::shift`].
fn shift_of(slots: &[Slot]) -> u32 {
    u64::BITS - slots.len().trailing_zeros()
}

impl Slot {
    const FREE: Self = Self { fingerprint: 0, classes: Classes::NONE, nexts: 0 };

    /// Whether a fingerprint stands here, or would.
    #[inline]
    fn is_of(&self, fingerprint: u64) -> bool {
        self.fingerprint == fingerprint || self.fingerprint == 0
    }

    /// Whether a phrase may go on after these words as a text does from a place on.
    #[inline]
    fn may_go_on(&self, text: &str, at: usize) -> bool {
        self.nexts != 0
            && match text.as_bytes().get(at..) {
                Some(
                    [b' ', first, second, third, ..]
                    | [b',' | b'.', b' ', first, second, third, ..],
                ) if fold(*first) != 0 => self.nexts & of_bytes(*first, *second, *third) != 0,
                Some(after) => !after.is_empty(),
                None => false,
            }
    }
}

/// A bit that stands for the first three letters of a text's first word; capital and small letters
/// are the same.
fn beginning(text: &str) -> u64 {
    let start = text.bytes().position(|byte| byte.is_ascii_alphanumeric());
    let letters = start.and_then(|start| text.as_bytes().get(start..)).unwrap_or_default();
    let letter = |place: usize| letters.get(place).copied().unwrap_or(b' ');
    of_bytes(letter(0), letter(1), letter(2))
}

/// See [`beginning`].
#[inline]
fn of_bytes(first: u8, second: u8, third: u8) -> u64 {
    // What follows the word's end does not count.
    let third = if fold(second) == 0 { 0 } else { fold(third) };
    let [first, second, third] = [fold(first), fold(second), third].map(u32::from);
    1 << ((first + 5 * second + 9 * third) % u64::BITS)
}

/// A number up to 31 that stands for an ASCII letter or digit, and 0 for any other byte.
fn fold(byte: u8) -> u8 {
    const FOLDED: [u8; 256] = {
        let mut table = [0; 256];
        let mut byte = 0;
        while byte < 128_u8 {
            if byte.is_ascii_alphanumeric() {
                #[allow(clippy::indexing_slicing)] // checked by the compiler: it is a constant
                {
                    table[byte as usize] = byte & 31;
                }
            }
            byte += 1;
        }
        table
    };
    FOLDED.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Stands for words in a row.
fn together(words: u64, next: u64) -> u64 {
    mix(words) ^ next
}

/// The next word of a phrase, and where it ends; a colon counts as a word, since `text:` is a
/// credit and `text` is not.
#[inline]
fn next_of_phrase(text: &str, at: usize) -> Option<(u64, usize)> {
    if text.as_bytes().get(at) == Some(&b' ')
        && let Some((length, fingerprint)) = word_of_letters(text.as_bytes(), at + 1)
    {
        return Some((fingerprint, at + 1 + length));
    }
    any_of_phrase(text, at)
}

#[inline(never)]
fn any_of_phrase(text: &str, at: usize) -> Option<(u64, usize)> {
    let rest = text.get(at..)?.trim_start();
    if let Some(after) = rest.strip_prefix(is_colon) {
        return Some((COLON, text.len() - after.len()));
    }
    let (start, _) = next_word(text, at)?;
    let (length, fingerprint) = word(text, start)?;
    Some((fingerprint, start + length))
}

/// Stands for a colon among the words of a phrase, as no word does.
const COLON: u64 = 1;

fn is_colon(c: char) -> bool {
    matches!(c, ':' | '：')
}

/// The section of a data file that begins with a line, up to the next.
fn section<'a>(data: &'a str, first: &str) -> &'a str {
    let from = data.find(first).and_then(|at| data.get(at + first.len()..)).unwrap_or_default();
    from.split("\n[").next().unwrap_or_default()
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
    fn half_of_the_slots_stay_free() {
        let lexicon = Lexicon::of(&Language::ALL);
        let taken = lexicon.slots.iter().filter(|it| it.fingerprint != 0).count();
        assert_eq!(taken, lexicon.taken);
        assert!(taken * 2 <= lexicon.slots.len(), "{taken}");
    }

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
