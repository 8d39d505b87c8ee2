//! The HTML in Markdown.

use std::ops::Range;

use interview_model::Span;
use interview_parser::marked::Hint;

use super::Reader;
use crate::html::tokens::{Sort, StartTag, Tokens};
use crate::tag::{Element, is_sound};

/// What is set small is none of the speech.
const SMALL: &str = "small";

impl Reader<'_> {
    /// HTML: a tag, or a block of them and of text.
    pub(super) fn html(&mut self, range: Range<usize>) {
        let tokens = Tokens::of(self.source.get(..range.end).unwrap_or_default(), range.start);
        for token in &tokens.list {
            match &token.sort {
                Sort::Start(tag) => self.start_tag(tag, token.span),
                Sort::End(name) => self.end_tag(name, token.span),
                Sort::Comment => self.builder.touch(token.span),
                Sort::Text(pieces) => {
                    for (span, shown) in tokens.pieces(pieces) {
                        self.html_text(span, shown);
                    }
                }
            }
        }
    }

    fn start_tag(&mut self, tag: &StartTag, span: Span) {
        if self.hidden.is_some() {
            return self.builder.touch(span);
        }
        let element = Element::of(&tag.name);
        match element {
            Element::Emphasis(emphasis) => {
                self.builder.touch(span);
                self.builder.emphasise(emphasis);
            }
            Element::Break => self.builder.line_break(span),
            Element::Picture => {
                self.builder.picture(span, tag.attribute("alt").unwrap_or_default());
            }
            Element::Hidden => {
                self.hidden = Some(tag.name.clone());
                self.builder.touch(span);
            }
            Element::Other if tag.name == SMALL => {
                self.builder.touch(span);
                self.builder.begin_hint(Hint::Aside);
            }
            Element::Other if is_sound(span.slice(self.source).unwrap_or_default()) => {
                self.builder.text(span, None);
            }
            Element::Other => self.builder.touch(span),
            _ => self.enter_element(element, tag, span),
        }
    }

    fn end_tag(&mut self, name: &str, span: Span) {
        if let Some(hidden) = &self.hidden {
            if name == hidden {
                self.hidden = None;
            }
            return self.builder.touch(span);
        }
        let element = Element::of(name);
        match element {
            Element::Emphasis(emphasis) => {
                self.builder.end_emphasis(emphasis);
                self.builder.touch_open(span);
            }
            Element::Break => self.builder.line_break(span),
            Element::Other if name == SMALL => {
                self.builder.end_hint(Hint::Aside);
                self.builder.touch_open(span);
            }
            Element::Picture | Element::Other | Element::Hidden => self.builder.touch(span),
            _ => {
                self.builder.touch_open(span);
                self.leave_element(element);
                self.leave_named(name);
            }
        }
    }

    fn enter_element(&mut self, element: Element, tag: &StartTag, span: Span) {
        self.enter_named(tag);
        match element.structure() {
            Some(structure) => self.open(structure),
            None => self.builder.close_paragraph(),
        }
        self.builder.touch(span);
    }

    fn leave_element(&mut self, element: Element) {
        match element.structure() {
            Some(structure) if self.containers.last() == Some(&structure) => self.leave(),
            _ => self.builder.close_paragraph(),
        }
    }

    /// The block of HTML that was gathered.
    pub(super) fn html_block(&mut self) {
        let Some(range) = self.html.take() else { return };
        self.html(range);
        self.builder.close_paragraph();
    }

    /// Text between tags.
    fn html_text(&mut self, span: Span, shown: Option<&str>) {
        let text = span.slice(self.source).unwrap_or_default();
        if self.hidden.is_none() {
            match shown {
                None => self.around_templates(span),
                shown => self.builder.text(span, shown),
            }
        } else if !text.trim().is_empty() {
            self.builder.touch(span);
        }
    }
}
