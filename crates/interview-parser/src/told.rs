//! What the source tells by itself: parts that nobody has to decide on.
//!
//! Times, front matter, the furniture of pages, pictures, rules and stage directions have their kind
//! by how they are written. They are taken out before the decoder looks, and come back as segments.

use std::collections::HashSet;

use std::borrow::Cow;

use interview_model::{SegmentKind, Span, Timing};

use crate::block::Block;
use crate::grammar::apart::is_apart;
use crate::grammar::direction::is_direction;
use crate::grammar::examination::{is_examination, is_examination_alone, is_oath};
use crate::grammar::heading::{Heading, heading};
use crate::grammar::label::{label, parted};
use crate::grammar::time::{is_time_of_day, time_line};
use crate::lexicon::{Classes, Lexicon, tokens};
use crate::line::Line;
use crate::marked::{Hint, MarkedPart, Structure};

/// A part of the source whose kind the format or the grammar alone tells, so that nothing is to be
/// decided on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told<'a> {
    /// What it is.
    pub(crate) kind: SegmentKind,
    /// What it says.
    pub(crate) text: Cow<'a, str>,
    /// Where it stands in the source.
    pub(crate) span: Span,
    /// The line on which it starts, counted from 1.
    pub(crate) line: usize,
    /// The time that it gives or has.
    pub(crate) timing: Option<Timing>,
}

impl<'a> Told<'a> {
    /// A line of a kind.
    pub(crate) fn line(kind: SegmentKind, line: &Line<'a>) -> Self {
        let text = Cow::Borrowed(line.text);
        Self { kind, text, span: line.span, line: line.number, timing: None }
    }

    /// A part of a marked-up source.
    pub(crate) fn marked(part: &'a MarkedPart) -> Self {
        let MarkedPart { kind, text, span, line } = part;
        let text = Cow::Borrowed(text.as_str());
        Self { kind: *kind, text, span: *span, line: *line, timing: None }
    }

    /// A block of a kind.
    fn block(kind: SegmentKind, block: Block<'a>) -> Self {
        let Block { text, span, line, .. } = block;
        Self { kind, text, span, line, timing: None }
    }
}

/// Parts the blocks of which the grammar knows the kind from those that are to be decided on. The
/// latter lose the times and the marks of headings with which they open.
pub(crate) fn sort_out<'a>(
    mut blocks: Vec<Block<'a>>,
    lexicon: &Lexicon,
) -> (Vec<Told<'a>>, Vec<Block<'a>>) {
    let headings = Headings::of(&blocks);
    let foot = foot_of(&blocks, lexicon);
    let (mut told, mut is_first, mut place) = (Vec::<Told<'a>>::new(), true, 0);
    // A blank line before what is told stands before what follows it, too.
    let mut blank_before = 0;
    blocks.retain_mut(|block| {
        blank_before = block.blank_before.max(blank_before);
        place += 1;
        let part = if place > foot || is_below_title(block, told.last(), is_first) {
            Some(Told::block(SegmentKind::Credit, std::mem::take(block)))
        } else {
            told_of(block, headings, is_first, lexicon)
        };
        if let Some(part) = part {
            told.push(part);
            return false;
        }
        block.blank_before = std::mem::take(&mut blank_before);
        block.leave_out_time();
        is_first = false;
        true
    });
    (told, blocks)
}

/// Whether a line goes on with what is said of the article directly below its title, with the same
/// mark of a heading: `# Episode 12`, `# Source: https://example.org`.
fn is_below_title(block: &Block<'_>, above: Option<&Told<'_>>, is_first: bool) -> bool {
    let is_title = |it: &Told<'_>| {
        matches!(it.kind, SegmentKind::Title | SegmentKind::Credit) && it.line + 1 == block.line
    };
    is_first
        && block.pieces.is_empty()
        && above.is_some_and(is_title)
        && heading_of(block).is_some_and(|found| found.level == 1)
}

/// Where the foot of a page begins: at a line near the end that says where the article was posted or
/// under what it is filed.
fn foot_of(blocks: &[Block<'_>], lexicon: &Lexicon) -> usize {
    let is_foot = |block: &Block<'_>| {
        let words = tokens(&block.text, lexicon).take(FOOT_WORDS);
        let is_phrase = words.into_iter().any(|word| word.phrase.any(Classes::PAGE_FOOT));
        is_phrase && block.pieces.is_empty() && label(&block.text).is_none()
    };
    let first = blocks.len().saturating_sub(FOOT).max(blocks.len() / 2);
    let found = blocks.iter().skip(first).position(is_foot);
    found.map_or(blocks.len(), |at| first + at)
}

