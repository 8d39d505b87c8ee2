//! What the words in classes, ids and roles say of an element, by the lists of `data/names.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use interview_parser::marked::Hint;

/// What names say of an element.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Names(u32);

/// What one name may say, in the order of [`SECTIONS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    Question,
    Answer,
    Speaker,
    Title,
    Introduction,
    Credit,
    Biography,
    Caption,
    PullQuote,
    Aside,
    /// It is no part of the article: navigation, a box, an advertisement.
    Boilerplate,
    /// What readers wrote below the article.
    Comments,
    /// It holds the article.
    Content,
    Bold,
    Italic,
    /// Nobody sees it.
    Hidden,
    /// It looks like another name and says nothing.
    Nothing,
}

/// The sections of the lists.
const SECTIONS: [(&str, Sense); 17] = [
    ("question", Sense::Question),
    ("answer", Sense::Answer),
    ("speaker", Sense::Speaker),
    ("title", Sense::Title),
    ("introduction", Sense::Introduction),
    ("credit", Sense::Credit),
    ("biography", Sense::Biography),
    ("caption", Sense::Caption),
    ("pull quote", Sense::PullQuote),
    ("aside", Sense::Aside),
    ("boilerplate", Sense::Boilerplate),
    ("comments", Sense::Comments),
    ("content", Sense::Content),
    ("bold", Sense::Bold),
    ("italic", Sense::Italic),
    ("hidden", Sense::Hidden),
    ("nothing", Sense::Nothing),
];

/// Senses that say what a block is, those first that say more.
const HINTS: [(Sense, Hint); 10] = [
    (Sense::Biography, Hint::Biography),
    (Sense::Caption, Hint::Caption),
    (Sense::PullQuote, Hint::PullQuote),
    (Sense::Speaker, Hint::Speaker),
    (Sense::Question, Hint::Question),
    (Sense::Answer, Hint::Answer),
    (Sense::Aside, Hint::Aside),
    (Sense::Credit, Hint::Credit),
    (Sense::Introduction, Hint::Introduction),
    (Sense::Title, Hint::Title),
];

impl Names {
    /// What the value of an attribute says, a list of names.
    pub(crate) fn of(value: &str) -> Self {
        let names = value.split_ascii_whitespace().take(MOST_NAMES);
        names.fold(Self::default(), |all, name| all.and(Self::of_name(name)))
    }

    fn of_name(name: &str) -> Self {
        told(name)
            .into_iter()
            .fold(Self::default(), |all, (_, sense)| all.and(Self(1 << sense as u32)))
    }

    /// What these and others say together.
    pub(crate) const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether they say so.
    pub(crate) const fn say(self, sense: Sense) -> bool {
        self.0 & (1 << sense as u32) != 0
    }

    /// What they say a block is. `question-and-answer` says nothing.
    pub(crate) fn hint(self) -> Option<Hint> {
        if self.say(Sense::Question) && self.say(Sense::Answer) {
            return None;
        }
        HINTS.iter().find(|(sense, _)| self.say(*sense)).map(|(_, hint)| *hint)
    }
}

/// The phrases of the lists in the value of an attribute that say one thing.
pub(crate) fn phrases(value: &str, sense: Sense) -> impl Iterator<Item = &'static str> {
    let names = value.split_ascii_whitespace().take(MOST_NAMES);
    names.flat_map(told).filter(move |(_, it)| *it == sense).map(|(phrase, _)| phrase)
}

