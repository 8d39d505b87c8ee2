//! Fuller and shorter forms of one name: `Ana Mora` and `AM`.

use std::collections::BTreeMap;

use super::candidates::Usage;
use crate::letters::{common_lowercase, is_alphanumeric};

/// For names that come once, the names that they are forms of.
pub(super) type Forms = BTreeMap<u64, Form>;

/// A name of which there are other forms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Form {
    pub(super) key: u64,
    /// How often it comes.
    pub(super) count: usize,
}

/// A number that stands for a name, whatever its case.
pub(super) fn key(name: &str) -> u64 {
    key_of(name.trim_end_matches('.').chars())
}

fn key_of(characters: impl Iterator<Item = char>) -> u64 {
    characters.fold(0, |key, c| match common_lowercase(c) {
        Some(small) => mixed(key, small),
        None => c.to_lowercase().fold(key, mixed),
    })
}

fn mixed(key: u64, c: char) -> u64 {
    (key.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Names seen once that are a form of one seen often: initials, a first or last name, one with
/// more words; or a word for a side with a number, `Question 7`.
pub(super) fn forms(names: &[(u64, &Usage<'_>)], is_side: impl Fn(&str) -> bool) -> Forms {
    let often = names.iter().filter(|(_, usage)| usage.count >= OFTEN);
    let known = Known::of(
        often.map(|(key, usage)| (usage.label.name, Form { key: *key, count: usage.count })),
    );
    let once = || names.iter().filter(|(_, usage)| usage.count == 1);
    let mut numbered: BTreeMap<u64, usize> = BTreeMap::new();
    for (_, usage) in once() {
        if let Some(side) = without_number(usage.label.name).filter(|side| is_side(side)) {
            *numbered.entry(key(side)).or_default() += 1;
        }
    }
    let of_side = |name: &str| {
        let key = key(without_number(name)?);
        numbered.get(&key).map(|count| Form { key, count: *count })
    };
    let form = |usage: &Usage<'_>| {
        of_side(usage.label.name)
            .or_else(|| known.form(usage.label.name))
            .or_else(|| known.exactly(usage.label.aside))
    };
    let mut forms: Forms = once().filter_map(|(key, usage)| Some((*key, form(usage)?))).collect();
    // The last name alone is a form of the full name, though the initials are what comes often.
    let fuller = once().filter_map(|(key, usage)| Some((usage.label.name, *forms.get(key)?)));
    let fuller = Known::of(fuller);
    let rest = once().filter(|(key, _)| !forms.contains_key(key));
    let rest: Vec<_> =
        rest.filter_map(|(key, usage)| Some((*key, fuller.form(usage.label.name)?))).collect();
    forms.extend(rest);
    forms
}

/// So often must a name come that others can be forms of it.
const OFTEN: usize = 2;
/// So many names are compared with each that comes once.
const COMPARED: usize = 16;

fn without_number(name: &str) -> Option<&str> {
    let side = name.trim_end_matches(|c: char| c.is_numeric()).trim_end_matches([' ', '#']);
    (side.len() < name.len() && !side.is_empty()).then_some(side)
}

/// The names that come often, by their words, beginnings and letters.
struct Known<'n> {
    names: Vec<Name<'n>>,
    by_key: BTreeMap<u64, Vec<usize>>,
}

struct Name<'n> {
    text: &'n str,
    form: Form,
}

impl<'n> Known<'n> {
    fn of(names: impl Iterator<Item = (&'n str, Form)>) -> Self {
        let mut known = Self { names: Vec::new(), by_key: BTreeMap::new() };
        for (text, form) in names {
            let place = known.names.len();
            for sign in signs(text) {
                let places = known.by_key.entry(sign).or_default();
                if places.len() < COMPARED {
                    places.push(place);
                }
            }
            known.names.push(Name { text, form });
        }
        known
    }

    /// The name of which another is a form.
    fn form(&self, rare: &str) -> Option<Form> {
        if self.names.is_empty() {
            return None;
        }
        let alike = signs(rare).filter_map(|sign| self.by_key.get(&sign)).flatten();
        let mut names = alike.filter_map(|place| self.names.get(*place));
        names.find(|name| is_form_of(rare, name.text)).map(|name| name.form)
    }

    /// The name itself, whatever its case.
    fn exactly(&self, name: &str) -> Option<Form> {
        let wanted = key(name);
        let mut places = self.by_key.get(&wanted)?.iter();
        places
            .find_map(|place| self.names.get(*place).filter(|it| it.form.key == wanted))
            .map(|it| it.form)
    }
}

/// By what two forms of a name may be found: the words, the first letters, the initials or the
/// letters alone.
fn signs(name: &str) -> impl Iterator<Item = u64> + '_ {
    let words = name.split_whitespace().map(key);
    let beginning = name.char_indices().nth(PREFIX).and_then(|(at, _)| name.get(..at));
    let beginning = beginning.or(Some(name)).map(key);
    let initials: String = name.split_whitespace().filter_map(|it| it.chars().next()).collect();
    let letters = name.chars().filter(|c| is_alphanumeric(*c));
    words.chain(beginning).chain([key(&initials), key_of(letters), key(name)])
}

/// So many characters at the beginning of two names are the same, if one is short for the other.
const PREFIX: usize = 3;

fn letters(name: &str) -> String {
    name.chars().filter(|c| is_alphanumeric(*c)).collect()
}

fn is_form_of(rare: &str, known: &str) -> bool {
    let (rare_name, known_name) = (rare, known);
    let (rare, known) = (rare.to_lowercase(), known.to_lowercase());
    let within = |some: &str, all: &str| {
        some.split_whitespace().all(|word| all.split_whitespace().any(|it| it == word))
    };
    let initials: String = rare.split_whitespace().filter_map(|it| it.chars().next()).collect();
    let short = |long: &str, short: &str| {
        let rest = long.strip_prefix(short);
        short.chars().count() >= PREFIX
            && rest.is_some_and(|it| !it.starts_with(|c: char| c.is_numeric()))
    };
    within(&known, &rare)
        || within(&rare, &known)
        || short(&rare, &known)
        || short(&known, &rare)
        || initials.chars().count() >= 2 && letters(&known) == initials && rare_name != known_name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_names() {
        for (rare, known) in
            [("Ana Mora", "AM"), ("Mora", "Ana Mora"), ("Ana Mora", "Ana"), ("Alexander", "Alex")]
        {
            assert!(is_form_of(rare, known), "{rare} {known}");
        }
        for (rare, known) in [("Speaker 11", "Speaker 1"), ("Ana Mora", "Ed"), ("Al", "Ana")] {
            assert!(!is_form_of(rare, known), "{rare} {known}");
        }
    }
}
