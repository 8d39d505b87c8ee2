//! What only the whole document can tell: its labels, what marks its questions, where the
//! conversation begins and ends, what comes twice.

mod headings;
pub(crate) mod labels;
mod marker;
mod regions;
mod repeats;
mod typography;

pub(crate) use headings::{Recurrence, is_heading_like};
pub(crate) use marker::{Association, DASH, LETTER, MARKERS, NUMBER, OPENS_GROUP};
pub(crate) use regions::{Region, Regions};
pub(crate) use repeats::Repeat;
pub(crate) use typography::{Asking, STYLES, Style, Typeset, Typography};

use crate::block::{Block, Opening};
use crate::cues::{Cues, HeadNames, ROOM, TitleWords, cues};
use crate::grammar::ending::Ending;
use crate::grammar::mark::MarkSort;
use crate::lexicon::Lexicon;
use crate::speakers::Speakers;
use labels::{Labels, Place, System};

/// What a source holds beside speech, by its format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Content {
    /// Whatever articles hold.
    #[default]
    Article,
    /// The furniture of pages and headings, but no boxes and no captions: a record with numbered lines.
    Record,
    /// Nothing: captions.
    Speech,
}

/// The facts about a whole document, and for each block its place among them.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// The cues of each block.
    pub(crate) cues: Vec<Cues<'a>>,
    /// What stands before speech to say whose it is.
    pub(crate) labels: Labels,
    /// Where questions are surest, and how blocks lie to them.
    pub(crate) regions: Regions,
    /// What marks questions, of all that could.
    pub(crate) pattern: Pattern,
    /// For each block, which markers it has: a bit for each.
    pub(crate) marked: Vec<u16>,
    /// For each marker, how it goes with question marks.
    pub(crate) markers: [Association; MARKERS],
    /// How blank lines are used.
    pub(crate) blanks: Blanks,
    /// For each block, its place in the run of blocks between blank lines: from the front, and
    /// from the back.
    pub(crate) in_group: Vec<(usize, usize)>,
    /// How far each block stands among lines of code.
    pub(crate) code: Vec<f32>,
    /// How many lines are surely code.
    pub(crate) code_lines: usize,
    /// Which blocks come again elsewhere.
    pub(crate) repeats: Vec<Repeat>,
    /// Of lines that look like headings, how far they speak of what stands beside them.
    pub(crate) recurrences: Vec<Option<Recurrence>>,
    /// The share of long blocks that end in a mark at all.
    pub(crate) punctuated: f32,
    /// The middle length of questions, and of what is not.
    pub(crate) question_length: f32,
    /// See `question_length`.
    pub(crate) answer_length: f32,
    /// Whether bullets open questions, and hardly anything else.
    pub(crate) bullets_ask: bool,
    /// Which blocks stand outside of a table whose rows are the turns; empty where there is none.
    pub(crate) outside: Vec<bool>,
    /// What its format holds beside speech.
    pub(crate) content: Content,
    /// Whether the source gives the title before the article, so that no block is one.
    pub(crate) is_titled: bool,
    /// What the markup of its source says.
    pub(crate) typography: Option<Typography>,
}

/// What marks the questions of an article.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Pattern {
    /// Labels of both sides.
    Labels,
    /// Labels of the answers.
    AnswerLabels,
    /// Labels of the questions.
    AskerLabels,
    /// A letter such as `Q:`.
    Letters,
    /// Numbers.
    Numbers,
    /// A dash.
    Dashes,
    /// Blank lines part pairs of question and answer.
    Pairs,
    /// Both sides have a dash.
    AllDashes,
    /// Nothing.
    #[default]
    None,
}

/// How blank lines are used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// Between all blocks.
    All,
    /// Nowhere.
    Never,
    /// Between some.
    #[default]
    Some,
}

/// Gathers the facts.
pub(crate) fn document<'a>(
    blocks: &'a [Block<'_>],
    speakers: &Speakers,
    lexicon: &Lexicon,
) -> Document<'a> {
    let title = TitleWords::of(blocks.first(), lexicon);
    let names = HeadNames::of(blocks, lexicon);
    let mut read = ROOM;
    let mut cues: Vec<Cues<'a>> =
        blocks.iter().map(|block| cues(block, &title, &names, lexicon, &mut read)).collect();
    for cues in &mut cues {
        cues.take_label_of(speakers);
    }
    let labels = labels::labels(&cues, speakers, lexicon);
    let blank_before: Vec<usize> = blocks.iter().map(|block| block.blank_before).collect();
    let in_group = in_group(&blank_before);
    let regions = regions::regions(&cues, &labels);
    let typography = typography::typography(blocks, &cues, &regions);
    let (question_length, answer_length) = usual_lengths(&cues, &regions);
    let marked = marker::marked(&cues, &labels, &in_group, &blank_before, answer_length);
    let markers = marker::associations(&cues, &marked, &regions);
    let blanks = blanks(&blank_before);
    let pattern = pattern(&labels, &markers, blanks, &cues);
    let (code, code_lines) = code(&cues);
    let repeats = repeats::repeats(&cues);
    let recurrences = headings::recurrences(&cues);
    let punctuated = punctuated(&cues);
    let bullets_ask = marker::bullets_ask(&cues);
    Document {
        cues,
        labels,
        regions,
        pattern,
        marked,
        markers,
        blanks,
        in_group,
        code,
        code_lines,
        repeats,
        recurrences,
        punctuated,
        question_length,
        answer_length,
        bullets_ask,
        outside: outside(blocks),
        content: Content::default(),
        is_titled: false,
        typography,
    }
}

