//! How markers go with question marks: a dash before every question and before nothing else marks
//! the questions, a dash before all blocks does not.

use super::is_labelled;
use super::labels::{Labels, Place};
use super::regions::Regions;
use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::grammar::label::Form;
use crate::grammar::mark::MarkSort;

/// How many markers there are.
pub(crate) const MARKERS: usize = 14;
pub(crate) const DASH: usize = 2;
pub(crate) const NUMBER: usize = 3;
pub(crate) const LETTER: usize = 4;
pub(crate) const OPENS_GROUP: usize = 7;

/// How often a marker goes with a question mark, and the reverse.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Association {
    /// Marked blocks that ask.
    both: usize,
    /// Marked blocks that do not.
    marker_only: usize,
    /// Other blocks that ask.
    question_only: usize,
    /// Other blocks that do not.
    neither: usize,
}

impl Association {
    /// How many buckets there are.
    pub(crate) const BUCKETS: usize = 26;

    /// The bucket: 0 for a marker too rare to tell, 1 for one that is on nearly all blocks, else
    /// by how many of the marked blocks ask and how many of the asking blocks are marked.
    pub(crate) fn bucket(self) -> usize {
        if self.both + self.marker_only < 2 {
            return 0;
        }
        if self.question_only + self.neither < 2 {
            return 1;
        }
        let (precision, recall) = self.shares();
        let above =
            |value: f32, bounds: &[f32]| bounds.iter().filter(|bound| value > **bound).count();
        2 + above(precision, &[0.1, 0.35, 0.65, 0.85, 0.95]) * 4 + above(recall, &[0.2, 0.6, 0.9])
    }

    /// Counts a block.
    pub(super) fn count(&mut self, is_marked: bool, asks: bool) {
        *match (is_marked, asks) {
            (true, true) => &mut self.both,
            (true, false) => &mut self.marker_only,
            (false, true) => &mut self.question_only,
            (false, false) => &mut self.neither,
        } += 1;
    }

    /// How well the marker tells the questions, from 0 to 1: the harmonic mean of how many of the
    /// marked blocks ask and how many of those that ask are marked.
    pub(super) fn fit(self) -> f32 {
        let (precision, recall) = self.shares();
        if self.both < 2 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }

    /// How far the marker marks the questions: from 0, for hardly, to 3, for nearly always.
    pub(super) fn strength(self) -> usize {
        let fit = self.fit();
        [0.4, 0.65, 0.85].iter().filter(|bound| fit > **bound).count()
    }

    /// Whether the marker marks the questions.
    pub(crate) fn marks(self) -> bool {
        let (precision, recall) = self.shares();
        self.both + self.marker_only >= 3 && precision > 0.6 && recall > 0.6
    }

    #[allow(clippy::cast_precision_loss)] // counts of lines
    fn shares(self) -> (f32, f32) {
        let both = self.both as f32 + 0.5;
        (
            both / (self.both + self.marker_only + 1) as f32,
            both / (self.both + self.question_only + 1) as f32,
        )
    }
}

/// The markers of each block as bits, in the order of the constants above.
pub(crate) fn marked(
    cues: &[Cues<'_>],
    labels: &Labels,
    in_group: &[(usize, usize)],
    blank_before: &[usize],
    answer_length: f32,
) -> Vec<u16> {
    let mut marked = Vec::with_capacity(cues.len());
    for (i, ((cues, group), blank)) in cues.iter().zip(in_group).zip(blank_before).enumerate() {
        let [first, second, _] = cues.words.persons;
        let markers: [bool; MARKERS] = [
            labels.place_at(i).place == Place::Opens,
            !is_labelled(labels, i),
            matches!(cues.mark, Some(MarkSort::Dash | MarkSort::Bullet)),
            matches!(cues.mark, Some(MarkSort::Number(_))),
            is_asker_letter(cues),
            is_answerer_letter(cues),
            group.0 == 0,
            group.0 == 0 && group.1 > 0,
            cues.shape.opens_quote,
            cues.shape.opens_bracket,
            cues.shape.all_capitals,
            second > first,
            *blank >= 2,
            cues.length < 0.6 * answer_length,
        ];
        marked.push(markers.iter().rev().fold(0, |bits, on| bits << 1 | u16::from(*on)));
    }
    marked
}

/// The bit of each marker.
const BITS: [u16; MARKERS] = {
    let (mut bits, mut marker) = ([0; MARKERS], 0);
    while marker < MARKERS {
        #[allow(clippy::indexing_slicing)] // checked by the compiler: it is a constant
        {
            bits[marker] = 1 << marker;
        }
        marker += 1;
    }
    bits
};

/// How each marker goes with question marks, from the first question on.
pub(crate) fn associations(
    cues: &[Cues<'_>],
    marked: &[u16],
    regions: &Regions,
) -> [Association; MARKERS] {
    // How many blocks have each marker, of those that do not ask and of those that do.
    let mut counts = [[0_u32; MARKERS]; 2];
    let mut blocks = [0; 2];
    for (cues, bits) in cues.iter().zip(marked).skip(regions.first.unwrap_or(0)) {
        let asks = cues.ending == Ending::Question;
        let (counts, blocks) = match (&mut counts, &mut blocks) {
            ([_, asking], [_, all]) if asks => (asking, all),
            ([telling, _], [all, _]) => (telling, all),
        };
        *blocks += 1;
        // All at once, as they are compared with constants.
        for (count, bit) in counts.iter_mut().zip(BITS) {
            *count += u32::from(bits & bit != 0);
        }
    }
    let [telling, asking] = counts.map(|counts| counts.map(|count| count as usize));
    let [told, asked] = blocks;
    let mut sums = telling.map(|marker_only| Association {
        marker_only,
        neither: told - marker_only,
        ..Association::default()
    });
    for (sum, both) in sums.iter_mut().zip(asking) {
        (sum.both, sum.question_only) = (both, asked - both);
    }
    sums
}

/// Whether bullets open questions, and hardly anything else.
pub(crate) fn bullets_ask(cues: &[Cues<'_>]) -> bool {
    let bullets = || cues.iter().filter(|cues| cues.mark == Some(MarkSort::Bullet));
    let asking = bullets().filter(|cues| cues.ending == Ending::Question).count();
    asking >= 3 && asking * 4 >= bullets().count() * 3
}

/// Letters that stand for a question before a colon or a point, in the languages seen.
fn is_asker_letter(cues: &Cues<'_>) -> bool {
    is_letter(cues, &["Q", "P", "F", "D", "В"])
}

fn is_answerer_letter(cues: &Cues<'_>) -> bool {
    is_letter(cues, &["A", "R", "О"])
}

fn is_letter(cues: &Cues<'_>, letters: &[&str]) -> bool {
    let label = cues.label.filter(|label| label.form == Form::Letter);
    label.is_some_and(|label| letters.iter().any(|letter| label.name.starts_with(letter)))
}
