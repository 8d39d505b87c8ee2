use super::Classes;
use super::fingerprint::{Hash, SMALL, fingerprint};
use super::table::Lexicon;

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
    /// The classes of the word alone.
    pub(crate) word: Classes,
    /// The classes of the phrases that begin with it.
    pub(crate) phrase: Classes,
    /// Whether it is the first word of a sentence.
    pub(crate) opens_sentence: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it begins with a digit.
    pub(crate) digit: bool,
    /// Whether it is of a script without spaces.
    pub(crate) unspaced: bool,
}

/// The words of `text` in order. A word is a run of letters and digits, joined by `'` or `-`; in
/// scripts without spaces, a run of characters that the lexicon knows, or else one character.
pub(crate) fn tokens<'a>(text: &'a str, lexicon: &'a Lexicon) -> Tokens<'a> {
    Tokens { text, lexicon, at: 0, opens_sentence: true }
}

/// See [`tokens`].
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Where the last word ended.
    at: usize,
    /// Whether the next word opens a sentence, whatever stands before it.
    opens_sentence: bool,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline]
    fn next(&mut self) -> Option<Token> {
        let (start, ended) = next_word(self.text, self.at)?;
        let rest = self.text.as_bytes().get(start..)?;
        let mut token = match ascii_word(rest) {
            Some((length, fingerprint)) => {
                let first = rest.first().copied().unwrap_or_default();
                Token {
                    start,
                    end: start + length,
                    fingerprint,
                    word: Classes::NONE,
                    phrase: Classes::NONE,
                    opens_sentence: false,
                    capital: first.is_ascii_uppercase(),
                    digit: first.is_ascii_digit(),
                    unspaced: false,
                }
            }
            None => self.other_word(start)?,
        };
        if !token.unspaced {
            (token.word, token.phrase) = self.lexicon.word(token.fingerprint, self.text, token.end);
        }
        token.opens_sentence = ended | self.opens_sentence;
        self.opens_sentence = false;
        self.at = token.end;
        Some(token)
    }
}

impl Tokens<'_> {
    /// The word at a place, which may be of any script.
    #[inline(never)]
    fn other_word(&self, start: usize) -> Option<Token> {
        let rest = self.text.get(start..)?;
        let first = rest.chars().next()?;
        let unspaced = is_unspaced(first);
        let mut token = Token {
            start,
            end: start,
            fingerprint: 0,
            word: Classes::NONE,
            phrase: Classes::NONE,
            opens_sentence: false,
            capital: first.is_uppercase(),
            digit: first.is_ascii_digit(),
            unspaced,
        };
        if unspaced {
            let (length, classes) = self.lexicon.substring(rest, first);
            token.end += length;
            (token.word, token.phrase) = (classes, classes);
        } else {
            let length = word_length(rest);
            token.end += length;
            token.fingerprint = fingerprint(rest.get(..length)?);
        }
        Some(token)
    }
}

/// The length and the fingerprint of the word with which a text begins; `None` where it is of a
/// script without spaces.
pub(super) fn word(text: &str) -> Option<(usize, u64)> {
    if let Some(word) = ascii_word(text.as_bytes()) {
        return Some(word);
    }
    let length = word_length(text);
    let word = text.get(..length).filter(|word| !word.is_empty())?;
    Some((length, fingerprint(word)))
}

/// What a byte is to the cutting of words. Those from `Joiner` on may go on a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Byte {
    Word,
    Stop,
    Clause,
    Space,
    Other,
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

fn byte_at(text: &str, at: usize) -> Option<Byte> {
    let byte = text.as_bytes().get(at)?;
    BYTES.get(usize::from(*byte)).copied()
}

/// Where the next word begins, and whether a sentence ends before it.
#[inline]
pub(super) fn next_word(text: &str, from: usize) -> Option<(usize, bool)> {
    // Most words are parted by a space and no more.
    match text.as_bytes().get(from..)? {
        [b' ', first, ..] if first.is_ascii_alphanumeric() => Some((from + 1, false)),
        _ => seek_word(text, from),
    }
}

#[inline(never)]
fn seek_word(text: &str, from: usize) -> Option<(usize, bool)> {
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
                    c if is_word(c) => return Some((at, ended)),
                    _ => {}
                }
                at += c.len_utf8() - 1;
            }
        }
        at += 1;
    }
}

/// The length and the fingerprint of the word with which a text begins; `None` where it has other
/// than ASCII letters and digits, or less than eight bytes follow its last whole eight.
///
/// Most words are such: they are read eight bytes at once.
#[inline]
fn ascii_word(text: &[u8]) -> Option<(usize, u64)> {
    let (mut hash, mut length) = (Hash::default(), 0);
    loop {
        let eight = text.get(length..)?.first_chunk()?;
        let bytes = u64::from_le_bytes(*eight);
        let ends = not_alphanumeric(bytes);
        if ends == 0 {
            hash.add(bytes);
            length += 8;
            continue;
        }
        let count = ends.trailing_zeros() / 8;
        let next = eight.get(count as usize % 8).and_then(|it| BYTES.get(usize::from(*it)));
        let ended = next.is_some_and(|next| *next < Byte::Joiner);
        let length = length + count as usize;
        return ended.then(|| (length, hash.finish(bytes, count, length)));
    }
}

/// The highest bit of every byte that is no ASCII letter or digit.
fn not_alphanumeric(eight: u64) -> u64 {
    const HIGHEST: u64 = u64::from_ne_bytes([0x80; 8]);
    // Each sum has its highest bit set from the byte on that it is named for; none runs over.
    let from = |bytes: u64, first: u8| bytes + u64::from_ne_bytes([0x80 - first; 8]);
    let low = eight & !HIGHEST;
    let small = low | SMALL;
    let letter = from(small, b'a') & !from(small, b'z' + 1);
    let digit = from(low, b'0') & !from(low, b'9' + 1);
    (!(letter | digit) | eight) & HIGHEST
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
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_mark(c) || c == '©'
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
