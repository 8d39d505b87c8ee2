//! OWL-QN: a quasi-Newton minimiser for a smooth function plus an L1 term, after Andrew and Gao,
//! "Scalable training of L1-regularized log-linear models" (2007).

use std::collections::VecDeque;

/// How many steps back the curvature is estimated from.
const HISTORY: usize = 6;
/// The share of the promised decrease with which a step is content.
const ENOUGH: f64 = 1e-4;
/// How often a step is halved before it is given up.
const HALVINGS: usize = 20;
/// How small the slope is, relative to the point, at the minimum.
const FLAT: f64 = 1e-5;

/// A point and what the function is there.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) point: Vec<f64>,
    /// The value, L1 term included.
    pub(crate) value: f64,
    /// The slope of the smooth part.
    gradient: Vec<f64>,
}

/// Goes down from `start` for at most `iterations` steps. `smooth` gives the value of the smooth
/// part at a point and writes its gradient; `l1` is the cost of an absolute value of one.
pub(crate) fn minimise(
    start: Vec<f64>,
    l1: f64,
    iterations: usize,
    mut smooth: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Place {
    let mut at = |point: Vec<f64>| {
        let mut gradient = vec![0.0; point.len()];
        let value = smooth(&point, &mut gradient) + l1 * point.iter().map(|x| x.abs()).sum::<f64>();
        Place { point, value, gradient }
    };
    let mut here = at(start);
    let mut history = History::default();
    for _ in 0..iterations {
        let slope = steepest(&here, l1);
        if norm(&slope) <= FLAT * norm(&here.point).max(1.0) {
            break;
        }
        let direction = history.direction(&slope);
        let first_step = if history.steps.is_empty() { norm(&slope).recip() } else { 1.0 };
        match search(&here, &slope, &direction, first_step, &mut at) {
            Some(next) => {
                history.push(&here, &next);
                here = next;
            }
            None if history.steps.is_empty() => break,
            None => history.steps.clear(),
        }
    }
    here
}

/// The gradient with the L1 term: where a weight is zero, the slope on the side that goes down, or
/// zero if neither does.
fn steepest(here: &Place, l1: f64) -> Vec<f64> {
    let slope = |(&x, &g): (&f64, &f64)| match x {
        x if x > 0.0 => g + l1,
        x if x < 0.0 => g - l1,
        _ if g + l1 < 0.0 => g + l1,
        _ if g - l1 > 0.0 => g - l1,
        _ => 0.0,
    };
    here.point.iter().zip(&here.gradient).map(slope).collect()
}

/// Halves the step until the function falls enough. No weight changes its sign in one step.
fn search(
    here: &Place,
    slope: &[f64],
    direction: &[f64],
    first_step: f64,
    at: &mut impl FnMut(Vec<f64>) -> Place,
) -> Option<Place> {
    let mut step = first_step;
    for _ in 0..=HALVINGS {
        let there = at(advance(&here.point, slope, direction, step));
        let moved = difference(&there.point, &here.point);
        if there.value <= here.value + ENOUGH * dot(&moved, slope) {
            return Some(there);
        }
        step *= 0.5;
    }
    None
}

fn advance(point: &[f64], slope: &[f64], direction: &[f64], step: f64) -> Vec<f64> {
    let parts = point.iter().zip(slope).zip(direction);
    let advance = |((&x, &slope), &direction): ((&f64, &f64), &f64)| {
        let side = if x == 0.0 { -slope } else { x };
        let moved = x + step * direction;
        if moved * side > 0.0 { moved } else { 0.0 }
    };
    parts.map(advance).collect()
}

/// The last steps and how the gradient changed over each.
#[derive(Debug, Default)]
struct History {
    steps: VecDeque<Step>,
}

#[derive(Debug)]
struct Step {
    moved: Vec<f64>,
    bent: Vec<f64>,
    curvature: f64,
}

impl History {
    fn push(&mut self, from: &Place, to: &Place) {
        let moved = difference(&to.point, &from.point);
        let bent = difference(&to.gradient, &from.gradient);
        let curvature = dot(&moved, &bent);
        if curvature > 0.0 {
            self.steps.push_back(Step { moved, bent, curvature });
        }
        if self.steps.len() > HISTORY {
            self.steps.pop_front();
        }
    }

    /// Downhill, the slope bent by the estimated inverse of the curvature (the two loops of
    /// L-BFGS), without the parts that would go up.
    fn direction(&self, slope: &[f64]) -> Vec<f64> {
        let mut direction: Vec<f64> = slope.iter().map(|slope| -slope).collect();
        let mut shares = Vec::with_capacity(self.steps.len());
        for step in self.steps.iter().rev() {
            let share = dot(&step.moved, &direction) / step.curvature;
            add_scaled(&mut direction, &step.bent, -share);
            shares.push(share);
        }
        if let Some(last) = self.steps.back() {
            let scale = last.curvature / dot(&last.bent, &last.bent);
            for part in &mut direction {
                *part *= scale;
            }
        }
        for (step, share) in self.steps.iter().zip(shares.into_iter().rev()) {
            let other = dot(&step.bent, &direction) / step.curvature;
            add_scaled(&mut direction, &step.moved, share - other);
        }
        for (part, slope) in direction.iter_mut().zip(slope) {
            *part = if *part * slope < 0.0 { *part } else { 0.0 };
        }
        direction
    }
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

fn norm(vector: &[f64]) -> f64 {
    dot(vector, vector).sqrt()
}

fn difference(left: &[f64], right: &[f64]) -> Vec<f64> {
    left.iter().zip(right).map(|(left, right)| left - right).collect()
}

fn add_scaled(sums: &mut [f64], more: &[f64], factor: f64) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += factor * more;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sums of five squares of differences between neighbours: each weight pulls at the next.
    fn springs(point: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let mut value = 0.0;
        for (at, pull) in [4.0, -3.0, 1.0, 0.2, -5.0].into_iter().enumerate() {
            let next = (at + 1) % point.len();
            let off = 2.0 * point[at] - point[next] - pull;
            value += off * off;
            gradient[at] += 4.0 * off;
            gradient[next] -= 2.0 * off;
        }
        value
    }

    /// At the minimum the slope of the smooth part holds the L1 term in balance.
    #[test]
    fn ends_where_nothing_goes_down() {
        let found = minimise(vec![0.0; 5], 8.0, 100, springs);
        assert!(norm(&steepest(&found, 8.0)) < 1e-4, "{found:?}");
        assert!(found.point.contains(&0.0), "{found:?}");
        assert!(found.point.iter().filter(|&&weight| weight != 0.0).count() > 1, "{found:?}");
    }

    /// Of `(x - a)² + l1 * |x|` the minimum is `a` drawn towards zero by half of `l1`.
    #[test]
    fn draws_weights_to_zero_by_the_l1_term() {
        let wanted = [3.0, -2.0, 0.4, -0.4, 0.0];
        let found = minimise(vec![0.0; 5], 1.0, 50, |point, gradient| {
            let off = difference(point, &wanted);
            gradient.copy_from_slice(&off.iter().map(|off| 2.0 * off).collect::<Vec<_>>());
            dot(&off, &off)
        });
        for (found, wanted) in found.point.iter().zip([2.5, -1.5, 0.0, 0.0, 0.0]) {
            assert!((found - wanted).abs() < 1e-6, "{found} instead of {wanted}");
        }
    }
}
