use super::power::powers;
use super::weights::K;

/// Probabilities as they are after calibration: each to the power of one by `temperature`, and
/// together 1 again. Above 1 the temperature makes all choices less sure, below 1 surer; their order
/// stays. [`Weights::probabilities`](super::Weights::probabilities) does so with the weights' own.
///
/// This is temperature scaling (Guo et al., 2017), of the decoder's probabilities rather than of
/// its scores: the neighbours are weighed as they were in training, which tells right from wrong
/// better on articles that the weights have not seen.
///
/// ```
/// use interview_parser::decoder::calibrated;
///
/// let sure = [0.9, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
/// let [likely, other, ..] = calibrated(sure, 2.0);
/// assert!((likely - 0.75).abs() < 1e-3 && (other - 0.25).abs() < 1e-3);
/// ```
#[must_use]
pub fn calibrated(probabilities: [f32; K], temperature: f32) -> [f32; K] {
    if probabilities.iter().sum::<f32>() == 0.0 {
        return probabilities;
    }
    let raised = powers(probabilities, temperature.recip());
    let sum: f32 = raised.iter().sum();
    raised.map(|part| part / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_stays_and_the_sum_is_one() {
        let probabilities = [0.5, 0.2, 0.1, 0.05, 0.05, 0.05, 0.05, 0.0];
        for temperature in [0.5, 1.0, 1.7, 9.0] {
            let found = calibrated(probabilities, temperature);
            assert!(found.is_sorted_by(|a, b| a >= b), "{found:?}");
            assert!((found.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{found:?}");
        }
    }

    #[test]
    fn a_temperature_of_one_changes_nothing() {
        let sure = [0.9, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        for (found, wanted) in calibrated(sure, 1.0).iter().zip(sure) {
            assert!((found - wanted).abs() < 1e-5, "{found} {wanted}");
        }
    }

    #[test]
    fn what_sums_to_nothing_stays() {
        assert!(calibrated([0.0; K], 2.0).iter().all(|it| *it == 0.0));
    }
}
