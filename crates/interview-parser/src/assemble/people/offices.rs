//! The full name of an office, a part, a nickname or an abbreviation that is a label, where an article
//! puts one beside the other: `Mayor: Ana Mora`, `Ana Mora (in the chair)`, `Researcher (Res.): Ana
//! Mora`, `Ana Mora, head of the harbour`.

use super::texts::{NO_NAMES, TITLES, Text, letters_of};
use crate::letters::{is_alphanumeric, is_lowercase};
use crate::lexicon::{Classes, Token};
use crate::name_forms::{SHORT, Words, are_forms, stands_for};

/// The label's words, and what of them matters.
pub(super) struct Office<'l> {
    label: &'l str,
    words: Vec<Token>,
    /// Whether it is surely no name: it holds a word for an office or a part.
    is_surely: bool,
    /// Whether it counts people, as `Speaker 2` does.
    is_numbered: bool,
}

/// Words for offices and parts.
const OFFICES: Classes = Classes::all(&[
    Classes::OCCUPATION,
    Classes::HONORIFIC,
    Classes::GROUP,
    Classes::ASKER,
    Classes::ANSWERER,
    Classes::ASKS,
    Classes::ANSWERS,
]);

/// The most words between an office and the colon after it: `Chair of the harbour board: Ana Mora`.
const KEY: usize = 5;
/// The most words of a name.
const NAME: usize = 5;
/// The most bytes of what stands in brackets after a name.
const BRACKET: usize = 48;

impl<'l> Office<'l> {
    /// The office that a label may be, without an article before it, and a title before that: `M. le
    /// président`.
    pub(super) fn of(label: &'l str, words: &[Token]) -> Option<Self> {
        let is_article = |at: usize| words.get(at).is_some_and(|it| it.word.any(Classes::ARTICLE));
        let is_titled =
            is_article(1) && words.first().is_some_and(|it| it.word.any(Classes::HONORIFIC));
        let small = (usize::from(is_titled)..words.len().saturating_sub(1))
            .take_while(|at| is_article(*at))
            .count();
        let first = if small > 0 { small + usize::from(is_titled) } else { 0 };
        let words: Vec<Token> = words.get(first..)?.to_vec();
        let is_surely = first > 0 || words.iter().any(|it| it.word.any(OFFICES));
        let is_numbered = words.iter().any(|it| it.digit);
        (!words.is_empty()).then_some(Self { label, words, is_surely, is_numbered })
    }

    /// The only person whom the texts name beside the office and for whom no other label stands.
    pub(super) fn holder<'a>(
        &self,
        texts: &[Text<'a>],
        is_of_another: impl Fn(&str) -> bool,
    ) -> Option<&'a str> {
        let mut names = self.holders(texts);
        if names.len() > 1 {
            names.retain(|it| !is_of_another(it));
        }
        let fullest = names.iter().max_by_key(|it| it.len()).copied()?;
        let words = Words::of(fullest);
        let is_same = |it: &&str| Words::of(it).is_part_of(&words);
        names.iter().all(is_same).then_some(fullest)
    }

    /// All whom the texts name beside the office.
    pub(super) fn holders<'a>(&self, texts: &[Text<'a>]) -> Vec<&'a str> {
        let mut found = Vec::new();
        let beginning = self.beginning();
        for text in texts.iter().filter(|it| it.may_hold(beginning)) {
            let places = text.words().windows(self.words.len()).enumerate();
            for (at, _) in places.filter(|(_, it)| self.is_named_by(text, it)).take(PLACES) {
                found.extend(self.beside(text, at, at + self.words.len()));
            }
        }
        found
    }

    /// The letters that its longest word has in all of its forms.
    fn beginning(&self) -> &'l str {
        let longest = self.words.iter().max_by_key(|it| it.end - it.start);
        let letters = longest.map(|it| letters_of(self.label, it)).unwrap_or_default();
        letters.get(..SHORT).unwrap_or(letters)
    }

    /// Whether some words of a text are the label's, in another case or number at most.
    fn is_named_by(&self, text: &Text<'_>, words: &[Token]) -> bool {
        words.iter().zip(&self.words).all(|(one, other)| {
            one.fingerprint == other.fingerprint
                || !are_opposed(one, other) && {
                    let word = text.text.get(one.start..one.end).unwrap_or_default();
                    let known = self.label.get(other.start..other.end).unwrap_or_default();
                    !other.digit && are_forms(word, known)
                }
        })
    }

    /// Those who are named beside the words from `first` to `end`.
    fn beside<'a>(&self, text: &Text<'a>, first: usize, end: usize) -> Vec<&'a str> {
        let by_key = after_key(text, first, end);
        if !by_key.is_empty() {
            return by_key;
        }
        let same = text.words().get(first..end).into_iter().flatten().zip(&self.words);
        let is_other_form = same.into_iter().any(|(a, b)| a.fingerprint != b.fingerprint);
        if self.is_surely || is_small(text.word(first)) {
            // `Council members Ana Mora, Ben Ode`; `moderated by Ana Mora`
            if is_other_form && matches!(text.gap(end - 1), " ") {
                let by = usize::from(BY.contains(&&*text.word(end).to_lowercase()));
                return list(text, end + by);
            }
        }
        let next =
            if self.is_surely || is_small(text.word(first)) { adjacent(text, end) } else { None };
        // `Inf. 1, Ana Mora, net mender`
        let of_number = || {
            let is_listed = self.is_numbered && text.gap(end - 1) == ", ";
            is_listed.then(|| name_at(text, end)).flatten()
        };
        let in_bracket = || bracketed(text, first, end);
        let said = || (self.is_surely && !self.is_numbered).then(|| apposed(text, first)).flatten();
        // A label that is a name is no office; but in brackets after a name stand forms of it, too:
        // `Ana Mora (A.M.)`.
        let is_office = |(name, _): &(&str, usize)| !stands_for(self.label, name);
        let found = next.or_else(of_number).filter(is_office).or_else(in_bracket);
        let found = found.or_else(|| said().filter(is_office));
        found.into_iter().map(|(name, _)| name).collect()
    }
}

