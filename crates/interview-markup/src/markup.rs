/// The language in which a source is marked up.
///
/// ```
/// use interview_markup::Markup;
///
/// assert_eq!(Markup::of_ending("MD"), Some(Markup::Markdown));
/// assert_eq!(Markup::of_ending("txt"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Markup {
    /// Markdown, by [CommonMark](https://spec.commonmark.org/0.31.2/), with tables, footnotes,
    /// definition lists and strikethrough.
    Markdown,
    /// Web pages, and fragments of them.
    Html,
}

impl Markup {
    /// The language of files whose names end so, in capitals or small letters.
    ///
    /// ```
    /// use interview_markup::Markup;
    ///
    /// assert_eq!(Markup::of_ending("markdown"), Some(Markup::Markdown));
    /// assert_eq!(Markup::of_ending("HTM"), Some(Markup::Html));
    /// ```
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let endings = ENDINGS.iter().find(|(it, _)| it.eq_ignore_ascii_case(ending));
        endings.map(|(_, markup)| *markup)
    }
}

/// How the names of files end.
const ENDINGS: [(&str, Markup); 10] = [
    ("md", Markup::Markdown),
    ("markdown", Markup::Markdown),
    ("mdown", Markup::Markdown),
    ("mkd", Markup::Markdown),
    ("mdx", Markup::Markdown),
    ("html", Markup::Html),
    ("htm", Markup::Html),
    ("xhtml", Markup::Html),
    ("xht", Markup::Html),
    ("shtml", Markup::Html),
];
