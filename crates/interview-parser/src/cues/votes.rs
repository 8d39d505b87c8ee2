//! What kind of line the wording of a block speaks for.

use interview_model::CreditSort;

use super::WordCues;
use crate::grammar::{credit, date};
use crate::lexicon::{Classes, Lexicon};

/// What kind of line the wording speaks for: one vote for a kind, however many words say it.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
pub(crate) struct Votes {
    /// It opens as a credit of this sort does.
    pub(crate) credit: Option<CreditSort>,
    /// It is nothing but a date.
    pub(crate) date_only: bool,
    /// It holds a date.
    pub(crate) date: bool,
    /// It opens as links, notes and advertisements do.
    pub(crate) note: bool,
    /// It thanks or takes leave.
    pub(crate) closing: bool,
    /// How often it says what editors tell their readers at the end.
    pub(crate) farewells: usize,
    /// It brings something up, as who asks does without a question: `you once said`.
    pub(crate) prompt: bool,
    /// It speaks of an interview to come.
    pub(crate) introduction: bool,
    /// It tells of a life.
    pub(crate) biography: bool,
}

impl Votes {
    /// Whether it reads like a credit.
    pub(crate) const fn says_credit(&self) -> bool {
        self.credit.is_some() || self.date_only
    }
}

/// The longest that a credit may be, in bytes.
const CREDIT: usize = 400;

pub(super) fn votes(text: &str, words: &WordCues, lexicon: &Lexicon) -> Votes {
    let opening = words.opening;
    let any = words.any | words.phrases;
    let short = text.len() <= CREDIT;
    Votes {
        credit: if short { credit::sort(opening, any) } else { None },
        date_only: words.number && date::is_date_line(text, words.any, lexicon),
        date: short && words.any.any(Classes::MONTH) && date::has_digit(text),
        note: opening.any(Classes::NOTE),
        closing: any.any(Classes::CLOSING),
        farewells: words.farewells.max(usize::from(any.any(Classes::FAREWELL))),
        prompt: any.any(Classes::PROMPT),
        introduction: any.any(Classes::INTRODUCTION),
        biography: any.any(Classes::BIOGRAPHY),
    }
}
