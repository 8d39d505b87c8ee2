//! What the markup of an article says of each of its blocks, and how each way of setting a block off
//! goes with question marks.

use std::ops::Range;

use super::marker::Association;
use super::regions::Regions;
use super::share;
use crate::block::{Block, Markup};
use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::marked::{Emphasis, Hint, Structure};

/// How the blocks of a marked-up article are set.
#[derive(Debug)]
pub(crate) struct Typography {
    /// What the markup says of each block.
    pub(crate) of_blocks: Vec<Typeset>,
    /// For each style, how it goes with question marks.
    pub(crate) styles: [Association; STYLES],
    /// For each trait, how it goes with question marks.
    pub(crate) traits: [Association; TRAITS],
    /// For each style, the share of blocks that have it.
    pub(crate) shares: [f32; STYLES],
    /// The style that goes with questions best.
    pub(crate) asking: Option<Asking>,
}

/// The style that goes with questions best.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking {
    pub(crate) style: Style,
    /// How well: 0 for hardly, 3 for nearly always.
    pub(crate) strength: usize,
    /// The share of its blocks after which a block of another style stands.
    pub(crate) alternating: f32,
    /// The first and the last block of the style.
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// What the markup says of a block.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Typeset {
    pub(crate) style: Style,
    pub(crate) bold: Part,
    pub(crate) italic: Part,
    pub(crate) link: Part,
    pub(crate) code: Part,
    pub(crate) hint: Option<Hint>,
    /// Which of the traits it has, a bit for each.
    pub(crate) traits: u8,
}

/// The one thing that sets a block off most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Style {
    #[default]
    Plain,
    Bold,
    Italic,
    BoldStart,
    ItalicStart,
    /// Some of it is bold or italic.
    Some,
    Heading1,
    Heading2,
    Heading3,
    /// A heading of a lower level.
    Heading4,
    ListItem,
    Quotation,
    Term,
    Definition,
    TableRow,
    /// It is nothing but a link.
    Link,
    /// Code, or a caption.
    Apart,
}

/// How many styles there are.
pub(crate) const STYLES: usize = 17;

/// Which part of a block is set off.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Part {
    #[default]
    None,
    Inside,
    End,
    Start,
    Whole,
}

impl Part {
    /// The greater of two parts.
    fn most(self, other: Self) -> Self {
        if other as usize > self as usize { other } else { self }
    }
}

/// Facts beside the style: some of it is bold, italic, a link, code; it goes on in a new line; it is an
/// item that is bold.
pub(crate) const TRAITS: usize = 6;

