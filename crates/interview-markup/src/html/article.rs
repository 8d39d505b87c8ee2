//! Where the article is on a page, and which elements are none of it.
//!
//! Names and semantic elements are looked at first: what says that it is navigation, a box, a list of links is left out,
//! unless it holds the article itself. Of what remains the element is taken that holds most of the prose: the
//! one that says it is the article or, going inwards from the page, the last that has two thirds of the prose.
//! All passes go over the elements once.

use super::names::Sense;
use super::node::{Level, Node};
use super::tree::{Page, What};
use super::weigh::{Weight, own_weights, sums};
use crate::tag::Element;

/// Where the article is.
#[derive(Debug)]
pub(crate) struct Article {
    /// Which elements are none of it, with all that is in them.
    left_out: Vec<bool>,
    /// The steps from that with which it begins to that before which it has ended.
    pub(crate) steps: std::ops::Range<usize>,
    /// The element of its title.
    pub(crate) title: Option<usize>,
    /// Which elements have names that may say what is in them.
    hinted: Vec<bool>,
}

impl Article {
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let own = own_weights(page);
        let none = vec![false; page.nodes.len()];
        let all = Found { page, sums: sums(page, &own, &none), left_out: none };
        let left_out = all.boilerplate();
        let found = Found { page, sums: sums(page, &own, &left_out), left_out };
        let root = if page.is_whole() { found.root() } else { 0 };
        let title = found.title(root);
        let steps = found.steps(root, title);
        let hinted = found.hinted(root);
        Self { left_out: found.left_out, steps, title, hinted }
    }

    /// Whether an element is none of the article.
    pub(crate) fn leaves_out(&self, number: usize) -> bool {
        self.left_out.get(number).is_some_and(|it| *it)
    }

    /// Whether the names of an element say what the blocks in it are: not those of one that holds most of the article.
    pub(crate) fn may_hint(&self, number: usize) -> bool {
        self.hinted.get(number).is_some_and(|it| *it)
    }
}

/// A page whose elements are weighed.
struct Found<'p> {
    page: &'p Page<'p>,
    sums: Vec<Weight>,
    left_out: Vec<bool>,
}

