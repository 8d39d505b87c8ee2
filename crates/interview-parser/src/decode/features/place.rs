//! Where a block stands: in the article, between questions, beside its neighbours.

use super::{Block, Brief, Sink, bucket};
use crate::convention::Region as Where;
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use crate::decode::template::Template::*;

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn position(&mut self) {
        let Brief { end, length, balance, .. } = self.own;
        let from_end = self.document.len() - 1 - self.i;
        self.put(Position, self.i.min(5));
        self.put(FromEnd, from_end.min(4));
        if self.i == 0 {
            self.put(StartQuestion, usize::from(self.asks()));
            self.put(StartLength, length);
            self.put(StartEnd, end);
        }
        let regions = &self.document.regions;
        let region = self.region();
        self.put(Region, region as usize);
        self.put(RegionEnd, region as usize * 9 + end);
        self.put(RegionLength, region as usize * 10 + length);
        self.put(RegionBalance, region as usize * 3 + balance);
        match (region, regions.first, regions.last) {
            (Where::Before, Some(first), _) => {
                self.put(BeforeFirst, (first - self.i).min(3));
                self.put(BeforeFirstLength, (first - self.i).min(2) * 10 + length);
            }
            (Where::After, _, Some(last)) => self.put(AfterLast, (self.i - last).min(4)),
            _ => {}
        }
        let density = self.article.density;
        self.put(Density, density);
        self.put(DensityQuestion, density * 2 + usize::from(self.asks()));
    }

    pub(super) fn rhythm(&mut self) {
        let regions = &self.document.regions;
        let alternating = self.article.alternating;
        self.put(Alternating, alternating);
        let previous = regions.previous.get(self.i).copied().flatten();
        let next = regions.next.get(self.i).copied().flatten();
        if self.own.asks {
            let before = previous.map_or(4, |at| (self.i - at).min(3));
            let after = next.map_or(4, |at| (at - self.i).min(3));
            self.put(PreviousQuestion, before);
            self.put(NextQuestion, after);
            self.put(AroundQuestion, before * 5 + after);
        } else if let (Some(previous), Some(next)) = (previous, next) {
            let (gap, offset) = (next - previous, self.i - previous);
            let place = gap.min(6) * 6 + offset.min(5);
            self.put(Gap, place);
            self.put(GapAlternating, place * 5 + alternating);
            if alternating >= 2 && gap == 4 {
                self.put(GapPhase, offset);
            }
        }
    }

    pub(super) fn relative_length(&mut self) {
        let Brief { end, balance, .. } = self.own;
        let length = self.cues.length;
        let questions =
            bucket(length / self.document.question_length.max(1.0), &[0.4, 0.8, 1.5, 3.0]);
        let answers =
            bucket(length / self.document.answer_length.max(1.0), &[0.15, 0.35, 0.7, 1.3]);
        self.put(ToQuestions, questions);
        self.put(ToAnswers, answers);
        self.put(ToAnswersEnd, answers * 9 + end);
        self.put(ToQuestionsBalance, questions * 3 + balance);
        let of = |i: usize| self.document.cues.get(i).map(|cues| cues.length.max(1.0));
        let (next, previous) = (of(self.i + 1), self.i.checked_sub(1).and_then(of));
        for (template, other) in [(ToNext, next), (ToPrevious, previous)] {
            if let Some(other) = other {
                self.put(template, bucket(length / other, &[0.2, 0.5, 1.0, 2.0, 5.0]));
            }
        }
    }

    pub(super) fn neighbours(&mut self) {
        for (place, offset) in [-2, -1, 1, 2].into_iter().enumerate() {
            let Some(near) = self.near(offset) else {
                self.put(NearNone, place);
                continue;
            };
            self.put(NearEnd, place * 9 + near.end);
            self.put(NearLength, place * 10 + near.length);
            if offset.abs() == 1 {
                let place = place - 1;
                self.put(NearBalance, place * 3 + near.balance);
                self.put(NearFirst, place * 9 + near.first);
                self.put(NearEnds, (place * 9 + self.own.end) * 9 + near.end);
                self.put(NearBalances, (place * 3 + self.own.balance) * 3 + near.balance);
                if let Some(label) = near.label {
                    self.put(NearLabel, place * 18 + label);
                }
            }
        }
    }
}
