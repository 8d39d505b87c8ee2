use interview_model::{Credit, Segment, SegmentKind};

use crate::grammar::credit::credit;
use crate::lexicon::Lexicon;

/// What the credits among the segments say.
pub(super) fn credits(segments: &[Segment], lexicon: &Lexicon) -> Vec<Credit> {
    let credits = segments.iter().filter(|segment| segment.kind == SegmentKind::Credit);
    let read = credits.map(|segment| {
        let (sort, value) = credit(&segment.text, lexicon);
        Credit::new(sort, value, segment.span)
    });
    read.collect()
}
