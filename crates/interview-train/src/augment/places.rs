//! Where in an article something can be put in.

use interview_model::SegmentKind::{self, Answer, Question};

use crate::corpus::Line;
use crate::random::Random;

/// A sort of place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the first line.
    Top,
    /// Before the first question.
    BeforeFirst,
    /// Between an answer and the next question.
    #[default]
    BetweenTurns,
    /// Between a question and its answer.
    BeforeAnswer,
    /// Between two paragraphs of an answer.
    InAnswer,
    /// After the last line.
    End,
}

impl Place {
    /// One of the places of this sort, as the place in `lines` of what will follow.
    pub(super) fn find(self, lines: &[Line], random: &mut Random) -> Option<usize> {
        let pairs = |first, second| between(lines, first, second);
        let places = match self {
            Self::Top => vec![0],
            Self::BeforeFirst => {
                lines.iter().position(|line| line.is(Question)).into_iter().collect()
            }
            Self::BetweenTurns => pairs(Answer, Question),
            Self::BeforeAnswer => pairs(Question, Answer),
            Self::InAnswer => pairs(Answer, Answer),
            Self::End => vec![lines.len()],
        };
        random.pick(&places).copied()
    }
}

fn between(lines: &[Line], first: SegmentKind, second: SegmentKind) -> Vec<usize> {
    let pairs = lines.iter().zip(lines.iter().skip(1)).enumerate();
    let fits = pairs.filter(|(_, (before, after))| before.is(first) && after.is(second));
    fits.map(|(at, _)| at + 1).collect()
}

/// Puts a line in, with as many blank lines before it as its neighbour has.
pub(super) fn put_in(lines: &mut Vec<Line>, at: usize, text: impl Into<String>, kind: SegmentKind) {
    let neighbour = lines.get(at.max(1)).or(lines.last());
    let blanks = neighbour.map_or(0, |line| line.blanks);
    lines.insert(at.min(lines.len()), Line::new(text, blanks, kind));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn places_lie_between_the_right_lines() {
        let rows = ["intro|I", "question|Q", "answer|A", "answer|B", "question|R", "answer|C"];
        let lines = article(&rows).lines;
        let mut random = Random::new(&["places"], 0);
        for (place, wanted) in [
            (Place::Top, vec![0]),
            (Place::BeforeFirst, vec![1]),
            (Place::BetweenTurns, vec![4]),
            (Place::BeforeAnswer, vec![2, 5]),
            (Place::InAnswer, vec![3]),
            (Place::End, vec![6]),
        ] {
            let found: Vec<_> = (0..20).filter_map(|_| place.find(&lines, &mut random)).collect();
            assert_eq!(found.len(), 20, "{place:?}");
            assert!(wanted.iter().all(|place| found.contains(place)), "{place:?}: {found:?}");
            assert!(found.iter().all(|place| wanted.contains(place)), "{place:?}: {found:?}");
        }
        assert_eq!(Place::InAnswer.find(&article(&["question|Q"]).lines, &mut random), None);
    }
}
