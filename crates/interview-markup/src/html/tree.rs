//! The elements of a page, as its tags nest.
//!
//! Tags that are implied are put where the standard puts them: ends of paragraphs, items, cells. What it does to
//! elements that are nested wrongly is not done to trees here but to the text: bold goes on across the end of
//! a paragraph up to its end tag, as browsers show it. That needs no copies of elements, of which hostile pages make many.

mod ends;

use std::collections::HashMap;
use std::ops::Range;

use interview_model::Span;

use super::node::{Level, Node};
use super::tokens::{Sort, StartTag, Tokens};

/// The deepest that elements are nested, as in browsers; what is in deeper ones belongs to the last.
const DEEPEST: usize = 512;

/// The most elements of a text that may be open at once.
const MOST_FORMATS: usize = 64;

/// A page.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    pub(crate) source: &'a str,
    pub(crate) tokens: Tokens,
    /// Its elements, in its order; the first is none of them, and holds all.
    pub(crate) nodes: Vec<Node>,
    /// What is met in it, in its order.
    pub(crate) steps: Vec<Step>,
}

/// Something that is met in a page.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) what: What,
    /// Its bytes; none, where it is implied.
    pub(crate) span: Span,
}

#[derive(Debug)]
pub(crate) enum What {
    /// An element of blocks or within a line begins.
    Open(usize),
    Close(usize),
    /// An element that sets text off begins.
    Begin(usize),
    End(usize),
    /// An element without content.
    Void(usize),
    /// Text, of these pieces.
    Text(Range<usize>),
    /// A comment.
    Comment,
    /// A tag that neither begins nor ends anything.
    Stray,
}

impl<'a> Page<'a> {
    /// The page in a source from a byte on.
    pub(crate) fn of(source: &'a str, start: usize) -> Self {
        let mut tokens = Tokens::of(source, start);
        let mut tree = Tree::default();
        for token in std::mem::take(&mut tokens.list) {
            tree.take(token.sort, token.span);
        }
        let end = Span::new(source.len(), source.len());
        tree.close_from(1, end);
        let Tree { mut nodes, steps, .. } = tree;
        if let Some(root) = nodes.first_mut() {
            root.end = usize::MAX;
        }
        Self { source, tokens, nodes, steps }
    }

    pub(crate) fn node(&self, number: usize) -> Option<&Node> {
        self.nodes.get(number)
    }

    /// The elements that stand in an element itself.
    pub(crate) fn children(&self, number: usize) -> impl Iterator<Item = usize> {
        let end = self.node(number).map_or(0, |node| node.end.min(self.nodes.len()));
        let mut next = number + 1;
        std::iter::from_fn(move || {
            let child = next;
            let node = self.node(child).filter(|_| child < end)?;
            next = node.end.max(child + 1);
            Some(child)
        })
    }

    /// Whether it is a page as it was saved, and no fragment of one.
    pub(crate) fn is_whole(&self) -> bool {
        self.nodes.iter().any(|node| WHOLE.iter().any(|name| node.is(name)))
    }
}

/// Puts the elements into each other.
#[derive(Debug)]
struct Tree {
    nodes: Vec<Node>,
    steps: Vec<Step>,
    /// The elements that are open, the outermost first.
    open: Vec<usize>,
    /// How many of each name are open, so that nobody looks for what is not.
    names: HashMap<String, usize>,
    /// The elements that set text off and are open. Cells stand among them: what is opened in a cell ends with it.
    formats: Vec<Format>,
    /// How many elements are open that stand deeper than is counted.
    beyond: usize,
    /// Where in `open` a picture made of elements begins, in which others rules hold.
    foreign: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Node(usize),
    Cell,
}

impl Default for Tree {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
            steps: Vec::new(),
            open: vec![0],
            names: HashMap::new(),
            formats: Vec::new(),
            beyond: 0,
            foreign: None,
        }
    }
}

impl Tree {
    fn take(&mut self, sort: Sort, span: Span) {
        match sort {
            Sort::Start(tag) => self.start(tag, span),
            Sort::End(name) => self.end(&name, span),
            Sort::Text(pieces) => self.step(What::Text(pieces), span),
            Sort::Comment => self.step(What::Comment, span),
        }
    }

    fn step(&mut self, what: What, span: Span) {
        self.steps.push(Step { what, span });
    }

