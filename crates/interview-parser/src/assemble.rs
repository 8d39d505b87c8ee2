//! Decisions become an interview: segments with their spans, people, credits.

mod credits;
mod people;
mod segments;

use interview_model::{Convention, Interview};

use crate::block::Block;
use crate::decode::Decision;
use crate::front_matter::FrontMatter;
use crate::lexicon::{Language, Lexicon};
use crate::marked::Metadata;
use crate::options::Options;
use crate::speakers::Speakers;
use crate::told::Told;

/// All that the parts of an interview are made from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Material<'a> {
    /// The whole source.
    pub(crate) source: &'a str,
    /// The blocks that were decided on.
    pub(crate) blocks: &'a [Block<'a>],
    /// What was decided, one for each block.
    pub(crate) decisions: &'a [Decision<'a>],
    /// The parts on which there was nothing to decide.
    pub(crate) told: &'a [Told<'a>],
    /// What stands at the top of the source for programs.
    pub(crate) front: &'a FrontMatter<'a>,
    /// What the markup of the source says of the article.
    pub(crate) metadata: &'a [Metadata],
    /// Who is known to speak.
    pub(crate) speakers: &'a Speakers,
    /// The words of the language.
    pub(crate) lexicon: &'static Lexicon,
    /// The language.
    pub(crate) language: Option<Language>,
    /// How the article tells questions from answers.
    pub(crate) convention: Convention,
    /// Whether both sides have labels, so that speech without one goes on with the turn before it.
    pub(crate) labels_hold: bool,
    /// What the caller knows.
    pub(crate) options: &'a Options,
}

/// The interview.
pub(crate) fn interview(material: Material<'_>) -> Interview {
    let mut interview = Interview::default();
    interview.language = match &material.options.language {
        Some(code) => Some(code.clone()),
        None => material.language.map(|language| language.code().to_owned()),
    };
    interview.convention = material.convention;
    interview.segments = segments::segments(material);
    people::name_speakers(&mut interview, material);
    interview.credits = credits::credits(&interview.segments, material);
    interview
}
