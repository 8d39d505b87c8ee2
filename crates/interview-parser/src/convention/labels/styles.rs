//! How the labels of an article are written, so that one that comes but once is known by it.

use std::collections::HashMap;

use super::Place;
use super::candidates::{Candidate, Candidates};
use crate::grammar::label::{Form, Label, is_in_capitals};

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Style {
    pub(super) place: Place,
    pub(super) form: Form,
    dress: Dress,
}

/// What is seen of a label beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Dress {
    capitals: bool,
    marked: bool,
    colon: bool,
}

impl Style {
    pub(super) fn of(text: &str, label: &Label<'_>, place: Place) -> Self {
        let printed = text.get(..text.len() - label.body.len()).unwrap_or_default();
        let end = printed.trim_end_matches(['*', '_', '"', '”', ' ', '\u{3000}']);
        let dress = Dress {
            capitals: is_in_capitals(label.name),
            marked: text.starts_with(['*', '_', '[', '#', '"', '“', '«']),
            colon: end.ends_with([':', '：']),
        };
        Self { place, form: label.form, dress }
    }

    /// How often a name must come to be a label when written so.
    pub(super) const fn recurs(self) -> usize {
        match (self.place, self.form) {
            (Place::Alone, Form::Line | Form::Markup) if !self.dress.capitals => 3,
            (_, Form::Space | Form::Markup) => 3,
            (_, Form::Token) => 4,
            (_, Form::Semicolon) => usize::MAX,
            _ => 2,
        }
    }

    /// Whether nothing but its line tells a name.
    pub(super) fn is_bare(self) -> bool {
        self.place == Place::Alone && self.form == Form::Line && !self.dress.capitals
    }

    /// Whether a name that comes once can be told by it: a heading stands on a line of its own
    /// too, a dash in a sentence.
    fn tells(self) -> bool {
        match self.form {
            Form::Separator => self.dress.colon,
            Form::Line => self.dress.capitals,
            Form::Time | Form::Bracket => true,
            Form::Markup => self.place == Place::Opens,
            Form::Letter | Form::Token | Form::Space | Form::Semicolon => false,
        }
    }

    /// Whether words of prose can look so.
    fn is_plain(self) -> bool {
        self.form == Form::Separator && !self.dress.capitals && !self.dress.marked
    }
}

/// The ways in which the labels of an article are written.
#[derive(Debug, Default)]
pub(super) struct Styles {
    written: HashMap<Style, Written>,
    /// How often each name opens a block.
    names: HashMap<u64, usize>,
    /// The first and the last block with a label.
    range: (usize, usize),
}

/// What is written in one style.
#[derive(Debug, Clone, Copy, Default)]
struct Written {
    /// How many blocks look labelled so.
    candidates: usize,
    /// How many blocks are.
    labels: usize,
    /// How many names come again so.
    names: usize,
    /// The most words that such a name has.
    words: usize,
}

/// So many labels make a style known.
const LABELS: usize = 6;
/// How many blocks before the first and after the last label one may stand that comes once.
const BEYOND: usize = 3;

impl Styles {
    pub(super) fn of(labels: &[Option<Candidate<'_>>], candidates: &[Candidates<'_>]) -> Self {
        let mut styles = Self::default();
        let mut uses: HashMap<(Style, u64), usize> = HashMap::new();
        for label in labels.iter().flatten() {
            let count = uses.entry((label.style, label.key)).or_default();
            *count += 1;
            let written = styles.written.entry(label.style).or_default();
            written.labels += 1;
            written.names += usize::from(*count == 2);
            written.words = written.words.max(words(label.label.name));
            if label.style.place == Place::Opens {
                *styles.names.entry(label.key).or_default() += 1;
            }
        }
        for candidate in candidates.iter().flatten().flatten() {
            if let Some(written) = styles.written.get_mut(&candidate.style) {
                written.candidates += 1;
            }
        }
        let first = labels.iter().position(Option::is_some).unwrap_or(0);
        let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
        styles.range = (first, last);
        styles
    }

    /// Whether a name that comes once at a block is written as those are that come again.
    pub(super) fn fits(&self, block: usize, it: &Candidate<'_>) -> bool {
        let (first, last) = self.range;
        let within = block + BEYOND >= first && block <= last + BEYOND;
        let known = self.written.get(&it.style).is_some_and(|written| {
            let is_known = written.labels >= LABELS
                && written.names >= 2
                && written.labels * 10 >= written.candidates * 6;
            is_known && (!it.style.is_plain() || words(it.label.name) <= written.words)
        });
        within && known && it.style.tells()
    }

    /// Whether it is a label that is known but for its colon: `AM; Yes.`, `AM Yes.`
    pub(super) fn is_slip(&self, it: &Candidate<'_>) -> bool {
        let known = self.names.get(&it.key).copied().unwrap_or(0);
        let is_one = match it.style.form {
            Form::Semicolon => true,
            Form::Token | Form::Space => it.style.dress.capitals,
            _ => false,
        };
        is_one && known >= 3
    }
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}
