//! Whether an article is an interview at all. A list of frequent questions, a report that quotes, a
//! column that asks itself: line by line they look like one.

mod detector;

pub use detector::{Detector, DetectorError, detector};

use interview_model::SegmentKind;

use crate::convention::{Document, share};
use crate::cues::Cues;
use crate::decode::{Weights, observations};
use crate::grammar::ending::Ending;
use crate::grammar::mark::MarkSort;
use crate::lexicon::Classes;
use crate::options::Options;
use crate::parse::{analyse, document_of};

/// The facts about a whole article by which a [`Detector`] tells, in the order of [`facts`]. Each is
/// between 0 and about 1.
///
/// | fact | is |
/// | --- | --- |
/// | `always` | 1 |
/// | `questions` | how many questions there are, four or more being 1 |
/// | `questions-to-you` | the share of questions with a word in the second person |
/// | `questions-of-mine` | the share with one in the first person and none in the second: "How do I" |
/// | `answers-of-mine` | the share of answers with a word in the first person |
/// | `answers-to-you` | the share that speaks more in the second person than in the first |
/// | `turns` | whether turns are marked: two labels longer than a letter recur, or most questions open with a dash |
/// | `introduced` | whether something outside the answers speaks of an interview |
/// | `answer-length` | how long the answers to a question are, on a logarithmic scale |
/// | `statements` | the share of questions that do not end in a question mark |
/// | `impersonal` | the share of questions with no word in the first or second person |
/// | `dense` | the share of questions among questions and answers |
/// | `answered` | the share of questions that an answer follows at once |
/// | `quoted` | the share of questions and answers that open with a quotation mark |
///
/// ```
/// assert_eq!(interview_parser::decoder::FACTS[0], "always");
/// ```
pub const FACTS: [&str; 14] = [
    "always",
    "questions",
    "questions-to-you",
    "questions-of-mine",
    "answers-of-mine",
    "answers-to-you",
    "turns",
    "introduced",
    "answer-length",
    "statements",
    "impersonal",
    "dense",
    "answered",
    "quoted",
];

/// An article with fewer blocks than this and fewer characters than [`LONG`] is too short to tell.
const MANY: usize = 6;
/// See [`MANY`].
const LONG: f32 = 500.0;

/// The facts about an article, given what the decoder takes its blocks for with these weights;
/// nothing where nobody asks, and where the article is too short to tell: fewer than 6 blocks and
/// fewer than 500 characters, those of Chinese, Japanese and Korean counted two and a half times.
///
/// ```
/// use interview_parser::decoder::{facts, weights};
///
/// assert_eq!(facts("It rained all day.", weights()), None);
/// ```
#[must_use]
pub fn facts(source: &str, weights: &Weights) -> Option<[f32; FACTS.len()]> {
    let analysis = analyse(source, &Options::default());
    let document = document_of(&analysis);
    let kinds = weights.decode(&observations(&document));
    facts_of(&document, kinds.into_iter())
}

/// See [`facts`].
pub(crate) fn facts_of(
    document: &Document<'_>,
    kinds: impl Iterator<Item = SegmentKind>,
) -> Option<[f32; FACTS.len()]> {
    let kinds: Vec<SegmentKind> = kinds.collect();
    let of_kind = |kind| {
        let blocks = document.cues.iter().zip(&kinds);
        let mut found = Vec::with_capacity(kinds.len());
        found.extend(blocks.filter(|(_, it)| **it == kind).map(|(cues, _)| cues));
        found
    };
    let (questions, answers) = (of_kind(SegmentKind::Question), of_kind(SegmentKind::Answer));
    let length: f32 = document.cues.iter().map(|cues| cues.length).sum();
    if questions.is_empty() || document.len() < MANY && length < LONG {
        return None;
    }
    let introduced = document.cues.iter().zip(&kinds).any(|(cues, kind)| introduces(cues, *kind));
    let speech = || questions.iter().chain(&answers);
    let answered =
        kinds.windows(2).filter(|pair| **pair == [SegmentKind::Question, SegmentKind::Answer]);
    let said = questions.len() + answers.len();
    Some([
        1.0,
        share(questions.len(), 4).min(1.0),
        share_of(&questions, |[_, second, _]| second > 0),
        share_of(&questions, |[first, second, _]| first > 0 && second == 0),
        share_of(&answers, |[first, _, _]| first > 0),
        share_of(&answers, |[first, second, _]| second > first),
        f32::from(u8::from(has_labels(document) || have_dashes(&questions))),
        f32::from(u8::from(introduced)),
        answer_length(&answers, questions.len()),
        share(questions.iter().filter(|it| it.ending != Ending::Question).count(), questions.len()),
        share_of(&questions, |[first, second, _]| first == 0 && second == 0),
        share(questions.len(), said),
        share(answered.count(), questions.len()),
        share(speech().filter(|it| it.shape.opens_quote).count(), said),
    ])
}

