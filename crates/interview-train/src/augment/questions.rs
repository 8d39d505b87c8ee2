//! Takes question marks away where something else still shows that a question is asked.

use interview_model::SegmentKind;

use super::pool::Piece;
use crate::corpus::Line;
use crate::random::Random;
use crate::text::without_question_mark;

/// In half of the copies, some questions lose their mark or become one of `statements`, questions
/// of another article that never had one.
pub(super) fn unmark(lines: &mut [Line], statements: &[Piece<'_>], random: &mut Random) {
    if random.chance(50) {
        return;
    }
    let percent = random.weighted(&[(10, 1), (20, 1), (40, 1), (80, 1)]);
    for line in lines.iter_mut().filter(|line| line.is(SegmentKind::Question)) {
        let Some(asked) = without_question_mark(&line.text) else { continue };
        if random.chance(percent) {
            let statement = random.pick(statements).filter(|_| random.chance(60));
            line.text = statement.map_or_else(
                || format!("{asked}{}", random.word(&[".", ".", "", "..."])),
                |statement| statement.text.to_owned(),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn some_questions_lose_their_mark_and_nothing_else_does() {
        let rows = ["question|Why?", "answer|Why?", "question|Tell us."].repeat(20);
        let mut unmarked = 0;
        for seed in 0..40 {
            let mut lines = article(&rows).lines;
            unmark(&mut lines, &[], &mut Random::new(&["unmark"], seed));
            assert!(lines.iter().all(|line| !line.is(SegmentKind::Answer) || line.text == "Why?"));
            assert!(
                lines.iter().all(|line| line.text.starts_with("Why") || line.text == "Tell us.")
            );
            let questions = lines.iter().filter(|line| line.is(SegmentKind::Question));
            unmarked += questions
                .filter(|line| !["Why?", "Tell us."].contains(&line.text.as_str()))
                .count();
        }
        assert!((100..400).contains(&unmarked), "{unmarked} of 800");
    }
}
