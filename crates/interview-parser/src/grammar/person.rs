//! Names of people, and what the text says they are.

use crate::lexicon::{Classes, Lexicon, Token, is_unspaced, tokens};

/// A name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name<'a> {
    /// The name as printed.
    pub(crate) text: &'a str,
    /// Where it begins.
    pub(crate) start: usize,
    /// Whether a word before it is an office, a title or a phrase that leads to who is interviewed.
    pub(crate) introduced: bool,
}

impl Name<'_> {
    /// The byte after the name.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Words between the parts of a name that do not begin with a capital letter.
const PARTICLES: [&str; 24] = [
    "de", "del", "della", "der", "den", "di", "da", "das", "do", "dos", "du", "van", "von", "vom",
    "zu", "zur", "ter", "ten", "al", "el", "bin", "ibn", "la", "le",
];

/// The most words of a name.
const WORDS: usize = 6;

/// The names of people in a text: two or more words with capitals, `von` and the like between
/// them; in scripts without capitals, what stands before a title such as さん.
pub(crate) fn names<'a>(text: &'a str, lexicon: &'a Lexicon) -> Vec<Name<'a>> {
    let mut names = Vec::new();
    let mut run: Vec<Token> = Vec::new();
    let mut introduced = false;
    let mut introduction = 0_u32;
    for token in tokens(text, lexicon) {
        introduction = if token.phrase.any(Classes::INTRODUCTION) {
            8
        } else {
            introduction.saturating_sub(1)
        };
        if goes_on(text, &run, token) {
            run.push(token);
            continue;
        }
        names.extend(name(text, &run, introduced));
        run.clear();
        let leads = Classes::OCCUPATION | Classes::HONORIFIC;
        introduced = token.word.any(leads) || introduction > 0;
        if opens_name(text, token) {
            run.push(token);
        }
    }
    names.extend(name(text, &run, introduced));
    names.extend(unspaced_names(text, lexicon));
    names
}

/// A word that is no name, though it may begin with a capital letter.
const COMMON: [Classes; 8] = [
    Classes::FUNCTION,
    Classes::ARTICLE,
    Classes::QUESTION,
    Classes::MONTH,
    Classes::WEEKDAY,
    Classes::HONORIFIC,
    Classes::OCCUPATION,
    Classes::BE,
];

fn opens_name(text: &str, token: Token) -> bool {
    let word = text.get(token.start..token.end).unwrap_or_default();
    token.capital && word.len() > 1 && !COMMON.iter().any(|class| token.word.any(*class))
        || (token.capital
            && word.chars().count() == 1
            && text.get(token.end..).is_some_and(|it| it.starts_with(". ")))
}

/// Whether a word goes on the name that the words before it begin.
fn goes_on(text: &str, run: &[Token], token: Token) -> bool {
    let Some(last) = run.last() else { return false };
    let between = text.get(last.end..token.start).unwrap_or_default();
    let initial = last.end - last.start <= 2 && between == ". ";
    if !(matches!(between, " " | "\u{a0}") || initial) || run.len() >= WORDS {
        return false;
    }
    let word = text.get(token.start..token.end).unwrap_or_default();
    let is_particle = PARTICLES.contains(&word);
    is_particle || opens_name(text, token)
}

/// The name that a run of words is, particles at its end left out.
fn name<'a>(text: &'a str, run: &[Token], introduced: bool) -> Option<Name<'a>> {
    let is_particle = |token: &Token| !token.capital;
    let last = run.iter().rposition(|token| !is_particle(token))?;
    let capitals = run.iter().filter(|token| token.capital).count();
    let (first, last) = (run.first()?, run.get(last)?);
    let words = text.get(first.start..last.end)?;
    (capitals >= 2).then_some(Name { text: words, start: first.start, introduced })
}

/// The longest name of a script without spaces, in characters.
const LONGEST_UNSPACED: usize = 8;

/// `name = (ideograph / katakana){2,8}` before a title such as さん or 氏.
fn unspaced_names<'a>(text: &'a str, lexicon: &'a Lexicon) -> impl Iterator<Item = Name<'a>> {
    let titles = tokens(text, lexicon).filter(|token| token.word.any(Classes::HONORIFIC));
    titles.filter_map(|title| {
        let before = text.get(..title.start)?;
        let run = before
            .char_indices()
            .rev()
            .take(LONGEST_UNSPACED)
            .take_while(|(_, c)| is_of_unspaced_name(*c));
        let start = run.last().map(|(at, _)| at)?;
        let name = before.get(start..)?;
        (name.chars().count() >= 2).then_some(Name { text: name, start, introduced: true })
    })
}

fn is_of_unspaced_name(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー' | '々' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The longest description, in bytes.
const LONGEST: usize = 160;

/// What a text says that the person with a name in it is.
///
/// `NAME is the DESCRIPTION.`, `NAME, DESCRIPTION,`, `the DESCRIPTION, NAME,`; without spaces,
/// `DESCRIPTION` and `の` before the name.
pub(crate) fn description<'a>(text: &'a str, name: Name<'_>, lexicon: &Lexicon) -> Option<&'a str> {
    let (before, after) = (text.get(..name.start)?, text.get(name.end()..)?);
    if name.text.starts_with(is_unspaced) {
        return unspaced_description(before);
    }
    let after = predicate(after, lexicon).or_else(|| apposition(after, lexicon));
    let named = |said: &&str| tokens(said, lexicon).any(|it| it.word.any(Classes::OCCUPATION));
    after.filter(named).or_else(|| office_before(before, lexicon)).or(after)
}

/// `predicate = be article? description (stop / comma / bracket)`
fn predicate<'a>(after: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let be = tokens(after, lexicon).next().filter(|token| token.word.any(Classes::BE))?;
    let spaced = after.get(..be.start)?.chars().all(char::is_whitespace);
    let said = after.get(be.end..).filter(|_| spaced)?;
    Some(without_article(clause(said)?, lexicon))
}

