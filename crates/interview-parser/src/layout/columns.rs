//! Columns between tabs or wide spaces: who speaks, what is said, and numbers or times beside them, in
//! any order. Most transcripts of programs, of the police and of film are written so.
//!
//! What a column holds is told by its cells: numbers and times, short names that come again, or words.

use std::collections::{BTreeMap, HashSet};

use interview_model::SegmentKind;
use memchr::memchr;

use super::table::plain;
use super::{FEWEST, Layout};
use crate::ascii::any_of;
use crate::block::{Block, Opening};
use crate::grammar::ending::ending;
use crate::grammar::time::time_line;
use crate::line::Line;
use crate::told::Told;

/// The turns of lines that are rows between tabs, if there may be any, or else between wide spaces.
pub(super) fn rows<'a>(lines: &[Line<'a>], may_have_tabs: bool) -> Option<Layout<'a>> {
    let sorts = [Sort::Tabs, Sort::Spaces].into_iter().skip(usize::from(!may_have_tabs));
    sorts.into_iter().find_map(|sort| {
        let are_enough = lines.iter().filter(|line| sort.parts(line)).count() >= FEWEST;
        if !are_enough {
            return None;
        }
        let rows: Vec<Row<'_, 'a>> = lines.iter().map(|line| Row::of(line, sort)).collect();
        let columns = Columns::of(&rows, sort)?;
        Some(columns.layout(&rows))
    })
}

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Tabs,
    /// Two spaces or more. A column is where its cells begin, counted in characters.
    Spaces,
}

impl Sort {
    /// Whether a line has such between its cells.
    fn parts(self, line: &Line<'_>) -> bool {
        let text = line.text.as_bytes();
        match self {
            Self::Tabs => memchr(b'\t', text).is_some(),
            // A clock or a number is in one of the first columns.
            Self::Spaces => {
                let head = text.get(..HEAD).unwrap_or(text);
                has_two_spaces(head) && any_of(head, |byte| byte.is_ascii_digit())
            }
        }
    }
}

/// Whether two spaces follow each other. All bytes are looked at, many at once.
#[allow(clippy::needless_bitwise_bool)] // see `any_of`
fn has_two_spaces(text: &[u8]) -> bool {
    let after = text.get(1..).unwrap_or_default();
    let pairs = text.iter().zip(after);
    pairs.fold(false, |any, (one, next)| any | ((*one == b' ') & (*next == b' ')))
}

/// How much of a line is looked at for a wide space, in bytes.
const HEAD: usize = 60;

/// A line and its cells.
#[derive(Debug)]
struct Row<'l, 'a> {
    line: &'l Line<'a>,
    cells: Vec<Cell<'a>>,
}

/// A cell that is not empty.
#[derive(Debug, Clone, Copy)]
struct Cell<'a> {
    column: usize,
    /// Where it begins in its line.
    at: usize,
    text: &'a str,
}

impl<'l, 'a> Row<'l, 'a> {
    fn of(line: &'l Line<'a>, sort: Sort) -> Self {
        let (mut cells, mut at) = (Vec::new(), 0);
        let mut column = match sort {
            Sort::Tabs => line.indent / TAB,
            Sort::Spaces => line.indent,
        };
        let gap = if sort == Sort::Tabs { "\t" } else { "  " };
        while cells.len() < MOST {
            let rest = line.text.get(at..).unwrap_or_default();
            let end = rest.find(gap);
            let text = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            if !text.trim().is_empty() {
                cells.push(Cell { column, at, text: text.trim() });
            }
            let Some(end) = end else { break };
            let after = rest.get(end..).unwrap_or_default();
            let begins = match sort {
                Sort::Tabs => 1,
                Sort::Spaces => after.len() - after.trim_start().len(),
            };
            column += match sort {
                Sort::Tabs => 1,
                Sort::Spaces => text.chars().count() + begins,
            };
            at += end + begins;
        }
        Self { line, cells }
    }

    fn cell(&self, column: usize) -> Option<&Cell<'a>> {
        self.cells.iter().find(|cell| cell.column == column)
    }

    fn text(&self, column: usize) -> &'a str {
        self.cell(column).map_or("", |cell| cell.text)
    }
}

