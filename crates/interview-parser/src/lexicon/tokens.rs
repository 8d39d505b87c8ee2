use super::Classes;
use super::fingerprint::{Hash, SMALL, eight_at, fingerprint};
use super::table::Lexicon;
use crate::letters::{is_alphanumeric, is_uppercase};

/// A word of a text and what the lexicon says of it.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
pub(crate) struct Token {
    /// The first byte of the word in the text.
    pub(crate) start: usize,
    /// The byte after the last.
    pub(crate) end: usize,
    /// Stands for the word in lower case.
    pub(crate) fingerprint: u64,
    /// The classes of the word alone; [`Classes::UNSPACED`] is among them if it is of a script
    /// without spaces.
    pub(crate) word: Classes,
    /// The classes of the phrases that begin with it.
    pub(crate) phrase: Classes,
    /// The classes of the word alone, and the marks of how it is written and where it stands.
    pub(crate) marked: Classes,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it begins with a digit.
    pub(crate) digit: bool,
}

impl Token {
    /// Whether it is the first word of a sentence.
    pub(crate) fn opens_sentence(&self) -> bool {
        self.marked.any(Classes::OPENS_SENTENCE)
    }
}

/// The words of `text` in order. A word is a run of letters and digits, joined by `'` or `-`; in
/// scripts without spaces, a run of characters that the lexicon knows, or else one character.
pub(crate) fn tokens<'a>(text: &'a str, lexicon: &'a Lexicon) -> Tokens<'a> {
    let at = match byte_at(text, 0) {
        Some(Byte::Word) => 0,
        _ => next_word(text, 0).map_or(text.len(), |(start, _)| start),
    };
    Tokens { text, lexicon, at, opening: Classes::OPENS_SENTENCE }
}

/// See [`tokens`].
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Where the next word begins, or a gap before it.
    at: usize,
    /// The mark on the next word if a sentence has ended before that place, or there was no word yet.
    opening: Classes,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let expected =
                if self.is_before_unspaced() { self.unspaced_word() } else { self.common_word() };
            if expected.is_some() {
                return expected;
            }
            if !self.skip_gap() {
                return self.any_word();
            }
        }
    }

    #[inline]
    fn fold<B, F: FnMut(B, Token) -> B>(mut self, first: B, mut add: F) -> B {
        let mut sum = first;
        loop {
            // Several calls, for the first ones are to be fast.
            if self.is_before_unspaced() {
                if let Some(token) = self.unspaced_word() {
                    sum = add(sum, token);
                    continue;
                }
                if self.skip_gap() {
                    continue;
                }
            } else if let Some(token) = self.common_word() {
                sum = add(sum, token);
                continue;
            }
            if let Some(token) = self.any_word() {
                sum = add(sum, token);
            } else {
                return sum;
            }
        }
    }
}

impl Tokens<'_> {
    /// Whether a character of a script without spaces may stand where the next word is expected.
    #[inline]
    fn is_before_unspaced(&self) -> bool {
        self.text.as_bytes().get(self.at).is_some_and(|byte| (0xe3..=0xed).contains(byte))
    }

    /// The next word, if it is of ASCII letters and stands where it was expected, as most do.
    #[allow(clippy::inline_always)] // a loop over all words is a third faster
    #[inline(always)]
    fn common_word(&mut self) -> Option<Token> {
        let text = self.text.as_bytes();
        let (start, eight) = (self.at, eight_at(text, self.at));
        let (Letters { fingerprint, length }, after) = letters(text, start, eight);
        if length == 0 {
            return None;
        }
        let end = start + length;
        let opening = self.opening;
        (self.at, self.opening) = after_gap(text, end, after);
        let (word, phrase) = self.lexicon.word(fingerprint, self.text, end);
        let capital = eight & 0x20 == 0;
        let marked = word | opening | Classes::CAPITAL.when(capital);
        Some(Token { start, end, fingerprint, word, phrase, marked, capital, digit: false })
    }

    /// The next word, if it is of a script without spaces and stands where it was expected.
    #[allow(clippy::inline_always)] // as that of common words
    #[inline(always)]
    fn unspaced_word(&mut self) -> Option<Token> {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..)?;
        let first = wide_character(rest).filter(|c| is_unspaced_letter(*c))?;
        let (length, phrase) = self.lexicon.substring(rest, first);
        let (end, opening) = (start + length, self.opening);
        let after = rest.get(length).map_or(Byte::Other, |byte| kind(*byte));
        (self.at, self.opening) = after_gap(self.text.as_bytes(), end, after);
        let word = phrase | Classes::UNSPACED;
        let marked = word | opening;
        let (fingerprint, capital, digit) = (0, false, false);
        Some(Token { start, end, fingerprint, word, phrase, marked, capital, digit })
    }

    /// Goes on to where the next word begins, if something else stands before it: whether it does.
    #[allow(clippy::inline_always)] // see `any_word`
    #[inline(always)]
    fn skip_gap(&mut self) -> bool {
        let Some((start, ended)) = next_word(self.text, self.at) else { return false };
        let is_later = start > self.at;
        (self.at, self.opening) = (start, self.opening | Classes::OPENS_SENTENCE.when(ended));
        is_later
    }

    /// The next word, whatever it is and whatever stands before it.
    #[allow(clippy::inline_always)] // so that the place is kept in a register
    #[inline(always)]
    fn any_word(&mut self) -> Option<Token> {
        if self.at >= self.text.len() {
            return None;
        }
        let (token, after) = any_word(self.text, self.lexicon, self.at, self.opening)?;
        (self.at, self.opening) = after;
        Some(token)
    }
}

