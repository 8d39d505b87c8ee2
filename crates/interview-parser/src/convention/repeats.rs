//! Blocks that come twice: a list of contents repeats the questions, a pull quote a sentence.

use std::cmp::Ordering;

use crate::cues::Cues;
use crate::letters::is_alphanumeric;
use crate::lexicon::{SMALL, eight_at, hash_of_eight};

/// How a block comes again elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// It does not.
    #[default]
    No,
    /// Another block says the same and no more.
    Whole,
    /// A longer block before it holds its words.
    PartOfEarlier,
    /// A longer block after it does.
    PartOfLater,
}

/// The longest block that can be a pull quote or an entry of a list, in bytes.
const LONGEST: usize = 400;
/// The shortest.
const SHORTEST: usize = 12;
/// How many bytes must be the same: four words or so.
const RUN: usize = 24;
/// How many blocks are looked for inside others, so that a text of nothing but the same takes no longer
/// than so many searches. Each has a bit of a `u128`.
const SEARCHES: usize = 100;

/// The repeats of a document's blocks.
pub(crate) fn repeats(cues: &[Cues<'_>]) -> Vec<Repeat> {
    let candidates = cues.iter().enumerate().filter(|(_, it)| is_candidate(it));
    let mut wholes = Vec::with_capacity(cues.len());
    wholes.extend(candidates.map(|(block, it)| Whole::of(block, bare(it.body))));
    wholes.sort_unstable_by(Whole::order);
    let mut found = vec![Repeat::No; cues.len()];
    let mut wanted = Vec::with_capacity(wholes.len());
    for (at, whole) in wholes.iter().enumerate() {
        let is_same = |other: &Whole<'_>| whole.is_same(other);
        let before = at.checked_sub(1).and_then(|before| wholes.get(before));
        let is_twice = before.is_some_and(is_same) || wholes.get(at + 1).is_some_and(is_same);
        if let Some(place) = found.get_mut(whole.block).filter(|_| is_twice) {
            *place = Repeat::Whole;
        } else if cues.get(whole.block).is_some_and(|it| it.question_marks == 0) {
            // Pull quotes say something: what asks is told by other means.
            wanted.push(whole);
        }
    }
    wanted.sort_unstable_by_key(|whole| whole.block);
    wanted.truncate(SEARCHES);
    for (block, repeat) in parts(&wanted, cues) {
        if let Some(place) = found.get_mut(block) {
            *place = repeat;
        }
    }
    found
}

/// What a block says, and a number that stands for its length, its beginning, its middle and its end.
struct Whole<'a> {
    mark: usize,
    text: &'a str,
    block: usize,
}

impl<'a> Whole<'a> {
    fn of(block: usize, text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let last = bytes.len().saturating_sub(8);
        let eights = [0, last / 2, last].map(|at| eight_at(bytes, at) | SMALL);
        let mark = eights.iter().fold(bytes.len(), |mark, eight| {
            mark.rotate_left(7) ^ hash_of_eight(eight.to_le_bytes())
        });
        Self { mark, text, block }
    }

    /// By what they say, in whatever case, so that the same stands side by side.
    fn order(&self, other: &Self) -> Ordering {
        let small = |it: &Self| it.text.bytes().map(|byte| byte.to_ascii_lowercase());
        let said = || small(self).cmp(small(other));
        self.mark.cmp(&other.mark).then_with(said)
    }

    /// Whether another block says the same, in whatever case.
    fn is_same(&self, other: &Self) -> bool {
        self.mark == other.mark && self.text.eq_ignore_ascii_case(other.text)
    }
}

fn is_candidate(cues: &Cues<'_>) -> bool {
    (SHORTEST..=LONGEST).contains(&cues.body.len())
}

/// Those of at most a hundred blocks of which a longer block holds the middle.
fn parts(wanted: &[&Whole<'_>], cues: &[Cues<'_>]) -> Vec<(usize, Repeat)> {
    let length = |block: usize| cues.get(block).map_or(0, |it| it.body.len());
    let mut runs = Vec::with_capacity(wanted.len());
    runs.extend(wanted.iter().filter_map(|it| Run::of(it, length(it.block))));
    if runs.is_empty() {
        return Vec::new();
    }
    let mut pieces = Pieces::with_room(runs.len() * STEP);
    for (place, run) in runs.iter().enumerate() {
        // Where it stands, one of these begins at a sixteenth byte of the block.
        let all = run.text.windows(PIECE).take(STEP).filter_map(<[u8]>::first_chunk);
        all.enumerate().for_each(|(offset, piece)| pieces.add(*piece, place * STEP + offset));
    }
    let mut parts = Vec::new();
    // A bit for each of the runs that were found.
    let mut done = 0_u128;
    for (other, it) in cues.iter().enumerate() {
        let longer = it.body.as_bytes();
        let (chunks, rest) = longer.as_chunks::<STEP>();
        let mut look = |at: usize, piece: &Piece| {
            for found in pieces.places_of(*piece) {
                let (place, offset) = (found / STEP, found % STEP);
                let is_new = done >> place & 1 == 0;
                let run = runs.get(place).filter(|run| is_new && run.is_in(longer, at, offset));
                if let Some(Run { block, .. }) = run {
                    done |= 1 << place;
                    let is_earlier = other < *block;
                    let part = if is_earlier { Repeat::PartOfEarlier } else { Repeat::PartOfLater };
                    parts.push((*block, part));
                }
            }
        };
        let pieces_of = chunks.iter().filter_map(|chunk| chunk.first_chunk());
        pieces_of.enumerate().for_each(|(chunk, piece)| look(chunk * STEP, piece));
        if let Some(piece) = rest.first_chunk() {
            look(chunks.len() * STEP, piece);
        }
    }
    parts
}

