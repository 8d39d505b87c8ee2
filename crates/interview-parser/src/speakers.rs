//! Who speaks, as the caller knows it or the source itself lists it.

use interview_model::{Evidence, Participant, Role};
use thiserror::Error;

use crate::name_forms::stands_for;

/// Who speaks in an article, as far as that is known beforehand.
///
/// What is said here stands, whatever the article looks like: a label is a label though it comes but
/// once, two labels with one name are one person, and who is on a side is so throughout. The rest is
/// found from the text as ever. Labels and names are the same in capitals and in small letters, with
/// and without the colon after them.
///
/// ```
/// use interview_parser::{Options, Speakers, parse_with};
///
/// let mut speakers = Speakers::new();
/// speakers.label("AM", "Ana Mora")?.label("B", "Ben Ode")?.interviewer("Ben Ode")?;
/// let mut options = Options::default();
/// options.speakers = speakers;
///
/// let interview = parse_with("B: The reef, then.\nAM: It is still there.", &options).interview;
/// let exchange = &interview.exchanges()[0];
/// assert_eq!(exchange.question_text(), "The reef, then.");
/// assert_eq!(interview.participants[0].name, "Ana Mora");
/// assert_eq!(interview.segments[1].label.as_deref(), Some("AM"));
/// # Ok::<(), interview_parser::SpeakersError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Speakers {
    all: Vec<Speaker>,
    /// Whether nobody else speaks.
    is_complete: bool,
    /// The labels of those of whom the source says, at some place, that they ask from there on.
    examiners: Vec<String>,
}

/// How many that a source lists are looked at; more were not seen to speak.
pub(crate) const MOST_LISTED: usize = 64;

/// One of them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Speaker {
    /// The person's name; a name or a label, where nothing but the side is known.
    pub(crate) name: String,
    /// Whether it is surely the name, not a label.
    pub(crate) is_named: bool,
    /// What stands for the person before speech.
    pub(crate) labels: Vec<String>,
    /// The side, if it is known.
    pub(crate) role: Option<Role>,
    /// What the person is.
    pub(crate) description: Option<String>,
    /// Who says so: the caller, or a list in the source.
    pub(crate) evidence: Evidence,
}

/// What contradicts itself in what is said of the speakers.
///
/// ```
/// use interview_parser::Speakers;
///
/// let mut speakers = Speakers::new();
/// speakers.label("AM", "Ana Mora")?;
/// let error = speakers.label("am:", "Amy Moss").unwrap_err();
/// assert!(error.to_string().starts_with("the label `am` stands for `Ana Mora` already"));
/// # Ok::<(), interview_parser::SpeakersError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SpeakersError {
    /// One label is given two names.
    #[error(
        "the label `{label}` stands for `{first}` already, not for `{second}`; give each label one name"
    )]
    TwoNames {
        /// The label.
        label: String,
        /// The name given first.
        first: String,
        /// The name given then.
        second: String,
    },
    /// One person is on both sides.
    #[error("`{name}` is named as interviewer and as interviewee; name a person on one side only")]
    TwoSides {
        /// The name, or the label.
        name: String,
    },
    /// A label or a name is nothing but white space.
    #[error("a speaker's label or name is empty; give both a label and the name it stands for")]
    Empty,
}

impl Speakers {
    /// Nobody is known.
    ///
    /// ```
    /// assert!(interview_parser::Speakers::new().is_empty());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// All who speak, as an earlier parse found them or as a caller knows them, each with the role
    /// as it is: nobody else has a label, and those of [`Role::Other`] are on neither side.
    ///
    /// Where two of them have a label in common it stands for the first.
    ///
    /// ```
    /// use interview_model::{Participant, Role};
    /// use interview_parser::Speakers;
    ///
    /// let speakers = Speakers::all(&[Participant::new("Ana Mora", Role::Interviewee)]);
    /// assert!(!speakers.is_empty());
    /// ```
    #[must_use]
    pub fn all(participants: &[Participant]) -> Self {
        let all = participants.iter().map(|person| Speaker {
            name: person.name.clone(),
            is_named: true,
            labels: person.labels.clone(),
            role: Some(person.role),
            description: person.description.clone(),
            evidence: Evidence::Given,
        });
        Self { all: all.collect(), is_complete: true, examiners: Vec::new() }
    }

