use std::borrow::Cow;

use interview_model::{SegmentKind, Turn};

use super::{Marking, Reason, is_dash};

/// `– text`. A reader takes the first turn for a question, and the next for an answer to it.
pub(in crate::text) struct Dashes;

impl Marking for Dashes {
    fn mark(
        &self,
        before: Option<&Turn<'_>>,
        turn: &Turn<'_>,
    ) -> Result<Cow<'static, str>, Reason> {
        let due = match before.map(|before| before.kind) {
            Some(SegmentKind::Question) => SegmentKind::Answer,
            _ => SegmentKind::Question,
        };
        if turn.kind == SegmentKind::Remark {
            Err(Reason::Remark)
        } else if turn.kind == due {
            Ok(Cow::Borrowed("– "))
        } else {
            Err(Reason::OutOfTurn { due, found: turn.kind })
        }
    }

    fn might_open(&self, text: &str) -> bool {
        text.starts_with(is_dash)
    }
}