/// What follows the gap that most words have after them, a space, or a mark and a space: where it
/// begins, and the mark on it if a sentence has ended.
#[allow(clippy::inline_always)] // see `Tokens::common_word`
#[inline(always)]
fn after_gap(text: &[u8], end: usize, after: Byte) -> (usize, Classes) {
    if after == Byte::Space {
        (end + 1, Classes::NONE)
    } else if after < Byte::Space && text.get(end + 1) == Some(&b' ') {
        (end + 2, Classes::OPENS_SENTENCE.when(after == Byte::Stop))
    } else {
        (end, Classes::NONE)
    }
}

/// The character of three bytes at the start of a text, if it is one.
#[inline]
pub(crate) fn wide_character(text: &[u8]) -> Option<char> {
    let [first @ 0xe0..=0xef, second, third, ..] = text else { return None };
    let bits = [first & 0xf, second & 0x3f, third & 0x3f].map(u32::from);
    char::from_u32(bits.iter().fold(0, |code, six| code << 6 | six))
}

/// The next word from a place on, and what follows it: see [`after_gap`].
#[inline(never)]
fn any_word(
    text: &str,
    lexicon: &Lexicon,
    from: usize,
    opening: Classes,
) -> Option<(Token, (usize, Classes))> {
    let (start, ended) = next_word(text, from)?;
    let rest = text.get(start..)?;
    let first = rest.as_bytes().first()?;
    let (length, fingerprint, word, phrase) = looked_up(text, start, lexicon)?;
    let (end, digit) = (start + length, first.is_ascii_digit());
    let capital =
        first.is_ascii_uppercase() || (!first.is_ascii() && rest.starts_with(is_uppercase));
    let marked = word
        | opening
        | Classes::OPENS_SENTENCE.when(ended)
        | Classes::CAPITAL.when(capital)
        | Classes::NUMBER.when(digit)
        | Classes::YEAR.when(length == 4 && matches!(first, b'1' | b'2'));
    let token = Token { start, end, fingerprint, word, phrase, marked, capital, digit };
    let after = text.as_bytes().get(end).map_or(Byte::Other, |byte| kind(*byte));
    Some((token, after_gap(text.as_bytes(), end, after)))
}

/// The length of the word at a place of a text, its fingerprint, its classes and those of the
/// phrases that begin with it.
fn looked_up(text: &str, at: usize, lexicon: &Lexicon) -> Option<(usize, u64, Classes, Classes)> {
    let rest = text.as_bytes().get(at..)?;
    if let Some(first) = wide_character(rest).filter(|c| is_unspaced(*c)) {
        let (length, classes) = lexicon.substring(rest, first);
        return Some((length, 0, classes | Classes::UNSPACED, classes));
    }
    let (length, fingerprint) = word(text, at)?;
    let (word, phrase) = lexicon.word(fingerprint, text, at + length);
    Some((length, fingerprint, word, phrase))
}

/// The length and the fingerprint of the word at a place of a text; `None` where it is of a script
/// without spaces.
pub(super) fn word(text: &str, at: usize) -> Option<(usize, u64)> {
    word_of_letters(text.as_bytes(), at).or_else(|| {
        let rest = text.get(at..)?;
        let length = word_length(rest);
        let word = rest.get(..length).filter(|word| !word.is_empty())?;
        Some((length, fingerprint(word)))
    })
}

/// As [`word`], of ASCII letters alone; `None` for any other.
#[inline]
pub(super) fn word_of_letters(text: &[u8], at: usize) -> Option<(usize, u64)> {
    text.get(at).filter(|first| first.is_ascii_alphabetic())?;
    let (Letters { fingerprint, length }, _) = letters(text, at, eight_at(text, at));
    (length > 0).then_some((length, fingerprint))
}

