use interview_model::{Interview, Segment, SegmentKind, Span};
use interview_parser::{Diagnostic, Options, Parsed, SourceFormat, lint, parse, parse_with};

use crate::Failure;
use crate::resolved::resolved;

/// Parses `source`, as what it looks like and as captions, and checks that the interview is true to
/// it: see [`check_interview`]. The spans of the diagnostics, and of what lint finds, must lie in the
/// source too, and what captions say must have a time.
///
/// # Errors
///
/// The first thing that does not hold.
///
/// ```
/// interview_properties::spans_hold("Why bees?\nThey dance.")?;
/// # Ok::<(), interview_properties::Failure>(())
/// ```
pub fn spans_hold(source: &str) -> Result<(), Failure> {
    check_parsed(source, &parse(source))?;
    for format in [SourceFormat::Srt, SourceFormat::WebVtt] {
        let mut options = Options::default();
        options.source_format = Some(format);
        let parsed = parse_with(source, &options);
        check_parsed(source, &parsed)
            .and_then(|()| check_times(&parsed.interview))
            .map_err(|failure| failure.within(format!("as {format}")))?;
    }
    Ok(())
}

/// Parses `source` with `options` and checks as [`spans_hold`] does.
///
/// # Errors
///
/// The first thing that does not hold.
///
/// ```
/// use interview_parser::Options;
///
/// let mut options = Options::default();
/// options.merge_labels = false;
/// interview_properties::spans_hold_with("Ana: Why bees?\nBen: They dance.", &options)?;
/// # Ok::<(), interview_properties::Failure>(())
/// ```
pub fn spans_hold_with(source: &str, options: &Options) -> Result<(), Failure> {
    check_parsed(source, &parse_with(source, options))
}

pub(crate) fn check_parsed(source: &str, parsed: &Parsed) -> Result<(), Failure> {
    check_interview(source, &parsed.interview)?;
    let slips = lint(source, &parsed.interview);
    let mut all = parsed.diagnostics.iter().chain(&slips);
    all.try_for_each(|diagnostic| check_diagnostic(source, diagnostic))
}

/// Every cue has its times, and what it says those of its cue.
fn check_times(interview: &Interview) -> Result<(), Failure> {
    let untimed =
        interview.segments.iter().position(|it| it.kind.is_speech() && it.timing.is_none());
    match untimed {
        Some(number) => Err(Failure::new("has no time").within(segment_place(number))),
        None => Ok(()),
    }
}

/// Checks that `interview` can have come from `source`, and that nothing of the source is lost:
///
/// - it passes [`Interview::validate`];
/// - each segment's span lies in the source, on character boundaries, and its line is the span's;
/// - every character outside the spans is white space or a byte order mark;
/// - what a segment says, its label and its stage directions stand in its bytes, in their order;
/// - each credit is that of a segment, and stands in its bytes;
/// - a confidence is a probability;
/// - the interview's JSON read back is the same interview.
///
/// # Errors
///
/// The first thing that does not hold.
///
/// ```
/// use interview_model::{Interview, Segment, SegmentKind, Span};
/// use interview_properties::check_interview;
///
/// let mut interview = Interview::default();
/// interview.segments.push(Segment::new(SegmentKind::Aside, "Bees.", Span::new(1, 6)));
/// assert!(check_interview(" Bees.", &interview).is_ok());
/// assert!(check_interview(" Bees. And wasps.", &interview).is_err());
/// ```
pub fn check_interview(source: &str, interview: &Interview) -> Result<(), Failure> {
    interview.validate().map_err(|error| Failure::new(error.to_string()))?;
    check_gaps(source, &interview.segments)?;
    check_lines(source, &interview.segments)?;
    check_segments(source, &interview.segments)?;
    check_credits(source, interview)?;
    check_json(interview)
}

fn check_diagnostic(source: &str, diagnostic: &Diagnostic) -> Result<(), Failure> {
    let place = format!("diagnostic {}", diagnostic.code.name());
    slice(source, diagnostic.span).map(drop).map_err(|failure| failure.within(place))
}

fn check_gaps(source: &str, segments: &[Segment]) -> Result<(), Failure> {
    let mut at = 0;
    for (number, segment) in segments.iter().enumerate() {
        slice(source, segment.span).map_err(|failure| failure.within(segment_place(number)))?;
        check_gap(source, Span::new(at, segment.span.start))?;
        at = segment.span.end;
    }
    check_gap(source, Span::new(at, source.len()))
}

pub(crate) fn check_gap(source: &str, gap: Span) -> Result<(), Failure> {
    match slice(source, gap)?.char_indices().find(|(_, character)| !is_blank(*character)) {
        Some((at, lost)) => {
            Err(Failure::new(format!("{lost:?} at byte {} is in no segment", gap.start + at)))
        }
        None => Ok(()),
    }
}

