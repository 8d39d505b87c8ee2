//! Who takes part: the labels, the title and the introduction, and the credits say it.

mod askers;
mod candidates;
mod fuller;
mod known;
mod of_label;
mod offices;
mod record;
mod sources;
mod texts;
mod turns;
mod unspaced;

use std::borrow::Cow;

use interview_model::{
    Evidence, Interview, Participant, ParticipantId, Role, Segment, SegmentKind,
};

use self::askers::{Asker, askers};
use self::candidates::{Candidate, Found};
use self::known::Known;
use self::of_label::Labels;
use self::sources::{openings_and_notes, prose};
use self::turns::Turns;
use super::Material;
use crate::grammar::description::description;
use crate::grammar::label::{is_capitalised, is_in_capitals};
use crate::grammar::person::{Name, Signs};
use crate::lexicon::{Classes, Language, Lexicon, is_unspaced, tokens};
use crate::name_forms::{Inflects, Short, Words, stands_for};

/// Finds the participants and names the speaker of every segment of speech.
pub(super) fn name_speakers(interview: &mut Interview, material: Material<'_>) {
    let named = Named::of(&interview.segments, material);
    let mut people = People {
        participants: Vec::new(),
        resolved: Vec::new(),
        known: Known::of(material.speakers),
        named: &named,
        merges: material.options.merge_labels,
        source: material.source,
        lexicon: material.lexicon,
    };
    let turns = Turns::of(&interview.segments);
    people.add_known(&turns);
    people.resolve_labels(&interview.segments, &turns);
    people.without_label(&interview.segments, &turns);
    people.describe(&interview.segments);
    let speakers: Vec<_> = interview.segments.iter().map(|it| people.speaker(it)).collect();
    let participants = people.participants;
    for (segment, speaker) in interview.segments.iter_mut().zip(speakers) {
        segment.speaker = speaker;
    }
    interview.participants = participants;
}

/// The people that the article names outside its labels.
struct Named<'a> {
    /// Those who may be interviewed.
    found: Found<'a>,
    /// Those who are said to have asked, the surest first.
    askers: Vec<Asker>,
    /// What is said beside the words of labels.
    labels: Labels<'a>,
}

/// The languages that put names into cases, as far as there are word lists.
const INFLECTING: [Language; 6] = [
    Language::Russian,
    Language::Ukrainian,
    Language::Bulgarian,
    Language::Polish,
    Language::Slovenian,
    Language::Czech,
];

/// So much must speak for a name that a label stands for.
const NAMED: i32 = 2;

impl<'a> Named<'a> {
    fn of(segments: &'a [Segment], material: Material<'a>) -> Self {
        let lexicon = material.lexicon;
        let mut askers = askers(segments, lexicon);
        let ask = material.speakers.iter().filter(|it| it.role == Some(Role::Interviewer));
        let signed: Vec<Words> = askers
            .iter()
            .map(|it| &it.name)
            .chain(ask.map(|it| &it.name))
            .map(|it| Words::of(it))
            .collect();
        let inflects = Inflects(material.language.is_some_and(|it| INFLECTING.contains(&it)));
        let mut found = Found::default();
        found.read(&prose(segments), lexicon, inflects);
        found.weigh_signed(&signed);
        let mut answers = segments.iter().filter(|it| it.kind == SegmentKind::Answer);
        let label = answers.next().and_then(|it| it.label.as_deref());
        let has_name = label.is_some_and(|label| !is_generic(label, lexicon));
        if !has_name && !found.is_clear() {
            found.read(&openings_and_notes(segments), lexicon, inflects);
        }
        let asked = found.asked.drain(..);
        let asked = asked.map(|name| Asker { name, evidence: Evidence::Credit });
        askers.splice(..0, asked);
        let labels = Labels::of(segments, material.source, lexicon);
        Self { found, askers, labels }
    }

    /// The person of the prose for whom a label stands, the likeliest of several.
    fn person(&self, label: &str) -> Option<&Candidate> {
        let short = Short::of(label);
        let fitting = self.found.candidates.iter().filter(|it| short.stands_for(&it.words));
        // A first name is less likely another word than a last one is.
        let first = |it: &Candidate| it.name.starts_with(label);
        let fitting = fitting.filter(|it| it.score() >= NAMED - i32::from(first(it)));
        fitting.max_by_key(|it| it.score())
    }

