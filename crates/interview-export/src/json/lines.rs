use std::io::{self, BufWriter, Write as _};

use serde::Serialize;

use super::write_value;
use crate::{Article, Error, ErrorKind, Exporter, Origin, Rows};

/// Writes JSON Lines: one object a line, each line ended by a line feed.
///
/// ```
/// use interview_export::json::{JsonLinesExporter, read_lines};
/// use interview_export::{Article, Exporter, OwnedArticle, Rows};
/// use interview_model::Interview;
///
/// let mut out = Vec::new();
/// let mut exporter = JsonLinesExporter::new(&mut out, Rows::Interview);
/// exporter.write(&Article::new("bees.txt", &Interview::default()))?;
/// exporter.finish()?;
/// drop(exporter);
///
/// let article = read_lines::<OwnedArticle>(out.as_slice()).next().expect("there is one line")?;
/// assert_eq!(article.source, "bees.txt");
/// # Ok::<(), interview_export::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonLinesExporter<W: io::Write> {
    out: BufWriter<W>,
    rows: Rows,
}

impl<W: io::Write> JsonLinesExporter<W> {
    /// Lines that hold `rows` and are written to `out`.
    pub fn new(out: W, rows: Rows) -> Self {
        Self { out: BufWriter::new(out), rows }
    }

    fn write_rows<R: Serialize>(
        &mut self,
        rows: impl Iterator<Item = R>,
        origin: Option<&Origin>,
    ) -> Result<(), Error> {
        for row in rows {
            match origin {
                None => self.write_line(&row)?,
                Some(origin) => self.write_line(&WithOrigin { row, origin })?,
            }
        }
        Ok(())
    }

    fn write_line(&mut self, value: &impl Serialize) -> Result<(), Error> {
        write_value(&mut self.out, value)?;
        Ok(self.out.write_all(b"\n").map_err(ErrorKind::Write)?)
    }
}

/// A row with the keys of its article's origin.
#[derive(Serialize)]
struct WithOrigin<'a, R> {
    #[serde(flatten)]
    row: R,
    #[serde(flatten)]
    origin: &'a Origin,
}

impl<W: io::Write> Exporter for JsonLinesExporter<W> {
    fn write(&mut self, article: &Article<'_>) -> Result<(), Error> {
        match self.rows {
            Rows::Interview => self.write_line(article),
            Rows::Exchange => self.write_rows(article.exchange_rows(), article.origin),
            Rows::Turn => self.write_rows(article.turn_rows(), article.origin),
            Rows::Segment => self.write_rows(article.segment_rows(), article.origin),
        }
    }

    fn finish(&mut self) -> Result<(), Error> {
        Ok(self.out.flush().map_err(ErrorKind::Write)?)
    }
}
