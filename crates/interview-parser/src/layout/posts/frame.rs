//! What the heads of posts have in common.

use std::collections::HashMap;

use super::FEWEST;
use crate::ascii::any_of;
use crate::grammar::label::{Form, is_mark, labels};
use crate::letters::is_alphanumeric;
use crate::line::Line;
use crate::signs::Signs;

/// What stands before and behind the names in the heads of posts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Frame<'a> {
    before: Vec<Piece<'a>>,
    behind: Vec<Piece<'a>>,
}

/// Whether a line is short, has a number, and ends no sentence.
fn may_be_head(line: &Line<'_>) -> bool {
    line.text.len() <= LONGEST
        && !line.text.ends_with(['.', '?', '!', ',', ';', '…', '。', '？', '！', '”', '"', '」'])
        && any_of(line.text.as_bytes(), |byte| byte.is_ascii_digit())
}

/// A part of a line that stands in a frame as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Piece<'a> {
    /// Digits with what parts them and a letter or two: `20:03:22`, `2d`, `1.2K`.
    Number,
    Space,
    /// A word or a sign.
    Text(&'a str),
}

/// A piece of a line, and where it begins and ends.
type Placed<'a> = (Piece<'a>, usize, usize);

/// The longest head, in bytes.
const LONGEST: usize = 120;
/// The most characters of a name.
const NAME: usize = 40;
/// The most words of one.
const WORDS: usize = 6;
/// How many pieces that most heads may begin or end with are looked at.
const SEEDS: usize = 6;

