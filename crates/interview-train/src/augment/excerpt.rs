//! Cuts a few lines out of an article: people paste excerpts too, and documentation and tests are
//! full of them.

use interview_model::SegmentKind::{Answer, Bio, Credit, Intro, Question, Title};

use crate::corpus::Line;
use crate::random::Random;
use crate::text::{sentences, width, without_question_mark};

/// The fewest and the most lines of an excerpt.
const LINES: (usize, usize) = (2, 10);

/// Keeps some lines, from the first of a turn of questions on.
pub(super) fn cut(lines: &mut Vec<Line>, random: &mut Random) {
    let starts: Vec<usize> = (0..lines.len()).filter(|at| opens(lines, *at)).collect();
    let Some(start) = random.pick(&starts).copied() else { return };
    let length = LINES.0 + random.below(LINES.1 - LINES.0 + 1);
    *lines = lines.drain(..).skip(start).take(length).collect();
    if let Some(first) = lines.first_mut() {
        first.blanks = 0;
    }
}

/// Keeps what stands around the conversation: a report, in which nobody is interviewed. Now and
/// then no more than a sentence.
pub(super) fn keep_report(lines: &mut Vec<Line>, random: &mut Random) {
    if let Some(sentence) = random.chance(40).then(|| a_sentence(lines, random)).flatten() {
        *lines = vec![Line::new(sentence, 0, Intro)];
        return;
    }
    let around = [Title, Intro, Credit, Bio];
    lines.retain(|line| around.iter().any(|kind| line.is(*kind)));
    lines.truncate(1 + random.below(LINES.1));
}

/// The widest text that is a single sentence's.
const SENTENCE: usize = 120;

/// One sentence that asks nothing.
fn a_sentence(lines: &[Line], random: &mut Random) -> Option<String> {
    let told = lines.iter().filter(|line| line.is(Intro) || line.is(Answer) || line.is(Bio));
    let sentences: Vec<&str> = told
        .flat_map(|line| sentences(&line.text))
        .filter(|it| width(it) < SENTENCE && without_question_mark(it).is_none())
        .collect();
    random.pick(&sentences).map(|sentence| (*sentence).to_owned())
}

/// Whether a turn of questions begins at a line.
fn opens(lines: &[Line], at: usize) -> bool {
    let is_question = |at: usize| lines.get(at).is_some_and(|line| line.is(Question));
    is_question(at) && at.checked_sub(1).is_none_or(|before| !is_question(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn a_report_asks_nothing() {
        let whole =
            article(&["title|T", "intro|She sails. Why?", "question|A?", "answer|C. D. E?"]);
        for seed in 0..20 {
            let mut lines = whole.lines.clone();
            keep_report(&mut lines, &mut Random::new(&["report"], seed));
            let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
            let wanted: [&[&str]; 5] =
                [&["T"], &["T", "She sails. Why?"], &["She sails."], &["C."], &["D."]];
            assert!(wanted.contains(&texts.as_slice()), "{texts:?}");
        }
    }

    #[test]
    fn an_excerpt_begins_with_a_question() {
        let whole = article(&[
            "title|T",
            "question|A?",
            "question|B",
            "answer|C.",
            "question|D?",
            "answer|E.",
        ]);
        for seed in 0..20 {
            let mut lines = whole.lines.clone();
            cut(&mut lines, &mut Random::new(&["excerpt"], seed));
            assert!(lines.len() >= 2);
            assert!(["A?", "D?"].contains(&lines[0].text.as_str()));
        }
    }
}
