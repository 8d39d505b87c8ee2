//! Broadcast captions as plain text: `>>` says that somebody else speaks, `>> NAME:` says who.

use interview_model::{SegmentKind, Span, Timing};

use super::{FEWEST, Layout};
use crate::block::{Block, Opening};
use crate::grammar::label::{Form, label};
use crate::grammar::time::time_line;
use crate::line::Line;
use crate::told::Told;

/// The sign.
const CHEVRONS: &str = ">>";

/// The turns of lines in which `>>` opens turns. What stands before the first is left as it is.
///
/// Headlines of other articles have the sign too. They are few, and end no sentence; quotations in
/// quotations of Markdown do not take turns with other lines. Where each line has a time above it, one
/// that has another line above is the heading of a chapter.
pub(super) fn turns<'a>(lines: &[Line<'a>]) -> Option<Layout<'a>> {
    let first = lines.iter().position(|line| line.text.starts_with(CHEVRONS))?;
    let above = first.checked_sub(1).filter(|at| lines.get(*at).is_some_and(is_time));
    let (before, lines) = lines.split_at_checked(above.unwrap_or(first))?;
    let (lines, times) = Times::take_from(lines);
    let parts: Vec<Line<'a>> = lines.iter().flat_map(parts).collect();
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for part in &parts {
        let goes_on = part.blank_before == 0 && !is_bracketed(part.text);
        let timing = times.above(part);
        match (part.text.strip_prefix(CHEVRONS), blocks.last_mut()) {
            (Some(said), _) => {
                let said = said.trim_start_matches('>').trim_start();
                blocks.push(opened(part, said, timing));
            }
            (None, Some(block)) if goes_on && !block.pieces.is_empty() => match timing {
                Some(_) => block.go_on_below(part, timing),
                None => block.go_on(part),
            },
            (None, _) => blocks.push(Block::of(part)),
        }
    }
    let count = blocks.iter().filter(|block| block.opening != Opening::Untold).count();
    let headlines = parts.iter().enumerate().filter(|(at, part)| {
        part.text.starts_with(CHEVRONS) && is_headline(part, parts.get(at + 1))
    });
    let is_told = count >= FEWEST
        && count * 5 >= parts.len()
        && (!times.told.is_empty() || headlines.count() * 4 <= count);
    is_told.then(|| Layout { blocks, lines: before.to_owned(), told: times.told })
}

fn is_time(line: &Line<'_>) -> bool {
    time_line(line.text).is_some()
}

/// The times that stand above the lines of captions, each on a line of its own.
#[derive(Debug, Default)]
struct Times<'a> {
    /// The lines with the times, and the headings of chapters.
    told: Vec<Told<'a>>,
    /// The time of each line that has one, by its number.
    at: Vec<(usize, Timing)>,
}

impl<'a> Times<'a> {
    /// The lines without the times, if most have one above them; a blank line before a time means nothing.
    fn take_from(lines: &[Line<'a>]) -> (Vec<Line<'a>>, Self) {
        let timings: Vec<Option<Timing>> = lines.iter().map(|it| time_line(it.text)).collect();
        let count = timings.iter().flatten().count();
        if count < FEWEST || count * 3 < lines.len() {
            return (lines.to_owned(), Self::default());
        }
        let mut times = Self::default();
        let mut left = Vec::with_capacity(lines.len() - count);
        let timing = |at: Option<usize>| at.and_then(|at| timings.get(at).copied().flatten());
        for (at, line) in lines.iter().enumerate() {
            let is_below = at == 0 || timing(at.checked_sub(1)).is_some();
            let is_above = timing(Some(at + 1)).is_some();
            let is_turn = line.text.starts_with(CHEVRONS);
            if timing(Some(at)).is_some() {
                let told = Told::line(SegmentKind::Timestamp, line);
                times.told.push(Told { timing: timing(Some(at)), ..told });
            } else if is_below || is_turn || is_bracketed(line.text) || !is_above {
                times.at.extend(timing(at.checked_sub(1)).map(|timing| (line.number, timing)));
                left.push(Line { blank_before: usize::from(!is_below), ..*line });
            } else {
                times.told.push(Told::line(SegmentKind::Heading, line));
            }
        }
        (left, times)
    }

    /// The time above a line.
    fn above(&self, line: &Line<'_>) -> Option<Timing> {
        let place = self.at.binary_search_by_key(&line.number, |(number, _)| *number);
        place.ok().and_then(|place| self.at.get(place)).map(|(_, timing)| *timing)
    }
}

/// Whether a line ends no sentence, and the next does not go on with it. Where there are nothing but
/// capitals they tell nothing.
fn is_headline(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let goes_on = next.is_some_and(|next| {
        next.blank_before == 0
            && (next.text.starts_with(char::is_lowercase)
                || !line.text.contains(char::is_lowercase))
    });
    !goes_on && !ends_sentence(line.text)
}

/// A line, cut where `>>` stands in it after a space.
fn parts<'a>(line: &Line<'a>) -> Vec<Line<'a>> {
    let cuts = line.text.match_indices(" >>").map(|(at, _)| at + 1);
    let ends = cuts.clone().chain([line.text.len()]);
    let parts = [0].into_iter().chain(cuts).zip(ends).enumerate();
    let part = |(number, (start, end)): (usize, (usize, usize))| {
        let text = line.text.get(start..end).unwrap_or_default().trim_end();
        let start = line.span.start + start;
        let blank_before = if number == 0 { line.blank_before } else { 0 };
        Line { text, span: Span::new(start, start + text.len()), blank_before, ..*line }
    };
    parts.map(part).filter(|part| !part.text.is_empty()).collect()
}

