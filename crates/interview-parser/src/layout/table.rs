//! Tables whose rows are turns: who speaks, what is said, and perhaps when; between bars, as in the
//! tables of Markdown.

use std::collections::HashSet;

use interview_model::SegmentKind;

use super::{FEWEST, Layout};
use crate::block::{Block, Opening};
use crate::grammar::time::time_line;
use crate::line::Line;
use crate::told::Told;

/// The rows of all tables of turns.
pub(super) fn rows<'a>(lines: &[Line<'a>]) -> Option<Layout<'a>> {
    let mut layout = Layout::default();
    for run in lines.chunk_by(|a, b| cells(a).len() == cells(b).len()) {
        let rows: Vec<Row<'_, 'a>> =
            run.iter().map(|line| Row { line, cells: cells(line) }).collect();
        match Columns::of(&rows) {
            Some(columns) => rows.iter().for_each(|row| layout.put(row, columns)),
            None => layout.lines.extend(run),
        }
    }
    (!layout.blocks.is_empty()).then_some(layout)
}

/// The most columns of a table of turns.
const COLUMNS: usize = 3;

/// The cells of a line, if it has any: two or three, and a bar before the first.
fn cells<'a>(line: &Line<'a>) -> Vec<&'a str> {
    let cells = line.text.strip_prefix('|').map(between_bars).unwrap_or_default();
    if (2..=COLUMNS).contains(&cells.len()) { cells } else { Vec::new() }
}

/// Whether it is the row of lines below the head of a table: `|:---|---|`.
fn is_rule(cells: &[&str]) -> bool {
    let is_line = |cell: &&str| {
        let line = cell.trim_matches(':');
        !line.is_empty() && line.bytes().all(|byte| byte == b'-')
    };
    cells.iter().all(is_line)
}

/// The cells of a row of Markdown after its first bar. A bar after a backslash is text; the last bar
/// may be missing.
fn between_bars(row: &str) -> Vec<&str> {
    let row = row.strip_suffix('|').filter(|it| !it.ends_with('\\')).unwrap_or(row);
    let mut escaped = false;
    let is_bar = |c: char| {
        let is_bar = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        is_bar
    };
    row.split(is_bar).map(str::trim).take(COLUMNS + 1).collect()
}

/// A line of a table.
#[derive(Debug)]
struct Row<'l, 'a> {
    line: &'l Line<'a>,
    cells: Vec<&'a str>,
}

impl<'a> Row<'_, 'a> {
    fn cell(&self, column: usize) -> &'a str {
        self.cells.get(column).copied().unwrap_or_default()
    }
}

/// What the columns of a table hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    /// The byte at which the first turn begins; what stands before it is the head.
    start: usize,
    time: Option<usize>,
    name: usize,
    words: usize,
}

impl Columns {
    /// `None` where the rows are no turns: they are few, a third column holds no times, the words come
    /// before the names, or there are too many names for people who speak.
    fn of(rows: &[Row<'_, '_>]) -> Option<Self> {
        let head = rows.iter().position(|row| is_rule(&row.cells)).map_or(0, |rule| rule + 1);
        let mut body = rows.get(head..)?;
        let count = body.first()?.cells.len();
        if count == 0 {
            return None;
        }
        let is_time = |row: &Row<'_, '_>, column| time_line(row.cell(column)).is_some();
        let time = (0..count).find(|column| {
            let timed = body.iter().filter(|row| is_time(row, *column)).count();
            timed + 1 >= body.len()
        });
        // The names of columns, without lines below them.
        if let (0, Some(time), [first, rest @ ..]) = (head, time, body)
            && !is_time(first, time)
        {
            body = rest;
        }
        let length = |column: usize| body.iter().map(|row| row.cell(column).len()).sum::<usize>();
        let others = || (0..count).filter(|column| Some(*column) != time);
        let words = others().max_by_key(|column| length(*column))?;
        let mut names = others().filter(|column| *column != words);
        let (Some(name), None) = (names.next().filter(|name| *name < words), names.next()) else {
            return None;
        };
        let columns = Self { start: body.first()?.line.span.start, time, name, words };
        (body.len() >= FEWEST && columns.hold_turns(body)).then_some(columns)
    }