    /// A printed label stands for the person of a name. It may be said of several labels.
    ///
    /// ```
    /// use interview_parser::Speakers;
    ///
    /// let mut speakers = Speakers::new();
    /// speakers.label("Ana", "Ana Mora")?.label("AM:", "Ana Mora")?;
    /// # Ok::<(), interview_parser::SpeakersError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The label stands for another person already, the person was named on both sides by different
    /// names, or label or name is empty. Nothing is changed.
    pub fn label(&mut self, label: &str, name: &str) -> Result<&mut Self, SpeakersError> {
        let (label, name) = (bare(label), bare(name));
        if label.is_empty() || name.is_empty() {
            return Err(SpeakersError::Empty);
        }
        let owner = self.all.iter().find(|it| it.has_label(label));
        if let Some(owner) = owner.filter(|it| !same(&it.name, name)) {
            return Err(SpeakersError::TwoNames {
                label: label.to_owned(),
                first: owner.name.clone(),
                second: name.to_owned(),
            });
        }
        // One of whom nothing was known but a side, by this label, and one by this name.
        let is_meant =
            |it: &Speaker| same(&it.name, name) || (!it.is_named && same(&it.name, label));
        let mut roles = self.all.iter().filter(|it| is_meant(it)).filter_map(|it| it.role);
        let role = roles.next();
        if roles.any(|other| Some(other) != role) {
            return Err(SpeakersError::TwoSides { name: name.to_owned() });
        }
        let at = self.all.iter().position(is_meant).unwrap_or(self.all.len());
        let known = self.all.iter().find(|it| it.is_named && is_meant(it)).cloned();
        let mut person = known.unwrap_or_else(|| Speaker::new(name));
        self.all.retain(|it| !is_meant(it));
        (person.is_named, person.role) = (true, role);
        if !person.has_label(label) {
            person.labels.push(label.to_owned());
        }
        self.all.insert(at.min(self.all.len()), person);
        Ok(self)
    }

    /// Somebody asks, throughout: the person of a name or of a printed label.
    ///
    /// ```
    /// use interview_parser::Speakers;
    ///
    /// let mut speakers = Speakers::new();
    /// speakers.interviewer("Ben Ode")?;
    /// assert!(speakers.interviewee("BEN ODE:").is_err());
    /// # Ok::<(), interview_parser::SpeakersError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The person is an interviewee already, or the name is empty. Nothing is changed.
    pub fn interviewer(&mut self, name_or_label: &str) -> Result<&mut Self, SpeakersError> {
        self.side(name_or_label, Role::Interviewer)
    }

    /// Somebody is interviewed, and answers throughout: the person of a name or of a printed label.
    ///
    /// ```
    /// use interview_parser::Speakers;
    ///
    /// let mut speakers = Speakers::new();
    /// speakers.label("AM", "Ana Mora")?.interviewee("AM")?;
    /// # Ok::<(), interview_parser::SpeakersError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The person is an interviewer already, or the name is empty. Nothing is changed.
    pub fn interviewee(&mut self, name_or_label: &str) -> Result<&mut Self, SpeakersError> {
        self.side(name_or_label, Role::Interviewee)
    }

