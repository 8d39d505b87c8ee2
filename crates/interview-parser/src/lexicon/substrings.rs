use super::Classes;
use super::fingerprint::eight_at;

/// Words of scripts without spaces, found where a text begins with them.
#[derive(Debug, Default)]
pub(super) struct Substrings {
    /// For each row of characters, 256 each, where the lists of its characters are.
    rows: Vec<Option<Box<[u16; 256]>>>,
    /// The words that begin with one character. The first list is empty.
    lists: Vec<List>,
}

/// The words that begin with one character.
#[derive(Debug, Default)]
struct List {
    /// The longest first.
    words: Vec<Word>,
    /// A bit for each second character that they have, by its last byte, and for others.
    seconds: u64,
}

impl List {
    /// The bit of the second character of a text of which these are the first bytes: all bits where
    /// there is none of three bytes.
    #[inline]
    fn second(eight: u64) -> u64 {
        match eight.to_le_bytes() {
            [_, _, _, 0xe0..=0xef, _, last, ..] => 1 << (last % 64),
            _ => u64::MAX,
        }
    }
}

/// A word and its classes.
#[derive(Debug)]
struct Word {
    text: String,
    classes: Classes,
    /// Its first eight bytes, and which of them it has.
    eight: u64,
    mask: u64,
}

impl Word {
    fn new(text: &str, classes: Classes) -> Self {
        let eight = eight_at(text.as_bytes(), 0);
        let rest = 8_usize.saturating_sub(text.len());
        Self { text: text.to_owned(), classes, eight, mask: u64::MAX >> (8 * rest.min(7)) }
    }

    /// Whether a text begins with it, of which `eight` are the first bytes.
    #[inline]
    fn begins(&self, text: &[u8], eight: u64) -> bool {
        eight & self.mask == self.eight
            && (self.text.len() <= 8 || text.starts_with(self.text.as_bytes()))
    }
}

impl Substrings {
    /// The longest word with which a text begins that begins with `first`: its length and its classes.
    #[inline]
    pub(super) fn longest(&self, text: &[u8], first: char) -> Option<(usize, Classes)> {
        let (row, place) = places(first);
        let list = *self.rows.get(row)?.as_ref()?.get(place)?;
        let eight = eight_at(text, 0);
        let List { words, seconds } = self.lists.get(usize::from(list))?;
        // Where the second character is none of theirs, only the character itself is left.
        let is_alone = List::second(eight) & seconds == 0;
        let from = if is_alone { words.len().saturating_sub(1) } else { 0 };
        let mut words = words.get(from..)?.iter();
        words.find(|word| word.begins(text, eight)).map(|word| (word.text.len(), word.classes))
    }

    /// Adds a class of a word that begins with `first`.
    pub(super) fn insert(&mut self, first: char, word: &str, class: Classes) {
        let (row, place) = places(first);
        if self.lists.is_empty() {
            self.lists.push(List::default());
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, || None);
        }
        let row = self.rows.get_mut(row).map(|row| row.get_or_insert_with(|| Box::new([0; 256])));
        let Some(list) = row.and_then(|row| row.get_mut(place)) else { return };
        if *list == 0 {
            *list = u16::try_from(self.lists.len()).unwrap_or_default();
            self.lists.push(List::default());
        }
        let Some(list) = self.lists.get_mut(usize::from(*list)) else { return };
        if word.len() > first.len_utf8() {
            list.seconds |= List::second(eight_at(word.as_bytes(), 0));
        }
        match list.words.iter_mut().find(|known| known.text == word) {
            Some(known) => known.classes |= class,
            None => list.words.push(Word::new(word, class)),
        }
    }

    /// Puts the longest words first.
    pub(super) fn sort(&mut self) {
        for list in &mut self.lists {
            list.words.sort_by(|a, b| b.text.len().cmp(&a.text.len()).then(a.text.cmp(&b.text)));
        }
    }
}

/// The row of a character, and its place there.
#[inline]
fn places(c: char) -> (usize, usize) {
    let code = c as usize;
    (code >> 8, code & 0xff)
}
