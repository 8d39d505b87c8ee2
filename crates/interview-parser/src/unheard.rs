//! Who was named by the caller and does not speak.

use interview_model::{Interview, ParticipantId, Role, Segment, SegmentKind, Span};

use crate::speakers::{Speaker, Speakers, same};
use crate::{Code, Diagnostic};

/// What is to say of speakers that the caller named, in an article as a whole: labels that stand
/// before nothing, and people of whom no label is. Where speech has no labels, nobody can tell.
pub(crate) fn unheard(
    interview: &Interview,
    speakers: &Speakers,
    whole: Span,
) -> impl Iterator<Item = Diagnostic> {
    // A list of all who speak may well hold somebody who does not.
    let open = if speakers.is_complete() { None } else { Some(speakers.iter()) };
    let messages = open.into_iter().flatten().flat_map(|speaker| {
        let labels = speaker.labels.iter().filter(|label| !is_printed(interview, label));
        let labels: Vec<String> = labels.map(|label| of_label(label, speaker)).collect();
        let silent = labels.is_empty() && is_silent(interview, speaker);
        labels.into_iter().chain(silent.then(|| of_name(speaker)))
    });
    messages.map(move |message| Diagnostic::new(Code::UnknownSpeaker, whole, message))
}

fn of_label(label: &str, speaker: &Speaker) -> String {
    let name = &speaker.name;
    format!("no speech has the label `{label}`, given for `{name}`; give it as it is printed")
}

fn of_name(speaker: &Speaker) -> String {
    let (name, side) = (&speaker.name, speaker.role.unwrap_or_default().name());
    format!(
        "no label stands for `{name}`, named as {side}; give the label that does, as it is printed"
    )
}

fn is_printed(interview: &Interview, label: &str) -> bool {
    let mut labels = interview.segments.iter().filter_map(|it| it.label.as_deref());
    labels.any(|it| same(it, label))
}

/// Whether speech of the person's side has labels, all of which are somebody's, and none this
/// person's.
fn is_silent(interview: &Interview, speaker: &Speaker) -> bool {
    let kind = match speaker.role {
        Some(Role::Interviewer) => SegmentKind::Question,
        Some(Role::Interviewee) => SegmentKind::Answer,
        _ => return false,
    };
    let person = interview.participants.iter().position(|it| {
        it.name == speaker.name || it.labels.iter().any(|label| same(label, &speaker.name))
    });
    let speaks = |it: &&Segment| it.speaker == person.map(ParticipantId);
    let speech = || interview.segments.iter().filter(|it| it.kind.is_speech());
    let is_open = |it: &Segment| it.speaker.is_none() && it.kind == kind;
    speech().any(|it| it.label.is_some()) && !speech().any(|it| speaks(&it) || is_open(it))
}
