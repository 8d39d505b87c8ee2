//! What is certain of an article before its features are weighed, and what follows from it: who
//! speaks under a label is on one side of the conversation, from the first word to the last; and on
//! which, where somebody said so.

mod counted;
mod said;

use std::cell::LazyCell;
use std::collections::HashSet;

use interview_model::{Role, SegmentKind};

use super::chain::{Chain, Scores};
use super::hinted::{is_no_speech, kinds_left};
use super::observations::KINDS;
use crate::convention::labels::{Group, Labels, Place};
use crate::convention::{Content, Document};
use counted::counted;
use said::{
    BEFORE_TALK, are_in_capitals, are_uncut, is_caption, is_in_brackets, is_of_list,
    is_of_somebody, is_said_at_a_time, is_title, reads_on, takes_leave, talk,
};

/// What is known of the speech of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Voices {
    /// Whether the format of the source holds nothing but speech, so that no other kind is possible.
    speech_only: bool,
    /// Whether the title stands elsewhere, so that nothing else is one.
    is_titled: bool,
    /// For each block, under whose label it stands; empty where labels do not tell.
    of_blocks: Vec<Option<Voice>>,
    /// For each label, what is known of it beforehand.
    known: Vec<Known>,
    /// The last block with a label.
    last: usize,
    /// Blocks that name a sound or a break, with a time.
    silent: Vec<usize>,
    /// Blocks without a label that are not said where labels tell: stage directions wholly in brackets,
    /// captions of pictures, what stands outside of the table of turns.
    apart: Vec<usize>,
    /// Headings and numbers of pages that count up among the turns.
    counted: Vec<(usize, SegmentKind)>,
    /// The paragraphs of a talk before the first label: more than an introduction has.
    talk: Vec<usize>,
    /// Whether three or more speak and nothing in the article asks.
    is_panel: bool,
    /// For each block, the kinds that names in its markup leave open; empty where none has any.
    hinted: Vec<Option<&'static [SegmentKind]>>,
}

/// Under whose label a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Voice {
    /// The label's place among those of the article.
    label: usize,
    /// Whether the block has the label, rather than going on without one.
    opens: bool,
    /// Whether it can be nothing but speech: it has the label or stands below the line that is one.
    is_speech: bool,
}

/// What is known of a label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
struct Known {
    role: Option<Role>,
    /// It is known to be a label.
    is_settled: bool,
    /// It is a word for who asks, or the source says that it asks.
    asks_by_name: bool,
    /// Of those of whom nothing is known, it is the likeliest to ask.
    may_ask: bool,
    /// None of its turns asks, where another's do more often than not.
    never_asks: bool,
}

impl Known {
    /// What is known of each label.
    fn of(labels: &Labels) -> Vec<Self> {
        let somebody_asks = labels.groups.iter().any(|group| group.count > 1 && group.asks > 0.5);
        let known = |(id, group): (usize, &Group)| Self {
            role: group.role.filter(|_| group.is_settled || labels.tell_sides()),
            is_settled: group.is_settled,
            asks_by_name: labels.tell_sides() && group.asks_by_name,
            may_ask: labels.asker == Some(id),
            never_asks: somebody_asks && group.asks <= 0.0,
        };
        labels.groups.iter().enumerate().map(known).collect()
    }
}

