//! WARC files: each page in them is an input.

use std::collections::HashMap;
use std::fs::File;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, BufRead, BufReader};
use std::iter;
use std::path::Path;

use interview_markup::warc::{Page, may_begin, pages};

use crate::input::{Failure, Input, InputError};

/// Whether a file is an archive, as its name ends.
pub(crate) fn is_archive(path: &Path) -> bool {
    let ends_in =
        |path: &Path, ending| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(ending));
    ends_in(path, "warc") || ends_in(path, "gz") && ends_in(&path.with_extension(""), "warc")
}

/// Whether what comes next on standard input begins as an archive does.
pub(crate) fn is_on_stdin() -> bool {
    // What cannot be read will be told of when it is read.
    io::stdin().lock().fill_buf().is_ok_and(may_begin)
}

/// A page of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    /// The name of the file, and the page's address after it.
    pub(crate) name: String,
    pub(crate) page: Page,
}

/// The pages of a file, of no more than `max_bytes` bytes each, one read after the other as they are
/// asked for.
pub(crate) fn in_file(
    path: &Path,
    max_bytes: usize,
) -> Box<dyn Iterator<Item = Result<Input, Failure>>> {
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => Box::new(records(name, BufReader::new(file), max_bytes)),
        Err(error) => {
            let problem = InputError::unopened(error);
            Box::new(iter::once(Err(Failure { name, problem })))
        }
    }
}

/// The pages on standard input.
pub(crate) fn on_stdin(max_bytes: usize) -> impl Iterator<Item = Result<Input, Failure>> {
    records("-".to_owned(), io::stdin().lock(), max_bytes)
}

fn records(
    archive: String,
    input: impl BufRead,
    max_bytes: usize,
) -> impl Iterator<Item = Result<Input, Failure>> {
    let mut pages = pages(input, max_bytes);
    let mut names = Names::default();
    let mut is_empty = true;
    iter::from_fn(move || {
        let next = pages.next();
        if next.is_none() && !is_empty {
            return None;
        }
        is_empty = false;
        Some(match next {
            Some(Ok(page)) => {
                let name = names.of(&archive, &page.url);
                Ok(Input::Record(Box::new(Record { name, page })))
            }
            Some(Err(error)) => Err(Failure { name: archive.clone(), problem: error.into() }),
            None => Err(Failure { name: archive.clone(), problem: InputError::NoPages }),
        })
    })
}

/// How often each address came, by its hash.
#[derive(Default)]
struct Names {
    seen: HashMap<u64, usize>,
    state: RandomState,
}

impl Names {
    /// The name of a page, which no other of the archive has.
    fn of(&mut self, archive: &str, url: &str) -> String {
        let times = self.seen.entry(self.state.hash_one(url)).or_default();
        *times += 1;
        match times {
            1 => format!("{archive}#{url}"),
            _ => format!("{archive}#{url} ({times})"),
        }
    }
}
