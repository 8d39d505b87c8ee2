/// How a table is written.
///
/// ```
/// use interview_export::csv::{CsvOptions, Delimiter, LineEnding};
///
/// let mut options = CsvOptions::default();
/// options.delimiter = Delimiter::Tab;
/// options.line_ending = LineEnding::CrLf;
/// assert!(!options.guard_formulas);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CsvOptions {
    /// What stands between two cells.
    ///
    /// Default: [`Delimiter::Comma`].
    pub delimiter: Delimiter,
    /// What ends a row. Line breaks inside cells stay as they are.
    ///
    /// Default: [`LineEnding::Lf`].
    pub line_ending: LineEnding,
    /// Whether the table begins with a byte order mark. Some spreadsheets take a table without one
    /// for something other than UTF-8.
    ///
    /// Default: `false`.
    pub byte_order_mark: bool,
    /// Whether a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets `'` in
    /// front, so that no spreadsheet takes it for a formula. This alters the data, and reading
    /// back does not undo it.
    ///
    /// Default: `false`.
    pub guard_formulas: bool,
}

/// What stands between two cells of a row.
///
/// ```
/// assert_eq!(interview_export::csv::Delimiter::Tab.byte(), b'\t');
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Delimiter {
    /// `,`: CSV.
    #[default]
    Comma,
    /// `;`: what spreadsheets expect where the comma is the decimal mark.
    Semicolon,
    /// A tab: TSV.
    Tab,
}

impl Delimiter {
    /// The delimiter itself.
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// What ends a row.
///
/// ```
/// assert_eq!(interview_export::csv::LineEnding::default().as_str(), "\n");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum LineEnding {
    /// A line feed.
    #[default]
    Lf,
    /// A carriage return and a line feed, as RFC 4180 has it.
    CrLf,
}

impl LineEnding {
    /// The characters themselves.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lf => "\n",
            Self::CrLf => "\r\n",
        }
    }

    pub(super) const fn terminator(self) -> csv::Terminator {
        match self {
            Self::Lf => csv::Terminator::Any(b'\n'),
            Self::CrLf => csv::Terminator::CRLF,
        }
    }
}
