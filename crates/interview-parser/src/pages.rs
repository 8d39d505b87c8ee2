//! Records of courts and hearings, whose lines are numbered on every page.
//!
//! Nobody says a number at the start of each line, nor the head and the foot of a page. They are
//! known by their regularity: numbers that count up by one and begin again, and lines that come
//! again on every page without one.

use std::collections::HashMap;

use interview_model::SegmentKind;

use crate::block::{Block, paragraphs};
use crate::grammar::examination::{is_oath, lines_of_oath};
use crate::grammar::label::{Form, is_in_capitals, label};
use crate::grammar::page::{is_page_number, numbered_line};
use crate::line::{Line, columns};
use crate::margin::Margin;
use crate::told::Told;

/// The blocks of a record with numbered lines, and what else stands on its pages.
#[derive(Debug)]
pub(crate) struct Pages<'a> {
    /// The paragraphs. One that goes on across pages has a piece on each.
    pub(crate) blocks: Vec<Block<'a>>,
    /// Heads, feet and numbers without text; and all that follows the last numbered line: indexes,
    /// certificates.
    pub(crate) told: Vec<Told<'a>>,
}

/// How many numbers must follow each other on a page.
const RUN: usize = 10;

impl<'a> Pages<'a> {
    /// Reads the lines, if most of them are numbered.
    pub(crate) fn of(lines: &[Line<'a>]) -> Option<Self> {
        let numbered = numbered(lines)?;
        let last = numbered.iter().rposition(Option::is_some)?;
        let first = numbered.iter().position(Option::is_some)?;
        let furniture = Furniture::of(lines, &numbered);
        let mut text = Vec::with_capacity(lines.len());
        let mut told = Vec::new();
        let (mut breaks, mut starts) = (Vec::new(), Vec::new());
        for (at, (line, numbered)) in lines.iter().zip(numbered).enumerate() {
            let is_text = match numbered {
                Some(bare) if !bare.text.is_empty() => {
                    if numbered_line(line.text).is_some_and(|(number, _)| number == 1) {
                        starts.push(text.len());
                    }
                    text.push(bare);
                    continue;
                }
                Some(_) => false,
                None => at <= last && !furniture.holds(line),
            };
            if is_text {
                // What stands before the first page, or once on one, is none of its paragraphs.
                let blank_before = if at < first { line.blank_before } else { 1 };
                text.push(Line { blank_before, ..*line });
            } else {
                told.push(Told::line(SegmentKind::Aside, line));
                breaks.push(line.span.start);
            }
        }
        told.extend(back_matter(&mut text, &starts));
        let margin = Margin::widest(&text);
        part_title_page(&mut text, margin);
        part_oaths(&mut text);
        let blocks = paragraphs(&text, margin, &breaks);
        Some(Self { blocks, told })
    }
}

/// Parts the lines above the first turn, each of which says something by itself, unless it is full.
fn part_title_page(lines: &mut [Line<'_>], margin: Margin) {
    let first = lines.iter().position(opens_turn).unwrap_or(0);
    let mut before: Option<Line<'_>> = None;
    for line in lines.iter_mut().take(first) {
        if before.is_some_and(|before| margin.had_room(&before, line)) {
            line.blank_before = line.blank_before.max(1);
        }
        before = Some(*line);
    }
}

/// Parts the lines that say that a witness is sworn from what stands above and below them.
fn part_oaths(lines: &mut [Line<'_>]) {
    for end in 0..lines.len() {
        let is_end = lines.get(end).is_some_and(|it| it.text.ends_with(':') && is_oath(it.text));
        if !is_end {
            continue;
        }
        let above = lines.get(..end).unwrap_or_default().iter().map(|it| it.text);
        let first = end - lines_of_oath(above);
        for line in lines.iter_mut().take(end + 2).skip(first) {
            line.blank_before = line.blank_before.max(1);
        }
    }
}

/// Takes out the pages below the last turn that have a heading in capitals: an index, and what was
/// certified and signed, by whom.
fn back_matter<'a>(lines: &mut Vec<Line<'a>>, starts: &[usize]) -> Vec<Told<'a>> {
    let Some(last) = lines.iter().rposition(opens_turn) else { return Vec::new() };
    let is_headed = |start: &usize| lines.get(*start).is_some_and(|it| is_in_capitals(it.text));
    let Some(start) = starts.iter().copied().find(|start| *start > last && is_headed(start)) else {
        return Vec::new();
    };
    let (mut told, mut kind) = (Vec::new(), SegmentKind::Aside);
    for (at, line) in (start..).zip(lines.split_off(start)) {
        let is_heading = starts.binary_search(&at).is_ok() && is_in_capitals(line.text);
        let letters: String = line.text.split_whitespace().collect();
        if is_heading {
            let is_index = matches!(&*letters, "INDEX" | "CONTENTS" | "EXHIBITS");
            let is_certified = letters.contains("CERTIFI");
            told.push(Told::line(
                if is_index { SegmentKind::Aside } else { SegmentKind::Heading },
                &line,
            ));
            kind = if is_certified { SegmentKind::Credit } else { SegmentKind::Aside };
            continue;
        }
        // `I, Ana Mora, have read these pages`
        if line.text.starts_with("I, ") {
            kind = SegmentKind::Credit;
        }
        told.push(Told::line(kind, &line));
    }
    told
}

/// Whether a line opens a turn of a record: with a name in capitals and a colon, or a letter.
fn opens_turn(line: &Line<'_>) -> bool {
    label(line.text).is_some_and(|it| match it.form {
        Form::Letter => true,
        Form::Space => matches!(it.name, "Q" | "A"),
        Form::Separator => !it.body.is_empty() && is_in_capitals(it.name),
        _ => false,
    })
}

/// The lines without their numbers, where they have any that count: the number of the line before or
/// after is its neighbour. `None`, unless there are several pages of such, and half of the lines up to
/// the last are numbered; or one page that is nearly all there is.
fn numbered<'a>(lines: &[Line<'a>]) -> Option<Vec<Option<Line<'a>>>> {
    // Most articles have not even two lines with a number.
    let opens = |line: &&Line<'_>| line.text.starts_with(|c: char| c.is_ascii_digit());
    lines.iter().filter(opens).nth(1)?;
    let found: Vec<_> = lines.iter().map(|line| numbered_line(line.text)).collect();
    let number = |at: usize| found.get(at).copied().flatten().map(|(number, _)| number);
    let follows = |at: usize| {
        let before = at.checked_sub(1).and_then(number);
        number(at).is_some_and(|it| before.is_some_and(|before| before + 1 == it))
    };
    let numbered: Vec<_> = lines
        .iter()
        .zip(&found)
        .enumerate()
        .map(|(at, (line, found))| {
            let (_, text) = found.filter(|_| follows(at) || follows(at + 1))?;
            Some(without_number(line, text))
        })
        .collect();
    let (mut run, mut pages) = (0, 0);
    for at in 0..lines.len() {
        run = if follows(at) { run + 1 } else { 1 };
        pages += usize::from(run == RUN);
    }
    let length = numbered.iter().rposition(Option::is_some)? + 1;
    let count = numbered.iter().flatten().count();
    let is_record = match pages {
        0 => false,
        // A list may be numbered, too, but it is not all of an article; so may the rows of a table.
        1 => count * 10 >= lines.len() * 9 && !are_rows(&numbered),
        _ => count * 2 >= length,
    };
    is_record.then_some(numbered)
}

