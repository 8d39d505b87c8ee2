//! Captions, SRT and WebVTT, as blocks to decide on.
//!
//! Speech goes on across cues, so it is turns that are decided on: the cues of one speaker make one
//! block, which remembers its cues as pieces. What else a file of captions holds has its kind by the
//! format: numbers and times, notes, sounds.

mod cut;
mod openings;
mod turns;
mod words;

use std::borrow::Cow;

use interview_model::{SegmentKind, Timing, run_on};

use crate::SourceFormat;
use crate::block::Block;
use crate::grammar::caption::is_sound;
use crate::grammar::direction::is_direction;
use crate::lexicon::Lexicon;
use crate::line::lines;
use crate::speakers::Speakers;
use crate::told::Told;
use cut::{Cue, Part, cut};
use turns::turns;
use words::{Run, runs};

/// What a file of captions holds.
#[derive(Debug, Default)]
pub(crate) struct Captions<'a> {
    /// What is said.
    speech: Vec<Words<'a>>,
    /// What is not, in the order of the source.
    pub(crate) told: Vec<Told<'a>>,
}

/// Words of a line of a cue.
#[derive(Debug, Clone)]
struct Words<'a> {
    /// Where they stand and what they say.
    run: Run<'a>,
    /// The line on which they start, counted from 1.
    line: usize,
    /// The times of their cue.
    timing: Timing,
    /// Whether the cue begins with them.
    opens_cue: bool,
}

impl<'a> Captions<'a> {
    /// Reads captions.
    pub(crate) fn read(source: &'a str, format: SourceFormat) -> Self {
        let mut captions = Self::default();
        for part in cut(&lines(source), format) {
            match part {
                Part::Told(kind, line, timing) => {
                    let text = Cow::Borrowed(line.text);
                    let (span, line) = (line.span, line.number);
                    captions.told.push(Told { kind, text, span, line, timing });
                }
                Part::Cue(cue) => captions.take(&cue),
            }
        }
        captions.leave_out_repeats();
        captions
    }

    /// Leaves out the lines of cues that are nothing but stage directions.
    pub(crate) fn leave_out_directions(&mut self, lexicon: &Lexicon) {
        let is_direction =
            |words: &Words<'_>| words.run.voice.is_none() && is_direction(&words.run.text, lexicon);
        let directions: Vec<bool> = self.speech.iter().map(is_direction).collect();
        self.leave_out(&directions);
    }

    /// The beginning of what is said, by which the language is told.
    pub(crate) fn sample(&self) -> String {
        text_of(self.speech.get(..SAMPLE.min(self.speech.len())).unwrap_or_default())
    }

    /// The turns, each a block of all its cues. Where nothing tells turns apart, sentences do for
    /// them: a block is over with the first cue that ends a sentence, or at a pause.
    pub(crate) fn turns(&self, speakers: &Speakers, lexicon: &Lexicon) -> Vec<Block<'a>> {
        turns(&self.speech, speakers, lexicon)
    }

    /// The cues, each a block of its own, with the marks that they have.
    pub(crate) fn cues(&self) -> Vec<Block<'a>> {
        turns::cues(&self.speech)
    }

    /// Takes the text of a cue. A sound alone, and markup without words, are none of a turn.
    fn take(&mut self, cue: &Cue<'a>) {
        let words = cue.lines.iter().flat_map(|line| {
            let on_line = runs(line).into_iter();
            on_line.map(|run| Words {
                run,
                line: line.number,
                timing: cue.timing,
                opens_cue: false,
            })
        });
        let mut words: Vec<Words<'a>> = words.collect();
        let said = text_of(&words);
        let is_heard =
            words.iter().all(|it| it.run.voice.is_none()) && (said.is_empty() || is_sound(&said));
        if let Some(first) = words.first_mut() {
            first.opens_cue = true;
        }
        if is_heard {
            self.told.extend(words.into_iter().map(Words::told));
        } else {
            self.speech.extend(words);
        }
    }

    /// Where captions roll up, a cue begins with the line that the cue before it ended with. That
    /// is shown again, not said again.
    fn leave_out_repeats(&mut self) {
        let cues = self.speech.iter().filter(|words| words.opens_cue).count();
        let repeated: Vec<bool> = std::iter::once(false)
            .chain(self.speech.windows(2).map(|pair| is_repeat(pair)))
            .collect();
        let count = repeated.iter().filter(|it| **it).count();
        if count >= ROLLS_UP && count * 3 >= cues {
            self.leave_out(&repeated);
        }
    }

    /// Leaves out some of what is said. What follows in the same cue is a piece of its own.
    fn leave_out(&mut self, out: &[bool]) {
        if !out.contains(&true) {
            return;
        }
        let mut opens_cue = false;
        for (mut words, is_out) in std::mem::take(&mut self.speech).into_iter().zip(out) {
            words.opens_cue |= opens_cue;
            opens_cue = *is_out;
            if *is_out { self.told.push(words.told()) } else { self.speech.push(words) }
        }
        self.told.sort_by_key(|told| told.span.start);
    }
}

