//! What stands around a name.

use super::{Name, Reading, Sign, Signs};
use crate::lexicon::{Classes, Token};

/// How many words after a phrase such as `an interview with` its name may begin.
const REACH: usize = 10;

/// How many words before a name its office may stand.
const OFFICE_REACH: usize = 20;

/// How many words may stand between a name and `is`: in a bracket, and in Chinese.
const APART: usize = 12;

/// The most words of a greeting before a name, with its titles.
const GREETING: usize = 5;

impl Reading<'_, '_> {
    /// What stands around the words of a name.
    pub(super) fn signs(&self, start: usize, end: usize, last: Option<Name<'_>>) -> Signs {
        let mut signs = Signs::default();
        let (Some(open), Some(close)) = (self.token(start), self.token(end - 1)) else {
            return signs;
        };
        let before = self.text.get(..open.start).unwrap_or_default();
        let after = self.text.get(close.end..).unwrap_or_default();
        signs.set(Sign::Office, self.is_before(start, Classes::OCCUPATION));
        signs.set(Sign::Honorific, self.is_before(start, Classes::HONORIFIC));
        signs.set(Sign::Place, self.is_before(start, Classes::PLACE));
        signs.set(Sign::Opens, self.opens_sentence(start));
        signs.set(Sign::Colon, after.trim_start().starts_with([':', '：']));
        signs.set(Sign::Alone, begins_part(after) && ends_part(before));
        signs.set(Sign::Addressed, self.is_addressed(start, before, after));
        signs.set(Sign::Own, self.is_own(start));
        signs.set(Sign::Born, is_born(after) || self.is_aged(end));
        signs.set(Sign::Asked, self.leads(start, 5, Classes::CREDIT_INTERVIEWER).is_some());
        signs.set(Sign::Says, self.says(start, end));
        let joined = last.is_some_and(|last| {
            let last_end = last.end();
            let between = self.text.get(last_end..open.start).unwrap_or_default();
            let and = self.before(start).is_some_and(|it| {
                it.start >= last_end
                    && it.word.any(Classes::CONJUNCTION)
                    && between.len() <= it.end - it.start + 2
            });
            and || between == " & "
        });
        signs.set(Sign::Joined, joined);
        // `an interview with Ana Mora and Bert Lund`
        let led_both = joined && last.is_some_and(|last| last.signs.has(Sign::LedTo));
        signs.set(Sign::LedTo, led_both || self.leads_to(start, last));
        let be = self.any.any(Classes::BE)
            && self.words.get(end..).unwrap_or_default().iter().take(APART).any(is_be);
        let described = be
            || after.starts_with([',', '，', '、'])
            || open.word.any(Classes::UNSPACED)
            || signs.has(Sign::Office)
            || self.leads(start, OFFICE_REACH, Classes::OCCUPATION).is_some();
        signs.set(Sign::Described, described);
        signs
    }

    /// Whether the word right before a name is of a class.
    pub(super) fn is_before(&self, start: usize, class: Classes) -> bool {
        let (Some(before), Some(open)) = (self.before(start), self.token(start)) else {
            return false;
        };
        let gap = self.gap(before, open);
        let unspaced = gap.is_empty() && before.word.any(Classes::UNSPACED);
        before.word.any(class) && (unspaced || matches!(gap, " " | "\u{a0}" | ". "))
    }

    /// Whether a sentence begins with a name, or with titles and the name.
    fn opens_sentence(&self, start: usize) -> bool {
        let titles = Classes::HONORIFIC | Classes::OCCUPATION | Classes::ARTICLE;
        let opens = (start.saturating_sub(3)..=start).rev().find(|at| self.opens(*at));
        let between = opens.and_then(|opens| self.words.get(opens..start));
        between.is_some_and(|between| between.iter().all(|it| it.word.any(titles)))
    }

