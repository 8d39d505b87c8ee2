use std::fs;

use interview_model::SegmentKind;
use interview_parser::decoder::KINDS;

use super::*;

/// Lines written as `role|text`, a blank line as nothing.
pub(crate) fn article(rows: &[&str]) -> Article {
    let mut blanks = 0;
    let mut lines = Vec::new();
    for row in rows {
        match row.split_once('|') {
            Some((role, text)) => {
                lines.push(Line { text: text.to_owned(), blanks, gold: role.parse().unwrap() });
                blanks = 0;
            }
            None => blanks += 1,
        }
    }
    Article::of_lines("article", lines)
}

/// The lines in the notation of [`article`].
pub(crate) fn rows(lines: &[Line]) -> Vec<String> {
    let row = |line: &Line| {
        let blanks = std::iter::repeat_n(String::new(), line.blanks);
        blanks.chain([format!("{}|{}", line.gold, line.text)])
    };
    lines.iter().flat_map(row).collect()
}

#[test]
fn reads_the_folders_below_in_name_order() {
    let folder = tempfile::tempdir().unwrap();
    for source in ["b", "a-one", "seed"] {
        let source = folder.path().join("root").join(source);
        fs::create_dir_all(&source).unwrap();
        fs::write(source.join("it.txt"), "On bees\n\n00:12\nWhy?\n Because. \n").unwrap();
        fs::write(
            source.join("it.gold.tsv"),
            "1\ttitle\t\n3\ttimestamp\n4\tquestion\n5\tanswer\tX\n",
        )
        .unwrap();
        fs::write(source.join("no-text.gold.tsv"), "1\ttitle\n").unwrap();
    }
    let corpus = Corpus::read(&[folder.path().join("root")]).unwrap();
    let names: Vec<_> = corpus.sources.iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["root/a-one", "root/b", "root/seed"]);
    let source = &corpus.sources[0];
    assert_eq!(source.articles.len(), 1);
    let lines: Vec<_> = source.articles[0].numbered().collect();
    assert_eq!(lines[1], (4, &Line::new("Why?", 2, SegmentKind::Question)));
    assert_eq!(lines[2], (5, &Line::new("Because.", 0, SegmentKind::Answer)));
    assert!(["root/a-one", "a-one", "a", "root"].iter().all(|name| source.answers_to(name)));
    assert!(!source.answers_to("one"));
    assert!(source.is_for_training() && !corpus.sources[2].is_for_training());
    assert!(corpus.check_names(&["b".to_owned()]).is_ok());
    let error = corpus.check_names(&["c".to_owned()]).unwrap_err().to_string();
    assert!(error.contains("`c`") && error.contains("root/a-one, root/b"), "{error}");
}

#[test]
fn folders_without_articles_and_rows_that_are_wrong_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let paths = [folder.path().to_owned()];
    let read = || Corpus::read(&paths).unwrap_err().to_string();
    assert!(read().contains("no article"), "{}", read());
    fs::write(folder.path().join("it.txt"), "One\nTwo\n").unwrap();
    for (row, wrong) in [
        ("x\ttitle", "`x` is not a line number"),
        ("1\tpoem", "`poem` is not a segment kind"),
        ("9\ttitle", "the article has no line 9"),
        ("0\ttitle", "the article has no line 0"),
        ("2\tintro\n1\ttitle", "line 1 comes after line 2"),
    ] {
        fs::write(folder.path().join("it.gold.tsv"), row).unwrap();
        assert!(read().contains(wrong), "{}", read());
        assert!(read().contains("it.gold.tsv"), "{}", read());
    }
}

#[test]
fn right_labels_of_what_the_decoder_does_not_tell_apart() {
    let label = |kind| KINDS.iter().position(|known| *known == kind).unwrap();
    let speech = 1 << label(SegmentKind::Question) | 1 << label(SegmentKind::Answer);
    assert_eq!(Gold::Turn.labels(), speech);
    assert_eq!(Gold::Kind(SegmentKind::Remark).labels(), speech);
    assert_eq!(Gold::Kind(SegmentKind::Timestamp).labels(), u8::MAX);
    assert_eq!(Gold::Kind(SegmentKind::Bio).labels(), 1 << label(SegmentKind::Bio));
}
