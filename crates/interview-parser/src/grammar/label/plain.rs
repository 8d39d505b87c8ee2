//! Labels as most are printed, a name and a colon, or a name in letters without case on a line of its
//! own: they are told without the grammar of all others.

use super::name::is_capitalised;
use super::{Form, Label, Labels, Opened, WORDS, alone, letter, wide_space};
use crate::letters::{is_alphanumeric, is_caseless};

/// What the grammars of labels find in a text that opens with a few words in letters, of which each
/// has a capital, a colon, and a word after it, or is nothing but letters without case; `None` for any
/// other text, plain or not.
///
/// `plain = word (space word)* (":" space / "：" space?) word / caseless+`
///
/// `Ana Mora: Yes.`, `Q: Why?`, `记者：为什么？`, `前田`
pub(super) fn plain<'a>(text: &'a str, opened: Option<Opened<'a>>) -> Option<Labels<'a>> {
    let Opened { marks: "", name, after } = opened? else { return None };
    if after.is_empty() && text.chars().all(is_caseless) {
        let alone = Some(Label { form: Form::Line, name, aside: "", body: "" });
        return Some(Labels { alone, ..Labels::default() });
    }
    let body = match after.strip_prefix(": ") {
        Some(body) => body,
        None => after.strip_prefix('：')?,
    };
    let body = body.trim_start_matches([' ', '\t']);
    if !body.starts_with(is_alphanumeric) || !is_plain(name) {
        return None;
    }
    let name = name.trim_end();
    let label = |form| Label { form, name, aside: "", body };
    let is_letter = name.chars().nth(1).is_none();
    let letter = if is_letter { letter(text).ok().map(|(_, label)| label) } else { None };
    Some(Labels {
        opening: letter.or(Some(label(Form::Separator))),
        loose: Some(label(Form::Sign)),
        alone: alone::before_speech(text, opened),
    })
}

/// Whether a name is a few words with capitals, in letters alone, and of no great length.
fn is_plain(name: &str) -> bool {
    let is_short = name.len() <= LONGEST;
    if !name.is_ascii() {
        let is_of_word = |byte: u8| byte.is_ascii_alphabetic() || byte == b' ' || !byte.is_ascii();
        return is_short
            && name.bytes().all(is_of_word)
            && name.split_whitespace().count() <= WORDS
            && is_capitalised(name)
            && wide_space(name).is_none();
    }
    let (mut words, mut before) = (0, b' ');
    for byte in name.bytes() {
        match (before, byte) {
            (b' ', b'A'..=b'Z') => words += 1,
            (b'A'..=b'Z' | b'a'..=b'z', b'A'..=b'Z' | b'a'..=b'z' | b' ') => {}
            _ => return false,
        }
        before = byte;
    }
    is_short && words <= WORDS
}

/// The most bytes of such a name: a sign after it is seen by all grammars.
const LONGEST: usize = 48;

#[cfg(test)]
mod tests {
    use super::super::{label_of_any, loose};
    use super::*;
    use crate::signs::Signs;

    #[test]
    fn plain_labels_are_those_of_the_grammars() {
        let names = [
            "Ana",
            "Ana Mora",
            "Q",
            "A",
            "A M",
            "ana",
            "Ana mora",
            "AM",
            "Ana de la Mora",
            "记者",
            "Élise",
            "Ana Mora Hale Ode",
            "Ana Mora Hale Ode Ray",
            "Q ",
            "В",
            "P",
            "Ana Mora ",
            "Ana\u{a0}Mora",
            "Ana  Mora",
            "Ana\u{3000}Mora",
            "ÉLISE MORA",
            "I",
            "The Chairman of the old harbour of",
        ];
        let colons = [": ", "：", ":", ":  ", " : ", "： ", ":\t", ": \t"];
        let bodies = [
            "Yes.",
            "Why?",
            "yes, so it was. No.",
            "A.B.: Yes.",
            "12:30",
            "00:12:30",
            "Ed, Ben: no",
            "– Yes",
            "[laughs] Yes.",
            "«Sí»",
            "Mr. Mora. Yes.",
            "はい。",
            "A",
            "So – no – yes",
            "Yes.  No",
            "Yes (03:22)",
            "is it 3:20? Yes, it is!",
        ];
        let spoken = names.iter().flat_map(|name| {
            colons.iter().flat_map(move |colon| bodies.map(|body| format!("{name}{colon}{body}")))
        });
        let told = spoken.filter(|text| is_told_as_by_grammars(text)).count();
        assert!(told > 400, "{told}");
    }

    #[test]
    fn lines_in_letters_without_case_are_those_of_the_grammars() {
        for text in ["前田", "ささだ", "キヤノン", "한바다", "前"] {
            assert!(is_told_as_by_grammars(text), "{text}");
        }
        for text in ["前田 さん", "前田・佐田", "笑い。", "Ana", &"前田".repeat(18)] {
            assert!(!is_told_as_by_grammars(text), "{text}");
        }
    }

    /// Whether a text is plain: then all grammars together find the same.
    #[track_caller]
    fn is_told_as_by_grammars(text: &str) -> bool {
        let opened = Opened::of(text);
        let Some(found) = plain(text, opened) else { return false };
        assert_eq!(found.opening, label_of_any(text, opened), "{text}");
        assert_eq!(found.loose, loose(text, opened, Signs::of(text)), "{text}");
        assert_eq!(found.alone, alone(text, opened), "{text}");
        true
    }
}
