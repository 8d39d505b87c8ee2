//! Words that augmentation puts into articles. They lie in `data/`, one entry a line.

use crate::random::Random;

/// A list of entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(&'static str);

/// Full names of people who do not exist.
pub(crate) const NAMES: Words = Words(include_str!("../data/names.txt"));
/// Names and trades in Chinese and Japanese, as they stand before speech.
pub(crate) const WIDE_NAMES: Words = Words(include_str!("../data/wide-names.txt"));
/// What stands for an interviewer whose name is not given.
pub(crate) const ASKERS: Words = Words(include_str!("../data/askers.txt"));
/// Labels for question and answer, parted by a tab. Frequent ones stand there more than once.
pub(crate) const LETTERS: Words = Words(include_str!("../data/letters.tsv"));
/// What introduces the headline of another article.
pub(crate) const LINKS: Words = Words(include_str!("../data/links.txt"));
/// Advertisements, newsletters and the like.
pub(crate) const BOXES: Words = Words(include_str!("../data/boxes.txt"));
/// What stands before the name of somebody who took a picture.
pub(crate) const PHOTO_CREDITS: Words = Words(include_str!("../data/photo-credits.txt"));

impl Words {
    /// One of the entries.
    pub(crate) fn pick(self, random: &mut Random) -> &'static str {
        let at = random.below(self.0.lines().count());
        self.0.lines().nth(at).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_words_and_nothing_empty() {
        for Words(list) in [NAMES, WIDE_NAMES, ASKERS, LETTERS, LINKS, BOXES, PHOTO_CREDITS] {
            assert!(list.lines().count() > 5, "{list}");
            assert!(list.lines().all(|entry| entry == entry.trim() && !entry.is_empty()), "{list}");
        }
        assert!(LETTERS.0.lines().all(|entry| entry.split('\t').count() == 2));
        assert!(NAMES.0.lines().all(|name| name.contains(' ')));
    }
}
