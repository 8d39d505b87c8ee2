//! Which prefixes of this article are labels, and whose they are: induced from how often a prefix
//! comes, whether it takes turns with others, and what is said after it.

use std::collections::HashMap;

use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::grammar::label::Form;
use crate::lexicon::{Classes, Lexicon, tokens};

/// The labels of an article.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    /// For each block, the label under which it stands.
    pub(crate) at: Vec<Labelled>,
    /// The labels, in the order of their first use.
    pub(crate) groups: Vec<Group>,
    /// The label of the one who asks.
    pub(crate) asker: Option<usize>,
    /// The other label that comes most often.
    pub(crate) answerer: Option<usize>,
    /// What the labels tell.
    pub(crate) system: System,
}

/// What labels tell of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum System {
    /// There are no labels, or too few.
    #[default]
    None,
    /// Labels take turns: each turn opens with one.
    Both,
    /// Only the questions have one.
    Asker,
    /// Only the answers have one.
    Answers,
    /// There are some, but they do not take turns.
    Weak,
}

/// How a block stands to the labels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// The label in force, as a place in [`Labels::groups`].
    pub(crate) group: Option<usize>,
    /// Whether the block has it, is it, or comes after it.
    pub(crate) place: Place,
    /// How many blocks ago it stood.
    pub(crate) since: usize,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a block before this one, or nowhere.
    #[default]
    Before,
    /// At the start of this block.
    Opens,
    /// It is all of this block.
    Alone,
}

/// One label and how it is used.
#[derive(Debug, Clone, Default)]
pub(crate) struct Group {
    /// The label in lower case.
    pub(crate) key: String,
    /// How many blocks it opens.
    pub(crate) count: usize,
    /// Its share of all labelled blocks.
    pub(crate) share: f32,
    /// How many of its turns ask at once.
    pub(crate) asks: f32,
    /// How long its turns are, the longest label's being 1.
    pub(crate) length: f32,
    /// Whether the title names it.
    pub(crate) in_title: bool,
    /// Whether it is the first.
    pub(crate) first: bool,
    /// How much speaks for its being the asker's.
    pub(crate) asker_score: f32,
    /// Whose it is.
    pub(crate) side: Side,
}

/// Whose a label is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// The asker's.
    Asker,
    /// The answerer's.
    Answerer,
    /// A third one's, in an article that names the answerer in its title.
    #[default]
    Third,
    /// A third one's, otherwise.
    Other,
}

/// A label must open this many blocks to be one.
const RECURS: usize = 2;
/// A name alone on its line must come this often.
const RECURS_ALONE: usize = 3;
/// A mere first word must come this often.
const RECURS_AS_TOKEN: usize = 4;
/// There must be this many labelled blocks before labels mean anything.
const ENOUGH: usize = 4;

/// So many of `Q:` and `A:` are enough: nothing else is written so.
const ENOUGH_LETTERS: usize = 2;

/// Whether a block opens with a letter and a colon.
fn is_followed_by_colon(cues: &Cues<'_>) -> bool {
    let is_letter = cues.label.is_some_and(|label| label.form == Form::Letter);
    is_letter && cues.text.chars().take(4).any(|c| matches!(c, ':' | '：'))
}