/// The phrases of the lists in a name, and what they say.
fn told(name: &str) -> Vec<(&'static str, Sense)> {
    if name.len() > LONGEST_NAME {
        return Vec::new();
    }
    // What follows two hyphens varies a thing, and is none: `article--with-sidebar`.
    let name = name.split_once("--").map_or(name, |(name, _)| name);
    let words = words(name);
    if words.first().is_some_and(|word| VARIES.contains(&word.as_str())) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut rest = words.as_slice();
    while let Some((_, after)) = rest.split_first() {
        let longest = (1..=MOST_WORDS.min(rest.len())).rev().find_map(|length| {
            let (phrase, after) = rest.split_at_checked(length)?;
            let phrase = phrase.concat();
            let is_short = phrase.chars().count() <= 2 && phrase.is_ascii();
            if is_short && words.len() > 1 && phrase != "ad" {
                return None;
            }
            let (phrase, sense) = LISTS.get_key_value(phrase.as_str())?;
            Some(((phrase.as_str(), *sense), after))
        });
        rest = after;
        if let Some((told, after)) = longest {
            found.push(told);
            rest = after;
        }
    }
    found
}

/// The most names of one attribute, and the longest, that are looked at.
const MOST_NAMES: usize = 32;
const LONGEST_NAME: usize = 80;

/// The most words of a phrase in the lists.
const MOST_WORDS: usize = 4;

/// Words before what a thing has or has not.
const VARIES: [&str; 8] = ["has", "no", "with", "without", "js", "is", "type", "status"];

/// The words of a name in small letters: `postAuthor_bio-2` has `post`, `author`, `bio`.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_small = false;
    for character in name.chars() {
        let ends = !character.is_alphabetic() || (was_small && character.is_uppercase());
        if ends && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if character.is_alphabetic() {
            word.extend(character.to_lowercase());
        }
        was_small = character.is_lowercase();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The phrases of the lists, their words joined, and what they say.
static LISTS: LazyLock<HashMap<String, Sense>> = LazyLock::new(|| {
    let mut lists = HashMap::new();
    let mut section = None;
    for line in include_str!("../../data/names.txt").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = SECTIONS.iter().find(|(it, _)| *it == name).map(|(_, sense)| *sense);
        } else if let Some(sense) = section {
            let phrases = line.split(',').map(|phrase| phrase.split_whitespace().collect());
            lists.extend(phrases.map(|phrase: String| (phrase, sense)));
        }
    }
    lists.remove("");
    lists
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_known_and_no_phrase_is_in_two() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        let mut section = "";
        for line in include_str!("../../data/names.txt").lines().skip(1) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                assert!(SECTIONS.iter().any(|(it, _)| *it == name), "{name}");
                section = name;
                continue;
            }
            for phrase in line.split(',').map(str::trim).filter(|phrase| !phrase.is_empty()) {
                assert!(phrase.split_whitespace().count() <= MOST_WORDS, "{phrase}");
                let before = seen.insert(phrase.split_whitespace().collect(), section);
                assert_eq!(before, None, "{phrase}");
            }
        }
        assert_eq!(seen.len(), LISTS.len());
    }

    #[test]
    fn names_say_what_an_element_is() {
        let rows = [
            ("question", Some(Hint::Question)),
            ("interview__question", Some(Hint::Question)),
            ("q", Some(Hint::Question)),
            ("q-wrapper", None),
            ("questionAndAnswer", None),
            ("question-mark-icon", None),
            ("pullQuote large", Some(Hint::PullQuote)),
            ("pull-quote", Some(Hint::PullQuote)),
            ("author-bio", Some(Hint::Biography)),
            ("post_author", Some(Hint::Credit)),
            ("wp-caption-text", Some(Hint::Caption)),
            ("Antwort", Some(Hint::Answer)),
            ("has-question", None),
            ("", None),
        ];
        for (names, hint) in rows {
            assert_eq!(Names::of(names).hint(), hint, "{names}");
        }
    }

    #[test]
    fn names_tell_boilerplate() {
        let rows = [
            ("cookie-banner", true),
            ("article__share", true),
            ("relatedPosts", true),
            ("ad", true),
            ("ad-slot-3", true),
            ("load", false),
            ("article--with-sidebar", false),
            ("has-sidebar", false),
            ("no-sidebar", false),
            ("header-image", false),
            ("barra-lateral", true),
        ];
        for (names, is_boilerplate) in rows {
            assert_eq!(Names::of(names).say(Sense::Boilerplate), is_boilerplate, "{names}");
        }
    }
}
