//! What stands in brackets after names, and is printed with them each time: `Ana (host):`.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::forms::key;
use crate::grammar::direction::is_direction;
use crate::lexicon::Lexicon;

/// How often each name comes with the same words in brackets, where these are no stage direction.
#[derive(Debug, Default)]
pub(super) struct Asides(BTreeMap<(u64, u64), usize>);

/// So often does what belongs to a label come with it.
const AGAIN: usize = 2;

impl Asides {
    pub(super) fn of(labels: &[Option<Candidate<'_>>], lexicon: &Lexicon) -> Self {
        let mut asides = Self::default();
        let with_aside = labels.iter().flatten().filter(|it| !it.label.aside.is_empty());
        for it in with_aside.filter(|it| !is_said_aside(it.label.aside, lexicon)) {
            *asides.0.entry((it.key, key(it.label.aside))).or_default() += 1;
        }
        asides
    }

    /// Whether a label has what stands in brackets after it elsewhere, too.
    pub(super) fn has(&self, it: &Candidate<'_>) -> bool {
        // Most labels have none.
        let aside = it.label.aside;
        let count = || self.0.get(&(it.key, key(aside))).copied().unwrap_or(0);
        !aside.is_empty() && count() >= AGAIN
    }
}

/// Whether what stands in brackets is a time, or says how something is said or what is done: `laughs`.
fn is_said_aside(aside: &str, lexicon: &Lexicon) -> bool {
    aside.starts_with(|c: char| c.is_ascii_digit()) || is_direction(&format!("({aside})"), lexicon)
}
