//! Which paragraphs without a label are said, and which are not, where labels tell who speaks.

use interview_model::{CreditSort, SegmentKind};

use crate::convention::labels::Place;
use crate::convention::{Content, Document, Style};
use crate::cues::Cues;
use crate::grammar::ending::Ending;
use crate::grammar::label::{Form, is_in_capitals};

/// Whether a paragraph stands wholly in brackets, as stage directions do.
pub(super) fn is_in_brackets(document: &Document<'_>, block: usize) -> bool {
    let shape = document.cues.get(block).map(|cues| cues.shape).unwrap_or_default();
    shape.opens_bracket && shape.closes_bracket
}

/// Whether a paragraph is words in capitals without a mark after them, as nobody speaks where others
/// do not: `END OF SIDE A`.
pub(super) fn is_title(document: &Document<'_>, block: usize) -> bool {
    document.cues.get(block).is_some_and(|cues| {
        let has_room = cues.text.len() <= TITLE && cues.text.contains(' ');
        has_room && cues.ending == Ending::Word && is_in_capitals(cues.text)
    })
}

/// The most bytes of such words.
const TITLE: usize = 120;

/// Whether more than one in ten of the paragraphs that have a label, or are one, is in capitals.
pub(super) fn are_in_capitals(document: &Document<'_>) -> bool {
    let (mut labelled, mut loud) = (0, 0);
    for (i, cues) in document.cues.iter().enumerate() {
        if document.labels.place_at(i).place != Place::Before && !document.labels.is_unlabelled(i) {
            labelled += 1;
            loud += usize::from(is_in_capitals(cues.text));
        }
    }
    loud * 10 > labelled
}

/// The paragraphs of prose above the first label, if they are so many that somebody speaks there, as
/// where questions follow a talk, and half of them speak of `I`, `we` or `you`.
pub(super) fn talk(document: &Document<'_>) -> Vec<usize> {
    let labels = &document.labels;
    let first = (0..document.len()).find(|i| labels.place_at(*i).place != Place::Before);
    let is_prose = |i: &usize| document.cues.get(*i).is_some_and(|cues| cues.length >= PROSE);
    let prose: Vec<usize> = (0..first.unwrap_or(0)).filter(is_prose).collect();
    let is_spoken = |i: &&usize| {
        let persons = document.cues.get(**i).map(|cues| cues.words.persons);
        persons.is_some_and(|[first, second, _]| first + second > 0)
    };
    let is_talk =
        prose.len() > INTRODUCTION && prose.iter().filter(is_spoken).count() * 2 >= prose.len();
    if is_talk { prose } else { Vec::new() }
}

/// As many characters are prose.
const PROSE: f32 = 80.0;
/// The most paragraphs of prose of an introduction: in one article of two hundred there are more.
const INTRODUCTION: usize = 8;
/// What those of a talk are not.
pub(super) const BEFORE_TALK: [SegmentKind; 6] = [
    SegmentKind::Title,
    SegmentKind::Intro,
    SegmentKind::Bio,
    SegmentKind::Credit,
    SegmentKind::Aside,
    SegmentKind::Question,
];

/// Whether a paragraph says several times what editors tell their readers at the end: `That brings us to the
/// end of our conversation. Let us know what you think.`
pub(super) fn takes_leave(document: &Document<'_>, block: usize) -> bool {
    document.cues.get(block).is_some_and(|cues| cues.votes.farewells >= FAREWELLS)
}

/// So many phrases of leave are an editor's.
const FAREWELLS: usize = 3;

/// Whether a paragraph is what stands below a picture: `Photo: The reef at noon.`
pub(super) fn is_caption(document: &Document<'_>, block: usize) -> bool {
    document.cues.get(block).is_some_and(|cues| {
        let has_colon = cues.label.is_some_and(|label| label.form == Form::Separator);
        has_colon && cues.votes.credit == Some(CreditSort::Photo)
    })
}

