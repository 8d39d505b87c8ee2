//! The parts around a conversation, as magazines have them: left out, or put in from others.

use interview_model::SegmentKind;

use super::headings;
use super::places::{Place, put_in as put_in_line};
use super::pool::{Piece, Pool};
use super::strip::bare_question;
use crate::corpus::Line;
use crate::random::Random;

/// How the items of a list begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Numbering {
    #[default]
    None,
    Digits,
}

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

/// Lists the questions before the first of them, now and then.
pub(super) fn put_in_contents(lines: &mut Vec<Line>, random: &mut Random) {
    if random.chance(6) {
        let numbering = random.weighted(&[(Numbering::None, 1), (Numbering::Digits, 1)]);
        list_questions(lines, numbering);
    }
}

/// Puts in headings, a credit, a biography, each now and then.
pub(super) fn put_in(lines: &mut Vec<Line>, pool: &Pool<'_>, random: &mut Random) {
    headings::put_in(lines, &pool.headings, random);
    match random.below(100) {
        0..8 => put_in_one(lines, Place::Top, &pool.credits, SegmentKind::Credit, random),
        8..20 => put_in_one(lines, Place::End, &pool.credits, SegmentKind::Credit, random),
        _ => {}
    }
    if random.chance(8) {
        put_in_one(lines, Place::End, &pool.bios, SegmentKind::Bio, random);
    }
}

fn list_questions(lines: &mut Vec<Line>, numbering: Numbering) {
    let questions = lines.iter().filter(|line| line.is(SegmentKind::Question));
    let short = questions.map(|line| bare_question(&line.text)).filter(|text| text.len() < 200);
    let item = |(number, text): (usize, &str)| {
        let text = match numbering {
            Numbering::None => text.to_owned(),
            Numbering::Digits => format!("{number}. {text}"),
        };
        Line::new(text, 0, SegmentKind::Aside)
    };
    let items: Vec<Line> = (1..).zip(short).map(item).collect();
    let first = lines.iter().position(|line| line.is(SegmentKind::Question));
    if let (Some(first), true) = (first, items.len() > 2) {
        lines.splice(first..first, items);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::{article, rows};

    #[test]
    fn contents_repeat_the_questions_before_the_first() {
        let before =
            ["intro|I", "", "question|1. One?", "answer|A", "question|Two?", "question|So"];
        let mut lines = article(&before).lines;
        list_questions(&mut lines, Numbering::Digits);
        let after = rows(&lines);
        assert_eq!(after[..4], ["intro|I", "aside|1. One?", "aside|2. Two?", "aside|3. So"]);
        assert_eq!(after[4..], before[1..]);
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
