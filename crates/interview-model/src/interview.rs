use serde::{Deserialize, Serialize};

use crate::{Convention, Credit, Participant, ParticipantId, Role, Segment, SegmentKind};

/// An interview as a reader sees it.
///
/// Stored is only what was found in the source; [`turns`](Self::turns),
/// [`exchanges`](Self::exchanges) and the other views are derived from it.
///
/// ```
/// use interview_model::{Interview, Segment, SegmentKind, Span};
///
/// let mut interview = Interview::default();
/// interview.segments.push(Segment::new(SegmentKind::Title, "On bees", Span::new(0, 7)));
/// assert_eq!(interview.title(), Some("On bees"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Interview {
    /// The language of the text as an ISO 639-1 code, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// How the article tells questions from answers.
    #[serde(default)]
    pub convention: Convention,
    /// Who takes part. Segments refer to them by their place here.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// Everything in the source, in its order.
    pub segments: Vec<Segment>,
    /// What the credits among the segments say.
    #[serde(default)]
    pub credits: Vec<Credit>,
}

impl Interview {
    /// The participant at a place, if there is one.
    ///
    /// ```
    /// use interview_model::{Interview, Participant, ParticipantId, Role};
    ///
    /// let mut interview = Interview::default();
    /// assert!(interview.participant(ParticipantId(0)).is_none());
    /// interview.participants.push(Participant::new("Ada Byron", Role::Interviewee));
    /// assert!(interview.participant(ParticipantId(0)).is_some());
    /// ```
    #[must_use]
    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.get(id.0)
    }

    /// The participants of one role, in their order.
    ///
    /// ```
    /// use interview_model::{Interview, Participant, Role};
    ///
    /// let mut interview = Interview::default();
    /// interview.participants.push(Participant::new("Ada Byron", Role::Interviewee));
    /// assert_eq!(interview.participants_in(Role::Interviewee).count(), 1);
    /// assert_eq!(interview.participants_in(Role::Interviewer).count(), 0);
    /// ```
    pub fn participants_in(&self, role: Role) -> impl Iterator<Item = &Participant> {
        self.participants.iter().filter(move |person| person.role == role)
    }

    /// The name of the one who says `segment`, as best known.
    ///
    /// ```
    /// use interview_model::{Interview, Participant, ParticipantId, Role, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// interview.participants.push(Participant::new("Ada Byron", Role::Interviewee));
    /// interview.segments[1].speaker = Some(ParticipantId(0));
    /// assert_eq!(interview.speaker_name(&interview.segments[1]), Some("Ada Byron"));
    /// ```
    #[must_use]
    pub fn speaker_name(&self, segment: &Segment) -> Option<&str> {
        segment.speaker.and_then(|id| self.participant(id)).map(|person| person.name.as_str())
    }

    /// The segments of one kind, in document order.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.segments_of(SegmentKind::Answer).count(), 1);
    /// ```
    pub fn segments_of(&self, kind: SegmentKind) -> impl Iterator<Item = &Segment> {
        self.segments.iter().filter(move |segment| segment.kind == kind)
    }

    /// The article's title: its first title segment.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.title(), None);
    /// ```
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.segments_of(SegmentKind::Title).next().map(|segment| segment.text.as_str())
    }

    /// The paragraphs of the introduction.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.introduction().count(), 0);
    /// ```
    pub fn introduction(&self) -> impl Iterator<Item = &Segment> {
        self.segments_of(SegmentKind::Intro)
    }

    /// What is on the page but not speech: links to other articles, captions, notes, pull quotes.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
    /// interview.segments.push(Segment::new(SegmentKind::Answer, "So.", Span::new(5, 8)));
    /// assert_eq!(interview.asides().count(), 0);
    /// ```
    pub fn asides(&self) -> impl Iterator<Item = &Segment> {
        self.segments_of(SegmentKind::Aside)
    }
}
