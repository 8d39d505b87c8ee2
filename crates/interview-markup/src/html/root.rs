//! Which element of a page holds its article.
//!
//! The one that says so, if most of the prose is in it. Else each paragraph speaks for the element
//! that it stands in, and less for those around that, and the one is taken for which most prose
//! speaks; with it its neighbours, where they have much of the prose, too. What stands before the
//! title says nothing.

use super::node::{Level, Node};
use super::tree::Page;
use super::weigh::{Weight, sums};
use crate::tag::Element;

/// The element that holds the article, and little else; 0 for the whole page.
pub(crate) fn root(page: &Page<'_>, own: &[Weight], left_out: &[bool]) -> usize {
    let own = after_title(page, own, left_out);
    let search = Search { page, sums: sums(page, &own, left_out), left_out };
    search.said().unwrap_or_else(|| search.joined(search.richest(&own)))
}

/// What stands in each element itself, without the prose before the title; with it, where that is
/// most.
fn after_title(page: &Page<'_>, own: &[Weight], left_out: &[bool]) -> Vec<Weight> {
    let is_title = |(number, node): &(usize, &Node)| {
        node.is("h1") && !left_out.get(*number).copied().unwrap_or_default()
    };
    let title = page.nodes.iter().enumerate().find(is_title).map_or(0, |(number, _)| number);
    let mut rest = own.to_vec();
    for weight in rest.iter_mut().take(title) {
        weight.prose = 0;
    }
    let prose = |own: &[Weight]| sums(page, own, left_out).first().map_or(0, |sum| sum.prose);
    if prose(&rest) * 2 >= prose(own) { rest } else { own.to_vec() }
}

struct Search<'p> {
    page: &'p Page<'p>,
    sums: Vec<Weight>,
    left_out: &'p [bool],
}

impl Search<'_> {
    fn prose(&self, number: usize) -> usize {
        self.sums.get(number).map_or(0, |sum| sum.prose)
    }

    /// The innermost element that says it is the article and has most of the prose.
    fn said(&self) -> Option<usize> {
        let is_article = |node: &Node| {
            node.is("article") || node.tag.attribute("itemprop") == Some("articleBody")
        };
        let all = self.page.nodes.iter().enumerate().skip(1).rev();
        let mut said = all.filter(|(_, node)| is_article(node)).map(|(number, _)| number);
        said.find(|number| self.prose(*number) * 2 > self.prose(0))
    }

    /// The element for which most prose speaks.
    fn richest(&self, own: &[Weight]) -> usize {
        let mut scores = vec![0; self.page.nodes.len()];
        for (number, weight) in own.iter().enumerate().filter(|(_, it)| it.prose > 0) {
            if self.is_out(number) {
                continue;
            }
            let mut at = self.container_of(number);
            for part in 0..3 {
                if let Some(score) = scores.get_mut(at) {
                    *score += weight.prose >> part;
                }
                at = self.page.node(at).map_or(0, |node| node.parent);
            }
        }
        let best = scores.iter().enumerate().skip(1).max_by_key(|(_, score)| **score);
        let enough = |number: &usize| self.prose(*number) * 5 >= self.prose(0) * 2;
        best.map(|(number, _)| number).filter(enough).unwrap_or_else(|| self.innermost())
    }

    /// The innermost element with two thirds of the prose.
    fn innermost(&self) -> usize {
        let has_most = |number: &usize| self.prose(*number) * 3 > self.prose(0) * 2;
        let mut root = 0;
        while let Some(inner) = self.page.children(root).find(has_most) {
            root = inner;
        }
        self.container_of(root)
    }

    /// The element that holds paragraphs which an element is, or stands in.
    fn container_of(&self, mut number: usize) -> usize {
        while let Some(node) = self.page.node(number).filter(|_| number > 0)
            && (node.level != Level::Block || is_paragraph(node))
        {
            number = node.parent;
        }
        number
    }

    /// An element or, where others beside it have much of the prose or are like it, that around it.
    fn joined(&self, root: usize) -> usize {
        let Some(node) = self.page.node(root).filter(|_| root > 0) else { return 0 };
        if self.page.node(node.parent).is_some_and(|it| it.is("tr")) {
            return root;
        }
        let class = node.tag.attribute("class").unwrap_or_default();
        let mut others = self.page.children(node.parent).filter(|other| *other != root);
        let is_joined = others.any(|other| {
            let prose = self.prose(other);
            let is_like = self.page.node(other).is_some_and(|it| {
                let same = it.tag.attribute("class").unwrap_or_default();
                it.is("p") || (it.tag.name == node.tag.name && same == class && !class.is_empty())
            });
            prose > 0 && (is_like || prose * 5 >= self.prose(root) * 2)
        });
        if is_joined { node.parent } else { root }
    }

    fn is_out(&self, number: usize) -> bool {
        self.left_out.get(number).copied().unwrap_or_default()
    }
}

/// Whether an element holds no others, as a rule.
fn is_paragraph(node: &Node) -> bool {
    matches!(node.element, Element::Heading(_)) || PARAGRAPHS.contains(&node.tag.name.as_str())
}

/// Blocks that hold no others, as a rule, beside headings.
const PARAGRAPHS: [&str; 9] =
    ["p", "li", "dt", "dd", "blockquote", "figure", "figcaption", "pre", "summary"];