    fn start(&mut self, tag: StartTag, span: Span) {
        let node = Node::new(tag, self.open.last().copied().unwrap_or_default());
        let before = Span::new(span.start, span.start);
        self.imply_ends(&node.tag.name, before);
        let node = Node { parent: self.open.last().copied().unwrap_or_default(), ..node };
        let is_second = ["html", "body"].iter().any(|it| node.is(it) && self.is_open(it));
        match node.level {
            Level::Void => {
                let number = self.push(node);
                self.step(What::Void(number), span);
            }
            Level::Format => self.begin(node, span),
            _ if is_second => self.step(What::Stray, span),
            _ if self.foreign.is_some() && node.tag.closes_itself => self.step(What::Stray, span),
            _ if self.open.len() >= DEEPEST => {
                self.beyond += 1;
                self.step(What::Stray, span);
            }
            _ => {
                if node.is("svg") || node.is("math") {
                    self.foreign.get_or_insert(self.open.len());
                }
                if bounds_formats(&node) {
                    self.formats.push(Format::Cell);
                }
                *self.names.entry(node.tag.name.clone()).or_default() += 1;
                let number = self.push(node);
                self.open.push(number);
                self.step(What::Open(number), span);
            }
        }
    }

    fn push(&mut self, node: Node) -> usize {
        let number = self.nodes.len();
        self.nodes.push(Node { end: number + 1, ..node });
        number
    }

    fn begin(&mut self, node: Node, span: Span) {
        if node.is("a") {
            self.end_format("a", Span::new(span.start, span.start));
        }
        if self.formats.len() >= MOST_FORMATS {
            return self.step(What::Stray, span);
        }
        let number = self.push(node);
        self.formats.push(Format::Node(number));
        self.step(What::Begin(number), span);
    }

    /// Ends the element of a name that sets text off and was opened last, if it is open.
    fn end_format(&mut self, name: &str, span: Span) -> bool {
        let mut since = self.formats.iter().rev().take_while(|it| **it != Format::Cell);
        let is_it =
            |it: &Format| matches!(it, Format::Node(number) if self.is_named(*number, name));
        let Some(back) = since.position(is_it) else { return false };
        if let Format::Node(number) = self.formats.remove(self.formats.len() - 1 - back) {
            self.step(What::End(number), span);
        }
        true
    }

    fn is_named(&self, number: usize, name: &str) -> bool {
        self.nodes.get(number).is_some_and(|node| node.is(name))
    }

    fn is_open(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|count| *count > 0)
    }

    /// Closes all elements from a place among the open ones on; the tag that does is that of the first.
    fn close_from(&mut self, place: usize, span: Span) {
        let before = Span::new(span.start, span.start);
        while self.open.len() > place {
            let span = if self.open.len() == place + 1 { span } else { before };
            let Some(number) = self.open.pop() else { return };
            if self.foreign.is_some_and(|from| self.open.len() <= from) {
                self.foreign = None;
            }
            let end = self.nodes.len();
            let Some(node) = self.nodes.get_mut(number) else { return };
            node.end = end;
            if let Some(count) = self.names.get_mut(&node.tag.name) {
                *count -= 1;
            }
            if bounds_formats(node) {
                self.end_formats(before);
            }
            self.step(What::Close(number), span);
        }
    }

    /// Ends what was opened in the cell that is closed.
    fn end_formats(&mut self, at: Span) {
        while let Some(Format::Node(number)) = self.formats.pop() {
            self.step(What::End(number), at);
        }
    }

    fn end(&mut self, name: &str, span: Span) {
        let tag = StartTag { name: name.to_owned(), ..StartTag::default() };
        let node = Node::new(tag, 0);
        let is_done = match node.level {
            // One that nobody sees is no format.
            Level::Format => {
                self.end_format(name, span)
                    || self.opening_of(&node, Level::Inline).is_some_and(|place| {
                        self.close_from(place, span);
                        true
                    })
            }
            Level::Void => false,
            // Nothing stands after them that is not in them.
            _ if matches!(name, "html" | "body") => false,
            _ if self.beyond > 0 => {
                self.beyond -= 1;
                false
            }
            level => match self.opening_of(&node, level) {
                Some(place) => {
                    self.close_from(place, span);
                    true
                }
                None => false,
            },
        };
        if is_done {
            return;
        }
        if name == "br" {
            let number = self.push(node);
            self.step(What::Void(number), span);
        } else {
            self.step(What::Stray, span);
        }
    }
}

/// Whether what is opened in it to set text off ends with it.
fn bounds_formats(node: &Node) -> bool {
    matches!(node.tag.name.as_str(), "td" | "th" | "caption" | "object" | "template" | "marquee")
}

/// Elements of which a page has one.
const WHOLE: [&str; 4] = ["html", "head", "body", "title"];
