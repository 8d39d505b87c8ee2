//! Names in scripts without capitals.

use super::{Name, Reading, Sign};
use crate::lexicon::{Classes, Token};

/// The longest name of a script without spaces, in characters.
const LONGEST_UNSPACED: usize = 8;

impl<'a> Reading<'a, '_> {
    /// What stands before a title such as さん, or after one.
    pub(super) fn uncased_names(&self) -> Vec<Name<'a>> {
        let is_uncased = self.any.any(Classes::UNSPACED)
            || !self.text.is_ascii()
                && self.words.iter().any(|it| self.word(it).starts_with(is_arabic));
        if !is_uncased {
            return Vec::new();
        }
        let found = (0..self.words.len())
            .filter_map(|at| self.before_title(at).or_else(|| self.after_title(at)));
        let mut names: Vec<Name<'a>> = Vec::new();
        for name in found {
            match names.iter_mut().find(|it| it.start == name.start) {
                Some(known) => known.signs = known.signs.with(name.signs),
                None => names.push(name),
            }
        }
        names
    }

    /// `name = (ideograph / katakana / hangul){2,8}` before a title such as さん or 씨; in Korean a
    /// space and an office may follow as well.
    fn before_title(&self, at: usize) -> Option<Name<'a>> {
        let title = self.token(at).filter(|it| it.word.any(Classes::UNSPACED))?;
        let before = self.text.get(..title.start)?;
        let name = before.trim_end_matches(' ');
        let of_title = title.word.any(Classes::HONORIFIC);
        if !of_title && !title.word.any(Classes::OCCUPATION) {
            return None;
        }
        let of_office = name.len() < before.len() && title.word.any(Classes::OCCUPATION);
        let word = name.char_indices().rev().take(LONGEST_UNSPACED);
        let run = word.take_while(|(_, c)| is_of_unspaced_name(*c));
        let start = run.last().map(|(at, _)| at)?;
        let first = self.words.get(..at)?.iter().rposition(|it| it.start <= start)?;
        // After a word that is known the name begins.
        let known = self.words.get(first..at)?.iter().rposition(|it| {
            it.word.any(Classes::OCCUPATION | Classes::GROUP | Classes::FUNCTION | Classes::BE)
        });
        let surname =
            self.words.get(first..at)?.iter().position(|it| it.word.any(Classes::SURNAME));
        let first = match (surname, known) {
            (Some(surname), known) if known.is_none_or(|known| surname > known) => first + surname,
            (_, Some(known)) => first + known + 1,
            _ => first,
        };
        let fits = of_title || (of_office && surname.is_some());
        let mut found = fits.then(|| self.unspaced(first, at))??;
        found.signs.set(Sign::Honorific, of_title);
        found.signs.set(Sign::Office, of_office);
        Some(found)
    }

    /// `name = surname character{1,2}` after an office, a title or a phrase such as 专访, or
    /// `name = word{2,3}` after a title in Arabic.
    fn after_title(&self, at: usize) -> Option<Name<'a>> {
        let (before, token) = (self.before(at)?, self.token(at)?);
        let leads = (before.word | before.phrase).any(
            Classes::OCCUPATION
                | Classes::INTERVIEWEE
                | Classes::HONORIFIC
                | Classes::CREDIT_AUTHOR,
        );
        let is_arabic_word = self.word(token).starts_with(is_arabic);
        if !leads && !is_arabic_word {
            return None;
        }
        let known = token.word.any(Classes::OCCUPATION | Classes::GROUP | Classes::HONORIFIC);
        let spaced = matches!(self.gap(before, token), "" | " " | "，");
        if known || !spaced {
            return None;
        }
        let is_plain = |token: &&Token| {
            !token.word.any(Classes::FUNCTION | Classes::BE | Classes::GROUP | Classes::OCCUPATION)
        };
        let next = self.words.get(at..)?;
        let adjoining = |at: usize, gap: &str| {
            let pair = next.get(at.saturating_sub(1)).zip(next.get(at));
            at == 0 || pair.is_some_and(|(before, after)| self.gap(before, after) == gap)
        };
        if token.word.any(Classes::SURNAME) {
            let rest = next.iter().enumerate().skip(1).take(2);
            let given = rest.take_while(|(at, it)| {
                it.end - it.start <= 3
                    && it.word.any(Classes::UNSPACED)
                    && is_plain(it)
                    && adjoining(*at, "")
            });
            let length = 1 + given.count();
            return (leads && length >= 2).then(|| self.unspaced(at, at + length))?;
        }
        // The phrase or the title ends before the name.
        let leads = leads || (is_arabic_word && self.leads(at, 3, Classes::INTERVIEWEE).is_some());
        let words = next.iter().enumerate().take(3);
        let length =
            words.take_while(|(at, it)| is_plain(it) && !it.digit && adjoining(*at, " ")).count();
        let of_phrase = (token.word | token.phrase)
            .any(Classes::INTERVIEWEE | Classes::CONJUNCTION)
            || before.phrase.any(Classes::INTERVIEWEE);
        let fits = is_arabic_word && leads && !of_phrase && length >= 2;
        fits.then(|| self.unspaced(at, at + length))?
    }

    fn unspaced(&self, first: usize, end: usize) -> Option<Name<'a>> {
        let (open, close) = (self.token(first)?, self.token(end.checked_sub(1)?)?);
        let text = self.text.get(open.start..close.end)?.trim_end();
        let mut signs = self.signs(first, end, None);
        let rest = self.words.get(end..)?.iter().take(8).take_while(|it| !it.opens_sentence());
        let says = rest.clone().any(|it| (it.word | it.phrase).any(Classes::SAYS));
        signs.set(Sign::Says, says || signs.has(Sign::Says));
        (text.chars().count() >= 2).then_some(Name { text, start: open.start, signs })
    }
}

fn is_of_unspaced_name(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | '々' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}')
}