/// What a byte is to the cutting of words. Those before `Space` are marks between sentences and their
/// parts; those from `Word` on may go on a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Byte {
    Stop,
    Clause,
    Space,
    Other,
    Word,
    Joiner,
    Wide,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Wide; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        #[allow(clippy::indexing_slicing)] // checked by the compiler: it is a constant
        {
            bytes[byte as usize] = match byte {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Byte::Word,
                b'\'' | b'-' => Byte::Joiner,
                b'.' | b'!' | b'?' => Byte::Stop,
                b',' | b';' | b':' => Byte::Clause,
                b' ' | b'\t' | b'\n' | b'\r' => Byte::Space,
                _ => Byte::Other,
            };
        }
        byte += 1;
    }
    bytes
};

fn kind(byte: u8) -> Byte {
    BYTES.get(usize::from(byte)).copied().unwrap_or(Byte::Other)
}

fn byte_at(text: &str, at: usize) -> Option<Byte> {
    text.as_bytes().get(at).map(|byte| kind(*byte))
}

/// Where the next word begins, and whether a sentence ends before it.
pub(super) fn next_word(text: &str, from: usize) -> Option<(usize, bool)> {
    let (mut at, mut stop, mut ended) = (from, false, false);
    loop {
        match byte_at(text, at)? {
            Byte::Word => return Some((at, ended)),
            Byte::Stop => stop = true,
            Byte::Space => ended |= stop,
            Byte::Clause => stop = false,
            Byte::Joiner | Byte::Other => {}
            Byte::Wide => {
                let c = text.get(at..)?.chars().next()?;
                match c {
                    '。' | '！' | '？' | '؟' => ended = true,
                    '…' => stop = true,
                    '\u{a0}' | '\u{3000}' => ended |= stop,
                    // Dashes, commas and quotation marks, the most common of what is no letter.
                    '\u{2010}'..='\u{201f}' | '、' | '，' | '「'..='』' => {}
                    c if is_word(c) => return Some((at, ended)),
                    _ => {}
                }
                at += c.len_utf8() - 1;
            }
        }
        at += 1;
    }
}

/// A word of ASCII letters, joined as words are; without a length there is none.
#[derive(Clone, Copy, Default)]
struct Letters {
    fingerprint: u64,
    length: usize,
}

/// The word at a place of a text, if it is of ASCII letters, and the byte after it; `eight` are its
/// first bytes.
#[allow(clippy::inline_always)] // see `Tokens::common_word`
#[inline(always)]
fn letters(text: &[u8], at: usize, eight: u64) -> (Letters, Byte) {
    let ends = ends(eight);
    let found = if ends == 0 {
        long_word(text, at, eight)
    } else {
        let (word, after) = Letters::before(eight, ends, Hash::default());
        if after < Byte::Word {
            return (word, after);
        }
        joined(text, at, eight, ends)
    };
    let after = text.get(at + found.length).map_or(Byte::Other, |byte| kind(*byte));
    (found, after)
}

impl Letters {
    /// The letters before the first of the `ends` of eight bytes, and what follows them; `hash` is of
    /// the letters before those bytes.
    #[allow(clippy::inline_always)] // see `Tokens::common_word`
    #[inline(always)]
    fn before(eight: u64, ends: u64, hash: Hash) -> (Self, Byte) {
        let bits = ends.trailing_zeros() - 7;
        let [after, ..] = (eight >> bits).to_le_bytes();
        let letters = Self { fingerprint: hash.finish(eight, bits), length: bits as usize / 8 };
        (letters, kind(after))
    }
}

/// As [`letters`], of a word with something else than a letter in its first eight bytes.
#[inline(never)]
fn joined(text: &[u8], at: usize, eight: u64, mut ends: u64) -> Letters {
    loop {
        let (word, after) = Letters::before(eight, ends, Hash::default());
        match after {
            _ if word.length == 0 => return word,
            Byte::Joiner => {}
            Byte::Wide if ends_word(text, at + word.length) => return word,
            Byte::Word | Byte::Wide => return Letters::default(),
            _ => return word,
        }
        // A letter follows a joiner unless another end does.
        ends &= ends - 1;
        if ends == 0 || ends.trailing_zeros() as usize / 8 <= word.length + 1 {
            return Letters::default();
        }
    }
}

/// As [`letters`], of a word of eight letters or more, which are `eight`.
#[inline(never)]
fn long_word(text: &[u8], start: usize, mut eight: u64) -> Letters {
    let (mut hash, mut at) = (Hash::default(), start);
    loop {
        hash.add(eight);
        at += 8;
        eight = eight_at(text, at);
        let ends = ends(eight);
        if ends != 0 {
            let (end, after) = Letters::before(eight, ends, hash);
            let word = Letters { length: at - start + end.length, ..end };
            let is_over =
                after < Byte::Word || after == Byte::Wide && ends_word(text, start + word.length);
            return if is_over { word } else { Letters::default() };
        }
    }
}

