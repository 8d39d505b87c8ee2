//! How fast text becomes an interview, beside how fast pulldown-cmark finds the blocks and inlines
//! of Markdown in the same text.

#![expect(clippy::expect_used, reason = "without its text a bench has nothing to measure")]

use std::hint::black_box;

use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main};
use interview_benches::{Corpus, Form};
use pulldown_cmark::{Options, Parser};

/// So many articles that the branch predictor has forgotten the first when it comes round again.
const ARTICLES: u64 = 100;
const ARTICLE_BYTES: usize = 10_000;

fn parse(criterion: &mut Criterion) {
    let corpus = Corpus::from_examples().expect("the examples are in the repository");
    for form in Form::ALL {
        let articles = corpus.articles(form, ARTICLES, ARTICLE_BYTES);
        let mut group = criterion.benchmark_group(format!("parse/{}", form.name()));
        one_by_one(&mut group, "interview-parser", &articles, |text| {
            black_box(interview_parser::parse(text));
        });
        one_by_one(&mut group, "pulldown-cmark", &articles, read_markdown);
        group.finish();
    }
}

/// Each iteration takes the next article.
fn one_by_one(
    group: &mut BenchmarkGroup<'_, WallTime>,
    name: &str,
    articles: &[String],
    read: impl Fn(&str),
) {
    let bytes: usize = articles.iter().map(String::len).sum();
    group.throughput(Throughput::Bytes((bytes / articles.len()) as u64));
    let mut next = articles.iter().cycle();
    group.bench_function(name, |bencher| {
        bencher.iter(|| next.next().map(|text| read(text)));
    });
}

fn read_markdown(text: &str) {
    for event in Parser::new_ext(text, Options::all()).into_offset_iter() {
        black_box(event);
    }
}

criterion_group!(benches, parse);
criterion_main!(benches);
