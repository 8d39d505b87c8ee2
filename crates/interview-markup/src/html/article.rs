//! Where the article is on a page, and which elements are none of it.
//!
//! First what says that it is navigation, a box or a list of links is left out, then of what remains
//! the element is found that holds the article. All passes go over the elements once.

use super::boilerplate::boilerplate;
use super::captions::captions;
use super::metadata::Saying;
use super::node::Level;
use super::root::root;
use super::title;
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
    /// Which elements are captions by where they stand.
    captions: Vec<bool>,
}

impl Article {
    /// The article of a page that says so much of itself.
    pub(crate) fn of(page: &Page<'_>, sayings: &[Saying]) -> Self {
        let own = own_weights(page);
        let left_out = boilerplate(page, &own);
        let found = Found { page, sums: sums(page, &own, &left_out), left_out };
        let is_whole = page.is_whole() && found.weight(0).prose >= LEAST_PROSE;
        let root = if is_whole { root(page, &own, &found.left_out) } else { 0 };
        let title = found.title(root, sayings);
        let steps = found.steps(root, title);
        let hinted = found.hinted(root);
        let captions = captions(page, &found.sums);
        Self { left_out: found.left_out, steps, title, hinted, captions }
    }

    /// Whether an element is a caption by where it stands.
    pub(crate) fn is_caption(&self, number: usize) -> bool {
        self.captions.get(number).is_some_and(|it| *it)
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

    /// The heading that is the article's title: the first of the first level in it; else that which
    /// says most of what the page says its title is, or the last of the first level before it.
    fn title(&self, root: usize, sayings: &[Saying]) -> Option<usize> {
        let headings = title::headings(self.page);
        let end = self.page.node(root).map_or(0, |node| node.end);
        let is_first_level = |number: usize| self.page.node(number).is_some_and(|it| it.is("h1"));
        let mut titles = headings.iter().filter(|(number, _)| is_first_level(*number));
        let mut titles = titles.by_ref().filter(|(number, _)| self.is_seen(*number)).peekable();
        let mut before = None;
        while let Some(title) = titles.next_if(|(number, _)| *number < root) {
            before = Some(title);
        }
        if let Some((inside, _)) = titles.find(|(number, _)| *number < end) {
            return Some(*inside);
        }
        let sayings = title::titles(sayings);
        let told = |heading: &str| title::told_by(&sayings, heading);
        let own = before.map_or(0, |(_, heading)| told(heading));
        let others = headings.iter().filter(|(number, _)| *number < end);
        let others = others.map(|(number, heading)| (told(heading), *number));
        // Of equals the first, where the title is.
        let best = others.rev().filter(|it| it.0 > own && self.is_seen(it.1)).max_by_key(|it| it.0);
        best.map(|it| it.1).or(before.map(|it| it.0))
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
