//! How a block is written, whatever it says.

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr_iter, memchr2_iter};

use crate::grammar::code;
use crate::letters::{is_alphanumeric, is_lowercase, is_uppercase, may_be_in_capitals};
use crate::signs::Signs;

/// How a block is written.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
pub(crate) struct Shape {
    /// It looks like a line of a program.
    pub(crate) code: bool,
    /// How many of its characters are symbols, from 0 to 1.
    pub(crate) symbols: f32,
    /// All letters are capitals.
    pub(crate) all_capitals: bool,
    /// It opens with a quotation mark.
    pub(crate) opens_quote: bool,
    /// It closes with a quotation mark.
    pub(crate) closes_quote: bool,
    /// It opens with a bracket.
    pub(crate) opens_bracket: bool,
    /// It closes with a bracket.
    pub(crate) closes_bracket: bool,
    /// It opens with a small letter.
    pub(crate) lower: bool,
    /// It opens with a digit.
    pub(crate) digit: bool,
    /// It holds an address on the web or of mail.
    pub(crate) address: bool,
    /// It opens with an inverted question mark.
    pub(crate) opens_inverted: bool,
    /// It holds an inverted question mark.
    pub(crate) inverted: bool,
    /// It opens with a mark that points at another page: `>>`, `»`, `→`.
    pub(crate) pointer: bool,
}

pub(super) fn shape(text: &str, signs: Signs) -> Shape {
    let first = text.chars().next().unwrap_or(' ');
    let end = text.trim_end_matches(['.', ' ']).chars().next_back().unwrap_or(' ');
    let symbols = code::symbols(text);
    Shape {
        code: code::is_code(text, symbols),
        symbols: symbols.share,
        all_capitals: text.len() > 6 && is_in_capitals(text),
        opens_quote: is_quotation_mark(first),
        closes_quote: is_quotation_mark(end),
        opens_bracket: matches!(first, '(' | '（' | '[' | '【'),
        closes_bracket: matches!(end, ')' | '）' | ']' | '】'),
        lower: is_lowercase(first),
        digit: first.is_ascii_digit(),
        address: has_address(text, signs),
        opens_inverted: first == '¿',
        inverted: !signs.are_ascii() && has_inverted(text),
        pointer: matches!(first, '>' | '»' | '→' | '►' | '▶' | '|'),
    }
}

fn is_in_capitals(text: &str) -> bool {
    may_be_in_capitals(text) && text.chars().any(is_uppercase) && !text.chars().any(is_lowercase)
}

fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '「'
            | '」'
            | '『'
            | '』'
            | '‘'
            | '’'
            | '‹'
            | '›'
    )
}

/// Whether an inverted question mark stands in a text.
fn has_inverted(text: &str) -> bool {
    let is_inverted = |at: usize| text.get(at..).is_some_and(|it| it.starts_with('¿'));
    memchr_iter(0xc2, text.as_bytes()).any(is_inverted)
}

/// Whether an address on the web or of mail stands in a text.
fn has_address(text: &str, signs: Signs) -> bool {
    static HOST: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("www."));
    let mut mail = None;
    let mut marks = memchr2_iter(b'/', b'@', text.as_bytes());
    let is_told = signs.of_address
        && marks.any(|at| {
            let Some((before, after)) = text.split_at_checked(at) else { return false };
            match after.as_bytes() {
                [b'/', b'/', ..] => before.ends_with(':'),
                // Of the `@`, only the first one tells.
                [b'@', ..] => *mail.get_or_insert_with(|| is_mail(before, after)),
                _ => false,
            }
        });
    is_told || has_doubled_w(text) && HOST.find(text.as_bytes()).is_some()
}

/// Whether two `w` stand side by side. All of the text is looked at, many bytes at once.
#[allow(clippy::needless_bitwise_bool)] // branches would keep it to one byte at a time
fn has_doubled_w(text: &str) -> bool {
    let pairs = text.bytes().zip(text.as_bytes().get(1..).unwrap_or_default().iter().copied());
    pairs.fold(false, |any, (one, next)| any | ((one == b'w') & (next == b'w')))
}

/// Whether a name and a host stand on both sides of the `@` with which `after` begins.
fn is_mail(before: &str, after: &str) -> bool {
    before.ends_with(is_alphanumeric)
        && after.get(1..).is_some_and(|host| host.starts_with(is_alphanumeric))
}
