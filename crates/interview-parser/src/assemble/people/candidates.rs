//! Who may be the one interviewed: the names of title, introduction and first exchanges, each with
//! the evidence for it.

use interview_model::Evidence;

use super::sources::{Place, Source};
use crate::grammar::description::{description, is_office};
use crate::grammar::person::{Name, Sign, names};
use crate::lexicon::{Lexicon, is_unspaced};
use crate::name_forms::{Inflects, Words};

/// Somebody, or something, that is named.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The fullest form of the name.
    pub(super) name: String,
    /// Its words.
    pub(super) words: Words,
    /// How much speaks for the person's being interviewed, but for mentions.
    score: i32,
    /// What speaks for it most.
    pub(super) evidence: Evidence,
    /// What the article says that the person is.
    pub(super) description: Option<String>,
    /// Whether anything but its capitals says that it is a person. A city comes as often.
    is_person: bool,
    /// What the strongest mention counts.
    strongest: i32,
    /// The weights that are counted: each counts once.
    counted: u32,
    /// How often it is named.
    mentions: i32,
    /// How well the form so far stands for the name in no case but the first.
    nominative: i32,
    /// Whether it is joined by `and` to the candidate found before it.
    joined_to: Option<usize>,
}

/// What a sign counts, by where the name stands; the other places say nothing by it.
const WEIGHTS: [(Sign, &[Place], i32); 16] = [
    (Sign::LedTo, &[Place::Title, Place::Intro], 5),
    (Sign::LedTo, &[Place::Note, Place::After], 3),
    (Sign::Says, &[Place::Title, Place::Intro], 4),
    (Sign::Colon, &[Place::Title], 4),
    (Sign::Colon, &[Place::Intro, Place::Note], 2),
    (Sign::Alone, &[Place::Title], 3),
    (Sign::Alone, &[Place::Intro, Place::Note], 1),
    (Sign::Honorific, &[Place::Title, Place::Intro, Place::Note], 2),
    (Sign::Opens, &[Place::Intro], 2),
    (Sign::Born, &[Place::Intro], 2),
    (Sign::Article, &[Place::Title, Place::Intro, Place::Note], -4),
    (Sign::Place, &[Place::Title, Place::Intro, Place::Note], -3),
    (Sign::Asked, &[Place::Title, Place::Intro, Place::Note], -8),
    (Sign::Addressed, &[Place::Question], 6),
    (Sign::Own, &[Place::Answer], 5),
    (Sign::Colon, &[Place::Answer], 6),
];

/// An answer that begins with the name.
const OPENS_ANSWER: i32 = 6;
/// The bit of being named in the title.
const IN_TITLE: u32 = 1 << 29;
/// The bit of a description that names an office or a trade.
const OFFICE: u32 = 1 << 30;
/// The bit of any other description.
const DESCRIBED: u32 = 1 << 31;
/// Who signs the article does not answer in it.
const SIGNS: i32 = -8;
/// The most that mentions count that say nothing else.
const MENTIONS: i32 = 3;

/// So much is enough for a name outside the prose.
const STRONG: i32 = 5;
/// Where so much speaks for one, the first exchanges are not read.
const CLEAR: i32 = 8;
/// So much must speak for the one interviewed.
const ENOUGH: i32 = 3;
/// So much for those who are named together with that one.
const TOGETHER: i32 = 3;
/// So much more than for any other.
const MARGIN: i32 = 2;

/// What the article says of people outside its labels.
#[derive(Debug, Default)]
pub(super) struct Found<'a> {
    /// Those who may be interviewed, in the order of the article.
    pub(super) candidates: Vec<Candidate>,
    /// Those of whom the prose says that they asked.
    pub(super) asked: Vec<String>,
    descriptions: Vec<&'a str>,
}

