//! What is written as references to characters, or as escapes.

use html5gum::{Token, Tokenizer};

/// The longest reference that is looked for.
const LONGEST: usize = 40;

/// A text in which what every character reference and escape stands for stands before it.
pub(crate) fn resolved(slice: &str) -> String {
    let mut text = String::new();
    let mut rest = slice;
    while let Some(at) = rest.find(['&', '\\']) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        let reference = after.get(..after.floor_char_boundary(LONGEST)).unwrap_or_default();
        text.push_str(&as_html(reference));
        text.extend(char::decode_utf16(escapes(after)).flatten());
        text.extend(after.chars().next());
        rest = after.get(1..).unwrap_or_default();
    }
    text + rest
}

/// The text of a piece of HTML, as a browser shows it.
pub(crate) fn as_html(html: &str) -> String {
    let tokens = Tokenizer::new(html).map(|token| match token {
        Ok(Token::String(text)) => String::from_utf8_lossy(&text.value).into_owned(),
        Ok(_) => String::new(),
        Err(never) => match never {},
    });
    tokens.collect()
}

/// The code units of the escapes with which a text opens: `\\ud83d\\udc1d`.
fn escapes(text: &str) -> impl Iterator<Item = u16> {
    let pieces = text.split("\\u").skip(1).take(2);
    pieces.map_while(|piece| u16::from_str_radix(piece.get(..4)?, 16).ok())
}
