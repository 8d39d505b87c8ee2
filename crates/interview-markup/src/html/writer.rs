//! The blocks and parts of a page, as its steps are met.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{Hint, MarkedSource, Structure};

use super::article::Article;
use super::metadata::Saying;
use super::node::{Level, Node};
use super::table::Tables;
use super::tree::{Page, Step, What};
use crate::builder::Builder;
use crate::place::trimmed;
use crate::tag::Element;

/// The blocks and parts of a page.
pub(crate) fn write(page: &Page<'_>, article: &Article, sayings: Vec<Saying>) -> MarkedSource {
    let mut writer = Writer::new(page, article, sayings);
    for (place, step) in page.steps.iter().enumerate() {
        let is_close = matches!(step.what, What::Close(_));
        writer.is_in_article = article.steps.contains(&(place + usize::from(is_close)));
        writer.take(step);
    }
    writer.conceal_no_more();
    writer.builder.finish()
}

struct Writer<'p> {
    page: &'p Page<'p>,
    article: &'p Article,
    builder: Builder<'p>,
    tables: Tables,
    sayings: Peekable<IntoIter<Saying>>,
    /// What holds for the blocks that are written, the innermost last.
    frames: Vec<Frame>,
    /// How many elements are open that nobody sees.
    hidden: usize,
    /// What nobody sees and was met last, without anything seen after it.
    concealed: Option<Span>,
    /// Whether the step that is taken is one of the article's.
    is_in_article: bool,
    /// How many elements are open that are a row, or text as it was typed.
    rows: usize,
    typed: usize,
    /// Whether nothing was said since a line was ended.
    line_ended: bool,
}

/// What holds for the blocks in an element.
#[derive(Debug, Clone, Copy, Default)]
struct Frame {
    structure: Structure,
    hint: Option<Hint>,
    is_left_out: bool,
}

impl<'p> Writer<'p> {
    fn new(page: &'p Page<'p>, article: &'p Article, sayings: Vec<Saying>) -> Self {
        Self {
            page,
            article,
            builder: Builder::new(page.source),
            tables: Tables::of(page),
            sayings: sayings.into_iter().peekable(),
            frames: vec![Frame::default()],
            hidden: 0,
            concealed: None,
            is_in_article: true,
            rows: 0,
            typed: 0,
            line_ended: false,
        }
    }

    fn take(&mut self, step: &Step) {
        let span = step.span;
        match &step.what {
            What::Open(number) => self.open(*number, span),
            What::Close(number) => self.close(*number, span),
            What::Begin(number) => self.begin(*number, span),
            What::End(number) => self.end(*number, span),
            What::Void(_) | What::Text(_) if self.hidden > 0 => self.conceal(span),
            What::Void(number) => self.void(*number, span),
            What::Text(pieces) => self.text(pieces),
            What::Comment => self.conceal(span),
            What::Stray => self.builder.touch_said(span),
        }
    }

    fn open(&mut self, number: usize, span: Span) {
        let Some(node) = self.page.node(number) else { return };
        if node.is_hidden() || self.hidden > 0 {
            self.hidden += 1;
            self.conceal(span);
            return;
        }
        if node.level != Level::Block {
            self.builder.touch_said(span);
            self.set_off(node);
            return;
        }
        if self.rows > 0 && node.element != Element::Row {
            if node.element == Element::Cell && self.builder.says() {
                self.builder.cell_break(span.start);
            } else {
                self.builder.space(span);
            }
            self.builder.touch_said(span);
        } else {
            self.end_block();
        }
        self.enter(number, node);
        for emphasis in node.emphasis() {
            self.builder.emphasise(emphasis);
        }
    }

    fn enter(&mut self, number: usize, node: &Node) {
        let outer = self.frames.last().copied().unwrap_or_default();
        let own = self.tables.structure(self.page, number).or(node.element.structure());
        self.rows += usize::from(own == Some(Structure::TableRow));
        self.typed += usize::from(node.element == Element::Preformatted);
        let hint = match self.hint(number, node).or(outer.hint) {
            // `lead` may be said of a picture, too.
            None | Some(Hint::Introduction) if self.article.is_caption(number) => {
                Some(Hint::Caption)
            }
            hint => hint,
        };
        let is_left_out = outer.is_left_out || self.article.leaves_out(number);
        let structure = own.unwrap_or(outer.structure);
        self.frames.push(Frame { structure, hint, is_left_out });
        self.set_frame();
    }

    fn hint(&self, number: usize, node: &Node) -> Option<Hint> {
        if self.article.title == Some(number) {
            return Some(Hint::Title);
        }
        node.hint().filter(|_| self.article.may_hint(number))
    }

    fn close(&mut self, number: usize, span: Span) {
        let Some(node) = self.page.node(number) else { return };
        if self.hidden > 0 {
            self.hidden -= 1;
            self.conceal(span);
            return;
        }
        if node.level != Level::Block {
            self.set_off_no_more(node);
            self.builder.touch_said(span);
            return;
        }
        let own = self.tables.structure(self.page, number);
        self.rows -= usize::from(own == Some(Structure::TableRow));
        self.typed -= usize::from(node.element == Element::Preformatted);
        self.builder.touch_said(span);
        if self.rows == 0 {
            self.end_block();
        }
        for emphasis in node.emphasis() {
            self.builder.end_emphasis(emphasis);
        }
        self.frames.pop();
        self.set_frame();
    }