    /// The full name of the one for whom a label stands, if the prose or a credit gives it.
    fn full_name(&self, label: &str) -> Option<&str> {
        let asker = self.askers.iter().find(|it| stands_for(label, &it.name));
        self.person(label).map(|it| &*it.name).or(asker.map(|it| &*it.name))
    }
}

/// The participants while they are found.
struct People<'a> {
    participants: Vec<Participant>,
    /// Which participant, if any, each label that was seen stands for, on each side.
    resolved: Vec<(String, SegmentKind, Option<ParticipantId>)>,
    known: Known<'a>,
    named: &'a Named<'a>,
    /// Whether several labels may stand for one person.
    merges: bool,
    source: &'a str,
    lexicon: &'a Lexicon,
}

/// How sure it is that a label is that of one of its side: see docs/accuracy.md.
const OF_LABEL: f32 = 0.92;

impl<'a> People<'a> {
    /// Resolves every label, in the order of the article.
    fn resolve_labels(&mut self, segments: &[Segment], turns: &Turns<'_>) {
        for segment in segments.iter().filter(|segment| segment.kind.is_speech()) {
            let Some(label) = segment.label.as_deref() else { continue };
            if self.seen(label, segment.kind).is_some() {
                continue;
            }
            let person = self.bracketed(segment, label, turns);
            let person = person.or_else(|| self.resolve(label, segment.kind, turns));
            let labels =
                person.and_then(|id| self.participants.get_mut(id.0)).map(|it| &mut it.labels);
            if let Some(labels) = labels.filter(|labels| !labels.iter().any(|known| known == label))
            {
                labels.push(label.to_owned());
            }
            self.resolved.push((label.to_owned(), segment.kind, person));
        }
    }

    /// The person whose name is printed in brackets after an office that is a label.
    fn bracketed(
        &mut self,
        segment: &Segment,
        label: &str,
        turns: &Turns<'_>,
    ) -> Option<ParticipantId> {
        let printed = self.source.get(segment.span.start..segment.span.end)?;
        let after = printed.get(label.len()..)?;
        // `MINISTER OF PORTS, ANA MORA: …`
        let is_apposed = after.starts_with(", ") && is_in_capitals(label);
        let is_bracketed = after.trim_start().starts_with('(') || is_apposed;
        if !self.merges || !is_bracketed || self.known.speakers.of_label(label).is_some() {
            return None;
        }
        let name = self.named.labels.bracketed(label, printed)?;
        let role = self.role(label, turns);
        Some(ParticipantId(self.add(name, role, Evidence::Label, OF_LABEL)))
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
        turns: &Turns<'_>,
    ) -> Option<ParticipantId> {
        let of_label = |label: &str| self.known.speakers.of_label(label);
        match of_label(label).or_else(|| of_label(parts(label).0)) {
            Some(at) => self.known_person(at, label, kind, turns),
            None => self.found_person(label, kind, turns),
        }
    }