/// The labels of an article's blocks.
pub(crate) fn labels(cues: &[Cues<'_>], lexicon: &Lexicon) -> Labels {
    let candidates = candidates(cues);
    let (at, mut groups) = in_force(&candidates);
    let letters = candidates
        .iter()
        .zip(cues)
        .filter(|(it, cues)| it.is_some() && is_followed_by_colon(cues))
        .count();
    if (candidates.iter().flatten().count() < ENOUGH && letters < ENOUGH_LETTERS)
        || groups.is_empty()
    {
        return Labels { at: vec![Labelled::default(); cues.len()], ..Labels::default() };
    }
    describe(&mut groups, &at, cues, lexicon);
    let mut labels = Labels { at, groups, ..Labels::default() };
    labels.find_sides(cues, lexicon);
    labels
}

type Candidate = (String, Place);

/// The prefixes that come often enough, for each block.
fn candidates(cues: &[Cues<'_>]) -> Vec<Option<Candidate>> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut alone: HashMap<String, usize> = HashMap::new();
    let keys: Vec<Option<String>> =
        cues.iter().map(|cues| cues.label.map(|it| key(it.name))).collect();
    for (cues, key) in cues.iter().zip(&keys) {
        if let Some(key) = key {
            *counts.entry(key.clone()).or_default() += 1;
        }
        if let Some(name) = name_alone(cues) {
            *alone.entry(name).or_default() += 1;
        }
    }
    let merged = merged(&counts);
    let found = cues.iter().zip(keys).map(|(cues, key)| {
        let known =
            name_alone(cues).filter(|name| alone.get(name).is_some_and(|n| *n >= RECURS_ALONE));
        if let Some(name) = known {
            return Some((name, Place::Alone));
        }
        let key = key.map(|key| merged.get(&key).cloned().unwrap_or(key))?;
        let wanted = match cues.label?.form {
            Form::Token => RECURS_AS_TOKEN,
            Form::Letter if is_followed_by_colon(cues) => 1,
            _ => RECURS,
        };
        let count = counts.get(&key).copied().unwrap_or(0);
        (count >= wanted).then_some((key, Place::Opens))
    });
    found.collect()
}

fn key(name: &str) -> String {
    name.trim_end_matches('.').to_lowercase()
}

/// The block as a name that stands alone, in lower case.
fn name_alone(cues: &Cues<'_>) -> Option<String> {
    let name = cues.name_alone.filter(|name| name.chars().any(char::is_alphabetic))?;
    Some(key(name))
}

/// Labels seen once that are a fuller or shorter form of one seen often.
fn merged(counts: &HashMap<String, usize>) -> HashMap<String, String> {
    let mut frequent: Vec<&String> =
        counts.iter().filter(|(_, n)| **n >= 3).map(|(key, _)| key).collect();
    frequent.sort();
    let once = counts.iter().filter(|(_, n)| **n == 1).map(|(key, _)| key);
    let found = once.filter_map(|rare| {
        let fuller = frequent.iter().find(|known| is_form_of(rare, known))?;
        Some((rare.clone(), (*fuller).clone()))
    });
    found.collect()
}

fn is_form_of(rare: &str, known: &str) -> bool {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
    let (rare_words, known_words) = (words(rare), words(known));
    let within = |some: &[String], all: &[String]| some.iter().all(|word| all.contains(word));
    let initials: String = rare_words.iter().filter_map(|word| word.chars().next()).collect();
    let letters: String = known.chars().filter(|c| c.is_alphanumeric()).collect();
    within(&known_words, &rare_words)
        || within(&rare_words, &known_words)
        || (known.chars().count() >= 3 && (rare.starts_with(known) || known.starts_with(rare)))
        || (initials.chars().count() >= 2 && letters == initials)
}

/// The label in force at each block, and the labels themselves.
fn in_force(candidates: &[Option<Candidate>]) -> (Vec<Labelled>, Vec<Group>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut current = Labelled::default();
    let at = candidates.iter().map(|candidate| {
        current = match candidate {
            Some((key, place)) => {
                let known = groups.iter().position(|group| group.key == *key);
                let group = known.unwrap_or(groups.len());
                if known.is_none() {
                    groups.push(Group { key: key.clone(), first: group == 0, ..Group::default() });
                }
                Labelled { group: Some(group), place: *place, since: 0 }
            }
            None => Labelled { place: Place::Before, since: current.since + 1, ..current },
        };
        current
    });
    (at.collect(), groups)
}

/// Fills in how each label is used.
fn describe(groups: &mut [Group], at: &[Labelled], cues: &[Cues<'_>], lexicon: &Lexicon) {
    let title = cues.first().map(|cues| cues.text.to_lowercase()).unwrap_or_default();
    let mut balance = vec![0.0_f32; groups.len()];
    let opens: Vec<usize> =
        (0..at.len()).filter(|i| at.get(*i).is_some_and(|it| it.place != Place::Before)).collect();
    for (turn, start) in opens.iter().enumerate() {
        let end = opens.get(turn + 1).copied().unwrap_or(at.len()).min(start + 6);
        let Some(place) = at.get(*start) else { continue };
        let Some(group) = place.group.and_then(|id| groups.get_mut(id)) else { continue };
        let turn = cues.get(*start..end).unwrap_or_default();
        group.count += 1;
        group.asks += f32::from(u8::from(asks_at_once(turn, place.place)));
        group.length += turn.iter().map(|cues| cues.length).sum::<f32>();
        let said = turn.iter().take(2).map(|cues| balance_of(cues)).sum::<f32>();
        if let Some(sum) = place.group.and_then(|id| balance.get_mut(id)) {
            *sum += said;
        }
    }
    normalise(groups);
    for (group, said) in groups.iter_mut().zip(balance) {
        group.in_title = names(&title, &group.key);
        group.asker_score = asker_score(group, said / as_f32(group.count), lexicon);
    }
}

fn asks_at_once(turn: &[Cues<'_>], place: Place) -> bool {
    let skipped = usize::from(place == Place::Alone);
    let read = 1 + usize::from(turn.len() <= 3);
    turn.iter().skip(skipped).take(read).any(|cues| cues.ending == Ending::Question)
}

/// By how much the second person outweighs the first.
fn balance_of(cues: &Cues<'_>) -> f32 {
    let [first, second, _] = cues.words.persons;
    as_f32(second) - as_f32(first)
}

/// Turns sums into means and shares.
fn normalise(groups: &mut [Group]) {
    let all: usize = groups.iter().map(|group| group.count).sum();
    for group in groups.iter_mut() {
        let count = as_f32(group.count.max(1));
        group.asks /= count;
        group.length /= count;
        group.share = count / as_f32(all.max(1));
    }
    let longest = groups.iter().map(|group| group.length).fold(1.0, f32::max);
    for group in groups.iter_mut() {
        group.length /= longest;
    }
}

/// Whether a title names the person of a label.
fn names(title: &str, key: &str) -> bool {
    let mut words = key.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.chars().count() > 2 && title.contains(word))
        || (!key.is_ascii() && title.contains(key.trim_end_matches("さん")))
}

fn asker_score(group: &Group, balance: f32, lexicon: &Lexicon) -> f32 {
    let generic = generic_class(&group.key, lexicon);
    let frequent = group.count >= 3 && group.share >= 0.12;
    2.0 * group.asks - group.length + if group.first { 0.4 } else { 0.0 }
        - if group.in_title { 0.7 } else { 0.0 }
        + 0.15 * balance.clamp(-2.0, 2.0)
        + if generic.any(Classes::ASKER) { 2.0 } else { 0.0 }
        - if generic.any(Classes::ANSWERER) { 2.0 } else { 0.0 }
        - if frequent { 0.0 } else { 1.0 }
}

fn generic_class(key: &str, lexicon: &Lexicon) -> Classes {
    let mut words = tokens(key, lexicon);
    match (words.next(), words.next()) {
        (Some(word), None) => word.word,
        _ => Classes::NONE,
    }
}

impl Labels {
    /// Decides who asks, who answers and what the labels tell.
    fn find_sides(&mut self, cues: &[Cues<'_>], lexicon: &Lexicon) {
        let best = best(&self.groups, |group| group.asker_score);
        let answers_only = best.is_some_and(|best| self.answers_only(best, cues, lexicon));
        self.asker = best.filter(|_| !answers_only);
        self.answerer = if answers_only {
            self.groups.iter().enumerate().max_by_key(|(_, group)| group.count).map(|(id, _)| id)
        } else {
            self.likely_answerer()
        };
        self.system = self.system(answers_only, cues.len());
        let named = self.answerer.and_then(|id| self.groups.get(id)).is_some_and(|it| it.in_title);
        let (asker, answerer) = (self.asker, self.answerer);
        for (id, group) in self.groups.iter_mut().enumerate() {
            group.side = match Some(id) {
                it if answers_only || it == answerer => Side::Answerer,
                it if it == asker => Side::Asker,
                _ if named && !group.in_title => Side::Third,
                _ => Side::Other,
            };
        }
    }

    fn likely_answerer(&self) -> Option<usize> {
        let others = self.groups.iter().enumerate().filter(|(id, _)| Some(*id) != self.asker);
        let scored = others.map(|(id, group)| {
            let named = if group.in_title { 0.5 } else { 0.0 };
            (id, group.share * 1.5 - group.asker_score * 0.6 + named)
        });
        scored.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(id, _)| id)
    }

    /// Whether no label asks much while most questions stand without a label.
    fn answers_only(&self, asker: usize, cues: &[Cues<'_>], lexicon: &Lexicon) -> bool {
        let Some(group) = self.groups.get(asker) else { return false };
        let asks = |cues: &&Cues<'_>| cues.ending == Ending::Question;
        let questions = cues.iter().filter(asks).count();
        let unlabelled = cues.iter().zip(&self.at).enumerate().filter(|(i, (cues, at))| {
            let after_name = i
                .checked_sub(1)
                .and_then(|i| self.at.get(i))
                .is_some_and(|it| it.place == Place::Alone);
            asks(cues) && at.place == Place::Before && !after_name
        });
        group.asks < 0.34
            && questions >= 3
            && unlabelled.count() * 5 > questions * 3
            && !generic_class(&group.key, lexicon).any(Classes::ASKER)
    }

    fn system(&self, answers_only: bool, blocks: usize) -> System {
        let opened: Vec<_> = self.at.iter().filter(|it| it.place != Place::Before).collect();
        let share = as_f32(opened.len()) / as_f32(blocks.max(1));
        let changes = opened.windows(2).filter(|pair| matches!(pair, [a, b] if a.group != b.group));
        let changing = as_f32(changes.count()) / as_f32(opened.len().saturating_sub(1).max(1));
        let frequent = self.groups.iter().filter(|group| group.count >= 3).count();
        let asker = self.asker.and_then(|id| self.groups.get(id));
        match asker {
            _ if answers_only => {
                if share > 0.2 {
                    System::Answers
                } else {
                    System::Weak
                }
            }
            Some(it) if changing > 0.6 && share > 0.25 && it.share > 0.15 => System::Both,
            Some(it) if frequent == 1 && it.asks > 0.5 => System::Asker,
            _ => System::Weak,
        }
    }

    /// The label in force at a block.
    pub(crate) fn group_at(&self, block: usize) -> Option<&Group> {
        self.at.get(block).and_then(|it| it.group).and_then(|id| self.groups.get(id))
    }

    /// How a block stands to the labels.
    pub(crate) fn place_at(&self, block: usize) -> Labelled {
        self.at.get(block).copied().unwrap_or_default()
    }
}

fn best(groups: &[Group], score: impl Fn(&Group) -> f32) -> Option<usize> {
    let scored = groups.iter().map(score).enumerate();
    // The first of equals, as in reading order.
    scored.reduce(|best, it| if it.1 > best.1 { it } else { best }).map(|(id, _)| id)
}

#[allow(clippy::cast_precision_loss)] // counts of lines and words
fn as_f32(count: usize) -> f32 {
    count as f32
}
