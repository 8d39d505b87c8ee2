//! The pages of `examples/pages/` are read as a person reads them: `NAME.expected.tsv` says which
//! paragraphs are the article's, what each is, and what of it is label or mark.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stderr,
    missing_docs
)]

use std::fs;
use std::path::{Path, PathBuf};

use interview_markup::{Markup, read};
use interview_model::{Interview, SegmentKind, Span};
use interview_parser::marked::MarkedSource;
use interview_parser::{Options, parse_marked};

struct Page {
    name: String,
    source: String,
    marked: MarkedSource,
    /// What a person reads in the article, in its order.
    expected: Vec<Row>,
    /// Its paragraphs.
    paragraphs: Vec<String>,
}

/// A paragraph of the article, or a part of one that is a segment of its own.
#[derive(Debug, PartialEq)]
struct Row {
    kind: String,
    /// The label, time or mark before it, without white space.
    before: String,
    text: String,
}

fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/pages");
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("skipped: {} is not there", folder.display());
        return Vec::new();
    };
    let entries = entries.map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|it| it == "html")).collect();
    paths.sort();
    assert!(paths.len() >= 26, "{paths:?}");
    paths.iter().map(|path| page(path)).collect()
}

fn page(path: &Path) -> Page {
    let source = fs::read_to_string(path).unwrap();
    let rows = fs::read_to_string(path.with_extension("expected.tsv")).unwrap();
    let mut paragraphs: Vec<String> = Vec::new();
    let expected = rows.lines().map(|row| {
        let row = row.replace("\\t", "\u{1}");
        let columns: Vec<&str> = row.split('\t').collect();
        let (kind, before, text) = match columns[..] {
            [kind, text] => (kind, "", text),
            [kind, before, text] => (kind, before, text),
            _ => panic!("{}: {row:?}", path.display()),
        };
        let shown = format!("{before}{text}").replace('\u{1}', "\t");
        let goes_on = kind.strip_prefix('+');
        match (goes_on, paragraphs.last_mut()) {
            (Some(_), Some(paragraph)) => paragraph.push_str(&shown),
            _ => paragraphs.push(shown),
        }
        let kind = goes_on.unwrap_or(kind).to_owned();
        let before = squeezed(&before.replace('\u{1}', " "));
        Row { kind, before, text: text.trim_start().replace('\u{1}', "\t") }
    });
    Page {
        name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
        marked: read(&source, Markup::Html),
        expected: expected.collect(),
        paragraphs,
        source,
    }
}

fn interview(page: &Page) -> Interview {
    parse_marked(&page.source, &page.marked, &Options::default()).interview
}

#[test]
fn the_article_is_found_and_all_else_is_asides() {
    for page in pages() {
        let found: Vec<&str> = page.marked.blocks.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(found, page.paragraphs, "{}", page.name);
        for part in &page.marked.parts {
            let is_said = page.marked.metadata.iter().any(|it| it.span == part.span);
            let is_told = part.kind == SegmentKind::Aside || is_said;
            assert!(is_told, "{}: {part:?}", page.name);
        }
    }
}

/// What each page tells of itself by meta tags and JSON-LD.
#[test]
fn who_wrote_it_and_when_is_found() {
    let rows = [
        ("lighthouse", "en", "author Tom Abara; date 2031-04-11; source The Esker Post"),
        ("orgue", "fr", "author Élie Brandt; date 2030-01-17; source La Gazette du Val"),
        ("salinas", "es", "author Nuria Bedoya; date 2028-06-02T08:00:00+02:00"),
        ("stellwerk", "de", "author Ruth Ahrens; date 2029-09-30; source Talbote"),
        ("tables-of-old", "", "author June Pell"),
        ("veenbrug", "nl", "author Wim Oostra"),
        ("fragment", "", ""),
    ];
    for page in pages() {
        let Some(row) = rows.iter().find(|(name, ..)| *name == page.name) else { continue };
        let mut said: Vec<String> = page
            .marked
            .metadata
            .iter()
            .filter_map(|it| Some(format!("{} {}", it.sort?.name(), it.value)))
            .collect();
        said.sort();
        assert_eq!(said.join("; "), row.2, "{}", page.name);
        assert_eq!(page.marked.language.as_deref().unwrap_or_default(), row.1, "{}", page.name);
    }
}

