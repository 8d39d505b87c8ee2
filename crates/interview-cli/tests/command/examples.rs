//! Snapshots of the output over the examples of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Run, interview};

/// The root of the workspace, unless the crate has been taken out of it.
pub(crate) fn root() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if root.join("examples").is_dir() {
        return Some(root);
    }
    eprintln!("skipped: there is no folder of examples beside this crate");
    None
}

pub(crate) fn run(root: &Path, arguments: &str) -> Run {
    interview(root, arguments).output().unwrap().into()
}

/// The article of an example, text or captions, as a path below the root.
fn article(root: &Path, name: &str) -> String {
    let named = ["txt", "srt", "vtt"].map(|ending| format!("examples/{name}/article.{ending}"));
    named.into_iter().find(|path| root.join(path).is_file()).unwrap()
}

#[test]
fn exchanges_of_every_example() {
    let Some(root) = root() else { return };
    let mut names: Vec<String> = fs::read_dir(root.join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| root.join("examples").join(name).join("article.gold.tsv").is_file())
        .collect();
    names.sort();
    assert!(names.len() >= 8, "{names:?}");
    for name in names {
        let run = run(&root, &format!("convert {}", article(&root, &name)));
        assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
        // What is doubtful changes with every training.
        let lines = run.stderr.split_inclusive('\n');
        let warnings: String = lines.filter(|it| !it.starts_with("interview: note: ")).collect();
        insta::assert_snapshot!(name, format!("{warnings}{}", run.stdout));
    }
}

#[test]
fn as_many_doubtful_places_are_listed_as_are_counted() {
    let Some(root) = root() else { return };
    let counted = run(&root, "convert examples").stderr;
    let listed = run(&root, "convert --doubtful examples").stderr;
    let notes = listed.lines().filter(|line| line.ends_with(" [doubtful]")).count();
    match counted.split_once("note: doubtful places: ") {
        Some((_, rest)) => assert!(rest.starts_with(&format!("{notes}, in ")), "{counted}{listed}"),
        None => assert_eq!(notes, 0, "{counted}{listed}"),
    }
}

#[test]
fn every_format_of_an_article_and_of_captions() {
    let Some(root) = root() else { return };
    let rows = [
        ("harbour-segments", "--to jsonl --rows segment"),
        ("harbour-turns", "--to tsv --rows turn"),
        ("harbour-document", "--to json"),
        ("harbour-text", "--to text --text-convention qa"),
        ("captions-vtt-segments", "--to jsonl --rows segment"),
        ("captions-vtt-turns", "--to tsv --rows turn"),
        ("captions-vtt-document", "--to json"),
        ("captions-srt-text", "--to text --text-convention labels"),
    ];
    for (name, options) in rows {
        let example = name.rsplit_once('-').unwrap().0;
        let run = run(&root, &format!("convert {options} {}", article(&root, example)));
        assert_eq!(run.status, Some(0), "{name}: {}", run.stderr);
        insta::assert_snapshot!(name, run.stdout);
    }
}
