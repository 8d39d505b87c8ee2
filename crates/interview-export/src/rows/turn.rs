use interview_model::SegmentKind;
use serde::{Deserialize, Serialize};

use super::{cell, name_of};
use crate::Article;

/// One turn: a speaker's uninterrupted speech.
///
/// In CSV these are the columns, in this order; a cell that is `None` is empty.
///
/// ```
/// use interview_export::TurnRow;
///
/// let columns = "source,turn,section,role,speaker,label,text,start,end,start_ms,end_ms";
/// assert_eq!(TurnRow::COLUMNS.join(","), columns);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TurnRow {
    /// The article's [source](Article::source).
    pub source: String,
    /// The turn's place in the article, counted from 1.
    pub turn: usize,
    /// The heading under which it begins.
    pub section: Option<String>,
    /// Question, answer or remark.
    pub role: SegmentKind,
    /// The speaker's name as best known.
    pub speaker: Option<String>,
    /// The label as printed.
    pub label: Option<String>,
    /// What is said; paragraphs are parted by a blank line.
    pub text: String,
    /// The first byte of the turn in the source, counted from 0.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// When the turn starts in a recording, in milliseconds. In JSON the key is left out if it is not
    /// known, as is that of its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<u64>,
    /// When it ends there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
}

impl TurnRow {
    /// The names of the fields, in their order.
    pub const COLUMNS: &'static [&'static str] = &[
        "source", "turn", "section", "role", "speaker", "label", "text", "start", "end",
        "start_ms", "end_ms",
    ];
}

impl Article<'_> {
    /// A row for each turn, in order.
    pub fn turn_rows(&self) -> impl Iterator<Item = TurnRow> {
        let mut headings = self.interview.segments_of(SegmentKind::Heading).peekable();
        let mut section = None;
        self.interview.turns().into_iter().zip(1..).map(move |(turn, number)| {
            let (span, timing) = (turn.span(), turn.timing());
            while let Some(heading) = headings.next_if(|heading| heading.span.start < span.start) {
                section = Some(heading.text.as_str());
            }
            TurnRow {
                source: self.source.to_owned(),
                turn: number,
                section: cell(section),
                role: turn.kind,
                speaker: cell(name_of(self.interview, turn.speaker)),
                label: cell(turn.label),
                text: turn.text(),
                start: span.start,
                end: span.end,
                start_ms: timing.map(|it| it.start_ms),
                end_ms: timing.and_then(|it| it.end_ms),
            }
        })
    }
}
