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
    let pieces = Pieces::of(cues);
    let mut searches = 0;
    let of_block = |(i, (it, whole)): (usize, (&Cues<'_>, Option<u64>))| {
        let Some(whole) = whole else { return Repeat::No };
        let first = sorted.partition_point(|other: &u64| *other < whole);
        if sorted.get(first + 1) == Some(&whole) {
            return Repeat::Whole;
        }
        // Pull quotes say something: what asks is told by other means.
        let asks = it.question_marks > 0;
        searches += usize::from(!asks);
        if asks || searches > SEARCHES { Repeat::No } else { part(i, it, cues, &pieces) }
    };
    cues.iter().zip(wholes).enumerate().map(of_block).collect()
}

fn is_candidate(cues: &Cues<'_>) -> bool {
    (SHORTEST..=LONGEST).contains(&cues.body.len())
}

/// Whether a longer block holds the middle of this one.
fn part(i: usize, it: &Cues<'_>, cues: &[Cues<'_>], pieces: &Pieces) -> Repeat {
    let Some((at, run)) = middle(it.body) else { return Repeat::No };
    if !pieces.may_come_again(at, run) {
        return Repeat::No;
    }
    let finder = memmem::Finder::new(run);
    let mut blocks = cues.iter().enumerate();
    let found = blocks.find(|(other, cues)| {
        *other != i
            && cues.body.len() * 10 > it.body.len() * 13
            && finder.find(cues.body.as_bytes()).is_some()
    });
    match found {
        Some((other, _)) if other < i => Repeat::PartOfEarlier,
        Some(_) => Repeat::PartOfLater,
        None => Repeat::No,
    }
}

/// The middle of what a body says, as many bytes as must be the same, and where it begins.
fn middle(body: &str) -> Option<(usize, &[u8; RUN])> {
    let bare = bare(body);
    let start = bare.len().checked_sub(RUN)? / 2;
    let run = bare.as_bytes().get(start..)?.first_chunk()?;
    Some((body.len() - from_first_letter(body).len() + start, run))
}

/// Which pieces of eight bytes stand at every eighth byte of the blocks, once and more than once, by
/// their hashes: a bit for each. Most runs are told by them to come once.
struct Pieces {
    /// Words of bits, and the same of what came again. At most one bit of sixteen is set.
    seen: Vec<[u64; 2]>,
}

const PIECE: usize = 8;

impl Pieces {
    fn of(cues: &[Cues<'_>]) -> Self {
        let bytes: usize = cues.iter().map(|it| it.body.len()).sum();
        let words = bytes.div_ceil(u64::BITS as usize / 2).next_power_of_two();
        let mut pieces = Self { seen: vec![[0; 2]; words] };
        for it in cues {
            for piece in it.body.as_bytes().as_chunks().0 {
                let (place, bit) = pieces.place(*piece);
                if let Some([once, again]) = pieces.seen.get_mut(place) {
                    *again |= *once & bit;
                    *once |= bit;
                }
            }
        }
        pieces
    }

    /// Whether a run that begins at a place of its block may stand elsewhere too. There, pieces of
    /// it would begin at an eighth byte, whichever of its first eight bytes that is.
    fn may_come_again(&self, at: usize, run: &[u8; RUN]) -> bool {
        (0..PIECE).any(|offset| {
            let is_its_own = (at + offset).is_multiple_of(PIECE);
            let (pieces, _) = run.get(offset..).unwrap_or_default().as_chunks::<PIECE>();
            pieces.iter().all(|piece| {
                let (place, bit) = self.place(*piece);
                let seen = self.seen.get(place).copied().unwrap_or_default();
                let [once, again] = seen.map(|bits| bits & bit != 0);
                if is_its_own { again } else { once }
            })
        })
    }

    /// The word and the bit of a piece.
    fn place(&self, piece: [u8; PIECE]) -> (usize, u64) {
        let hash = hash_of_eight(piece);
        ((hash >> 6) & (self.seen.len() - 1), 1 << (hash & 63))
    }
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
