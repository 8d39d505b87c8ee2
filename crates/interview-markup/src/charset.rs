//! Bytes to text: which charset they are in, and what they say in it.
//!
//! Charsets are those of the [Encoding Standard](https://encoding.spec.whatwg.org/), under all labels
//! that it knows.

mod declared;
mod detect;

use std::fmt;

use encoding_rs::{DecoderResult, Encoding, UTF_8};
use memchr::memchr_iter;
use thiserror::Error;

/// A charset.
///
/// ```
/// use interview_markup::charset::Charset;
///
/// let latin = Charset::of_label(" Latin1 ").expect("a label of the standard");
/// assert_eq!(latin.name(), "windows-1252");
/// assert_eq!(Charset::of_label("morse"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Charset(&'static Encoding);

impl Charset {
    /// UTF-8.
    pub const UTF_8: Self = Self(UTF_8);

    /// The charset with a label, in capitals or small letters.
    #[must_use]
    pub fn of_label(label: &str) -> Option<Self> {
        Encoding::for_label_no_replacement(label.as_bytes()).map(Self)
    }

    /// The charset's name in the standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is known of the charset beforehand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hints {
    /// The charset that a person settles. A byte order mark alone wins over it, as the standard says.
    ///
    /// Default: `None`.
    pub given: Option<Charset>,
    /// The charset that was declared outside the bytes, as in an HTTP header. It goes before a
    /// declaration in the bytes, and only where these are not UTF-8.
    ///
    /// Default: `None`.
    pub declared: Option<Charset>,
}

/// Why bytes were read in a charset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// They are valid UTF-8, but perhaps for a few that are broken.
    Valid,
    /// They begin with its byte order mark.
    ByteOrderMark,
    /// [`Hints::given`].
    Given,
    /// [`Hints::declared`], or the bytes themselves declare it: a `<meta>` or an XML declaration.
    Declared,
    /// It fits best by what is frequent in languages.
    Detected,
}

/// Bytes that stand for no character in the charset. In the text each such sequence is U+FFFD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Undecodable {
    /// How many sequences there are.
    pub count: usize,
    /// The byte at which the first of them begins.
    pub first: usize,
    /// The line on which it stands, counted from 1.
    pub line: usize,
}

/// Bytes as text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded {
    /// The text. Of UTF-8 it has every byte, a byte order mark included; of other charsets the byte
    /// order mark is left out.
    pub text: String,
    /// What the bytes were taken for.
    pub charset: Charset,
    /// Why.
    pub basis: Basis,
    /// What could not be decoded, if there is such.
    pub undecodable: Option<Undecodable>,
}

impl Decoded {
    /// Whether offsets in the text are offsets in the bytes too: they are UTF-8 without a fault.
    /// Otherwise they count bytes of the text alone.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.charset == Charset::UTF_8 && self.undecodable.is_none()
    }
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NotText {
    /// They have bytes that no text has.
    #[error(
        "it is no text: byte {byte} is {value:#04x}; convert it to text first, or name its charset"
    )]
    Binary {
        /// Where the first such byte is.
        byte: usize,
        /// What it is.
        value: u8,
    },
    /// They begin with the byte order mark of UTF-32.
    #[error("it is UTF-32, which is not read; convert it to UTF-8 first")]
    Utf32,
}

/// Takes bytes for text: by their byte order mark; by what was given; as UTF-8, if they are that; by what
/// is declared; else by what is likeliest. Takes time linear in their number; UTF-8 is not copied.
///
/// # Errors
///
/// They are no text in a charset that is known.
///
/// ```
/// use interview_markup::charset::{Basis, Hints, decode};
///
/// let decoded = decode(b"<meta charset=latin1><p>Caf\xe9".to_vec(), Hints::default())?;
/// assert_eq!(decoded.text, "<meta charset=latin1><p>Caf\u{e9}");
/// assert_eq!((decoded.charset.name(), decoded.basis), ("windows-1252", Basis::Declared));
/// assert!(!decoded.is_verbatim());
/// # Ok::<(), interview_markup::charset::NotText>(())
/// ```
pub fn decode(bytes: Vec<u8>, hints: Hints) -> Result<Decoded, NotText> {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(NotText::Utf32);
    }
    if let Some((marked, _)) = Encoding::for_bom(&bytes) {
        return Ok(decode_as(bytes, Charset(marked), Basis::ByteOrderMark));
    }
    if let Some(given) = hints.given {
        return Ok(decode_as(bytes, given, Basis::Given));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => match detect::not_meant_as_utf8(text.as_bytes()) {
            None => return Ok(verbatim(text, Basis::Valid)),
            Some(charset) => return Ok(decode_as(text.into_bytes(), charset, Basis::Detected)),
        },
        Err(error) => error.into_bytes(),
    };
    if let Some(charset) = detect::utf16(&bytes) {
        return Ok(decode_as(bytes, charset, Basis::Detected));
    }
    if detect::is_mostly_utf8(&bytes) {
        return Ok(decode_as(bytes, Charset::UTF_8, Basis::Valid));
    }
    let outside = hints.declared.filter(|it| declared::is_possible(*it));
    if let Some(charset) = outside.or_else(|| declared::declared(&bytes)) {
        return Ok(decode_as(bytes, charset, Basis::Declared));
    }
    detect::is_text(&bytes)?;
    let charset = detect::likeliest(&bytes);
    Ok(decode_as(bytes, charset, Basis::Detected))
}

