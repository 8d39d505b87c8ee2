//! Which elements of a page are none of its article, whatever the article is.

use std::collections::{HashMap, HashSet};

use interview_parser::marked::Hint;

use super::names::Sense;
use super::node::{Level, Node};
use super::tree::Page;
use super::weigh::{Weight, sums};
use crate::tag::Element;

/// Which elements are none of the article, by their names, their sort and what is in them. What
/// holds the main part of the page is not among them, whatever its name.
pub(crate) fn boilerplate(page: &Page<'_>, own: &[Weight]) -> Vec<bool> {
    let none = vec![false; page.nodes.len()];
    let sums = sums(page, own, &none);
    let mut furniture = Furniture { page, sums: &sums, common: HashSet::new() };
    let mains = furniture.mains();
    furniture.common = furniture.common_words(&mains);
    let mut left_out = furniture.boilerplate(&mains);
    furniture.leave_out_heads(own, &mains, &mut left_out);
    left_out
}

/// A page whose elements are weighed.
struct Furniture<'p> {
    page: &'p Page<'p>,
    sums: &'p [Weight],
    /// Words for boxes that most of the article is named by here, so that they say nothing.
    common: HashSet<&'static str>,
}

impl Furniture<'_> {
    fn weight(&self, number: usize) -> Weight {
        self.sums.get(number).copied().unwrap_or_default()
    }

    /// Which elements are none of the article, by their names, their sort and what is in them.
    fn boilerplate(&self, mains: &[bool]) -> Vec<bool> {
        let total = self.weight(0);
        let mut left_out: Vec<bool> = vec![false; self.page.nodes.len()];
        let mut cards = Vec::new();
        let mut cards_prose = 0;
        for (number, node) in self.page.nodes.iter().enumerate().skip(1) {
            let holds_main = mains.get(number).is_some_and(|it| *it);
            if node.level != Level::Block || holds_main {
                continue;
            }
            let weight = self.weight(number);
            let has_most = weight.prose * 2 > total.prose && total.prose > 0;
            let is_out = node.names.say(Sense::Comments)
                || (!has_most
                    && (self.is_furniture(node)
                        || is_link_list(node, weight)
                        || self.is_one_link(number, node)));
            if is_out {
                mark(&mut left_out, number);
                if self.is_form_in_box(node) && mains.get(node.parent) == Some(&false) {
                    mark(&mut left_out, node.parent);
                }
            } else if is_card(node, weight) {
                cards_prose += weight.prose;
                cards.push(number);
            }
        }
        // Where the page is made of nothing but cards, they are what is to be read.
        if cards_prose * 2 <= total.prose {
            for number in cards {
                mark(&mut left_out, number);
            }
        }
        left_out
    }

    /// Leaves out elements of which nothing is left but their headings.
    fn leave_out_heads(&self, own: &[Weight], mains: &[bool], left_out: &mut [bool]) {
        let rest = sums(self.page, own, left_out);
        for (number, node) in self.page.nodes.iter().enumerate().skip(1) {
            let left = rest.get(number).copied().unwrap_or_default();
            let is_head_alone = left.text > 0
                && left.headings == left.text
                && left.pictures == 0
                && self.weight(number).text > left.text;
            let is_box = node.level == Level::Block && mains.get(number) == Some(&false);
            if is_head_alone && is_box {
                mark(left_out, number);
            }
        }
    }

    /// Whether an element is one link to another page, with blocks in it: a picture, a title and what
    /// is said of it.
    fn is_one_link(&self, number: usize, node: &Node) -> bool {
        let weight = self.weight(number);
        let is_link = weight.links == 1 && weight.linked == weight.text;
        let is_block = |child: usize| {
            let weight = self.weight(child);
            self.page.node(child).is_some_and(|it| it.level == Level::Block) && weight.text > 0
        };
        is_link
            && weight.text >= SHORTEST_CARD
            && !matches!(node.element, Element::Heading(_))
            && node.hint().is_none()
            && self.page.children(number).any(is_block)
    }

    /// Which elements hold what says that it is the main part of the page.
    fn mains(&self) -> Vec<bool> {
        let total = self.weight(0);
        let mut mains = vec![false; self.page.nodes.len()];
        for (number, node) in self.page.nodes.iter().enumerate().skip(1).rev() {
            let weight = self.weight(number);
            let is_main = node.is("main")
                || node.is("h1")
                || node.tag.attribute("role") == Some("main")
                || node.tag.attribute("itemprop") == Some("articleBody")
                || (node.is("article") && weight.prose * 3 > total.prose && total.prose > 0);
            if is_main {
                mark(&mut mains, number);
            }
            if mains.get(number).is_some_and(|it| *it) {
                mark(&mut mains, node.parent);
            }
        }
        mains
    }

    /// The words for what is none of the article that name half of all prose, in elements each of which
    /// has less: where a page is built of `widget`s they hold the article.
    fn common_words(&self, mains: &[bool]) -> HashSet<&'static str> {
        let total = self.weight(0).prose;
        let mut named: HashMap<&'static str, (usize, usize)> = HashMap::new();
        for (number, node) in self.page.nodes.iter().enumerate().skip(1) {
            let prose = self.weight(number).prose;
            let is_part = prose > 0 && prose * 2 <= total && mains.get(number) == Some(&false);
            if !is_part || !node.names.say(Sense::Boilerplate) {
                continue;
            }
            for word in node.phrases(Sense::Boilerplate) {
                let (sum, end) = named.entry(word).or_default();
                // What stands in another of that name is counted there.
                if number >= *end {
                    *sum += prose;
                    *end = node.end;
                }
            }
        }
        named.retain(|_, (sum, _)| *sum * 2 > total);
        named.into_keys().collect()
    }

    /// Whether the names of an element say that it is none of the article.
    fn is_named_so(&self, node: &Node) -> bool {
        let says = |word: &str| !self.common.contains(word);
        node.names.say(Sense::Boilerplate)
            && (self.common.is_empty() || node.phrases(Sense::Boilerplate).any(says))
    }

    /// Whether an element says that it is none of the article.
    fn is_furniture(&self, node: &Node) -> bool {
        let role = node.tag.attribute("role").unwrap_or_default();
        if FURNITURE_ROLES.contains(&role) || self.is_named_so(node) {
            return !matches!(node.element, Element::Heading(_));
        }
        match node.tag.name.as_str() {
            "nav" | "form" | "dialog" | "menu" | "search" | "fieldset" => true,
            "aside" => node.hint().is_none(),
            "header" | "footer" => !self.stands_in_article(node),
            _ => false,
        }
    }

    /// Whether an element is there to be filled in, and so is what is beside it.
    fn is_form_in_box(&self, node: &Node) -> bool {
        node.is("form") && node.parent > 0 && self.weight(node.parent).text <= LONGEST_FORM
    }

    fn stands_in_article(&self, node: &Node) -> bool {
        let mut at = node.parent;
        while let Some(parent) = self.page.node(at).filter(|_| at > 0) {
            if parent.is("article") || parent.is("main") || parent.is("section") {
                return true;
            }
            at = parent.parent;
        }
        false
    }
}

