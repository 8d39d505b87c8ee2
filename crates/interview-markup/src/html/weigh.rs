//! How much text stands in each element of a page, and of which sort.

use super::node::{Level, Node};
use super::tree::{Page, Step, What};
use crate::tag::Element;

/// What stands in an element, with all that is in it; in bytes that are no white space.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Weight {
    /// All text that readers see.
    pub(crate) text: usize,
    /// That which links to other pages.
    pub(crate) linked: usize,
    /// How many links there are.
    pub(crate) links: usize,
    /// Paragraphs long enough to be read, which are no links.
    pub(crate) prose: usize,
    /// Headings, and those of them that link to other pages.
    pub(crate) headings: usize,
    pub(crate) linked_headings: usize,
    /// Headings of the first level, how many there are.
    pub(crate) titles: usize,
    /// How many pictures there are.
    pub(crate) pictures: usize,
}

impl Weight {
    pub(crate) fn add(&mut self, other: Self) {
        self.text += other.text;
        self.linked += other.linked;
        self.links += other.links;
        self.prose += other.prose;
        self.headings += other.headings;
        self.linked_headings += other.linked_headings;
        self.titles += other.titles;
        self.pictures += other.pictures;
    }
}

/// The shortest paragraph that counts as prose.
const SHORTEST: usize = 60;

/// What stands in each element itself, not in the blocks in it.
pub(crate) fn own_weights(page: &Page<'_>) -> Vec<Weight> {
    let mut scale = Scale {
        page,
        weights: vec![Weight::default(); page.nodes.len()],
        blocks: vec![0],
        hidden: 0,
        links: 0,
        heading: 0,
        paragraph: Weight::default(),
    };
    for step in &page.steps {
        scale.take(step);
    }
    scale.end_paragraph();
    scale.weights
}

/// The weights of elements with all that is in them, but for what is in those that are left out.
pub(crate) fn sums(page: &Page<'_>, own: &[Weight], left_out: &[bool]) -> Vec<Weight> {
    let mut sums = own.to_vec();
    for (number, node) in page.nodes.iter().enumerate().skip(1).rev() {
        if left_out.get(number).is_some_and(|it| *it) {
            if let Some(sum) = sums.get_mut(number) {
                *sum = Weight::default();
            }
            continue;
        }
        let sum = sums.get(number).copied().unwrap_or_default();
        if let Some(parent) = sums.get_mut(node.parent) {
            parent.add(sum);
        }
    }
    sums
}

/// Finds what is hidden only until a script shows it: an element that holds more text than all of the page
/// that is seen, as where the whole article is kept back.
pub(crate) fn reveal(page: &mut Page<'_>) {
    let covers =
        |node: &Node| node.level == Level::Block && node.is_covered() && !node.is_never_seen();
    if !page.nodes.iter().any(covers) {
        return;
    }
    let mut covered: Vec<usize> = vec![0; page.nodes.len()];
    let (mut seen, mut outermost, mut never) = (0, Vec::new(), 0);
    for step in &page.steps {
        match &step.what {
            What::Open(number) => {
                let node = page.node(*number);
                never += usize::from(node.is_some_and(Node::is_never_seen));
                if node.is_some_and(covers) {
                    outermost.push(*number);
                }
            }
            What::Close(number) => {
                never -= usize::from(page.node(*number).is_some_and(Node::is_never_seen));
                outermost.pop_if(|it| it == number);
            }
            What::Text(pieces) if never == 0 => {
                let pieces = page.tokens.pieces(pieces);
                let text: usize = pieces.map(|(span, _)| span.len()).sum();
                match outermost.first().and_then(|number| covered.get_mut(*number)) {
                    Some(sum) => *sum += text,
                    None => seen += text,
                }
            }
            _ => {}
        }
    }
    for (node, text) in page.nodes.iter_mut().zip(covered) {
        node.is_revealed = text > seen.max(LEAST);
    }
}

/// Less text than this is no article that is kept back, in bytes.
const LEAST: usize = 300;

struct Scale<'p> {
    page: &'p Page<'p>,
    weights: Vec<Weight>,
    /// The elements that hold blocks and are open.
    blocks: Vec<usize>,
    /// How many elements are open that nobody sees, that link, that are headings.
    hidden: usize,
    links: usize,
    heading: usize,
    /// The text since the last block began or ended.
    paragraph: Weight,
}

impl Scale<'_> {
    fn take(&mut self, step: &Step) {
        match &step.what {
            What::Open(number) => self.open(*number),
            What::Close(number) => self.close(*number),
            What::Begin(number) => {
                let is_link = self.page.node(*number).is_some_and(Node::is_link);
                self.links += usize::from(is_link);
                self.paragraph.links += usize::from(is_link && self.hidden == 0);
            }
            What::End(number) => {
                let is_link = self.page.node(*number).is_some_and(Node::is_link);
                self.links -= usize::from(is_link);
            }
            What::Text(pieces) if self.hidden == 0 => {
                for (span, shown) in self.page.tokens.pieces(pieces) {
                    let text = shown.or(span.slice(self.page.source)).unwrap_or_default();
                    self.add(text.len() - blanks(text));
                }
            }
            What::Void(number) if self.hidden == 0 => {
                let is_picture = self.page.node(*number).is_some_and(is_picture);
                self.paragraph.pictures += usize::from(is_picture);
            }
            What::Void(_) | What::Text(_) | What::Comment | What::Stray => {}
        }
    }

    fn add(&mut self, text: usize) {
        self.paragraph.text += text;
        let linked = if self.links > 0 { text } else { 0 };
        self.paragraph.linked += linked;
        if self.heading > 0 {
            self.paragraph.headings += text;
            self.paragraph.linked_headings += linked;
        }
    }

    fn open(&mut self, number: usize) {
        let Some(node) = self.page.node(number) else { return };
        self.hidden += usize::from(node.is_hidden());
        if node.level == Level::Block {
            self.end_paragraph();
            self.blocks.push(number);
            if let Element::Heading(level) = node.element {
                self.heading += 1;
                self.paragraph.titles += usize::from(level == 1);
            }
        }
    }

    fn close(&mut self, number: usize) {
        let Some(node) = self.page.node(number) else { return };
        self.hidden -= usize::from(node.is_hidden());
        if node.level == Level::Block {
            self.end_paragraph();
            self.blocks.pop();
            self.heading -= usize::from(matches!(node.element, Element::Heading(_)));
        }
    }

    fn end_paragraph(&mut self) {
        let mut paragraph = std::mem::take(&mut self.paragraph);
        if paragraph.text >= SHORTEST && paragraph.linked * 3 < paragraph.text {
            paragraph.prose = paragraph.text;
        }
        if let Some(weight) = self.blocks.last().and_then(|block| self.weights.get_mut(*block)) {
            weight.add(paragraph);
        }
    }
}

fn is_picture(node: &Node) -> bool {
    node.element == Element::Picture && !node.is_hidden()
}

/// How many bytes of a text are white space.
fn blanks(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_whitespace).count()
}
