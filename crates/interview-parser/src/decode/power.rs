//! Exponents and powers of all of a block's scores at once: right to six digits, which is more than
//! probabilities are worth, and ten times as fast as one after the other.

use std::f32::consts::{LN_2, LOG2_E, SQRT_2};

use super::weights::K;

/// `e` to the power of each number from -87 to 88; of others, of the nearer of these two.
pub(super) fn exponents(numbers: [f32; K]) -> [f32; K] {
    numbers.map(|number| power_of_two(number * LOG2_E))
}

/// Each number, from 0 to 1, to the power of a positive one.
pub(super) fn powers(numbers: [f32; K], exponent: f32) -> [f32; K] {
    numbers.map(|number| power_of_two(logarithm(number) * exponent))
}

/// 2 to the power of a number, which is taken apart into a whole one and a rest from -½ to ½. The
/// rest's power is the beginning of a series, and the whole number is added to its exponent.
#[inline]
fn power_of_two(number: f32) -> f32 {
    // Above this, numbers have no places after the point: to add it is to round.
    const ROUNDS: f32 = 12_582_912.0;
    let number = number.clamp(-126.0, 127.0);
    let rounded = number + ROUNDS;
    let rest = (number - (rounded - ROUNDS)) * LN_2;
    let series = [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0];
    let power = series.iter().fold(1.0 / 720.0, |sum, factor| sum * rest + factor);
    f32::from_bits(power.to_bits().wrapping_add(rounded.to_bits() << MANTISSA))
}

/// The logarithm of a positive number to the base 2: its exponent, and the beginning of the series
/// of its mantissa's, which is taken from about 0.7 to 1.4. Of 0, one below all others.
#[inline]
fn logarithm(number: f32) -> f32 {
    let below = (SQRT_2 / 2.0).to_bits();
    let bits = number.to_bits().wrapping_sub(below);
    #[allow(clippy::cast_possible_wrap)] // so that the sign stays when it is shifted
    let exponent = bits as i32 >> MANTISSA;
    let mantissa = f32::from_bits((bits & ((1 << MANTISSA) - 1)) + below);
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let series = [1.0 / 5.0, 1.0 / 3.0, 1.0].iter().fold(1.0 / 7.0, |sum, it| sum * square + it);
    #[allow(clippy::cast_precision_loss)] // eight bits
    let whole = exponent as f32;
    whole + 2.0 * LOG2_E * ratio * series
}

/// How many bits of a number come after its exponent.
const MANTISSA: u32 = f32::MANTISSA_DIGITS - 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_right_to_six_digits() {
        for number in (-8000_i16..=0).map(|it| f32::from(it) / 100.0) {
            let [found, ..] = exponents([number; K]);
            assert!((found / number.exp() - 1.0).abs() < 1e-5, "{number}: {found}");
        }
        assert!(exponents([f32::NEG_INFINITY; K])[0] < 1e-37);
    }

    #[test]
    fn powers_are_right_to_six_digits() {
        for exponent in [0.5, 0.67, 1.0, 2.0] {
            for number in (-2000_i16..=0).map(|it| (f32::from(it) / 100.0).exp()) {
                let [found, ..] = powers([number; K], exponent);
                let wanted = number.powf(exponent);
                assert!((found / wanted - 1.0).abs() < 1e-5, "{number}, {exponent}: {found}");
            }
        }
        assert!(powers([0.0; K], 0.67)[0] < 1e-20);
    }
}
