//! Folders: which files are read, and in which order.

use std::fmt::Write as _;
use std::fs;

use crate::support::{BEES, HEADER, Place, bees_row};

#[test]
fn a_folder_is_walked_in_the_order_of_names() {
    let bees = BEES.as_bytes();
    let place = Place::with(&[
        ("talks/z.txt", bees),
        ("talks/b/1.txt", bees),
        ("talks/a.txt", bees),
        ("talks/README.md", b"no article"),
        ("talks/notes.pdf", b"no article"),
        ("talks/.draft.txt", b"\xff"),
        ("other.txt", bees),
    ]);
    let run = place.run("convert other.txt talks/");
    let names = ["other.txt", "talks/a.txt", "talks/b/1.txt", "talks/z.txt"];
    assert_eq!(run.stdout, format!("{HEADER}{}", names.map(bees_row).concat()));
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let dotted = place.run("convert ./talks");
    assert!(dotted.stdout.contains("\n./talks/b/1.txt,"), "{dotted:?}");
}

#[test]
fn the_order_of_output_and_words_never_depends_on_the_threads() {
    let place = Place::with(&[]);
    for number in 0..300 {
        // Longer and shorter ones, and some that fail.
        let mut article = BEES.repeat(1 + number * 37 % 50).into_bytes();
        if number % 20 == 7 {
            article.extend(b"\0\xff");
        }
        fs::write(place.path(&format!("{number:03}.txt")), article).unwrap();
    }
    let run = |jobs: &str| {
        place.run(&format!("convert --convention qa --to jsonl --rows segment {jobs} ."))
    };
    let one = run("-j 1");
    assert_eq!(one.status, Some(1));
    assert_eq!(one.stderr.lines().count(), 15 + 1);
    assert_eq!(run("-j 4"), one);
    assert_eq!(run(""), one);
    let mut sources: Vec<&str> =
        one.stdout.lines().map(|line| line.split_once(',').unwrap().0).collect();
    assert!(sources.is_sorted());
    sources.dedup();
    assert_eq!(sources.len(), 285);
}

#[cfg(unix)]
#[test]
fn a_loop_of_links_ends() {
    let place = Place::with(&[("talks/a.txt", BEES.as_bytes())]);
    std::os::unix::fs::symlink("..", place.path("talks/up")).unwrap();
    std::os::unix::fs::symlink("talks", place.path("link")).unwrap();
    assert_eq!(place.run("convert .").stdout, format!("{HEADER}{}", bees_row("./talks/a.txt")));
    assert_eq!(place.run("convert link").stdout, format!("{HEADER}{}", bees_row("link/a.txt")));
}

#[test]
fn more_articles_than_fit_in_the_window_all_arrive() {
    let place = Place::with(&[]);
    let mut expected = HEADER.to_owned();
    let mut arguments = "convert -j 2".to_owned();
    for number in 100..200 {
        let name = format!("{number}.txt");
        fs::write(place.path(&name), BEES).unwrap();
        expected.push_str(&bees_row(&name));
        write!(arguments, " {name}").unwrap();
    }
    assert_eq!(place.run(&arguments).stdout, expected);
}
