//! Which kind of segment each block is, decided from the whole article.
//!
//! [`observe`](crate::decoder::observe) turns an article into numbered features, one list for each
//! block; [`Weights`] say how much each feature speaks for each kind, and each kind for the next;
//! the decoder finds how likely each kind is for each block (forward-backward), takes the likeliest, and
//! calibrates its probability. The weights are learned by the crate `interview-train` from labelled
//! articles with these same features.

mod calibration;
mod chain;
mod decision;
mod features;
mod hinted;
pub(crate) mod marks;
mod observations;
mod part;
mod power;
mod template;
mod voices;
mod weights;

pub use calibration::calibrated;
pub use observations::{FEATURE_COUNT, KINDS, LABELLED, Observations};
pub use part::{PARTS, Part};
pub use weights::{Weights, WeightsError};

pub(crate) use decision::{Decision, decide};
pub(crate) use template::feature_name;
#[cfg(test)]
pub(crate) use template::names as feature_templates;

use std::sync::LazyLock;

use crate::convention::Document;
use voices::Voices;
use weights::Written;

/// The features of a document's blocks.
pub(crate) fn observations(document: &Document<'_>) -> Observations {
    let mut observations = features::observations(document);
    observations.set_voices(Voices::of(document));
    observations
}

/// The weights that the crate was made with.
///
/// ```
/// use interview_parser::decoder;
///
/// let observations = decoder::observe("Why bees?\nThey dance.");
/// assert_eq!(decoder::weights().decode(&observations).len(), 2);
/// ```
#[must_use]
pub fn weights() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| written().weights());
    &WEIGHTS
}

/// The same weights as they are written.
fn written() -> Written {
    Written::from_text(include_str!("../data/weights.tsv")).unwrap_or_default()
}
