//! Who may be the one interviewed: the names of title, introduction and first exchanges, each with
//! the evidence for it.

use interview_model::Evidence;

use super::sources::{Place, Source};
use crate::grammar::description::{description, is_office};
use crate::grammar::person::{Name, Sign, names};
use crate::lexicon::{Lexicon, is_unspaced};

/// Somebody, or something, that is named.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The fullest form of the name.
    pub(super) name: String,
    /// How much speaks for the person's being interviewed.
    pub(super) score: i32,
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
    /// Whether the form so far stood only where a sentence begins: its first word may be another.
    opens_only: bool,
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

/// So much must speak for the one interviewed.
const ENOUGH: i32 = 3;
/// So much for those who are named together with that one.
const TOGETHER: i32 = 3;
/// So much more than for any other.
const MARGIN: i32 = 2;

/// The candidates, the likeliest first. `signed` are those who sign the article.
pub(super) fn candidates(
    sources: &[Source<'_>],
    signed: &[String],
    lexicon: &Lexicon,
    inflects: Inflects,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut descriptions: Vec<String> = Vec::new();
    let mut singles: Vec<(&Source<'_>, Name<'_>)> = Vec::new();
    for source in sources {
        let mut before = None;
        for name in names(source.text, lexicon) {
            if name.signs.has(Sign::Single) && !is_uncased(name.text) {
                singles.push((source, name));
                continue;
            }
            if !source.place.is_prose() && weight(source.place, name) < 5 {
                continue;
            }
            let said = said_of(source, name, lexicon);
            descriptions.extend(said.map(str::to_owned));
            let at = place_of(&mut found, name, source.place, inflects);
            let joined = name.signs.has(Sign::Joined).then_some(before).flatten();
            if let Some(candidate) = found.get_mut(at) {
                candidate.add(source.place, name, said, lexicon);
                candidate.joined_to = candidate.joined_to.or(joined).filter(|it| *it != at);
            }
            before = Some(at);
        }
    }
    for (source, name) in singles {
        let place = source.place;
        let same = |it: &Candidate| has_word(&it.name, name.text, inflects);
        let mut fitting = (0..).zip(&found).filter(|(_, it)| same(it));
        let at = match (fitting.next(), fitting.next()) {
            (Some((at, _)), None) => at,
            (None, _) if weight(place, name) >= 5 && is_named_as_person(name) => {
                found.push(Candidate::new(name.text));
                found.len() - 1
            }
            _ => continue,
        };
        if let Some(candidate) = found.get_mut(at) {
            let said =
                if candidate.name == name.text { said_of(source, name, lexicon) } else { None };
            candidate.add(place, name, said, lexicon);
        }
    }
    for candidate in &mut found {
        candidate.weigh_answers(sources);
        let signs = signed.iter().any(|it| is_part(it, &candidate.name));
        candidate.score += candidate.mentions.min(MENTIONS) + if signs { SIGNS } else { 0 };
    }
    found.retain(|it| !descriptions.iter().any(|said| said.contains(&it.name)));
    found
}

/// The candidates who are interviewed: the likeliest, if enough speaks for it and less for any
/// other, and those named together with it.
pub(super) fn interviewed(candidates: &[Candidate]) -> Vec<&Candidate> {
    let persons = || candidates.iter().enumerate().filter(|(_, it)| it.is_person);
    let best = persons().max_by_key(|(at, it)| (it.score, std::cmp::Reverse(*at)));
    let Some((best_at, best)) = best.filter(|(_, it)| it.score >= ENOUGH) else {
        return Vec::new();
    };
    let near = |it: &Candidate| it.score > best.score - MARGIN;
    let with =
        |at: usize, it: &Candidate| it.joined_to == Some(best_at) || best.joined_to == Some(at);
    if persons().any(|(at, it)| at != best_at && near(it) && !with(at, it)) {
        return Vec::new();
    }
    let together = |at: usize, it: &Candidate| it.score >= TOGETHER && with(at, it);
    let chosen = persons().filter(|(at, it)| *at == best_at || together(*at, it));
    chosen.map(|(_, it)| it).collect()
}

impl Candidate {
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            score: 0,
            evidence: Evidence::Introduction,
            description: None,
            is_person: false,
            strongest: 0,
            counted: 0,
            mentions: 0,
            opens_only: true,
            nominative: 0,
            joined_to: None,
        }
    }

    /// How sure it is that a candidate who is interviewed is: measured, see docs/accuracy.md.
    pub(super) fn confidence(&self) -> f32 {
        match self.score {
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
        let (known, new) = (words(&self.name), words(name.text));
        let better = if known == new {
            false
        } else if is_part(&self.name, name.text) {
            // `Yesterday Ana Mora`: its first word is the sentence's.
            !(opens && new.ends_with(&known))
        } else if is_part(name.text, &self.name) {
            self.opens_only && known.ends_with(&new) && new.len() > 1
        } else if is_familiar(name.text, &self.name) || is_familiar(&self.name, name.text) {
            name.text.len() > self.name.len()
        } else {
            nominative > self.nominative
        };
        let in_capitals = known == new && !self.name.contains(char::is_lowercase);
        if better || in_capitals {
            name.text.clone_into(&mut self.name);
        }
        if better || known == new {
            self.opens_only = (known != new || self.opens_only) && opens;
            self.nominative = if better { nominative } else { nominative.max(self.nominative) };
        }
    }

    /// Answers that begin with the name, as transcripts print it where the label is not told apart.
    fn weigh_answers(&mut self, sources: &[Source<'_>]) {
        let mut answers = sources.iter().filter(|it| it.place == Place::Answer);
        let name = self.name.to_lowercase();
        let opens = answers.any(|it| {
            let head: String =
                it.text.chars().take(name.chars().count()).flat_map(char::to_lowercase).collect();
            head == name
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
        || (!place.is_prose() && weight(place, name) >= 5)
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
    let may_say = source.place.is_prose() || name.signs.has(Sign::Office);
    below.or_else(|| description(source.text, name, lexicon).filter(|_| may_say))
}

/// The place of the candidate whom a name stands for, made if there is none.
fn place_of(found: &mut Vec<Candidate>, name: Name<'_>, place: Place, inflects: Inflects) -> usize {
    let same = |it: &Candidate| {
        is_part(name.text, &it.name)
            || is_part(&it.name, name.text)
            || is_inflected(name.text, &it.name, inflects)
            || is_familiar(name.text, &it.name)
            || is_familiar(&it.name, name.text)
    };
    // `Vera Andreyevna, …`: spoken to by the first name and the father's.
    let shares_first = |it: &Candidate| {
        place == Place::Question && words(&it.name).first() == words(name.text).first()
    };
    let known = found.iter().position(same).or_else(|| found.iter().position(shares_first));
    known.unwrap_or_else(|| {
        found.push(Candidate::new(name.text));
        found.len() - 1
    })
}

/// Whether a name is a shorter form of another: `Ale Ros` and `Alejandro Ros`.
fn is_familiar(short: &str, full: &str) -> bool {
    let (short, full) = (words(short), words(full));
    let [first, last] = short.as_slice() else { return false };
    first.chars().count() >= 3
        && full.last() == Some(last)
        && full.first().is_some_and(|it| it.starts_with(first.as_str()))
}

/// Whether a language puts names into cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Inflects(pub(super) bool);

/// Whether two names may be two cases of one.
fn is_inflected(one: &str, other: &str, inflects: Inflects) -> bool {
    let (one, other) = (words(one), words(other));
    inflects.0
        && one.len() == other.len()
        && one.iter().zip(&other).all(|(one, other)| is_case_of(one, other))
}

/// `Мору` and `Мора`: they differ in their last letters alone.
fn is_case_of(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    same >= 3 && longer - same <= 3 || one == other
}

/// Whether a word is one of a name's.
fn has_word(name: &str, word: &str, inflects: Inflects) -> bool {
    let (name, word) = (words(name), words(word));
    let [word] = word.as_slice() else { return is_end(&word, &name) };
    name.iter().any(|it| it == word || (inflects.0 && is_case_of(it, word)))
}

/// Whether the words of one name are the last or first of another: `Mora` and `Ana Mora`.
pub(super) fn is_part(part: &str, whole: &str) -> bool {
    if is_uncased(part) {
        return whole.starts_with(part) || whole.ends_with(part);
    }
    is_end(&words(part), &words(whole))
}

fn is_end(part: &[String], whole: &[String]) -> bool {
    !part.is_empty() && (whole.ends_with(part) || whole.starts_with(part))
}

fn is_uncased(name: &str) -> bool {
    name.starts_with(is_unspaced)
}

/// The words of a name in lower case.
pub(super) fn words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}
