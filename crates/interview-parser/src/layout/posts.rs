//! Lines that say who writes what stands below them, with a number or a time in each: the heads of posts
//! in forums, of messages in chats that were saved, of speeches in minutes that count them.
//!
//! What such lines have in common is induced: what stands before and behind the names is the same in all
//! of them, but for its numbers. What recurs with them is furniture of the page.

mod frame;

use std::collections::{HashMap, HashSet};

use interview_model::SegmentKind;

use super::{FEWEST, Layout};
use crate::block::{Block, Opening};
use crate::grammar::label::{Form, is_in_capitals, parted};
use crate::line::Line;
use crate::told::Told;
use frame::{Frame, masked};

/// The turns of lines above which a head says who speaks.
pub(super) fn turns<'a>(lines: &[Line<'a>]) -> Option<Layout<'a>> {
    let frame = Frame::of(lines)?;
    let mut names: Vec<Option<&'a str>> = lines.iter().map(|line| frame.name(line.text)).collect();
    leave_out_badges(&mut names, lines);
    let furniture = Furniture::of(lines, &names);
    let (first, last) =
        (names.iter().position(Option::is_some)?, names.iter().rposition(Option::is_some)?);
    if have_labels(lines, &names) {
        return None;
    }
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

/// Whether more lines open with a name and a colon than heads stand above them: then these tell who
/// speaks, and what looked like heads is of the page.
fn have_labels(lines: &[Line<'_>], names: &[Option<&str>]) -> bool {
    let is_label = |line: &Line<'_>| {
        let found = parted(line.text);
        found.is_some_and(|it| it.form == Form::Separator && !it.body.is_empty())
    };
    let others = lines.iter().zip(names).filter(|(_, name)| name.is_none());
    let labelled = others.filter(|(line, _)| is_label(line)).count();
    labelled > names.iter().flatten().count()
}

/// Leaves out of names the capitals or the bracket behind them, as sites put them there, where they have a
/// line of their own without.
fn leave_out_badges(names: &mut [Option<&str>], lines: &[Line<'_>]) {
    let bare = |name: &str| {
        let (bare, badge) = name.rsplit_once(' ')?;
        let is_badge = is_in_capitals(badge) || badge.starts_with(['(', '[']);
        is_badge.then_some(bare.len())
    };
    let badged: HashSet<&str> =
        names.iter().flatten().filter_map(|name| name.get(..bare(name)?)).collect();
    let alone: HashSet<&str> =
        lines.iter().map(|line| line.text).filter(|text| badged.contains(text)).collect();
    for name in names.iter_mut().flatten() {
        let without = bare(name).and_then(|end| name.get(..end));
        *name = without.filter(|it| alone.contains(it)).unwrap_or(name);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    /// Who says what, and what is none of it.
    fn seen(source: &str) -> Option<(Vec<(String, String)>, Vec<String>)> {
        let (turns, others) = turns(&lines(source))?.seen();
        Some((turns.into_iter().map(|(name, _, words)| (name, words)).collect(), others))
    }

    fn owned(turns: &[(&str, &str)]) -> Vec<(String, String)> {
        turns.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect()
    }

    #[test]
    fn what_comes_with_every_post_is_furniture() {
        let source = "Nets and knots\nana\nreef_ben • 3h ago\nWhy nets\nUpvote 12 Reply\n\
                      ana OP • 2h ago • Edited 1h ago\nThey hold.\nMost days.\nUpvote 1.2K Reply\n\
                      reef_ben • 2h ago\nDo they?\nUpvote 3 Reply\nana OP • 58m ago\nAsk the fish.\n\
                      Upvote 40 Reply\nAbout this page";
        let (turns, others) = seen(source).unwrap();
        let wanted = [
            ("reef_ben", "Why nets"),
            ("ana", "They hold."),
            ("", "Most days."),
            ("reef_ben", "Do they?"),
            ("ana", "Ask the fish."),
        ];
        assert_eq!(turns, owned(&wanted));
        let furniture =
            ["Upvote 12 Reply", "Upvote 1.2K Reply", "Upvote 3 Reply", "Upvote 40 Reply"];
        let rest = ["Nets and knots", "ana", "About this page"];
        assert_eq!(others, [furniture.as_slice(), rest.as_slice()].concat());
    }

    #[test]
    fn heads_say_to_whom() {
        let source = "18:31:10 From ana to Everyone:\n\tWhy nets?\n18:31:44 From Ben Ode (he) to Everyone:\n\
                      \tThey hold.\n18:32:05 From ana to Ben Ode (direct message):\n\tDo they?\n\
                      18:32:40 From Ben Ode (he) to Everyone:\n\tMost days.\n\
                      18:33:00 From ana to Everyone:\n\tOh.\n\
                      18:33:30 From Ben Ode (he) to Everyone:\n\tSo.\n";
        let (turns, others) = seen(source).unwrap();
        let names: Vec<_> = turns.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["ana", "Ben Ode (he)"].repeat(3));
        assert!(others.is_empty());
    }

    #[test]
    fn months_and_numbers_stand_between() {
        let source = "3 Mar 2021 ana(100)\nWhy nets?\n4 Apr 2021 ben(7)\nThey hold.\n\
                      5 Apr 2021 ana(100)\nDo they?\n12 May 2021 ben(7)\nMost days.\n";
        let wanted = [
            ("ana", "Why nets?"),
            ("ben", "They hold."),
            ("ana", "Do they?"),
            ("ben", "Most days."),
        ];
        assert_eq!(seen(source), Some((owned(&wanted), Vec::new())));
    }

    #[test]
    fn lists_scores_and_prose_are_no_posts() {
        for source in [
            "Ferrow 3 – 2 Mill\nMill 1 – 1 Ferrow\nFerrow 0 – 0 Mill\nMill 4 – 2 Ferrow\n",
            "1. Nets\nThey hold.\n2. Knots\nThey slip.\n3. Boats\nThey sink.\n4. Mills\nThey turn.\n",
            "In 1904 it rained.\nSo.\nIn 1911 it rained.\nOh.\nIn 1920 it rained.\nYes.\nIn 1951 it rained.\n",
            "Room 4: Ana\nRoom 5: Ben\nRoom 6: Ana\nRoom 7: Ben\nRoom 8: Ana\n",
        ] {
            assert_eq!(seen(source), None, "{source}");
        }
    }
}