impl<'a> Found<'a> {
    /// Adds the names of some texts.
    pub(super) fn read(
        &mut self,
        sources: &[Source<'a>],
        lexicon: &'a Lexicon,
        inflects: Inflects,
    ) {
        let mut singles: Vec<(&Source<'_>, Name<'_>)> = Vec::new();
        for source in sources {
            let mut before = None;
            for name in names(source.text, lexicon) {
                if name.signs.has(Sign::Single) && !is_uncased(name.text) {
                    if rows(source.place, name) != 0 {
                        singles.push((source, name));
                    }
                    continue;
                }
                if !source.place.is_prose() && weight(source.place, name) < STRONG {
                    continue;
                }
                if source.place.is_prose() && name.signs.has(Sign::Asked) {
                    self.asked.push(name.text.to_owned());
                }
                let said = said_of(source, name, lexicon);
                self.descriptions.extend(said);
                let at = place_of(&mut self.candidates, name, source.place, inflects);
                let joined = name.signs.has(Sign::Joined).then_some(before).flatten();
                if let Some(candidate) = self.candidates.get_mut(at) {
                    candidate.add(source.place, name, said, lexicon);
                    candidate.joined_to = candidate.joined_to.or(joined).filter(|it| *it != at);
                }
                before = Some(at);
            }
        }
        for (source, name) in singles {
            add_single(&mut self.candidates, source, name, lexicon, inflects);
        }
        for candidate in &mut self.candidates {
            candidate.weigh_answers(sources);
        }
    }

    /// Weighs against those who sign the article.
    pub(super) fn weigh_signed(&mut self, signed: &[Words]) {
        for candidate in &mut self.candidates {
            let signs = signed.iter().any(|it| it.is_part_of(&candidate.words));
            candidate.score += if signs { SIGNS } else { 0 };
        }
    }

    /// Whether it is clear who is interviewed.
    pub(super) fn is_clear(&self) -> bool {
        self.interviewed().first().is_some_and(|it| it.score() >= CLEAR)
    }

    /// Those who are interviewed: the likeliest candidate, if enough speaks for it and less for any
    /// other, and those named together with it.
    pub(super) fn interviewed(&self) -> Vec<&Candidate> {
        let is_described = |name: &str| self.descriptions.iter().any(|said| said.contains(name));
        // What stands inside the description of somebody else is an office or a place.
        let persons = || {
            let all = self.candidates.iter().enumerate();
            all.filter(|(_, it)| it.is_person && !is_described(&it.name))
        };
        let best = persons().max_by_key(|(at, it)| (it.score(), std::cmp::Reverse(*at)));
        let Some((best_at, best)) = best.filter(|(_, it)| it.score() >= ENOUGH) else {
            return Vec::new();
        };
        let near = |it: &Candidate| it.score() > best.score() - MARGIN;
        let with =
            |at: usize, it: &Candidate| it.joined_to == Some(best_at) || best.joined_to == Some(at);
        if persons().any(|(at, it)| at != best_at && near(it) && !with(at, it)) {
            return Vec::new();
        }
        let together = |at: usize, it: &Candidate| it.score() >= TOGETHER && with(at, it);
        let chosen = persons().filter(|(at, it)| *at == best_at || together(*at, it));
        chosen.map(|(_, it)| it).collect()
    }
}

/// Adds a name of one word to the only candidate that it may stand for. If there is none, it is one
/// where somebody is spoken to by it, or it has an office or a title.
fn add_single(
    found: &mut Vec<Candidate>,
    source: &Source<'_>,
    name: Name<'_>,
    lexicon: &Lexicon,
    inflects: Inflects,
) {
    let word = Words::of(name.text);
    let mut fitting = (0..).zip(&*found).filter(|(_, it)| it.words.has(&word, inflects));
    let strong = || weight(source.place, name) >= STRONG && is_named_as_person(name);
    let at = match (fitting.next(), fitting.next()) {
        (Some((at, _)), None) => at,
        (None, _) if strong() => {
            found.push(Candidate::new(name.text));
            found.len() - 1
        }
        _ => return,
    };
    if let Some(candidate) = found.get_mut(at) {
        let is_all = candidate.name == name.text;
        let said = if is_all { said_of(source, name, lexicon) } else { None };
        candidate.add(source.place, name, said, lexicon);
    }
}

impl Candidate {
    fn new(name: &str) -> Self {
        Self {
            words: Words::of(name),
            name: name.to_owned(),
            score: 0,
            evidence: Evidence::Introduction,
            description: None,
            is_person: false,
            strongest: 0,
            counted: 0,
            mentions: 0,
            nominative: 0,
            joined_to: None,
        }
    }

