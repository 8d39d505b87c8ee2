//! `interview explain`: why each paragraph was taken for what it is.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Stderr, Write};
use std::process::ExitCode;

use interview_model::SegmentKind;
use interview_parser::{Explanation, Reason, Speakers};
use serde::Serialize;

use crate::cli::{ExplainArguments, ExplainFormat};
use crate::report::{Notes, Report};
use crate::source::Source;
use crate::usage::UsageError;
use crate::walk::{inputs, paths_to_read};

/// Kinds less likely than this are not named, but for the likeliest other one.
const LEAST: f32 = 0.01;
/// How many characters of a paragraph are shown.
const SHOWN: usize = 75;

/// Explains what the command line names, and says how it went.
///
/// # Errors
///
/// The command line contradicts itself; nothing has been read or written.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<ExitCode, UsageError> {
    let paths = paths_to_read(&arguments.paths, None)?;
    let speakers = arguments.reading.speakers()?;
    let mut report = Report::new(io::stderr(), Notes::Counted);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut end = Ok(());
    for input in inputs(&paths, None, arguments.reading.max_bytes) {
        match input.and_then(|input| input.read(&arguments.reading)) {
            Ok(source) => {
                end = explain_article(&source, arguments, &speakers, &mut out);
                report.converted(&source.name, &source.findings);
            }
            Err(failure) => report.failed(&failure),
        }
        if end.is_err() {
            break;
        }
    }
    Ok(close(end.and_then(|()| out.flush()), report))
}

fn close(end: io::Result<()>, mut report: Report<Stderr>) -> ExitCode {
    report.close("explained");
    match end {
        // As when the output is piped into `head`: nothing is wrong.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            report.say(&format!("the output could not be written: {error}"));
            ExitCode::FAILURE
        }
        _ => ExitCode::from(u8::from(report.failed > 0)),
    }
}

fn explain_article(
    source: &Source,
    arguments: &ExplainArguments,
    speakers: &Speakers,
    out: &mut impl Write,
) -> io::Result<()> {
    for explanation in source.explain(&arguments.reading.options(source, speakers)) {
        let block = Block::of(&source.name, &source.text, &explanation, arguments.cues);
        match arguments.to {
            ExplainFormat::Text => block.write_text(out)?,
            ExplainFormat::Jsonl => {
                serde_json::to_writer(&mut *out, &block)?;
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

/// What is said of one paragraph; a row of JSON Lines.
#[derive(Debug, Serialize)]
struct Block<'a> {
    source: &'a str,
    line: usize,
    start: usize,
    end: usize,
    kind: SegmentKind,
    probability: f32,
    /// The other kinds that may be meant.
    others: BTreeMap<&'static str, f32>,
    text: &'a str,
    cues: Vec<Cue<'a>>,
}

#[derive(Debug, Serialize)]
struct Cue<'a> {
    weight: f32,
    name: &'static str,
    value: usize,
    description: &'a str,
}

impl<'a> Block<'a> {
    fn of(source: &'a str, text: &'a str, explained: &'a Explanation, cues: usize) -> Self {
        let Explanation { span, line, kind, probabilities, reasons, .. } = explained;
        let chosen = probabilities.iter().find(|(it, _)| it == kind);
        let others = probabilities.iter().filter(|(it, _)| it != kind).enumerate();
        // The likeliest of them is the one that the cues' weights are beside.
        let likely = others.take_while(|(rank, (_, share))| *rank == 0 || *share >= LEAST);
        Self {
            source,
            line: *line,
            start: span.start,
            end: span.end,
            kind: *kind,
            probability: chosen.map_or(0.0, |(_, share)| rounded(*share)),
            others: likely.map(|(_, (it, share))| (it.name(), rounded(*share))).collect(),
            text: span.slice(text).unwrap_or_default(),
            cues: strongest(reasons, cues),
        }
    }

    fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        let Self { source, line, kind, probability, .. } = self;
        write!(out, "{source}:{line}: {kind} {probability:.2}")?;
        let mut others: Vec<_> = self.others.iter().collect();
        others.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        for (kind, share) in others {
            write!(out, ", {kind} {share:.2}")?;
        }
        writeln!(out, "\n    | {}", shortened(self.text))?;
        for Cue { weight, name, value, description } in &self.cues {
            let sign = if *weight > 0.0 { '+' } else { '-' };
            writeln!(out, "    {sign} {:.2}  {description} [{name} {value}]", weight.abs())?;
        }
        writeln!(out)
    }
}

impl<'a> Cue<'a> {
    fn of(reason: &'a Reason) -> Self {
        let Reason { cue: name, value, description, weight, .. } = reason;
        Self { weight: rounded(*weight), name, value: *value, description }
    }
}

/// The first and the last `most`, where the first speak for the kind and the last against it.
fn strongest(reasons: &[Reason], most: usize) -> Vec<Cue<'_>> {
    let speak_for = reasons.iter().filter(|it| it.weight > 0.0).take(most);
    let speak_against = reasons.iter().rev().filter(|it| it.weight < 0.0).take(most);
    speak_for.chain(speak_against).map(Cue::of).collect()
}

/// On one line, its middle left out where it is long.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let start: String = line.chars().take(SHOWN * 2 / 3).collect();
    let end: Vec<char> = line.chars().rev().take(SHOWN / 3 - 1).collect();
    format!("{start}…{}", end.iter().rev().collect::<String>())
}

/// Three digits are all that a probability is worth.
fn rounded(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_text_both_ends_are_shown() {
        assert_eq!(shortened(" Why\nbees? "), "Why bees?");
        let shown = shortened(&format!("Why {}bees?", "very ".repeat(40)));
        assert!(shown.starts_with("Why very ") && shown.ends_with(" bees?"), "{shown}");
        assert_eq!(shown.chars().count(), SHOWN);
    }
}
