//! The words of a block: which classes they are of, and how many.

use std::ops::Range;

use memchr::{memchr2, memrchr3_iter};

use super::named::{HeadNames, Named, bit};
use crate::block::Block;
use crate::lexicon::{Classes, Counts, Lexicon, tokens};

/// What the words of a block are. Of a long block its beginning is read, and that of its last sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordCues {
    /// How many words were read.
    pub(crate) count: usize,
    /// The classes of the first and of the second word of the body.
    pub(crate) first: Classes,
    /// See `first`.
    pub(crate) second: Classes,
    /// All classes of the first six words of the body.
    pub(crate) early: Classes,
    /// How many sentences were seen to begin.
    pub(crate) sentences: usize,
    /// As `first`, `second` and `early`, of the last sentence, where there is more than one.
    pub(crate) last_first: Classes,
    /// See `last_first`.
    pub(crate) last_second: Classes,
    /// See `last_first`.
    pub(crate) last_early: Classes,
    /// How many words are in the first, second and third person.
    pub(crate) persons: [usize; 3],
    /// How many are function words.
    pub(crate) function: usize,
    /// How many begin with a capital letter.
    pub(crate) capitals: usize,
    /// All classes of single words.
    pub(crate) any: Classes,
    /// All classes of phrases.
    pub(crate) phrases: Classes,
    /// How many phrases take leave of the readers.
    pub(crate) farewells: usize,
    /// All classes of the first word of the block and of the phrases that begin with it.
    pub(crate) opening: Classes,
    /// Whether there is a number.
    pub(crate) number: bool,
    /// Whether there is a number of four digits.
    pub(crate) year: bool,
    /// How many words of the title, written with a capital, come again.
    pub(crate) of_title: usize,
    /// Whether the first word is one of them.
    pub(crate) title_first: bool,
    /// How it speaks of somebody whom the head names, and whether the title does.
    pub(crate) named: (Named, bool),
}

/// The words of a title that are written with a capital, by which the body may refer to it.
#[derive(Debug, Default)]
pub(crate) struct TitleWords {
    words: Vec<u64>,
    /// A bit for each by its fingerprint's end: most other words are told by it.
    bits: u64,
}

impl TitleWords {
    /// The words of the block that may be the title.
    pub(crate) fn of(block: Option<&Block<'_>>, lexicon: &Lexicon) -> Self {
        let text = block.map(|block| &*block.text).unwrap_or_default();
        let named =
            tokens(text, lexicon).filter(|token| token.capital && token.end - token.start > 2);
        let words: Vec<u64> = named.take(40).map(|token| token.fingerprint).collect();
        let bits = words.iter().fold(0, |bits, word| bits | bit(*word));
        Self { words, bits }
    }

    #[inline]
    fn may_hold(&self, word: u64) -> bool {
        self.bits & bit(word) != 0
    }

    fn hold(&self, word: u64) -> bool {
        self.words.contains(&word)
    }
}

/// How many bytes at the start of a long block are read word by word, and how many at the start of its
/// last sentence.
const HEAD: usize = 96;
const LAST: usize = 48;

/// Room for the classes of the words of a block: no word is shorter than a byte.
pub(crate) type Words = [Classes; HEAD + LAST];
/// See [`Words`].
pub(crate) const ROOM: Words = [Classes::NONE; HEAD + LAST];

#[inline(never)] // a loop that wants all registers
pub(super) fn word_cues(
    text: &str,
    body: &str,
    title: &TitleWords,
    names: &HeadNames,
    lexicon: &Lexicon,
    read: &mut Words,
) -> WordCues {
    let (mut count, mut rare) = (0, Rare::default());
    let label = text.len() - body.len();
    for (part, skipped) in parts(text) {
        let at = part.start;
        let part = text.get(part).unwrap_or_default();
        if part.is_empty() {
            continue;
        }
        let mut before = 0;
        tokens(part, lexicon).skip(skipped).for_each(|token| {
            if token.capital && title.may_hold(token.fingerprint) {
                rare.read_capital(token.fingerprint, title, count);
            }
            if token.capital && names.may_hold(token.fingerprint) && at + token.start >= label {
                rare.read_name(before, token.fingerprint, names);
            }
            before = token.fingerprint;
            if token.phrase != Classes::NONE {
                rare.read_phrase(token.phrase, count);
            }
            if let Some(place) = read.get_mut(count) {
                *place = token.marked;
                count += 1;
            }
        });
    }
    let before_body = text.get(..text.len() - body.len()).unwrap_or_default();
    let body = if before_body.is_empty() { 0 } else { tokens(before_body, lexicon).count() };
    of_words(read.get(..count).unwrap_or_default(), body, &rare)
}

