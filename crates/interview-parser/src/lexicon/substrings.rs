use super::Classes;

/// Words of scripts without spaces, found where a text begins with them.
#[derive(Debug, Default)]
pub(super) struct Substrings {
    /// For each row of characters, 256 each, where the lists of its characters are.
    rows: Vec<Option<Box<[u16; 256]>>>,
    /// The words that begin with one character, the longest first. The first list is empty.
    lists: Vec<Vec<(String, Classes)>>,
}

impl Substrings {
    /// The longest word with which a text begins that begins with `first`: its length and its classes.
    #[inline]
    pub(super) fn longest(&self, text: &str, first: char) -> Option<(usize, Classes)> {
        let (row, place) = places(first);
        let list = *self.rows.get(row)?.as_ref()?.get(place)?;
        let list = self.lists.get(usize::from(list))?.iter();
        let mut found = list.filter(|(word, _)| text.as_bytes().starts_with(word.as_bytes()));
        found.next().map(|(word, classes)| (word.len(), *classes))
    }

    /// Adds a class of a word that begins with `first`.
    pub(super) fn insert(&mut self, first: char, word: &str, class: Classes) {
        let (row, place) = places(first);
        if self.lists.is_empty() {
            self.lists.push(Vec::new());
        }
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, || None);
        }
        let row = self.rows.get_mut(row).map(|row| row.get_or_insert_with(|| Box::new([0; 256])));
        let Some(list) = row.and_then(|row| row.get_mut(place)) else { return };
        if *list == 0 {
            *list = u16::try_from(self.lists.len()).unwrap_or_default();
            self.lists.push(Vec::new());
        }
        let Some(list) = self.lists.get_mut(usize::from(*list)) else { return };
        match list.iter_mut().find(|(known, _)| known == word) {
            Some((_, classes)) => *classes |= class,
            None => list.push((word.to_owned(), class)),
        }
    }

    /// Puts the longest words first.
    pub(super) fn sort(&mut self) {
        for list in &mut self.lists {
            list.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then(a.cmp(b)));
        }
    }
}

/// The row of a character, and its place there.
#[inline]
fn places(c: char) -> (usize, usize) {
    let code = c as usize;
    (code >> 8, code & 0xff)
}
