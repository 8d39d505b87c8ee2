//! An element of a page, and what its tag says of it.

use interview_parser::marked::{Emphasis, Hint};

use super::names::{Names, Sense, phrases};
use super::tokens::StartTag;
use crate::tag::Element;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Node {
    pub(crate) tag: StartTag,
    /// What it means.
    pub(crate) element: Element,
    /// How it stands among the others.
    pub(crate) level: Level,
    /// What its names say.
    pub(crate) names: Names,
    /// Whether a script shows it, though its own style hides it.
    pub(crate) is_revealed: bool,
    /// The element that it stands in; that of the page stands in itself.
    pub(crate) parent: usize,
    /// The number after that of the last element in it: they are numbered in the order of the page.
    pub(crate) end: usize,
}

/// How an element stands among others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Level {
    /// It is a paragraph, or holds some.
    #[default]
    Block,
    /// It is a part of a paragraph.
    Inline,
    /// It is a part of a text, wherever it began: as browsers do, it is kept up across the ends of paragraphs
    /// until its end tag.
    Format,
    /// It has no content.
    Void,
}

impl Node {
    pub(crate) fn new(tag: StartTag, parent: usize) -> Self {
        let name = tag.name.as_str();
        let element = Element::of(name);
        let level = level(name, element);
        let read = |attribute| tag.attribute(attribute).map_or(Names::default(), Names::of);
        let names = match name {
            // Names of the whole page say how it looks, or what else is on it.
            "html" | "body" | "head" => Names::default(),
            _ => {
                let own = if name.contains('-') { Names::of(name) } else { Names::default() };
                own.and(read("class")).and(read("id")).and(read("role"))
            }
        };
        let mut node = Self { tag, element, level, names, is_revealed: false, parent, end: 0 };
        // What nobody sees sets nothing off.
        if level == Level::Format && node.is_hidden() {
            node.level = Level::Inline;
        }
        node
    }

    /// Whether it is of that name.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.tag.name == name
    }

    /// Whether no reader sees what is in it.
    pub(crate) fn is_hidden(&self) -> bool {
        self.is_never_seen() || !self.is_revealed && self.is_covered()
    }

    /// Whether no script shows what is in it.
    pub(crate) fn is_never_seen(&self) -> bool {
        self.element == Element::Hidden
            || HIDDEN.contains(&self.tag.name.as_str())
            || self.tag.attribute("role").is_some_and(|it| it.eq_ignore_ascii_case("button"))
    }

    /// Whether its style, names or attributes hide it, until a script shows it.
    pub(crate) fn is_covered(&self) -> bool {
        let attribute = |name| self.tag.attribute(name);
        let is_styled = attribute("style").is_some_and(|style| {
            declares(style, "display", "none") || declares(style, "visibility", "hidden")
        });
        is_styled
            || attribute("hidden").is_some_and(|it| !it.eq_ignore_ascii_case("until-found"))
            || attribute("aria-hidden").is_some_and(|it| it.eq_ignore_ascii_case("true"))
            || self.names.say(Sense::Hidden)
    }

    /// Whether it is a link to another page.
    pub(crate) fn is_link(&self) -> bool {
        self.is("a")
            && self.tag.attribute("href").is_some_and(|it| !it.trim_start().starts_with('#'))
    }

    /// Whether its own style declares that a property has a value.
    pub(crate) fn declares(&self, property: &str, value: &str) -> bool {
        declares(self.tag.attribute("style").unwrap_or_default(), property, value)
    }

    /// How it sets off the text in it.
    pub(crate) fn emphasis(&self) -> impl Iterator<Item = Emphasis> {
        let style = self.tag.attribute("style").unwrap_or_default();
        let is_bold = self.names.say(Sense::Bold)
            || ["bold", "bolder", "600", "700", "800", "900"]
                .iter()
                .any(|weight| declares(style, "font-weight", weight));
        let is_italic = self.names.say(Sense::Italic) || declares(style, "font-style", "italic");
        let own = match self.element {
            Element::Emphasis(Emphasis::Link) if !self.is_link() => None,
            Element::Emphasis(emphasis) => Some(emphasis),
            _ => None,
        };
        let bold = (is_bold && own != Some(Emphasis::Bold)).then_some(Emphasis::Bold);
        let italic = (is_italic && own != Some(Emphasis::Italic)).then_some(Emphasis::Italic);
        let other = (own != Some(Emphasis::Other) && self.is_coloured()).then_some(Emphasis::Other);
        own.into_iter().chain(bold).chain(italic).chain(other)
    }

    /// Whether its own style gives its text a colour that is no grey.
    fn is_coloured(&self) -> bool {
        if self.element == Element::Emphasis(Emphasis::Link) {
            return false;
        }
        let style = self.tag.attribute("style").unwrap_or_default();
        let declared = (!style.is_empty()).then(|| declared(style, "color")).flatten();
        let of_font = || self.tag.attribute("color").filter(|_| self.is("font"));
        declared.or_else(of_font).is_some_and(is_colour)
    }

    /// The words in its names that say one thing.
    pub(crate) fn phrases(&self, sense: Sense) -> impl Iterator<Item = &'static str> {
        let names = ["class", "id", "role"].into_iter().filter_map(|it| self.tag.attribute(it));
        let own = Some(self.tag.name.as_str()).filter(|name| name.contains('-'));
        own.into_iter().chain(names).flat_map(move |value| phrases(value, sense))
    }

    /// What its names, and what it says of itself to programs, say that the blocks in it are.
    pub(crate) fn hint(&self) -> Option<Hint> {
        let attribute = |name| self.tag.attribute(name).unwrap_or_default();
        match attribute("itemprop") {
            "headline" => return Some(Hint::Title),
            "author" | "datePublished" | "dateModified" | "publisher" => return Some(Hint::Credit),
            "caption" => return Some(Hint::Caption),
            _ => {}
        }
        if attribute("rel").split_ascii_whitespace().any(|it| it == "author") || self.is("time") {
            return Some(Hint::Credit);
        }
        if self.is("font") && BIG.contains(&attribute("size").trim()) || self.is("big") {
            return Some(Hint::Title);
        }
        // What stands at the foot of an article, or is set small, is none of its speech.
        let is_apart = self.is("footer") || self.is("small");
        self.names.hint().or(is_apart.then_some(Hint::Aside))
    }
}

