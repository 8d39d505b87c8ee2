//! Broadcast captions as plain text: `>>` says that somebody else speaks, `>> NAME:` says who.

use interview_model::Span;

use super::{FEWEST, Layout};
use crate::block::{Block, Opening};
use crate::grammar::label::{Form, label};
use crate::line::Line;

/// The sign.
const CHEVRONS: &str = ">>";

/// The turns of lines in which `>>` opens turns. What stands before the first is left as it is.
///
/// Headlines of other articles have the sign too. They are few, and end no sentence; quotations in
/// quotations of Markdown do not take turns with other lines.
pub(super) fn turns<'a>(lines: &[Line<'a>]) -> Option<Layout<'a>> {
    let first = lines.iter().position(|line| line.text.starts_with(CHEVRONS))?;
    let (before, lines) = lines.split_at_checked(first)?;
    let parts: Vec<Line<'a>> = lines.iter().flat_map(parts).collect();
    let mut blocks: Vec<Block<'a>> = Vec::new();
    for part in &parts {
        let goes_on = part.blank_before == 0 && !is_bracketed(part.text);
        match (part.text.strip_prefix(CHEVRONS), blocks.last_mut()) {
            (Some(said), _) => blocks.push(opened(part, said.trim_start_matches('>').trim_start())),
            (None, Some(block)) if goes_on && !block.pieces.is_empty() => {
                block.go_on(part);
            }
            (None, _) => blocks.push(Block::of(part)),
        }
    }
    let count = blocks.iter().filter(|block| block.opening != Opening::Untold).count();
    let headlines = parts.iter().enumerate().filter(|(at, part)| {
        part.text.starts_with(CHEVRONS) && is_headline(part, parts.get(at + 1))
    });
    let is_told = count >= FEWEST && count * 5 >= parts.len() && headlines.count() * 4 <= count;
    is_told.then(|| Layout { blocks, lines: before.to_owned(), told: Vec::new() })
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
fn opened<'a>(line: &Line<'a>, said: &'a str) -> Block<'a> {
    let named = label(said).filter(|label| label.form == Form::Separator);
    let (opening, body) = match named {
        Some(label) => (Opening::Label(label.name.into()), label.body),
        None => (Opening::Change, said),
    };
    let mut block = Block::opened(opening, line.span, line.number, line.blank_before);
    block.say(body, line, None);
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
    fn links_and_quotations_tell_nothing() {
        let links = ">> The harbour opens late\nIt rained. It rained on.\n".repeat(6);
        assert_eq!(seen(&links), None);
        let few = format!("{}>> Yes.\n>> No.\n>> Oh.\n>> So.\n", "It rained.\n".repeat(40));
        assert_eq!(seen(&few[few.len() - 32..]).map(|it| it.len()), Some(4));
        assert_eq!(seen(">> Yes.\n>> No.\n>> Oh."), None);
    }
}