    /// How much speaks for the person's being interviewed.
    pub(super) fn score(&self) -> i32 {
        self.score + self.mentions.min(MENTIONS)
    }

    /// How sure it is that a candidate who is interviewed is: a cautious estimate, see docs/accuracy.md.
    pub(super) fn confidence(&self) -> f32 {
        match self.score() {
            ..8 => 0.7,
            8..12 => 0.85,
            _ => 0.95,
        }
    }

    fn add(&mut self, place: Place, name: Name<'_>, said: Option<&str>, lexicon: &Lexicon) {
        let office = said.is_some_and(|said| is_office(said, lexicon));
        let known = self.description.as_deref().is_some_and(|said| is_office(said, lexicon));
        if said.is_some() && (self.description.is_none() || (office && !known)) {
            self.description = said.map(str::to_owned);
        }
        if !name.signs.has(Sign::Single) || self.name == name.text {
            self.take_form(name);
        }
        let rows = rows(place, name)
            | if place == Place::Title { IN_TITLE } else { 0 }
            | match said {
                Some(_) if office && place != Place::After => OFFICE,
                Some(_) => DESCRIBED,
                None => 0,
            };
        let full = !name.signs.has(Sign::Single) || self.name == name.text;
        self.mentions += i32::from(place.is_prose() && full);
        let described = said.is_some() && matches!(place, Place::Title | Place::Intro);
        self.is_person |= office || described || is_introduced(name, place);
        let points = sum(rows);
        if points > self.strongest {
            self.strongest = points;
            self.evidence = place.evidence();
        }
        self.score += sum(rows & !self.counted);
        self.counted |= rows;
    }

    /// Of two forms of a name the fuller one is kept, and of two cases the first.
    fn take_form(&mut self, name: Name<'_>) {
        let opens = name.signs.has(Sign::Opens);
        let nominative = i32::from(opens)
            + i32::from(name.signs.has(Sign::Colon)) * 2
            + i32::from(name.signs.has(Sign::Alone));
        let (known, new) = (&self.words, &Words::of(name.text));
        let better = if known == new {
            false
        } else if known.is_part_of(new) {
            // `Yesterday Ana Mora`, `Senator Ana Mora`: what stands before is no part of it.
            !known.is_end_of(new) || known.is_single()
        } else if new.is_part_of(known) {
            new.is_end_of(known) && !new.is_single()
        } else if new.is_familiar_to(known) || known.is_familiar_to(new) {
            name.text.len() > self.name.len()
        } else {
            nominative > self.nominative
        };
        let same = known == new;
        if better || (same && !self.name.contains(char::is_lowercase)) {
            name.text.clone_into(&mut self.name);
        }
        if better {
            self.words = new.clone();
            self.nominative = nominative;
        } else if same {
            self.nominative = nominative.max(self.nominative);
        }
    }

