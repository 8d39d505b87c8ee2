//! Labels that are known beforehand: nothing has to speak for them but that they stand there.

use std::collections::{HashMap, HashSet};

use super::candidates::{Candidate, Candidates};
use super::forms::key;
use crate::grammar::ending::ending;
use crate::grammar::label::Form;
use crate::speakers::Speakers;

/// Which names are known to be labels in an article.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// For each name that stands for somebody who is known, a number that stands for the person.
    people: HashMap<u64, u64>,
    /// Those that a colon or the like tells.
    clear: HashSet<u64>,
    /// Those that nothing tells but their place, or a space.
    bare: HashSet<u64>,
}

/// So often must a name come that nothing tells.
const BARE: usize = 2;

impl Settled {
    /// What is known to be a label is one. A name, or a form of it, may as well open a title, `Ana
    /// Mora: on nets`, so that it must come twice, or with another; before that, it must end a
    /// sentence.
    pub(super) fn of(speakers: &Speakers, candidates: &[Candidates<'_>]) -> Self {
        let mut settled = Self::default();
        if speakers.is_empty() {
            return settled;
        }
        let labels: HashSet<u64> =
            speakers.iter().flat_map(|it| &it.labels).map(|label| key(label)).collect();
        // Whose a name is, and how often it comes, clear and bare.
        let mut names: HashMap<u64, (Option<u64>, usize, usize)> = HashMap::new();
        let mut clear = Vec::new();
        for it in candidates.iter().flatten().flatten() {
            let person = || speakers.get(speakers.of_label(it.label.name)?).map(|it| key(&it.name));
            let stands = || (person(), 0, 0);
            match names.entry(it.key).or_insert_with(stands) {
                (None, ..) => {}
                (_, _, bare) if is_bare(it.label.form) => *bare += 1,
                (_, count, _) => {
                    *count += 1;
                    clear.push(it);
                }
            }
        }
        let first = clear.first().map(|it| it.key);
        let are_several = clear.iter().any(|it| Some(it.key) != first);
        for Candidate { key, label, .. } in clear {
            let is_turn =
                are_several && (Some(*key) != first || ending(label.body).is_of_sentence());
            let is_often = || names.get(key).is_some_and(|(_, count, _)| *count > 1);
            if labels.contains(key) || is_turn || is_often() {
                settled.clear.insert(*key);
            }
        }
        // `クリスティーナ・バウアー` is called by the first name.
        let is_first = |name: &str, it: u64| {
            name.split('・')
                .next()
                .is_some_and(|first| first.len() < name.len() && key(first) == it)
        };
        let is_exact = |it: &u64| {
            let is_name = |name: &str| key(name) == *it || is_first(name, *it);
            labels.contains(it) || speakers.iter().any(|one| is_name(&one.name))
        };
        let bare = names.iter().filter(|(_, (_, clear, bare))| *clear == 0 && *bare >= BARE);
        settled.bare = bare.map(|(key, _)| *key).filter(is_exact).collect();
        settled.people =
            names.iter().filter_map(|(key, (person, ..))| Some((*key, (*person)?))).collect();
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

    /// A number that stands for the person whose a candidate is, if it is known.
    pub(super) fn person(&self, candidate: &Candidate<'_>) -> Option<u64> {
        self.people.get(&candidate.key).copied()
    }
}

/// Whether words of a sentence, or a heading, may look so.
const fn is_bare(form: Form) -> bool {
    matches!(form, Form::Line | Form::Token | Form::Sign)
}
