use interview_model::{Segment, SegmentKind, Span, StageDirection};

use super::Material;
use crate::block::Block;
use crate::decode::Decision;
use crate::grammar::direction::directions;
use crate::grammar::sign_off::sign_off;

/// The segments of all blocks, in the order of the source.
pub(super) fn segments(material: Material<'_>) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(material.blocks.len() + material.times.len() + 1);
    let mut times = material.times.iter().peekable();
    let mut label: Option<(SegmentKind, &str)> = None;
    for (block, decision) in material.blocks.iter().zip(material.decisions) {
        while let Some(time) = times.next_if(|time| time.span.start < block.span.start) {
            segments.push(of_time(time));
        }
        if decision.kind.is_speech() {
            label = match (decision.label, label) {
                (Some(opening), _) => Some((decision.kind, opening)),
                (None, Some((kind, opened))) if kind == decision.kind => Some((kind, opened)),
                _ => None,
            };
        }
        push(&mut segments, block, decision, label.map(|(_, label)| label), material);
    }
    segments.extend(times.map(of_time));
    segments
}

fn of_time(block: &Block<'_>) -> Segment {
    let mut segment = Segment::new(SegmentKind::Timestamp, &*block.text, block.span);
    segment.line = block.line;
    segment
}

/// Adds a block's segment, and the sign-off at its end as one of its own.
fn push(
    segments: &mut Vec<Segment>,
    block: &Block<'_>,
    decision: &Decision<'_>,
    label: Option<&str>,
    material: Material<'_>,
) {
    let is_speech = decision.kind.is_speech();
    let named = material.options.convention.is_some();
    // Where the convention is named its marks alone decide, so nothing is cut off.
    // A turn that its label opens is one, though it says no more than a sign-off does.
    let opens = decision.label.is_some();
    let cut = if is_speech && !named { sign_off(decision.text) } else { None };
    let cut = cut.filter(|at| *at > 0 || !opens);
    let (text, signed) = decision.text.split_at(cut.unwrap_or(decision.text.len()));
    let end = block.span.end - signed.len();
    let text = text.trim_end();
    if cut != Some(0) {
        let body_end = end - (decision.text.len() - signed.len() - text.len());
        let mut segment = Segment::new(decision.kind, text, Span::new(block.span.start, body_end));
        segment.line = block.line;
        segment.confidence = decision.confidence.map(rounded);
        if is_speech {
            segment.label = label.map(str::to_owned);
            segment.directions = stage_directions(segment.span, material);
        }
        segments.push(segment);
    }
    if !signed.is_empty() {
        let start = if cut == Some(0) { block.span.start } else { end };
        let mut segment =
            Segment::new(SegmentKind::Credit, signed, Span::new(start, block.span.end));
        segment.line = block.line + newlines(block, start, material.source);
        segments.push(segment);
    }
}

/// How many lines below the block's first one `at` is.
fn newlines(block: &Block<'_>, at: usize, source: &str) -> usize {
    let before = Span::new(block.span.start, at).slice(source).unwrap_or_default();
    memchr::memchr_iter(b'\n', before.as_bytes()).count()
}

/// Three digits are all that a probability is worth.
fn rounded(probability: f32) -> f32 {
    (probability * 1000.0).round() / 1000.0
}

fn stage_directions(span: Span, material: Material<'_>) -> Vec<StageDirection> {
    let raw = span.slice(material.source).unwrap_or_default();
    let found = directions(raw, material.lexicon).map(|range| {
        let bracketed = raw.get(range.clone()).unwrap_or_default();
        let text = bracketed.trim_matches(['(', ')', '[', ']', '（', '）']);
        StageDirection::new(text, Span::new(span.start + range.start, span.start + range.end))
    });
    found.collect()
}
