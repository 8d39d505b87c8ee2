//! Blocks put together from the text and the marks that a reader of markup meets.

mod literal;
mod open;
mod text;

use std::ops::Range;

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{Emphasis, Hint, MarkedBlock, MarkedPart, MarkedSource, Structure};

use crate::held::Held;
use crate::place::{Lines, trimmed};
use open::Open;

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

    /// Says what the open block is, if it says something.
    pub(crate) fn hint_open(&mut self, hint: Hint) {
        if let Some(open) = self.open.as_mut().filter(|open| !open.block.text.is_empty()) {
            open.block.hint = Some(hint);
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
        within(&mut open.block);
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

/// Keeps what the first and the last characters stand for within the block: white space after an entity
/// may be in the span that its reader gives it.
fn within(block: &mut MarkedBlock) {
    let Span { start, end, .. } = block.span;
    if let Some(run) = block.runs.first_mut() {
        run.span.start = run.span.start.max(start);
    }
    if let Some(run) = block.runs.last_mut() {
        run.span.end = run.span.end.min(end);
    }
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
