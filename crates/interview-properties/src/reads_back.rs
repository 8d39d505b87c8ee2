use std::fmt::Debug;

use interview_export::csv::{CsvExporter, CsvOptions, CsvRow, Delimiter, LineEnding, read_rows};
use interview_export::json::{JsonExporter, JsonLinesExporter, read_document, read_lines};
use interview_export::{Article, Error, Exporter, OwnedArticle, Rows};
use interview_model::Interview;
use interview_parser::parse;
use serde::de::DeserializeOwned;

use crate::Failure;
use crate::same::check_same;

/// Parses `source` and checks [`check_exports`] of what was read.
///
/// # Errors
///
/// The first thing that does not hold.
///
/// ```
/// interview_properties::export_reads_back("Q: Say \"a, b\"?\nA: =a,\tb")?;
/// # Ok::<(), interview_properties::Failure>(())
/// ```
pub fn export_reads_back(source: &str) -> Result<(), Failure> {
    check_exports(&parse(source).interview)
}

/// Writes `interview` as CSV, JSON and JSON Lines, with each sort of rows and, for CSV, each
/// delimiter and line ending, and checks that all of it reads back equal.
///
/// # Errors
///
/// The first format in which it does not hold.
///
/// ```
/// let interview = interview_properties::hostile_interview(b"any bytes");
/// interview_properties::check_exports(&interview)?;
/// # Ok::<(), interview_properties::Failure>(())
/// ```
pub fn check_exports(interview: &Interview) -> Result<(), Failure> {
    let article = Article::new("talks, \"old\"/bees.txt", interview);
    check_tables(&article, Delimiter::Comma, LineEnding::Lf)?;
    check_tables(&article, Delimiter::Semicolon, LineEnding::CrLf)?;
    check_tables(&article, Delimiter::Tab, LineEnding::Lf)?;
    check_document(&article).map_err(|failure| failure.within("JSON"))?;
    check_lines(&article).map_err(|failure| failure.within("JSON Lines"))
}

fn check_tables(
    article: &Article<'_>,
    delimiter: Delimiter,
    ending: LineEnding,
) -> Result<(), Failure> {
    let mut options = CsvOptions::default();
    options.delimiter = delimiter;
    options.line_ending = ending;
    options.byte_order_mark = ending == LineEnding::CrLf;
    let table = |rows| table(article, rows, options);
    // A table has no column for stage directions.
    let segments = article.segment_rows().map(|mut row| {
        row.directions.clear();
        row
    });
    check_rows(&table(Rows::Exchange)?, delimiter, article.exchange_rows())?;
    check_rows(&table(Rows::Turn)?, delimiter, article.turn_rows())?;
    check_rows(&table(Rows::Segment)?, delimiter, segments)
}

fn table(article: &Article<'_>, rows: Rows, options: CsvOptions) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let exporter = CsvExporter::new(&mut out, rows, options)?;
    export(exporter, article)?;
    Ok(out)
}

fn check_rows<R: CsvRow + Debug + PartialEq>(
    table: &[u8],
    delimiter: Delimiter,
    wrote: impl Iterator<Item = R>,
) -> Result<(), Failure> {
    let place = format!("CSV with {delimiter:?}");
    let read = read_rows::<R>(table, delimiter)?.collect::<Result<Vec<_>, _>>()?;
    check_same(&wrote.collect::<Vec<_>>(), &read).map_err(|failure| failure.within(place))
}

fn check_document(article: &Article<'_>) -> Result<(), Failure> {
    let mut out = Vec::new();
    export(JsonExporter::new(&mut out), article)?;
    check_same(&[owned(article)], &read_document(out.as_slice())?)
}

fn check_lines(article: &Article<'_>) -> Result<(), Failure> {
    check_lines_of(article, Rows::Interview, [owned(article)])?;
    check_lines_of(article, Rows::Exchange, article.exchange_rows())?;
    check_lines_of(article, Rows::Turn, article.turn_rows())?;
    check_lines_of(article, Rows::Segment, article.segment_rows())
}

fn check_lines_of<T: Debug + PartialEq + DeserializeOwned>(
    article: &Article<'_>,
    rows: Rows,
    wrote: impl IntoIterator<Item = T>,
) -> Result<(), Failure> {
    let mut out = Vec::new();
    export(JsonLinesExporter::new(&mut out, rows), article)?;
    let read = read_lines(out.as_slice()).collect::<Result<Vec<T>, _>>()?;
    check_same(&wrote.into_iter().collect::<Vec<_>>(), &read)
}

fn owned(article: &Article<'_>) -> OwnedArticle {
    OwnedArticle::new(article.source, article.interview.clone())
}

fn export(mut exporter: impl Exporter, article: &Article<'_>) -> Result<(), Error> {
    exporter.write(article)?;
    exporter.finish()
}

#[cfg(test)]
mod tests {
    use interview_model::{Segment, SegmentKind, Span};

    use super::*;

    fn interview(texts: &[&str]) -> Interview {
        let mut interview = Interview::default();
        for (number, text) in texts.iter().enumerate() {
            let span = Span::new(100 * number, 100 * number + text.len());
            interview.segments.push(Segment::new(SegmentKind::Question, *text, span));
        }
        interview
    }

    #[test]
    fn what_was_not_written_is_noticed() {
        let both = interview(&["Why?", "How?"]);
        let table = table(&Article::new("a", &both), Rows::Segment, CsvOptions::default()).unwrap();
        for (texts, holds) in [
            (&["Why?", "How?"][..], true),
            (&["Why?", "When?"], false),
            (&["Why?"], false),
            (&["Why?", "How?", "When?"], false),
        ] {
            let wanted = interview(texts);
            let wanted = Article::new("a", &wanted);
            let checked = check_rows(&table, Delimiter::Comma, wanted.segment_rows());
            assert_eq!(checked.is_ok(), holds, "{texts:?}: {checked:?}");
        }
    }
}
