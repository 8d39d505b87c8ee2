//! Which prefixes of this article are labels, and whose they are: induced from how often a prefix
//! comes, whether it takes turns with others, and what is said after it.

mod asides;
mod candidates;
mod classes;
mod dashes;
mod forms;
mod left_out;
mod settled;
mod sides;
mod styles;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use interview_model::Role;

use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::grammar::label::{Form, Label, is_capitalised};
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};
use crate::speakers::Speakers;
use candidates::{Found, is_followed_by_colon};

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
    /// Whether both sides have labels, so that speech without one goes on with the turn before it.
    pub(crate) take_turns: bool,
    /// Whether a paragraph without a label is said by who has the label before it.
    pub(crate) hold: bool,
    /// Whether one side has a dash where the other has labels, so that a turn may open without one.
    pub(crate) have_dashes: bool,
    /// The share of paragraphs without a label among those between the first and the last with one.
    pub(crate) unlabelled: f32,
    /// The last block with a label.
    pub(crate) last: usize,
    /// The blocks that name what nobody says, and its time: `Break: [27:22]`.
    pub(crate) silent: Vec<usize>,
    /// The first two turns, where they alone say who speaks.
    first_turns: Option<[usize; 2]>,
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
    /// Whether it is written in a way of the article's own.
    pub(crate) is_loose: bool,
    /// Whether what stands in brackets after the name is part of what is printed as the label.
    pub(crate) has_aside: bool,
}

/// Where a label stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
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
#[allow(clippy::struct_excessive_bools)] // they are independent facts
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
    /// Whether it is a word for who asks, `Interviewer`, `Question 2`, or the source says of it that
    /// it asks.
    pub(crate) asks_by_name: bool,
    /// Whether the title names it.
    pub(crate) in_title: bool,
    /// Whether it is the first.
    pub(crate) first: bool,
    /// How much speaks for its being the asker's.
    pub(crate) asker_score: f32,
    /// Whose it is.
    pub(crate) side: Side,
    /// The side that is known beforehand, or follows from what is.
    pub(crate) role: Option<Role>,
    /// Whether it is known beforehand to be a label, or nothing but speech can stand below it.
    pub(crate) is_settled: bool,
    /// How often it is a line of a name and a time.
    pub(crate) timed: usize,
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

/// There must be this many labelled blocks before labels mean anything.
const ENOUGH: usize = 4;

/// So many of `Q:` and `A:` are enough: nothing else is written so.
const ENOUGH_LETTERS: usize = 2;

