//! Labels with other marks around them than nearly all others have.

use std::collections::HashMap;

use super::printed::{Opening, Printed};
use crate::{Code, Diagnostic};

/// Labels are looked at where there are so many.
const ENOUGH: usize = 10;
/// Odd is what no more than one label in so many has, or one alone.
const RARE: usize = 50;

/// A diagnostic for each label that is printed in a way of its own, where nearly all are printed in
/// a few: `Q;` among `Q:`, `Ana:Yes.`, bold that is opened and not closed.
pub(super) fn odd_labels(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let openings = &printed.openings;
    if openings.len() < ENOUGH {
        return Vec::new();
    }
    let dresses: Vec<String> = openings.iter().map(|it| dress(printed, it)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for dress in &dresses {
        *counts.entry(dress).or_default() += 1;
    }
    let rare = (openings.len() / RARE).max(1);
    let count = |dress: &str| counts.get(dress).copied().unwrap_or_default();
    let is_usual = |dress: &str| count(dress) * 5 >= openings.len() * 4;
    let usual: Vec<_> = dresses.iter().zip(openings).filter(|(it, _)| is_usual(it)).collect();
    let odd = dresses.iter().zip(openings).filter(|(dress, opening)| {
        count(dress) <= rare && printed.count(opening.label) > 1 && begins(printed, opening)
    });
    let of = |(_, odd): (_, &Opening<'_>)| {
        let same = usual.iter().find(|(_, it)| it.label == odd.label);
        same.or(usual.first()).map(|(_, example)| diagnostic(odd, example))
    };
    odd.filter_map(of).collect()
}

/// Whether what follows a label is speech: after one without a mark a sentence begins, or the label
/// was the beginning of one; after a name and a dash stands what there is to say of it.
fn begins(printed: &Printed<'_>, opening: &Opening<'_>) -> bool {
    let text = printed.segment(opening.segment).map_or("", |it| &it.text);
    match opening.after.trim() {
        "" => !text.starts_with(char::is_lowercase),
        marks => !marks.starts_with(['-', '–', '—']),
    }
}

fn diagnostic(odd: &Opening<'_>, usual: &Opening<'_>) -> Diagnostic {
    let message = format!(
        "the label is printed `{}`, and nearly all others as in `{}`; print it as those",
        as_printed(odd),
        as_printed(usual)
    );
    Diagnostic::new(Code::OddLabel, odd.span, message)
}

/// A label with the marks around it, and a space if there is any.
fn as_printed(opening: &Opening<'_>) -> String {
    let Opening { before, label, after, .. } = opening;
    let marks = after.trim_end();
    format!("{before}{label}{marks}{}", if marks.len() < after.len() { " " } else { "" })
}

/// The marks around a label, and whether space follows them, or the end of the line. What stands in
/// brackets, letters, digits and the marks between them are of offices and times.
fn dress(printed: &Printed<'_>, opening: &Opening<'_>) -> String {
    let Opening { before, after, .. } = opening;
    let says = printed.segment(opening.segment).is_some_and(|it| !it.text.is_empty());
    // Wide colons hold their own space.
    let after = without_opening(after);
    let is_parted = !says || after.ends_with(char::is_whitespace) || after.ends_with('：');
    format!("{}N{}{}", marks(before), marks(after), if is_parted { " " } else { "" })
}

/// What stands after a label without the marks that open the speech, after a space.
fn without_opening(after: &str) -> &str {
    let label = after.trim_end_matches(['*', '_', '"', '“', '«', '(', '[']);
    if label.ends_with(char::is_whitespace) { label } else { after }
}

fn marks(around: &str) -> String {
    let mut marks = String::new();
    let mut depth = 0_usize;
    let mut after_digit = false;
    let mut characters = around.chars().peekable();
    while let Some(c) = characters.next() {
        let in_time =
            c == ':' && after_digit && characters.peek().is_some_and(char::is_ascii_digit);
        after_digit = c.is_ascii_digit();
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            ',' | '-' | '–' | '—' | '/' | '&' | '\'' | '’' | '"' | '“' | '”' => {}
            c if depth > 0 || in_time || c.is_alphanumeric() || c.is_whitespace() => {}
            c => marks.push(c),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use crate::{lint, parse};

    /// What is said of odd labels in an interview with one more label in it.
    fn said(odd: &str) -> Vec<(String, String)> {
        let turns =
            "**Ana:** Why is it so?\n\n**Ben (laughs):** Because it always was so.\n\n".repeat(8);
        let source = format!("{turns}{odd}\n\n**Ben:** So we did, the two of us.\n");
        let found = lint(&source, &parse(&source).interview).into_iter();
        found.map(|it| (it.code.name().to_owned(), it.message)).collect()
    }

    #[test]
    fn a_label_printed_otherwise_than_all_others_is_odd() {
        for odd in ["**Ana: And then?", "Ana: And then?", "**Ana**: And then?"] {
            let found = said(odd);
            assert_eq!(found.len(), 1, "{odd}: {found:?}");
            assert_eq!(found[0].0, "odd-label", "{found:?}");
            assert!(found[0].1.ends_with("as in `**Ana:** `; print it as those"), "{found:?}");
        }
    }

    #[test]
    fn what_is_said_of_a_speaker_makes_no_label_odd() {
        for plain in
            ["**Ana (00:12):** And then?", "**Ana [to Ben]:** And then?", "**Ana:** **And** then?"]
        {
            assert_eq!(said(plain), [], "{plain}");
        }
    }
}