/// Roles of what is none of the article.
const FURNITURE_ROLES: [&str; 12] = [
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
    "tablist",
    "alert",
];

fn mark(marks: &mut [bool], number: usize) {
    if let Some(mark) = marks.get_mut(number) {
        *mark = true;
    }
}

/// Whether an element is nothing but links to other pages.
fn is_link_list(node: &Node, weight: Weight) -> bool {
    let is_list = weight.links >= 3 && weight.linked * 10 > weight.text * 7;
    let is_nothing_else = weight.links == 2 && weight.linked == weight.text;
    (is_list || is_nothing_else) && !matches!(node.element, Element::Heading(_)) && !node.is("p")
}

/// The longest box with something to be filled in.
const LONGEST_FORM: usize = 400;

/// Whether an element shows another article: a short box with a heading that links to it.
fn is_card(node: &Node, weight: Weight) -> bool {
    let is_led = weight.headings > 0 && weight.linked_headings * 10 >= weight.headings * 9;
    let is_byline = node.hint() == Some(Hint::Credit);
    is_led
        && weight.text <= LONGEST_CARD
        && !is_byline
        && !matches!(node.element, Element::Heading(_))
}

const LONGEST_CARD: usize = 600;

/// The shortest link that is taken for more than a name.
const SHORTEST_CARD: usize = 30;