    fn set_frame(&mut self) {
        let frame = self.frames.last().copied().unwrap_or_default();
        let is_out = frame.is_left_out || !self.is_in_article;
        self.builder.set_kind(is_out.then_some(SegmentKind::Aside));
        self.builder.set_structure(frame.structure);
        self.builder.set_hint(frame.hint);
    }

    fn begin(&mut self, number: usize, span: Span) {
        let Some(node) = self.page.node(number) else { return };
        self.builder.touch_said(span);
        self.set_off(node);
    }

    fn end(&mut self, number: usize, span: Span) {
        let Some(node) = self.page.node(number) else { return };
        self.set_off_no_more(node);
        self.builder.touch_said(span);
    }

    /// Begins to set text off.
    fn set_off(&mut self, node: &Node) {
        for emphasis in node.emphasis() {
            self.builder.emphasise(emphasis);
        }
        if let Some(hint) = node.hint() {
            self.builder.begin_hint(hint);
        }
    }

    fn set_off_no_more(&mut self, node: &Node) {
        for emphasis in node.emphasis() {
            self.builder.end_emphasis(emphasis);
        }
        if let Some(hint) = node.hint() {
            self.builder.end_hint(hint);
        }
    }

    fn end_block(&mut self) {
        self.builder.close_paragraph();
        self.line_ended = false;
    }

    fn void(&mut self, number: usize, span: Span) {
        let Some(node) = self.page.node(number) else { return };
        match node.element {
            Element::Break => self.end_line(span),
            Element::Picture if !node.is_hidden() => {
                self.conceal_no_more();
                self.builder.picture(span, node.tag.attribute("alt").unwrap_or_default());
            }
            _ if node.is("hr") => {
                self.conceal_no_more();
                self.end_block();
                self.builder.part(SegmentKind::Aside, "", span);
            }
            _ if node.is("wbr") => self.builder.touch_said(span),
            _ => self.conceal(span),
        }
    }

    /// Ends a line; two in a row end a paragraph.
    fn end_line(&mut self, span: Span) {
        if self.rows > 0 {
            self.builder.space(span);
            self.builder.touch_said(span);
        } else if self.builder.is_open() {
            self.builder.line_break(span);
            self.line_ended = true;
        } else if self.line_ended {
            self.end_block();
        }
    }

    fn text(&mut self, pieces: &Range<usize>) {
        let page = self.page;
        let said = |text: &str| !text.chars().all(char::is_whitespace);
        let says = page
            .tokens
            .pieces(pieces)
            .any(|(span, shown)| said(shown.or(span.slice(page.source)).unwrap_or_default()));
        if says {
            self.conceal_no_more();
        } else if !self.builder.says() && self.typed == 0 {
            return;
        }
        for (span, shown) in page.tokens.pieces(pieces) {
            match (shown, span.slice(page.source)) {
                (None, Some(text)) if self.typed > 0 => self.typed_text(text, span),
                _ => self.builder.text(span, shown),
            }
        }
    }

    /// Text whose lines are as they were typed.
    fn typed_text(&mut self, text: &str, span: Span) {
        let mut at = span.start;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            let end = at + words.len();
            if !words.trim().is_empty() {
                self.builder.text(Span::new(at, end), None);
            }
            at += line.len();
            if words.len() < line.len() {
                self.end_line(Span::new(end, at));
            }
        }
    }

    /// Takes what nobody sees.
    fn conceal(&mut self, span: Span) {
        if self.builder.says() {
            self.builder.touch_said(span);
            return;
        }
        self.builder.close_pictures();
        let mut start = span.start;
        while let Some(saying) = self.sayings.next_if(|it| it.span.start < span.end) {
            if saying.span.start < start || saying.span.end > span.end {
                continue;
            }
            let kind = match saying.sort {
                Some(_) => SegmentKind::Credit,
                None if self.article.title.is_none() => SegmentKind::Title,
                // Readers see it below.
                None => continue,
            };
            self.cover(Span::new(start, saying.span.start));
            self.conceal_no_more();
            self.builder.part(kind, &saying.value, saying.span);
            start = saying.span.end;
        }
        self.cover(Span::new(start, span.end));
    }

    fn cover(&mut self, span: Span) {
        if !span.is_empty() {
            self.concealed = Some(self.concealed.map_or(span, |before| before.cover(span)));
        }
    }

    /// Writes what nobody sees as a part, before what is seen.
    fn conceal_no_more(&mut self) {
        let span = self.concealed.take().map(|span| trimmed(self.page.source, span));
        if let Some(span) = span.filter(|span| !span.is_empty()) {
            self.builder.part(SegmentKind::Aside, "", span);
        }
    }
}
