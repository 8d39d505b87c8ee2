//! Which choices a person may want to look at.

use interview_model::{SegmentKind, Span};

use crate::block::Block;
use crate::decode::Decision;
use crate::{Code, Diagnostic};

/// A choice that is less sure than this is doubtful. On sources that the weights had not seen, one
/// line in twelve was, and nearly half of the wrong ones among them: see `docs/accuracy.md`.
const SURE: f32 = 0.6;

/// A diagnostic for each doubtful block; blocks that follow each other, and are in doubt between
/// the same two kinds, share one.
pub(crate) fn doubtful(blocks: &[Block<'_>], decisions: &[Decision<'_>]) -> Vec<Diagnostic> {
    let mut runs: Vec<Run> = Vec::new();
    for (place, (block, decision)) in blocks.iter().zip(decisions).enumerate() {
        let Some(found) = Run::of(place, block, decision) else { continue };
        match runs.last_mut() {
            Some(run) if run.goes_on_with(&found) => run.extend(&found),
            _ => runs.push(found),
        }
    }
    runs.iter().map(Run::diagnostic).collect()
}

/// Blocks in doubt that follow each other.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The place of the last one among all blocks.
    last: usize,
    span: Span,
    /// The lines on which the first and the last one begin.
    lines: (usize, usize),
    kind: SegmentKind,
    other: SegmentKind,
    /// The least confidence of them.
    confidence: f32,
}

impl Run {
    fn of(place: usize, block: &Block<'_>, decision: &Decision<'_>) -> Option<Self> {
        let confidence = decision.confidence.filter(|it| *it < SURE)?;
        let (span, lines, kind) = (block.span, (block.line, block.line), decision.kind);
        Some(Self { last: place, span, lines, kind, other: decision.other?, confidence })
    }

    fn goes_on_with(&self, next: &Self) -> bool {
        self.last + 1 == next.last && (self.kind, self.other) == (next.kind, next.other)
    }

    fn extend(&mut self, next: &Self) {
        self.last = next.last;
        self.span = Span::new(self.span.start, next.span.end);
        self.lines.1 = next.lines.1;
        self.confidence = self.confidence.min(next.confidence);
    }

    fn diagnostic(&self) -> Diagnostic {
        let Self { lines: (first, last), kind, other, confidence, .. } = self;
        let (place, sure) = if first == last {
            (format!("line {first} was"), format!("{confidence:.2}"))
        } else {
            (format!("lines {first} to {last} were"), format!("{confidence:.2} or more"))
        };
        let message =
            format!("{place} taken for {kind}, with a probability of {sure}, and may be {other}");
        Diagnostic::new(Code::Doubtful, self.span, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;
    use crate::line::lines;

    /// What is said of blocks a line each, with these kinds, confidences and likeliest others.
    fn said(choices: &[(SegmentKind, Option<f32>, SegmentKind)]) -> Vec<(usize, usize, String)> {
        let source = "One.\n".repeat(choices.len());
        let blocks = blocks(&lines(&source));
        let decide = |&(kind, confidence, other)| Decision {
            kind,
            label: None,
            text: "One.",
            confidence,
            other: Some(other),
        };
        let decisions: Vec<_> = choices.iter().map(decide).collect();
        let found = doubtful(&blocks, &decisions).into_iter();
        found.map(|it| (it.span.start, it.span.end, it.message)).collect()
    }

    #[test]
    fn only_what_is_unsure_is_doubtful() {
        use SegmentKind::{Answer, Aside, Heading, Question};
        let found = said(&[
            (Question, Some(0.97), Answer),
            (Answer, Some(0.599), Question),
            (Aside, None, Heading),
            (Heading, Some(0.6), Aside),
        ]);
        let message =
            "line 2 was taken for answer, with a probability of 0.60, and may be question";
        assert_eq!(found, [(5, 9, message.to_owned())]);
    }

    #[test]
    fn neighbours_in_the_same_doubt_are_told_together() {
        use SegmentKind::{Answer, Aside, Heading};
        let found = said(&[
            (Aside, Some(0.5), Heading),
            (Aside, Some(0.3), Heading),
            (Aside, Some(0.4), Answer),
            (Aside, Some(0.9), Answer),
            (Aside, Some(0.4), Answer),
        ]);
        let spans: Vec<_> = found.iter().map(|(start, end, _)| (*start, *end)).collect();
        assert_eq!(spans, [(0, 9), (10, 14), (20, 24)]);
        assert!(found[0].2.starts_with("lines 1 to 2 were taken for aside"), "{found:?}");
        assert!(found[0].2.contains("0.30 or more, and may be heading"), "{found:?}");
    }
}
