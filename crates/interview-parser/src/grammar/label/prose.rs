//! Prose without a label, as most blocks are: it is told by its first words.

use super::name::CHARACTERS;
use crate::ascii::letters_digits_and;

/// Whether a text opens with words, and no label can be told from them but a name before a time:
/// the first two letters are no capitals, and after them come words with nothing between but
/// single spaces, commas, apostrophes and hyphens, for longer than a name is, or up to the mark
/// that ends a sentence.
pub(super) fn opens_as_prose(text: &str) -> bool {
    let text = text.as_bytes();
    let is_opening = match text {
        [b'A'..=b'Z', b' ' | b'\'', third, ..] => third.is_ascii_lowercase(),
        [b'A'..=b'Z', 0xe2, 0x80, 0x99, letter, ..] => letter.is_ascii_lowercase(),
        [b'A'..=b'Z', second, ..] => second.is_ascii_lowercase(),
        [first, ..] => first.is_ascii_alphanumeric(),
        [] => false,
    };
    is_opening && goes_on_as_prose(text)
}

fn goes_on_as_prose(text: &[u8]) -> bool {
    let (mut at, mut characters) = (0, 0);
    while characters <= CHARACTERS {
        let rest = text.get(at..).unwrap_or_default();
        match rest {
            [b'-', b'-', ..] => return false,
            [byte, ..] if is_of_word(*byte) => {}
            [b' ', next, ..] if !matches!(next, b' ' | b'-') => {}
            [0xe2, 0x80, 0x99, ..] => at += 2,
            [b'?' | b'!', ..] => return true,
            [b'.', after @ ..] => {
                let before = text.get(..at).unwrap_or_default();
                return ends_sentence(before) && !may_end_label(before, after);
            }
            _ => return false,
        }
        (at, characters) = (at + 1, characters + 1);
    }
    true
}

/// Whether a full stop after a text ends a sentence: not after a digit, nor where the last word may
/// be an initial, or a title such as `Mrs.`
fn ends_sentence(before: &[u8]) -> bool {
    let small = before.iter().rev().take_while(|byte| byte.is_ascii_lowercase()).count();
    let first = (before.len() - small).checked_sub(1).and_then(|at| before.get(at));
    small > 0 && (small > 4 || !first.is_some_and(u8::is_ascii_uppercase))
}

/// Whether a full stop after a text may part a label from speech: before a dash, or after one word,
/// as in `Question. Why?`
fn may_end_label(before: &[u8], after: &[u8]) -> bool {
    let after = after.strip_prefix(b" ").unwrap_or(after);
    let is_dash = matches!(after, [b'-', ..] | [0xe2, 0x80, 0x93 | 0x94, ..]);
    is_dash || before.len() <= LABEL_WORD && before.iter().all(u8::is_ascii_alphabetic)
}

/// The most bytes of a word that is a label before a full stop.
const LABEL_WORD: usize = 12;

fn is_of_word(byte: u8) -> bool {
    const OF_WORDS: [bool; 256] = letters_digits_and(b",'-");
    OF_WORDS.get(usize::from(byte)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_by_its_first_words() {
        for text in [
            "We left the harbour at noon, and nobody saw us go.",
            "I don't know who has the keys of the lower gate.",
            "I’ve never been to the well-known mill on the hill.",
            "11 boats lie in the long shed behind the mill.",
            "They dance.",
            "They dance. Bees do.",
            "Why? Because.",
        ] {
            assert!(opens_as_prose(text), "{text}");
        }
        for text in [
            "Ana Mora: We left the harbour at noon.",
            "Ana. We left the harbour at noon.",
            "Question. Who left the harbour at noon?",
            "Ana Mora. – We left the harbour at noon.",
            "Ana Mora--We left the harbour at noon.",
            "Mrs. Mora left the harbour at noon, and nobody saw.",
            "3. We left the harbour.",
            "AM We left the harbour at noon, and nobody saw.",
            "Q Who has the keys of the lower gate at night?",
            "Ana  We left the harbour at noon, and nobody saw.",
            "Ana – we left the harbour at noon, and nobody saw.",
            "Ana - we left the harbour at noon, and nobody saw.",
            "Ana (laughs) We left the harbour at noon.",
            "Ana Mora",
            "- We left the harbour at noon, and nobody saw us.",
            "",
        ] {
            assert!(!opens_as_prose(text), "{text}");
        }
    }
}