impl<'a> Frame<'a> {
    /// The frame of the heads of some lines, if there are posts.
    pub(super) fn of(lines: &[Line<'a>]) -> Option<Self> {
        let heads: Vec<(usize, &Line<'a>)> =
            lines.iter().enumerate().filter(|(_, line)| may_be_head(line)).collect();
        if heads.len() < FEWEST || heads.len() * RARE < lines.len() {
            return None;
        }
        let heads: Vec<(usize, Vec<Placed<'a>>)> =
            heads.into_iter().map(|(at, line)| (at, pieces(line.text))).collect();
        let frames = [End::First, End::Last].into_iter().flat_map(|end| {
            let heads = &heads;
            seeds(heads, end).into_iter().filter_map(move |seed| {
                let alike = heads.iter().filter(|(_, it)| piece(it, end, 0) == Some(seed));
                let alike: Vec<_> = alike.collect();
                let frame = Self::shared(&alike, end)?;
                Some((frame.heads(lines)?, frame))
            })
        });
        let best =
            frames.max_by_key(|(count, frame)| (*count, frame.before.len() + frame.behind.len()));
        best.map(|(_, frame)| frame)
    }

    /// What most of some lines begin and end with, if a number is in it.
    fn shared(alike: &[&(usize, Vec<Placed<'a>>)], first: End) -> Option<Self> {
        let most = |count: usize| count * 10 >= alike.len() * 8;
        let mut left: Vec<&[Placed<'a>]> = alike.iter().map(|(_, it)| it.as_slice()).collect();
        let mut frame = Self::default();
        for end in [first, first.other()] {
            loop {
                let part = if end == End::First { &frame.before } else { &frame.behind };
                let at = part.len();
                // One piece must be left for a name.
                let taken = frame.before.len() + frame.behind.len() + 1;
                let next = |it: &&[Placed<'a>]| piece(it, end, at).filter(|_| it.len() > taken);
                let Some((common, count)) = most_common(left.iter().filter_map(next)) else {
                    break;
                };
                if !most(count) {
                    break;
                }
                left.retain(|it| next(it) == Some(common));
                match end {
                    End::First => frame.before.push(common),
                    End::Last => frame.behind.push(common),
                }
            }
        }
        frame.behind.reverse();
        // A bracket that opens with the names closes with them, though not all have one.
        let opens = |behind: &[Piece<'a>]| {
            let of = |signs: &[&str]| {
                behind.iter().position(|it| matches!(it, Piece::Text(it) if signs.contains(it)))
            };
            of(&[")", "]", "）"])
                .filter(|close| of(&["(", "[", "（"]).is_none_or(|open| open > *close))
        };
        if let Some(close) = opens(&frame.behind) {
            frame.behind.drain(..=close);
        }
        let has_number = frame.before.iter().chain(&frame.behind).any(|it| *it == Piece::Number);
        has_number.then_some(frame)
    }

    /// How many lines are heads, if they are such: several names, most of which come again, with other
    /// lines below them; and no other grammar knows them.
    fn heads(&self, lines: &[Line<'a>]) -> Option<usize> {
        let heads: Vec<(usize, &str)> = (lines.iter().enumerate())
            .filter_map(|(at, line)| Some((at, self.name(line.text)?)))
            .collect();
        let mut names: HashMap<&str, usize> = HashMap::new();
        for (_, name) in &heads {
            *names.entry(name).or_default() += 1;
        }
        let again: usize = names.values().filter(|count| **count > 1).sum();
        let last = heads.len().saturating_sub(1);
        let alone = heads
            .windows(2)
            .filter(|pair| matches!(pair, [(one, _), (next, _)] if one + 1 == *next));
        let is_known = |(at, name): &&(usize, &str)| {
            let text = lines.get(*at).map_or("", |line| line.text);
            let alone = labels(text, Signs::of(text)).alone;
            alone.is_some_and(|it| it.form == Form::Time && name.contains(it.name))
        };
        let is_told = heads.len() >= FEWEST
            && heads.len() * RARE >= lines.len()
            && names.len() >= 2
            && again * 3 >= heads.len() * 2
            && alone.count() * 5 <= last
            && heads.iter().filter(is_known).count() * 2 <= heads.len();
        is_told.then_some(heads.len())
    }

    /// Where a name ends in a line that begins as heads do and ends with their last sign, but goes on
    /// otherwise behind the first word after the name: `From Ana to Ben:` beside `From Ana to everyone:`.
    fn cut(&self, all: &[Placed<'_>], start: usize) -> Option<usize> {
        let [Piece::Space, first @ Piece::Text(_), .., last] = self.behind.as_slice() else {
            return None;
        };
        let is_numbered = self.before.contains(&Piece::Number);
        let ends = all.last().is_some_and(|(piece, ..)| piece == last);
        let is_gap = |at: &usize| {
            let is =
                |at: usize, wanted: Piece<'_>| all.get(at).is_some_and(|(it, ..)| *it == wanted);
            is(*at, Piece::Space) && is(at + 1, *first) && is(at + 2, Piece::Space)
        };
        if is_numbered && ends { (start + 1..all.len()).find(is_gap) } else { None }
    }

    /// The name in a head, if a line is one.
    pub(super) fn name<'b>(&self, text: &'b str) -> Option<&'b str> {
        if text.len() > LONGEST {
            return None;
        }
        let all = pieces(text);
        let frame = |part: &[Piece<'a>], at: usize| {
            part.iter()
                .enumerate()
                .all(|(i, it)| all.get(at + i).is_some_and(|(one, ..)| one == it))
        };
        let start = self.before.len();
        if !frame(&self.before, 0) {
            return None;
        }
        let last = all.len().checked_sub(self.behind.len());
        let whole = last.filter(|end| *end > start && frame(&self.behind, *end));
        let end = whole.or_else(|| self.cut(&all, start))?;
        let (_, from, _) = all.get(start)?;
        let (.., to) = all.get(end - 1)?;
        let name = text.get(*from..*to)?;
        // What stands beside a name after a sign is no part of it.
        let is_time = |it: &str| it.bytes().any(|byte| byte.is_ascii_digit());
        let cuts = SIGNS.iter().filter_map(|sign| name.split_once(sign));
        let cut =
            cuts.filter(|(_, rest)| is_time(rest)).map(|(name, _)| name).min_by_key(|it| it.len());
        let name = cut.unwrap_or(name);
        let name = name.trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(
                    c,
                    ',' | ':' | '|' | '-' | '–' | '—' | '•' | '·' | '»' | '[' | '<' | '>'
                )
        });
        let has_bracket = name.contains(['(', '[', '（']);
        let name = if has_bracket { name } else { name.trim_end_matches([')', ']', '）']) };
        let is_name = name.contains(char::is_alphabetic)
            && name.chars().count() <= NAME
            && name.split(' ').count() <= WORDS
            && !name.contains(['?', '!', '？', '！', '。', '"']);
        is_name.then_some(name)
    }
}

/// Signs that part what stands beside a name in a head from it.
const SIGNS: [&str; 5] = [" • ", " · ", " | ", " » ", " « "];

/// At most so many lines stand to one head.
const RARE: usize = 25;

/// At which end of a line a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

impl End {
    const fn other(self) -> Self {
        match self {
            Self::First => Self::Last,
            Self::Last => Self::First,
        }
    }
}

/// The piece of a line so far from an end.
fn piece<'a>(pieces: &[Placed<'a>], end: End, at: usize) -> Option<Piece<'a>> {
    let at = match end {
        End::First => Some(at),
        End::Last => pieces.len().checked_sub(at + 1),
    };
    pieces.get(at?).map(|(piece, ..)| *piece)
}

/// The pieces with which most of some lines begin or end.
fn seeds<'a>(heads: &[(usize, Vec<Placed<'a>>)], end: End) -> Vec<Piece<'a>> {
    let mut counts = counted(heads.iter().filter_map(|(_, it)| piece(it, end, 0)));
    counts.retain(|(_, count)| *count >= FEWEST);
    counts.truncate(SEEDS);
    counts.into_iter().map(|(piece, _)| piece).collect()
}

