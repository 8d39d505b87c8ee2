//! Lines gathered into paragraph-sized blocks.

use std::borrow::Cow;
use std::ops::Range;

use interview_model::{Opens, SegmentKind, Span, Timing, run_on};

use crate::grammar::time::opening_time;
use crate::line::Line;

/// A paragraph of the source: one line, or several that were wrapped at a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block<'a> {
    /// The paragraph's text; the lines of a wrapped paragraph are joined by a space.
    pub(crate) text: Cow<'a, str>,
    /// From the first byte of its first line to the last byte of its last.
    pub(crate) span: Span,
    /// The number of its first line, counted from 1.
    pub(crate) line: usize,
    /// How many blank lines stand before it.
    pub(crate) blank_before: usize,
    /// When it is said, where a time opens it.
    pub(crate) timing: Option<Timing>,
    /// What the source's format says of whose it is; text says nothing.
    pub(crate) opening: Opening<'a>,
    /// The cues of captions that it is made of; none, where it is one piece of text.
    pub(crate) pieces: Vec<Piece>,
}

/// Whose speech a block is, as far as the format of its source tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Opening<'a> {
    /// It does not tell.
    #[default]
    Untold,
    /// Somebody else's than the block before.
    Change,
    /// That of somebody with this label.
    Label(Cow<'a, str>),
}

/// A part of a block that becomes a segment of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Which part of the block's text it is.
    pub(crate) text: Range<usize>,
    /// Where it stands in the source.
    pub(crate) span: Span,
    /// The line on which it starts, counted from 1.
    pub(crate) line: usize,
    /// When it is said.
    pub(crate) timing: Option<Timing>,
    /// What begins with it, as far as the format tells.
    pub(crate) opens: Opens,
}

/// A part of the source whose kind the format or the grammar alone tells, so that nothing is to be
/// decided on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told<'a> {
    /// What it is.
    pub(crate) kind: SegmentKind,
    /// What it says.
    pub(crate) text: Cow<'a, str>,
    /// Where it stands in the source.
    pub(crate) span: Span,
    /// The line on which it starts, counted from 1.
    pub(crate) line: usize,
    /// The time that it gives or has.
    pub(crate) timing: Option<Timing>,
}

impl<'a> Told<'a> {
    /// A block that is nothing but a time.
    pub(crate) fn time(block: Block<'a>, timing: Timing) -> Self {
        let Block { text, span, line, .. } = block;
        Self { kind: SegmentKind::Timestamp, text, span, line, timing: Some(timing) }
    }
}

/// The blocks of a source. A line is a block, unless the paragraphs of the source are wrapped:
/// then a block ends at a blank line.
pub(crate) fn blocks<'a>(lines: &[Line<'a>]) -> Vec<Block<'a>> {
    let wrapped = are_wrapped(lines);
    let mut blocks: Vec<Block<'a>> = Vec::with_capacity(lines.len());
    for line in lines {
        match blocks.last_mut() {
            Some(block) if wrapped && line.blank_before == 0 => block.join(line),
            _ => blocks.push(Block::of(line)),
        }
    }
    blocks
}

impl<'a> Block<'a> {
    pub(crate) fn of(line: &Line<'a>) -> Self {
        Self {
            text: Cow::Borrowed(line.text),
            span: line.span,
            line: line.number,
            blank_before: line.blank_before,
            timing: None,
            opening: Opening::Untold,
            pieces: Vec::new(),
        }
    }

    fn join(&mut self, line: &Line<'a>) {
        // A word cut at the margin was seen only in old printed text; there the hyphen is kept.
        run_on(self.text.to_mut(), line.text);
        self.span.end = line.span.end;
    }

    /// Takes the time with which the text opens out of it.
    pub(crate) fn without_time(mut self) -> Self {
        if let Some((timing, body)) = opening_time(&self.text) {
            let at = self.text.len() - body.len();
            self.timing = Some(timing);
            self.text = after(self.text, at);
        }
        self
    }
}

/// The text from a place on, borrowed where the whole of it is.
fn after(text: Cow<'_, str>, at: usize) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(at..).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(text.get(at..).unwrap_or_default().to_owned()),
    }
}

/// The width within which a typist or a mail program wraps.
const MARGIN: std::ops::RangeInclusive<usize> = 40..=100;

/// Whether most lines stop at a margin without ending a sentence: lines that are followed by
/// another without a blank line between are all about as long as the longest of them, and often
/// end in a letter or a comma.
fn are_wrapped(lines: &[Line<'_>]) -> bool {
    let longest = lines.iter().map(|line| line.text.len()).max().unwrap_or(0);
    if !MARGIN.contains(&longest) || lines.len() < 6 {
        return false;
    }
    let inner = lines.windows(2).filter_map(|pair| match pair {
        [line, next] if next.blank_before == 0 => Some(line.text),
        _ => None,
    });
    let (mut all, mut full, mut open) = (0, 0, 0);
    for text in inner {
        all += 1;
        full += usize::from(text.len() * 4 >= longest * 3);
        open += usize::from(text.ends_with(|c: char| c.is_alphanumeric() || c == ','));
    }
    all * 2 >= lines.len() && full * 4 >= all * 3 && open * 2 >= all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    #[test]
    fn a_line_is_a_block() {
        let source = "Where do you keep the boats?\n\nIn the shed.\nAll of them.";
        let found = blocks(&lines(source));
        let texts: Vec<_> = found.iter().map(|block| block.text.as_ref()).collect();
        assert_eq!(texts, ["Where do you keep the boats?", "In the shed.", "All of them."]);
        assert_eq!(found[1].blank_before, 1);
    }

    #[test]
    fn wrapped_lines_are_one_block() {
        let source = "The boats lie in the long shed behind the mill where the\n\
                      river bends, and nobody has counted them since the war\n\
                      ended and the last of the owners went away to town.\n\n\
                      Who owns them now, if the last of the old families are\n\
                      gone and the mill has been closed for twenty years by\n\
                      order of the council?";
        let found = blocks(&lines(source));
        assert_eq!(found.len(), 2);
        assert!(found[0].text.contains("where the river bends"));
        assert_eq!(found[1].span.slice(source), Some(&source[found[1].span.start..]));
        assert_eq!(found[1].line, 5);
    }
}
