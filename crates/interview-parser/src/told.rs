//! What the source tells by itself: parts that nobody has to decide on.
//!
//! Times, front matter, the furniture of pages, pictures, rules and stage directions have their kind
//! by how they are written. They are taken out before the decoder looks, and come back as segments.

use std::collections::HashSet;

use std::borrow::Cow;

use interview_model::{SegmentKind, Span, Timing};

use crate::block::Block;
use crate::grammar::apart::is_apart;
use crate::grammar::credit::opening;
use crate::grammar::direction::is_direction;
use crate::grammar::ending::{Ending, ending};
use crate::grammar::examination::{is_examination, is_examination_alone, is_oath, lines_of_oath};
use crate::grammar::heading::{Heading, heading};
use crate::grammar::label::{is_capitalised, label, parted};
use crate::grammar::tape::{Tape, tape_mark};
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
    is_titled: bool,
    lexicon: &Lexicon,
) -> (Vec<Told<'a>>, Vec<Block<'a>>) {
    let headings = Headings::of(&blocks);
    let foot = foot_of(&blocks, lexicon);
    let mut aparts: Vec<usize> =
        oaths(&blocks).into_iter().chain(long_directions(&blocks, lexicon)).flatten().collect();
    aparts.sort_unstable();
    let mut title = None;
    let mut above = if is_titled { Above::Other } else { Above::Nothing };
    let (mut told, mut is_first, mut place) = (Vec::<Told<'a>>::new(), true, 0);
    // A blank line before what is told stands before what follows it, too.
    let mut blank_before = 0;
    blocks.retain_mut(|block| {
        blank_before = block.blank_before.max(blank_before);
        place += 1;
        let part = if aparts.binary_search(&place).is_ok() {
            Some(Told::block(SegmentKind::Aside, std::mem::take(block)))
        } else if place > foot || is_below_title(block, told.last(), is_first) {
            Some(Told::block(SegmentKind::Credit, std::mem::take(block)))
        } else {
            let title = title.and_then(|title| told.get(title)).map(|it: &Told<'_>| &*it.text);
            told_of(block, headings, is_first.then_some(above), title, lexicon)
        };
        if let Some(part) = part {
            above = match (part.kind, above) {
                (SegmentKind::Title, Above::Nothing) => Above::Title,
                (_, Above::Title) => Above::Other,
                _ => above,
            };
            if part.kind == SegmentKind::Title {
                title.get_or_insert(told.len());
            }
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

/// The lines above one that says that a witness testified as follows, which go on with each other from
/// the witness's name in capitals on; the first line is 1.
fn oaths(blocks: &[Block<'_>]) -> Vec<std::ops::Range<usize>> {
    let is_end = |block: &Block<'_>| block.text.ends_with(':') && is_oath(&block.text);
    let ends = blocks.iter().enumerate().filter(|(_, block)| is_end(block));
    let oath = |(end, _): (usize, &Block<'_>)| {
        let above = blocks.get(..end).unwrap_or_default().iter().map(|it| &*it.text);
        end + 1 - lines_of_oath(above)..end + 1
    };
    ends.map(oath).collect()
}

/// Stage directions in brackets that go on over several lines; the first line is 1.
fn long_directions(blocks: &[Block<'_>], lexicon: &Lexicon) -> Vec<std::ops::Range<usize>> {
    let opens = |it: &Block<'_>| it.text.starts_with('(') && !it.text.contains(')');
    let starts = blocks.iter().enumerate().filter(|(_, it)| opens(it));
    let whole = |(at, first): (usize, &Block<'_>)| {
        let mut lines = blocks.iter().skip(at).take(DIRECTION);
        let count = lines.position(|it| it.text.ends_with(')'))? + 1;
        is_direction(&format!("{})", first.text), lexicon).then(|| at + 1..at + count + 1)
    };
    starts.filter_map(whole).collect()
}

/// The most lines of one.
const DIRECTION: usize = 5;

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
    on_top: Option<Above>,
    title: Option<&str>,
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
    if let Some(tape) = tape_mark(&block.text) {
        let kind = match tape {
            Tape::Begins => SegmentKind::Heading,
            Tape::Ends => SegmentKind::Aside,
        };
        return Some(Told::block(kind, std::mem::take(block)));
    }
    if is_examination(&block.text) || is_examination_alone(&block.text) {
        return Some(Told::block(SegmentKind::Heading, std::mem::take(block)));
    }
    let is_apart = is_apart(&block.text) || is_oath(&block.text) || is_of_meeting(&block.text);
    if is_told_apart(block) || is_apart || is_direction(&block.text, lexicon) {
        return Some(Told::block(SegmentKind::Aside, std::mem::take(block)));
    }
    if is_photo_credit(&block.text, lexicon) {
        return Some(Told::block(SegmentKind::Credit, std::mem::take(block)));
    }
    let found = heading_of(block).filter(|found| headings.holds(*found, block))?;
    if title.is_some_and(|title| title == found.body) && on_top.is_some() {
        return Some(Told::block(SegmentKind::Aside, std::mem::take(block)));
    }
    let hint = block.markup.and_then(|it| it.block.hint);
    let kind = match (hint, on_top) {
        (Some(Hint::Title), _) if found.level == 1 => Some(SegmentKind::Title),
        (Some(Hint::Title), Some(Above::Nothing)) => Some(SegmentKind::Title),
        (Some(Hint::Introduction), Some(_)) => Some(SegmentKind::Intro),
        (Some(Hint::Credit), _) => Some(SegmentKind::Credit),
        (Some(Hint::Biography), _) => Some(SegmentKind::Bio),
        (_, Some(above)) => headings.kind_on_top(found, above).or_else(|| headings.kind(found)),
        (_, None) => headings.kind(found),
    };
    let at = block.text.len() - found.body.len();
    let end = match block.markup {
        Some(_) => block.text.len(),
        None => found.body.trim_end_matches('#').trim_end().len() + at,
    };
    block.narrow(at..end);
    kind.map(|kind| Told::block(kind, std::mem::take(block)))
}

/// Whether a line is one with which programs say who comes to a meeting and who leaves it: `Ana Mora left the
/// meeting`.
fn is_of_meeting(text: &str) -> bool {
    // Most lines end otherwise.
    text.len() <= MEETING
        && text.ends_with(['g', 'n', 'l', 't'])
        && MEETINGS.iter().any(|end| text.strip_suffix(end).is_some_and(is_capitalised))
}

/// The most bytes of such a line.
const MEETING: usize = 80;
/// What such lines end with.
const MEETINGS: [&str; 8] = [
    " started transcription",
    " stopped transcription",
    " joined the meeting",
    " left the meeting",
    " joined the call",
    " left the call",
    " joined the chat",
    " left the chat",
];

/// Whether its markup says that it is a caption, figures or code; what ends a sentence was indented
/// and is no code.
fn is_told_apart(block: &Block<'_>) -> bool {
    block.markup.is_some_and(|it| match it.block.structure {
        Structure::Caption => true,
        Structure::TableRow => is_of_figures(&block.text),
        Structure::Code => {
            !matches!(ending(&block.text), Ending::Stop | Ending::Question | Ending::Exclamation)
        }
        _ => false,
    })
}

/// Whether a line is nothing but who took a picture, in brackets: `(Photo: Ana Mora)`.
fn is_photo_credit(text: &str, lexicon: &Lexicon) -> bool {
    let inside =
        text.strip_prefix(['(', '[', '（']).and_then(|it| it.strip_suffix([')', ']', '）']));
    inside.is_some_and(|inside| {
        inside.len() <= CREDIT
            && inside.contains([':', '：'])
            && !inside.contains(['?', '？'])
            && opening(inside, lexicon).any(Classes::CREDIT_PHOTO)
    })
}

/// The longest such line, in bytes.
const CREDIT: usize = 80;

/// Whether a row of a table holds short cells alone, and a figure in the last.
fn is_of_figures(row: &str) -> bool {
    let is_short = |cell: &str| cell.len() <= CELL && !cell.ends_with(['.', '?', '!', '。', '？']);
    let last = row.rsplit('\t').next().unwrap_or_default();
    last.contains(|c: char| c.is_ascii_digit())
        && last.len() < row.len()
        && row.split('\t').all(is_short)
}

/// The longest cell of a row of figures, in bytes.
const CELL: usize = 40;

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
#[derive(Debug, Clone, Copy, Default)]
struct Headings {
    /// Whether they may be speech or stand before it: a third of them ask, or half have come before,
    /// as names of speakers do.
    open_turns: bool,
    /// The levels of which a third ask, a bit for each.
    asking: u8,
    /// Whether there are some of a level below the first.
    have_levels: bool,
    /// Whether few of all paragraphs that open with a label are headings, so that these repeat what is
    /// said, or have a colon of their own: `## The reef: a short history`.
    are_apart: bool,
    /// The levels of which there is one, a bit for each.
    single: u8,
    /// The level of the first, if all others are below it and it does not ask.
    leading: Option<usize>,
}

impl Headings {
    fn of(blocks: &[Block<'_>]) -> Self {
        let mut bodies = HashSet::new();
        let (mut levels, mut labelled) = ([(0, 0); 7], 0);
        let mut found = blocks.iter().filter_map(heading_of).peekable();
        let Some(first) = found.peek().copied() else { return Self::default() };
        for heading in found {
            bodies.insert(heading.body);
            labelled += usize::from(is_labelled(heading.body));
            if let Some((all, asking)) = levels.get_mut(heading.level) {
                *all += 1;
                *asking += usize::from(heading.asks());
            }
        }
        let bits = |holds: fn((usize, usize)) -> bool| {
            levels.iter().rev().fold(0, |bits, level| bits << 1 | u8::from(holds(*level)))
        };
        let (all, asking) =
            levels.iter().fold((0, 0), |sum, level| (sum.0 + level.0, sum.1 + level.1));
        let single = bits(|(all, _)| all == 1);
        let is_leading = |level: usize| {
            levels.iter().take(level).all(|(all, _)| *all == 0) && single >> level & 1 == 1
        };
        let others = || {
            let paragraphs = blocks.iter().filter(|block| heading_of(block).is_none());
            paragraphs.filter(|block| is_labelled(&block.text)).count()
        };
        Self {
            open_turns: asking * 3 > all || bodies.len() * 2 <= all,
            asking: bits(|(all, asking)| all >= MANY && asking * 3 > all),
            have_levels: levels.iter().skip(2).any(|(all, _)| *all > 0),
            are_apart: labelled > 0 && others() >= labelled * APART,
            single,
            leading: Some(first.level).filter(|level| is_leading(*level) && !first.asks()),
        }
    }

    /// Whether a block is a heading. `#` alone, in an article without other levels, may open a comment
    /// of a program: then a blank line must stand before it.
    fn holds(self, heading: Heading<'_>, block: &Block<'_>) -> bool {
        heading.level > 1 || self.have_levels || block.line == 1 || block.blank_before > 0
    }

    /// The kind of a heading, where nothing is to be decided on it. What opens with a label may be
    /// speech.
    fn kind(self, heading: Heading<'_>) -> Option<SegmentKind> {
        let may_ask = self.open_turns || self.asking >> heading.level.min(7) & 1 == 1;
        let may_be_said = !self.are_apart && is_labelled(heading.body);
        (!may_ask && !may_be_said).then_some(SegmentKind::Heading)
    }

    /// The kind of a heading before all text: the first is the title, and the only one of another level
    /// directly below it is the line below the title.
    fn kind_on_top(self, heading: Heading<'_>, above: Above) -> Option<SegmentKind> {
        let is_single = self.single >> heading.level.min(7) & 1 == 1;
        match above {
            Above::Nothing if heading.level == 1 => Some(SegmentKind::Title),
            Above::Nothing if self.leading == Some(heading.level) => Some(SegmentKind::Title),
            Above::Title if is_single && heading.level > 1 && !heading.asks() => {
                Some(SegmentKind::Intro)
            }
            _ if heading.level == 1 => Some(SegmentKind::Title),
            _ => None,
        }
    }
}

/// So many paragraphs with labels to one heading with one tell that turns are no headings.
const APART: usize = 4;
/// So many headings of a level tell whether that level asks.
const MANY: usize = 3;

/// What stands above a heading, where no text does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Above {
    /// No title.
    Nothing,
    /// The title, directly.
    Title,
    /// The title, and something below it.
    Other,
}

/// Whether a heading may be what somebody says. In `The [reef](reef.html)` brackets are no label's.
fn is_labelled(body: &str) -> bool {
    parted(body).is_some()
}
