//! Trains the weights with which `interview-parser` tells questions from answers, and measures
//! them on sources that they have not seen.
//!
//! ```text
//! interview-train train --out FILE [--exclude SOURCE]... [--temperature T] FOLDER...
//! interview-train leave-one-out [--by source|folder] [--only SOURCE]... [--folds N] [--original] [--errors N]
//!     [--reliability] FOLDER...
//! interview-train rule FOLDER...
//! interview-train detect --out FILE --others FOLDER [--unseen FOLDER]... FOLDER...
//! ```
//!
//! # How it works
//!
//! A folder holds articles, `NAME.txt`, and beside each a table of what its lines are,
//! `NAME.gold.tsv`: a row `line<TAB>role<TAB>speaker` for each line that is not blank. Each folder
//! with articles in it is a source.
//!
//! Of each source some articles are chosen, and of each article some copies are made under other
//! conventions of labels and blank lines, with other things around and in the conversation (the
//! module `augment`). The features of articles and copies are those of the parser, made by its own
//! code: [`observe`](interview_parser::decoder::observe). On these a linear-chain conditional random
//! field is trained (the module `crf`), with a penalty that makes most weights zero.
//!
//! Where the marked-up source of an article lies beside it, `NAME.md`, that is one more example: its
//! blocks are what the lines are that have their words. Transcripts in Markdown are read as text and
//! as Markdown. One more copy of each article is set as authors set theirs: questions bold or as
//! headings, captions in italics, words set off in answers, a question left plain here and there.
//!
//! Folders that `--transcripts` names are learned from without copies, the beginning of each article
//! alone; folders that `--written` names, articles written for this, without copies as well, and they
//! are never left out or measured. Both may be given to all of these but `rule`.
//!
//! Everything is drawn from generators seeded by the names of sources and articles, and sums are
//! added in one order: the same folders and options give the same weights, on any number of
//! threads.
//!
//! # What is left out
//!
//! `leave-one-out` trains without a source and measures on it. Folders whose names are the same up
//! to the first hyphen are one family and left out together: they hold articles of the same origin.
//! With `--by folder` all sources of one named folder are left out at once, so that
//!
//! ```text
//! interview-train leave-one-out --by folder --only news corpus/unmarked corpus/news
//! ```
//!
//! measures news without any news in training, and without `--by folder` one language of news with
//! the others in training. The table is that of the project's accuracy measure; lines that the gold
//! calls times are left out of it, for the decoder does not see them. A folder called `seed` is
//! measured but never trained on.
//!
//! With `--original` the marked-up sources are measured: lines are looked up by their words in the
//! segments, as the accuracy measure does, and those that none has are left out.
//!
//! # Calibration
//!
//! On sources that it has not seen the field is surer of itself than it is right. `train` therefore
//! leaves out each source in its turn, as above, and finds the one number, the temperature, with
//! which the probabilities of the lines left out tell best which of them are right
//! ([`calibrated`](interview_parser::decoder::calibrated)). It is written with the weights; choices
//! do not depend on it. `leave-one-out --reliability` shows how often choices are right by how sure
//! they are, without the temperature and with it; there it is fitted without the source that it
//! is used on.
//!
//! # Interviews and other articles
//!
//! `detect` learns the few weights with which the parser tells whether an article is an interview at
//! all ([`Detector`](interview_parser::decoder::Detector)). Interviews are those of the folders,
//! each read with weights that were trained without its source. Other articles are the texts of
//! `--others`, and what is left of the interviews without their conversation, without their questions,
//! and without speech and introduction. The table says what the parser would say of each, by a
//! detector that has not seen the source or the text.
//!
//! # The file
//!
//! The weights are written as the parser reads them
//! ([`Weights::from_text`](interview_parser::decoder::Weights::from_text)). Lines of provenance say
//! with what options they were trained and, for each source, how many articles and lines were taken
//! and how many of the lines ask.

mod arguments;
mod augment;
mod calibration;
mod corpus;
mod crf;
mod detect;
mod error;
mod leave_one_out;
mod measure;
mod random;
mod report;
mod rule;
mod sequence;
mod text;
mod train;
mod words;

pub use arguments::{Arguments, run};
pub use error::Error;
