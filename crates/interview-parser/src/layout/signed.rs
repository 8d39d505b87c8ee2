//! Turns below which stands who said them, after a dash, as those of letters and guest books have it.

use std::collections::HashMap;

use super::{FEWEST, Layout};
use crate::block::{Block, Opening};
use crate::letters::is_alphabetic;
use crate::line::Line;

/// The turns of lines below which a dash and a name stand, where half of the paragraphs have such and
/// some of the names come again.
pub(super) fn turns<'a>(lines: &[Line<'a>]) -> Option<Layout<'a>> {
    if lines.iter().filter(|line| signature(line).is_some()).count() < FEWEST {
        return None;
    }
    let groups: Vec<&[Line<'a>]> = groups(lines).collect();
    let all = || groups.iter().filter_map(|group| signed(group));
    let mut names: HashMap<&str, usize> = HashMap::new();
    for (_, name) in all() {
        *names.entry(first_word(name)).or_default() += 1;
    }
    let again = all().filter(|(_, it)| names.get(first_word(it)).is_some_and(|it| *it > 1));
    let count = all().count();
    let is_told = count >= FEWEST
        && count * 2 >= groups.len()
        && names.len() >= 2
        && again.count() * 2 >= count;
    if !is_told {
        return None;
    }
    let mut layout = Layout::default();
    for group in groups {
        match signed(group) {
            Some((said, name)) => layout.sign(said, group.last()?, name),
            None => layout.lines.extend(group),
        }
    }
    Some(layout)
}

/// The lines between blank ones; where there are no blank lines, those up to each signature.
fn groups<'l, 'a>(lines: &'l [Line<'a>]) -> impl Iterator<Item = &'l [Line<'a>]> {
    let are_parted = lines.iter().skip(1).any(|line| line.blank_before > 0);
    lines.chunk_by(
        move |one, next| {
            if are_parted { next.blank_before == 0 } else { signature(one).is_none() }
        },
    )
}

/// What is said in some lines, and by whom, if the last of them says so. A dash opens none of the others:
/// then it would be one of the marks of turns, or of a list.
fn signed<'l, 'a>(group: &'l [Line<'a>]) -> Option<(&'l [Line<'a>], &'a str)> {
    let (last, said) = group.split_last()?;
    let name = signature(last)?;
    let are_plain = !said.iter().any(|line| line.text.starts_with(DASHES));
    (!said.is_empty() && are_plain).then_some((said, name))
}

const DASHES: [char; 5] = ['-', '–', '—', '―', '~'];

/// Who signs, if a line is nothing but a dash and a few words that end no sentence.
fn signature<'a>(line: &Line<'a>) -> Option<&'a str> {
    // Most lines begin with a letter.
    if line.text.starts_with(|c: char| c.is_ascii_alphanumeric()) || line.text.len() > LONGEST {
        return None;
    }
    let name = line.text.strip_prefix(DASHES)?.trim_start_matches(DASHES).trim_start();
    let is_name = name.starts_with(is_alphabetic)
        && !name.ends_with(['.', '?', '!', ':', ';', ',', '…', '。', '？', '！', '-', '–', '—'])
        && name.split(' ').count() <= WORDS;
    is_name.then_some(name)
}

/// The most bytes of a signature.
const LONGEST: usize = 80;
/// The most words of one.
const WORDS: usize = 7;

/// What the forms of a name have in common: `Ana` and `Ana Mora, harbour master`.
fn first_word(name: &str) -> &str {
    name.split([' ', ',']).next().unwrap_or(name)
}

impl<'a> Layout<'a> {
    /// Adds what is said in some lines, with the line that says by whom.
    fn sign(&mut self, said: &[Line<'a>], signature: &Line<'a>, name: &'a str) {
        for (at, line) in said.iter().enumerate() {
            let opening = if at == 0 { Opening::Label(name.into()) } else { Opening::Untold };
            let mut span = line.span;
            if at + 1 == said.len() {
                span.end = signature.span.end;
            }
            let whole = Line { span, ..*line };
            let mut block = Block::opened(opening, span, line.number, line.blank_before);
            block.say(line.text, &whole, None);
            self.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    const TURNS: &str = "Why nets?\n— row C\n\nThey hold.\nMost days.\n— Ana Mora, harbour master\n\n\
                         (Laughter.)\n\nDo they?\n— row C\n\nAsk the fish.\n— Ana\n";

    #[test]
    fn who_speaks_stands_below() {
        for source in [TURNS.to_owned(), TURNS.replace("\n\n", "\n").replace("(Laughter.)\n", "")] {
            let layout = turns(&lines(&source)).unwrap();
            let seen: Vec<_> = layout.blocks.iter().map(|it| (&it.opening, &*it.text)).collect();
            let label = |name: &'static str| Opening::Label(name.into());
            let wanted = [
                (&label("row C"), "row C: Why nets?"),
                (&label("Ana Mora, harbour master"), "Ana Mora harbour master: They hold."),
                (&Opening::Untold, "Most days."),
                (&label("row C"), "row C: Do they?"),
                (&label("Ana"), "Ana: Ask the fish."),
            ];
            assert_eq!(seen, wanted);
            assert_eq!(layout.blocks[0].span.slice(&source), Some("Why nets?\n— row C"));
        }
    }

    #[test]
    fn dashes_before_speech_and_items_sign_nothing() {
        for source in [
            "– Why nets\n– They hold\n\n– Do they\n– They do\n\n– Why nets\n– They hold\n\n– So\n– So",
            "It rained.\n— Ana\n\nIt rained on.\n\nAnd on.\n\nStill.\n\nMore.\n— Ana\n\nSo.\n\nSo.",
            "Nets:\n- of hemp\n- of wire\n\nBoats:\n- of oak\n- of hemp\n\nMills:\n- of hemp\n- of oak\n",
        ] {
            assert!(turns(&lines(source)).is_none(), "{source}");
        }
    }
}
