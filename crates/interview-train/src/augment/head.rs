//! The head of a portrait: the name, the trade and the date, each on a line of its own, in the
//! place of title and introduction.

use interview_model::SegmentKind::{Credit, Intro, Question, Title};

use crate::corpus::Line;
use crate::random::Random;
use crate::text::is_mostly_wide;
use crate::words::{LINK_NAMES, NAMES, TRADES, WIDE_NAMES, WIDE_TRADES, Words};

/// Puts a portrait's head in the place of what stands before the first question.
pub(super) fn make_portrait(lines: &mut Vec<Line>, random: &mut Random) {
    let Some(first) = lines.iter().position(|line| line.is(Question)) else { return };
    let wide = lines.iter().skip(first).take(8).any(|line| is_mostly_wide(&line.text));
    let blanks = lines.get(first).map_or(0, |line| line.blanks);
    let mut head = head(wide, random).map(|(text, kind)| Line::new(text, blanks, kind)).to_vec();
    match random.below(5) {
        0 => head.swap(1, 2),
        1 => head.truncate(2),
        _ => {}
    }
    let introduction = lines.iter().take(first).filter(|line| line.is(Intro));
    head.extend(introduction.filter(|line| line.text.len() > LONG).take(random.below(3)).cloned());
    lines.splice(..first, head);
    if let Some(line) = lines.first_mut() {
        line.blanks = 0;
    }
}

/// A longer line of an introduction is prose.
const LONG: usize = 100;

fn head(wide: bool, random: &mut Random) -> [(String, interview_model::SegmentKind); 3] {
    let (names, trades) = if wide { (WIDE_NAMES, WIDE_TRADES) } else { (NAMES, TRADES) };
    let (name, trade) = (names.pick(random), trade(trades, wide, random));
    [(name.to_owned(), Title), (trade, Intro), (super::matter::date(wide, random), Credit)]
}

/// One trade, or several, or one and the house where it is done.
fn trade(trades: Words, wide: bool, random: &mut Random) -> String {
    let (first, second) = (trades.pick(random), trades.pick(random));
    match random.below(5) {
        0 | 1 => first.to_owned(),
        2 if wide => format!("{first}、{second}"),
        2 | 3 => format!("{first}, {}", second.to_lowercase()),
        _ => format!("{first} ({})", LINK_NAMES.pick(random)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn a_portrait_opens_with_name_and_trade() {
        let rows = ["title|T", "credit|C", "intro|Short.", "question|Why?", "answer|So."];
        for seed in 0..20 {
            let mut lines = article(&rows).lines;
            make_portrait(&mut lines, &mut Random::new(&["portrait"], seed));
            assert!(lines[0].is(Title) && lines[0].text != "T", "{lines:?}");
            assert!(lines.iter().filter(|line| line.is(Intro)).count() == 1, "{lines:?}");
            assert!(lines.iter().filter(|line| line.is(Credit)).count() <= 1, "{lines:?}");
            assert!(lines[lines.len() - 2].is(Question), "{lines:?}");
        }
    }
}
