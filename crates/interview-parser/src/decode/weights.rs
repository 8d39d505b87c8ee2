use std::fmt::Write as _;
use std::num::ParseIntError;
use std::ops::Range;
use std::str::{FromStr, from_utf8};

use thiserror::Error;

use super::observations::{FEATURE_COUNT, KINDS};
use super::part::PARTS;
use super::template;
use crate::learned::{head, hundredths, of_hundredths, rows};

pub(super) const K: usize = KINDS.len();

/// For each kind, the weight of each kind after it.
pub(super) type Transitions = [[f32; K]; K];

/// How much each feature speaks for each kind, and each kind for the kind after it.
///
/// Written as text: a first line with the format's name and version, lines that begin with `#` for
/// the weights' provenance, then a row for each feature that has a weight: its template, its value
/// and a weight for each of [`KINDS`], in hundredths. A template after the word `Labelled` counts where
/// turns open with labels, beside the one without it. The rows named as one of [`PARTS`] give the weights of the
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
    /// For each of [`PARTS`] and each kind, the weight of each kind after it; 0 where it may not be.
    pub transitions: [Transitions; PARTS.len()],
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

const FORMAT: &str = "interview weights 2";

impl Default for Weights {
    /// All weights are 0, the temperature is 1.
    fn default() -> Self {
        Self {
            emissions: vec![[0.0; K]; FEATURE_COUNT],
            transitions: [[[0.0; K]; K]; PARTS.len()],
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
    /// assert!(interview_parser::decoder::Weights::from_text("interview weights 2\n").is_ok());
    /// ```
    pub fn from_text(text: &str) -> Result<Self, WeightsError> {
        Written::from_text(text).map(|written| written.weights())
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
        for (part, rows) in PARTS.iter().zip(&self.transitions) {
            for (value, row) in rows.iter().enumerate() {
                write_row(&mut text, part.name(), value, row);
            }
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

/// The weights of a feature as they are written, in hundredths.
pub(super) type Row = [i16; K];

/// [`Weights`] as they are written.
#[derive(Debug)]
pub(super) struct Written {
    /// For each feature, its weights.
    pub(super) emissions: Vec<Row>,
    /// All others; these have no emissions.
    pub(super) others: Weights,
}

impl Default for Written {
    fn default() -> Self {
        let others = Weights { emissions: Vec::new(), ..Weights::default() };
        Self { emissions: vec![[0; K]; FEATURE_COUNT], others }
    }
}

impl Written {
    /// See [`Weights::from_text`].
    pub(super) fn from_text(text: &str) -> Result<Self, WeightsError> {
        let mut written = Self::default();
        let rows = rows(text, FORMAT).map_err(|reason| WeightsError { line: 1, reason })?;
        let mut last: (&[u8], _) = (&[], None);
        for (line, row) in rows {
            written.read_row(row, &mut last).map_err(|reason| WeightsError { line, reason })?;
        }
        Ok(written)
    }

    /// Reads a row; `last` are the name of the template of the row before, and its features.
    fn read_row<'a>(
        &mut self,
        row: &'a str,
        last: &mut (&'a [u8], Option<Range<usize>>),
    ) -> Result<(), String> {
        let (name, mut cells) = cell(row.as_bytes());
        let value: usize = number(&mut cells)?;
        let mut row = [0; K];
        let (others, no_feature) = (&mut self.others, || {
            format!("there is no feature {} {value}", String::from_utf8_lossy(name))
        });
        let place = match name {
            b"Temperature" => {
                let value = u16::try_from(value).unwrap_or(u16::MAX);
                others.temperature = of_hundredths(value.max(1));
                return Ok(());
            }
            b"Initial" => Place::Other(&mut others.initial),
            _ if let Some(part) = part_named(name) => {
                let rows = others.transitions.get_mut(part);
                Place::Other(rows.and_then(|rows| rows.get_mut(value)).ok_or_else(no_feature)?)
            }
            _ => {
                // Rows of a template follow each other.
                if last.0 != name {
                    *last = (name, from_utf8(name).ok().and_then(template::features_of));
                }
                let feature = last.1.clone().and_then(|mut range| range.nth(value));
                let place = feature.and_then(|feature| self.emissions.get_mut(feature));
                Place::Feature(place.ok_or_else(no_feature)?)
            }
        };
        for weight in &mut row {
            *weight = number(&mut cells)?;
        }
        match place {
            Place::Feature(place) => *place = row,
            Place::Other(place) => *place = row.map(of_hundredths),
        }
        Ok(())
    }

    pub(super) fn weights(&self) -> Weights {
        let emissions = self.emissions.iter().map(|row| row.map(of_hundredths)).collect();
        Weights { emissions, ..self.others.clone() }
    }
}

/// Where the weights of a row belong.
fn part_named(name: &[u8]) -> Option<usize> {
    PARTS.iter().position(|part| part.name().as_bytes() == name)
}

enum Place<'a> {
    Feature(&'a mut Row),
    Other(&'a mut [f32; K]),
}

/// The first of some cells, and the others.
fn cell(cells: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr::memchr(b'\t', cells).unwrap_or(cells.len());
    (cells.get(..end).unwrap_or_default(), cells.get(end + 1..).unwrap_or_default())
}

/// The number of the first of some cells, which is taken from them.
fn number<T>(cells: &mut &[u8]) -> Result<T, String>
where
    T: FromStr<Err = ParseIntError> + TryFrom<i32>,
{
    if let Some((number, others)) = short_number(cells)
        && let Ok(number) = T::try_from(number)
    {
        *cells = others;
        return Ok(number);
    }
    let (first, others) = cell(cells);
    *cells = others;
    let first = from_utf8(first).unwrap_or_default();
    first.parse().map_err(|error: ParseIntError| error.to_string())
}

/// As [`number`], of four digits at most, as nearly all have.
fn short_number(cells: &[u8]) -> Option<(i32, &[u8])> {
    let (sign, digits) = match cells {
        [b'-', digits @ ..] => (-1, digits),
        digits => (1, digits),
    };
    let (mut number, mut rest) = (0, digits);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        if digits.len() - rest.len() == 4 {
            return None;
        }
        (number, rest) = (number * 10 + i32::from(digit - b'0'), after);
    }
    match rest {
        _ if rest.len() == digits.len() => None,
        [] => Some((sign * number, rest)),
        [b'\t', others @ ..] => Some((sign * number, others)),
        _ => None,
    }
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
        weights.transitions[2][1][0] = -0.5;
        weights.initial[7] = 3.0;
        weights.temperature = 1.37;
        let text = weights.to_text("one\n\ntwo");
        assert_eq!(Weights::from_text(&text), Ok(weights));
    }

    #[test]
    fn without_a_temperature_it_is_one() {
        let weights = Weights::from_text("interview weights 2\n").unwrap();
        assert_eq!(weights, Weights::default());
        assert!((weights.temperature - 1.0).abs() < f32::EPSILON);
    }

    #[test]
    fn errors_name_the_line() {
        let rows = [
            ("", "line 1"),
            ("interview weights 2\nEnd\t999\t0\t0\t0\t0\t0\t0\t0\t0", "no feature End 999"),
            ("interview weights 2\n# x\nEnd\t1\t0", "line 3"),
            ("interview weights 2\nTemperature\t-1", "line 2"),
        ];
        for (text, wanted) in rows {
            let error = Weights::from_text(text).unwrap_err().to_string();
            assert!(error.contains(wanted), "{error}");
        }
    }
}
