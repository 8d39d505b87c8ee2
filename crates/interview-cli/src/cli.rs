//! The command line: what may be asked for, and the help.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use interview_export::Rows;
use interview_markup::charset::Charset;
use interview_model::Convention;
use interview_parser::{Options, Speakers, SpeakersError};

use crate::input::is_dash;
use crate::source::Source;
use crate::written::Written;

/// Reads interview articles as they are found and tells questions, answers and the rest apart
#[derive(Debug, Parser)]
#[command(name = "interview", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Convert(ConvertArguments),
    Explain(ExplainArguments),
    Lint(LintArguments),
}

const EXAMPLES: &str = "\
Examples:
  interview convert article.txt                     one CSV row for each question and its answer
  interview convert -o rows.csv articles/           every article below the folder, into one file
  interview convert --to jsonl --rows segment a.txt every paragraph with its kind and its bytes
  interview convert --to text a.txt                 what is said, after Q: and A:
  interview convert --rows turn talk.vtt            captions: turns with their times
  interview convert --speaker \"AM=Ana Mora\" --interviewer Ed talk.txt
                                                    whose a label is, and who asks
  curl -s URL | interview convert -                 from standard input
  interview convert --to jsonl crawl.warc.gz        every page of a web archive

Exit status:
  0  all inputs were converted
  1  an input failed (the others are converted), the output could not be written,
     or with --strict there was a warning
  2  the command line is wrong";

/// Threads that wait for work look for it at all others, so that a thousand are slower than two.
const MOST_JOBS: i64 = 256;

/// Converts interview articles to CSV, JSON or plain text
///
/// Articles are plain text, Markdown, captions in SRT or WebVTT, or the pages in a WARC file. Data goes
/// to standard output, or to the file of -o, in the order of the inputs; warnings and failures go to
/// standard error.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, verbatim_doc_comment)]
pub(crate) struct ConvertArguments {
    /// Files, folders (their .txt, .srt, .vtt, .md, .html and .warc files, by name), or - for standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// The format [default: by the ending of -o, else csv]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) to: Option<FormatName>,

    /// What one row is, in csv, tsv and jsonl (interview: jsonl only) [default: exchange]
    #[arg(long, value_name = "ROWS", value_parser = rows())]
    pub(crate) rows: Option<Rows>,

    /// Write to this file, which is replaced only when the output is whole; - is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// How many articles to parse at a time [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST_JOBS))]
    pub(crate) jobs: Option<u16>,

    /// Exit with 1 if there was a warning
    #[arg(long)]
    pub(crate) strict: bool,

    /// List what is doubtful, paragraph by paragraph, instead of counting it
    #[arg(long)]
    pub(crate) doubtful: bool,

    #[command(flatten)]
    pub(crate) reading: ReadingArguments,

    /// How the articles tell questions from answers [default: found from the text]
    #[arg(long, value_name = "CONVENTION", value_parser = convention(), help_heading = "Reading")]
    pub(crate) convention: Option<Convention>,

    #[command(flatten)]
    pub(crate) csv: CsvArguments,

    /// How plain text marks who speaks [default: qa]
    #[arg(long, value_name = "CONVENTION", value_parser = convention(), help_heading = "Plain text")]
    pub(crate) text_convention: Option<Convention>,
}

impl ConvertArguments {
    /// The file to write, unless it is standard output.
    pub(crate) fn output_file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| !is_dash(path))
    }
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  interview explain article.txt              what each paragraph was taken for, and why
  interview explain --cues 10 article.txt    with the ten strongest cues for it, and against it
  interview explain --to jsonl article.txt   one JSON object a paragraph, for programs

Exit status:
  0  all inputs were explained
  1  an input failed (the others are explained), or the output could not be written
  2  the command line is wrong";

/// Tells what each paragraph was taken for, how sure that is, and which cues speak for and against
///
/// Articles are as for convert. A paragraph, or a turn of captions, has a line with its kind and the
/// probabilities of this and other kinds, its text, shortened, and the cues found: + those that speak
/// for the kind, - those that speak for the likeliest other one, each with its weight.
#[derive(Debug, Args)]
#[command(after_help = EXPLAIN_EXAMPLES, verbatim_doc_comment)]
pub(crate) struct ExplainArguments {
    /// Files, folders (their .txt, .srt, .vtt, .md, .html and .warc files, by name), or - for standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// How many cues to show that speak for the kind, and how many against
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) cues: usize,

    /// The format
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ExplainFormat::Text)]
    pub(crate) to: ExplainFormat,

    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// How explanations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For people
    Text,
    /// One JSON object a paragraph
    Jsonl,
}

const LINT_EXAMPLES: &str = "\
Examples:
  interview lint talk.txt                    what is probably wrong in a transcript, and where
  interview lint --to jsonl transcripts/     one JSON object a finding, for programs

Exit status:
  0  all inputs were looked over, and nothing was found
  1  something was found
  2  an input failed (the others are looked over), the output could not be written,
     or the command line is wrong";

/// Finds what transcribers get wrong: labels inside turns, odd labels, times that run backwards
///
/// Articles are as for convert. A finding has a line: the path, the line, the column in characters,
/// what is probably wrong and what to do, and a code in brackets.
#[derive(Debug, Args)]
#[command(after_help = LINT_EXAMPLES, verbatim_doc_comment)]
pub(crate) struct LintArguments {
    /// Files, folders (their .txt, .srt, .vtt, .md, .html and .warc files, by name), or - for standard input
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// The format
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LintFormat::Text)]
    pub(crate) to: LintFormat,

    /// How many articles to look over at a time [default: one for each core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=MOST_JOBS))]
    pub(crate) jobs: Option<u16>,

    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For people
    Text,
    /// One JSON object a finding
    Jsonl,
}

