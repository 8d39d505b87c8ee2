//! From labelled articles to weights.

use std::fmt::Write as _;

use clap::Args;
use interview_model::SegmentKind;
use interview_parser::decoder::{FEATURE_COUNT, LABELLED, Weights};

use crate::augment::{self, Pool, copy};
use crate::corpus::{Article, Sort, Source};
use crate::crf::{Fit, Lessons, Model, Row, fit};
use crate::random::{Random, hash};
use crate::sequence::Sequence;
use crate::text::is_mostly_wide;

/// What weights are trained with.
#[derive(Debug, Clone, Copy, PartialEq, Args)]
pub(crate) struct Options {
    /// The most articles of a source
    #[arg(long, value_name = "N", default_value_t = 25)]
    pub(crate) articles: usize,
    /// Sources with fewer articles than this count as often as it takes to have so many, up to four
    /// times
    #[arg(long, value_name = "N", default_value_t = 24)]
    pub(crate) small: usize,
    /// Augmented copies of each article
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) copies: usize,
    /// Copies of each article that are set as authors set theirs
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) typeset: usize,
    /// How often a marked-up source beside an article counts
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) originals: usize,
    /// How often an article that was written to be learned from counts
    #[arg(long, value_name = "N", default_value_t = 0.5)]
    pub(crate) written_count: f64,
    /// How often a transcript counts, of which there are few beside the articles with their copies
    #[arg(long, value_name = "N", default_value_t = 4.0)]
    pub(crate) transcript_count: f64,
    /// What the absolute value of a weight costs
    #[arg(long, value_name = "COST", default_value_t = 0.5)]
    pub(crate) l1: f64,
    /// What the square of a weight costs
    #[arg(long, value_name = "COST", default_value_t = 3.0)]
    pub(crate) l2: f64,
    /// The most steps of the minimiser
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) iterations: usize,
    /// Features that fire less often get no weight
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) min_count: u32,
}

/// Weights, and where they come from.
#[derive(Debug, Clone)]
pub(crate) struct Trained {
    pub(crate) weights: Weights,
    /// Lines to be kept with the weights.
    pub(crate) provenance: String,
}

/// Trains on those of the sources that may be trained on, with this many threads. Neither the
/// number of threads nor anything but sources and options changes the weights.
pub(crate) fn train(sources: &[&Source], options: &Options, threads: usize) -> Trained {
    let lessons: Vec<Lesson<'_>> = sources
        .iter()
        .filter(|source| source.is_for_training())
        .map(|source| Lesson::of(source, options))
        .collect();
    let examples = examples(&lessons, options);
    let count = examples.first.len() + examples.second.len();
    let how = Fit {
        l1: options.l1,
        l2: options.l2,
        iterations: options.iterations,
        min_count: options.min_count,
        threads,
    };
    let provenance = provenance(&lessons, options, count);
    Trained { weights: weights(&fit(examples, FEATURE_COUNT, &how)), provenance }
}

/// How many blocks of a transcript are learned from: they are long, and much the same from there on.
const TRANSCRIPT: usize = 120;

/// The most often that the articles of a small source count.
const MOST_TIMES: usize = 4;

/// What is taken of one source.
#[derive(Debug)]
struct Lesson<'a> {
    source: &'a Source,
    articles: Vec<&'a Article>,
    /// How often each counts.
    times: usize,
    pool: Pool<'a>,
    is_wide: bool,
}

impl<'a> Lesson<'a> {
    fn of(source: &'a Source, options: &Options) -> Self {
        let mut articles: Vec<&Article> = source.articles.iter().collect();
        articles.sort_by_key(|article| hash(&["choice", source.folder(), &article.name], 0));
        if source.sort != Sort::Written {
            articles.truncate(options.articles);
        }
        let times = (options.small / articles.len().max(1)).clamp(1, MOST_TIMES);
        let wide = articles.iter().filter(|article| is_mostly_wide(&article.text)).count();
        let is_wide = wide * 2 > articles.len();
        Self { source, pool: Pool::of(articles.iter().copied()), articles, times, is_wide }
    }
}

