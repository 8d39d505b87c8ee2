use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

use crate::Error;
use crate::corpus::{Corpus, Source};
use crate::leave_one_out::{By, leave_one_out};
use crate::report::{write_errors, write_table};
use crate::train::{Options, train};

/// Trains the weights of the interview parser's decoder, and measures them.
///
/// ```
/// use clap::Parser;
/// use interview_train::Arguments;
///
/// let line = ["interview-train", "train", "--out", "weights.tsv", "corpus/unmarked"];
/// assert!(Arguments::try_parse_from(line).is_ok());
/// ```
#[derive(Debug, Clone, Parser)]
#[command(version)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Clone, Subcommand)]
enum Action {
    /// Train on all articles and write the weights
    Train {
        /// Where the weights are written
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// A source that is not trained on; may be given several times
        #[arg(long, value_name = "SOURCE")]
        exclude: Vec<String>,
        #[command(flatten)]
        shared: Shared,
    },
    /// Train on all sources but one, measure on that one, for each in its turn
    LeaveOneOut {
        /// What is left out at once
        #[arg(long, value_enum, default_value_t = By::Source)]
        by: By,
        /// A source or folder to be left out; may be given several times [default: each]
        #[arg(long, value_name = "SOURCE")]
        only: Vec<String>,
        /// Show up to N wrong lines of each article
        #[arg(long, value_name = "N", default_value_t = 0)]
        errors: usize,
        #[command(flatten)]
        shared: Shared,
    },
}

#[derive(Debug, Clone, clap::Args)]
struct Shared {
    /// How many threads work; the result does not depend on it
    #[arg(long, value_name = "N", default_value_t = 2)]
    jobs: usize,
    #[command(flatten)]
    options: Options,
    /// Folders with NAME.txt and NAME.gold.tsv in or below them
    #[arg(value_name = "FOLDER", required = true)]
    folders: Vec<PathBuf>,
}

/// Does what the arguments say. What is to be read goes to `out`, the weights to their file.
///
/// # Errors
///
/// The first file or folder that cannot be read or written, that is not as it should be, or a
/// source that is not there.
///
/// ```
/// use clap::Parser;
/// use interview_train::{Arguments, run};
///
/// let corpus = tempfile::tempdir()?;
/// std::fs::write(corpus.path().join("bees.txt"), "Why bees?\nThey dance.\n")?;
/// std::fs::write(corpus.path().join("bees.gold.tsv"), "1\tquestion\n2\tanswer\n")?;
/// let weights = corpus.path().join("weights.tsv");
///
/// let mut arguments = vec!["interview-train".into(), "train".into(), "--out".into()];
/// arguments.extend([weights.clone().into_os_string(), corpus.path().into()]);
/// run(&Arguments::parse_from(arguments), &mut Vec::new())?;
/// assert!(std::fs::read_to_string(weights)?.starts_with("interview weights"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<(), Error> {
    match &arguments.action {
        Action::Train { out, exclude, shared } => {
            let corpus = Corpus::read(&shared.folders)?;
            corpus.check_names(exclude)?;
            train_to(out, &corpus, exclude, shared)
        }
        Action::LeaveOneOut { by, only, errors, shared } => {
            let corpus = Corpus::read(&shared.folders)?;
            corpus.check_names(only)?;
            let tested = leave_one_out(&corpus, *by, only, &shared.options, shared.jobs);
            let written =
                write_errors(&tested, *errors, out).and_then(|()| write_table(&tested, out));
            written.map_err(|source| Error::write(Path::new("the figures"), source))
        }
    }
}

fn train_to(
    file: &Path,
    corpus: &Corpus,
    exclude: &[String],
    shared: &Shared,
) -> Result<(), Error> {
    let is_excluded = |source: &&Source| exclude.iter().any(|name| source.answers_to(name));
    let sources: Vec<&Source> = corpus.sources.iter().filter(|it| !is_excluded(it)).collect();
    let trained = train(&sources, &shared.options, shared.jobs);
    let written = fs::write(file, trained.weights.to_text(&trained.provenance));
    written.map_err(|source| Error::write(file, source))
}
