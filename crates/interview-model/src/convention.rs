use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::UnknownName;

/// How an article tells questions from answers.
///
/// ```
/// use interview_model::Convention;
///
/// assert_eq!("qa".parse(), Ok(Convention::QuestionAnswer));
/// assert_eq!(Convention::default().name(), "none");
/// ```
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[non_exhaustive]
pub enum Convention {
    /// Each turn opens with its speaker's label and a colon.
    #[serde(rename = "labels")]
    Labels,
    /// Each turn opens with `Q:` or `A:`.
    #[serde(rename = "qa")]
    QuestionAnswer,
    /// Each turn opens with a dash.
    #[serde(rename = "dashes")]
    Dashes,
    /// Nothing tells them apart but what they say.
    #[default]
    #[serde(rename = "none")]
    Unmarked,
}

impl Convention {
    /// Every convention.
    pub const ALL: [Self; 4] = [Self::Labels, Self::QuestionAnswer, Self::Dashes, Self::Unmarked];

    /// The convention's name as it is written in the output: `labels`, `qa`, `dashes`, `none`.
    ///
    /// ```
    /// assert_eq!(interview_model::Convention::Dashes.name(), "dashes");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Labels => "labels",
            Self::QuestionAnswer => "qa",
            Self::Dashes => "dashes",
            Self::Unmarked => "none",
        }
    }
}

impl fmt::Display for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Convention {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|convention| convention.name() == name);
        found.ok_or_else(|| UnknownName::new("convention", name))
    }
}
