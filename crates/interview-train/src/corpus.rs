//! Labelled articles as they lie on disk: `NAME.txt`, the article, beside `NAME.gold.tsv`, a row
//! `line<TAB>role<TAB>speaker` for each line that is not blank.

mod article;
mod read;

pub(crate) use article::{Article, Gold, Line, Original};
pub(crate) use read::texts;

use std::path::PathBuf;

use crate::Error;

/// The folder name of articles that are measured but never trained on.
const NEVER_TRAINED_ON: &str = "seed";

/// Labelled articles by source.
#[derive(Debug, Clone)]
pub(crate) struct Corpus {
    pub(crate) sources: Vec<Source>,
}

/// The articles of one folder.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// The folder's path from the folder that was named, that one's own name included: `news/de`.
    pub(crate) name: String,
    /// In name order.
    pub(crate) articles: Vec<Article>,
    /// What they are for.
    pub(crate) sort: Sort,
}

/// What the articles of a source are for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Sort {
    /// They are trained on, with copies, and measured.
    #[default]
    Articles,
    /// Long transcripts, of which the beginning is enough to learn from.
    Transcripts,
    /// Articles that were written to be trained on, and are never measured.
    Written,
}

impl Corpus {
    /// Reads all labelled articles in and below `folders`, in name order.
    pub(crate) fn read(folders: &[PathBuf]) -> Result<Self, Error> {
        Ok(Self { sources: read::sources(folders)? })
    }

    /// With the articles in and below `folders`, which are of this sort.
    pub(crate) fn with(mut self, folders: &[PathBuf], sort: Sort) -> Result<Self, Error> {
        let sources = read::sources(folders)?.into_iter();
        self.sources.extend(sources.map(|source| Source { sort, ..source }));
        Ok(self)
    }

    /// Fails if a name is no source's.
    pub(crate) fn check_names(&self, names: &[String]) -> Result<(), Error> {
        let known = |name: &&String| self.sources.iter().any(|source| source.answers_to(name));
        match names.iter().find(|name| !known(name)) {
            None => Ok(()),
            Some(name) => {
                let known: Vec<_> =
                    self.sources.iter().map(|source| source.name.as_str()).collect();
                Err(Error::UnknownSource { name: name.clone(), known: known.join(", ") })
            }
        }
    }
}

impl Source {
    /// The name of its own folder.
    pub(crate) fn folder(&self) -> &str {
        self.name.rsplit_once('/').map_or(self.name.as_str(), |(_, folder)| folder)
    }

    /// The folder that was named when it was read.
    pub(crate) fn root(&self) -> &str {
        self.name.split_once('/').map_or(self.name.as_str(), |(root, _)| root)
    }

    /// What it has in common with other folders that hold articles of the same origin: the name of
    /// its folder up to the first hyphen (`laagenda`, `laagenda-dash-es`).
    pub(crate) fn family(&self) -> &str {
        self.folder().split_once('-').map_or(self.folder(), |(family, _)| family)
    }

    /// Whether it is meant by `name`: its own, its folder's, its family's or its root's.
    pub(crate) fn answers_to(&self, name: &str) -> bool {
        [self.name.as_str(), self.folder(), self.family(), self.root()].contains(&name)
    }

    /// Whether it may be trained on at all.
    pub(crate) fn is_for_training(&self) -> bool {
        self.folder() != NEVER_TRAINED_ON
    }
}

#[cfg(test)]
pub(crate) mod tests;
