//! What counts up or announces something among turns with labels: headings, `2. The reef`, `Part 2: the
//! reef`, `ORAL ARGUMENT OF ANA MORA`, and the numbers of pages.

use std::collections::BTreeMap;

use interview_model::SegmentKind;

use crate::convention::Document;
use crate::convention::labels::Place;
use crate::grammar::ending::Ending;
use crate::grammar::examination::is_argument;
use crate::grammar::page::is_page_number;

/// The blocks that nobody says and that count up or announce who argues, with their kinds.
///
/// Headings are told by three at least, each with the number after that of the one before; the numbers
/// of pages by what stands around them, `— 12 —`, `12 of 90`.
pub(super) fn counted(document: &Document<'_>, last: usize) -> Vec<(usize, SegmentKind)> {
    let labels = &document.labels;
    let first = (0..document.len()).find(|i| labels.place_at(*i).place != Place::Before);
    let mut series: BTreeMap<&str, Vec<(usize, u32)>> = BTreeMap::new();
    let mut found = Vec::new();
    // The first heading, or page, may stand above the first turn.
    let from = first.unwrap_or(last).saturating_sub(ABOVE);
    for block in (from..=last).filter(|i| labels.is_unlabelled(*i)) {
        let Some(cues) = document.cues.get(block).filter(|it| it.text.len() <= LONGEST) else {
            continue;
        };
        if is_page(cues.text) {
            found.push((block, SegmentKind::Aside));
        } else if is_argument(cues.text) {
            found.push((block, SegmentKind::Heading));
        } else if let Some((stem, number)) = counts(cues.text).filter(|_| is_title(cues.ending)) {
            series.entry(stem).or_default().push((block, number));
        }
    }
    for places in series.values() {
        let is_next = |pair: &[(usize, u32)]| match pair {
            [(block, number), (next, after)] => *after == number + 1 && *next > block + 1,
            _ => true,
        };
        if places.len() >= ENOUGH && places.windows(2).all(is_next) {
            found.extend(places.iter().map(|(block, _)| (*block, SegmentKind::Heading)));
        }
    }
    found
}

/// How many blocks above the first turn are looked at.
const ABOVE: usize = 2;
/// The most bytes of what counts up.
const LONGEST: usize = 120;
/// So many count.
const ENOUGH: usize = 3;

/// Whether a line ends as titles do.
const fn is_title(ending: Ending) -> bool {
    matches!(ending, Ending::Word)
}

/// Whether a line is the number of a page, and nothing else counts so: with dashes on both sides, with
/// the number of all, or with that of a volume in capitals: `II-12`.
fn is_page(text: &str) -> bool {
    let has_digit = text.as_bytes().iter().take(FIRST).any(u8::is_ascii_digit);
    if !has_digit || !is_page_number(text) {
        return false;
    }
    let is_dash = |c| matches!(c, '-' | '–' | '—');
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|it| !it.is_empty());
    let has_volume =
        text.as_bytes().first().is_some_and(u8::is_ascii_uppercase) && text.contains('-');
    text.starts_with(is_dash) && text.ends_with(is_dash) || has_volume || numbers.count() > 1
}

/// Among so many bytes stands the number of a page.
const FIRST: usize = 12;

/// What stands before the number with which a line counts, and the number: `2. The reef` has nothing
/// before it, `Part 2: the reef` has `Part`.
fn counts(text: &str) -> Option<(&str, u32)> {
    let text = text.trim_start_matches(['[', '(']);
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (stem, rest) = text.split_at_checked(digits)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(end)?;
    let is_word = stem.strip_suffix(' ').is_some_and(|it| it.chars().all(char::is_alphabetic));
    let is_parted = after.starts_with(['.', ')', ':', ']', ' ']) || after.is_empty() && is_word;
    let is_long = number.len() > DIGITS;
    if is_long || !is_parted || !(is_word || stem.is_empty() && after.starts_with(['.', ')'])) {
        return None;
    }
    Some((stem.trim_end(), number.parse().ok()?))
}

/// The most digits of the number of a heading.
const DIGITS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts() {
        let rows = [
            ("2. The reef", Some(("", 2))),
            ("Part 3: the reef", Some(("Part", 3))),
            ("[Track 2]", Some(("Track", 2))),
            ("STOP 4. The quay", Some(("STOP", 4))),
            ("Take 5", Some(("Take", 5))),
            ("2 boats", None),
            ("The reef in 2019", None),
            ("The reef", None),
            ("", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(counts(text), wanted, "{text}");
        }
    }

    #[test]
    fn pages() {
        for text in ["— 12 —", "Page 3 of 9", "- 4 -", "p. 6 di 11"] {
            assert!(is_page(text), "{text}");
        }
        for text in ["12", "Part 3", "3 boats of 9", "— Yes —", ""] {
            assert!(!is_page(text), "{text}");
        }
    }
}
