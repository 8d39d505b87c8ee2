use crate::{Interview, InvalidInterview, Timing};

impl Interview {
    /// Checks what the types cannot: that segments are not empty, are in order and do not overlap,
    /// that no time ends before it starts, and that each speaker is a participant. Interviews from
    /// the parser always pass; one that was read from somebody's JSON may not.
    ///
    /// # Errors
    ///
    /// The first contradiction found, in document order.
    ///
    /// ```
    /// use interview_model::{Interview, Segment, SegmentKind, Span};
    ///
    /// let mut interview = Interview::default();
    /// interview.segments.push(Segment::new(SegmentKind::Aside, "late", Span::new(9, 13)));
    /// assert!(interview.validate().is_ok());
    /// interview.segments.push(Segment::new(SegmentKind::Aside, "early", Span::new(0, 5)));
    /// assert!(interview.validate().is_err());
    /// ```
    pub fn validate(&self) -> Result<(), InvalidInterview> {
        let mut at = 0;
        for (segment, it) in self.segments.iter().enumerate() {
            if it.span.start < at || it.span.is_empty() {
                return Err(InvalidInterview::Span { segment, span: it.span });
            }
            at = it.span.end;
            if let Some(timing) = it.timing.filter(|it| Timing::new(it.start_ms, it.end_ms) != *it)
            {
                return Err(InvalidInterview::Timing { segment, timing });
            }
            if let Some(speaker) = it.speaker.filter(|id| self.participant(*id).is_none()) {
                let participants = self.participants.len();
                return Err(InvalidInterview::Speaker { segment, speaker, participants });
            }
        }
        Ok(())
    }
}
