//! Takes away what tells speakers apart: labels, bare name lines, numbers, dashes.

use std::collections::BTreeMap;

use interview_model::SegmentKind;

use crate::corpus::Line;
use crate::text::{is_wide, width};

/// A label is printed at least this often in its article.
const LABEL_RECURS: usize = 3;
/// A first word without a colon at least this often, for it may be an ordinary one.
const FIRST_WORD_RECURS: usize = 4;

/// The lines without labels. A line that was only a label is gone, and its blank lines stand
/// before the speech that it opened.
pub(super) fn strip(lines: &[Line]) -> Vec<Line> {
    let labels = Labels::of(lines);
    let (mut stripped, mut blanks) = (Vec::with_capacity(lines.len()), 0);
    for line in lines {
        blanks = line.blanks.max(blanks);
        let text = if line.gold.is_speech() { labels.speech(line) } else { line.text.as_str() };
        if !text.is_empty() {
            stripped.push(Line { text: text.to_owned(), blanks, gold: line.gold });
            blanks = 0;
        }
    }
    stripped
}

/// What a line asks, without anything that might be a label, a number or a dash before it.
pub(super) fn bare_question(text: &str) -> &str {
    unmarked(named(text).map_or(text, |(_, speech)| speech))
}

fn unmarked(text: &str) -> &str {
    let text = after_number(text).unwrap_or(text);
    text.trim_start_matches(['-', '–', '—', '―', '•', '·']).trim_start()
}

/// What is printed before speech in one article.
#[derive(Debug, Default)]
struct Labels {
    /// With a colon or in brackets, in lower case.
    names: BTreeMap<String, usize>,
    /// First words without any mark.
    first_words: BTreeMap<String, usize>,
    /// Lines that are nothing but a name.
    bare: BTreeMap<String, usize>,
}

impl Labels {
    fn of(lines: &[Line]) -> Self {
        let mut labels = Self::default();
        for line in lines.iter().filter(|line| line.gold.is_speech()) {
            let text = line.text.as_str();
            if let Some((name, _)) = named(text) {
                *labels.names.entry(key(name)).or_default() += 1;
            } else if let Some((word, _)) = first_word(text) {
                *labels.first_words.entry(key(word)).or_default() += 1;
            }
            if width(text) < 34 {
                *labels.bare.entry(key(text)).or_default() += 1;
            }
        }
        labels
    }

    fn speech<'a>(&self, line: &'a Line) -> &'a str {
        let text = line.text.as_str();
        if recurs(&self.bare, &key(text), LABEL_RECURS) && ends_like_a_name(text) {
            return "";
        }
        let text = match (named(text), first_word(text)) {
            (Some((name, speech)), _) if self.is_name(name) => speech,
            (None, Some((word, speech)))
                if recurs(&self.first_words, &key(word), FIRST_WORD_RECURS) =>
            {
                speech
            }
            _ => text,
        };
        if line.is(SegmentKind::Question) { unmarked(text) } else { without_dash(text) }
    }

    /// Whether it recurs, or shares a word with one that does: `Ada Byron (AB)`, then `AB`.
    fn is_name(&self, name: &str) -> bool {
        let frequent = || self.names.iter().filter(|(_, count)| **count >= LABEL_RECURS);
        recurs(&self.names, &key(name), LABEL_RECURS)
            || words(&key(name))
                .any(|word| frequent().any(|(other, _)| words(other).any(|it| it == word)))
    }
}

fn recurs(counts: &BTreeMap<String, usize>, key: &str, times: usize) -> bool {
    counts.get(key).is_some_and(|count| *count >= times)
}

fn key(label: &str) -> String {
    label.trim_matches([' ', '*', '_', ':', '：', '\u{3000}']).to_lowercase()
}

fn words(label: &str) -> impl Iterator<Item = &str> {
    label.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn ends_like_a_name(text: &str) -> bool {
    text.ends_with(|last: char| last.is_alphanumeric() || ":：)）".contains(last))
}

/// A label and what is said after it.
fn named(text: &str) -> Option<(&str, &str)> {
    in_brackets(text).or_else(|| letter(text)).or_else(|| before_colon(text))
}

/// `Q. Why?`, `Q3: Why?`
fn letter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(char::is_uppercase)?;
    let letter = text.strip_suffix(rest)?;
    let rest = rest.trim_start_matches(|character: char| character.is_ascii_digit());
    let speech = rest.strip_prefix(['.', ')', ':'])?.strip_prefix(char::is_whitespace)?;
    Some((letter, speech.trim_start()))
}

