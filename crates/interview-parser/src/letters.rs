//! What is a letter, as the standard library knows it; the scripts that articles are written in are
//! told without its tables.

use crate::ascii::any_of;

/// As [`char::is_alphanumeric`].
#[inline]
pub(crate) fn is_alphanumeric(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_wide_alphanumeric(c) }
}

/// As [`is_alphanumeric`], of what is not ASCII.
fn is_wide_alphanumeric(c: char) -> bool {
    match sort(c) {
        Sort::Letter | Sort::Caseless => true,
        Sort::Mark | Sort::Ascii => false,
        Sort::Other => c.is_alphanumeric(),
    }
}

/// As [`char::is_alphabetic`].
#[inline]
pub(crate) fn is_alphabetic(c: char) -> bool {
    match sort(c) {
        Sort::Letter | Sort::Caseless => true,
        Sort::Mark => false,
        Sort::Ascii => c.is_ascii_alphabetic(),
        Sort::Other => c.is_alphabetic(),
    }
}

/// As [`char::is_uppercase`].
#[inline]
pub(crate) fn is_uppercase(c: char) -> bool {
    match sort(c) {
        Sort::Caseless | Sort::Mark => false,
        Sort::Ascii => c.is_ascii_uppercase(),
        Sort::Letter | Sort::Other => c.is_uppercase(),
    }
}

/// As [`char::is_lowercase`].
#[inline]
pub(crate) fn is_lowercase(c: char) -> bool {
    match sort(c) {
        Sort::Caseless | Sort::Mark => false,
        Sort::Ascii => c.is_ascii_lowercase(),
        Sort::Letter | Sort::Other => c.is_lowercase(),
    }
}

/// The first character of [`char::to_lowercase`].
#[inline]
pub(crate) fn to_lowercase(c: char) -> char {
    common_lowercase(c).unwrap_or_else(|| c.to_lowercase().next().unwrap_or(c))
}

/// As [`char::to_lowercase`], of the letters of Western Europe, Cyrillic and East Asia.
#[inline]
pub(crate) fn common_lowercase(c: char) -> Option<char> {
    match c {
        '\0'..='\x7f' => Some(c.to_ascii_lowercase()),
        // These are small, or know no capitals.
        'ß'..='ÿ' | 'а'..='џ' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => Some(c),
        'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(c) + 0x20),
        _ => None,
    }
}

/// Whether it is a letter of a script that knows no capitals, as kana, ideographs and hangul.
#[inline]
pub(crate) fn is_caseless(c: char) -> bool {
    matches!(sort(c), Sort::Caseless)
}

/// Whether a text opens with an ideograph or hiragana, three bytes each, of which nothing but bytes need
/// be looked at; of others it does not say.
#[inline]
pub(crate) fn opens_caseless(text: &[u8]) -> bool {
    matches!(text, [0xe5..=0xe9, ..] | [0xe3, 0x81, 0x81..=0xbf, ..])
}

/// Whether a text may be in capitals, as its bytes alone tell: none is a small ASCII letter, and one may
/// be of a letter of a script that knows capitals.
pub(crate) fn may_be_in_capitals(text: &str) -> bool {
    let is_small = |bytes: &[u8]| any_of(bytes, |byte| byte.is_ascii_lowercase());
    // Most texts have a small letter among their first bytes.
    let is_told = text.as_bytes().first_chunk::<16>().is_some_and(|head| is_small(head));
    !is_told && !is_small(text.as_bytes()) && any_of(text.as_bytes(), may_have_case)
}

/// Whether a letter of a script with capitals may begin with a byte.
#[allow(clippy::needless_bitwise_bool)] // see `any_of`
fn may_have_case(byte: u8) -> bool {
    byte.is_ascii_alphabetic() | ((byte >= 0xc3) & !(0xe3..=0xe9).contains(&byte))
}

/// What the place of a character tells of it.
enum Sort {
    Ascii,
    /// A letter of Latin or Cyrillic.
    Letter,
    /// A letter of a script that knows no capitals.
    Caseless,
    /// A mark, no letter nor digit.
    Mark,
    /// Anything.
    Other,
}

#[inline]
fn sort(c: char) -> Sort {
    match c {
        '\0'..='\u{7f}' => Sort::Ascii,
        '\u{80}'..='\u{2fff}' => sort_of_alphabetic(c),
        // Kana, ideographs and hangul.
        '\u{4e00}'..='\u{9fff}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{30fc}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{ac00}'..='\u{d7a3}' => Sort::Caseless,
        '\u{3000}'..='\u{3004}'
        | '\u{3008}'..='\u{3020}'
        | '\u{ff01}'..='\u{ff0f}'
        | '\u{ff1a}'..='\u{ff20}' => Sort::Mark,
        _ => Sort::Other,
    }
}

/// As [`sort`], of the characters before those of East Asia, but for ASCII.
#[inline]
fn sort_of_alphabetic(c: char) -> Sort {
    match c {
        '×' | '÷' | '\u{2010}'..='\u{2027}' => Sort::Mark,
        '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Sort::Letter,
        _ => Sort::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
            assert_eq!(is_lowercase(c), c.is_lowercase(), "{c:?}");
            assert_eq!(Some(to_lowercase(c)), c.to_lowercase().next(), "{c:?}");
            assert!(common_lowercase(c).is_none() || c.to_lowercase().count() == 1, "{c:?}");
            let text = c.to_string();
            assert!(!opens_caseless(text.as_bytes()) || is_caseless(c) && text.len() == 3, "{c:?}");
        }
    }
}
