//! Credits that readers see, known by what the source says to programs, or by a date.

use interview_model::{CreditSort, SegmentKind, Span};
use interview_parser::marked::{Hint, MarkedBlock, MarkedPart, Structure};

/// Takes for credits what was left out below the title, before anything else of the article, and gives
/// a year or the author that the page tells: a byline that stands in a bar of its own.
pub(crate) fn note_bylines(
    said: &[(Option<CreditSort>, String, Span)],
    blocks: &[MarkedBlock],
    parts: &mut [MarkedPart],
) {
    let Some(title) = blocks.iter().position(|block| block.hint == Some(Hint::Title)) else {
        return;
    };
    let mut places = blocks.iter().skip(title).map(|block| block.span);
    let start = places.next().map_or(0, |span| span.end);
    let end = places.next().map_or(usize::MAX, |span| span.start);
    for part in parts.iter_mut().filter(|it| it.span.start >= start && it.span.end <= end) {
        let names_author = |(sort, value, _): &(Option<CreditSort>, String, Span)| {
            *sort == Some(CreditSort::Author) && part.text.contains(value.as_str())
        };
        let is_line = part.kind == SegmentKind::Aside && is_line(&part.text);
        if is_line && (has_year(&part.text) || said.iter().any(names_author)) {
            part.kind = SegmentKind::Credit;
        }
    }
}

/// Whether a text is short and ends no sentence.
fn is_line(text: &str) -> bool {
    let ends = ['.', '?', '!', '…', '。', '？', '！', '»', '”', '」'];
    text.len() <= LINE && !text.ends_with(ends)
}

/// Whether a text holds the number of a year.
fn has_year(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

/// Takes blocks for credits that are nothing but the author, date or source that the page tells, and
/// what tells of the author below the article for a biography.
pub(crate) fn note(said: &[(Option<CreditSort>, String, Span)], blocks: &mut [MarkedBlock]) {
    note_dates(blocks);
    let last = blocks.len().saturating_sub(LAST);
    for (i, block) in blocks.iter_mut().enumerate().filter(|(_, block)| block.hint.is_none()) {
        let text = block.text.trim_matches(|c: char| !c.is_alphanumeric());
        let is_said = |(sort, value, _): &(Option<CreditSort>, String, Span)| {
            sort.is_some() && value.trim_matches(|c: char| !c.is_alphanumeric()) == text
        };
        if !text.is_empty() && said.iter().any(is_said) {
            block.hint = Some(Hint::Credit);
        }
        let tells_of = |(sort, value, _): &(Option<CreditSort>, String, Span)| {
            let rest = text.strip_prefix(value.as_str()).unwrap_or_default();
            *sort == Some(CreditSort::Author)
                && rest.starts_with(char::is_whitespace)
                && rest.split_whitespace().nth(2).is_some()
        };
        if i >= last.max(1) && said.iter().any(tells_of) {
            block.hint = Some(Hint::Biography);
        }
    }
}

/// Among so many blocks at the end the author's life is looked for.
const LAST: usize = 4;

/// Takes short lines at the top that hold a whole date in digits and end no sentence for credits:
/// `2031.04.12 Harbour Times`.
pub(crate) fn note_dates(blocks: &mut [MarkedBlock]) {
    for block in blocks.iter_mut().take(FIRST) {
        let is_free = block.hint.is_none() && !matches!(block.structure, Structure::Heading(_));
        if is_free && is_line(&block.text) && has_date(&block.text) {
            block.hint = Some(Hint::Credit);
        }
    }
}

/// Among so many blocks dates are looked for, in lines of so many bytes at most.
const FIRST: usize = 6;
const LINE: usize = 120;

/// Whether a text holds year, month and day in digits: `2031-04-12`, `12.4.2031`, `2031年4月12日`.
fn has_date(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '年' | '月');
    text.split(|c: char| !is_part(c)).any(|piece| {
        let numbers = piece.split(|c: char| !c.is_ascii_digit());
        let lengths: Vec<usize> = numbers.map(str::len).take(4).collect();
        matches!(lengths[..], [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 4])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_digits() {
        let rows = [
            ("2031.04.12　Harbour Times", true),
            ("2031年4月12日 06:00", true),
            ("Posted 12/4/2031 by Ana", true),
            ("in 2031, 4.12 metres", false),
            ("192.168.2.2031", false),
            ("2031-2033", false),
        ];
        for (text, wanted) in rows {
            assert_eq!(has_date(text), wanted, "{text}");
        }
        let rows =
            [("Written 9 March 2031", true), ("12,031 shares", false), ("3104 boats", false)];
        for (text, wanted) in rows {
            assert_eq!(has_year(text), wanted, "{text}");
        }
    }
}
