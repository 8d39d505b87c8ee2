use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::Form;
use crate::article::article;
use crate::pool::Pool;
use crate::random::Random;

/// What articles are made from: the sentences of the project's examples.
#[derive(Debug, Clone)]
pub struct Corpus {
    pools: Vec<Pool>,
}

impl Corpus {
    /// The corpus of `examples/*/article.txt`.
    ///
    /// # Errors
    ///
    /// When the examples cannot be read, or none of them holds enough sentences.
    pub fn from_examples() -> io::Result<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
        let mut paths = fs::read_dir(folder)?.map(article_of).collect::<io::Result<Vec<_>>>()?;
        // The order in which a folder is listed differs between machines.
        paths.sort();
        let texts = paths.iter().filter(|path| path.is_file()).map(fs::read_to_string);
        Self::from_texts(&texts.collect::<io::Result<Vec<_>>>()?)
    }

    /// The corpus of some articles.
    ///
    /// # Errors
    ///
    /// When none of them holds enough sentences.
    pub fn from_texts(articles: &[String]) -> io::Result<Self> {
        let pools: Vec<_> = articles.iter().map(|text| Pool::of(text)).collect();
        let pools: Vec<_> = pools.into_iter().filter(Pool::is_rich).collect();
        if pools.is_empty() {
            return Err(io::Error::other("no article holds enough sentences to mix new ones from"));
        }
        Ok(Self { pools })
    }

    /// An article of at least `bytes` bytes, in the language of one of the examples.
    #[must_use]
    pub fn article(&self, form: Form, seed: u64, bytes: usize) -> String {
        let mut random = Random::new(seed);
        let pool = self.pools.get(random.below(self.pools.len()));
        pool.map(|pool| article(pool, form, &mut random, bytes)).unwrap_or_default()
    }

    /// `count` articles of one form, each of at least `bytes` bytes.
    #[must_use]
    pub fn articles(&self, form: Form, count: u64, bytes: usize) -> Vec<String> {
        (0..count).map(|seed| self.article(form, seed, bytes)).collect()
    }

    /// `count` articles of all forms and of 2 to 18 KB, as a folder holds them.
    #[must_use]
    pub fn folder(&self, count: u64) -> Vec<String> {
        let forms = Form::ALL.into_iter().cycle();
        let seeded = (1000..1000 + count).zip(forms);
        let sized = seeded.map(|(seed, form)| (seed, form, Random::new(!seed).below(16_000)));
        sized.map(|(seed, form, more)| self.article(form, seed, 2_000 + more)).collect()
    }
}

fn article_of(folder: io::Result<fs::DirEntry>) -> io::Result<PathBuf> {
    folder.map(|entry| entry.path().join("article.txt"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_folder() {
        let corpus = Corpus::from_examples().unwrap();
        assert_eq!(corpus.folder(20), corpus.folder(20));
    }

    #[test]
    fn no_paragraph_stands_twice() {
        let corpus = Corpus::from_examples().unwrap();
        let folder = corpus.folder(200);
        let long = |line: &&str| line.chars().count() > 80;
        let paragraphs: Vec<_> = folder.iter().flat_map(|text| text.lines()).filter(long).collect();
        let different: HashSet<_> = paragraphs.iter().collect();
        assert!(paragraphs.len() > 2000, "only {} paragraphs", paragraphs.len());
        assert_eq!(different.len(), paragraphs.len());
    }

    #[test]
    fn few_articles_make_no_corpus() {
        assert!(Corpus::from_texts(&["Why? Because.".to_owned()]).is_err());
    }
}
