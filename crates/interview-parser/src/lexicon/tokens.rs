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
    /// The classes of the word alone; [`Classes::UNSPACED`] is among them if it is of a script
    /// without spaces.
    pub(crate) word: Classes,
    /// The classes of the phrases that begin with it.
    pub(crate) phrase: Classes,
    /// Whether it is the first word of a sentence.
    pub(crate) opens_sentence: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it begins with a digit.
    pub(crate) digit: bool,
}

/// The words of `text` in order. A word is a run of letters and digits, joined by `'` or `-`; in
/// scripts without spaces, a run of characters that the lexicon knows, or else one character.
pub(crate) fn tokens<'a>(text: &'a str, lexicon: &'a Lexicon) -> Tokens<'a> {
    let at = next_word(text, 0).map_or(text.len(), |(start, _)| start);
    Tokens { text, lexicon, at, opens_sentence: true }
}

/// See [`tokens`].
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Where the last word ended, or where the first begins.
    at: usize,
    /// Whether there was no word yet: the first opens a sentence.
    opens_sentence: bool,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.step()
    }

    #[inline]
    fn fold<B, F: FnMut(B, Token) -> B>(mut self, first: B, mut add: F) -> B {
        let mut sum = first;
        while let Some(token) = self.step() {
            sum = add(sum, token);
        }
        sum
    }
}

impl Tokens<'_> {
    /// The next word.
    #[allow(clippy::inline_always)] // a loop over all words is a third faster
    #[inline(always)]
    fn step(&mut self) -> Option<Token> {
        let Some((start, length, fingerprint, opens_sentence)) = self.common_word() else {
            return self.any_word();
        };
        let end = start + length;
        let (word, phrase) = self.lexicon.word(fingerprint, self.text, end);
        self.at = end;
        let first = self.text.as_bytes().get(start).copied().unwrap_or_default();
        let capital = first & 0x20 == 0;
        Some(Token { start, end, fingerprint, word, phrase, opens_sentence, capital, digit: false })
    }

    /// A word as most are, of ASCII letters and after a space and at most one mark: where it is,
    /// its fingerprint, and whether a sentence ends before it.
    #[allow(clippy::inline_always)] // see `step`
    #[inline(always)]
    fn common_word(&self) -> Option<(usize, usize, u64, bool)> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let (gap, ended) = match rest {
            [b' ', ..] => (1, false),
            [b',', b' ', ..] => (2, false),
            [b'.' | b'?', b' ', ..] => (2, true),
            _ => return None,
        };
        let (length, fingerprint) = letters(rest.get(gap..)?)?;
        Some((self.at + gap, length, fingerprint, ended))
    }

    /// The next word, whatever it is and whatever stands before it.
    #[inline(never)]
    fn any_word(&mut self) -> Option<Token> {
        let (start, ended) = next_word(self.text, self.at)?;
        let rest = self.text.get(start..)?;
        let first = rest.as_bytes().first()?;
        let mut token = Token {
            start,
            end: start,
            fingerprint: 0,
            word: Classes::NONE,
            phrase: Classes::NONE,
            opens_sentence: ended | std::mem::take(&mut self.opens_sentence),
            capital: first.is_ascii_uppercase()
                || (!first.is_ascii() && rest.starts_with(char::is_uppercase)),
            digit: first.is_ascii_digit(),
        };
        if let Some((length, fingerprint)) = word(rest) {
            token.end += length;
            token.fingerprint = fingerprint;
            (token.word, token.phrase) = self.lexicon.word(fingerprint, self.text, token.end);
        } else {
            let (length, classes) = self.lexicon.substring(rest);
            token.end += length;
            (token.word, token.phrase) = (classes | Classes::UNSPACED, classes);
        }
        self.at = token.end;
        Some(token)
    }
}

/// The length and the fingerprint of the word with which a text begins; `None` where it is of a
/// script without spaces.
pub(super) fn word(text: &str) -> Option<(usize, u64)> {
    let bytes = text.as_bytes();
    let found = if bytes.len() < 8 {
        let mut eight = [0; 8];
        eight.iter_mut().zip(bytes).for_each(|(place, byte)| *place = *byte);
        letters(&eight)
    } else {
        letters(bytes)
    };
    found.or_else(|| {
        let length = word_length(text);
        let word = text.get(..length).filter(|word| !word.is_empty())?;
        Some((length, fingerprint(word)))
    })
}

/// What a byte is to the cutting of words. Those from `Word` on may go on a word.
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

fn byte_at(text: &str, at: usize) -> Option<Byte> {
    let byte = text.as_bytes().get(at)?;
    BYTES.get(usize::from(*byte)).copied()
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
                    c if is_word(c) => return Some((at, ended)),
                    _ => {}
                }
                at += c.len_utf8() - 1;
            }
        }
        at += 1;
    }
}

/// The length and the fingerprint of the word with which a text begins, if it is of ASCII letters,
/// joined as words are; `None` for any other, and near the end of the text.
#[allow(clippy::inline_always)] // see `Tokens::step`
#[inline(always)]
fn letters(text: &[u8]) -> Option<(usize, u64)> {
    let eight = text.first_chunk()?;
    let bytes = u64::from_le_bytes(*eight);
    let mut ends = ends(bytes);
    if ends == 0 {
        return long_word(text);
    }
    loop {
        // The first byte that is no letter.
        let length = ends.trailing_zeros() / 8;
        if length == 0 {
            return None;
        }
        let kind = eight.get(length as usize).and_then(|it| BYTES.get(usize::from(*it)))?;
        if *kind < Byte::Word {
            return Some((length as usize, Hash::default().finish(bytes, length)));
        }
        // A letter follows a joiner unless another end does.
        let others = ends & (ends - 1);
        if *kind != Byte::Joiner || others.trailing_zeros() / 8 <= length + 1 || others == 0 {
            return None;
        }
        ends = others;
    }
}

/// As [`letters`], of a word of eight letters or more.
#[inline(never)]
fn long_word(text: &[u8]) -> Option<(usize, u64)> {
    let mut hash = Hash::default();
    for at in (0..text.len()).step_by(8) {
        let eight = text.get(at..)?.first_chunk()?;
        let bytes = u64::from_le_bytes(*eight);
        let ends = ends(bytes);
        if ends != 0 {
            let count = ends.trailing_zeros() / 8;
            let kind = eight.get(count as usize).and_then(|it| BYTES.get(usize::from(*it)))?;
            let word = (at + count as usize, hash.finish(bytes, count));
            return (*kind < Byte::Word).then_some(word);
        }
        hash.add(bytes);
    }
    None
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
