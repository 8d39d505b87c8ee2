use serde::{Deserialize, Serialize};

use crate::Span;

/// What a credit is for.
///
/// ```
/// assert_ne!(interview_model::CreditSort::Source, interview_model::CreditSort::Author);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CreditSort {
    /// Where the article comes from: a paper, an agency, a site.
    Source,
    /// Who wrote it or asked the questions.
    Author,
    /// Who took a picture.
    Photo,
    /// Who translated it.
    Translator,
    /// When it appeared, or when and where.
    Date,
    /// Under which terms it may be used.
    Licence,
    /// Initials or a mark that close the article, such as `(YO)`.
    SignOff,
    /// A credit of another sort.
    Other,
}

impl CreditSort {
    /// The sort's name as it is written in the output.
    ///
    /// ```
    /// assert_eq!(interview_model::CreditSort::SignOff.name(), "sign-off");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Author => "author",
            Self::Photo => "photo",
            Self::Translator => "translator",
            Self::Date => "date",
            Self::Licence => "licence",
            Self::SignOff => "sign-off",
            Self::Other => "other",
        }
    }
}

/// One credit: what a segment of kind credit says.
///
/// ```
/// use interview_model::{Credit, CreditSort, Span};
///
/// let credit = Credit::new(CreditSort::Source, "The Harbour Post", Span::new(0, 24));
/// assert_eq!(credit.sort, CreditSort::Source);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Credit {
    /// What it is for.
    pub sort: CreditSort,
    /// The value alone: `The Harbour Post` of `Source: The Harbour Post`.
    pub value: String,
    /// The bytes of the segment that it came from.
    pub span: Span,
}

impl Credit {
    /// A credit of `sort` that says `value` and stands at `span`.
    ///
    /// ```
    /// use interview_model::{Credit, CreditSort, Span};
    ///
    /// assert_eq!(Credit::new(CreditSort::Photo, "Ana Mora", Span::new(0, 15)).value, "Ana Mora");
    /// ```
    #[must_use]
    pub fn new(sort: CreditSort, value: impl Into<String>, span: Span) -> Self {
        Self { sort, value: value.into(), span }
    }
}