    /// Whether a sentence begins with a word: not after the full stop of `Dr.`
    fn opens(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::opens_sentence) && !self.is_before(at, Classes::HONORIFIC)
    }

    /// `own = first be? name / first word be name`
    fn is_own(&self, start: usize) -> bool {
        let word = |back: usize, class| {
            let at = start.checked_sub(back);
            at.and_then(|at| self.token(at)).is_some_and(|it| it.word.any(class))
        };
        let first = |back| word(back, Classes::FIRST);
        first(1) || (word(1, Classes::BE | Classes::AUXILIARY) && (first(2) || first(3)))
    }

    /// Whether an age follows a name: `Ana Mora is 37`.
    fn is_aged(&self, end: usize) -> bool {
        let be = self.token(end).is_some_and(|it| it.word.any(Classes::BE));
        be && self.token(end + 1).is_some_and(|it| it.digit && it.end - it.start == 2)
    }

    /// Where, at most so many words before a name and in its sentence, a phrase of a class begins.
    pub(super) fn leads(&self, start: usize, reach: usize, class: Classes) -> Option<usize> {
        if !self.any.any(class) {
            return None;
        }
        let from = start.saturating_sub(reach);
        let opens = (from..=start).rev().find(|at| self.opens(*at)).unwrap_or(from);
        let near = self.words.get(opens..start)?;
        let found = near.iter().rposition(|it| (it.word | it.phrase).any(class))?;
        Some(opens + found)
    }

    /// Whether a phrase such as `an interview with` leads to a name, and to no other before it.
    fn leads_to(&self, start: usize, last: Option<Name<'_>>) -> bool {
        let Some(phrase) = self.leads(start, REACH, Classes::INTERVIEWEE) else { return false };
        let (Some(said), Some(open)) = (self.token(phrase), self.token(start)) else {
            return false;
        };
        let between = self.words.get(phrase + 1..start).unwrap_or_default();
        let text = self.text.get(said.end..open.start).unwrap_or_default();
        last.is_none_or(|last| last.start <= said.start)
            && !between.iter().any(|it| it.word.any(Classes::FIRST))
            && !text.contains(['"', '”', '»'])
            && !self.is_possessor(start)
    }

    /// Whether 的 or の follows the word with which a name begins, or the one after.
    fn is_possessor(&self, start: usize) -> bool {
        let next = self.words.get(start + 1..self.words.len().min(start + 3)).unwrap_or_default();
        self.token(start).is_some_and(|it| it.capital)
            && next.iter().any(|it| matches!(self.word(it), "的" | "の"))
    }

    /// Whether a word such as `says` stands beside a name: after it, or a bracket after it; before
    /// it, or before its office.
    fn says(&self, start: usize, end: usize) -> bool {
        if !self.any.any(Classes::SAYS) {
            return false;
        }
        let says = |token: &Token| (token.word | token.phrase).any(Classes::SAYS);
        let close = self.token(end - 1).map_or(0, |it| it.end);
        let after = self.text.get(close..).unwrap_or_default();
        let bracket = after.strip_prefix(" (").and_then(|it| it.find(')'));
        let next_from = close + bracket.map_or(0, |length| length + 3);
        let next = self.words.iter().skip(end).find(|it| it.start >= next_from);
        let follows = next.is_some_and(|next| {
            let gap = self.text.get(next_from..next.start).unwrap_or_default();
            says(next) && gap.chars().all(char::is_whitespace)
        });
        if self.is_possessor(start) {
            return false;
        }
        follows
            || self.leads(start, 8, Classes::SAYS).is_some_and(|at| {
                let between = self.words.get(at + 1..start).unwrap_or_default();
                let (Some(said), Some(open)) = (self.token(at), self.token(start)) else {
                    return false;
                };
                let text = self.text.get(said.end..open.start).unwrap_or_default();
                let office = between.iter().any(|it| it.word.any(Classes::OCCUPATION));
                (office || (between.len() <= 1 && !text.contains(',')))
                    && !text.contains([':', '.', ';', '"', '«', '»', '“', '”'])
            })
    }

    /// Whether somebody is spoken to by a name: a sentence begins with it, but for titles and
    /// greetings, and a comma follows; or it stands between a comma and the end.
    fn is_addressed(&self, start: usize, before: &str, after: &str) -> bool {
        const TITLES: Classes = Classes::all(&[Classes::HONORIFIC, Classes::OCCUPATION]);
        const GREETS: Classes =
            Classes::all(&[TITLES, Classes::THANKS, Classes::REPLY, Classes::CONJUNCTION]);
        if after.starts_with([',', '，', '!']) {
            let words = self.words.get(start.saturating_sub(GREETING)..=start).unwrap_or_default();
            let opens = words.iter().rposition(Token::opens_sentence);
            let greeting = opens.and_then(|opens| words.get(opens..words.len() - 1));
            return greeting.is_some_and(|it| it.iter().all(|it| it.word.any(GREETS)));
        }
        if !after.is_empty() && !after.starts_with(['?', '.']) {
            return false;
        }
        let words = self.words.get(..start).unwrap_or_default();
        let titles = words.iter().rev().take_while(|it| it.word.any(TITLES)).count();
        let bare = self.token(start - titles).and_then(|it| self.text.get(..it.start));
        bare.unwrap_or(before).trim_end().ends_with([',', '，'])
    }
}

fn is_be(token: &Token) -> bool {
    token.word.any(Classes::BE)
}

/// Whether a bracket with a year or an age follows a name: `(Lisbon, 1984)`.
fn is_born(after: &str) -> bool {
    let bracket = after.strip_prefix(" (").or_else(|| after.strip_prefix('（'));
    let inside = bracket.and_then(|rest| rest.split_once([')', '）'])).map(|(inside, _)| inside);
    inside.is_some_and(|inside| {
        let mut numbers = inside.split(|c: char| !c.is_ascii_digit()).map(str::len);
        inside.len() <= 48
            && numbers.any(|digits| digits == 4 || (digits == 2 && inside.len() <= 8))
    })
}

/// What parts a headline.
const PARTS: [char; 20] = [
    ':', '：', '|', '–', '—', '―', '-', '«', '»', '„', '“', '”', '"', '(', ')', '【', '】', '・',
    '/', '•',
];

fn ends_part(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(PARTS)
}

fn begins_part(after: &str) -> bool {
    let rest = after.trim_start();
    let dash = rest.len() < after.len() || !rest.starts_with('-');
    rest.is_empty() || (rest.starts_with(PARTS) && dash) || rest.starts_with([',', '.'])
}
