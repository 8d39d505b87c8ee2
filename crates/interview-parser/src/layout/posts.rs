//! Lines that say who writes what stands below them, with a number or a time in each: the heads of posts
//! in forums, of messages in chats that were saved, of speeches in minutes that count them.
//!
//! What such lines have in common is induced: what stands before and behind the names is the same in all
//! of them, but for its numbers. What recurs with them is furniture of the page.

mod frame;

use std::collections::HashMap;

use interview_model::SegmentKind;

use super::{FEWEST, Layout};
use crate::block::{Block, Opening};
use crate::grammar::label::is_in_capitals;
use crate::line::Line;
use crate::told::Told;
use frame::{Frame, masked};

/// The turns of lines above which a head says who speaks.
pub(super) fn turns<'a>(lines: &[Line<'a>]) -> Option<Layout<'a>> {
    let frame = Frame::of(lines)?;
    let names: Vec<Option<&'a str>> =
        lines.iter().map(|line| Some(without_badge(frame.name(line.text)?, lines))).collect();
    let furniture = Furniture::of(lines, &names);
    let (first, last) =
        (names.iter().position(Option::is_some)?, names.iter().rposition(Option::is_some)?);
    let end = last + 1 + end_of_post(lines.get(last + 1..)?, &furniture, lines.get(first..last)?);
    let mut posts = Posts::default();
    for (at, (line, name)) in lines.iter().zip(names).enumerate() {
        match name {
            _ if furniture.has(line) && (at + 1 >= first) => {
                posts.layout.told.push(Told::line(SegmentKind::Aside, line));
                posts.part();
            }
            Some(name) => posts.open(line, name),
            None if (first..end).contains(&at) => posts.say(line),
            None => posts.layout.lines.push(*line),
        }
    }
    posts.part();
    Some(posts.layout)
}

/// A name without the capitals or the bracket behind it, as sites put them there, where it has a line of
/// its own without them.
fn without_badge<'a>(name: &'a str, lines: &[Line<'_>]) -> &'a str {
    let Some((bare, badge)) = name.rsplit_once(' ') else { return name };
    let is_badge = is_in_capitals(badge) || badge.starts_with(['(', '[']);
    if is_badge && lines.iter().any(|line| line.text == bare) { bare } else { name }
}

/// How many lines of those below the last head are of its post: where furniture stands between posts, up
/// to that; where no post has blank lines in it, up to one.
fn end_of_post(below: &[Line<'_>], furniture: &Furniture, posts: &[Line<'_>]) -> usize {
    let is_parted = |line: &&Line<'_>| line.blank_before > 0;
    let has_blanks = posts.iter().filter(is_parted).count() * 2 > posts.len();
    let ends = |(at, line): (usize, &Line<'_>)| {
        furniture.has(line) || at > 0 && line.blank_before > 0 && !has_blanks
    };
    below.iter().enumerate().position(ends).unwrap_or(below.len())
}

/// Lines that recur with the heads, but for their numbers: `Reply`, `12 comments`.
#[derive(Debug, Default)]
struct Furniture {
    shapes: HashMap<String, usize>,
    fewest: usize,
}

/// The longest line of furniture, in bytes.
const LONGEST: usize = 80;

impl Furniture {
    fn of(lines: &[Line<'_>], names: &[Option<&str>]) -> Self {
        let mut shapes: HashMap<String, usize> = HashMap::new();
        let heads = names.iter().flatten().count();
        for (line, _) in lines.iter().zip(names).filter(|(_, name)| name.is_none()) {
            if line.text.len() <= LONGEST {
                *shapes.entry(masked(line.text)).or_default() += 1;
            }
        }
        let fewest = (heads / 2).max(FEWEST);
        shapes.retain(|_, count| *count >= fewest);
        Self { shapes, fewest }
    }

    fn has(&self, line: &Line<'_>) -> bool {
        !self.shapes.is_empty()
            && line.text.len() <= LONGEST
            && self.shapes.get(&masked(line.text)).is_some_and(|count| *count >= self.fewest)
    }
}

/// Posts, as they are put together.
#[derive(Debug, Default)]
struct Posts<'a> {
    layout: Layout<'a>,
    /// A head below which nothing has been said.
    head: Option<(Line<'a>, &'a str)>,
}

impl<'a> Posts<'a> {
    fn open(&mut self, head: &Line<'a>, name: &'a str) {
        self.part();
        self.head = Some((*head, name));
    }

    /// Adds a line of a post: the first with the head above it.
    fn say(&mut self, line: &Line<'a>) {
        let (opening, first) = match self.head.take() {
            Some((head, name)) => (Opening::Label(name.into()), head),
            None => (Opening::Untold, *line),
        };
        let mut span = first.span;
        span.end = line.span.end;
        let whole = Line { text: line.text, span, ..first };
        let mut block = Block::opened(opening, span, first.number, first.blank_before);
        block.say(line.text, &whole, None);
        self.layout.blocks.push(block);
    }

    /// Puts the head by itself, as something else follows it.
    fn part(&mut self) {
        let Some((head, name)) = self.head.take() else { return };
        let opening = Opening::Label(name.into());
        let mut block = Block::opened(opening, head.span, head.number, head.blank_before);
        block.say("", &head, None);
        self.layout.blocks.push(block);
    }
}
