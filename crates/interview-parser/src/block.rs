//! Lines gathered into paragraph-sized blocks.

use std::borrow::Cow;
use std::ops::Range;

use interview_model::{Opens, Span, Timing, run_on};

use crate::grammar::mark::{Mark, MarkSort, mark};
use crate::grammar::time::opening_time;
use crate::line::Line;
use crate::margin::Margin;
use crate::marked::MarkedBlock;

/// A paragraph of the source: one line, or several that were wrapped at a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
    /// What it is made of, where something that is not speech stands between: the cues of captions,
    /// the parts on several pages. None, where it is one piece of text.
    pub(crate) pieces: Vec<Piece>,
    /// What its markup says, where the source is marked up.
    pub(crate) markup: Option<Markup<'a>>,
}

/// The markup of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Markup<'a> {
    /// The block of the source.
    pub(crate) block: &'a MarkedBlock,
    /// Where in its text the block's text begins.
    pub(crate) at: usize,
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

/// The blocks of a source. A line is a block, unless the paragraphs of the source are wrapped at a
/// margin: then a block is a paragraph.
pub(crate) fn blocks<'a>(lines: &[Line<'a>]) -> Vec<Block<'a>> {
    let Some(margin) = Margin::of(lines) else {
        return lines.iter().map(Block::of).collect();
    };
    paragraphs(lines, margin, &[])
}

/// The paragraphs of lines that are wrapped at a margin. What begins after one of `breaks`, byte
/// offsets in order, becomes a piece of its own.
pub(crate) fn paragraphs<'a>(
    lines: &[Line<'a>],
    margin: Margin,
    breaks: &[usize],
) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::with_capacity(lines.len() / 2 + 1);
    let mut breaks = breaks.iter().peekable();
    let mut before: Option<&Line<'a>> = None;
    for line in lines {
        let mut is_parted = false;
        while breaks.next_if(|at| **at < line.span.start).is_some() {
            is_parted = true;
        }
        match (before, blocks.last_mut()) {
            (Some(before), Some(block)) if margin.goes_on(before, line) => {
                block.join(line, is_parted);
            }
            _ => blocks.push(Block::of(line)),
        }
        before = Some(line);
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
            markup: None,
        }
    }

    /// A block of a marked-up source.
    pub(crate) fn marked(block: &'a MarkedBlock) -> Self {
        Self {
            text: Cow::Borrowed(&block.text),
            span: block.span,
            line: block.line,
            blank_before: usize::from(block.opens_paragraph),
            markup: Some(Markup { block, at: 0 }),
            ..Self::default()
        }
    }

    /// A block whose opening is told, before anything is said in it. Its text begins as that of an
    /// article would that tells the same.
    pub(crate) fn opened(
        opening: Opening<'a>,
        span: Span,
        line: usize,
        blank_before: usize,
    ) -> Self {
        let text = match &opening {
            Opening::Untold => String::new(),
            Opening::Change => "-".to_owned(),
            Opening::Label(name) => format!("{}:", plain_label(name)),
        };
        let text = Cow::Owned(text);
        Self { text, span, line, blank_before, opening, ..Self::default() }
    }

    /// Adds what is said on a line, as a piece of its own.
    pub(crate) fn say(&mut self, words: &str, line: &Line<'a>, timing: Option<Timing>) {
        let text = self.text.to_mut();
        run_on(text, words);
        let end = text.len();
        let opens = if self.opening == Opening::Change { Opens::Turn } else { Opens::Paragraph };
        self.pieces.push(Piece {
            text: end - words.trim_start().len()..end,
            span: line.span,
            line: line.number,
            timing,
            opens,
        });
    }

    /// Adds what is said on a line that something stands above, as a piece of its own.
    pub(crate) fn go_on_below(&mut self, line: &Line<'a>, timing: Option<Timing>) {
        self.join(line, true);
        if let Some(piece) = self.pieces.last_mut() {
            piece.timing = timing;
        }
    }

    /// Adds what is said on the next line to the last piece.
    pub(crate) fn go_on(&mut self, line: &Line<'a>) {
        let text = self.text.to_mut();
        run_on(text, line.text);
        let end = text.len();
        self.span.end = line.span.end;
        if let Some(piece) = self.pieces.last_mut() {
            piece.text.end = end;
            piece.span.end = line.span.end;
        }
    }

    /// Adds the next line of the paragraph, as a piece of its own where it is parted from the line
    /// before.
    fn join(&mut self, line: &Line<'a>, is_parted: bool) {
        if is_parted && self.pieces.is_empty() {
            self.pieces.push(Piece {
                text: 0..self.text.len(),
                span: self.span,
                line: self.line,
                timing: None,
                opens: Opens::Paragraph,
            });
        }
        // A word cut at the margin was seen only in old printed text; there the hyphen is kept.
        run_on(self.text.to_mut(), line.text);
        let end = self.text.len();
        self.span.end = line.span.end;
        match self.pieces.last_mut() {
            Some(_) if is_parted => self.pieces.push(Piece {
                text: end - line.text.len()..end,
                span: line.span,
                line: line.number,
                timing: None,
                opens: Opens::Nothing,
            }),
            Some(piece) => {
                piece.text.end = end;
                piece.span.end = line.span.end;
            }
            None => {}
        }
    }

    /// Keeps a part of the text alone. Its span stays.
    pub(crate) fn narrow(&mut self, part: Range<usize>) {
        if let Some(markup) = &mut self.markup {
            markup.at += part.start;
        }
        self.text = match std::mem::take(&mut self.text) {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(part).unwrap_or_default()),
            Cow::Owned(text) => Cow::Owned(text.get(part).unwrap_or_default().to_owned()),
        };
    }

    /// Takes the time with which the text opens out of it.
    pub(crate) fn leave_out_time(&mut self) {
        if self.pieces.is_empty()
            && let Some((timing, body)) = opening_time(&self.text)
        {
            let at = self.text.len() - body.len();
            self.timing = Some(timing);
            self.narrow(at..self.text.len());
        }
    }

    /// Where the source is cut, if the text up to `end` becomes one segment and that from `start` on
    /// the next: the end of the one and the start of the other. All markup is in one of the two.
    pub(crate) fn cut(&self, end: usize, start: usize, source: &str) -> (usize, usize) {
        let Some(markup) = self.markup else {
            let from_end = |at: usize| self.span.end - (self.text.len() - at);
            return (from_end(end), from_end(start));
        };
        let (end, start) = (markup.end_of(end), markup.start_of(start));
        let between = Span::new(end, start).slice(source).unwrap_or_default();
        let first = between.find(char::is_whitespace).unwrap_or(between.len());
        let rest = between.get(first..).unwrap_or_default().trim_start().len();
        (end + first, start - rest)
    }

    /// Where its text begins, behind the number of an item.
    pub(crate) fn after_number(&self) -> usize {
        match mark(&self.text) {
            Some(Mark { sort: MarkSort::Number(_), body }) => self.text.len() - body.len(),
            _ => 0,
        }
    }

    /// The block as two: its text up to `end`, and that from `start` on.
    pub(crate) fn parted(self, end: usize, start: usize, source: &str) -> [Self; 2] {
        let (span_end, span_start) = self.cut(end, start, source);
        let (mut first, mut second) = (self.clone(), self);
        let whole = second.text.len();
        second.line += Span::new(second.span.start, span_start)
            .slice(source)
            .map_or(0, |text| memchr::memchr_iter(b'\n', text.as_bytes()).count());
        (first.span.end, second.span.start, second.blank_before) = (span_end, span_start, 0);
        first.narrow(0..end);
        second.narrow(start..whole);
        [first, second]
    }

    /// Where a part of the text stands in a marked-up source.
    pub(crate) fn place(&self, part: Range<usize>) -> Option<Span> {
        let markup = self.markup?;
        Some(Span::new(markup.start_of(part.start), markup.end_of(part.end)))
    }
}

