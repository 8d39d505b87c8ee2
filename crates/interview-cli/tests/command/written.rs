//! Articles whose names do not say how they are written.

use crate::support::{Place, json_rows};

const MARKED: &str = "# On nets\n\nAna Mora mends *old* nets.\n\n**Why [nets](https://nets.example/)?**\n\n\
                      They last.\n\n**And boats?**\n\nThose, too.\n";

#[test]
fn markdown_is_known_by_its_marks() {
    let place = Place::with(&[("a.md", MARKED.as_bytes()), ("a.txt", MARKED.as_bytes())]);
    let of = |arguments: &str| {
        let run =
            place.run_reading(&format!("convert --rows segment {arguments}"), MARKED.as_bytes());
        assert_eq!(run.status, Some(0), "{run:?}");
        run.stdout.replace("a.md,", "-,").replace("a.txt,", "-,")
    };
    let marked = of("a.md");
    assert!(marked.contains(",Why nets?\n"), "{marked}");
    for arguments in ["a.txt", "-", "--from markdown -", "--from markdown a.txt"] {
        assert_eq!(of(arguments), marked, "{arguments}");
    }
    let plain = of("--from text a.md");
    assert_ne!(plain, marked);
    assert_eq!(of("--from text a.txt"), plain);
}

#[test]
fn front_matter_alone_is_no_markdown() {
    let text = "---\ntitle: On nets\n---\nQ: Why nets?\nA: They **last**.\nQ: And boats?\nA: Those, too.\n";
    let place = Place::with(&[("a.txt", text.as_bytes())]);
    let run = place.run("convert --to jsonl --rows segment a.txt");
    assert!(json_rows(&run).iter().any(|row| row["text"] == "They **last**."), "{run:?}");
}
