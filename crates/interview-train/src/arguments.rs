use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};

use crate::Error;
use crate::calibration::{best_temperature, write_reliability};
use crate::corpus::{Corpus, Sort, Source, texts};
use crate::detect::{Unseen, detect, write_detection};
use crate::leave_one_out::{By, LeftOut, View, leave_one_out};
use crate::report::{write_errors, write_table};
use crate::rule::by_rule;
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
        /// The temperature of probabilities, instead of the best one, which takes minutes to find
        #[arg(long, value_name = "T", value_parser = above_zero)]
        temperature: Option<f32>,
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
        /// Leave out several at once, in so many lots, to train less often
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..))]
        folds: Option<u8>,
        /// Measure the marked-up sources beside the articles
        #[arg(long)]
        original: bool,
        /// Show up to N wrong lines of each article
        #[arg(long, value_name = "N", default_value_t = 0)]
        errors: usize,
        /// Show how often choices are right by how sure they are
        #[arg(long)]
        reliability: bool,
        #[command(flatten)]
        shared: Shared,
    },
    /// Measure the rule that a line that ends in a question mark is a question, to compare with
    Rule {
        /// Folders with NAME.txt and NAME.gold.tsv in or below them
        #[arg(value_name = "FOLDER", required = true)]
        folders: Vec<PathBuf>,
    },
    /// Learn to tell interviews from other articles, write the detector, and measure it on articles
    /// that neither it nor the weights have seen
    Detect {
        /// Where the detector is written
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// A folder of articles that are no interviews, NAME.txt
        #[arg(long, value_name = "FOLDER")]
        others: PathBuf,
        /// A folder of interviews that no weights are trained on; may be given several times
        #[arg(long, value_name = "FOLDER")]
        unseen: Vec<PathBuf>,
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
    /// A folder of transcripts, NAME.txt or NAME.md, which are trained on without copies; may be
    /// given several times
    #[arg(long, value_name = "FOLDER")]
    transcripts: Vec<PathBuf>,
    /// A folder of articles that were written to be trained on; they are never left out or measured;
    /// may be given several times
    #[arg(long, value_name = "FOLDER")]
    written: Vec<PathBuf>,
}

impl Shared {
    fn corpus(&self) -> Result<Corpus, Error> {
        Corpus::read(&self.folders)?
            .with(&self.transcripts, Sort::Transcripts)?
            .with(&self.written, Sort::Written)
    }
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
        Action::Train { out, exclude, temperature, shared } => {
            let corpus = shared.corpus()?;
            corpus.check_names(exclude)?;
            let is_excluded = |it: &&Source| exclude.iter().any(|name| it.answers_to(name));
            let sources: Vec<&Source> =
                corpus.sources.iter().filter(|it| !is_excluded(it)).collect();
            train_to(out, &sources, *temperature, shared)
        }
        Action::LeaveOneOut { by, only, folds, original, errors, reliability, shared } => {
            let corpus = shared.corpus()?;
            corpus.check_names(only)?;
            let sources: Vec<&Source> = corpus.sources.iter().collect();
            let what = LeftOut {
                by: *by,
                view: if *original { View::Original } else { View::Text },
                only,
                most: folds.map(usize::from),
            };
            let tested = leave_one_out(&sources, &what, &shared.options, shared.jobs);
            let written = write_errors(&tested, *errors, out)
                .and_then(|()| write_table(&tested, out))
                .and_then(|()| if *reliability { write_reliability(&tested, out) } else { Ok(()) });
            written.map_err(|source| Error::write(Path::new("the figures"), source))
        }
        Action::Rule { folders } => {
            let corpus = Corpus::read(folders)?;
            let tested = by_rule(&corpus.sources.iter().collect::<Vec<_>>());
            let written = write_table(&tested, out);
            written.map_err(|source| Error::write(Path::new("the figures"), source))
        }
        Action::Detect { out: file, others, unseen, shared } => {
            let (trained, unseen) = (shared.corpus()?, Corpus::read(unseen)?);
            let others = texts(others)?;
            let detection = detect(&Unseen {
                trained: trained.sources.iter().collect(),
                never_trained: unseen.sources.iter().collect(),
                others: &others,
                options: &shared.options,
                jobs: shared.jobs,
            });
            let text = detection.detector.to_text(&provenance(&trained, &unseen, others.len()));
            fs::write(file, text).map_err(|source| Error::write(file, source))?;
            let written = write_detection(&detection, out);
            written.map_err(|source| Error::write(Path::new("the figures"), source))
        }
    }
}

fn train_to(
    file: &Path,
    sources: &[&Source],
    temperature: Option<f32>,
    shared: &Shared,
) -> Result<(), Error> {
    let mut trained = train(sources, &shared.options, shared.jobs);
    let best = || best_temperature(sources, &shared.options, shared.jobs);
    trained.weights.temperature = temperature.unwrap_or_else(best);
    trained.provenance.push_str(match temperature {
        Some(_) => "temperature: as it was given\n",
        None => "temperature: the best for each of these sources by the others\n",
    });
    let written = fs::write(file, trained.weights.to_text(&trained.provenance));
    written.map_err(|source| Error::write(file, source))
}

