//! Parses a string, walks the exchanges, and writes them as CSV, with the packaged crates alone.

use std::error::Error;

use interview_export::csv::{CsvExporter, CsvOptions};
use interview_export::{Article, Exporter, Rows};
use interview_model::Interview;

const ARTICLE: &str = "\
Q: Why did you take the night ferry?
A: Because the day ferry had sunk.

Nobody was hurt.
Q: And today?
A: Today I walk.
";

fn main() -> Result<(), Box<dyn Error>> {
    let interview = interview_parser::parse(ARTICLE).into_result()?;
    check_exchanges(&interview);
    check_csv(&interview)?;
    println!("{} exchanges read with the packaged crates", interview.exchanges().len());
    Ok(())
}

fn check_exchanges(interview: &Interview) {
    let exchanges = interview.exchanges();
    let texts: Vec<_> = exchanges.iter().map(|it| (it.question_text(), it.answer_text())).collect();
    let expected = [
        (
            "Why did you take the night ferry?",
            "Because the day ferry had sunk.\n\nNobody was hurt.",
        ),
        ("And today?", "Today I walk."),
    ];
    let expected = expected.map(|(question, answer)| (question.to_owned(), answer.to_owned()));
    assert_eq!(texts, expected);
    for exchange in &exchanges {
        let found = exchange.span().slice(ARTICLE);
        assert!(found.is_some_and(|text| text.starts_with("Q: ")), "{found:?}");
    }
}

fn check_csv(interview: &Interview) -> Result<(), Box<dyn Error>> {
    let mut table = Vec::new();
    let mut exporter = CsvExporter::new(&mut table, Rows::Exchange, CsvOptions::default())?;
    exporter.write(&Article::new("ferry.txt", interview))?;
    exporter.finish()?;
    drop(exporter);
    let table = String::from_utf8(table)?;
    assert!(table.starts_with("source,exchange,section,interviewer,question,"), "{table}");
    assert!(table.contains("Today I walk."), "{table}");
    Ok(())
}
