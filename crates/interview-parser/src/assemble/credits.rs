use std::collections::HashSet;

use interview_model::{Credit, Segment, SegmentKind};

use super::Material;
use crate::grammar::credit::credit;

/// What the credits among the segments say: of front matter what its fields do, and then the others.
pub(super) fn credits(segments: &[Segment], material: Material<'_>) -> Vec<Credit> {
    let Material { front, metadata, lexicon, .. } = material;
    let told: HashSet<_> = metadata.iter().map(|it| it.span).collect();
    let is_read = |segment: &&Segment| front.holds(segment.span) || told.contains(&segment.span);
    let others =
        segments.iter().filter(|segment| segment.kind == SegmentKind::Credit && !is_read(segment));
    let read = others.map(|segment| {
        let (sort, value) = credit(&segment.text, lexicon);
        Credit::new(sort, value, segment.span)
    });
    let of_markup =
        metadata.iter().filter_map(|it| Some(Credit::new(it.sort?, it.value.as_str(), it.span)));
    front.credits(lexicon).into_iter().chain(of_markup).chain(read).collect()
}
