//! What the grammars find in one block, gathered once for all that comes after.

mod named;
mod shape;
mod votes;
mod words;

pub(crate) use named::{HeadNames, Named};
pub(crate) use shape::Shape;
pub(crate) use votes::Votes;
pub(crate) use words::{ROOM, TitleWords, WordCues};

use crate::ascii::count;
use crate::block::{Block, Opening};
use crate::grammar::direction::after_directions;
use crate::grammar::ending::{Ending, ending};
use crate::grammar::label::{Form, Label, Labels, exactly, label, labels, set_off};
use crate::grammar::mark::{Mark, MarkSort, mark};
use crate::lexicon::Lexicon;
use crate::marked::Emphasis;
use crate::signs::Signs;
use crate::speakers::Speakers;
use shape::shape;
use votes::votes;
use words::{Words, word_cues};

/// The local facts about one block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cues<'a> {
    /// The block's text.
    pub(crate) text: &'a str,
    /// What may be a speaker's label.
    pub(crate) label: Option<Label<'a>>,
    /// What may be one if the article writes its labels in a way of its own.
    pub(crate) loose_label: Option<Label<'a>>,
    /// The label, where the block is nothing but what may be a speaker's name.
    pub(crate) name_alone: Option<Label<'a>>,
    /// Whether the source's format or layout says who speaks.
    pub(crate) is_told: bool,
    /// Whether it opened with a time.
    pub(crate) is_timed: bool,
    /// A dash, bullet or number at the start.
    pub(crate) mark: Option<MarkSort>,
    /// The text without label or mark.
    pub(crate) body: &'a str,
    /// How it ends.
    pub(crate) ending: Ending,
    /// Characters; those of scripts with wide characters count two and a half.
    pub(crate) length: f32,
    /// How many question marks stand in it.
    pub(crate) question_marks: usize,
    /// How many bytes follow the last question mark.
    pub(crate) after_question_mark: usize,
    /// What its words are.
    pub(crate) words: WordCues,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What kind of line its wording speaks for.
    pub(crate) votes: Votes,
}

/// The cues of a block. `read` is room for its words.
pub(crate) fn cues<'a>(
    block: &'a Block<'_>,
    title: &TitleWords,
    names: &HeadNames,
    lexicon: &Lexicon,
    read: &mut Words,
) -> Cues<'a> {
    let text: &str = &block.text;
    let (signs, mark) = (Signs::of(text), mark(text));
    let unmarked = mark.map_or(text, |Mark { body, .. }| body);
    let mut labels = match block.pieces.as_slice() {
        [] => labels(text, signs),
        // In captions a short cue is said, not a name: their labels are told by their format. None goes
        // on in the next cue.
        [first, ..] => {
            let first = text.get(..first.text.end).unwrap_or_default();
            let found = || label(text).filter(|label| first.contains(label.name));
            Labels { opening: told_label(block).or_else(found), ..Labels::default() }
        }
    };
    if labels.opening.is_none_or(|label| label.form == Form::Token) {
        labels.opening = label_by_emphasis(block).or(labels.opening);
    }
    if let Some(directed) = directed_label(text, lexicon) {
        labels.opening = Some(directed);
    }
    let body = labels.opening.map_or(unmarked, |label| label.body);
    let words = word_cues(text, body, title, names, lexicon, read);
    let length = length(text, signs);
    let (question_marks, after_question_mark) = question_marks(text, signs);
    Cues {
        text,
        label: labels.opening,
        loose_label: labels.loose,
        name_alone: labels.alone,
        is_told: told_label(block).is_some(),
        is_timed: block.timing.is_some(),
        mark: mark.map(|mark| mark.sort),
        body,
        ending: ending(text),
        length,
        question_marks,
        after_question_mark,
        words,
        shape: shape(text, signs),
        votes: votes(text, &words, lexicon),
    }
}

impl Cues<'_> {
    /// Takes what a speaker is known to have before speech for a label, however it is written.
    pub(crate) fn take_label_of(&mut self, speakers: &Speakers) {
        let found = [self.name_alone, self.label].into_iter().flatten();
        let is_known = |label: &Label<'_>| speakers.iter().any(|it| it.has_label(label.name));
        if speakers.is_empty() || found.into_iter().any(|label| is_known(&label)) {
            return;
        }
        let labels = speakers.iter().flat_map(|it| &it.labels);
        let Some(label) = labels.into_iter().find_map(|it| exactly(self.text, it)) else { return };
        if label.body.is_empty() {
            self.name_alone = Some(label);
        } else {
            self.label = Some(label);
            self.body = label.body;
        }
    }
}

/// The label with which the text of a block begins where its format or layout tells it.
fn told_label<'a>(block: &'a Block<'_>) -> Option<Label<'a>> {
    let Opening::Label(_) = block.opening else { return None };
    let (name, body) = block.text.split_once(':')?;
    let is_name = !name.is_empty();
    is_name.then_some(Label { form: Form::Separator, name, aside: "", body: body.trim_start() })
}

/// What may be a label because it alone is set off at the beginning of a marked-up block: bold, in
/// italics, in a colour.
fn label_by_emphasis<'a>(block: &'a Block<'_>) -> Option<Label<'a>> {
    let markup = block.markup?;
    let (range, _) = markup.block.emphasis.iter().find(|(range, emphasis)| {
        let sets_off = matches!(emphasis, Emphasis::Bold | Emphasis::Italic | Emphasis::Other);
        range.start == markup.at && sets_off
    })?;
    let (head, rest) = block.text.split_at_checked(range.end.checked_sub(markup.at)?)?;
    set_off(head, rest)
}

/// What may be a label after the stage directions with which a block opens: `(APPLAUSE) ANA: Yes.`
fn directed_label<'a>(text: &'a str, lexicon: &Lexicon) -> Option<Label<'a>> {
    let directed = after_directions(text, lexicon).and_then(label);
    directed.filter(|label| label.form == Form::Separator)
}

/// The length of a text as the eye sees it, in characters.
fn length(text: &str, signs: Signs) -> f32 {
    let goes_on = |byte: u8| (0x80..0xc0).contains(&byte);
    let characters = text.len() - if signs.are_ascii() { 0 } else { count(text, goes_on) };
    // The first bytes of the characters of scripts that have wide ones.
    let begins_wide = |byte: u8| (0xe3..=0xed).contains(&byte);
    let wide = if signs.highest < 0xe3 { 0 } else { count(text, begins_wide) };
    #[allow(clippy::cast_precision_loss)] // compared with bounds of two or three digits
    let length = characters as f32 + 1.5 * wide as f32;
    length
}

fn question_marks(text: &str, signs: Signs) -> (usize, usize) {
    if !signs.may_ask() {
        return (0, 0);
    }
    let (mut count, mut last) = (0, None);
    for at in memchr::memchr2_iter(b'?', 0xef, text.as_bytes()) {
        let rest = text.get(at..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix(['?', '？']) {
            count += 1;
            last = Some(after.len());
        }
    }
    (count, last.unwrap_or(0))
}
