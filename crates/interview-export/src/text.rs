//! Plain text, in a convention that the caller names.
//!
//! A paragraph is a line; paragraphs are parted by a blank line. Articles are parted by a line
//! that holds [`ARTICLE_BREAK`] alone. The mark of the convention stands before the first
//! paragraph of each turn:
//!
//! | convention | mark of a turn |
//! | --- | --- |
//! | `Labels` | the label as printed, else the speaker's name; colon, space |
//! | `QuestionAnswer` | `Q: ` or `A: ` |
//! | `Dashes` | en dash, space |
//! | `Unmarked` | none |
//!
//! `Unmarked` writes every segment, and so does any convention that is not in this table. In the
//! others everything before the first turn is written but times and, after it, only speech: a reader
//! would take anything else for a part of a turn. How much was left out, [`TextExporter::dropped`] tells.
//! Speakers and labels are lost in `QuestionAnswer` and `Dashes`.
//!
//! # What is refused
//!
//! Text in a convention with marks can be read back with that convention named (and, for `Labels`,
//! with the interview's participants given), and gives the same turns. An article of which that
//! would not be true is not written at all, and the error,
//! [`ErrorKind::Refused`], names the segment. Refused are
//!
//! in every convention, a paragraph of those that are written which
//! - is empty;
//! - begins or ends with white space or an invisible character (a control or format character such
//!   as a byte order mark, a zero-width space, a soft hyphen);
//! - holds a NUL or a character that ends a line or a paragraph: U+000A to U+000D, U+0085, U+2028,
//!   U+2029;
//!
//! in `Labels`,
//! - a turn whose speaker is not known or not among the participants;
//! - a turn whose kind is not that of its speaker's role: an interviewer's is a question, an
//!   interviewee's an answer, any other's a remark;
//! - a turn whose label (or, without one, whose speaker's name) is empty, holds a colon, or has
//!   what paragraphs may not have;
//! - a turn whose label is, in any case of its letters, not a name or label of its speaker, or is
//!   one of another participant too;
//! - a turn with the same speaker and the same label, as written, as the turn before it;
//! - a paragraph that opens no turn and has, before its first colon, a name or label of a
//!   participant in any case of its letters;
//! - any paragraph, if the interview has no participants: a reader then looks for others;
//!
//! in `QuestionAnswer`,
//! - a remark;
//! - a turn of the same kind as the turn before it;
//! - a paragraph that opens no turn and begins with Q or A in any case, then perhaps a number and
//!   spaces, then one of `:` `.` `)` `：` `;` or a dash;
//!
//! in `Dashes`,
//! - a remark;
//! - turns that are not question and answer by turns, a question first;
//! - a paragraph that opens no turn and begins with a dash.
//!
//! ```
//! use interview_export::text::TextExporter;
//! use interview_export::{Article, Exporter};
//! use interview_model::{Convention, Interview, Segment, SegmentKind, Span};
//!
//! let mut interview = Interview::default();
//! interview.segments.push(Segment::new(SegmentKind::Question, "Why bees?", Span::new(0, 9)));
//! interview.segments.push(Segment::new(SegmentKind::Answer, "They dance.", Span::new(10, 21)));
//!
//! let mut out = Vec::new();
//! let mut exporter = TextExporter::new(&mut out, Convention::QuestionAnswer);
//! exporter.write(&Article::new("bees.txt", &interview))?;
//! exporter.finish()?;
//! drop(exporter);
//! assert_eq!(out, b"Q: Why bees?\n\nA: They dance.\n");
//! # Ok::<(), interview_export::Error>(())
//! ```

mod layout;
mod marking;
mod refusal;

use std::io::{self, BufWriter, Write as _};

use interview_model::Convention;

use crate::{Article, Error, ErrorKind, Exporter};
use layout::Layout;

/// What stands alone on the line between two articles: a form feed, which no paragraph may hold.
///
/// ```
/// use interview_export::text::ARTICLE_BREAK;
///
/// let file = "Q: Why?\n\n\u{c}\n\nQ: How?\n";
/// assert_eq!(file.split(ARTICLE_BREAK).count(), 2);
/// ```
pub const ARTICLE_BREAK: char = '\u{c}';

/// Writes plain text. See the [module's page](self).
#[derive(Debug)]
pub struct TextExporter<W: io::Write> {
    out: BufWriter<W>,
    convention: Convention,
    articles: usize,
    dropped: usize,
}

impl<W: io::Write> TextExporter<W> {
    /// Text in `convention` that is written to `out`.
    pub fn new(out: W, convention: Convention) -> Self {
        Self { out: BufWriter::new(out), convention, articles: 0, dropped: 0 }
    }

    /// How many segments of the articles so far were not written, because they are not speech and
    /// stand after the first turn.
    ///
    /// ```
    /// use interview_export::text::TextExporter;
    /// use interview_export::{Article, Exporter};
    /// use interview_model::{Convention, Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why bees?", Span::new(0, 9)));
    /// interview.segments.push(Segment::new(SegmentKind::Aside, "Read also", Span::new(10, 19)));
    ///
    /// let mut exporter = TextExporter::new(Vec::new(), Convention::Dashes);
    /// exporter.write(&Article::new("bees.txt", &interview))?;
    /// assert_eq!(exporter.dropped(), 1);
    /// # Ok::<(), interview_export::Error>(())
    /// ```
    #[must_use]
    pub const fn dropped(&self) -> usize {
        self.dropped
    }

    fn write_layout(&mut self, layout: &Layout<'_>) -> io::Result<()> {
        if self.articles > 0 {
            write!(self.out, "\n{ARTICLE_BREAK}\n\n")?;
        }
        let mut gap = "";
        for paragraph in &layout.paragraphs {
            writeln!(self.out, "{gap}{}{}", paragraph.mark, paragraph.text)?;
            gap = "\n";
        }
        Ok(())
    }
}

impl<W: io::Write> Exporter for TextExporter<W> {
    fn write(&mut self, article: &Article<'_>) -> Result<(), Error> {
        let layout = Layout::of(article.interview, self.convention)
            .map_err(|refusal| refusal.of(article, self.convention))?;
        self.write_layout(&layout).map_err(ErrorKind::Write)?;
        self.articles += 1;
        self.dropped += layout.dropped;
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        Ok(self.out.flush().map_err(ErrorKind::Write)?)
    }
}
