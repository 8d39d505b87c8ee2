//! The main job: a folder of articles in memory becomes a table in memory, on one thread.

#![expect(clippy::expect_used, reason = "without its text a bench has nothing to measure")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interview_benches::Corpus;
use interview_export::csv::{CsvExporter, CsvOptions};
use interview_export::{Article, Error, Exporter, Rows};

const ARTICLES: u64 = 200;

fn end_to_end(criterion: &mut Criterion) {
    let corpus = Corpus::from_examples().expect("the examples are in the repository");
    let folder = corpus.folder(ARTICLES);
    let mut group = criterion.benchmark_group("end to end");
    group.sample_size(20);
    group.throughput(Throughput::Bytes(folder.iter().map(|text| text.len() as u64).sum()));
    group.bench_function("200 articles to CSV", |bencher| {
        bencher.iter(|| convert(black_box(&folder)).expect("memory takes any text"));
    });
    group.finish();
}

fn convert(folder: &[String]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    let mut exporter = CsvExporter::new(&mut out, Rows::Exchange, CsvOptions::default())?;
    for text in folder {
        let parsed = interview_parser::parse(text);
        exporter.write(&Article::new("article.txt", &parsed.interview))?;
    }
    exporter.finish()?;
    drop(exporter);
    Ok(out)
}

criterion_group!(benches, end_to_end);
criterion_main!(benches);
