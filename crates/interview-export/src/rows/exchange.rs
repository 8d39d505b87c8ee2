use interview_model::{Interview, Turn};
use serde::{Deserialize, Serialize};

use super::{cell, name_of};
use crate::Article;

/// One exchange: what the interviewer's side says and the whole reply.
///
/// In CSV these are the columns, in this order; a cell that is `None` is empty.
///
/// ```
/// use interview_export::ExchangeRow;
///
/// let columns = "source,exchange,section,interviewer,question,interviewee,answer,start,end,start_ms,end_ms";
/// assert_eq!(ExchangeRow::COLUMNS.join(","), columns);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExchangeRow {
    /// The article's [source](Article::source).
    pub source: String,
    /// The exchange's place in the article, counted from 1.
    pub exchange: usize,
    /// The heading under which it begins.
    pub section: Option<String>,
    /// The names of those who ask, in the order in which they first speak, with `; ` between them.
    pub interviewer: Option<String>,
    /// What they say; paragraphs are parted by a blank line. Empty if nobody asks.
    pub question: String,
    /// The names of those who reply, in the order in which they first speak, with `; ` between
    /// them.
    pub interviewee: Option<String>,
    /// The whole reply; paragraphs are parted by a blank line. Empty if nobody replies.
    pub answer: String,
    /// The first byte of the exchange in the source, counted from 0.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// When the exchange starts in a recording, in milliseconds. In JSON the key is left out if it is not
    /// known, as is that of its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<u64>,
    /// When it ends there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u64>,
}

impl ExchangeRow {
    /// The names of the fields, in their order.
    pub const COLUMNS: &'static [&'static str] = &[
        "source",
        "exchange",
        "section",
        "interviewer",
        "question",
        "interviewee",
        "answer",
        "start",
        "end",
        "start_ms",
        "end_ms",
    ];
}

impl Article<'_> {
    /// A row for each exchange, in order.
    pub fn exchange_rows(&self) -> impl Iterator<Item = ExchangeRow> {
        self.interview.exchanges().into_iter().zip(1..).map(|(exchange, number)| ExchangeRow {
            source: self.source.to_owned(),
            exchange: number,
            section: cell(exchange.section.map(|heading| heading.text.as_str())),
            interviewer: names(self.interview, &exchange.questions),
            question: exchange.question_text(),
            interviewee: names(self.interview, &exchange.answers),
            answer: exchange.answer_text(),
            start: exchange.span().start,
            end: exchange.span().end,
            start_ms: exchange.timing().map(|it| it.start_ms),
            end_ms: exchange.timing().and_then(|it| it.end_ms),
        })
    }
}

fn names(interview: &Interview, turns: &[Turn<'_>]) -> Option<String> {
    let mut names: Vec<&str> = Vec::new();
    for name in turns.iter().filter_map(|turn| name_of(interview, turn.speaker)) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    cell(Some(&names.join("; ")))
}
