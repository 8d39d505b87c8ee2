use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why the command failed.
///
/// ```
/// use clap::Parser;
/// use interview_train::{Arguments, Error, run};
///
/// let arguments =
///     Arguments::parse_from(["interview-train", "train", "--out", "unused", "no-such-folder"]);
/// let error = run(&arguments, &mut Vec::new()).unwrap_err();
/// assert!(matches!(error, Error::Read { .. }));
/// assert!(error.to_string().contains("no-such-folder"));
/// ```
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder of the corpus cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A row of a `.gold.tsv` file makes no sense.
    #[error("{}, row {row}: {problem}; a row is LINE<TAB>ROLE<TAB>SPEAKER, in the order of the lines", path.display())]
    Gold {
        /// The file.
        path: PathBuf,
        /// The row, counted from 1.
        row: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// A folder has nothing to learn from.
    #[error("no article in {}: it or a folder below it must hold NAME.txt with NAME.gold.tsv beside it", folder.display())]
    NoArticles {
        /// The folder.
        folder: PathBuf,
    },
    /// A folder has no text in it.
    #[error("no text in {}: it must hold NAME.txt", folder.display())]
    NoTexts {
        /// The folder.
        folder: PathBuf,
    },
    /// A source was named that the folders do not have.
    #[error("no source is called `{name}`; there are: {known}")]
    UnknownSource {
        /// The name.
        name: String,
        /// The names that could have been meant.
        known: String,
    },
    /// What was found cannot be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// Where to.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Error {
    pub(crate) fn read(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }

    pub(crate) fn write(path: &Path, source: io::Error) -> Self {
        Self::Write { path: path.to_owned(), source }
    }
}