impl Found<'_> {
    fn weight(&self, number: usize) -> Weight {
        self.sums.get(number).copied().unwrap_or_default()
    }

    /// Which elements are none of the article, by their names, their sort and what is in them.
    fn boilerplate(&self) -> Vec<bool> {
        let total = self.weight(0);
        let mains = self.mains(total);
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
                || (!has_most && (self.is_furniture(node) || is_link_list(node, weight)));
            if is_out {
                mark(&mut left_out, number);
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

    /// Which elements hold what says that it is the main part of the page.
    fn mains(&self, total: Weight) -> Vec<bool> {
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

    /// Whether an element says that it is none of the article.
    fn is_furniture(&self, node: &Node) -> bool {
        let role = node.tag.attribute("role").unwrap_or_default();
        if FURNITURE_ROLES.contains(&role) || node.names.say(Sense::Boilerplate) {
            return !matches!(node.element, Element::Heading(_));
        }
        match node.tag.name.as_str() {
            "nav" | "form" | "dialog" | "menu" | "search" | "fieldset" => true,
            "aside" => node.hint().is_none(),
            "header" | "footer" => !self.stands_in_article(node),
            _ => false,
        }
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

    /// Which elements do not hold most of the article.
    fn hinted(&self, root: usize) -> Vec<bool> {
        let most = self.weight(root).text;
        self.sums.iter().map(|weight| weight.text * 2 <= most).collect()
    }

    /// The element that holds the article, and little else.
    fn root(&self) -> usize {
        let total = self.weight(0).prose;
        if total < LEAST_PROSE {
            return 0;
        }
        let holds = |number: usize, of: usize| self.weight(number).prose * of > total * (of - 1);
        let is_article = |node: &Node| {
            node.is("article") || node.tag.attribute("itemprop") == Some("articleBody")
        };
        let said = self.page.nodes.iter().enumerate().skip(1);
        let mut said = said.filter(|(number, node)| is_article(node) && holds(*number, 2));
        if let Some((number, _)) = said.next() {
            return number;
        }
        let mut root = 0;
        while let Some(inner) = self.children(root).find(|child| holds(*child, 3)) {
            if self.has_like(root, inner) {
                break;
            }
            root = inner;
        }
        self.widened(self.block_of(root))
    }

    /// The block that an element is, or stands in.
    fn block_of(&self, mut number: usize) -> usize {
        while let Some(node) = self.page.node(number)
            && (node.level != Level::Block || matches!(node.tag.name.as_str(), "p" | "li"))
            && number > 0
        {
            number = node.parent;
        }
        number
    }

    /// The elements that stand in an element itself.
    fn children(&self, number: usize) -> impl Iterator<Item = usize> {
        let end = self.page.node(number).map_or(0, |node| node.end.min(self.page.nodes.len()));
        let mut next = number + 1;
        std::iter::from_fn(move || {
            let child = next;
            let node = self.page.node(child).filter(|_| child < end)?;
            next = node.end.max(child + 1);
            Some(child)
        })
    }

    /// Whether another element like one stands beside it with prose: the article is in both.
    fn has_like(&self, parent: usize, child: usize) -> bool {
        let Some(node) = self.page.node(child) else { return false };
        let mut others = self.children(parent).filter(|other| *other != child);
        others.any(|other| {
            let is_like = self.page.node(other).is_some_and(|it| {
                it.tag.name == node.tag.name
                    && it.tag.attribute("class") == node.tag.attribute("class")
            });
            let is_paragraph = self.page.node(other).is_some_and(|it| it.is("p"));
            (is_like || is_paragraph) && self.weight(other).prose > 0
        })
    }

    /// The outermost element around one that adds little, and no list of links.
    fn widened(&self, mut root: usize) -> usize {
        while let Some(parent) = self.page.node(root).map(|node| node.parent)
            && self.page.node(parent).is_some_and(|it| !BOUNDS.contains(&it.tag.name.as_str()))
        {
            let more = self.weight(parent).without(self.weight(root));
            let adds_links = more.linked * 2 > more.text || more.linked_headings > 0;
            if adds_links || more.text * 2 > self.weight(root).text {
                break;
            }
            root = parent;
        }
        root
    }

    /// The heading that is the article's title: the last of the first level before it, or the first
    /// in it.
    fn title(&self, root: usize) -> Option<usize> {
        let is_seen = |number: &usize| self.is_seen(*number);
        let is_title = |(number, node): (usize, &Node)| node.is("h1").then_some(number);
        let titles = self.page.nodes.iter().enumerate().filter_map(is_title).filter(is_seen);
        let titles: Vec<usize> = titles.collect();
        let before = titles.iter().take_while(|title| **title < root).last();
        let end = self.page.node(root).map_or(0, |node| node.end);
        let mut inside = titles.iter().filter(|title| (root..end).contains(*title));
        inside.next().or(before).copied()
    }

    /// Whether readers of the article see an element.
    fn is_seen(&self, mut number: usize) -> bool {
        while let Some(node) = self.page.node(number).filter(|_| number > 0) {
            if self.left_out.get(number).is_some_and(|it| *it) || node.is_hidden() {
                return false;
            }
            number = node.parent;
        }
        true
    }

    /// From the title before the article, or its beginning, to its end and what belongs to it below.
    fn steps(&self, root: usize, title: Option<usize>) -> std::ops::Range<usize> {
        if root == 0 {
            return 0..self.page.steps.len();
        }
        let first = title.map_or(root, |title| title.min(root));
        let mut last = root;
        let end = self.page.node(root).map_or(0, |node| node.end);
        let parent = self.page.node(root).map_or(0, |node| node.parent);
        for sibling in self.children(parent).skip_while(|it| *it < end) {
            let is_signed = self.page.node(sibling).is_some_and(|it| it.hint().is_some());
            if self.left_out.get(sibling).is_some_and(|it| *it) || !is_signed {
                break;
            }
            last = sibling;
        }
        let mut range = 0..self.page.steps.len();
        for (place, step) in self.page.steps.iter().enumerate() {
            match step.what {
                What::Open(number) if number == first => range.start = place,
                What::Close(number) if number == last => range.end = place + 1,
                _ => {}
            }
        }
        range
    }
}

/// Less prose than that is no article, of which parts could be told from others.
const LEAST_PROSE: usize = 300;

/// Elements that hold more than the article: the page, and what places its columns.
const BOUNDS: [&str; 5] = ["", "html", "body", "tr", "table"];

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

/// Whether an element is nothing but links to other pages, three or more.
fn is_link_list(node: &Node, weight: Weight) -> bool {
    weight.links >= 3 && weight.linked * 10 > weight.text * 7 && !node.is("p")
}

/// Whether an element shows another article: a short box with a heading that links to it.
fn is_card(node: &Node, weight: Weight) -> bool {
    let is_led = weight.headings > 0 && weight.linked_headings * 10 >= weight.headings * 9;
    is_led && weight.text <= LONGEST_CARD && !matches!(node.element, Element::Heading(_))
}

const LONGEST_CARD: usize = 600;
