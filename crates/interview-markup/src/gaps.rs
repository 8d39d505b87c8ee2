//! What stands between blocks and parts: markup that belongs to one of them, or to none.

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{MarkedPart, MarkedSource};

use crate::place::{Lines, trimmed};

/// Gives every byte from `start` on that is not white space to a block or a part: what stands on the
/// line of one to it, such as the mark of a heading or of an item, and the rest to parts of its own,
/// such as the addresses of links.
pub(crate) fn fill(source: &str, start: usize, marked: &mut MarkedSource) {
    let mut spans: Vec<&mut Span> = marked.blocks.iter_mut().map(|it| &mut it.span).collect();
    spans.extend(marked.parts.iter_mut().map(|it| &mut it.span));
    spans.sort_by_key(|span| span.start);
    let mut others = Vec::new();
    let mut before: Option<&mut Span> = None;
    let mut at = start;
    for span in spans {
        let rest = gap(source, Span::new(at, span.start), before.take(), &mut others);
        span.start = span.start.min(trimmed(source, rest).start);
        at = span.end;
        before = Some(span);
    }
    let rest = gap(source, Span::new(at, source.len()), before, &mut others);
    others.push(rest);
    others.retain_mut(|span| {
        *span = trimmed(source, *span);
        !span.is_empty()
    });
    if others.is_empty() {
        return;
    }
    let mut lines = Lines::new(source);
    marked.parts.extend(others.into_iter().map(|span| {
        let text = span.slice(source).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        MarkedPart { kind: SegmentKind::Aside, text, span, line: lines.of(span.start) }
    }));
    marked.parts.sort_by_key(|part| part.span.start);
}

/// Shares out what stands between two spans; gives back what is on the line of the second.
fn gap(source: &str, gap: Span, before: Option<&mut Span>, others: &mut Vec<Span>) -> Span {
    let text = gap.slice(source).unwrap_or_default();
    if text.trim().is_empty() {
        return Span::new(gap.end, gap.end);
    }
    let mut start = gap.start;
    if let Some(before) = before {
        let end = text.find(['\n', '\r']).unwrap_or(text.len());
        start = gap.start + end;
        before.end = trimmed(source, Span::new(before.start, start)).end;
    }
    let rest = Span::new(start, gap.end).slice(source).unwrap_or_default();
    let last = start + rest.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let mut line = start;
    for piece in Span::new(start, last).slice(source).unwrap_or_default().split_inclusive('\n') {
        others.push(Span::new(line, line + piece.len()));
        line += piece.len();
    }
    Span::new(last, gap.end)
}
