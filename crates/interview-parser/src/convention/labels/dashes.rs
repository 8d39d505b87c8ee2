//! Dashes that stand where the other side has labels: magazines print the names of their guests and a
//! dash before what they ask.

use super::Place;
use super::candidates::Found;
use super::forms::key;
use crate::cues::Cues;
use crate::grammar::label::is_in_capitals;
use crate::grammar::mark::MarkSort;

/// What the dash is called among labels.
const NAME: &str = "—";

/// There must be this many such dashes, and labels, before they mean anything.
const ENOUGH: usize = 2;

/// Takes a dash for the label of all blocks that open with one and have none, where dashes and labels
/// take turns: after most dashes the next block has a label. A dash that opens an item of a list has
/// another after it. Whether it is so.
pub(super) fn add<'a>(found: &mut [Option<Found<'a>>], cues: &[Cues<'a>]) -> bool {
    let labelled = found.iter().flatten().count();
    let is_dash = |block: usize| {
        let cues = cues.get(block).filter(|it| it.mark == Some(MarkSort::Dash));
        // In capitals it is a heading.
        let has_dash = cues.is_some_and(|it| !is_in_capitals(it.text));
        has_dash && found.get(block).is_some_and(Option::is_none)
    };
    let has_label = |block: usize| found.get(block).is_some_and(Option::is_some);
    let first = (0..found.len()).find(|block| is_dash(*block) || has_label(*block)).unwrap_or(0);
    let dashes: Vec<usize> = (first..found.len()).filter(|block| is_dash(*block)).collect();
    let answered = dashes.iter().filter(|block| has_label(**block + 1)).count();
    if labelled < ENOUGH || answered < ENOUGH || answered * 4 < dashes.len() * 3 {
        return false;
    }
    for block in dashes {
        if let Some(place) = found.get_mut(block) {
            *place = Some(Found {
                key: key(NAME),
                name: NAME,
                place: Place::Opens,
                is_loose: false,
                is_settled: false,
                is_timed: false,
                has_aside: false,
            });
        }
    }
    true
}