impl Voices {
    /// The voices of a document.
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let labels = &document.labels;
        let hinted = kinds_left(document);
        let known = Known::of(labels);
        if !labels.tell_sides() && !known.iter().any(|it| it.is_settled) {
            let is_titled = document.is_titled;
            let speech_only = document.content == Content::Speech;
            return Self { speech_only, is_titled, hinted, ..Self::default() };
        }
        let in_brackets = |i: usize| is_in_brackets(document, i);
        let opens = |i: usize| labels.place_at(i).place != Place::Before;
        let last = (0..document.len()).rev().find(|i| opens(*i)).unwrap_or(0);
        let is_uncut = labels.hold && are_uncut(document, last);
        let shouts = LazyCell::new(|| are_in_capitals(document));
        let is_apart = |i: &usize| {
            labels.is_unlabelled(*i)
                && (in_brackets(*i)
                    || is_caption(document, *i)
                    || document.outside.get(*i).is_some_and(|outside| *outside)
                    || *i > last && takes_leave(document, *i)
                    || is_title(document, *i) && !*shouts)
        };
        let parties = parties(labels);
        let voice = |i: usize| {
            let label = labels.place_at(i).group?;
            let label = parties.get(label).copied().unwrap_or(label);
            let is_settled = known.get(label).is_some_and(|it| it.is_settled);
            if !labels.tell_sides() && !is_settled {
                return None;
            }
            let is_below = !labels.is_unlabelled(i);
            let goes_on = || {
                is_below
                    || labels.hold && is_said_at_a_time(document, i)
                    || labels.hold
                        && i < last
                        && (is_uncut
                            || reads_on(document, i)
                            || is_of_list(document, i)
                            || is_of_somebody(document, i))
            };
            let is_no_speech = || is_no_speech(hinted.get(i).copied().flatten());
            let is_speech =
                opens(i) || !in_brackets(i) && !is_apart(&i) && goes_on() && !is_no_speech();
            (is_below || labels.hold).then_some(Voice { label, opens: opens(i), is_speech })
        };
        Self {
            speech_only: document.content == Content::Speech,
            is_titled: document.is_titled,
            last,
            silent: labels.silent.clone(),
            apart: (0..document.len()).filter(is_apart).collect(),
            of_blocks: (0..document.len()).map(voice).collect(),
            known,
            counted: counted(document, last),
            talk: talk(document),
            is_panel: is_panel(document),
            hinted,
        }
    }

    /// Whether turns open with labels.
    pub(super) fn are_labelled(&self) -> bool {
        !self.of_blocks.is_empty()
    }

    /// Makes impossible what cannot be: of the kinds of each block, and then of the sides of each
    /// label.
    pub(super) fn bound(&self, chain: &Chain, scores: &mut [Scores]) {
        if self.speech_only {
            scores.iter_mut().for_each(leave_speech);
        }
        if self.is_titled {
            for row in scores.iter_mut() {
                leave_out(row, SegmentKind::Title);
            }
        }
        for (row, kinds) in scores.iter_mut().zip(&self.hinted) {
            if let Some(kinds) = kinds {
                leave_only(row, kinds);
            }
        }
        if self.of_blocks.is_empty() {
            return;
        }
        for (i, (row, voice)) in scores.iter_mut().zip(&self.of_blocks).enumerate() {
            match voice {
                Some(voice) if voice.is_speech => leave_speech(row),
                // Nothing of this stands among the turns.
                Some(_) if i < self.last => {
                    for kind in [SegmentKind::Title, SegmentKind::Intro, SegmentKind::Bio] {
                        leave_out(row, kind);
                    }
                }
                _ => {}
            }
        }
        for block in &self.talk {
            if let Some(row) = scores.get_mut(*block) {
                for kind in BEFORE_TALK {
                    leave_out(row, kind);
                }
            }
        }
        for block in self.apart.iter().filter(|_| !self.speech_only) {
            if let Some(row) = scores.get_mut(*block) {
                leave_out(row, SegmentKind::Question);
                leave_out(row, SegmentKind::Answer);
            }
        }
        for (block, kind) in self.counted.iter().filter(|_| !self.speech_only) {
            if let Some(row) = scores.get_mut(*block) {
                leave_only(row, std::slice::from_ref(kind));
            }
        }
        for block in &self.silent {
            if let Some(row) = scores.get_mut(*block) {
                leave_aside(row);
            }
        }
        let known: Vec<_> = self.known.iter().map(|it| it.role.and_then(side_of)).collect();
        self.bind(scores, &known);
        let sides = self.sides(&chain.marginals(scores));
        self.bind(scores, &sides);
    }

    /// Leaves of speech no side but that of the label under which it stands. Where it is surely said
    /// under that label, what speaks for the other side says that it is speech, no less.
    fn bind(&self, scores: &mut [Scores], sides: &[Option<SegmentKind>]) {
        for (row, voice) in scores.iter_mut().zip(&self.of_blocks) {
            let Some(voice) = voice else { continue };
            let Some(side) = sides.get(voice.label).copied().flatten() else { continue };
            let known = self.known.get(voice.label);
            let is_known = known.is_some_and(|it| it.role.is_some() || it.asks_by_name);
            let speech = || KINDS.iter().enumerate().filter(|(_, kind)| kind.is_speech());
            let scores = speech().filter_map(|(at, _)| row.get(at).copied());
            let most = scores.fold(f32::NEG_INFINITY, f32::max);
            for (at, kind) in speech() {
                match row.get_mut(at) {
                    Some(score) if *kind != side => *score = f32::NEG_INFINITY,
                    Some(score) if voice.is_speech || is_known => *score = most,
                    _ => {}
                }
            }
        }
    }

    /// The kinds that were found, with all speech as remarks where several speak under labels and
    /// all of them on the same side: a panel, in which nobody was found to ask.
    pub(crate) fn sided(&self, mut kinds: Vec<SegmentKind>) -> Vec<SegmentKind> {
        let mut labels = self.of_blocks.iter().flatten().map(|voice| voice.label);
        let first = labels.next();
        let is_several = labels.any(|label| Some(label) != first);
        let is_known = self.known.iter().any(|it| it.role.is_some());
        let is_there = |kind| kinds.contains(&kind);
        if !is_known
            && is_several
            && is_there(SegmentKind::Question) != is_there(SegmentKind::Answer)
        {
            for kind in kinds.iter_mut().filter(|kind| kind.is_speech()) {
                *kind = SegmentKind::Remark;
            }
        }
        for (kind, voice) in kinds.iter_mut().zip(&self.of_blocks) {
            let role = voice.and_then(|voice| self.known.get(voice.label)?.role);
            if kind.is_speech() && role.is_some_and(|role| side_of(role).is_none()) {
                *kind = SegmentKind::Remark;
            }
        }
        kinds
    }

    /// The side of each label: that which is known, else the one on which most of its turns are and
    /// to which those speak beside whom it speaks. If that leaves nobody to ask those who are known to
    /// answer, the label does that is likeliest to.
    fn sides(&self, probabilities: &[Scores]) -> Vec<Option<SegmentKind>> {
        let side = |(more, known): (f32, Known)| match known.role {
            Some(role) => side_of(role),
            None if more >= 0.0 => Some(SegmentKind::Question),
            None => Some(SegmentKind::Answer),
        };
        let known = self.known.iter().copied().chain(std::iter::repeat(Known::default()));
        let leanings = self.by_turns(self.leanings(probabilities));
        let mut sides: Vec<_> = leanings.into_iter().zip(known).map(side).collect();
        let is_known = self.known.iter().any(|it| it.role == Some(Role::Interviewee));
        if is_known && !sides.contains(&Some(SegmentKind::Question)) {
            let asks = |it: &Known| it.role.is_none() && it.may_ask;
            let asker = self.known.iter().position(asks).and_then(|id| sides.get_mut(id));
            if let Some(side) = asker {
                *side = Some(SegmentKind::Question);
            }
        }
        sides
    }

    /// How much more each label's turns ask than they answer; without end, where it is known. Where a
    /// good part of all turns is asked under a word for who asks, who has a name answers.
    fn leanings(&self, probabilities: &[Scores]) -> Vec<f32> {
        let labels = self.of_blocks.iter().flatten().map(|voice| voice.label + 1).max();
        let mut sides = vec![0.0; labels.unwrap_or(0)];
        for (voice, row) in self.of_blocks.iter().zip(probabilities) {
            let share = |kind| share_of(row, kind);
            let more = share(SegmentKind::Question) - share(SegmentKind::Answer);
            let Some(voice) = voice else { continue };
            if let Some(sum) = sides.get_mut(voice.label) {
                *sum += if voice.opens { more } else { more * CONTINUED };
            }
        }
        let others_answer = self.are_asked_by_word();
        for (sum, known) in sides.iter_mut().zip(&self.known) {
            *sum = match known.role.and_then(side_of) {
                Some(SegmentKind::Question) => f32::INFINITY,
                Some(_) => f32::NEG_INFINITY,
                None if known.asks_by_name => f32::INFINITY,
                None if others_answer => f32::NEG_INFINITY,
                None if self.is_panel => sum.min(-f32::MIN_POSITIVE),
                None if known.never_asks => *sum - NEVER,
                None => *sum,
            };
        }
        sides
    }

    /// Whether three turns in ten stand under a word for who asks, `Question` or `Moderator`, or two in
    /// ten under several such words, as at press conferences. Where fewer do, it may be an audience
    /// beside a host who has a name.
    fn are_asked_by_word(&self) -> bool {
        let (mut turns, mut asked, mut words) = (0, 0, HashSet::new());
        for voice in self.of_blocks.iter().flatten().filter(|voice| voice.opens) {
            turns += 1;
            if self.known.get(voice.label).is_some_and(|it| it.asks_by_name) {
                asked += 1;
                words.insert(voice.label);
            }
        }
        asked * 10 >= turns.max(1) * if words.len() > 1 { 2 } else { 3 }
    }

    /// The sides of labels, given how much more each asks than it answers: who speaks after whom
    /// tells sides too, for the asker's turns and the answerer's follow one another. One label after
    /// the other goes to the other side, if more speaks for that, until none is left to go.
    ///
    /// Where all are on one side it stays so: a panel, in which nobody was found to ask.
    fn by_turns(&self, mut sides: Vec<f32>) -> Vec<f32> {
        let is_asker = |side: &f32| *side >= 0.0;
        if !sides.iter().any(is_asker) || sides.len() > MANY {
            return sides;
        }
        let replies = self.replies(sides.len());
        for _ in 0..sides.len() {
            // What a label gains on the other side: replies to its own side become replies across.
            let gain = |label: usize, side: f32| {
                let row = replies.get(label).into_iter().flatten().zip(&sides);
                let across = row.enumerate().filter(|(other, _)| *other != label).map(
                    |(_, (count, other))| {
                        if is_asker(other) == is_asker(&side) { *count } else { -count }
                    },
                );
                across.sum::<f32>() * ACROSS - 2.0 * side.abs()
            };
            let gains = sides.iter().enumerate().map(|(label, side)| (label, gain(label, *side)));
            let best = gains.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, gain)| *gain > 0.0);
            let Some(side) = best.and_then(|(label, _)| sides.get_mut(label)) else { break };
            *side = if is_asker(side) { -f32::MIN_POSITIVE } else { 0.0 };
        }
        sides
    }

    /// How often each label's turns stand beside each other's.
    fn replies(&self, labels: usize) -> Vec<Vec<f32>> {
        let mut replies = vec![vec![0.0; labels]; labels];
        let mut turns = self.of_blocks.iter().flatten().filter(|voice| voice.opens).peekable();
        while let (Some(turn), Some(next)) = (turns.next(), turns.peek()) {
            for (a, b) in [(turn.label, next.label), (next.label, turn.label)] {
                if let Some(count) = replies.get_mut(a).and_then(|row| row.get_mut(b)) {
                    *count += 1.0;
                }
            }
        }
        replies
    }
}

