//! Reads interview articles as they are found.
mod diagnostic;
mod options;

pub use diagnostic::{Code, Diagnostic, ParseError, Parsed};
pub use options::Options;

/// Parses.
#[must_use]
pub fn parse(source: &str) -> Parsed {
    parse_with(source, &Options::default())
}

/// STUB being replaced.
#[must_use]
pub fn parse_with(source: &str, _options: &Options) -> Parsed {
    use interview_model::{Interview, Segment, SegmentKind, Span};
    let mut interview = Interview::default();
    let mut at = 0;
    for (number, line) in source.split_inclusive('\n').enumerate() {
        let text = line.trim();
        if !text.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            let kind =
                if text.ends_with('?') { SegmentKind::Question } else { SegmentKind::Answer };
            let mut segment = Segment::new(kind, text, Span::new(start, start + text.len()));
            segment.line = number + 1;
            interview.segments.push(segment);
        }
        at += line.len();
    }
    Parsed { interview, diagnostics: Vec::new() }
}
