//! Whose the words of captions are, and the words of a turn joined.

use std::borrow::Cow;
use std::collections::HashSet;

use interview_model::run_on;

use super::Words;
use crate::block::{Block, Opening, Piece};
use crate::convention::labels::{Place, labels};
use crate::cues::Cues;
use crate::grammar::caption::change;
use crate::grammar::direction::directions;
use crate::grammar::ending::{Ending, ending};
use crate::grammar::label::{Form, Label, label};
use crate::lexicon::Lexicon;

/// See [`Captions::turns`](super::Captions::turns).
pub(super) fn turns<'a>(speech: &[Words<'a>], lexicon: &Lexicon) -> Vec<Block<'a>> {
    let mut joiner = Joiner::default();
    for (words, (opening, at)) in speech.iter().zip(openings(speech, lexicon)) {
        joiner.put(words, opening, at);
    }
    joiner.blocks
}

/// See [`Captions::cues`](super::Captions::cues).
pub(super) fn cues<'a>(speech: &[Words<'a>]) -> Vec<Block<'a>> {
    let mut joiner = Joiner::default();
    for words in speech {
        joiner.put_apart(words);
    }
    joiner.blocks
}

/// What opens some words, and where after it they begin.
type Opened<'a> = (Opening<'a>, usize);

/// What opens each of the words.
fn openings<'a>(speech: &[Words<'a>], lexicon: &Lexicon) -> Vec<Opened<'a>> {
    let candidates: Vec<Candidate<'_>> =
        speech.iter().map(|words| Candidate::of(words, lexicon)).collect();
    let known = Known::of(&candidates, lexicon);
    let mut ended = true;
    let opened = candidates.iter().zip(speech).map(|(candidate, words)| {
        let label = candidate.label.filter(|it| known.is_label(it, candidate, ended));
        ended = ends_sentence(candidate.text);
        let at = |text: &str| words.run.text.len() - text.len();
        match (&words.run.voice, label) {
            (Some(voice), _) => (Opening::Label(voice.clone()), 0),
            (None, Some(label)) => {
                (Opening::Label(Cow::Owned(label.name.to_owned())), at(label.body))
            }
            (None, None) if candidate.changes => (Opening::Change, at(candidate.text)),
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
    /// Whether they open a cue or have such a mark.
    leads: bool,
    /// What may be a label.
    label: Option<Label<'a>>,
}

impl<'a> Candidate<'a> {
    fn of(words: &'a Words<'_>, lexicon: &Lexicon) -> Self {
        let whole: &str = &words.run.text;
        let changed = change(whole);
        let text = changed.unwrap_or(whole);
        let unvoiced = words.run.voice.is_none();
        let label = label(text).filter(|label| unvoiced && is_name(text, label, lexicon));
        let changes = changed.is_some();
        Self { text, changes, leads: words.opens_cue || changes, label }
    }
}

/// Whether a label is written as names are. A cue begins in mid-sentence as often as not, so that
/// more looks like a label there than at the start of a paragraph: before a dash, in small letters,
/// in the brackets of a stage direction.
fn is_name(text: &str, label: &Label<'_>, lexicon: &Lexicon) -> bool {
    let printed = text.get(..text.len() - label.body.len()).unwrap_or_default();
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase) || word.len() <= PARTICLE;
    let is_marked = match label.form {
        Form::Separator | Form::Letter => printed.trim_end().ends_with([':', '：']),
        Form::Bracket => directions(printed, lexicon).next().is_none(),
        Form::Token => false,
    };
    is_marked
        && label.name.split_whitespace().all(is_capital)
        && !label.name.starts_with(char::is_lowercase)
}

/// The longest word in small letters that may stand in a name, in bytes: `de`, `van`.
const PARTICLE: usize = 3;

/// The labels that captions were found to have.
struct Known {
    /// In lower case.
    names: HashSet<String>,
}

impl Known {
    /// Labels are induced as those of an article, every cue being a paragraph.
    fn of(candidates: &[Candidate<'_>], lexicon: &Lexicon) -> Self {
        let leading = || candidates.iter().filter(|it| it.leads);
        let cues: Vec<Cues<'_>> = leading()
            .map(|it| Cues { text: it.text, label: it.label, ..Cues::default() })
            .collect();
        let labels = labels(&cues, lexicon);
        let opening = leading().zip(&labels.at).filter(|(_, at)| at.place == Place::Opens);
        let names = opening.filter_map(|(candidate, _)| candidate.label.map(|it| key(it.name)));
        Self { names: names.collect() }
    }

    /// Whether a label opens a turn: one that is known, at the start of a cue or of a sentence in
    /// it. Where there are known ones, a full name that comes but once is one, too.
    fn is_label(&self, label: &Label<'_>, candidate: &Candidate<'_>, ended: bool) -> bool {
        let is_full = label.name.contains(' ') && !self.names.is_empty();
        if self.names.contains(&key(label.name)) {
            candidate.leads || ended
        } else {
            candidate.leads && ended && is_full
        }
    }
}

fn key(name: &str) -> String {
    name.trim_end_matches('.').to_lowercase()
}

fn ends_sentence(text: &str) -> bool {
    matches!(
        ending(text),
        Ending::Question | Ending::Stop | Ending::Exclamation | Ending::Ellipsis
    )
}

/// Joins words to blocks.
#[derive(Debug, Default)]
struct Joiner<'a> {
    blocks: Vec<Block<'a>>,
    /// Whether anything has told a turn so far.
    told: bool,
}

impl<'a> Joiner<'a> {
    /// Adds words to their turn.
    fn put(&mut self, words: &Words<'a>, opening: Opening<'a>, at: usize) {
        let goes_on = match (&opening, self.blocks.last()) {
            (_, None) => false,
            (Opening::Label(_), Some(block)) => block.opening == opening,
            (Opening::Change, Some(_)) => false,
            (Opening::Untold, Some(block)) => {
                self.told || !words.opens_cue || !ends_sentence(&block.text)
            }
        };
        self.told |= opening != Opening::Untold;
        if !goes_on {
            self.open(words, opening);
        }
        self.add(words, at, goes_on);
    }

    /// Adds words as a block, if a cue or a voice begins with them.
    fn put_apart(&mut self, words: &Words<'a>) {
        let voice = words.run.voice.clone();
        if words.opens_cue || voice.is_some() {
            self.open(words, voice.map_or(Opening::Untold, Opening::Label));
        }
        self.add(words, 0, true);
    }

    /// Opens a block. Its text begins as that of an article would that tells the same.
    fn open(&mut self, words: &Words<'a>, opening: Opening<'a>) {
        let text = match &opening {
            Opening::Untold => String::new(),
            Opening::Change => "-".to_owned(),
            Opening::Label(name) => format!("{name}:"),
        };
        self.blocks.push(Block {
            text: Cow::Owned(text),
            span: words.run.span,
            line: words.line,
            blank_before: usize::from(!self.blocks.is_empty()),
            timing: None,
            opening,
            pieces: Vec::new(),
        });
    }

    /// Adds words to the last block, from a place in them on.
    fn add(&mut self, words: &Words<'a>, at: usize, continues: bool) {
        let Some(block) = self.blocks.last_mut() else { return };
        let more = words.run.text.get(at..).unwrap_or_default();
        let text = block.text.to_mut();
        run_on(text, more);
        let end = text.len();
        let span = words.run.span;
        block.span.end = span.end;
        match block.pieces.last_mut() {
            Some(piece) if !words.opens_cue => {
                piece.text.end = end;
                piece.span.end = span.end;
            }
            _ => block.pieces.push(Piece {
                text: end - more.trim_start().len()..end,
                span,
                line: words.line,
                timing: Some(words.timing),
                continues,
            }),
        }
    }
}
