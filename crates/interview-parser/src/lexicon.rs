//! The word lists of `data/words`, one for each language, made ready for fast look-up.
//!
//! A word is looked up by a fingerprint of its lower-case form: no allocation, one probe or two.
//! Two words with the same 64-bit fingerprint would share their classes, which no list has.

mod class;
mod fingerprint;
mod language;
mod substrings;
mod table;
mod tokens;

pub(crate) use class::{Classes, Counts};
pub(crate) use fingerprint::{SMALL, eight_at, hash_of_eight};
pub(crate) use language::{Language, detect};
pub(crate) use table::Lexicon;
pub(crate) use tokens::{Token, is_unspaced, tokens, wide_character};

use std::sync::OnceLock;

/// The lexicon of a language; of `None`, all languages' words together.
pub(crate) fn lexicon(language: Option<Language>) -> &'static Lexicon {
    static OF_ONE: [OnceLock<Lexicon>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    static OF_ALL: OnceLock<Lexicon> = OnceLock::new();
    let of_all = || OF_ALL.get_or_init(|| Lexicon::of(&Language::ALL));
    let Some(language) = language else { return of_all() };
    let of_one = OF_ONE.get(language as usize);
    of_one.map_or_else(of_all, |one| one.get_or_init(|| Lexicon::of(&[language])))
}
