//! Which format is asked for, and whether the other options agree with it.

use std::io::Write;
use std::path::Path;

use interview_export::csv::{CsvExporter, CsvOptions, Delimiter, LineEnding};
use interview_export::json::{JsonExporter, JsonLinesExporter};
use interview_export::text::TextExporter;
use interview_export::{Error, Exporter, Rows};
use interview_model::Convention;

use crate::cli::{ConvertArguments, CsvArguments, FormatName};
use crate::usage::UsageError;

/// A format with all that it needs to know.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Format {
    Csv(Rows, CsvOptions),
    Json,
    JsonLines(Rows),
    Text(Convention),
}

impl Format {
    /// The format that the command line asks for.
    ///
    /// # Errors
    ///
    /// It asks for none that is known, or for something that the format does not have.
    pub(crate) fn of(arguments: &ConvertArguments) -> Result<Self, UsageError> {
        let name = format_name(arguments)?;
        check_options(name, arguments)?;
        let rows = arguments.rows.unwrap_or_default();
        Ok(match name {
            FormatName::Csv => Self::Csv(rows, csv_options(Delimiter::Comma, &arguments.csv)),
            FormatName::Tsv => Self::Csv(rows, csv_options(Delimiter::Tab, &arguments.csv)),
            FormatName::Json => Self::Json,
            FormatName::Jsonl => Self::JsonLines(rows),
            FormatName::Text => {
                Self::Text(arguments.text_convention.unwrap_or(Convention::QuestionAnswer))
            }
        })
    }

    /// What writes this format to `out`.
    ///
    /// # Errors
    ///
    /// What stands before the first article cannot be written.
    pub(crate) fn exporter<'a>(
        &self,
        out: &'a mut impl Write,
    ) -> Result<Box<dyn Lossy + 'a>, Error> {
        Ok(match *self {
            Self::Csv(rows, options) => Box::new(CsvExporter::new(out, rows, options)?),
            Self::Json => Box::new(JsonExporter::new(out)),
            Self::JsonLines(rows) => Box::new(JsonLinesExporter::new(out, rows)),
            Self::Text(convention) => Box::new(TextExporter::new(out, convention)),
        })
    }
}

/// An exporter that tells how much it has left out.
pub(crate) trait Lossy: Exporter {
    /// How many segments were not written although the format has room for segments.
    fn dropped(&self) -> usize {
        0
    }
}

impl<W: Write> Lossy for CsvExporter<W> {}
impl<W: Write> Lossy for JsonExporter<W> {}
impl<W: Write> Lossy for JsonLinesExporter<W> {}

impl<W: Write> Lossy for TextExporter<W> {
    fn dropped(&self) -> usize {
        self.dropped()
    }
}

/// `--to` wins, else the ending of the output, else CSV.
fn format_name(arguments: &ConvertArguments) -> Result<FormatName, UsageError> {
    match (arguments.to, arguments.output_file()) {
        (Some(name), _) => Ok(name),
        (None, Some(path)) => by_ending(path),
        (None, None) => Ok(FormatName::Csv),
    }
}

fn by_ending(path: &Path) -> Result<FormatName, UsageError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("csv") => Ok(FormatName::Csv),
        Some("tsv") => Ok(FormatName::Tsv),
        Some("json") => Ok(FormatName::Json),
        Some("jsonl" | "ndjson") => Ok(FormatName::Jsonl),
        Some("txt") => Ok(FormatName::Text),
        _ => Err(UsageError::UnknownEnding(path.display().to_string())),
    }
}

fn check_options(name: FormatName, arguments: &ConvertArguments) -> Result<(), UsageError> {
    let for_spreadsheets = matches!(name, FormatName::Csv | FormatName::Tsv);
    let has_rows = for_spreadsheets || name == FormatName::Jsonl;
    let rows = arguments.rows;
    let disagree =
        |option, instead| Err(UsageError::Disagree { format: name.name(), option, instead });
    match arguments.csv.first_given() {
        Some(option) if !for_spreadsheets => disagree(option, "csv or tsv"),
        _ if rows.is_some() && !has_rows => disagree("--rows", "csv, tsv or jsonl"),
        _ if rows == Some(Rows::Interview) && for_spreadsheets => {
            disagree("--rows interview", "jsonl")
        }
        _ if arguments.text_convention.is_some() && name != FormatName::Text => {
            disagree("--text-convention", "text")
        }
        _ => Ok(()),
    }
}

fn csv_options(delimiter: Delimiter, arguments: &CsvArguments) -> CsvOptions {
    let mut options = CsvOptions::default();
    options.delimiter = delimiter;
    options.line_ending = if arguments.crlf { LineEnding::CrLf } else { LineEnding::Lf };
    options.byte_order_mark = arguments.bom;
    options.guard_formulas = arguments.formula_guard;
    options
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::{Cli, Command};

    fn format(words: &str) -> Result<FormatName, String> {
        let words = ["interview", "convert"].into_iter().chain(words.split_whitespace());
        let Command::Convert(arguments) = Cli::try_parse_from(words).unwrap().command else {
            unreachable!("the words are those of convert");
        };
        let name = format_name(&arguments).map_err(|error| error.to_string())?;
        check_options(name, &arguments).map_err(|error| error.to_string())?;
        Ok(name)
    }

    #[test]
    fn the_format_follows_the_ending_unless_it_is_named() {
        let rows = [
            ("", FormatName::Csv),
            ("-o -", FormatName::Csv),
            ("-o rows.csv", FormatName::Csv),
            ("-o rows.TSV", FormatName::Tsv),
            ("-o all.json", FormatName::Json),
            ("-o rows.jsonl", FormatName::Jsonl),
            ("-o rows.ndjson --rows interview", FormatName::Jsonl),
            ("-o talk.txt --text-convention qa", FormatName::Text),
            ("-o rows.csv --to json", FormatName::Json),
            ("-o rows.parquet --to tsv --bom --crlf --formula-guard", FormatName::Tsv),
        ];
        for (words, name) in rows {
            assert_eq!(format(words), Ok(name), "{words}");
        }
    }

    #[test]
    fn contradictions_are_refused_with_a_way_out() {
        let rows = [
            ("-o rows.parquet", "add --to csv"),
            ("-o rows", "add --to csv"),
            ("--to json --rows turn", "json does not go with --rows; leave that out"),
            ("--to text --rows turn", "use --to csv, tsv or jsonl"),
            ("--rows interview", "csv does not go with --rows interview"),
            ("--to tsv --rows interview", "use --to jsonl"),
            ("--to jsonl --bom", "jsonl does not go with --bom"),
            ("--to json --crlf", "use --to csv or tsv"),
            ("--to text --formula-guard", "text does not go with --formula-guard"),
            ("--text-convention qa", "use --to text"),
        ];
        for (words, expected) in rows {
            let message = format(words).unwrap_err();
            assert!(message.contains(expected), "{words}: {message}");
        }
    }
}