/// How many places of one text are looked at.
const PLACES: usize = 8;

/// Whether one of two words asks and the other answers: `interviewer`, `interviewee`.
fn are_opposed(one: &Token, other: &Token) -> bool {
    const ASK: Classes = Classes::all(&[Classes::ASKS, Classes::ASKER]);
    const ANSWER: Classes = Classes::all(&[Classes::ANSWERS, Classes::ANSWERER]);
    let (one, other) = (one.word, other.word);
    one.any(ASK) && other.any(ANSWER) || one.any(ANSWER) && other.any(ASK)
}

fn is_small(word: &str) -> bool {
    word.starts_with(is_lowercase)
}

/// Whether a part of a text may begin before a word: a line, a sentence, an item.
fn opens_part(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || !before.ends_with(is_alphanumeric) && !before.ends_with(['\'', '’', '@'])
}

/// The names after `office: `, the office alone or with what belongs to it, or with its abbreviation
/// in brackets.
fn after_key<'a>(text: &Text<'a>, first: usize, end: usize) -> Vec<&'a str> {
    let at_bracket = text.before(first).ends_with(['(', '[']);
    let (from, mut at) =
        if at_bracket { (first.saturating_sub(1), end - 1) } else { (first, end - 1) };
    if !opens_part(text.before(from)) {
        return Vec::new();
    }
    let mut words = 0;
    loop {
        let gap = text.gap(at).trim_start_matches(['.', ')', ']']);
        let mark = gap.trim_start();
        if mark.starts_with([':', '：']) || at + 1 == end && mark.starts_with('=') {
            break;
        }
        // `tam – Tamsin Mora`, at the beginning of a line
        let dash = at + 1 == end && first == 0 && mark.starts_with(['–', '—']);
        if dash {
            break;
        }
        words += 1;
        let goes_on = matches!(text.gap(at), " " | " (" | ") " | ". (" | " [");
        if !goes_on || words > KEY || at_bracket && words > 0 {
            return Vec::new();
        }
        at += 1;
    }
    list(text, at + 1)
}

/// Words between a verb, or a noun such as `Présidence`, and who does it.
const BY: [&str; 11] =
    ["by", "par", "por", "da", "von", "door", "av", "przez", "de", "del", "della"];

/// The names of a list that begins at a word.
fn list<'a>(text: &Text<'a>, at: usize) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut next = at;
    while let Some((name, after)) = name_at(text, next) {
        found.push(name);
        let gap = text.gap(after - 1);
        // Other names follow after a comma or `and`.
        let joined = text.words().get(after).is_some_and(|it| it.word.any(Classes::CONJUNCTION));
        next = match gap {
            " " if joined => after + 1,
            " & " | ", " | "; " => after,
            _ => break,
        };
    }
    found
}

/// The name directly after an office.
fn adjacent<'a>(text: &Text<'a>, end: usize) -> Option<(&'a str, usize)> {
    let gap = text.gap(end.checked_sub(1)?);
    matches!(gap, " " | "\u{a0}" | "\t").then(|| name_at(text, end)).flatten()
}

