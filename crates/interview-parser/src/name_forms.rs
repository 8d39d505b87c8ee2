//! When two names are one person's.

use crate::letters::is_alphanumeric;
use crate::lexicon::is_unspaced;

/// The words of a name in lower case; of a script without spaces, the name as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words(Vec<String>);

impl Words {
    pub(crate) fn of(name: &str) -> Self {
        let words = name.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty());
        Self(words.map(str::to_lowercase).collect())
    }

    pub(crate) fn is_single(&self) -> bool {
        self.0.len() == 1
    }

    /// The first letters.
    pub(crate) fn initials(&self) -> String {
        self.0.iter().filter_map(|word| word.chars().next()).collect()
    }

    /// Whether these are the first or last words of others: `Mora` and `Ana Mora`.
    pub(crate) fn is_part_of(&self, whole: &Self) -> bool {
        match (self.0.as_slice(), whole.0.as_slice()) {
            ([part], [whole]) if part.starts_with(is_unspaced) => {
                whole.starts_with(part.as_str()) || whole.ends_with(part.as_str())
            }
            _ => self.is_end_of(whole) || (!self.0.is_empty() && whole.0.starts_with(&self.0)),
        }
    }

    pub(crate) fn is_end_of(&self, whole: &Self) -> bool {
        !self.0.is_empty() && whole.0.ends_with(&self.0)
    }

    /// Whether these may be others in another case.
    pub(crate) fn is_inflected(&self, other: &Self, inflects: Inflects) -> bool {
        inflects.0
            && self.0.len() == other.0.len()
            && self.0.iter().zip(&other.0).all(|(one, other)| is_case_of(one, other))
    }

    /// Whether these are a shorter form of others: `Ale Ros` and `Alejandro Ros`.
    pub(crate) fn is_familiar_to(&self, full: &Self) -> bool {
        let [first, last] = self.0.as_slice() else { return false };
        full.0.last() == Some(last)
            && first.chars().count() >= 3
            && full.0.first().is_some_and(|it| it.starts_with(first.as_str()))
    }

    /// Whether these are initials and the last name of others: `A. Mora` and `Ana Mora`.
    pub(crate) fn abbreviate(&self, full: &Self) -> bool {
        let Some((last, firsts)) = self.0.split_last() else { return false };
        let Some((full_last, full_firsts)) = full.0.split_last() else { return false };
        let is_initial = |(short, full): (&String, &String)| {
            short.chars().count() == 1 && full.starts_with(short.as_str())
        };
        last == full_last
            && (1..=full_firsts.len()).contains(&firsts.len())
            && firsts.iter().zip(full_firsts).all(is_initial)
    }

    pub(crate) fn shares_first(&self, other: &Self) -> bool {
        self.0.first() == other.0.first()
    }

    /// Whether a single word is one of these.
    pub(crate) fn has(&self, word: &Self, inflects: Inflects) -> bool {
        let [word] = word.0.as_slice() else { return word.is_part_of(self) };
        self.0.iter().any(|it| it == word || (inflects.0 && is_case_of(it, word)))
    }
}

/// Whether a label can stand for a person: the name itself, first or last names, initials with or
/// without the last name.
pub(crate) fn stands_for(label: &str, name: &str) -> bool {
    let (of_label, of_name) = (Words::of(label), Words::of(name));
    of_label.is_part_of(&of_name)
        || of_name.is_part_of(&of_label)
        || of_label.abbreviate(&of_name)
        || are_initials(label, name)
}

/// Whether a label is the initials of a name, two at least: `AM`, `A. M.`
pub(crate) fn are_initials(label: &str, name: &str) -> bool {
    let letters: String =
        label.chars().filter(|c| is_alphanumeric(*c)).flat_map(char::to_lowercase).collect();
    letters.chars().count() >= 2 && letters == Words::of(name).initials()
}

/// Whether a language puts names into cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Inflects(pub(crate) bool);

/// `Мору` and `Мора`: they differ in their last letters alone.
fn is_case_of(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longer = one.chars().count().max(other.chars().count());
    same >= 3 && longer - same <= 3 || one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_person() {
        let words = Words::of;
        assert!(words("Mora").is_part_of(&words("Ana Mora")));
        assert!(words("ana").is_part_of(&words("Ana Mora")));
        assert!(!words("Mo").is_part_of(&words("Ana Mora")));
        assert!(words("橘川").is_part_of(&words("橘川澄江")));
        assert!(words("A. Mora").abbreviate(&words("Ana Mora")));
        assert!(words("Л. Мора").abbreviate(&words("Лина Мора")));
        assert!(words("A. L. Mora").abbreviate(&words("Ana Lucía Mora")));
        assert!(!words("J. Mora").abbreviate(&words("Ana Mora")));
        assert!(!words("A. Mora").abbreviate(&words("Mora")));
        assert!(words("Ale Ros").is_familiar_to(&words("Alejandro Ros")));
        assert!(!words("Al Ros").is_familiar_to(&words("Alejandro Ros")));
        assert!(words("Лину Мору").is_inflected(&words("Лина Мора"), Inflects(true)));
        assert!(!words("Mario Mora").is_inflected(&words("Maria Mora"), Inflects(false)));
        assert!(words("Gerardo Vela Prieto").has(&words("Vela"), Inflects(false)));
        assert_eq!(words("Ana de Mora").initials(), "adm");
    }
}
