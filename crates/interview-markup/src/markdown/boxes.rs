//! What stands apart in Markdown: boxes that generators of sites fence off, callouts, footnotes, and
//! what HTML in it has a name for.

use std::ops::Range;

use interview_model::SegmentKind;
use interview_parser::marked::Hint;

use super::Reader;
use crate::html::names::{Names, Sense};
use crate::html::tokens::StartTag;

/// What names say of the blocks in a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Boxed {
    /// They are beside the article.
    Apart,
    /// Only what they are.
    Named(Hint),
}

/// What opened a box, and closes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Opener {
    Fence,
    Quotation,
    Footnote,
    Element(String),
}

/// The names that generators of sites have for boxes, besides those of classes.
const BOXES: [&str; 18] = [
    "note",
    "info",
    "tip",
    "hint",
    "warning",
    "caution",
    "danger",
    "important",
    "success",
    "message",
    "alert",
    "attention",
    "admonition",
    "notice",
    "abstract",
    "todo",
    "bug",
    "example",
];

impl Boxed {
    /// What a list of names says, if anything.
    pub(crate) fn of(names: &str) -> Option<Self> {
        let is_box = |name: &str| BOXES.iter().any(|it| it.eq_ignore_ascii_case(name));
        let said = || Self::of_names(Names::of(names));
        if names.split_ascii_whitespace().any(is_box) { Some(Self::Apart) } else { said() }
    }

    fn of_names(names: Names) -> Option<Self> {
        match names.hint() {
            Some(Hint::Aside) => Some(Self::Apart),
            Some(hint) => Some(Self::Named(hint)),
            None => names.say(Sense::Boilerplate).then_some(Self::Apart),
        }
    }

    /// What a tag of HTML says of the blocks in its element.
    fn of_tag(tag: &StartTag) -> Option<Self> {
        let names = ["class", "id", "role"].map(|name| tag.attribute(name).unwrap_or_default());
        let is_apart = matches!(tag.name.as_str(), "aside" | "nav" | "footer");
        let said =
            Self::of_names(names.into_iter().map(Names::of).fold(Names::default(), Names::and));
        said.or(is_apart.then_some(Self::Apart))
    }
}

impl Reader<'_> {
    /// Enters what may be a box.
    pub(super) fn enter_box(&mut self, opener: Opener, boxed: Option<Boxed>) {
        if self.boxes.len() < DEEPEST {
            self.builder.close_paragraph();
            self.boxes.push((opener, boxed));
            self.tell_box();
        }
    }

    /// Leaves the innermost that has such an opener, with all in it.
    pub(super) fn leave_box(&mut self, opener: &Opener) {
        if let Some(at) = self.boxes.iter().rposition(|(it, _)| it == opener) {
            self.builder.close_paragraph();
            self.boxes.truncate(at);
            self.tell_box();
        }
    }

    /// Says of the blocks to come in what boxes they stand.
    fn tell_box(&mut self) {
        let is_apart = self.boxes.iter().any(|(_, boxed)| *boxed == Some(Boxed::Apart));
        self.builder.set_kind(is_apart.then_some(SegmentKind::Aside));
        let hint = self.boxes.iter().rev().find_map(|(_, boxed)| match boxed {
            Some(Boxed::Named(hint)) => Some(*hint),
            _ => None,
        });
        self.builder.set_hint(hint);
    }

    /// Enters a block quotation, which is a box if it says so: `> [!note] On the tides`.
    pub(super) fn enter_quotation(&mut self, range: &Range<usize>) {
        let text = self.source.get(range.clone()).unwrap_or_default();
        let text = text.get(..text.floor_char_boundary(LONGEST_NAME)).unwrap_or_default();
        let name = text.trim_start_matches(['>', ' ']).strip_prefix("[!");
        let name = name.and_then(|rest| rest.split_once(']')).map(|(name, _)| name);
        self.enter_box(Opener::Quotation, name.and_then(Boxed::of));
    }

    /// Enters an element of HTML; a paragraph ends the one before it.
    pub(super) fn enter_named(&mut self, tag: &StartTag) {
        let is_paragraph = |(opener, _): &(Opener, _)| *opener == Opener::Element("p".to_owned());
        if tag.name == "p" && self.boxes.last().is_some_and(is_paragraph) {
            self.leave_named("p");
        }
        if tag.closes_itself || tag.name == "hr" {
            return;
        }
        self.enter_box(Opener::Element(tag.name.clone()), Boxed::of_tag(tag));
    }

    /// Leaves an element of HTML.
    pub(super) fn leave_named(&mut self, name: &str) {
        self.leave_box(&Opener::Element(name.to_owned()));
    }
}

/// The longest mark of a callout, in bytes.
const LONGEST_NAME: usize = 64;

/// So many may stand in each other.
const DEEPEST: usize = 32;