/// How wide the white space of a tab is.
const TAB: usize = 8;
/// The most cells of a row that are looked at.
const MOST: usize = 8;

/// What the columns hold.
#[derive(Debug)]
struct Columns {
    sort: Sort,
    /// Numbers and times.
    numbers: Vec<usize>,
    name: usize,
    words: usize,
}

/// What is counted of a column.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    numbers: usize,
    others: usize,
    /// How many bytes the others have.
    bytes: usize,
}

impl Columns {
    /// `None` where the lines are no turns: no column holds numbers, or none names that come again
    /// beside one of words.
    fn of(rows: &[Row<'_, '_>], sort: Sort) -> Option<Self> {
        let mut counts: BTreeMap<usize, Count> = BTreeMap::new();
        for cell in rows.iter().filter(|row| row.cells.len() > 1).flat_map(|row| &row.cells) {
            let count = counts.entry(cell.column).or_default();
            if is_number(cell.text) {
                count.numbers += 1;
            } else {
                count.others += 1;
                count.bytes += cell.text.len();
            }
        }
        let is_of_numbers = |it: &Count| it.numbers >= NUMBERS && it.numbers > it.others;
        let numbers: Vec<usize> =
            counts.iter().filter(|(_, it)| is_of_numbers(it)).map(|(at, _)| *at).collect();
        counts.retain(|_, it| !is_of_numbers(it) && it.others >= FEWEST);
        let (words, _) = counts.iter().max_by_key(|(_, it)| it.bytes)?;
        let name = counts.keys().find(|at| *at != words && are_names(rows, **at))?;
        let columns = Self { sort, numbers, name: *name, words: *words };
        let others = counts.keys().filter(|at| ![columns.name, columns.words].contains(at));
        let are_full = |at: &&usize| counts.get(at).is_some_and(|it| it.others * 2 > rows.len());
        let is_table = !columns.numbers.is_empty() && !others.clone().any(|at| are_full(&at));
        (is_table && columns.hold_turns(rows)).then_some(columns)
    }

    /// Whether most lines from the first row to the last are rows, and what is said in them reads so.
    fn hold_turns(&self, rows: &[Row<'_, '_>]) -> bool {
        let turns: Vec<usize> = (rows.iter().enumerate())
            .filter(|(_, row)| self.is_row(row) && row.cell(self.name).is_some())
            .map(|(at, _)| at)
            .collect();
        let (Some(first), Some(last)) = (turns.first(), turns.last()) else { return false };
        let rows = rows.get(*first..=*last).unwrap_or_default();
        let count = rows.iter().filter(|row| self.is_row(row)).count();
        let said = rows.iter().map(|row| row.text(self.words)).filter(|it| is_said(it)).count();
        turns.len() >= FEWEST && count * 4 >= rows.len() * 3 && said * 3 >= turns.len()
    }

