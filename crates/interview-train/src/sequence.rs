//! Articles as the decoder sees them, with what is right beside each of its blocks.

use interview_parser::decoder::{Observations, Weights, observe};

use crate::corpus::{Article, Gold};
use crate::crf::Example;
use crate::measure::Judged;

/// An article's features.
#[derive(Debug, Clone)]
pub(crate) struct Sequence {
    observations: Observations,
    /// The labelled lines by number.
    golds: Vec<(usize, Gold)>,
}

impl Sequence {
    pub(crate) fn of(article: &Article) -> Self {
        let golds = article.numbered().map(|(number, line)| (number, line.gold)).collect();
        Self { observations: observe(&article.text), golds }
    }

    /// Whether its turns open with labels.
    pub(crate) fn is_labelled(&self) -> bool {
        self.observations.are_labelled()
    }

    /// What is to be learned from its first blocks. Of a block that no label stands beside, anything
    /// is right.
    pub(crate) fn example(&self, importance: f64, most: usize) -> Example {
        let mut example = Example::new(importance);
        for block in 0..self.observations.len().min(most) {
            let gold = self.observations.line_of(block).and_then(|line| self.gold(line));
            let labels = gold.map_or(u8::MAX, Gold::labels);
            example.push(self.observations.features_of(block), labels);
        }
        example
    }

    fn gold(&self, line: usize) -> Option<Gold> {
        let at = self.golds.binary_search_by_key(&line, |(number, _)| *number).ok()?;
        self.golds.get(at).map(|(_, gold)| *gold)
    }

    /// What the weights take each labelled line for. A line belongs to the last block that begins
    /// on or before it.
    pub(crate) fn judge(&self, weights: &Weights) -> Vec<Judged> {
        let guesses = weights.decode(&self.observations).into_iter();
        let guesses: Vec<_> = guesses.zip(weights.probabilities(&self.observations)).collect();
        let line_of = |block| self.observations.line_of(block).unwrap_or(usize::MAX);
        let mut block = 0;
        let judge = |&(number, gold): &(usize, Gold)| {
            while block + 1 < self.observations.len() && line_of(block + 1) <= number {
                block += 1;
            }
            let found = guesses.get(block).copied();
            found.map(|(guess, probabilities)| Judged { number, gold, guess, probabilities })
        };
        self.golds.iter().filter_map(judge).collect()
    }
}

#[cfg(test)]
mod tests {
    use interview_model::SegmentKind;
    use interview_parser::decoder::KINDS;

    use super::*;
    use crate::corpus::tests::article;

    /// Weights under which everything is a heading.
    fn only_headings() -> Weights {
        let heading = KINDS.iter().position(|kind| *kind == SegmentKind::Heading).unwrap();
        let mut weights = Weights::default();
        weights.initial[heading] = 1.0;
        weights.transitions[heading][heading] = 1.0;
        weights
    }

    #[test]
    fn each_labelled_line_gets_the_kind_of_its_block() {
        let sequence = Sequence::of(&article(&["title|Bees", "", "question|Why?", "heading|So"]));
        let judged = sequence.judge(&only_headings());
        let found: Vec<_> = judged.iter().map(|line| (line.number, line.is_right())).collect();
        assert_eq!(found, [(1, false), (3, false), (4, true)]);
        assert!(judged.iter().all(|line| line.guess == SegmentKind::Heading));
    }

    #[test]
    fn an_example_has_a_position_for_each_block() {
        let sequence = Sequence::of(&article(&["title|Bees", "turn|Why?"]));
        let mut wanted = Example::new(2.0);
        wanted.push(sequence.observations.features_of(0), 0b0000_0001);
        wanted.push(sequence.observations.features_of(1), 0b0000_1100);
        assert_eq!(sequence.example(2.0, usize::MAX), wanted);
    }
}
