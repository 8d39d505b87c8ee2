//! The command `interview`: interview articles to CSV, JSON and plain text.
//!
//! A thin shell: `interview-parser` reads, `interview-export` writes; here are the command line,
//! the files and the words for people.

mod cli;
mod usage;
mod walk;

mod archive;
mod input;
mod parallel;
mod source;
mod written;

mod convert;
mod explain;
mod format;
mod lint;
mod output;
mod report;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::{Cli, Command, ConvertArguments, ExplainArguments, LintArguments};

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Convert(arguments) => convert::run(&arguments)
            .unwrap_or_else(|error| error.exit::<ConvertArguments>("interview convert")),
        Command::Explain(arguments) => explain::run(&arguments)
            .unwrap_or_else(|error| error.exit::<ExplainArguments>("interview explain")),
        Command::Lint(arguments) => lint::run(&arguments)
            .unwrap_or_else(|error| error.exit::<LintArguments>("interview lint")),
    }
}