    /// Whether the names are names, and come again.
    fn hold_turns(self, body: &[Row<'_, '_>]) -> bool {
        let cells = || body.iter().map(|row| row.cell(self.name)).filter(|it| !it.is_empty());
        let names: HashSet<&str> = cells().collect();
        let is_name = |name: &&str| name.len() <= NAME && name.contains(char::is_alphabetic);
        names.iter().all(is_name) && names.len() >= 2 && names.len() * 2 <= cells().count()
    }
}

/// The longest name, in bytes.
const NAME: usize = 80;

impl<'a> Layout<'a> {
    fn put(&mut self, row: &Row<'_, 'a>, columns: Columns) {
        let line = row.line;
        if line.span.start < columns.start {
            self.told.push(Told::line(SegmentKind::Aside, line));
            return;
        }
        let name = plain(row.cell(columns.name));
        let opening = if name.is_empty() { Opening::Untold } else { Opening::Label(name.into()) };
        let mut block = Block::opened(opening, line.span, line.number, line.blank_before);
        let timing = columns.time.and_then(|column| time_line(row.cell(column)));
        block.say(row.cell(columns.words), line, timing);
        self.blocks.push(block);
    }
}

/// A name without mark-up and colon.
pub(super) fn plain(name: &str) -> &str {
    name.trim_matches(|c: char| matches!(c, '*' | '_' | '[' | ']' | ':') || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Seen, Turns};
    use crate::line::lines;

    fn seen(source: &str) -> Option<Seen> {
        rows(&lines(source)).map(|layout| layout.seen())
    }

    const ROWS: [(&str, &str, &str); 4] = [
        ("0:01", "Ana Mora", "Why do they dance?"),
        ("0:05", "Ben", "To tell where they were."),
        ("0:09", "Ana Mora", "Where \\| when?"),
        ("1:02", "Ben", "Both."),
    ];

    fn wanted(is_timed: bool) -> Turns {
        let ms = [1000, 5000, 9000, 62_000];
        let row = |((_, name, words), ms): (&(&str, &str, &str), u64)| {
            ((*name).to_owned(), is_timed.then_some(ms), (*words).to_owned())
        };
        ROWS.iter().zip(ms).map(row).collect()
    }

    #[test]
    fn tables_of_markdown() {
        let rows = ROWS.map(|(_, name, words)| format!("| **{name}:** | {words} |\n")).concat();
        let heads = ["", "| Who | What |\n|:---|---:|\n"];
        for head in heads {
            let (found, told) = seen(&format!("{head}{rows}")).unwrap();
            assert_eq!(found, wanted(false));
            assert_eq!(told.join("\n"), head.trim_end());
        }
        let rows =
            ROWS.map(|(time, name, words)| format!("| {time} | {name} | {words}\n")).concat();
        assert_eq!(seen(&rows).unwrap(), (wanted(true), Vec::new()));
    }

    #[test]
    fn a_row_without_a_name_goes_on() {
        let rows = [
            "| Ana | Why? |",
            "| Ben | So. |",
            "| | And so on. |",
            "| Ana | Oh. |",
            "| Ben | Yes. |",
        ];
        let (found, _) = seen(&rows.join("\n")).unwrap();
        assert_eq!(found[2], (String::new(), None, "And so on.".to_owned()));
    }

    #[test]
    fn tables_of_facts_are_no_turns() {
        for source in [
            "| Born | 1904 |\n| Died | 1951 |\n| Boats | eleven |\n| Mills | one |",
            "| Ana | Why? |\n| Ben | So. |\n| Ana | Oh. |",
            "| a | b | c | d |\n| a | b | c | d |\n| a | b | c | d |\n| a | b | c | d |",
        ] {
            assert_eq!(seen(source), None, "{source}");
        }
    }
}