    /// Answers that begin with the name, as transcripts print it where the label is not told apart.
    fn weigh_answers(&mut self, sources: &[Source<'_>]) {
        let mut answers = sources.iter().filter(|it| it.place == Place::Answer);
        let opens = answers.any(|it| {
            let mut head = it.text.chars().flat_map(char::to_lowercase);
            self.name.chars().flat_map(char::to_lowercase).all(|c| head.next() == Some(c))
        });
        if opens {
            self.score += OPENS_ANSWER;
            self.is_person = true;
            self.evidence = Evidence::Answer;
        }
    }
}

/// The rows of [`WEIGHTS`] that hold of a name where it stands, a bit for each.
fn rows(place: Place, name: Name<'_>) -> u32 {
    let holding = WEIGHTS
        .iter()
        .enumerate()
        .filter(|(_, (sign, places, _))| places.contains(&place) && name.signs.has(*sign));
    holding.fold(0, |rows, (row, _)| rows | 1 << row)
}

/// What a set of rows counts.
fn sum(rows: u32) -> i32 {
    let of_signs = WEIGHTS.iter().enumerate().filter(|(row, _)| rows >> row & 1 == 1);
    let others = [(IN_TITLE, 2), (OFFICE, 3), (DESCRIBED, 2)];
    let others = others.iter().filter(|(bit, _)| rows & bit != 0).map(|(_, weight)| weight);
    of_signs.map(|(_, (_, _, weight))| weight).chain(others).sum()
}

/// What the signs of a name count where it stands.
fn weight(place: Place, name: Name<'_>) -> i32 {
    sum(rows(place, name))
}

/// Whether the signs of a name say that it is a person's.
fn is_introduced(name: Name<'_>, place: Place) -> bool {
    let of_person = [Sign::LedTo, Sign::Says, Sign::Office, Sign::Honorific, Sign::Born];
    let of_title =
        place == Place::Title && name.signs.has(Sign::Colon) && !name.signs.has(Sign::Single);
    of_person.iter().any(|sign| name.signs.has(*sign))
        || of_title
        || (!place.is_prose() && weight(place, name) >= STRONG)
}

/// Whether one word is a name, too: somebody is spoken to by it, or it has an office or a title.
fn is_named_as_person(name: Name<'_>) -> bool {
    let signs = [Sign::Office, Sign::Honorific, Sign::Addressed];
    signs.iter().any(|sign| name.signs.has(*sign))
}

/// What a source says of a name that stands in it; the line below a title that is the name alone
/// says what the person is.
fn said_of<'a>(source: &Source<'a>, name: Name<'_>, lexicon: &Lexicon) -> Option<&'a str> {
    let below = source.below.filter(|_| source.text == name.text);
    let below = below.filter(|said| said.len() <= 100 && is_office(said, lexicon));
    let may_say = name.signs.has(Sign::Described)
        && (source.place.is_prose() || name.signs.has(Sign::Office));
    below.or_else(|| may_say.then(|| description(source.text, name, lexicon))?)
}

/// The place of the candidate whom a name stands for, made if there is none.
fn place_of(found: &mut Vec<Candidate>, name: Name<'_>, place: Place, inflects: Inflects) -> usize {
    let new = Words::of(name.text);
    let same = |Candidate { words: known, .. }: &Candidate| {
        new.is_part_of(known)
            || known.is_part_of(&new)
            || new.is_inflected(known, inflects)
            || new.is_familiar_to(known)
            || known.is_familiar_to(&new)
    };
    // `Vera Andreyevna, …`: spoken to by the first name and the father's.
    let shares_first = |it: &Candidate| place == Place::Question && it.words.shares_first(&new);
    let known = found.iter().position(same).or_else(|| found.iter().position(shares_first));
    known.unwrap_or_else(|| {
        found.push(Candidate::new(name.text));
        found.len() - 1
    })
}

fn is_uncased(name: &str) -> bool {
    name.starts_with(is_unspaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    #[test]
    fn who_is_interviewed() {
        let rows: [(&str, &[&str]); 5] = [
            ("Ana Mora is the director of the port.", &["Ana Mora"]),
            ("We spoke with Ana Mora, who succeeds mayor Bert Lund.", &["Ana Mora"]),
            ("An interview with Ana Mora and Bert Lund", &["Ana Mora", "Bert Lund"]),
            // Two of whom as much is said.
            ("On Friday the mayor Ana Mora thanked the minister Bert Lund.", &[]),
            ("Santa Rosa lies on the river.", &[]),
        ];
        for (text, wanted) in rows {
            let mut found = Found::default();
            let source = Source { place: Place::Intro, text, below: None };
            found.read(&[source], lexicon(Language::of_code("en")), Inflects(false));
            let names: Vec<_> = found.interviewed().iter().map(|it| it.name.as_str()).collect();
            assert_eq!(names, wanted, "{text}: {found:?}");
        }
    }
}