    /// The person for whom a label stands of whom nothing is known beforehand.
    fn found_person(
        &mut self,
        label: &str,
        kind: SegmentKind,
        turns: &Turns<'_>,
    ) -> Option<ParticipantId> {
        if !self.merges {
            let role = turns.role(|it| it == label);
            return Some(ParticipantId(self.add(label, role, Evidence::Label, OF_LABEL)));
        }
        let is_inverted = self.named.labels.is_inverted(label);
        let (bare, aside) = if is_inverted { (label, "") } else { parts(label) };
        // `Q (balcony)` is somebody, `Q` whoever asks.
        let is_bare = bare.len() == label.len();
        let is_generic = is_generic(bare, self.lexicon);
        if is_generic && is_bare {
            let name = self.named.labels.of_part(label, kind == SegmentKind::Question);
            let id = name.map(|name| {
                let role = turns.role(|it| it == label);
                ParticipantId(self.add(&name, role, Evidence::Label, OF_LABEL))
            });
            return id.or_else(|| self.main_person(kind, turns));
        }
        let known = self.participants.iter().position(|it| stands_for(bare, &it.name));
        let known = known.filter(|_| !is_generic);
        let id = known.unwrap_or_else(|| {
            let own = self.name_of(bare, turns).filter(|_| !is_generic);
            // `議長（檜垣）`: who has the office.
            let in_bracket = || {
                let is_name =
                    is_capitalised(bare) && bare.contains(' ') && !has_office(bare, self.lexicon);
                let bracketed = Some(aside).filter(|_| label.ends_with([')', '）']) && !is_name);
                bracketed.and_then(|aside| self.named.labels.full_name(aside))
            };
            let name = own.or_else(in_bracket);
            let introduced = || self.named.labels.introduced(label, bare).filter(|_| !is_generic);
            let name = name.or_else(|| introduced().map(Cow::Borrowed));
            // Two with one office are told by the bracket alone.
            let is_shared = || {
                turns.any(|it| {
                    let (name, aside) = if it.starts_with(bare) { parts(it) } else { ("", "") };
                    it != label && name == bare && !aside.is_empty()
                })
            };
            let itself = if is_generic || is_shared() { label } else { bare };
            let role = self.role(label, turns);
            self.add(&name.unwrap_or(Cow::Borrowed(itself)), role, Evidence::Label, OF_LABEL)
        });
        Some(ParticipantId(id))
    }

    /// The fullest name for a label, if there is a fuller one.
    fn name_of<'l>(&self, label: &'l str, turns: &Turns<'l>) -> Option<Cow<'l, str>>
    where
        'a: 'l,
    {
        let named = self.named.full_name(label);
        // A name that is no more than the label, or may be the first word of a sentence with it, or an
        // office and the name after it, is not surely the full one.
        let is_sure = |it: &&str| {
            let (name, label) = (Words::of(it), Words::of(label));
            let is_beyond = !name.is_part_of(&label);
            let is_office = !label.is_single() && label.is_part_of(&name);
            is_beyond && !is_office && (!label.is_single() || !label.is_end_of(&name))
        };
        let sure = named.filter(is_sure).or_else(|| turns.of_initials(label));
        let found = sure.map(Cow::Borrowed).or_else(|| self.named.labels.full_name(label));
        found.or(named.map(Cow::Borrowed))
    }

    /// The side of a label's person. Where a credit says who asked and that is another label's
    /// person, who asks besides is somebody who sat in.
    fn role(&self, label: &str, turns: &Turns<'_>) -> Role {
        let role = turns.role(|it| it == label);
        let credited = self.named.askers.iter().filter(|it| it.evidence == Evidence::Credit);
        let mut asked = credited.map(|it| &it.name).filter(|it| turns.has_label_of(it)).peekable();
        let another = asked.peek().is_some() && !asked.any(|it| stands_for(label, it));
        if role == Role::Interviewer && another { Role::Other } else { role }
    }

    fn add(&mut self, name: &str, role: Role, evidence: Evidence, confidence: f32) -> usize {
        let known = self.participants.iter().position(|it| it.name == name);
        known.unwrap_or_else(|| {
            let mut person = Participant::new(name, role);
            person.evidence = Some(evidence);
            person.confidence = Some(confidence);
            self.participants.push(person);
            self.participants.len() - 1
        })
    }

    /// The person whom the article names for a side; nobody where several are.
    fn main_person(&mut self, kind: SegmentKind, turns: &Turns<'_>) -> Option<ParticipantId> {
        let mut ids = self.known_of(kind);
        // Others of the list have labels of their own.
        if ids.len() > 1 {
            let has_label =
                |id: usize| self.participants.get(id).map(|it| turns.has_label_of(&it.name));
            ids.retain(|id| has_label(*id) == Some(false));
        }
        match kind {
            _ if !ids.is_empty() => {}
            SegmentKind::Question => {
                let asker = self.named.askers.first()?;
                let (evidence, confidence) = (asker.evidence, asker.confidence());
                ids.push(self.add(&asker.name, Role::Interviewer, evidence, confidence));
            }
            SegmentKind::Answer => {
                for person in self.named.found.interviewed() {
                    let (evidence, confidence) = (person.evidence, person.confidence());
                    ids.push(self.add(&person.name, Role::Interviewee, evidence, confidence));
                }
            }
            _ => {}
        }
        ids.first().filter(|_| ids.len() == 1).map(|id| ParticipantId(*id))
    }

