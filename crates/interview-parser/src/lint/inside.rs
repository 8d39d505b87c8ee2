//! Labels in the words of a turn: where somebody else speaks, and no new line tells.

use std::collections::HashMap;

use interview_model::{Segment, Span};

use super::near::Near;
use super::printed::{Printed, head};
use crate::{Code, Diagnostic};

/// A diagnostic for each label, or slip of one, that stands in what somebody says.
pub(super) fn labels_in_turns(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let Some(known) = Known::of(printed) else { return Vec::new() };
    let speech = printed.interview.segments.iter().filter(|it| it.kind.is_speech());
    speech.flat_map(|segment| known.inside(printed, segment)).collect()
}

/// The labels of an article, and the marks by which they are told from speech.
struct Known<'a> {
    /// The labels, and how often each comes.
    labels: &'a HashMap<&'a str, usize>,
    near: Near<'a>,
    /// What stands after most labels.
    mark: char,
}

/// Marks that stand after a label, and the slips for them.
const MARKS: [char; 3] = [':', '：', ';'];
/// So many words may a label have.
const WORDS: usize = 5;

impl<'a> Known<'a> {
    /// `None` where most labels are told by something else than a mark after them.
    fn of(printed: &'a Printed<'a>) -> Option<Self> {
        let after = |mark: char| {
            let marked = |it: &&super::printed::Opening<'_>| closes_with(it.after, mark);
            printed.openings.iter().filter(marked).count()
        };
        let mark = [':', '：', '.'].into_iter().max_by_key(|mark| after(*mark))?;
        let is_usual = after(mark) * 2 > printed.openings.len();
        let often = printed.counts.iter().filter(|(_, count)| **count > 1);
        let mut labels: Vec<&str> = often.map(|(label, _)| *label).collect();
        labels.sort_unstable();
        let near = Near::of(labels.into_iter());
        is_usual.then_some(Self { labels: &printed.counts, near, mark })
    }

    /// The labels in what a segment says.
    fn inside(&self, printed: &Printed<'a>, segment: &Segment) -> Vec<Diagnostic> {
        let raw = segment.span.slice(printed.source).unwrap_or_default();
        let at = head(printed.source, segment).len();
        let (_, body) = raw.split_at_checked(at).unwrap_or_default();
        let start = segment.span.start + at;
        let marks = body.char_indices().filter(|(_, c)| MARKS.contains(c) || *c == self.mark);
        let found = marks.filter_map(|(mark, c)| {
            let (before, after) = (body.get(..mark)?, body.get(mark + c.len_utf8()..)?);
            let found = self.label_before(before, after, c)?;
            let span = Span::new(start + found.at, start + found.at + found.printed.len());
            Some(found.diagnostic(span))
        });
        found.collect()
    }

    /// The label with which a text ends, where a sentence ends before it and one begins after the
    /// mark.
    fn label_before<'b>(&self, before: &'b str, after: &str, mark: char) -> Option<Found<'a, 'b>> {
        let begins = after.trim_start_matches(is_decoration);
        let is_close = begins.len() == after.trim_start_matches(['*', '_']).len();
        // The colon of a time, of a verse, of an address; a full stop in a name.
        if begins.starts_with("//")
            || is_close && (mark == '.' || begins.starts_with(|c: char| c.is_ascii_digit()))
        {
            return None;
        }
        if mark != self.mark && !begins.starts_with(|c: char| c.is_uppercase()) {
            return None;
        }
        let end = before.trim_end_matches(is_decoration);
        let starts = end.char_indices().rev().filter(|(at, c)| {
            let before = end.get(..*at).and_then(|it| it.chars().next_back());
            !c.is_whitespace() && before.is_none_or(|c| !c.is_alphanumeric())
        });
        let mut places = starts.map(|(at, _)| end.split_at(at)).take(WORDS * 2);
        places.find_map(|(said, printed)| self.known(said, printed, mark))
    }

    fn known<'b>(&self, said: &str, printed: &'b str, mark: char) -> Option<Found<'a, 'b>> {
        if !ends_sentence(said) {
            return None;
        }
        let at = said.len();
        let known = self.labels.get_key_value(printed);
        let label = match known {
            Some((label, count)) if *count > 1 || mark == self.mark => label,
            None if mark == self.mark => self.near.to(printed).into_iter().next()?,
            _ => return None,
        };
        Some(Found { at, printed, label })
    }
}

/// A label in what somebody says.
struct Found<'a, 'b> {
    at: usize,
    printed: &'b str,
    /// The label as it is elsewhere.
    label: &'a str,
}

impl Found<'_, '_> {
    fn diagnostic(&self, span: Span) -> Diagnostic {
        let Self { printed, label, .. } = self;
        let which = if printed == label {
            format!("the label `{label}`")
        } else {
            format!("`{printed}`, which is near the label `{label}`,")
        };
        let message =
            format!("{which} stands in what somebody else says; begin a paragraph before it");
        Diagnostic::new(Code::LabelInTurn, span, message)
    }
}

/// Whether a label that this follows is closed with a mark.
fn closes_with(after: &str, mark: char) -> bool {
    after.trim_end_matches(is_decoration).ends_with(mark)
}

fn is_decoration(c: char) -> bool {
    c.is_whitespace() || matches!(c, '*' | '_' | '[' | ']')
}

/// Whether a sentence ends here, or a line, or nothing has been said yet.
fn ends_sentence(said: &str) -> bool {
    let is_closing = |c: char| is_decoration(c) || matches!(c, '"' | '”' | ')' | '»' | '\'' | '’');
    let end = said.trim_end_matches(is_closing);
    let is_line = said.get(end.len()..).is_some_and(|it| it.contains('\n'));
    let is_direction = said.trim_end().ends_with([')', '）', ']']);
    end.is_empty()
        || is_line
        || is_direction
        || end.ends_with(['.', '?', '!', '…', '。', '？', '！', '-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use crate::{lint, parse};

    const TURNS: &str = "Ana Mora: Why do they dance?\nBen: To tell where they have been.\n";

    /// The codes and the texts of what is found where Ben says this as well.
    fn found(said: &str) -> Vec<(String, String)> {
        let turns = TURNS.repeat(4);
        let source = format!("{turns}Ana Mora: Is that all?\nBen: {said}\n{turns}");
        let found = lint(&source, &parse(&source).interview).into_iter();
        let text = |span: interview_model::Span| span.slice(&source).unwrap().to_owned();
        found.map(|it| (it.code.name().to_owned(), text(it.span))).collect()
    }

    #[test]
    fn a_label_after_a_sentence_is_somebody_elses() {
        let rows = [
            ("That is all. Ana Mora: Really?", "Ana Mora"),
            ("That is all.Ana Mora: Really?", "Ana Mora"),
            ("That is all. Ana Moar: Really?", "Ana Moar"),
            ("That is all. **Ana Mora:** Really?", "Ana Mora"),
            ("That is all. Ana Mora; Really?", "Ana Mora"),
            ("Ana Mora: Really?", "Ana Mora"),
            ("That is all. (laughs) Ana Mora: Really?", "Ana Mora"),
        ];
        for (said, label) in rows {
            assert_eq!(found(said), [("label-in-turn".to_owned(), label.to_owned())], "{said}");
        }
    }

    #[test]
    fn a_name_in_a_sentence_is_no_label() {
        for said in [
            "I told Ana Mora: no more of it.",
            "That is all. Ana Mora; she knows.",
            "The rule is this: none. It was 12:30. Note: none.",
            "That is all. Cy: he knew.",
        ] {
            assert_eq!(found(said), [], "{said}");
        }
    }
}
