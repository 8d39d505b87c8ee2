//! Cues and document become features: the only thing that the weights speak of.

mod labels;
mod markup;
mod pattern;
mod place;
mod votes;
mod wording;
mod writing;

use std::ops::Range;

use super::observations::{Observations, Sink};
use super::template::Template;
use crate::convention::{
    Association, Document, MARKERS, Region as Where, is_heading_like, is_labelled,
};
use crate::cues::Cues;
use crate::grammar::ending::Ending;
use labels::label_state;
use wording::word_class;

/// The features of every block of a document.
pub(crate) fn observations(document: &Document<'_>) -> Observations {
    let labelled = document.labels.tell_sides();
    let mut observations = Observations::with_capacity(document.len(), labelled);
    put_features(document, &mut observations);
    observations
}

/// Puts the features of every block of a document where they are wanted.
pub(super) fn put_features<S: Sink>(document: &Document<'_>, out: &mut S) {
    let brief: Vec<Brief> = (0..document.len()).map(|i| Brief::of(document, i)).collect();
    let runs = runs(&brief);
    let article = Article::of(document, &brief);
    for (i, (cues, own)) in document.cues.iter().zip(&brief).enumerate() {
        let mut block = Block {
            document,
            cues,
            own: *own,
            brief: &brief,
            runs: &runs,
            article: &article,
            i,
            out,
        };
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
    /// The share of function words.
    function: usize,
    label: Option<usize>,
    asks: bool,
    /// Which kinds its wording speaks for, a bit for each: credit, note, biography, introduction.
    votes: u8,
    heads: bool,
}

impl Brief {
    fn of(document: &Document<'_>, i: usize) -> Self {
        let Some(cues) = document.cues.get(i) else { return Self::default() };
        let opens_credit = cues.votes.says_credit();
        let votes = [opens_credit, cues.votes.note, cues.votes.biography, cues.votes.introduction];
        Self {
            end: cues.ending as usize,
            length: length_bucket(cues.length),
            balance: balance(cues),
            first: word_class(cues.words.first),
            function: function(cues),
            label: label_state(document, i),
            asks: document.regions.asks.get(i).is_some_and(|asks| *asks),
            votes: votes.iter().rev().fold(0, |bits, on| bits << 1 | u8::from(*on)),
            heads: is_heading_like(cues) && !opens_credit,
        }
    }
}

/// What features say of the article, the same for all of its blocks: in buckets.
struct Article {
    /// The lines like headings that stand alone within the conversation.
    series: Series,
    /// How each marker goes with question marks.
    markers: [usize; MARKERS],
    /// Which markers are common enough to say something where they are not: a bit for each.
    markers_tell: u16,
    /// The share of blocks that ask.
    density: usize,
    /// How many of the gaps between questions hold one block.
    alternating: usize,
    /// The share of long blocks that end in a mark.
    punctuated: usize,
    /// How many lines are code.
    code_lines: usize,
}

impl Article {
    fn of(document: &Document<'_>, brief: &[Brief]) -> Self {
        let regions = &document.regions;
        let markers = document.markers.map(Association::bucket);
        let tell = markers.iter().rev().fold(0, |bits, bucket| bits << 1 | u16::from(*bucket > 1));
        Self {
            series: Series::of(document, brief),
            markers,
            markers_tell: tell,
            density: bucket(regions.density, &[0.02, 0.08, 0.2, 0.3, 0.4, 0.5]),
            alternating: bucket(regions.alternating, &[0.1, 0.4, 0.7, 0.9]),
            punctuated: bucket(document.punctuated, &[0.6, 0.8, 0.9, 0.96]),
            code_lines: bucket(as_f32(document.code_lines), &[0.0, 2.0]),
        }
    }
}

/// Lines like headings that stand alone within the conversation, taken together: in buckets, but for
/// their length. Headings speak of what follows, and are of one make; headlines and captions are not.
struct Series {
    /// How many there are.
    count: usize,
    /// The share of their words that comes again below them, as a mean.
    recurs: usize,
    /// The share above a question.
    before_questions: usize,
    /// The share in quotation marks.
    quoted: usize,
    /// Their mean length, in characters.
    length: f32,
}

impl Series {
    fn of(document: &Document<'_>, brief: &[Brief]) -> Self {
        let (mut count, mut asked, mut quoted) = (0, 0, 0);
        let (mut recurs, mut length) = (0.0, 0.0);
        for (i, cues) in document.cues.iter().enumerate() {
            if !is_crosshead(document, brief, i) {
                continue;
            }
            count += 1;
            asked += usize::from(brief.get(i + 1).is_some_and(|it| it.asks));
            quoted += usize::from(cues.shape.opens_quote && cues.shape.closes_quote);
            recurs += document.recurrences.get(i).copied().flatten().map_or(0.0, |it| it.after);
            length += cues.length;
        }
        let all = as_f32(count.max(1));
        Self {
            count: bucket(as_f32(count), &[0.0, 1.0, 3.0, 6.0]),
            recurs: bucket(recurs / all, &[0.15, 0.35, 0.6]),
            before_questions: bucket(as_f32(asked) / all, &[0.2, 0.6]),
            quoted: bucket(as_f32(quoted) / all, &[0.0, 0.6]),
            length: length / all,
        }
    }
}

/// One block while its features are written.
struct Block<'a, 'b, S> {
    document: &'a Document<'a>,
    cues: &'a Cues<'a>,
    own: Brief,
    brief: &'a [Brief],
    /// For each block, the run of lines like headings to which it belongs.
    runs: &'a [Range<usize>],
    article: &'a Article,
    i: usize,
    out: &'b mut S,
}

impl<'a, S: Sink> Block<'a, '_, S> {
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
        self.run();
        self.title();
        self.named();
        self.blanks();
        self.position();
        self.rhythm();
        self.relative_length();
        self.neighbours();
        self.said();
        self.near_votes();
        self.markup();
    }

    #[allow(clippy::inline_always)] // the template is a constant, and little is left of its look-up
    #[inline(always)]
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

    fn near(&self, offset: isize) -> Option<&'a Brief> {
        self.i.checked_add_signed(offset).and_then(|at| self.brief.get(at))
    }

    fn asks_near(&self, offset: isize) -> usize {
        self.near(offset).map_or(2, |brief| usize::from(brief.asks))
    }

    fn region(&self) -> Where {
        self.document.regions.of(self.i)
    }
}

/// For each block, the run of lines like headings that it is in; an empty one, if in none.
fn runs(brief: &[Brief]) -> Vec<Range<usize>> {
    let mut runs = Vec::with_capacity(brief.len());
    while runs.len() < brief.len() {
        let start = runs.len();
        let length = brief.iter().skip(start).take_while(|it| it.heads).count();
        runs.extend(std::iter::repeat_n(start..start + length, length.max(1)));
    }
    runs
}

/// Whether a block stands alone inside the conversation as headings do.
fn is_crosshead(document: &Document<'_>, brief: &[Brief], i: usize) -> bool {
    let heads = |i: usize| brief.get(i).is_some_and(|it| it.heads);
    let alone = heads(i) && !heads(i + 1) && i.checked_sub(1).is_none_or(|before| !heads(before));
    let labelled = is_labelled(&document.labels, i);
    alone && !labelled && document.regions.of(i) == Where::Within
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

/// How many of the bounds a value is above.
fn bucket(value: f32, bounds: &[f32]) -> usize {
    bounds.iter().filter(|bound| value > **bound).count()
}

#[allow(clippy::cast_precision_loss)] // counts of words and lines
fn as_f32(count: usize) -> f32 {
    count as f32
}
