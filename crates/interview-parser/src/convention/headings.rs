//! Lines that look like headings, and whether they speak of what stands beside them: the words of a
//! heading come again below it, those of another article's headline seldom do.

use crate::cues::Cues;
use crate::grammar::ending::Ending;

/// What share of a line's longer words come again in the blocks beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Recurrence {
    /// In those that follow.
    pub(crate) after: f32,
    /// In those before.
    pub(crate) before: f32,
}

/// Short, and unended or wholly quoted.
pub(crate) fn is_heading_like(cues: &Cues<'_>) -> bool {
    let quoted = cues.shape.opens_quote && cues.shape.closes_quote;
    let asks = cues.ending == Ending::Question;
    cues.length < 75.0 && !asks && (cues.ending == Ending::Word || quoted)
}

/// So many blocks on each side are looked through.
const BLOCKS: usize = 4;
/// So much of each, in bytes.
const BYTES: usize = 600;
/// So many words of a line are looked for.
const WORDS: usize = 12;

/// The recurrence of each line that looks like a heading and has a longer word.
pub(crate) fn recurrences(cues: &[Cues<'_>]) -> Vec<Option<Recurrence>> {
    cues.iter()
        .enumerate()
        .map(|(i, it)| is_heading_like(it).then(|| beside(cues, i)).flatten())
        .collect()
}

fn beside(cues: &[Cues<'_>], i: usize) -> Option<Recurrence> {
    let wanted = Wanted::of(cues.get(i)?.body);
    if wanted.words.is_empty() {
        return None;
    }
    let after = cues.iter().skip(i + 1).take(BLOCKS);
    let before = cues.iter().take(i).rev().take(BLOCKS);
    Some(Recurrence { after: wanted.share_in(after), before: wanted.share_in(before) })
}

/// The words of a line, and a filter of them.
#[derive(Debug, Default)]
struct Wanted {
    words: Vec<u32>,
    filter: u64,
}

impl Wanted {
    fn of(line: &str) -> Self {
        let mut wanted = Self::default();
        each_word(line, |word| {
            if wanted.words.len() < WORDS && !wanted.words.contains(&word) {
                wanted.words.push(word);
                wanted.filter |= 1 << (word & 63);
            }
        });
        wanted
    }

    fn share_in<'a>(&self, blocks: impl Iterator<Item = &'a Cues<'a>>) -> f32 {
        let mut found = 0_u16;
        for block in blocks {
            let end =
                (0..=BYTES.min(block.body.len())).rev().find(|at| block.body.is_char_boundary(*at));
            each_word(block.body.get(..end.unwrap_or(0)).unwrap_or_default(), |word| {
                if self.filter >> (word & 63) & 1 == 1
                    && let Some(at) = self.words.iter().position(|it| *it == word)
                {
                    found |= 1 << at;
                }
            });
        }
        super::share(found.count_ones() as usize, self.words.len())
    }
}

/// A shorter word says little.
const SHORTEST: usize = 4;
/// Of a longer word these characters count: endings change.
const STEM: usize = 6;

/// Calls for each longer word's beginning, and for each two neighbours in scripts without spaces.
fn each_word(text: &str, mut call: impl FnMut(u32)) {
    let (mut word, mut last, mut rest) = (Word::default(), None, text);
    while let Some(byte) = rest.as_bytes().first() {
        if byte.is_ascii() {
            // Most text is, and needs no decoding.
            let length = rest.bytes().take_while(u8::is_ascii).count();
            let (ascii, after) = rest.split_at(length);
            for byte in ascii.bytes() {
                if byte.is_ascii_alphanumeric() {
                    word.push(char::from(byte.to_ascii_lowercase()));
                } else {
                    word.end(&mut call);
                }
            }
            (last, rest) = (None, after);
            continue;
        }
        let character = rest.chars().next().unwrap_or_default();
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
        if is_wide(character) {
            word.end(&mut call);
            if let Some(last) = last {
                call(mixed(mixed(0, last), character));
            }
            last = Some(character);
            continue;
        }
        last = None;
        if character.is_alphanumeric() {
            word.push(character.to_lowercase().next().unwrap_or(character));
        } else {
            word.end(&mut call);
        }
    }
    word.end(&mut call);
}

/// The word that is being read.
#[derive(Debug, Default)]
struct Word {
    hash: u32,
    length: usize,
}

impl Word {
    fn push(&mut self, lower: char) {
        self.length += 1;
        if self.length <= STEM {
            self.hash = mixed(self.hash, lower);
        }
    }

    fn end(&mut self, call: &mut impl FnMut(u32)) {
        if self.length >= SHORTEST {
            call(self.hash);
        }
        *self = Self::default();
    }
}

fn mixed(hash: u32, character: char) -> u32 {
    let sum = (hash ^ u32::from(character)).wrapping_mul(0x9E37_79B1);
    sum ^ sum >> 15
}

/// Han and kana: two neighbours are a word or so.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;
    use crate::cues::{ROOM, TitleWords, cues};
    use crate::lexicon::lexicon;
    use crate::line::lines;

    fn of(source: &str) -> Vec<Option<Recurrence>> {
        let lexicon = lexicon(None);
        let blocks = blocks(&lines(source));
        let title = TitleWords::of(blocks.first(), lexicon);
        let mut read = ROOM;
        let all: Vec<_> = blocks.iter().map(|it| cues(it, &title, lexicon, &mut read)).collect();
        recurrences(&all)
    }

    #[test]
    fn a_heading_speaks_of_what_follows() {
        let found = of("It rained.\nThe boats of winter\nIn winter no boat is on the lake.");
        assert_eq!(found[0], None);
        assert_eq!(found[1], Some(Recurrence { after: 0.5, before: 0.0 }));
    }

    #[test]
    fn neighbours_are_words_where_there_are_no_spaces() {
        let found = of("冬の舟\n冬の舟は湖にない。");
        assert_eq!(found[0], Some(Recurrence { after: 1.0, before: 0.0 }));
    }
}
