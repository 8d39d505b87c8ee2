//! What authors do with typography, and what is read of it: the text of blocks, turns that are run
//! together, and where each segment stands in the source.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use interview_markup::{Markup, read};
use interview_model::{Segment, SegmentKind};
use interview_parser::decoder::observe_marked;
use interview_parser::marked::{Emphasis, Structure};
use interview_parser::{Options, parse_marked};

/// The text of each block, with what is bold in it between stars.
fn texts(source: &str) -> Vec<String> {
    let blocks = read(source, Markup::Markdown).blocks.into_iter().map(|block| {
        let mut text = block.text.clone();
        let bold = block.emphasis.iter().rev().filter(|(_, it)| *it == Emphasis::Bold);
        for (range, _) in bold {
            text.insert(range.end, '*');
            text.insert(range.start, '*');
        }
        for run in &block.runs {
            let end = block.runs.iter().map(|it| it.start).find(|at| *at > run.start);
            let part = &block.text[run.start..end.unwrap_or(block.text.len())];
            if part.len() == run.span.len() && !part.contains(' ') {
                assert_eq!(run.span.slice(source), Some(part), "{source}");
            }
        }
        text
    });
    blocks.collect()
}

/// What stands in each block that is decided on, as it is in the source.
fn decided(source: &str) -> Vec<&str> {
    let observations = observe_marked(source, &read(source, Markup::Markdown));
    let blocks = (0..observations.len()).map(|block| observations.span_of(block).unwrap());
    blocks.map(|span| span.slice(source).unwrap()).collect()
}

fn segments(source: &str) -> Vec<Segment> {
    let marked = read(source, Markup::Markdown);
    parse_marked(source, &marked, &Options::default()).interview.segments
}

#[test]
fn bold_that_markdown_does_not_see() {
    let rows = [
        ("** Why nets? **", "*Why nets?*"),
        ("** Ana: **So it was.", "*Ana:* So it was."),
        ("**为什么？**因为海。", "*为什么？*因为海。"),
        ("__ Why __ nets", "*Why* nets"),
        ("\\*\\* Why \\*\\*", "** Why **"),
        ("2 ** 3 ** 4", "2 ** 3 ** 4"),
        ("** Why nets", "** Why nets"),
        ("** Why *all* nets? ** They last.", "*Why all nets?* They last."),
    ];
    for (source, wanted) in rows {
        assert_eq!(texts(source), [wanted], "{source}");
    }
}

#[test]
fn numbers_and_footnotes_are_what_a_reader_sees() {
    let rows: [(&str, &[&str]); 4] = [
        (
            "1. **Why nets?**\n\n    They last.\n\n1. So?",
            &["1. *Why nets?*", "They last.", "1. So?"],
        ),
        ("3) Boats\n4) Nets", &["3) Boats", "4) Nets"]),
        ("- Boats", &["Boats"]),
        ("They last[^a].\n\n[^a]: Or not.", &["They last[a]."]),
    ];
    for (source, wanted) in rows {
        assert_eq!(texts(source), wanted, "{source}");
    }
    let source = "Why?\n\nThey last[^a].\n\n[^a]: Or *not*.\n\n    Who knows?\n\nSo?\n\nSo.";
    let notes = segments(source).into_iter().filter(|it| it.kind == SegmentKind::Aside);
    let notes: Vec<_> = notes.map(|it| it.text).collect();
    assert_eq!(notes, ["Or not.", "Who knows?"]);
}

#[test]
fn templates_are_no_text() {
    let rows: [(&str, &[&str]); 5] = [
        ("{% include share.html %}\n\nWhy?", &["Why?"]),
        ("See [the net]({{< page \"net\" >}}) there.", &["See the net there."]),
        ("By {{ page.author }} of the Quay", &["By of the Quay"]),
        ("Write `{{ name }}` there.", &["Write {{ name }} there."]),
        ("    {{ name }}", &["{{ name }}"]),
    ];
    for (source, wanted) in rows {
        assert_eq!(texts(source), wanted, "{source}");
    }
    let kinds: Vec<_> = segments(rows[0].0).iter().map(|it| it.kind).collect();
    assert_eq!(kinds[0], SegmentKind::Aside);
}

#[test]
fn captions_are_asides() {
    let source = "Why nets?\n\n<figure><img src=\"a.jpg\"><figcaption>The quay at dawn</figcaption></figure>\n\nThey last.";
    let marked = read(source, Markup::Markdown);
    assert!(marked.blocks.iter().any(|it| it.structure == Structure::Caption));
    let caption = segments(source).into_iter().find(|it| it.text.contains("dawn")).unwrap();
    assert_eq!(caption.kind, SegmentKind::Aside);
}

