//! How fast interviews are written. The throughput is that of the articles that they came from.

#![expect(clippy::expect_used, reason = "without its text a bench has nothing to measure")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use interview_benches::{Corpus, Form};
use interview_export::csv::{CsvExporter, CsvOptions};
use interview_export::json::{JsonExporter, JsonLinesExporter};
use interview_export::text::TextExporter;
use interview_export::{Article, Error, Exporter, Rows};
use interview_model::{Convention, Interview};
use interview_parser::{Options, parse_with};

type Write = fn(&[Interview]) -> Result<Vec<u8>, Error>;

fn export(criterion: &mut Criterion) {
    let corpus = Corpus::from_examples().expect("the examples are in the repository");
    let articles = corpus.articles(Form::Dashed, 100, 10_000);
    let interviews: Vec<_> = articles.iter().map(|text| read(text)).collect();
    let mut group = criterion.benchmark_group("export");
    group.throughput(Throughput::Bytes(articles.iter().map(|text| text.len() as u64).sum()));
    let formats: [(&str, Write); 4] = [
        ("csv exchanges", csv_exchanges),
        ("json", json),
        ("jsonl segments", json_segments),
        ("text dashes", text_dashes),
    ];
    for (name, write) in formats {
        group.bench_function(name, |bencher| {
            bencher.iter(|| write(black_box(&interviews)).expect("memory takes any text"));
        });
    }
    group.finish();
}

fn read(text: &str) -> Interview {
    let mut options = Options::default();
    options.convention = Some(Convention::Dashes);
    parse_with(text, &options).interview
}

fn csv_exchanges(interviews: &[Interview]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    write_all(CsvExporter::new(&mut out, Rows::Exchange, CsvOptions::default())?, interviews)?;
    Ok(out)
}

fn json(interviews: &[Interview]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    write_all(JsonExporter::new(&mut out), interviews)?;
    Ok(out)
}

fn json_segments(interviews: &[Interview]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    write_all(JsonLinesExporter::new(&mut out, Rows::Segment), interviews)?;
    Ok(out)
}

fn text_dashes(interviews: &[Interview]) -> Result<Vec<u8>, Error> {
    let mut out = Vec::new();
    write_all(TextExporter::new(&mut out, Convention::Dashes), interviews)?;
    Ok(out)
}

fn write_all(mut exporter: impl Exporter, interviews: &[Interview]) -> Result<(), Error> {
    for interview in interviews {
        exporter.write(&Article::new("article.txt", interview))?;
    }
    exporter.finish()
}

criterion_group!(benches, export);
criterion_main!(benches);
