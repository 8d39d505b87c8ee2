//! Cues and document become features: the only thing that the weights speak of.

use super::observations::{Observations, Sink};
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use super::template::Template::{self, *};
use crate::convention::labels::{Labelled, Place, Side as LabelSide, System};
use crate::convention::{
    Association, DASH, Document, LETTER, MARKERS, NUMBER, OPENS_GROUP, Pattern as Convention,
    Region as Where, Repeat as Repeats, is_labelled,
};
use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::grammar::label::Form;
use crate::grammar::mark::MarkSort;
use crate::lexicon::Classes;

/// The features of every block of a document.
pub(crate) fn observations(document: &Document<'_>) -> Observations {
    let mut observations = Observations::with_capacity(document.len());
    put_features(document, &mut observations);
    observations
}

/// Puts the features of every block of a document where they are wanted.
pub(super) fn put_features<S: Sink>(document: &Document<'_>, out: &mut S) {
    let brief: Vec<Brief> = (0..document.len()).map(|i| Brief::of(document, i)).collect();
    let series = (0..document.len()).filter(|i| is_crosshead(document, &brief, *i)).count();
    let markers = &document.markers.map(Association::bucket);
    for (i, (cues, own)) in document.cues.iter().zip(&brief).enumerate() {
        let mut block = Block { document, cues, own: *own, brief: &brief, series, markers, i, out };
        block.all();
        out.end_block();
    }
}

/// What neighbours want to know of a block.
#[derive(Debug, Clone, Copy, Default)]
struct Brief {
    end: usize,
    length: usize,
    balance: usize,
    first: usize,
    label: Option<usize>,
    asks: bool,
    /// Which kinds its wording speaks for: credit, note, biography, introduction.
    votes: [bool; 4],
    heads: bool,
}

impl Brief {
    fn of(document: &Document<'_>, i: usize) -> Self {
        let Some(cues) = document.cues.get(i) else { return Self::default() };
        Self {
            end: cues.ending as usize,
            length: length_bucket(cues.length),
            balance: balance(cues),
            first: word_class(cues.words.first),
            label: label_state(document, i),
            asks: document.regions.asks.get(i).is_some_and(|asks| *asks),
            votes: [
                cues.votes.credit.is_some() || cues.votes.date_only,
                cues.votes.note,
                cues.votes.biography,
                cues.votes.introduction,
            ],
            heads: is_heading_like(cues),
        }
    }
}

/// One block while its features are written.
struct Block<'a, 'b, S> {
    document: &'a Document<'a>,
    cues: &'a Cues<'a>,
    own: Brief,
    brief: &'a [Brief],
    /// How many lines like headings stand alone within the conversation.
    series: usize,
    /// How each marker goes with question marks.
    markers: &'a [usize; MARKERS],
    i: usize,
    out: &'b mut S,
}

impl<S: Sink> Block<'_, '_, S> {
    fn all(&mut self) {
        self.ending_and_length();
        self.words();
        self.writing();
        self.code();
        self.votes();
        self.marks();
        self.labels();
        self.pattern();
        self.dashes();
        self.markers();
        self.heading();
        self.title();
        self.blanks();
        self.position();
        self.rhythm();
        self.relative_length();
        self.neighbours();
        self.said();
        self.near_votes();
    }

    fn put(&mut self, template: Template, value: usize) {
        self.out.put(template.feature(value));
    }

    fn flag(&mut self, template: Template, on: bool) {
        if on {
            self.put(template, 0);
        }
    }

    fn asks(&self) -> bool {
        self.cues.ending == Ending::Question
    }

    fn near(&self, offset: isize) -> Option<&Brief> {
        self.i.checked_add_signed(offset).and_then(|at| self.brief.get(at))
    }

    fn asks_near(&self, offset: isize) -> usize {
        self.near(offset).map_or(2, |brief| usize::from(brief.asks))
    }

    fn region(&self) -> Where {
        self.document.regions.of(self.i)
    }

