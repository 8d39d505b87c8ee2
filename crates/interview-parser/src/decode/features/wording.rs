//! How a block ends, how long it is, and what its words are.

use super::{Block, Brief, Sink, as_f32, bucket};
use crate::convention::Region as Where;
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use crate::decode::template::Template::{self, *};
use crate::lexicon::Classes;

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn ending_and_length(&mut self) {
        let Brief { end, length, .. } = self.own;
        self.put(End, end);
        self.put(Length, length);
        self.put(EndLength, end * 10 + length);
        self.put(Sentences, self.cues.words.sentences.min(4));
        self.put(Questions, self.cues.question_marks.min(3));
        if self.cues.question_marks > 0 && !self.asks() {
            self.put(InnerQuestion, 0);
            self.put(
                AfterQuestion,
                bucket(as_f32(self.cues.after_question_mark), &[15.0, 40.0, 100.0]),
            );
        }
    }

    pub(super) fn words(&mut self) {
        let words = self.cues.words;
        self.word_classes(words.first, First);
        self.word_classes(words.second, Second);
        let opening = word_class(words.first) * 9 + word_class(words.second);
        self.put(FirstSecond, opening * 2 + usize::from(self.asks()));
        self.flag(EarlyQuestion, words.early.any(Classes::QUESTION));
        if words.early.any(Classes::ASK) {
            self.put(EarlyAsk, self.own.first);
        }
        if words.sentences > 1 {
            self.word_classes(words.last_first, LastFirst);
            self.word_classes(words.last_second, LastSecond);
            self.flag(LastEarlyQuestion, words.last_early.any(Classes::QUESTION));
            if words.last_early.any(Classes::ASK) {
                self.put(LastEarlyAsk, word_class(words.last_first));
            }
        }
        let [first, second, third] = words.persons;
        self.put(PersonFirst, first.min(3));
        self.put(PersonSecond, second.min(3));
        self.put(PersonThird, third.min(2));
        let Brief { end, length, balance, first, .. } = self.own;
        self.put(Balance, balance);
        self.put(EndBalance, end * 3 + balance);
        self.put(LengthBalance, length * 3 + balance);
        self.put(BalanceFirst, balance * 9 + first);
        self.put(Function, self.own.function);
        self.flag(Thanks, words.any.any(Classes::THANKS));
        self.flag(Occupation, words.any.any(Classes::OCCUPATION));
    }

    fn word_classes(&mut self, classes: Classes, template: Template) {
        if !classes.any(ANY_WORD_CLASS) {
            self.put(template, WORD_CLASSES.len());
            return;
        }
        for (value, class) in WORD_CLASSES.iter().enumerate() {
            if classes.any(*class) {
                self.put(template, value);
            }
        }
    }

    /// Who is spoken of, together with how the block ends and what stands around it: statements
    /// that ask are told by it.
    pub(super) fn said(&mut self) {
        let [first, second, _] = self.cues.words.persons;
        let said = usize::from(first > 0) * 2 + usize::from(second > 0);
        let several = usize::from(self.cues.words.sentences > 1);
        let within = usize::from(self.region() == Where::Within);
        self.put(SaidEnd, ((self.own.end * 4 + said) * 2 + several) * 2 + within);
        if !self.asks() {
            let around = self.asks_near(-1) * 3 + self.asks_near(1);
            let coarse = bucket(self.cues.length, &[50.0, 120.0, 260.0]);
            self.put(SaidAround, (said * 9 + around) * 4 + coarse);
        }
    }
}

/// The classes of a first word, in the order in which they count.
const WORD_CLASSES: [Classes; 8] = [
    Classes::QUESTION,
    Classes::AUXILIARY,
    Classes::ASK,
    Classes::CONJUNCTION,
    Classes::REPLY,
    Classes::SECOND,
    Classes::FIRST,
    Classes::THIRD,
];

/// All of them: most words have none.
const ANY_WORD_CLASS: Classes = Classes::all(&WORD_CLASSES);

/// The first of the classes that a word has, or their number.
pub(super) fn word_class(classes: Classes) -> usize {
    if !classes.any(ANY_WORD_CLASS) {
        return WORD_CLASSES.len();
    }
    WORD_CLASSES.iter().position(|class| classes.any(*class)).unwrap_or(WORD_CLASSES.len())
}
