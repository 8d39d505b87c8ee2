//! Interviews pass for interviews; reports, lists of frequent questions and columns mostly do not.

#![allow(clippy::unwrap_used, clippy::print_stderr, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use interview_parser::{Code, parse};

/// The paths in a folder of the workspace, unless the crate has been taken out of it.
fn paths_in(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Whether the text passes for an interview.
fn passes(path: &Path) -> bool {
    let parsed = parse(&fs::read_to_string(path).unwrap());
    let refusals = [Code::NoQuestion, Code::NotInterview];
    !parsed.diagnostics.iter().any(|it| refusals.contains(&it.code))
}

#[test]
fn examples_pass_but_for_the_one_that_is_none() {
    let folders = paths_in("examples").into_iter().filter(|path| path.is_dir());
    let named = |folder: PathBuf| {
        ["txt", "srt", "vtt"].map(|ending| folder.join("article").with_extension(ending))
    };
    let articles = folders.flat_map(named).filter(|path| path.is_file());
    let refused: Vec<_> = articles.filter(|path| !passes(path)).collect();
    assert!(
        refused.iter().all(|path| path.ends_with("not-an-interview/article.txt")),
        "{refused:?}"
    );
}

/// How many of the other articles in a folder pass, and how many there are.
fn others_that_pass(folder: &str) -> (Vec<PathBuf>, usize) {
    let is_text = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "txt");
    let others: Vec<_> = paths_in(folder).into_iter().filter(is_text).collect();
    let all = others.len();
    (others.into_iter().filter(|path| passes(path)).collect(), all)
}

#[test]
fn most_other_articles_are_told() {
    let (passed, all) = others_that_pass("crates/interview-train/data/not-interviews");
    assert!(passed.len() * 4 <= all, "{} of {all}: {passed:?}", passed.len());
}

/// They were written to be taken for interviews: chats, stories in dialogue, answers that speak of `I`.
#[test]
fn half_of_what_is_made_like_an_interview_is_told() {
    let folder = "crates/interview-train/data/not-interviews/like-interviews";
    let (passed, all) = others_that_pass(folder);
    assert!(passed.len() * 2 <= all, "{} of {all}: {passed:?}", passed.len());
}

#[test]
fn what_is_too_short_to_tell_passes() {
    for text in ["Q: Why bees?\nA: They dance.", "How do I renew it?\nYou renew it online."] {
        assert!(parse(text).diagnostics.iter().all(|it| it.code != Code::NotInterview), "{text}");
    }
}
