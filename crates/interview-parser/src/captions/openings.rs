//! Whose words of captions are: voices, labels, marks of a change of speaker.

use std::borrow::Cow;
use std::collections::HashSet;

use super::Words;
use crate::block::Opening;
use crate::convention::labels::{Place, labels};
use crate::cues::Cues;
use crate::grammar::caption::{change, tagged};
use crate::grammar::direction::directions;
use crate::grammar::ending::ending;
use crate::grammar::label::{Form, Label, exactly, label};
use crate::lexicon::Lexicon;
use crate::speakers::Speakers;

/// What opens some words, and where after it they begin.
pub(super) type Opened<'a> = (Opening<'a>, usize);

/// What opens each of the words.
pub(super) fn openings<'a>(
    speech: &[Words<'a>],
    speakers: &Speakers,
    lexicon: &Lexicon,
) -> Vec<Opened<'a>> {
    let mut ended = true;
    let candidates = speech.iter().map(|words| {
        let candidate = Candidate::of(words, ended, speakers, lexicon);
        ended = ends_sentence(candidate.text);
        candidate
    });
    let candidates: Vec<Candidate<'_>> = candidates.collect();
    let known = Known::of(&candidates, speakers, lexicon);
    let opened = candidates.iter().zip(speech).map(|(candidate, words)| {
        let label = candidate.label.filter(|it| known.is_label(it, candidate));
        let at = |text: &str| words.run.text.len() - text.len();
        match (&words.run.voice, label) {
            (Some(voice), _) => (Opening::Label(voice.clone()), at(candidate.text)),
            (None, Some(label)) => {
                (Opening::Label(Cow::Owned(label.name.to_owned())), at(label.body))
            }
            (None, None) if known.is_change(candidate, &words.run.text) => {
                (Opening::Change, at(candidate.text))
            }
            (None, None) => (Opening::Untold, 0),
        }
    });
    opened.collect()
}

/// Words with what may be the label of their speaker.
#[derive(Debug, Clone, Copy)]
struct Candidate<'a> {
    /// The words without a mark of a change of speaker.
    text: &'a str,
    /// Whether they have such a mark.
    changes: bool,
    /// Whether what was said before them ended a sentence.
    opens_sentence: bool,
    /// What may be a label: they have such a mark, or open a cue or a sentence.
    label: Option<Label<'a>>,
}

impl<'a> Candidate<'a> {
    fn of(
        words: &'a Words<'_>,
        opens_sentence: bool,
        speakers: &Speakers,
        lexicon: &Lexicon,
    ) -> Self {
        let whole: &str = &words.run.text;
        let body = change(whole);
        let (text, changes) = (body.unwrap_or(whole), body.is_some());
        let leads = words.opens_cue || changes || opens_sentence;
        let may_have = leads && words.run.voice.is_none();
        let label = if may_have { tagged(text).or_else(|| label(text)) } else { None };
        let label = label.filter(|label| is_name(text, label, opens_sentence, lexicon));
        let known = || speakers.iter().flat_map(|it| &it.labels).find_map(|it| exactly(text, it));
        let label = if may_have { label.or_else(known) } else { None };
        Self { text, changes, opens_sentence, label }
    }
}

/// Whether a label is written as names are. A cue begins in mid-sentence as often as not, so that
/// more looks like a label there than at the start of a paragraph: small letters, a dash, a time of
/// day, a link, a stage direction.
fn is_name(text: &str, label: &Label<'_>, opens_sentence: bool, lexicon: &Lexicon) -> bool {
    let printed = text.get(..text.len() - label.body.len()).unwrap_or_default();
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase);
    let is_nickname = opens_sentence && label.form == Form::Separator && !label.name.contains(' ');
    let mut others = label.name.split(' ').skip(1);
    let is_marked = match label.form {
        Form::Separator | Form::Letter => printed.trim_end().ends_with([':', '：']),
        Form::Bracket => {
            !label.body.starts_with('(') && directions(printed, lexicon).next().is_none()
        }
        _ => false,
    };
    is_marked
        && (is_capital(label.name) || is_nickname)
        && others.all(|word| is_capital(word) || word.len() <= PARTICLE)
        && label.name.contains(char::is_alphabetic)
        && !(printed.ends_with(':') && label.body.starts_with(|c: char| c.is_ascii_digit()))
}

/// The longest word in small letters that may stand in a name, in bytes: `de`, `van`.
const PARTICLE: usize = 3;

/// The labels that captions were found to have.
struct Known {
    /// In lower case.
    names: HashSet<String>,
}

impl Known {
    /// Labels are induced as those of an article, every line that may have one being a paragraph.
    fn of(candidates: &[Candidate<'_>], speakers: &Speakers, lexicon: &Lexicon) -> Self {
        let labelled = || candidates.iter().filter_map(|it| Some((it.text, it.label?)));
        let cues: Vec<Cues<'_>> = labelled()
            .map(|(text, label)| Cues { text, label: Some(label), ..Cues::default() })
            .collect();
        let labels = labels(&cues, speakers, lexicon);
        let opening = labelled().zip(&labels.at).filter(|(_, at)| at.place == Place::Opens);
        Self { names: opening.map(|((_, label), _)| key(label.name)).collect() }
    }

    /// Whether a mark changes the speaker. Where speakers have labels, a dash in mid-sentence goes
    /// on with it.
    fn is_change(&self, candidate: &Candidate<'_>, marked: &str) -> bool {
        let is_sure = self.names.is_empty() || candidate.opens_sentence || marked.starts_with('>');
        candidate.changes && is_sure
    }

    /// Whether a label opens a turn: one that is known, or, where there are known ones, a full name
    /// or one in capitals that comes but once, at the start of a sentence.
    fn is_label(&self, label: &Label<'_>, candidate: &Candidate<'_>) -> bool {
        let stands_out = label.name.contains(' ') || is_in_capitals(label.name);
        let is_lone = stands_out && candidate.opens_sentence && !self.names.is_empty();
        is_lone || self.names.contains(&key(label.name))
    }
}

fn is_in_capitals(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().all(char::is_uppercase)
}

fn key(name: &str) -> String {
    name.trim_end_matches('.').to_lowercase()
}

/// Whether a sentence ends with a text.
pub(super) fn ends_sentence(text: &str) -> bool {
    ending(text).is_of_sentence()
}
