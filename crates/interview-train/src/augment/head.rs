//! Other heads of an article: that of a portrait, with the name, the trade and the date, each on a line
//! of its own, in the place of title and introduction; and a quotation below the title.

use interview_model::SegmentKind::{Aside, Credit, Intro, Question, Title};

use super::clutter::answer_sentence;
use super::headings::in_other_words;
use crate::corpus::Line;
use crate::random::Random;
use crate::text::is_mostly_wide;
use crate::words::{
    LINK_NAMES, MASTHEADS, NAMES, TRADES, WIDE_MASTHEADS, WIDE_NAMES, WIDE_TRADES, Words,
};

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

/// Puts above the title what a page has there: the name of the paper, where the article is filed.
pub(super) fn put_in_masthead(lines: &mut Vec<Line>, random: &mut Random) {
    let Some(title) = lines.first_mut().filter(|line| line.is(Title)) else { return };
    let wide = is_mostly_wide(&title.text);
    title.blanks = 1;
    let words = if wide { WIDE_MASTHEADS } else { MASTHEADS };
    lines.insert(0, Line::new(words.pick(random).to_owned(), 0, Aside));
}

/// Puts something that is said below the title, in quotation marks.
pub(super) fn put_in_quotation(lines: &mut Vec<Line>, random: &mut Random) {
    let Some(at) = lines.iter().take_while(|line| line.is(Title)).count().checked_sub(1) else {
        return;
    };
    let Some(said) = answer_sentence(lines, 20..110, random) else { return };
    let said = if random.chance(70) { in_other_words(&said, random) } else { said };
    let (open, close) =
        random.weighted(&[(("\"", "\""), 4), (("“", "”"), 2), (("„", "“"), 1), (("«", "»"), 1)]);
    let blanks = lines.get(at + 1).map_or(0, |line| line.blanks);
    lines.insert(at + 1, Line::new(format!("{open}{said}{close}"), blanks, Intro));
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
    fn a_masthead_stands_above_the_title() {
        let mut lines = article(&["title|T", "question|Why?", "answer|So."]).lines;
        put_in_masthead(&mut lines, &mut Random::new(&["masthead"], 0));
        assert!(lines[0].is(Aside) && lines[0].blanks == 0, "{lines:?}");
        assert!(lines[1].is(Title) && lines[1].blanks == 1, "{lines:?}");
        let mut untitled = article(&["question|Why?", "answer|So."]).lines;
        put_in_masthead(&mut untitled, &mut Random::new(&["masthead"], 0));
        assert_eq!(untitled.len(), 2);
    }

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

    #[test]
    fn a_quotation_below_the_title_is_introduction() {
        let rows =
            ["title|T", "question|Why?", "answer|Nobody has seen them dance since the spring."];
        for seed in 0..20 {
            let mut lines = article(&rows).lines;
            put_in_quotation(&mut lines, &mut Random::new(&["quotation"], seed));
            assert_eq!(lines.len(), 4);
            assert!(lines[1].is(Intro) && !lines[1].text.starts_with(char::is_alphabetic));
            let mut untitled = article(&rows[1..]).lines;
            put_in_quotation(&mut untitled, &mut Random::new(&["quotation"], seed));
            assert_eq!(untitled.len(), 2);
        }
    }
}
