//! Lines that look like headings, and whether they speak of what stands beside them: the words of a
//! heading come again below it, those of another article's headline seldom do.

use std::ops::Range;

use crate::ascii::ends_of_words;
use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::letters::{is_alphanumeric, to_lowercase};
use crate::lexicon::{SMALL, eight_at, wide_character};

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
    let longest = if quoted { 110.0 } else { 75.0 };
    cues.length < longest && !asks && (cues.ending == Ending::Word || quoted)
}

/// So many blocks on each side are looked through.
const BLOCKS: usize = 4;
/// So much of each, in bytes.
const BYTES: usize = 600;
/// So many words of a line are looked for.
const WORDS: usize = 12;

/// The recurrence of each line that looks like a heading and has a longer word, but for the first.
pub(crate) fn recurrences(cues: &[Cues<'_>]) -> Vec<Option<Recurrence>> {
    let mut read = Read {
        cues,
        words: Vec::with_capacity(WORDS * cues.len()),
        of_blocks: vec![None; cues.len()],
    };
    let mut found = vec![None; cues.len()];
    // Of the first block, mostly the title, nobody asks it.
    for (i, (place, it)) in found.iter_mut().zip(cues).enumerate().skip(1) {
        // A credit is no heading, however it looks.
        let is_heading = is_heading_like(it) && !it.votes.says_credit();
        *place = if is_heading { beside(it.body, i, &mut read) } else { None };
    }
    found
}

fn beside(line: &str, i: usize, read: &mut Read<'_>) -> Option<Recurrence> {
    let wanted = Wanted::of(line);
    if wanted.words.is_empty() {
        return None;
    }
    let end = read.cues.len();
    Some(Recurrence {
        after: wanted.share_in(i + 1..end.min(i + 1 + BLOCKS), read),
        before: wanted.share_in(i.saturating_sub(BLOCKS)..i, read),
    })
}

/// The words of blocks beside such lines, each read but once.
struct Read<'a> {
    cues: &'a [Cues<'a>],
    words: Vec<u64>,
    /// Those of each block, once they are read.
    of_blocks: Vec<Option<Words>>,
}

/// The words of a block: where they are among those of all, and a filter of them.
#[derive(Clone, Copy)]
struct Words {
    start: usize,
    end: usize,
    filter: Filter,
}

impl Read<'_> {
    fn words_of(&mut self, block: usize) -> (&[u64], Filter) {
        let Some(place) = self.of_blocks.get_mut(block) else { return (&[], Filter::default()) };
        let of_block = *place.get_or_insert_with(|| {
            let body = self.cues.get(block).map_or("", |cues| cues.body);
            let head = body.get(..body.floor_char_boundary(BYTES)).unwrap_or_default();
            let (start, mut filter) = (self.words.len(), Filter::default());
            each_word(head, |word| {
                self.words.push(word);
                filter.add(word);
            });
            Words { start, end: self.words.len(), filter }
        });
        let words = self.words.get(of_block.start..of_block.end).unwrap_or_default();
        (words, of_block.filter)
    }
}

/// A bit for each word, and for others: most words of a line are none of a block's.
#[derive(Debug, Clone, Copy, Default)]
struct Filter([u64; 8]);

impl Filter {
    fn add(&mut self, word: u64) {
        let (place, bit) = Self::place(word);
        if let Some(bits) = self.0.get_mut(place) {
            *bits |= 1 << bit;
        }
    }

    fn may_hold(&self, word: u64) -> bool {
        let (place, bit) = Self::place(word);
        self.0.get(place).is_some_and(|bits| bits >> bit & 1 == 1)
    }

    fn place(word: u64) -> (usize, u64) {
        let hash = mixed(word) >> 55;
        (usize::try_from(hash % 8).unwrap_or_default(), hash / 8)
    }
}

/// The words of a line.
#[derive(Debug)]
struct Wanted {
    words: Vec<u64>,
}

impl Wanted {
    fn of(line: &str) -> Self {
        let mut wanted = Self { words: Vec::with_capacity(WORDS) };
        each_word(line, |word| {
            if wanted.words.len() < WORDS && !wanted.words.contains(&word) {
                wanted.words.push(word);
            }
        });
        wanted
    }

    fn share_in(&self, blocks: Range<usize>, read: &mut Read<'_>) -> f32 {
        let (mut found, all) = (0_u16, (1 << self.words.len()) - 1);
        for block in blocks {
            if found == all {
                break;
            }
            let (words, filter) = read.words_of(block);
            for (at, word) in self.words.iter().enumerate() {
                let is_there =
                    found >> at & 1 == 0 && filter.may_hold(*word) && words.contains(word);
                found |= u16::from(is_there) << at;
            }
        }
        super::share(found.count_ones() as usize, self.words.len())
    }
}

/// A shorter word says little.
const SHORTEST: usize = 4;
/// Of a longer word these characters count: endings change.
const STEM: usize = 6;

