use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{ParticipantId, Span, Timing, UnknownName};

/// What a segment is.
///
/// ```
/// use interview_model::SegmentKind;
///
/// assert!(SegmentKind::Remark.is_speech());
/// assert_eq!(SegmentKind::Bio.to_string(), "bio");
/// assert_eq!("heading".parse(), Ok(SegmentKind::Heading));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SegmentKind {
    /// The article's title or a part of it.
    Title,
    /// What the article says before, or apart from, the conversation.
    Intro,
    /// Speech of the interviewer's side; it need not be a question grammatically.
    Question,
    /// Speech of the interviewee's side.
    Answer,
    /// Speech of somebody whose side is unknown.
    Remark,
    /// A heading of a part of the article.
    Heading,
    /// On the page but not speech: a link to another article, a caption, a note, a pull quote.
    Aside,
    /// A time or a cue number that stands alone.
    Timestamp,
    /// Source, byline, dateline, photo, translator, licence, sign-off.
    Credit,
    /// A biography of the author or of the person interviewed.
    Bio,
}

impl SegmentKind {
    /// Every kind, in the order in which they are declared.
    pub const ALL: [Self; 10] = [
        Self::Title,
        Self::Intro,
        Self::Question,
        Self::Answer,
        Self::Remark,
        Self::Heading,
        Self::Aside,
        Self::Timestamp,
        Self::Credit,
        Self::Bio,
    ];

    /// Whether somebody says it: question, answer or remark.
    ///
    /// ```
    /// assert!(!interview_model::SegmentKind::Aside.is_speech());
    /// ```
    #[must_use]
    pub const fn is_speech(self) -> bool {
        matches!(self, Self::Question | Self::Answer | Self::Remark)
    }

    /// The kind's name as it is written in the output: its variant in lower case.
    ///
    /// ```
    /// assert_eq!(interview_model::SegmentKind::Intro.name(), "intro");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Intro => "intro",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Remark => "remark",
            Self::Heading => "heading",
            Self::Aside => "aside",
            Self::Timestamp => "timestamp",
            Self::Credit => "credit",
            Self::Bio => "bio",
        }
    }
}

impl fmt::Display for SegmentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for SegmentKind {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or_else(|| UnknownName::new("segment kind", name))
    }
}

/// A block of the source, or part of one, with the kind of thing it is. At most one paragraph; of
/// captions at most one cue.
///
/// ```
/// use interview_model::{Segment, SegmentKind, Span};
///
/// let mut segment = Segment::new(SegmentKind::Question, "Why?", Span::new(0, 7));
/// segment.label = Some("Q".to_owned());
/// assert_eq!(segment.line, 1);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// What it says, without its label and its marks. Never holds a line break.
    pub text: String,
    /// The bytes it came from, label and marks included.
    pub span: Span,
    /// The line on which it starts, counted from 1.
    pub line: usize,
    /// The label as printed, mark-up, time and colon removed. On every segment of the turn that
    /// the label opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Who says it, for speech of a known participant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<ParticipantId>,
    /// When it is said, where the source has a time for it: the cue's, of captions; of other text
    /// the time that stands before the speech or after the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing>,
    /// What of the speech begins with it.
    #[serde(default, skip_serializing_if = "Opens::is_paragraph")]
    pub opens: Opens,
    /// How sure the parser is of the kind: a probability, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f32>,
    /// Stage directions that stand in the text, such as `(laughs)`. They stay in `text` too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub directions: Vec<StageDirection>,
}

impl Segment {
    /// A segment on line 1 with neither label, speaker, timing nor confidence, that opens a paragraph.
    ///
    /// ```
    /// use interview_model::{Segment, SegmentKind, Span};
    ///
    /// assert_eq!(Segment::new(SegmentKind::Aside, "Read also", Span::new(0, 9)).label, None);
    /// ```
    #[must_use]
    pub fn new(kind: SegmentKind, text: impl Into<String>, span: Span) -> Self {
        Self {
            kind,
            text: text.into(),
            span,
            line: 1,
            label: None,
            speaker: None,
            timing: None,
            opens: Opens::Paragraph,
            confidence: None,
            directions: Vec::new(),
        }
    }
}

/// What begins with a segment of speech.
///
/// ```
/// use interview_model::{Opens, Segment, SegmentKind, Span};
///
/// let segment = Segment::new(SegmentKind::Answer, "They dance", Span::new(0, 10));
/// assert_eq!(segment.opens, Opens::Paragraph);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Opens {
    /// A turn, though neither kind, label nor speaker may tell: captions mark that somebody else
    /// speaks, and do not always say who.
    Turn,
    /// A paragraph; and a turn, where kind, label or speaker are not those of the segment before.
    #[default]
    Paragraph,
    /// Nothing: the paragraph of the segment before it in its turn goes on, as it does in most cues
    /// of captions.
    Nothing,
}

impl Opens {
    #[allow(clippy::trivially_copy_pass_by_ref)] // serde passes a reference
    fn is_paragraph(&self) -> bool {
        *self == Self::Paragraph
    }
}

/// A stage direction inside speech: what is done or heard, not said.
///
/// ```
/// use interview_model::{Span, StageDirection};
///
/// let direction = StageDirection::new("laughs", Span::new(12, 20));
/// assert_eq!(direction.text, "laughs");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StageDirection {
    /// What it says, brackets removed.
    pub text: String,
    /// The bytes it came from, brackets included.
    pub span: Span,
}

impl StageDirection {
    /// A stage direction that says `text` and stands at `span`.
    ///
    /// ```
    /// use interview_model::{Span, StageDirection};
    ///
    /// assert_eq!(StageDirection::new("laughs", Span::new(0, 8)).span.len(), 8);
    /// ```
    #[must_use]
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        Self { text: text.into(), span }
    }
}
