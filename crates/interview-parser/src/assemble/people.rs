//! Who takes part: the labels, the title and the introduction, and the credits say it.

use interview_model::{Interview, Participant, ParticipantId, Role, Segment, SegmentKind};

use super::Material;
use crate::decode::marks::owner;
use crate::grammar::credit;
use crate::grammar::person::{Name, description, names};
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};

/// Finds the participants and names the speaker of every segment of speech.
pub(super) fn name_speakers(interview: &mut Interview, material: Material<'_>) {
    let prose = Prose::of(&interview.segments, material.lexicon);
    let mut people = People {
        participants: material.options.participants.clone(),
        resolved: Vec::new(),
        prose: &prose,
        lexicon: material.lexicon,
    };
    people.resolve_labels(&interview.segments);
    people.without_label(&interview.segments);
    people.describe();
    let speakers: Vec<_> = interview.segments.iter().map(|it| people.speaker(it)).collect();
    let participants = people.participants;
    for (segment, speaker) in interview.segments.iter_mut().zip(speakers) {
        segment.speaker = speaker;
    }
    interview.participants = participants;
}

/// The people that the article names outside the conversation.
struct Prose {
    /// Title and introduction.
    texts: Vec<String>,
    /// Those named there, with how much speaks for their being interviewed; the likeliest first.
    candidates: Vec<(String, usize)>,
    /// Who is said to have asked the questions.
    interviewer: Option<String>,
}

impl Prose {
    fn of(segments: &[Segment], lexicon: &Lexicon) -> Self {
        let of_kinds = |kinds: &[SegmentKind]| -> Vec<String> {
            let found = segments.iter().filter(|segment| kinds.contains(&segment.kind));
            found.take(PARAGRAPHS).map(|segment| head(&segment.text).to_owned()).collect()
        };
        let texts = of_kinds(&[SegmentKind::Title, SegmentKind::Intro]);
        let credits = of_kinds(&[SegmentKind::Credit]);
        let interviewer = credits.iter().find_map(|text| interviewer(text, lexicon));
        let mut candidates = candidates(&texts, lexicon);
        candidates.retain(|(name, _)| Some(name) != interviewer.as_ref());
        // Who signs the article is not the one interviewed, unless the introduction says so too.
        candidates.sort_by_key(|(name, score)| {
            let signs = credits.iter().any(|credit| credit.contains(name.as_str()));
            std::cmp::Reverse(if signs { 0 } else { *score })
        });
        Self { texts, candidates, interviewer }
    }
}

/// How many paragraphs of title and introduction are read for names, and how much of each, in
/// bytes: those interviewed are named early.
const PARAGRAPHS: usize = 12;
/// See [`PARAGRAPHS`].
const HEAD: usize = 2048;

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text)
}

/// The names of title and introduction, and how much speaks for each. What stands inside the
/// description of somebody else is an office or a place, not a person.
fn candidates(texts: &[String], lexicon: &Lexicon) -> Vec<(String, usize)> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut descriptions: Vec<&str> = Vec::new();
    for text in texts {
        for name in names(text, lexicon) {
            let said = description(text, name, lexicon);
            descriptions.extend(said);
            let is_office = said.is_some_and(|said| is_office(said, lexicon));
            let described = usize::from(said.is_some()) + 3 * usize::from(is_office);
            let score = 2 + usize::from(name.introduced) * 2 + described;
            let same =
                |it: &&mut Candidate| is_part(name.text, &it.name) || is_part(&it.name, name.text);
            match found.iter_mut().find(same) {
                Some(known) => {
                    known.score += score;
                    known.is_person |= name.introduced || said.is_some();
                    if known.name.len() < name.text.len() {
                        name.text.clone_into(&mut known.name);
                    }
                }
                None => found.push(Candidate {
                    name: name.text.to_owned(),
                    score,
                    is_person: name.introduced || said.is_some(),
                }),
            }
        }
    }
    found.retain(|it| it.is_person && !descriptions.iter().any(|said| said.contains(&it.name)));
    found.into_iter().map(|it| (it.name, it.score)).collect()
}