/// The name before the bracket in which a word stands: `Ana Mora (in the chair)`.
fn bracketed<'a>(text: &Text<'a>, first: usize, end: usize) -> Option<(&'a str, usize)> {
    let before = text.before(first);
    let open = before.rfind(['(', '['])?;
    let inside = before.get(open + 1..)?;
    if inside.contains([')', ']']) || before.len() - open > BRACKET {
        return None;
    }
    let after = text.after(end.checked_sub(1)?);
    let close = after.find([')', ']']).filter(|close| *close <= BRACKET)?;
    let words = |it: &Token| it.start > open && it.start < before.len();
    let leads = text.words().iter().take(first).rev().take_while(|it| words(it));
    let part = inside.rfind(',').map_or(open + 1, |at| open + 1 + at);
    let is_whole = leads.take_while(|it| it.start >= part).all(|it| it.word.any(SMALL));
    let is_part = after.get(..close)?.split(',').next()?.split_whitespace().count() <= KEY;
    let last = text.words().iter().take(first).rposition(|it| it.end <= open)?;
    (is_whole && is_part).then(|| name_until(text, last)).flatten()
}

/// Words before an office that are none of it.
const SMALL: Classes = Classes::all(&[Classes::ARTICLE, Classes::FUNCTION, Classes::PLACE]);

/// The name before the comma before an office: `Ana Mora, head of the harbour`.
fn apposed<'a>(text: &Text<'a>, first: usize) -> Option<(&'a str, usize)> {
    let mut at = first.checked_sub(1)?;
    // `Ana Mora, the acting head`
    if text.gap(at) == " " && is_small(text.word(at)) {
        at = at.checked_sub(1)?;
    }
    (text.gap(at) == ", ").then(|| name_until(text, at)).flatten()
}

/// Whether a word may be one of a name's.
fn is_name(text: &Text<'_>, at: usize) -> bool {
    text.words().get(at).is_some_and(|it| it.capital && !it.word.any(NO_NAMES))
}

/// First names that are written short, with a full stop.
const FIRST_NAMES: [&str; 9] = ["Wm", "Chas", "Geo", "Jas", "Jos", "Thos", "Robt", "Benj", "Edw"];

/// Whether a word is a letter, or a first name cut short, with a full stop after it.
fn is_initial(text: &Text<'_>, at: usize) -> bool {
    text.gap(at).starts_with('.')
        && (text.word(at).chars().nth(1).is_none() || FIRST_NAMES.contains(&text.word(at)))
        && text.words().get(at).is_some_and(|it| it.capital)
}

/// Whether words that follow each other are not parted by more than a space.
fn is_joined(text: &Text<'_>, at: usize) -> bool {
    let gap = text.gap(at);
    gap == " " || gap == "\u{a0}" || is_initial(text, at) && matches!(gap, ". " | ".")
}

/// The full name at a word, without titles before it, and the word after it.
pub(super) fn name_at<'a>(text: &Text<'a>, at: usize) -> Option<(&'a str, usize)> {
    let mut first = at;
    let is_title = |at: usize| {
        let gap = text.gap(at);
        let is_short = gap == ". " && !is_initial(text, at);
        let is_title = text.words().get(at).is_some_and(|it| it.word.any(TITLES));
        is_short && text.word(at).len() <= 5 || is_title && matches!(gap, " " | ". ")
    };
    while first < at + 3 && is_title(first) {
        first += 1;
    }
    let mut end = first;
    let mut last = first;
    while end - first < NAME {
        let is_particle = end > first && text.is_particle(end);
        if is_name(text, end) || is_initial(text, end) {
            last = end + 1;
        } else if !is_particle {
            break;
        }
        end += 1;
        if !is_joined(text, end - 1) {
            break;
        }
    }
    // `Ana Mora Clerk: Ben Ode`
    if last > first + 1 && text.after(last - 1).trim_start().starts_with([':', '：']) {
        return None;
    }
    full(text, first, last).map(|name| (name, last))
}

/// The full name of which a word is the last.
fn name_until<'a>(text: &Text<'a>, last: usize) -> Option<(&'a str, usize)> {
    let (mut first, mut at) = (last + 1, last + 1);
    while last + 1 - first < NAME {
        let Some(before) = at.checked_sub(1) else { break };
        if at <= last && !is_joined(text, before) {
            break;
        }
        if is_name(text, before) || is_initial(text, before) {
            first = before;
        } else if at > last || !text.is_particle(before) {
            break;
        }
        at = before;
    }
    let name = full(text, first, last + 1).or_else(|| with_rank(text, first, last + 1));
    name.map(|name| (name, last + 1))
}

/// A name that has a rank for a first name: `Lady Mora`.
fn with_rank<'a>(text: &Text<'a>, first: usize, end: usize) -> Option<&'a str> {
    let rank = first.checked_sub(1).filter(|at| text.gap(*at) == " ")?;
    let is_rank = RANKS.contains(&text.word(rank));
    if is_rank && first < end { full(text, rank, end) } else { None }
}

/// Ranks that belong to a name.
const RANKS: [&str; 8] =
    ["Lord", "Lady", "Baroness", "Baron", "Viscount", "Viscountess", "Earl", "Countess"];

