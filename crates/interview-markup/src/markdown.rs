//! Markdown, by pulldown-cmark's events and where they stand in the source.

pub(crate) mod boxes;
mod html;

use std::ops::Range;

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{Emphasis, MarkedSource, Structure, front_matter_end};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use boxes::{Boxed, Opener};

use crate::builder::Builder;
use crate::credits::note_dates;
use crate::gaps::fill;
use crate::place::trimmed;
use crate::templates::{Means, Template, masked, shown_by, templates};

/// Reads Markdown: [CommonMark](https://spec.commonmark.org/0.31.2/), with tables, footnotes,
/// definition lists and strikethrough, and the HTML in it.
///
/// ```
/// let marked = interview_markup::markdown("- **Why nets?**\n- They last.");
/// assert_eq!(marked.blocks[0].text, "Why nets?");
/// assert_eq!(marked.blocks[1].span.slice("- **Why nets?**\n- They last."), Some("- They last."));
/// ```
#[must_use]
pub fn markdown(source: &str) -> MarkedSource {
    let start = front_matter_end(source);
    let templates = templates(source);
    let read = masked(source, &templates);
    let article = read.get(start..).unwrap_or_default();
    let mut reader = Reader { templates, ..Reader::new(source) };
    for (event, range) in Parser::new_ext(article, options()).into_offset_iter() {
        reader.take(event, range.start + start..range.end + start);
    }
    let mut marked = reader.builder.finish();
    fill(source, start, &mut marked);
    note_dates(&mut marked.blocks);
    marked
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_DEFINITION_LIST
}