fn verbatim(text: String, basis: Basis) -> Decoded {
    Decoded { text, charset: Charset::UTF_8, basis, undecodable: None }
}

fn decode_as(bytes: Vec<u8>, charset: Charset, basis: Basis) -> Decoded {
    let bytes = if charset == Charset::UTF_8 {
        match String::from_utf8(bytes) {
            Ok(text) => return verbatim(text, basis),
            Err(error) => error.into_bytes(),
        }
    } else {
        bytes
    };
    let (text, undecodable) = replaced(&bytes, charset);
    Decoded { text, charset, basis, undecodable }
}

/// The text of bytes in a charset, what cannot be decoded replaced.
fn replaced(bytes: &[u8], charset: Charset) -> (String, Option<Undecodable>) {
    let Charset(encoding) = charset;
    let mut decoder = if encoding == UTF_8 {
        encoding.new_decoder_without_bom_handling()
    } else {
        encoding.new_decoder_with_bom_removal()
    };
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let (mut at, mut undecodable) = (0, None::<Undecodable>);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => return (text, undecodable),
            // At least as much as the decoder asks for one character.
            DecoderResult::OutputFull => text.reserve(rest.len().max(64)),
            DecoderResult::Malformed(length, after) => {
                let first = at.saturating_sub(usize::from(length) + usize::from(after));
                let line = || 1 + memchr_iter(b'\n', text.as_bytes()).count();
                let found = undecodable.get_or_insert_with(|| Undecodable {
                    count: 0,
                    first,
                    line: line(),
                });
                found.count += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `bytes` are taken for without hints: charset, basis, text.
    fn taken(bytes: &[u8]) -> (&'static str, Basis, String) {
        let decoded = decode(bytes.to_vec(), Hints::default()).unwrap();
        (decoded.charset.name(), decoded.basis, decoded.text)
    }

    fn in_utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn in_charset(label: &str, text: &str) -> Vec<u8> {
        let (bytes, _, had_errors) = Charset::of_label(label).unwrap().0.encode(text);
        assert!(!had_errors, "{text}");
        bytes.into_owned()
    }

    #[test]
    fn utf_8_stays_as_it_is() {
        for text in ["", "Why?", "\u{feff}Pourquoi\u{a0}? Voil\u{e0}.", "a\0b", "\u{1b}[1mWhy?"] {
            let decoded = decode(text.as_bytes().to_vec(), Hints::default()).unwrap();
            assert_eq!(decoded.text, text);
            assert!(decoded.is_verbatim());
        }
    }

    #[test]
    fn utf_16_with_and_without_a_mark() {
        for text in [
            "Why nets?\r\nThey last.",
            "Varför nät?\nDe håller.",
            "なぜ網ですか。\n\u{3000}一枚は長持ちします。\n",
        ] {
            for (name, bytes) in [
                ("UTF-16LE", in_utf16(text, u16::to_le_bytes)),
                ("UTF-16BE", in_utf16(text, u16::to_be_bytes)),
            ] {
                assert_eq!(taken(&bytes), (name, Basis::Detected, text.to_owned()));
                let mark = if name == "UTF-16LE" { b"\xff\xfe" } else { b"\xfe\xff" };
                let marked = [mark, bytes.as_slice()].concat();
                assert_eq!(taken(&marked), (name, Basis::ByteOrderMark, text.to_owned()));
            }
        }
        // Half a unit at the end.
        let decoded = decode(b"\xff\xfeW\0h\0y".to_vec(), Hints::default()).unwrap();
        assert_eq!(decoded.text, "Wh\u{fffd}");
        assert_eq!(decoded.undecodable, Some(Undecodable { count: 1, first: 6, line: 1 }));
    }

    #[test]
    fn what_is_frequent_tells_the_charset() {
        let rows = [
            (
                "windows-1252",
                "Où gardez-vous les bateaux\u{a0}? Dans le hangar, derrière l’église.",
            ),
            ("windows-1251", "Где вы держите лодки? В сарае за мельницей, у самой реки."),
            ("KOI8-U", "Где вы держите лодки? В сарае за мельницей, у самой реки."),
            ("Shift_JIS", "舟はどこにありますか。水車小屋の裏の納屋にあります。"),
            ("EUC-JP", "舟はどこにありますか。水車小屋の裏の納屋にあります。"),
            ("ISO-2022-JP", "舟はどこにありますか。水車小屋の裏の納屋にあります。"),
            ("GBK", "船放在哪里？在磨坊后面的棚子里，离河很近。"),
            ("EUC-KR", "배는 어디에 두십니까? 물방앗간 뒤 헛간에 있습니다."),
            (
                "ISO-8859-2",
                "Gdzie trzymacie łodzie? W szopie za młynem, tuż nad rzeką, od wielu lat.",
            ),
        ];
        for (name, text) in rows {
            let (charset, basis, read) = taken(&in_charset(name, text));
            assert_eq!((charset, basis), (name, Basis::Detected), "{text}");
            assert_eq!(read, text);
        }
    }

    #[test]
    fn a_declaration_goes_before_what_is_likeliest() {
        let page = |head: &str| in_charset("windows-1251", &format!("{head}<p>Да.</p>"));
        for head in [
            "<meta charset=\"windows-1251\">",
            "<!doctype html><html><head><title>x</title><META CHARSET = 'cp1251' />",
            "<meta http-equiv=Content-Type content=\"text/html; charset=Windows-1251\">",
            "<?xml version=\"1.0\" encoding=\"windows-1251\"?>",
        ] {
            let (charset, basis, text) = taken(&page(head));
            assert_eq!((charset, basis), ("windows-1251", Basis::Declared), "{head}");
            assert!(text.ends_with("<p>Да.</p>"), "{text}");
        }
        // Unless the bytes are UTF-8 in truth, as those of a page that was converted and says so nowhere.
        assert_eq!(taken("<meta charset=latin1>Ä".as_bytes()).0, "UTF-8");
    }

    #[test]
    fn what_is_given_goes_before_all_but_a_byte_order_mark() {
        let mut hints = Hints { given: Charset::of_label("koi8-r"), ..Hints::default() };
        let given = decode(vec![0xc1], hints).unwrap();
        assert_eq!((given.text.as_str(), given.basis), ("а", Basis::Given));
        assert_eq!(decode("é".as_bytes().to_vec(), hints).unwrap().text, "ц╘");
        let marked = decode("\u{feff}é".as_bytes().to_vec(), hints).unwrap();
        assert_eq!((marked.text.as_str(), marked.basis), ("\u{feff}é", Basis::ByteOrderMark));
        hints = Hints { declared: Charset::of_label("koi8-r"), ..Hints::default() };
        let declared = decode(b"<meta charset=latin1>\xc1".to_vec(), hints).unwrap();
        assert_eq!((declared.charset.name(), declared.basis), ("KOI8-R", Basis::Declared));
        assert_eq!(decode("é".as_bytes().to_vec(), hints).unwrap().text, "é");
    }

    #[test]
    fn utf_8_with_faults_is_still_utf_8() {
        let rows: [(&[u8], &str, usize, usize, usize); 4] = [
            (b"Caf\xc3\xa9, d\xc3\xa9j\xc3\xa0 v\xff!", "Café, déjà v\u{fffd}!", 1, 15, 1),
            // Cut off in the middle of a character.
            (b"\xe8\x88\x9f\xe3\x81\xaf\xe3\x81", "舟は\u{fffd}", 1, 6, 1),
            (b"\xc3\xa9\xc3\xa9\xc3\xa9\r\n\r\n\xff.", "ééé\r\n\r\n\u{fffd}.", 1, 10, 3),
            (b"\xef\xbb\xbf\xff a \xff", "\u{feff}\u{fffd} a \u{fffd}", 2, 3, 1),
        ];
        for (bytes, text, count, first, line) in rows {
            let decoded = decode(bytes.to_vec(), Hints::default()).unwrap();
            assert_eq!((decoded.charset, decoded.text.as_str()), (Charset::UTF_8, text));
            assert_eq!(decoded.undecodable, Some(Undecodable { count, first, line }));
            assert!(!decoded.is_verbatim());
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let rows: [(&[u8], NotText); 4] = [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0", NotText::Binary { byte: 8, value: 0 }),
            (b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xff\xfe", NotText::Binary { byte: 3, value: 0 }),
            (b"\xff\xfe\0\0W\0\0\0", NotText::Utf32),
            (b"\x93\x01\x02\x03\x04\x05\x06\xe9", NotText::Binary { byte: 1, value: 1 }),
        ];
        for (bytes, wanted) in rows {
            assert_eq!(decode(bytes.to_vec(), Hints::default()), Err(wanted));
        }
        // But for who insists.
        let hints = Hints { given: Charset::of_label("latin1"), ..Hints::default() };
        assert_eq!(decode(b"\xe9\0".to_vec(), hints).unwrap().text, "é\0");
    }

    #[test]
    fn any_bytes_give_text_or_an_error() {
        // Every pair of bytes, alone and after text of every charset above.
        for first in 0..=255_u8 {
            for second in [0, 9, 10, 27, 36, 60, 127, 128, 160, 194, 224, 254, 255, first] {
                for before in ["", "<meta charset=gbk>", "\u{1b}$B", "<?xml encoding="] {
                    let bytes = [before.as_bytes(), &[first, second]].concat();
                    if let Ok(decoded) = decode(bytes.clone(), Hints::default())
                        && decoded.is_verbatim()
                    {
                        assert_eq!(decoded.text.as_bytes(), bytes);
                    }
                }
            }
        }
    }
}
