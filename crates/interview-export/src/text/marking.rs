//! How each convention marks a turn, and what it cannot hold.

mod dashes;
mod labels;
mod question_answer;
mod unmarked;

use std::borrow::Cow;

use interview_model::{SegmentKind, Turn};

use super::refusal::Reason;

pub(super) use dashes::Dashes;
pub(super) use labels::Labels;
pub(super) use question_answer::QuestionAnswer;
pub(super) use unmarked::Unmarked;

pub(super) trait Marking {
    /// What stands before the first paragraph of `turn`, which follows the turn `before`.
    fn mark(&self, before: Option<&Turn<'_>>, turn: &Turn<'_>)
    -> Result<Cow<'static, str>, Reason>;

    /// Whether a reader could take a paragraph that opens no turn for one that does.
    fn might_open(&self, text: &str) -> bool;

    /// Whether a segment of this kind is written where it follows the first turn.
    fn keeps(&self, kind: SegmentKind) -> bool {
        kind.is_speech()
    }
}

fn is_dash(character: char) -> bool {
    // Readers go by hyphen, en dash, em dash and bar; the others only look like these.
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '−' | '﹘' | '﹣' | '－')
}
