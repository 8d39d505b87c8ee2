//! Blocks that come twice: a list of contents repeats the questions, a pull quote a sentence.

use memchr::memmem;

use crate::cues::Cues;
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
/// How many blocks are looked for inside others: each costs a search of the whole text.
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

/// Those of some blocks of which a longer block holds the middle.
fn parts(wanted: &[usize], cues: &[Cues<'_>]) -> Vec<(usize, Repeat)> {
    let middle_of = |block: &usize| Some((*block, middle(cues.get(*block)?.body)?));
    let runs: Vec<(usize, &[u8; RUN])> = wanted.iter().filter_map(middle_of).collect();
    if runs.is_empty() {
        return Vec::new();
    }
    let places = places(&runs, cues);
    let part = |(block, run): (usize, &[u8; RUN])| {
        let length = cues.get(block)?.body.len();
        let mut others: Vec<usize> =
            pieces(run).flat_map(|piece| of_piece(&places, piece)).collect();
        others.retain(|other| *other != block);
        others.sort_unstable();
        others.dedup();
        let holds = |other: &usize| {
            let body = cues.get(*other).map_or("", |it| it.body);
            body.len() * 10 > length * 13 && memmem::find(body.as_bytes(), run).is_some()
        };
        let other = others.into_iter().find(holds)?;
        Some((block, if other < block { Repeat::PartOfEarlier } else { Repeat::PartOfLater }))
    };
    runs.into_iter().filter_map(part).collect()
}

/// The middle of what a body says, as many bytes as must be the same.
fn middle(body: &str) -> Option<&[u8; RUN]> {
    let bare = bare(body);
    let start = bare.len().checked_sub(RUN)? / 2;
    bare.as_bytes().get(start..)?.first_chunk()
}

/// Where a run stands, one of these pieces of it begins at an eighth byte of the block.
fn pieces(run: &[u8; RUN]) -> impl Iterator<Item = Piece> + '_ {
    run.windows(PIECE).take(PIECE).filter_map(<[u8]>::first_chunk).copied()
}

type Piece = [u8; PIECE];
const PIECE: usize = 8;

/// In which blocks a piece of a run begins at an eighth byte, sorted by piece and block.
fn places(runs: &[(usize, &[u8; RUN])], cues: &[Cues<'_>]) -> Vec<(Piece, usize)> {
    // Most pieces are of no run, and told so by a bit of their hash.
    let mut bits = [0_u64; BITS / u64::BITS as usize];
    for piece in runs.iter().flat_map(|(_, run)| pieces(run)) {
        let place = hash_of_eight(piece) % BITS;
        if let Some(bits) = bits.get_mut(place / u64::BITS as usize) {
            *bits |= 1 << (place % u64::BITS as usize);
        }
    }
    let may_be_wanted = |piece: &Piece| {
        let place = hash_of_eight(*piece) % BITS;
        let bits = bits.get(place / u64::BITS as usize).copied().unwrap_or_default();
        bits >> (place % u64::BITS as usize) & 1 == 1
    };
    let mut places = Vec::new();
    for (block, it) in cues.iter().enumerate() {
        let (pieces, _) = it.body.as_bytes().as_chunks::<PIECE>();
        places.extend(pieces.iter().filter(|it| may_be_wanted(it)).map(|piece| (*piece, block)));
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// How many bits there are: of a hundred runs' pieces each has one, and one in twenty is set.
const BITS: usize = 1 << 14;

/// The blocks in which a piece begins at an eighth byte.
fn of_piece(places: &[(Piece, usize)], piece: Piece) -> impl Iterator<Item = usize> + '_ {
    let first = places.partition_point(|(other, _)| *other < piece);
    let from = places.get(first..).unwrap_or_default();
    from.iter().take_while(move |(other, _)| *other == piece).map(|(_, block)| *block)
}

/// A text without white space and quotation marks at its ends.
fn bare(text: &str) -> &str {
    from_first_letter(text).trim_end_matches(|c: char| !c.is_alphanumeric())
}

fn from_first_letter(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;
    use crate::convention::document;
    use crate::lexicon::lexicon;
    use crate::line::lines;

    #[test]
    fn pull_quotes_and_lists() {
        let source = "What is in the shed?\nWho sails?\nWhat is in the shed?\n\
                      Well, boats, and nobody has counted the boats since the war ended.\n\
                      “nobody has counted the boats since the war”\nThe end of it.";
        let lines = lines(source);
        let blocks = blocks(&lines);
        let found = document(&blocks, lexicon(None)).repeats;
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
            let found = document(&blocks, lexicon(None)).repeats;
            assert_eq!(found, [Repeat::No, Repeat::PartOfEarlier, Repeat::No], "{source}");
        }
    }
}
