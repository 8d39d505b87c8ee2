//! Where the conversation is: its surest questions, and how every block lies to them.

use super::labels::{Labels, System};
use super::{is_labelled, share};
use crate::cues::Cues;
use crate::grammar::ending::Ending;

/// Where the surest questions are.
#[derive(Debug, Default)]
pub(crate) struct Regions {
    /// For each block, whether it surely asks.
    pub(crate) asks: Vec<bool>,
    /// The first block that does.
    pub(crate) first: Option<usize>,
    /// The last block that does.
    pub(crate) last: Option<usize>,
    /// For each block, the last one before it that asks.
    pub(crate) previous: Vec<Option<usize>>,
    /// For each block, the next one after it that asks.
    pub(crate) next: Vec<Option<usize>>,
    /// How many of the gaps between questions hold one block.
    pub(crate) alternating: f32,
    /// The share of blocks that ask.
    pub(crate) density: f32,
}

/// How a block lies to the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Region {
    /// Before the first.
    Before,
    /// Between the first and the last, or one of them.
    Within,
    /// After the last.
    After,
    /// There is none.
    None,
}

impl Regions {
    /// How a block lies to the questions.
    pub(crate) fn of(&self, block: usize) -> Region {
        match (self.first, self.last) {
            (Some(first), _) if block < first => Region::Before,
            (_, Some(last)) if block > last => Region::After,
            (Some(_), _) => Region::Within,
            _ => Region::None,
        }
    }
}

/// The regions of a document.
pub(crate) fn regions(cues: &[Cues<'_>], labels: &Labels) -> Regions {
    let by_label = matches!(labels.system, System::Both | System::Asker);
    let asks: Vec<bool> = if by_label {
        let asker = |i: usize| is_labelled(labels, i) && labels.place_at(i).group == labels.asker;
        (0..cues.len()).map(asker).collect()
    } else {
        cues.iter().map(|cues| cues.ending == Ending::Question).collect()
    };
    let asking = cues.iter().filter(|cues| cues.ending == Ending::Question).count();
    let (previous, next) = (previous(&asks), next(&asks));
    Regions {
        first: asks.iter().position(|asks| *asks),
        last: asks.iter().rposition(|asks| *asks),
        alternating: alternating(&asks, &previous),
        density: share(asking, cues.len()),
        previous,
        next,
        asks,
    }
}

/// The share of gaps between questions that hold one block.
fn alternating(asks: &[bool], previous: &[Option<usize>]) -> f32 {
    let (mut gaps, mut of_one) = (0, 0);
    for (i, (_, previous)) in asks.iter().zip(previous).enumerate().filter(|(_, (asks, _))| **asks)
    {
        if let Some(previous) = previous {
            gaps += 1;
            of_one += usize::from(i - previous == 2);
        }
    }
    share(of_one, gaps)
}

/// For each block, the last one before it that asks.
fn previous(asks: &[bool]) -> Vec<Option<usize>> {
    let mut last = None;
    let before = asks.iter().enumerate().map(|(i, asks)| {
        let before = last;
        last = if *asks { Some(i) } else { last };
        before
    });
    before.collect()
}

/// For each block, the next one after it that asks.
fn next(asks: &[bool]) -> Vec<Option<usize>> {
    let mut found = vec![None; asks.len()];
    let mut next = None;
    for (i, (place, asks)) in found.iter_mut().zip(asks).enumerate().rev() {
        *place = next;
        next = if *asks { Some(i) } else { next };
    }
    found
}
