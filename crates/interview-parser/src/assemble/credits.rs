use interview_model::{Credit, Segment, SegmentKind};

use super::Material;
use crate::grammar::credit::credit;

/// What the credits among the segments say: of front matter what its fields do, and then the others.
pub(super) fn credits(segments: &[Segment], material: Material<'_>) -> Vec<Credit> {
    let Material { front, lexicon, .. } = material;
    let others = segments
        .iter()
        .filter(|segment| segment.kind == SegmentKind::Credit && !front.holds(segment.span));
    let read = others.map(|segment| {
        let (sort, value) = credit(&segment.text, lexicon);
        Credit::new(sort, value, segment.span)
    });
    front.credits(lexicon).into_iter().chain(read).collect()
}