/// The most blocks of the foot of a page.
const FOOT: usize = 8;
/// How many words of a line are looked at for what the foot of a page says.
const FOOT_WORDS: usize = 5;

/// The block as a part of a known kind, if it is one; a heading that is to be decided on loses its
/// mark.
fn told_of<'a>(
    block: &mut Block<'a>,
    headings: Headings,
    is_first: bool,
    lexicon: &Lexicon,
) -> Option<Told<'a>> {
    if !block.pieces.is_empty() {
        return None;
    }
    if let Some(timing) = time_line(&block.text) {
        let told = Told::block(SegmentKind::Timestamp, std::mem::take(block));
        return Some(Told { timing: Some(timing), ..told });
    }
    if is_time_of_day(&block.text) {
        return Some(Told::block(SegmentKind::Timestamp, std::mem::take(block)));
    }
    if is_examination(&block.text) || is_examination_alone(&block.text) {
        return Some(Told::block(SegmentKind::Heading, std::mem::take(block)));
    }
    let is_apart = is_apart(&block.text) || is_oath(&block.text);
    if is_caption(block) || is_apart || is_direction(&block.text, lexicon) {
        return Some(Told::block(SegmentKind::Aside, std::mem::take(block)));
    }
    let found = heading_of(block).filter(|found| headings.holds(*found, block))?;
    let is_title = block.markup.is_some_and(|it| it.block.hint == Some(Hint::Title));
    let kind = headings.kind(found, is_first || is_title);
    let at = block.text.len() - found.body.len();
    let end = match block.markup {
        Some(_) => block.text.len(),
        None => found.body.trim_end_matches('#').trim_end().len() + at,
    };
    block.narrow(at..end);
    kind.map(|kind| Told::block(kind, std::mem::take(block)))
}

/// Whether its markup says that it is a caption.
fn is_caption(block: &Block<'_>) -> bool {
    block.markup.is_some_and(|it| it.block.structure == Structure::Caption)
}

/// The block as a heading, by its mark or its markup.
fn heading_of<'b>(block: &'b Block<'_>) -> Option<Heading<'b>> {
    match block.markup.map(|it| it.block.structure) {
        None => heading(&block.text),
        Some(Structure::Heading(level)) => {
            Some(Heading { level: usize::from(level), body: &block.text })
        }
        Some(_) => None,
    }
}

/// What the marks of headings stand for in an article.
#[derive(Debug, Clone, Copy)]
struct Headings {
    /// Whether they may be speech or stand before it: a third of them ask, or half have come before,
    /// as names of speakers do.
    open_turns: bool,
    /// Whether there are some of a level below the first.
    have_levels: bool,
    /// Whether few of all paragraphs that open with a label are headings, so that these repeat what is
    /// said, or have a colon of their own: `## The reef: a short history`.
    are_apart: bool,
}

impl Headings {
    fn of(blocks: &[Block<'_>]) -> Self {
        let (mut all, mut asking, mut have_levels, mut labelled) = (0, 0, false, 0);
        let mut bodies = HashSet::new();
        for found in blocks.iter().filter_map(heading_of) {
            all += 1;
            asking += usize::from(found.asks());
            have_levels |= found.level > 1;
            labelled += usize::from(is_labelled(found.body));
            bodies.insert(found.body);
        }
        let others = || {
            let paragraphs = blocks.iter().filter(|block| heading_of(block).is_none());
            paragraphs.filter(|block| is_labelled(&block.text)).count()
        };
        let are_apart = labelled > 0 && others() >= labelled * APART;
        Self { open_turns: asking * 3 > all || bodies.len() * 2 <= all, have_levels, are_apart }
    }

    /// Whether a block is a heading. `#` alone, in an article without other levels, may open a comment
    /// of a program: then a blank line must stand before it.
    fn holds(self, heading: Heading<'_>, block: &Block<'_>) -> bool {
        heading.level > 1 || self.have_levels || block.line == 1 || block.blank_before > 0
    }

    /// The kind of a heading, where nothing is to be decided on it: the first is the title, if no
    /// text stands before it. What opens with a label may be speech.
    fn kind(self, heading: Heading<'_>, is_first: bool) -> Option<SegmentKind> {
        match heading.level {
            1 if is_first => Some(SegmentKind::Title),
            _ if self.open_turns || !self.are_apart && is_labelled(heading.body) => None,
            _ => Some(SegmentKind::Heading),
        }
    }
}

/// So many paragraphs with labels to one heading with one tell that turns are no headings.
const APART: usize = 4;

/// Whether a heading may be what somebody says. In `The [reef](reef.html)` brackets are no label's.
fn is_labelled(body: &str) -> bool {
    parted(body).is_some()
}
