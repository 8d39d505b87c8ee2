//! Blocks that come twice: a list of contents repeats the questions, a pull quote a sentence.

use memchr::memmem;

use crate::cues::Cues;
use crate::letters::is_alphanumeric;
use crate::lexicon::{hash, hash_of_eight};

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
    let wholes: Vec<Option<u64>> =
        cues.iter().map(|it| is_candidate(it).then(|| hash(bare(it.body)))).collect();
    let mut sorted = Vec::with_capacity(wholes.len());
    sorted.extend(wholes.iter().flatten());
    sorted.sort_unstable();
    let mut found = vec![Repeat::No; cues.len()];
    let mut wanted = Vec::new();
    for (block, (it, whole)) in cues.iter().zip(wholes).enumerate() {
        let Some(whole) = whole else { continue };
        let first = sorted.partition_point(|other: &u64| *other < whole);
        if sorted.get(first + 1) == Some(&whole) {
            if let Some(place) = found.get_mut(block) {
                *place = Repeat::Whole;
            }
        } else if it.question_marks == 0 {
            // Pull quotes say something: what asks is told by other means.
            wanted.push(block);
        }
    }
    wanted.truncate(SEARCHES);
    for (block, repeat) in parts(&wanted, cues) {
        if let Some(place) = found.get_mut(block) {
            *place = repeat;
        }
    }
    found
}

fn is_candidate(cues: &Cues<'_>) -> bool {
    (SHORTEST..=LONGEST).contains(&cues.body.len())
}

/// Those of at most a hundred blocks of which a longer block holds the middle.
fn parts(wanted: &[usize], cues: &[Cues<'_>]) -> Vec<(usize, Repeat)> {
    let mut pieces = Pieces::with_room(wanted.len() * STEP);
    for (place, block) in wanted.iter().enumerate() {
        if let Some(run) = cues.get(*block).and_then(|it| middle(it.body)) {
            // Where it stands, one of these begins at a sixteenth byte of the block.
            let all = run.windows(PIECE).take(STEP).filter_map(<[u8]>::first_chunk);
            all.for_each(|piece| pieces.add(*piece, place));
        }
    }
    let mut parts = Vec::new();
    // A bit for each of the wanted: those that were found, and those that a block may hold.
    let mut done = 0;
    for (other, it) in cues.iter().enumerate() {
        let found = it.body.as_bytes().chunks(STEP).filter_map(<[u8]>::first_chunk);
        let found = found.filter(|piece| pieces.may_hold(**piece));
        let found = found.flat_map(|piece| pieces.places_of(*piece));
        let mut near = found.fold(0_u128, |near, place| near | 1 << place) & !done;
        while near != 0 {
            let bit = near & near.wrapping_neg();
            near &= !bit;
            let Some(block) = wanted.get(bit.trailing_zeros() as usize) else { break };
            if holds(cues, other, *block) {
                done |= bit;
                let is_earlier = other < *block;
                let part = if is_earlier { Repeat::PartOfEarlier } else { Repeat::PartOfLater };
                parts.push((*block, part));
            }
        }
    }
    parts
}

/// Whether a block is longer than another, and holds the middle of it.
fn holds(cues: &[Cues<'_>], longer: usize, block: usize) -> bool {
    let body = |block: usize| cues.get(block).map_or("", |it| it.body);
    let (longer, block) = (body(longer), body(block));
    longer.len() * 10 > block.len() * 13
        && middle(block).is_some_and(|run| memmem::find(longer.as_bytes(), run).is_some())
}

/// The middle of what a body says, as many bytes as must be the same.
fn middle(body: &str) -> Option<&[u8; RUN]> {
    let bare = bare(body);
    let start = bare.len().checked_sub(RUN)? / 2;
    bare.as_bytes().get(start..)?.first_chunk()
}

type Piece = [u8; PIECE];
const PIECE: usize = 8;
const STEP: usize = RUN - PIECE;

/// The pieces of wanted runs, each with the run's place: a table with open addressing.
struct Pieces {
    slots: Vec<Option<(Piece, usize)>>,
    /// A bit for each piece, and for others: most pieces of a text are none of them.
    filter: [u64; FILTER],
}

/// How many words the filter has.
const FILTER: usize = 128;

impl Pieces {
    fn with_room(pieces: usize) -> Self {
        Self { slots: vec![None; (pieces * 4).next_power_of_two()], filter: [0; FILTER] }
    }

    #[inline]
    fn may_hold(&self, piece: Piece) -> bool {
        let hash = hash_of_eight(piece);
        self.filter.get(hash / 64 % FILTER).is_some_and(|bits| bits >> (hash % 64) & 1 == 1)
    }

    fn add(&mut self, piece: Piece, place: usize) {
        let mut at = hash_of_eight(piece);
        if let Some(bits) = self.filter.get_mut(at / 64 % FILTER) {
            *bits |= 1 << (at % 64);
        }
        while let Some(slot) = self.slot(at) {
            if slot == (piece, place) {
                return;
            }
            at += 1;
        }
        at &= self.slots.len() - 1;
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Some((piece, place));
        }
    }

    fn places_of(&self, piece: Piece) -> impl Iterator<Item = usize> + '_ {
        let slots = (hash_of_eight(piece)..).map_while(|at| self.slot(at));
        slots.filter(move |(other, _)| *other == piece).map(|(_, place)| place)
    }

    fn slot(&self, at: usize) -> Option<(Piece, usize)> {
        self.slots.get(at & (self.slots.len() - 1)).copied().flatten()
    }
}

/// A text without white space and quotation marks at its ends.
fn bare(text: &str) -> &str {
    from_first_letter(text).trim_end_matches(|c: char| !is_alphanumeric(c))
}

fn from_first_letter(text: &str) -> &str {
    text.trim_start_matches(|c: char| !is_alphanumeric(c))
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
