use super::{Example, Row};

/// The features that get weights, renamed to short ids without gaps, so that the weights of those
/// that fire lie close together in memory.
#[derive(Debug)]
pub(super) struct Dictionary {
    short_ids: Vec<Option<u32>>,
    len: usize,
}

impl Dictionary {
    /// The features below `feature_count` that fire at least `min_count` times, and at least once.
    pub(super) fn of<'e>(
        examples: impl Iterator<Item = &'e Example>,
        feature_count: usize,
        min_count: u32,
    ) -> Self {
        let mut short_ids = Vec::with_capacity(feature_count);
        let mut next = 0;
        for count in counts(examples, feature_count) {
            let kept = count >= min_count.max(1);
            short_ids.push(kept.then_some(next));
            next += u32::from(kept);
        }
        Self { short_ids, len: next as usize }
    }

    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// How many of those below `feature` get weights: the first short id from it on.
    pub(super) fn first_from(&self, feature: u32) -> usize {
        self.short_ids.iter().take(feature as usize).flatten().count()
    }

    pub(super) fn short_id(&self, feature: u32) -> Option<u32> {
        self.short_ids.get(feature as usize).copied().flatten()
    }

    /// The rows of the short ids, put where their features are among all.
    pub(super) fn spread(&self, rows: &[Row], feature_count: usize) -> Vec<Row> {
        let row_of = |id: u32| rows.get(id as usize).copied().unwrap_or_default();
        let spread = self.short_ids.iter().map(|id| id.map(row_of).unwrap_or_default());
        spread.take(feature_count).collect()
    }
}

fn counts<'e>(examples: impl Iterator<Item = &'e Example>, feature_count: usize) -> Vec<u32> {
    let mut counts = vec![0; feature_count];
    for &feature in examples.flat_map(Example::positions).flatten() {
        if let Some(count) = counts.get_mut(feature as usize) {
            *count += 1;
        }
    }
    counts
}
