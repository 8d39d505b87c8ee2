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
    /// What else is known of where its text comes from.
    #[serde(flatten)]
    pub origin: Option<&'a Origin>,
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
        Self { source, origin: None, interview }
    }

    /// The article with what else is known of where its text comes from.
    ///
    /// ```
    /// use interview_export::{Article, Origin};
    /// use interview_model::Interview;
    ///
    /// let mut origin = Origin::default();
    /// origin.url = Some("https://bees.example/".to_owned());
    /// let interview = Interview::default();
    /// let article = Article::new("bees.txt", &interview).with_origin(&origin);
    /// assert_eq!(article.origin, Some(&origin));
    /// ```
    #[must_use]
    pub const fn with_origin(self, origin: &'a Origin) -> Self {
        Self { origin: Some(origin), ..self }
    }
}

/// What is known of where the text of an article comes from, beside its source. JSON and JSON Lines hold
/// it, as keys of each object that are left out where nothing is known.
///
/// ```
/// assert!(interview_export::Origin::default().is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Origin {
    /// The address from which it was retrieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When it was retrieved, in the form of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// The charset in which the source is, unless it is UTF-8 without a fault: spans count bytes of
    /// its text in UTF-8 then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charset: Option<String>,
}

impl Origin {
    /// Whether nothing is known.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.url.is_none() && self.retrieved.is_none() && self.charset.is_none()
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
    /// What else is known of where its text comes from.
    #[serde(flatten)]
    pub origin: Origin,
    /// What was found in it. It has not been [validated](Interview::validate).
    #[serde(flatten)]
    pub interview: Interview,
}

impl OwnedArticle {
    /// The article whose text came from `source` and was read as `interview`.
    #[must_use]
    pub fn new(source: impl Into<String>, interview: Interview) -> Self {
        Self { source: source.into(), origin: Origin::default(), interview }
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
        let article = Article::new(&self.source, &self.interview);
        if self.origin.is_empty() { article } else { article.with_origin(&self.origin) }
    }
}
