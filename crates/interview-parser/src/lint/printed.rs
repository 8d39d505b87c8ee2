//! An interview beside what is printed of it: where its labels stand, and what is around them.

use std::collections::{HashMap, HashSet};

use interview_model::{Interview, Segment, Span};

use crate::lexicon::{Classes, Language, Lexicon, lexicon, tokens};

/// An interview and its labels as the source prints them.
#[derive(Debug)]
pub(super) struct Printed<'a> {
    pub(super) source: &'a str,
    pub(super) interview: &'a Interview,
    /// The words of its language.
    pub(super) lexicon: &'static Lexicon,
    /// The labels, in the order of the source.
    pub(super) openings: Vec<Opening<'a>>,
    /// How often each label opens a turn, by its text.
    pub(super) counts: HashMap<&'a str, usize>,
}

/// A label that is printed, and the segment that it opens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opening<'a> {
    /// The place of the segment.
    pub(super) segment: usize,
    pub(super) label: &'a str,
    /// Where the label stands.
    pub(super) span: Span,
    /// What stands before the label in its segment.
    pub(super) before: &'a str,
    /// What stands between the label and what is said.
    pub(super) after: &'a str,
}

impl<'a> Printed<'a> {
    pub(super) fn of(source: &'a str, interview: &'a Interview) -> Self {
        let lexicon = lexicon(interview.language.as_deref().and_then(Language::of_code));
        let segments = interview.segments.iter().enumerate();
        let openings: Vec<_> = segments
            .filter_map(|(at, segment)| opening(source, at, segment))
            .filter(|opening| is_name(opening.label, lexicon))
            .collect();
        let mut counts = HashMap::new();
        for opening in &openings {
            *counts.entry(opening.label).or_default() += 1;
        }
        Self { source, interview, lexicon, openings, counts }
    }

    /// The segment at a place.
    pub(super) fn segment(&self, at: usize) -> Option<&'a Segment> {
        self.interview.segments.get(at)
    }

    /// How often a label opens a turn.
    pub(super) fn count(&self, label: &str) -> usize {
        self.counts.get(label).copied().unwrap_or_default()
    }

    /// The labels, each once, in the order of their first use.
    pub(super) fn labels(&self) -> Vec<Opening<'a>> {
        let mut seen = HashSet::new();
        self.openings.iter().filter(|it| seen.insert(it.label)).copied().collect()
    }
}

/// The label that opens a segment, if it is printed there.
fn opening<'a>(source: &'a str, at: usize, segment: &'a Segment) -> Option<Opening<'a>> {
    if !segment.kind.is_speech() {
        return None;
    }
    let label = segment.label.as_deref().filter(|label| !label.is_empty())?;
    let head = head(source, segment);
    let start = head.find(label)?;
    let span = Span::new(segment.span.start + start, segment.span.start + start + label.len());
    let before = head.get(..start)?;
    let after = head.get(start + label.len()..)?;
    Some(Opening { segment: at, label, span, before, after })
}

/// Whether a label may be a name: `By THE COURT:` says who asks from there on, as does
/// `Examined by`; `THE COURT` is a name.
fn is_name(label: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<Classes> = tokens(label, lexicon).map(|token| token.word).collect();
    let leads = |word: &Classes| word.any(Classes::FUNCTION) && !word.any(Classes::ARTICLE);
    match &words[..] {
        [first, .., last] => !leads(first) && !leads(last),
        _ => true,
    }
}

/// What is printed of a segment before what it says: all of it, where it says nothing.
pub(super) fn head<'a>(source: &'a str, segment: &Segment) -> &'a str {
    let raw = segment.span.slice(source).unwrap_or_default();
    let Some(first) = segment.text.split_whitespace().next() else { return raw };
    let near = raw.get(..raw.floor_char_boundary(HEAD + first.len())).unwrap_or_default();
    let places = near.match_indices(first).map(|(at, _)| raw.split_at(at));
    let mut places = places.filter(|(_, body)| reads_as(body, &segment.text));
    places.next().map(|(head, _)| head).unwrap_or_default()
}

/// How many bytes may stand before what is said.
const HEAD: usize = 300;

/// Whether a piece of the source begins with what a text begins with, white space aside.
fn reads_as(raw: &str, text: &str) -> bool {
    let letters = |text: &'_ str| {
        text.chars().filter(|c| !c.is_whitespace()).take(COMPARED).collect::<String>()
    };
    letters(raw).starts_with(&letters(text))
}

/// How many characters are compared.
const COMPARED: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_where_they_are_printed() {
        let source = "**Ana (laughs):** Why?\nBen:\nBen is my name.\n\nAna: Ana is mine.\nBen: So.";
        let interview = crate::parse(source).interview;
        let printed = Printed::of(source, &interview);
        let seen: Vec<_> =
            printed.openings.iter().map(|it| (it.before, it.label, it.after)).collect();
        let wanted = [
            ("**", "Ana", " (laughs):** "),
            ("", "Ben", ":"),
            ("", "Ana", ": "),
            ("", "Ben", ": "),
        ];
        assert_eq!(seen, wanted);
        assert!(printed.openings.iter().all(|it| it.span.slice(source) == Some(it.label)));
        assert_eq!(printed.count("Ben"), 2);
        assert_eq!(printed.labels().len(), 2);
    }

    #[test]
    fn words_that_lead_to_a_name_are_none() {
        let english = lexicon(Language::of_code("en"));
        let is_name = |label| is_name(label, english);
        assert!(["THE COURT", "Q", "Ana Mora", "Ana and Ben", "By"].into_iter().all(is_name));
        assert!(!["By THE COURT", "Examined by"].into_iter().any(is_name));
    }
}
