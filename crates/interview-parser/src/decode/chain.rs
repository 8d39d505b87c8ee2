//! The likeliest kind of each block, given all blocks of the article, and how sure it is.

use interview_model::SegmentKind;

use super::calibration::calibrated;
use super::features::put_features;
use super::observations::{KINDS, Observations, Sink};
use super::part::{PARTS, SILENT, SPEECH};
use super::power::exponents;
use super::template::VALUES;
use super::voices::Voices;
use super::weights::{K, Row, Transitions, Weights, Written};
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
        likeliest(&Chain::of(self).marginals(&self.scores(observations)))
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
        let marginals = Chain::of(self).marginals(&self.scores(observations));
        marginals.into_iter().map(|row| calibrated(row, self.temperature)).collect()
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
        observations.voices().bound(&Chain::of(self), &mut scores);
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
    /// The weights of kinds after each other.
    pub(super) chain: Chain,
    /// See [`Weights::temperature`].
    pub(super) temperature: f32,
}

/// Sums of weights stop at the largest number that fits, thirty times what was seen.
type Table = [Row; VALUES];

impl Rows {
    /// The features' weights.
    pub(super) fn of(written: Written) -> Self {
        let Written { emissions, others } = written;
        let row = |feature: usize| emissions.get(feature).copied().unwrap_or_default();
        let both = |feature| plus(row(feature), row(feature + VALUES));
        let (chain, temperature) = (Chain::of(&others), others.temperature);
        Self { plain: table(row), labelled: table(both), chain, temperature }
    }