impl Markup<'_> {
    /// Where the byte at `at` of the text begins in the source.
    fn start_of(self, at: usize) -> usize {
        self.run_of(self.at + at).map_or(self.block.span.end, |(run, into)| {
            if run.is_whole { run.span.start } else { run.span.start + into }
        })
    }

    /// Where the text before `at` ends in the source.
    fn end_of(self, at: usize) -> usize {
        let at = self.at + at;
        let before = at.checked_sub(1).and_then(|last| self.run_of(last));
        before.map_or(self.block.span.start, |(run, into)| {
            if run.is_whole { run.span.end } else { run.span.start + into + 1 }
        })
    }

    /// The run in which a byte of the marked block's text stands, and how far from its start.
    fn run_of(self, at: usize) -> Option<(Placed, usize)> {
        let MarkedBlock { runs, text, .. } = self.block;
        if at >= text.len() {
            return None;
        }
        let next = runs.partition_point(|run| run.start <= at);
        let run = runs.get(next.checked_sub(1)?)?;
        let end = runs.get(next).map_or(text.len(), |next| next.start);
        let is_whole = run.span.len() != end - run.start;
        Some((Placed { span: run.span, is_whole }, at - run.start))
    }
}

/// A run, and whether its bytes stand for its text as a whole only, as those of an entity do.
#[derive(Debug, Clone, Copy)]
struct Placed {
    span: Span,
    is_whole: bool,
}

/// A label as articles print them, in four words at most, by which the decoder knows it for one. A
/// format sets no limits to names.
fn plain_label(name: &str) -> String {
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut label: String = words.next().unwrap_or_default().chars().take(LONGEST).collect();
    for word in words.take(3) {
        if label.chars().count() + word.chars().count() < LONGEST {
            label.push(' ');
            label.push_str(word);
        }
    }
    label
}

/// The longest plain label, in characters.
const LONGEST: usize = 32;

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

    #[test]
    fn names_as_articles_print_labels() {
        let rows = [
            ("SPEAKER_00", "SPEAKER 00"),
            ("Dr. Ana-Maria de la Mora (host)", "Dr Ana Maria de"),
            ("Bartholomew Featherstonehaugh Montgomery", "Bartholomew Featherstonehaugh"),
            ("–", ""),
        ];
        for (name, wanted) in rows {
            assert_eq!(plain_label(name), wanted);
        }
    }
}
