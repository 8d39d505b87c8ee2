//! The parts around a conversation, as magazines have them: left out, or put in from others.

use interview_model::SegmentKind;

use super::layout::Layout;
use super::places::{Place, put_in as put_in_line};
use super::pool::{Piece, Pool};
use super::strip::unmarked;
use crate::corpus::Line;
use crate::random::Random;

/// Leaves out all lines of some kinds, each now and then.
pub(super) fn drop_some(lines: &mut Vec<Line>, random: &mut Random) {
    for (kind, percent) in [
        (SegmentKind::Title, 6),
        (SegmentKind::Credit, 15),
        (SegmentKind::Intro, 10),
        (SegmentKind::Heading, 15),
    ] {
        if random.chance(percent) {
            lines.retain(|line| !line.is(kind));
        }
    }
}

/// Puts in headings, a credit, a biography, a contents list, each now and then.
pub(super) fn put_in(lines: &mut Vec<Line>, pool: &Pool<'_>, layout: Layout, random: &mut Random) {
    let has_headings = lines.iter().any(|line| line.is(SegmentKind::Heading));
    if !has_headings && random.chance(15) {
        put_in_headings(lines, &pool.headings, random);
    }
    match random.below(100) {
        0..8 => put_in_one(lines, Place::Top, &pool.credits, SegmentKind::Credit, random),
        8..20 => put_in_one(lines, Place::End, &pool.credits, SegmentKind::Credit, random),
        _ => {}
    }
    if random.chance(8) {
        put_in_one(lines, Place::End, &pool.bios, SegmentKind::Bio, random);
    }
    // A list without blank lines cannot be told from pairs without blank lines.
    if layout != Layout::Pairs && random.chance(6) {
        put_in_contents(lines, random);
    }
}

/// Headings of one article, at breaks of this one.
fn put_in_headings(lines: &mut Vec<Line>, headings: &[Piece<'_>], random: &mut Random) {
    let Some(first) = random.pick(headings) else { return };
    let most = 2 + random.below(5);
    for heading in headings.iter().filter(|it| it.article == first.article).take(most) {
        if let Some(at) = Place::BetweenTurns.find(lines, random) {
            put_in_line(lines, at, heading.text, SegmentKind::Heading);
        }
    }
}

fn put_in_one(
    lines: &mut Vec<Line>,
    place: Place,
    pieces: &[Piece<'_>],
    kind: SegmentKind,
    random: &mut Random,
) {
    let has_title = lines.first().is_some_and(|line| line.is(SegmentKind::Title));
    if let (Some(at), Some(piece)) = (place.find(lines, random), random.pick(pieces)) {
        let at = if at == 0 { usize::from(has_title) } else { at };
        put_in_line(lines, at, piece.text, kind);
    }
}

/// The questions, listed before the first of them.
fn put_in_contents(lines: &mut Vec<Line>, random: &mut Random) {
    let questions = lines.iter().filter(|line| line.is(SegmentKind::Question));
    let short = questions.filter(|line| line.text.len() < 200);
    let contents: Vec<String> = short.map(|line| unmarked(&line.text).to_owned()).collect();
    let first = lines.iter().position(|line| line.is(SegmentKind::Question));
    let (Some(first), true) = (first, contents.len() > 2) else { return };
    let is_numbered = random.chance(50);
    let item = |(at, text): (usize, String)| {
        let text = if is_numbered { format!("{}. {text}", at + 1) } else { text };
        Line::new(text, 0, SegmentKind::Aside)
    };
    let items: Vec<Line> = contents.into_iter().enumerate().map(item).collect();
    lines.splice(first..first, items);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::{article, rows};

    #[test]
    fn contents_repeat_the_questions_before_the_first() {
        let before = ["intro|I", "", "question|1. One?", "answer|A", "question|Two?", "question|So"];
        for seed in 0..4 {
            let mut lines = article(&before).lines;
            put_in_contents(&mut lines, &mut Random::new(&["contents"], seed));
            let after = rows(&lines);
            assert_eq!(after.len(), before.len() + 3);
            assert!(after[1].starts_with("aside|") && after[1].ends_with("One?"), "{after:?}");
            assert_eq!(after[4..], before[1..]);
        }
    }

    #[test]
    fn credits_stand_below_the_title_or_at_the_end() {
        let other = article(&["credit|By somebody"]);
        let pool = Pool::of([&other]);
        for (place, wanted) in [(Place::Top, 1), (Place::End, 3)] {
            let mut lines = article(&["title|T", "question|Q", "answer|A"]).lines;
            let random = &mut Random::new(&["credit"], 0);
            put_in_one(&mut lines, place, &pool.credits, SegmentKind::Credit, random);
            assert!(lines[wanted].is(SegmentKind::Credit), "{lines:?}");
        }
    }
}
