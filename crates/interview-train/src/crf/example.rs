/// A labelled sequence: the features that fire at each position, and the labels allowed there.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Example {
    features: Vec<u32>,
    ends: Vec<usize>,
    allowed: Vec<u8>,
    importance: f64,
}

impl Example {
    /// A sequence without positions that counts `importance` times.
    pub(crate) const fn new(importance: f64) -> Self {
        Self { features: Vec::new(), ends: Vec::new(), allowed: Vec::new(), importance }
    }

    /// Adds a position. `allowed` has bit `n` set when label `n` is right.
    pub(crate) fn push(&mut self, features: &[u32], allowed: u8) {
        self.features.extend_from_slice(features);
        self.ends.push(self.features.len());
        self.allowed.push(allowed);
    }

    /// The features of each position.
    pub(super) fn positions(&self) -> impl Iterator<Item = &[u32]> {
        let mut start = 0;
        self.ends.iter().map(move |&end| {
            let features = self.features.get(start..end).unwrap_or_default();
            start = end;
            features
        })
    }

    /// Whether one of the features from `first` on fires.
    pub(crate) fn has(&self, first: u32) -> bool {
        self.features.iter().any(|feature| *feature >= first)
    }

    /// The labels allowed at each position.
    pub(super) fn allowed(&self) -> impl Iterator<Item = u8> {
        self.allowed.iter().copied()
    }

    pub(super) const fn importance(&self) -> f64 {
        self.importance
    }

    /// How many features fire, over all positions.
    pub(super) const fn firings(&self) -> usize {
        self.features.len()
    }

    /// Gives each feature the id that `rename` says, and drops those for which it says none.
    pub(super) fn rename_features(&mut self, rename: impl Fn(u32) -> Option<u32>) {
        let mut renamed = Self::new(self.importance);
        for (features, allowed) in self.positions().zip(self.allowed()) {
            renamed.features.extend(features.iter().filter_map(|&feature| rename(feature)));
            renamed.ends.push(renamed.features.len());
            renamed.allowed.push(allowed);
        }
        *self = renamed;
    }
}