#[test]
fn every_part_of_the_article_is_told() {
    let mut wrong = Vec::new();
    for page in pages() {
        let blocks = &page.marked.blocks;
        let is_of_article = |span: Span| {
            let next = blocks.partition_point(|block| block.span.end <= span.start);
            blocks.get(next).is_some_and(|block| block.span.start <= span.start)
        };
        let segments = interview(&page).segments;
        let found = segments.iter().filter(|it| is_of_article(it.span)).map(|segment| {
            let shown = shown(segment.span.slice(&page.source).unwrap());
            let text = squeezed(&segment.text);
            let before = shown.strip_suffix(&text).unwrap_or_default();
            let before = before.trim_matches('*').to_owned();
            Row { kind: segment.kind.name().to_owned(), before, text: segment.text.clone() }
        });
        let found: Vec<Row> = found.collect();
        for i in 0..found.len().max(page.expected.len()) {
            if found.get(i) != page.expected.get(i) {
                let (found, wanted) = (found.get(i), page.expected.get(i));
                wrong.push(format!("{}: {found:?}, not {wanted:?}", page.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// What stands at each segment, without markup and label, is its text.
#[test]
fn every_segment_is_what_its_bytes_show() {
    let pages = pages();
    let mut checked = 0;
    for page in &pages {
        let starts = page.marked.blocks.iter().map(|block| block.span.start);
        let starts: Vec<usize> = starts.collect();
        let mut end = 0;
        for segment in interview(page).segments {
            assert!(segment.span.start >= end, "{}: {segment:?}", page.name);
            let gap = &page.source[end..segment.span.start];
            assert!(gap.trim().is_empty(), "{}: {gap:?}", page.name);
            end = segment.span.end;
            if starts.contains(&segment.span.start) {
                let shown = shown(&page.source[segment.span.start..end]);
                let label = segment.label.as_deref().unwrap_or_default();
                let text = squeezed(&segment.text);
                let before = shown
                    .strip_suffix(&text)
                    // What is bold by the marks of Markdown shows without them.
                    .or_else(|| shown.trim_end_matches('*').strip_suffix(&text))
                    .unwrap_or_else(|| panic!("{}: {shown:?} does not end in {text:?}", page.name));
                let marks = before.replacen(&squeezed(label), "", 1);
                let is_of_time = |c: char| c == ':' || c.is_ascii_digit();
                let marks = match segment.timing {
                    Some(_) => marks.trim_start_matches(is_of_time),
                    None => &marks,
                };
                assert!(!marks.contains(char::is_alphanumeric), "{}: {before:?}", page.name);
                checked += 1;
            }
        }
        assert!(page.source[end..].trim().is_empty(), "{}", page.name);
    }
    assert!(checked > 12 * pages.len(), "{checked}");
}

/// What a browser shows of a piece of a page, without white space; by other means than the crate's.
fn shown(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = if rest[at..].starts_with("<!--") { "-->" } else { ">" };
        let tag = &rest[at..at + rest[at..].find(end).unwrap() + end.len()];
        rest = &rest[at + tag.len()..];
        for hidden in ["rt", "rp", "button", "span"] {
            let is_unseen = hidden != "span" && tag == format!("<{hidden}>")
                || tag.starts_with(&format!("<{hidden} ")) && tag.contains("aria-hidden");
            if is_unseen {
                let close = format!("</{hidden}>");
                rest = &rest[rest.find(&close).unwrap() + close.len()..];
            }
        }
    }
    text.push_str(rest);
    text = text.replace("[edytuj]", "");
    let entities = [
        ("&nbsp;", " "),
        ("&amp;", "&"),
        ("&raquo;", "»"),
        ("&bull;", "•"),
        ("&mdash;", "—"),
        ("&#8217;", "’"),
        ("&rsquo;", "’"),
        ("&#39;", "'"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&bdquo;", "„"),
        ("&ldquo;", "“"),
        ("&shy;", ""),
        ("&copy;", "©"),
    ];
    squeezed(&entities.iter().fold(text, |text, (entity, shown)| text.replace(entity, shown)))
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}
