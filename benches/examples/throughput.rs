//! How fast a folder of transcripts is parsed, for comparing with programs in other languages.
//!
//!     throughput write FOLDER     writes the articles of the benches, those with labels
//!     throughput measure FOLDER   parses all files of the folder on one thread, again and again
//!
//! `measure` prints the best of its rounds as megabytes (10^6 bytes) a second.

#![expect(clippy::print_stdout, reason = "its figure is for whoever started it")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use interview_benches::{Corpus, Form};

/// As in the bench `parse`.
const ARTICLES: u64 = 100;
const ARTICLE_BYTES: usize = 10_000;

/// So long rounds go on, and so many there are at least.
const MEASURED: Duration = Duration::from_secs(3);
const ROUNDS: usize = 10;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", folder] => write(Path::new(folder)),
        ["measure", folder] => measure(Path::new(folder)),
        _ => Err(io::Error::other("usage: throughput (write | measure) FOLDER")),
    }
}

fn write(folder: &Path) -> io::Result<()> {
    let articles = Corpus::from_examples()?.articles(Form::Labelled, ARTICLES, ARTICLE_BYTES);
    for (number, article) in articles.iter().enumerate() {
        fs::write(folder.join(format!("{number:03}.txt")), article)?;
    }
    Ok(())
}

fn measure(folder: &Path) -> io::Result<()> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let articles = paths.iter().map(fs::read_to_string).collect::<io::Result<Vec<_>>>()?;
    let bytes: usize = articles.iter().map(String::len).sum();
    let start = Instant::now();
    let mut best = Duration::MAX;
    let mut rounds = 0;
    while rounds < ROUNDS || start.elapsed() < MEASURED {
        let round = Instant::now();
        for article in &articles {
            black_box(interview_parser::parse(article));
        }
        best = best.min(round.elapsed());
        rounds += 1;
    }
    #[expect(clippy::cast_precision_loss, reason = "a megabyte is far from 2^52 bytes")]
    let speed = bytes as f64 / best.as_secs_f64() / 1e6;
    println!("{speed:.1}");
    Ok(())
}
