use std::borrow::Cow;

use interview_model::{SegmentKind, Turn};

use super::{Marking, Reason};

/// Everything is written, and nothing is promised of reading it back.
pub(in crate::text) struct Unmarked;

impl Marking for Unmarked {
    fn mark(&self, _: Option<&Turn<'_>>, _: &Turn<'_>) -> Result<Cow<'static, str>, Reason> {
        Ok(Cow::Borrowed(""))
    }

    fn might_open(&self, _: &str) -> bool {
        false
    }

    fn keeps(&self, _: SegmentKind) -> bool {
        true
    }
}