/// Whether most numbered lines have tabs between what stands in them.
fn are_rows(numbered: &[Option<Line<'_>>]) -> bool {
    let rows = numbered.iter().flatten().filter(|line| line.text.contains('\t')).count();
    rows * 2 > numbered.iter().flatten().count()
}

/// A line whose text begins after its number; the span keeps the number. Blank lines mean nothing
/// between numbers.
fn without_number<'a>(line: &Line<'a>, text: &'a str) -> Line<'a> {
    let body = text.trim_start();
    let space = text.get(..text.len() - body.len()).unwrap_or_default();
    Line { text: body, blank_before: 0, indent: columns(space), ..*line }
}

/// Lines that come again on every page.
struct Furniture<'a> {
    /// How often each line without a number comes, by its letters.
    counts: HashMap<&'a str, usize>,
}

impl<'a> Furniture<'a> {
    fn of(lines: &[Line<'a>], numbered: &[Option<Line<'a>>]) -> Self {
        let mut counts = HashMap::new();
        for (line, _) in lines.iter().zip(numbered).filter(|(_, numbered)| numbered.is_none()) {
            *counts.entry(letters(line.text)).or_default() += 1;
        }
        Self { counts }
    }

    fn holds(&self, line: &Line<'_>) -> bool {
        is_page_number(line.text)
            || self.counts.get(letters(line.text)).is_some_and(|count| *count > 1)
    }
}