/// The typography of an article, if it is marked up.
pub(crate) fn typography(
    blocks: &[Block<'_>],
    cues: &[Cues<'_>],
    regions: &Regions,
) -> Option<Typography> {
    if blocks.iter().all(|block| block.markup.is_none()) {
        return None;
    }
    let of_blocks: Vec<Typeset> = blocks.iter().map(Typeset::of).collect();
    let from = regions.first.unwrap_or(0);
    let asks = |i: usize| cues.get(i).is_some_and(|cues| cues.ending == Ending::Question);
    let mut styles = [Association::default(); STYLES];
    let mut traits = [Association::default(); TRAITS];
    let mut counts = [0; STYLES];
    for (i, typeset) in of_blocks.iter().enumerate() {
        if let Some(count) = counts.get_mut(typeset.style as usize) {
            *count += 1;
        }
        // Before the first question all is introduction, which may be set off as a whole.
        if i < from {
            continue;
        }
        for (style, association) in styles.iter_mut().enumerate() {
            association.count(typeset.style as usize == style, asks(i));
        }
        for (bit, association) in traits.iter_mut().enumerate() {
            association.count(typeset.traits >> bit & 1 == 1, asks(i));
        }
    }
    let asking = asking(&of_blocks, &styles, from);
    let shares = counts.map(|count| share(count, of_blocks.len()));
    Some(Typography { of_blocks, styles, traits, shares, asking })
}

/// The style that goes with questions best, if any goes with two.
fn asking(of_blocks: &[Typeset], styles: &[Association; STYLES], from: usize) -> Option<Asking> {
    let fits = styles.iter().enumerate().map(|(style, it)| (style, it.fit()));
    // Words set off within a block are stress.
    let fits = fits.filter(|(style, fit)| *fit > 0.0 && *style != Style::Some as usize);
    let (best, _) = fits.max_by(|a, b| a.1.total_cmp(&b.1))?;
    let is_of_it = |typeset: &Typeset| typeset.style as usize == best;
    let first = from + of_blocks.get(from..)?.iter().position(is_of_it)?;
    let last = of_blocks.iter().rposition(is_of_it)?;
    let style = of_blocks.get(first)?.style;
    let (mut all, mut alone) = (0, 0);
    for (i, _) in of_blocks.iter().enumerate().skip(from).filter(|(_, it)| is_of_it(it)) {
        all += 1;
        alone += usize::from(of_blocks.get(i + 1).is_some_and(|next| !is_of_it(next)));
    }
    let strength = styles.get(best).map_or(0, |it| it.strength());
    Some(Asking { style, strength, alternating: share(alone, all), first, last })
}

impl Typeset {
    fn of(block: &Block<'_>) -> Self {
        let Some(markup) = block.markup else { return Self::default() };
        let part = |emphasis| part(block, markup, emphasis);
        // A colour sets text off as italics do.
        let italic = part(Emphasis::Italic).most(part(Emphasis::Other));
        let bold = part(Emphasis::Bold);
        let [link, code] = [part(Emphasis::Link), part(Emphasis::Code)];
        let structure = markup.block.structure;
        let traits = [
            bold != Part::None,
            italic != Part::None,
            link != Part::None,
            code != Part::None,
            block.blank_before == 0,
            structure == Structure::ListItem && bold == Part::Whole,
        ];
        Self {
            style: style(structure, bold, italic, link),
            bold,
            italic,
            link,
            code,
            hint: markup.block.hint,
            traits: traits.iter().rev().fold(0, |bits, on| bits << 1 | u8::from(*on)),
        }
    }
}

fn style(structure: Structure, bold: Part, italic: Part, link: Part) -> Style {
    match (structure, bold, italic, link) {
        (Structure::Heading(1), ..) => Style::Heading1,
        (Structure::Heading(2), ..) => Style::Heading2,
        (Structure::Heading(3), ..) => Style::Heading3,
        (Structure::Heading(_), ..) => Style::Heading4,
        (Structure::Code | Structure::Caption, ..) => Style::Apart,
        (Structure::Term, ..) => Style::Term,
        (Structure::Definition, ..) => Style::Definition,
        (Structure::TableRow, ..) => Style::TableRow,
        (_, Part::Whole, ..) => Style::Bold,
        (_, _, Part::Whole, _) => Style::Italic,
        (_, _, _, Part::Whole) => Style::Link,
        (Structure::Quotation, ..) => Style::Quotation,
        (_, Part::Start, ..) => Style::BoldStart,
        (Structure::ListItem, ..) => Style::ListItem,
        (_, _, Part::Start, _) => Style::ItalicStart,
        (_, Part::None, Part::None, _) => Style::Plain,
        _ => Style::Some,
    }
}

/// Which part of a block's text is set off so. What is neither letter nor digit does not count, nor
/// does the number of an item.
fn part(block: &Block<'_>, markup: Markup<'_>, emphasis: Emphasis) -> Part {
    let ranges = markup.emphasis(emphasis, block.text.len());
    if ranges.is_empty() {
        return Part::None;
    }
    let start = block.after_number();
    let mut ranges = ranges.into_iter().peekable();
    let mut covered = |at: usize| {
        while ranges.next_if(|range| range.end <= at).is_some() {}
        ranges.peek().is_some_and(|range| range.start <= at)
    };
    let letters = block.text.char_indices().filter(|(at, c)| *at >= start && c.is_alphanumeric());
    let (mut all, mut inside, mut opens, mut closes) = (0_usize, 0_usize, false, false);
    for (at, _) in letters {
        closes = covered(at);
        opens |= all == 0 && closes;
        all += 1;
        inside += usize::from(closes);
    }
    match (opens, closes) {
        _ if inside * 10 >= all * 9 && all > 0 => Part::Whole,
        (true, _) => Part::Start,
        (false, true) => Part::End,
        (false, false) => Part::Inside,
    }
}

impl Markup<'_> {
    /// The parts of a block's text, so many bytes long, that are set off in a way: in order and
    /// apart.
    pub(crate) fn emphasis(self, emphasis: Emphasis, length: usize) -> Vec<Range<usize>> {
        let parts = self.block.emphasis.iter().filter(|(_, it)| *it == emphasis);
        let within = parts.map(|(range, _)| {
            range.start.saturating_sub(self.at)..range.end.saturating_sub(self.at).min(length)
        });
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in within.filter(|range| range.start < range.end) {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        apart
    }
}

#[cfg(test)]
mod tests {
    use interview_model::Span;

    use super::*;
    use crate::convention::document;
    use crate::lexicon::lexicon;
    use crate::marked::MarkedBlock;
    use crate::speakers::Speakers;

    /// A block of which what stands between stars is bold.
    fn block(text: &str) -> MarkedBlock {
        let mut block = MarkedBlock::new(Span::new(0, text.len()), 1);
        let mut start = None;
        for (at, piece) in text.split('*').enumerate() {
            if at % 2 == 1 {
                start = Some(block.text.len());
            }
            block.text.push_str(piece);
            if let Some(start) = start.take() {
                block.emphasis.push((start..block.text.len(), Emphasis::Bold));
            }
        }
        block
    }

    #[test]
    fn which_part_of_a_block_is_set_off() {
        let rows = [
            ("*Why nets?*", Part::Whole),
            ("1. *Why nets*?", Part::Whole),
            ("*Ana:* Why nets?", Part::Start),
            ("So. *Why nets?*", Part::End),
            ("So *it* was.", Part::Inside),
            ("So it was.", Part::None),
            ("*Why* *nets and* boats*?*", Part::Start),
            ("*…* Why nets?", Part::Inside),
        ];
        for (text, wanted) in rows {
            let marked = block(text);
            assert_eq!(Typeset::of(&Block::marked(&marked)).bold, wanted, "{text}");
        }
    }

    #[test]
    fn questions_are_told_by_how_most_of_them_are_set() {
        let turn =
            ["*Why do they last?*", "They *just* do, and why not?", "*Tell us more.*", "No."];
        let forgotten = ["What of the boats?", "They float."];
        let texts: Vec<&str> =
            turn.iter().chain(&turn).chain(&turn).chain(&forgotten).copied().collect();
        let marked: Vec<_> = texts.iter().map(|text| block(text)).collect();
        let blocks: Vec<_> = marked.iter().map(Block::marked).collect();
        let document = document(&blocks, &Speakers::default(), lexicon(None));
        let typography = document.typography.unwrap();
        let asking = typography.asking.unwrap();
        assert_eq!((asking.style, asking.first, asking.last), (Style::Bold, 0, 10));
        assert!(asking.alternating > 0.99, "{asking:?}");
        assert_eq!(typography.of_blocks[1].style, Style::Some);
        assert!(document.cues.len() == typography.of_blocks.len());
    }

    #[test]
    fn plain_text_has_none() {
        let lines = crate::line::lines("Why nets?\nThey last.");
        let blocks = crate::block::blocks(&lines);
        let document = document(&blocks, &Speakers::default(), lexicon(None));
        assert!(document.typography.is_none());
    }
}