/// Lines are counted as editors count them, by `\n` alone.
fn check_lines(source: &str, segments: &[Segment]) -> Result<(), Failure> {
    let (mut at, mut line) = (0, 1);
    for (number, segment) in segments.iter().enumerate() {
        line += slice(source, Span::new(at, segment.span.start))?.matches('\n').count();
        at = segment.span.start;
        if segment.line != line {
            let said = segment.line;
            let what = format!("is on line {line}, not {said}");
            return Err(Failure::new(what).within(segment_place(number)));
        }
    }
    Ok(())
}

fn check_segments(source: &str, segments: &[Segment]) -> Result<(), Failure> {
    let (mut printed, mut from) = (None, 0);
    for (number, segment) in segments.iter().enumerate() {
        let checked = check_segment(source, segment)
            .and_then(|()| check_label(source, segment, printed, from))
            .map_err(|failure| failure.within(segment_place(number)));
        checked?;
        printed = segment.label.as_deref().or(printed);
        if segment.kind.is_speech() {
            from = segment.span.end;
        }
    }
    Ok(())
}

fn check_segment(source: &str, segment: &Segment) -> Result<(), Failure> {
    if segment.text.contains(['\n', '\r']) {
        return Err(Failure::new("its text holds a line break"));
    }
    if let Some(confidence) = segment.confidence.filter(|it| !(0.0..=1.0).contains(it)) {
        return Err(Failure::new(format!("its confidence {confidence} is not a probability")));
    }
    check_stands_in(slice(source, segment.span)?, &segment.text)?;
    segment.directions.iter().try_for_each(|direction| {
        if segment.span.cover(direction.span) != segment.span {
            return Err(Failure::new(format!("`{}` stands outside of it", direction.text)));
        }
        check_stands_in(slice(source, direction.span)?, &direction.text)
    })
}

/// A label stands in the segment that it opens, or on a line of its own that was not taken for
/// speech, after what was said before; the rest of the turn repeats it.
fn check_label(
    source: &str,
    segment: &Segment,
    printed: Option<&str>,
    from: usize,
) -> Result<(), Failure> {
    match segment.label.as_deref() {
        Some(label) if Some(label) != printed => check_stands_in(
            slice(source, Span::new(from.min(segment.span.start), segment.span.end))?,
            label,
        ),
        _ => Ok(()),
    }
}

fn check_credits(source: &str, interview: &Interview) -> Result<(), Failure> {
    interview.credits.iter().try_for_each(|credit| {
        let at = credit.span.start;
        let found = interview.segments.binary_search_by_key(&at, |segment| segment.span.start);
        let segment = found.ok().and_then(|place| interview.segments.get(place));
        if segment.is_none_or(|it| it.kind != SegmentKind::Credit || it.span != credit.span) {
            return Err(Failure::new(format!("credit `{}` is that of no segment", credit.value)));
        }
        check_stands_in(slice(source, credit.span)?, &credit.value)
    })
}

fn check_json(interview: &Interview) -> Result<(), Failure> {
    let failed = |error| Failure::new(format!("JSON of the interview: {error}"));
    let json = serde_json::to_string(interview).map_err(failed)?;
    let read: Interview = serde_json::from_str(&json).map_err(failed)?;
    if read == *interview {
        return Ok(());
    }
    Err(Failure::new(format!("JSON read back is another interview: {json}")))
}

/// Whether the characters of `text` stand in `slice` in their order, or are written there as
/// character references, or as escapes of JSON. Others may stand between them: a paragraph's line breaks, marks.
fn check_stands_in(slice: &str, text: &str) -> Result<(), Failure> {
    let absent = match absent_from(slice, text) {
        Some(_) if slice.contains(['&', '\\']) => absent_from(&resolved(slice), text),
        absent => absent,
    };
    match absent {
        Some(character) => {
            Err(Failure::new(format!("{character:?} of {text:?} is not in its bytes {slice:?}")))
        }
        None => Ok(()),
    }
}

/// The first character of `text` that does not follow those before it in `slice`. In attributes of HTML
/// NUL is U+FFFD.
fn absent_from(slice: &str, text: &str) -> Option<char> {
    let mut rest = slice.chars();
    let mut solid = text.chars().filter(|character| !is_blank(*character));
    let is = |character: char, wanted: char| {
        character == wanted || (character == '\0' && wanted == char::REPLACEMENT_CHARACTER)
    };
    solid.find(|wanted| !rest.any(|character| is(character, *wanted)))
}

pub(crate) fn slice(source: &str, span: Span) -> Result<&str, Failure> {
    span.slice(source).ok_or_else(|| {
        let Span { start, end } = span;
        let length = source.len();
        let what =
            format!("bytes {start}..{end} are not whole characters of a source of {length} bytes");
        Failure::new(what)
    })
}

pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn segment_place(number: usize) -> String {
    format!("segment {number}")
}
