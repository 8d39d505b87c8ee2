//! What stands between blocks and parts: the tags around them.

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{MarkedPart, MarkedSource};

use super::tree::{Page, What};
use crate::place::{Lines, trimmed};

/// Gives every byte from `start` on that is not white space to a block or a part: tags that end something to
/// what stands before them, and tags that begin something to what stands after.
pub(crate) fn fill(page: &Page<'_>, start: usize, marked: &mut MarkedSource) {
    let source = page.source;
    let mut steps = page.steps.iter().filter(|step| !step.span.is_empty()).peekable();
    let mut before: Option<&mut Span> = None;
    let mut at = start;
    for span in spans(marked) {
        while steps.next_if(|step| step.span.start < at).is_some() {}
        let mut cut = at;
        while let Some(step) = steps
            .next_if(|step| step.span.end <= span.start && (ends(&step.what, source, step.span)))
        {
            cut = step.span.end;
        }
        if let Some(before) = before {
            before.end = trimmed(source, Span::new(before.start, cut)).end;
            at = before.end;
        }
        span.start = trimmed(source, Span::new(at, span.end)).start;
        at = span.end;
        before = Some(span);
    }
    let mut rest = Span::new(at, source.len());
    let is_end = |step: &&super::tree::Step| step.span.start >= at;
    let mut after = steps.filter(is_end).skip_while(|step| ends(&step.what, source, step.span));
    if let Some(before) = before {
        let cut = after.next().map_or(source.len(), |step| step.span.start);
        let last = if source.get(cut..).unwrap_or_default().trim().is_empty() {
            source.len()
        } else {
            cut
        };
        before.end = trimmed(source, Span::new(before.start, last)).end;
        rest.start = before.end;
    }
    let rest = trimmed(source, rest);
    if !rest.is_empty() {
        let text = String::new();
        marked.parts.push(MarkedPart { kind: SegmentKind::Aside, text, span: rest, line: 0 });
    }
    number(source, marked);
}

/// Joins asides that follow one another with nothing else between: what is on the page beside its
/// article is one for all that stands together. What the page says of itself stays apart.
pub(crate) fn join(marked: &mut MarkedSource) {
    let mut blocks = marked.blocks.iter().map(|block| block.span.start).peekable();
    let metadata = &marked.metadata;
    let is_free = |part: &MarkedPart| {
        let at = metadata.partition_point(|it| it.span.start < part.span.start);
        part.kind == SegmentKind::Aside && metadata.get(at).is_none_or(|it| it.span != part.span)
    };
    let mut joined: Vec<MarkedPart> = Vec::with_capacity(marked.parts.len());
    for part in marked.parts.drain(..) {
        let mut is_parted = false;
        while blocks.next_if(|start| *start < part.span.start).is_some() {
            is_parted = true;
        }
        match joined.last_mut() {
            Some(last) if !is_parted && is_free(last) && is_free(&part) => {
                if !last.text.is_empty() && !part.text.is_empty() {
                    last.text.push(' ');
                }
                last.text.push_str(&part.text);
                last.span = last.span.cover(part.span);
            }
            _ => joined.push(part),
        }
    }
    marked.parts = joined;
}

/// The spans of all blocks and parts, in the order of the source.
fn spans(marked: &mut MarkedSource) -> Vec<&mut Span> {
    marked.parts.sort_by_key(|part| part.span.start);
    let mut spans: Vec<&mut Span> = marked.blocks.iter_mut().map(|it| &mut it.span).collect();
    spans.extend(marked.parts.iter_mut().map(|it| &mut it.span));
    spans.sort_by_key(|span| span.start);
    spans
}

/// Whether a step ends something, or says nothing.
fn ends(what: &What, source: &str, span: Span) -> bool {
    match what {
        What::Close(_) | What::End(_) | What::Text(_) | What::Void(_) | What::Comment => true,
        What::Stray => span.slice(source).is_some_and(|tag| tag.starts_with("</")),
        What::Open(_) | What::Begin(_) => false,
    }
}

/// Numbers the lines anew.
fn number(source: &str, marked: &mut MarkedSource) {
    let mut places: Vec<(usize, &mut usize)> = Vec::new();
    places.extend(marked.blocks.iter_mut().map(|it| (it.span.start, &mut it.line)));
    places.extend(marked.parts.iter_mut().map(|it| (it.span.start, &mut it.line)));
    places.sort_by_key(|(start, _)| *start);
    let mut lines = Lines::new(source);
    for (start, line) in places {
        *line = lines.of(start);
    }
}
