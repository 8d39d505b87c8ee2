//! Paths on the command line to inputs: folders are walked.

use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::iter;
use std::path::{Path, PathBuf};

use interview_markup::Markup;
use walkdir::{DirEntry, WalkDir};

use crate::archive;
use crate::input::{Failure, Input, InputError, is_dash};
use crate::usage::UsageError;

/// The paths to read: those given, or standard input if there are none.
///
/// # Errors
///
/// There is nothing to read, standard input is named twice, or the output is one of the files.
pub(crate) fn paths_to_read(
    paths: &[PathBuf],
    output: Option<&Path>,
) -> Result<Vec<PathBuf>, UsageError> {
    if paths.is_empty() {
        let nobody_types = !io::stdin().is_terminal();
        return nobody_types.then(|| vec!["-".into()]).ok_or(UsageError::NothingToRead);
    }
    if paths.iter().filter(|path| is_dash(path)).count() > 1 {
        return Err(UsageError::StdinTwice);
    }
    match paths.iter().find(|path| output.is_some_and(|output| are_same(path, output))) {
        Some(path) => Err(UsageError::OutputIsInput(path.display().to_string())),
        None => Ok(paths.to_owned()),
    }
}

/// The inputs that `paths` name, in their order, found as they are asked for. The file `output`
/// is none of them, so that a folder which holds the last run's output can be converted again.
///
/// A folder gives its texts, captions, Markdown, web pages and archives, but for what is called
/// `README`, and those of the folders below it, in the order of their names. An archive gives its pages, of no more than `max_bytes` bytes each.
/// Hidden files and folders are passed over. A symbolic link to a file is read, one to a folder is
/// not entered, so that a loop of links ends.
pub(crate) fn inputs<'a>(
    paths: &'a [PathBuf],
    output: Option<&'a Path>,
    max_bytes: usize,
) -> impl Iterator<Item = Result<Input, Failure>> + 'a {
    let is_output = move |input: &Result<Input, Failure>| match (input, output) {
        (Ok(Input::File(path)), Some(output)) => are_same(path, output),
        _ => false,
    };
    paths
        .iter()
        .flat_map(|path| if path.is_dir() { in_folder(path) } else { alone(path) })
        .filter(move |input| !is_output(input))
        .flat_map(move |input| opened(input, max_bytes))
}

type Inputs<'a> = Box<dyn Iterator<Item = Result<Input, Failure>> + 'a>;

fn alone(path: &Path) -> Inputs<'_> {
    Box::new(iter::once(Ok(Input::named(path))))
}

/// What is in an archive, instead of the archive.
fn opened<'a>(input: Result<Input, Failure>, max_bytes: usize) -> Inputs<'a> {
    match input {
        Ok(Input::File(path)) if archive::is_archive(&path) => archive::in_file(&path, max_bytes),
        Ok(Input::Stdin) if archive::is_on_stdin() => Box::new(archive::on_stdin(max_bytes)),
        input => Box::new(iter::once(input)),
    }
}

fn in_folder(folder: &Path) -> Inputs<'_> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let mut found = entries
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        .filter_map(|entry| match entry {
            Ok(entry) => is_article(&entry).then(|| Ok(Input::File(entry.into_path()))),
            Err(error) => Some(Err(unreadable(error, folder))),
        })
        .peekable();
    if found.peek().is_none() {
        return Box::new(iter::once(Err(failure(folder, InputError::NoArticles))));
    }
    Box::new(found)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// What the names of articles without markup end in.
const ENDINGS: [&str; 3] = ["txt", "srt", "vtt"];

fn is_article(entry: &DirEntry) -> bool {
    let is_text = |ending: &OsStr| {
        let is_marked = || ending.to_str().and_then(Markup::of_ending).is_some();
        ENDINGS.iter().any(|it| ending.eq_ignore_ascii_case(it)) || is_marked()
    };
    let is_readme = entry.path().file_stem().is_some_and(|it| it.eq_ignore_ascii_case("readme"));
    let kind = entry.file_type();
    (entry.path().extension().is_some_and(is_text) || archive::is_archive(entry.path()))
        && !is_readme
        && (kind.is_file() || kind.is_symlink() && !entry.path().is_dir())
}

fn unreadable(error: walkdir::Error, folder: &Path) -> Failure {
    let path = error.path().unwrap_or(folder).to_owned();
    // Without a cause it would be a loop of links, which are not followed.
    let cause = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
    failure(&path, InputError::Unreadable(cause))
}

fn failure(path: &Path, problem: InputError) -> Failure {
    Failure { name: path.display().to_string(), problem }
}

/// Whether both paths name one file. Its name is compared first to spare looking up all others.
fn are_same(one: &Path, other: &Path) -> bool {
    one.file_name() == other.file_name()
        && one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(paths: &[PathBuf], root: &Path) -> Vec<String> {
        let name = |input: Result<Input, Failure>| match input {
            Ok(input) => input.name(),
            Err(failure) => failure.to_string(),
        };
        let root = format!("{}/", root.display());
        inputs(paths, None, 1024).map(|input| name(input).replace(&root, "")).collect()
    }

    #[test]
    fn a_folder_gives_its_text_files_in_the_order_of_their_names() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("b/c")).unwrap();
        fs::create_dir_all(root.path().join(".git")).unwrap();
        for name in [
            "z.txt",
            "b/2.TXT",
            "b/c/1.txt",
            "a.txt",
            "d.srt",
            "c.VTT",
            "b.md",
            "e.html",
            "README.md",
            "f.pdf",
            ".hidden.txt",
            ".git/x.txt",
        ] {
            fs::write(root.path().join(name), "Why?").unwrap();
        }
        let found = names(&[root.path().to_owned()], root.path());
        let wanted = ["a.txt", "b/2.TXT", "b/c/1.txt", "b.md", "c.VTT", "d.srt", "e.html", "z.txt"];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_folder_without_articles_is_a_failure() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("empty")).unwrap();
        let found = names(&[root.path().join("empty"), "-".into()], root.path());
        assert!(
            found[0].starts_with("empty: no text, captions, Markdown, web page or archive"),
            "{found:?}"
        );
        assert_eq!(found[1], "-");
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_are_read_and_links_to_folders_are_not_entered() {
        use std::os::unix::fs::symlink;

        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.txt"), "Why?").unwrap();
        symlink(root.path().join("a.txt"), root.path().join("link.txt")).unwrap();
        symlink(root.path(), root.path().join("loop.txt")).unwrap();
        assert_eq!(names(&[root.path().to_owned()], root.path()), ["a.txt", "link.txt"]);
    }
}
