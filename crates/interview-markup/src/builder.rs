//! Blocks put together from the text and the marks that a reader of markup meets.

mod literal;

use std::ops::Range;

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{
    Emphasis, Hint, MarkedBlock, MarkedPart, MarkedSource, Run, Structure,
};

use crate::held::Held;
use crate::place::{Lines, trimmed};

/// Makes the blocks and parts of a source, in its order.
#[derive(Debug)]
pub(crate) struct Builder<'a> {
    source: &'a str,
    made: MarkedSource,
    open: Option<Open>,
    /// The emphasis in force, from where in the open block on.
    emphasis: Held<Emphasis>,
    /// The hints on parts of a block in force, likewise.
    hints: Held<Hint>,
    /// Whether the next block is a new paragraph.
    opens_paragraph: bool,
    /// What the next block is.
    structure: Structure,
    /// What names in the markup say that it is.
    hint: Option<Hint>,
    /// Its kind, where the markup alone tells.
    kind: Option<SegmentKind>,
    lines: Lines<'a>,
}

/// A block that is not finished.
#[derive(Debug)]
struct Open {
    block: MarkedBlock,
    /// White space that stands before the next character, if one comes.
    space: Option<Span>,
    /// The cells that ended before it: how many, and where the last did.
    cells: (usize, usize),
    /// Where the markup after the last character begins.
    tail: Option<usize>,
    /// What pictures before the first character, or after the last, show to who cannot see them.
    pictured: Option<String>,
    /// What names in the markup say of a part of the text.
    hinted: Option<(Range<usize>, Hint)>,
    /// Its kind, where the markup alone tells.
    kind: Option<SegmentKind>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self {
            source,
            made: MarkedSource::default(),
            open: None,
            emphasis: Held::default(),
            hints: Held::default(),
            opens_paragraph: true,
            structure: Structure::Paragraph,
            hint: None,
            kind: None,
            lines: Lines::new(source),
        }
    }

    /// The source as it was read.
    pub(crate) fn finish(mut self) -> MarkedSource {
        self.close();
        self.made
    }

    /// What the next block is.
    pub(crate) fn set_structure(&mut self, structure: Structure) {
        self.structure = structure;
    }

    /// What names in the markup say of the next blocks.
    pub(crate) fn set_hint(&mut self, hint: Option<Hint>) {
        self.hint = hint;
    }

    /// The kind of the next blocks, which are parts, if the markup alone tells it.
    pub(crate) fn set_kind(&mut self, kind: Option<SegmentKind>) {
        self.kind = kind;
    }

    /// Whether a block is open, which may say nothing as yet.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether a block is open that says something.
    pub(crate) fn says(&self) -> bool {
        self.open.as_ref().is_some_and(|open| !open.block.text.is_empty())
    }

    /// Ends the open block, if nothing but pictures is in it as yet.
    pub(crate) fn close_pictures(&mut self) {
        if !self.says() {
            self.close();
        }
    }

    /// Adds a part whose kind the markup tells. It closes the open block.
    pub(crate) fn part(&mut self, kind: SegmentKind, text: &str, span: Span) {
        self.close();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = self.lines.of(span.start);
        self.made.parts.push(MarkedPart { kind, text, span, line });
    }

    /// Adds a stretch of the source as text: as it stands there, or as `shown`.
    pub(crate) fn text(&mut self, span: Span, shown: Option<&str>) {
        match shown {
            None => {
                let text = span.slice(self.source).unwrap_or_default();
                for (at, character) in text.char_indices() {
                    let start = span.start + at;
                    self.character(character, Span::new(start, start + character.len_utf8()));
                }
            }
            Some(shown) => shown.chars().for_each(|character| self.character(character, span)),
        }
    }

    /// Adds a character, which stands at `span`.
    fn character(&mut self, character: char, span: Span) {
        if is_invisible(character) {
            self.touch(span);
        } else if character == '\n' {
            self.soft_break(span);
        } else if character.is_whitespace() {
            self.space(span);
        } else {
            self.visible(character, span);
        }
    }

    /// Adds white space, which stands at `span`; it is nothing at the ends of a block.
    pub(crate) fn space(&mut self, span: Span) {
        if let Some(open) = &mut self.open
            && !open.block.text.is_empty()
        {
            open.space.get_or_insert(span);
        }
    }

    /// Adds the end of a line that goes on: a space, but between wide characters nothing.
    pub(crate) fn soft_break(&mut self, span: Span) {
        if self.open.as_ref().is_some_and(|open| open.block.text.ends_with(is_wide)) {
            if let Some(open) = &mut self.open {
                open.space.get_or_insert(Span::new(span.end, span.end));
            }
        } else {
            self.space(span);
        }
    }

    /// Adds what parts the cells of a row.
    pub(crate) fn cell_break(&mut self, at: usize) {
        if let Some(open) = &mut self.open {
            open.space = None;
            open.cells = (open.cells.0 + 1, at);
        }
    }

    fn visible(&mut self, character: char, span: Span) {
        self.cut_picture(span.start);
        let source = self.source;
        let open = self.opened(span.start);
        let (cells, at) = std::mem::take(&mut open.cells);
        if cells > 0 {
            open.space = None;
        }
        for _ in 0..cells {
            put(&mut open.block, '\t', Span::new(at, at));
        }
        if let Some(space) = open.space.take() {
            // A line that ends between wide characters is joined without a space.
            if !space.is_empty() || !is_wide(character) {
                put(&mut open.block, shown_space(space, source), space);
            }
        }
        put(&mut open.block, character, span);
        open.tail = None;
        open.block.span.end = open.block.span.end.max(span.end);
    }

    /// Adds markup that shows nothing.
    pub(crate) fn touch(&mut self, span: Span) {
        let open = self.opened(span.start);
        open.tail.get_or_insert(span.start);
        open.block.span.end = open.block.span.end.max(span.end);
    }

    /// Adds the end of an element, which may stand where no block is open.
    pub(crate) fn touch_open(&mut self, span: Span) {
        if self.open.is_some() {
            self.touch(span);
        }
    }

    /// Adds markup within what a block says, if one is open that says something.
    pub(crate) fn touch_said(&mut self, span: Span) {
        if self.says() {
            self.touch(span);
        }
    }

    /// Adds a picture. Where it stands at the end or start of a block it is cut off.
    pub(crate) fn picture(&mut self, span: Span, shown: &str) {
        self.touch(span);
        if let Some(open) = &mut self.open {
            let pictured = open.pictured.get_or_insert_default();
            if !pictured.is_empty() {
                pictured.push(' ');
            }
            pictured.push_str(shown);
        }
    }

    /// Begins emphasis.
    pub(crate) fn emphasise(&mut self, emphasis: Emphasis) {
        let at = self.open.as_ref().map_or(0, Open::next);
        self.emphasis.hold(emphasis, at);
    }

    /// Ends the emphasis that began last.
    pub(crate) fn end_emphasis(&mut self, emphasis: Emphasis) {
        if let Some(start) = self.emphasis.let_go(emphasis)
            && let Some(open) = &mut self.open
        {
            let end = open.block.text.len();
            add_emphasis(&mut open.block, start..end, emphasis);
        }
    }

    /// Begins a part of a block of which names in the markup say what it is.
    pub(crate) fn begin_hint(&mut self, hint: Hint) {
        let at = self.open.as_ref().map_or(0, Open::next);
        self.hints.hold(hint, at);
    }

    /// Ends it.
    pub(crate) fn end_hint(&mut self, hint: Hint) {
        if let Some(start) = self.hints.let_go(hint)
            && let Some(open) = &mut self.open
        {
            open.note_hint(start..open.block.text.len(), hint);
        }
    }

    /// Ends the block at a line break: what follows is a new line of the same paragraph.
    pub(crate) fn line_break(&mut self, span: Span) {
        self.touch_open(span);
        self.close();
        self.opens_paragraph = self.made.blocks.is_empty();
    }

    /// Ends the paragraph.
    pub(crate) fn close_paragraph(&mut self) {
        self.close();
        self.opens_paragraph = true;
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        let end = open.block.text.len();
        for (emphasis, start) in self.emphasis.go_on() {
            add_emphasis(&mut open.block, start..end, emphasis);
        }
        for (hint, start) in self.hints.go_on() {
            open.note_hint(start..end, hint);
        }
        open.take_hint();
        let pictured = open.pictured.take();
        if open.block.text.is_empty() {
            self.push_part(&pictured.unwrap_or_default(), open.block.span);
            return;
        }
        let span = open.block.span;
        let tail = open.tail.filter(|_| pictured.is_some());
        open.block.span.end = tail.unwrap_or(span.end);
        open.block.span = trimmed(self.source, open.block.span);
        literal::embolden(&mut open.block, self.source);
        open.block.emphasis.sort_by_key(|(range, _)| (range.start, range.end));
        self.push_block(open.block, open.kind);
        self.opens_paragraph = true;
        if let (Some(tail), Some(pictured)) = (tail, pictured) {
            self.push_part(&pictured, Span::new(tail, span.end));
        }
    }

    fn push_block(&mut self, block: MarkedBlock, kind: Option<SegmentKind>) {
        let Some(kind) = kind else { return self.made.blocks.push(block) };
        let MarkedBlock { text, span, line, .. } = block;
        self.made.parts.push(MarkedPart { kind, text, span, line });
    }

    fn push_part(&mut self, text: &str, span: Span) {
        let span = trimmed(self.source, span);
        if span.is_empty() {
            return;
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = self.lines.of(span.start);
        self.made.parts.push(MarkedPart { kind: SegmentKind::Aside, text, span, line });
    }

    /// Cuts off the pictures with which the open block begins, before its first character.
    fn cut_picture(&mut self, at: usize) {
        let Some(open) = &mut self.open else { return };
        if !open.block.text.is_empty() {
            // A picture between words shows nothing of its own.
            open.pictured = None;
            return;
        }
        if let Some(pictured) = open.pictured.take() {
            let start = open.block.span.start;
            self.open = None;
            self.push_part(&pictured, Span::new(start, at));
        }
    }

    /// The open block; one that begins at `start`, if there is none.
    fn opened(&mut self, start: usize) -> &mut Open {
        let Self { lines, opens_paragraph, structure, hint, kind, .. } = self;
        self.open.get_or_insert_with(|| {
            let mut block = MarkedBlock::new(Span::new(start, start), lines.of(start));
            block.opens_paragraph = *opens_paragraph;
            block.structure = *structure;
            block.hint = *hint;
            Open {
                block,
                space: None,
                cells: (0, 0),
                tail: None,
                pictured: None,
                hinted: None,
                kind: *kind,
            }
        })
    }
}

