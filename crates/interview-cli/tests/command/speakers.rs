//! What a user settles: who speaks under which label, and on which side.

use std::process::Stdio;

use crate::support::{BEES, Place, Run};

const WEIR: &str = "\
BO: You came here in winter, then.
AM: I did. The wheel was frozen.
BO: And stayed.
AM: The heron stayed, too.
BO: So you are two.
Ana Mora: I like ice.
BO: Few do.
Ana Mora: It keeps people away from the door.
";

/// Runs the command with arguments that may hold spaces.
fn run(place: &Place, arguments: &[&str]) -> Run {
    let mut command = place.command("");
    command.args(arguments).stdin(Stdio::null()).output().unwrap().into()
}

/// The role, speaker and label of each turn that `options` give.
fn turns(options: &[&str]) -> (Vec<String>, String) {
    let place = Place::with(&[("weir.txt", WEIR.as_bytes())]);
    let arguments =
        [["convert", "--rows", "turn", "--to", "tsv"].as_slice(), options, &["weir.txt"]];
    let run = run(&place, &arguments.concat());
    assert_eq!(run.status, Some(0), "{run:?}");
    let rows = run.stdout.lines().skip(1);
    let said = rows.map(|row| row.split('\t').skip(3).take(3).collect::<Vec<_>>().join(" | "));
    (said.collect(), run.stderr)
}

#[test]
fn a_label_stands_for_the_person_given() {
    let (rows, words) = turns(&[
        "--speaker",
        "AM=Ana Mora",
        "--speaker",
        "bo:=Ben Ode",
        "--interviewer",
        "Ben Ode",
    ]);
    let wanted = [
        "question | Ben Ode | BO",
        "answer | Ana Mora | AM",
        "question | Ben Ode | BO",
        "answer | Ana Mora | AM",
        "question | Ben Ode | BO",
        "answer | Ana Mora | Ana Mora",
        "question | Ben Ode | BO",
        "answer | Ana Mora | Ana Mora",
    ];
    assert_eq!((rows, words.as_str()), (wanted.map(str::to_owned).into(), ""));
}

#[test]
fn a_side_is_that_of_the_person_given() {
    let rows = [
        (["--interviewer", "AM"], ["answer", "question"]),
        (["--interviewer", "ana mora:"], ["answer", "question"]),
        (["--interviewer", "BO"], ["question", "answer"]),
        (["--interviewee", "AM"], ["question", "answer"]),
    ];
    for (options, wanted) in rows {
        let (rows, _) = turns(&options);
        let kinds: Vec<_> = rows.iter().map(|row| row.split(' ').next().unwrap()).collect();
        assert_eq!(kinds, wanted.repeat(4), "{options:?}");
    }
}

#[test]
fn labels_that_are_not_merged_are_speakers_of_their_own() {
    let twice = ["--interviewer", "BO"];
    let speakers = |options: &[&str]| {
        let (rows, _) = turns(options);
        rows.iter().map(|row| row.split(" | ").nth(1).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(speakers(&twice), ["BO", "Ana Mora"].repeat(4));
    let apart = [twice.as_slice(), &["--no-merge"]].concat();
    assert_eq!(speakers(&apart), ["BO", "AM", "BO", "AM", "BO", "Ana Mora", "BO", "Ana Mora"]);
}

#[test]
fn who_does_not_speak_is_a_warning() {
    let (rows, words) = turns(&["--speaker", "ZM=Zed Moss", "--interviewer", "BO"]);
    assert_eq!(rows.len(), 8);
    let wanted = "interview: warning: weir.txt:1: no speech has the label `ZM`, given for \
                  `Zed Moss`; give it as it is printed [unknown-speaker]\n";
    assert_eq!(words, wanted);
}

#[test]
fn contradictions_are_refused_before_anything_is_read() {
    let rows: [(&[&str], &str); 5] = [
        (&["--speaker", "AM=Ana", "--speaker", "am:=Amy"], "`am` stands for `Ana` already"),
        (&["--interviewer", "AM", "--interviewee", "am"], "`AM` is named as interviewer and as"),
        (
            &["--interviewee", "AM", "--interviewer", "Ana", "--speaker", "AM=Ana"],
            "`Ana` is named as interviewer and as interviewee; name a person on one side",
        ),
        (&["--speaker", "AM"], "write the label as it is printed, = and the name"),
        (&["--speaker", "=Ana"], "give both a label and the name"),
    ];
    let place = Place::with(&[("bees.txt", BEES.as_bytes())]);
    for command in ["convert", "explain"] {
        for (options, words) in rows {
            let run = run(&place, &[&[command], options, &["bees.txt"]].concat());
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{options:?}");
            assert!(run.stderr.contains(words), "{options:?}: {}", run.stderr);
        }
    }
}
