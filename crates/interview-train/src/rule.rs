//! What anybody would try first, to compare with: a line that ends in a question mark is a question.

use interview_model::SegmentKind::{Answer, Intro, Question};

use crate::corpus::{Article, Source};
use crate::crf::LABELS;
use crate::leave_one_out::Tested;
use crate::measure::Judged;

/// The question marks of the scripts of the corpus.
const MARKS: [char; 3] = ['?', '？', '؟'];

/// What each source's lines are by the rule: those before the first question are introduction, all
/// other lines are answers.
pub(crate) fn by_rule<'a>(sources: &[&'a Source]) -> Vec<Tested<'a>> {
    let tested = sources
        .iter()
        .map(|source| Tested { source, articles: source.articles.iter().map(judge).collect() });
    tested.collect()
}

fn judge(article: &Article) -> Vec<Judged> {
    let mut asked = false;
    let judged = article.numbered().map(|(number, line)| {
        let asks = line.text.trim_end().ends_with(MARKS);
        asked |= asks;
        let guess = match (asks, asked) {
            (true, _) => Question,
            (false, true) => Answer,
            (false, false) => Intro,
        };
        Judged { number, gold: line.gold, guess, probabilities: [0.0; LABELS] }
    });
    judged.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn lines_by_their_question_marks() {
        let rows = ["title|Bees", "question|Why?", "answer|So.", "question|為什麼？", "credit|AB"];
        let guesses: Vec<_> = judge(&article(&rows)).iter().map(|it| it.guess).collect();
        assert_eq!(guesses, [Intro, Question, Answer, Question, Answer]);
    }
}
