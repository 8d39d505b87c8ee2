use std::fmt::Write as _;
use std::sync::LazyLock;

use thiserror::Error;

use super::FACTS;
use crate::learned::{head, hundredths, of_hundredths, rows};

/// Tells an interview from what merely looks like one, by the facts about the whole article: a
/// logistic regression.
///
/// Written as text: a first line with the format's name and version, lines that begin with `#` for
/// the provenance, then a row for each of [`FACTS`]: its name and its weight in hundredths.
///
/// ```
/// use interview_parser::decoder::{Detector, detector};
///
/// let text = detector().to_text("made for an example");
/// assert_eq!(Detector::from_text(&text)?, *detector());
/// # Ok::<(), interview_parser::decoder::DetectorError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Detector {
    /// How much each of the facts speaks for an interview.
    pub weights: [f32; FACTS.len()],
}

/// Why a text is not a detector's.
///
/// ```
/// let error = interview_parser::decoder::Detector::from_text("something else").unwrap_err();
/// assert!(error.to_string().starts_with("line 1"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line} of the detector: {reason}")]
pub struct DetectorError {
    line: usize,
    reason: String,
}

const FORMAT: &str = "interview detector 1";

/// What is likelier than this to be an interview is one. Far below one half, for to call an
/// interview none is worse than the reverse.
const LEAST: f32 = 0.30;

impl Detector {
    /// The probability that an article with these facts is an interview.
    ///
    /// ```
    /// use interview_parser::decoder::{Detector, FACTS};
    ///
    /// let probability = Detector::default().probability(&[1.0; FACTS.len()]);
    /// assert!((probability - 0.5).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn probability(&self, facts: &[f32; FACTS.len()]) -> f32 {
        let sum: f32 = self.weights.iter().zip(facts).map(|(weight, fact)| weight * fact).sum();
        1.0 / (1.0 + (-sum).exp())
    }

    /// Whether an article with these facts passes for an interview: unless the probability is low.
    ///
    /// ```
    /// use interview_parser::decoder::{Detector, FACTS};
    ///
    /// assert!(Detector::default().accepts(&[1.0; FACTS.len()]));
    /// ```
    #[must_use]
    pub fn accepts(&self, facts: &[f32; FACTS.len()]) -> bool {
        self.probability(facts) > LEAST
    }

    /// Reads what [`to_text`](Self::to_text) writes. Facts without a row have no weight.
    ///
    /// # Errors
    ///
    /// The first line that is not of the format, or names a fact that this version of the crate does
    /// not know.
    ///
    /// ```
    /// assert!(interview_parser::decoder::Detector::from_text("interview detector 1\n").is_ok());
    /// ```
    pub fn from_text(text: &str) -> Result<Self, DetectorError> {
        let mut detector = Self::default();
        let rows = rows(text, FORMAT).map_err(|reason| DetectorError { line: 1, reason })?;
        for (line, row) in rows {
            detector.read_row(row).map_err(|reason| DetectorError { line, reason })?;
        }
        Ok(detector)
    }

    fn read_row(&mut self, row: &str) -> Result<(), String> {
        let (name, cell) = row.split_once('\t').unwrap_or((row, ""));
        let mut places = FACTS.iter().zip(&mut self.weights);
        let place = places.find(|(fact, _)| **fact == name);
        let (_, weight) = place.ok_or_else(|| format!("there is no fact `{name}`"))?;
        let cell: i16 = cell.parse().map_err(|_| format!("`{cell}` is not a weight"))?;
        *weight = of_hundredths(cell);
        Ok(())
    }

    /// The detector as text, with lines that say where it comes from. Weights are rounded to
    /// hundredths.
    ///
    /// ```
    /// let text = interview_parser::decoder::Detector::default().to_text("none");
    /// assert!(text.contains("# none"));
    /// ```
    #[must_use]
    pub fn to_text(&self, provenance: &str) -> String {
        let mut text = head(FORMAT, provenance);
        for (name, weight) in FACTS.iter().zip(self.weights) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name}\t{}", hundredths(weight));
        }
        text
    }
}

/// The detector that the crate was made with.
///
/// ```
/// use interview_parser::decoder::{detector, facts, weights};
///
/// let talk = "How do you bake?\n\nI get up at two, and I bake until six.\n\n".repeat(5);
/// assert!(facts(&talk, weights()).is_some_and(|facts| detector().accepts(&facts)));
/// ```
#[must_use]
pub fn detector() -> &'static Detector {
    static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
        Detector::from_text(include_str!("../../data/detector.tsv")).unwrap_or_default()
    });
    &DETECTOR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crates_own_is_sound() {
        assert!(Detector::from_text(include_str!("../../data/detector.tsv")).is_ok());
    }

    #[test]
    fn text_is_read_back() {
        let mut detector = Detector::default();
        (detector.weights[1], detector.weights[3]) = (1.25, -0.5);
        assert_eq!(Detector::from_text(&detector.to_text("one\n\ntwo")), Ok(detector));
    }

    #[test]
    fn errors_name_the_line() {
        let rows = [
            ("", "line 1"),
            ("interview detector 1\nmood\t3", "there is no fact `mood`"),
            ("interview detector 1\n# x\nturns\tmany", "line 3"),
        ];
        for (text, wanted) in rows {
            let error = Detector::from_text(text).unwrap_err().to_string();
            assert!(error.contains(wanted), "{error}");
        }
    }
}
