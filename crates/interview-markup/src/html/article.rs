//! Where the article is on a page, and which elements are none of it.
//!
//! First what says that it is navigation, a box or a list of links is left out, then of what remains
//! the element is found that holds the article. All passes go over the elements once.

use super::boilerplate::boilerplate;
use super::node::{Level, Node};
use super::root::root;
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
        let left_out = boilerplate(page, &sums(page, &own, &none));
        let found = Found { page, sums: sums(page, &own, &left_out), left_out };
        let is_whole = page.is_whole() && found.weight(0).prose >= LEAST_PROSE;
        let root = if is_whole { root(page, &own, &found.left_out) } else { 0 };
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

    /// Which elements do not hold most of the article.
    fn hinted(&self, root: usize) -> Vec<bool> {
        let most = self.weight(root).text;
        self.sums.iter().map(|weight| weight.text * 2 <= most).collect()
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
        let parent = self.page.node(root).map_or(0, |node| node.parent);
        let (before, after): (Vec<usize>, Vec<usize>) =
            self.page.children(parent).filter(|it| *it != root).partition(|it| *it < root);
        let nearby = before.into_iter().rev().take_while(|it| self.belongs(*it)).last();
        let first = title.filter(|title| *title < root).or(nearby).unwrap_or(root);
        let below = after.into_iter().take_while(|it| self.belongs(*it));
        let last = below.filter(|it| !self.is_left_out(*it)).last().unwrap_or(root);
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

    /// Whether what stands beside the article may belong to it: a paragraph, a heading, a credit.
    fn belongs(&self, number: usize) -> bool {
        self.is_left_out(number)
            || self.page.node(number).is_some_and(|node| {
                let is_paragraph =
                    matches!(node.tag.name.as_str(), "p" | "figure" | "hr" | "footer");
                let is_heading = matches!(node.element, Element::Heading(_));
                is_paragraph || is_heading || node.level != Level::Block || node.hint().is_some()
            })
    }

    fn is_left_out(&self, number: usize) -> bool {
        self.left_out.get(number).is_some_and(|it| *it)
    }
}

/// Less prose than that is no article, of which parts could be told from others.
const LEAST_PROSE: usize = 300;