    /// Whether a line has numbers where they belong, and a name or words, and nothing beside them.
    fn is_row(&self, row: &Row<'_, '_>) -> bool {
        let begins = row.cell(self.words).map_or(usize::MAX, |cell| cell.at);
        let is_own = |cell: &Cell<'_>| {
            if self.numbers.contains(&cell.column) {
                is_number(cell.text)
            } else {
                let is_of_words = self.sort == Sort::Spaces && cell.at > begins;
                cell.column == self.name || cell.column == self.words || is_of_words
            }
        };
        let is_told = row.cells.iter().any(|cell| cell.column != self.words);
        let is_below = !is_told && (self.sort == Sort::Spaces || row.line.indent > 0);
        let has_text = row.cell(self.name).is_some() || row.cell(self.words).is_some();
        has_text && (is_told || is_below) && row.cells.iter().all(is_own)
    }

    fn layout<'a>(&self, rows: &[Row<'_, 'a>]) -> Layout<'a> {
        let mut layout = Layout::default();
        let is_turn = |row: &Row<'_, 'a>| self.is_row(row) && row.cell(self.name).is_some();
        let first = rows.iter().position(is_turn).unwrap_or(0);
        let last = rows.iter().rposition(is_turn).unwrap_or(0);
        let mut is_below = false;
        for (at, row) in rows.iter().enumerate() {
            // What says what the columns hold has cells in most of them.
            let is_head = at + 1 == first
                && row.cell(self.words).is_some()
                && row.cells.len() > self.numbers.len();
            // Below the last turn nothing but its own words goes on.
            let goes_on = is_below && row.line.blank_before == 0;
            let is_outside =
                at < first || at > last && row.cells.len() < 2 && !goes_on || !self.is_row(row);
            is_below = if is_head {
                layout.told.push(Told::line(SegmentKind::Aside, row.line));
                false
            } else if is_outside {
                layout.lines.push(*row.line);
                false
            } else {
                self.put(row, is_below, &mut layout)
            };
        }
        layout
    }

    /// Adds a row, and says whether it is speech. One that is below speech and has but words may go on
    /// with that.
    fn put<'a>(&self, row: &Row<'_, 'a>, is_below: bool, layout: &mut Layout<'a>) -> bool {
        let (line, name, words) = (row.line, row.text(self.name), self.words_of(row));
        let is_untold = name.is_empty() && is_in_brackets(words);
        if is_untold || words.is_empty() {
            layout.told.push(Told::line(SegmentKind::Aside, line));
            return false;
        }
        // What stands below the words of a row, and nothing beside it, was wrapped.
        let is_wrapped = is_below && self.sort == Sort::Spaces && row.cells.len() == 1;
        if let Some(block) = layout.blocks.last_mut().filter(|_| is_wrapped) {
            block.go_on(line);
            return true;
        }
        let name = plain(name);
        let opening = if name.is_empty() { Opening::Untold } else { Opening::Label(name.into()) };
        let mut block = Block::opened(opening, line.span, line.number, line.blank_before);
        let timing = self.numbers.iter().find_map(|column| time_line(row.text(*column)));
        block.say(words, line, timing);
        layout.blocks.push(block);
        true
    }

    /// What is said in a row. Words may hold wide spaces themselves.
    fn words_of<'a>(&self, row: &Row<'_, 'a>) -> &'a str {
        match row.cell(self.words) {
            Some(cell) if self.sort == Sort::Spaces && self.name < self.words => {
                row.line.text.get(cell.at..).unwrap_or(cell.text)
            }
            Some(cell) => cell.text,
            None => "",
        }
    }
}

/// So many numbers tell that a column holds such.
const NUMBERS: usize = 3;

/// Whether the cells of a column are names, and come again.
fn are_names(rows: &[Row<'_, '_>], column: usize) -> bool {
    let of_several = rows.iter().filter(|row| row.cells.len() > 1);
    let cells = || of_several.clone().map(|row| row.text(column)).filter(|it| !it.is_empty());
    let names: HashSet<&str> = cells().filter(|it| !is_in_brackets(it)).collect();
    let is_name = |name: &&&str| name.chars().count() <= NAME && name.contains(char::is_alphabetic);
    // What the columns are called comes once, and fields above them may be longer.
    let are_short = names.iter().filter(is_name).count() * 5 >= names.len() * 4;
    are_short && names.len() >= 2 && names.len() * 2 <= cells().count() + 1
}

/// The most characters of a name.
const NAME: usize = 40;

/// Whether a cell holds nothing but numbers and what parts them, as those of a clock.
fn is_number(cell: &str) -> bool {
    let is_mark = |byte: u8| b" :.,;-/>[]()".contains(&byte);
    let is_dash = |c: char| matches!(c, '–' | '—' | '→');
    cell.len() <= NAME
        && cell.bytes().any(|byte| byte.is_ascii_digit())
        && cell.chars().all(|c| match u8::try_from(c) {
            Ok(byte) => byte.is_ascii_digit() || is_mark(byte),
            Err(_) => is_dash(c),
        })
}

