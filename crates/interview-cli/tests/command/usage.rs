//! Command lines that are wrong, and help.

use crate::support::{BEES, Place};

#[test]
fn a_wrong_command_line_ends_with_2_and_a_way_out() {
    let rows = [
        ("", "Usage: interview <COMMAND>"),
        ("transform", "unrecognized subcommand 'transform'"),
        ("convert --to pdf bees.txt", "[possible values: csv, tsv, json, jsonl, text]"),
        ("convert --rows word bees.txt", "[possible values: interview, exchange, turn, segment]"),
        ("convert --convention poem bees.txt", "[possible values: labels, qa, dashes, none]"),
        ("convert --language english bees.txt", "give two small letters, such as en, es or ja"),
        (
            "convert --encoding morse bees.txt",
            "name one of the Encoding Standard, such as windows-1252",
        ),
        ("convert -j 0 bees.txt", "0 is not in 1..=256"),
        (
            "convert -o rows.parquet bees.txt",
            "the ending of `rows.parquet` names no format; add --to",
        ),
        ("convert --to json --rows turn bees.txt", "json does not go with --rows; leave that out"),
        ("convert --rows interview bees.txt", "csv does not go with --rows interview"),
        ("convert --to text --bom bees.txt", "text does not go with --bom"),
        ("convert --text-convention qa bees.txt", "csv does not go with --text-convention"),
        ("convert - -", "standard input (-) can be read only once"),
    ];
    let place = Place::with(&[("bees.txt", BEES.as_bytes())]);
    for (arguments, words) in rows {
        let run = place.run(arguments);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{arguments}");
        assert!(run.stderr.contains(words), "{arguments}: {}", run.stderr);
        assert!(
            run.stderr.contains("Usage: interview") || run.stderr.contains("--help"),
            "{run:?}"
        );
    }
}

#[test]
fn help_has_examples_and_the_exit_status() {
    let run = Place::with(&[]).run("convert --help");
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    for words in
        ["Examples:", "interview convert -o rows.csv articles/", "Exit status:", "[PATH]..."]
    {
        assert!(run.stdout.contains(words), "{words}: {}", run.stdout);
    }
}

#[test]
fn the_version_is_that_of_the_crate() {
    let run = Place::with(&[]).run("--version");
    assert_eq!(run.stdout, format!("interview {}\n", env!("CARGO_PKG_VERSION")));
}
