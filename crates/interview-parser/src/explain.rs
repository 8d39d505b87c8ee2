mod cue_names;

use interview_model::{SegmentKind, Span};

use crate::Options;
use crate::decode::{KINDS, Observations, Part, Weights, feature_name, observations, weights};
use crate::marked::MarkedSource;
use crate::parse::{Analysis, analyse, analyse_marked, document_of};
use crate::seen::Seen;
use cue_names::describe;

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
/// let [first, second, ..] = &explained[0].reasons[..] else { panic!("there are cues") };
/// assert!(first.weight >= second.weight);
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Reason {
    /// What the cue is about: the name of a kind of feature in the file of weights; `Follows` and
    /// `Precedes` for what the block before it and the block after it were taken for.
    pub cue: &'static str,
    /// The cue's value, counted from 0; of `Follows` and `Precedes` the other block's kind, as a
    /// place in [`KINDS`](crate::decoder::KINDS).
    pub value: usize,
    /// Cue and value in words, for people. They may change from version to version.
    pub description: String,
    /// Its weight for the chosen kind, less its weight for the likeliest other kind.
    pub weight: f32,
}

/// Tells, block by block, which cues were found, how likely each kind is, and what was chosen.
///
/// Takes what [`parse_with`](crate::parse_with) takes; gives one explanation for each block that
/// the decoder decided on, in the order of the source, and none where the source is longer than
/// the options allow. A named convention is not looked at: there the marks alone decide, and
/// nothing is to explain.
///
/// ```
/// use interview_parser::{Options, explain};
///
/// let explained = explain("What is in the shed?\nBoats.", &Options::default());
/// assert_eq!(explained.len(), 2);
/// assert!(explained[0].reasons.iter().any(|it| it.description == "ends in a question mark"));
/// ```
#[must_use]
pub fn explain(source: &str, options: &Options) -> Vec<Explanation> {
    if source.len() > options.max_bytes {
        return Vec::new();
    }
    let Some(seen) = Seen::of(source) else { return explained(&analyse(source, options)) };
    let mut explanations = explained(&analyse(&seen.text, options));
    for explanation in &mut explanations {
        explanation.span = seen.span(explanation.span);
    }
    explanations
}

/// As [`explain`], of an article whose markup was read: see [`parse_marked`](crate::parse_marked).
///
/// ```
/// use interview_parser::marked::MarkedSource;
/// use interview_parser::{Options, explain_marked};
///
/// assert!(explain_marked("", &MarkedSource::default(), &Options::default()).is_empty());
/// ```
#[must_use]
pub fn explain_marked(source: &str, marked: &MarkedSource, options: &Options) -> Vec<Explanation> {
    if source.len() > options.max_bytes {
        return Vec::new();
    }
    explained(&analyse_marked(source, marked, options))
}

fn explained(analysis: &Analysis<'_>) -> Vec<Explanation> {
    let observations = observations(&document_of(analysis));
    let kinds = weights().decode(&observations);
    let probabilities = weights().probabilities(&observations);
    let is_speech = |kind: &SegmentKind| kind.is_speech();
    let first = kinds.iter().position(is_speech).unwrap_or(kinds.len());
    let last = kinds.iter().rposition(is_speech).unwrap_or_default();
    let chosen = Chosen { observations: &observations, kinds: &kinds, spoken: (first, last) };
    let told = observations.voices().sided(kinds.clone());
    let blocks = analysis.blocks.iter().zip(kinds.iter().zip(probabilities)).enumerate();
    let explained = blocks.zip(told).map(|((block, (source, (&kind, probabilities))), told)| {
        let mut ranked: Vec<_> = KINDS.into_iter().zip(probabilities).collect();
        ranked.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let other = ranked.iter().find(|(it, _)| *it != kind).map_or(kind, |(it, _)| *it);
        Explanation {
            span: source.span,
            line: source.line,
            kind: told,
            probabilities: ranked,
            reasons: chosen.reasons(block, kind, other),
        }
    });
    explained.collect()
}

/// What was found in an article and what was made of it.
#[derive(Debug, Clone, Copy)]
struct Chosen<'a> {
    observations: &'a Observations,
    kinds: &'a [SegmentKind],
    /// The first and the last block that are speech.
    spoken: (usize, usize),
}

impl Chosen<'_> {
    /// What speaks for `kind` or for `other`, those that speak most for `kind` first.
    fn reasons(self, block: usize, kind: SegmentKind, other: SegmentKind) -> Vec<Reason> {
        let features = self.observations.features_of(block).iter();
        let mut reasons: Vec<Reason> = Vec::new();
        for reason in features.filter_map(|feature| of_feature(*feature, kind, other)) {
            match reasons.last_mut() {
                // A cue that counts once more where turns open with labels.
                Some(last) if (last.cue, last.value) == (reason.cue, reason.value) => {
                    last.weight += reason.weight;
                }
                _ => reasons.push(reason),
            }
        }
        reasons.extend(self.of_place(block, kind, other));
        reasons.retain(|reason| reason.weight != 0.0);
        reasons.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        reasons
    }

    /// What speaks from the kinds of the blocks before and after.
    fn of_place(
        self,
        block: usize,
        kind: SegmentKind,
        other: SegmentKind,
    ) -> impl Iterator<Item = Reason> {
        let Weights { initial, transitions, .. } = weights();
        let near = |at: Option<usize>| self.kinds.get(at?).copied();
        let before = near(block.checked_sub(1));
        let after = near(block.checked_add(1));
        let (first, last) = self.spoken;
        let step = |at: usize, from: SegmentKind, to: SegmentKind| {
            let spoken = first < at || from.is_speech();
            let speaking = last > at + 1 || to.is_speech();
            let part = Part::between(spoken, speaking);
            of(transitions.get(part as usize)?.get(column(from)?)?, to)
        };
        let opens = || {
            let weight = of(initial, kind)? - of(initial, other)?;
            Some(Reason {
                cue: "Initial",
                value: 0,
                description: "opens the article".into(),
                weight,
            })
        };
        let follows = before.map_or_else(opens, |it| {
            let at = block.checked_sub(1)?;
            let weight = step(at, it, kind)? - step(at, it, other)?;
            neighbour("Follows", it, format!("follows what was taken for {it}"), weight)
        });
        let precedes = after.and_then(|it| {
            let weight = step(block, kind, it)? - step(block, other, it)?;
            neighbour("Precedes", it, format!("stands before what was taken for {it}"), weight)
        });
        follows.into_iter().chain(precedes)
    }
}

fn neighbour(
    cue: &'static str,
    kind: SegmentKind,
    description: String,
    weight: f32,
) -> Option<Reason> {
    Some(Reason { cue, value: column(kind)?, description, weight })
}

fn of_feature(feature: u32, kind: SegmentKind, other: SegmentKind) -> Option<Reason> {
    let (cue, value) = feature_name(feature)?;
    let row = weights().emissions.get(usize::try_from(feature).ok()?)?;
    let weight = of(row, kind)? - of(row, other)?;
    Some(Reason { cue, value, description: describe(cue, value), weight })
}

fn column(kind: SegmentKind) -> Option<usize> {
    KINDS.iter().position(|it| *it == kind)
}

fn of(row: &[f32], kind: SegmentKind) -> Option<f32> {
    row.get(column(kind)?).copied()
}