/// The middle of what a block says, as many bytes as must be the same.
struct Run<'a> {
    block: usize,
    text: &'a [u8; RUN],
    /// How many bytes the block has.
    length: usize,
}

impl<'a> Run<'a> {
    fn of(whole: &Whole<'a>, length: usize) -> Option<Self> {
        let start = whole.text.len().checked_sub(RUN)? / 2;
        let text = whole.text.as_bytes().get(start..)?.first_chunk()?;
        Some(Self { block: whole.block, text, length })
    }

    /// Whether it stands in a longer block, so many bytes before a place.
    fn is_in(&self, longer: &[u8], at: usize, offset: usize) -> bool {
        let start = at.checked_sub(offset);
        longer.len() * 10 > self.length * 13
            && start
                .and_then(|start| longer.get(start..))
                .is_some_and(|it| it.starts_with(self.text))
    }
}

type Piece = [u8; PIECE];
const PIECE: usize = 8;
const STEP: usize = RUN - PIECE;

/// The pieces of wanted runs, each with its place: a table with open addressing.
struct Pieces {
    /// In each slot that is taken, a piece's place and one. Three of four stay free.
    slots: Vec<u16>,
}

impl Pieces {
    fn with_room(pieces: usize) -> Self {
        Self { slots: vec![0; (pieces * 4).next_power_of_two()] }
    }

    fn add(&mut self, piece: Piece, place: usize) {
        let mut at = hash_of_eight(piece);
        while self.place_at(at).is_some() {
            at += 1;
        }
        at &= self.slots.len() - 1;
        if let (Some(slot), Ok(place)) = (self.slots.get_mut(at), u16::try_from(place)) {
            *slot = place + 1;
        }
    }

    /// Where a piece may stand, with others whose slots follow.
    #[inline]
    fn places_of(&self, piece: Piece) -> impl Iterator<Item = usize> + '_ {
        (hash_of_eight(piece)..).map_while(|at| self.place_at(at))
    }

    #[inline]
    fn place_at(&self, at: usize) -> Option<usize> {
        let slot = self.slots.get(at & (self.slots.len() - 1))?;
        usize::from(*slot).checked_sub(1)
    }
}

/// A text without white space and quotation marks at its ends, and without the number of an entry of
/// a list.
fn bare(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !is_alphanumeric(c) || c.is_numeric());
    text.trim_end_matches(|c: char| !is_alphanumeric(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;
    use crate::convention::document;
    use crate::lexicon::lexicon;
    use crate::line::lines;
    use crate::speakers::Speakers;

    #[test]
    fn pull_quotes_and_lists() {
        let source = "What is in the shed?\nWho sails?\nWhat is in the shed?\n\
                      Well, boats, and nobody has counted the boats since the war ended.\n\
                      “nobody has counted the boats since the war”\nThe end of it.";
        let lines = lines(source);
        let blocks = blocks(&lines);
        let found = document(&blocks, &Speakers::new(), lexicon(None)).repeats;
        let wanted = [
            Repeat::Whole,
            Repeat::No,
            Repeat::Whole,
            Repeat::No,
            Repeat::PartOfEarlier,
            Repeat::No,
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn the_numbers_of_a_list_of_contents_are_none_of_its_words() {
        let source = "1 What is in the shed?\n2. Who sails?\nWhat is in the shed?\nBoats, mostly.";
        let lines = lines(source);
        let blocks = blocks(&lines);
        let found = document(&blocks, &Speakers::new(), lexicon(None)).repeats;
        assert_eq!(found, [Repeat::Whole, Repeat::No, Repeat::Whole, Repeat::No]);
    }

    #[test]
    fn a_quote_is_found_wherever_it_begins() {
        for before in 1..18 {
            let source = format!(
                "S{} nobody has counted the boats since the war ended, or so they say in town.\n\
                 “nobody has counted the boats since the war”\nThe end of it.",
                "o".repeat(before)
            );
            let lines = lines(&source);
            let blocks = blocks(&lines);
            let found = document(&blocks, &Speakers::new(), lexicon(None)).repeats;
            assert_eq!(found, [Repeat::No, Repeat::PartOfEarlier, Repeat::No], "{source}");
        }
    }
}
