//! Marks of bold text that Markdown does not take for such.
//!
//! Between a space and a letter, or between wide characters, two stars open or close nothing:
//! `** Why? **`, `**Ana: **So.`, `**为什么？**因为`. Authors mean them all the same. They are read so
//! where a block opens with them.

use std::ops::Range;

use interview_parser::marked::{Emphasis, MarkedBlock, Run};

const MARKS: [&str; 2] = ["**", "__"];

/// Takes the marks with which a block opens for bold, if they are closed in it.
pub(super) fn embolden(block: &mut MarkedBlock, source: &str) {
    let Some(mark) = MARKS.into_iter().find(|mark| block.text.starts_with(mark)) else { return };
    let length = mark.len();
    let inside = block.text.get(length..).unwrap_or_default();
    let Some(end) = inside.find(mark).map(|at| at + length) else { return };
    let bold = block.text.get(length..end).unwrap_or_default();
    let is_as_written = |at| is_verbatim(block, at..at + length, source, mark);
    if bold.trim().is_empty() || !is_as_written(0) || !is_as_written(end) {
        return;
    }
    let open = length + bold.len() - bold.trim_start().len();
    let close = end - (bold.len() - bold.trim_end().len());
    // White space between the marks and what they set off is none of the text.
    let after = block.text.get(end + length..).unwrap_or_default();
    let is_parted = after.is_empty() || after.starts_with(char::is_whitespace) || close == end;
    remove(block, if is_parted { close } else { close + 1 }..end + length);
    remove(block, 0..open);
    block.emphasis.push((0..close - open, Emphasis::Bold));
}

/// Whether a part of a block's text stands in the source as a mark does, not escaped.
fn is_verbatim(block: &MarkedBlock, part: Range<usize>, source: &str, mark: &str) -> bool {
    let next = block.runs.partition_point(|run| run.start <= part.start);
    let run = next.checked_sub(1).and_then(|at| block.runs.get(at));
    run.is_some_and(|run| {
        let at = run.span.start + (part.start - run.start);
        source.get(at..at + part.len()) == Some(mark)
    })
}

/// Takes a part out of a block's text; its bytes of the source become markup.
fn remove(block: &mut MarkedBlock, part: Range<usize>) {
    let ends: Vec<usize> = block.runs.iter().skip(1).map(|run| run.start).collect();
    let ends = ends.into_iter().chain([block.text.len()]);
    let runs = block.runs.iter().zip(ends).flat_map(|(run, end)| kept(*run, end, &part));
    block.runs = runs.collect();
    block.text.replace_range(part.clone(), "");
    let moved = |at: usize| at.min(part.start) + at.saturating_sub(part.end);
    for (range, _) in &mut block.emphasis {
        *range = moved(range.start)..moved(range.end);
    }
    block.emphasis.retain(|(range, _)| !range.is_empty());
}

/// What is left of a run, whose text goes on to `end`, without a part of the text.
fn kept(run: Run, end: usize, part: &Range<usize>) -> impl Iterator<Item = Run> {
    let is_whole = run.span.len() != end - run.start;
    let before = run.start..end.min(part.start);
    let after = run.start.max(part.end)..end;
    let left = [(before, 0), (after, part.len())].into_iter();
    left.filter(|(text, _)| text.start < text.end).map(move |(text, removed)| {
        let mut span = run.span;
        if !is_whole {
            span.end = span.start + (text.end - run.start);
            span.start += text.start - run.start;
        }
        Run { start: text.start - removed, span }
    })
}
