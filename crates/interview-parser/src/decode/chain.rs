//! The likeliest kind of each block, given all blocks of the article, and how sure it is.

use interview_model::SegmentKind;

use super::calibration::calibrated;
use super::features::put_features;
use super::observations::{KINDS, Observations, Sink};
use super::power::exponents;
use super::template::VALUES;
use super::voices::Voices;
use super::weights::{K, Row, Weights, Written};
use crate::convention::Document;
use crate::learned::of_hundredths;

pub(super) type Scores = [f32; K];

impl Weights {
    /// For each block the likeliest kind, given the whole article.
    ///
    /// ```
    /// use interview_parser::decoder::{observe, weights};
    ///
    /// let observations = observe("Why bees?\nThey dance.");
    /// assert_eq!(weights().decode(&observations).len(), 2);
    /// ```
    #[must_use]
    pub fn decode(&self, observations: &Observations) -> Vec<SegmentKind> {
        likeliest(&marginals(self, &self.scores(observations)))
    }

    /// For each block the probability of each of [`KINDS`], given the whole article, calibrated.
    ///
    /// ```
    /// use interview_parser::decoder::{observe, weights};
    ///
    /// let observations = observe("Why bees?\nThey dance.");
    /// let sum: f32 = weights().probabilities(&observations)[0].iter().sum();
    /// assert!((sum - 1.0).abs() < 1e-3);
    /// ```
    #[must_use]
    pub fn probabilities(&self, observations: &Observations) -> Vec<[f32; K]> {
        let marginals = marginals(self, &self.scores(observations)).into_iter();
        marginals.map(|row| calibrated(row, self.temperature)).collect()
    }

    /// How much the features of each block speak for each of [`KINDS`], neighbours left aside. What
    /// cannot be has minus infinity: other kinds than speech in captions and after a label, and
    /// the other side of the one on which who has a label speaks.
    ///
    /// ```
    /// use interview_parser::decoder::{observe, weights};
    ///
    /// let observations = observe("Why bees?\nThey dance.");
    /// assert_eq!(weights().scores(&observations).len(), 2);
    /// ```
    #[must_use]
    pub fn scores(&self, observations: &Observations) -> Vec<[f32; K]> {
        let of_block = |block| {
            let mut sum = [0.0; K];
            for feature in observations.features_of(block) {
                if let Some(row) = self.emissions.get(*feature as usize) {
                    add(&mut sum, row);
                }
            }
            sum
        };
        let mut scores: Vec<Scores> = (0..observations.len()).map(of_block).collect();
        observations.voices().bound(self, &mut scores);
        scores
    }
}

/// Weights of features in hundredths, as they are written: they add up faster, eight at once.
#[derive(Debug)]
pub(super) struct Rows {
    /// Those of any article.
    plain: Box<Table>,
    /// Those of articles whose turns open with labels, where each feature counts twice.
    labelled: Box<Table>,
    /// The weights of kinds after each other; no features'.
    pub(super) others: Weights,
}

/// Sums of weights stop at the largest number that fits, thirty times what was seen.
type Table = [Row; VALUES];

impl Rows {
    /// The features' weights.
    pub(super) fn of(written: Written) -> Self {
        let row = |feature: usize| written.emissions.get(feature).copied().unwrap_or_default();
        let both = |feature| plus(row(feature), row(feature + VALUES));
        Self { plain: table(row), labelled: table(both), others: written.others }
    }

    /// As [`Weights::scores`], of a document's features, which are nowhere kept.
    pub(super) fn scores(&self, document: &Document<'_>, voices: &Voices) -> Vec<Scores> {
        let rows = if voices.are_labelled() { &self.labelled } else { &self.plain };
        let all = Vec::with_capacity(document.len());
        let mut sums = Sums { rows, block: Row::default(), all };
        put_features(document, &mut sums);
        voices.bound(&self.others, &mut sums.all);
        sums.all
    }
}

fn table(row: impl Fn(usize) -> Row) -> Box<Table> {
    let rows: Vec<Row> = (0..VALUES).map(row).collect();
    #[allow(clippy::large_stack_arrays)] // never made, for the length is right
    rows.into_boxed_slice().try_into().unwrap_or_else(|_| Box::new([Row::default(); VALUES]))
}

#[inline]
fn plus(mut sums: Row, row: Row) -> Row {
    for (sum, weight) in sums.iter_mut().zip(row) {
        *sum = sum.saturating_add(weight);
    }
    sums
}

/// Adds up the weights of features.
struct Sums<'a> {
    rows: &'a Table,
    block: Row,
    all: Vec<Scores>,
}

impl Sink for Sums<'_> {
    #[inline]
    fn put(&mut self, feature: u32) {
        if let Some(row) = self.rows.get(feature as usize) {
            self.block = plus(self.block, *row);
        }
    }

    fn end_block(&mut self) {
        self.all.push(std::mem::take(&mut self.block).map(of_hundredths));
    }
}

