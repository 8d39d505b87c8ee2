//! Whose each label is, and what the labels tell of the article.

use interview_model::Role;

use super::{Group, Labelled, Labels, Place, Side, System};
use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};

/// Fills in how each label is used.
pub(super) fn describe(
    groups: &mut [Group],
    at: &[Labelled],
    cues: &[Cues<'_>],
    lexicon: &Lexicon,
) {
    // A first line with a label is a turn, and its label no name in a title.
    let is_title = at.first().is_some_and(|it| it.place == Place::Before);
    let title = cues.first().filter(|_| is_title);
    let title = title.map(|cues| cues.text.to_lowercase()).unwrap_or_default();
    let mut balance = vec![0.0_f32; groups.len()];
    let opens = starts(at);
    let is_only = groups.len() == 1;
    for (turn, start) in opens.iter().enumerate() {
        let end = opens.get(turn + 1).copied().unwrap_or(at.len()).min(start + 6);
        let Some(place) = at.get(*start) else { continue };
        let Some(group) = place.group.and_then(|id| groups.get_mut(id)) else { continue };
        let turn = cues.get(*start..end).unwrap_or_default();
        group.count += 1;
        // Where only one has a label, the other side speaks between two turns with it.
        let last = if is_only { usize::from(place.place == Place::Alone) } else { turn.len() };
        let own = turn.get(..=last).unwrap_or(turn);
        group.asks += f32::from(u8::from(asks_at_once(own, place.place)));
        group.length += turn.iter().map(|cues| cues.length).sum::<f32>();
        let said = turn.iter().take(2).map(|cues| balance_of(cues)).sum::<f32>();
        if let Some(sum) = place.group.and_then(|id| balance.get_mut(id)) {
            *sum += said;
        }
    }
    normalise(groups);
    for (group, said) in groups.iter_mut().zip(balance) {
        group.asks_by_name |= asks_by_name(&group.key, lexicon);
        group.in_title = names(&title, &group.key);
        group.asker_score = asker_score(group, said / as_f32(group.count), lexicon);
    }
}

/// The blocks that open turns.
fn starts(at: &[Labelled]) -> Vec<usize> {
    let mut starts = Vec::with_capacity(at.len());
    let opening = at.iter().enumerate().filter(|(_, it)| it.place != Place::Before);
    starts.extend(opening.map(|(block, _)| block));
    starts
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

/// The classes of a label that is one word, without the number of a turn: `q`, `interviewer`, `q12`.
pub(super) fn generic_class(key: &str, lexicon: &Lexicon) -> Classes {
    let letter = key.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut words = tokens(if letter.chars().count() == 1 { letter } else { key }, lexicon);
    match (words.next(), words.next()) {
        (Some(word), None) => word.word,
        _ => Classes::NONE,
    }
}

/// Whether a label is a word for who asks, with a number or without, and perhaps with words that
/// tell no name: `audience member 2`. A letter may be that of a name.
fn asks_by_name(key: &str, lexicon: &Lexicon) -> bool {
    let words = key.trim_end_matches(|c: char| c.is_numeric()).trim_end_matches([' ', '#', '_']);
    let is_letter = !words.contains(is_unspaced) && words.chars().count() <= LETTERS;
    let mut asks = false;
    let names_nobody = tokens(words, lexicon).all(|token| {
        asks |= token.word.any(Classes::ASKER);
        token.word.any(NAMES_NOBODY)
    });
    !is_letter && asks && names_nobody
}

/// What words are that tell no name beside who asks.
const NAMES_NOBODY: Classes = Classes::all(&[Classes::ASKER, Classes::UNNAMED, Classes::FUNCTION]);

/// The most letters of initials.
const LETTERS: usize = 2;

/// Who has so many turns, and asks in the first paragraph of one in so many, is one who asks.
const ASKERS: usize = 3;
/// See [`ASKERS`].
const ASKS: usize = 5;
/// One question without a label to so many turns with one is somebody's who has a label.
const WITHOUT: usize = 4;

impl Labels {
    /// Decides who asks, who answers and what the labels tell.
    pub(super) fn find_sides(&mut self, cues: &[Cues<'_>], lexicon: &Lexicon) {
        self.settle_others(lexicon);
        let may_ask = |group: &Group| may_be(group, Role::Interviewer);
        let best = best(&self.groups, |group| may_ask(group).then_some(group.asker_score));
        let open = best.filter(|id| self.groups.get(*id).is_some_and(|it| it.role.is_none()));
        let answers_only = open.is_some_and(|best| self.answers_only(best, cues, lexicon));
        self.asker = best.filter(|_| !answers_only);
        self.answerer = if answers_only {
            self.groups.iter().enumerate().max_by_key(|(_, group)| group.count).map(|(id, _)| id)
        } else {
            self.likely_answerer()
        };
        self.system = self.system(answers_only, cues.len());
        self.take_turns = !answers_only && self.take_turns(cues);
        self.hold = self.hold(cues);
        self.find_unlabelled();
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

    /// Decides on the sides that follow from those that are known. Who names those who ask names all
    /// of them: whoever else has a label answers, unless it is a word for somebody who asks. Who
    /// names those interviewed leaves open who else is; but the only other label asks.
    fn settle_others(&mut self, lexicon: &Lexicon) {
        let is_known = |role| self.groups.iter().any(|group| group.role == Some(role));
        let (asked, told) = (is_known(Role::Interviewer), is_known(Role::Interviewee));
        let open = self.groups.iter().filter(|group| group.role.is_none()).count();
        for group in self.groups.iter_mut().filter(|group| group.role.is_none()) {
            let asks = generic_class(&group.key, lexicon).any(Classes::ASKER);
            group.role = match (asked, told) {
                (true, _) if !asks => Some(Role::Interviewee),
                (false, true) if open == 1 => Some(Role::Interviewer),
                _ => None,
            };
        }
    }

    /// How many of the blocks between the first and the last label go on without one.
    fn find_unlabelled(&mut self) {
        let opens = |at: &Labelled| at.place != Place::Before;
        let first = self.at.iter().position(opens).unwrap_or(0);
        self.last = self.at.iter().rposition(opens).unwrap_or(0);
        let between = first..=self.last;
        let without = between.clone().filter(|block| self.is_unlabelled(*block)).count();
        self.unlabelled = as_f32(without) / as_f32(between.count().max(1));
    }

    fn likely_answerer(&self) -> Option<usize> {
        let others = self.groups.iter().enumerate().filter(|(id, _)| Some(*id) != self.asker);
        let others = others.filter(|(_, group)| may_be(group, Role::Interviewee));
        let scored = others.map(|(id, group)| {
            let named = if group.in_title { 0.5 } else { 0.0 };
            (id, group.share * 1.5 - group.asker_score * 0.6 + named)
        });
        scored.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(id, _)| id)
    }

    /// Whether no label asks much while most questions stand without a label. One will do where it is
    /// known who has the label.
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
            && questions >= if group.is_settled { 1 } else { 3 }
            && self.follow_questions(cues)
            && unlabelled.count() * 5 > questions * 3
            && !generic_class(&group.key, lexicon).any(Classes::ASKER)
    }

    /// Whether every label stands below questions without one. Where both sides have labels, the
    /// asker's does so seldom, however many paragraphs a turn has.
    fn follow_questions(&self, cues: &[Cues<'_>]) -> bool {
        let mut below = vec![0; self.groups.len()];
        for block in 1..self.at.len() {
            let (at, before) = (self.place_at(block), self.place_at(block - 1).place);
            let asks = cues.get(block - 1).is_some_and(|it| it.ending == Ending::Question);
            let group = at.group.filter(|_| at.place != Place::Before);
            if let Some(below) = group.and_then(|id| below.get_mut(id)) {
                *below += usize::from(asks && before == Place::Before);
            }
        }
        let frequent = || self.groups.iter().zip(&below).filter(|(group, _)| group.count >= 3);
        frequent().count() < 2 || frequent().all(|(group, below)| below * 5 > group.count * 2)
    }

    /// The blocks that open turns.
    fn starts(&self) -> Vec<usize> {
        starts(&self.at)
    }

    /// Whether labels change as speakers do, and what they open reads like speech: then a
    /// paragraph without one goes on with the turn before it.
    fn take_turns(&self, cues: &[Cues<'_>]) -> bool {
        let starts = self.starts();
        let changes = starts.windows(2).filter(|pair| match pair {
            [a, b] => self.place_at(*a).group != self.place_at(*b).group,
            _ => false,
        });
        let speech = starts.iter().filter(|start| {
            let alone = self.place_at(**start).place == Place::Alone;
            cues.get(*start + usize::from(alone)).is_some_and(reads_like_speech)
        });
        let (changes, speech) = (changes.count(), speech.count());
        // Who types in haste ends few sentences, but lists do not take turns so often.
        let is_dense = match (starts.first(), starts.last()) {
            (Some(first), Some(last)) => starts.len() * 5 >= (last - first + 1) * 4,
            _ => false,
        };
        let are_hasty = starts.len() >= HASTY && is_dense && changes * 10 >= (starts.len() - 1) * 8;
        starts.len() >= TURNS
            && self.groups.iter().filter(|group| group.count >= 2).count() >= 2
            && changes * 10 >= (starts.len() - 1) * 3
            && speech * 10 >= starts.len() * if are_hasty { 3 } else { 6 }
    }

    /// Whether a label holds until the next. On a line of its own it does, as a heading would. Before
    /// speech it does not where nobody who has one asks, and many questions have none, or most; nor
    /// where answers have none.
    fn hold(&self, cues: &[Cues<'_>]) -> bool {
        let mut asked = vec![0; self.groups.len()];
        let mut without = 0;
        let asks = |(_, cues): &(usize, &Cues<'_>)| cues.ending == Ending::Question;
        for (i, _) in cues.iter().enumerate().filter(asks) {
            if self.is_unlabelled(i) {
                without += 1;
            } else if let Some(asked) = self.place_at(i).group.and_then(|id| asked.get_mut(id)) {
                *asked += 1;
            }
        }
        let asks_often = |(group, asked): (&Group, &usize)| {
            group.count >= ASKERS && *asked * ASKS >= group.count
        };
        let turns: usize = self.groups.iter().map(|group| group.count).sum();
        let alone = self.at.iter().filter(|at| at.place == Place::Alone).count();
        if alone * 2 > turns {
            return true;
        }
        if self.answers_are_unlabelled() {
            return false;
        }
        let somebody_asks = self.groups.iter().zip(&asked).any(asks_often);
        without * WITHOUT <= turns || (somebody_asks && without <= turns)
    }

    /// Whether most turns of a label that asks go on without one and come before another turn of the
    /// same: only now and then somebody else has a label.
    fn answers_are_unlabelled(&self) -> bool {
        let starts = self.starts();
        let mut answered = vec![0; self.groups.len()];
        for pair in starts.windows(2) {
            let &[start, next] = pair else { continue };
            let group = self.place_at(start).group.filter(|_| next > start + 1);
            let again = group.filter(|_| self.place_at(next).group == group);
            if let Some(answered) = again.and_then(|id| answered.get_mut(id)) {
                *answered += 1;
            }
        }
        let mut groups = self.groups.iter().zip(&answered);
        groups.any(|(group, answered)| {
            group.asks >= 0.5 && group.count >= ASKERS && answered * 2 > group.count
        })
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
}

/// Whether nothing is known against the side of a label.
fn may_be(group: &Group, role: Role) -> bool {
    group.role.is_none_or(|it| it == role)
}

fn reads_like_speech(cues: &Cues<'_>) -> bool {
    cues.ending.is_of_sentence() || cues.length >= SENTENCE
}

/// As many characters are a sentence, whatever it ends with.
const SENTENCE: f32 = 45.0;
/// So many turns, one directly below the other, make one whatever they end with.
const HASTY: usize = 12;
/// So many labelled turns make a conversation.
const TURNS: usize = 4;

fn best(groups: &[Group], score: impl Fn(&Group) -> Option<f32>) -> Option<usize> {
    let scored = groups.iter().enumerate().filter_map(|(id, group)| Some((id, score(group)?)));
    // The first of equals, as in reading order.
    scored.reduce(|best, it| if it.1 > best.1 { it } else { best }).map(|(id, _)| id)
}

#[allow(clippy::cast_precision_loss)] // counts of lines and words
fn as_f32(count: usize) -> f32 {
    count as f32
}
