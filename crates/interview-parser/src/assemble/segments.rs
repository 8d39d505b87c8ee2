use interview_model::{Opens, Segment, SegmentKind, Span, StageDirection, Timing};

use super::Material;
use crate::block::{Block, Opening, Piece};
use crate::decode::Decision;
use crate::grammar::direction::{directions, is_direction, may_have_directions};
use crate::grammar::sign_off::sign_off;
use crate::grammar::time::time_within;
use crate::told::Told;

/// The segments of all blocks, in the order of the source.
pub(super) fn segments(material: Material<'_>) -> Vec<Segment> {
    let blocks = material.blocks;
    let mut assembler = Assembler {
        segments: Vec::with_capacity(blocks.len() + material.told.len() + 1),
        told: material.told.iter().peekable(),
        announced: None,
        label: None,
        material,
    };
    for (block, decision) in blocks.iter().zip(material.decisions) {
        assembler.tell_turn_before(block.span.start, decision.label.is_some());
        assembler.put(block, decision);
    }
    assembler.tell_turn_before(usize::MAX, true);
    head_biographies(&mut assembler.segments);
    assembler.segments
}

/// Takes a heading that is the name with which the biography below it begins for a part of that.
fn head_biographies(segments: &mut [Segment]) {
    let mut below: Option<&mut Segment> = None;
    for segment in segments.iter_mut().rev() {
        let is_named = |it: &&mut Segment| {
            let name = segment.text.as_str();
            it.kind == SegmentKind::Bio && it.text.len() > name.len() && it.text.starts_with(name)
        };
        if segment.kind == SegmentKind::Heading && below.as_ref().is_some_and(is_named) {
            segment.kind = SegmentKind::Bio;
        }
        // Pictures may stand between.
        if segment.kind != SegmentKind::Aside {
            below = Some(segment);
        }
    }
}

/// Puts segments one after the other.
struct Assembler<'a> {
    segments: Vec<Segment>,
    told: std::iter::Peekable<std::slice::Iter<'a, Told<'a>>>,
    /// The time of a line that holds nothing else, until something is said.
    announced: Option<Timing>,
    /// The label in force, and the kind of what it opened, as soon as something is said.
    label: Option<(Option<SegmentKind>, &'a str)>,
    material: Material<'a>,
}

impl<'a> Assembler<'a> {
    /// Adds what was told of the source before a byte of it, at which a turn opens or the last one
    /// goes on. Where a label alone on its line has stage directions directly below it and nothing
    /// else, they are its turn: `(inaudible)`.
    fn tell_turn_before(&mut self, start: usize, opens: bool) {
        let name = self.segments.last().filter(|it| it.kind.is_speech() && it.text.is_empty());
        let name = name.cloned().filter(|_| opens);
        let from = self.segments.len();
        self.tell_before(start);
        let Some(name) = name else { return };
        let below = self.segments.get_mut(from..).unwrap_or_default();
        let lexicon = self.material.lexicon;
        let is_time = |it: &Segment| it.kind == SegmentKind::Timestamp;
        let said = below
            .iter_mut()
            .take_while(|it| is_time(it) || is_direction(&it.text, lexicon))
            .filter(|it| !is_time(it));
        for segment in said {
            (segment.kind, segment.timing) = (name.kind, segment.timing.or(name.timing));
            segment.label.clone_from(&name.label);
            segment.directions = stage_directions(segment.span, self.material);
        }
    }

    /// Adds what was told of the source before a byte of it.
    fn tell_before(&mut self, start: usize) {
        while let Some(told) = self.told.next_if(|told| told.span.start < start) {
            let mut segment = Segment::new(told.kind, &*told.text, told.span);
            segment.line = told.line;
            segment.timing = told.timing;
            if told.kind == SegmentKind::Timestamp {
                self.announced = told.timing;
            }
            self.segments.push(segment);
        }
    }

    /// Adds the segments of a block.
    fn put(&mut self, block: &'a Block<'_>, decision: &Decision<'a>) {
        self.tell_before(block.span.start);
        self.open(block, decision);
        if block.pieces.is_empty() {
            self.put_whole(block, decision);
        }
        for piece in &block.pieces {
            self.tell_before(piece.span.start);
            self.put_piece(block, piece, decision);
        }
    }