/// `[AB] Yes.`
fn in_brackets(text: &str) -> Option<(&str, &str)> {
    let (name, speech) = text.strip_prefix('[')?.split_once(']')?;
    let short = width(name) < 26 && !name.is_empty();
    short.then(|| (name, speech.trim_start_matches([':', '：']).trim_start()))
}

/// `Ada Byron: Yes.`
fn before_colon(text: &str) -> Option<(&str, &str)> {
    let (name, speech) = text.split_once([':', '：'])?;
    let apart = speech.is_empty() || speech.starts_with(char::is_whitespace) || text.contains('：');
    let is_name = width(name) <= 35
        && name.split_whitespace().count() <= 4
        && !name.is_empty()
        && !name.contains(['?', '!', ',', '。', '？', '，', '、']);
    (apart && is_name).then(|| (name, speech.trim_start()))
}

/// A first word in capitals or of a wide script that space follows: `AB Yes.`
fn first_word(text: &str) -> Option<(&str, &str)> {
    let (word, speech) = text.split_once(char::is_whitespace)?;
    let length = word.chars().count();
    let capitals = (2..=6).contains(&length) && word.chars().all(char::is_uppercase);
    let wide = length <= 8
        && word.chars().all(|character| is_wide(character) || character.is_alphanumeric())
        && word.chars().any(is_wide);
    (capitals || wide).then(|| (word, speech.trim_start()))
}

/// `12. `, `3) `, `4、`
fn after_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let digits = text.len() - rest.len();
    let rest = rest.strip_prefix(['.', ')', ':', '、'])?;
    let speech = rest.trim_start();
    let apart = speech.len() < rest.len() || speech.starts_with(is_wide);
    ((1..=2).contains(&digits) && apart && !speech.is_empty()).then_some(speech)
}

fn without_dash(text: &str) -> &str {
    text.strip_prefix(['-', '–', '—', '―']).map_or(text, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::{article, rows};

    fn assert_stripped(before: &[&str], after: &[&str]) {
        assert_eq!(rows(&strip(&article(before).lines)), after);
    }

    #[test]
    fn labels_that_recur_go_and_other_colons_stay() {
        assert_stripped(
            &[
                "title|Note: Bees",
                "question|Ada Byron (AB): Why?",
                "answer|Tom: Once: yes.",
                "question|AB: How?",
                "answer|Tom: No.",
                "question|AB: When?",
                "answer|Tom: Now.",
                "answer|One thing: bees.",
                "question|AB: So?",
            ],
            &[
                "title|Note: Bees",
                "question|Why?",
                "answer|Once: yes.",
                "question|How?",
                "answer|No.",
                "question|When?",
                "answer|Now.",
                "answer|One thing: bees.",
                "question|So?",
            ],
        );
    }

    #[test]
    fn bare_names_go_and_leave_their_blank_lines() {
        let turn = ["question|Ada", "question|Why?", "", "answer|Tom", "answer|So.", ""];
        let stripped = ["question|Why?", "", "answer|So.", ""];
        let after = stripped.repeat(3);
        assert_stripped(&turn.repeat(3), &after[..after.len() - 1]);
    }

    #[test]
    fn numbers_and_dashes_go() {
        for (before, after) in [
            ("question|1. Why?", "question|Why?"),
            ("question|3、なぜ？", "question|なぜ？"),
            ("question|— Why?", "question|Why?"),
            ("question|1.5 of what?", "question|1.5 of what?"),
            ("answer|-Because.", "answer|Because."),
            ("answer|2. Bees", "answer|2. Bees"),
            ("aside|- A link", "aside|- A link"),
        ] {
            assert_stripped(&[before], &[after]);
        }
    }

    #[test]
    fn letters_that_recur_are_labels() {
        let rows = ["question|Q1: Why?", "question|Q2: How?", "question|Q3: So?", "answer|J. Doe."];
        let after = ["question|Why?", "question|How?", "question|So?", "answer|J. Doe."];
        assert_stripped(&rows, &after);
    }

    #[test]
    fn first_words_that_recur_are_labels() {
        let turn = ["question|AB Why?", "answer|佐藤 はい。"];
        assert_stripped(&turn.repeat(4), &["question|Why?", "answer|はい。"].repeat(4));
        assert_stripped(&["answer|NASA Says so."], &["answer|NASA Says so."]);
    }
}
