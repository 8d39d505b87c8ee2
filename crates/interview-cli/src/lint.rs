//! `interview lint`: what transcribers got wrong.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use interview_parser::{Speakers, lint};
use serde::Serialize;

use crate::cli::{LintArguments, LintFormat};
use crate::input::{Failure, Input};
use crate::parallel::{in_order, threads};
use crate::report::{Notes, Report, column_of, line_of};
use crate::source::Source;
use crate::usage::UsageError;
use crate::walk::{inputs, paths_to_read};

/// The status where an input could not be read, the output not be written, or no thread be started.
const FAILED: u8 = 2;

/// Looks over what the command line names, and says how it went.
///
/// # Errors
///
/// The command line contradicts itself; nothing has been read or written.
pub(crate) fn run(arguments: &LintArguments) -> Result<ExitCode, UsageError> {
    let paths = paths_to_read(&arguments.paths, None)?;
    let speakers = arguments.reading.speakers()?;
    let mut report = Report::new(io::stderr(), Notes::Counted);
    let mut count = 0;
    let end = threads(arguments.jobs).map_err(|error| error.to_string()).and_then(|pool| {
        let mut out = BufWriter::new(io::stdout());
        let linted = in_order(
            &pool,
            inputs(&paths, None, arguments.reading.max_bytes),
            |input| read(input?, arguments, &speakers),
            |read| match read {
                Ok((source, found)) => {
                    count += found.len();
                    report.converted(&source.name, &source.findings);
                    write(&source.name, &found, arguments.to, &mut out)
                }
                Err(failure) => {
                    report.failed(&failure);
                    Ok(())
                }
            },
        );
        match linted.and_then(|()| out.flush()) {
            // As when the output is piped into `head`: nothing is wrong.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(format!("the output could not be written: {error}"))
            }
            _ => Ok(()),
        }
    });
    report.close("looked over");
    if let Err(problem) = &end {
        report.say(problem);
    }
    let failed = end.is_err() || report.failed > 0;
    Ok(ExitCode::from(if failed { FAILED } else { u8::from(count > 0) }))
}

/// What is found at one place; a row of JSON Lines.
#[derive(Debug, Serialize)]
struct Place {
    line: usize,
    /// Counted from 1, in characters.
    column: usize,
    start: usize,
    end: usize,
    code: &'static str,
    message: String,
}

fn read(
    input: Input,
    arguments: &LintArguments,
    speakers: &Speakers,
) -> Result<(Source, Vec<Place>), Failure> {
    let source = input.read(&arguments.reading)?;
    let interview = source.parse(&arguments.reading.options(&source, speakers)).interview;
    let text = &source.text;
    let found = lint(text, &interview).into_iter().map(|it| Place {
        line: line_of(text.as_bytes(), it.span.start),
        column: column_of(text, it.span.start),
        start: it.span.start,
        end: it.span.end,
        code: it.code.name(),
        message: it.message,
    });
    let found = found.collect();
    Ok((source, found))
}

fn write(source: &str, found: &[Place], to: LintFormat, out: &mut impl Write) -> io::Result<()> {
    #[derive(Serialize)]
    struct Row<'a> {
        source: &'a str,
        #[serde(flatten)]
        place: &'a Place,
    }
    for place in found {
        match to {
            LintFormat::Text => {
                let Place { line, column, code, message, .. } = place;
                writeln!(out, "{source}:{line}:{column}: {message} [{code}]")?;
            }
            LintFormat::Jsonl => {
                serde_json::to_writer(&mut *out, &Row { source, place })?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}
