//! Turns that the layout of a text tells: rows of tables and columns, the `>>` of broadcast captions,
//! definition lists, names below speech, and the heads of posts.
//!
//! What tells the turns there, bars, tabs and signs, is not said. A layout is known by its
//! regularity alone; where it does not recur the lines stay as they are.

mod chevrons;
mod columns;
mod definitions;
mod posts;
mod signed;
mod table;

use crate::block::{Block, blocks};
use crate::line::Line;
use crate::marked::Structure;
use crate::told::Told;

/// What a layout tells of some lines.
#[derive(Debug, Default)]
pub(crate) struct Layout<'a> {
    /// All blocks: the turns that rows and signs tell, and what other lines make.
    pub(crate) blocks: Vec<Block<'a>>,
    /// The heads of tables, and the lines below them.
    pub(crate) told: Vec<Told<'a>>,
    /// The lines of which it tells nothing.
    lines: Vec<Line<'a>>,
}

impl<'a> Layout<'a> {
    /// What layouts tell of the lines of a source, if they tell anything.
    pub(crate) fn of(lines: &[Line<'a>], source: &str) -> Option<Self> {
        // Most articles have none of these signs.
        let has_tabs = memchr::memchr(b'\t', source.as_bytes()).is_some();
        let has_signs = lines.iter().map(|line| signs(line, has_tabs)).sum::<usize>() >= FEWEST;
        let by_signs = || {
            definitions::defined(lines)
                .map(|lines| Self { lines, ..Self::default() })
                .or_else(|| chevrons::turns(lines))
                .or_else(|| table::rows(lines))
        };
        let told = if has_signs { by_signs() } else { None };
        told.or_else(|| columns::rows(lines, has_signs))
            .or_else(|| signed::turns(lines))
            .or_else(|| posts::turns(lines))
            .map(Self::with_all_blocks)
    }

    /// The blocks of the other lines put among those of the layout. No paragraph goes on behind what is
    /// told.
    fn with_all_blocks(mut self) -> Self {
        let told = self.told.iter().map(|part| part.span.start);
        let mut taken: Vec<usize> =
            self.blocks.iter().map(|block| block.span.start).chain(told).collect();
        taken.sort_unstable();
        let place = |line: &Line<'_>| taken.partition_point(|start| *start < line.span.start);
        for lines in self.lines.chunk_by(|one, next| place(one) == place(next)) {
            self.blocks.extend(blocks(lines));
        }
        self.blocks.sort_by_key(|block| block.span.start);
        self
    }
}

/// The name, the time in milliseconds and the words of each turn that a layout tells.
#[cfg(test)]
type Turns = Vec<(String, Option<u64>, String)>;
/// The turns, and what is none.
#[cfg(test)]
type Seen = (Turns, Vec<String>);

#[cfg(test)]
impl Layout<'_> {
    /// What it tells, as tests look at it.
    fn seen(&self) -> Seen {
        let turns = self.blocks.iter().map(|block| {
            let name = match &block.opening {
                crate::block::Opening::Label(name) => name.to_string(),
                _ => String::new(),
            };
            let piece = &block.pieces[0];
            let words = block.text[piece.text.clone()].to_owned();
            (name, piece.timing.map(|timing| timing.start_ms), words)
        });
        let told = self.told.iter().map(|told| told.text.to_string());
        let others = self.lines.iter().map(|line| line.text.to_owned());
        (turns.collect(), told.chain(others).collect())
    }
}

/// The blocks of a marked-up source, with the turns that the rows of its tables tell; and what stands
/// in the heads of those tables.
pub(crate) fn with_rows<'a>(blocks: Vec<Block<'a>>) -> (Vec<Block<'a>>, Vec<Told<'a>>) {
    let is_row = |block: &Block<'_>| {
        block.markup.is_some_and(|it| it.block.structure == Structure::TableRow)
    };
    if blocks.iter().filter(|block| is_row(block)).count() < FEWEST {
        return (blocks, Vec::new());
    }
    let (mut all, mut told) = (Vec::with_capacity(blocks.len()), Vec::new());
    for run in blocks.chunk_by(|a, b| is_row(a) && is_row(b)) {
        let lines: Vec<Line<'a>> = run.iter().filter_map(row).collect();
        let layout = columns::rows(&lines, true)
            .filter(|it| it.lines.is_empty() && lines.len() == run.len());
        match layout {
            Some(layout) => {
                all.extend(layout.blocks);
                told.extend(layout.told);
            }
            None => all.extend_from_slice(run),
        }
    }
    (all, told)
}

/// A row of a table of a marked-up source as a line.
fn row<'a>(block: &Block<'a>) -> Option<Line<'a>> {
    let markup = block.markup.filter(|it| it.block.structure == Structure::TableRow)?;
    Some(Line {
        text: &markup.block.text,
        span: block.span,
        number: block.line,
        blank_before: block.blank_before,
        indent: 0,
    })
}

/// How many signs that may tell turns a line has.
fn signs(line: &Line<'_>, has_tabs: bool) -> usize {
    match line.text.as_bytes() {
        [b'|' | b':', ..] => 1,
        [b'>', b'>', ..] => line.text.split(" >>").count(),
        text => usize::from(has_tabs && memchr::memchr(b'\t', text).is_some()),
    }
}

/// So often must a sign come that it can tell turns.
const FEWEST: usize = 4;