    fn ending_and_length(&mut self) {
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

    fn words(&mut self) {
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
        self.put(Function, function(self.cues));
        self.flag(Thanks, words.any.any(Classes::THANKS));
        self.flag(Occupation, words.any.any(Classes::OCCUPATION));
    }

    fn word_classes(&mut self, classes: Classes, template: Template) {
        for (value, class) in WORD_CLASSES.iter().enumerate() {
            if classes.any(*class) {
                self.put(template, value);
            }
        }
        if word_class(classes) == WORD_CLASSES.len() {
            self.put(template, WORD_CLASSES.len());
        }
    }

    fn writing(&mut self) {
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

    fn code(&mut self) {
        let near = self.document.code.get(self.i).copied().unwrap_or(0.0);
        let own = usize::from(self.cues.shape.code && !self.asks());
        let around = bucket(near, &[0.6, 1.3, 2.1, 3.0, 4.0]);
        let symbols = bucket(self.cues.shape.symbols, &[0.02, 0.06, 0.12]);
        self.put(Code, own * 4 + around.min(3));
        self.put(CodeLength, around * 5 + self.own.length.min(4));
        self.put(CodeSymbols, around * 4 + symbols);
        let lines = bucket(as_f32(self.document.code_lines), &[0.0, 2.0]);
        self.put(CodeDocument, bucket(near, &[0.6, 2.1]) * 3 + lines.min(2));
        self.put(FunctionCode, function(self.cues) * 6 + around);
    }

    fn votes(&mut self) {
        let votes = self.cues.votes;
        let Brief { end, length, balance, .. } = self.own;
        let region = self.region() as usize;
        if votes.date_only {
            self.put(VoteDate, region);
        }
        if votes.date_only || votes.credit.is_some() {
            self.put(VoteCredit, region);
            self.put(VoteCreditLength, length.min(5));
            self.put(VoteCreditSort, votes.credit.map_or(7, |sort| sort as usize));
        } else if region == Where::Before as usize {
            self.put(BeforeNoCredit, self.i.min(3) * 10 + length);
            self.put(BeforeNoCreditFunction, function(self.cues) * 9 + end);
        }
        if votes.note {
            self.put(VoteNote, region);
            self.put(VoteNoteLength, length.min(5));
        }
        if votes.closing {
            self.put(VoteClosing, region);
            self.put(VoteClosingBalance, balance);
            self.put(VoteClosingEnd, (self.document.len() - 1 - self.i).min(4));
            let thanks = self.cues.words.first.any(Classes::THANKS);
            self.put(VoteClosingFirst, usize::from(thanks) * 4 + region);
            self.put(VoteClosingQuestions, self.asks_near(-1) * 3 + self.asks_near(1));
        }
        if votes.introduction {
            self.put(VoteIntroduction, region);
        }
        if votes.biography {
            self.put(VoteBiography, region);
        }
    }

    fn marks(&mut self) {
        let cues = self.cues;
        self.flag(Dash, matches!(cues.mark, Some(MarkSort::Dash | MarkSort::Bullet)));
        if let Some(MarkSort::Number(_)) = cues.mark {
            self.put(Number, 0);
            self.put(NumberEnd, self.own.end);
        }
        let letter = cues.label.filter(|label| label.form == Form::Letter).map(|label| label.name);
        self.flag(AskerLetter, letter.is_some_and(|it| matches!(it, "Q" | "P" | "F" | "D" | "В")));
        self.flag(AnswererLetter, letter.is_some_and(|it| matches!(it, "A" | "R" | "О")));
        let place = self.document.labels.place_at(self.i).place;
        let separated =
            cues.label.filter(|label| label.form == Form::Separator && !label.body.is_empty());
        if let Some(label) = separated.filter(|_| place == Place::Before) {
            self.put(RareLabel, 0);
            self.put(
                RareLabelWords,
                label.name.split_whitespace().count().saturating_sub(1).min(3),
            );
        }
    }

    fn labels(&mut self) {
        let labels = &self.document.labels;
        if labels.groups.is_empty() {
            return self.put(LabelNone, 0);
        }
        let Some(group) = labels.group_at(self.i) else { return self.put(LabelBefore, 0) };
        let Labelled { place, since, group: id } = labels.place_at(self.i);
        let Brief { end, length, .. } = self.own;
        let place = place as usize;
        let asker = usize::from(id != labels.asker);
        let strength = strength(labels.system);
        let state = (asker * 3 + place) * 3 + strength;
        self.put(LabelState, state);
        self.put(LabelEnd, state * 9 + end);
        self.put(LabelAsks, place * 6 + bucket(group.asks, &[0.1, 0.3, 0.5, 0.7, 0.9]));
        self.put(
            LabelShare,
            (asker * 3 + place) * 5 + bucket(group.share, &[0.03, 0.1, 0.25, 0.45]),
        );
        self.put(LabelLength, place * 5 + bucket(group.length, &[0.1, 0.25, 0.5, 0.8]));
        self.put(
            LabelNamed,
            place * 4 + usize::from(group.in_title) * 2 + usize::from(group.first),
        );
        self.put(
            LabelScore,
            place * 8 + bucket(group.asker_score, &[-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]),
        );
        let frequent = labels.groups.iter().filter(|group| group.count >= 3).count().min(3);
        self.put(LabelFrequent, (asker * 3 + place) * 4 + frequent);
        let side = side(group.side) * 4 + strength;
        self.put(Side, side);
        self.put(SideEnd, side * 9 + end);
        let opens = usize::from(place != Place::Before as usize);
        self.put(SideLength, (side / 4 * 2 + opens) * 10 + length);
        if opens == 0 {
            let since = since.min(3);
            self.put(LabelSince, (asker * 3 + strength) * 4 + since);
            self.put(SideSince, side * 4 + since);
            let next = labels.place_at(self.i + 1).place != Place::Before;
            self.put(
                SideNext,
                (side / 4 * 2 + usize::from(next)) * 18 + usize::from(length > 3) * 9 + end,
            );
        }
        if labels.system == System::Asker {
            self.put(LabelOnly, asker * 3 + place);
        }
    }

    fn pattern(&mut self) {
        let document = self.document;
        let (pattern, asks) = (document.pattern as usize, usize::from(self.asks()));
        let Brief { end, balance, .. } = self.own;
        self.put(Pattern, pattern * 2 + asks);
        self.put(PatternEnd, pattern * 9 + end);
        self.put(PatternBalance, (pattern * 2 + asks) * 3 + balance);
        self.put(
            PatternAlternating,
            (pattern * 2 + asks) * 5 + alternating(document.regions.alternating),
        );
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
    fn dashes(&mut self) {
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

    fn markers(&mut self) {
        for (marker, bucket) in self.markers.iter().enumerate() {
            let on = usize::from(self.document.is_marked(self.i, marker));
            match *bucket {
                rare @ 0..=1 if on == 1 => self.put(MarkerRare, marker * 2 + rare),
                0..=1 => {}
                bucket => self.put(Marker, (marker * 2 + on) * Association::BUCKETS + bucket),
            }
        }
    }

    fn heading(&mut self) {
        let shape = self.cues.shape;
        let quoted = shape.opens_quote && shape.closes_quote;
        if self.i > 0 && self.own.heads {
            let next = self.asks_near(1);
            let series = bucket(as_f32(self.series), &[0.0, 1.0, 3.0, 6.0]);
            self.put(HeadingSeries, (series * 3 + next) * 2 + usize::from(quoted));
            self.put(Heading, next * 2 + usize::from(self.asks_near(-1) == 1));
            self.put(HeadingQuote, next * 2 + usize::from(quoted));
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
        let punctuated = bucket(self.document.punctuated, &[0.6, 0.8, 0.9, 0.96]);
        self.put(Punctuated, (punctuated * 9 + self.own.end) * 10 + self.own.length);
        if self.cues.ending == Ending::Word && self.cues.length >= 25.0 {
            self.put(
                UnpunctuatedBetween,
                (punctuated * 3 + self.asks_near(-1)) * 3 + self.asks_near(1),
            );
            self.unended(punctuated);
        }
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
        let neighbours = self.near(-1).map_or(2, |it| usize::from(it.end == Ending::Word as usize));
        self.put(
            Unended,
            ((punctuated * 4 + said) * 2 + usize::from(region == Where::Within as usize)) * 3
                + neighbours,
        );
        self.put(
            UnendedWords,
            ((punctuated * 4 + function(self.cues)) * 2 + usize::from(said > 0)) * 2
                + usize::from(self.cues.length > 60.0),
        );
    }

    fn title(&mut self) {
        let words = self.cues.words;
        if self.i == 0 || words.of_title == 0 {
            return;
        }
        self.put(TitleWords, words.of_title.min(2));
        self.put(TitleWordsLength, self.own.length);
        self.flag(TitleFirst, words.title_first);
        self.flag(TitleOnly, words.count <= 4 && words.of_title == words.count);
    }

    fn blanks(&mut self) {
        let blanks = self.document.blanks as usize;
        let (front, back) = self.document.in_group.get(self.i).copied().unwrap_or_default();
        let group = (blanks * 3 + front.min(2)) * 3 + back.min(2);
        self.put(Group, group);
        self.put(GroupQuestion, group * 2 + usize::from(self.asks()));
        self.put(Blanks, blanks);
    }

    fn position(&mut self) {
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
        let density = bucket(regions.density, &[0.02, 0.08, 0.2, 0.3, 0.4, 0.5]);
        self.put(Density, density);
        self.put(DensityQuestion, density * 2 + usize::from(self.asks()));
    }

    fn rhythm(&mut self) {
        let regions = &self.document.regions;
        let alternating = alternating(regions.alternating);
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

    fn relative_length(&mut self) {
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

    /// Who is spoken of, together with how the block ends and what stands around it: statements
    /// that ask are told by it.
    fn said(&mut self) {
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

    /// Credits, links and lives stand together.
    fn near_votes(&mut self) {
        let length = self.own.length.min(2);
        for (place, offset) in [-2, -1, 1, 2].into_iter().enumerate() {
            let votes = self.near(offset).map(|near| near.votes).unwrap_or_default();
            for (vote, _) in votes.iter().enumerate().filter(|(_, on)| **on) {
                let region = self.region() as usize;
                self.put(NearVote, (place * 4 + vote) * 4 + region);
                self.put(NearVoteLength, (place * 4 + vote) * 3 + length);
            }
        }
    }

    fn neighbours(&mut self) {
        for (place, offset) in [-2, -1, 1, 2].into_iter().enumerate() {
            let Some(near) = self.near(offset).copied() else {
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

/// Whether a block stands alone inside the conversation as headings do.
fn is_crosshead(document: &Document<'_>, brief: &[Brief], i: usize) -> bool {
    let heads = |i: usize| brief.get(i).is_some_and(|it| it.heads);
    let alone = heads(i) && !heads(i + 1) && i.checked_sub(1).is_none_or(|before| !heads(before));
    let labelled = is_labelled(&document.labels, i);
    alone && !labelled && document.regions.of(i) == Where::Within
}

/// Short, and unended or wholly quoted.
fn is_heading_like(cues: &Cues<'_>) -> bool {
    let quoted = cues.shape.opens_quote && cues.shape.closes_quote;
    let asks = cues.ending == Ending::Question;
    cues.length < 75.0 && !asks && (cues.ending == Ending::Word || quoted)
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

/// The first of the classes that a word has, or their number.
fn word_class(classes: Classes) -> usize {
    WORD_CLASSES.iter().position(|class| classes.any(*class)).unwrap_or(WORD_CLASSES.len())
}

/// 0 for neither, 1 where the first person outweighs the second, 2 the reverse.
fn balance(cues: &Cues<'_>) -> usize {
    let [first, second, _] = cues.words.persons;
    match first.cmp(&second) {
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => 1,
        std::cmp::Ordering::Less => 2,
    }
}

fn function(cues: &Cues<'_>) -> usize {
    bucket(as_f32(cues.words.function) / as_f32(cues.words.count.max(1)), &[0.0, 0.1, 0.25])
}

fn capitals(cues: &Cues<'_>) -> usize {
    bucket(as_f32(cues.words.capitals) / as_f32(cues.words.count.max(1)), &[0.15, 0.4, 0.7, 0.95])
}

fn length_bucket(length: f32) -> usize {
    bucket(length, &[15.0, 30.0, 50.0, 80.0, 120.0, 180.0, 260.0, 400.0, 700.0])
}

fn alternating(share: f32) -> usize {
    bucket(share, &[0.1, 0.4, 0.7, 0.9])
}

fn label_state(document: &Document<'_>, i: usize) -> Option<usize> {
    let labels = &document.labels;
    let at = labels.place_at(i);
    let asker = usize::from(at.group? != labels.asker.unwrap_or(usize::MAX));
    Some((asker * 3 + at.place as usize) * 3 + strength(labels.system))
}

fn strength(system: System) -> usize {
    match system {
        System::Both => 0,
        System::Answers => 2,
        System::Asker | System::Weak | System::None => 1,
    }
}

fn side(side: LabelSide) -> usize {
    match side {
        LabelSide::Asker => 0,
        LabelSide::Answerer => 1,
        LabelSide::Third => 2,
        LabelSide::Other => 3,
    }
}

/// How many of the bounds a value is above.
fn bucket(value: f32, bounds: &[f32]) -> usize {
    bounds.iter().filter(|bound| value > **bound).count()
}

#[allow(clippy::cast_precision_loss)] // counts of words and lines
fn as_f32(count: usize) -> f32 {
    count as f32
}
