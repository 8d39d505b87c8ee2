//! Prose without a label, as most blocks are: it is told by its first words.

use super::loose::{has_office_of_title, is_dashed};
use super::name::{CHARACTERS, is_capitalised};
use crate::ascii::ends_of_words;
use crate::letters::{is_alphanumeric, is_lowercase, is_uppercase, opens_caseless};
use crate::lexicon::{eight_at, is_unspaced};

/// Whether a text opens with words, and no label can be told from them but a name before a time:
/// the first two letters are no capitals, and after them come words with nothing between but
/// single spaces, commas, apostrophes and hyphens, for longer than a name is, or up to a mark
/// that ends a sentence or its part.
pub(super) fn opens_as_prose(text: &str) -> bool {
    let is_opening = match text.as_bytes() {
        [b'A'..=b'Z', b'a'..=b'z', ..] | [b'a'..=b'z' | b'0'..=b'9', ..] => true,
        [b'A'..=b'Z' | 0x80..=0xff, ..] => opens_with_word(text),
        _ => false,
    };
    is_opening && goes_on_as_prose(text)
}

/// Whether a text opens with a letter, and with no word of capitals.
fn opens_with_word(text: &str) -> bool {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if is_uppercase(first) => match letters.next() {
            Some(' ' | '\'' | '’') => letters.next().is_some_and(is_lowercase),
            second => second.is_some_and(is_lowercase),
        },
        first => first.is_some_and(is_alphanumeric),
    }
}

fn goes_on_as_prose(text: &str) -> bool {
    let (mut at, mut characters, mut has_space) = (0, 0, false);
    while characters <= CHARACTERS {
        let letters = ends_of_words(eight_at(text.as_bytes(), at)).trailing_zeros() as usize / 8;
        (at, characters) = (at + letters, characters + letters);
        if letters == 8 {
            continue;
        }
        if characters > CHARACTERS {
            break;
        }
        let rest = text.get(at..).unwrap_or_default();
        at += match rest.as_bytes() {
            [b'-', b'-', ..] | [b' ', b' ' | b'-', ..] => return false,
            [b',' | b'-' | b'\'', ..] => 1,
            [b' ', ..] if has_space || !is_token(text, at) => {
                has_space = true;
                1
            }
            [b'?' | b'!' | b'%' | b'+', ..] => return true,
            [b'.', ..] => {
                let before = text.get(..at).unwrap_or_default();
                return ends_sentence(before) && !may_end_label(before, rest);
            }
            caseless if opens_caseless(caseless) => 3,
            [0x80..=0xff, ..] => match rest.chars().next() {
                Some('「' | '『') => return characters > TOKEN || !text.ends_with(['」', '』']),
                Some('。' | '、' | '，' | '！' | '？' | '；' | '…' | '〜') => return true,
                Some(c) if c == '’' || is_alphanumeric(c) => c.len_utf8(),
                _ => return false,
            },
            _ => return false,
        };
        characters += 1;
    }
    true
}

/// Whether a first word may be a name by the space after it alone: ideographs before others, Latin
/// letters before ideographs.
fn is_token(text: &str, space: usize) -> bool {
    let (word, after) = text.split_at_checked(space).unwrap_or_default();
    if word.is_ascii() {
        return opens_unspaced(after.trim_start());
    }
    word.chars().nth(TOKEN).is_none() && word.chars().all(|c| is_unspaced(c) || c == 'ー')
}

/// Whether a text is in a script without spaces, perhaps behind a bracket, a number or another word in
/// Latin letters.
pub(super) fn opens_unspaced(text: &str) -> bool {
    let (opening, _) = text.as_bytes().split_at(text.len().min(OPENING));
    // Most texts are in scripts whose characters have other first bytes.
    opening.iter().any(|byte| *byte >= 0xe3)
        && text.chars().take(OPENING / 2).any(is_unspaced)
        && !text.starts_with(is_of_list)
}

/// What stands between words of a list, and no name stands before.
fn is_of_list(c: char) -> bool {
    matches!(c, '、' | '，' | '。' | '・' | '：' | ':' | '&' | '+')
}

/// In so many bytes such a script shows.
const OPENING: usize = 24;

/// The most ideographs of such a name.
const TOKEN: usize = 8;

/// Whether a full stop may part a label from speech: before a dash, after one word, as in
/// `Question. Why?`, or after several with capitals or a title and an office, as in `Senator Mora. Yes.`
fn may_end_label(before: &str, stop: &str) -> bool {
    let is_word = if before.is_ascii() {
        before.len() <= LABEL_WORD && before.bytes().all(|byte| byte.is_ascii_alphabetic())
    } else {
        !before.contains(' ')
    };
    is_word
        || is_dashed(stop)
        || before.contains(' ') && (is_capitalised(before) || has_office_of_title(before))
}

/// The most bytes of an ASCII word that is a label before a full stop.
const LABEL_WORD: usize = 12;

/// Whether a full stop after a text ends a sentence: not after a digit, nor where the last word may
/// be an initial, or a title such as `Mrs.`
fn ends_sentence(before: &str) -> bool {
    let word = before.trim_end_matches(is_lowercase);
    let small = before.get(word.len()..).unwrap_or_default();
    !small.is_empty() && (!word.ends_with(is_uppercase) || small.chars().nth(4).is_some())
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
            "Élise est arrivée à l’aube, et personne ne l’a vue.",
            "Они танцуют. Да.",
            "船は小屋にあって、十一隻あります。",
            "はい。",
            "那是一九〇四年的船，最老的一艘。",
            "その小屋にあるのは舟だけです ええ、十一隻あります。",
            "彼は「はい」と言った。",
        ] {
            assert!(opens_as_prose(text), "{text}");
        }
        for text in [
            "Ana Mora: We left the harbour at noon.",
            "Ana. We left the harbour at noon.",
            "Question. Who left the harbour at noon?",
            "Ana Mora. – We left the harbour at noon.",
            "Senator Mora. We left the harbour at noon.",
            "Ana Mora--We left the harbour at noon.",
            "Mrs. Mora left the harbour at noon, and nobody saw.",
            "3. We left the harbour.",
            "AM We left the harbour at noon, and nobody saw.",
            "Q Who has the keys of the lower gate at night?",
            "Вопрос. Кто вышел на берег?",
            "Élise Mora. – On est partis à l’aube.",
            "森「はい」",
            "Ana  We left the harbour at noon, and nobody saw.",
            "Ana – we left the harbour at noon, and nobody saw.",
            "Ana - we left the harbour at noon, and nobody saw.",
            "Ana (laughs) We left the harbour at noon.",
            "Ana Mora",
            "- We left the harbour at noon, and nobody saw us.",
            "ÉLISE arrived at dawn, and nobody saw her at all.",
            "Анна Ж. вышла на берег, и никто ее не видел там.",
            "Э. Мора",
            "田中 はい、船は小屋にあります。",
            "田中\u{3000}はい、船は小屋にあります。",
            "nari はい、船は小屋にあります。",
            "記者：なぜですか。",
            "記者（笑）はい。",
            "記者",
            "「はい」",
            "",
        ] {
            assert!(!opens_as_prose(text), "{text}");
        }
    }
}
