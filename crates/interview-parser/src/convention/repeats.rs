//! Blocks that come twice: a list of contents repeats the questions, a pull quote a sentence.

use memchr::memmem;

use crate::cues::Cues;
use crate::lexicon::hash;

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
    let mut sorted: Vec<u64> = wholes.iter().copied().flatten().collect();
    sorted.sort_unstable();
    let mut searches = 0;
    let of_block = |(i, (it, whole)): (usize, (&Cues<'_>, Option<u64>))| {
        let Some(whole) = whole else { return Repeat::No };
        let first = sorted.partition_point(|other| *other < whole);
        if sorted.get(first + 1) == Some(&whole) {
            return Repeat::Whole;
        }
        // Pull quotes say something: what asks is told by other means.
        let asks = it.question_marks > 0;
        searches += usize::from(!asks);
        if asks || searches > SEARCHES { Repeat::No } else { part(i, it, cues) }
    };
    cues.iter().zip(wholes).enumerate().map(of_block).collect()
}

fn is_candidate(cues: &Cues<'_>) -> bool {
    (SHORTEST..=LONGEST).contains(&cues.body.len())
}

/// Whether a longer block holds the middle of this one.
fn part(i: usize, it: &Cues<'_>, cues: &[Cues<'_>]) -> Repeat {
    let Some(run) = middle(bare(it.body)) else { return Repeat::No };
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

/// The middle of a text, as many bytes as must be the same.
fn middle(text: &str) -> Option<&[u8]> {
    let start = text.len().checked_sub(RUN)? / 2;
    text.as_bytes().get(start..start + RUN)
}

/// A text without white space and quotation marks at its ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
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
}
