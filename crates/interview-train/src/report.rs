//! The figures as a table, and the lines that were taken for something else.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::leave_one_out::Tested;
use crate::measure::{Counts, Figures, Judged};

/// How many characters of a wrong line are shown.
const SHOWN: usize = 90;
/// How many confusions are named.
const CONFUSIONS: usize = 8;

/// A row for each source, one for all articles together, and the average over sources.
pub(crate) fn write_table(tested: &[Tested<'_>], out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{:34} {:>8} {:>7}", "source", "articles", "lines")?;
    Figures::NAMES.iter().try_for_each(|name| write!(out, " {name:>6}"))?;
    writeln!(out)?;
    let (mut all, mut figures) = (Counts::default(), Vec::new());
    for it in tested {
        let mut counts = Counts::default();
        it.articles.iter().for_each(|lines| counts += Counts::of(lines));
        figures.push(counts.figures());
        all += counts;
        write_row(&it.source.name, all_of(counts), &counts.figures(), out)?;
    }
    write_row("ALL", all_of(all), &all.figures(), out)?;
    write_row("MACRO", all_of(all), &Figures::average(&figures), out)?;
    write_confusions(tested, out)
}

fn all_of(counts: Counts) -> [u32; 2] {
    [counts.articles, counts.lines]
}

fn write_row(
    name: &str,
    sizes: [u32; 2],
    figures: &Figures,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [articles, lines] = sizes;
    write!(out, "{name:34} {articles:>8} {lines:>7}")?;
    for figure in figures.0 {
        match figure {
            Some(figure) => write!(out, " {figure:6.3}")?,
            None => write!(out, "      -")?,
        }
    }
    writeln!(out)
}

fn write_confusions(tested: &[Tested<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for line in wrong(tested.iter().flat_map(|it| it.articles.iter().flatten())) {
        *counts.entry(format!("{}->{}", line.gold, line.guess)).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = counts.iter().take(CONFUSIONS).map(|(pair, count)| format!("{pair} {count}"));
    let named: Vec<_> = named.collect();
    writeln!(out, "\nmost frequent confusions (is -> said): {}", named.join(", "))
}

fn wrong<'a>(lines: impl Iterator<Item = &'a Judged>) -> impl Iterator<Item = &'a Judged> {
    lines.filter(|line| !line.is_right())
}

/// The first `most` wrong lines of each article that has any.
pub(crate) fn write_errors(
    tested: &[Tested<'_>],
    most: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    for it in tested {
        for (article, lines) in it.source.articles.iter().zip(&it.articles) {
            let mut shown = wrong(lines.iter()).take(most).peekable();
            if shown.peek().is_some() {
                writeln!(out, "\n{}/{}", it.source.name, article.name)?;
            }
            let texts: Vec<&str> = article.text.split('\n').collect();
            for line in shown {
                let text = line.number.checked_sub(1).and_then(|at| texts.get(at)).unwrap_or(&"");
                let text: String = text.chars().take(SHOWN).collect();
                let Judged { number, gold, guess, .. } = line;
                let (is, said) = (line.probability_of_gold(), line.confidence(1.0));
                writeln!(
                    out,
                    "  {number:5} is {gold:9} {is:.2} said {guess:9} {said:.2} | {text}"
                )?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;
    use crate::corpus::{Sort, Source};

    fn source() -> Source {
        let articles = vec![article(&["title|On bees", "question|Why?", "answer|So."])];
        Source { name: "x/y".to_owned(), articles, sort: Sort::Articles }
    }

    fn tested<'a>(source: &'a Source, guesses: &[&str]) -> Vec<Tested<'a>> {
        let lines = source.articles[0].numbered().zip(guesses);
        let judge = |((number, line), guess): ((usize, &crate::corpus::Line), &&str)| Judged {
            number,
            gold: line.gold,
            guess: guess.parse().unwrap(),
            probabilities: [0.125; 8],
        };
        vec![Tested { source, articles: vec![lines.map(judge).collect()] }]
    }

    #[test]
    fn table_and_errors_say_what_was_wrong() {
        let source = source();
        let tested = tested(&source, &["intro", "question", "answer"]);
        let (mut table, mut errors) = (Vec::new(), Vec::new());
        write_table(&tested, &mut table).unwrap();
        write_errors(&tested, 5, &mut errors).unwrap();
        let table = String::from_utf8(table).unwrap();
        let row = format!("{:34}        1       3  0.667  1.000  1.000  1.000  0.000\n", "x/y");
        assert!(table.contains(&row), "{table}");
        assert!(table.ends_with("(is -> said): title->intro 1\n"), "{table}");
        let errors = String::from_utf8(errors).unwrap();
        assert_eq!(
            errors,
            "\nx/y/article\n      1 is title     0.12 said intro     0.12 | On bees\n"
        );
    }

    #[test]
    fn articles_without_errors_are_not_named() {
        let (source, mut errors) = (source(), Vec::new());
        write_errors(&tested(&source, &["title", "question", "answer"]), 5, &mut errors).unwrap();
        assert!(errors.is_empty());
    }
}
