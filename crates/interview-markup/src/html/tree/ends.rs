//! Which open elements a tag ends: those that the standard says it does.

use interview_model::Span;

use super::Tree;
use crate::html::node::{Level, Node};
use crate::tag::{Element, HEADINGS};

impl Tree {
    /// Ends the elements whose ends a start tag implies.
    pub(super) fn imply_ends(&mut self, name: &str, at: Span) {
        if self.beyond > 0 || self.foreign.is_some() {
            return;
        }
        let is_head = |number: &usize| self.is_named(*number, "head");
        if self.open.last().is_some_and(is_head) && !HEAD.contains(&name) {
            self.close_from(self.open.len() - 1, at);
        }
        if let Some((_, ended, bounds)) = IMPLIED.iter().find(|(names, ..)| names.contains(&name))
            && let Some(place) = self.last_of(ended, bounds)
        {
            self.close_from(place, at);
        }
        if (ENDS_PARAGRAPH.contains(&name) || HEADINGS.contains(&name))
            && let Some(place) = self.last_of(&["p"], &BOUNDS)
        {
            self.close_from(place, at);
        }
        let last = self.open.last().and_then(|number| self.nodes.get(*number));
        let is_heading = |node: &Node| matches!(node.element, Element::Heading(_));
        if HEADINGS.contains(&name) && last.is_some_and(is_heading) {
            self.close_from(self.open.len() - 1, at);
        }
    }

    /// The place among the open elements of the last of some names, unless one of others bounds them.
    fn last_of(&self, names: &[&str], bounds: &[&str]) -> Option<usize> {
        if !names.iter().any(|name| self.is_open(name)) {
            return None;
        }
        for (place, number) in self.open.iter().enumerate().skip(1).rev() {
            let name = self.nodes.get(*number)?.tag.name.as_str();
            if names.contains(&name) {
                return Some(place);
            }
            if bounds.contains(&name) {
                return None;
            }
        }
        None
    }

    /// The place among the open elements of that which an end tag ends.
    pub(super) fn opening_of(&self, node: &Node, level: Level) -> Option<usize> {
        let name = node.tag.name.as_str();
        match (node.element, level) {
            (Element::Heading(_), _) => self.last_of(&HEADINGS, &BOUNDS),
            (Element::Row | Element::Cell, _) | (_, Level::Block) if IN_TABLE.contains(&name) => {
                self.last_of(&[name], &["table", "template"])
            }
            (Element::Item, _) => self.last_of(&[name], &["ol", "ul", "table", "td", "th"]),
            (_, Level::Block) => self.last_of(&[name], &BOUNDS),
            _ => {
                let (place, _) =
                    self.open.iter().enumerate().skip(1).rev().find(|(_, number)| {
                        self.nodes
                            .get(**number)
                            .is_some_and(|it| it.is(name) || it.level == Level::Block)
                    })?;
                Some(place).filter(|place| {
                    self.open.get(*place).is_some_and(|number| self.is_named(*number, name))
                })
            }
        }
    }
}

/// Elements outside of which an end tag ends nothing.
const BOUNDS: [&str; 9] =
    ["table", "td", "th", "caption", "object", "template", "marquee", "applet", "button"];

const IN_TABLE: [&str; 7] = ["tr", "td", "th", "tbody", "thead", "tfoot", "caption"];

/// Elements that may stand in the head of a page.
const HEAD: [&str; 12] = [
    "head", "title", "meta", "link", "script", "style", "template", "noscript", "base", "basefont",
    "bgsound", "html",
];

/// Start tags, the open elements that they end, and those in which these must stand.
const IMPLIED: [(&[&str], &[&str], &[&str]); 6] = [
    (&["li"], &["li"], &["ol", "ul", "menu", "dir", "table", "td", "th", "dd", "section"]),
    (&["dt", "dd"], &["dt", "dd"], &["dl", "table", "td", "th", "li"]),
    (&["td", "th"], &["td", "th"], &["table", "tr"]),
    (&["tr"], &["tr"], &["table"]),
    (&["tbody", "thead", "tfoot"], &["tbody", "thead", "tfoot"], &["table"]),
    (&["option", "optgroup"], &["option"], &["select"]),
];

/// Start tags that end a paragraph, as those of headings do.
const ENDS_PARAGRAPH: [&str; 37] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hgroup",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "search",
    "section",
    "summary",
    "ul",
    "pre",
    "listing",
    "form",
    "table",
    "hr",
    "plaintext",
    "xmp",
    "li",
    "dd",
    "dt",
    "tr",
    "td",
];
