//! Turns that a layout tells: tables, definition lists, the signs of broadcast captions.

#![allow(clippy::unwrap_used, clippy::string_slice, missing_docs)]

use interview_model::{Interview, SegmentKind};
use interview_parser::parse;

const TURNS: [(&str, &str, &str); 6] = [
    ("0:01", "Ana Mora", "What is in the shed behind the mill?"),
    ("0:05", "Ben Okoro", "Boats. Eleven of them, and the oldest is from 1904."),
    ("0:14", "Ana Mora", "Does anybody sail them?"),
    ("0:16", "Ben Okoro", "Not since the war. My aunt had one out in 1951, and it sank."),
    ("0:24", "Ana Mora", "Who pays for the roof?"),
    ("1:02:07", "Ben Okoro", "The harbour does, every second year."),
];

const MS: [u64; 6] = [1_000, 5_000, 14_000, 16_000, 24_000, 3_727_000];

/// The text of all turns, each written by `row`.
fn text(row: impl Fn(&str, &str, &str) -> String) -> String {
    TURNS.iter().map(|(time, name, words)| row(time, name, words)).collect()
}

/// The interview of a text, of which no byte but white space is lost.
fn read(source: &str) -> Interview {
    let interview = parse(source).interview;
    let mut end = 0;
    for segment in &interview.segments {
        assert_eq!(source[end..segment.span.start].trim(), "", "{source}");
        end = segment.span.end;
    }
    assert_eq!(source[end..].trim(), "", "{source}");
    interview
}

/// Whether the turns are those above, questions and answers in turn.
fn check(source: &str, has_names: bool, has_times: bool) {
    let interview = read(source);
    let turns = interview.turns();
    let found: Vec<_> = turns.iter().map(|turn| (turn.label, turn.text())).collect();
    let label = |name| has_names.then_some(name);
    let wanted = TURNS.map(|(_, name, words)| (label(name), words.to_owned()));
    assert_eq!(found, wanted, "{source}");
    let kinds: Vec<_> = turns.iter().map(|turn| turn.kind).collect();
    assert_eq!(kinds, [SegmentKind::Question, SegmentKind::Answer].repeat(3), "{source}");
    let times: Vec<_> = turns.iter().map(|turn| turn.timing().map(|it| it.start_ms)).collect();
    let wanted = MS.map(|ms| has_times.then_some(ms));
    assert_eq!(times, wanted, "{source}");
}

#[test]
fn rows_of_tables_are_turns() {
    let pairs = text(|_, name, words| format!("| {name} | {words} |\n"));
    check(&pairs, true, false);
    let head = "# The boats of Ferrow\n\n| Time | Name | Words |\n| :--- | --- | :---: |\n";
    let timed = text(|time, name, words| format!("| [{time}] | **{name}** | {words} |\n"));
    check(&format!("{head}{timed}"), true, true);
    let asides = read(&format!("{head}{timed}")).segments_of(SegmentKind::Aside).count();
    assert_eq!(asides, 2);
}

#[test]
fn rows_between_tabs_are_turns() {
    check(&text(|_, name, words| format!("{name}\t{words}\n")), true, false);
    check(&text(|time, name, words| format!("{time}\t{name}\t{words}\n")), true, true);
    let named = text(|time, name, words| format!("{name}\t{time}\t{words}\r\n"));
    check(&format!("speaker\tstart\ttext\r\n{named}"), true, true);
}

#[test]
fn definitions_are_what_the_term_says() {
    check(&text(|_, name, words| format!("{name}\n:   {words}\n\n")), true, false);
    check(&text(|_, name, words| format!("{name}\n\n: {words}\n\n")), true, false);
}

#[test]
fn chevrons_open_turns() {
    check(&text(|_, _, words| format!(">> {words}\n")), false, false);
    check(&text(|_, _, words| format!(">> {words} ")), false, false);
    check(&text(|_, name, words| format!(">>{name}: {words}\n")), true, false);
    // Wrapped at the width of a screen.
    let wrapped = text(|_, _, words| {
        let (start, end) = words.split_at(words.find(' ').unwrap());
        format!(">> {start}\n{}\n", end.trim())
    });
    check(&wrapped, false, false);
    // With the time of each line above it.
    check(&text(|time, _, words| format!("{time}\n>> {words}\n")), false, true);
}
