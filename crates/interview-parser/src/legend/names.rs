//! Names in lists of speakers, and the parts in the conversation printed with them.

use interview_model::Role;

use super::{PARTS, WORDS};
use crate::grammar::label::{is_capitalised, is_in_capitals};
use crate::lexicon::{Classes, Lexicon, Token, is_unspaced, tokens};
use crate::name_forms::stands_for;

/// Whether what stands in brackets after a name is its label: a form of it, or a few capitals.
pub(super) fn is_short(aside: &str, name: Option<&str>) -> bool {
    let is_form = name.is_some_and(|name| stands_for(aside, name) && aside.len() < name.len());
    is_form || is_in_capitals(aside) && aside.chars().count() <= CAPITALS
}

/// The most characters of initials.
const CAPITALS: usize = 4;

/// A name, and the part in the conversation that is printed with it: `記者 橘川澄江`, `moderator Ana
/// Mora`, `the interviewer`.
pub(super) fn name_and_role<'a>(
    who: &'a str,
    lexicon: &Lexicon,
) -> (Option<&'a str>, Option<Role>) {
    // What is longer than a name is a sentence.
    if who.chars().nth(NAME).is_some() {
        return (None, None);
    }
    let Some(part) = tokens(who, lexicon).find(|it| it.word.any(PARTS)) else {
        let name = after_office(who, lexicon).unwrap_or(who);
        return (Some(name).filter(|it| is_name(it, lexicon)), None);
    };
    let role = role_of(part.word);
    let after = who.get(part.end..).unwrap_or_default();
    let name = after.strip_prefix([' ', '\u{3000}']).map(str::trim);
    let name = name.filter(|_| part.start == 0).filter(|it| is_name(it, lexicon));
    let before = tokens(who, lexicon).take_while(|it| it.start < part.start);
    let is_small = |class: Classes| class.any(Classes::ARTICLE | Classes::FUNCTION);
    let leads = before.into_iter().all(|it| is_small(it.word) || it.word.any(Classes::UNSPACED));
    match name {
        Some(name) => (Some(name), role),
        None if leads && after.split_whitespace().count() < 3 => (None, role),
        None => (Some(who).filter(|it| is_name(it, lexicon)), None),
    }
}

/// The name after an office and a space, in scripts without spaces: `港務局長 橘川澄江`.
fn after_office<'a>(who: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let (office, name) =
        who.rsplit_once([' ', '\u{3000}']).filter(|_| who.contains(is_unspaced))?;
    let is_last = |it: &Token| it.end == office.len() && it.word.any(Classes::OCCUPATION);
    tokens(office, lexicon).any(|it| is_last(&it)).then_some(name)
}

/// The most characters of a name, or of a part.
const NAME: usize = 40;
/// The most characters of a name in a script without spaces.
const UNSPACED: usize = 10;

/// Whether a text may be a name, and is no sentence.
pub(super) fn is_name(text: &str, lexicon: &Lexicon) -> bool {
    let count = text.chars().count();
    let is_unspaced = text.starts_with(is_unspaced);
    let is_marked = |c: char| c.is_numeric() || "?？!！…。:：;；\"«»/@#《》=".contains(c);
    let ends = text.ends_with('.') && !text.ends_with("r.");
    let first = tokens(text, lexicon).next().map(|it| it.word).unwrap_or_default();
    // `Will Ode`, `Ben Ode`: names in English and Dutch though one of the words is none.
    let is_several = !is_unspaced && text.contains(' ');
    let is_word = |class: Classes| class.any(if is_several { OPENERS } else { NO_NAMES });
    // `クリスティーナ・バウアー` has two parts.
    let parts = if text.contains('・') { 2 } else { 1 };
    let is_short = if is_unspaced { count <= UNSPACED * parts } else { count <= NAME };
    (2..=NAME).contains(&count)
        && is_short
        && text.split_whitespace().count() <= WORDS
        && is_capitalised(text)
        && !text.contains(is_marked)
        && !ends
        && !is_word(first)
        && (!is_unspaced || !tokens(text, lexicon).any(|it| is_word(it.word)))
}

/// What no name of several words begins with.
const OPENERS: Classes = Classes::all(&[
    Classes::ARTICLE,
    Classes::QUESTION,
    Classes::ASK,
    Classes::REPLY,
    Classes::THANKS,
    Classes::WEEKDAY,
    Classes::NOT_LABEL,
]);

/// What is no name by itself.
const NO_NAMES: Classes = Classes::all(&[
    Classes::FUNCTION,
    Classes::FIRST,
    Classes::SECOND,
    Classes::QUESTION,
    Classes::AUXILIARY,
    Classes::ASK,
    Classes::CONJUNCTION,
    Classes::REPLY,
    Classes::THANKS,
    Classes::WEEKDAY,
    Classes::NOT_LABEL,
]);

/// The side of a word for a part in the conversation.
pub(super) fn role_of(class: Classes) -> Option<Role> {
    if class.any(Classes::ASKS) {
        Some(Role::Interviewer)
    } else if class.any(Classes::ANSWERS) {
        Some(Role::Interviewee)
    } else {
        None
    }
}

/// The side of a letter or word that is a label, such as `Q`.
pub(super) fn side_of(class: Classes) -> Option<Role> {
    if class.any(Classes::ASKER) {
        Some(Role::Interviewer)
    } else if class.any(Classes::ANSWERER) {
        Some(Role::Interviewee)
    } else {
        None
    }
}
