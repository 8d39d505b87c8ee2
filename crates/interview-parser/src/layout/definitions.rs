//! Definition lists as of Pandoc and PHP Markdown Extra: who speaks is the term, what is said the
//! definition.

use super::FEWEST;
use crate::line::Line;

/// The lines without the colons that open definitions, where a third of all lines are such.
///
/// `definition = term line-end blank? ":" space+ text`
pub(super) fn defined<'a>(lines: &[Line<'a>]) -> Option<Vec<Line<'a>>> {
    let mut before: Option<&Line<'a>> = None;
    let mut count = 0;
    let bare: Vec<Line<'a>> = lines
        .iter()
        .map(|line| {
            let is_below = before.is_some_and(is_term) && line.blank_before <= 1;
            before = Some(line);
            let text = definition(line.text).filter(|_| is_below);
            count += usize::from(text.is_some());
            Line { text: text.unwrap_or(line.text), ..*line }
        })
        .collect();
    (count >= FEWEST && count * 3 >= lines.len()).then_some(bare)
}

/// The text after a colon that opens a line.
fn definition(text: &str) -> Option<&str> {
    let after = text.strip_prefix(':')?;
    let text = after.trim_start();
    (text.len() < after.len() && !text.is_empty()).then_some(text)
}

/// Whether a line may be a term: a short one that ends no sentence.
fn is_term(line: &Line<'_>) -> bool {
    line.text.len() <= TERM
        && !line.text.ends_with(['.', '?', '!', ':'])
        && !line.text.starts_with(':')
}

/// The most bytes of a term.
const TERM: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    #[test]
    fn colons_of_definitions_are_taken_away() {
        let source = "Ana\n:   Why?\n\nBen\n:   So.\n\nAna\n: Oh.\n\nBen\n\n: Yes.\n: no";
        let found = defined(&lines(source)).unwrap();
        let texts: Vec<_> = found.iter().map(|line| line.text).collect();
        assert_eq!(texts, ["Ana", "Why?", "Ben", "So.", "Ana", "Oh.", "Ben", "Yes.", ": no"]);
        assert_eq!(found[1].span.slice(source), Some(":   Why?"));
    }

    #[test]
    fn a_few_colons_tell_nothing() {
        assert_eq!(defined(&lines("Ana\n: Why?\nBen\n: So.\nAna\n: Oh.\n")), None);
        assert_eq!(defined(&lines(&"It rained.\n: a\n".repeat(9))), None);
        assert_eq!(defined(&lines(&"Ana\n:a\n".repeat(9))), None);
    }
}
