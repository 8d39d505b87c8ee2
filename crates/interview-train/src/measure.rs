//! How good guesses are, counted as the project's accuracy measure counts them.

use std::collections::BTreeSet;
use std::ops::AddAssign;

use interview_model::SegmentKind;
use interview_parser::decoder::{KINDS, calibrated};

use crate::corpus::Gold;
use crate::crf::LABELS;

/// A labelled line and what it was taken for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Judged {
    /// The line, counted from 1.
    pub(crate) number: usize,
    pub(crate) gold: Gold,
    pub(crate) guess: SegmentKind,
    /// How likely each label of the decoder is, not calibrated.
    pub(crate) probabilities: [f32; LABELS],
}

impl Judged {
    /// The probability of the guess, calibrated with this temperature.
    pub(crate) fn confidence(&self, temperature: f32) -> f64 {
        let calibrated = calibrated(self.probabilities, temperature);
        let guessed = KINDS.iter().zip(calibrated).find(|(kind, _)| **kind == self.guess);
        guessed.map_or(0.0, |(_, probability)| f64::from(probability))
    }

    /// The probability of the right kinds together, not calibrated.
    pub(crate) fn probability_of_gold(&self) -> f64 {
        let kinds = KINDS.iter().zip(self.probabilities);
        kinds.filter(|(kind, _)| self.gold.accepts(**kind)).map(|(_, it)| f64::from(it)).sum()
    }

    pub(crate) fn is_right(&self) -> bool {
        self.gold.accepts(self.guess)
    }

    /// Whether it is right if all that is not speech counts as one.
    fn is_right_as_speech(&self) -> bool {
        self.is_right() || !(self.gold.is_speech() || self.guess.is_speech())
    }
}

/// What the figures are made of; counts of several articles may be added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) articles: u32,
    pub(crate) lines: u32,
    right: u32,
    right_as_speech: u32,
    whole: u32,
    questions: Overlap,
    exchanges: Overlap,
}

/// How many things there are, how many were guessed, and how many of these are there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Overlap {
    gold: u32,
    guessed: u32,
    hit: u32,
}

impl Counts {
    /// The counts of one article.
    pub(crate) fn of(lines: &[Judged]) -> Self {
        let count =
            |test: fn(&Judged) -> bool| size(lines.iter().filter(|line| test(line)).count());
        let (gold, guessed) = (sides(lines, gold_side), sides(lines, guessed_side));
        Self {
            articles: 1,
            lines: size(lines.len()),
            right: count(Judged::is_right),
            right_as_speech: count(Judged::is_right_as_speech),
            whole: u32::from(lines.iter().all(Judged::is_right)),
            questions: Overlap::of(&questions(&gold), &questions(&guessed)),
            exchanges: Overlap::of(&exchanges(&gold), &exchanges(&guessed)),
        }
    }

    /// The figures in the order of [`Figures`].
    pub(crate) fn figures(&self) -> Figures {
        let share = |part: u32, of: u32| Some(f64::from(part) / f64::from(of.max(1)));
        let asks = self.questions.gold > 0;
        Figures([
            share(self.right, self.lines),
            share(self.right_as_speech, self.lines),
            asks.then(|| self.questions.f1()),
            asks.then(|| self.exchanges.f1()),
            share(self.whole, self.articles),
        ])
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.articles += other.articles;
        self.lines += other.lines;
        self.right += other.right;
        self.right_as_speech += other.right_as_speech;
        self.whole += other.whole;
        self.questions.add(other.questions);
        self.exchanges.add(other.exchanges);
    }
}

impl Overlap {
    fn of<T: Ord>(gold: &BTreeSet<T>, guessed: &BTreeSet<T>) -> Self {
        let hit = gold.intersection(guessed).count();
        Self { gold: size(gold.len()), guessed: size(guessed.len()), hit: size(hit) }
    }

    fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.guessed += other.guessed;
        self.hit += other.hit;
    }

    fn f1(self) -> f64 {
        match self.gold + self.guessed {
            0 => 1.0,
            both => 2.0 * f64::from(self.hit) / f64::from(both),
        }
    }
}

/// The share of right lines; the same where all that is not speech counts as one; F1 of the
/// question lines; F1 of whole exchanges; the share of articles without a wrong line. The third and
/// fourth are missing where nobody asks.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Figures(pub(crate) [Option<f64>; 5]);

impl Figures {
    pub(crate) const NAMES: [&str; 5] = ["line", "speech", "quest.", "exch.", "whole"];

