//! How good weights are on sources that they have not seen: each is left out in its turn.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use clap::ValueEnum;
use interview_parser::decoder::Weights;

use crate::corpus::{Article, Sort, Source};
use crate::measure::Judged;
use crate::sequence::Sequence;
use crate::train::{Options, train};

/// What is left out at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// A source, with the others of its family
    Source,
    /// All sources in and below one of the named folders
    Folder,
}

/// What is measured of each article
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    /// Its text.
    Text,
    /// Its marked-up source, where it has one. Lines that nothing is decided on are left out.
    Original,
}

impl View {
    fn of(self, article: &Article) -> Option<Sequence> {
        match self {
            Self::Text => Some(Sequence::of(article)),
            Self::Original => Sequence::of_original(article),
        }
    }
}

/// A source that was left out, and what its lines were taken for.
#[derive(Debug)]
pub(crate) struct Tested<'a> {
    pub(crate) source: &'a Source,
    /// The lines of each of its articles.
    pub(crate) articles: Vec<Vec<Judged>>,
}

/// What is left out, and how it is measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LeftOut<'a> {
    pub(crate) by: By,
    pub(crate) view: View,
    /// The names of the sources; all, if there is none.
    pub(crate) only: &'a [String],
    /// The sources are left out in so many lots, if there are more: that takes fewer trainings, each of
    /// which sees less.
    pub(crate) most: Option<usize>,
}

/// Leaves out sources, and trains on the rest. The result is in the order of the sources and does not
/// depend on `jobs`, the number of threads.
pub(crate) fn leave_one_out<'a>(
    sources: &[&'a Source],
    what: &LeftOut<'_>,
    options: &Options,
    jobs: usize,
) -> Vec<Tested<'a>> {
    let &LeftOut { by, view, only, most } = what;
    let test = |left_out: &[&'a Source], weights: &Weights| {
        let judged = |article| view.of(article).map(|it| it.judge(weights));
        let test = |source: &&'a Source| Tested {
            source,
            articles: source.articles.iter().filter_map(judged).collect(),
        };
        left_out.iter().map(test).collect::<Vec<_>>()
    };
    let folds = together(folds(sources, by, only), most);
    let tested = each_fold(&folds, sources, options, jobs, test);
    let is_wanted = |it: &Tested<'_>| only.iter().any(|name| it.source.answers_to(name));
    let mut tested: Vec<Tested<'_>> = tested.into_iter().flatten().collect();
    tested.retain(|it| only.is_empty() || is_wanted(it));
    let place = |it: &Tested<'_>| sources.iter().position(|source| source.name == it.source.name);
    tested.sort_by_key(place);
    tested
}

/// What `work` makes of the sources that are left out together, with weights trained on the rest.
pub(crate) fn each_left_out<'a, R: Send>(
    sources: &[&'a Source],
    by: By,
    only: &[String],
    options: &Options,
    jobs: usize,
    work: impl Fn(&[&'a Source], &Weights) -> R + Sync,
) -> Vec<R> {
    each_fold(&folds(sources, by, only), sources, options, jobs, work)
}

fn each_fold<'a, R: Send>(
    folds: &[Fold<'a>],
    sources: &[&'a Source],
    options: &Options,
    jobs: usize,
    work: impl Fn(&[&'a Source], &Weights) -> R + Sync,
) -> Vec<R> {
    let threads_each = (jobs / folds.len().max(1)).max(1);
    in_parallel(folds, jobs, |fold| {
        work(&fold.sources, &fold.train(sources, options, threads_each))
    })
}

/// Sources that are left out together.
#[derive(Debug)]
struct Fold<'a> {
    sources: Vec<&'a Source>,
}

fn folds<'a>(sources: &[&'a Source], by: By, only: &[String]) -> Vec<Fold<'a>> {
    let group = |source: &'a Source| match by {
        By::Source => source.family(),
        By::Folder => source.root(),
    };
    let mut folds: Vec<Fold<'a>> = Vec::new();
    for &source in sources.iter().filter(|source| source.sort != Sort::Written) {
        let is_together = |fold: &&mut Fold<'a>| fold.holds_group(group, group(source));
        match folds.iter_mut().find(is_together) {
            Some(fold) => fold.sources.push(source),
            None => folds.push(Fold { sources: vec![source] }),
        }
    }
    let is_wanted = |source: &&Source| only.iter().any(|name| source.answers_to(name));
    folds.retain(|fold| only.is_empty() || fold.sources.iter().any(is_wanted));
    folds
}

