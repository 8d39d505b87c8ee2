//! Tags of HTML as they stand in Markdown.

use interview_parser::marked::Emphasis;

/// What an element means for the text in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    /// It sets text off.
    Emphasis(Emphasis),
    /// It breaks the line.
    Break,
    /// It shows a picture.
    Picture,
    /// It holds text of its own: a paragraph, an item.
    Block,
    /// A heading of a level.
    Heading(u8),
    Item,
    Quotation,
    Caption,
    /// What is in it is not shown: a script.
    Hidden,
    /// It means nothing for the text.
    Other,
}

/// A tag, or a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// Its name as written; empty for a comment.
    pub(crate) name: &'a str,
    /// Whether it ends an element.
    pub(crate) is_end: bool,
    /// What stands in it after the name.
    pub(crate) attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that a text from `<` to `>` is.
    pub(crate) fn of(text: &'a str) -> Self {
        let inside = text.strip_prefix('<').unwrap_or(text);
        let inside = inside.strip_suffix('>').unwrap_or(inside);
        let (is_end, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let end = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(end).unwrap_or((inside, ""));
        Self { name, is_end, attributes }
    }

    /// What its element means.
    pub(crate) fn element(&self) -> Element {
        let name = self.name.to_ascii_lowercase();
        match name.as_str() {
            "b" | "strong" => Element::Emphasis(Emphasis::Bold),
            "i" | "em" => Element::Emphasis(Emphasis::Italic),
            "a" => Element::Emphasis(Emphasis::Link),
            "code" | "kbd" | "tt" | "samp" => Element::Emphasis(Emphasis::Code),
            "q" => Element::Emphasis(Emphasis::Quote),
            "cite" => Element::Emphasis(Emphasis::Cite),
            "br" => Element::Break,
            "img" => Element::Picture,
            "h1" => Element::Heading(1),
            "h2" => Element::Heading(2),
            "h3" => Element::Heading(3),
            "h4" => Element::Heading(4),
            "h5" => Element::Heading(5),
            "h6" => Element::Heading(6),
            "li" => Element::Item,
            "blockquote" => Element::Quotation,
            "figcaption" | "caption" => Element::Caption,
            "p" | "div" | "ul" | "ol" | "table" | "tr" | "td" | "th" | "section" | "article"
            | "figure" | "hr" | "details" | "summary" | "center" | "dl" | "dt" | "dd" | "aside"
            | "header" | "footer" | "nav" | "main" | "pre" | "iframe" | "video" | "audio" => {
                Element::Block
            }
            "script" | "style" | "template" | "noscript" => Element::Hidden,
            _ => Element::Other,
        }
    }

    /// Whether it may be a tag of HTML or of a program, rather than words in brackets.
    pub(crate) fn is_known(&self) -> bool {
        let is_word = self.name.bytes().all(|byte| byte.is_ascii_lowercase());
        let attributes = self.attributes.trim_matches(['/', ' ']);
        let are_words = attributes.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ');
        let is_bare = !self.is_end && is_word && are_words;
        !is_bare || self.name.len() <= SHORTEST || INLINE.contains(&self.name)
    }

    /// The value of an attribute in quotation marks.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        let at = self.attributes.find(name)?;
        let after = self.attributes.get(at + name.len()..)?.trim_start().strip_prefix('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        after.get(1..)?.split(quote).next()
    }
}

/// Shorter names are those of elements.
const SHORTEST: usize = 3;

/// Longer names of elements that mean nothing for the text.
const INLINE: [&str; 32] = [
    "abbr", "address", "area", "base", "body", "button", "canvas", "code", "data", "datalist",
    "embed", "font", "form", "head", "html", "input", "label", "legend", "link", "mark", "meta",
    "meter", "object", "option", "param", "picture", "progress", "ruby", "samp", "small", "source",
    "span",
];

/// Where the tag or comment ends with which a text opens.
pub(crate) fn tag_end(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return Some(text.find("-->").map_or(text.len(), |at| at + 3));
    }
    let after = text.as_bytes().get(1)?;
    if !(after.is_ascii_alphabetic() || matches!(after, b'/' | b'!' | b'?')) {
        return None;
    }
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at + 1),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}
