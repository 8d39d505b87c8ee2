//! What names in the markup of an article say of its blocks, such as the class `caption`, where they
//! are to be believed.

use interview_model::SegmentKind;
use interview_model::SegmentKind::{
    Answer, Aside, Bio, Credit, Heading, Intro, Question, Remark, Title,
};

use crate::convention::Document;
use crate::grammar::ending::Ending;
use crate::marked::Hint;

/// For each block, which kinds its names leave open; empty where no block has names. What has a label
/// is told by that.
pub(super) fn kinds_left(document: &Document<'_>) -> Vec<Option<&'static [SegmentKind]>> {
    let Some(typography) = &document.typography else { return Vec::new() };
    let hints = || typography.of_blocks.iter().map(|typeset| typeset.hint);
    if hints().all(|hint| hint.is_none()) {
        return Vec::new();
    }
    let hinted = |wanted: Hint| hints().enumerate().filter(move |(_, it)| *it == Some(wanted));
    let asks = |i: usize| document.cues.get(i).is_some_and(|cues| cues.ending == Ending::Question);
    let questions = hinted(Hint::Question).count();
    let tell_sides =
        questions >= 2 && hinted(Hint::Question).filter(|it| asks(it.0)).count() * 2 >= questions;
    let kinds = |(i, hint): (usize, Option<Hint>)| {
        let hint = hint.filter(|_| document.labels.is_unlabelled(i))?;
        let is_believed = match hint {
            Hint::Question | Hint::Answer => tell_sides,
            Hint::Caption if asks(i) => false,
            // What is on a good part of all blocks says how they look.
            _ => hinted(hint).count() * 4 <= document.len().max(8),
        };
        let says_credit = || document.cues.get(i).is_some_and(|cues| cues.votes.says_credit());
        let kinds = match hint {
            Hint::Caption | Hint::Aside if says_credit() => Some(&[Aside, Credit] as &[_]),
            hint => kinds_of(hint),
        };
        kinds.filter(|_| is_believed)
    };
    hints().enumerate().map(kinds).collect()
}

/// The kinds that a block may be of which names say what it is.
const fn kinds_of(hint: Hint) -> Option<&'static [SegmentKind]> {
    Some(match hint {
        Hint::Question => &[Question],
        // In the box of an answer may stand a picture, or a heading.
        Hint::Answer => &[Answer, Heading, Aside, Credit],
        Hint::Speaker => return None,
        Hint::Title => &[Title, Heading, Intro],
        Hint::Introduction => &[Intro, Title],
        Hint::Credit => &[Credit, Bio],
        Hint::Biography => &[Bio],
        Hint::Caption | Hint::PullQuote | Hint::Aside => &[Aside],
    })
}

/// Whether names say that a block is no speech.
pub(super) fn is_no_speech(kinds: Option<&[SegmentKind]>) -> bool {
    let is_speech = |kind: &SegmentKind| matches!(kind, Question | Answer | Remark);
    kinds.is_some_and(|kinds| !kinds.iter().any(is_speech))
}
