//! Blocks that come twice: a list of contents repeats the questions, a pull quote a sentence.

use memchr::memchr3_iter;

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
    /// It opens as a sentence of a longer block before it does.
    PartOfEarlier,
    /// It opens as a sentence of a longer block after it does.
    PartOfLater,
}

/// How many bytes of a sentence's beginning must be the same: four words or so.
const OPENING: usize = 28;
/// The longest block that can be a pull quote or an entry of a list, in bytes.
const LONGEST: usize = 400;
/// The shortest.
const SHORTEST: usize = 12;

/// The repeats of a document's blocks: a sentence is known by its beginning, all beginnings are
/// sorted once.
pub(crate) fn repeats(cues: &[Cues<'_>]) -> Vec<Repeat> {
    let mut sentences: Vec<(u64, usize)> = Vec::with_capacity(cues.len() * 2);
    let mut wholes: Vec<u64> = Vec::new();
    for (i, cues) in cues.iter().enumerate() {
        if is_candidate(cues) {
            wholes.push(hash(bare(cues.body)));
        }
        sentences.extend(openings(cues.body).map(|opening| (hash(opening), i)));
    }
    sentences.sort_unstable();
    wholes.sort_unstable();
    let of_block = |(i, it): (usize, &Cues<'_>)| {
        if !is_candidate(it) {
            return Repeat::No;
        }
        let whole = hash(bare(it.body));
        let first = wholes.partition_point(|other| *other < whole);
        if wholes.get(first + 1) == Some(&whole) { Repeat::Whole } else { part(i, cues, &sentences) }
    };
    cues.iter().enumerate().map(of_block).collect()
}

fn is_candidate(cues: &Cues<'_>) -> bool {
    (SHORTEST..=LONGEST).contains(&cues.body.len())
}

/// Whether a longer block has a sentence with the beginning of one of this block's.
fn part(i: usize, cues: &[Cues<'_>], sentences: &[(u64, usize)]) -> Repeat {
    let length_of = |i: usize| cues.get(i).map_or(0, |cues| cues.body.len());
    let body = cues.get(i).map(|cues| cues.body).unwrap_or_default();
    for opening in openings(body).map(hash) {
        let first = sentences.partition_point(|(other, _)| *other < opening);
        let same = sentences.iter().skip(first).take_while(|(other, _)| *other == opening);
        // A beginning that many sentences have tells nothing.
        let mut longer = same.take(4).filter(|(_, other)| length_of(*other) * 10 > body.len() * 13);
        match longer.next() {
            Some((_, other)) if *other < i => return Repeat::PartOfEarlier,
            Some(_) => return Repeat::PartOfLater,
            None => {}
        }
    }
    Repeat::No
}

/// The beginnings of the sentences of a text that are long enough to know them by.
fn openings(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr3_iter(b'.', b'?', b'!', text.as_bytes()).map(|at| at + 1);
    let starts = std::iter::once(0).chain(ends);
    starts.filter_map(|start| {
        let sentence = bare(text.get(start..)?);
        sentence.get(..sentence.floor_char_boundary(OPENING)).filter(|_| sentence.len() >= OPENING)
    })
}

/// A text without white space and quotation marks at its ends.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}