/// The share of blocks whose words in the first, second and third person pass a test.
fn share_of(blocks: &[&Cues<'_>], test: impl Fn([usize; 3]) -> bool) -> f32 {
    share(blocks.iter().filter(|cues| test(cues.words.persons)).count(), blocks.len())
}

fn introduces(cues: &Cues<'_>, kind: SegmentKind) -> bool {
    let interviewer = cues.words.opening.any(Classes::CREDIT_INTERVIEWER);
    kind != SegmentKind::Answer
        && (cues.votes.introduction || kind == SegmentKind::Credit && interviewer)
}

/// Letters do not count: lists of frequent questions have them too.
fn has_labels(document: &Document<'_>) -> bool {
    let recurs =
        document.labels.groups.iter().filter(|it| it.count >= 2 && it.key.chars().count() > 1);
    recurs.count() >= 2
}

fn have_dashes(questions: &[&Cues<'_>]) -> bool {
    questions.iter().filter(|it| it.mark == Some(MarkSort::Dash)).count() * 2 > questions.len()
}

/// The characters said to a question: 1 is a thousand.
fn answer_length(answers: &[&Cues<'_>], questions: usize) -> f32 {
    let length: f32 = answers.iter().map(|cues| cues.length).sum();
    (length * share(1, questions)).ln_1p() / 1000.0_f32.ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::convention::document;
    use crate::lexicon::{Language, lexicon};
    use crate::line::lines;
    use crate::speakers::Speakers;

    /// The facts about lines that are questions and answers by turns.
    fn facts_of_lines(source: &str) -> Option<[f32; FACTS.len()]> {
        let blocks = crate::block::blocks(&lines(source));
        let document = document(&blocks, &Speakers::new(), lexicon(Language::of_code("en")));
        let kinds = [SegmentKind::Question, SegmentKind::Answer].into_iter().cycle();
        facts_of(&document, kinds.take(blocks.len()))
    }

    #[test]
    fn facts_tell_who_is_asked_and_who_answers() {
        let interview = facts_of_lines(&"Why do you swim?\nI like it.\n".repeat(4)).unwrap();
        assert_eq!(interview[..8], [1.0, 1.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
        assert!((interview[8] - 0.35).abs() < 0.01 && interview[9] == 0.0, "{interview:?}");
        assert_eq!(interview[10..], [0.0, 0.5, 1.0, 0.0]);
        let questions = "How do I renew it\nYou renew it online.\n".repeat(4);
        let frequent = facts_of_lines(&questions).unwrap();
        assert_eq!(frequent[1..6], [1.0, 0.0, 1.0, 0.0, 1.0]);
        let quoted = "\"Is it far?\"\n\"It is.\"\nA dog barks.\n".repeat(4);
        let story = facts_of_lines(&quoted).unwrap();
        assert_eq!(story[10..12], [1.0, 0.5], "{story:?}");
        assert!((story[13] - 2.0 / 3.0).abs() < 0.01, "{story:?}");
        assert!((frequent[9] - 1.0).abs() < f32::EPSILON, "{frequent:?}");
    }

    #[test]
    fn a_few_lines_are_too_short_to_tell() {
        assert_eq!(facts_of_lines("Why do you swim?\nI like it."), None);
        assert!(facts_of_lines(&format!("Why?\n{}", "I like it. ".repeat(100))).is_some());
    }
}
