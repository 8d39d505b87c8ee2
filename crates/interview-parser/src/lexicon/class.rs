use super::Language;
use std::ops::{BitOr, BitOrAssign};

/// What the word lists say of a word or phrase: a set of their sections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Classes(u64);

macro_rules! classes {
    (
        counted: $($counted:ident = $counted_section:literal),* $(,)?;
        $($name:ident = $section:literal),* $(,)?
    ) => {
        classes!(@bits 0; counted_bit; $($counted)*);
        classes!(@bits 0; bit; $($name)*);

        /// The sections by the names that they have in the data files.
        const SECTIONS: &[(&str, Classes)] = &[
            $(($counted_section, Classes::$counted),)*
            $(($section, Classes::$name),)*
        ];
    };
    (@bits $place:expr; $bit:ident; $name:ident $($rest:ident)*) => {
        impl Classes {
            pub(crate) const $name: Self = Self(1 << $bit($place));
        }
        classes!(@bits $place + 1; $bit; $($rest)*);
    };
    (@bits $place:expr; $bit:ident;) => {};
}

/// The bits of the classes whose words are counted: every sixteenth, so that as many sums fit.
const fn counted_bit(place: u32) -> u32 {
    place * Counts::BITS
}

/// The bits of the other classes: those between, but for the ones of counted marks.
const fn bit(place: u32) -> u32 {
    let between = Counts::BITS - 2;
    place / between * Counts::BITS + place % between + 2
}

classes! {
    counted:
    FUNCTION = "function",
    FIRST = "first",
    SECOND = "second",
    THIRD = "third";
    QUESTION = "question",
    AUXILIARY = "auxiliary",
    ASK = "ask",
    CONJUNCTION = "conjunction",
    REPLY = "reply",
    THANKS = "thanks",
    MONTH = "month",
    WEEKDAY = "weekday",
    ASKER = "asker",
    ANSWERER = "answerer",
    CREDIT_SOURCE = "credit-source",
    CREDIT_AUTHOR = "credit-author",
    CREDIT_INTERVIEWER = "credit-interviewer",
    CREDIT_PHOTO = "credit-photo",
    CREDIT_TRANSLATOR = "credit-translator",
    CREDIT_LICENCE = "credit-licence",
    CREDIT_DATE = "credit-date",
    NOTE = "note",
    CLOSING = "closing",
    FAREWELL = "farewell",
    PROMPT = "prompt",
    INTRODUCTION = "introduction",
    BIOGRAPHY = "biography",
    BE = "be",
    ARTICLE = "article",
    OCCUPATION = "occupation",
    HONORIFIC = "honorific",
    DIRECTION = "direction",
    NOT_LABEL = "not-label",
    INTERVIEWEE = "interviewee",
    SAYS = "says",
    GROUP = "group",
    PLACE = "place",
    SURNAME = "surname",
    SPEAKERS = "speakers",
    ASKS = "asks",
    ANSWERS = "answers",
    PAGE_FOOT = "page-foot",
    UNNAMED = "unnamed",
}

/// How many words are of each of the counted classes, and how many have each of the counted marks.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    classes: u64,
    marks: u64,
}

impl Counts {
    const BITS: u32 = u64::BITS / 4;
    const LOWEST: u64 = u64::MAX / 0xffff;

    /// Adds a word.
    #[inline]
    pub(crate) fn add(&mut self, word: Classes) {
        self.classes = self.classes.wrapping_add(word.0 & Self::LOWEST);
        self.marks = self.marks.wrapping_add(word.0 >> 1 & (Classes::COUNTED_MARKS.0 >> 1));
    }

    /// How many are of a class or have a mark, up to 65,535.
    pub(crate) fn of(self, class: Classes) -> usize {
        let place = class.0.trailing_zeros();
        let sums = if place.is_multiple_of(Self::BITS) { self.classes } else { self.marks << 1 };
        #[allow(clippy::cast_possible_truncation)] // the lowest sixteen bits are its count
        let count = (sums >> place) as u16;
        usize::from(count)
    }
}

impl Classes {
    pub(crate) const NONE: Self = Self(0);

    /// Marks on words by how they are written; no list has them. This one is on what is of a script
    /// without spaces.
    pub(crate) const UNSPACED: Self = Self(1 << 63);
    /// On a word that begins with a capital letter.
    pub(crate) const CAPITAL: Self = Self(1 << 33);
    /// On the first word of a sentence.
    pub(crate) const OPENS_SENTENCE: Self = Self(1 << 49);
    /// On what begins with a digit.
    pub(crate) const NUMBER: Self = Self(1 << 62);
    /// On a number that has four digits, or as many characters.
    pub(crate) const YEAR: Self = Self(1 << 61);

    const COUNTED_MARKS: Self = Self(Self::CAPITAL.0 | Self::OPENS_SENTENCE.0);

    /// All that open credits.
    pub(crate) const CREDIT: Self = Self::all(&[
        Self::CREDIT_SOURCE,
        Self::CREDIT_AUTHOR,
        Self::CREDIT_PHOTO,
        Self::CREDIT_TRANSLATOR,
        Self::CREDIT_LICENCE,
        Self::CREDIT_DATE,
    ]);

    /// Several together, as a constant.
    pub(crate) const fn all(classes: &[Self]) -> Self {
        match classes {
            [first, rest @ ..] => Self(first.0 | Self::all(rest).0),
            [] => Self::NONE,
        }
    }

    /// The class of a section by its name in the data files.
    pub(crate) fn of_section(name: &str) -> Option<Self> {
        SECTIONS.iter().find(|(section, _)| *section == name).map(|(_, class)| *class)
    }

    /// These if a condition holds, else none.
    #[inline]
    pub(crate) fn when(self, holds: bool) -> Self {
        Self(self.0 * u64::from(holds))
    }

    /// The class that stands for a language, in the lexicon that tells languages apart.
    pub(crate) const fn of_language(language: Language) -> Self {
        Self(1 << language as u32)
    }

    /// The places of the classes, in order: of languages, their places in [`Language::ALL`].
    pub(crate) fn places(self) -> impl Iterator<Item = usize> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let place = bits.trailing_zeros();
            bits &= bits.checked_sub(1)?;
            Some(place as usize)
        })
    }

    /// Whether any of `others` is among these.
    pub(crate) const fn any(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_classes_and_marks_are_the_same() {
        let marks = [
            Classes::UNSPACED,
            Classes::CAPITAL,
            Classes::OPENS_SENTENCE,
            Classes::NUMBER,
            Classes::YEAR,
        ];
        let mut seen = Classes::NONE;
        for one in SECTIONS.iter().map(|(_, class)| *class).chain(marks) {
            assert!(one != Classes::NONE && !seen.any(one), "{one:?}");
            seen |= one;
        }
    }
}
