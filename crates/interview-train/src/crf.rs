//! A linear-chain conditional random field over binary features, and how its weights are found.
//!
//! The objective is that of `CRFsuite`, so that its figures can be compared with ours: the negative
//! log-likelihood of the labels, weighted by each example's importance, plus `l1 * |w|` plus
//! `l2 * |w|²` (no half). It differs in three things. A position may allow several labels, and the
//! likelihood is then that of any of them. Labels follow each other with other weights before the conversation,
//! within it and after it ([`PARTS`]). And these weights cost hardly any L2.

mod chain;
mod dictionary;
mod example;
mod minimise;
mod objective;

pub(crate) use example::Example;
pub(crate) use minimise::minimise;

use interview_parser::decoder::PARTS;

use dictionary::Dictionary;
use objective::Objective;

/// How many labels there are: the kinds that the decoder tells apart.
pub(crate) const LABELS: usize = interview_parser::decoder::KINDS.len();

/// One number for each label.
pub(crate) type Row = [f64; LABELS];

/// For each part of a sequence, for each label, the weight of each label after it.
pub(crate) type Transitions = [[Row; LABELS]; PARTS.len()];

/// How weights are found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fit {
    /// What the absolute value of a weight costs.
    pub(crate) l1: f64,
    /// What the square of a weight costs.
    pub(crate) l2: f64,
    /// The most steps of the minimiser.
    pub(crate) iterations: usize,
    /// Features that fire less often in the examples get no weight.
    pub(crate) min_count: u32,
    /// How many threads work. The weights do not depend on it.
    pub(crate) threads: usize,
}

/// The weights that were found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Model {
    /// A row for each feature, those without weight included.
    pub(crate) emissions: Vec<Row>,
    /// From the label of the row to the label of the column.
    pub(crate) transitions: Transitions,
    /// For the label of the first position.
    pub(crate) initial: Row,
    /// What the minimiser reached.
    pub(crate) objective: f64,
}

/// What weights are learned from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lessons {
    /// What all weights are learned from.
    pub(crate) first: Vec<Example>,
    /// What the weights of features from `own` on are then learned from, while all others stay as they
    /// are.
    pub(crate) second: Vec<Example>,
    pub(crate) own: u32,
}

/// Finds the weights under which the labels of examples are likeliest. Feature ids are below
/// `feature_count`.
pub(crate) fn fit(mut lessons: Lessons, feature_count: usize, how: &Fit) -> Model {
    let all = || lessons.first.iter().chain(&lessons.second);
    let dictionary = Dictionary::of(all(), feature_count, how.min_count);
    for example in lessons.first.iter_mut().chain(&mut lessons.second) {
        example.rename_features(|feature| dictionary.short_id(feature));
    }
    let mut objective = Objective::new(&lessons.first, dictionary.len(), how);
    let start = vec![0.0; objective.parameters()];
    let mut found = minimise(start, how.l1, how.iterations, |point, gradient| {
        objective.evaluate(point, gradient)
    });
    if !lessons.second.is_empty() {
        let own = dictionary.first_from(lessons.own) * LABELS..dictionary.len() * LABELS;
        let mut objective = Objective::new(&lessons.second, dictionary.len(), how);
        found = minimise(found.point, how.l1, how.iterations, |point, gradient| {
            let value = objective.evaluate(point, gradient);
            for (at, (slope, weight)) in gradient.iter_mut().zip(point).enumerate() {
                if !own.contains(&at) {
                    // It outweighs the cost of the weight, which stays where it is.
                    *slope = if *weight == 0.0 { 0.0 } else { -how.l1 * weight.signum() };
                }
            }
            value
        });
    }
    let (rows, _) = found.point.as_chunks();
    let (short, chain) = rows.split_at(dictionary.len());
    Model {
        emissions: dictionary.spread(short, feature_count),
        transitions: objective::transitions(chain),
        initial: chain.last().copied().unwrap_or_default(),
        objective: found.value,
    }
}

#[cfg(test)]
mod tests;
