//! Archives, sound and broken.

use std::io::Write as _;
use std::time::Instant;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use super::*;

const MOST: usize = 10_000;

/// A record of a type.
fn record(kind: &str, content_type: &str, content: &[u8]) -> Vec<u8> {
    let header = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://bees.example/{kind}\r\n\
         WARC-Date: 2024-05-01T10:00:00Z\r\nContent-Type: {content_type}\r\n\
         Content-Length: {}\r\n\r\n",
        content.len()
    );
    [header.as_bytes(), content, b"\r\n\r\n"].concat()
}

/// A response of HTTP with these fields.
fn response(fields: &str, body: &[u8]) -> Vec<u8> {
    let content = [b"HTTP/1.1 200 OK\r\n", fields.as_bytes(), b"\r\n", body].concat();
    record("response", "application/http; msgtype=response", &content)
}

fn page(body: &str) -> Vec<u8> {
    response("Content-Type: text/html; charset=\"KOI8-R\"\r\n", body.as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// The bodies of the pages of a file, and what is wrong with its other records.
fn read(file: &[u8]) -> Vec<Result<String, String>> {
    let body = |page: Page| String::from_utf8(page.body).unwrap();
    pages(file, MOST).map(|it| it.map(body).map_err(|error| error.to_string())).collect()
}

fn sound(bodies: &[&str]) -> Vec<Result<String, String>> {
    bodies.iter().map(|body| Ok((*body).to_owned())).collect()
}

#[test]
fn pages_are_responses_resources_and_conversions() {
    let file = [
        record("warcinfo", "application/warc-fields", b"software: none\r\n"),
        record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        page("one"),
        record("response", "text/dns", b"20240501 bees.example"),
        record("resource", "text/plain", b"two"),
        record("metadata", "text/plain", b"none"),
        String::from_utf8(record("resource", "text/plain", b"log"))
            .unwrap()
            .replace("https://", "metadata://")
            .into_bytes(),
        record("revisit", "application/http", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("conversion", "text/plain; charset=utf-8", b"three"),
        record("resource", "image/png", b"\x89PNG"),
        response("content-TYPE: image/png\r\n", b"\x89PNG"),
        response("", b"four"),
        record("response", "application/http", b"HTTP/1.1 404 Not Found\r\n\r\nnone"),
        record("response", "application/http", b"HTTP/1.1 304\r\n\r\n"),
    ]
    .concat();
    assert_eq!(read(&file), sound(&["one", "two", "three", "four"]));
    let first = pages(file.as_slice(), MOST).next().unwrap().unwrap();
    assert_eq!(first.url, "https://bees.example/response");
    assert_eq!(first.retrieved.as_deref(), Some("2024-05-01T10:00:00Z"));
    assert_eq!(first.media_type.as_deref(), Some("text/html"));
    assert_eq!(first.charset.as_deref(), Some("koi8-r"));
}

#[test]
fn gzip_as_a_whole_and_in_members() {
    let records = [page("one"), page("two"), record("resource", "text/plain", b"three")];
    let wanted = sound(&["one", "two", "three"]);
    let whole = records.concat();
    assert_eq!(read(&whole), wanted);
    assert_eq!(read(&gzip(&whole)), wanted);
    assert_eq!(read(&records.map(|it| gzip(&it)).concat()), wanted);
    // In members that begin anywhere.
    let pieces: Vec<u8> = whole.chunks(100).flat_map(gzip).collect();
    assert_eq!(read(&pieces), wanted);
}

#[test]
fn writers_take_liberties() {
    let unix = String::from_utf8(page("one")).unwrap();
    let length = unix.find("HTTP/1.1").unwrap();
    let (header, content) = unix.split_at(length);
    let unix = format!("{}{content}", header.replace("\r\n", "\n"));
    let file = [
        b"\r\n\r\n".as_slice(),
        unix.trim_end().as_bytes(),
        b"\n",
        b"warc/1.1 is no version, WARC/1.1 is\r\n",
    ];
    assert_eq!(read(&file[..3].concat()), sound(&["one"]));
    let brackets =
        b"WARC/1.0\nwarc-type: RESOURCE\nWARC-Target-URI: <https://bees.example/\n\tlong>\n\
        Content-Type: TEXT/Plain\nContent-Length: 3\n\ntwo";
    let found = pages(brackets.as_slice(), MOST).next().unwrap().unwrap();
    assert_eq!(
        (found.url.as_str(), found.body.as_slice()),
        ("https://bees.example/ long", &b"two"[..])
    );
}

#[test]
fn encodings_of_the_transfer_are_taken_off() {
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::default());
    deflated.write_all(b"Why bees?").unwrap();
    let deflated = deflated.finish().unwrap();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(b"Why bees?").unwrap();
    let zlib = zlib.finish().unwrap();
    let chunked_gzip = [b"1d\r\n".as_slice(), &gzip(b"Why bees?"), b"\r\n0\r\n\r\n"].concat();
    assert_eq!(gzip(b"Why bees?").len(), 0x1d);
    let rows: [(&str, &[u8]); 11] = [
        ("", b"Why bees?"),
        ("Transfer-Encoding: chunked\r\n", b"4\r\nWhy \r\n5;x=y\r\nbees?\r\n0\r\nA: b\r\n\r\n"),
        ("Transfer-Encoding: chunked\r\n", b"4\nWhy \n0005\nbees?\n"),
        // What the archive took off before.
        ("Transfer-Encoding: chunked\r\n", b"Why bees?"),
        ("Content-Encoding: gzip\r\n", b"Why bees?"),
        ("Content-Encoding: GZIP\r\n", &gzip(b"Why bees?")),
        ("Content-Encoding: x-gzip\r\n", &[gzip(b"Why "), gzip(b"bees?")].concat()),
        ("Content-Encoding: deflate\r\n", &zlib),
        ("Content-Encoding: deflate\r\n", &deflated),
        ("Content-Encoding: deflate\r\n", b"Why bees?"),
        ("Transfer-Encoding: gzip, Chunked\r\nContent-Encoding: gzip\r\n", &chunked_gzip),
    ];
    for (fields, body) in rows {
        assert_eq!(read(&response(fields, body)), sound(&["Why bees?"]), "{fields}");
    }
}

#[test]
fn content_that_is_broken_is_told_and_the_next_record_read() {
    let mut cut = gzip(&[b'a'; 500]);
    cut.truncate(20);
    let bomb = gzip(&vec![b'a'; MOST + 1]);
    let rows: [(Vec<u8>, &str); 8] = [
        (
            response("Content-Encoding: br\r\n", b"xx"),
            "has a content encoding that is not read: br",
        ),
        (response("Content-Encoding: gzip\r\n", &cut), "has compressed content that is broken: "),
        (response("Content-Encoding: gzip\r\n", &bomb), "has more than 10000 bytes of content"),
        (response("", &[b'a'; MOST + 1]), "has more than 10000 bytes of content"),
        (response("", &vec![b'a'; MOST + 300_000]), "has more than 10000 bytes of content"),
        (
            response("Transfer-Encoding: chunked\r\n", b"1\r\na\r\nffffffff\r\nb"),
            "has chunks that are",
        ),
        (
            record("response", "application/http", b"HTTP/1.1 200 OK"),
            "holds no valid HTTP response",
        ),
        (
            record("resource", "text/plain\r\nWARC-Segment-Number: 1", b"part"),
            "is one part of a record in several",
        ),
    ];
    for (broken, problem) in rows {
        let found = read(&[page("one"), broken, page("two")].concat());
        assert_eq!((&found[0], &found[2]), (&sound(&["one"])[0], &sound(&["two"])[0]), "{found:?}");
        let words = format!("the record at byte {} {problem}", page("one").len());
        assert!(found[1].as_ref().unwrap_err().starts_with(&words), "{words}: {found:?}");
    }
}

#[test]
fn records_that_are_broken_are_told_and_the_next_one_looked_for() {
    let with_length = |length: &str| {
        let record = String::from_utf8(page("lies")).unwrap();
        let (before, after) = record.split_once("Content-Length: ").unwrap();
        let (_, after) = after.split_once('\r').unwrap();
        format!("{before}Content-Length: {length}\r{after}").into_bytes()
    };
    let endless = format!("WARC/1.0\r\nA: {}\r\n\r\n", "a".repeat(100_000)).into_bytes();
    let rows: [(Vec<u8>, &str); 8] = [
        (b"no record\r\n\r\n".to_vec(), "does not begin as a WARC record"),
        (with_length("-1"), "has no valid Content-Length"),
        (with_length("99999999999999999999999999"), "has no valid Content-Length"),
        (with_length("3"), "has a Content-Length that is not"),
        (with_length("150"), "has a Content-Length that is not"),
        (with_length("9000"), "ends before its content does"),
        (endless, "has a header without an end"),
        (b"WARC/1.0\r\n\r\n".to_vec(), "has no valid Content-Length"),
    ];
    for (broken, problem) in rows {
        for gzip in [|it: Vec<u8>| it, |it: Vec<u8>| gzip(&it)] {
            let before = gzip(page("one"));
            let start = before.len();
            let found = read(&[before, gzip(broken.clone()), gzip(page("two"))].concat());
            let words = format!("the record at byte {start} {problem}");
            assert_eq!(found.len(), 3, "{words}: {found:?}");
            assert_eq!((&found[0], &found[2]), (&sound(&["one"])[0], &sound(&["two"])[0]));
            assert!(found[1].as_ref().unwrap_err().starts_with(&words), "{words}: {found:?}");
        }
    }
}

#[test]
fn a_member_of_gzip_that_is_broken_is_told_and_the_next_one_looked_for() {
    let (one, two) = (gzip(&page("one")), gzip(&page("two")));
    let mut wrong_sum = gzip(&page("broken"));
    let sum = wrong_sum.len() - 6;
    wrong_sum[sum] ^= 0xff;
    let mut wrong_data = gzip(&page(&"broken ".repeat(200)));
    for byte in &mut wrong_data[60..80] {
        *byte ^= 0x5a;
    }
    let mut cut = gzip(&page(&"broken ".repeat(200)));
    cut.truncate(80);
    for broken in [
        wrong_sum,
        wrong_data,
        cut.clone(),
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xff\xff\xff".to_vec(),
        b"rubbish".to_vec(),
    ] {
        let found = read(&[one.clone(), broken.clone(), two.clone()].concat());
        let errors = found.iter().filter(|it| it.is_err()).count();
        assert!(errors > 0, "{broken:?}: {found:?}");
        assert_eq!(found.first(), sound(&["one"]).first(), "{broken:?}");
        // What is cut off may swallow the beginning of the next.
        if broken != cut {
            assert_eq!(found.last(), sound(&["two"]).first(), "{broken:?}: {found:?}");
        }
    }
    let found = read(&[one, cut].concat());
    assert!(found[1].as_ref().unwrap_err().contains("cannot be read: "), "{found:?}");
    assert_eq!(found.len(), 2);
}

#[test]
fn what_was_put_back_is_read_in_linear_time() {
    // Records with one line end between them, within what another takes for its content.
    let read_in = |count: usize| {
        let inner = String::from_utf8(record("resource", "text/plain", b"Why?")).unwrap();
        let inner = inner.trim_end().to_owned() + "\n";
        let inner = inner.repeat(count);
        let file = format!(
            "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: {}\r\n\r\nx\n{inner}and more",
            inner.len()
        );
        let times = (0..3).map(|_| {
            let start = Instant::now();
            let sound = pages(file.as_bytes(), 1 << 24).flatten().count();
            assert_eq!(sound, count - 1);
            start.elapsed()
        });
        times.min().unwrap()
    };
    let (short, long) = (read_in(6_000), read_in(24_000));
    // Four times as long, where it is linear.
    assert!(long < short * 8, "{short:?}, {long:?}");
}

#[test]
fn what_is_broken_over_and_over_is_given_up() {
    let found = read(&b"WARC/1.0\r\n\r\n".repeat(5_000));
    assert_eq!(found.len(), MOST_BROKEN);
    assert!(found.last().unwrap().as_ref().unwrap_err().contains("was not read"), "{found:?}");
    let found = read(&b"\x1f\x8b\x08\0".repeat(50_000));
    assert!(!found.is_empty() && found.len() <= MOST_BROKEN, "{}", found.len());
}

#[test]
fn no_bytes_are_no_pages() {
    for file in [b"".as_slice(), b"\r\n\r\n", &gzip(b"")] {
        assert_eq!(read(file), []);
    }
    let found = read(b"Why bees?\nThey dance.\n");
    assert_eq!(found.len(), 1);
}

#[test]
fn any_beginning_of_a_file_ends() {
    let plain = [page("one"), page("two")].concat();
    for file in [plain.clone(), gzip(&plain), [gzip(&page("one")), gzip(&page("two"))].concat()] {
        for end in 0..file.len() {
            let found = read(&file[..end]);
            assert!(found.len() <= 3, "{end}: {found:?}");
        }
    }
}
