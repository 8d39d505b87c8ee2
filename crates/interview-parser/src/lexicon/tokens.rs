use super::table::{Lexicon, fingerprint};
use super::Classes;

/// A word of a text and what the lexicon says of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// The first byte of the word in the text.
    pub(crate) start: usize,
    /// The byte after the last.
    pub(crate) end: usize,
    /// The classes of the word alone.
    pub(crate) word: Classes,
    /// The classes of the phrases that begin with it.
    pub(crate) phrase: Classes,
    /// Whether it is the first word of a sentence.
    pub(crate) opens_sentence: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// Whether it is written in digits alone.
    pub(crate) number: bool,
}

/// The words of `text` in order. A word is a run of letters and digits, joined by `'` or `-`; in
/// scripts without spaces, a run of characters that the lexicon knows, or else one character.
pub(crate) fn tokens<'a>(text: &'a str, lexicon: &'a Lexicon) -> Tokens<'a> {
    Tokens { text, lexicon, at: 0, opens_sentence: true }
}

#[derive(Debug)]
pub(crate) struct Tokens<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    at: usize,
    opens_sentence: bool,
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_separators()?;
        let opens_sentence = std::mem::replace(&mut self.opens_sentence, false);
        let rest = self.text.get(self.at..)?;
        let first = rest.chars().next()?;
        let start = self.at;
        let (length, word, phrase) = if is_unspaced(first) {
            self.lexicon.substring(rest, first)
        } else {
            self.spaced_word(rest)
        };
        self.at += length;
        let number = rest.get(..length).is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit()));
        let capital = first.is_uppercase();
        Some(Token { start, end: self.at, word, phrase, opens_sentence, capital, number })
    }
}

impl Tokens<'_> {
    /// Moves to the next word and notes whether a sentence ended on the way.
    fn skip_separators(&mut self) -> Option<()> {
        let rest = self.text.get(self.at..)?;
        let mut stop = false;
        for (offset, c) in rest.char_indices() {
            if is_word(c) {
                self.at += offset;
                return Some(());
            }
            match c {
                '.' | '!' | '?' | '…' => stop = true,
                '。' | '！' | '？' | '؟' => self.opens_sentence = true,
                c if c.is_whitespace() && stop => self.opens_sentence = true,
                ',' | ';' | ':' => stop = false,
                _ => {}
            }
        }
        self.at = self.text.len();
        None
    }

    fn spaced_word(&self, rest: &str) -> (usize, Classes, Classes) {
        let length = word_length(rest);
        let word = rest.get(..length).unwrap_or_default();
        let after = rest.get(length..).unwrap_or_default();
        let (classes, phrase) = self.lexicon.word(fingerprint(word), after);
        (length, classes, phrase)
    }
}

/// How many bytes the word at the start of `text` has: letters and digits, and a `'`, `’` or `-`
/// between two of them.
pub(super) fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        let joins = matches!(c, '\'' | '’' | '-')
            && characters.peek().is_some_and(|(_, next)| is_word(*next) && !is_unspaced(*next));
        if is_word(c) && !is_unspaced(c) {
            end = offset + c.len_utf8();
        } else if !joins || end == 0 {
            break;
        }
    }
    end
}

pub(super) fn is_word(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() || is_mark(c) }
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