/// A line without the number of the page at its ends.
fn letters(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    /// Two pages of twelve lines each; a paragraph goes on from the first to the second.
    fn record() -> String {
        let mut lines = Vec::new();
        for page in 1..=2 {
            lines.push("        Record of the Harbour Board".to_owned());
            for line in 1..=12 {
                let text = match (page, line) {
                    (1, 1) => "        MS. ARDEN:  Who has the keys to the lower",
                    (1, 2) => "  gate at night?",
                    (1, 3) => "        MR. OCHOA:  The keeper has had them since the",
                    (2, 5) => "  last winter.",
                    (2, 6..) => "",
                    _ => "  flood, and he has kept them on a nail by the door",
                };
                lines.push(format!("{line:2}{text}"));
            }
            lines.push(format!("                    {page}"));
        }
        lines.push("keys 1:1, 3\nnail 1:4".to_owned());
        lines.join("\n\n")
    }

    #[test]
    fn numbers_and_furniture() {
        let source = record();
        let pages = Pages::of(&lines(&source)).unwrap();
        let texts: Vec<_> = pages.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(texts.len(), 2, "{texts:?}");
        assert_eq!(texts[0], "MS. ARDEN:  Who has the keys to the lower gate at night?");
        assert!(texts[1].ends_with("by the door last winter."));
        assert_eq!(pages.blocks[0].span.slice(&source).map(|it| it.starts_with("1 ")), Some(true));
        let told: Vec<_> = pages.told.iter().map(|told| &*told.text).collect();
        assert_eq!(told[..3], ["Record of the Harbour Board", "1", "Record of the Harbour Board"]);
        assert_eq!(told.last(), Some(&"nail 1:4"));
    }

    #[test]
    fn paragraphs_go_on_across_pages() {
        let source = record();
        let pages = Pages::of(&lines(&source)).unwrap();
        let block = &pages.blocks[1];
        assert_eq!(block.pieces.len(), 2);
        assert_eq!(block.pieces[1].line, 31);
        assert!(block.pieces[0].span.end < block.pieces[1].span.start);
        let joined = &block.text[block.pieces[1].text.clone()];
        assert!(joined.starts_with("flood") && joined.ends_with("winter."), "{joined}");
    }

    #[test]
    fn numbered_questions_are_no_pages() {
        let list: Vec<_> = (1..=20).map(|number| format!("{number} Why nets?")).collect();
        let (list, questions) = (list.join("\n"), list.join("\nThey last.\n"));
        let both = [&*list, &questions].join("\n");
        for source in [questions, both, list + "\nNets.\nThey last.\nWhy?"] {
            assert!(Pages::of(&lines(&source)).is_none(), "{source}");
        }
        assert!(Pages::of(&[]).is_none());
    }
}