    /// Whether nobody is known.
    ///
    /// ```
    /// use interview_parser::Speakers;
    ///
    /// let mut speakers = Speakers::new();
    /// assert!(!speakers.label("AM", "Ana Mora")?.is_empty());
    /// # Ok::<(), interview_parser::SpeakersError>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn side(&mut self, name_or_label: &str, role: Role) -> Result<&mut Self, SpeakersError> {
        let name = bare(name_or_label);
        if name.is_empty() {
            return Err(SpeakersError::Empty);
        }
        let known = self.exactly(name).and_then(|at| self.all.get_mut(at));
        match known {
            Some(person) if person.role.is_some_and(|it| it != role) => {
                return Err(SpeakersError::TwoSides { name: person.name.clone() });
            }
            Some(person) => person.role = Some(role),
            None => self.all.push(Speaker { role: Some(role), ..Speaker::new(name) }),
        }
        Ok(self)
    }

    /// Adds those whom the source lists, as far as nothing else is known of them.
    pub(crate) fn add_listed(&mut self, listed: Vec<Speaker>) {
        if self.is_complete {
            return;
        }
        for mut new in listed {
            new.labels.retain(|label| !self.all.iter().any(|it| it.has_label(label)));
            let is_same = |it: &&mut Speaker| {
                same(&it.name, &new.name) || new.labels.iter().any(|label| same(&it.name, label))
            };
            match self.all.iter_mut().find(is_same) {
                Some(known) => {
                    known.role = known.role.or(new.role);
                    known.labels.append(&mut new.labels);
                }
                None => self.all.push(new),
            }
        }
    }

    /// Adds one of whom the source says that he or she asks from there on.
    pub(crate) fn add_examiner(&mut self, label: &str) {
        if self.examiners.len() < MOST_LISTED && !self.examines(label) {
            self.examiners.push(label.to_owned());
        }
    }

    /// Whether the source says of a label that it asks.
    pub(crate) fn examines(&self, label: &str) -> bool {
        self.examiners.iter().any(|it| same(it, label))
    }

    /// All of them, in the order in which they were named.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Speaker> {
        self.all.iter()
    }

    /// One of them, by place.
    pub(crate) fn get(&self, at: usize) -> Option<&Speaker> {
        self.all.get(at)
    }

    /// Whether nobody else has a label.
    pub(crate) const fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The place of the one who has a label, or whose name it is.
    ///
    /// Of a complete list nothing but that spelling is meant, in capitals or small letters: what was
    /// written with it is read back.
    pub(crate) fn exactly(&self, label: &str) -> Option<usize> {
        if self.is_complete {
            let label = label.to_lowercase();
            return self.all.iter().position(|person| {
                let mut names = std::iter::once(&person.name).chain(&person.labels);
                names.any(|name| name.to_lowercase() == label)
            });
        }
        let by_label = self.all.iter().position(|it| it.has_label(label));
        by_label.or_else(|| self.all.iter().position(|it| same(&it.name, label)))
    }

    /// The place of the one for whom a label stands: as [`exactly`](Self::exactly), else by a form of
    /// the name that is nobody else's.
    pub(crate) fn of_label(&self, label: &str) -> Option<usize> {
        let by_form = || {
            // What was given may be the initials of a fuller label.
            let fits = |it: &Speaker| {
                stands_for(label, &it.name) || (!it.is_named && stands_for(&it.name, label))
            };
            let mut fitting = (0..).zip(&self.all).filter(|(_, it)| fits(it));
            let only = fitting.next().filter(|_| fitting.next().is_none());
            only.map(|(at, _)| at)
        };
        self.exactly(label).or_else(by_form)
    }
}

impl Speaker {
    /// One given by the caller, by a name or a label.
    fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_named: false,
            labels: Vec::new(),
            role: None,
            description: None,
            evidence: Evidence::Given,
        }
    }

    /// One of whom a list in the source says this.
    pub(crate) fn listed(name: &str, labels: Vec<String>, role: Option<Role>) -> Self {
        let evidence = Evidence::Legend;
        Self { is_named: true, labels, role, evidence, ..Self::new(name) }
    }

    /// Whether a label is one of this person's.
    pub(crate) fn has_label(&self, label: &str) -> bool {
        self.labels.iter().any(|it| same(it, label))
    }
}

