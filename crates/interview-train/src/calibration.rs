//! How sure the decoder may be of its choices: its probabilities are made as high as choices on
//! sources that it has not seen are often right.

use std::collections::BTreeSet;
use std::io::{self, Write};

use crate::corpus::{Sort, Source};
use crate::leave_one_out::{By, LeftOut, Tested, View, leave_one_out};
use crate::measure::Judged;
use crate::train::Options;

/// What leaves the probabilities as they are.
const NONE: f32 = 1.0;
/// The least and the highest temperature looked at, in hundredths.
const BOUNDS: (u16, u16) = (50, 500);

/// The temperature that suits the lines of `sources` best, each source judged by weights that were
/// trained without it. It is 1 where there is nothing left to train on.
pub(crate) fn best_temperature(sources: &[&Source], options: &Options, threads: usize) -> f32 {
    let sources: Vec<&Source> =
        sources.iter().copied().filter(|source| source.is_for_training()).collect();
    let families: BTreeSet<&str> = sources.iter().map(|source| source.family()).collect();
    if families.len() < 2 {
        return NONE;
    }
    // Of transcripts there are so many lines that nothing else would count.
    let articles = sources.iter().filter(|source| source.sort == Sort::Articles);
    let articles: Vec<String> = articles.map(|source| source.name.clone()).collect();
    let what = LeftOut { by: By::Source, view: View::Text, only: &articles, most: None };
    best(&lines(&leave_one_out(&sources, &what, options, threads)))
}

fn lines<'a>(tested: &'a [Tested<'_>]) -> Vec<&'a Judged> {
    tested.iter().flat_map(|it| it.articles.iter().flatten()).collect()
}

/// The temperature under which the confidence tells best which of the lines are right. The loss has
/// one least value, so that a third of the range can be left out at each step.
fn best(lines: &[&Judged]) -> f32 {
    let (mut low, mut high) = BOUNDS;
    let of = |hundredths: u16| f32::from(hundredths) / 100.0;
    while high - low > 2 {
        let third = (high - low) / 3;
        if loss(lines, of(low + third)) <= loss(lines, of(high - third)) {
            high -= third;
        } else {
            low += third;
        }
    }
    of(low.midpoint(high))
}

/// The negative log-likelihood of what is right and what is not.
fn loss(lines: &[&Judged], temperature: f32) -> f64 {
    let of_line = |line: &&Judged| {
        let confidence = line.confidence(temperature).clamp(1e-6, 1.0 - 1e-6);
        if line.is_right() { -confidence.ln() } else { -(1.0 - confidence).ln() }
    };
    lines.iter().map(of_line).sum()
}

/// How often choices are right by how sure they are, before calibration and after it. For each source
/// the temperature is the best one for the others.
pub(crate) fn write_reliability(tested: &[Tested<'_>], out: &mut dyn Write) -> io::Result<()> {
    let all = best(&lines(tested));
    let judged = |it: &Tested<'_>, temperature| {
        let row = |line: &Judged| (line.confidence(temperature), line.is_right());
        it.articles.iter().flatten().map(row).collect::<Vec<_>>()
    };
    let raw: Vec<_> = tested.iter().flat_map(|it| judged(it, NONE)).collect();
    let fitted = |it: &Tested<'_>| {
        let others = tested.iter().filter(|other| other.source.family() != it.source.family());
        let lines: Vec<_> = others.flat_map(|other| other.articles.iter().flatten()).collect();
        judged(it, best(&lines))
    };
    writeln!(out, "\nprobabilities as the weights give them")?;
    write_bins(&raw, out)?;
    writeln!(out, "\ncalibrated, each source by the others (by all: temperature {all:.2})")?;
    write_bins(&tested.iter().flat_map(fitted).collect::<Vec<_>>(), out)
}

/// Where the bins end.
const ENDS: [f64; 8] = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, f64::INFINITY];

/// Lines of about one confidence.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Bin {
    lines: u32,
    right: u32,
    confidence: f64,
}

fn bins(judged: &[(f64, bool)]) -> [Bin; ENDS.len()] {
    let mut bins = [Bin::default(); ENDS.len()];
    for (confidence, right) in judged {
        let bin = ENDS.iter().zip(&mut bins).find(|(end, _)| confidence < *end);
        if let Some((_, bin)) = bin {
            bin.lines += 1;
            bin.right += u32::from(*right);
            bin.confidence += confidence;
        }
    }
    bins
}

