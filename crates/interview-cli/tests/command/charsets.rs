//! Articles that are not in UTF-8.

use crate::support::{Place, json_rows};

const ARTICLE: &str = "Q: Où est le café ?\r\nA: À côté de l’église.\r\n";

/// The article in windows-1252, and in UTF-16 with a byte order mark.
fn latin() -> Vec<u8> {
    let byte = |c: char| if c == '’' { 0x92 } else { u8::try_from(u32::from(c)).unwrap() };
    ARTICLE.chars().map(byte).collect()
}

fn wide() -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(ARTICLE.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

#[test]
fn what_was_assumed_is_told_and_offsets_count_in_the_text() {
    let by_itself = "it was read as windows-1252, as it declares; `start` and `end` count bytes of its text in UTF-8 [charset]";
    let declared = [b"<!-- <meta charset=latin1> -->\n".as_slice(), &latin()].concat();
    let rows: [(&[u8], &str, Option<&str>, &str); 5] = [
        (ARTICLE.as_bytes(), "", None, ""),
        (
            &latin(),
            "",
            Some("windows-1252"),
            "it was read as windows-1252, which fits best; name another with --encoding if it does not; \
             `start` and `end` count bytes of its text in UTF-8 [charset]",
        ),
        (
            &wide(),
            "",
            Some("UTF-16BE"),
            "it was read as UTF-16BE, as its byte order mark says; \
             `start` and `end` count bytes of its text in UTF-8 [charset]",
        ),
        (
            &latin(),
            "--encoding Latin1",
            Some("windows-1252"),
            "it was read as windows-1252; `start` and `end` count bytes of its text in UTF-8 [charset]",
        ),
        (&declared, "--from text", Some("windows-1252"), by_itself),
    ];
    for (bytes, arguments, charset, words) in rows {
        let place = Place::with(&[("a.txt", bytes)]);
        let run =
            place.run(&format!("convert --strict --to jsonl --rows segment {arguments} a.txt"));
        let before = if bytes == declared { "<!-- <meta charset=latin1> -->\n" } else { "" };
        let text = format!("{before}{ARTICLE}");
        let wanted = if words.is_empty() {
            String::new()
        } else {
            format!("interview: note: a.txt:1: {words}\n")
        };
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), wanted.as_str()));
        let rows = json_rows(&run);
        assert_eq!(rows.last().unwrap()["text"], "À côté de l’église.");
        for row in &rows {
            assert_eq!(row["charset"].as_str(), charset, "{row}");
            let byte = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
            assert!(
                text.get(byte("start")..byte("end"))
                    .unwrap()
                    .ends_with(row["text"].as_str().unwrap()),
                "{row}"
            );
        }
    }
}

#[test]
fn offsets_of_utf_8_count_its_byte_order_mark() {
    let place = Place::with(&[("a.txt", format!("\u{feff}{ARTICLE}").as_bytes())]);
    let run = place.run("convert --to jsonl --rows segment a.txt");
    assert_eq!(json_rows(&run)[0]["start"], 3);
    assert_eq!(run.stderr, "");
}

#[test]
fn what_cannot_be_decoded_is_a_warning_and_loses_nothing() {
    let faulty = b"\nQ: D\xc3\xa9j\xc3\xa0\xff vu?\nA: Oui\xfe\xc3.\n";
    let bytes = [ARTICLE.as_bytes(), ARTICLE.as_bytes(), faulty].concat();
    let place = Place::with(&[("a.txt", &bytes)]);
    let run = place.run("convert --convention qa --to jsonl --rows segment a.txt");
    assert_eq!(
        run.stderr,
        "interview: warning: a.txt:6: places that are not UTF-8: 3, the first at byte 116; each stands as \
         U+FFFD in the text, and `start` and `end` count bytes of its text in UTF-8 [undecodable]\n"
    );
    let rows = json_rows(&run);
    assert_eq!(rows[4]["text"], "Déjà\u{fffd} vu?");
    assert_eq!(rows[5]["text"], "Oui\u{fffd}\u{fffd}.");
    assert_eq!(rows[0]["charset"], "UTF-8");
    assert_eq!(run.status, Some(0));
    assert_eq!(place.run("convert --convention qa --strict a.txt").status, Some(1));
    for command in ["explain", "lint"] {
        let run = place.run(&format!("{command} a.txt"));
        assert!(run.stderr.contains("[undecodable]"), "{run:?}");
    }
}

#[test]
fn a_text_that_grows_past_the_limit_fails() {
    let place = Place::with(&[("a.txt", &latin())]);
    let run = place.run(&format!("convert --max-bytes {} a.txt", latin().len()));
    assert!(run.stderr.contains("it has more than"), "{run:?}");
    assert_eq!(run.status, Some(1));
}
