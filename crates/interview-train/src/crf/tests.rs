use super::chain::{Expectation, Factors};
use interview_parser::decoder::KINDS;

use super::*;
use crate::random::Random;

fn how(l1: f64, l2: f64, threads: usize) -> Fit {
    Fit { l1, l2, iterations: 200, min_count: 1, threads }
}

fn number(random: &mut Random) -> f64 {
    f64::from(u32::try_from(random.below(2001)).unwrap()) / 1000.0 - 1.0
}

fn some_examples(count: usize, features: usize) -> Vec<Example> {
    let mut random = Random::new(&["examples"], 7);
    let example = |_| {
        let mut example = Example::new(1.0 + number(&mut random).abs());
        for _ in 0..=random.below(5) {
            let fired: Vec<u32> =
                (0..3).map(|_| u32::try_from(random.below(features)).unwrap()).collect();
            let allowed = if random.chance(20) { 0b0000_1100 } else { 1 << random.below(LABELS) };
            example.push(&fired, allowed);
        }
        example
    };
    (0..count).map(example).collect()
}

fn first(examples: Vec<Example>) -> Lessons {
    Lessons { first: examples, ..Lessons::default() }
}

/// The score of one labelling, added up the plain way.
fn score(labels: &[usize], scores: &[Row], transitions: &Transitions, initial: &Row) -> f64 {
    let emitted: f64 = labels.iter().zip(scores).map(|(&label, row)| row[label]).sum();
    let moved = |(at, pair): (usize, &[usize])| transitions[part(labels, at)][pair[0]][pair[1]];
    initial[labels[0]] + emitted + labels.windows(2).enumerate().map(moved).sum::<f64>()
}

/// The part in which a position has the next after it.
fn part(labels: &[usize], at: usize) -> usize {
    let speaks = |labels: &[usize]| labels.iter().any(|label| KINDS[*label].is_speech());
    match (speaks(&labels[..=at]), speaks(&labels[at + 1..])) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => 2,
    }
}

fn labellings(length: usize) -> Vec<Vec<usize>> {
    let count = LABELS.pow(u32::try_from(length).unwrap());
    let digit = |number: usize, at| number / LABELS.pow(u32::try_from(at).unwrap()) % LABELS;
    (0..count).map(|number| (0..length).map(|at| digit(number, at)).collect()).collect()
}

fn random_chain(random: &mut Random) -> (Transitions, Row) {
    let mut row = || [0.0; LABELS].map(|_: f64| number(random));
    (Transitions::default().map(|rows| rows.map(|_: Row| row())), row())
}

#[test]
fn expectations_are_those_of_counting_every_labelling() {
    let mut random = Random::new(&["chain"], 3);
    let (transitions, initial) = random_chain(&mut random);
    let scores: Vec<Row> =
        (0..3).map(|_| [0.0; LABELS].map(|_: f64| number(&mut random))).collect();
    let allowed = [0b1111_1111, 0b0000_1101, 0b1111_0000];
    let weight = |labels: &Vec<usize>| {
        let fits = labels.iter().zip(allowed).all(|(label, allowed)| allowed >> label & 1 == 1);
        if fits { score(labels, &scores, &transitions, &initial).exp() } else { 0.0 }
    };
    let all = labellings(3);
    let total: f64 = all.iter().map(weight).sum();
    let mut found = Expectation::default();
    found.compute(&scores, allowed.into_iter(), &Factors::new(&transitions, &initial));
    assert!((found.log_total - total.ln()).abs() < 1e-12);
    for label in 0..LABELS {
        let node = all.iter().filter(|labels| labels[1] == label).map(weight).sum::<f64>() / total;
        assert!((found.nodes[1][label] - node).abs() < 1e-12);
        for (at, edges) in found.edges.iter().enumerate() {
            let is_edge = |labels: &[usize], from: usize| {
                labels[from..from + 2] == [2, label] && part(labels, from) == at
            };
            let times = |labels: &Vec<usize>| {
                (0..2).filter(|from| is_edge(labels, *from)).map(|_| 1.0).sum::<f64>()
            };
            let edge = all.iter().map(|labels| weight(labels) * times(labels)).sum::<f64>() / total;
            assert!((edges[2][label] - edge).abs() < 1e-12);
        }
    }
}