/// For each label the first of its party: the members of a group who have a letter or a word and a
/// number, `P1`, `P2`, `P?`, are on one side, if somebody else has a fifth of the turns.
fn parties(labels: &Labels) -> Vec<usize> {
    let stem = |group: &Group| {
        let stem = group.key.trim_end_matches(|c: char| c.is_numeric() || c == '?');
        (stem.len() < group.key.len() && !group.is_settled).then(|| stem.to_owned())
    };
    let stems: Vec<Option<String>> = labels.groups.iter().map(stem).collect();
    let all: usize = labels.groups.iter().map(|group| group.count).sum();
    let is_beside = |stem: &Option<String>| {
        let mut others = labels.groups.iter().zip(&stems).filter(|(_, it)| *it != stem);
        others.any(|(group, _)| group.count * 5 >= all)
    };
    let first = |(id, stem): (usize, &Option<String>)| match stem {
        Some(_) if is_beside(stem) => stems.iter().position(|it| it == stem).unwrap_or(id),
        _ => id,
    };
    if stems.len() > MANY {
        (0..stems.len()).collect()
    } else {
        stems.iter().enumerate().map(first).collect()
    }
}

/// What somebody of a role says, if it is of a side.
const fn side_of(role: Role) -> Option<SegmentKind> {
    match role {
        Role::Interviewer => Some(SegmentKind::Question),
        Role::Interviewee => Some(SegmentKind::Answer),
        _ => None,
    }
}