/// Somebody, or something, that is named.
struct Candidate {
    name: String,
    score: usize,
    /// Whether anything but its capitals says that it is a person: an office, a title, a
    /// description. A city comes as often.
    is_person: bool,
}

/// Whether a description names an office or a trade.
fn is_office(said: &str, lexicon: &Lexicon) -> bool {
    tokens(said, lexicon).any(|token| token.word.any(Classes::OCCUPATION))
}

/// Whether the words of one name are the last or first of another: `Mora` and `Ana Mora`.
fn is_part(part: &str, whole: &str) -> bool {
    if part.starts_with(is_unspaced) {
        return whole.starts_with(part) || whole.ends_with(part);
    }
    let (part, whole) = (words(part), words(whole));
    !part.is_empty() && (whole.ends_with(&part) || whole.starts_with(&part))
}

fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Who a credit says asked the questions: `Interview: Ana Mora`.
fn interviewer(text: &str, lexicon: &Lexicon) -> Option<String> {
    let asked = credit::opening(text, lexicon).any(Classes::CREDIT_INTERVIEWER);
    let value = asked.then(|| credit::credit(text, lexicon).1)?;
    let named = names(value, lexicon).into_iter().next().map(|name| name.text.to_owned());
    named
        .or_else(|| Some(value.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()))
        .filter(|name| !name.is_empty())
}

/// The participants while they are found.
struct People<'a> {
    participants: Vec<Participant>,
    /// Which participant, if any, each label that was seen stands for, on each side.
    resolved: Vec<(String, SegmentKind, Option<ParticipantId>)>,
    prose: &'a Prose,
    lexicon: &'a Lexicon,
}

impl People<'_> {
    /// Resolves every label, in the order of the article.
    fn resolve_labels(&mut self, segments: &[Segment]) {
        for segment in segments.iter().filter(|segment| segment.kind.is_speech()) {
            let Some(label) = segment.label.as_deref() else { continue };
            if self.seen(label, segment.kind).is_some() {
                continue;
            }
            let person = self.resolve(label, segment.kind, segments);
            let labels =
                person.and_then(|id| self.participants.get_mut(id.0)).map(|it| &mut it.labels);
            if let Some(labels) = labels.filter(|labels| !labels.iter().any(|known| known == label))
            {
                labels.push(label.to_owned());
            }
            self.resolved.push((label.to_owned(), segment.kind, person));
        }
    }

    /// What a label was resolved to. A label that stands for a person does so on both sides.
    fn seen(
        &self,
        label: &str,
        kind: SegmentKind,
    ) -> Option<&(String, SegmentKind, Option<ParticipantId>)> {
        let mut seen = self.resolved.iter();
        seen.find(|(it, side, person)| it == label && (*side == kind || person.is_some()))
    }

    fn resolve(
        &mut self,
        label: &str,
        kind: SegmentKind,
        segments: &[Segment],
    ) -> Option<ParticipantId> {
        if let Some(id) = owner(label, &self.participants) {
            return Some(ParticipantId(id));
        }
        if is_generic(label, self.lexicon) {
            return self.main_person(kind);
        }
        let known = self.participants.iter().position(|it| stands_for(label, &it.name));
        let id = known.unwrap_or_else(|| {
            let named = self.prose.candidates.iter().find(|(name, _)| stands_for(label, name));
            let name = named.map_or(label, |(name, _)| name);
            self.add(name, role(label, segments))
        });
        Some(ParticipantId(id))
    }

    fn add(&mut self, name: &str, role: Role) -> usize {
        let known = self.participants.iter().position(|it| it.name == name);
        known.unwrap_or_else(|| {
            self.participants.push(Participant::new(name, role));
            self.participants.len() - 1
        })
    }

    /// The person whom the article's prose names for a side.
    fn main_person(&mut self, kind: SegmentKind) -> Option<ParticipantId> {
        let (name, role) = match kind {
            SegmentKind::Question => (self.prose.interviewer.clone()?, Role::Interviewer),
            SegmentKind::Answer => (self.prose.candidates.first()?.0.clone(), Role::Interviewee),
            _ => return None,
        };
        Some(ParticipantId(self.add(&name, role)))
    }

    /// Names the sides that have no label, where only one person can be meant.
    fn without_label(&mut self, segments: &[Segment]) {
        for (kind, role) in
            [(SegmentKind::Question, Role::Interviewer), (SegmentKind::Answer, Role::Interviewee)]
        {
            let mut speech = segments.iter().filter(|segment| segment.kind == kind);
            let someone = self.participants.iter().any(|person| person.role == role);
            if !someone && speech.any(|segment| segment.label.is_none()) {
                self.main_person(kind);
            }
        }
    }

    fn speaker(&self, segment: &Segment) -> Option<ParticipantId> {
        let role = match segment.kind {
            SegmentKind::Question => Role::Interviewer,
            SegmentKind::Answer => Role::Interviewee,
            SegmentKind::Remark => Role::Other,
            _ => return None,
        };
        if let Some(label) = segment.label.as_deref() {
            return self.seen(label, segment.kind).and_then(|(_, _, person)| *person);
        }
        let mut fitting = (0..).zip(&self.participants).filter(|(_, person)| person.role == role);
        let only = fitting.next().filter(|_| fitting.next().is_none() && role != Role::Other);
        only.map(|(id, _)| ParticipantId(id))
    }

    /// Adds what title and introduction say of each: an office or a trade, where there is one.
    fn describe(&mut self) {
        for person in self.participants.iter_mut().filter(|person| person.description.is_none()) {
            let texts = self.prose.texts.iter();
            let said: Vec<&str> =
                texts.flat_map(|text| said_of(text, &person.name, self.lexicon)).collect();
            let office = said.iter().find(|said| is_office(said, self.lexicon));
            person.description = office.or(said.first()).map(|said| (*said).to_owned());
        }
    }
}

