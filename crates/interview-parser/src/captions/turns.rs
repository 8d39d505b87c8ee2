//! The words of a turn of captions joined.

use interview_model::{Opens, run_on};

use super::Words;
use super::openings::{ends_sentence, openings};
use crate::block::{Block, Opening, Piece};
use crate::lexicon::Lexicon;
use crate::speakers::Speakers;

/// See [`Captions::turns`](super::Captions::turns).
pub(super) fn turns<'a>(
    speech: &[Words<'a>],
    speakers: &Speakers,
    lexicon: &Lexicon,
) -> Vec<Block<'a>> {
    let mut joiner = Joiner::default();
    for (words, (opening, at)) in speech.iter().zip(openings(speech, speakers, lexicon)) {
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
                self.told
                    || !words.opens_cue
                    || !(ends_sentence(&block.text) || pauses(block, words))
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

    /// Opens a block.
    fn open(&mut self, words: &Words<'a>, opening: Opening<'a>) {
        let blank_before = usize::from(!self.blocks.is_empty());
        self.blocks.push(Block::opened(opening, words.run.span, words.line, blank_before));
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

/// Whether nothing was said for a while between a block and some words.
fn pauses(block: &Block<'_>, words: &Words<'_>) -> bool {
    let said = block.pieces.last().and_then(|piece| piece.timing);
    let end = said.and_then(|timing| timing.end_ms);
    end.is_some_and(|end| words.timing.start_ms >= end.saturating_add(PAUSE))
}

/// Captions that a program wrote have no punctuation, but pauses: this long, in milliseconds.
const PAUSE: u64 = 2000;

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
        let turns = captions.turns(&Speakers::new(), lexicon(Language::of_code("en")));
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
        for lone in ["Cy Moss", "CY"] {
            let last = format!("{lone}: And then: no.");
            let cues = ["Ana: Why?", "Ben: So.", "Ana: Oh.", "Ben: Yes.", &last];
            assert_eq!(seen(&cues)[4], format!("{lone}> And then: no."));
        }
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
        let tagged = ["[SPEAKER_00]: Why?", "[SPEAKER_01]: So", "is it.", "[SPEAKER_00]: Oh."];
        let tagged = [tagged.as_slice(), &["[SPEAKER_01]: Yes."]].concat();
        let wanted =
            ["SPEAKER_00> Why?", "SPEAKER_01> So/is it.", "SPEAKER_00> Oh.", "SPEAKER_01> Yes."];
        assert_eq!(seen(&tagged), wanted);
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
            "Ana: No. It was at",
            "17:30 or at",
            "17:45, by the",
            "[hive](https://example.org/1) and the",
            "[hive](https://example.org/2).",
            "Ben: Yes, or so",
            "- I think.",
            "- No.",
        ];
        let wanted = [
            "Ana> We had one rule, and/that was: no smoke./[laughs] And another,/that was: no gloves.",
            "Ben> Well - I heard of it./[laughs] Well - so did we.",
            "Ana> No. It was at/17:30 or at/17:45, by the/\
             [hive](https://example.org/1) and the/[hive](https://example.org/2).",
            "Ben> Yes, or so/- I think.",
            "> No.",
        ];
        assert_eq!(seen(&cues), wanted);
        let nicknames = ["ana: Why?", "ben: So.", "ana: I said: why?", "ben: So I", "said: so."];
        let wanted = ["ana> Why?", "ben> So.", "ana> I said: why?", "ben> So I/said: so."];
        assert_eq!(seen(&nicknames), wanted);
    }

    #[test]
    fn without_marks_a_block_ends_with_a_sentence_or_at_a_pause() {
        let cues = ["Bees dance. They", "do it in the dark.", "[music]", "Why?", "Yeah.", "Yeah."];
        let wanted = ["Bees dance. They/do it in the dark.", "Why?", "Yeah.", "Yeah."];
        assert_eq!(seen(&cues), wanted);
        let heard = ["so tell me", "about bees", "[music]", "well they", "dance"];
        assert_eq!(seen(&heard), ["so tell me/about bees", "well they/dance"]);
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
        let turns = captions.turns(&Speakers::new(), lexicon(None));
        let texts: Vec<_> = turns.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["Ana: Why?", "Ben: So.", "- No."]);
        let cues = captions.cues();
        let texts: Vec<_> = cues.iter().map(|block| &*block.text).collect();
        assert_eq!(texts, ["Ana: Why?", "Ben: So.", ">> No."]);
    }
}