/// Whether paragraphs up to a block are cut in mid-sentence, as programs do that write down what they
/// hear: a fourth of those without a label begin with a small letter. None of them is a heading.
pub(super) fn are_uncut(document: &Document<'_>, last: usize) -> bool {
    let unlabelled = (0..last).filter(|i| document.labels.is_unlabelled(*i));
    let all = unlabelled.clone().count();
    all >= CUT && unlabelled.filter(|i| reads_on(document, *i)).count() * 4 >= all
}

/// So many paragraphs tell how they are cut.
const CUT: usize = 8;

/// Whether a paragraph without a label goes on with the turn before it, and is no heading and no note:
/// it begins with a small letter, as no program does that has other signs; or it gives an address.
pub(super) fn reads_on(document: &Document<'_>, block: usize) -> bool {
    let Some(Cues { text, shape, .. }) = document.cues.get(block) else { return false };
    let is_of_prose = |c: char| c.is_lowercase() || c.is_uppercase() || " ,.'’?!…-".contains(c);
    let is_prose = || text.split_whitespace().nth(2).is_some() && text.chars().all(is_of_prose);
    shape.address && text.contains("://") || text.starts_with(char::is_lowercase) && is_prose()
}

/// Whether a paragraph without a label says something at a time, as one does that goes on with a long
/// turn: it opens with one and ends as sentences do.
pub(super) fn is_said_at_a_time(document: &Document<'_>, block: usize) -> bool {
    document.cues.get(block).is_some_and(|cues| cues.is_timed && cues.ending.is_of_sentence())
}

/// Whether a paragraph without a label, between others that have one, is prose of somebody who speaks of
/// `I` or `we`, set as text is: no box of the editors', who open with what they are about. In a record with
/// numbered lines any sentence is somebody's.
pub(super) fn is_of_somebody(document: &Document<'_>, block: usize) -> bool {
    let Some(cues) = document.cues.get(block) else { return false };
    let [first, ..] = cues.words.persons;
    let is_plain = || {
        let typeset = document.typography.as_ref().and_then(|it| it.of_blocks.get(block));
        typeset.is_none_or(|it| it.style == Style::Plain)
    };
    let is_boxed = || cues.votes.note || cues.votes.farewells > 0 || cues.votes.says_credit();
    let is_prose = || cues.length >= PROSE && first > 0 && !is_boxed() && is_plain();
    cues.ending.is_of_sentence() && (document.content == Content::Record || is_prose())
}

/// Whether a paragraph without a label is an item of what somebody lists: the one above ends in a
/// comma or a semicolon; or the first item stands below what ends in a colon and is said.
pub(super) fn is_of_list(document: &Document<'_>, block: usize) -> bool {
    let cues = |i: usize| document.cues.get(i);
    let mark = |i: usize| cues(i).and_then(|cues| cues.mark);
    let is_said = |i: usize| {
        let opens = document.labels.place_at(i).place == Place::Opens;
        opens || !document.labels.is_unlabelled(i) || cues(i).is_some_and(|it| it.length >= LEAD)
    };
    let mut above = (0..block).rev().take(ITEMS);
    let Some(nearest) = above.next() else { return false };
    match cues(nearest).map(|cues| cues.ending) {
        Some(Ending::Comma | Ending::Semicolon) => return true,
        Some(Ending::Colon) => return is_said(nearest),
        _ if mark(block).is_none() || mark(nearest) != mark(block) => return false,
        _ => {}
    }
    let lead = above.find(|i| mark(*i) != mark(block));
    lead.is_some_and(|i| cues(i).is_some_and(|it| it.ending == Ending::Colon) && is_said(i))
}

/// How many items above are looked at for what stands above the first.
const ITEMS: usize = 12;
/// As many characters before a colon are more than the heading of a box: `Read also:`.
const LEAD: f32 = 25.0;