/// Whether words end a sentence, or are so many that they are of one.
fn is_said(words: &str) -> bool {
    ending(words).is_of_sentence() || words.split(' ').nth(WORDS).is_some()
}

/// So many words, and one more, are of a sentence.
const WORDS: usize = 3;

fn is_in_brackets(text: &str) -> bool {
    text.starts_with(['(', '[', '（', '【']) && text.ends_with([')', ']', '）', '】'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Seen;
    use crate::line::lines;

    fn seen(source: &str) -> Option<Seen> {
        rows(&lines(source), true).map(|layout| layout.seen())
    }

    const ROWS: [(&str, &str, &str); 4] = [
        ("0:01", "Ana Mora", "Why do they dance?"),
        ("0:05", "Ben", "To tell where they were."),
        ("0:09", "Ana Mora", "Where, and when?"),
        ("1:02", "Ben", "Both."),
    ];

    #[test]
    fn columns_stand_in_any_order() {
        let ms = [1000, 5000, 9000, 62_000];
        let turn = |((_, name, words), ms): (&(&str, &str, &str), u64)| {
            ((*name).to_owned(), Some(ms), (*words).to_owned())
        };
        let wanted: Vec<_> = ROWS.iter().zip(ms).map(turn).collect();
        let orders: [fn(&str, &str, &str) -> String; 6] = [
            |time, name, words| format!("{time}\t{name}\t{words}\n"),
            |time, name, words| format!("{name}\t[{time}]\t{words}\n"),
            |time, name, words| format!("{time}\t{words}\t{name}:\n"),
            |time, name, words| format!("{}\t{time}\t{words}\t{name}\n", words.len()),
            |time, name, words| format!("{time:<8}{name:<12}{words}\n"),
            |time, name, words| format!("{name:<12}{time:<8}{words}\n"),
        ];
        for order in orders {
            let text = ROWS.map(|(time, name, words)| order(time, name, words)).concat();
            assert_eq!(seen(&text), Some((wanted.clone(), Vec::new())), "{text}");
            let head = order("start", "name", "text");
            let told = vec![head.trim_end().to_owned()];
            assert_eq!(seen(&format!("{head}{text}")), Some((wanted.clone(), told)), "{text}");
        }
    }

    #[test]
    fn rows_may_lack_cells() {
        let source = "00.00\tANA\tWhy nets?\n\tBEN\tThey hold.\n01.10\t\t(Door opens.)\n\
                      01.12\tANA\tDo they?\n\tBEN\tMost days.\nPage 1 of 2\n02.40\tANA\tOh.\n";
        let (turns, others) = seen(source).unwrap();
        let names: Vec<_> = turns.iter().map(|(name, ..)| &**name).collect();
        assert_eq!(names, ["ANA", "BEN", "ANA", "BEN", "ANA"]);
        assert_eq!(others, ["01.10\t\t(Door opens.)", "Page 1 of 2"]);
    }

    #[test]
    fn words_below_words_go_on() {
        let source = "1   ANA  Why is it that\n         nets hold?\n2   BEN  They hold, most days.\n\
                      3   ANA  Do they?\n4   BEN  Ask the fish, or the\n         herring.\n";
        let (turns, _) = seen(source).unwrap();
        let words: Vec<_> = turns.iter().map(|(.., words)| &**words).collect();
        let wanted = [
            "Why is it that nets hold?",
            "They hold, most days.",
            "Do they?",
            "Ask the fish, or the herring.",
        ];
        assert_eq!(words, wanted);
    }

    #[test]
    fn tables_of_facts_are_no_turns() {
        for source in [
            "north\tAna\tboats and mills\nsouth\tBen\tmills\nnorth\tAna\tboats\nsouth\tBen\tno",
            "1904\tFerrow\toak\n1911\tMill\themp\n1920\tFerrow\toak\n1951\tMill\twire",
            "1  Ana  Why?\n2  Ben  So.\n3  Ana  Oh.",
            "It rained.  It rained on.\nAnd on.  Still 4 of us.\nMore.  And 5 more.\nSo.  Then 6.",
        ] {
            assert_eq!(seen(source), None, "{source}");
        }
    }
}
