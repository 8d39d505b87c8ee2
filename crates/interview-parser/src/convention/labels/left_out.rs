//! What looks like labels and is none: headings, fields, lists of those present, names of sounds.

use std::collections::BTreeMap;

use super::Place;
use super::candidates::{Candidate, Candidates, SOME};
use super::forms::Forms;
use crate::cues::Cues;
use crate::grammar::ending::{Ending, ending};
use crate::grammar::label::Form;
use crate::grammar::time::time_line;

/// Leaves out a first label that comes once and heads the page: it is the only one written in its
/// form and stands far above the second, as in `ANA MORA: An interview with the ferrywoman`; or it is
/// the first line, and says no sentence: `Transcript: The long walk`.
pub(super) fn leave_out_heading(labels: &mut [Option<Candidate<'_>>], cues: &[Cues<'_>]) {
    let mut found = labels.iter().enumerate().filter_map(|(block, it)| Some((block, (*it)?)));
    let (Some((first, it)), Some((second, _))) = (found.next(), found.next()) else { return };
    let count = |is_alike: &dyn Fn(&Candidate<'_>) -> bool| {
        labels.iter().flatten().filter(|other| is_alike(other)).count()
    };
    let is_only = |it: &Candidate<'_>| {
        let alike = count(&|other| other.style.is_of_form(it.style));
        alike == 1 || it.style.is_in_capitals() && count(&|other| other.style == it.style) == 1
    };
    let is_apart = second - first > ABOVE && is_only(&it);
    let is_title = first == 0
        && it.style.place == Place::Opens
        && cues.first().is_some_and(|cues| cues.ending == Ending::Word)
        && count(&|other| other.key == it.key) == 1;
    if let Some(label) = labels.get_mut(first).filter(|_| is_apart || is_title) {
        *label = None;
    }
}

/// Leaves out a first label that is written in another case than all others of its name: above the
/// talk it is a field that gives the name, `Chairman: Ana Mora`, where turns open with `CHAIRMAN:`, or have the
/// label on a line of its own.
pub(super) fn leave_out_field(labels: &mut [Option<Candidate<'_>>]) {
    let Some(place) = labels.iter().position(Option::is_some) else { return };
    let (above, below) = labels.split_at_mut(place + 1);
    let Some(Some(it)) = above.last() else { return };
    let mut others = below.iter().flatten().filter(|other| other.key == it.key).peekable();
    let ends = !ending(it.label.body).is_of_sentence();
    let is_other = |other: &Candidate<'_>| {
        other.style.is_in_capitals() && !it.style.is_in_capitals()
            || ends && (other.style.place == Place::Alone || other.label.body.is_empty())
    };
    let is_field =
        others.peek().is_some() && it.style.place == Place::Opens && others.all(is_other);
    if let Some(label) = above.last_mut().filter(|_| is_field) {
        *label = None;
    }
}

/// Leaves out labels that come once above the first that comes again, and say no sentence, where they are
/// several: they are fields, `OFFENSE: Theft`, `LOCATION: Room 2`.
pub(super) fn leave_out_fields(labels: &mut [Option<Candidate<'_>>], forms: &Forms) {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for it in labels.iter().flatten() {
        *counts.entry(it.key).or_default() += 1;
    }
    let is_once =
        |it: &Candidate<'_>| counts.get(&it.key) == Some(&1) && !forms.contains_key(&it.key);
    let Some(first) = labels.iter().position(|it| it.is_some_and(|it| !is_once(&it))) else {
        return;
    };
    let above = labels.get_mut(..first).unwrap_or_default();
    let is_field = |it: &Candidate<'_>| {
        let has_colon = it.style.place == Place::Opens && it.label.form == Form::Separator;
        has_colon && matches!(ending(it.label.body), Ending::Word)
    };
    let found = above.iter().flatten();
    let fields = found.clone().filter(|it| is_field(it)).count();
    if fields < FIELDS || fields < found.count() {
        return;
    }
    above.fill(None);
}

/// So many labels above the first that comes again are fields.
const FIELDS: usize = 2;

/// Leaves out the names of a list of those present, which stand one below the other each with what the
/// person is.
pub(super) fn leave_out_list(labels: &mut [Option<Candidate<'_>>]) {
    let has_office = |it: &Option<Candidate<'_>>| it.is_some_and(|it| it.style.has_office());
    for run in labels.chunk_by_mut(|one, next| has_office(one) && has_office(next)) {
        if run.len() >= LISTED {
            run.fill(None);
        }
    }
}

/// So many names one below the other are a list.
const LISTED: usize = 3;

/// So many blocks above the second label the first stands apart.
const ABOVE: usize = 3;

/// Leaves out names that have a time and under which nothing is ever said: `Break: [27:22]`. Gives the
/// blocks that they are.
pub(super) fn leave_out_silent(labels: &mut [Option<Candidate<'_>>]) -> Vec<usize> {
    let is_timed = |it: &Candidate<'_>| match it.label.body {
        "" => it.label.form == Form::Time,
        body => time_line(body).is_some(),
    };
    let mut silent: BTreeMap<u64, bool> = BTreeMap::new();
    for (block, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        let is_last = labels.get(block + 1).is_none_or(Option::is_some);
        *silent.entry(label.key).or_insert(true) &= is_last && is_timed(label);
    }
    let is_silent = |it: &Candidate<'_>| silent.get(&it.key) == Some(&true);
    let mut blocks = Vec::new();
    for (block, label) in labels.iter_mut().enumerate() {
        if label.is_some_and(|it| is_silent(&it)) {
            *label = None;
            blocks.push(block);
        }
    }
    blocks
}

/// The blocks that are nothing but a name that comes once and a time, where labels have none and the
/// next turn follows: `Outro: [53:57]`.
pub(super) fn lone_sounds(
    labels: &[Option<Candidate<'_>>],
    candidates: &[Candidates<'_>],
) -> impl Iterator<Item = usize> {
    let is_timed =
        |it: &Candidate<'_>| it.style.place == Place::Alone && it.label.form == Form::Time;
    let labels_have_times = labels.iter().flatten().any(is_timed);
    let are_few = labels.iter().flatten().count() < SOME;
    let is_sound = move |block: usize| {
        let alone = candidates.get(block).and_then(|[alone, ..]| *alone);
        let unlabelled = labels.get(block).is_some_and(Option::is_none);
        let is_last = labels.get(block + 1).is_none_or(Option::is_some);
        unlabelled && is_last && alone.is_some_and(|it| is_timed(&it))
    };
    (0..labels.len()).filter(move |block| !labels_have_times && !are_few && is_sound(*block))
}