fn most_common<'a>(pieces: impl Iterator<Item = Piece<'a>>) -> Option<(Piece<'a>, usize)> {
    counted(pieces).into_iter().next()
}

/// How often pieces come, the most frequent first; of several the one that comes first.
fn counted<'a>(pieces: impl Iterator<Item = Piece<'a>>) -> Vec<(Piece<'a>, usize)> {
    let mut places: HashMap<Piece<'a>, usize> = HashMap::new();
    let mut counts: Vec<(Piece<'a>, usize)> = Vec::new();
    for piece in pieces {
        let place = *places.entry(piece).or_insert_with(|| {
            counts.push((piece, 0));
            counts.len() - 1
        });
        if let Some((_, count)) = counts.get_mut(place) {
            *count += 1;
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// A line without what is different in lines that are alike: its numbers.
pub(super) fn masked(text: &str) -> String {
    let pieces = pieces(text);
    let shown = pieces.iter().map(|(piece, ..)| match piece {
        Piece::Number => "0",
        Piece::Space => " ",
        Piece::Text(text) => text,
    });
    shown.collect()
}

/// The pieces of a line. A word between numbers is of a date.
fn pieces(text: &str) -> Vec<Placed<'_>> {
    let mut pieces: Vec<Placed<'_>> = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|it| it.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let (piece, length) = if c.is_ascii_digit() {
            (Piece::Number, number(rest))
        } else if c.is_whitespace() {
            (Piece::Space, rest.len() - rest.trim_start().len())
        } else if is_alphanumeric(c) {
            let is_of_word =
                |c: char| is_alphanumeric(c) || is_mark(c) || matches!(c, '_' | '\'' | '’');
            let length = rest.find(|c| !is_of_word(c)).unwrap_or(rest.len());
            (Piece::Text(rest.get(..length).unwrap_or_default()), length)
        } else {
            (Piece::Text(rest.get(..c.len_utf8()).unwrap_or_default()), c.len_utf8())
        };
        pieces.push((piece, at, at + length));
        at += length;
    }
    of_dates(&mut pieces);
    pieces
}

/// Takes the months of dates for numbers: `12 mar 2021`, and the halves of days: `8:00 PM`.
fn of_dates(pieces: &mut [Placed<'_>]) {
    for at in 2..pieces.len() {
        let is =
            |at: usize, wanted: Piece<'_>| pieces.get(at).is_some_and(|(it, ..)| *it == wanted);
        let is_dated = is(at - 2, Piece::Number)
            && is(at - 1, Piece::Space)
            && is(at + 1, Piece::Space)
            && is(at + 2, Piece::Number);
        let is_half = |it: &str| ["am", "pm"].contains(&&*it.to_ascii_lowercase());
        let is_halved = is(at - 2, Piece::Number) && is(at - 1, Piece::Space);
        if let Some((piece @ Piece::Text(_), ..)) = pieces.get(at).copied().as_mut()
            && let Piece::Text(text) = *piece
            && (is_dated && text.chars().all(char::is_alphabetic) || is_halved && is_half(text))
            && let Some((piece, ..)) = pieces.get_mut(at)
        {
            *piece = Piece::Number;
        }
    }
}

/// How many bytes a number has: `digits ((":" / "." / ",") digits)* letter{0,2}`
fn number(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || matches!(bytes.get(end), Some(b':' | b'.' | b',')) && is_digit(end + 1) {
        end += 1;
    }
    let rest = text.get(end..).unwrap_or_default();
    let unit = rest.find(|c: char| !is_alphanumeric(c)).unwrap_or(rest.len());
    let is_unit = unit <= 2 && rest.get(..unit).is_some_and(str::is_ascii);
    if is_unit { end + unit } else { end }
}
