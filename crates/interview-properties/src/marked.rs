use std::ops::Range;

use interview_markup::{Markup, read};
use interview_model::Span;
use interview_parser::marked::{MarkedBlock, MarkedSource, front_matter_end};
use interview_parser::{Options, parse_marked};

use crate::Failure;
use crate::resolved::as_html;
use crate::spans::{check_gap, check_parsed, slice};

/// Reads `source` as Markdown and as a web page, and checks what is read, and the interview that is
/// found in it: see [`check_marked`] and [`check_interview`](crate::check_interview).
///
/// # Errors
///
/// The first thing that does not hold.
///
/// ```
/// interview_properties::markup_holds("<p>Why &eacute;t&eacute;?<p>*Because*")?;
/// # Ok::<(), interview_properties::Failure>(())
/// ```
pub fn markup_holds(source: &str) -> Result<(), Failure> {
    for markup in [Markup::Markdown, Markup::Html] {
        let marked = read(source, markup);
        check_marked(source, &marked)
            .and_then(|()| {
                check_parsed(source, &parse_marked(source, &marked, &Options::default()))
            })
            .map_err(|failure| failure.within(format!("as {markup:?}")))?;
    }
    Ok(())
}

/// Checks that `marked` can have come from `source`, and that nothing of it is lost:
///
/// - the spans of blocks and parts are disjoint, in order, on character boundaries, and hold every
///   character after the front matter that is not white space;
/// - each block has text, in one line, and all of it stands in the bytes of its runs, as it is
///   shown or as references to characters;
/// - the runs are in order, and in the block's span;
/// - emphasis is on a part of the text.
///
/// # Errors
///
/// The first thing that does not hold.
///
/// ```
/// let source = "<p>Why?</p>";
/// let mut marked = interview_markup::html(source);
/// assert!(interview_properties::check_marked(source, &marked).is_ok());
/// marked.blocks[0].text.push('!');
/// assert!(interview_properties::check_marked(source, &marked).is_err());
/// ```
pub fn check_marked(source: &str, marked: &MarkedSource) -> Result<(), Failure> {
    let mut spans: Vec<Span> = marked.blocks.iter().map(|block| block.span).collect();
    spans.extend(marked.parts.iter().map(|part| part.span));
    spans.sort_by_key(|span| (span.start, span.end));
    let mut at = front_matter_end(source);
    for span in spans {
        if span.start < at || span.is_empty() {
            return Err(Failure::new(format!("{span:?} is empty or begins before {at}")));
        }
        check_gap(source, Span::new(at, span.start))?;
        slice(source, span)?;
        at = span.end;
    }
    check_gap(source, Span::new(at, source.len()))?;
    marked.blocks.iter().try_for_each(|block| {
        check_block(source, block).map_err(|it| it.within(format!("block {:?}", block.text)))
    })
}

fn check_block(source: &str, block: &MarkedBlock) -> Result<(), Failure> {
    let text = block.text.as_str();
    if text.trim() != text || text.is_empty() || text.contains(['\n', '\r']) {
        return Err(Failure::new("is empty, or not one trimmed line"));
    }
    let mut at = 0;
    let mut from = block.span.start;
    for (number, run) in block.runs.iter().enumerate() {
        let end = block.runs.get(number + 1).map_or(text.len(), |next| next.start);
        if run.start != at || run.span.start < from || run.span.end > block.span.end {
            return Err(Failure::new(format!("{run:?} is not in order")));
        }
        let shown = part(text, &(run.start..end))?;
        check_run(slice(source, run.span)?, shown)?;
        (at, from) = (end, run.span.end);
    }
    if at != text.len() {
        return Err(Failure::new(format!("nothing is said of its text from {at} on")));
    }
    block.emphasis.iter().try_for_each(|(range, _)| {
        let part = part(text, range)?;
        if part.is_empty() { Err(Failure::new("no text has emphasis")) } else { Ok(()) }
    })
}

/// Bytes give what is shown: as they stand, as a reference, as an escape, or as white space.
fn check_run(bytes: &str, shown: &str) -> Result<(), Failure> {
    let is_blank = shown.trim().is_empty() && as_html(bytes).trim().is_empty();
    let is_break = shown == " " && bytes.starts_with('<');
    // A tab is a tab or a space in the text, a line end a space.
    let as_spaces = |text: &str| text.replace(|c: char| c.is_ascii() && c.is_whitespace(), " ");
    if as_spaces(bytes) == as_spaces(shown) || is_blank || is_break || as_html(bytes) == shown {
        return Ok(());
    }
    Err(Failure::new(format!("{bytes:?} is not {shown:?}")))
}

fn part<'a>(text: &'a str, range: &Range<usize>) -> Result<&'a str, Failure> {
    text.get(range.clone()).ok_or_else(|| Failure::new(format!("{range:?} is no part of it")))
}
