use std::borrow::Cow;

use interview_model::{SegmentKind, Turn};

use super::{Marking, Reason, is_dash};

/// `Q: text` and `A: text`. A reader knows two sides and no names.
pub(in crate::text) struct QuestionAnswer;

impl Marking for QuestionAnswer {
    fn mark(
        &self,
        before: Option<&Turn<'_>>,
        turn: &Turn<'_>,
    ) -> Result<Cow<'static, str>, Reason> {
        if before.is_some_and(|before| before.kind == turn.kind) {
            return Err(Reason::SameSide { kind: turn.kind });
        }
        match turn.kind {
            SegmentKind::Question => Ok(Cow::Borrowed("Q: ")),
            SegmentKind::Answer => Ok(Cow::Borrowed("A: ")),
            _ => Err(Reason::Remark),
        }
    }

    fn might_open(&self, text: &str) -> bool {
        text.strip_prefix(['Q', 'q', 'A', 'a']).is_some_and(|rest| {
            let rest = rest.trim_start_matches(|it: char| it.is_numeric() || it.is_whitespace());
            rest.starts_with([':', '.', ')', '：', ';']) || rest.starts_with(is_dash)
        })
    }
}
