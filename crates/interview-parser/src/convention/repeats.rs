//! Blocks that come twice: a list of contents repeats the questions, a pull quote a sentence.

use std::collections::HashMap;

use memchr::memchr3_iter;

use crate::cues::Cues;

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

/// The repeats of a document's blocks, in time linear in its length: a sentence is known by its
/// beginning.
pub(crate) fn repeats(cues: &[Cues<'_>]) -> Vec<Repeat> {
    let mut sentences: HashMap<&str, [Option<usize>; 2]> = HashMap::new();
    let mut wholes: HashMap<&str, usize> = HashMap::new();
    for (i, cues) in cues.iter().enumerate() {
        if is_candidate(cues) {
            *wholes.entry(bare(cues.body)).or_default() += 1;
        }
        for opening in openings(cues.body) {
            match sentences.entry(opening).or_default() {
                // The first two blocks tell all that is asked.
                [first @ None, _] => *first = Some(i),
                [Some(first), second @ None] if *first != i => *second = Some(i),
                _ => {}
            }
        }
    }
    let of_block = |(i, it): (usize, &Cues<'_>)| {
        if !is_candidate(it) {
            Repeat::No
        } else if wholes.get(bare(it.body)).is_some_and(|count| *count > 1) {
            Repeat::Whole
        } else {
            let places = openings(it.body).find_map(|opening| sentences.get(opening)).copied();
            part(i, it, places.unwrap_or_default(), cues)
        }
    };
    cues.iter().enumerate().map(of_block).collect()
}

fn is_candidate(cues: &Cues<'_>) -> bool {
    (SHORTEST..=LONGEST).contains(&cues.body.len())
}

/// Which of the blocks with the same beginning of a sentence is longer than this one.
fn part(i: usize, it: &Cues<'_>, places: [Option<usize>; 2], cues: &[Cues<'_>]) -> Repeat {
    let others = places.into_iter().flatten().filter(|other| *other != i);
    let mut longer = others.filter(|other| {
        cues.get(*other).is_some_and(|other| other.body.len() * 10 > it.body.len() * 13)
    });
    match longer.next() {
        Some(other) if other < i => Repeat::PartOfEarlier,
        Some(_) => Repeat::PartOfLater,
        None => Repeat::No,
    }
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
