//! Where blank lines stand.

use interview_model::SegmentKind::{Answer, Question};

use crate::corpus::Line;
use crate::random::Random;

/// A habit of setting blank lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Layout {
    /// As in the original.
    #[default]
    Kept,
    /// None at all.
    Tight,
    /// One before every line.
    Airy,
    /// One before every line but the first of an answer.
    Pairs,
    /// One before every turn of the interviewer and whatever is not speech.
    Blocks,
    /// One before and one after each question.
    QuestionsApart,
}

impl Layout {
    pub(super) fn draw(random: &mut Random) -> Self {
        random.weighted(&[
            (Self::Kept, 35),
            (Self::Tight, 17),
            (Self::Airy, 17),
            (Self::Pairs, 12),
            (Self::Blocks, 12),
            (Self::QuestionsApart, 7),
        ])
    }

    /// Whether it shows by itself where questions are.
    pub(super) const fn marks_questions(self) -> bool {
        matches!(self, Self::Pairs | Self::Blocks)
    }

    pub(super) fn apply(self, lines: &mut [Line]) {
        let mut before: Option<Line> = None;
        for line in lines {
            line.blanks = self.blanks(before.as_ref(), line);
            before = Some(line.clone());
        }
    }

    fn blanks(self, before: Option<&Line>, line: &Line) -> usize {
        let after = |kind| before.is_some_and(|before| before.is(kind));
        let is_reply = line.is(Answer) && after(Question);
        let goes_on = line.is(Answer) && after(Answer) || line.is(Question) && after(Question);
        match self {
            Self::Kept => line.blanks,
            _ if before.is_none() => 0,
            Self::Tight => 0,
            Self::Airy => 1,
            Self::Pairs => usize::from(!is_reply),
            Self::Blocks => usize::from(!is_reply && !goes_on),
            Self::QuestionsApart => usize::from(line.is(Question) || after(Question)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn blank_lines_stand_where_the_layout_says() {
        let rows =
            ["title|T", "question|1", "question|2", "", "", "answer|3", "answer|4", "question|5"];
        for (layout, wanted) in [
            (Layout::Kept, [0, 0, 0, 2, 0, 0]),
            (Layout::Tight, [0, 0, 0, 0, 0, 0]),
            (Layout::Airy, [0, 1, 1, 1, 1, 1]),
            (Layout::Pairs, [0, 1, 1, 0, 1, 1]),
            (Layout::Blocks, [0, 1, 0, 0, 0, 1]),
            (Layout::QuestionsApart, [0, 1, 1, 1, 0, 1]),
        ] {
            let mut lines = article(&rows).lines;
            layout.apply(&mut lines);
            let blanks: Vec<_> = lines.iter().map(|line| line.blanks).collect();
            assert_eq!(blanks, wanted, "{layout:?}");
        }
    }
}
