//! Web archives as inputs.

use std::fmt::Write as _;

use crate::support::{Place, json_rows};

/// A record with a text in it.
fn record(url: &str, text: &str) -> String {
    format!(
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: {url}\r\n\
         WARC-Date: 2024-05-01T10:00:00Z\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Length: {}\r\n\r\n{text}\r\n\r\n",
        text.len()
    )
}

/// An interview in windows-1251.
const BOATS: &[u8] = b"Q: \xc3\xe4\xe5 \xeb\xee\xe4\xea\xe8?\nA: \xc2 \xf1\xe0\xf0\xe0\xe5.\n";

/// A response of HTTP.
fn response(url: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n");
    let mut record = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n\
         WARC-Date: 2024-05-02T10:00:00Z\r\nContent-Type: application/http\r\n\
         Content-Length: {}\r\n\r\n{head}",
        head.len() + body.len()
    )
    .into_bytes();
    record.extend(body);
    record.extend(b"\r\n\r\n");
    record
}

const BEES: &str = "Q: Why bees?\nA: They dance.\n";

#[test]
fn each_page_is_an_article_with_its_address_and_date() {
    let archive = [
        record("https://bees.example/a", BEES).into_bytes(),
        response("https://boats.example/", "text/plain; charset=windows-1251", BOATS),
        record("https://bees.example/a", BEES).into_bytes(),
    ]
    .concat();
    let place = Place::with(&[("web.warc", archive.as_slice()), ("good.txt", BEES.as_bytes())]);
    let run = place.run("convert --to jsonl web.warc good.txt");
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let rows = json_rows(&run);
    let names = [
        "web.warc#https://bees.example/a",
        "web.warc#https://boats.example/",
        "web.warc#https://bees.example/a (2)",
        "good.txt",
    ];
    assert_eq!(rows.iter().map(|row| row["source"].as_str().unwrap()).collect::<Vec<_>>(), names);
    assert_eq!(rows[0]["url"], "https://bees.example/a");
    assert_eq!(rows[0]["retrieved"], "2024-05-01T10:00:00Z");
    assert_eq!((rows[0]["start"].as_u64(), rows[0]["end"].as_u64()), (Some(0), Some(27)));
    assert_eq!(rows[0].get("charset"), None);
    assert_eq!(rows[1]["question"], "Где лодки?");
    assert_eq!(rows[1]["charset"], "windows-1251");
    assert_eq!(rows[3].get("url"), None);

    // The same from standard input, and of the rows of all sorts.
    let run = place.run_reading("convert --to jsonl --rows interview -", &archive);
    let rows = json_rows(&run);
    assert_eq!(rows.len(), 3, "{run:?}");
    assert_eq!(rows[1]["source"], "-#https://boats.example/");
    assert_eq!(rows[1]["retrieved"], "2024-05-02T10:00:00Z");
    let document: serde_json::Value =
        serde_json::from_str(&place.run("convert --to json web.warc").stdout).unwrap();
    assert_eq!(document[0]["url"], "https://bees.example/a");
    for command in ["explain", "lint"] {
        let run = place.run(&format!("{command} web.warc"));
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{command}");
    }
}

#[test]
fn a_page_says_its_charset_itself() {
    let body = [b"<!doctype html>\n<meta charset=windows-1251>\n<p>".as_slice(), BOATS, b"</p>\n"]
        .concat();
    let archive = response("https://boats.example/", "text/html", &body);
    let run =
        Place::with(&[("web.warc", &archive)]).run("convert --to jsonl --rows segment web.warc");
    assert!(run.stdout.contains("Где лодки?"), "{run:?}");
    assert!(json_rows(&run).iter().all(|row| row["charset"] == "windows-1251"), "{run:?}");
    assert!(!run.stderr.contains("[charset]"), "{run:?}");
}

#[test]
fn records_that_are_broken_fail_and_the_others_are_converted() {
    let mut archive = record("https://bees.example/1", BEES);
    let start = archive.len();
    write!(archive, "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: many\r\n\r\nWhy?\r\n\r\n")
        .unwrap();
    archive.push_str(&record("https://bees.example/2", BEES));
    archive.push_str(&record("https://bees.example/3", ""));
    let cut = archive.len();
    archive.push_str("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 500\r\nContent-Type: text/plain\r\n\r\nWhy?");
    let place = Place::with(&[("folder/web.warc", archive.as_bytes())]);
    let run = place.run("convert folder");
    assert_eq!(run.stdout.lines().count(), 3, "{run:?}");
    assert_eq!(
        run.stderr,
        format!(
            "interview: folder/web.warc: the record at byte {start} has no valid Content-Length; it was left out\n\
             interview: folder/web.warc: the record at byte {cut} ends before its content does; it was left out\n\
             interview: 2 of 4 inputs could not be converted\n"
        )
    );
    assert_eq!(run.status, Some(1));
}

#[test]
fn a_page_is_no_longer_than_the_limit() {
    let archive =
        [record("https://a.example/", &"Why? ".repeat(100)), record("https://b.example/", BEES)];
    let place = Place::with(&[("web.warc", archive.concat().as_bytes())]);
    let run = place.run("convert --max-bytes 400 web.warc");
    assert!(
        run.stderr.contains("the record at byte 0 has more than 400 bytes of content"),
        "{run:?}"
    );
    assert!(run.stdout.contains("https://b.example/"), "{run:?}");
    assert_eq!(run.status, Some(1));
}

#[test]
fn what_is_no_archive_says_so() {
    let run = Place::with(&[("a.warc.gz", b"Why bees?\nThey dance.\n")]).run("convert a.warc.gz");
    assert!(
        run.stderr.contains("a.warc.gz: the record at byte 0 does not begin as a WARC record"),
        "{run:?}"
    );
    assert_eq!(run.status, Some(1));
}
