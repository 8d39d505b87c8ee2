use std::sync::LazyLock;

use interview_model::SegmentKind;

use super::calibration::calibrated;
use super::chain::{Rows, likeliest};
use super::voices::Voices;
use super::{KINDS, written};
use crate::convention::{Document, Pattern};
use crate::cues::Cues;
use crate::grammar::mark::MarkSort;
use crate::grammar::time::opening_time;

/// What was decided about one block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Decision<'a> {
    /// What it is.
    pub(crate) kind: SegmentKind,
    /// The label that opens a turn here, as printed.
    pub(crate) label: Option<&'a str>,
    /// What it says, label and marks left out; the end of the block's text.
    pub(crate) text: &'a str,
    /// The probability of the kind.
    pub(crate) confidence: Option<f32>,
    /// The likeliest other kind.
    pub(crate) other: Option<SegmentKind>,
}

/// The most likely kind of every block, and what of its text is label or mark.
pub(crate) fn decide<'a>(document: &Document<'a>) -> Vec<Decision<'a>> {
    static ROWS: LazyLock<Rows> = LazyLock::new(|| Rows::of(written()));
    let voices = Voices::of(document);
    let scores = ROWS.scores(document, &voices);
    let probabilities = ROWS.chain.marginals(&scores);
    let kinds = voices.sided(likeliest(&probabilities));
    let blocks = document.cues.iter().zip(kinds.into_iter().zip(probabilities)).enumerate();
    let mut speaking = None;
    let decided = blocks.map(|(i, (cues, (kind, probabilities)))| {
        let probabilities = calibrated(probabilities, ROWS.temperature);
        let (confidence, other) = beside(kind, &probabilities);
        let label = document.labels.opening(i, cues);
        let text = match label {
            _ if !kind.is_speech() => cues.text,
            Some(label) => opening_time(label.body).map_or(label.body, |(_, said)| said),
            None if has_mark(document, kind, speaking, cues) => cues.body,
            None => cues.text,
        };
        speaking = if kind.is_speech() { Some(kind) } else { speaking };
        Decision { kind, label: label.map(|label| label.name), text, confidence, other }
    });
    decided.collect()
}

/// The probability of a kind, and the likeliest other one: the last of equals. A remark is as likely
/// as speech of either side.
fn beside(kind: SegmentKind, probabilities: &[f32]) -> (Option<f32>, Option<SegmentKind>) {
    let (mut own, mut other, mut highest) = (None, None, f32::NEG_INFINITY);
    for (it, probability) in KINDS.into_iter().zip(probabilities) {
        if it == kind || (kind == SegmentKind::Remark && it.is_speech()) {
            own = Some(own.unwrap_or(0.0) + *probability);
        } else if *probability >= highest {
            (other, highest) = (Some(it), *probability);
        }
    }
    (own, other)
}

/// Whether the mark at the start of a block tells the side of the speech and is none of it: a dash
/// where the other side spoke before, or before any paragraph of an article in dashes; a bullet or a
/// number, where such mark the questions. Inside an answer a dash may open an item of a list.
fn has_mark(
    document: &Document<'_>,
    kind: SegmentKind,
    speaking: Option<SegmentKind>,
    cues: &Cues<'_>,
) -> bool {
    match cues.mark {
        Some(MarkSort::Dash) => {
            kind == SegmentKind::Question
                || (kind == SegmentKind::Answer
                    && (document.pattern == Pattern::AllDashes || speaking != Some(kind)))
        }
        Some(MarkSort::Bullet) => kind == SegmentKind::Question && document.bullets_ask,
        // In a marked-up source the number of a list's item is what its reader sees.
        Some(MarkSort::Number(_)) => {
            kind == SegmentKind::Question
                && document.pattern == Pattern::Numbers
                && document.typography.is_none()
        }
        _ => false,
    }
}
