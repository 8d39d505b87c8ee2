//! The texts of an article that may give a full name, cut into words once, and only where a word that
//! is looked for may stand.

use std::cell::OnceCell;

use interview_model::Segment;
use memchr::{memchr2_iter, memmem};

use super::sources::{front, head};
use crate::grammar::person::is_particle;
use crate::letters::{is_alphanumeric, is_lowercase, is_uppercase, to_lowercase};
use crate::lexicon::{Classes, Lexicon, Token, is_unspaced, tokens};

/// A text and its words.
#[derive(Debug)]
#[allow(clippy::struct_field_names)] // there is no other word for what it is
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    lexicon: &'a Lexicon,
    words: OnceCell<Vec<Token>>,
}

impl<'a> Text<'a> {
    pub(super) fn of(text: &'a str, lexicon: &'a Lexicon) -> Self {
        Self { text, lexicon, words: OnceCell::new() }
    }

    /// The words, which are cut when somebody asks for them first.
    pub(super) fn words(&self) -> &[Token] {
        self.words.get_or_init(|| {
            let mut words = Vec::with_capacity(self.text.len() / 5);
            tokens(self.text, self.lexicon).for_each(|word| words.push(word));
            words
        })
    }

    /// Whether a word that begins with these letters may stand here, in whatever case: where none does,
    /// the text need not be cut. Letters that are not ASCII are not looked for.
    pub(super) fn may_hold(&self, letters: &str) -> bool {
        let text = self.text.as_bytes();
        let Some(first) = letters.bytes().next().filter(|_| letters.is_ascii()) else {
            return true;
        };
        let mut places = memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
        places.any(|at| {
            let (before, from) = text.split_at(at);
            let is_within = before.last().is_some_and(u8::is_ascii_alphanumeric);
            let found = from.get(..letters.len());
            !is_within && found.is_some_and(|it| it.eq_ignore_ascii_case(letters.as_bytes()))
        })
    }

    /// As [`Self::may_hold`], of a word with a capital, in any letters, beside which another word of a name
    /// may stand.
    pub(super) fn may_name(&self, letters: &str) -> bool {
        let small = letters.chars().map(to_lowercase);
        let Some(first) = small.clone().next() else { return true };
        let capital: String = first.to_uppercase().collect();
        memmem::find_iter(self.text.as_bytes(), &capital).any(|at| {
            let (before, rest) = self.text.split_at_checked(at).unwrap_or_default();
            let mut found = rest.chars();
            small.clone().all(|c| found.next().map(to_lowercase) == Some(c))
                && (may_end_in_name(before) || may_begin_with_name(found.as_str()))
        })
    }

    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words().get(at).and_then(|it| self.text.get(it.start..it.end)).unwrap_or_default()
    }

    /// What stands before a word.
    pub(super) fn before(&self, at: usize) -> &'a str {
        self.words().get(at).and_then(|it| self.text.get(..it.start)).unwrap_or_default()
    }

    /// What stands after a word.
    pub(super) fn after(&self, at: usize) -> &'a str {
        self.words().get(at).and_then(|it| self.text.get(it.end..)).unwrap_or_default()
    }

    /// What stands between a word and the next.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let end = self.words().get(at + 1).map_or(self.text.len(), |next| next.start);
        self.words().get(at).and_then(|it| self.text.get(it.end..end)).unwrap_or_default()
    }

    /// Whether a word in small letters may stand within a name: `de`, `van`, but not `y`.
    pub(super) fn is_particle(&self, at: usize) -> bool {
        let joins = self.words().get(at).is_some_and(|it| it.word.any(Classes::CONJUNCTION));
        let word = self.word(at);
        word.len() > 1 && word.starts_with(is_lowercase) && is_particle(word) && !joins
    }
}

/// Whether what stands before a word may end in one of the same name, or in an initial.
fn may_end_in_name(before: &str) -> bool {
    let Some(before) = before.strip_suffix(' ') else { return false };
    let word = before.rsplit(|c| !is_of_word(c)).next().unwrap_or_default();
    before.ends_with('.') || word.starts_with(is_uppercase) || is_particle(word)
}

/// Whether what stands after the letters of a word may begin with another word of the same name; what
/// goes on the word itself, as after a hyphen, may.
fn may_begin_with_name(after: &str) -> bool {
    let Some(after) = after.strip_prefix(' ') else { return after.starts_with(is_of_word) };
    let word = after.split(|c| !is_of_word(c)).next().unwrap_or_default();
    word.starts_with(is_uppercase) || is_particle(word)
}

