use interview_model::{SegmentKind, Span};

use crate::Options;
use crate::decode::{KINDS, Observations, feature_name, weights};
use crate::parse::{analyse, document_of};

/// Why one block was taken for what it is: see [`explain`].
///
/// ```
/// use interview_parser::{Options, explain};
///
/// let explained = explain("What is in the shed?\nBoats.", &Options::default());
/// assert_eq!(explained[0].probabilities.len(), 8);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Explanation {
    /// Where the block stands.
    pub span: Span,
    /// The line on which it starts, counted from 1.
    pub line: usize,
    /// The kind that was chosen, in view of all blocks.
    pub kind: SegmentKind,
    /// The probability of each kind, given the whole article; the likeliest first.
    pub probabilities: Vec<(SegmentKind, f32)>,
    /// The cues that were found, those that speak most for the chosen kind first.
    pub reasons: Vec<Reason>,
}

/// One cue and how much it speaks for the chosen kind.
///
/// ```
/// use interview_parser::{Options, explain};
///
/// let explained = explain("What is in the shed?\nBoats.", &Options::default());
/// assert!(explained[0].reasons[0].weight >= explained[0].reasons[1].weight);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reason {
    /// What the cue is about: the name of a kind of feature in the file of weights.
    pub cue: &'static str,
    /// The cue's value, counted from 0.
    pub value: usize,
    /// Its weight for the chosen kind, less its weight for the likeliest other kind.
    pub weight: f32,
}

/// Tells, block by block, which cues were found, how likely each kind is, and what was chosen.
///
/// Takes what [`parse_with`](crate::parse_with) takes; gives one explanation for each block that
/// the decoder decided on, in the order of the source. A named convention is not looked at: there
/// the marks alone decide, and nothing is to explain.
///
/// ```
/// use interview_parser::{Options, explain};
///
/// let explained = explain("What is in the shed?\nBoats.", &Options::default());
/// assert_eq!(explained.len(), 2);
/// assert!(!explained[0].reasons.is_empty());
/// ```
#[must_use]
pub fn explain(source: &str, options: &Options) -> Vec<Explanation> {
    let analysis = analyse(source, options);
    let document = document_of(&analysis);
    let observations = crate::decode::observations(&document);
    let kinds = weights().decode(&observations);
    let probabilities = weights().probabilities(&observations);
    let blocks = analysis.blocks.iter().zip(kinds.into_iter().zip(probabilities)).enumerate();
    let explained = blocks.map(|(block, (source, (kind, probabilities)))| {
        let mut ranked: Vec<_> = KINDS.into_iter().zip(probabilities).collect();
        ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let other = ranked.iter().find(|(it, _)| *it != kind).map_or(kind, |(it, _)| *it);
        Explanation {
            span: source.span,
            line: source.line,
            kind,
            probabilities: ranked,
            reasons: reasons(&observations, block, kind, other),
        }
    });
    explained.collect()
}

fn reasons(
    observations: &Observations,
    block: usize,
    kind: SegmentKind,
    other: SegmentKind,
) -> Vec<Reason> {
    let column = |kind| KINDS.iter().position(|it| *it == kind);
    let weight = |feature: u32, kind| {
        let row = weights().emissions.get(feature as usize)?;
        row.get(column(kind)?).copied()
    };
    let found = observations.features_of(block).iter().filter_map(|feature| {
        let (cue, value) = feature_name(*feature)?;
        Some(Reason { cue, value, weight: weight(*feature, kind)? - weight(*feature, other)? })
    });
    let mut reasons: Vec<Reason> = found.filter(|reason| reason.weight != 0.0).collect();
    reasons.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    reasons
}
