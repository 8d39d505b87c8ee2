//! Whose the words of captions are, and the words of a turn joined.

use std::borrow::Cow;
use std::collections::HashSet;

use interview_model::{Opens, run_on};

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
    let mut ended = true;
    let candidates = speech.iter().map(|words| {
        let candidate = Candidate::of(words, ended, lexicon);
        ended = ends_sentence(candidate.text);
        candidate
    });
    let candidates: Vec<Candidate<'_>> = candidates.collect();
    let known = Known::of(&candidates, lexicon);
    let opened = candidates.iter().zip(speech).map(|(candidate, words)| {
        let label = candidate.label.filter(|it| known.is_label(it, candidate));
        let at = |text: &str| words.run.text.len() - text.len();
        match (&words.run.voice, label) {
            (Some(voice), _) => (Opening::Label(voice.clone()), at(candidate.text)),
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
    /// Whether what was said before them ended a sentence.
    opens_sentence: bool,
    /// What may be a label: they have such a mark, or open a cue or a sentence.
    label: Option<Label<'a>>,
}

impl<'a> Candidate<'a> {
    fn of(words: &'a Words<'_>, opens_sentence: bool, lexicon: &Lexicon) -> Self {
        let whole: &str = &words.run.text;
        let body = change(whole);
        let (text, changes) = (body.unwrap_or(whole), body.is_some());
        let leads = words.opens_cue || changes || opens_sentence;
        let may_have = leads && words.run.voice.is_none();
        let label = if may_have { label(text) } else { None };
        let label = label.filter(|label| is_name(text, label, lexicon));
        Self { text, changes, opens_sentence, label }
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
    /// Labels are induced as those of an article, every line that may have one being a paragraph.
    fn of(candidates: &[Candidate<'_>], lexicon: &Lexicon) -> Self {
        let labelled = || candidates.iter().filter_map(|it| Some((it.text, it.label?)));
        let cues: Vec<Cues<'_>> = labelled()
            .map(|(text, label)| Cues { text, label: Some(label), ..Cues::default() })
            .collect();
        let labels = labels(&cues, lexicon);
        let opening = labelled().zip(&labels.at).filter(|(_, at)| at.place == Place::Opens);
        Self { names: opening.map(|((_, label), _)| key(label.name)).collect() }
    }

    /// Whether a label opens a turn: one that is known, or, where there are known ones, a full name
    /// that comes but once, at the start of a sentence.
    fn is_label(&self, label: &Label<'_>, candidate: &Candidate<'_>) -> bool {
        let is_full = label.name.contains(' ') && !self.names.is_empty();
        self.names.contains(&key(label.name)) || is_full && candidate.opens_sentence
    }
}

fn key(name: &str) -> String {
    name.trim_end_matches('.').to_lowercase()
}

fn ends_sentence(text: &str) -> bool {
    matches!(ending(text), Ending::Question | Ending::Stop | Ending::Exclamation | Ending::Ellipsis)
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
            (_, None) | (Opening::Change, _) => false,
            (Opening::Label(_), Some(block)) => block.opening == opening,
            (Opening::Untold, Some(block)) => {
                self.told || !words.opens_cue || !ends_sentence(&block.text)
            }
        };
        self.told |= opening != Opening::Untold;
        let opens = match opening {
            _ if goes_on => Opens::Nothing,
            Opening::Change => Opens::Turn,
            Opening::Untold | Opening::Label(_) => Opens::Paragraph,
        };
        if !goes_on {
            self.open(words, opening);
        }
        self.add(words, at, opens);
    }

    /// Adds words as a block, if a cue or a voice begins with them.
    fn put_apart(&mut self, words: &Words<'a>) {
        let voice = words.run.voice.clone();
        if words.opens_cue || voice.is_some() {
            self.open(words, voice.map_or(Opening::Untold, Opening::Label));
        }
        self.add(words, 0, Opens::Nothing);
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
    fn add(&mut self, words: &Words<'a>, at: usize, opens: Opens) {
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
                opens,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceFormat;
    use crate::captions::Captions;
    use crate::lexicon::{Language, lexicon};

    /// Captions of these cues, two seconds each.
    fn captions(cues: &[&str]) -> String {
        let cue = |(i, text): (usize, &&str)| {
            format!("{}\n00:00:{:02},000 --> 00:00:{:02},000\n{text}\n\n", i + 1, 2 * i, 2 * i + 2)
        };
        cues.iter().enumerate().map(cue).collect()
    }

    /// The turns of captions: what opens each, and what its cues say.
    fn seen(cues: &[&str]) -> Vec<String> {
        let source = captions(cues);
        let captions = Captions::read(&source, SourceFormat::Srt);
        let turns = captions.turns(lexicon(Language::of_code("en")));
        let said = |block: &Block<'_>| {
            let opening = match &block.opening {
                Opening::Untold => "",
                Opening::Change => "> ",
                Opening::Label(name) => &format!("{name}> "),
            };
            let pieces = block.pieces.iter().map(|piece| &block.text[piece.text.clone()]);
            format!("{opening}{}", pieces.collect::<Vec<_>>().join("/"))
        };
        turns.iter().map(said).collect()
    }

    #[test]
    fn labels_open_turns_that_go_on_across_cues() {
        let cues = [
            "Ana: How do you keep",
            "bees in the winter?",
            "Ben Hale: They keep\nthemselves. The rule: leave",
            "honey: enough of it. Ana:",
            "And wasps?",
            "Ben Hale: Those, no.",
            "Ana: Never?",
            "Ben Hale:",
            "Never.",
        ];
        // The same label again goes on with its turn.
        let wanted = [
            "Ana> How do you keep/bees in the winter?",
            "Ben Hale> They keep themselves. The rule: leave/honey: enough of it. Ana:/And wasps?/Those, no.",
            "Ana> Never?",
            "Ben Hale> /Never.",
        ];
        assert_eq!(seen(&cues), wanted);
    }

    #[test]
    fn a_label_opens_a_turn_inside_a_cue_where_a_sentence_has_ended() {
        let cues = [
            "Ana: Why?\nBen: Because.",
            "Ana: Since when?\nBen: I do not know.",
            "Ben: I asked\nAna: she was there.",
            "Ana: So you did.",
        ];
        let wanted = [
            "Ana> Why?",
            "Ben> Because.",
            "Ana> Since when?",
            "Ben> I do not know./I asked Ana: she was there.",
            "Ana> So you did.",
        ];
        assert_eq!(seen(&cues), wanted);
    }

    #[test]
    fn a_full_name_that_comes_once_is_a_label_among_others() {
        let cues = ["Ana: Why?", "Ben: So.", "Ana: Oh.", "Ben: Yes.", "Cy Moss: And then: no."];
        assert_eq!(seen(&cues)[4], "Cy Moss> And then: no.");
        let alone = ["It was so.", "Cy Moss: And then: no."];
        assert_eq!(seen(&alone), ["It was so.", "Cy Moss: And then: no."]);
    }

    #[test]
    fn marks_change_the_speaker() {
        let cues =
            [">> Why bees?", "And not wasps?", "&gt;&gt; They dance.", "- Do they?\n- They do."];
        let wanted = ["> Why bees?/And not wasps?", "> They dance.", "> Do they?", "> They do."];
        assert_eq!(seen(&cues), wanted);
        let named = [">> ANA: Why?", ">> BEN: So.", ">> ANA: Oh.", ">> BEN: Yes.", ">> No."];
        assert_eq!(seen(&named), ["ANA> Why?", "BEN> So.", "ANA> Oh.", "BEN> Yes.", "> No."]);
    }

    #[test]
    fn what_looks_like_a_label_in_mid_sentence_is_speech() {
        let cues = [
            "Ana: We had one rule, and",
            "that was: no smoke.",
            "[laughs] And another,",
            "that was: no gloves.",
            "Ben: Well - I heard of it.",
            "[laughs] Well - so did we.",
            "Ana: No.",
            "Ben: Yes.",
        ];
        let wanted = [
            "Ana> We had one rule, and/that was: no smoke./[laughs] And another,/that was: no gloves.",
            "Ben> Well - I heard of it./[laughs] Well - so did we.",
            "Ana> No.",
            "Ben> Yes.",
        ];
        assert_eq!(seen(&cues), wanted);
    }

    #[test]
    fn without_marks_a_block_ends_with_a_sentence() {
        let cues = ["Bees dance. They", "do it in the dark.", "[music]", "Why?", "Yeah.", "Yeah."];
        let wanted = ["Bees dance. They/do it in the dark.", "Why?", "Yeah.", "Yeah."];
        assert_eq!(seen(&cues), wanted);
    }

    #[test]
    fn voices_open_turns() {
        let cues = [
            "<v Ana>Why",
            "<v Ana>bees?",
            "<v Ben Hale>They dance. <v Ana>Do they?</v>",
            "<v Ben Hale>",
            "They do.",
            "<v Ana>&gt;&gt; Oh.",
        ];
        let wanted = [
            "Ana> Why/bees?",
            "Ben Hale> They dance.",
            "Ana> Do they?",
            "Ben Hale> /They do.",
            "Ana> Oh.",
        ];
        assert_eq!(seen(&cues), wanted);
    }

    #[test]
    fn the_decoder_reads_marks_as_an_article_has_them() {
        let source = captions(&["<v Ana>Why?", "<v Ben>So.", ">> No."]);
        let captions = Captions::read(&source, SourceFormat::Srt);
        let turns = captions.turns(lexicon(None));
        let texts: Vec<_> = turns.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["Ana: Why?", "Ben: So.", "- No."]);
        let cues = captions.cues();
        let texts: Vec<_> = cues.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["Ana: Why?", "Ben: So.", ">> No."]);
    }
}
