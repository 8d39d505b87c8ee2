//! `interview convert`: inputs to interviews, many at a time, to one output, in order.

use std::io::{self, Stderr};
use std::path::PathBuf;
use std::process::ExitCode;

use interview_export::{ErrorKind, OwnedArticle};
use interview_parser::Speakers;
use rayon::ThreadPoolBuildError;
use thiserror::Error;

use crate::cli::ConvertArguments;
use crate::format::{Format, Lossy};
use crate::input::{Failure, Input};
use crate::output::{Output, OutputError};
use crate::parallel::{in_order, threads};
use crate::report::{Finding, Notes, Report};
use crate::source::Source;
use crate::usage::UsageError;
use crate::walk::{inputs, paths_to_read};

/// Converts what the command line names, and says how it went.
///
/// # Errors
///
/// The command line contradicts itself; nothing has been read or written.
pub(crate) fn run(arguments: &ConvertArguments) -> Result<ExitCode, UsageError> {
    let format = Format::of(arguments)?;
    let paths = paths_to_read(&arguments.paths, arguments.output_file())?;
    let notes = if arguments.doubtful { Notes::Listed } else { Notes::Counted };
    let speakers = arguments.reading.speakers()?;
    let mut report = Report::new(io::stderr(), notes);
    let end = convert(arguments, &format, &speakers, &paths, &mut report);
    report.close("converted");
    let failed = report.failed > 0 || arguments.strict && report.warnings > 0;
    Ok(match end {
        Ok(()) | Err(Stop::NobodyReads) => ExitCode::from(u8::from(failed)),
        Err(stop) => {
            report.say(&stop.to_string());
            ExitCode::FAILURE
        }
    })
}

fn convert(
    arguments: &ConvertArguments,
    format: &Format,
    speakers: &Speakers,
    paths: &[PathBuf],
    report: &mut Report<Stderr>,
) -> Result<(), Stop> {
    let pool = threads(arguments.jobs)?;
    let path = arguments.output_file();
    let mut output = Output::open(path)?;
    let mut exporter = format.exporter(&mut output)?;
    in_order(
        &pool,
        inputs(paths, path, arguments.reading.max_bytes),
        |input| read(input?, arguments, speakers),
        |article| export(article, exporter.as_mut(), report),
    )?;
    exporter.finish()?;
    report.dropped(exporter.dropped());
    drop(exporter);
    match path {
        // An earlier output is worth more than one without an article.
        Some(path) if report.converted == 0 => {
            report.say(&format!("{}: not written, for nothing was converted", path.display()));
        }
        _ => output.commit()?,
    }
    Ok(())
}

/// What ends the whole conversion, not one input.
#[derive(Debug, Error)]
enum Stop {
    /// As when standard output is piped into `head`: nothing is wrong.
    #[error("nobody reads the output any more")]
    NobodyReads,
    #[error("the output could not be written: {0}; no file has been replaced")]
    Write(String),
    #[error(transparent)]
    Output(#[from] OutputError),
    #[error("the threads could not be started: {0}; ask for fewer with -j")]
    Threads(#[from] ThreadPoolBuildError),
}

impl From<interview_export::Error> for Stop {
    fn from(error: interview_export::Error) -> Self {
        match error.kind() {
            ErrorKind::Write(cause) if cause.kind() == io::ErrorKind::BrokenPipe => {
                Self::NobodyReads
            }
            ErrorKind::Write(cause) => Self::Write(cause.to_string()),
            _ => Self::Write(error.to_string()),
        }
    }
}

/// An article that has been read, and what is doubtful about it.
struct ReadArticle {
    article: OwnedArticle,
    findings: Vec<Finding>,
}

fn read(
    input: Input,
    arguments: &ConvertArguments,
    speakers: &Speakers,
) -> Result<ReadArticle, Failure> {
    let source = input.read(&arguments.reading)?;
    let mut options = arguments.reading.options(&source, speakers);
    options.convention = arguments.convention;
    let parsed = source.parse(&options);
    let Source { name, text, origin, mut findings, .. } = source;
    findings.extend(parsed.diagnostics.iter().map(|it| Finding::new(&text, it)));
    let mut article = OwnedArticle::new(name, parsed.interview);
    article.origin = origin;
    Ok(ReadArticle { article, findings })
}

fn export(
    read: Result<ReadArticle, Failure>,
    exporter: &mut dyn Lossy,
    report: &mut Report<Stderr>,
) -> Result<(), Stop> {
    let ReadArticle { article, findings } = match read {
        Ok(read) => read,
        Err(failure) => {
            report.failed(&failure);
            return Ok(());
        }
    };
    match exporter.write(&article.as_article()) {
        Ok(()) => report.converted(&article.source, &findings),
        Err(error) if matches!(error.kind(), ErrorKind::Refused { .. }) => report.failed(&error),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
