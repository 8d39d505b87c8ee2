//! CSV and TSV.
//!
//! A table has one header, however many articles follow (none, too), and a row for each
//! [exchange](crate::ExchangeRow::COLUMNS), [turn](crate::TurnRow::COLUMNS) or
//! [segment](crate::SegmentRow::COLUMNS) of each article. Cells are quoted as in
//! [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), in TSV too, where the delimiter is a tab.
//! Paragraphs inside a cell are parted by a blank line. The encoding is UTF-8.
//!
//! ```
//! use interview_export::csv::{CsvExporter, CsvOptions, Delimiter, read_rows};
//! use interview_export::{Article, ExchangeRow, Exporter, Rows};
//! use interview_model::{Interview, Segment, SegmentKind, Span};
//!
//! let mut interview = Interview::default();
//! interview.segments.push(Segment::new(SegmentKind::Question, "Why bees?", Span::new(0, 9)));
//! interview.segments.push(Segment::new(SegmentKind::Answer, "They dance.", Span::new(10, 21)));
//! let article = Article::new("bees.txt", &interview);
//!
//! let mut out = Vec::new();
//! let mut exporter = CsvExporter::new(&mut out, Rows::Exchange, CsvOptions::default())?;
//! exporter.write(&article)?;
//! exporter.finish()?;
//! drop(exporter);
//!
//! let rows = read_rows::<ExchangeRow>(out.as_slice(), Delimiter::Comma)?;
//! let rows = rows.collect::<Result<Vec<_>, _>>()?;
//! assert_eq!(rows, article.exchange_rows().collect::<Vec<_>>());
//! # Ok::<(), interview_export::Error>(())
//! ```

mod options;
mod read;
mod row;

use std::borrow::Cow;
use std::io;

use crate::{Article, Error, ErrorKind, ExchangeRow, Exporter, Rows, SegmentRow, TurnRow};

pub use options::{CsvOptions, Delimiter, LineEnding};
pub use read::read_rows;
pub use row::CsvRow;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Writes a table. See the [module's page](self).
#[derive(Debug)]
pub struct CsvExporter<W: io::Write> {
    table: csv::Writer<W>,
    rows: Rows,
    guard_formulas: bool,
}

impl<W: io::Write> CsvExporter<W> {
    /// A table of `rows` that is written to `out`, beginning with its header.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnsupportedRows`] for [`Rows::Interview`], which no table can hold, and
    /// [`ErrorKind::Write`].
    ///
    /// ```
    /// use interview_export::Rows;
    /// use interview_export::csv::{CsvExporter, CsvOptions};
    ///
    /// assert!(CsvExporter::new(Vec::new(), Rows::Turn, CsvOptions::default()).is_ok());
    /// assert!(CsvExporter::new(Vec::new(), Rows::Interview, CsvOptions::default()).is_err());
    /// ```
    pub fn new(mut out: W, rows: Rows, options: CsvOptions) -> Result<Self, Error> {
        let columns = columns(rows)?;
        if options.byte_order_mark {
            out.write_all(BYTE_ORDER_MARK).map_err(ErrorKind::Write)?;
        }
        let mut table = csv::WriterBuilder::new()
            .delimiter(options.delimiter.byte())
            .terminator(options.line_ending.terminator())
            .from_writer(out);
        table.write_record(columns).map_err(write_error)?;
        Ok(Self { table, rows, guard_formulas: options.guard_formulas })
    }

    fn write_rows<R: CsvRow>(&mut self, rows: impl Iterator<Item = R>) -> Result<(), Error> {
        for row in rows {
            for cell in row.cells() {
                let cell = if self.guard_formulas { guarded(cell) } else { cell };
                self.table.write_field(cell.as_bytes()).map_err(write_error)?;
            }
            self.table.write_record(None::<&[u8]>).map_err(write_error)?;
        }
        Ok(())
    }
}

impl<W: io::Write> Exporter for CsvExporter<W> {
    fn write(&mut self, article: &Article<'_>) -> Result<(), Error> {
        match self.rows {
            Rows::Interview => Err(no_table_of(self.rows)),
            Rows::Exchange => self.write_rows(article.exchange_rows()),
            Rows::Turn => self.write_rows(article.turn_rows()),
            Rows::Segment => self.write_rows(article.segment_rows()),
        }
    }

    fn finish(&mut self) -> Result<(), Error> {
        Ok(self.table.flush().map_err(ErrorKind::Write)?)
    }
}

fn columns(rows: Rows) -> Result<&'static [&'static str], Error> {
    match rows {
        Rows::Interview => Err(no_table_of(rows)),
        Rows::Exchange => Ok(ExchangeRow::COLUMNS),
        Rows::Turn => Ok(TurnRow::COLUMNS),
        Rows::Segment => Ok(SegmentRow::COLUMNS),
    }
}

fn no_table_of(rows: Rows) -> Error {
    ErrorKind::UnsupportedRows { format: "CSV", rows }.into()
}

fn guarded(cell: Cow<'_, str>) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        cell
    }
}

fn write_error(error: csv::Error) -> Error {
    let cause = match error.into_kind() {
        csv::ErrorKind::Io(cause) => cause,
        other => io::Error::other(format!("{other:?}")),
    };
    ErrorKind::Write(cause).into()
}
