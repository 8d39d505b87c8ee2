//! `interview explain`. Probabilities and cues change with the weights: their form is tested here.

use serde_json::Value;

use crate::support::{BEES, Place};

fn bees() -> Place {
    Place::with(&[("bees.txt", BEES.as_bytes())])
}

#[test]
fn each_paragraph_has_its_kinds_its_text_and_its_strongest_cues() {
    let run = bees().run("explain bees.txt");
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let paragraphs: Vec<Vec<&str>> =
        run.stdout.trim_end().split("\n\n").map(|it| it.lines().collect()).collect();
    let [question, answer] = &paragraphs[..] else { panic!("{run:?}") };
    assert!(question[0].starts_with("bees.txt:1: question "), "{run:?}");
    assert_eq!(question[1], "    | Q: Why bees?");
    assert!(answer[0].starts_with("bees.txt:2: answer "), "{run:?}");
    assert_eq!(answer[1], "    | A: They dance.");
    for paragraph in &paragraphs {
        let marked = |mark| paragraph[2..].iter().filter(|line| line.starts_with(mark)).count();
        assert_eq!((marked("    + "), marked("    - ")), (3, 3), "{run:?}");
        assert!(paragraph[2..].iter().all(|line| line.ends_with(']')), "{run:?}");
    }
}

#[test]
fn as_many_cues_as_asked_for_and_no_other_kind_than_likely() {
    let none = bees().run("explain --cues 0 bees.txt").stdout;
    assert_eq!(none.lines().filter(|line| !line.is_empty()).count(), 4, "{none}");
    let all = bees().run("explain --cues 1000 bees.txt").stdout;
    assert!(all.contains("[AskerLetter 0]") && all.contains("opens with a letter such as Q"));
}

#[test]
fn json_lines_hold_the_same() {
    let run = bees().run_reading("explain --to jsonl --cues 2 -", BEES.as_bytes());
    let rows: Vec<Value> =
        run.stdout.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1]["source"], "-");
    assert_eq!(rows[1]["kind"], "answer");
    assert_eq!((&rows[1]["line"], &rows[1]["start"]), (&2.into(), &13.into()));
    assert_eq!(rows[1]["text"], "A: They dance.");
    for row in &rows {
        assert!(row["probability"].as_f64().unwrap() <= 1.0, "{row}");
        assert!(!row["others"].as_object().unwrap().is_empty(), "{row}");
        let weights: Vec<f64> = row["cues"].as_array().unwrap().iter().map(weight).collect();
        assert!(weights[0] >= weights[1] && weights[1] > 0.0, "{row}");
        assert!(weights[2] <= weights[3] && weights[3] < 0.0, "{row}");
    }
}

fn weight(cue: &Value) -> f64 {
    cue["weight"].as_f64().unwrap()
}

#[test]
fn failures_are_those_of_convert() {
    let place = Place::with(&[("bees.txt", BEES.as_bytes()), ("blank.txt", b" \n")]);
    let run = place.run("explain --cues 0 blank.txt none.txt bees.txt");
    assert_eq!(
        run.stderr,
        "interview: blank.txt: there is no text in it; fill it or leave it out\n\
         interview: none.txt: there is no such file or folder; check the path\n\
         interview: 2 of 3 inputs could not be explained\n"
    );
    assert_eq!(run.status, Some(1));
    assert!(run.stdout.starts_with("bees.txt:1: question "), "{run:?}");
    let run = place.run("explain - -");
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("Usage: interview explain"), "{run:?}");
}