    /// Names the sides that have no label, where only one person can be meant.
    fn without_label(&mut self, segments: &[Segment], turns: &Turns<'_>) {
        for (kind, role) in
            [(SegmentKind::Question, Role::Interviewer), (SegmentKind::Answer, Role::Interviewee)]
        {
            let mut speech = segments.iter().filter(|segment| segment.kind == kind);
            let someone = self.participants.iter().any(|person| person.role == role);
            if !someone && speech.any(|segment| segment.label.is_none()) {
                self.main_person(kind, turns);
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

    /// Adds what the article says of each but those who ask: an office or a trade, where there is
    /// one.
    fn describe(&mut self, segments: &[Segment]) {
        let open = |it: &&mut Participant| it.description.is_none() && it.role != Role::Interviewer;
        for person in self.participants.iter_mut().filter(open) {
            let named = self.named.found.candidates.iter().find(|it| it.name == person.name);
            let said = named.and_then(|it| it.description.clone());
            // The names of labels are not always told from other words in the prose.
            person.description = said.or_else(|| {
                let of_label = person.evidence == Some(Evidence::Label) && named.is_none();
                let texts = if of_label { prose(segments) } else { Vec::new() };
                texts.iter().find_map(|it| described(it.text, &person.name, self.lexicon))
            });
        }
    }
}

/// The name of a label, and what is printed with it of the person: `Ana Mora (host)`, `Ana Mora --
/// Harbour Bank`, `ANA MORA, HARBOUR MASTER`.
fn parts(label: &str) -> (&str, &str) {
    let bracket = label.strip_suffix([')', '）']).and_then(|it| it.split_once(['(', '（']));
    let is_office = |(_, it): &(&str, &str)| it.chars().count() > SHORT;
    let office = || {
        // Most labels are words in letters.
        label.bytes().find(|byte| matches!(byte, b'-' | b',' | 0xe2))?;
        // `Q – Ana Mora – Harbour Bank`
        let of_side = |(side, it)| if str::len(side) == 1 { dashed(it) } else { Some((side, it)) };
        dashed(label).and_then(of_side).or_else(|| label.split_once(", ").filter(is_office))
    };
    let parted = bracket.or_else(office).filter(|(name, _)| !name.trim().is_empty());
    parted.map_or((label, ""), |(name, aside)| (name.trim_end(), aside))
}

/// What stands before a dash between spaces, and after it.
fn dashed(label: &str) -> Option<(&str, &str)> {
    [" -- ", " – ", " — "].iter().find_map(|dash| label.split_once(dash))
}

/// The most characters after the comma of a name that are no office: `Jr.`
const SHORT: usize = 4;

/// What a text says of a name, wherever it stands.
fn described(text: &str, name: &str, lexicon: &Lexicon) -> Option<String> {
    let mut places = text.match_indices(name).take(MENTIONS);
    places.find_map(|(start, text_of_name)| {
        let name = Name { text: text_of_name, start, signs: Signs::default() };
        description(text, name, lexicon).map(str::to_owned)
    })
}

/// How many mentions of a name in one paragraph are looked at.
const MENTIONS: usize = 4;

/// Whether a word for an office or a part stands in a label.
fn has_office(label: &str, lexicon: &Lexicon) -> bool {
    tokens(label, lexicon).any(|it| it.word.any(of_label::OFFICES))
}

/// Labels that name a side, not a person: `Q`, `Interviewer`. One ideograph may be a whole surname.
fn is_generic(label: &str, lexicon: &Lexicon) -> bool {
    let mut words = tokens(label, lexicon).filter(|token| !token.digit);
    let generic = Classes::ASKER | Classes::ANSWERER;
    words.next().is_some_and(|first| first.word.any(generic) && words.next().is_none())
        || label.chars().count() == 1 && !label.contains(is_unspaced)
}
