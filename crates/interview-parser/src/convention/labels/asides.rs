//! What stands in brackets after names, and is printed with them each time: `Ana (host):`.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::Candidate;
use super::forms::key;
use crate::grammar::direction::is_direction;
use crate::letters::is_uppercase;
use crate::lexicon::Lexicon;

/// What stands in brackets after names, where it is no stage direction.
#[derive(Debug, Default)]
pub(super) struct Asides {
    /// How often each name comes with the same words.
    counts: BTreeMap<(u64, u64), usize>,
    /// Whether those of several names do again, so that they belong to all.
    belong: bool,
}

/// So often does what belongs to a label come with it.
const AGAIN: usize = 2;

/// So many names with something in brackets are many.
const MANY: usize = 3;

impl Asides {
    pub(super) fn of(labels: &[Option<Candidate<'_>>], lexicon: &Lexicon) -> Self {
        let mut asides = Self::default();
        let with_aside = labels.iter().flatten().filter(|it| !it.label.aside.is_empty());
        for it in with_aside.filter(|it| !is_said_aside(it.label.aside, lexicon)) {
            *asides.counts.entry((it.key, key(it.label.aside))).or_default() += 1;
        }
        let again = asides.counts.iter().filter(|(_, count)| **count >= AGAIN);
        let names: BTreeSet<u64> = again.map(|((name, _), _)| *name).collect();
        asides.belong = names.len() > 1 || names.len() == 1 && asides.have_many(labels);
        asides
    }

    /// Whether many names have something in brackets, and each that does has the same each time.
    fn have_many(&self, labels: &[Option<Candidate<'_>>]) -> bool {
        let mut uses: BTreeMap<u64, usize> = BTreeMap::new();
        for it in labels.iter().flatten() {
            *uses.entry(it.key).or_default() += 1;
        }
        let mut counts = self.counts.iter();
        self.counts.len() >= MANY && counts.all(|((name, _), count)| uses.get(name) == Some(count))
    }

    /// Whether a label has what stands in brackets after it elsewhere, too, or other labels have what is so.
    pub(super) fn has(&self, it: &Candidate<'_>) -> bool {
        // Most labels have none.
        let aside = it.label.aside;
        let count = || self.counts.get(&(it.key, key(aside))).copied().unwrap_or(0);
        !aside.is_empty()
            && (count() >= AGAIN || count() > 0 && self.belong && !is_full_name(aside))
    }
}

/// Whether it is two words with capitals, as the name of who holds an office.
fn is_full_name(aside: &str) -> bool {
    let mut words = aside.split(' ');
    let has_capital = |word: Option<&str>| word.is_some_and(|it| it.starts_with(is_uppercase));
    has_capital(words.next()) && has_capital(words.next()) && words.next().is_none()
}

/// Whether what stands in brackets is a time, or says how something is said or what is done: `laughs`.
fn is_said_aside(aside: &str, lexicon: &Lexicon) -> bool {
    aside.starts_with(|c: char| c.is_ascii_digit()) || is_direction(&format!("({aside})"), lexicon)
}
