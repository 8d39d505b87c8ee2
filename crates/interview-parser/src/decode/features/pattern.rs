//! By what the article tells questions from answers, and the marks of a block.

use super::{Block, Brief, Sink, bucket};
use crate::convention::Association;
use crate::convention::DASH;
use crate::convention::LETTER;
use crate::convention::NUMBER;
use crate::convention::OPENS_GROUP;
use crate::convention::Pattern as Convention;
use crate::convention::labels::Place;
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use crate::decode::template::Template::*;
use crate::grammar::mark::MarkSort;

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn pattern(&mut self) {
        let document = self.document;
        let (pattern, asks) = (document.pattern as usize, usize::from(self.asks()));
        let Brief { end, balance, .. } = self.own;
        self.put(Pattern, pattern * 2 + asks);
        self.put(PatternEnd, pattern * 9 + end);
        self.put(PatternBalance, (pattern * 2 + asks) * 3 + balance);
        self.put(PatternAlternating, (pattern * 2 + asks) * 5 + self.article.alternating);
        let marked = match document.pattern {
            Convention::Letters => document.is_marked(self.i, LETTER),
            Convention::Numbers => document.is_marked(self.i, NUMBER),
            Convention::Dashes => document.is_marked(self.i, DASH),
            Convention::Pairs => document.is_marked(self.i, OPENS_GROUP),
            Convention::AskerLabels => {
                let at = document.labels.place_at(self.i);
                at.place != Place::Before && at.group == document.labels.asker
            }
            _ => return,
        };
        self.put(PatternMark, (pattern * 2 + usize::from(marked)) * 2 + asks);
        self.put(MarkEnd, usize::from(marked) * 2 + asks);
    }

    /// Where both sides open with a dash, the sides take turns.
    pub(super) fn dashes(&mut self) {
        if self.document.pattern != Convention::AllDashes {
            return;
        }
        let is_dash = |i: usize| {
            self.document.cues.get(i).is_some_and(|cues| cues.mark == Some(MarkSort::Dash))
        };
        let asks_at = |i: usize| self.brief.get(i).map_or(2, |brief| usize::from(brief.asks));
        let first = (0..self.document.len()).find(|i| is_dash(*i)).unwrap_or(0);
        let (dash, asks, before) =
            (usize::from(is_dash(self.i)), usize::from(self.asks()), self.i < first);
        let previous = (first..self.i).rev().take(30).find(|i| is_dash(*i)).map_or(2, asks_at);
        let next =
            (self.i + 1..self.document.len()).take(30).find(|i| is_dash(*i)).map_or(2, asks_at);
        let question = self.document.regions.previous.get(self.i).copied().flatten();
        let since = question.map(|at| (at + 1..=self.i).filter(|i| is_dash(*i)).take(4).count());
        self.put(DashBefore, (dash * 2 + asks) * 2 + usize::from(before));
        if before {
            return;
        }
        self.put(DashQuestions, ((dash * 2 + asks) * 3 + previous) * 2 + next.min(1));
        if let Some(since) = since {
            self.put(DashSince, dash * 5 + since);
        }
        self.put(DashBalance, (dash * 2 + asks) * 3 + self.own.balance);
        let length = bucket(
            self.cues.length / self.document.answer_length.max(1.0),
            &[0.15, 0.35, 0.7, 1.3],
        );
        self.put(DashLength, (dash * 2 + asks) * 5 + length);
    }

    pub(super) fn markers(&mut self) {
        let marks = self.document.marked.get(self.i).copied().unwrap_or_default();
        // Of a rare marker only those blocks are told that have it.
        let mut telling = self.article.markers_tell | marks;
        while telling != 0 {
            let marker = telling.trailing_zeros() as usize;
            telling &= telling - 1;
            let on = usize::from(marks >> marker & 1);
            match self.article.markers.get(marker).copied() {
                Some(rare @ 0..=1) => self.put(MarkerRare, marker * 2 + rare),
                Some(bucket) => self.put(Marker, (marker * 2 + on) * Association::BUCKETS + bucket),
                None => {}
            }
        }
    }

    pub(super) fn blanks(&mut self) {
        let blanks = self.document.blanks as usize;
        let (front, back) = self.document.in_group.get(self.i).copied().unwrap_or_default();
        let group = (blanks * 3 + front.min(2)) * 3 + back.min(2);
        self.put(Group, group);
        self.put(GroupQuestion, group * 2 + usize::from(self.asks()));
        self.put(Blanks, blanks);
    }
}
