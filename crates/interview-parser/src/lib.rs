//! Reads interview articles as they are found, and gives back what a person sees in them: who is
//! asked and who asks, every question with its whole answer, and everything that is neither.
//!
//! ```
//! let article = "\
//! What is in the shed?
//! Boats. Eleven of them, and the oldest is from 1904.
//! Does anybody sail them?
//! Not since the war.";
//!
//! let parsed = interview_parser::parse(article);
//! for exchange in parsed.interview.exchanges() {
//!     println!("{} -> {}", exchange.question_text(), exchange.answer_text());
//! }
//! # assert_eq!(parsed.interview.exchanges().len(), 2);
//! ```
//!
//! Parsing never fails: any text gives an interview, and [`Diagnostic`]s say what is doubtful about
//! it. The segments of the interview are disjoint, in order, and hold every byte of the source that
//! is not white space.
//!
//! Captions, SRT and WebVTT, are read too: see [`SourceFormat`]. Their cues become segments with
//! their times, and what goes on across cues is one turn.
//!
//! ```
//! let captions = "\
//! WEBVTT
//!
//! 00:01.000 --> 00:02.500
//! <v Ana>What is in
//!
//! 00:02.500 --> 00:03.800
//! the shed?
//!
//! 00:04.000 --> 00:05.000
//! <v Ben>Boats.";
//!
//! let parsed = interview_parser::parse(captions);
//! let turns = parsed.interview.turns();
//! assert_eq!(turns[0].text(), "What is in the shed?");
//! assert_eq!(turns[0].timing().and_then(|timing| timing.end_ms), Some(3_800));
//! assert_eq!(turns[1].label, Some("Ben"));
//! ```
//!
//! The text flows through the modules in their order here: lines, blocks, the cues that the grammars
//! find in each block, the facts about the whole document, the decision on the sequence, and the
//! assembly of the interview.

#![cfg_attr(
    test,
    allow(clippy::string_slice, clippy::items_after_statements, clippy::type_complexity)
)]

mod ascii;
mod assemble;
mod block;
mod captions;
mod convention;
mod cues;
mod decode;
mod detect;
mod diagnostic;
mod doubt;
mod explain;
mod front_matter;
mod grammar;
mod layout;
mod learned;
mod legend;
mod letters;
mod lexicon;
mod line;
mod lint;
mod margin;
pub mod marked;
mod name_forms;
mod options;
mod pages;
mod parse;
mod run_in;
mod seen;
mod signs;
mod source_format;
mod speakers;
mod told;
mod unheard;

pub use diagnostic::{Code, Diagnostic, ParseError, Parsed, Severity};
pub use explain::{Explanation, Reason, explain, explain_marked};
pub use lint::lint;
pub use options::Options;
pub use parse::{parse, parse_marked, parse_with};
pub use source_format::SourceFormat;
pub use speakers::{Speakers, SpeakersError};

/// The decoder by itself, and what tells interviews from other articles after it, for those who
/// train their weights or look into their choices.
pub mod decoder {
    pub use crate::decode::{
        FEATURE_COUNT, KINDS, LABELLED, Observations, PARTS, Part, Weights, WeightsError,
        calibrated, weights,
    };
    pub use crate::detect::{Detector, DetectorError, FACTS, detector, facts};
    pub use crate::parse::{observe, observe_marked};
}
