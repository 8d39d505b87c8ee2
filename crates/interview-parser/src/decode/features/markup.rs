//! What the markup says of a block, and what it says of the blocks around it. Plain text has none of
//! these features.

use super::{Block, Brief, Sink, bucket};
use crate::convention::{Asking, Association, Region as Where, STYLES, Typeset, Typography};
#[allow(clippy::enum_glob_use)] // some twenty names, used once each
use crate::decode::template::Template::*;

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn markup(&mut self) {
        let document = self.document;
        let Some(typography) = &document.typography else { return };
        let Some(own) = typography.of_blocks.get(self.i).copied() else { return };
        self.typeset(own, typography);
        self.parts(own);
        self.asking(own, typography);
    }

    /// How it is set, and how that goes with questions.
    fn typeset(&mut self, own: Typeset, typography: &Typography) {
        let style = own.style as usize;
        let Brief { end, length, balance, .. } = self.own;
        self.put(Typeset, style);
        self.put(TypesetEnd, style * 9 + end);
        self.put(TypesetLength, style * 10 + length);
        self.put(TypesetRegion, style * 4 + self.region() as usize);
        self.put(TypesetBalance, style * 3 + balance);
        let share = typography.shares.get(style).copied().unwrap_or_default();
        self.put(TypesetShare, style * 5 + bucket(share, &[0.05, 0.15, 0.35, 0.6]));
        for (template, offset) in [(TypesetBefore, -1), (TypesetAfter, 1)] {
            let near = self.typeset_near(typography, offset).map_or(STYLES, |it| it.style as usize);
            self.put(template, style * (STYLES + 1) + near);
        }
        let goes = typography.styles.get(style).map_or(0, |it| it.bucket());
        self.put(TypesetMarker, style * Association::BUCKETS + goes);
        for (bit, association) in typography.traits.iter().enumerate() {
            if own.traits >> bit & 1 == 1 {
                self.put(TypesetTrait, bit * Association::BUCKETS + association.bucket());
            }
        }
    }

    /// Which parts of it are set off.
    fn parts(&mut self, own: Typeset) {
        let Brief { end, length, .. } = self.own;
        let goes_on = self.document.in_group.get(self.i).is_some_and(|(front, _)| *front > 0);
        self.put(TypesetLine, usize::from(goes_on) * 9 + end);
        self.put(BoldPart, own.bold as usize * 9 + end);
        self.put(ItalicPart, own.italic as usize * 9 + end);
        self.put(LinkPart, own.link as usize * 10 + length);
        self.put(CodePart, own.code as usize * 5 + length.min(4));
        if let Some(hint) = own.hint {
            self.put(MarkupHint, hint as usize);
        }
    }

    /// Whether it is of the style in which questions are set, and where it stands to them.
    fn asking(&mut self, own: Typeset, typography: &Typography) {
        let Some(asking) = typography.asking else { return };
        let strength = sure(asking);
        let is_of_it = |it: Typeset| usize::from(it.style == asking.style);
        let on = is_of_it(own) * 5 + strength;
        let [before, after] =
            [-1, 1].map(|offset| self.typeset_near(typography, offset).map_or(2, is_of_it));
        let asks = usize::from(self.asks());
        let Brief { end, length, balance, first, .. } = self.own;
        self.put(AskingStyle, (own.style as usize * 2 + is_of_it(own)) * 5 + strength);
        self.put(AskingEnd, (on * 9 + end) * 3 + balance);
        self.put(AskingLength, (on * 10 + length) * 3 + after);
        self.put(AskingAround, ((on * 3 + before) * 3 + after) * 2 + asks);
        let region = match self.i {
            i if i < asking.first => Where::Before,
            i if i > asking.last => Where::After,
            _ => Where::Within,
        };
        self.put(AskingPlace, (on * 4 + region as usize) * 4 + self.region() as usize);
        self.put(AskingFirst, on * 9 + first);
        let [said, asked, _] = self.cues.words.persons;
        self.put(AskingSaid, on * 4 + usize::from(said > 0) * 2 + usize::from(asked > 0));
        let from = self.i.saturating_sub(MOST_SINCE);
        let since = (from..self.i)
            .rev()
            .position(|i| typography.of_blocks.get(i).is_some_and(|it| it.style == asking.style));
        self.put(AskingSince, (on * 6 + since.unwrap_or(MOST_SINCE)) * 2 + asks);
    }

    fn typeset_near(&self, typography: &Typography, offset: isize) -> Option<Typeset> {
        let at = self.i.checked_add_signed(offset)?;
        typography.of_blocks.get(at).copied()
    }
}

/// How many blocks are looked back for the style of questions.
const MOST_SINCE: usize = 5;

/// How surely a style is that of questions: by how it goes with question marks, and for the surest
/// by whether other blocks stand between.
fn sure(asking: Asking) -> usize {
    asking.strength + usize::from(asking.strength == 3 && asking.alternating > 0.9)
}
