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
}

impl Markup {
    /// The language of files whose names end so, in capitals or small letters.
    ///
    /// ```
    /// use interview_markup::Markup;
    ///
    /// assert_eq!(Markup::of_ending("markdown"), Some(Markup::Markdown));
    /// ```
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        let markdown = ["md", "markdown", "mdown", "mkd", "mdx"];
        markdown.iter().any(|it| it.eq_ignore_ascii_case(ending)).then_some(Self::Markdown)
    }
}
