//! What the README shows is what the command does.

use std::fs;

use crate::examples::{root, run};

#[test]
fn the_excerpts_are_those_of_the_article_and_of_the_output() {
    let Some(root) = root() else { return };
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let article = fs::read_to_string(root.join("examples/harbour/article.txt")).unwrap();
    let shown = block(&readme, "text");
    assert!(article.contains(shown), "the article does not say: {shown}");

    let output = run(&root, "convert examples/harbour/article.txt").stdout;
    for shown in block(&readme, "csv").split("…\n") {
        assert!(output.contains(shown), "the output does not hold: {shown}");
    }
}

/// The first fenced block in `language`.
fn block<'a>(readme: &'a str, language: &str) -> &'a str {
    let (_, rest) = readme.split_once(&format!("\n```{language}\n")).unwrap();
    rest.split_once("```\n").unwrap().0
}