impl Open {
    /// Where in the text the next character will stand.
    fn next(&self) -> usize {
        let spaces = usize::from(self.space.is_some_and(|space| !space.is_empty()));
        let cells = self.cells.0;
        self.block.text.len() + if cells > 0 { cells } else { spaces }
    }

    /// Notes a hint on a part of the text, if it is the longest such part.
    fn note_hint(&mut self, range: Range<usize>, hint: Hint) {
        if self.hinted.as_ref().is_none_or(|(longest, _)| longest.len() < range.len()) {
            self.hinted = Some((range, hint));
        }
    }

    /// Gives the block the hint on a part of it that is all of its words.
    fn take_hint(&mut self) {
        let Some((range, hint)) = self.hinted.take() else { return };
        let text = self.block.text.as_str();
        let others =
            [text.get(..range.start), text.get(range.end..)].map(Option::unwrap_or_default);
        if !others.concat().contains(char::is_alphanumeric) {
            self.block.hint = Some(hint);
        }
    }
}

/// Adds a character to a block, in the run before it where it goes on in the source.
fn put(block: &mut MarkedBlock, character: char, span: Span) {
    let start = block.text.len();
    block.text.push(character);
    let is_verbatim = span.len() == character.len_utf8();
    match block.runs.last_mut() {
        Some(run) if run.span == span => {}
        Some(run)
            if is_verbatim && run.span.end == span.start && run.span.len() == start - run.start =>
        {
            run.span.end = span.end;
        }
        _ => block.runs.push(Run { start, span }),
    }
}

/// What shows of white space: a space, but for a wide one, as stands between a name and speech.
fn shown_space(space: Span, source: &str) -> char {
    let first = space.slice(source).and_then(|it| it.chars().next());
    first.filter(|c| matches!(c, '\t' | '\u{3000}')).unwrap_or(' ')
}

/// Notes emphasis, without the white space at its ends; together with the same before it, if nothing
/// stands between.
fn add_emphasis(block: &mut MarkedBlock, range: Range<usize>, emphasis: Emphasis) {
    let Some(text) = block.text.get(range.clone()) else { return };
    let end = range.start + text.trim_end().len();
    let start = range.end - text.trim_start().len();
    if start < end {
        block.emphasis.push((start..end, emphasis));
    }
}

/// Characters that no reader sees: soft hyphens, marks of byte order and joints of width zero.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Characters of scripts that are written without spaces.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}