/// A label or name without the colon after it.
pub(crate) fn bare(label: &str) -> &str {
    label.trim().trim_end_matches([':', '：']).trim_end()
}

/// Whether two labels or names are the same but for capitals and the marks after them.
pub(crate) fn same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(label: &str) -> impl Iterator<Item = char> + '_ {
    bare(label).trim_end_matches('.').chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(speakers: &Speakers) -> Vec<(&str, &[String], Option<Role>)> {
        speakers.iter().map(|it| (it.name.as_str(), it.labels.as_slice(), it.role)).collect()
    }

    #[test]
    fn the_order_in_which_things_are_said_does_not_matter() {
        let asks = Some(Role::Interviewer);
        let mut first = Speakers::new();
        first.label("AM", "Ana Mora").unwrap().label("Ana", "ana mora").unwrap();
        first.interviewer("am").unwrap();
        let mut then = Speakers::new();
        then.interviewer("AM").unwrap().interviewer("Ana Mora").unwrap();
        then.label("AM", "Ana Mora").unwrap().label("Ana:", "Ana Mora").unwrap();
        for speakers in [first, then] {
            let labels = ["AM".to_owned(), "Ana".to_owned()];
            assert_eq!(names(&speakers), [("Ana Mora", labels.as_slice(), asks)]);
        }
    }

    #[test]
    fn contradictions_are_refused_and_change_nothing() {
        let mut speakers = Speakers::new();
        speakers.label("AM", "Ana Mora").unwrap().interviewer("Ana Mora").unwrap();
        speakers.interviewee("Ben").unwrap();
        let before = speakers.clone();
        let two_sides = |name: &str| SpeakersError::TwoSides { name: name.to_owned() };
        assert_eq!(speakers.interviewee("am:").unwrap_err(), two_sides("Ana Mora"));
        assert_eq!(speakers.label("Ben", "Ana Mora").unwrap_err(), two_sides("Ana Mora"));
        assert!(matches!(speakers.label("AM", "Amy"), Err(SpeakersError::TwoNames { .. })));
        for (label, name) in [("", "Ana"), (" : ", "Ana"), ("A", "  ")] {
            assert_eq!(speakers.label(label, name).unwrap_err(), SpeakersError::Empty);
        }
        assert_eq!(speakers, before);
    }

    #[test]
    fn labels_stand_for_those_whose_they_are() {
        let mut speakers = Speakers::new();
        speakers.label("Boss", "Ana Mora").unwrap().interviewer("Ben Ode").unwrap();
        speakers.interviewee("Ben Rast").unwrap().interviewee("CM").unwrap();
        let rows = [
            ("Cleo Moss", Some(3)),
            ("BOSS:", Some(0)),
            ("Mora", Some(0)),
            ("AM", Some(0)),
            ("Ode", Some(1)),
            ("Ben", None),
            ("Cleo", None),
        ];
        for (label, wanted) in rows {
            assert_eq!(speakers.of_label(label), wanted, "{label}");
        }
    }

    #[test]
    fn lists_in_the_source_do_not_gainsay_the_caller() {
        let mut speakers = Speakers::new();
        speakers.label("A", "Ana Mora").unwrap().interviewee("Ben Ode").unwrap();
        let listed = |name, label: &str, role| Speaker::listed(name, vec![label.to_owned()], role);
        speakers.add_listed(vec![
            listed("Amy Moss", "A", Some(Role::Interviewer)),
            listed("Ben Ode", "B", Some(Role::Interviewer)),
        ]);
        let rows = names(&speakers);
        assert_eq!(rows[1], ("Ben Ode", ["B".to_owned()].as_slice(), Some(Role::Interviewee)));
        assert_eq!(rows[2], ("Amy Moss", [].as_slice(), Some(Role::Interviewer)));
        assert_eq!(speakers.of_label("A"), Some(0));
    }
}
