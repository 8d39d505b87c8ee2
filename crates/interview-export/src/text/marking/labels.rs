use std::borrow::Cow;
use std::collections::BTreeMap;

use interview_model::{Interview, Participant, ParticipantId, Role, SegmentKind, Turn};

use super::{Marking, Reason};
use crate::text::refusal::{check_label, is_blank};

/// `Label: text`. A reader knows the participants, and finds them by their names and labels in
/// any case of the letters.
pub(in crate::text) struct Labels<'a> {
    interview: &'a Interview,
    holders: BTreeMap<String, Holder>,
}

/// Whom a name or label stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    One(ParticipantId),
    Several,
}

impl<'a> Labels<'a> {
    pub(in crate::text) fn of(interview: &'a Interview) -> Self {
        let mut holders = BTreeMap::new();
        for (number, person) in interview.participants.iter().enumerate() {
            let holder = Holder::One(ParticipantId(number));
            for label in names(person) {
                let known = holders.entry(folded(label)).or_insert(holder);
                if *known != holder {
                    *known = Holder::Several;
                }
            }
        }
        Self { interview, holders }
    }

    fn speaker(&self, turn: &Turn<'_>) -> Result<(ParticipantId, &'a Participant), Reason> {
        let id = turn.speaker.ok_or(Reason::NoSpeaker)?;
        self.interview.participant(id).map(|person| (id, person)).ok_or(Reason::NoSpeaker)
    }

    /// The label to write: one that a reader finds, and takes for nobody else's.
    fn label<'t>(
        &self,
        turn: &Turn<'t>,
        id: ParticipantId,
        person: &'t Participant,
    ) -> Result<&'t str, Reason> {
        let label = turn.label.unwrap_or(&person.name);
        check_label(label)?;
        let unique = self.holders.get(&folded(label)) == Some(&Holder::One(id));
        if unique && stands_for(label, person) {
            Ok(label)
        } else {
            Err(Reason::ForeignLabel(label.to_owned()))
        }
    }
}

impl Marking for Labels<'_> {
    fn mark(
        &self,
        before: Option<&Turn<'_>>,
        turn: &Turn<'_>,
    ) -> Result<Cow<'static, str>, Reason> {
        let (id, person) = self.speaker(turn)?;
        if kind_of(person.role) != Some(turn.kind) {
            return Err(Reason::OtherRole { role: person.role, found: turn.kind });
        }
        let label = self.label(turn, id, person)?;
        let again = |before: &Turn<'_>| {
            before.speaker == turn.speaker && before.label.unwrap_or(&person.name) == label
        };
        if before.is_some_and(again) {
            return Err(Reason::SameLabel(label.to_owned()));
        }
        Ok(Cow::Owned(format!("{label}: ")))
    }

    fn might_open(&self, text: &str) -> bool {
        let label = text.split_once([':', '：']).map(|(label, _)| folded(label));
        // A reader that is given no participants looks for labels of its own.
        self.holders.is_empty() || label.is_some_and(|label| self.holders.contains_key(&label))
    }
}

fn kind_of(role: Role) -> Option<SegmentKind> {
    match role {
        Role::Interviewer => Some(SegmentKind::Question),
        Role::Interviewee => Some(SegmentKind::Answer),
        Role::Other => Some(SegmentKind::Remark),
        _ => None,
    }
}

fn names(person: &Participant) -> impl Iterator<Item = &String> {
    person.labels.iter().chain([&person.name])
}

fn stands_for(label: &str, person: &Participant) -> bool {
    let label = label.to_lowercase();
    names(person).any(|name| name.to_lowercase() == label)
}

/// What labels are confused by, for a reader that may trim more than white space.
fn folded(label: &str) -> String {
    label.trim_matches(is_blank).to_lowercase()
}