/// The likeliest kind of each block, by the probabilities of its kinds.
pub(super) fn likeliest(marginals: &[Scores]) -> Vec<SegmentKind> {
    let kind = |row: &Scores| {
        let kinds = KINDS.into_iter().zip(row);
        kinds.max_by(|a, b| a.1.total_cmp(b.1)).map_or(KINDS[0], |(kind, _)| kind)
    };
    marginals.iter().map(kind).collect()
}

fn add(sum: &mut Scores, row: &Scores) {
    for (total, weight) in sum.iter_mut().zip(row) {
        *total += weight;
    }
}

/// The forward-backward algorithm, each step scaled so that nothing overflows.
pub(super) fn marginals(weights: &Weights, scores: &[Scores]) -> Vec<Scores> {
    let step = weights.transitions.map(exponents);
    let back = transposed(&step);
    let emitted: Vec<Scores> = scores.iter().map(proportions).collect();
    let mut forward: Vec<Scores> = Vec::with_capacity(scores.len());
    let mut reached = proportions(&weights.initial);
    for emitted in &emitted {
        multiply(&mut reached, emitted);
        reached = normalised(reached);
        forward.push(reached);
        reached = through(&reached, &step);
    }
    let mut behind = [1.0; K];
    for (ahead, emitted) in forward.iter_mut().zip(&emitted).rev() {
        multiply(ahead, &behind);
        *ahead = normalised(*ahead);
        multiply(&mut behind, emitted);
        behind = normalised(through(&behind, &back));
    }
    forward
}

fn transposed(step: &[Scores; K]) -> [Scores; K] {
    let mut back = [[0.0; K]; K];
    for (from, row) in step.iter().enumerate() {
        for (weight, to) in row.iter().zip(&mut back) {
            if let Some(place) = to.get_mut(from) {
                *place = *weight;
            }
        }
    }
    back
}

/// The exponents of scores, the highest taken as 0: only their proportions count.
fn proportions(scores: &Scores) -> Scores {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    exponents(scores.map(|score| score - highest))
}

fn through(before: &Scores, step: &[Scores; K]) -> Scores {
    let mut reached = [0.0; K];
    for (mass, row) in before.iter().zip(step) {
        for (sum, weight) in reached.iter_mut().zip(row) {
            *sum += mass * weight;
        }
    }
    reached
}

fn multiply(left: &mut Scores, right: &Scores) {
    for (a, b) in left.iter_mut().zip(right) {
        *a *= b;
    }
}

#[allow(clippy::cast_precision_loss)] // K is 8
fn normalised(scores: Scores) -> Scores {
    let sum: f32 = scores.iter().sum();
    if sum > 0.0 { scores.map(|score| score / sum) } else { [1.0 / K as f32; K] }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two kinds only: the third and the fourth; the rest cannot be reached.
    fn small() -> (Weights, Vec<Scores>) {
        let mut weights = Weights { transitions: [[-50.0; K]; K], ..Weights::default() };
        for (a, b, weight) in [(2, 2, -1.0), (2, 3, 1.0), (3, 2, 0.5), (3, 3, 0.0)] {
            weights.transitions[a][b] = weight;
        }
        let score = |a, b| {
            let mut scores = [-50.0; K];
            (scores[2], scores[3]) = (a, b);
            scores
        };
        (weights, vec![score(1.0, 0.0), score(0.2, 0.1), score(0.4, 0.0), score(-1.0, 0.7)])
    }

    /// Every sequence of the two kinds with its score.
    fn all_paths(weights: &Weights, scores: &[Scores]) -> Vec<(Vec<usize>, f32)> {
        (0..1 << scores.len())
            .map(|bits: usize| {
                let path: Vec<usize> = (0..scores.len()).map(|i| 2 + (bits >> i & 1)).collect();
                let emitted: f32 =
                    path.iter().zip(scores).map(|(kind, scores)| scores[*kind]).sum();
                let moved: f32 =
                    path.windows(2).map(|pair| weights.transitions[pair[0]][pair[1]]).sum();
                (path, emitted + moved)
            })
            .collect()
    }

    #[test]
    fn each_block_is_of_its_likeliest_kind() {
        let mut rows = vec![[0.1; K], [0.0; K]];
        (rows[0][3], rows[1][7]) = (0.2, 1.0);
        assert_eq!(likeliest(&rows), [KINDS[3], KINDS[7]]);
        assert_eq!(likeliest(&[]), []);
    }

    #[test]
    fn marginals_are_those_of_all_paths() {
        let (weights, scores) = small();
        let paths = all_paths(&weights, &scores);
        let all: f32 = paths.iter().map(|path| path.1.exp()).sum();
        for (i, found) in marginals(&weights, &scores).iter().enumerate() {
            let asked: f32 =
                paths.iter().filter(|path| path.0[i] == 2).map(|path| path.1.exp()).sum();
            assert!(
                (found[2] - asked / all).abs() < 1e-4,
                "block {i}: {} and {}",
                found[2],
                asked / all
            );
        }
    }
}
