//! How fast Markdown and web pages are read into blocks, before anything is decided.
//!
//!     read_markup ROUNDS FILE...
//!
//! It reads all files so many times and prints the best round as megabytes (10^6 bytes) a second. Under
//! `valgrind --tool=callgrind`, two rounds less one are the instructions of reading.

#![expect(clippy::print_stdout, reason = "its figure is for whoever started it")]

use std::ffi::OsStr;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs, io};

use interview_markup::{Markup, read};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let rounds = arguments.next().and_then(|it| it.parse::<usize>().ok());
    let rounds = rounds.ok_or_else(|| io::Error::other("usage: read_markup ROUNDS FILE..."))?;
    let sources = arguments.map(source).collect::<io::Result<Vec<_>>>()?;
    let bytes: usize = sources.iter().map(|(text, _)| text.len()).sum();
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        for (text, markup) in &sources {
            black_box(read(text, *markup));
        }
        best = best.min(start.elapsed());
    }
    #[expect(clippy::cast_precision_loss, reason = "a megabyte is far from 2^52 bytes")]
    let speed = bytes as f64 / best.as_secs_f64() / 1e6;
    println!("{bytes} bytes, {speed:.1} MB/s");
    Ok(())
}

fn source(path: String) -> io::Result<(String, Markup)> {
    let ending = Path::new(&path).extension().and_then(OsStr::to_str);
    let markup =
        ending.and_then(Markup::of_ending).ok_or_else(|| io::Error::other(path.clone()))?;
    Ok((fs::read_to_string(path)?, markup))
}
