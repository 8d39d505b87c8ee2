//! Words that augmentation puts into articles. They lie in `data/`, one entry a line.

use crate::random::Random;

/// A list of entries.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words(&'static str);

/// Full names of people who do not exist.
pub(crate) const NAMES: Words = Words(include_str!("../data/names.txt"));
/// Names and trades in Chinese and Japanese, as they stand before speech.
pub(crate) const WIDE_NAMES: Words = Words(include_str!("../data/wide-names.txt"));
/// What people do, as it stands below their name.
pub(crate) const TRADES: Words = Words(include_str!("../data/trades.txt"));
/// The same in Chinese and Japanese.
pub(crate) const WIDE_TRADES: Words = Words(include_str!("../data/wide-trades.txt"));
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

/// What stands before a name or a date in a list of credits.
pub(crate) const CREDIT_KEYS: Words = Words(include_str!("../data/credit-keys.txt"));
/// The same in Chinese and Japanese.
pub(crate) const WIDE_CREDIT_KEYS: Words = Words(include_str!("../data/wide-credit-keys.txt"));
/// What a table of facts about somebody tells.
pub(crate) const PROFILE_KEYS: Words = Words(include_str!("../data/profile-keys.txt"));
/// The same in Chinese and Japanese.
pub(crate) const WIDE_PROFILE_KEYS: Words = Words(include_str!("../data/wide-profile-keys.txt"));
/// What such a table says.
pub(crate) const PROFILE_VALUES: Words = Words(include_str!("../data/profile-values.txt"));
/// The same in Chinese and Japanese.
pub(crate) const WIDE_PROFILE_VALUES: Words =
    Words(include_str!("../data/wide-profile-values.txt"));
/// Licences, sources and the like, as they stand below an article.
pub(crate) const END_LINES: Words = Words(include_str!("../data/end-lines.txt"));
/// The same in Chinese and Japanese.
pub(crate) const WIDE_END_LINES: Words = Words(include_str!("../data/wide-end-lines.txt"));
/// What the editors say after the conversation; `{}` stands for a name.
pub(crate) const CLOSINGS: Words = Words(include_str!("../data/closings.txt"));
/// Who wrote the article, as its end says it; `{}` stands for the name.
pub(crate) const AUTHORS: Words = Words(include_str!("../data/authors.txt"));
/// What introduces a list of links.
pub(crate) const LINK_LEADS: Words = Words(include_str!("../data/link-leads.txt"));
/// The pages that such a list names.
pub(crate) const LINK_NAMES: Words = Words(include_str!("../data/link-names.txt"));
/// What stands above the title on a page: the paper, where it is filed.
pub(crate) const MASTHEADS: Words = Words(include_str!("../data/mastheads.txt"));
/// The same in Chinese, Japanese and Korean.
pub(crate) const WIDE_MASTHEADS: Words = Words(include_str!("../data/wide-mastheads.txt"));
/// Lines of programs, in the order in which they may follow each other.
pub(crate) const CODE: Words = Words(include_str!("../data/code.txt"));

impl Words {
    /// One of the entries.
    pub(crate) fn pick(self, random: &mut Random) -> &'static str {
        let at = random.below(self.0.lines().count());
        self.0.lines().nth(at).unwrap_or_default()
    }

    /// Up to `count` entries that follow each other.
    pub(crate) fn pick_run(
        self,
        count: usize,
        random: &mut Random,
    ) -> impl Iterator<Item = &'static str> + use<> {
        let from = random.below(self.0.lines().count());
        self.0.lines().skip(from).take(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_words_and_nothing_empty() {
        for Words(list) in [
            NAMES,
            WIDE_NAMES,
            TRADES,
            WIDE_TRADES,
            ASKERS,
            LETTERS,
            LINKS,
            BOXES,
            PHOTO_CREDITS,
            CREDIT_KEYS,
            WIDE_CREDIT_KEYS,
            PROFILE_KEYS,
            WIDE_PROFILE_KEYS,
            PROFILE_VALUES,
            WIDE_PROFILE_VALUES,
            END_LINES,
            WIDE_END_LINES,
            CLOSINGS,
            AUTHORS,
            LINK_LEADS,
            LINK_NAMES,
            MASTHEADS,
            WIDE_MASTHEADS,
            CODE,
        ] {
            assert!(list.lines().count() > 5, "{list}");
            assert!(list.lines().all(|entry| entry == entry.trim() && !entry.is_empty()), "{list}");
        }
        assert!(LETTERS.0.lines().all(|entry| entry.split('\t').count() == 2));
        assert!(NAMES.0.lines().all(|name| name.contains(' ')));
    }
}
