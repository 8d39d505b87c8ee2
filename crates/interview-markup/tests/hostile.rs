//! Bytes of any sort as text and as archives: nothing panics, nothing is lost, all ends.

#![cfg(all(feature = "charset", feature = "warc"))]

use interview_markup::charset::{Charset, Hints, decode};
use interview_markup::warc::pages;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// What archives are made of, whole and in parts.
const PIECES: [&[u8]; 22] = [
    b"WARC/1.0\r\n",
    b"WARC/1.1\n",
    b"WARC-Type: response\r\n",
    b"WARC-Type: resource\r\n",
    b"Content-Type: application/http\r\n",
    b"Content-Type: text/plain\r\n",
    b"Content-Length: 0\r\n",
    b"Content-Length: 7\r\n",
    b"Content-Length: 90\r\n",
    b"Content-Length: 99999999999\r\n",
    b"WARC-Segment-Number: 2\r\n",
    b"\r\n",
    b"\r\n\r\n",
    b"HTTP/1.1 200 OK\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n",
    b"5\r\nWhy?\n\r\n0\r\n\r\n",
    b"ffffffffffffffff\r\n",
    b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x0b\xcf\xa8\xb4\x07\0\x0e\xd8\xd9\x9f\x04\0\0\0",
    b"\x1f",
    b"Why bees?",
];

const MOST: usize = 64;

fn archive() -> impl Strategy<Value = Vec<u8>> {
    vec(select(PIECES.as_slice()), 0..60).prop_map(|pieces| pieces.concat())
}

fn check_archive(bytes: &[u8]) -> Result<(), TestCaseError> {
    let mut count = 0;
    for page in pages(bytes, MOST) {
        count += 1;
        match page {
            Ok(page) => prop_assert!(page.body.len() <= MOST),
            Err(error) => prop_assert!(error.offset() <= bytes.len() as u64, "{error}"),
        }
    }
    prop_assert!(count <= bytes.len(), "{count} records in {} bytes", bytes.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn archives_of_anything_end(bytes in vec(any::<u8>(), 0..300)) {
        check_archive(&bytes)?;
    }

    #[test]
    fn archives_of_pieces_end(bytes in archive()) {
        check_archive(&bytes)?;
    }

    #[test]
    fn utf_8_is_never_altered(text in any::<String>()) {
        if let Ok(decoded) = decode(text.clone().into_bytes(), Hints::default())
            && decoded.charset == Charset::UTF_8
        {
            prop_assert!(decoded.is_verbatim());
            prop_assert_eq!(decoded.text, text);
        }
    }

    #[test]
    fn what_cannot_be_decoded_is_counted(
        bytes in vec(any::<u8>(), 0..200),
        label in select(vec!["utf-8", "utf-16le", "shift_jis", "gbk", "euc-kr", "iso-2022-jp", "windows-1253"]),
    ) {
        let mut hints = Hints::default();
        hints.given = Charset::of_label(label);
        if let Ok(decoded) = decode(bytes.clone(), hints) {
            let replaced = decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
            let undecodable = decoded.undecodable.map_or(0, |it| it.count);
            // Text may hold the sign itself.
            prop_assert!(replaced >= undecodable);
            prop_assert!(decoded.undecodable.is_none_or(|it| it.first <= bytes.len()));
            prop_assert!(decoded.undecodable.is_none_or(|it| it.line <= 1 + decoded.text.matches('\n').count()));
        }
    }
}
