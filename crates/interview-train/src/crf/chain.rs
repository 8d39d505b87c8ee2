//! Forward and backward passes in probability space. Scores are shifted by the best of their
//! position and sums are scaled to one at each, so nothing runs over, and there is no logarithm or
//! exponential in the loops over pairs of labels.
//!
//! Beside its label each position has a part of the article, which the labels tell: what stands before the
//! first speech, from there to the last, and after it.

use interview_parser::decoder::{KINDS, PARTS};

use super::{LABELS, Row, Transitions};

/// A number for each label, for each part in which its position may stand: in the first and the last there
/// is no speech.
#[derive(Debug, Clone, Copy)]
struct Masses {
    before: Row,
    within: Row,
    after: Row,
}

/// The weights between labels as factors, 0 for what may not be.
#[derive(Debug)]
pub(super) struct Factors {
    initial: Masses,
    /// Of each part, from the row's label to the column's.
    onward: Transitions,
    /// The same, transposed, so that the backward pass too runs along rows.
    back: Transitions,
}

impl Factors {
    pub(super) fn new(transitions: &Transitions, initial: &Row) -> Self {
        let mut onward = *transitions;
        for (part, rows) in PARTS.iter().zip(&mut onward) {
            for (from, row) in KINDS.into_iter().zip(rows) {
                for (to, cell) in KINDS.into_iter().zip(row) {
                    *cell = if part.may_have(from, to) { cell.exp() } else { 0.0 };
                }
            }
        }
        let initial = initial.map(f64::exp);
        let (before, within) = (times(&initial, &SILENT), times(&initial, &SPEECH));
        let initial = Masses { before, within, after: [0.0; LABELS] };
        Self { initial, onward, back: onward.each_ref().map(transposed) }
    }
}

/// 1 for each label that is speech.
const SPEECH: Row = of_speech(true);
/// 1 for each that is none.
const SILENT: Row = of_speech(false);

#[allow(clippy::indexing_slicing)] // only used in constants, where the compiler checks it
const fn of_speech(wanted: bool) -> Row {
    let mut row = [0.0; LABELS];
    let mut at = 0;
    while at < LABELS {
        if KINDS[at].is_speech() == wanted {
            row[at] = 1.0;
        }
        at += 1;
    }
    row
}

fn transposed(matrix: &[Row; LABELS]) -> [Row; LABELS] {
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

impl Masses {
    /// Where a sequence may end: what is no speech and has none after it is not within the conversation.
    const END: Self = Self { before: [1.0; LABELS], within: SPEECH, after: [1.0; LABELS] };

    fn of(&self, row: impl Fn(&Row) -> Row) -> Self {
        Self { before: row(&self.before), within: row(&self.within), after: row(&self.after) }
    }

    fn all(&self) -> impl Iterator<Item = &f64> {
        self.before.iter().chain(&self.within).chain(&self.after)
    }

    /// Those of the next position.
    fn onward(&self, [before, within, after]: &Transitions) -> Self {
        let opened = product(&self.before, before);
        Self {
            before: times(&opened, &SILENT),
            within: plus(&product(&self.within, within), &times(&opened, &SPEECH)),
            after: product(&self.ended(), after),
        }
    }

    /// Those of the position before.
    fn back(&self, [before, within, after]: &Transitions) -> Self {
        let ending = product(&times(&self.after, &SILENT), after);
        Self {
            before: product(&self.opening(), before),
            within: plus(&product(&self.within, within), &times(&ending, &SPEECH)),
            after: times(&ending, &SILENT),
        }
    }

    /// After which nobody need speak.
    fn ended(&self) -> Row {
        plus(&times(&self.within, &SPEECH), &self.after)
    }

    /// Before which nobody need have spoken.
    fn opening(&self) -> Row {
        plus(&times(&self.before, &SILENT), &times(&self.within, &SPEECH))
    }
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
    forward: Vec<(Masses, f64)>,
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
        let mut before: Option<Masses> = None;
        for potential in &self.potentials {
            let arriving = before.map_or(factors.initial, |masses| masses.onward(&factors.onward));
            let mut masses = arriving.of(|row| times(row, potential));
            if self.forward.len() + 1 == self.potentials.len() {
                masses.within = times(&masses.within, &Masses::END.within);
            }
            let scale: f64 = masses.all().sum();
            masses = masses.of(|row| row.map(|cell| cell / scale));
            self.log_total += scale.ln();
            self.forward.push((masses, scale));
            before = Some(masses);
        }
    }

    fn pass_backward(&mut self, factors: &Factors) {
        self.nodes.clear();
        self.edges = Transitions::default();
        let mut after = Masses::END;
        let mut places = self.forward.iter().zip(&self.potentials).rev().peekable();
        while let Some(((masses, scale), potential)) = places.next() {
            let outside =
                plus(&times(&masses.before, &after.before), &times(&masses.after, &after.after));
            self.nodes.push(plus(&outside, &times(&masses.within, &after.within)));
            if let Some(((before, _), _)) = places.peek() {
                let leaving = after.of(|row| times(potential, row).map(|cell| cell / scale));
                add_products(&mut self.edges, before, &leaving);
                after = leaving.back(&factors.back);
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

fn plus(left: &Row, right: &Row) -> Row {
    let mut row = *left;
    row.iter_mut().zip(right).for_each(|(cell, more)| *cell += more);
    row
}

/// A row by a matrix.
fn product(row: &Row, matrix: &[Row; LABELS]) -> Row {
    let mut sums = [0.0; LABELS];
    for (factor, line) in row.iter().zip(matrix) {
        for (sum, cell) in sums.iter_mut().zip(line) {
            *sum += factor * cell;
        }
    }
    sums
}

fn add_products(sums: &mut Transitions, before: &Masses, after: &Masses) {
    let [of_before, of_within, of_after] = sums;
    add_product(of_before, &before.before, &after.opening());
    add_product(of_within, &before.within, &after.within);
    add_product(of_after, &before.ended(), &after.after);
}

fn add_product(sums: &mut [Row; LABELS], left: &Row, right: &Row) {
    for (line, factor) in sums.iter_mut().zip(left) {
        for (sum, cell) in line.iter_mut().zip(right) {
            *sum += factor * cell;
        }
    }
}