/// Where a detector comes from.
fn provenance(trained: &Corpus, unseen: &Corpus, others: usize) -> String {
    let names = |corpus: &Corpus| {
        let names: Vec<_> = corpus.sources.iter().map(|source| source.name.as_str()).collect();
        names.join(", ")
    };
    format!(
        "made by interview-train {}: logistic regression\n\
         interviews, each read with weights from the other sources: {}\n\
         interviews, read with weights from all of these: {}\n\
         other articles: {others}, and parts of the interviews\n",
        env!("CARGO_PKG_VERSION"),
        names(trained),
        names(unseen),
    )
}

fn above_zero(number: &str) -> Result<f32, &'static str> {
    let number = number.parse().ok().filter(|it: &f32| it.is_finite() && *it > 0.0);
    number.ok_or("give a number above 0")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A corpus of three sources, with two articles each.
    fn corpus() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (source, topic) in [("a", "bees"), ("b", "boats"), ("c", "bread")] {
            let source = folder.path().join(source);
            fs::create_dir(&source).unwrap();
            for name in ["one", "two"] {
                let exchange =
                    format!("Why do you like {topic} so much?\nI have always liked {topic}.\n");
                let text = format!("On {topic}\n{}", exchange.repeat(5));
                let turn = |turn| format!("{}\tquestion\n{}\tanswer\n", 2 * turn, 2 * turn + 1);
                let gold: String = (1..6).map(turn).collect();
                fs::write(source.join(format!("{name}.txt")), text).unwrap();
                fs::write(source.join(format!("{name}.gold.tsv")), format!("1\ttitle\n{gold}"))
                    .unwrap();
            }
        }
        folder
    }

    fn said(words: &[&str], corpus: &Path) -> Result<String, Error> {
        let line = ["interview-train"].iter().chain(words).map(Into::into).chain([corpus.into()]);
        let mut out = Vec::new();
        run(&Arguments::parse_from(line.collect::<Vec<std::ffi::OsString>>()), &mut out)?;
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn unseen_sources_are_measured_the_same_on_any_number_of_threads() {
        let corpus = corpus();
        let measure = |jobs| {
            let words = [
                "leave-one-out",
                "--reliability",
                "--l1=0.1",
                "--copies=1",
                "--iterations=12",
                jobs,
            ];
            said(&words, corpus.path()).unwrap()
        };
        let alone = measure("--jobs=1");
        assert_eq!(alone, measure("--jobs=2"));
        let rows: Vec<_> =
            alone.lines().map(|row| row.split_whitespace().collect::<Vec<_>>()).collect();
        assert!(rows[1][0].ends_with("/a") && rows[1][1..3] == ["2", "22"], "{alone}");
        assert_eq!(rows[5][..1], ["MACRO"]);
        assert_eq!(rows[5][5], "1.000", "{alone}");
        assert_eq!(alone.matches("expected calibration error").count(), 2, "{alone}");
    }

    #[test]
    fn weights_are_written_with_a_temperature_that_threads_do_not_change() {
        let corpus = corpus();
        let file = corpus.path().join("weights.tsv");
        let train = |option| {
            let out = format!("--out={}", file.display());
            said(&["train", &out, "--copies=0", "--iterations=5", option], corpus.path()).unwrap();
            fs::read_to_string(&file).unwrap()
        };
        let text = train("--jobs=1");
        assert_eq!(text, train("--jobs=2"));
        assert!(text.contains("\nTemperature\t"), "{}", text.lines().next().unwrap());
        assert!(!text.contains("\nTemperature\t100\n"), "nothing was fitted");
        assert!(train("--temperature=1.25").contains("\nTemperature\t125\n"));
    }

    #[test]
    fn a_detector_is_written_and_measured_the_same_on_any_number_of_threads() {
        let (corpus, others) = (corpus(), tempfile::tempdir().unwrap());
        fs::write(others.path().join("rain.txt"), "It rained all day.\n").unwrap();
        let file = corpus.path().join("detector.tsv");
        let detect = |jobs| {
            let (out, others) = (file.to_str().unwrap(), others.path().to_str().unwrap());
            let words = ["--copies=0", "--iterations=5", jobs];
            let words = [["detect", "--out", out, "--others", others].as_slice(), &words].concat();
            (said(&words, corpus.path()).unwrap(), fs::read_to_string(&file).unwrap())
        };
        let alone = detect("--jobs=1");
        assert_eq!(alone, detect("--jobs=2"));
        assert!(alone.0.contains("\nothers "), "{}", alone.0);
        assert!(alone.1.starts_with("interview detector 1\n"), "{}", alone.1);
        let nowhere = corpus.path().join("a").join("one.txt");
        let words = ["detect", "--out=x", "--others", nowhere.to_str().unwrap()];
        assert!(matches!(said(&words, corpus.path()), Err(Error::Read { .. })));
    }

    #[test]
    fn names_of_no_source_are_refused() {
        let corpus = corpus();
        for words in [
            ["leave-one-out", "--only", "d"].as_slice(),
            &["train", "--out", "x", "--exclude", "d"],
        ] {
            let error = said(words, corpus.path()).unwrap_err();
            assert!(matches!(error, Error::UnknownSource { .. }), "{error}");
        }
    }
}