    /// As [`Weights::scores`], of a document's features, which are nowhere kept.
    pub(super) fn scores(&self, document: &Document<'_>, voices: &Voices) -> Vec<Scores> {
        let rows = if voices.are_labelled() { &self.labelled } else { &self.plain };
        let all = Vec::with_capacity(document.len());
        let mut sums = Sums { rows, block: Row::default(), all };
        put_features(document, &mut sums);
        voices.bound(&self.chain, &mut sums.all);
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

/// Sums of weights.
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

/// The weights of kinds after each other as factors, which are the same for all articles.
#[derive(Debug)]
pub(super) struct Chain {
    /// How probable each kind is of the first block.
    first: Scores,
    onward: Steps,
    back: Steps, // the same, transposed
}

impl Chain {
    pub(super) fn of(weights: &Weights) -> Self {
        let onward = factors(weights);
        Self { first: proportions(&weights.initial), onward, back: onward.map(transposed) }
    }

    /// The forward-backward algorithm, each step scaled so that nothing overflows.
    pub(super) fn marginals(&self, scores: &[Scores]) -> Vec<Scores> {
        let emitted: Vec<Scores> = scores.iter().map(proportions).collect();
        let mut forward: Vec<Masses> = Vec::with_capacity(scores.len());
        let mut reached = Masses::first(&self.first);
        for emitted in &emitted {
            reached = reached.times(emitted).normalised();
            forward.push(reached);
            reached = reached.onward(&self.onward);
        }
        let mut behind = Masses::END;
        let mut found = vec![[0.0; K]; scores.len()];
        for ((ahead, emitted), found) in forward.iter().zip(&emitted).zip(&mut found).rev() {
            *found = normalised(ahead.joined(&behind));
            behind = behind.times(emitted).back(&self.back).normalised();
        }
        found
    }
}

/// How probable each kind is, for each part in which its block may stand: in the first and the last there
/// is no speech.
#[derive(Debug, Clone, Copy)]
struct Masses {
    before: Scores,
    within: Scores,
    after: Scores,
}

impl Masses {
    /// What is no speech stands within the conversation only where speech comes after it.
    const END: Self = Self { before: [1.0; K], within: SPEECH, after: [1.0; K] };

    /// The first block: where it is speech, the conversation has begun.
    fn first(initial: &Scores) -> Self {
        let (before, within) = (times(initial, &SILENT), times(initial, &SPEECH));
        Self { before, within, after: [0.0; K] }
    }

    /// The next block's, `steps` being the factors of each part.
    fn onward(&self, [before, within, after]: &Steps) -> Self {
        let ended = plus_scores(&times(&self.within, &SPEECH), &self.after);
        let (goes_on, after) = (through(&self.within, within), through(&ended, after));
        // Nothing is left of it where somebody has surely spoken.
        if self.before.iter().all(|mass| *mass == 0.0) {
            return Self { before: self.before, within: goes_on, after };
        }
        let opened = through(&self.before, before);
        Self {
            before: times(&opened, &SILENT),
            within: plus_scores(&goes_on, &times(&opened, &SPEECH)),
            after,
        }
    }

    /// What the block before has behind it, `steps` being the transposed factors.
    fn back(&self, [before, within, after]: &Steps) -> Self {
        let opening = plus_scores(&times(&self.before, &SILENT), &times(&self.within, &SPEECH));
        let ending = through(&times(&self.after, &SILENT), after);
        Self {
            before: through(&opening, before),
            within: plus_scores(&through(&self.within, within), &times(&ending, &SPEECH)),
            after: times(&ending, &SILENT),
        }
    }

    fn times(&self, emitted: &Scores) -> Self {
        let Self { before, within, after } = self;
        Self {
            before: times(before, emitted),
            within: times(within, emitted),
            after: times(after, emitted),
        }
    }

    /// Each kind in any part, with what is behind it.
    fn joined(&self, behind: &Self) -> Scores {
        let outside =
            plus_scores(&times(&self.before, &behind.before), &times(&self.after, &behind.after));
        plus_scores(&outside, &times(&self.within, &behind.within))
    }

    /// The same, with a sum of 1. Where nothing is possible, everything is.
    fn normalised(self) -> Self {
        let Self { before, within, after } = self;
        let sum: f32 = plus_scores(&plus_scores(&before, &within), &after).iter().sum();
        if sum > 0.0 { self.times(&[1.0 / sum; K]) } else { Self::END }
    }
}

/// For each part the factors of kinds after each other.
type Steps = [Transitions; PARTS.len()];

/// The weights of each part as factors, 0 for what may not be.
fn factors(weights: &Weights) -> Steps {
    let mut factors = weights.transitions.map(|rows| rows.map(exponents));
    for (part, rows) in PARTS.iter().zip(&mut factors) {
        for (from, row) in KINDS.into_iter().zip(rows) {
            for (to, factor) in KINDS.into_iter().zip(row) {
                *factor *= f32::from(u8::from(part.may_have(from, to)));
            }
        }
    }
    factors
}

fn transposed(step: Transitions) -> Transitions {
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
    let higher = |highest, score| if score > highest { score } else { highest };
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, higher);
    exponents(scores.map(|score| score - highest))
}

#[inline(never)] // among others the compiler would take its numbers apart
fn through(before: &Scores, step: &Transitions) -> Scores {
    let mut reached = [0.0; K];
    for (mass, row) in before.iter().zip(step) {
        for (sum, weight) in reached.iter_mut().zip(row) {
            *sum += mass * weight;
        }
    }
    reached
}

fn times(left: &Scores, right: &Scores) -> Scores {
    let mut product = *left;
    product.iter_mut().zip(right).for_each(|(a, b)| *a *= b);
    product
}

fn plus_scores(left: &Scores, right: &Scores) -> Scores {
    let mut sum = *left;
    add(&mut sum, right);
    sum
}

#[allow(clippy::cast_precision_loss)] // K is 8
fn normalised(scores: Scores) -> Scores {
    let sum: f32 = scores.iter().sum();
    if sum > 0.0 { scores.map(|score| score / sum) } else { [1.0 / K as f32; K] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::Part;

    /// Two sides of speech and asides only: the rest cannot be reached.
    const SOME: [usize; 3] = [2, 3, 5];

    fn small() -> (Weights, Vec<Scores>) {
        let mut weights = Weights::default();
        for (at, weight) in
            weights.transitions.as_flattened_mut().as_flattened_mut().iter_mut().enumerate()
        {
            *weight = f32::from(u8::try_from(at * 7 % 11).unwrap()) / 4.0 - 1.0;
        }
        weights.initial[5] = 0.7;
        let score = |a, b, c| {
            let mut scores = [f32::NEG_INFINITY; K];
            (scores[2], scores[3], scores[5]) = (a, b, c);
            scores
        };
        let scores = vec![
            score(1.0, 0.0, 0.5),
            score(0.2, 0.1, 0.6),
            score(0.4, 0.0, 0.1),
            score(-1.0, 0.7, 0.9),
        ];
        (weights, scores)
    }

    /// Every sequence of these kinds with its score.
    fn all_paths(weights: &Weights, scores: &[Scores]) -> Vec<(Vec<usize>, f32)> {
        let count = SOME.len().pow(u32::try_from(scores.len()).unwrap());
        let digit = |number: usize, at: usize| number / SOME.len().pow(u32::try_from(at).unwrap());
        let path = |number| (0..scores.len()).map(move |at| SOME[digit(number, at) % SOME.len()]);
        let with_score = |path: Vec<usize>| {
            let kinds: Vec<SegmentKind> = path.iter().map(|kind| KINDS[*kind]).collect();
            let emitted: f32 = path.iter().zip(scores).map(|(kind, scores)| scores[*kind]).sum();
            let speaks = |kinds: &[SegmentKind]| kinds.iter().any(|kind| kind.is_speech());
            let moved = path.windows(2).enumerate().map(|(at, places)| {
                let part = Part::between(speaks(&kinds[..=at]), speaks(&kinds[at + 1..]));
                weights.transitions[part as usize][places[0]][places[1]]
            });
            let moved: f32 = moved.sum();
            let score = weights.initial[path[0]] + emitted + moved;
            (path, score)
        };
        (0..count).map(|number| with_score(path(number).collect())).collect()
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
        for (i, found) in Chain::of(&weights).marginals(&scores).iter().enumerate() {
            for kind in SOME {
                let such = paths.iter().filter(|path| path.0[i] == kind);
                let wanted = such.map(|path| path.1.exp()).sum::<f32>() / all;
                assert!((found[kind] - wanted).abs() < 1e-4, "{i}: {} not {wanted}", found[kind]);
            }
        }
    }
}
