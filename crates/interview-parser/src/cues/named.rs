//! Names of people that the head of an article gives, by which later blocks speak of them: who is
//! interviewed says "I", and the others say the name.

use crate::block::Block;
use crate::lexicon::{Classes, Lexicon, Token, tokens};

/// How many blocks of an article are its head at most, and how many bytes of each are read.
const BLOCKS: usize = 8;
/// See [`BLOCKS`].
const BYTES: usize = 200;

/// The names of two words or more that stand in the head of an article: pairs of neighbours with a
/// capital letter.
#[derive(Debug, Default)]
pub(crate) struct HeadNames {
    /// The words of each pair, and whether it is in the first block.
    pairs: Vec<([u64; 2], bool)>,
    /// A bit for each word by its fingerprint's end: most other words are told by it.
    bits: u64,
}

/// How a block speaks of somebody whom the head of the article names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Named {
    /// It does not.
    #[default]
    Not,
    /// By the first word of the name.
    First,
    /// By the last.
    Last,
    /// By both.
    Full,
}

impl HeadNames {
    /// Those of the blocks before the first one that asks; none where the head is in a script without
    /// spaces, in which words with a capital are products rather than people.
    pub(crate) fn of(blocks: &[Block<'_>], lexicon: &Lexicon) -> Self {
        let mut names = Self::default();
        for (i, block) in blocks.iter().take(BLOCKS).enumerate() {
            let text = block.text.get(..block.text.floor_char_boundary(BYTES)).unwrap_or_default();
            if i > 0 && text.ends_with(['?', '？']) {
                break;
            }
            let mut before: Option<Token> = None;
            for token in tokens(text, lexicon) {
                if token.word.any(Classes::UNSPACED) {
                    return Self::default();
                }
                if let Some(first) = before.filter(|first| is_name(first) && is_name(&token)) {
                    let gap = text.get(first.end..token.start).unwrap_or_default();
                    if gap.len() <= 3 && !gap.contains([',', ';', ':', '(', '"', '–']) {
                        names.add([first.fingerprint, token.fingerprint], i == 0);
                    }
                }
                before = Some(token);
            }
        }
        names
    }

    fn add(&mut self, pair: [u64; 2], in_title: bool) {
        match self.pairs.iter_mut().find(|(it, _)| *it == pair) {
            Some((_, of_title)) => *of_title |= in_title,
            None => self.pairs.push((pair, in_title)),
        }
        for word in pair {
            self.bits |= bit(word);
        }
    }

    /// Whether a word may be of a name.
    #[inline]
    pub(super) fn may_hold(&self, word: u64) -> bool {
        self.bits & bit(word) != 0
    }

    /// What a word says, of which `before` is the one before it; and whether the name is in the title.
    pub(super) fn named(&self, before: u64, word: u64) -> Option<(Named, bool)> {
        let sort = |pair: [u64; 2]| match pair {
            [first, last] if first == before && last == word => Named::Full,
            [_, last] if last == word => Named::Last,
            [first, _] if first == word => Named::First,
            _ => Named::Not,
        };
        let found = self.pairs.iter().map(|(pair, in_title)| (sort(*pair), *in_title));
        found.max().filter(|(named, _)| *named != Named::Not)
    }
}

fn is_name(token: &Token) -> bool {
    token.capital && token.end - token.start > 2 && !token.word.any(Classes::FUNCTION)
}

/// The bit of a word in a set of which most other words are told by it.
pub(super) fn bit(word: u64) -> u64 {
    // The highest bits of a short word are its last letter's, so all bits are made to count for them.
    1 << (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;
    use crate::cues::{ROOM, TitleWords, cues};
    use crate::lexicon::{Language, lexicon};
    use crate::line::lines;

    /// How each block of an article speaks of whom its head names.
    fn named(source: &str, language: &str) -> Vec<(Named, bool)> {
        let lexicon = lexicon(Language::of_code(language));
        let blocks = blocks(&lines(source));
        let (names, mut read) = (HeadNames::of(&blocks, lexicon), ROOM);
        let title = TitleWords::default();
        let cues = blocks.iter().map(|it| cues(it, &title, &names, lexicon, &mut read).words.named);
        cues.collect()
    }

    #[test]
    fn names_of_the_head_come_again_whole_or_in_part() {
        let article = "A talk with Ada Lindqvist\nThe baker Tom Brandauer sat in.\nWhy bread?\n\
                       Because of my mother.\nThank you, Ada.\nTom laughs at that.\n\
                       Ada Lindqvist bakes in Norrby.\nWe thank Brandauer.";
        let found: Vec<_> = named(article, "en").split_off(2);
        let wanted = [
            (Named::Not, false),
            (Named::Not, false),
            (Named::First, true),
            (Named::First, false),
            (Named::Full, true),
            (Named::Last, false),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn what_is_asked_is_no_head_and_a_label_names_nobody() {
        let article = "On bread\nDo you know Tom Brandauer?\nTom Brandauer is my uncle.";
        assert!(named(article, "en").iter().all(|(named, _)| *named == Named::Not));
        let article = "A talk with Ada Lindqvist\nAda: I bake.\nEve: So does Ada.";
        assert_eq!(named(article, "en")[1..], [(Named::Not, false), (Named::First, true)]);
    }

    #[test]
    fn words_apart_are_no_name() {
        let article = "Ada, Lindqvist: on bread\nAda bakes.";
        assert_eq!(named(article, "en")[1], (Named::Not, false));
    }

    #[test]
    fn products_in_a_script_without_spaces_are_no_names() {
        let article = "采访 Open Bread 的作者\nOpen Bread 很好。";
        assert_eq!(named(article, "zh")[1], (Named::Not, false));
    }
}
