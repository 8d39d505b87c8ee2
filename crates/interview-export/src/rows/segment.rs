use interview_model::{SegmentKind, StageDirection};
use serde::{Deserialize, Serialize};

use super::{cell, name_of};
use crate::Article;

/// One segment: at most a paragraph of the source, with the kind of thing it is.
///
/// The fields stand in the order of the JSON Lines rows. In CSV the order is that of
/// [`COLUMNS`](Self::COLUMNS): the text comes last, the confidence has a column, the stage
/// directions have none, and a cell that is `None` is empty.
///
/// ```
/// use interview_export::SegmentRow;
///
/// let columns = "source,segment,role,speaker,label,start,end,start_ms,end_ms,line,confidence,text";
/// assert_eq!(SegmentRow::COLUMNS.join(","), columns);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SegmentRow {
    /// The article's [source](Article::source).
    pub source: String,
    /// The segment's place in the article, counted from 0.
    pub segment: usize,
    /// The kind of thing it is.
    pub role: SegmentKind,
    /// The speaker's name as best known.
    pub speaker: Option<String>,
    /// The label as printed, on every segment of the turn that it opens.
    pub label: Option<String>,
    /// The first byte of the segment in the source, counted from 0.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// When the segment starts in a recording, in milliseconds. In JSON the key is left out if it is not
    /// known, as is that of its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<u64>,
    /// When it ends there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
    /// The line of the source on which it starts, counted from 1.
    pub line: usize,
    /// What it says, without label and marks.
    pub text: String,
    /// How sure the parser is of the kind, 0 to 1. In JSON the key is left out if it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// Stage directions in the text. In JSON the key is left out if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub directions: Vec<StageDirection>,
}

impl SegmentRow {
    /// The columns of CSV, in their order.
    pub const COLUMNS: &'static [&'static str] = &[
        "source",
        "segment",
        "role",
        "speaker",
        "label",
        "start",
        "end",
        "start_ms",
        "end_ms",
        "line",
        "confidence",
        "text",
    ];
}

impl Article<'_> {
    /// A row for each segment, in document order.
    pub fn segment_rows(&self) -> impl Iterator<Item = SegmentRow> {
        self.interview.segments.iter().enumerate().map(|(number, segment)| SegmentRow {
            source: self.source.to_owned(),
            segment: number,
            role: segment.kind,
            speaker: cell(name_of(self.interview, segment.speaker)),
            label: cell(segment.label.as_deref()),
            start: segment.span.start,
            end: segment.span.end,
            start_ms: segment.timing.map(|it| it.start_ms),
            end_ms: segment.timing.and_then(|it| it.end_ms),
            line: segment.line,
            text: segment.text.clone(),
            confidence: segment.confidence,
            directions: segment.directions.clone(),
        })
    }
}
