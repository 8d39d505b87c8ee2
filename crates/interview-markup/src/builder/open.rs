//! The block that is being put together.

use std::ops::Range;

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{Hint, MarkedBlock};

/// A block that is not finished.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) block: MarkedBlock,
    /// White space that stands before the next character, if one comes.
    pub(super) space: Option<Span>,
    /// The cells that ended before it: how many, and where the last did.
    pub(super) cells: (usize, usize),
    /// Where the markup after the last character begins.
    pub(super) tail: Option<usize>,
    /// What pictures before the first character, or after the last, show to who cannot see them.
    pub(super) pictured: Option<String>,
    /// What names in the markup say of a part of the text.
    pub(super) hinted: Option<(Range<usize>, Hint)>,
    /// Its kind, where the markup alone tells.
    pub(super) kind: Option<SegmentKind>,
}

impl Open {
    /// Where in the text the next character will stand.
    pub(super) fn next(&self) -> usize {
        let spaces = usize::from(self.space.is_some_and(|space| !space.is_empty()));
        let cells = self.cells.0;
        self.block.text.len() + if cells > 0 { cells } else { spaces }
    }

    /// Notes a hint on a part of the text, if it is the longest such part.
    pub(super) fn note_hint(&mut self, range: Range<usize>, hint: Hint) {
        if self.hinted.as_ref().is_none_or(|(longest, _)| longest.len() < range.len()) {
            self.hinted = Some((range, hint));
        }
    }

    /// Gives the block the hint on a part of it that is all of its words.
    pub(super) fn take_hint(&mut self) {
        let Some((range, hint)) = self.hinted.take() else { return };
        let text = self.block.text.as_str();
        let others =
            [text.get(..range.start), text.get(range.end..)].map(Option::unwrap_or_default);
        if !others.concat().contains(char::is_alphanumeric) {
            self.block.hint = Some(hint);
        }
    }
}
