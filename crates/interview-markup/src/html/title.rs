//! What a page calls itself: which of its headings, or of its first blocks, says what its title does.

use interview_parser::marked::{Hint, MarkedBlock, Structure};

use super::metadata::Saying;
use super::tree::{Page, What};
use crate::tag::Element;

/// What a page says are titles of it.
pub(crate) fn titles(sayings: &[Saying]) -> Vec<String> {
    let titles = sayings.iter().filter(|it| it.sort.is_none());
    titles.take(MOST).map(|it| plain(&it.value)).collect()
}

/// The most titles of one page that are looked at.
const MOST: usize = 8;

/// How long a heading is that stands in what the page says is its title, and is a good part of it; 0,
/// where it does not. What stands beside it there is the name of the site, or of a section.
pub(crate) fn told_by(titles: &[String], heading: &str) -> usize {
    let heading = plain(heading);
    let is_there = |title: &String| {
        title.len() <= heading.len() * 3
            && title.match_indices(&heading).any(|(at, _)| {
                let before = title.get(..at).unwrap_or_default();
                let after = title.get(at + heading.len()..).unwrap_or_default();
                !before.ends_with(char::is_alphanumeric)
                    && !after.starts_with(char::is_alphanumeric)
            })
    };
    let is_told = heading.len() >= SHORTEST && titles.iter().any(is_there);
    if is_told { heading.len() } else { 0 }
}

/// The shortest title that is told by what the page says, in bytes.
const SHORTEST: usize = 6;

/// The longest title that is looked at, in bytes.
const LONGEST: usize = 400;

/// A text in small letters, with single spaces and plain quotation marks.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len().min(LONGEST));
    for word in text.split_whitespace() {
        if plain.len() > LONGEST {
            break;
        }
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
            '‘' | '’' => '\'',
            '“' | '”' | '„' => '"',
            c => c,
        }));
    }
    plain
}

/// The headings of the first three levels, each with its words.
pub(crate) fn headings(page: &Page<'_>) -> Vec<(usize, String)> {
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut open = None;
    let is_high = |number: usize| {
        page.node(number).is_some_and(|node| matches!(node.element, Element::Heading(1..=3)))
    };
    for step in &page.steps {
        match &step.what {
            What::Open(number) if is_high(*number) => {
                open = Some(*number);
                headings.push((*number, String::new()));
            }
            What::Close(number) if open == Some(*number) => open = None,
            What::Text(pieces) if open.is_some() => {
                let Some((_, text)) = headings.last_mut() else { continue };
                for (span, shown) in page.tokens.pieces(pieces).take(LONGEST) {
                    if text.len() < LONGEST {
                        text.push_str(shown.or(span.slice(page.source)).unwrap_or_default());
                    }
                }
            }
            _ => {}
        }
    }
    headings
}

/// Takes one of the first blocks for the title, where no heading is one: that which the page says is,
/// else the first in large letters.
pub(crate) fn find(titles: &[String], source: Option<&str>, blocks: &mut [MarkedBlock]) -> bool {
    let first = || blocks.iter().take(FIRST).enumerate();
    let told = first().filter(|(_, it)| it.text.len() <= LONGEST && source != Some(&it.text));
    let told = told.map(|(i, block)| (told_by(titles, &block.text), i)).rev().max();
    let told = told.filter(|(length, _)| *length > SHORTEST_BLOCK).map(|(_, i)| i);
    let is_large = |(_, block): &(usize, &MarkedBlock)| block.hint == Some(Hint::Title);
    let Some(found) = told.or(first().find(is_large).map(|(i, _)| i)) else { return false };
    let Some(block) = blocks.get_mut(found) else { return false };
    (block.structure, block.hint) = (Structure::Heading(1), Some(Hint::Title));
    true
}

/// Among so many blocks the title is looked for, and it is longer than so many bytes.
const FIRST: usize = 8;
const SHORTEST_BLOCK: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_told_by_what_the_page_says() {
        let title = plain("Long Wire • “The last  Puffin” - Birds");
        let titles = [title];
        let rows = [
            ("The Last\nPuffin", true),
            ("Long Wire", false),
            ("The last puffin\" - Birds", true),
            ("The last Puff", false),
            ("Puffin” - Birds and", false),
            ("Birds and bees", false),
            ("", false),
        ];
        for (heading, wanted) in rows {
            assert_eq!(told_by(&titles, heading) > 0, wanted, "{heading}");
        }
    }
}
