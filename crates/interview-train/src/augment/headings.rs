//! Headings within a conversation: words of what follows, or those of another article.

use interview_model::SegmentKind::Heading;

use super::clutter::answer_sentence;
use super::places::{Place, put_in as put_in_line};
use super::pool::Piece;
use crate::corpus::Line;
use crate::random::Random;
use crate::text::{is_mostly_wide, with_capital};

/// Puts headings into an article that has none, now and then.
pub(super) fn put_in(lines: &mut Vec<Line>, others: &[Piece<'_>], random: &mut Random) {
    if lines.iter().any(|line| line.is(Heading)) || !random.chance(40) {
        return;
    }
    if random.chance(25) {
        of_another(lines, others, random);
    } else {
        of_answers(lines, random);
    }
}

/// Some pages set all of their headings in quotes.
fn quotes(random: &mut Random) -> (&'static str, &'static str) {
    random.weighted(&[(("", ""), 6), (("\"", "\""), 2), (("“", "”"), 1), (("„", "“"), 1)])
}

/// Headings of one article, at breaks of this one.
fn of_another(lines: &mut Vec<Line>, headings: &[Piece<'_>], random: &mut Random) {
    let Some(first) = random.pick(headings) else { return };
    let most = 2 + random.below(5);
    let (open, close) = quotes(random);
    for heading in headings.iter().filter(|it| it.article == first.article).take(most) {
        if let Some(at) = Place::BetweenTurns.find(lines, random) {
            put_in_line(lines, at, format!("{open}{}{close}", heading.text), Heading);
        }
    }
}

/// So many lines below a heading are what it speaks of.
const BELOW: usize = 4;

/// A series of short headings, each a few words of the answer that follows.
fn of_answers(lines: &mut Vec<Line>, random: &mut Random) {
    let (open, close) = quotes(random);
    let before_answers = if random.chance(30) { 4 } else { 0 };
    for _ in 0..2 + random.below(8) {
        let place = random.weighted(&[
            (Place::BetweenTurns, 8),
            (Place::InAnswer, 2),
            (Place::BeforeAnswer, before_answers),
        ]);
        let Some(at) = place.find(lines, random) else { continue };
        let below = lines.get(at..).unwrap_or_default();
        let below = below.get(..BELOW).unwrap_or(below);
        let is_said = !open.is_empty() && random.chance(SAID);
        let of = if is_said && random.chance(40) { lines.as_slice() } else { below };
        if let Some(sentence) = answer_sentence(of, 30..if is_said { 120 } else { 160 }, random) {
            let heading = if is_said {
                in_other_words(&sentence, random)
            } else {
                some_words(&sentence, random)
            };
            put_in_line(lines, at, format!("{open}{heading}{close}"), Heading);
        }
    }
}

/// So many of a hundred headings in quotes are something that is said, much as the answer says it.
const SAID: usize = 70;

/// A sentence without some of its words, as whoever sets headings shortens what was said.
pub(super) fn in_other_words(sentence: &str, random: &mut Random) -> String {
    let said = sentence.trim_end_matches(['.', '。', ',', ';', ':']);
    if is_mostly_wide(said) {
        let clauses: Vec<&str> = said.split_inclusive(['、', '，']).collect();
        return clauses.into_iter().filter(|_| random.chance(80)).collect();
    }
    let words: Vec<&str> = said.split_whitespace().filter(|_| random.chance(75)).collect();
    let end = random.weighted(&[("", 6), ("!", 3), (".", 1)]);
    with_capital(words.join(" ").trim_end_matches(['.', '!', ','])) + end
}

/// A few neighbouring words of a sentence, or the characters before its first comma.
fn some_words(sentence: &str, random: &mut Random) -> String {
    if is_mostly_wide(sentence) {
        let clause = sentence.split(['、', '，', '。']).next().unwrap_or_default();
        return clause.chars().take(4 + random.below(16)).collect();
    }
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let count = 2 + random.below(5);
    let start = random.below(words.len().saturating_sub(count));
    let some: Vec<&str> = words.into_iter().skip(start).take(count).collect();
    with_capital(some.join(" ").trim_matches(|character: char| !character.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::augment::Pool;
    use crate::corpus::tests::article;
    use interview_model::SegmentKind::{Answer, Question};

    #[test]
    fn headings_of_one_article_stand_between_turns() {
        let others = [article(&["heading|One", "heading|Two", "heading|Three"])];
        let pool = Pool::of(&others);
        for seed in 0..10 {
            let mut lines = article(&["question|Q", "answer|A"].repeat(9)).lines;
            of_another(&mut lines, &pool.headings, &mut Random::new(&["headings"], seed));
            assert!((20..=21).contains(&lines.len()), "{lines:?}");
            let is_heading = |at: &usize| lines[*at].is(Heading);
            for at in (0..lines.len()).filter(is_heading) {
                assert!(lines[at - 1].is(Answer), "{lines:?}");
                assert!(lines[at + 1].is(Question), "{lines:?}");
            }
        }
    }

    #[test]
    fn headings_are_words_of_the_answer_below() {
        let rows = [
            "question|Why?",
            "answer|Because they dance in front of the hive. And nobody knows why they do.",
            "question|For whom?",
            "answer|For their sisters, to tell them where the lime trees are in bloom.",
        ];
        let of_rows = rows.join(" ").to_lowercase();
        for seed in 0..20 {
            let mut lines = article(&rows).lines;
            of_answers(&mut lines, &mut Random::new(&["headings"], seed));
            for heading in lines.iter().filter(|line| line.is(Heading)) {
                let text = heading.text.to_lowercase();
                let is_said = text.starts_with(['"', '“', '„']);
                let text = text.trim_matches(['"', '“', '”', '„', '!', '.']);
                let mut words = text.split_whitespace();
                assert!(words.all(|word| of_rows.contains(word)), "{text}");
                assert!(is_said || of_rows.contains(text), "{text}");
            }
            assert!(lines.len() > rows.len(), "{lines:?}");
        }
    }
}
