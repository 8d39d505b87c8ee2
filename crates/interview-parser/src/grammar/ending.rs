//! How a text ends.

use crate::letters::is_alphanumeric;

/// The last mark of a text, closing quotation marks, brackets and stars left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// `?` of any script, and `?!`.
    Question,
    /// `;`
    Semicolon,
    /// `…` or `...`, or the dash at which somebody breaks off.
    Ellipsis,
    /// A full stop.
    Stop,
    /// `!`.
    Exclamation,
    /// A colon.
    Colon,
    /// A comma.
    Comma,
    /// A letter or a digit.
    Word,
    /// Anything else.
    #[default]
    Other,
}

impl Ending {
    /// Whether a sentence ends so.
    pub(crate) const fn is_of_sentence(self) -> bool {
        matches!(self, Self::Question | Self::Stop | Self::Exclamation | Self::Ellipsis)
    }
}

/// The ending of `text`.
///
/// `"Why?" (laughs)` ends in a question mark: a final stage direction does not count.
pub(crate) fn ending(text: &str) -> Ending {
    let bare = strip_closers(text);
    let before = before_final_brackets(text);
    // Most texts have none.
    let kept = if before.len() == text.len() { bare } else { strip_closers(before) };
    of_last(if kept.is_empty() { bare } else { kept })
}

fn of_last(text: &str) -> Ending {
    let mut backwards = text.chars().rev();
    let Some(last) = backwards.next() else { return Ending::Other };
    let before = backwards.next();
    match last {
        '?' | '？' | '؟' | '⁇' | '\u{37e}' | 'か' => Ending::Question,
        '!' | '！' if matches!(before, Some('?' | '？')) => Ending::Question,
        // Greek asks with it.
        ';' if before.is_some_and(is_greek) => Ending::Question,
        ';' | '；' => Ending::Semicolon,
        '…' | '‥' => Ending::Ellipsis,
        '–' | '—' | '―' if before.is_some() => Ending::Ellipsis,
        '-' if matches!(before, Some('-' | ' ')) => Ending::Ellipsis,
        // Japanese asks with the particle か and prints a full stop after it, or nothing.
        '。' if before == Some('か') => Ending::Question,
        '.' if before == Some('.') => Ending::Ellipsis,
        '。' if before == Some('。') => Ending::Ellipsis,
        '.' | '。' | '．' | '।' | '۔' => Ending::Stop,
        '!' | '！' => Ending::Exclamation,
        ':' | '：' => Ending::Colon,
        ',' | '，' | '、' => Ending::Comma,
        c if is_alphanumeric(c) => Ending::Word,
        _ => Ending::Other,
    }
}

const fn is_greek(c: char) -> bool {
    matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')
}

fn strip_closers(text: &str) -> &str {
    text.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '”'
                    | '“'
                    | '»'
                    | '«'
                    | '\''
                    | '’'
                    | ')'
                    | '）'
                    | '」'
                    | '』'
                    | '】'
                    | '*'
                    | '_'
                    | ']'
                    | '\u{ad}'
            )
    })
}

/// The longest that brackets at the end may be and still be a stage direction, in characters.
const DIRECTION: usize = 30;

/// `text` without brackets at its end that are short and not all of it.
fn before_final_brackets(text: &str) -> &str {
    let Some(inside) = text.strip_suffix([')', '）', ']']) else { return text };
    let found =
        inside.char_indices().rev().take(DIRECTION).find(|(_, c)| matches!(c, '(' | '（' | '['));
    found.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings() {
        let rows = [
            ("Why?", Ending::Question),
            ("“Why?” (laughs)", Ending::Question),
            ("Why?!", Ending::Question),
            ("なぜ？」", Ending::Question),
            ("なぜですか。", Ending::Question),
            ("لماذا؟", Ending::Question),
            ("He said…", Ending::Ellipsis),
            ("He said...", Ending::Ellipsis),
            ("But I --", Ending::Ellipsis),
            ("But I -\u{ad}", Ending::Ellipsis),
            ("“But I—”", Ending::Ellipsis),
            ("mid-", Ending::Other),
            ("—", Ending::Other),
            ("Yes.", Ending::Stop),
            ("はい（笑）。", Ending::Stop),
            ("Yes!", Ending::Exclamation),
            ("These:", Ending::Colon),
            ("Boats", Ending::Word),
            ("(laughs)", Ending::Word),
            ("", Ending::Other),
        ];
        for (text, wanted) in rows {
            assert_eq!(ending(text), wanted, "{text}");
        }
    }
}
