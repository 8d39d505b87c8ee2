//! `interview lint`.

use serde_json::Value;

use crate::support::{BEES, Place};

/// Ben's second turn holds one of Ana's.
const TALK: &str = "\
Ana: Why bees?
Ben: They dance. É così. Ana: Do they?
Ben: All day.
Ana: And at night?
Ben: At night they sleep.
";

#[test]
fn each_finding_has_its_place_what_it_is_and_a_code() {
    let place = Place::with(&[("talk.txt", TALK.as_bytes()), ("bees.txt", BEES.as_bytes())]);
    let run = place.run("lint talk.txt bees.txt");
    assert_eq!(
        run.stdout,
        "talk.txt:2:26: the label `Ana` stands in what somebody else says; \
         begin a paragraph before it [label-in-turn]\n"
    );
    assert_eq!((run.status, run.stderr.as_str()), (Some(1), ""));
}

#[test]
fn json_lines_hold_the_same_and_the_bytes() {
    let place = Place::with(&[]);
    let run = place.run_reading("lint --to jsonl -", TALK.as_bytes());
    let rows: Vec<Value> =
        run.stdout.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    let [row] = &rows[..] else { panic!("{run:?}") };
    assert_eq!((&row["source"], &row["code"]), (&"-".into(), &"label-in-turn".into()));
    assert_eq!((&row["line"], &row["column"]), (&2.into(), &26.into()));
    let byte = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
    assert_eq!(TALK.get(byte("start")..byte("end")), Some("Ana"));
}

#[test]
fn nothing_found_is_0_and_nothing_is_said() {
    let place = Place::with(&[("a/bees.txt", BEES.as_bytes())]);
    let run = place.run("lint a");
    assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""));
}

#[test]
fn a_failure_is_2_and_the_others_are_looked_over() {
    let place = Place::with(&[("talk.txt", TALK.as_bytes())]);
    let run = place.run("lint none.txt talk.txt");
    assert_eq!(run.status, Some(2));
    assert!(run.stdout.starts_with("talk.txt:2:26: "), "{run:?}");
    assert_eq!(
        run.stderr,
        "interview: none.txt: there is no such file or folder; check the path\n\
         interview: 1 of 2 inputs could not be looked over\n"
    );
    assert_eq!(place.run("lint - -").status, Some(2));
}