#[test]
fn questions_that_run_into_their_answers_are_parted() {
    let rows: [(&str, &[&str]); 8] = [
        (
            "**Why nets?** They last.\n\n**Why boats?**They float.",
            &["**Why nets?**", "They last.", "**Why boats?**", "They float."],
        ),
        (
            "**Why nets**? They last.\n\n**Why boats?**\nThey float.",
            &["**Why nets**?", "They last.", "**Why boats?**", "They float."],
        ),
        (
            "**Why nets?** They last.\n\n**Why boats?** They float.\n\n**Tell us more.** No.",
            &[
                "**Why nets?**",
                "They last.",
                "**Why boats?**",
                "They float.",
                "**Tell us more.**",
                "No.",
            ],
        ),
        (
            "**Why nets?**<br>They last.\n\n1. **Why *boats*?** They float.",
            &["**Why nets?**<br>", "They last.", "1. **Why *boats*?**", "They float."],
        ),
        (
            "Ana: Why nets?\nBen: They last.\nAna: So?\nBen: Yes.",
            &["Ana: Why nets?", "Ben: They last.", "Ana: So?", "Ben: Yes."],
        ),
        // A word before a dash goes on with a sentence, however often it comes.
        (
            "Ana: Why do you mend\nthe — all of the nets?\n\nBen: It is\nthe — I mean my work.",
            &["Ana: Why do you mend\nthe — all of the nets?", "Ben: It is\nthe — I mean my work."],
        ),
        // Bold at the start of one answer is stress, and a label opens no turn of its own.
        ("Why nets?\n\n**Nets?** They last.", &["Why nets?", "**Nets?** They last."]),
        (
            "**Ana:** Why nets?\n\n**Ben:** They last.",
            &["**Ana:** Why nets?", "**Ben:** They last."],
        ),
    ];
    for (source, wanted) in rows {
        assert_eq!(decided(source), wanted, "{source}");
    }
}

/// A piece of the source without what is no text of it: marks of Markdown, addresses, tags.
fn without_markup(raw: &str) -> String {
    let mut text = String::new();
    let mut rest = raw;
    while let Some(next) = rest.chars().next() {
        let skipped = match next {
            '<' => rest.find('>').map(|at| at + 1),
            '[' if rest.starts_with("[^1]:") => Some(5),
            ']' if rest.starts_with("](") => rest.find(')').map(|at| at + 1),
            '{' => rest.find('}').map(|at| at + 2),
            '&' => {
                text.push('&');
                rest.find(';').map(|at| at + 1)
            }
            _ => None,
        };
        if skipped.is_none() && next.is_alphanumeric() {
            text.push(next);
        }
        rest = &rest[skipped.unwrap_or(next.len_utf8())..];
    }
    text
}

#[test]
fn a_segment_is_what_stands_at_its_place() {
    let source = "---\ntitle: On nets\n---\n\
        *Ana Mora mends nets on the [quay](https://quay.example/a_b).*\n\n\
        ### ** Why nets? **\n\nThey last, _and_ they **hold** &amp; they\nfloat\\_well.\n\n\
        1. **Do they float?** Nets don&rsquo;t. {{ x }} Boats do.\n\n\
        1. **Do you?**\n\n   - On `calm` days,\n   - and with <b>friends</b>.\n\n\
        **Ana:** It[^1] rained.\n\n> A net is a net.\n\n[^1]: The [sea](sea.html).\n";
    let found = segments(source);
    assert!(found.len() > 10, "{found:#?}");
    let mut at = 0;
    for segment in &found {
        assert!(at <= segment.span.start, "{segment:?}");
        assert!(source[at..segment.span.start].trim().is_empty(), "{segment:?}");
        at = segment.span.end;
        let raw = without_markup(segment.span.slice(source).unwrap());
        let label = segment.label.as_deref().filter(|it| raw.starts_with(*it)).unwrap_or_default();
        let bare = |text: &str| {
            text.replace('’', "&")
                .chars()
                .filter(|c| *c == '&' || c.is_alphanumeric())
                .collect::<String>()
        };
        if segment.kind != SegmentKind::Title {
            assert_eq!(raw[label.len()..], bare(&segment.text), "{segment:?}");
        }
    }
    assert!(source[at..].trim().is_empty());
}

#[test]
fn directions_and_times_on_lines_of_a_paragraph_are_parted() {
    let source = "**Ana:**\n00:04\nWhy nets?\n\n**Ben:**\n00:09\nThey last.\n(Laughter.)\nMost of them.\n\n\
                  **Ana:**\n00:31\nAnd at sea, when\n(laughs) it blows?\n\n**Ben:**\n00:40\nThey hold.\n";
    let told: Vec<String> =
        segments(source).iter().map(|it| format!("{} {}", it.kind.name(), it.text)).collect();
    let wanted = [
        "question ",
        "timestamp 00:04",
        "question Why nets?",
        "answer ",
        "timestamp 00:09",
        "answer They last.",
        "aside (Laughter.)",
        "answer Most of them.",
        "question ",
        "timestamp 00:31",
        "question And at sea, when (laughs) it blows?",
        "answer ",
        "timestamp 00:40",
        "answer They hold.",
    ];
    assert_eq!(told, wanted);
}
