//! Forward and backward passes in probability space. Scores are shifted by the best of their
//! position and sums are scaled to one at each, so nothing runs over, and there is no logarithm or
//! exponential in the loops over pairs of labels.

use super::{LABELS, Row};

/// The weights between labels as factors.
#[derive(Debug)]
pub(super) struct Factors {
    initial: Row,
    /// From the row's label to the column's.
    onward: [Row; LABELS],
    /// The same, transposed, so that the backward pass too runs along rows.
    back: [Row; LABELS],
}

impl Factors {
    pub(super) fn new(transitions: &[Row; LABELS], initial: &Row) -> Self {
        let onward = transitions.map(|row| row.map(f64::exp));
        Self { initial: initial.map(f64::exp), onward, back: transpose(&onward) }
    }
}

fn transpose(matrix: &[Row; LABELS]) -> [Row; LABELS] {
    let mut turned = [[0.0; LABELS]; LABELS];
    for (at, row) in matrix.iter().enumerate() {
        for (cell, into) in row.iter().zip(&mut turned) {
            if let Some(place) = into.get_mut(at) {
                *place = *cell;
            }
        }
    }
    turned
}

/// What one sequence is expected to be under the weights, among the labellings allowed. Kept and
/// filled again for the next sequence, for its memory.
#[derive(Debug, Default)]
pub(super) struct Expectation {
    /// How probable each label is at each position.
    pub(super) nodes: Vec<Row>,
    /// How often each label is expected to follow each.
    pub(super) edges: [Row; LABELS],
    /// The logarithm of the sum over all labellings allowed.
    pub(super) log_total: f64,
    potentials: Vec<Row>,
    forward: Vec<(Row, f64)>,
}

impl Expectation {
    /// Computes it for a sequence with these scores, where bit `n` of `allowed` says whether label
    /// `n` may be chosen.
    pub(super) fn compute(
        &mut self,
        scores: &[Row],
        allowed: impl Iterator<Item = u8>,
        factors: &Factors,
    ) {
        self.exponentiate(scores, allowed);
        self.pass_forward(factors);
        self.pass_backward(factors);
    }

    fn exponentiate(&mut self, scores: &[Row], allowed: impl Iterator<Item = u8>) {
        self.log_total = 0.0;
        self.potentials.clear();
        for (row, allowed) in scores.iter().zip(allowed) {
            let row = allow(row, allowed);
            let best = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            self.potentials.push(row.map(|score| (score - best).exp()));
            self.log_total += best;
        }
    }

    fn pass_forward(&mut self, factors: &Factors) {
        self.forward.clear();
        let mut before: Option<Row> = None;
        for potential in &self.potentials {
            let arriving = before.map_or(factors.initial, |row| product(&row, &factors.onward));
            let mut row = times(&arriving, potential);
            let scale: f64 = row.iter().sum();
            row = row.map(|cell| cell / scale);
            self.log_total += scale.ln();
            self.forward.push((row, scale));
            before = Some(row);
        }
    }

    fn pass_backward(&mut self, factors: &Factors) {
        self.nodes.clear();
        self.edges = [[0.0; LABELS]; LABELS];
        let mut after = [1.0; LABELS];
        let mut places = self.forward.iter().zip(&self.potentials).rev().peekable();
        while let Some(((row, scale), potential)) = places.next() {
            self.nodes.push(times(row, &after));
            if let Some(((before, _), _)) = places.peek() {
                let leaving = times(potential, &after).map(|cell| cell / scale);
                add_outer_product(&mut self.edges, before, &leaving);
                after = product(&leaving, &factors.back);
            }
        }
        self.nodes.reverse();
        for (row, factor) in self.edges.iter_mut().zip(&factors.onward) {
            *row = times(row, factor);
        }
    }
}

fn allow(scores: &Row, allowed: u8) -> Row {
    let mut row = *scores;
    for (label, score) in row.iter_mut().enumerate() {
        if allowed >> label & 1 == 0 {
            *score = f64::NEG_INFINITY;
        }
    }
    row
}

fn times(left: &Row, right: &Row) -> Row {
    let mut row = *left;
    for (cell, factor) in row.iter_mut().zip(right) {
        *cell *= factor;
    }
    row
}

fn product(row: &Row, matrix: &[Row; LABELS]) -> Row {
    let mut sums = [0.0; LABELS];
    for (factor, line) in row.iter().zip(matrix) {
        for (sum, cell) in sums.iter_mut().zip(line) {
            *sum += factor * cell;
        }
    }
    sums
}

fn add_outer_product(sums: &mut [Row; LABELS], left: &Row, right: &Row) {
    for (line, factor) in sums.iter_mut().zip(left) {
        for (sum, cell) in line.iter_mut().zip(right) {
            *sum += factor * cell;
        }
    }
}