/// Calls for each longer word's beginning, and for each two neighbours in scripts without spaces.
fn each_word(text: &str, mut call: impl FnMut(u64)) {
    if text.is_ascii() {
        each_ascii_word(text.as_bytes(), call);
        return;
    }
    let bytes = text.as_bytes();
    let (mut word, mut last) = (Word::default(), None);
    // Where the ASCII letters begin that are being read, if such are.
    let (mut letters, mut at) = (None, 0);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            let (eight, mut start) = (eight_at(bytes, at), letters.unwrap_or(at));
            let length = (eight & NOT_ASCII).trailing_zeros() as usize / 8;
            let mut ends = ends_of_words(eight);
            loop {
                let before = ends.trailing_zeros() as usize / 8;
                let end = at + before;
                // What is read after the text, or begins another character, ends no word here.
                if before >= length || end >= bytes.len() {
                    break;
                }
                if word.length > 0 {
                    word.add(bytes.get(start..end).unwrap_or_default());
                    word.end(&mut call);
                } else if end - start >= SHORTEST {
                    call(stem(eight_at(bytes, start), end - start));
                }
                start = end + 1;
                ends &= ends - 1;
            }
            at = bytes.len().min(at + length);
            (letters, last) = (Some(start), None);
            continue;
        }
        if let Some(start) = letters.take() {
            word.add(bytes.get(start..at).unwrap_or_default());
        }
        let wide = wide_character(bytes.get(at..).unwrap_or_default());
        let any = || text.get(at..).and_then(|rest| rest.chars().next());
        let character = wide.or_else(any).unwrap_or_default();
        at += character.len_utf8();
        if is_wide(character) {
            word.end(&mut call);
            if let Some(last) = last {
                call(u64::from(last) << 32 | u64::from(character));
            }
            last = Some(character);
            continue;
        }
        last = None;
        if is_alphanumeric(character) {
            word.push(to_lowercase(character));
        } else {
            word.end(&mut call);
        }
    }
    if let Some(start) = letters {
        word.add(bytes.get(start..).unwrap_or_default());
    }
    word.end(&mut call);
}

/// As [`each_word`], of a text in ASCII alone, as most are.
fn each_ascii_word(text: &[u8], mut call: impl FnMut(u64)) {
    let mut start = 0;
    let mut read = |end: usize| {
        if end >= start + SHORTEST {
            call(stem(eight_at(text, start), end - start));
        }
        start = end + 1;
    };
    for at in (0..text.len()).step_by(8) {
        // After the text stand zeros, which end words, too.
        let mut ends = ends_of_words(eight_at(text, at));
        while ends != 0 {
            read(at + ends.trailing_zeros() as usize / 8);
            ends &= ends - 1;
        }
    }
    read(text.len());
}

/// The bits of bytes that are not ASCII.
const NOT_ASCII: u64 = u64::from_ne_bytes([0x80; 8]);

/// The first ASCII letters and digits of a word, the letters small, of eight bytes that begin with it.
fn stem(eight: u64, length: usize) -> u64 {
    // Digits have the bit that makes a letter small.
    (eight | SMALL) << (8 * (8 - length.clamp(1, STEM)))
}

/// The word that is being read.
#[derive(Debug, Default)]
struct Word {
    /// Its first characters: their bytes, where all are ASCII, else a number that stands for them.
    stem: u64,
    length: usize,
}

impl Word {
    fn add(&mut self, letters: &[u8]) {
        if letters.is_empty() {
            return;
        }
        if self.length == 0 {
            self.stem = stem(eight_at(letters, 0), letters.len());
        } else {
            let left = letters.iter().take(STEM.saturating_sub(self.length));
            self.stem = left.fold(self.stem, |stem, letter| mixed(stem) ^ u64::from(letter | 0x20));
        }
        self.length += letters.len();
    }

    fn push(&mut self, small: char) {
        self.length += 1;
        if self.length <= STEM {
            self.stem = mixed(self.stem) ^ u64::from(small);
        }
    }

    fn end(&mut self, call: &mut impl FnMut(u64)) {
        if self.length >= SHORTEST {
            call(self.stem);
        }
        *self = Self::default();
    }
}

fn mixed(number: u64) -> u64 {
    number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Han and kana: two neighbours are a word or so.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;
    use crate::cues::{HeadNames, ROOM, TitleWords, cues};
    use crate::lexicon::lexicon;
    use crate::line::lines;

    fn of(source: &str) -> Vec<Option<Recurrence>> {
        let lexicon = lexicon(None);
        let blocks = blocks(&lines(source));
        let title = TitleWords::of(blocks.first(), lexicon);
        let mut read = ROOM;
        let all: Vec<_> = blocks
            .iter()
            .map(|it| cues(it, &title, &HeadNames::default(), lexicon, &mut read))
            .collect();
        recurrences(&all)
    }

    #[test]
    fn a_heading_speaks_of_what_follows() {
        let found = of("It rained.\nThe boats of winter\nIn winter no boat is on the lake.");
        assert_eq!(found[0], None);
        assert_eq!(found[1], Some(Recurrence { after: 0.5, before: 0.0 }));
    }

    #[test]
    fn a_word_is_the_same_at_the_beginning_of_a_text_and_after_a_space() {
        let found = of("Дом\nЛодки зимы\nЗимой здесь нет лодки.\nСтоят старые лодки.");
        assert_eq!(found[1], Some(Recurrence { after: 0.5, before: 0.0 }));
    }

    #[test]
    fn neighbours_are_words_where_there_are_no_spaces() {
        let found = of("湖。\n冬の舟\n冬の舟は湖にない。");
        assert_eq!(found[1], Some(Recurrence { after: 1.0, before: 0.0 }));
    }
}