/// The parts of a block of which the words are read, and how many words of each are not: all of a short
/// one, else its beginning and that of its last sentence.
fn parts(text: &str) -> [(Range<usize>, usize); 2] {
    if text.len() <= HEAD + LAST {
        return [(0..text.len(), 0), (0..0, 0)];
    }
    let head = text.floor_char_boundary(HEAD);
    let last = match last_sentence(text).filter(|at| *at > head) {
        Some(at) => (at..text.floor_char_boundary(at + LAST), 0),
        // The first word of the end may be that of another one, and opens no sentence.
        None => (text.ceil_char_boundary(text.len() - LAST)..text.len(), 1),
    };
    [(0..head, 0), last]
}

/// Where the last sentence of a text begins, if it has no more bytes than [`SENTENCE`].
fn last_sentence(text: &str) -> Option<usize> {
    let start = text.ceil_char_boundary(text.len().saturating_sub(SENTENCE));
    let end = text.get(start..)?;
    let mut marks = memrchr3_iter(b'.', b'?', b'!', end.as_bytes());
    let spaced = marks.find(|at| end.as_bytes().get(at + 1) == Some(&b' '));
    let wide = || {
        // The first bytes of such marks.
        memchr2(0xe3, 0xef, end.as_bytes())?;
        let inner = end.get(..end.floor_char_boundary(end.len() - "。”".len()))?;
        let (at, mark) = inner.rmatch_indices(['。', '！', '？']).next()?;
        Some(at + mark.len())
    };
    spaced.map(|at| at + 2).or_else(wide).map(|at| start + at)
}

/// The longest last sentence that is looked for, in bytes.
const SENTENCE: usize = 300;

/// What few words have.
#[derive(Debug, Default)]
struct Rare {
    /// See [`WordCues::phrases`].
    phrases: Classes,
    /// See [`WordCues::farewells`].
    farewells: usize,
    /// The phrases of the first word.
    opening: Classes,
    /// See [`WordCues::of_title`].
    of_title: usize,
    /// See [`WordCues::title_first`].
    title_first: bool,
    /// See [`WordCues::named`].
    named: (Named, bool),
}

impl Rare {
    #[inline(never)]
    fn read_name(&mut self, before: u64, word: u64, names: &HeadNames) {
        if let Some(named) = names.named(before, word) {
            self.named = self.named.max(named);
        }
    }

    #[inline(never)]
    fn read_capital(&mut self, word: u64, title: &TitleWords, before: usize) {
        if title.hold(word) {
            self.of_title += 1;
            self.title_first |= before == 0;
        }
    }

    #[inline(never)]
    fn read_phrase(&mut self, phrase: Classes, before: usize) {
        self.phrases |= phrase;
        self.farewells += usize::from(phrase.any(Classes::FAREWELL));
        if before == 0 {
            self.opening = phrase;
        }
    }
}

/// How many words at the start of a sentence count as early; characters are smaller parts of it.
const EARLY: usize = 6;
/// See [`EARLY`].
const EARLY_UNSPACED: usize = 12;

/// The cues of marked words, of which the body begins at one.
fn of_words(words: &[Classes], body: usize, rare: &Rare) -> WordCues {
    let mut counts = Counts::default();
    let mut any = Classes::NONE;
    for word in words {
        counts.add(*word);
        any |= *word;
    }
    let from = |start: usize| words.get(start..).unwrap_or_default();
    let sentences = counts.of(Classes::OPENS_SENTENCE);
    let opens_sentence = |word: &Classes| word.any(Classes::OPENS_SENTENCE);
    // Words of a first sentence are no last one's.
    let last = if sentences > 1 { words.iter().rposition(opens_sentence) } else { None };
    let last = last.map(|last| from(last.max(body))).unwrap_or_default();
    let (body, last) = (Opening::of(from(body)), Opening::of(last));
    let [first, second, third] = [Classes::FIRST, Classes::SECOND, Classes::THIRD];
    WordCues {
        count: words.len(),
        any,
        sentences,
        persons: [first, second, third].map(|class| counts.of(class)),
        function: counts.of(Classes::FUNCTION),
        capitals: counts.of(Classes::CAPITAL),
        number: any.any(Classes::NUMBER),
        year: any.any(Classes::YEAR),
        phrases: rare.phrases,
        farewells: rare.farewells,
        opening: rare.opening | words.first().copied().unwrap_or_default(),
        of_title: rare.of_title,
        title_first: rare.title_first,
        named: rare.named,
        first: body.first,
        second: body.second,
        early: body.early,
        last_first: last.first,
        last_second: last.second,
        last_early: last.early,
    }
}

/// What the words are with which a text or sentence opens.
struct Opening {
    first: Classes,
    second: Classes,
    early: Classes,
}

impl Opening {
    fn of(words: &[Classes]) -> Self {
        let at = |place: usize| words.get(place).copied().unwrap_or_default();
        let early = words.iter().take(EARLY_UNSPACED).enumerate();
        let early = early.filter(|(place, word)| *place < EARLY || word.any(Classes::UNSPACED));
        Self {
            first: at(0),
            second: at(1),
            early: early.fold(Classes::NONE, |all, (_, word)| all | *word),
        }
    }
}