/// How many cues must begin with the end of the cue before; a third of them at least.
const ROLLS_UP: usize = 3;

fn is_repeat(pair: &[Words<'_>]) -> bool {
    matches!(pair, [before, words] if words.opens_cue && words.run.text == before.run.text)
}

impl<'a> Words<'a> {
    fn told(self) -> Told<'a> {
        let Run { text, span, .. } = self.run;
        Told { kind: SegmentKind::Aside, text, span, line: self.line, timing: Some(self.timing) }
    }
}

/// What words say, one after the other.
fn text_of(words: &[Words<'_>]) -> String {
    let mut text = String::new();
    for words in words {
        run_on(&mut text, &words.run.text);
    }
    text
}

/// How many lines tell the language.
const SAMPLE: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    /// What is said and what is told of cues, a second each, one after the other.
    fn read(cues: &[&str]) -> (Vec<String>, Vec<(SegmentKind, String)>) {
        let cue =
            |(i, text): (usize, &&str)| format!("0:{i:02}.0 --> 0:{:02}.0\n{text}\n\n", i + 1);
        let source: String = cues.iter().enumerate().map(cue).collect();
        let captions = Captions::read(&source, SourceFormat::WebVtt);
        let said = captions.speech.iter().map(|words| words.run.text.to_string());
        let told = captions.told.iter().filter(|told| told.kind != SegmentKind::Timestamp);
        (said.collect(), told.map(|told| (told.kind, told.text.to_string())).collect())
    }

    fn asides(texts: &[&str]) -> Vec<(SegmentKind, String)> {
        texts.iter().map(|text| (SegmentKind::Aside, (*text).to_owned())).collect()
    }

    #[test]
    fn sounds_and_bare_markup_are_told() {
        let (said, told) =
            read(&["[door\ncreaks]", "<i></i>", "Who is it? [creaks]", "<v Ana>(sighs)"]);
        assert_eq!(said, ["Who is it? [creaks]", "(sighs)"]);
        assert_eq!(told, asides(&["[door", "creaks]", ""]));
    }

    #[test]
    fn directions_on_a_line_of_a_cue_are_told() {
        let source = "0:00.0 --> 0:01.0\nI saw it.\n(laughs)\n\n\
                      0:01.0 --> 0:02.0\n[sighs].\nTwice (laughs)\nor so.\n\n\
                      0:02.0 --> 0:03.0\n<v Ana>(laughs)</v>\nNo.\n";
        let mut captions = Captions::read(source, SourceFormat::WebVtt);
        captions.leave_out_directions(lexicon(Language::of_code("en")));
        let said: Vec<_> =
            captions.speech.iter().map(|words| (&*words.run.text, words.opens_cue)).collect();
        let wanted = [
            ("I saw it.", true),
            ("Twice (laughs)", true),
            ("or so.", false),
            ("(laughs)", true),
            ("No.", false),
        ];
        assert_eq!(said, wanted);
        let told = captions.told.iter().filter(|told| told.kind == SegmentKind::Aside);
        let told: Vec<_> = told.map(|told| &*told.text).collect();
        assert_eq!(told, ["(laughs)", "[sighs]."]);
    }

    #[test]
    fn lines_that_roll_up_are_said_once() {
        let (said, told) =
            read(&["so tell", "so tell", "so tell\nme of", "me of", "me of\nbees", "bees"]);
        assert_eq!(said, ["so tell", "me of", "bees"]);
        assert_eq!(told, asides(&["so tell", "so tell", "me of", "me of", "bees"]));
    }

    #[test]
    fn what_is_said_again_is_kept() {
        let cues = ["Yes.", "Yes.", "No.", "No.", "So", "it is", "with", "bees and", "wasps."];
        assert_eq!(read(&cues), (cues.map(str::to_owned).to_vec(), Vec::new()));
    }
}