impl Document<'_> {
    /// How many blocks there are.
    pub(crate) fn len(&self) -> usize {
        self.cues.len()
    }

    /// Whether a block has a marker.
    pub(crate) fn is_marked(&self, block: usize, marker: usize) -> bool {
        self.marked.get(block).is_some_and(|marks| marks >> marker & 1 == 1)
    }
}

/// Which blocks stand outside of a table whose rows are the turns.
fn outside(blocks: &[Block<'_>]) -> Vec<bool> {
    let is_row = |block: &Block<'_>| matches!(block.opening, Opening::Label(_));
    if !blocks.iter().any(is_row) {
        return Vec::new();
    }
    blocks.iter().map(|block| block.pieces.is_empty()).collect()
}

fn blanks(before: &[usize]) -> Blanks {
    let inner = before.get(1..).unwrap_or_default();
    let tight = inner.iter().filter(|blank| **blank == 0).count();
    match tight * 10 {
        tight if tight > inner.len() * 9 => Blanks::Never,
        tight if tight < inner.len() => Blanks::All,
        _ => Blanks::Some,
    }
}

fn in_group(before: &[usize]) -> Vec<(usize, usize)> {
    let mut places = vec![(0, 0); before.len()];
    let mut at = 0;
    for (i, (place, blank)) in places.iter_mut().zip(before).enumerate() {
        at = if *blank > 0 || i == 0 { 0 } else { at + 1 };
        place.0 = at;
    }
    let mut to_end = 0;
    let nexts = before.iter().skip(1).copied().chain([1]).collect::<Vec<_>>();
    for (place, blank_after) in places.iter_mut().zip(nexts).rev() {
        to_end = if blank_after > 0 { 0 } else { to_end + 1 };
        place.1 = to_end;
    }
    places
}

fn usual_lengths(cues: &[Cues<'_>], regions: &Regions) -> (f32, f32) {
    let (mut asked, mut told) = (Vec::with_capacity(cues.len()), Vec::with_capacity(cues.len()));
    let from = regions.first.unwrap_or(0);
    for (i, (cues, asks)) in cues.iter().zip(&regions.asks).enumerate() {
        if *asks {
            asked.push(cues.length);
        }
        if i >= from && cues.ending != Ending::Question {
            told.push(cues.length);
        }
    }
    (median(&mut asked, 60.0), median(&mut told, 200.0))
}

fn median(values: &mut [f32], otherwise: f32) -> f32 {
    let middle = values.len() / 2;
    if values.is_empty() {
        return otherwise;
    }
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// How many blocks away a line of code still counts, and how much.
const CODE_WINDOW: [f32; 7] = [0.5, 0.8, 1.0, 1.2, 1.0, 0.8, 0.5];

fn code(cues: &[Cues<'_>]) -> (Vec<f32>, usize) {
    let is_code = |cues: &Cues<'_>| cues.shape.code && cues.ending != Ending::Question;
    let sure = cues.iter().filter(|cues| is_code(cues) && cues.shape.symbols > 0.06).count();
    let mut near = vec![0.0; cues.len()];
    for (i, cues) in cues.iter().enumerate() {
        if is_code(cues) || cues.shape.symbols > 0.12 {
            for (offset, weight) in CODE_WINDOW.iter().enumerate() {
                if let Some(sum) = (i + offset).checked_sub(3).and_then(|at| near.get_mut(at)) {
                    *sum += weight;
                }
            }
        }
    }
    (near, sure)
}

fn punctuated(cues: &[Cues<'_>]) -> f32 {
    let (mut long, mut ended) = (0, 0);
    for cues in cues.iter().filter(|cues| cues.length >= 45.0 && !cues.shape.code) {
        long += 1;
        ended += usize::from(cues.ending.is_of_sentence());
    }
    share(ended, long)
}

#[allow(clippy::cast_precision_loss)] // counts of lines
pub(crate) fn share(some: usize, all: usize) -> f32 {
    some as f32 / all.max(1) as f32
}

fn pattern(
    labels: &Labels,
    markers: &[Association; MARKERS],
    blanks: Blanks,
    cues: &[Cues<'_>],
) -> Pattern {
    let marks = |place: usize| markers.get(place).is_some_and(|it| it.marks());
    let dashes = cues.iter().filter(|cues| cues.mark == Some(MarkSort::Dash)).count();
    match labels.system {
        System::Both => Pattern::Labels,
        System::Answers => Pattern::AnswerLabels,
        System::Asker => Pattern::AskerLabels,
        _ if marks(LETTER) => Pattern::Letters,
        _ if marks(NUMBER) => Pattern::Numbers,
        _ if marks(DASH) => Pattern::Dashes,
        _ if blanks == Blanks::Some && marks(OPENS_GROUP) => Pattern::Pairs,
        _ if dashes * 5 > cues.len() * 3 => Pattern::AllDashes,
        _ => Pattern::None,
    }
}

/// Whether a block opens with a label or is one.
pub(crate) fn is_labelled(labels: &Labels, block: usize) -> bool {
    labels.place_at(block).place != Place::Before
}
