use interview_model::SegmentKind;

use super::observations::KINDS;

/// A part of an article, by who speaks where. Which kind follows which is learned for each by itself: a
/// credit has the introduction after it, and an answer hardly, before anybody speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Up to the first speech; all of an article in which nobody speaks.
    Before,
    /// From the first speech to the last.
    Within,
    /// From the last speech on.
    After,
}

/// The parts of an article, in the order in which they come and in which the weights have them.
pub const PARTS: [Part; 3] = [Part::Before, Part::Within, Part::After];

impl Part {
    /// The part's name in the file of weights.
    ///
    /// ```
    /// assert_eq!(interview_parser::decoder::Part::Within.name(), "Within");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "Before",
            Self::Within => "Within",
            Self::After => "After",
        }
    }

    /// Whether a block of one kind may have one of another after it in this part.
    ///
    /// ```
    /// use interview_model::SegmentKind::{Answer, Credit, Question};
    /// use interview_parser::decoder::Part;
    ///
    /// assert!(Part::Before.may_have(Credit, Question));
    /// assert!(!Part::Before.may_have(Question, Answer));
    /// assert!(Part::After.may_have(Answer, Credit));
    /// ```
    #[must_use]
    pub const fn may_have(self, from: SegmentKind, to: SegmentKind) -> bool {
        match self {
            Self::Before => !from.is_speech(),
            Self::Within => true,
            Self::After => !to.is_speech(),
        }
    }

    /// The part in which a block has the next after it, by whether somebody speaks up to the former,
    /// and from the latter on.
    pub(crate) const fn between(spoken: bool, speaking: bool) -> Self {
        match (spoken, speaking) {
            (false, _) => Self::Before,
            (true, true) => Self::Within,
            (true, false) => Self::After,
        }
    }
}

/// Which of [`KINDS`] are speech: 1, else 0.
pub(super) const SPEECH: [f32; KINDS.len()] = of_speech(true);

/// Which of [`KINDS`] are none: 1, else 0.
pub(super) const SILENT: [f32; KINDS.len()] = of_speech(false);

#[allow(clippy::indexing_slicing)] // only used in constants, where the compiler checks it
const fn of_speech(wanted: bool) -> [f32; KINDS.len()] {
    let mut kinds = [0.0; KINDS.len()];
    let mut at = 0;
    while at < KINDS.len() {
        if KINDS[at].is_speech() == wanted {
            kinds[at] = 1.0;
        }
        at += 1;
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_where_tells_the_part() {
        assert_eq!(Part::between(false, false), Part::Before);
        assert_eq!(Part::between(false, true), Part::Before);
        assert_eq!(Part::between(true, true), Part::Within);
        assert_eq!(Part::between(true, false), Part::After);
    }

    #[test]
    fn each_kind_is_speech_or_not() {
        for (speech, silent) in SPEECH.iter().zip(SILENT) {
            assert!((speech + silent - 1.0).abs() < f32::EPSILON);
        }
    }
}
