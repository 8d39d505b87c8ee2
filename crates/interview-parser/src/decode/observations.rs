use interview_model::{SegmentKind, Span};

use super::template;
use super::voices::Voices;

/// The kinds that the decoder tells apart, in the order of the weights' columns. Times of a
/// recording are told by their grammar alone, and remarks by the labels.
pub const KINDS: [SegmentKind; 8] = [
    SegmentKind::Title,
    SegmentKind::Intro,
    SegmentKind::Question,
    SegmentKind::Answer,
    SegmentKind::Heading,
    SegmentKind::Aside,
    SegmentKind::Credit,
    SegmentKind::Bio,
];

/// How many features there are; each is a number below this.
pub const FEATURE_COUNT: usize = template::FEATURES;

/// The first of the features that stand for what holds only where turns open with labels; all below hold
/// for any article.
pub const LABELLED: u32 = template::labelled(0);

/// The features of an article's blocks, in the order of the blocks.
///
/// ```
/// let observations = interview_parser::decoder::observe("Why bees?\n\nThey dance.");
/// assert_eq!(observations.len(), 2);
/// assert_eq!(observations.line_of(1), Some(3));
/// assert!(!observations.features_of(0).is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Observations {
    features: Vec<u32>,
    ends: Vec<usize>,
    lines: Vec<usize>,
    spans: Vec<Span>,
    voices: Voices,
    /// Whether each feature is also that of an article whose turns open with labels.
    labelled: bool,
}

impl Observations {
    /// How many blocks there are. Blocks that are nothing but a time are not among them.
    ///
    /// ```
    /// use interview_parser::decoder::observe;
    ///
    /// let observations = observe("Why bees?\nThey dance.");
    /// assert_eq!(observations.len(), 2);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no block.
    ///
    /// ```
    /// assert!(interview_parser::decoder::observe("").is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The features of a block; none for a block that is not there.
    ///
    /// ```
    /// use interview_parser::decoder::observe;
    ///
    /// let observations = observe("Why bees?\nThey dance.");
    /// assert!(observations.features_of(9).is_empty());
    /// ```
    #[must_use]
    pub fn features_of(&self, block: usize) -> &[u32] {
        let start = block.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(block).copied().unwrap_or(0);
        self.features.get(start.unwrap_or(0)..end).unwrap_or_default()
    }

    /// The line on which a block starts, counted from 1.
    ///
    /// ```
    /// use interview_parser::decoder::observe;
    ///
    /// let observations = observe("Why bees?\nThey dance.");
    /// assert_eq!(observations.line_of(1), Some(2));
    /// ```
    #[must_use]
    pub fn line_of(&self, block: usize) -> Option<usize> {
        self.lines.get(block).copied()
    }

    /// Where a block stands in the source.
    ///
    /// ```
    /// use interview_model::Span;
    /// use interview_parser::decoder::observe;
    ///
    /// let observations = observe("Why bees?\nThey dance.");
    /// assert_eq!(observations.span_of(1), Some(Span::new(10, 21)));
    /// ```
    #[must_use]
    pub fn span_of(&self, block: usize) -> Option<Span> {
        self.spans.get(block).copied()
    }

    /// Whether turns open with labels.
    ///
    /// ```
    /// use interview_parser::decoder::observe;
    ///
    /// assert!(observe(&"Q: Why bees?\nA: They dance.\n".repeat(3)).are_labelled());
    /// assert!(!observe("Why bees?\nThey dance.").are_labelled());
    /// ```
    #[must_use]
    pub fn are_labelled(&self) -> bool {
        self.voices.are_labelled()
    }

    pub(super) fn with_capacity(blocks: usize, labelled: bool) -> Self {
        Self {
            labelled,
            features: Vec::with_capacity(blocks * 160),
            ends: Vec::with_capacity(blocks),
            lines: Vec::new(),
            spans: Vec::new(),
            voices: Voices::default(),
        }
    }

    /// What is certain of the blocks beside their features.
    pub(crate) const fn voices(&self) -> &Voices {
        &self.voices
    }

    pub(super) fn set_voices(&mut self, voices: Voices) {
        self.voices = voices;
    }

    /// Says of each block on which line it starts, and where it stands.
    pub(crate) fn set_places(&mut self, places: impl Iterator<Item = (usize, Span)>) {
        (self.lines, self.spans) = places.unzip();
    }
}

/// Where the features of one block after the other go.
pub(super) trait Sink {
    /// Takes a feature of the block, as it is in any article.
    fn put(&mut self, feature: u32);

    /// Ends the block.
    fn end_block(&mut self);
}

impl Sink for Observations {
    fn put(&mut self, feature: u32) {
        self.features.push(feature);
        if self.labelled {
            self.features.push(template::labelled(feature));
        }
    }

    fn end_block(&mut self) {
        self.ends.push(self.features.len());
    }
}
