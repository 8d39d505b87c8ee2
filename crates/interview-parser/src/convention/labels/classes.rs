//! What the words of labels, and of what only looks like labels, are.

use crate::lexicon::{Classes, Lexicon, tokens};

/// Classes of words and phrases that open what is no speech: `About the author: …`,
/// `Transcribed by: …`.
pub(super) const NOTES: Classes = Classes::all(&[
    Classes::NOT_LABEL,
    Classes::DIRECTION,
    Classes::BIOGRAPHY,
    Classes::NOTE,
    Classes::CREDIT,
]);

/// Classes of words that are no names.
pub(super) const WORDS: Classes = Classes::all(&[
    Classes::FUNCTION,
    Classes::QUESTION,
    Classes::CONJUNCTION,
    Classes::REPLY,
    Classes::THANKS,
    Classes::MONTH,
    Classes::WEEKDAY,
]);

/// The classes of a name that is one word, or of the phrase with which it begins.
pub(super) fn class(name: &str, lexicon: &Lexicon) -> Classes {
    let mut words = tokens(name, lexicon);
    match (words.next(), words.next()) {
        (Some(word), None) => word.word | word.phrase,
        (Some(word), Some(_)) => word.phrase,
        _ => Classes::NONE,
    }
}
