//! Articles as the decoder sees them, with what is right beside each of its blocks.

mod aligned;

use interview_model::{Segment, SegmentKind};
use interview_parser::decoder::{KINDS, Observations, Weights, observe, observe_marked};
use interview_parser::marked::MarkedSource;
use interview_parser::{Options as ParserOptions, parse_marked};

use crate::corpus::{Article, Gold};
use crate::crf::Example;
use crate::measure::Judged;
use aligned::{Votes, Words};

/// An article's features.
#[derive(Debug, Clone)]
pub(crate) struct Sequence {
    observations: Observations,
    /// What a person said of each block, where anything.
    golds: Vec<Option<Gold>>,
    /// The labelled lines, and the block to which each belongs.
    lines: Vec<Held>,
}

/// A labelled line and what holds it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Held {
    number: usize,
    gold: Gold,
    by: Holder,
}

/// What holds a line.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Holder {
    /// A block, which is decided on.
    Block(usize),
    /// A part whose kind the source tells.
    Told(SegmentKind),
}

impl Sequence {
    pub(crate) fn of(article: &Article) -> Self {
        Self::by_lines(observe(&article.text), article)
    }

    /// The article as its marked-up source, if it has one.
    pub(crate) fn of_original(article: &Article) -> Option<Self> {
        let original = article.original.as_ref()?;
        let source = &original.source;
        let marked = interview_markup::read(source, original.markup);
        let observations = observe_marked(source, &marked);
        if original.is_text {
            return Some(Self::by_lines(observations, article));
        }
        let segments = parse_marked(source, &marked, &ParserOptions::default()).interview.segments;
        Some(Self::by_words(observations, &segments, article))
    }

    /// The article with markup that was put on.
    pub(crate) fn typeset(article: &Article, marked: &MarkedSource) -> Self {
        Self::by_lines(observe_marked(&article.text, marked), article)
    }

    /// A line belongs to the last block that begins on or before it.
    fn by_lines(observations: Observations, article: &Article) -> Self {
        let golds: Vec<(usize, Gold)> =
            article.numbered().map(|(number, line)| (number, line.gold)).collect();
        let line_of = |block| observations.line_of(block).unwrap_or(usize::MAX);
        let mut block = 0;
        let hold = |&(number, gold): &(usize, Gold)| {
            while block + 1 < observations.len() && line_of(block + 1) <= number {
                block += 1;
            }
            Held { number, gold, by: Holder::Block(block) }
        };
        let lines = golds.iter().map(hold).collect();
        let gold_of = |block| {
            let at = golds.binary_search_by_key(&line_of(block), |(number, _)| *number).ok()?;
            golds.get(at).map(|(_, gold)| *gold)
        };
        let golds = (0..observations.len()).map(gold_of).collect();
        Self { observations, golds, lines }
    }

    /// A line belongs to the segment that has its words, in the order of the article, and with it to
    /// a block. Lines that none has are left out.
    fn by_words(observations: Observations, segments: &[Segment], article: &Article) -> Self {
        let span_of = |block| observations.span_of(block).unwrap_or_default();
        let mut block = 0;
        let holder = |segment: &Segment| {
            while block < observations.len() && span_of(block).end <= segment.span.start {
                block += 1;
            }
            let is_in_block = block < observations.len() && span_of(block).start < segment.span.end;
            if is_in_block { Holder::Block(block) } else { Holder::Told(segment.kind) }
        };
        let holders: Vec<Holder> = segments.iter().map(holder).collect();
        let mut words = Words::of(segments);
        let mut votes = vec![Votes::default(); observations.len()];
        for (holder, letters) in holders.iter().zip(words.lengths()) {
            if let Holder::Block(block) = holder
                && let Some(votes) = votes.get_mut(*block)
            {
                votes.letters += letters;
            }
        }
        let mut lines = Vec::new();
        for (number, line) in article.numbered() {
            let Some(found) = words.find(&line.text) else { continue };
            let by = holders.get(found.segment).copied();
            lines.extend(by.map(|by| Held { number, gold: line.gold, by }));
            for (segment, letters) in found.shares {
                if let Some(Holder::Block(block)) = holders.get(segment)
                    && let Some(votes) = votes.get_mut(*block)
                {
                    votes.add(line.gold, letters);
                }
            }
        }
        let golds = votes.iter().map(Votes::verdict).collect();
        Self { observations, golds, lines }
    }

    /// Whether its turns open with labels.
    pub(crate) fn is_labelled(&self) -> bool {
        self.observations.are_labelled()
    }

    /// What is to be learned from its first blocks. Of a block of which nothing was said, anything
    /// is right.
    pub(crate) fn example(&self, importance: f64, most: usize) -> Example {
        let mut example = Example::new(importance);
        for (block, gold) in self.golds.iter().enumerate().take(most) {
            let labels = gold.map_or(u8::MAX, Gold::labels);
            example.push(self.observations.features_of(block), labels);
        }
        example
    }

    /// What the weights take each labelled line for.
    pub(crate) fn judge(&self, weights: &Weights) -> Vec<Judged> {
        let guesses = weights.decode(&self.observations).into_iter();
        let guesses: Vec<_> = guesses.zip(weights.probabilities(&self.observations)).collect();
        let judge = |&Held { number, gold, by }: &Held| {
            let (guess, probabilities) = match by {
                Holder::Block(block) => *guesses.get(block)?,
                Holder::Told(kind) => (kind, certain(kind)),
            };
            Some(Judged { number, gold, guess, probabilities })
        };
        self.lines.iter().filter_map(judge).collect()
    }
}

/// The probabilities of what is told.
fn certain(kind: SegmentKind) -> [f32; KINDS.len()] {
    KINDS.map(|it| f32::from(u8::from(it == kind)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    /// Weights under which everything is a heading.
    fn only_headings() -> Weights {
        let heading = KINDS.iter().position(|kind| *kind == SegmentKind::Heading).unwrap();
        let mut weights = Weights::default();
        weights.initial[heading] = 1.0;
        weights.transitions[0][heading][heading] = 1.0;
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
