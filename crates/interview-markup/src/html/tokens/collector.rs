//! What html5gum finds, taken with the bytes at which it stands.

use std::convert::Infallible;

use html5gum::{Emitter, Error, State, naive_next_state};
use interview_model::Span;

use super::{Piece, Sort, StartTag, Token, Tokens};

/// The attributes that say something of the text.
const READ: [&str; 20] = [
    "align",
    "alt",
    "aria-hidden",
    "class",
    "color",
    "content",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "itemprop",
    "lang",
    "name",
    "property",
    "rel",
    "role",
    "size",
    "style",
    "type",
    "xml:lang",
];

/// Takes what html5gum finds.
#[derive(Debug)]
pub(super) struct Collector<'s, 't> {
    source: &'s str,
    tokens: &'t mut Tokens,
    /// The byte that is read next.
    position: usize,
    /// Where the last `<` stands that may open a tag.
    opening: usize,
    /// Where the last token or piece ends.
    end: usize,
    /// Where the pieces of the open text begin.
    text: usize,
    tag: StartTag,
    is_end: bool,
    /// The attribute that is being read, and its place among those that are kept.
    attribute: Vec<u8>,
    value: Option<usize>,
    /// The first bytes of a character of a name or value whose others are still to come.
    cut: Vec<u8>,
    last_start: String,
}

impl<'s, 't> Collector<'s, 't> {
    pub(super) fn new(source: &'s str, start: usize, tokens: &'t mut Tokens) -> Self {
        Self {
            source,
            tokens,
            position: start,
            opening: start,
            end: start,
            text: 0,
            tag: StartTag::default(),
            is_end: false,
            attribute: Vec::new(),
            value: None,
            cut: Vec::new(),
            last_start: String::new(),
        }
    }

    /// Ends the open text.
    fn end_text(&mut self) {
        let pieces = self.text..self.tokens.pieces.len();
        self.text = pieces.end;
        let first = self.tokens.pieces.get(pieces.start).map(|piece| piece.span);
        let last = self.tokens.pieces.last().map(|piece| piece.span);
        if let (Some(first), Some(last)) = (first, last)
            && !pieces.is_empty()
        {
            self.tokens.list.push(Token { sort: Sort::Text(pieces), span: first.cover(last) });
        }
    }

    /// Where a text stands that is shown as it was written: up to the byte that is read next or, for
    /// what was held back because it might have ended an element, after what came before it.
    fn place_of(&self, text: &[u8]) -> Option<Span> {
        // In titles and the like NUL is said to be another character; it is kept, as in other text.
        let last = Span::new(self.position.saturating_sub(1), self.position);
        if text == "\u{fffd}".as_bytes() && last.slice(self.source) == Some("\0") {
            return Some(last);
        }
        let before = Span::new(self.position.saturating_sub(text.len()), self.position);
        let after = Span::new(self.end, self.end + text.len());
        let stands = |span: &Span| {
            self.source.as_bytes().get(span.start..span.end) == Some(text) && span.start >= self.end
        };
        // An ampersand may be the first byte of one that was written as an entity.
        Some(before)
            .filter(stands)
            .or(Some(after).filter(|it| !text.starts_with(b"&") && stands(it)))
    }

    fn push(&mut self, sort: Sort) {
        self.end_text();
        let span = Span::new(self.opening.max(self.end), self.position);
        self.end = self.position;
        self.tokens.list.push(Token { sort, span });
    }

    /// The name of the attribute is known: keeps it, if it is read and the first of its name.
    fn open_value(&mut self) {
        if self.attribute.is_empty() {
            return;
        }
        let name = READ.iter().find(|name| name.as_bytes() == self.attribute.as_slice());
        self.attribute.clear();
        self.value = None;
        if let Some(name) = name
            && !self.is_end
            && self.tag.attribute(name).is_none()
        {
            self.value = Some(self.tag.attributes.len());
            self.tag.attributes.push((name, String::new()));
        }
    }
}

impl Emitter for Collector<'_, '_> {
    type Token = Infallible;

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
    }

    fn set_last_start_tag(&mut self, _: Option<&[u8]>) {}

    fn emit_eof(&mut self) {
        self.end_text();
    }

    fn emit_error(&mut self, _: Error) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Infallible> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        let is_next = self.text < self.tokens.pieces.len();
        let verbatim = self.place_of(text);
        let span = verbatim.unwrap_or(Span::new(self.end.min(self.position), self.position));
        match self.tokens.pieces.last_mut() {
            Some(last)
                if verbatim.is_some()
                    && is_next
                    && last.shown.is_none()
                    && last.span.end == span.start =>
            {
                last.span.end = span.end;
            }
            _ if verbatim.is_some() => self.tokens.pieces.push(Piece { span, shown: None }),
            _ => {
                let from = self.tokens.decoded.len();
                self.tokens.decoded.push_str(&String::from_utf8_lossy(text));
                let shown = Some(from..self.tokens.decoded.len());
                self.tokens.pieces.push(Piece { span, shown });
            }
        }
        self.end = span.end;
    }

    fn init_start_tag(&mut self) {
        self.tag = StartTag::default();
        self.is_end = false;
        self.value = None;
    }

    fn init_end_tag(&mut self) {
        self.init_start_tag();
        self.is_end = true;
    }

    fn init_comment(&mut self) {}

    fn emit_current_tag(&mut self) -> Option<State> {
        self.open_value();
        let tag = std::mem::take(&mut self.tag);
        if self.is_end {
            self.push(Sort::End(tag.name));
            return None;
        }
        self.last_start.clone_from(&tag.name);
        let state = naive_next_state(tag.name.as_bytes());
        self.push(Sort::Start(tag));
        state
    }

    fn emit_current_comment(&mut self) {
        self.push(Sort::Comment);
    }

    fn emit_current_doctype(&mut self) {
        self.push(Sort::Comment);
    }

    fn set_self_closing(&mut self) {
        self.tag.closes_itself = true;
    }

    fn set_force_quirks(&mut self) {}

    fn push_tag_name(&mut self, name: &[u8]) {
        push_bytes(&mut self.tag.name, &mut self.cut, name);
    }

    fn push_comment(&mut self, _: &[u8]) {}

    fn push_doctype_name(&mut self, _: &[u8]) {}

    fn init_doctype(&mut self) {}

    fn init_attribute(&mut self) {
        self.open_value();
        self.value = None;
    }

    fn init_attribute_value(&mut self) {
        self.open_value();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        self.attribute.extend(name);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        self.open_value();
        if let Some((_, kept)) = self.value.and_then(|at| self.tag.attributes.get_mut(at)) {
            push_bytes(kept, &mut self.cut, value);
        }
    }

    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}

    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}

    fn start_open_tag(&mut self) {
        self.opening = self.position.saturating_sub(1);
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        self.is_end && !self.last_start.is_empty() && self.tag.name == self.last_start
    }
}

/// Adds bytes to a text. They may come in pieces that cut a character; what is missing of one waits in
/// `cut`.
fn push_bytes(text: &mut String, cut: &mut Vec<u8>, bytes: &[u8]) {
    cut.extend(bytes);
    let whole = match std::str::from_utf8(cut) {
        Err(error) if error.error_len().is_none() => error.valid_up_to(),
        _ => cut.len(),
    };
    let rest = cut.split_off(whole);
    text.push_str(&String::from_utf8_lossy(cut));
    *cut = rest;
}
