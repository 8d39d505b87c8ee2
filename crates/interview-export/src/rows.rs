//! The rows of the tables. CSV and JSON Lines both write these.

mod exchange;
mod segment;
mod turn;

use std::fmt;
use std::str::FromStr;

use interview_model::{Interview, ParticipantId};

use crate::{Error, ErrorKind};

pub use exchange::ExchangeRow;
pub use segment::SegmentRow;
pub use turn::TurnRow;

/// What one row of a table, or one line of JSON Lines, holds.
///
/// ```
/// use interview_export::Rows;
///
/// assert_eq!("turn".parse::<Rows>().unwrap(), Rows::Turn);
/// assert_eq!(Rows::default().to_string(), "exchange");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rows {
    /// A whole interview: JSON Lines only.
    Interview,
    /// A question and its whole answer: [`ExchangeRow`].
    #[default]
    Exchange,
    /// One speaker's uninterrupted speech: [`TurnRow`].
    Turn,
    /// A paragraph of the source, speech or not: [`SegmentRow`].
    Segment,
}

impl Rows {
    /// Every sort, in the order in which they are declared.
    pub const ALL: [Self; 4] = [Self::Interview, Self::Exchange, Self::Turn, Self::Segment];

    /// The name: the variant in lower case.
    ///
    /// ```
    /// assert_eq!(interview_export::Rows::Turn.name(), "turn");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Exchange => "exchange",
            Self::Turn => "turn",
            Self::Segment => "segment",
        }
    }
}

impl fmt::Display for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Rows {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|rows| rows.name() == name);
        found.ok_or_else(|| ErrorKind::UnknownRows { name: name.to_owned() }.into())
    }
}

/// A cell that may be empty. An empty cell and an absent one look the same in CSV, so empty text
/// counts as none.
fn cell(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(str::to_owned)
}

fn name_of(interview: &Interview, speaker: Option<ParticipantId>) -> Option<&str> {
    speaker.and_then(|id| interview.participant(id)).map(|person| person.name.as_str())
}
