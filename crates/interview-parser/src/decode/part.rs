use interview_model::SegmentKind;

use super::observations::KINDS;

/// A part of an article, by who speaks where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What stands before anybody speaks; all of an article in which nobody does.
    Before,
    /// From the first speech to the last.
    Within,
    /// What stands after the last speech.
    After,
}

impl Part {
    /// Whether a block of a kind may stand in it.
    const fn may_hold(self, kind: SegmentKind) -> bool {
        matches!(self, Self::Within) || !kind.is_speech()
    }
}

/// A step from a block to the next one: within a part, or from one part to the next. Which kind
/// follows which is learned for each step of its own: after a credit at the top comes the introduction, hardly
/// an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// As the file of weights has it.
    pub name: &'static str,
    /// The part in which the former block stands.
    pub from: Part,
    /// The part in which the latter stands.
    pub to: Part,
}

/// The steps from block to block. A sequence of kinds takes them in one way only.
pub const STEPS: [Step; 5] = [
    Step { name: "Before", from: Part::Before, to: Part::Before },
    Step { name: "Opening", from: Part::Before, to: Part::Within },
    Step { name: "Within", from: Part::Within, to: Part::Within },
    Step { name: "Closing", from: Part::Within, to: Part::After },
    Step { name: "After", from: Part::After, to: Part::After },
];

impl Step {
    /// Whether it may lead from a block of one kind to one of another: into the conversation only by
    /// speech, and out of it only after speech.
    ///
    /// ```
    /// use interview_model::SegmentKind::{Answer, Credit, Question};
    /// use interview_parser::decoder::STEPS;
    ///
    /// let opening = STEPS[1];
    /// assert!(opening.may_lead(Credit, Question));
    /// assert!(!opening.may_lead(Question, Answer));
    /// ```
    #[must_use]
    pub const fn may_lead(self, from: SegmentKind, to: SegmentKind) -> bool {
        let crosses = match (self.from, self.to) {
            (Part::Before, Part::Within) => to.is_speech(),
            (Part::Within, Part::After) => from.is_speech(),
            _ => true,
        };
        crosses && self.from.may_hold(from) && self.to.may_hold(to)
    }

    /// Which of [`STEPS`] leads from one block to the next, by whether somebody speaks before the
    /// former and after the latter.
    pub(crate) const fn between(
        spoken_before: bool,
        [from, to]: [SegmentKind; 2],
        spoken_after: bool,
    ) -> usize {
        match (from.is_speech(), to.is_speech()) {
            (false, true) if !spoken_before => 1,
            (_, true) => 2,
            (true, false) => {
                if spoken_after {
                    2
                } else {
                    3
                }
            }
            (false, false) if !spoken_before => 0,
            (false, false) => {
                if spoken_after {
                    2
                } else {
                    4
                }
            }
        }
    }
}

/// Which of [`KINDS`] are speech.
pub(super) const SPEECH: [bool; KINDS.len()] = {
    let mut speech = [false; KINDS.len()];
    let mut at = 0;
    while at < KINDS.len() {
        speech[at] = KINDS[at].is_speech();
        at += 1;
    }
    speech
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sequence_of_kinds_takes_its_steps_in_one_way() {
        use SegmentKind::{Answer, Aside, Credit, Question, Title};
        let kinds = [Title, Credit, Question, Aside, Answer, Aside, Credit];
        let steps = kinds.windows(2).enumerate().map(|(at, pair)| {
            let pair = [pair[0], pair[1]];
            let step = Step::between(at > 2, pair, at + 1 < 4);
            assert!(STEPS[step].may_lead(pair[0], pair[1]));
            step
        });
        assert_eq!(steps.collect::<Vec<_>>(), [0, 1, 2, 2, 3, 4]);
        assert_eq!(Step::between(false, [Question, Answer], false), 2);
    }
}
