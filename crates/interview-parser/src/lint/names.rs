//! One person under two labels.

use std::collections::HashMap;

use super::near::Near;
use super::printed::{Opening, Printed};
use crate::{Code, Diagnostic};

/// A diagnostic for each label that is the slip of another, or another form of a name that goes on
/// being used beside it.
pub(super) fn names_of_one(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let labels = printed.labels();
    let mut found = near_labels(printed, &labels);
    found.extend(two_names(printed, &labels));
    found
}

/// A label is a slip of one that comes so many times as often.
const RARE: usize = 5;

/// Labels that differ from one that comes more often by a letter, or by case, marks and spaces.
fn near_labels(printed: &Printed<'_>, labels: &[Opening<'_>]) -> Vec<Diagnostic> {
    let near = Near::of(labels.iter().map(|it| it.label));
    let mut same: HashMap<String, Vec<&str>> = HashMap::new();
    for opening in labels {
        same.entry(letters(opening.label)).or_default().push(opening.label);
    }
    let of = |opening: &Opening<'_>| {
        let count = printed.count(opening.label);
        let alike = same.get(&letters(opening.label)).into_iter().flatten().copied();
        // What stands once, before the other is used, is a title or a list of names.
        let is_in_use = |other: &str| {
            count > 1
                || printed
                    .openings
                    .iter()
                    .take_while(|it| it.span != opening.span)
                    .any(|it| it.label == other)
        };
        let alike = alike.filter(|other| printed.count(other) > count && is_in_use(other));
        let slips = near.to(opening.label).into_iter();
        let slips = slips.filter(|other| printed.count(other) >= count * RARE);
        let usual = alike.chain(slips).max_by_key(|other| printed.count(other))?;
        let message = format!(
            "the label `{}` stands {} and `{usual}` {}; if that is one person, print one label",
            opening.label,
            times(count),
            times(printed.count(usual))
        );
        Some(Diagnostic::new(Code::NearLabel, opening.span, message))
    };
    labels.iter().filter_map(of).collect()
}

/// The letters and digits of a label, whatever their case.
fn letters(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Labels that are a part of another, where the fuller one comes again after the shorter: a name
/// that is printed in full once, and in short from then on, is a convention.
fn two_names(printed: &Printed<'_>, labels: &[Opening<'_>]) -> Vec<Diagnostic> {
    let mut by_word: HashMap<String, Vec<&Opening<'_>>> = HashMap::new();
    for opening in labels {
        for word in words(opening.label) {
            by_word.entry(word).or_default().push(opening);
        }
    }
    let of = |short: &Opening<'_>| {
        let word = words(short.label).pop()?;
        let fuller = by_word.get(&word)?.iter().filter(|full| is_part(short.label, full.label));
        let fuller = fuller.filter(|full| !is_joint(full.label, &by_word));
        // Of two people with one surname the label is one of them, nobody knows which.
        let [full] = fuller.copied().collect::<Vec<_>>()[..] else { return None };
        let is_used = printed.count(short.label) > 1;
        (is_used && is_used_beside(printed, short.label, full.label)).then(|| {
            let message = format!(
                "the label `{}` stands {} and `{}` {}, in turn; if that is one person, print one label",
                short.label,
                times(printed.count(short.label)),
                full.label,
                times(printed.count(full.label))
            );
            Diagnostic::new(Code::TwoNames, short.span, message)
        })
    };
    labels.iter().filter_map(of).collect()
}

/// Whether a label names several people who have labels of their own.
fn is_joint(label: &str, by_word: &HashMap<String, Vec<&Opening<'_>>>) -> bool {
    let parts = words(label).into_iter().filter(|word| {
        let labels = by_word.get(word).into_iter().flatten();
        labels.into_iter().any(|it| words(it.label) == [word.as_str()])
    });
    parts.count() > 1
}

/// The words of a name, whatever their case.
fn words(label: &str) -> Vec<String> {
    label.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect()
}

/// Whether all words of a name are words of a longer one.
fn is_part(short: &str, full: &str) -> bool {
    let (short, full) = (words(short), words(full));
    short.len() < full.len() && short.iter().all(|word| full.contains(word))
}

/// Whether both labels go on being used: the fuller one after the shorter, and the shorter after
/// that again, or the fuller one twice.
fn is_used_beside(printed: &Printed<'_>, short: &str, full: &str) -> bool {
    let uses = printed.openings.iter().map(|it| it.label);
    let uses: Vec<bool> =
        uses.filter(|it| *it == short || *it == full).map(|it| it == full).collect();
    let changes = uses.chunk_by(|a, b| a == b).count() - 1;
    let opens_in_full = uses.first() == Some(&true);
    changes > usize::from(opens_in_full)
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

#[cfg(test)]
mod tests {
    use crate::{lint, parse};

    /// The codes and messages of what is found in turns under these labels.
    fn found(labels: &[&str]) -> Vec<(String, String)> {
        let turn = |label: &&str| format!("{label}: That is what I have always said of it.\n");
        let source: String = labels.iter().map(turn).collect();
        let found = lint(&source, &parse(&source).interview).into_iter();
        found.map(|it| (it.code.name().to_owned(), it.message)).collect()
    }

    fn with(label: &str) -> Vec<(String, String)> {
        let mut labels = ["John Hale", "Ana Mora"].repeat(6);
        labels.extend([label, "Ana Mora", "John Hale", "Ana Mora"]);
        found(&labels)
    }

    #[test]
    fn a_slip_of_a_label_is_near_it() {
        for slip in ["Jonh Hale", "JOHN HALE", "John Hae"] {
            let found = with(slip);
            assert_eq!(found.len(), 1, "{slip}: {found:?}");
            assert_eq!(found[0].0, "near-label", "{slip}: {found:?}");
        }
        let message = &with("Jonh Hale")[0].1;
        assert_eq!(
            *message,
            "the label `Jonh Hale` stands once and `John Hale` 7 times; \
             if that is one person, print one label"
        );
    }

    #[test]
    fn a_title_before_the_conversation_is_none() {
        let mut labels = vec!["JOHN HALE"];
        labels.extend(["John Hale", "Ana Mora"].repeat(6));
        assert_eq!(found(&labels), []);
    }

    #[test]
    fn a_label_of_two_people_is_no_name_of_one() {
        let labels = ["Hale", "Mora", "Hale and Mora", "Mora", "Hale", "Mora"].repeat(2);
        assert_eq!(found(&labels), []);
    }

    #[test]
    fn another_person_is_not() {
        assert_eq!(with("Jane Hale"), []);
    }

    #[test]
    fn two_forms_of_a_name_in_turn_are_told() {
        let mixed = ["John Hale", "Ana Mora", "Hale", "Ana Mora"].repeat(4);
        let found = found(&mixed);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "two-names");
    }

    #[test]
    fn a_name_in_full_and_in_short_from_then_on_is_a_convention() {
        let mut labels = vec!["John Hale", "Ana Mora"];
        labels.extend(["Hale", "Mora"].repeat(6));
        assert_eq!(found(&labels), []);
    }
}
