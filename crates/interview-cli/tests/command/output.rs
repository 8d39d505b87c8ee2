//! Where the output goes.

use std::fs;
use std::io::{BufRead as _, BufReader};

use crate::support::{BEES, HEADER, Place, bees_row};

fn bees() -> Place {
    Place::with(&[("bees.txt", BEES.as_bytes())])
}

#[test]
fn the_file_named_gets_the_format_of_its_ending() {
    let rows = [
        ("rows.csv", HEADER),
        ("rows.TSV", "source\texchange\t"),
        ("all.json", "[\n"),
        ("rows.jsonl", "{\"source\""),
        ("rows.ndjson", "{\"source\""),
        ("talk.txt", "Q: Why bees?"),
    ];
    for (name, beginning) in rows {
        let place = bees();
        let run = place.run(&format!("convert -o {name} bees.txt"));
        assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
        assert!(place.read(name).starts_with(beginning), "{name}: {}", place.read(name));
    }
}

#[test]
fn a_format_that_is_named_wins_over_the_ending() {
    let place = bees();
    assert_eq!(place.run("convert -o rows.csv --to tsv bees.txt").status, Some(0));
    assert!(place.read("rows.csv").starts_with("source\t"));
    assert!(place.run("convert -o - --to json bees.txt").stdout.starts_with('['));
}

#[test]
fn an_earlier_output_is_replaced_by_one_that_holds_what_could_be_converted() {
    let place = bees();
    fs::write(place.path("rows.csv"), "old").unwrap();
    let run = place.run("convert -o rows.csv none.txt bees.txt");
    assert_eq!(run.status, Some(1));
    assert_eq!(place.read("rows.csv"), format!("{HEADER}{}", bees_row("bees.txt")));
}

#[test]
fn an_earlier_output_stays_where_nothing_could_be_converted() {
    let place = bees();
    fs::write(place.path("rows.csv"), "old").unwrap();
    let run = place.run("convert -o rows.csv none.txt");
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.contains("interview: rows.csv: not written, for nothing "), "{run:?}");
    assert_eq!(place.read("rows.csv"), "old");
    place.run("convert -o new.csv none.txt");
    assert_eq!(fs::read_dir(place.path("")).unwrap().count(), 2, "bees.txt and rows.csv");
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let place = bees();
    let run = place.run("convert -o none/rows.csv bees.txt");
    assert_eq!(run.status, Some(1));
    assert!(run.stderr.starts_with("interview: none/rows.csv: it cannot be written: "), "{run:?}");
    fs::create_dir(place.path("rows.csv")).unwrap();
    let run = place.run("convert -o rows.csv bees.txt");
    assert_eq!(run.stderr, "interview: rows.csv: it is a folder; name a file in it\n");
}

#[test]
fn the_output_is_no_input() {
    let place = Place::with(&[("talks/bees.txt", BEES.as_bytes())]);
    for _ in 0..2 {
        let run = place.run("convert -o talks/all.txt talks");
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
        assert_eq!(place.read("talks/all.txt"), "Q: Why bees?\n\nA: They dance.\n");
    }
    let run = place.run("convert -o talks/bees.txt talks/bees.txt");
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("is an input, and the output would replace it"), "{run:?}");
    assert_eq!(place.read("talks/bees.txt"), BEES);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let place = Place::with(&[("long.txt", BEES.repeat(4_000).as_bytes())]);
    let mut child = place.command("convert --rows segment long.txt long.txt").spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(line.starts_with("source,"), "{line}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert_eq!(output.status.code(), Some(0));
}
