//! What is wrong with a command line each of whose parts is right.

use clap::error::ErrorKind;
use clap::{Args, Command};
use interview_parser::SpeakersError;
use thiserror::Error;

/// A contradiction in the command line, or a gap.
#[derive(Debug, PartialEq, Eq, Error)]
pub(crate) enum UsageError {
    #[error("the ending of `{0}` names no format; add --to csv, tsv, json, jsonl or text")]
    UnknownEnding(String),
    #[error("{format} does not go with {option}; leave that out, or use --to {instead}")]
    Disagree { format: &'static str, option: &'static str, instead: &'static str },
    #[error("there is nothing to read; name a file or a folder, or - for standard input")]
    NothingToRead,
    #[error("standard input (-) can be read only once; name it once")]
    StdinTwice,
    #[error("`{0}` is an input, and the output would replace it; give -o another name")]
    OutputIsInput(String),
    #[error("--speaker, --interviewer and --interviewee contradict each other: {0}")]
    Speakers(#[from] SpeakersError),
}

impl UsageError {
    /// Says so as clap does for its own errors, and ends the process with 2. `command` is the one
    /// whose arguments `A` are.
    pub(crate) fn exit<A: Args>(&self, command: &'static str) -> ! {
        let mut command = A::augment_args(Command::new(command));
        command.error(ErrorKind::ArgumentConflict, self).exit()
    }
}
