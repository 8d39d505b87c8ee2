//! Running the command in a folder of its own.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// An interview of one exchange, which no reader could take for anything else.
pub(crate) const BEES: &str = "Q: Why bees?\nA: They dance.\n";

/// The rows of a run, which are JSON Lines.
pub(crate) fn json_rows(run: &Run) -> Vec<serde_json::Value> {
    run.stdout.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
}

/// The CSV of [`BEES`] without its header, where it is in `source`.
pub(crate) fn bees_row(source: &str) -> String {
    format!("{source},1,,,Why bees?,,They dance.,0,27,,\n")
}

pub(crate) const HEADER: &str =
    "source,exchange,section,interviewer,question,interviewee,answer,start,end,start_ms,end_ms\n";

/// A folder in which the command is run.
pub(crate) struct Place(TempDir);

/// What a run of the command gave.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Place {
    /// A folder with these files in it.
    pub(crate) fn with(files: &[(&str, &[u8])]) -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        for (name, content) in files {
            let path = place.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `interview` with `arguments`, parted by spaces, and nothing on standard input.
    pub(crate) fn run(&self, arguments: &str) -> Run {
        self.run_reading(arguments, b"")
    }

    /// Runs `interview` with `input` on standard input.
    pub(crate) fn run_reading(&self, arguments: &str, input: &[u8]) -> Run {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap().into()
    }

    /// The command, with its output in pipes.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        interview(self.0.path(), arguments)
    }
}

/// `interview` with `arguments`, parted by spaces, to be run in `folder`.
pub(crate) fn interview(folder: &Path, arguments: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_interview"));
    command.current_dir(folder).args(arguments.split_whitespace());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
