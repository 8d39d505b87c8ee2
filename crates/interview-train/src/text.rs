//! What augmentation must see in a line of text.

/// How much room the text takes: a character of Chinese, Japanese or Korean says about as much as
/// two and a half of an alphabet.
pub(crate) fn width(text: &str) -> usize {
    let wide = text.chars().filter(|character| is_wide(*character)).count();
    text.chars().count() + wide * 3 / 2
}

/// Whether the character is of Chinese, Japanese or Korean script.
pub(crate) const fn is_wide(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// Whether a good part of the text is of Chinese, Japanese or Korean script.
pub(crate) fn is_mostly_wide(text: &str) -> bool {
    text.chars().filter(|character| is_wide(*character)).count() * 4 > text.chars().count()
}

/// The text without the question mark at its end, and what closes it after the mark; nothing if it
/// does not ask.
pub(crate) fn without_question_mark(text: &str) -> Option<&str> {
    let closed = text.trim_end_matches(|character: char| {
        character.is_whitespace() || "\"'”’»)）」』】*_".contains(character)
    });
    let asked = closed.trim_end_matches(is_question_mark);
    (asked.len() < closed.len()).then_some(asked)
}

const fn is_question_mark(character: char) -> bool {
    matches!(character, '?' | '？' | '؟')
}

/// The sentences, cut after a full stop, exclamation or question mark and the marks that close it.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(end) = sentence_end(rest) {
        let (sentence, left) = rest.split_at(end);
        found.push(sentence.trim());
        rest = left;
    }
    found.push(rest.trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// The byte after the first sentence, if something follows it.
fn sentence_end(text: &str) -> Option<usize> {
    let mut ended: Option<char> = None;
    for (at, character) in text.char_indices() {
        let wide_stop = ended.is_some_and(|stop| "。！？".contains(stop));
        match ended {
            Some(_) if character.is_whitespace() || wide_stop => return Some(at),
            Some(_) if "\"'”’»)）」』.!?。！？…".contains(character) => {}
            _ => ended = Some(character).filter(|character| ".!?。！？…".contains(*character)),
        }
    }
    None
}

/// The words that begin with a capital and are more than two characters long.
pub(crate) fn capitalised(text: &str) -> Vec<&str> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    let capital = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().count() > 2;
    words.filter(capital).collect()
}

/// The text with its first letter as a capital.
pub(crate) fn with_capital(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// The first letters of the words, as capitals.
pub(crate) fn initials(name: &str) -> String {
    let first = name.split_whitespace().filter_map(|word| word.chars().next());
    first.flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_marks_that_space_follows() {
        for (text, wanted) in [
            ("One. Two!", vec!["One.", "Two!"]),
            ("He said \"no.\" Then 3.5 of it?", vec!["He said \"no.\"", "Then 3.5 of it?"]),
            ("そう。ですか？はい", vec!["そう。", "ですか？", "はい"]),
            ("Well... yes", vec!["Well...", "yes"]),
            ("", vec![]),
        ] {
            assert_eq!(sentences(text), wanted);
        }
    }

    #[test]
    fn question_marks_are_found_behind_what_closes_them() {
        for (text, wanted) in [
            ("Why?", Some("Why")),
            ("«Why?!»", None),
            ("(Why?)", Some("(Why")),
            ("本当？」", Some("本当")),
            ("No.", None),
            ("?", Some("")),
        ] {
            assert_eq!(without_question_mark(text), wanted, "{text}");
        }
    }

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(capitalised("On bees: Ada Byron, of X"), ["Ada", "Byron"]);
        assert_eq!(initials("Ada von Byron"), "AVB");
        assert_eq!(with_capital("élan"), "Élan");
        assert_eq!(with_capital(""), "");
        assert_eq!(width("ab漢字"), 7);
        assert!(is_mostly_wide("漢字 ab") && !is_mostly_wide("The word 漢字"));
    }
}