    /// The averages of the figures that are there.
    pub(crate) fn average(all: &[Self]) -> Self {
        let mut average = Self::default();
        for (column, cell) in average.0.iter_mut().enumerate() {
            let there = all.iter().filter_map(|figures| figures.0.get(column).copied().flatten());
            let (sum, count) = there.fold((0.0, 0.0), |(sum, count), it| (sum + it, count + 1.0));
            *cell = (count > 0.0).then(|| sum / count);
        }
        average
    }
}

/// The lines that have a side, with it.
type Sides = Vec<(usize, SegmentKind)>;

fn sides(lines: &[Judged], side: fn(&Judged) -> Option<SegmentKind>) -> Sides {
    lines.iter().filter_map(|line| Some((line.number, side(line)?))).collect()
}

fn gold_side(line: &Judged) -> Option<SegmentKind> {
    match line.gold {
        Gold::Kind(kind) => Some(kind),
        Gold::Turn => None,
    }
}

/// Where the gold leaves the side open, so does the guess.
fn guessed_side(line: &Judged) -> Option<SegmentKind> {
    (line.gold != Gold::Turn).then_some(line.guess)
}

fn questions(lines: &Sides) -> BTreeSet<usize> {
    let asked = lines.iter().filter(|(_, kind)| *kind == SegmentKind::Question);
    asked.map(|(number, _)| *number).collect()
}

/// Question lines that follow each other and the answer lines after them, as line numbers.
fn exchanges(lines: &Sides) -> BTreeSet<(Vec<usize>, Vec<usize>)> {
    let mut found = Vec::new();
    let (mut asked, mut told) = (Vec::new(), Vec::new());
    for &(number, kind) in lines {
        match kind {
            SegmentKind::Question => {
                if !told.is_empty() {
                    found.push((std::mem::take(&mut asked), std::mem::take(&mut told)));
                }
                asked.push(number);
            }
            SegmentKind::Answer if !asked.is_empty() => told.push(number),
            _ => {}
        }
    }
    if !asked.is_empty() {
        found.push((asked, told));
    }
    found.into_iter().collect()
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(rows: &[(&str, &str)]) -> Vec<Judged> {
        let judge = |(at, (gold, guess)): (usize, &(&str, &str))| Judged {
            number: at + 1,
            gold: gold.parse().unwrap(),
            guess: guess.parse().unwrap(),
            probabilities: [0.125; LABELS],
        };
        rows.iter().enumerate().map(judge).collect()
    }

    fn assert_figures(rows: &[(&str, &str)], wanted: [f64; 5]) {
        let Figures(found) = Counts::of(&judged(rows)).figures();
        for (found, wanted) in found.into_iter().zip(wanted) {
            assert!((found.unwrap() - wanted).abs() < 1e-9, "{found:?} instead of {wanted}");
        }
    }

    #[test]
    fn an_answer_taken_for_a_question_breaks_its_exchange_and_makes_another() {
        assert_figures(
            &[
                ("title", "intro"),
                ("question", "question"),
                ("answer", "answer"),
                ("answer", "question"),
                ("question", "question"),
                ("heading", "aside"),
                ("answer", "answer"),
            ],
            // Two of three guessed questions are there; of two exchanges and two guessed none agree.
            [4.0 / 7.0, 6.0 / 7.0, 4.0 / 5.0, 0.0, 0.0],
        );
    }

    #[test]
    fn lines_whose_side_is_open_break_nothing() {
        assert_figures(
            &[
                ("question", "question"),
                ("turn", "question"),
                ("turn", "answer"),
                ("answer", "answer"),
            ],
            [1.0; 5],
        );
    }

    #[test]
    fn an_article_without_questions_has_no_figures_for_them() {
        let Figures(found) = Counts::of(&judged(&[("intro", "question")])).figures();
        assert_eq!(found, [Some(0.0), Some(0.0), None, None, Some(0.0)]);
    }

    #[test]
    fn averages_leave_out_what_is_missing() {
        let figures = |question| Figures([Some(0.5), Some(1.0), question, None, Some(0.0)]);
        let average = Figures::average(&[figures(Some(0.75)), figures(None)]);
        assert_eq!(average, figures(Some(0.75)));
    }

    #[test]
    fn counts_add_up() {
        let mut sum = Counts::of(&judged(&[("question", "question"), ("answer", "answer")]));
        sum += Counts::of(&judged(&[("question", "answer"), ("answer", "question")]));
        assert_eq!((sum.articles, sum.lines), (2, 4));
        assert_eq!(sum.figures().0, [Some(0.5), Some(0.5), Some(0.5), Some(0.5), Some(0.5)]);
    }
}