/// Whether several speak under labels and nothing in the article asks.
fn is_panel(document: &Document<'_>) -> bool {
    document.labels.groups.len() >= PANEL
        && document.cues.iter().all(|cues| cues.question_marks == 0)
}

/// So many make a panel.
const PANEL: usize = 3;
/// What one turn beside another speaks for their being of two sides, beside a turn that surely asks.
const ACROSS: f32 = 0.5;
/// More labels than these are not looked at by pairs.
const MANY: usize = 64;

/// What a paragraph without a label counts, beside one with it: it may be a heading, or a note.
const CONTINUED: f32 = 0.3;

/// How much less the turns of a label ask of which none does, where another's do.
const NEVER: f32 = 0.3;

fn share_of(row: &Scores, kind: SegmentKind) -> f32 {
    KINDS.iter().zip(row).find(|(it, _)| **it == kind).map_or(0.0, |(_, share)| *share)
}

fn leave_speech(row: &mut Scores) {
    for (score, _) in row.iter_mut().zip(KINDS).filter(|(_, kind)| !kind.is_speech()) {
        *score = f32::NEG_INFINITY;
    }
}

fn leave_aside(row: &mut Scores) {
    for (score, _) in row.iter_mut().zip(KINDS).filter(|(_, it)| *it != SegmentKind::Aside) {
        *score = f32::NEG_INFINITY;
    }
}

