//! Inputs that fail, beside one that does not.

use crate::support::{BEES, HEADER, Place, Run, bees_row};

/// Runs the command on `paths` with a good article after them, and sees that it is converted.
fn convert_beside_a_good_one(files: &[(&str, &[u8])], paths: &str) -> Run {
    let mut files = files.to_vec();
    files.push(("good.txt", BEES.as_bytes()));
    let run = Place::with(&files).run(&format!("convert {paths} good.txt"));
    assert_eq!(run.stdout, format!("{HEADER}{}", bees_row("good.txt")), "{paths}");
    run
}

#[test]
fn each_failure_is_named_and_the_others_are_converted() {
    let rows: &[(&str, &[u8], &str, &str)] = &[
        ("none.txt", b"", "other.txt", "there is no such file or folder; check the path"),
        ("empty.txt", b"", "empty.txt", "there is no text in it; fill it or leave it out"),
        (
            "blank.txt",
            b" \n\n\t\r\n",
            "blank.txt",
            "there is no text in it; fill it or leave it out",
        ),
        (
            "picture.txt",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "picture.txt",
            "it is no text: byte 8 is 0x00; convert it to text first, or name its charset",
        ),
        (
            "wide.txt",
            b"\xff\xfe\0\0W\0\0\0",
            "wide.txt",
            "it is UTF-32, which is not read; convert it to UTF-8 first",
        ),
        (
            "web.warc",
            b"\r\n",
            "web.warc",
            "there is no page in it that was retrieved; check that it is a WARC file",
        ),
        ("a.txt", b"Why?", "none.warc.gz", "there is no such file or folder; check the path"),
        (
            "notes/a.pdf",
            b"Why?",
            "notes",
            "no text, captions, Markdown, web page or archive is in this folder (.txt, .srt, .vtt, .md, .html, .warc); name the files \
          themselves if they end otherwise",
        ),
        (
            "long.txt",
            &[b'a'; 100],
            "--max-bytes 99 long.txt",
            "it has more than 99 bytes; \
          split it, or allow more with --max-bytes",
        ),
    ];
    for (name, content, arguments, problem) in rows {
        let run = convert_beside_a_good_one(&[(*name, *content)], arguments);
        let path = arguments.rsplit(' ').next().unwrap();
        let words = format!(
            "interview: {path}: {problem}\ninterview: 1 of 2 inputs could not be converted\n"
        );
        assert_eq!(run.stderr, words);
        assert_eq!(run.status, Some(1), "{path}");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named() {
    let run = convert_beside_a_good_one(&[("a.txt", b"Why?")], "a.txt/b.txt");
    assert!(run.stderr.starts_with("interview: a.txt/b.txt: it cannot be read: "), "{run:?}");
    assert_eq!(run.status, Some(1));
}

#[test]
fn an_article_as_long_as_the_limit_is_converted() {
    let place = Place::with(&[("bees.txt", BEES.as_bytes())]);
    assert_eq!(place.run(&format!("convert --max-bytes {} bees.txt", BEES.len())).status, Some(0));
    let run = place.run_reading("convert --max-bytes 10 -", BEES.as_bytes());
    assert_eq!(
        run.stderr,
        "interview: -: it has more than 10 bytes; \
                            split it, or allow more with --max-bytes\n"
    );
}

#[test]
fn text_without_a_question_is_a_warning_and_gives_its_rows() {
    let place = Place::with(&[("rain.txt", b"\nIt rained all day.\n")]);
    let run = place.run("convert --rows segment rain.txt");
    assert!(run.stdout.contains("It rained all day."), "{run:?}");
    assert!(run.stderr.starts_with("interview: warning: rain.txt:"), "{run:?}");
    assert!(run.stderr.contains(" [no-question]\n"), "{run:?}");
    assert_eq!(run.status, Some(0));
    let strict = place.run("convert --strict --rows segment rain.txt");
    assert_eq!(strict, Run { status: Some(1), ..run });
}

#[test]
fn strictness_does_not_mind_a_sound_article() {
    let place = Place::with(&[("bees.txt", BEES.as_bytes())]);
    assert_eq!(place.run("convert --strict bees.txt").status, Some(0));
}

#[test]
fn what_text_cannot_hold_fails_alone() {
    // Nobody is named in it, so no turn can have a label.
    let place = Place::with(&[("bees.txt", BEES.as_bytes())]);
    let run = place.run("convert --to text --text-convention labels bees.txt");
    assert_eq!((run.status, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.starts_with("interview: bees.txt: segment 0 (line 1)"), "{run:?}");
}