/// Whether a word ends before the wide character at a place of a text, as it does before most:
/// ideographs, kana, their marks, quotation marks and dashes.
#[inline(never)]
fn ends_word(text: &[u8], at: usize) -> bool {
    match text.get(at..) {
        Some([0xe4..=0xe9, ..] | [0xe3, 0x81..=0x83, ..]) => true,
        Some([0xe3, 0x80, last, ..]) => matches!(last, 0x81 | 0x82 | 0x8c..=0x8f),
        Some([0xef, 0xbc, last, ..]) => matches!(last, 0x81..=0x8f | 0x9a..=0xa0),
        // But for the apostrophe.
        Some([0xe2, 0x80, last, ..]) => matches!(last, 0x90..=0x98 | 0x9a..=0xa7),
        _ => false,
    }
}

/// The highest bit of every byte that is no ASCII letter, up to the first that is not ASCII: the
/// sums of that one run over into the next.
fn ends(eight: u64) -> u64 {
    const HIGHEST: u64 = u64::from_ne_bytes([0x80; 8]);
    let small = eight | SMALL;
    let from = |first: u8| small.wrapping_add(u64::from_ne_bytes([0x80 - first; 8]));
    (!from(b'a') | from(b'z' + 1) | eight) & HIGHEST
}

/// How many bytes the word at the start of `text` has: letters and digits, and a `'`, `’` or `-`
/// between two of them.
fn word_length(text: &str) -> usize {
    let mut at = 0;
    for byte in text.as_bytes() {
        match BYTES.get(usize::from(*byte)) {
            Some(Byte::Word) => at += 1,
            Some(Byte::Joiner | Byte::Wide) => return at + rest_of_word(text, at),
            _ => break,
        }
    }
    at
}

/// How many bytes of a word are left from a place on where something else than ASCII letters and
/// digits stands.
fn rest_of_word(text: &str, from: usize) -> usize {
    let mut at = from;
    loop {
        match byte_at(text, at) {
            Some(Byte::Word) => at += 1,
            Some(Byte::Joiner) if at > 0 && begins_word(text, at + 1) => at += 1,
            Some(Byte::Wide) => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some('’') if at > 0 && begins_word(text, at + 3) => at += 3,
                Some(c) if is_word(c) && !is_unspaced(c) => at += c.len_utf8(),
                _ => return at - from,
            },
            _ => return at - from,
        }
    }
}

fn begins_word(text: &str, at: usize) -> bool {
    match byte_at(text, at) {
        Some(Byte::Word) => true,
        Some(Byte::Wide) => {
            let next = text.get(at..).and_then(|rest| rest.chars().next());
            next.is_some_and(|c| is_word(c) && !is_unspaced(c))
        }
        _ => false,
    }
}

fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // Letters of Latin, but for two signs, and of Cyrillic.
        '\u{c0}'..='\u{24f}' => !matches!(c, '×' | '÷'),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
        _ => is_alphanumeric(c) || is_mark(c) || c == '©',
    }
}

/// Vowel signs and accents that stand after their letter (decomposed text, Arabic, Hebrew).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}')
}

/// Whether the character belongs to a script that is written without spaces, or, as Korean, with
/// particles that stick to the word.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// As [`is_unspaced`], without the marks that stand among the letters of such scripts.
#[inline]
fn is_unspaced_letter(c: char) -> bool {
    matches!(
        c,
        '\u{3041}'..='\u{3096}'
            | '\u{309d}'..='\u{309f}'
            | '\u{30a1}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    #[test]
    fn letters_of_scripts_without_spaces() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_unspaced_letter(c), is_unspaced(c) && c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn common_words_are_read_as_any_other() {
        for text in [
            "",
            "Boats",
            "Who's there? Nobody. I can't say; the well-known skipper's gone, you know!",
            "Don’t ask (please) about the ten-thousand-mile journey of 1904. \"Well ... no.\"",
            "Interviewers asked questions about understanding, misunderstandings and so on",
            "Élise arrived in the café at 9:30, thank you.\tReally?No. - Yes: of course",
            "船は小屋にあって、the boats are there.",
            "ア・イ゛ウ「船」とー。船",
            "a b, c. d? e! f; g: h' i- j-k 'l -m",
        ] {
            let lexicon = lexicon(None);
            let facts =
                |it: Token| (it.start..it.end, it.fingerprint, it.word, it.phrase, it.marked);
            let mut slow = tokens(text, lexicon);
            let slow: Vec<_> = std::iter::from_fn(|| slow.any_word()).map(facts).collect();
            let next: Vec<_> = tokens(text, lexicon).map(facts).collect();
            let mut folded = Vec::new();
            tokens(text, lexicon).for_each(|token| folded.push(facts(token)));
            assert_eq!(next, slow, "{text}");
            assert_eq!(folded, slow, "{text}");
        }
    }
}
