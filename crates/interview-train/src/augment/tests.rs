use super::*;
use crate::corpus::tests::{article, rows};

fn some_article() -> Article {
    let turn = ["", "question|Tom: Why bees?", "answer|Ada: They dance. They hum. They sleep."];
    let mut all = vec!["title|On bees, by Ada Byron", "", "intro|She keeps bees."];
    all.extend(turn.repeat(6));
    article(&all)
}

#[test]
fn a_copy_depends_on_its_seed_alone() {
    let (original, pool) = (some_article(), Pool::default());
    let copy_of = |seed| copy(&original, &pool, &mut Random::new(&["copy"], seed)).unwrap();
    assert_eq!(copy_of(1), copy_of(1));
    let different = (0..50).map(copy_of).filter(|copy| *copy != original).count();
    assert!(different > 45, "{different}");
}

#[test]
fn texts_and_labels_of_a_copy_lie_on_the_same_lines() {
    let original = some_article();
    let copies: Vec<Article> = (0..200)
        .filter_map(|seed| copy(&original, &Pool::default(), &mut Random::new(&["copy"], seed)))
        .collect();
    // Of a report of one sentence nothing may be left.
    assert!(copies.len() > 190, "{}", copies.len());
    for copy in copies {
        let texts: Vec<&str> = copy.text.lines().collect();
        for (number, line) in copy.numbered() {
            assert_eq!(texts[number - 1], line.text, "{:?}", rows(&copy.lines));
            assert_eq!(line.text.trim(), line.text);
            assert!(!line.text.is_empty(), "{:?}", rows(&copy.lines));
        }
    }
}

#[test]
fn too_short_an_article_has_no_copies() {
    let short = article(&["title|T", "intro|I"]);
    assert_eq!(copy(&short, &Pool::default(), &mut Random::new(&[], 0)), None);
}
