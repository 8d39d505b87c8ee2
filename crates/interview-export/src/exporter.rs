use crate::{Article, Error};

/// Writes articles in one format, one after another.
///
/// Call [`write`](Self::write) for each article, then [`finish`](Self::finish) once. The exporters
/// of this crate buffer what they write, so a plain [`File`](std::fs::File) is a good output.
///
/// The trait is object safe: a program that learns the format at run time can hold a
/// `Box<dyn Exporter>`. It can also be implemented for a format that this crate does not have:
///
/// ```
/// use std::io::{self, Write};
///
/// use interview_export::{Article, Error, ErrorKind, Exporter};
/// use interview_model::Interview;
///
/// struct Titles<W>(W);
///
/// impl<W: io::Write> Exporter for Titles<W> {
///     fn write(&mut self, article: &Article<'_>) -> Result<(), Error> {
///         let title = article.interview.title().unwrap_or(article.source);
///         Ok(writeln!(self.0, "{title}").map_err(ErrorKind::Write)?)
///     }
///
///     fn finish(&mut self) -> Result<(), Error> {
///         Ok(self.0.flush().map_err(ErrorKind::Write)?)
///     }
/// }
///
/// let mut out = Vec::new();
/// let mut exporter: Box<dyn Exporter> = Box::new(Titles(&mut out));
/// exporter.write(&Article::new("bees.txt", &Interview::default()))?;
/// exporter.finish()?;
/// drop(exporter);
/// assert_eq!(out, b"bees.txt\n");
/// # Ok::<(), Error>(())
/// ```
pub trait Exporter {
    /// Writes one article.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Write`](crate::ErrorKind::Write) when the output cannot be written, and
    /// whatever else the format's own page names.
    fn write(&mut self, article: &Article<'_>) -> Result<(), Error>;

    /// Writes what the format has after the last article, and flushes the output. Nothing may be
    /// written after it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Write`](crate::ErrorKind::Write) when the output cannot be written.
    fn finish(&mut self) -> Result<(), Error>;
}