/// Sizes of letters in which titles were set before there were styles.
const BIG: [&str; 6] = ["+2", "+3", "+4", "5", "6", "7"];

/// Elements of which no reader sees text, or none that was written for the article.
const HIDDEN: [&str; 21] = [
    "head", "title", "svg", "canvas", "iframe", "object", "video", "audio", "select", "datalist",
    "textarea", "rt", "rp", "noframes", "noembed", "map", "progress", "meter", "applet", "button",
    "input",
];

/// Elements that are a part of a paragraph, besides those that mean something.
const INLINE: [&str; 27] = [
    "span", "abbr", "acronym", "bdi", "bdo", "data", "del", "dfn", "ins", "label", "mark",
    "output", "ruby", "rb", "rt", "rp", "sub", "sup", "time", "var", "picture", "slot", "rtc",
    "math", "svg", "select", "textarea",
];

/// Elements that are kept up across the ends of paragraphs.
const FORMAT: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements without content.
const VOID: [&str; 18] = [
    "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

fn level(name: &str, element: Element) -> Level {
    if VOID.contains(&name) {
        Level::Void
    } else if FORMAT.contains(&name) {
        Level::Format
    } else if INLINE.contains(&name) || matches!(element, Element::Emphasis(_) | Element::Hidden) {
        Level::Inline
    } else {
        // Elements that a site makes up have a hyphen, and are boxes as a rule.
        let is_box = element != Element::Other || name.contains('-');
        if is_box { Level::Block } else { Level::Inline }
    }
}

/// Whether the value of a colour is one, and no grey.
fn is_colour(value: &str) -> bool {
    let value = value.trim();
    let value = value.strip_suffix("!important").unwrap_or(value).trim_end();
    if let Some(digits) = value.strip_prefix('#') {
        let parts: Option<Vec<u32>> = match digits.len() {
            3 => digits.chars().map(|digit| digit.to_digit(16).map(|it| it * 17)).collect(),
            6 if digits.is_ascii() => (0..6)
                .step_by(2)
                .map(|at| u32::from_str_radix(digits.get(at..at + 2)?, 16).ok())
                .collect(),
            _ => None,
        };
        return parts.is_some_and(|parts| differ(&parts));
    }
    if let Some(parts) = value.strip_prefix("rgb(").and_then(|it| it.strip_suffix(')')) {
        let parts: Option<Vec<u32>> = parts.split(',').map(|it| it.trim().parse().ok()).collect();
        return parts.is_some_and(|parts| differ(&parts));
    }
    COLOURS.iter().any(|name| value.eq_ignore_ascii_case(name))
}

/// Whether the parts of a colour differ as those of greys do not.
fn differ(parts: &[u32]) -> bool {
    let (least, most) = (parts.iter().min(), parts.iter().max());
    least.zip(most).is_some_and(|(least, most)| most.abs_diff(*least) > GREY)
}

/// By so much the parts of a colour may differ that looks grey.
const GREY: u32 = 48;

/// Names of colours that authors set questions in.
const COLOURS: [&str; 24] = [
    "red",
    "darkred",
    "maroon",
    "crimson",
    "firebrick",
    "brown",
    "blue",
    "darkblue",
    "navy",
    "mediumblue",
    "royalblue",
    "steelblue",
    "dodgerblue",
    "teal",
    "green",
    "darkgreen",
    "forestgreen",
    "seagreen",
    "olive",
    "purple",
    "indigo",
    "darkviolet",
    "orange",
    "darkorange",
];

/// The value that a style declares for a property, the last of several.
fn declared<'a>(style: &'a str, property: &str) -> Option<&'a str> {
    style.rsplit(';').find_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        name.trim().eq_ignore_ascii_case(property).then_some(value)
    })
}

/// Whether a style declares that a property has a value.
fn declares(style: &str, property: &str, value: &str) -> bool {
    // Most elements have none.
    !style.is_empty()
        && style.split(';').any(|declaration| {
            declaration.split_once(':').is_some_and(|(name, rest)| {
                let rest = rest.trim();
                let rest = rest.strip_suffix("!important").unwrap_or(rest).trim_end();
                name.trim().eq_ignore_ascii_case(property) && rest.eq_ignore_ascii_case(value)
            })
        })
}