/// Leaves some kinds, if one of them is possible.
fn leave_only(row: &mut Scores, kinds: &[SegmentKind]) {
    let is_left = |kind: &SegmentKind| kinds.contains(kind);
    if !row.iter().zip(KINDS).any(|(score, kind)| is_left(&kind) && score.is_finite()) {
        return;
    }
    for (score, _) in row.iter_mut().zip(KINDS).filter(|(_, kind)| !is_left(kind)) {
        *score = f32::NEG_INFINITY;
    }
}

fn leave_out(row: &mut Scores, kind: SegmentKind) {
    for (score, _) in row.iter_mut().zip(KINDS).filter(|(_, it)| *it == kind) {
        *score = f32::NEG_INFINITY;
    }
}

#[cfg(test)]
mod tests {
    use super::super::weights::Weights;
    use super::*;

    fn voices(labels: &[usize]) -> Voices {
        let of_blocks =
            labels.iter().map(|label| Some(Voice { label: *label, opens: true, is_speech: true }));
        Voices { of_blocks: of_blocks.collect(), ..Voices::default() }
    }

    fn scores(rows: &[(f32, f32)]) -> Vec<Scores> {
        let row = |(question, answer): &(f32, f32)| {
            let mut row = [0.0; KINDS.len()];
            (row[2], row[3]) = (*question, *answer);
            row
        };
        rows.iter().map(row).collect()
    }

    #[test]
    fn a_label_is_on_the_side_on_which_most_of_it_is() {
        let (question, answer) = ((2.0, 0.0), (0.0, 2.0));
        let mut scores = scores(&[question, answer, (0.0, 0.5), answer, question, question]);
        voices(&[0, 1, 0, 1, 0, 1]).bound(&Chain::of(&Weights::default()), &mut scores);
        for (row, kind) in scores.iter().zip([2, 3, 2, 3, 2, 3]) {
            assert!(row[kind].is_finite() && row[5 - kind].is_infinite(), "{row:?}");
            assert!(row[0].is_infinite(), "what has a label is speech: {row:?}");
        }
    }

    #[test]
    fn a_side_that_is_known_holds_and_the_likeliest_other_asks() {
        let known = |role, may_ask| Known { role, may_ask, ..Known::default() };
        let rows = [
            (vec![known(Some(Role::Interviewer), false)], [2, 3, 2, 3]),
            (vec![known(Some(Role::Interviewee), true), known(None, true)], [3, 2, 3, 2]),
            (vec![known(None, false), known(Some(Role::Interviewer), true)], [3, 2, 3, 2]),
        ];
        for (known, wanted) in rows {
            let mut scores = scores(&[(0.0, 2.0); 4]);
            let voices = Voices { known: known.clone(), ..voices(&[0, 1, 0, 1]) };
            voices.bound(&Chain::of(&Weights::default()), &mut scores);
            for (row, kind) in scores.iter().zip(wanted) {
                assert!(row[kind].is_finite() && row[5 - kind].is_infinite(), "{known:?} {row:?}");
                assert!((row[kind] - 2.0).abs() < f32::EPSILON, "it is speech: {row:?}");
            }
        }
    }

    #[test]
    fn who_is_on_neither_side_says_remarks() {
        let neither = Known { role: Some(Role::Other), ..Known::default() };
        let voices = Voices { known: vec![Known::default(), neither], ..voices(&[0, 1, 0]) };
        let answers = vec![SegmentKind::Answer; 3];
        let wanted = [SegmentKind::Answer, SegmentKind::Remark, SegmentKind::Answer];
        assert_eq!(voices.sided(answers), wanted);
    }

    #[test]
    fn who_takes_turns_with_two_who_ask_answers() {
        let turns = voices(&[0, 2, 1, 2, 0, 2, 1, 2, 0, 2]);
        let ask = |sides: [f32; 3]| {
            turns.by_turns(sides.to_vec()).iter().map(|it| *it >= 0.0).collect::<Vec<_>>()
        };
        assert_eq!(ask([2.0, 0.5, 1.0]), vec![true, true, false]);
        assert_eq!(
            ask([f32::INFINITY, -0.5, 9.0]),
            vec![true, false, true],
            "sure of it by itself"
        );
        assert_eq!(ask([-2.0, -0.5, -1.0]), vec![false; 3], "a panel stays one");
    }

    #[test]
    fn where_nobody_asks_all_is_remarks() {
        let answers = vec![SegmentKind::Answer, SegmentKind::Heading, SegmentKind::Answer];
        let sided = voices(&[0, 0, 1]).sided(answers.clone());
        assert_eq!(sided, [SegmentKind::Remark, SegmentKind::Heading, SegmentKind::Remark]);
        assert_eq!(voices(&[0, 0, 0]).sided(answers.clone()), answers);
        assert_eq!(Voices::default().sided(answers.clone()), answers);
    }
}