#[test]
fn scores_of_any_size_stay_finite() {
    let scores = vec![[-4000.0, 3000.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0]; 500];
    let mut found = Expectation::default();
    let flat = Factors::new(&Transitions::default(), &[0.0; LABELS]);
    found.compute(&scores, std::iter::repeat(1), &flat);
    assert!((found.log_total + 4000.0 * 500.0).abs() < 1e-3);
    assert_eq!(found.nodes.len(), 500);
}

#[test]
fn gradient_is_that_of_finite_differences() {
    let examples = some_examples(12, 5);
    let mut objective = Objective::new(&examples, 5, &how(0.0, 0.3, 2));
    let mut random = Random::new(&["point"], 1);
    let point: Vec<f64> = (0..objective.parameters()).map(|_| number(&mut random)).collect();
    let mut gradient = vec![0.0; point.len()];
    objective.evaluate(&point, &mut gradient);
    let mut ignored = gradient.clone();
    for at in 0..point.len() {
        let mut value_at = |step: f64| {
            let mut moved = point.clone();
            moved[at] += step;
            objective.evaluate(&moved, &mut ignored)
        };
        let slope = (value_at(1e-5) - value_at(-1e-5)) / 2e-5;
        assert!((slope - gradient[at]).abs() < 1e-5, "{at}: {slope}, not {}", gradient[at]);
    }
}

/// Every labelling of two positions, each as important as it is probable under a known model: the
/// likeliest model must give them the same probabilities.
#[test]
fn recovers_a_known_model() {
    let mut random = Random::new(&["known"], 5);
    let (transitions, initial) = random_chain(&mut random);
    let emissions: Vec<Row> =
        (0..2).map(|_| [0.0; LABELS].map(|_: f64| 2.0 * number(&mut random))).collect();
    let all = labellings(2);
    let weight = |labels: &Vec<usize>| score(labels, &emissions, &transitions, &initial).exp();
    let total: f64 = all.iter().map(weight).sum();
    let example = |labels: &Vec<usize>| {
        let mut example = Example::new(weight(labels) / total);
        example.push(&[0], 1 << labels[0]);
        example.push(&[1], 1 << labels[1]);
        example
    };
    let model = fit(first(all.iter().map(example).collect()), 2, &how(0.0, 0.0, 1));
    let fitted = |labels: &Vec<usize>| {
        score(labels, &model.emissions, &model.transitions, &model.initial).exp()
    };
    let fitted_total: f64 = all.iter().map(fitted).sum();
    for labels in &all {
        let (wanted, found) = (weight(labels) / total, fitted(labels) / fitted_total);
        assert!((wanted - found).abs() < 1e-4, "{labels:?}: {found} instead of {wanted}");
    }
}

#[test]
fn weights_do_not_depend_on_the_number_of_threads() {
    let fit_with = |threads| fit(first(some_examples(40, 9)), 9, &how(0.1, 0.1, threads));
    let alone = fit_with(1);
    assert_eq!(alone, fit_with(2));
    assert_eq!(alone, fit_with(3));
}

#[test]
fn rare_features_get_no_weight() {
    let mut examples = some_examples(40, 9);
    let mut rare = Example::new(1.0);
    rare.push(&[9], 1);
    examples.push(rare);
    let model = fit(first(examples), 11, &Fit { min_count: 2, ..how(0.1, 0.1, 1) });
    assert_eq!(model.emissions.len(), 11);
    assert!(model.emissions[0].iter().any(|&weight| weight != 0.0));
    assert!(model.emissions[9..].as_flattened().iter().all(|&weight| weight == 0.0));
}

#[test]
fn what_is_learned_second_changes_no_weight_but_its_own() {
    let all = some_examples(60, 9);
    let (some, others) = all.split_at(30);
    let how = how(0.1, 0.1, 1);
    let before = fit(first(some.to_vec()), 9, &how);
    let lessons = Lessons { first: some.to_vec(), second: others.to_vec(), own: 5 };
    let after = fit(lessons, 9, &how);
    assert_eq!(after.emissions[..5], before.emissions[..5]);
    assert_eq!((after.transitions, after.initial), (before.transitions, before.initial));
    assert_ne!(after.emissions[5..], before.emissions[5..]);
}
