//! The full name that somebody gives as his or her own: `I'm Ana Mora`, `This is Ana Mora`.

use interview_model::Segment;

use super::sources::head;
use crate::grammar::person::{Name, Sign, names};
use crate::lexicon::{Classes, Lexicon, tokens};
use crate::name_forms::stands_for;

/// How many paragraphs of somebody are read.
const PARAGRAPHS: usize = 2;
/// How much of each, in bytes.
const OPENING: usize = 256;

/// The full name that somebody with a label gives at the beginning of what is said under it.
pub(super) fn introduced<'a>(
    segments: &'a [Segment],
    label: &str,
    bare: &str,
    lexicon: &'a Lexicon,
) -> Option<&'a str> {
    let is_own = |it: &&Segment| it.label.as_deref() == Some(label) && !it.text.is_empty();
    let said = segments.iter().filter(is_own).take(PARAGRAPHS);
    let mut texts = said.map(|it| head(&it.text, OPENING));
    // Most say no more than what stands for the name.
    let of_label = |text: &&str| text.contains(bare.split(' ').next().unwrap_or(bare));
    texts.by_ref().filter(of_label).find_map(|text| {
        let found = names(text, lexicon).into_iter().find(|name| is_given(text, *name, lexicon));
        let full = found.map(|name| name.text).filter(|name| name.contains(' '));
        full.filter(|name| *name != bare && stands_for(bare, name))
    })
}

/// Whether a name stands where people give theirs: after `I'm` or `is`, or alone at the beginning.
fn is_given(text: &str, name: Name<'_>, lexicon: &Lexicon) -> bool {
    let (before, after) = (text.get(..name.start), text.get(name.end()..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let is_sentence = before.is_empty() && after.starts_with('.');
    let is = || tokens(before, lexicon).last().is_some_and(|it| it.word.any(Classes::BE));
    name.signs.has(Sign::Own) || is_sentence || is()
}
