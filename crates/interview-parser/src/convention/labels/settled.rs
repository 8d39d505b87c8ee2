//! Labels that are known beforehand: nothing has to speak for them but that they stand there.

use std::collections::{HashMap, HashSet};

use super::candidates::{Candidate, Candidates};
use super::forms::key;
use crate::grammar::ending::{Ending, ending};
use crate::grammar::label::Form;
use crate::speakers::Speakers;

/// Which names are known to be labels in an article.
#[derive(Debug)]
pub(super) struct Settled<'a> {
    speakers: &'a Speakers,
    /// Those that a colon or the like tells.
    clear: HashSet<u64>,
    /// Those that nothing tells but their place, or a space.
    bare: HashSet<u64>,
}

/// So often must a name come that nothing tells.
const BARE: usize = 2;

impl<'a> Settled<'a> {
    /// What is known to be a label is one. A name, or a form of it, may as well open a title, `Ana
    /// Mora: on nets`, so that it must come twice, or with another; before that, it must end a
    /// sentence.
    pub(super) fn of(speakers: &'a Speakers, candidates: &[Candidates<'_>]) -> Self {
        let mut settled = Self { speakers, clear: HashSet::new(), bare: HashSet::new() };
        if speakers.is_empty() {
            return settled;
        }
        let mut counts: HashMap<(bool, u64), usize> = HashMap::new();
        for candidate in candidates.iter().flatten().flatten() {
            *counts.entry((is_bare(candidate.label.form), candidate.key)).or_default() += 1;
        }
        let count = |is_bare, name| counts.get(&(is_bare, name)).copied().unwrap_or(0);
        let labels: HashSet<u64> =
            speakers.iter().flat_map(|it| &it.labels).map(|label| key(label)).collect();
        let names: HashSet<u64> = speakers.iter().map(|it| key(&it.name)).collect();
        let mut forms: HashMap<u64, bool> = HashMap::new();
        let mut is_form = |it: &Candidate<'_>| {
            let stands = || speakers.of_label(it.label.name).is_some();
            *forms.entry(it.key).or_insert_with(stands)
        };
        let clear = candidates.iter().flatten().flatten().filter(|it| !is_bare(it.label.form));
        let clear: Vec<&Candidate<'_>> = clear.filter(|it| is_form(it)).collect();
        let first = clear.first().map(|it| it.key);
        let are_several = clear.iter().any(|it| Some(it.key) != first);
        for Candidate { key, label, .. } in clear {
            let is_turn = are_several && (Some(*key) != first || ends_sentence(label.body));
            if labels.contains(key) || is_turn || count(false, *key) > 1 {
                settled.clear.insert(*key);
            }
        }
        let is_bare = |it: &u64| count(false, *it) == 0 && count(true, *it) >= BARE;
        settled.bare.extend(names.union(&labels).filter(|it| is_bare(it)));
        settled
    }

    /// The one of a block's candidates that is known to be a label.
    pub(super) fn label<'b>(&self, candidates: &Candidates<'b>) -> Option<Candidate<'b>> {
        candidates.iter().flatten().find(|it| self.has(it)).copied()
    }

    /// Whether a candidate is known to be a label.
    pub(super) fn has(&self, candidate: &Candidate<'_>) -> bool {
        let names = if is_bare(candidate.label.form) { &self.bare } else { &self.clear };
        names.contains(&candidate.key)
    }

    /// A number that stands for the person whose a label is, if it is known.
    pub(super) fn person(&self, label: &str) -> Option<u64> {
        let at = self.speakers.of_label(label)?;
        self.speakers.get(at).map(|person| key(&person.name))
    }
}

fn ends_sentence(body: &str) -> bool {
    matches!(ending(body), Ending::Stop | Ending::Question | Ending::Exclamation | Ending::Ellipsis)
}

/// Whether words of a sentence, or a heading, may look so.
const fn is_bare(form: Form) -> bool {
    matches!(form, Form::Line | Form::Token | Form::Sign)
}
