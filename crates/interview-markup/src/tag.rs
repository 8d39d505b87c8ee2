//! What elements of HTML mean for the text in them.

use interview_parser::marked::{Emphasis, Structure};

/// The elements that are headings, from the first level on.
pub(crate) const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// What an element means for the text in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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
    /// A term of a definition list.
    Term,
    /// What a definition list says of a term.
    Definition,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    Caption,
    /// Text as it was typed.
    Preformatted,
    /// What is in it is not shown: a script.
    Hidden,
    /// It means nothing for the text.
    #[default]
    Other,
}

impl Element {
    /// What an element means, by its name in small letters.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "b" | "strong" => Self::Emphasis(Emphasis::Bold),
            "i" | "em" => Self::Emphasis(Emphasis::Italic),
            "a" => Self::Emphasis(Emphasis::Link),
            "code" | "kbd" | "tt" | "samp" => Self::Emphasis(Emphasis::Code),
            "q" => Self::Emphasis(Emphasis::Quote),
            "cite" => Self::Emphasis(Emphasis::Cite),
            "u" | "mark" => Self::Emphasis(Emphasis::Other),
            "br" => Self::Break,
            "img" => Self::Picture,
            "li" => Self::Item,
            "blockquote" => Self::Quotation,
            "dt" => Self::Term,
            "dd" => Self::Definition,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "figcaption" | "caption" => Self::Caption,
            "pre" | "listing" => Self::Preformatted,
            "p" | "div" | "ul" | "ol" | "table" | "section" | "article" | "figure" | "hr"
            | "details" | "center" | "dl" | "aside" | "header" | "footer" | "nav" | "main"
            | "iframe" | "video" | "audio" | "address" | "fieldset" | "form" | "hgroup"
            | "menu" | "dir" | "dialog" | "search" | "legend" | "tbody" | "thead" | "tfoot"
            | "colgroup" | "html" | "head" | "body" | "object" | "frameset" | "noframes"
            | "button" | "optgroup" | "option" => Self::Block,
            // What opens a box that is folded up stands above what is in it.
            "summary" => Self::Heading(6),
            "script" | "style" | "template" | "noscript" => Self::Hidden,
            _ => {
                let heading = (1..).zip(HEADINGS).find(|(_, heading)| *heading == name);
                heading.map_or(Self::Other, |(level, _)| Self::Heading(level))
            }
        }
    }

    /// What the blocks in it are.
    pub(crate) const fn structure(self) -> Option<Structure> {
        Some(match self {
            Self::Heading(level) => Structure::Heading(level),
            Self::Item => Structure::ListItem,
            Self::Quotation => Structure::Quotation,
            Self::Term => Structure::Term,
            Self::Definition => Structure::Definition,
            Self::Caption => Structure::Caption,
            _ => return None,
        })
    }
}

/// Whether a tag is a sound as transcribers write it, `<laughs>`: lower-case words and nothing else,
/// the first of which is no element of HTML.
pub(crate) fn is_sound(tag: &str) -> bool {
    let Some(words) = tag.strip_prefix('<').and_then(|it| it.strip_suffix('>')) else {
        return false;
    };
    let name = words.split(' ').next().unwrap_or_default();
    words.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ')
        && name.len() > SHORTEST
        && !INLINE.contains(&name)
}

/// Names as short as this are those of elements.
const SHORTEST: usize = 3;

/// Longer names of elements that mean nothing for the text.
const INLINE: [&str; 21] = [
    "abbr", "area", "base", "canvas", "data", "datalist", "embed", "font", "input", "label",
    "link", "meta", "meter", "output", "param", "picture", "progress", "ruby", "small", "source",
    "span",
];
