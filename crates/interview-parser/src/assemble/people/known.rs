//! Participants who are known beforehand: the caller named them, or the source lists them.

use interview_model::{Evidence, Participant, ParticipantId, Role, SegmentKind};

use super::turns::Turns;
use super::{OF_LABEL, People};
use crate::lexicon::is_unspaced;
use crate::name_forms::Words;
use crate::speakers::{Speaker, Speakers, same};

/// Those who are known, and which participants they are.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) speakers: &'a Speakers,
    /// For each of them, the participant, as soon as there is one.
    ids: Vec<Option<ParticipantId>>,
}

/// How sure it is that one takes part whom the source lists, in the role that the list gives: see
/// docs/accuracy.md.
const LISTED: f32 = 0.95;

impl<'a> Known<'a> {
    pub(super) fn of(speakers: &'a Speakers) -> Self {
        Self { speakers, ids: vec![None; speakers.iter().count()] }
    }
}

impl People<'_> {
    /// Adds those whom the caller named, and those whose side a list gives. Of somebody listed without
    /// a side it is not sure that the person speaks, and what was given may be nothing but a label, or
    /// a form of the name that a label has.
    pub(super) fn add_known(&mut self, turns: &Turns<'_>) {
        let speakers = self.known.speakers;
        for (at, speaker) in speakers.iter().enumerate() {
            let is_given = speaker.evidence == Evidence::Given;
            let has_label = || turns.any(|label| speakers.of_label(label) == Some(at));
            let is_sure = speaker.is_named || (is_given && !has_label());
            if is_sure && (is_given || speaker.role.is_some()) {
                self.add_speaker(at, speaker, turns);
            }
        }
    }

    /// The person for whom a label stands that is known beforehand. Where no more was given than the
    /// label and its side, the name is found as that of any label; where labels are not merged, so is
    /// that of a label that is but a form of what was given.
    pub(super) fn known_person(
        &mut self,
        at: usize,
        label: &str,
        kind: SegmentKind,
        turns: &Turns<'_>,
    ) -> Option<ParticipantId> {
        let at = self.listed_in_full(at).unwrap_or(at);
        let speaker = self.known.speakers.get(at)?;
        let is_own = self.merges || self.known.speakers.exactly(label) == Some(at);
        match self.known.ids.get(at).copied().flatten() {
            Some(id) if is_own => return Some(id),
            None if is_own && speaker.is_named => {
                return Some(self.add_speaker(at, speaker, turns));
            }
            _ => {}
        }
        let is_given = speaker.evidence == Evidence::Given;
        let found = self.found_person(label, kind, turns);
        let id = match found {
            None if is_given => self.add_speaker(at, speaker, turns),
            found => found?,
        };
        if let Some(person) = self.participants.get_mut(id.0) {
            settle(person, speaker);
            // Of two forms of the name the fuller one.
            let (known, given) = (Words::of(&person.name), Words::of(&speaker.name));
            if is_own && same(&person.name, label) && !given.is_part_of(&known) {
                person.name.clone_from(&speaker.name);
            }
        }
        if is_own {
            self.set_id(at, id);
        }
        Some(id)
    }

    /// The only one with a side of whom a list gives the full name, where it has but the last name beside a
    /// label: `Interviewee: Ana Mora`, and below it `M = Mora`.
    fn listed_in_full(&self, at: usize) -> Option<usize> {
        let short = self.known.speakers.get(at).filter(|it| it.evidence == Evidence::Legend)?;
        let words = Words::of(&short.name);
        let is_full = |it: &Speaker| {
            let full = Words::of(&it.name);
            it.role.is_some() && !full.is_single() && words.is_end_of(&full)
        };
        if !words.is_single() || short.role.is_some() {
            return None;
        }
        let mut full =
            self.known.speakers.iter().enumerate().filter(|(_, it)| is_full(it)).map(|(at, _)| at);
        full.next().filter(|_| full.next().is_none())
    }

    /// The participants who are known to say what is of a kind.
    pub(super) fn known_of(&self, kind: SegmentKind) -> Vec<usize> {
        let role = match kind {
            SegmentKind::Question => Role::Interviewer,
            SegmentKind::Answer => Role::Interviewee,
            _ => return Vec::new(),
        };
        let of_side = |(at, speaker): (usize, &Speaker)| {
            let id = self.known.ids.get(at).copied().flatten()?;
            (speaker.role == Some(role)).then_some(id.0)
        };
        self.known.speakers.iter().enumerate().filter_map(of_side).collect()
    }

    fn add_speaker(&mut self, at: usize, speaker: &Speaker, turns: &Turns<'_>) -> ParticipantId {
        let speakers = self.known.speakers;
        let role =
            speaker.role.unwrap_or_else(|| turns.role(|it| speakers.of_label(it) == Some(at)));
        // A list gives a part of the name where the full one stands elsewhere.
        let is_part = speaker.evidence == Evidence::Legend
            && Words::of(&speaker.name).is_single()
            && !speaker.name.contains(is_unspaced);
        let fuller = is_part.then(|| self.named.labels.full_name(&speaker.name)).flatten();
        let mut person = Participant::new(fuller.as_deref().unwrap_or(&speaker.name), role);
        person.description.clone_from(&speaker.description);
        settle(&mut person, speaker);
        self.participants.push(person);
        let id = ParticipantId(self.participants.len() - 1);
        self.set_id(at, id);
        id
    }

    fn set_id(&mut self, at: usize, id: ParticipantId) {
        if let Some(known) = self.known.ids.get_mut(at) {
            *known = Some(id);
        }
    }
}

/// Gives a participant the side that is known, and says by whom. Where no side is, it is that of the
/// person's labels.
fn settle(person: &mut Participant, speaker: &Speaker) {
    person.role = speaker.role.unwrap_or(person.role);
    person.evidence = Some(speaker.evidence);
    person.confidence = Some(match (speaker.role, speaker.evidence) {
        (None, _) => OF_LABEL,
        (Some(_), Evidence::Given) => 1.0,
        (Some(_), _) => LISTED,
    });
}