/// `apposition = "," article? description ("," / stop)`
fn apposition<'a>(after: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let said = after.strip_prefix([',', '，', '、'])?;
    let said =
        clause(said).filter(|_| !said.trim_start().starts_with(|c: char| c.is_ascii_digit()))?;
    let words = tokens(said, lexicon);
    let first = words.clone().next()?;
    let verb_first =
        first.word.any(Classes::THIRD | Classes::CONJUNCTION | Classes::QUESTION | Classes::BE);
    let is_name = names(said, lexicon).first().is_some_and(|name| name.text == said);
    (!verb_first && !is_name && words.count() <= 14).then(|| without_article(said, lexicon))
}

/// `office-before = article? office "," name`
fn office_before<'a>(before: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..)?;
    let Some(said) = before.trim_end().strip_suffix([',', ':']) else {
        // Without a comma the office is the word before the name.
        let office =
            tokens(before, lexicon).last().filter(|token| token.word.any(Classes::OCCUPATION))?;
        return before.get(office.start..).map(str::trim);
    };
    let start = said.rfind([',', '.', ';', ':', '(', '?', '!', '»', '”']).map_or(0, |at| at + 1);
    let start = said.ceil_char_boundary(start);
    let said = said.get(start..)?;
    // From the office on, and the words between it and the article before it.
    let words: Vec<Token> = tokens(said, lexicon).collect();
    let office = words.iter().rposition(|token| token.word.any(Classes::OCCUPATION))?;
    let before_office = words.get(..office)?;
    let article = before_office.iter().rposition(|token| token.word.any(Classes::ARTICLE));
    let first = article.map_or(office, |article| article + 1);
    let open = words.get(if office - first <= 2 { first } else { office })?;
    let said = said.get(open.start..)?.trim();
    (said.len() <= LONGEST).then_some(said)
}

/// The text up to the end of its clause.
fn clause(text: &str) -> Option<&str> {
    let window = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let end = window.char_indices().find(|(at, c)| match c {
        ',' | ';' | '(' | '—' | '–' | '!' | '?' | '，' | '。' => true,
        '.' => ends_sentence(window, *at),
        _ => false,
    });
    let clause = match end {
        Some((at, _)) => window.get(..at)?,
        None if window.len() == text.len() => window,
        None => return None,
    };
    Some(clause.trim()).filter(|clause| !clause.is_empty())
}

/// Whether the full stop at a place ends a sentence: it does not after an initial.
fn ends_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let last_word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default();
    last_word.chars().count() > 1
        && (after.is_empty()
            || after.starts_with(|c: char| c.is_whitespace() || c == '”' || c == '"'))
}

fn without_article<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    let article = tokens(text, lexicon)
        .next()
        .filter(|token| token.start == 0 && token.word.any(Classes::ARTICLE));
    let rest = article.and_then(|token| text.get(token.end..)).map(str::trim_start);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// What stands before a name, back to the particle or mark before it: 水無月紙舎四代目 of
/// `継いだのが、水無月紙舎四代目の橘川`.
fn unspaced_description(before: &str) -> Option<&str> {
    let said = before.strip_suffix(['の', '・', '、', ' ', '\u{3000}', '，']).unwrap_or(before);
    let run = said
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_unspaced(*c) && !matches!(c, 'は' | 'が' | 'を' | 'に' | 'と'));
    let start = run.last().map(|(at, _)| at)?;
    said.get(start..).filter(|said| said.chars().count() >= 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    #[test]
    fn names_and_descriptions() {
        let rows = [
            (
                "en",
                "Maren Tollick is the harbour master of Port Esker. She reopened it.",
                "Maren Tollick",
                Some("harbour master of Port Esker"),
            ),
            (
                "en",
                "Every Monday Edwin Marrable, keeper of tower clocks, has climbed five.",
                "Edwin Marrable",
                Some("keeper of tower clocks"),
            ),
            (
                "en",
                "Ines Vale is Minister of Fisheries of the Isles.",
                "Ines Vale",
                Some("Minister of Fisheries of the Isles"),
            ),
            (
                "es",
                "Rubén Astorga es director de la Red.",
                "Rubén Astorga",
                Some("director de la Red"),
            ),
            (
                "de",
                "Nach dem Rohrbruch kämpft Henrike von Brandt, Leiterin des Archivs, um Akten.",
                "Henrike von Brandt",
                Some("Leiterin des Archivs"),
            ),
            (
                "ru",
                "Вера Калитина, начальник станции, зимует на острове.",
                "Вера Калитина",
                Some("начальник станции"),
            ),
            (
                "ja",
                "継いだのが、水無月紙舎四代目の橘川澄江さんだ。",
                "橘川澄江",
                Some("水無月紙舎四代目"),
            ),
        ];
        for (code, text, name, wanted) in rows {
            let lexicon = lexicon(Language::of_code(code));
            let found = names(text, lexicon);
            let first = found.iter().find(|it| it.text == name);
            assert!(first.is_some(), "{text}: {found:?}");
            assert_eq!(first.and_then(|it| description(text, *it, lexicon)), wanted, "{text}");
        }
    }
}
