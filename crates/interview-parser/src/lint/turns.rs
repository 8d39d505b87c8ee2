//! Turns of nobody, empty turns, and turns whose label is that of the turn before.

use interview_model::{Segment, SegmentKind};

use super::printed::{Opening, Printed};
use crate::lexicon::{Classes, tokens};
use crate::{Code, Diagnostic};

/// A diagnostic for each turn that cannot be all of one person's speech.
pub(super) fn wrong_turns(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let mut found = of_nobody(printed);
    found.extend(empty(printed));
    found.extend(repeated(printed));
    found
}

/// Turns must have labels so often before one without is missed, and nine of ten.
const ENOUGH: usize = 6;

/// Speech without a label, between turns that have one.
fn of_nobody(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let (Some(first), Some(last)) = (printed.openings.first(), printed.openings.last()) else {
        return Vec::new();
    };
    let turns = printed.interview.turns();
    let is_between = |segment: &Segment| {
        let start = segment.span.start;
        first.span.start < start && start < last.span.start
    };
    let told = turns.iter().filter(|turn| turn.label.is_some()).count();
    let untold: Vec<&Segment> = turns
        .iter()
        .filter(|turn| turn.label.is_none())
        .filter_map(|turn| turn.segments.first().copied())
        .filter(|segment| is_between(segment))
        .collect();
    if told < ENOUGH || untold.len() * 9 > told {
        return Vec::new();
    }
    let message = "nobody is named as the one who says this, and other turns have labels; \
                   put the label before it";
    untold.iter().map(|it| Diagnostic::new(Code::TurnOfNobody, it.span, message)).collect()
}

/// Labels with nothing said under them: the next is printed at once.
fn empty(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let is_empty = |opening: &&Opening<'_>| {
        let at = opening.segment;
        let says_nothing = printed.segment(at).is_some_and(|it| it.text.trim().is_empty());
        let mut rest = printed.interview.segments.iter().enumerate().skip(at + 1);
        // A sound, a note: that is what is there of the turn.
        let next = rest.find(|(_, it)| it.kind != SegmentKind::Timestamp);
        let is_over = next.is_none_or(|(next, it)| {
            let raw = it.span.slice(printed.source).unwrap_or_default();
            raw.starts_with('#') || it.kind.is_speech() && printed.opens(next)
        });
        says_nothing && is_over
    };
    let of = |opening: &Opening<'_>| {
        let message = format!(
            "nothing is said under the label `{}`; remove it, or add what is said",
            opening.label
        );
        Diagnostic::new(Code::EmptyTurn, opening.span, message)
    };
    printed.openings.iter().filter(is_empty).map(of).collect()
}

/// Labels that repeat that of the turn before are looked at where there are so many labels.
const MANY: usize = 20;
/// A repeated label is worth a word if no more than one in so many is.
const RARE: usize = 40;

/// Labels that are those of the turn before, where nearly all others take turns: somebody's label
/// may be wrong, or the turn between them lost.
fn repeated(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let pairs = printed.openings.windows(2);
    let alike = pairs.filter_map(|pair| match pair {
        [one, other] if one.label == other.label && printed.follow(one, other) => {
            printed.is_of_one(other.label).then_some(other)
        }
        _ => None,
    });
    let alike: Vec<_> = alike.collect();
    if printed.openings.len() < MANY || alike.len() > printed.openings.len() / RARE {
        return Vec::new();
    }
    let of = |opening: &&Opening<'_>| {
        let message = format!(
            "`{}` speaks in the turn before, too; a label may be wrong, or a turn between them lost",
            opening.label
        );
        Diagnostic::new(Code::LabelRepeated, opening.span, message)
    };
    alike.iter().map(of).collect()
}

impl Printed<'_> {
    /// Whether a label is printed at a segment.
    fn opens(&self, segment: usize) -> bool {
        self.openings.binary_search_by_key(&segment, |it| it.segment).is_ok()
    }

    /// Whether a label is one person's. Where more than two speak, that of who asks is not, nor is
    /// a `Q` beside a name.
    fn is_of_one(&self, label: &str) -> bool {
        let asks = |word: Classes| word.any(Classes::ASKER);
        let is_letter = |label: &str| label.chars().count() == 1;
        let has_names = || self.counts.keys().any(|it| !is_letter(it));
        let is_anybodys = self.counts.len() > 2 || is_letter(label) && has_names();
        !(is_anybodys && tokens(label, self.lexicon).any(|token| asks(token.word | token.phrase)))
    }

    /// Whether nothing but what is said under the first of two labels stands between them.
    fn follow(&self, one: &Opening<'_>, other: &Opening<'_>) -> bool {
        let between = self.interview.segments.get(one.segment..other.segment);
        let is_under = |it: &Segment| it.kind.is_speech() && it.label.as_deref() == Some(one.label);
        between
            .is_some_and(|it| it.iter().all(|it| is_under(it) || it.kind == SegmentKind::Timestamp))
    }
}

#[cfg(test)]
mod tests {
    use crate::{lint, parse};

    const TURNS: &str = "Ana: Why do they dance?\nBen: To tell where they have been.\n";

    /// The codes and the texts of what is found.
    fn found(source: &str) -> Vec<(String, String)> {
        let found = lint(source, &parse(source).interview).into_iter();
        let text = |span: interview_model::Span| span.slice(source).unwrap().to_owned();
        found.map(|it| (it.code.name().to_owned(), text(it.span))).collect()
    }

    #[test]
    fn speech_without_a_label_among_labels_is_nobodys() {
        let named = ">> ANA: Why do they dance?\n>> BEN: To tell where they have been.\n".repeat(6);
        let source = format!("{named}>> And at night?\n{named}");
        assert_eq!(found(&source), [("turn-of-nobody".to_owned(), ">> And at night?".to_owned())]);
        let usual = ">> Why do they dance?\n>> BEN: To tell where they have been.\n".repeat(12);
        assert_eq!(found(&usual), []);
    }

    #[test]
    fn a_label_without_words_is_an_empty_turn() {
        let source = format!("{}Ana:\nBen: And that is all.\n{}", TURNS.repeat(4), TURNS);
        assert_eq!(found(&source), [("empty-turn".to_owned(), "Ana".to_owned())]);
        let sound = format!("{}Ana:\n(laughter)\nBen: And that is all.\n", TURNS.repeat(4));
        assert_eq!(found(&sound), []);
    }

    #[test]
    fn a_label_that_comes_twice_in_a_row_is_told_where_that_is_rare() {
        let twice = "Ben: They do not only dance.\nBen: They sing.\n";
        let rare = format!("{}Ana: Is that all?\n{twice}{}", TURNS.repeat(20), TURNS);
        assert_eq!(found(&rare), [("label-repeated".to_owned(), "Ben".to_owned())]);
        let usual = format!("Ana: Is that all?\n{twice}").repeat(10);
        assert_eq!(found(&usual), []);
        // Two of the audience.
        for answer in ["Ben", "Cy Moss"] {
            let asked = format!("Q: And then?\n{answer}: They sing.\n");
            assert_eq!(found(&rare.replace("Ana:", "Q:").replace(twice, &asked)), [], "{answer}");
        }
    }
}
