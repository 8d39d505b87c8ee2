//! Lists within answers: what somebody counts up, an item a line.

use interview_model::SegmentKind::Answer;

use crate::corpus::Line;
use crate::random::Random;
use crate::text::{sentences, width, with_capital};
use crate::words::{LINK_NAMES, PROFILE_VALUES};

/// Sets one or two sentences that count something up as lists, or has things listed by name.
pub(super) fn put_in(lines: &mut Vec<Line>, random: &mut Random) {
    for _ in 0..=random.below(2) {
        let places: Vec<usize> =
            (0..lines.len()).filter(|at| lines.get(*at).is_some_and(counts_up)).collect();
        let Some(at) = random.pick(&places).copied() else { return };
        let list = lines.get(at).map(|line| listed(line, random)).unwrap_or_default();
        lines.splice(at..=at, list);
    }
}

/// The widest item.
const WIDEST: usize = 60;

fn counts_up(line: &Line) -> bool {
    line.is(Answer) && sentences(&line.text).iter().any(|sentence| items(sentence).is_some())
}

/// The parts of a sentence between commas, if there are several and all are short.
fn items(sentence: &str) -> Option<Vec<&str>> {
    let ended = sentence.trim_end_matches(['.', '!', '。']);
    let items: Vec<&str> = ended.split([',', '，', '、']).map(str::trim).collect();
    (items.len() >= 3 && items.iter().all(|item| (1..=WIDEST).contains(&width(item))))
        .then_some(items)
}

/// The line with its first sentence that counts something up as a list.
fn listed(line: &Line, random: &mut Random) -> Vec<Line> {
    let sentences = sentences(&line.text);
    let Some((at, found)) =
        sentences.iter().enumerate().find_map(|(at, it)| Some((at, items(it)?)))
    else {
        return vec![line.clone()];
    };
    let mark = random.weighted(&[("", 6), ("- ", 2), ("• ", 1), ("* ", 1)]);
    let (is_by_name, is_capital, is_led, is_tight) =
        (random.chance(30), random.chance(50), random.chance(60), random.chance(50));
    let names = if random.chance(50) { LINK_NAMES } else { PROFILE_VALUES };
    let blanks = if is_tight { 0 } else { line.blanks.min(1) };
    let mut list = Vec::new();
    let before = sentences.get(..at).unwrap_or_default().join(" ");
    if !before.is_empty() {
        let lead = before.trim_end_matches(['.', '。', '!']);
        let text = if is_led { format!("{lead}:") } else { before };
        list.push(Line::new(text, line.blanks, Answer));
    }
    for item in found {
        let item = if is_by_name { names.pick(random) } else { item };
        let item = if is_capital { with_capital(item) } else { item.to_owned() };
        list.push(Line::new(format!("{mark}{item}"), blanks, Answer));
    }
    let after = sentences.get(at + 1..).unwrap_or_default().join(" ");
    if !after.is_empty() {
        list.push(Line::new(after, line.blanks.min(1), Answer));
    }
    if let Some(first) = list.first_mut() {
        first.blanks = line.blanks;
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn what_is_counted_up_becomes_a_list() {
        let rows =
            ["question|What for?", "answer|We have much. An adze, two saws, a plane. It rained."];
        let mut marked = 0;
        for seed in 0..20 {
            let mut lines = article(&rows).lines;
            put_in(&mut lines, &mut Random::new(&["lists"], seed));
            assert_eq!(lines.len(), 6, "{lines:?}");
            assert!(lines[1].is(Answer) && lines[1].text.starts_with("We have much"), "{lines:?}");
            assert_eq!(lines[5].text, "It rained.");
            marked += usize::from(lines[3].text.starts_with(['-', '•', '*']));
        }
        assert!((1..20).contains(&marked), "{marked}");
    }
}
