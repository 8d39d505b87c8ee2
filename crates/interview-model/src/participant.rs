use serde::{Deserialize, Serialize};

/// A participant's place in [`Interview::participants`](crate::Interview::participants).
///
/// ```
/// use interview_model::{Interview, Participant, ParticipantId, Role};
///
/// let mut interview = Interview::default();
/// interview.participants.push(Participant::new("Ada Byron", Role::Interviewee));
/// let first = interview.participant(ParticipantId(0));
/// assert_eq!(first.map(|person| person.name.as_str()), Some("Ada Byron"));
/// assert!(interview.participant(ParticipantId(1)).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParticipantId(pub usize);

/// On which side of the conversation a participant is.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
///
/// ```
/// assert_eq!(interview_model::Role::default(), interview_model::Role::Other);
/// ```
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Role {
    /// Asks.
    Interviewer,
    /// Is asked.
    Interviewee,
    /// Neither, or not known.
    #[default]
    Other,
}

impl Role {
    /// The role's name as it is written in the output: its variant in lower case.
    ///
    /// ```
    /// assert_eq!(interview_model::Role::Interviewee.name(), "interviewee");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Interviewee => "interviewee",
            Self::Other => "other",
        }
    }
}

/// By what a participant was found.
///
/// ```
/// assert_eq!(interview_model::Evidence::Byline.name(), "byline");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Evidence {
    /// The caller said so.
    Given,
    /// A list of those who speak, at the top of the article or in its front matter.
    Legend,
    /// A label before speech.
    Label,
    /// The title names the person.
    Title,
    /// The introduction, a caption or a note on the person does.
    Introduction,
    /// A question speaks to the person by name.
    Address,
    /// The first answers begin with the name, or the person gives it there.
    Answer,
    /// A credit says who asked: `Interview: Ana Mora`.
    Credit,
    /// A credit says who wrote the article: `By Ana Mora`.
    Byline,
    /// A name alone stands below the conversation.
    Signature,
}

impl Evidence {
    /// The evidence's name as it is written in the output: its variant in lower case.
    ///
    /// ```
    /// assert_eq!(interview_model::Evidence::Title.name(), "title");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Legend => "legend",
            Self::Label => "label",
            Self::Title => "title",
            Self::Introduction => "introduction",
            Self::Address => "address",
            Self::Answer => "answer",
            Self::Credit => "credit",
            Self::Byline => "byline",
            Self::Signature => "signature",
        }
    }
}

/// Somebody who takes part in the conversation.
///
/// ```
/// use interview_model::{Participant, Role};
///
/// let mut ada = Participant::new("Ada Byron", Role::Interviewee);
/// ada.description = Some("mathematician".to_owned());
/// ada.labels.push("AB".to_owned());
/// assert_eq!(ada.role, Role::Interviewee);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Participant {
    /// The name as best known: a full name from the text, else the label as printed.
    pub name: String,
    /// The side.
    pub role: Role,
    /// How the article describes the person, as printed: an office, a trade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The labels, as printed, that stand for this person, in the order of their first use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// By what the person was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
    /// How sure it is that the person takes part in this role: a probability, 0 to 1. It is 1 where
    /// the caller said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
}

impl Participant {
    /// A participant without description, labels or evidence.
    ///
    /// ```
    /// use interview_model::{Participant, Role};
    ///
    /// assert!(Participant::new("Ada Byron", Role::Other).labels.is_empty());
    /// ```
    #[must_use]
    pub fn new(name: impl Into<String>, role: Role) -> Self {
        Self {
            name: name.into(),
            role,
            description: None,
            labels: Vec::new(),
            evidence: None,
            confidence: None,
        }
    }
}