/// What a text says of a name, wherever it stands.
fn said_of<'a>(
    text: &'a str,
    name: &'a str,
    lexicon: &'a Lexicon,
) -> impl Iterator<Item = &'a str> {
    text.match_indices(name).take(MENTIONS).filter_map(move |(start, text_of_name)| {
        description(text, Name { text: text_of_name, start, introduced: false }, lexicon)
    })
}

/// How many mentions of a name in one paragraph are looked at.
const MENTIONS: usize = 4;

/// Labels that name a side, not a person: `Q`, `Interviewer`.
fn is_generic(label: &str, lexicon: &Lexicon) -> bool {
    let mut words = tokens(label, lexicon).filter(|token| !token.digit);
    let generic = Classes::ASKER | Classes::ANSWERER;
    words.next().is_some_and(|first| first.word.any(generic) && words.next().is_none())
        || label.chars().count() == 1
}

/// Whether a label can stand for a person: the name itself, first or last names, initials.
fn stands_for(label: &str, name: &str) -> bool {
    if is_part(label, name) || is_part(name, label) {
        return true;
    }
    let letters: String =
        label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let initials: String = words(name).iter().filter_map(|word| word.chars().next()).collect();
    letters.chars().count() >= 2 && letters == initials
}

/// The side on which a label's turns mostly are.
fn role(label: &str, segments: &[Segment]) -> Role {
    let of_label = || segments.iter().filter(|segment| segment.label.as_deref() == Some(label));
    let count = |kind| of_label().filter(|segment| segment.kind == kind).count();
    let (asked, told) = (count(SegmentKind::Question), count(SegmentKind::Answer));
    match asked.cmp(&told) {
        std::cmp::Ordering::Greater => Role::Interviewer,
        std::cmp::Ordering::Less => Role::Interviewee,
        std::cmp::Ordering::Equal => Role::Other,
    }
}
