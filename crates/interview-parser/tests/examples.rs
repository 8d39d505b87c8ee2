//! The articles of `examples/` are read as a person read them: `article.gold.tsv` says what each
//! line is, `people.tsv` who takes part.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, missing_docs)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use interview_model::Interview;

fn examples() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let folders = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("article.gold.tsv").is_file());
    let mut named: Vec<_> = folders
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), path))
        .collect();
    named.sort();
    assert!(named.len() >= 8, "{named:?}");
    named
}

fn parsed(folder: &Path) -> (String, Interview) {
    let source = fs::read_to_string(article(folder)).unwrap();
    let interview = interview_parser::parse(&source).interview;
    (source, interview)
}

/// The example's article: text or captions.
fn article(folder: &Path) -> PathBuf {
    let named = ["txt", "srt", "vtt"].map(|ending| folder.join("article").with_extension(ending));
    named.into_iter().find(|path| path.is_file()).unwrap()
}

/// The kind of the longest segment on each line.
fn kinds(source: &str, interview: &Interview) -> BTreeMap<usize, &'static str> {
    let mut longest: BTreeMap<usize, (usize, &'static str)> = BTreeMap::new();
    for segment in &interview.segments {
        let lines = segment.span.slice(source).unwrap().split('\n').map(str::len);
        for (line, length) in (segment.line..).zip(lines) {
            let place = longest.entry(line).or_default();
            *place = (*place).max((length, segment.kind.name()));
        }
    }
    longest.into_iter().map(|(line, (_, kind))| (line, kind)).collect()
}

#[test]
fn every_line_is_what_a_person_sees_in_it() {
    let mut wrong = Vec::new();
    for (name, folder) in examples() {
        let (source, interview) = parsed(&folder);
        let kinds = kinds(&source, &interview);
        for row in fs::read_to_string(folder.join("article.gold.tsv")).unwrap().lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let line: usize = cells[0].parse().unwrap();
            if kinds.get(&line).copied() != Some(cells[1]) {
                wrong.push((name.clone(), line));
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn people_are_found_with_their_roles_and_descriptions() {
    let mut wrong = Vec::new();
    for (name, folder) in examples() {
        let (_, interview) = parsed(&folder);
        let person = |cells: [&str; 3]| cells.map(str::to_owned);
        let mut found: Vec<_> = interview
            .participants
            .iter()
            .map(|it| {
                person([&it.name, it.role.name(), it.description.as_deref().unwrap_or_default()])
            })
            .collect();
        let rows = fs::read_to_string(folder.join("people.tsv")).unwrap();
        let mut wanted: Vec<_> = rows
            .lines()
            .map(|row| {
                let mut cells = row.split('\t').chain(["", "", ""]);
                person(std::array::from_fn(|_| cells.next().unwrap()))
            })
            .collect();
        found.sort();
        wanted.sort();
        if found != wanted {
            eprintln!("{name}: found {found:?}, wanted {wanted:?}");
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}