/// What is known of the articles beforehand.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(crate) struct ReadingArguments {
    /// How the articles are written [default: found from the name's ending and the text]
    #[arg(long, value_name = "FORMAT", value_parser = written())]
    pub(crate) from: Option<Written>,

    /// The charset of the articles, such as windows-1252 [default: by byte order mark, as UTF-8 if
    /// they are that, as declared in the page, or else what fits best]
    #[arg(long, value_name = "LABEL", value_parser = encoding)]
    pub(crate) encoding: Option<Charset>,

    /// The language of the articles as an ISO 639-1 code, such as en [default: found from the text]
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub(crate) language: Option<String>,

    /// A printed label stands for this person; give it again for other labels and people
    #[arg(long, value_name = "LABEL=NAME", value_parser = speaker)]
    pub(crate) speaker: Vec<(String, String)>,

    /// Who asks, by name or by printed label; give it again for others
    #[arg(long, value_name = "NAME")]
    pub(crate) interviewer: Vec<String>,

    /// Who is interviewed, by name or by printed label; give it again for others
    #[arg(long, value_name = "NAME")]
    pub(crate) interviewee: Vec<String>,

    /// Take each label, as printed, for a participant of its own
    #[arg(long)]
    pub(crate) no_merge: bool,

    /// The most bytes an article, or a page of a WARC file, may have
    #[arg(long, value_name = "N", default_value_t = Options::DEFAULT_MAX_BYTES)]
    pub(crate) max_bytes: usize,
}

impl ReadingArguments {
    /// Who speaks, as the arguments say it in whatever order.
    ///
    /// # Errors
    ///
    /// They contradict each other.
    pub(crate) fn speakers(&self) -> Result<Speakers, SpeakersError> {
        let mut speakers = Speakers::new();
        for (label, name) in &self.speaker {
            speakers.label(label, name)?;
        }
        for name in &self.interviewer {
            speakers.interviewer(name)?;
        }
        for name in &self.interviewee {
            speakers.interviewee(name)?;
        }
        Ok(speakers)
    }

    /// The options for an article, in which `speakers` speak.
    pub(crate) fn options(&self, source: &Source, speakers: &Speakers) -> Options {
        let mut options = Options::default();
        options.source_format = Some(source.format());
        options.language.clone_from(&self.language);
        options.speakers.clone_from(speakers);
        options.merge_labels = !self.no_merge;
        options.max_bytes = self.max_bytes;
        options
    }
}

/// What only spreadsheet formats have.
#[derive(Debug, Args)]
#[command(next_help_heading = "CSV and TSV")]
pub(crate) struct CsvArguments {
    /// Begin with a byte order mark, for spreadsheets that take other text for Latin-1
    #[arg(long)]
    pub(crate) bom: bool,

    /// End rows with carriage return and line feed instead of line feed alone
    #[arg(long)]
    pub(crate) crlf: bool,

    /// Put ' before cells that a spreadsheet would take for a formula; this alters the data
    #[arg(long)]
    pub(crate) formula_guard: bool,
}

impl CsvArguments {
    /// The first of these options that was given.
    pub(crate) fn first_given(&self) -> Option<&'static str> {
        let given =
            [(self.bom, "--bom"), (self.crlf, "--crlf"), (self.formula_guard, "--formula-guard")];
        given.into_iter().find_map(|(given, name)| given.then_some(name))
    }
}

/// A format by the name that `--to` knows it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatName {
    Csv,
    Tsv,
    Json,
    Jsonl,
    Text,
}

impl FormatName {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Text => "text",
        }
    }
}

fn convention() -> impl TypedValueParser<Value = Convention> {
    PossibleValuesParser::new(Convention::ALL.map(Convention::name))
        .try_map(|name| name.parse::<Convention>())
}

fn written() -> impl TypedValueParser<Value = Written> {
    PossibleValuesParser::new(Written::names())
        .try_map(|name| Written::named(&name).ok_or("that is not read"))
}

fn encoding(label: &str) -> Result<Charset, &'static str> {
    Charset::of_label(label)
        .ok_or("name one of the Encoding Standard, such as windows-1252, gbk or utf-16le")
}

fn rows() -> impl TypedValueParser<Value = Rows> {
    PossibleValuesParser::new(Rows::ALL.map(Rows::name)).try_map(|name| name.parse::<Rows>())
}

fn speaker(value: &str) -> Result<(String, String), &'static str> {
    let pair = value.split_once('=').map(|(label, name)| (label.to_owned(), name.to_owned()));
    pair.ok_or("write the label as it is printed, = and the name, such as \"AM=Ana Mora\"")
}

fn language(code: &str) -> Result<String, &'static str> {
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    is_code.then(|| code.to_owned()).ok_or("give two small letters, such as en, es or ja")
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_language_is_two_small_letters() {
        assert_eq!(language("es").as_deref(), Ok("es"));
        for wrong in ["", "e", "ES", "english", "é"] {
            assert!(language(wrong).is_err(), "{wrong}");
        }
    }
}
