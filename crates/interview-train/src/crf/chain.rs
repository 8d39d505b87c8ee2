//! Forward and backward passes in probability space. Scores are shifted by the best of their
//! position and sums are scaled to one at each, so nothing runs over, and there is no logarithm or
//! exponential in the loops over pairs of labels.
//!
//! Beside its label each position has a part of the article, which the labels tell: what stands before the
//! first speech, from there to the last, and after it.

use interview_parser::decoder::{KINDS, Part, STEPS, Step};

use super::{LABELS, Row, Transitions};

/// A number for each part and label.
type Parts = [Row; 3];

/// The weights between labels as factors, 0 where a step may not lead.
#[derive(Debug)]
pub(super) struct Factors {
    initial: Parts,
    /// Of each step, from the row's label to the column's.
    onward: Transitions,
    /// The same, transposed, so that the backward pass too runs along rows.
    back: Transitions,
}

impl Factors {
    pub(super) fn new(transitions: &Transitions, initial: &Row) -> Self {
        let mut onward = *transitions;
        for (step, rows) in STEPS.iter().zip(&mut onward) {
            for (from, row) in KINDS.into_iter().zip(rows) {
                for (to, cell) in KINDS.into_iter().zip(row) {
                    *cell = if step.may_lead(from, to) { cell.exp() } else { 0.0 };
                }
            }
        }
        let initial = initial.map(f64::exp);
        let (silent, speech) = (times(&initial, &of(false)), times(&initial, &of(true)));
        Self { initial: [silent, speech, [0.0; LABELS]], onward, back: onward.map(transposed) }
    }
}

/// 1 for each label that is speech, or for each that is none.
fn of(speech: bool) -> Row {
    KINDS.map(|kind| f64::from(u8::from(kind.is_speech() == speech)))
}

fn transposed(matrix: [Row; LABELS]) -> [Row; LABELS] {
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

/// Where a sequence may end: what is no speech and has none after it is not within the conversation.
fn end() -> Parts {
    [[1.0; LABELS], of(true), [1.0; LABELS]]
}

/// What one sequence is expected to be under the weights, among the labellings allowed. Kept and
/// filled again for the next sequence, for its memory.
#[derive(Debug, Default)]
pub(super) struct Expectation {
    /// How probable each label is at each position.
    pub(super) nodes: Vec<Row>,
    /// How often each label is expected to follow each, by steps.
    pub(super) edges: Transitions,
    /// The logarithm of the sum over all labellings allowed.
    pub(super) log_total: f64,
    potentials: Vec<Row>,
    forward: Vec<(Parts, f64)>,
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
        let mut before: Option<Parts> = None;
        for potential in &self.potentials {
            let arriving = before.map_or(factors.initial, |parts| onward(&parts, &factors.onward));
            let mut parts = arriving.map(|row| times(&row, potential));
            if self.forward.len() + 1 == self.potentials.len() {
                let ended = parts.iter_mut().zip(end());
                ended.for_each(|(part, end)| *part = times(part, &end));
            }
            let scale: f64 = parts.as_flattened().iter().sum();
            parts = parts.map(|row| row.map(|cell| cell / scale));
            self.log_total += scale.ln();
            self.forward.push((parts, scale));
            before = Some(parts);
        }
    }

    fn pass_backward(&mut self, factors: &Factors) {
        self.nodes.clear();
        self.edges = Transitions::default();
        let mut after = end();
        let mut places = self.forward.iter().zip(&self.potentials).rev().peekable();
        while let Some(((parts, scale), potential)) = places.next() {
            let mut node = [0.0; LABELS];
            for (row, after) in parts.iter().zip(&after) {
                add(&mut node, &times(row, after), 1.0);
            }
            self.nodes.push(node);
            if let Some(((before, _), _)) = places.peek() {
                let leaving = after.map(|row| times(potential, &row).map(|cell| cell / scale));
                add_products(&mut self.edges, before, &leaving);
                after = backward(&leaving, &factors.back);
            }
        }
        self.nodes.reverse();
        for (rows, factors) in self.edges.iter_mut().zip(&factors.onward) {
            for (row, factor) in rows.iter_mut().zip(factors) {
                *row = times(row, factor);
            }
        }
    }
}

/// Leaves out the labels that are not allowed.
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

fn add(sums: &mut Row, row: &Row, factor: f64) {
    for (sum, cell) in sums.iter_mut().zip(row) {
        *sum += factor * cell;
    }
}

fn onward(parts: &Parts, steps: &Transitions) -> Parts {
    through(parts, steps, |step| (step.from, step.to))
}

fn backward(parts: &Parts, steps: &Transitions) -> Parts {
    through(parts, steps, |step| (step.to, step.from))
}

fn through(parts: &Parts, steps: &Transitions, ends: impl Fn(&Step) -> (Part, Part)) -> Parts {
    let mut reached = Parts::default();
    for (step, rows) in STEPS.iter().zip(steps) {
        let (from, to) = ends(step);
        let places = (parts.get(from as usize), reached.get_mut(to as usize));
        if let (Some(masses), Some(sums)) = places {
            masses.iter().zip(rows).for_each(|(mass, row)| add(sums, row, *mass));
        }
    }
    reached
}

fn add_products(sums: &mut Transitions, before: &Parts, after: &Parts) {
    for (step, rows) in STEPS.iter().zip(sums) {
        let places = (before.get(step.from as usize), after.get(step.to as usize));
        if let (Some(masses), Some(after)) = places {
            rows.iter_mut().zip(masses).for_each(|(row, mass)| add(row, after, *mass));
        }
    }
}
