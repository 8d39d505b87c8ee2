use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use interview_markup::Markup;
use interview_model::SegmentKind;

use super::{Article, Gold, Line, Original, Sort, Source};
use crate::Error;

const GOLD_ENDING: &str = ".gold.tsv";

/// The endings of articles, the text without its mark-up before that with it.
const ENDINGS: [&str; 2] = ["txt", "md"];

/// The endings of marked-up sources beside articles.
const MARKED_ENDINGS: [&str; 2] = ["md", "html"];

/// The sources in and below the folders, in the order of the folders and of their names.
pub(super) fn sources(folders: &[PathBuf]) -> Result<Vec<Source>, Error> {
    let mut sources = Vec::new();
    for folder in folders {
        let mut found = BTreeMap::new();
        walk(folder, &name_of(folder)?, &mut found)?;
        if found.is_empty() {
            return Err(Error::NoArticles { folder: folder.clone() });
        }
        sources.extend(found.into_iter().map(|(name, articles)| Source {
            name,
            articles,
            sort: Sort::Articles,
        }));
    }
    Ok(sources)
}

/// The texts in and below a folder, `NAME.txt`, with their names, in name order.
pub(crate) fn texts(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    read_texts(folder, &mut texts)?;
    texts.sort();
    if texts.is_empty() { Err(Error::NoTexts { folder: folder.to_owned() }) } else { Ok(texts) }
}

fn read_texts(folder: &Path, texts: &mut Vec<(String, String)>) -> Result<(), Error> {
    for path in entries(folder)? {
        if path.is_dir() {
            read_texts(&path, texts)?;
        } else if let Some(name) = last_name(&path).strip_suffix(".txt") {
            let text = fs::read_to_string(&path).map_err(|source| Error::read(&path, source))?;
            texts.push((name.to_owned(), text));
        }
    }
    Ok(())
}

fn name_of(folder: &Path) -> Result<String, Error> {
    let full = fs::canonicalize(folder).map_err(|source| Error::read(folder, source))?;
    Ok(last_name(&full))
}

fn last_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn walk(
    folder: &Path,
    name: &str,
    found: &mut BTreeMap<String, Vec<Article>>,
) -> Result<(), Error> {
    for path in entries(folder)? {
        let file = last_name(&path);
        if path.is_dir() {
            walk(&path, &format!("{name}/{file}"), found)?;
        } else if let Some(stem) = file.strip_suffix(GOLD_ENDING) {
            let mut texts = ENDINGS.iter().map(|ending| folder.join(format!("{stem}.{ending}")));
            // Beside some golds lie captions, whose blocks are not lines.
            if let Some(text) = texts.find(|text| text.is_file()) {
                found.entry(name.to_owned()).or_default().push(article(stem, &text, &path)?);
            }
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::read(folder, source);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(failed)?;
    paths.sort();
    Ok(paths)
}

fn article(name: &str, text_path: &Path, gold_path: &Path) -> Result<Article, Error> {
    let read = |path: &Path| fs::read_to_string(path).map_err(|source| Error::read(path, source));
    let (text, gold) = (read(text_path)?, read(gold_path)?);
    let lines = labelled_lines(&text, &gold).map_err(|(row, problem)| Error::Gold {
        path: gold_path.to_owned(),
        row,
        problem,
    })?;
    let original = original(text_path, &text)?;
    Ok(Article { name: name.to_owned(), text, lines, original })
}

/// The marked-up source of an article: the file itself, or one of the same name beside it.
fn original(path: &Path, text: &str) -> Result<Option<Original>, Error> {
    let markup_of = |path: &Path| path.extension()?.to_str().and_then(Markup::of_ending);
    if let Some(markup) = markup_of(path) {
        return Ok(Some(Original { source: text.to_owned(), markup, is_text: true }));
    }
    let beside = MARKED_ENDINGS.iter().map(|ending| path.with_extension(ending));
    let Some((beside, markup)) =
        beside.filter(|it| it.is_file()).find_map(|it| markup_of(&it).map(|markup| (it, markup)))
    else {
        return Ok(None);
    };
    // What is not UTF-8 in it is one word that no line has.
    let source = fs::read(&beside).map_err(|source| Error::read(&beside, source))?;
    let source = String::from_utf8_lossy(&source).into_owned();
    Ok(Some(Original { source, markup, is_text: false }))
}

/// The lines of `text` that the rows of `gold` name. Fails with the number of a row and what is
/// wrong with it.
pub(super) fn labelled_lines(text: &str, gold: &str) -> Result<Vec<Line>, (usize, String)> {
    let texts: Vec<&str> = text.split('\n').map(str::trim).collect();
    let (mut lines, mut last) = (Vec::new(), 0);
    for (at, row) in gold.lines().enumerate().filter(|(_, row)| !row.is_empty()) {
        let (number, gold) = parse_row(row).map_err(|problem| (at + 1, problem))?;
        let text = number.checked_sub(1).and_then(|at| texts.get(at));
        match text {
            Some(text) if number > last => {
                if gold != Gold::Kind(SegmentKind::Timestamp) {
                    lines.push(Line { text: (*text).to_owned(), blanks: number - last - 1, gold });
                    last = number;
                }
            }
            Some(_) => return Err((at + 1, format!("line {number} comes after line {last}"))),
            None => return Err((at + 1, format!("the article has no line {number}"))),
        }
    }
    Ok(lines)
}

fn parse_row(row: &str) -> Result<(usize, Gold), String> {
    let mut cells = row.split('\t');
    let number = cells.next().unwrap_or_default();
    let role = cells.next().unwrap_or_default();
    let number = number.parse().map_err(|_| format!("`{number}` is not a line number"))?;
    Ok((number, role.parse().map_err(|error: interview_model::UnknownName| error.to_string())?))
}
