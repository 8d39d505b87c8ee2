//! The tags and texts of a page, and where they stand in it.
//!
//! html5gum tokenizes by the [standard](https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
//! Of the crates that do, it alone says to whoever takes its tokens at which byte it stands at each piece of text,
//! so that a character is traced to the entity it was written as: `lol_html` gives the bytes of a whole text, with its entities not
//! resolved, and brings a parser of selectors with it. html5gum has no dependencies and forbids
//! `unsafe`; its tests are those of the standard.

mod collector;

use std::ops::Range;

use html5gum::Tokenizer;
use interview_model::Span;

use collector::Collector;

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