fn write_bins(judged: &[(f64, bool)], out: &mut dyn Write) -> io::Result<()> {
    let bins = bins(judged);
    let lines: u32 = bins.iter().map(|bin| bin.lines).sum();
    let wrong = lines - bins.iter().map(|bin| bin.right).sum::<u32>();
    let (mut below, mut wrong_below, mut error) = (0, 0, 0.0);
    writeln!(
        out,
        "{:>11} {:>7} {:>6} {:>6} | of all up to here",
        "probability", "lines", "mean", "right"
    )?;
    for (bin, end) in bins.iter().zip(ENDS) {
        below += bin.lines;
        wrong_below += bin.lines - bin.right;
        error += (bin.confidence - f64::from(bin.right)).abs();
        let of_bin = |part: f64| part / f64::from(bin.lines.max(1));
        let name = if end.is_finite() { format!("< {end}") } else { "all others".to_owned() };
        writeln!(
            out,
            "{name:>11} {:7} {:6.3} {:6.3} | {:5.1} % of the lines, {:5.1} % of the wrong ones",
            bin.lines,
            of_bin(bin.confidence),
            of_bin(f64::from(bin.right)),
            percent(below, lines),
            percent(wrong_below, wrong),
        )?;
    }
    writeln!(out, "expected calibration error {:.3}", error / f64::from(lines.max(1)))
}

fn percent(part: u32, of: u32) -> f64 {
    f64::from(part) * 100.0 / f64::from(of.max(1))
}

#[cfg(test)]
mod tests {
    use interview_model::SegmentKind;

    use super::*;
    use crate::corpus::tests::article;

    /// Ten lines taken for questions with this probability, of which some are.
    fn judged(probability: f32, right: usize) -> Vec<Judged> {
        let kind =
            |number| if number < right { SegmentKind::Question } else { SegmentKind::Answer };
        let mut probabilities = [0.0; crate::crf::LABELS];
        (probabilities[2], probabilities[3]) = (probability, 1.0 - probability);
        let judge = |number| Judged {
            number,
            gold: crate::corpus::Gold::Kind(kind(number)),
            guess: SegmentKind::Question,
            probabilities,
        };
        (0..10).map(judge).collect()
    }

    #[test]
    fn the_best_temperature_makes_lines_as_sure_as_they_are_right() {
        for (probability, right, wanted) in [(0.95, 7, 3.5), (0.7, 7, 1.0), (0.6, 7, 0.5)] {
            let found = best(&judged(probability, right).iter().collect::<Vec<_>>());
            assert!((found - wanted).abs() < 0.1, "{probability}: {found}");
        }
    }

    #[test]
    fn bins_hold_lines_by_confidence_and_shares_add_up() {
        let source = Source {
            name: "x/y".to_owned(),
            articles: vec![article(&["title|On bees"])],
            sort: Sort::Articles,
        };
        let articles = vec![judged(0.97, 9), judged(0.55, 5)];
        let mut table = Vec::new();
        write_reliability(&[Tested { source: &source, articles }], &mut table).unwrap();
        let table = String::from_utf8(table).unwrap();
        let (raw, _) = table.split_once("calibrated").unwrap();
        for row in [
            "      < 0.6      10  0.550  0.500 |  50.0 % of the lines,  83.3 % of the wrong ones\n",
            "     < 0.99      10  0.970  0.900 | 100.0 % of the lines, 100.0 % of the wrong ones\n",
            "expected calibration error 0.060\n",
        ] {
            assert!(raw.contains(row), "{row}{table}");
        }
    }

    #[test]
    fn a_source_alone_leaves_probabilities_as_they_are() {
        let source = Source {
            name: "x/y".to_owned(),
            articles: vec![article(&["title|On bees"])],
            sort: Sort::Articles,
        };
        let seed = Source { name: "x/seed".to_owned(), ..source.clone() };
        let options = Options {
            articles: 1,
            small: 1,
            copies: 0,
            typeset: 0,
            originals: 0,
            written_count: 1.0,
            transcript_count: 1.0,
            l1: 0.1,
            l2: 0.1,
            iterations: 1,
            min_count: 1,
        };
        assert!((best_temperature(&[&source, &seed], &options, 1) - NONE).abs() < f32::EPSILON);
    }
}