/// Reads one event after the other.
#[derive(Debug)]
struct Reader<'a> {
    source: &'a str,
    builder: Builder<'a>,
    /// The containers that are open, the outermost first.
    containers: Vec<Structure>,
    /// How many pictures are open, where the text is said of what they show; and what it says.
    pictures: usize,
    shown: String,
    /// Where a block of HTML began and ends.
    html: Option<Range<usize>>,
    /// The element whose content is not shown.
    hidden: Option<String>,
    /// Parts of the source that are no text and no Markdown.
    templates: Vec<Template>,
    /// The boxes and elements that are open, the outermost first.
    boxes: Vec<(Opener, Option<Boxed>)>,
    /// Whether each of the lists that are open has numbers, the outermost first.
    are_numbered: Vec<bool>,
    /// Where the number of an item stands, until its text begins.
    number: Option<Span>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            builder: Builder::new(source),
            containers: Vec::new(),
            pictures: 0,
            shown: String::new(),
            html: None,
            hidden: None,
            templates: Vec::new(),
            boxes: Vec::new(),
            are_numbered: Vec::new(),
            number: None,
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::from(range.clone());
        match event {
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) if self.pictures > 0 => self.show(span, &text),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(span, &text);
            }
            Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_)
                if self.pictures > 0 => {}
            Event::Code(text) => self.code(span, &text),
            Event::InlineHtml(_) => self.html(range),
            Event::Html(_) => match &mut self.html {
                Some(html) => html.end = range.end,
                None => self.html = Some(range),
            },
            Event::SoftBreak | Event::HardBreak if self.pictures > 0 => self.shown.push(' '),
            Event::SoftBreak => self.builder.soft_break(span),
            Event::HardBreak => self.builder.line_break(span),
            Event::Rule => {
                self.builder.close_paragraph();
                self.builder.part(SegmentKind::Aside, "", span);
            }
            Event::FootnoteReference(name) => self.footnote(span, &name),
            Event::TaskListMarker(_) => self.builder.touch(span),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        let opening = Span::new(range.start, range.start);
        match tag {
            Tag::Emphasis => self.emphasise(Emphasis::Italic, opening),
            Tag::Strong => self.emphasise(Emphasis::Bold, opening),
            Tag::Link { .. } => self.emphasise(Emphasis::Link, opening),
            Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {
                if self.pictures == 0 {
                    self.builder.touch(opening);
                }
            }
            Tag::Image { .. } => {
                self.pictures += 1;
                if self.pictures == 1 {
                    self.shown.clear();
                }
            }
            Tag::TableCell => self.builder.cell_break(range.start),
            Tag::HtmlBlock => {
                self.builder.close_paragraph();
                self.html = None;
            }
            Tag::Heading { level, .. } => {
                let level = u8::try_from(*level as usize).unwrap_or(6);
                self.open(Structure::Heading(level));
            }
            Tag::BlockQuote(_) => {
                self.enter_quotation(&range);
                self.open(Structure::Quotation);
            }
            Tag::CodeBlock(_) => self.open(Structure::Code),
            Tag::Item => {
                self.open(Structure::ListItem);
                self.number = self.are_numbered.last().filter(|it| **it).map(|_| range.into());
            }
            Tag::List(first) => {
                self.builder.close_paragraph();
                self.are_numbered.push(first.is_some());
            }
            Tag::DefinitionListTitle => self.open(Structure::Term),
            Tag::DefinitionListDefinition => self.open(Structure::Definition),
            Tag::TableHead | Tag::TableRow => self.open(Structure::TableRow),
            Tag::FootnoteDefinition(_) => self.enter_box(Opener::Footnote, Some(Boxed::Apart)),
            Tag::Paragraph | Tag::DefinitionList | Tag::Table(_) | Tag::MetadataBlock(_) => {
                self.builder.close_paragraph();
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let closing = Span::new(range.end, range.end);
        match tag {
            TagEnd::Emphasis => self.end_emphasis(Emphasis::Italic, closing),
            TagEnd::Strong => self.end_emphasis(Emphasis::Bold, closing),
            TagEnd::Link => self.end_emphasis(Emphasis::Link, closing),
            TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {
                if self.pictures == 0 {
                    self.builder.touch_open(closing);
                }
            }
            TagEnd::Image => {
                self.pictures = self.pictures.saturating_sub(1);
                if self.pictures == 0 {
                    let shown = std::mem::take(&mut self.shown);
                    self.builder.picture(range.into(), &shown);
                }
            }
            TagEnd::TableCell => {}
            TagEnd::List(_) => {
                self.builder.close_paragraph();
                self.are_numbered.pop();
            }
            TagEnd::HtmlBlock => self.html_block(),
            // The line below a heading is its mark.
            TagEnd::Heading(_) => {
                let end = trimmed(self.source, range.into()).end;
                self.builder.touch_said(Span::new(end, end));
                self.leave();
            }
            TagEnd::BlockQuote(_) => {
                self.leave();
                self.leave_box(&Opener::Quotation);
            }
            TagEnd::CodeBlock
            | TagEnd::Item
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::TableHead
            | TagEnd::TableRow => self.leave(),
            TagEnd::FootnoteDefinition => self.leave_box(&Opener::Footnote),
            TagEnd::Paragraph
            | TagEnd::DefinitionList
            | TagEnd::Table
            | TagEnd::MetadataBlock(_) => self.builder.close_paragraph(),
        }
    }

    /// Opens what holds blocks of a sort.
    fn open(&mut self, structure: Structure) {
        self.builder.close_paragraph();
        self.containers.push(structure);
        self.builder.set_structure(structure);
    }

    fn leave(&mut self) {
        self.builder.close_paragraph();
        self.number = None;
        self.containers.pop();
        self.builder.set_structure(self.containers.last().copied().unwrap_or_default());
    }

    /// The mark of a footnote, as its reader sees it: `[^1]` is `[1]`.
    fn footnote(&mut self, span: Span, name: &str) {
        self.say_number();
        let name_end = span.end.saturating_sub(1);
        self.builder.text(Span::new(span.start, span.start + 1), None);
        self.builder.text(Span::new(name_end.saturating_sub(name.len()), name_end), None);
        self.builder.text(Span::new(name_end, span.end), None);
    }

    fn emphasise(&mut self, emphasis: Emphasis, opening: Span) {
        if self.pictures == 0 {
            self.say_number();
            self.builder.touch(opening);
            self.builder.emphasise(emphasis);
        }
    }

    fn end_emphasis(&mut self, emphasis: Emphasis, closing: Span) {
        if self.pictures == 0 {
            self.builder.end_emphasis(emphasis);
            self.builder.touch_open(closing);
        }
    }

    /// Adds text to what a picture shows, without the templates in it.
    fn show(&mut self, span: Span, text: &str) {
        if !self.is_templated(span) {
            return self.shown.push_str(text);
        }
        let mut at = span.start;
        while at < span.end {
            let template = self.template_after(at).filter(|it| it.range.start < span.end);
            let template = template.map_or(span.end..span.end, |it| it.range.clone());
            let before = Span::new(at, template.start.max(at));
            self.shown.push_str(before.slice(self.source).unwrap_or_default());
            at = template.end;
        }
    }

    fn text(&mut self, span: Span, text: &str) {
        self.say_number();
        if self.is_templated(span) {
            return self.around_templates(span);
        }
        let is_verbatim = span.slice(self.source) == Some(text);
        self.builder.text(span, (!is_verbatim).then_some(text));
    }

    /// The number of an item, as it is written: its reader sees it.
    fn say_number(&mut self) {
        let Some(item) = self.number.take() else { return };
        let text = item.slice(self.source).unwrap_or_default();
        let end = text.find(['.', ')']).map_or(item.start, |at| item.start + at + 1);
        self.builder.text(Span::new(item.start, end), None);
        self.builder.space(Span::new(end, end + 1));
    }

    /// Whether a template stands in a part of the source.
    fn is_templated(&self, span: Span) -> bool {
        self.template_after(span.start).is_some_and(|it| it.range.start < span.end)
    }

    /// The first template that ends after a byte.
    fn template_after(&self, at: usize) -> Option<&Template> {
        self.templates.get(self.templates.partition_point(|template| template.range.end <= at))
    }

    /// Text of the source as it stands there, without the templates in it; in code they are text.
    fn around_templates(&mut self, span: Span) {
        if self.containers.last() == Some(&Structure::Code) {
            return self.builder.text(span, None);
        }
        let mut at = span.start;
        while at < span.end {
            let template = self.template_after(at).filter(|it| it.range.start < span.end);
            let template = template.map_or(span.end..span.end, |it| it.range.clone());
            let Range { start, end } = template;
            self.builder.text(Span::new(at, start.max(at)), None);
            let end = end.min(span.end);
            if start < end {
                self.template(Span::new(start, end), at);
            }
            at = end;
        }
    }

    /// A template, of which a part from a byte on is looked at: a component shows its caption, the
    /// fence of a box opens or closes it.
    fn template(&mut self, template: Span, from: usize) {
        let rest = Span::new(template.start.max(from), template.end);
        let is_begun = template.start < from;
        let source = self.source;
        let whole = self.template_after(template.start).filter(|_| !is_begun);
        let (shown, means) = whole.map_or((None, Means::Nothing), |it| {
            (source.get(it.range.clone()).and_then(shown_by), it.means)
        });
        match (means, shown) {
            (Means::Opens(boxed), _) => {
                self.builder.part(SegmentKind::Aside, "", rest);
                self.enter_box(Opener::Fence, Some(boxed));
            }
            (Means::Closes, _) => {
                self.leave_box(&Opener::Fence);
                self.builder.part(SegmentKind::Aside, "", rest);
                self.builder.close_paragraph();
            }
            (Means::Says(hint), _) => {
                self.builder.hint_open(hint);
                self.builder.touch(rest);
            }
            (Means::Nothing, Some(shown)) => self.builder.picture(rest, shown),
            (Means::Nothing, None) => self.builder.touch(rest),
        }
    }

    /// Text between backticks.
    fn code(&mut self, span: Span, text: &str) {
        self.say_number();
        let raw = span.slice(self.source).unwrap_or_default();
        self.builder.touch(Span::new(span.start, span.start));
        self.builder.emphasise(Emphasis::Code);
        match raw.find(text) {
            // A line that ends in it is shown as a space.
            None if self.is_templated(span) || raw.contains(['\n', '\r']) => {
                self.builder.text(backticked(span, raw), None);
            }
            Some(at) => self.text(Span::new(span.start + at, span.start + at + text.len()), text),
            None => self.text(span, text),
        }
        self.builder.end_emphasis(Emphasis::Code);
        self.builder.touch_open(Span::new(span.end, span.end));
    }
}

/// What stands between backticks.
fn backticked(span: Span, raw: &str) -> Span {
    let inside = raw.trim_matches('`');
    let start = span.start + raw.len() - raw.trim_start_matches('`').len();
    Span::new(start, start + inside.len())
}