    /// Puts the label in force that a block opens with, or ends the one before. A line that is a
    /// label opens a turn whatever it was taken for, whose kind is that of the speech below it.
    fn open(&mut self, block: &'a Block<'_>, decision: &Decision<'a>) {
        let is_speech = decision.kind.is_speech();
        let kind = is_speech.then_some(decision.kind);
        self.label = match (&block.opening, decision.label, self.label) {
            (Opening::Label(name), ..) => Some((kind, &**name)),
            (Opening::Untold, Some(opening), _) => Some((kind, opening)),
            (_, _, before) if !is_speech => before,
            (Opening::Untold, None, Some((opened, label)))
                if self.material.labels_hold || opened.is_none_or(|it| it == decision.kind) =>
            {
                Some((kind, label))
            }
            _ => None,
        };
    }

    /// Adds a block as one segment, and the sign-off at its end as one of its own.
    fn put_whole(&mut self, block: &Block<'_>, decision: &Decision<'_>) {
        let named = self.material.options.convention.is_some();
        // Where the convention is named its marks alone decide, so nothing is cut off.
        // A turn that its label opens is one, though it says no more than a sign-off does.
        let opens = decision.label.is_some();
        let is_cut = decision.kind.is_speech() && !named;
        let cut = if is_cut { sign_off(decision.text) } else { None };
        let cut = cut.filter(|at| *at > 0 || !opens);
        let (text, signed) = decision.text.split_at(cut.unwrap_or(decision.text.len()));
        let text = text.trim_end();
        let before = before_body(block, decision);
        let at = |offset: usize| before.len() + offset;
        let (body_end, end) = if signed.is_empty() && block.markup.is_some() {
            (block.span.end, block.span.end)
        } else {
            let start = at(decision.text.len() - signed.len());
            block.cut(at(text.len()), start, self.material.source)
        };
        if cut != Some(0) {
            let mut segment =
                Segment::new(decision.kind, text, Span::new(block.span.start, body_end));
            segment.line = block.line;
            segment.timing = block.timing.or_else(|| time_within(before));
            if decision.kind.is_speech() {
                segment.directions = self
                    .directions_of(block, at(text.len()))
                    .unwrap_or_else(|| stage_directions(segment.span, self.material));
            }
            self.push(segment, decision);
        }
        if !signed.is_empty() {
            let start = if cut == Some(0) { block.span.start } else { end };
            let mut segment =
                Segment::new(SegmentKind::Credit, signed, Span::new(start, block.span.end));
            segment.line = block.line + newlines(block, start, self.material.source);
            self.segments.push(segment);
        }
    }

    /// Adds a piece of a block, without what the block's label or mark takes of it.
    fn put_piece(&mut self, block: &Block<'_>, piece: &Piece, decision: &Decision<'_>) {
        let is_marked = block.opening == Opening::Untold;
        let cut = if is_marked { before_body(block, decision).len() } else { 0 };
        let start = piece.text.start.max(cut).min(piece.text.end);
        let text = block.text.get(start..piece.text.end).unwrap_or_default();
        let mut segment = Segment::new(decision.kind, text, piece.span);
        segment.line = piece.line;
        segment.timing = piece.timing;
        // What a label or mark opens is a paragraph at least.
        segment.opens = if cut > piece.text.start { Opens::Paragraph } else { piece.opens };
        if decision.kind.is_speech() {
            segment.directions = stage_directions(segment.span, self.material);
        }
        self.push(segment, decision);
    }

    /// The stage directions in the text of a marked-up block up to `end`.
    fn directions_of(&self, block: &Block<'_>, end: usize) -> Option<Vec<StageDirection>> {
        block.markup?;
        let text = block.text.get(..end)?;
        let found = directions(text, self.material.lexicon);
        found.map(|part| Some(direction(text.get(part.clone())?, block.place(part)?))).collect()
    }

    /// Adds a segment of a decided kind.
    fn push(&mut self, mut segment: Segment, decision: &Decision<'_>) {
        segment.confidence = decision.confidence.map(rounded);
        if decision.kind.is_speech() {
            segment.label = self.label.map(|(_, label)| label.to_owned());
            segment.timing = segment.timing.or(self.announced);
            self.announced = None;
        }
        self.segments.push(segment);
    }
}

/// What stands in a block before what was decided to be said.
fn before_body<'a>(block: &'a Block<'_>, decision: &Decision<'_>) -> &'a str {
    let at = block.text.len() - decision.text.len();
    block.text.get(..at).unwrap_or_default()
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
    if !may_have_directions(raw) {
        return Vec::new();
    }
    let found = directions(raw, material.lexicon).map(|range| {
        let bracketed = raw.get(range.clone()).unwrap_or_default();
        direction(bracketed, Span::new(span.start + range.start, span.start + range.end))
    });
    found.collect()
}

fn direction(bracketed: &str, span: Span) -> StageDirection {
    let text = bracketed.trim_matches(['(', ')', '[', ']', '（', '）']);
    StageDirection::new(text, span)
}