/// From articles all is learned; and from transcripts and whatever else has labels what holds where turns
/// have labels, so that what holds where they have none is not learned from transcripts.
fn examples(lessons: &[Lesson<'_>], options: &Options) -> Lessons {
    let (mut examples, mut transcripts) = (Vec::new(), Vec::new());
    for lesson in lessons {
        for article in &lesson.articles {
            let views = [Some(Sequence::of(article)), marked(article, options)];
            if lesson.source.sort == Sort::Transcripts {
                // Where no label is found they would teach that any article is a transcript.
                let views = views.into_iter().flatten().filter(Sequence::is_labelled);
                let times = options.transcript_count;
                transcripts.extend(views.map(|it| it.example(times, TRANSCRIPT)));
                continue;
            }
            if lesson.source.sort == Sort::Written {
                let times = options.written_count;
                examples.extend(views.iter().flatten().map(|it| it.example(times, usize::MAX)));
                continue;
            }
            let [times, originals] =
                [1, options.originals].map(|times| as_f64(lesson.times * times));
            let views = views.iter().zip([times, originals]);
            examples.extend(
                views.filter_map(|(it, times)| Some(it.as_ref()?.example(times, usize::MAX))),
            );
            let copies = (0..).take(options.copies * lesson.times);
            let copies = copies.filter_map(|number| augmented(lesson, article, number, lessons));
            examples.extend(copies.map(|copy| Sequence::of(&copy).example(1.0, usize::MAX)));
            let set = (0..).take(options.typeset * lesson.times);
            let set = set.filter_map(|number| typeset(lesson, article, number, lessons));
            examples.extend(set.map(|it| it.example(1.0, usize::MAX)));
        }
    }
    if !transcripts.is_empty() {
        transcripts.extend(examples.iter().filter(|it| it.has(LABELLED)).cloned());
    }
    Lessons { first: examples, second: transcripts, own: LABELLED }
}

/// The article as its marked-up source, if that is to be learned from.
fn marked(article: &Article, options: &Options) -> Option<Sequence> {
    (options.originals > 0).then(|| Sequence::of_original(article)).flatten()
}

fn as_f64(times: usize) -> f64 {
    f64::from(u32::try_from(times).unwrap_or(u32::MAX))
}

fn typeset(
    lesson: &Lesson<'_>,
    article: &Article,
    number: u64,
    lessons: &[Lesson<'_>],
) -> Option<Sequence> {
    let lender = lender(lesson, article, number, lessons)?;
    let seed = ["typeset", lesson.source.folder(), &article.name];
    let set = augment::typeset(article, &lender.pool, &mut Random::new(&seed, number));
    set.map(|(copy, marked)| Sequence::typeset(&copy, &marked))
}

fn augmented(
    lesson: &Lesson<'_>,
    article: &Article,
    number: u64,
    lessons: &[Lesson<'_>],
) -> Option<Article> {
    let lender = lender(lesson, article, number, lessons)?;
    let seed = ["copy", lesson.source.folder(), &article.name];
    copy(article, &lender.pool, &mut Random::new(&seed, number))
}

/// The source whose lines are put into a copy, of the same sort of script. It is the one with the
/// least hash, so that leaving out a source changes only the copies that it lent to.
fn lender<'a, 'b>(
    to: &Lesson<'_>,
    article: &Article,
    number: u64,
    lessons: &'a [Lesson<'b>],
) -> Option<&'a Lesson<'b>> {
    let rank = |lesson: &&Lesson<'_>| {
        hash(&["lender", to.source.folder(), &article.name, lesson.source.folder()], number)
    };
    lessons.iter().filter(|lesson| lesson.is_wide == to.is_wide).min_by_key(rank)
}

fn weights(model: &Model) -> Weights {
    let mut weights = Weights::default();
    weights.emissions = model.emissions.iter().map(narrow).collect();
    weights.transitions = model.transitions.map(|rows| rows.each_ref().map(narrow));
    weights.initial = narrow(&model.initial);
    weights
}

#[expect(clippy::cast_possible_truncation, reason = "weights are small and need few digits")]
fn narrow(row: &Row) -> [f32; crate::crf::LABELS] {
    row.map(|weight| weight as f32)
}

fn provenance(lessons: &[Lesson<'_>], options: &Options, examples: usize) -> String {
    let Options {
        articles,
        small,
        copies,
        typeset,
        originals,
        written_count,
        transcript_count,
        l1,
        l2,
        iterations,
        min_count,
    } = options;
    let mut text = format!(
        "made by interview-train {}\n\
         a linear-chain CRF; negative log-likelihood + {l1} * |w| + {l2} * |w|^2; {iterations} iterations\n\
         features that fire at least {min_count} times; {copies} augmented copies of each article, {typeset} with markup\n\
         marked-up sources beside articles count {originals} times, articles written to be learned from {written_count}, \
         transcripts {transcript_count}\n\
         at most {articles} articles of a source; sources with fewer than {small} count more\n\
         {examples} examples from these sources (articles, lines, lines that ask):\n",
        env!("CARGO_PKG_VERSION"),
    );
    for lesson in lessons {
        let lines = || lesson.articles.iter().flat_map(|article| &article.lines);
        let asked = lines().filter(|line| line.is(SegmentKind::Question)).count();
        let (name, articles, lines) = (&lesson.source.name, lesson.articles.len(), lines().count());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {name}: {articles}, {lines}, {asked}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    const OPTIONS: Options = Options {
        articles: 4,
        small: 4,
        copies: 2,
        typeset: 0,
        originals: 1,
        written_count: 1.0,
        transcript_count: 1.0,
        l1: 0.1,
        l2: 0.1,
        iterations: 15,
        min_count: 1,
    };

    fn source(name: &str, articles: usize) -> Source {
        let mut rows = vec!["title|On bees", "intro|She keeps bees."];
        rows.extend(
            ["question|Why do you keep bees?", "answer|They dance and hum all day."].repeat(4),
        );
        let named = |number| Article { name: format!("article {number}"), ..article(&rows) };
        Source {
            name: name.to_owned(),
            articles: (0..articles).map(named).collect(),
            sort: Sort::Articles,
        }
    }

    #[test]
    fn learns_what_it_is_shown_and_keeps_the_books() {
        let (few, many, seed) = (source("x/few", 2), source("x/many", 9), source("x/seed", 9));
        let trained = train(&[&few, &many, &seed], &OPTIONS, 1);
        let judged = Sequence::of(&few.articles[0]).judge(&trained.weights);
        assert!(judged.iter().all(crate::measure::Judged::is_right), "{judged:?}");
        let said = &trained.provenance;
        assert!(
            said.contains("x/few: 2, 20, 8\n") && said.contains("x/many: 4, 40, 16\n"),
            "{said}"
        );
        assert!(said.contains("22 examples"), "{said}");
        assert!(!said.contains("seed"), "{said}");
    }

    #[test]
    fn threads_change_nothing() {
        let sources = [source("x/a", 3), source("x/b", 3)];
        let sources: Vec<&Source> = sources.iter().collect();
        let train_with = |threads| train(&sources, &OPTIONS, threads).weights;
        assert_eq!(train_with(1), train_with(2));
    }
}