/// The labels of an article's blocks.
pub(crate) fn labels(cues: &[Cues<'_>], speakers: &Speakers, lexicon: &Lexicon) -> Labels {
    let (mut found, silent) = candidates::found(cues, speakers, lexicon);
    let have_dashes = dashes::add(&mut found, cues);
    let labelled = found.iter().zip(cues).filter(|(it, _)| it.is_some());
    let letters = labelled.clone().filter(|(_, cues)| is_followed_by_colon(cues)).count();
    let is_settled = found.iter().flatten().any(|it| it.is_settled);
    let are_few = labelled.count() < ENOUGH && letters < ENOUGH_LETTERS && !is_settled;
    if are_few || found.iter().all(Option::is_none) {
        let (at, first_turns) = (vec![Labelled::default(); cues.len()], first_turns(cues, lexicon));
        return Labels { at, first_turns, ..Labels::default() };
    }
    let (at, mut groups) = in_force(&found, speakers);
    sides::describe(&mut groups, &at, cues, lexicon);
    let mut labels = Labels { at, groups, have_dashes, silent, ..Labels::default() };
    labels.find_sides(cues, lexicon);
    if !labels.tell_sides() {
        for group in labels.groups.iter_mut().filter(|group| group.timed >= TIMED) {
            group.is_settled = true;
        }
    }
    labels
}

/// So many lines of one name and a time tell that somebody speaks below, though nobody else does.
const TIMED: usize = 3;

/// The first two turns of an article in which they alone have labels: two names before colons, one
/// paragraph after the other, the first of which asks; and nothing else in the article looks so.
fn first_turns(cues: &[Cues<'_>], lexicon: &Lexicon) -> Option<[usize; 2]> {
    let is_label = |label: &Label<'_>| {
        let is_word = tokens(label.name, lexicon).any(|it| (it.word | it.phrase).any(NO_NAME));
        label.form == Form::Separator
            && !label.body.is_empty()
            && (label.name.contains([' ', '·', '・']) || label.name.contains(is_unspaced))
            && is_capitalised(label.name)
            && !is_word
    };
    let labels = cues.iter().enumerate().filter_map(|(block, it)| Some((block, it.label?)));
    let mut labels = labels.filter(|(_, label)| is_label(label));
    let ((first, one), (second, other)) = (labels.next()?, labels.next()?);
    let asks = cues.get(first).is_some_and(|it| it.ending == Ending::Question);
    let goes_on = cues.len() >= second + ENOUGH;
    (second == first + 1 && one.name != other.name && asks && goes_on && labels.next().is_none())
        .then_some([first, second])
}

/// Classes of words that open notes, credits and sentences.
const NO_NAME: Classes = Classes::all(&[
    Classes::NOT_LABEL,
    Classes::NOTE,
    Classes::CREDIT_SOURCE,
    Classes::CREDIT_AUTHOR,
    Classes::CREDIT_PHOTO,
    Classes::CREDIT_TRANSLATOR,
    Classes::QUESTION,
    Classes::CONJUNCTION,
    Classes::REPLY,
    Classes::THANKS,
]);

/// The label in force at each block, and the labels themselves.
fn in_force(found: &[Option<Found<'_>>], speakers: &Speakers) -> (Vec<Labelled>, Vec<Group>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: BTreeMap<u64, usize> = BTreeMap::new();
    let mut current = Labelled::default();
    let at = found.iter().map(|found| {
        current = match found {
            Some(Found { key, name, place, is_loose, is_settled, is_timed, has_aside }) => {
                let group = *known.entry(*key).or_insert_with(|| {
                    let key = name.trim_end_matches('.').to_lowercase();
                    let speaker = speakers.of_label(name).and_then(|at| speakers.get(at));
                    let role = speaker.and_then(|it| it.role);
                    let is_settled = *is_settled || speaker.is_some();
                    let first = groups.is_empty();
                    let asks_by_name = speakers.examines(name);
                    groups.push(Group {
                        key,
                        asks_by_name,
                        first,
                        role,
                        is_settled,
                        ..Group::default()
                    });
                    groups.len() - 1
                });
                if let Some(group) = groups.get_mut(group) {
                    group.timed += usize::from(*is_timed);
                }
                let (is_loose, has_aside) = (*is_loose, *has_aside);
                Labelled { group: Some(group), place: *place, since: 0, is_loose, has_aside }
            }
            None => Labelled { place: Place::Before, since: current.since + 1, ..current },
        };
        current
    });
    let at = at.collect();
    (at, groups)
}

impl Labels {
    /// Whether a block has no label, nor stands directly below one that is alone on its line.
    pub(crate) fn is_unlabelled(&self, block: usize) -> bool {
        let place = |block| self.place_at(block).place;
        let is_below = block.checked_sub(1).is_some_and(|before| place(before) == Place::Alone);
        place(block) == Place::Before && !is_below
    }

    /// Whether turns of both sides open with labels.
    pub(crate) fn tell_sides(&self) -> bool {
        self.take_turns || self.system == System::Both
    }

    /// The label in force at a block.
    pub(crate) fn group_at(&self, block: usize) -> Option<&Group> {
        self.at.get(block).and_then(|it| it.group).and_then(|id| self.groups.get(id))
    }

    /// How a block stands to the labels.
    pub(crate) fn place_at(&self, block: usize) -> Labelled {
        self.at.get(block).copied().unwrap_or_default()
    }

    /// The label that opens a turn at a block, where the article's labels make it one; with the bracket
    /// after the name where it has that each time.
    pub(crate) fn opening<'a>(&self, block: usize, cues: &Cues<'a>) -> Option<Label<'a>> {
        let label = self.opening_of(block, cues)?;
        let name = || label.name_with_aside(cues.text).unwrap_or(label.name);
        let has_aside = self.place_at(block).has_aside;
        Some(if has_aside { Label { name: name(), ..label } } else { label })
    }

    fn opening_of<'a>(&self, block: usize, cues: &Cues<'a>) -> Option<Label<'a>> {
        let side = self.group_at(block).map(|group| group.side);
        let is_settled = self.group_at(block).is_some_and(|group| group.is_settled);
        match self.place_at(block).place {
            _ if self.first_turns.is_some_and(|turns| turns.contains(&block)) => cues.label,
            Place::Before => None,
            Place::Alone => cues.name_alone,
            Place::Opens if self.place_at(block).is_loose => {
                let credible = self.system == System::Both || self.take_turns || is_settled;
                cues.loose_label.filter(|_| credible)
            }
            Place::Opens => {
                let credible = match self.system {
                    System::Both | System::Answers => true,
                    System::Asker => self.take_turns || side == Some(Side::Asker),
                    System::Weak | System::None => self.take_turns,
                };
                let letter = cues.label.is_some_and(|label| label.form == Form::Letter);
                cues.label.filter(|_| credible || letter || is_settled)
            }
        }
    }
}
