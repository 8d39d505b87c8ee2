//! Turns that are run together in one paragraph of a marked-up source: a bold question and its answer
//! behind it, lines that open with labels or dashes. They become blocks of their own, and so do stage
//! directions and times that have a line.

use std::collections::HashMap;

use crate::block::Block;
use crate::grammar::direction::is_direction;
use crate::grammar::ending::ending;
use crate::grammar::label::{Form, Label, label};
use crate::grammar::mark::{MarkSort, mark};
use crate::grammar::time::time_line;
use crate::letters::is_lowercase;
use crate::lexicon::Lexicon;
use crate::marked::{Emphasis, MarkedBlock, Structure};

/// The blocks of a marked-up source, with turns that are run together parted.
///
/// `**Why?** Because.` is two turns where the article sets several questions so. Where most of what
/// is run in so asks, `**Tell us.** It rained.` is two as well.
pub(crate) fn part_turns<'a>(
    blocks: Vec<Block<'a>>,
    source: &str,
    lexicon: &Lexicon,
) -> Vec<Block<'a>> {
    let turns = Turns::of(&blocks, source);
    let mut parted = Vec::with_capacity(blocks.len());
    for block in blocks {
        let mut rest = block;
        for cut in turns.cuts(&rest, source, lexicon) {
            let before = rest.text.len();
            let [first, second] = rest.parted(cut.0, cut.1, source);
            debug_assert!(second.text.len() < before, "a part is left");
            parted.push(first);
            rest = second;
        }
        parted.push(rest);
    }
    parted
}

/// How the article runs turns together.
#[derive(Debug)]
struct Turns {
    /// Whether bold questions open paragraphs that go on.
    ask: bool,
    /// Whether most that is bold at the start of a paragraph asks.
    mostly_ask: bool,
    /// How often each label opens a paragraph or a line of one.
    labels: HashMap<String, usize>,
    /// How many lines open with a dash.
    dashes: usize,
}

/// How often a label opens a line, and how many lines a dash, before a paragraph is parted by it.
const OFTEN: usize = 2;

impl Turns {
    fn of(blocks: &[Block<'_>], source: &str) -> Self {
        let (mut asking, mut others, mut whole) = (0, 0, 0);
        let mut turns = Self { ask: false, mostly_ask: false, labels: HashMap::new(), dashes: 0 };
        for block in blocks {
            match Lead::of(block, source) {
                Some(lead) if lead.asks => asking += 1,
                Some(lead) if !lead.is_label => others += 1,
                Some(_) => {}
                None => whole += usize::from(is_bold_question(block)),
            }
            turns.count(&block.text);
            for at in line_starts(block, source) {
                turns.count(block.text.get(at..).unwrap_or_default());
            }
        }
        turns.ask = asking > 0 && asking + whole >= OFTEN;
        turns.mostly_ask = asking >= OFTEN && asking >= others;
        turns
    }

    fn count(&mut self, line: &str) {
        if let Some(label) = label_of(line) {
            *self.labels.entry(label.name.to_owned()).or_default() += 1;
        }
        self.dashes += usize::from(is_dashed(line));
    }

    /// Where a block is parted: where each part but the last ends, and the next begins, each counted
    /// in what is left of the text.
    fn cuts(&self, block: &Block<'_>, source: &str, lexicon: &Lexicon) -> Vec<(usize, usize)> {
        if block.pieces.is_empty() && block.markup.is_some() {
            let mut ends: Vec<(usize, usize)> = Vec::new();
            let lead = Lead::of(block, source).filter(|lead| self.holds(lead));
            ends.extend(lead.map(|lead| (lead.end, lead.next)));
            ends.extend(
                self.lines_of(block, source, lexicon)
                    .filter(|(_, next)| lead.is_none_or(|lead| *next > lead.next)),
            );
            let mut start = 0;
            let after = |(end, next): (usize, usize)| {
                let part = (end.checked_sub(start).filter(|it| *it > 0)?, next - start);
                start = next;
                Some(part)
            };
            return ends.into_iter().filter_map(after).collect();
        }
        Vec::new()
    }

    /// Whether what is bold at a block's start is a turn of its own.
    const fn holds(&self, lead: &Lead) -> bool {
        if lead.asks { self.ask } else { self.mostly_ask && lead.ends && !lead.is_label }
    }

    /// The lines of a block that open turns: with a label that comes again, or with a dash below
    /// another; and those that are stage directions or times, or stand below one.
    fn lines_of(
        &self,
        block: &Block<'_>,
        source: &str,
        lexicon: &Lexicon,
    ) -> impl Iterator<Item = (usize, usize)> {
        let is_dialogue = self.dashes > OFTEN && is_dashed(&block.text);
        let starts = line_starts(block, source);
        let text = |from: usize, to: usize| block.text.get(from..to).unwrap_or_default();
        let first = text(0, starts.first().copied().unwrap_or(0));
        let mut was_apart = is_direction(first, lexicon) || time_line(first.trim_end()).is_some();
        let ends: Vec<usize> = starts.iter().copied().skip(1).chain([block.text.len()]).collect();
        starts.into_iter().zip(ends).filter_map(move |(at, end)| {
            let line = text(at, block.text.len());
            let recurs = |name: &str| self.labels.get(name).is_some_and(|count| *count >= OFTEN);
            let before = text(0, at).trim_end();
            let after_sentence = || ending(before).is_of_sentence();
            let opens_turn = |label: Label<'_>| {
                recurs(label.name) && (!may_be_said(line, label) || after_sentence())
            };
            let is_labelled = label_of(line).is_some_and(opens_turn);
            let whole = text(at, end).trim_end();
            let is_direction = || is_direction(whole, lexicon) && (was_apart || after_sentence());
            let is_apart = time_line(whole).is_some() || is_direction();
            let opens = std::mem::replace(&mut was_apart, is_apart)
                || is_apart
                || is_labelled
                || is_dialogue && is_dashed(line);
            (opens && !before.is_empty()).then_some((before.len(), at))
        })
    }
}

