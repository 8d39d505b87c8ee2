use std::collections::HashSet;

use interview_model::{Credit, Segment, SegmentKind};

use super::Material;
use crate::grammar::credit::credit;
use crate::marked::Metadata;

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
    // What says so in the middle of a paragraph, as in a page whose head is broken, is none of its own.
    let stands_alone = |it: &&Metadata| {
        let found = segments.binary_search_by_key(&it.span.start, |segment| segment.span.start);
        let segment = found.ok().and_then(|place| segments.get(place));
        segment.is_some_and(|found| found.kind == SegmentKind::Credit && found.span == it.span)
    };
    let of_markup = metadata.iter().filter(stands_alone);
    let of_markup =
        of_markup.filter_map(|it| Some(Credit::new(it.sort?, it.value.as_str(), it.span)));
    front.credits(lexicon).into_iter().chain(of_markup).chain(read).collect()
}
