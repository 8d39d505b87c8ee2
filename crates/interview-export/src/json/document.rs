use std::io::{self, BufWriter, Write as _};

use super::write_value;
use crate::{Article, Error, ErrorKind, Exporter};

/// Writes one JSON document, an array of articles, holding one of them at a time.
///
/// An article that comes after `finish` is refused with [`ErrorKind::Finished`].
///
/// ```
/// use interview_export::json::{JsonExporter, read_document};
/// use interview_export::{Article, Exporter};
/// use interview_model::Interview;
///
/// let interview = Interview::default();
/// let mut out = Vec::new();
/// let mut exporter = JsonExporter::new(&mut out);
/// exporter.write(&Article::new("a.txt", &interview))?;
/// exporter.write(&Article::new("b.txt", &interview))?;
/// exporter.finish()?;
/// drop(exporter);
///
/// let articles = read_document(out.as_slice())?;
/// assert_eq!(articles[1].source, "b.txt");
/// assert_eq!(articles[1].interview, interview);
/// # Ok::<(), interview_export::Error>(())
/// ```
#[derive(Debug)]
pub struct JsonExporter<W: io::Write> {
    out: BufWriter<W>,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Empty,
    Open,
    Finished,
}

impl<W: io::Write> JsonExporter<W> {
    /// A document that is written to `out`.
    pub fn new(out: W) -> Self {
        Self { out: BufWriter::new(out), state: State::Empty }
    }

    fn write_text(&mut self, text: &str) -> Result<(), Error> {
        Ok(self.out.write_all(text.as_bytes()).map_err(ErrorKind::Write)?)
    }
}

impl<W: io::Write> Exporter for JsonExporter<W> {
    fn write(&mut self, article: &Article<'_>) -> Result<(), Error> {
        match self.state {
            State::Empty => self.write_text("[\n")?,
            State::Open => self.write_text(",\n")?,
            State::Finished => return Err(ErrorKind::Finished.into()),
        }
        self.state = State::Open;
        write_value(&mut self.out, article)
    }

    fn finish(&mut self) -> Result<(), Error> {
        match self.state {
            State::Empty => self.write_text("[]\n")?,
            State::Open => self.write_text("\n]\n")?,
            State::Finished => {}
        }
        self.state = State::Finished;
        Ok(self.out.flush().map_err(ErrorKind::Write)?)
    }
}
