use std::iter::repeat;
use std::thread;

use super::chain::{Expectation, Factors};
use super::{Example, Fit, LABELS, PARTS, Row, Transitions};

/// The examples are cut into this many shares whatever the number of threads, and the shares'
/// sums are added in their order: so the weights are the same on every machine.
const SHARES: usize = 8;

/// What is minimised, but for the part that has no gradient at zero (the L1 term).
#[derive(Debug)]
pub(super) struct Objective<'a> {
    shares: Vec<Share<'a>>,
    features: usize,
    l2: f64,
    threads: usize,
}

impl<'a> Objective<'a> {
    /// The objective over `examples`, whose features are below `features`.
    pub(super) fn new(examples: &'a [Example], features: usize, how: &Fit) -> Self {
        let rows = features + CHAIN;
        let shares = cut(examples).into_iter().map(|part| Share::new(part, rows)).collect();
        Self { shares, features, l2: how.l2, threads: how.threads.max(1) }
    }

    /// How many numbers a point has: a row for each feature, for each part one for each label that
    /// another may follow, and one for the first position.
    pub(super) fn parameters(&self) -> usize {
        (self.features + CHAIN) * LABELS
    }

    /// The value at `point`; `gradient` is overwritten with its slope there.
    pub(super) fn evaluate(&mut self, point: &[f64], gradient: &mut [f64]) -> f64 {
        self.work(&Weights::of(point, self.features));
        gradient.fill(0.0);
        let mut value = 0.0;
        for share in &self.shares {
            value += share.loss;
            add(gradient, share.gradient.as_flattened());
        }
        let features = self.features * LABELS;
        for (at, (slope, weight)) in gradient.iter_mut().zip(point).enumerate() {
            let l2 = if at < features { self.l2 } else { self.l2 * OF_CHAIN };
            *slope += 2.0 * l2 * weight;
            value += l2 * weight * weight;
        }
        value
    }

    fn work(&mut self, weights: &Weights<'_>) {
        let at_once = self.shares.len().div_ceil(self.threads).max(1);
        thread::scope(|scope| {
            for shares in self.shares.chunks_mut(at_once) {
                scope.spawn(move || shares.iter_mut().for_each(|share| share.evaluate(weights)));
            }
        });
    }
}

/// Cuts the examples into shares with about the same number of firings.
fn cut(examples: &[Example]) -> Vec<&[Example]> {
    let all: usize = examples.iter().map(Example::firings).sum();
    let (mut parts, mut rest) = (Vec::new(), examples);
    for share in 1..=SHARES {
        let wanted = all / SHARES;
        let mut held = 0;
        let count = rest.iter().take_while(|example| {
            held += example.firings();
            share == SHARES || held <= wanted || held == example.firings()
        });
        let (part, left) = rest.split_at(count.count());
        parts.push(part);
        rest = left;
    }
    parts
}

/// A point, taken apart.
#[derive(Debug)]
struct Weights<'a> {
    emissions: &'a [Row],
    factors: Factors,
}

impl<'a> Weights<'a> {
    fn of(point: &'a [f64], features: usize) -> Self {
        let (rows, _) = point.as_chunks();
        let (emissions, chain) = rows.split_at(features);
        let initial = chain.last().copied().unwrap_or_default();
        Self { emissions, factors: Factors::new(&transitions(chain), &initial) }
    }

    fn score(&self, features: &[u32]) -> Row {
        let mut score = [0.0; LABELS];
        for &feature in features {
            if let Some(row) = self.emissions.get(feature as usize) {
                add(&mut score, row);
            }
        }
        score
    }
}

/// What of the L2 term the weights of labels after each other cost: they are few, every sequence speaks of
/// them, and what never follows is to be told as clearly as that.
const OF_CHAIN: f64 = 0.03;

/// The rows of a point that are no feature's.
const CHAIN: usize = PARTS.len() * LABELS + 1;

/// The weights between labels, of the rows that are no feature's.
pub(super) fn transitions(chain: &[Row]) -> Transitions {
    let (steps, _) = chain.as_chunks();
    steps.first_chunk().copied().unwrap_or_default()
}

/// Some of the examples, and what they add to value and gradient.
#[derive(Debug)]
struct Share<'a> {
    examples: &'a [Example],
    loss: f64,
    gradient: Vec<Row>,
    scores: Vec<Row>,
    free: Expectation,
    right: Expectation,
}

impl<'a> Share<'a> {
    fn new(examples: &'a [Example], rows: usize) -> Self {
        Self {
            examples,
            loss: 0.0,
            gradient: vec![[0.0; LABELS]; rows],
            scores: Vec::new(),
            free: Expectation::default(),
            right: Expectation::default(),
        }
    }

    fn evaluate(&mut self, weights: &Weights<'_>) {
        self.loss = 0.0;
        self.gradient.fill([0.0; LABELS]);
        for example in self.examples {
            self.scores.clear();
            self.scores.extend(example.positions().map(|features| weights.score(features)));
            self.free.compute(&self.scores, repeat(u8::MAX), &weights.factors);
            self.right.compute(&self.scores, example.allowed(), &weights.factors);
            self.loss += example.importance() * (self.free.log_total - self.right.log_total);
            self.add_slope(example, weights.emissions.len());
        }
    }

    /// The slope is what the model expects, less what it expects among the right labellings.
    fn add_slope(&mut self, example: &Example, features: usize) {
        let importance = example.importance();
        let surplus = |free: &Row, right: &Row| surplus(free, right, importance);
        let (emissions, chain) = self.gradient.split_at_mut(features);
        let nodes = self.free.nodes.iter().zip(&self.right.nodes);
        for (features, (free, right)) in example.positions().zip(nodes.clone()) {
            let slope = surplus(free, right);
            for &feature in features {
                if let Some(row) = emissions.get_mut(feature as usize) {
                    add(row, &slope);
                }
            }
        }
        let edges = self.free.edges.as_flattened().iter().zip(self.right.edges.as_flattened());
        for (row, (free, right)) in chain.iter_mut().zip(edges) {
            add(row, &surplus(free, right));
        }
        if let (Some(row), Some((free, right))) = (chain.last_mut(), nodes.into_iter().next()) {
            add(row, &surplus(free, right));
        }
    }
}

fn surplus(free: &Row, right: &Row, importance: f64) -> Row {
    let mut row = *free;
    for (cell, right) in row.iter_mut().zip(right) {
        *cell = importance * (*cell - right);
    }
    row
}

fn add(sums: &mut [f64], more: &[f64]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}
