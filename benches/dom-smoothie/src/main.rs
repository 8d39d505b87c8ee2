//! What `interview-markup` and `dom_smoothie` take for the article of a page, side by side.
//!
//!     interview-dom-smoothie FOLDER
//!
//! FOLDER holds pages, `NAME.html`, and what a person reads in the article of each, a paragraph a line
//! with its kind before it, `NAME.expected.tsv`, as `examples/pages` does. For each tool: how many of
//! these paragraphs are in its text, how many characters of other text are, and how fast it was.
//!
//! `dom_smoothie` gives text without places in the source, so that texts are compared without white
//! space. Both times are those of finding the article's text; neither decides what a paragraph is.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dom_smoothie::Readability;
use interview_markup::{Markup, read};

/// Rounds over all pages, of which the best counts.
const ROUNDS: usize = 20;

struct Page {
    source: String,
    /// The paragraphs of the article, without white space.
    paragraphs: Vec<String>,
}

type Extract = fn(&str) -> String;

const TOOLS: [(&str, Extract); 2] = [("interview-markup", ours), ("dom_smoothie", theirs)];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: interview-dom-smoothie FOLDER")?;
    let pages = pages(Path::new(&folder))?;
    let all: usize = pages.iter().map(|page| page.paragraphs.len()).sum();
    let bytes: usize = pages.iter().map(|page| page.source.len()).sum();
    println!("{} pages, {bytes} bytes, {all} paragraphs", pages.len());
    for (name, extract) in TOOLS {
        let (mut found, mut whole, mut other) = (0, 0, 0);
        for page in &pages {
            let mut text = squeezed(&extract(&page.source));
            let mut longest: Vec<&String> = page.paragraphs.iter().collect();
            longest.sort_by_key(|it| std::cmp::Reverse(it.len()));
            let before = found;
            for paragraph in longest {
                if let Some(at) = text.find(paragraph.as_str()) {
                    found += 1;
                    text.replace_range(at..at + paragraph.len(), "\u{1}");
                }
            }
            let left = text.chars().filter(|c| *c != '\u{1}').count();
            whole += usize::from(found - before == page.paragraphs.len() && left == 0);
            other += left;
        }
        let speed = bytes as f64 / best(&pages, extract).as_secs_f64() / 1e6;
        println!(
            "{name:<17} {found} paragraphs found, {other} other characters, {whole} pages without fault, {speed:.1} MB/s"
        );
    }
    Ok(())
}

fn ours(source: &str) -> String {
    let article = read(source, Markup::Html);
    article.blocks.iter().map(|block| block.text.as_str()).collect()
}

fn theirs(source: &str) -> String {
    let article = Readability::new(source, None, None).and_then(|mut it| it.parse());
    article.map(|it| format!("{}\n{}", it.title, it.text_content)).unwrap_or_default()
}

fn best(pages: &[Page], extract: Extract) -> Duration {
    let round = |_| {
        let start = Instant::now();
        for page in pages {
            std::hint::black_box(extract(&page.source));
        }
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

fn pages(folder: &Path) -> Result<Vec<Page>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|it| it == "html") {
            paths.push(path);
        }
    }
    paths.sort();
    let page = |path: &std::path::PathBuf| {
        let rows = fs::read_to_string(path.with_extension("expected.tsv"))?;
        Ok(Page { source: fs::read_to_string(path)?, paragraphs: paragraphs(&rows) })
    };
    paths.iter().map(page).collect()
}

/// The paragraphs of the article. A row whose kind has a `+` goes on with the row before.
fn paragraphs(rows: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for row in rows.lines() {
        let (kind, text) = row.split_once('\t').unwrap_or((row, ""));
        let text = squeezed(&text.replace("\\t", ""));
        match paragraphs.last_mut() {
            Some(paragraph) if kind.starts_with('+') => paragraph.push_str(&text),
            _ => paragraphs.push(text),
        }
    }
    paragraphs.retain(|it| !it.is_empty());
    paragraphs
}

/// A text without white space and what shows nothing.
fn squeezed(text: &str) -> String {
    let shows = |c: &char| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}');
    text.chars().filter(shows).collect()
}
