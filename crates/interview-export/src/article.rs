use interview_model::Interview;
use serde::{Deserialize, Serialize};

/// What an exporter writes: an interview and where it came from.
///
/// Serialised, it is one object: `source`, then the fields of the interview.
///
/// ```
/// use interview_export::Article;
/// use interview_model::Interview;
///
/// let interview = Interview::default();
/// let article = Article::new("talks/bees.txt", &interview);
/// assert_eq!(article.source, "talks/bees.txt");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Article<'a> {
    /// The name of what was read: a path, as it was given.
    pub source: &'a str,
    /// What was found in it.
    #[serde(flatten)]
    pub interview: &'a Interview,
}

impl<'a> Article<'a> {
    /// The article whose text came from `source` and was read as `interview`.
    ///
    /// ```
    /// use interview_export::{Article, OwnedArticle};
    /// use interview_model::Interview;
    ///
    /// let interview = Interview::default();
    /// assert_eq!(Article::new("a.txt", &interview).source, "a.txt");
    /// ```
    #[must_use]
    pub const fn new(source: &'a str, interview: &'a Interview) -> Self {
        Self { source, interview }
    }
}

/// An [`Article`] that owns what it holds: what is read back.
///
/// ```
/// use interview_export::OwnedArticle;
/// use interview_model::Interview;
///
/// let owned = OwnedArticle::new("bees.txt", Interview::default());
/// assert_eq!(owned.as_article().source, "bees.txt");
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct OwnedArticle {
    /// The name of what was read: a path, as it was given.
    pub source: String,
    /// What was found in it. It has not been [validated](Interview::validate).
    #[serde(flatten)]
    pub interview: Interview,
}

impl OwnedArticle {
    /// The article whose text came from `source` and was read as `interview`.
    #[must_use]
    pub fn new(source: impl Into<String>, interview: Interview) -> Self {
        Self { source: source.into(), interview }
    }

    /// The article as exporters take it.
    ///
    /// ```
    /// use interview_export::{Article, OwnedArticle};
    /// use interview_model::Interview;
    ///
    /// let interview = Interview::default();
    /// assert_eq!(OwnedArticle::new("a.txt", interview).as_article().source, "a.txt");
    /// ```
    #[must_use]
    pub fn as_article(&self) -> Article<'_> {
        Article::new(&self.source, &self.interview)
    }
}