/// The block of a turn that opens with what is said after the sign.
fn opened<'a>(line: &Line<'a>, said: &'a str, timing: Option<Timing>) -> Block<'a> {
    let named = label(said).filter(|label| label.form == Form::Separator);
    let (opening, body) = match named {
        Some(label) => (Opening::Label(label.name.into()), label.body),
        None => (Opening::Change, said),
    };
    let mut block = Block::opened(opening, line.span, line.number, line.blank_before);
    block.say(body, line, timing);
    block
}

/// Whether a line is nothing but what stands in brackets: something that is heard.
fn is_bracketed(text: &str) -> bool {
    text.starts_with(['(', '[']) && text.ends_with([')', ']'])
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '…', '-', '"', '”', ')', ']', '♪'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    /// The openings and texts of the turns, and the spans of their sources.
    fn seen(source: &str) -> Option<Vec<(String, String, &str)>> {
        let layout = turns(&lines(source))?;
        let seen = layout.blocks.iter().map(|block| {
            let opening = match &block.opening {
                Opening::Untold => "",
                Opening::Change => ">",
                Opening::Label(name) => name,
            };
            let said = match block.pieces.first() {
                Some(piece) => block.text[piece.text.clone()].to_owned(),
                None => block.text.to_string(),
            };
            (opening.to_owned(), said, block.span.slice(source).unwrap_or_default())
        });
        Some(seen.collect())
    }

    #[test]
    fn chevrons_open_turns() {
        let source = "CAPTIONS OF MONDAY\n>> ANA MORA: WHY DO\nTHEY DANCE?\n>> To tell. >> Tell what?\n\
                      [LAUGHTER]\n>>> BEN: Where they were.\n\nAnd then some.";
        let seen = seen(source).unwrap();
        let said: Vec<_> = seen.iter().map(|(opening, said, _)| (&**opening, &**said)).collect();
        let wanted = [
            ("ANA MORA", "WHY DO THEY DANCE?"),
            (">", "To tell."),
            (">", "Tell what?"),
            ("", "[LAUGHTER]"),
            ("BEN", "Where they were."),
            ("", "And then some."),
        ];
        assert_eq!(said, wanted);
        assert_eq!(seen[0].2, ">> ANA MORA: WHY DO\nTHEY DANCE?");
        assert_eq!((seen[1].2, seen[2].2), (">> To tell.", ">> Tell what?"));
    }

    #[test]
    fn each_line_may_have_its_time_above_it() {
        let source = "why do they\n0:02\n>> they dance so\n0:04\nthat the others know\n0:06\n>> know what\n\
                      0:08\n[Music]\nThe hive\n0:10\n>> where it is\n0:12\n>> oh\nAll";
        let layout = turns(&lines(source)).unwrap();
        let said: Vec<_> =
            layout.blocks.iter().map(|it| it.text.trim_start_matches(['-', ' '])).collect();
        let wanted = [
            "they dance so that the others know",
            "know what",
            "[Music]",
            "where it is",
            "oh",
            "All",
        ];
        assert_eq!(said, wanted);
        let times: Vec<_> =
            layout.blocks[0].pieces.iter().map(|it| it.timing.unwrap().start_ms).collect();
        assert_eq!(times, [2_000, 4_000]);
        let told: Vec<_> = layout.told.iter().map(|it| &*it.text).collect();
        assert_eq!(told, ["0:02", "0:04", "0:06", "0:08", "The hive", "0:10", "0:12"]);
    }

    #[test]
    fn links_and_quotations_tell_nothing() {
        let links = ">> The harbour opens late\nIt rained. It rained on.\n".repeat(6);
        assert_eq!(seen(&links), None);
        let few = format!("{}>> Yes.\n>> No.\n>> Oh.\n>> So.\n", "It rained.\n".repeat(40));
        assert_eq!(seen(&few[few.len() - 32..]).map(|it| it.len()), Some(4));
        assert_eq!(seen(">> Yes.\n>> No.\n>> Oh."), None);
    }
}
