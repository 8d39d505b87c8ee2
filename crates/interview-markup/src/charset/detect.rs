//! The charset of bytes, by the bytes alone.

use std::cmp::Ordering;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{ISO_2022_JP, UTF_16BE, UTF_16LE};
use memchr::{memchr, memchr_iter, memmem};

use super::{Charset, NotText};

/// The charset of valid UTF-8 that was not meant as such: its characters are all of ASCII, for UTF-16
/// and ISO-2022-JP are written with those, too.
pub(super) fn not_meant_as_utf8(bytes: &[u8]) -> Option<Charset> {
    // Two quick looks are all that most text needs.
    let is_iso_2022_jp = |bytes: &[u8]| {
        let escapes = [b"\x1b$B".as_slice(), b"\x1b$@"];
        bytes.is_ascii() && escapes.iter().any(|it| memmem::find(bytes, it).is_some())
    };
    if memchr(0, bytes).is_some() {
        utf16(bytes)
    } else if memchr(0x1b, bytes).is_some() && is_iso_2022_jp(bytes) {
        Some(Charset(ISO_2022_JP))
    } else {
        None
    }
}

/// UTF-16, where bytes without a byte order mark are that: there are zeros, those of line feeds, spaces and
/// all of ASCII, and nearly all units are characters of scripts in use. Where zeros are few, as in
/// Chinese, one alone may stand there by mistake.
pub(super) fn utf16(bytes: &[u8]) -> Option<Charset> {
    let zeros = memchr_iter(0, bytes).count();
    let is_latin = zeros * 4 >= bytes.len();
    if !bytes.len().is_multiple_of(2) || zeros == 0 || !is_latin && (zeros < 2 || bytes.is_ascii())
    {
        return None;
    }
    let (little, big) = (frequent(bytes, u16::from_le_bytes), frequent(bytes, u16::from_be_bytes));
    match little.cmp(&big) {
        Ordering::Greater => Some(Charset(UTF_16LE)),
        Ordering::Less => Some(Charset(UTF_16BE)),
        Ordering::Equal => None,
    }
}

/// How many units of bytes in UTF-16 are frequent characters, and how many of those are of ASCII. `None`, if
/// they are not nearly all, or some are none, or none of ASCII.
fn frequent(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<(usize, usize)> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let (mut frequent, mut of_ascii, mut count) = (0, 0, 0);
    for character in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let character = character.ok().filter(|c| !c.is_control() || c.is_whitespace())?;
        count += 1;
        frequent += usize::from(is_frequent(character));
        of_ascii += usize::from(character.is_ascii());
    }
    (of_ascii > 0 && frequent * 20 >= count * 19).then_some((frequent, of_ascii))
}

/// Whether a character is of a script in use, or a mark that such scripts have.
fn is_frequent(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{24f}'
            | '\u{300}'..='\u{6ff}'
            | '\u{900}'..='\u{11ff}'
            | '\u{1e00}'..='\u{1fff}'
            | '\u{2010}'..='\u{203f}'
            | '\u{20a0}'..='\u{20bf}'
            | '\u{2460}'..='\u{26ff}'
            | '\u{3000}'..='\u{30ff}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{10000}'..
    )
}

/// Whether bytes are UTF-8 with a few faults: in other charsets, sequences that UTF-8 allows come by
/// chance alone. A fault at the very end is that of a text that was cut off.
pub(super) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut faults) = (0_usize, 0_usize);
    let mut rest = bytes.len();
    for chunk in bytes.utf8_chunks() {
        let leads = chunk.valid().bytes().filter(|byte| *byte >= 0xc0);
        sound += leads.count();
        rest -= chunk.valid().len() + chunk.invalid().len();
        faults += usize::from(!chunk.invalid().is_empty() && rest > 0);
    }
    sound > 2 * faults
}

/// How many control characters, one in so many bytes, text may have.
const CONTROLS: usize = 64;

/// That bytes have no zeros and few control characters.
pub(super) fn is_text(bytes: &[u8]) -> Result<(), NotText> {
    if let Some(byte) = memchr(0, bytes) {
        return Err(NotText::Binary { byte, value: 0 });
    }
    let is_control = |byte: u8| byte < 0x20 && !matches!(byte, 0x08..=0x0d | 0x1a | 0x1b);
    let mut controls = bytes.iter().enumerate().filter(|(_, value)| is_control(**value));
    match controls.next() {
        Some((byte, value)) if 1 + controls.count() > bytes.len() / CONTROLS => {
            Err(NotText::Binary { byte, value: *value })
        }
        _ => Ok(()),
    }
}

/// How many bytes are enough to tell a charset.
const SAMPLE: usize = 256 * 1024;

/// The charset that fits bytes best which are no UTF-8.
pub(super) fn likeliest(bytes: &[u8]) -> Charset {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    // The detector looks at neighbours.
    let rest = bytes.get(first.saturating_sub(2)..).unwrap_or_default();
    let sample = rest.get(..SAMPLE).unwrap_or(rest);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == rest.len());
    Charset(detector.guess(None, Utf8Detection::Deny))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_and_frequent_characters_are_utf_16() {
        let rows: [(&[u8], Option<&str>); 10] = [
            (b"", None),
            (b"W\0", Some("UTF-16LE")),
            (b"\0W", Some("UTF-16BE")),
            (b"W\0h", None),
            (b"W\0\0h", None),
            (b"Wh", None),
            // Zeros by mistake.
            (b"Why nets?\0", None),
            (b"Nets\0n and nets\0n, nett\xe9", None),
            // A surrogate alone, and a control character.
            (b"W\0\0\xd8", None),
            (b"W\0\x01\0", None),
        ];
        for (bytes, wanted) in rows {
            assert_eq!(utf16(bytes).map(Charset::name), wanted, "{bytes:?}");
        }
    }

    #[test]
    fn escapes_of_terminals_are_not_iso_2022_jp() {
        assert_eq!(not_meant_as_utf8(b"\x1b[1mWhy?\x1b[0m"), None);
        assert_eq!(not_meant_as_utf8("\u{1b}$B \u{e9}".as_bytes()), None);
        assert_eq!(not_meant_as_utf8(b"\x1b$B$J\x1b(B").map(Charset::name), Some("ISO-2022-JP"));
    }

    #[test]
    fn faults_of_utf_8_are_few() {
        let rows: [(&[u8], bool); 7] = [
            (b"Caf\xe9", false),
            (b"Caf\xc3\xa9 \xe9 ", false),
            (b"Caf\xc3\xa9 d\xc3\xa9j\xc3\xa0 \xe9 ", true),
            (b"\xe9t\xe9, caf\xc3\xa9", false),
            (b"caf\xc3\xa9\xc3", true),
            (b"\xc3", false),
            (b"plain", false),
        ];
        for (bytes, wanted) in rows {
            assert_eq!(is_mostly_utf8(bytes), wanted, "{bytes:?}");
        }
    }
}
