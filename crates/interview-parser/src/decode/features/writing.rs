//! How a block is written: capitals, brackets, symbols, code, the shape of a heading.

use super::{Block, Brief, Sink, as_f32, bucket, capitals};
use crate::convention::Region as Where;
use crate::convention::labels::Place;
use crate::convention::labels::System;
use crate::convention::{Recurrence, Repeat as Repeats};
use crate::cues;
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use crate::decode::template::Template::*;
use crate::grammar::ending::Ending;

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn writing(&mut self) {
        let (shape, words) = (self.cues.shape, self.cues.words);
        let Brief { end, length, .. } = self.own;
        let capitals = capitals(self.cues);
        self.put(Capitals, capitals);
        self.put(CapitalsEnd, capitals * 9 + end);
        self.put(CapitalsLength, capitals * 10 + length);
        self.put(Words, bucket(as_f32(words.count), &[1.0, 2.0, 3.0, 5.0, 8.0]));
        self.flag(Lower, shape.lower);
        self.flag(Digit, shape.digit);
        self.flag(AllCapitals, shape.all_capitals);
        self.put(Symbols, bucket(shape.symbols, &[0.0, 0.01, 0.03, 0.08]));
        self.flag(Address, shape.address);
        self.flag(AddressOnly, shape.address && !self.cues.text.contains(' '));
        self.flag(Inverted, shape.inverted);
        self.flag(InvertedStart, shape.opens_inverted);
        self.flag(Pointer, shape.pointer);
        if shape.opens_quote {
            self.put(Quote, 0);
            self.put(QuoteCloses, usize::from(shape.closes_quote));
        }
        if shape.opens_bracket {
            self.put(Bracket, 0);
            let closes = usize::from(shape.closes_bracket);
            self.put(BracketCloses, closes);
            self.put(BracketRegion, closes * 4 + self.region() as usize);
            self.put(BracketLength, closes * 10 + length);
        }
        if self.cues.ending == Ending::Colon {
            self.put(ColonLength, length);
        }
        if self.cues.votes.date {
            self.put(Date, 0);
            self.put(DateLength, length.min(3));
        } else {
            self.flag(Year, words.year);
        }
    }

    pub(super) fn code(&mut self) {
        let near = self.document.code.get(self.i).copied().unwrap_or(0.0);
        let own = usize::from(self.cues.shape.code && !self.asks());
        let around = bucket(near, &[0.6, 1.3, 2.1, 3.0, 4.0]);
        let symbols = bucket(self.cues.shape.symbols, &[0.02, 0.06, 0.12]);
        self.put(Code, own * 4 + around.min(3));
        self.put(CodeLength, around * 5 + self.own.length.min(4));
        self.put(CodeSymbols, around * 4 + symbols);
        self.put(CodeDocument, bucket(near, &[0.6, 2.1]) * 3 + self.article.code_lines);
        self.put(FunctionCode, self.own.function * 6 + around);
    }

    pub(super) fn heading(&mut self) {
        let shape = self.cues.shape;
        let quoted = shape.opens_quote && shape.closes_quote;
        if self.i > 0 && self.own.heads {
            let next = self.asks_near(1);
            let count = self.article.series.count;
            self.put(HeadingSeries, (count * 3 + next) * 2 + usize::from(quoted));
            self.series(quoted);
            self.put(Heading, next * 2 + usize::from(self.asks_near(-1) == 1));
            self.put(HeadingQuote, next * 2 + usize::from(quoted));
            self.recurrence(next, quoted);
            self.put(HeadingBlanks, self.document.blanks as usize);
            if self.document.labels.system == System::Both {
                let labelled =
                    |i| usize::from(self.document.labels.place_at(i).place != Place::Before);
                self.put(
                    HeadingLabel,
                    labelled(self.i) * 3
                        + if self.i + 1 < self.document.len() { labelled(self.i + 1) } else { 2 },
                );
            }
        }
        let repeat = self.document.repeats.get(self.i).copied().unwrap_or_default();
        if repeat != Repeats::No {
            self.put(Repeat, repeat as usize);
            self.put(RepeatQuestion, repeat as usize * 2 + usize::from(self.asks()));
        }
        let punctuated = self.article.punctuated;
        self.put(Punctuated, (punctuated * 9 + self.own.end) * 10 + self.own.length);
        if self.cues.ending == Ending::Word && self.cues.length >= 25.0 {
            self.put(
                UnpunctuatedBetween,
                (punctuated * 3 + self.asks_near(-1)) * 3 + self.asks_near(1),
            );
            self.unended(punctuated);
        }
    }

    /// What the lines like headings of the article are like, and this one among them.
    fn series(&mut self, quoted: bool) {
        let series = &self.article.series;
        let beside = bucket(self.cues.length / series.length.max(1.0), &[0.6, 1.6]);
        let length = bucket(series.length, &[30.0, 50.0]);
        let count = series.count;
        self.put(Series, (count * 4 + series.recurs) * 3 + series.before_questions);
        self.put(SeriesLength, (count * 3 + length) * 3 + beside);
        self.put(SeriesQuoted, (count * 3 + series.quoted) * 2 + usize::from(quoted));
    }

    /// Whether a line speaks of what stands beside it.
    fn recurrence(&mut self, next: usize, quoted: bool) {
        let recurrence = self.document.recurrences.get(self.i).copied().flatten();
        let Some(Recurrence { after, before }) = recurrence else { return };
        let after = bucket(after, &[0.0, 0.3, 0.6, 0.9]);
        let before = bucket(before, &[0.0, 0.4]);
        let region = self.region() as usize;
        self.put(Recurs, (after * 3 + before) * 4 + region);
        self.put(RecursNext, (after * 3 + next) * 2 + usize::from(quoted));
        self.put(RecursLength, after * 5 + self.own.length.min(4));
    }

    /// Where short lines follow each other: a list, of credits, of facts, of things in an answer.
    pub(super) fn run(&mut self) {
        let Some(run) = self.runs.get(self.i).filter(|run| run.len() > 1).cloned() else { return };
        let length = bucket(as_f32(run.len()), &[2.0, 4.0, 8.0]);
        let lead = run.start.checked_sub(1).and_then(|at| self.brief.get(at));
        let (lead_end, lead_asks) = lead.map_or((9, false), |it| (it.end, it.asks));
        let region = self.region() as usize;
        let tight = self.document.in_group.get(run.end - 1).is_some_and(|(front, _)| *front > 0);
        self.put(Run, (length * 4 + region) * 2 + usize::from(tight));
        self.put(RunLead, (length * 10 + lead_end) * 2 + usize::from(lead_asks));
        let next_asks = self.brief.get(run.end).map_or(2, |it| usize::from(it.asks));
        self.put(RunNext, (length * 4 + region) * 3 + next_asks);
        self.put(RunLength, length * 5 + self.own.length.min(4));
    }

    /// A line that does not end, in an article whose lines do: a headline, or a careless answer.
    fn unended(&mut self, punctuated: usize) {
        let [first, second, _] = self.cues.words.persons;
        let said = usize::from(first > 0) + 2 * usize::from(second > 0);
        let region = self.region() as usize;
        let coarse = bucket(self.cues.length, &[50.0, 100.0]);
        let around = self.asks_near(-1) * 3 + self.asks_near(1);
        self.put(
            UnendedAround,
            ((usize::from(punctuated >= 3) * 4 + said) * 9 + around) * 3 + coarse,
        );
        let [before, after] = [-1, 1].map(|offset| {
            self.near(offset).map_or(2, |it| usize::from(it.end == Ending::Word as usize))
        });
        self.put(
            Unended,
            ((punctuated * 4 + said) * 2 + usize::from(region == Where::Within as usize)) * 3
                + before,
        );
        self.put(
            UnendedWords,
            ((punctuated * 4 + self.own.function) * 2 + usize::from(said > 0)) * 2
                + usize::from(self.cues.length > 60.0),
        );
        let length = bucket(self.cues.length, &[60.0, 120.0]);
        let share = punctuated.saturating_sub(2);
        self.put(
            UnendedBeside,
            (((share * 3 + before) * 3 + after) * 3 + length) * 2 + usize::from(said > 0),
        );
    }

    /// Who speaks says "I"; of whom the head names, others speak.
    pub(super) fn named(&mut self) {
        let (named, in_title) = self.cues.words.named;
        if self.i == 0 || named == cues::Named::Not {
            return;
        }
        let named = named as usize - 1;
        let (region, from_end) = (self.region() as usize, self.document.len() - 1 - self.i);
        self.put(Named, (named * 2 + usize::from(in_title)) * 4 + region);
        self.put(NamedEnd, (named * 2 + usize::from(in_title)) * 9 + self.own.end);
        self.put(NamedLength, named * 10 + self.own.length);
        self.put(
            NamedPlace,
            (named * 5 + from_end.min(4)) * 2 + usize::from(self.cues.words.persons[0] > 0),
        );
        let around = self.asks_near(-1) * 3 + self.asks_near(1);
        self.put(
            NamedAround,
            (named * 9 + around) * 2 + usize::from(self.cues.words.persons[1] > 0),
        );
    }

    pub(super) fn title(&mut self) {
        let words = self.cues.words;
        if self.i == 0 || words.of_title == 0 {
            return;
        }
        self.put(TitleWords, words.of_title.min(2));
        self.put(TitleWordsLength, self.own.length);
        self.flag(TitleFirst, words.title_first);
        self.flag(TitleOnly, words.count <= 4 && words.of_title == words.count);
    }
}
