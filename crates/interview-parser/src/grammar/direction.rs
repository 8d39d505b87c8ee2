//! Stage directions: what is done or heard, not said.

use std::ops::Range;

use memchr::memchr3_iter;

use crate::lexicon::{Classes, Lexicon, tokens};

/// The longest stage direction, in bytes.
const LONGEST: usize = 60;

/// The stage directions inside a text, brackets included: `(laughs)`, `[crosstalk]`, `（笑）`.
///
/// `direction = bracket word+ bracket`, one of the words being known as a direction's.
pub(crate) fn directions<'a>(
    text: &'a str,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = Range<usize>> + 'a {
    // The first byte of a full-width bracket is that of other punctuation too: `bracketed` looks.
    let openings = memchr3_iter(b'(', b'[', 0xef, text.as_bytes());
    openings.filter_map(move |at| {
        let (inside, end) = bracketed(text.get(at..)?)?;
        tokens(inside, lexicon)
            .any(|token| token.word.any(Classes::DIRECTION))
            .then_some(at..at + end)
    })
}

/// What stands between the bracket at the start of `text` and the one that closes it, and where
/// that one ends.
fn bracketed(text: &str) -> Option<(&str, usize)> {
    let open = text.chars().next()?;
    let close = match open {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        _ => return None,
    };
    let window = text.get(..text.floor_char_boundary(LONGEST))?;
    let end = window.find(close)?;
    Some((window.get(open.len_utf8()..end)?, end + close.len_utf8()))
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
        ];
        for (text, wanted) in rows {
            let found: Vec<_> = directions(text, lexicon(None)).map(|range| &text[range]).collect();
            assert_eq!(&found, wanted, "{text}");
        }
    }
}