/// The folds dealt out to so many, one after the other.
fn together(folds: Vec<Fold<'_>>, most: Option<usize>) -> Vec<Fold<'_>> {
    let Some(most) = most.filter(|most| *most < folds.len()) else { return folds };
    let mut dealt: Vec<Fold<'_>> = Vec::with_capacity(most);
    for (at, fold) in folds.into_iter().enumerate() {
        match dealt.get_mut(at % most) {
            Some(lot) => lot.sources.extend(fold.sources),
            None => dealt.push(fold),
        }
    }
    dealt
}

impl<'a> Fold<'a> {
    fn holds_group(&self, group: impl Fn(&'a Source) -> &'a str, name: &str) -> bool {
        self.sources.iter().any(|source| group(source) == name)
    }

    /// The weights of all other sources.
    fn train(&self, sources: &[&'a Source], options: &Options, threads: usize) -> Weights {
        let is_left_out = |it: &&Source| self.sources.iter().any(|source| source.name == it.name);
        let rest: Vec<&Source> = sources.iter().copied().filter(|it| !is_left_out(it)).collect();
        train(&rest, options, threads).weights
    }
}

/// What `work` makes of each item, in their order.
fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    thread::scope(|scope| {
        for _ in 0..jobs.clamp(1, items.len().max(1)) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(at) else { break };
                    let result = work(item);
                    if let Ok(mut done) = done.lock() {
                        done.push((at, result));
                    }
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Vec<Source> {
        let names =
            ["unmarked/laagenda", "unmarked/osm", "labelled/laagenda-dash", "news/de", "news/fr"];
        let source = |name: &str| Source {
            name: name.to_owned(),
            articles: Vec::new(),
            sort: Sort::Articles,
        };
        names.into_iter().map(source).collect()
    }

    fn folds_of(by: By, only: &[&str]) -> Vec<String> {
        let only: Vec<String> = only.iter().map(|&name| name.to_owned()).collect();
        let names = |fold: Fold<'_>| {
            let names: Vec<_> =
                fold.sources.iter().map(|source| source.folder().to_owned()).collect();
            names.join("+")
        };
        let sources = sources();
        folds(&sources.iter().collect::<Vec<_>>(), by, &only).into_iter().map(names).collect()
    }

    #[test]
    fn families_and_folders_are_left_out_together() {
        assert_eq!(folds_of(By::Source, &[]), ["laagenda+laagenda-dash", "osm", "de", "fr"]);
        assert_eq!(folds_of(By::Source, &["news"]), ["de", "fr"]);
        assert_eq!(folds_of(By::Source, &["laagenda-dash"]), ["laagenda+laagenda-dash"]);
        assert_eq!(folds_of(By::Folder, &[]), ["laagenda+osm", "laagenda-dash", "de+fr"]);
        assert_eq!(folds_of(By::Folder, &["news"]), ["de+fr"]);
    }

    #[test]
    fn folds_are_dealt_out() {
        let sources = sources();
        let all: Vec<&Source> = sources.iter().collect();
        let sizes = |most| {
            let folds = together(folds(&all, By::Source, &[]), most);
            folds.iter().map(|fold| fold.sources.len()).collect::<Vec<_>>()
        };
        assert_eq!(sizes(Some(2)), [3, 2]);
        assert_eq!(sizes(Some(9)), [2, 1, 1, 1]);
        assert_eq!(sizes(None), [2, 1, 1, 1]);
    }

    #[test]
    fn what_was_written_for_training_is_never_left_out() {
        let mut sources = sources();
        sources[1].sort = Sort::Written;
        let folds = folds(&sources.iter().collect::<Vec<_>>(), By::Source, &[]);
        assert!(folds.iter().all(|fold| fold.sources.iter().all(|it| it.folder() != "osm")));
        assert_eq!(folds.len(), 3);
    }

    #[test]
    fn results_keep_their_order() {
        let items: Vec<usize> = (0..50).collect();
        for jobs in [0, 1, 3] {
            let doubled = in_parallel(&items, jobs, |item| item * 2);
            assert!(doubled.into_iter().eq(items.iter().map(|item| item * 2)), "{jobs}");
        }
    }
}