/// Whether a character may stand in a word.
pub(super) fn is_of_word(c: char) -> bool {
    is_alphanumeric(c) || matches!(c, '-' | '\'' | '’')
}

/// The texts of an article, as far as somebody asks for them.
pub(super) struct Texts<'a> {
    segments: &'a [Segment],
    source: &'a str,
    lexicon: &'a Lexicon,
    printed: OnceCell<Vec<Text<'a>>>,
    turns: OnceCell<Vec<Text<'a>>>,
    spoken: OnceCell<Vec<Text<'a>>>,
}

/// How many lines that nobody says are read below the first that is spoken.
const LINES: usize = 48;
/// The longest such line, in bytes.
const LINE: usize = 240;
/// How many turns are read with their labels.
const TURNS: usize = 3;
/// How many of the first segments of speech are read, and how much of each.
const SPEECH: usize = 24;
/// See [`SPEECH`].
const OPENING: usize = 512;

impl<'a> Texts<'a> {
    pub(super) fn of(segments: &'a [Segment], source: &'a str, lexicon: &'a Lexicon) -> Self {
        Self {
            segments,
            source,
            lexicon,
            printed: OnceCell::new(),
            turns: OnceCell::new(),
            spoken: OnceCell::new(),
        }
    }

    /// What is printed above the conversation, and the lines between and below the turns.
    pub(super) fn printed(&self) -> &[Text<'a>] {
        self.printed.get_or_init(|| {
            let above = front(self.segments);
            let others = self.segments.iter().skip(above.len());
            let others = others.filter(|it| !it.kind.is_speech() && it.text.len() <= LINE);
            let lines = others.take(LINES).map(|it| it.text.as_str());
            above.into_iter().chain(lines).map(|text| Text::of(text, self.lexicon)).collect()
        })
    }

    /// The first turns with their labels: what looks like one may say who has an office.
    pub(super) fn turns(&self) -> &[Text<'a>] {
        self.turns.get_or_init(|| {
            let turns = self.segments.iter().filter(|it| it.kind.is_speech() && it.label.is_some());
            let turns =
                turns.take(TURNS).filter_map(|it| self.source.get(it.span.start..it.span.end));
            let turns = turns.filter(|it| it.len() <= LINE);
            turns.map(|text| Text::of(text, self.lexicon)).collect()
        })
    }

    /// The beginnings of the first turns.
    pub(super) fn spoken(&self) -> &[Text<'a>] {
        self.spoken.get_or_init(|| {
            let speech = self.segments.iter().filter(|it| it.kind.is_speech());
            let heads = speech.take(SPEECH).map(|it| head(&it.text, OPENING));
            heads.map(|text| Text::of(text, self.lexicon)).collect()
        })
    }
}

/// The letters with which a word begins, up to an apostrophe or the like.
pub(super) fn letters_of<'t>(text: &'t str, word: &Token) -> &'t str {
    let word = text.get(word.start..word.end).unwrap_or_default();
    word.split(|c| !is_alphanumeric(c)).next().unwrap_or_default()
}

/// Whether a label is of a script without capitals and without spaces.
pub(super) fn is_of_unspaced(label: &str) -> bool {
    label.starts_with(is_unspaced)
}

/// Words that begin sentences, and those of bodies, offices and dates: no part of a name.
pub(super) const NO_NAMES: Classes = Classes::all(&[
    Classes::FUNCTION,
    Classes::QUESTION,
    Classes::AUXILIARY,
    Classes::CONJUNCTION,
    Classes::REPLY,
    Classes::THANKS,
    Classes::FIRST,
    Classes::SECOND,
    Classes::MONTH,
    Classes::WEEKDAY,
    Classes::HONORIFIC,
    Classes::OCCUPATION,
    Classes::GROUP,
    Classes::ASKER,
    Classes::ANSWERER,
    Classes::ARTICLE,
    Classes::PLACE,
    Classes::NOT_LABEL,
]);

/// Words that stand before a name and are none of it.
pub(super) const TITLES: Classes =
    Classes::all(&[Classes::HONORIFIC, Classes::OCCUPATION, Classes::ARTICLE]);
