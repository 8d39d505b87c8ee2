//! The command `interview-train`; see the crate's documentation.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use interview_train::{Arguments, run};

fn main() -> ExitCode {
    match run(&Arguments::parse(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is the command, not the library")]
fn complain(error: &interview_train::Error) {
    eprintln!("interview-train: {error}");
}