/// The words from `first` to `end`, if they are two or more.
fn full<'a>(text: &Text<'a>, first: usize, end: usize) -> Option<&'a str> {
    let (open, close) = (text.words().get(first)?, text.words().get(end.checked_sub(1)?)?);
    let is_full = end >= first + 2 && close.end - close.start > 2;
    is_full.then(|| text.text.get(open.start..close.end)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon, tokens};

    #[track_caller]
    fn assert_holders(rows: &[(&str, &str, &str, Option<&str>)]) {
        for (code, label, text, wanted) in rows {
            let lexicon = lexicon(Language::of_code(code));
            let words: Vec<Token> = tokens(label, lexicon).collect();
            let office = Office::of(label, &words).unwrap();
            let found = office.holder(&[Text::of(text, lexicon)], |_| false);
            assert_eq!(found, *wanted, "{label} in {text}");
        }
    }

    #[test]
    fn ranks_short_first_names_and_who_presides() {
        assert_holders(&[
            ("en", "Mayor", "Present: Mayor Wm. Mora, Ben Ode", Some("Wm. Mora")),
            ("en", "The Diver", "Present: Ana Mora, Diver", Some("Ana Mora")),
            ("fr", "M. le président", "Présidence de Mme Ada Sorel", Some("Ada Sorel")),
            ("it", "PRESIDENTE", "PRESIDENZA DEL VICEPRESIDENTE UGO NERI", Some("UGO NERI")),
        ]);
    }

    #[test]
    fn full_names_stand_beside_offices() {
        let rows = [
            (
                "en",
                "The Chair",
                "Present: Ana Mora (in the chair), Ben Ode (pier)",
                Some("Ana Mora"),
            ),
            ("en", "MAYOR", "Mayor: Ana Mora – Clerk: Ben Ode", Some("Ana Mora")),
            (
                "it",
                "PRESIDENTE",
                "Sindaco: Ugo Neri – Presidente del Porto: Ada Sole",
                Some("Ada Sole"),
            ),
            (
                "en",
                "CITY CLERK",
                "STAFF: City Clerk Ana Mora; City Porter Ben Ode",
                Some("Ana Mora"),
            ),
            ("sv", "Ordföranden", "Ordförande för kvällen: Ada Lind, hamnen.", Some("Ada Lind")),
            (
                "en",
                "Chairwoman",
                "Hon. Ana Mora, Chairwoman of the board, presiding",
                Some("Ana Mora"),
            ),
            ("en", "Moderator", "An evening moderated by Ana Mora", Some("Ana Mora")),
            ("it", "Ric", "Ricercatore (Ric.): Ugo Neri", Some("Ugo Neri")),
            ("it", "Inf. 1", "Inf. 1, Ada Sole, n. 1920; Inf. 2, Ugo Neri", Some("Ada Sole")),
            ("pt", "Tatá", "Com Taís Moura (Tatá) e Zé Ramos (Zeca)", Some("Taís Moura")),
            ("ru", "ПРЕДСЕДАТЕЛЬ", "Председатель: Л. Г. Мора. Мест: 20.", Some("Л. Г. Мора")),
            ("en", "A.M.", "With Ana Mora (A.M.) and Ben Ode (B.O.)", Some("Ana Mora")),
            ("en", "AM", "AM = Ana Mora, BO = Ben van Ode", Some("Ana Mora")),
            ("en", "Chair", "Present: Ana Mora (chair, CH), Ben Ode", Some("Ana Mora")),
            ("en", "Chair", "Chair: please sit", None),
            ("en", "The Chair", "Lady Mora (The Chair); Lord Ode of the Isles", Some("Lady Mora")),
            ("en", "Chairs", "Chair of nobody", None),
            ("en", "Interviewer", "Interviewee: Ana Mora", None),
            ("en", "MAYOR", "Mayor: Ana Mora. The other mayor: Ben Ode", Some("Ana Mora")),
            ("en", "MAYOR", "Mayor Ana Mora met Mayor Ben Ode", None),
            ("en", "MAYOR", "The mayor was out", None),
            ("en", "Ana", "Ana Mora Rast, Ben Ode", None),
            ("en", "Speaker 2", "Ana Mora, Speaker 2, Unknown Speaker", None),
        ];
        assert_holders(&rows);
        let lexicon = lexicon(Some(Language::English));
        let words: Vec<Token> = tokens("Host", lexicon).collect();
        let texts = [Text::of("Hosts: Ana Mora and Ben Ode", lexicon)];
        let office = Office::of("Host", &words).unwrap();
        assert_eq!(office.holder(&texts, |_| false), None);
        assert_eq!(office.holder(&texts, |it| it == "Ben Ode"), Some("Ana Mora"));
    }
}
