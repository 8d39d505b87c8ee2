use std::fmt::Write as _;
use std::num::ParseIntError;
use std::ops::Range;
use std::str::FromStr;

use thiserror::Error;

use super::observations::{FEATURE_COUNT, KINDS};
use super::template;
use crate::learned::{head, hundredths, of_hundredths, rows};

pub(super) const K: usize = KINDS.len();

/// How much each feature speaks for each kind, and each kind for the kind after it.
///
/// Written as text: a first line with the format's name and version, lines that begin with `#` for
/// the weights' provenance, then a row for each feature that has a weight: its template, its value
/// and a weight for each of [`KINDS`], in hundredths. A template after the word `Labelled` counts where
/// turns open with labels, beside the one without it. The rows `Transition` give the weights of the
/// kind after each kind, the row `Initial` those of the first. The row `Temperature` has one number,
/// in hundredths; without it that is 1.
///
/// ```
/// use interview_parser::decoder::{Weights, weights};
///
/// let text = weights().to_text("made for an example");
/// assert_eq!(Weights::from_text(&text)?, *weights());
/// # Ok::<(), interview_parser::decoder::WeightsError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Weights {
    /// For each feature, its weight for each kind.
    pub emissions: Vec<[f32; K]>,
    /// For each kind, the weight of each kind after it.
    pub transitions: [[f32; K]; K],
    /// The weight of each kind at the start.
    pub initial: [f32; K],
    /// What [`calibrated`](super::calibrated) makes probabilities with, so that they are as high as
    /// choices are often right. The choices do not depend on it.
    pub temperature: f32,
}

/// Why a text is not a file of weights.
///
/// ```
/// let error = interview_parser::decoder::Weights::from_text("something else").unwrap_err();
/// assert!(error.to_string().starts_with("line 1"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line} of the weights: {reason}")]
pub struct WeightsError {
    line: usize,
    reason: String,
}

const FORMAT: &str = "interview weights 1";

impl Default for Weights {
    /// All weights are 0, the temperature is 1.
    fn default() -> Self {
        Self {
            emissions: vec![[0.0; K]; FEATURE_COUNT],
            transitions: [[0.0; K]; K],
            initial: [0.0; K],
            temperature: 1.0,
        }
    }
}

impl Weights {
    /// Reads what [`to_text`](Self::to_text) writes.
    ///
    /// # Errors
    ///
    /// The first line that is not of the format, or speaks of a feature that this version of the
    /// crate does not have.
    ///
    /// ```
    /// assert!(interview_parser::decoder::Weights::from_text("interview weights 1\n").is_ok());
    /// ```
    pub fn from_text(text: &str) -> Result<Self, WeightsError> {
        let mut weights = Self::default();
        let rows = rows(text, FORMAT).map_err(|reason| WeightsError { line: 1, reason })?;
        let mut last = (String::new(), None);
        for (line, row) in rows {
            weights.read_row(row, &mut last).map_err(|reason| WeightsError { line, reason })?;
        }
        Ok(weights)
    }

    fn read_row(
        &mut self,
        row: &str,
        last: &mut (String, Option<Range<usize>>),
    ) -> Result<(), String> {
        let mut cells = row.split('\t');
        let name = cells.next().unwrap_or_default();
        let value: usize = number(cells.next())?;
        if name == "Temperature" {
            self.temperature = of_hundredths(u16::try_from(value).unwrap_or(u16::MAX).max(1));
            return Ok(());
        }
        let place = match name {
            "Initial" => Some(&mut self.initial),
            "Transition" => self.transitions.get_mut(value),
            _ => {
                // Rows of a template follow each other.
                if last.0 != name {
                    *last = (name.to_owned(), template::features_of(name));
                }
                let feature = last.1.clone().and_then(|mut range| range.nth(value));
                feature.and_then(|feature| self.emissions.get_mut(feature))
            }
        };
        let place = place.ok_or_else(|| format!("there is no feature {name} {value}"))?;
        for weight in place.iter_mut() {
            *weight = of_hundredths(number::<i16>(cells.next())?);
        }
        Ok(())
    }

    /// The weights as text, with lines that say where they come from. Weights are rounded to
    /// hundredths; features without any are left out.
    ///
    /// ```
    /// let text = interview_parser::decoder::Weights::default().to_text("none");
    /// assert!(text.contains("# none"));
    /// ```
    #[must_use]
    pub fn to_text(&self, provenance: &str) -> String {
        let mut text = head(FORMAT, provenance);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "Temperature\t{}", hundredths(self.temperature));
        write_row(&mut text, "Initial", 0, &self.initial);
        for (value, row) in self.transitions.iter().enumerate() {
            write_row(&mut text, "Transition", value, row);
        }
        let names = template::names().map(|(name, _)| name.to_owned());
        let labelled = template::names().map(|(name, _)| format!("{}{name}", template::LABELLED));
        for name in names.chain(labelled) {
            let range = template::features_of(&name).unwrap_or_default();
            for (value, row) in self.emissions.get(range).unwrap_or_default().iter().enumerate() {
                if row.iter().any(|weight| hundredths(*weight) != 0) {
                    write_row(&mut text, &name, value, row);
                }
            }
        }
        text
    }
}

fn number<T: FromStr<Err = ParseIntError>>(cell: Option<&str>) -> Result<T, String> {
    cell.unwrap_or_default().parse().map_err(|error: ParseIntError| error.to_string())
}

fn write_row(text: &mut String, name: &str, value: usize, row: &[f32; K]) {
    // Writing to a string cannot fail.
    let _ = write!(text, "{name}\t{value}");
    for weight in row {
        let _ = write!(text, "\t{}", hundredths(*weight));
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_back() {
        let mut weights = Weights::default();
        weights.emissions[3][2] = 1.25;
        weights.emissions[FEATURE_COUNT - 1][1] = 0.5;
        weights.transitions[1][0] = -0.5;
        weights.initial[7] = 3.0;
        weights.temperature = 1.37;
        let text = weights.to_text("one\n\ntwo");
        assert_eq!(Weights::from_text(&text), Ok(weights));
    }

    #[test]
    fn without_a_temperature_it_is_one() {
        let weights = Weights::from_text("interview weights 1\n").unwrap();
        assert_eq!(weights, Weights::default());
        assert!((weights.temperature - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn errors_name_the_line() {
        let rows = [
            ("", "line 1"),
            ("interview weights 1\nEnd\t999\t0\t0\t0\t0\t0\t0\t0\t0", "no feature End 999"),
            ("interview weights 1\n# x\nEnd\t1\t0", "line 3"),
            ("interview weights 1\nTemperature\t-1", "line 2"),
        ];
        for (text, wanted) in rows {
            let error = Weights::from_text(text).unwrap_err().to_string();
            assert!(error.contains(wanted), "{error}");
        }
    }
}
