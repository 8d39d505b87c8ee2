//! What is written, in each format.

use crate::support::{BEES, HEADER, Place, bees_row};

fn bees() -> Place {
    Place::with(&[("bees.txt", BEES.as_bytes())])
}

#[test]
fn without_options_a_row_of_csv_is_an_exchange() {
    let run = bees().run("convert bees.txt");
    assert_eq!(run.stdout, format!("{HEADER}{}", bees_row("bees.txt")));
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn every_format_and_every_sort_of_rows_begins_as_documented() {
    let rows = [
        ("--to csv --rows exchange", HEADER),
        ("--to csv --rows turn", "source,turn,"),
        (
            "--to csv --rows segment",
            "source,segment,role,speaker,label,start,end,start_ms,end_ms,line,",
        ),
        ("--to tsv", "source\texchange\tsection\t"),
        ("--to json", "[\n{\"source\":\"bees.txt\","),
        ("--to jsonl", "{\"source\":\"bees.txt\",\"exchange\":1,"),
        ("--to jsonl --rows turn", "{\"source\":\"bees.txt\",\"turn\":"),
        ("--to text", "Q: Why bees?\n\nA: They dance.\n"),
        ("--to text --text-convention none", "Why bees?\n\nThey dance.\n"),
    ];
    for (options, beginning) in rows {
        let run = bees().run(&format!("convert {options} bees.txt"));
        assert!(run.stdout.starts_with(beginning), "{options}: {run:?}");
        assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""), "{options}");
    }
}

#[test]
fn a_row_of_json_lines_may_be_an_interview() {
    let run = bees().run("convert --to jsonl --rows interview bees.txt bees.txt");
    assert_eq!(run.stdout.lines().count(), 2);
    for line in run.stdout.lines() {
        assert!(line.starts_with(r#"{"source":"bees.txt","#), "{line}");
        assert!(line.contains(r#""segments":["#), "{line}");
    }
}

#[test]
fn segment_rows_have_the_source_as_given_and_the_bytes_in_the_file() {
    let marked = format!("\u{feff}{BEES}");
    let run = Place::with(&[("bees.txt", marked.as_bytes())])
        .run("convert --to jsonl --rows segment ./bees.txt");
    let first = r#"{"source":"./bees.txt","segment":0,"role":"question","speaker":null,"label":"Q","start":3,"end":15,"line":1,"text":"Why bees?""#;
    assert!(run.stdout.starts_with(first), "{run:?}");
    assert_eq!(run.stdout.lines().count(), 2);
}

#[test]
fn spreadsheets_get_what_they_ask_for() {
    let sum = "Q: Why?\nA: =SUM(A1)\n";
    let place = Place::with(&[("sum.txt", sum.as_bytes())]);
    let plain = place.run("convert --convention qa sum.txt").stdout;
    assert!(plain.contains(",=SUM(A1),"), "{plain}");
    assert_eq!(
        place.run("convert --convention qa --bom sum.txt").stdout,
        format!("\u{feff}{plain}")
    );
    assert_eq!(
        place.run("convert --convention qa --crlf sum.txt").stdout,
        plain.replace('\n', "\r\n")
    );
    let guarded = place.run("convert --convention qa --formula-guard sum.txt").stdout;
    assert_eq!(guarded, plain.replace("=SUM", "'=SUM"));
}

#[test]
fn standard_input_is_read_where_it_is_named_and_where_nothing_is() {
    let expected = format!("{HEADER}{}", bees_row("-"));
    for arguments in ["convert", "convert -"] {
        assert_eq!(bees().run_reading(arguments, BEES.as_bytes()).stdout, expected, "{arguments}");
    }
    let run = bees().run_reading("convert bees.txt - bees.txt", BEES.as_bytes());
    let rows = [bees_row("bees.txt"), bees_row("-"), bees_row("bees.txt")].concat();
    assert_eq!(run.stdout, format!("{HEADER}{rows}"));
}

#[test]
fn what_is_known_of_an_article_reaches_the_parser() {
    let place = Place::with(&[("letters.txt", b"Q: Is it so?\nA: Q: is a letter.\n")]);
    let run = place.run("convert --convention qa letters.txt");
    assert!(run.stdout.contains(",Q: is a letter.,"), "{run:?}");
    let run = place.run("convert --language eo --to json letters.txt");
    assert!(run.stdout.contains(r#""language":"eo""#), "{run:?}");
}
