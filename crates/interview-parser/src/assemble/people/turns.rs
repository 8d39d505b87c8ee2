//! On which side the turns of each label are.

use interview_model::{Role, Segment, SegmentKind};

use crate::name_forms::{are_initials, stands_for};

/// How often each label asks and answers.
pub(super) struct Turns<'a>(Vec<(&'a str, usize, usize)>);

/// One in so many of a side's turns is not enough to be of it.
const TOO_FEW: usize = 20;

impl<'a> Turns<'a> {
    pub(super) fn of(segments: &'a [Segment]) -> Self {
        let mut turns: Vec<(&str, usize, usize)> = Vec::new();
        for segment in segments {
            let Some(label) = segment.label.as_deref() else { continue };
            let at = turns.iter().position(|(it, ..)| *it == label).unwrap_or_else(|| {
                turns.push((label, 0, 0));
                turns.len() - 1
            });
            if let Some((_, asked, told)) = turns.get_mut(at) {
                *asked += usize::from(segment.kind == SegmentKind::Question);
                *told += usize::from(segment.kind == SegmentKind::Answer);
            }
        }
        Self(turns)
    }

    /// The side on which the turns of somebody's labels mostly are.
    pub(super) fn role(&self, is_of: impl Fn(&str) -> bool) -> Role {
        let of_person = self.0.iter().filter(|(label, ..)| is_of(label));
        let (asked, told) = of_person.fold((0, 0), |(asked, told), it| (asked + it.1, told + it.2));
        let most_told = self.0.iter().map(|(_, _, told)| *told).max().unwrap_or_default();
        match asked.cmp(&told) {
            std::cmp::Ordering::Greater => Role::Interviewer,
            std::cmp::Ordering::Less if told * TOO_FEW >= most_told => Role::Interviewee,
            _ => Role::Other,
        }
    }

    /// The only label of which another is the initials: from initials, too, labels change to full
    /// names midway.
    pub(super) fn of_initials(&self, initials: &str) -> Option<&'a str> {
        let labels = self.0.iter().map(|(label, ..)| *label);
        // `A.M.` are their own initials.
        let letters = |label: &str| label.chars().filter(|c| c.is_alphanumeric()).count();
        let is_fuller = |label: &&str| letters(label) > letters(initials);
        let mut fuller = labels.filter(is_fuller).filter(|label| are_initials(initials, label));
        fuller.next().filter(|_| fuller.next().is_none())
    }

    /// Whether something holds of one of the labels.
    pub(super) fn any(&self, holds: impl Fn(&str) -> bool) -> bool {
        self.0.iter().any(|(label, ..)| holds(label))
    }

    pub(super) fn has_label_of(&self, name: &str) -> bool {
        self.0.iter().any(|(label, ..)| stands_for(label, name))
    }
}
