//! Logistic regression.

use interview_parser::decoder::{Detector, FACTS};

use super::cases::{Case, Group};
use crate::crf::minimise;

/// What the square of a weight costs.
const L2: f64 = 0.5;
/// The most steps of the minimiser, which needs fewer.
const ITERATIONS: usize = 200;

/// The weights under which it is likeliest that the cases are what they are. Cases that there are no
/// facts about say nothing. Others together count half as much as the interviews, made ones a
/// quarter, however many there are; three exchanges of an interview half as much as the interview.
pub(super) fn fit(cases: &[&Case]) -> Detector {
    let lessons = lessons(cases);
    let found = minimise(vec![0.0; FACTS.len()], 0.0, ITERATIONS, |point, gradient| {
        evaluate(&lessons, point, gradient)
    });
    let mut detector = Detector::default();
    for (weight, found) in detector.weights.iter_mut().zip(found.point) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "weights are small and need few digits"
        )]
        {
            *weight = found as f32;
        }
    }
    detector
}

/// Facts, 1 for an interview and 0 for another article, and how much the case counts.
type Lesson = ([f64; FACTS.len()], f64, f64);

fn lessons(cases: &[&Case]) -> Vec<Lesson> {
    let count = |test: fn(&Group) -> bool| {
        let counted = cases.iter().filter(|case| case.facts.is_some() && test(&case.group));
        counted.fold(0.0, |count, _| count + 1.0)
    };
    let interviews: f64 = count(Group::is_interview);
    let others: f64 = count(|group| *group == Group::Others);
    let made: f64 = count(Group::is_made);
    let lesson = |case: &&Case| {
        let facts = case.facts?.map(f64::from);
        Some(match &case.group {
            Group::Interviews(_) => (facts, 1.0, 1.0),
            Group::Excerpts => (facts, 1.0, 0.5),
            Group::Others => (facts, 0.0, interviews / 2.0 / others),
            _ => (facts, 0.0, interviews / 4.0 / made),
        })
    };
    cases.iter().filter_map(lesson).collect()
}

/// The loss and its gradient. The first weight, that of no fact, costs nothing.
fn evaluate(lessons: &[Lesson], point: &[f64], gradient: &mut [f64]) -> f64 {
    let mut loss = 0.0;
    for (weight, slope) in point.iter().zip(gradient.iter_mut()).skip(1) {
        loss += L2 * weight * weight;
        *slope = 2.0 * L2 * weight;
    }
    for (facts, wanted, counts) in lessons {
        let sum: f64 = point.iter().zip(facts).map(|(weight, fact)| weight * fact).sum();
        // ln(1 + e^sum) - wanted * sum, without running over.
        loss += counts * (sum.max(0.0) + (-sum.abs()).exp().ln_1p() - wanted * sum);
        let error = counts * (1.0 / (1.0 + (-sum).exp()) - wanted);
        for (slope, fact) in gradient.iter_mut().zip(facts) {
            *slope += error * fact;
        }
    }
    loss
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(group: Group, fact: f32) -> Case {
        let mut facts = [0.0; FACTS.len()];
        (facts[0], facts[2]) = (1.0, fact);
        let (name, family) = ("a".to_owned(), "a".to_owned());
        Case { name, group, family, asks: true, facts: Some(facts) }
    }

    #[test]
    fn interviews_are_told_by_the_fact_that_they_share() {
        let interviews = || Group::Interviews("x".to_owned());
        let cases: Vec<Case> = (0..40)
            .map(|at| if at % 2 == 0 { case(interviews(), 1.0) } else { case(Group::Others, 0.0) })
            .collect();
        let detector = fit(&cases.iter().collect::<Vec<_>>());
        assert!(detector.weights[2] > 1.0, "{detector:?}");
        assert!(detector.probability(&cases[0].facts.unwrap()) > 0.8, "{detector:?}");
        assert!(detector.probability(&cases[1].facts.unwrap()) < 0.3, "{detector:?}");
    }

    #[test]
    fn slopes_are_those_of_the_loss() {
        let cases = [case(Group::Interviews("x".to_owned()), 0.7), case(Group::Others, 0.2)];
        let lessons = lessons(&cases.iter().collect::<Vec<_>>());
        let at = |x: f64| {
            let (mut point, mut gradient) = ([0.0; FACTS.len()], [0.0; FACTS.len()]);
            point[2] = x;
            let loss = evaluate(&lessons, &point, &mut gradient);
            (loss, gradient[2])
        };
        let slope = (at(0.4001).0 - at(0.3999).0) / 0.0002;
        assert!((slope - at(0.4).1).abs() < 1e-5, "{slope} {}", at(0.4).1);
    }
}
