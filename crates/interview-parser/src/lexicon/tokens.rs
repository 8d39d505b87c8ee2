use super::Classes;
use super::fingerprint::fingerprint_of_first;
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
    let mut tokens = Tokens { text, lexicon, next: None };
    tokens.next = tokens.cut(0);
    if let Some(first) = &mut tokens.next {
        first.opens_sentence = true;
    }
    tokens
}

/// See [`tokens`].
#[derive(Debug, Clone)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// The word after the one that was given last: phrases look one word ahead.
    next: Option<Token>,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let mut token = self.next?;
        self.next = self.cut(token.end);
        if !token.unspaced {
            let after = self.text.get(token.end..).unwrap_or_default();
            let ahead = self.next.map_or(0, |next| next.fingerprint);
            (token.word, token.phrase) = self.lexicon.word(token.fingerprint, ahead, after);
        }
        Some(token)
    }
}

impl Tokens<'_> {
    /// The next word from a place on; its classes are looked up only for scripts without spaces.
    fn cut(&self, from: usize) -> Option<Token> {
        let (start, opens_sentence) = next_word(self.text, from)?;
        let rest = self.text.get(start..)?;
        let first = rest.chars().next()?;
        let unspaced = !first.is_ascii() && is_unspaced(first);
        let mut token = Token {
            start,
            end: start,
            fingerprint: 0,
            word: Classes::NONE,
            phrase: Classes::NONE,
            opens_sentence,
            capital: if first.is_ascii() {
                first.is_ascii_uppercase()
            } else {
                first.is_uppercase()
            },
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
            token.fingerprint = fingerprint_of_first(rest, length);
        }
        Some(token)
    }
}

/// What an ASCII byte is to the cutting of words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    Word,
    Joiner,
    Stop,
    Clause,
    Space,
    Other,
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
fn next_word(text: &str, from: usize) -> Option<(usize, bool)> {
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

/// How many bytes the word at the start of `text` has: letters and digits, and a `'`, `’` or `-`
/// between two of them.
pub(super) fn word_length(text: &str) -> usize {
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

pub(super) fn is_word(c: char) -> bool {
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
