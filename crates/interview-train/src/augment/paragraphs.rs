//! Cuts and joins paragraphs: news sites set a paragraph every two sentences, magazines a long one.

use interview_model::SegmentKind::{Answer, Question};

use crate::corpus::Line;
use crate::random::Random;
use crate::text::{is_mostly_wide, sentences};

/// Cuts long answers, or joins the paragraphs of answers, or cuts some questions, or leaves all as
/// it is.
pub(super) fn vary(lines: &mut Vec<Line>, random: &mut Random) {
    match random.below(100) {
        0..20 => cut_answers(lines, random),
        20..30 => join_answers(lines),
        30..34 => cut_questions(lines, random),
        _ => {}
    }
}

fn cut_answers(lines: &mut Vec<Line>, random: &mut Random) {
    let most = 2 + random.below(2);
    *lines = lines.drain(..).flat_map(|line| cut(line, Answer, most)).collect();
}

/// A question in two lines, as it comes out of a page where it was broken.
fn cut_questions(lines: &mut Vec<Line>, random: &mut Random) {
    let often = random.below(40);
    let mut cut_some = |line| {
        let most = if random.chance(often) { 1 } else { usize::MAX };
        cut(line, Question, most)
    };
    *lines = lines.drain(..).flat_map(&mut cut_some).collect();
}

/// The line in pieces of at most `most` sentences, if it is of this kind.
fn cut(line: Line, kind: interview_model::SegmentKind, most: usize) -> Vec<Line> {
    let sentences = sentences(&line.text);
    if !line.is(kind) || sentences.len() <= most {
        return vec![line];
    }
    let space = if is_mostly_wide(&line.text) { "" } else { " " };
    let piece = |(at, sentences): (usize, &[&str])| Line {
        text: sentences.join(space),
        blanks: if at == 0 { line.blanks } else { line.blanks.min(1) },
        gold: line.gold,
    };
    sentences.chunks(most).enumerate().map(piece).collect()
}

fn join_answers(lines: &mut Vec<Line>) {
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines.drain(..) {
        match joined.last_mut() {
            Some(last) if last.is(Answer) && line.is(Answer) => {
                last.text.push(' ');
                last.text.push_str(&line.text);
            }
            _ => joined.push(line),
        }
    }
    *lines = joined;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::{article, rows};

    #[test]
    fn pieces_keep_every_sentence() {
        let before = article(&["question|A. B?", "", "answer|One. Two. Three.", "answer|Four."]);
        let mut lines: Vec<Line> =
            before.lines.iter().cloned().flat_map(|line| cut(line, Answer, 2)).collect();
        assert_eq!(
            rows(&lines),
            ["question|A. B?", "", "answer|One. Two.", "", "answer|Three.", "answer|Four."]
        );
        join_answers(&mut lines);
        assert_eq!(rows(&lines), ["question|A. B?", "", "answer|One. Two. Three. Four."]);
    }

    #[test]
    fn wide_sentences_are_joined_without_space() {
        let line = Line::new("一。二。三。", 0, Answer);
        let pieces: Vec<_> = cut(line, Answer, 2).into_iter().map(|line| line.text).collect();
        assert_eq!(pieces, ["一。二。", "三。"]);
    }
}
