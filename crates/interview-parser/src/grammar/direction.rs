//! Stage directions: what is done or heard, not said.

use std::ops::Range;

use memchr::{memchr2, memchr3, memchr3_iter, memmem};

use super::label::is_in_capitals;
use crate::lexicon::{Classes, Lexicon, tokens};

/// The longest stage direction, in bytes.
const LONGEST: usize = 60;

/// Whether a stage direction may stand inside a text: most have no bracket.
pub(crate) fn may_have_directions(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The first byte of a full-width bracket is that of commas, too.
    memchr3(b'(', b'[', 0xef, bytes).is_some_and(|at| {
        let rest = bytes.get(at..).unwrap_or_default();
        rest.first() != Some(&0xef)
            || memchr2(b'(', b'[', rest).is_some()
            || memmem::find(rest, "（".as_bytes()).is_some()
    })
}

/// The stage directions inside a text, brackets included: `(laughs)`, `[crosstalk]`, `（笑）`.
///
/// `direction = bracket word+ bracket`, one of the words being known as a direction's.
pub(crate) fn directions<'a>(
    text: &'a str,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Range<usize>> + 'a {
    // The first byte of a full-width bracket is that of other punctuation too.
    let openings = memchr3_iter(b'(', b'[', 0xef, text.as_bytes());
    let is_bracket = |bytes: &[u8]| matches!(bytes, [b'(' | b'[', ..] | [0xef, 0xbc, 0x88, ..]);
    let brackets = openings.filter(move |at| text.as_bytes().get(*at..).is_some_and(is_bracket));
    brackets.filter_map(move |at| {
        let (inside, end) = bracketed(text.get(at..)?)?;
        tokens(inside, lexicon)
            .any(|token| token.word.any(Classes::DIRECTION))
            .then_some(at..at + end)
    })
}

/// What follows the stage directions with which a block opens: of `(Applause.) Ana: Yes.` it is
/// `Ana: Yes.`
///
/// `opening-directions = (direction space)+`
pub(crate) fn after_directions<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let mut rest = text;
    while let Some((inside, end)) = bracketed(rest) {
        let mut words = tokens(inside, lexicon);
        if !words.any(|token| token.word.any(Classes::DIRECTION)) {
            break;
        }
        rest = rest.get(end..).unwrap_or_default().trim_start();
    }
    (rest.len() < text.len()).then_some(rest)
}

/// Whether a block is nothing but stage directions: `(Applause.)`, `[crosstalk 00:10]`, `*risas*`,
/// `♪ La la ♪`.
///
/// `direction-alone = (bracketed "."? space?)+`, each of which has a word that is known as a
/// direction's.
pub(crate) fn is_direction(text: &str, lexicon: &Lexicon) -> bool {
    if is_in_capitals_alone(text) {
        return true;
    }
    match text.as_bytes() {
        // The last ones are the first bytes of notes, of full-width brackets and of wide spaces.
        [b'(' | b'[' | b'<' | b'*' | b'_' | b'\\' | 0xe2 | 0xef, ..] | [0xe3, 0x80, ..] => {}
        _ => return false,
    }
    let mut rest = text.trim();
    if rest.starts_with(is_note) {
        return rest.ends_with(is_note);
    }
    while !rest.is_empty() {
        let bare = rest.trim_start_matches('\\');
        let Some((inside, end)) = bracketed(bare) else { return false };
        let mut words = tokens(inside, lexicon);
        if !words.any(|token| token.word.any(Classes::DIRECTION)) {
            return false;
        }
        let after = bare.get(end..).unwrap_or_default();
        rest = after.trim_start_matches(['.', '。', ',']).trim_start();
    }
    true
}

/// Whether a text is nothing but several words in capitals in brackets: `(SOUND OF A BELL)`.
fn is_in_capitals_alone(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    inside.is_some_and(|it| {
        it.contains(' ') && !it.contains(['(', ')', ':', '?']) && is_in_capitals(it)
    })
}

fn is_note(c: char) -> bool {
    matches!(c, '♪' | '♫' | '♬' | '♩')
}

/// What stands between the bracket at the start of `text` and the one that closes it, and where
/// that one ends.
fn bracketed(text: &str) -> Option<(&str, usize)> {
    let open = text.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '<' => '>',
        '*' => '*',
        '_' => '_',
        _ => return None,
    };
    let window = text.get(..text.floor_char_boundary(LONGEST))?;
    let inside = window.get(open.len_utf8()..)?;
    let length = inside.find(close)?;
    Some((inside.get(..length)?, open.len_utf8() + length + close.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    #[test]
    fn directions_in_texts() {
        let rows: &[(&str, &[&str])] = &[
            ("Well (laughs) no.", &["(laughs)"]),
            ("No. [Applause] Yes (he laughs again).", &["[Applause]", "(he laughs again)"]),
            ("いいえ（笑）。", &["（笑）"]),
            ("The union (founded 1904) and a [list].", &[]),
            ("(", &[]),
            ("It is *laughter* that helps.", &[]),
        ];
        for (text, wanted) in rows {
            let found: Vec<_> = directions(text, lexicon(None)).map(|range| &text[range]).collect();
            assert_eq!(&found, wanted, "{text}");
        }
    }

    #[test]
    fn directions_before_speech() {
        let rows = [
            ("(APPLAUSE) ANA: Yes.", Some("ANA: Yes.")),
            ("[laughs] (coughs) Yes.", Some("Yes.")),
            ("（笑）はい。", Some("はい。")),
            ("(laughs)", Some("")),
            ("[Ana] Yes.", None),
            ("Yes (laughs).", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(after_directions(text, lexicon(None)), wanted, "{text}");
        }
    }

    #[test]
    fn directions_alone() {
        let alone = [
            "(APPLAUSE)",
            "(Laughter.)",
            "[inaudible] [laughs]",
            "\\[laughs\\]",
            "（笑）",
            "*laughs*",
            "♪ La la ♪",
            "[crosstalk 00:10:29].",
            "<laughter>",
            "(SOUND OF A BELL)",
        ];
        for text in alone {
            assert!(is_direction(text, lexicon(None)), "{text}");
        }
        let kept = [
            "",
            "(Ana Mora)",
            "[Ana]",
            "(laughs) Yes.",
            "*Nets*",
            "laughs",
            "(laughs",
            "**Laughs**",
        ];
        for text in kept {
            assert!(!is_direction(text, lexicon(None)), "{text}");
        }
    }
}