fn label_of(line: &str) -> Option<Label<'_>> {
    label(line).filter(|it| matches!(it.form, Form::Separator | Form::Letter))
}

/// Whether what looks like a label at the start of a line may stand in mid-sentence: a word in small
/// letters, or with a dash behind it.
fn may_be_said(line: &str, label: Label<'_>) -> bool {
    let printed = line.strip_suffix(label.body).unwrap_or_default();
    let has_dash = label.form == Form::Separator && !printed.contains([':', '：']);
    has_dash || label.name.starts_with(is_lowercase)
}

fn is_dashed(line: &str) -> bool {
    mark(line).is_some_and(|mark| mark.sort == MarkSort::Dash)
}

fn is_question(text: &str) -> bool {
    let closing = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '»' | ')' | '」' | '）');
    text.trim_end_matches(closing).ends_with(['?', '？', '؟'])
}

fn is_bold_question(block: &Block<'_>) -> bool {
    let ranges = block.markup.map(|it| it.emphasis(Emphasis::Bold, block.text.len()));
    let is_bold = ranges.unwrap_or_default().first().is_some_and(|range| range.start == 0);
    is_bold && is_question(&block.text)
}

/// What is bold at the start of a paragraph that goes on.
#[derive(Debug, Clone, Copy)]
struct Lead {
    end: usize,
    /// Where the rest begins.
    next: usize,
    asks: bool,
    /// Whether a sentence or a line ends with it.
    ends: bool,
    is_label: bool,
}

impl Lead {
    fn of(block: &Block<'_>, source: &str) -> Option<Self> {
        let markup = block.markup?;
        if !matches!(
            markup.block.structure,
            Structure::Paragraph | Structure::ListItem | Structure::Quotation
        ) {
            return None;
        }
        let text = &*block.text;
        let start = block.after_number();
        let mut end = start;
        // Bold that ends and begins again is one, whatever white space or mark stands between.
        for range in markup.emphasis(Emphasis::Bold, text.len()) {
            let between = text.get(end..range.start).unwrap_or_default();
            if range.start > end && between.contains(char::is_alphanumeric) {
                break;
            }
            end = end.max(range.end);
        }
        let rest = text.get(end..)?;
        // The question mark may stand behind what is bold.
        let behind = rest.len() - rest.trim_start_matches(['?', '？', '!', ' ']).len();
        if end > start && rest.get(..behind).is_some_and(|it| it.contains(['?', '？'])) {
            end += rest.get(..behind)?.trim_end().len();
        }
        let (lead, rest) = text.split_at_checked(end)?;
        let next = text.len() - rest.trim_start().len();
        let is_there = end > start && rest.contains(char::is_alphanumeric);
        let is_label = lead.trim_end().ends_with([':', '：']) || rest.starts_with([':', '：']);
        let ends = lead.trim_end().ends_with(['.', '!', '…', '。', '！'])
            || line_starts(block, source).contains(&next);
        is_there.then(|| Self { end, next, asks: is_question(lead), ends, is_label })
    }
}

/// Where the lines of a block's text begin, as its source has them, but for the first.
fn line_starts(block: &Block<'_>, source: &str) -> Vec<usize> {
    let Some(markup) = block.markup else { return Vec::new() };
    let MarkedBlock { runs, text, .. } = markup.block;
    let ends = runs.iter().skip(1).map(|run| run.start).chain([text.len()]);
    let mut starts = Vec::new();
    let mut before = None;
    for (run, end) in runs.iter().zip(ends) {
        let gap = before.and_then(|before| source.get(before..run.span.start));
        if gap.is_some_and(|gap| gap.contains('\n')) {
            starts.push(run.start);
        }
        if run.span.len() == end - run.start {
            let inside = run.span.slice(source).unwrap_or_default();
            let lines = inside.match_indices('\n').map(|(at, _)| run.start + at + 1);
            starts.extend(lines);
        }
        before = Some(run.span.end);
    }
    let within = starts.into_iter().filter_map(|at| at.checked_sub(markup.at));
    let at_text = within.filter_map(|at| {
        let rest = block.text.get(at..).filter(|_| at > 0)?;
        Some(block.text.len() - rest.trim_start().len())
    });
    at_text.filter(|at| *at < block.text.len()).collect()
}
