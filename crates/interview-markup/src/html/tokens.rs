//! The tags and texts of a page, and where they stand in it.
//!
//! html5gum tokenizes by the [standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
//! Of the crates that do, it alone says to whoever takes its tokens at which byte it stands at each piece of text,
//! so that a character is traced to the entity it was written as: `lol_html` gives the bytes of a whole text, with its entities not
//! resolved, and brings a parser of selectors with it. html5gum has no dependencies and forbids
//! `unsafe`; its tests are those of the standard.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::{Emitter, Error, State, Tokenizer, naive_next_state};
use interview_model::Span;

/// The tokens of a page, in its order.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) list: Vec<Token>,
    pieces: Vec<Piece>,
    /// What pieces show that do not stand in the source as they are shown.
    decoded: String,
}

/// A tag, a text, or other markup.
#[derive(Debug)]
pub(crate) struct Token {
    pub(crate) sort: Sort,
    /// The bytes that it is.
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum Sort {
    Start(StartTag),
    /// An end tag, of the name in small letters.
    End(String),
    /// A text, of these pieces.
    Text(Range<usize>),
    /// A comment, a doctype, a processing instruction.
    Comment,
}

/// A start tag.
#[derive(Debug, Default)]
pub(crate) struct StartTag {
    /// The name in small letters.
    pub(crate) name: String,
    /// Those attributes that say something of the text, each once, with names in small letters.
    pub(crate) attributes: Vec<(&'static str, String)>,
    /// Whether it ends in `/>`.
    pub(crate) closes_itself: bool,
}

impl StartTag {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| *it == name).map(|(_, value)| value.as_str())
    }
}

/// A part of a text that stands in one piece in the source.
#[derive(Debug, Clone)]
struct Piece {
    span: Span,
    /// What it shows, where that is not what stands in the source: a character for an entity.
    shown: Option<Range<usize>>,
}

impl Tokens {
    /// The tokens of a source from a byte on.
    pub(crate) fn of(source: &str, start: usize) -> Self {
        let mut tokens = Self::default();
        let page = source.get(start..).unwrap_or_default();
        let collector = Collector::new(source, start, &mut tokens);
        match Tokenizer::new_with_emitter(page, collector).finish() {
            Ok(()) => tokens,
            Err(never) => match never {},
        }
    }

    /// The pieces of a text: where each stands, and what it shows, if something else.
    pub(crate) fn pieces(&self, text: &Range<usize>) -> impl Iterator<Item = (Span, Option<&str>)> {
        let pieces = self.pieces.get(text.clone()).unwrap_or_default();
        pieces.iter().map(|piece| {
            let shown = piece.shown.clone().map(|it| self.decoded.get(it).unwrap_or_default());
            (piece.span, shown)
        })
    }
}

/// The attributes that say something of the text.
const READ: [&str; 17] = [
    "alt",
    "aria-hidden",
    "class",
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
    "style",
    "type",
    "xml:lang",
];

/// Takes what html5gum finds.
#[derive(Debug)]
struct Collector<'s, 't> {
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
    fn new(source: &'s str, start: usize, tokens: &'t mut Tokens) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a page as one line each, with what stands at them in the source.
    fn tokens(source: &str) -> Vec<String> {
        let tokens = Tokens::of(source, 0);
        let lines = tokens.list.iter().map(|token| match &token.sort {
            Sort::Start(tag) => {
                let attributes: Vec<_> =
                    tag.attributes.iter().map(|(name, value)| format!(" {name}={value}")).collect();
                format!("+{}{} {}", tag.name, attributes.concat(), at(source, token.span))
            }
            Sort::End(name) => format!("-{name} {}", at(source, token.span)),
            Sort::Text(text) => {
                let pieces: Vec<_> = tokens
                    .pieces(text)
                    .map(|(span, shown)| match shown {
                        None => at(source, span).to_owned(),
                        Some(shown) => format!("{}={}", at(source, span), shown.escape_debug()),
                    })
                    .collect();
                pieces.join("|")
            }
            Sort::Comment => format!("# {}", at(source, token.span)),
        });
        lines.collect()
    }

    fn at(source: &str, span: Span) -> &str {
        span.slice(source).expect("whole characters")
    }

    #[test]
    fn text_is_traced_through_entities() {
        let rows: [(&str, &[&str]); 18] = [
            ("a &amp; b", &["a |&amp;=&| b"]),
            ("&eacute;t&eacute;", &["&eacute;=é|t|&eacute;=é"]),
            ("&#8220;x&#x201d;", &["&#8220;=“|x|&#x201d;=”"]),
            ("&copy 2", &["&copy=©| 2"]),
            ("AT&T &zz; & é", &["AT&T &zz; & é"]),
            ("&notin;&notit;", &["&notin;=∉|&not=¬|it;"]),
            ("&#0;&#xD800;&#;&#x;", &["&#0;=\u{fffd}|&#xD800;=\u{fffd}|&#;&#x;"]),
            ("a\r\nb\rc", &["a|\r=\\n|b|\r=\\n|c"]),
            ("é<é> &é", &["é<é> &é"]),
            ("x<p>y", &["x", "+p <p>", "y"]),
            (
                "<p\n class=a&amp;b\nCLASS=c id>z</P x>",
                &["+p class=a&b id= <p\n class=a&amp;b\nCLASS=c id>", "z", "-p </P x>"],
            ),
            (
                "<!doctype html><!-- a > b --><?x?>",
                &["# <!doctype html>", "# <!-- a > b -->", "# <?x?>"],
            ),
            ("<script>a</b></script>c", &["+script <script>", "a</b>", "-script </script>", "c"]),
            ("<title>a &lt; <b></title>", &["+title <title>", "a |&lt;=<| <b>", "-title </title>"]),
            ("a < b <", &["a < b <"]),
            ("<title>a\0b</title>", &["+title <title>", "a\0b", "-title </title>"]),
            ("<a href='x", &[]),
            ("<p class=été>z", &["+p class=été <p class=été>", "z"]),
        ];
        for (source, wanted) in rows {
            assert_eq!(tokens(source), wanted, "{source}");
        }
    }
}
