//! Who the court, the witness, `Q` and `A` of a record are, where it tells of but one: who sits, who is sworn,
//! who examines.

use interview_model::{Segment, SegmentKind};

use super::offices::name_at;
use super::texts::Text;
use crate::grammar::examination::{examiner, is_oath};
use crate::grammar::label::is_in_capitals;
use crate::name_forms::Words;

/// The part that somebody has in the record of a court, by the label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Court,
    Witness,
    Examiner,
}

impl Part {
    /// The part that a label names, if it is one of those.
    pub(super) fn of(label: &str) -> Option<Self> {
        let bare = label.trim_end_matches('.');
        let is = |words: &[&str]| words.iter().any(|it| it.eq_ignore_ascii_case(bare));
        match bare.len() {
            1 if is(&["A"]) => Some(Self::Witness),
            1 if is(&["Q"]) => Some(Self::Examiner),
            5.. if is(&["the court", "court"]) => Some(Self::Court),
            6.. if is(&["the witness", "witness", "answer", "the deponent"]) => Some(Self::Witness),
            8 if is(&["question"]) => Some(Self::Examiner),
            _ => None,
        }
    }
}

/// The judge whom the texts name with a title: `BEFORE THE HONORABLE ANA MORA`, `Hon. Ana Mora`.
pub(super) fn judge<'a>(texts: &[Text<'a>]) -> Option<&'a str> {
    let mut found = Vec::new();
    for text in texts.iter().filter(|it| it.may_hold("hon")) {
        for (at, _) in text.words().iter().enumerate() {
            let word = text.word(at);
            if word.eq_ignore_ascii_case("hon") || word.eq_ignore_ascii_case("honorable") {
                found.extend(name_at(text, at + 1).map(|(name, _)| name));
            }
        }
    }
    only(&found)
}

/// The only witness who is sworn, or whose deposition it is.
pub(super) fn witness<'a>(segments: &'a [Segment], texts: &[Text<'a>]) -> Option<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for (at, segment) in segments.iter().enumerate().filter(|(_, it)| !it.kind.is_speech()) {
        let text = segment.text.as_str();
        if is_oath(text) {
            let above = segments.get(at.saturating_sub(OATH)..=at).unwrap_or_default();
            let mut above = above.iter().rev().take_while(|it| !it.kind.is_speech());
            found.extend(above.find_map(|it| sworn(&it.text)));
        } else if text.contains("(affirmed)") || text.contains("(sworn)") {
            found.extend(sworn(text));
        }
    }
    if found.is_empty() {
        for text in texts.iter().filter(|it| it.may_hold("deposition")) {
            let words = text.words().windows(2).enumerate();
            let is_of = |at: usize| {
                text.word(at).eq_ignore_ascii_case("deposition")
                    && text.word(at + 1).eq_ignore_ascii_case("of")
            };
            let names =
                words.filter(|(at, _)| is_of(*at)).filter_map(|(at, _)| name_at(text, at + 2));
            found.extend(names.map(|(name, _)| name));
        }
    }
    only(&found)
}

/// The only one of whom headings say that he or she examines.
pub(super) fn only_examiner(segments: &[Segment]) -> Option<&str> {
    let headings = segments.iter().filter(|it| it.kind == SegmentKind::Heading);
    let found: Vec<&str> = headings.filter_map(|it| examiner(&it.text)).collect();
    only(&found)
}

/// The most lines of an oath above its last.
const OATH: usize = 4;
/// The most words of a name.
const WORDS: usize = 5;
/// Titles that may stand before a witness's name.
const TITLES: [&str; 6] = ["MR ", "MRS ", "MS ", "MISS ", "DR ", "SIR "];

/// The name in capitals with which what is said of a witness opens.
fn sworn(text: &str) -> Option<&str> {
    let name = text.split([',', '(']).next().unwrap_or_default().trim();
    let bare = TITLES.iter().find_map(|title| name.strip_prefix(title)).unwrap_or(name);
    let words = bare.split(' ').count();
    (is_in_capitals(bare) && (2..=WORDS).contains(&words)).then_some(bare)
}

/// The one of whom all names are, the fullest of them.
fn only<'a>(found: &[&'a str]) -> Option<&'a str> {
    let fullest = found.iter().max_by_key(|it| it.len()).copied()?;
    let words = Words::of(fullest);
    found.iter().all(|it| Words::of(it).is_part_of(&words)).then_some(fullest)
}

/// What of a record is looked for where a label names a part in it.
pub(super) fn holder<'a>(
    part: Part,
    segments: &'a [Segment],
    texts: &[Text<'a>],
) -> Option<&'a str> {
    match part {
        Part::Court => judge(texts),
        Part::Witness => witness(segments, texts),
        Part::Examiner => only_examiner(segments),
    }
}
