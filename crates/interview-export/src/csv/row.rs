use std::borrow::Cow;

use interview_model::SegmentKind;
use serde::de::DeserializeOwned;

use crate::{ExchangeRow, SegmentRow, TurnRow};

/// A row of a table: [`ExchangeRow`], [`TurnRow`] or [`SegmentRow`].
///
/// ```
/// use interview_export::TurnRow;
/// use interview_export::csv::CsvRow;
///
/// fn width<R: CsvRow>() -> usize {
///     R::HEADER.len()
/// }
/// assert_eq!(width::<TurnRow>(), 11);
/// ```
pub trait CsvRow: DeserializeOwned + sealed::Cells {
    /// The columns that a table of such rows has, in the order in which they are written.
    const HEADER: &'static [&'static str];
}

impl CsvRow for ExchangeRow {
    const HEADER: &'static [&'static str] = Self::COLUMNS;
}

impl CsvRow for TurnRow {
    const HEADER: &'static [&'static str] = Self::COLUMNS;
}

impl CsvRow for SegmentRow {
    const HEADER: &'static [&'static str] = Self::COLUMNS;
}

mod sealed {
    use std::borrow::Cow;

    pub trait Cells {
        /// One cell for each column of the header.
        fn cells(&self) -> impl Iterator<Item = Cow<'_, str>>;
    }
}

impl sealed::Cells for ExchangeRow {
    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        [
            text(&self.source),
            number(self.exchange),
            optional(self.section.as_deref()),
            optional(self.interviewer.as_deref()),
            text(&self.question),
            optional(self.interviewee.as_deref()),
            text(&self.answer),
            number(self.start),
            number(self.end),
            known(self.start_ms),
            known(self.end_ms),
        ]
        .into_iter()
    }
}

impl sealed::Cells for TurnRow {
    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        [
            text(&self.source),
            number(self.turn),
            optional(self.section.as_deref()),
            role(self.role),
            optional(self.speaker.as_deref()),
            optional(self.label.as_deref()),
            text(&self.text),
            number(self.start),
            number(self.end),
            known(self.start_ms),
            known(self.end_ms),
        ]
        .into_iter()
    }
}

impl sealed::Cells for SegmentRow {
    fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        [
            text(&self.source),
            number(self.segment),
            role(self.role),
            optional(self.speaker.as_deref()),
            optional(self.label.as_deref()),
            number(self.start),
            number(self.end),
            known(self.start_ms),
            known(self.end_ms),
            number(self.line),
            known(self.confidence),
            text(&self.text),
        ]
        .into_iter()
    }
}

fn text(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

fn optional(text: Option<&str>) -> Cow<'_, str> {
    Cow::Borrowed(text.unwrap_or_default())
}

fn number(number: usize) -> Cow<'static, str> {
    Cow::Owned(number.to_string())
}

fn known(number: Option<impl ToString>) -> Cow<'static, str> {
    number.map_or(Cow::Borrowed(""), |it| Cow::Owned(it.to_string()))
}

fn role(kind: SegmentKind) -> Cow<'static, str> {
    Cow::Borrowed(kind.name())
}
