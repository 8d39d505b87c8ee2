//! What a text says that somebody is: an office, a trade.

use crate::grammar::person::{Name, Sign, is_compound_office, names};
use crate::letters::is_alphanumeric;
use crate::lexicon::{Classes, Lexicon, Token, is_unspaced, tokens};

/// The longest description, in bytes.
const LONGEST: usize = 160;

/// What a text says that the person with a name in it is.
///
/// `NAME is the DESCRIPTION.`, `NAME, DESCRIPTION,`, `the DESCRIPTION, NAME,`, `the DESCRIPTION
/// NAME`; without spaces, `DESCRIPTION` and `の` before the name.
pub(crate) fn description<'a>(text: &'a str, name: Name<'_>, lexicon: &Lexicon) -> Option<&'a str> {
    let (before, after) = (text.get(..name.start)?, text.get(name.end()..)?);
    if name.text.starts_with(is_unspaced) {
        return unspaced_description(before, lexicon)
            .or_else(|| unspaced_predicate(after, lexicon));
    }
    let after = predicate(after, lexicon).or_else(|| apposition(after, lexicon));
    after
        .filter(|said| is_office(said, lexicon))
        .or_else(|| office_before(before, name, lexicon))
        .or(after)
        .or_else(|| unspaced_predicate(text.get(name.end()..)?, lexicon))
}

/// Whether a description begins with an office or a trade, and few words before it.
pub(crate) fn is_office(said: &str, lexicon: &Lexicon) -> bool {
    tokens(said, lexicon).take(HEAD).any(|token| {
        let word = said.get(token.start..token.end).unwrap_or_default();
        token.word.any(Classes::OCCUPATION) || is_compound_office(word, lexicon)
    })
}

/// Among so many words.
const HEAD: usize = 6;

/// `predicate = bracketed? be article? description (stop / comma / bracket / and verb)`
///
/// Without an article it must name an office: `Ana Mora is tired`.
fn predicate<'a>(after: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let bracket = after.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    let after = bracket.map_or(after, |(_, rest)| rest);
    let be = tokens(after, lexicon).next().filter(|token| token.word.any(Classes::BE))?;
    let spaced = after.get(..be.start)?.chars().all(char::is_whitespace);
    let clause = clause(after.get(be.end..).filter(|_| spaced)?)?;
    let clause = without_adverb(without_second_verb(clause, lexicon), lexicon);
    let said = without_article(clause, lexicon);
    // German nouns have capitals: `ist Wirtin am Deich`.
    let noun = tokens(said, lexicon).next().is_some_and(|it| it.capital)
        && names(said, lexicon)
            .first()
            .is_none_or(|name| name.start > 0 || name.signs.has(Sign::Single));
    let fits = said.len() < clause.len() || noun || is_office(said, lexicon);
    Some(said).filter(|_| fits).filter(is_no_number)
}

/// `apposition = "," article? description ("," / stop)`
fn apposition<'a>(after: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let rest = after.strip_prefix([',', '，', '、'])?;
    let said = clause(rest).filter(is_no_number)?;
    let words = tokens(said, lexicon);
    let first = words.clone().next()?;
    let verb_first =
        first.word.any(Classes::THIRD | Classes::CONJUNCTION | Classes::QUESTION | Classes::BE);
    let is_name = names(said, lexicon).first().is_some_and(|name| name.text == said);
    // In a headline an apposition without an office is as often a second thing.
    let closed = rest.trim_start().get(said.len()..).is_some_and(|it| it.starts_with([',', '，']));
    let is_office = is_office(said, lexicon);
    let plain = closed
        && words.clone().count() <= PLAIN
        && !first.word.any(Classes::FUNCTION)
        && !words.clone().any(|it| it.capital);
    let with_article = without_article(said, lexicon).len() < said.len();
    let fits =
        !verb_first && !is_name && words.count() <= MOST && (is_office || with_article || plain);
    let said = if is_office { with_further_offices(rest, said, lexicon) } else { said };
    fits.then(|| without_article(without_relative(said, lexicon), lexicon))
}

/// `writer on bees` of `writer on bees who in 2011 …`, where it is long.
fn without_relative<'a>(said: &'a str, lexicon: &Lexicon) -> &'a str {
    if said.len() <= LONGEST / 2 {
        return said;
    }
    let who = tokens(said, lexicon).skip(1).find(|it| it.word.any(Classes::QUESTION));
    who.and_then(|it| said.get(..it.start)).unwrap_or(said).trim_end()
}

/// The most words of an apposition.
const MOST: usize = 24;

/// The most words of an apposition without article and office.
const PLAIN: usize = 5;

/// `psychiatrist` and what follows it in `psychiatrist, commentator, writer and former minister.`
fn with_further_offices<'a>(rest: &'a str, said: &'a str, lexicon: &Lexicon) -> &'a str {
    let rest = rest.trim_start();
    let mut end = said.len();
    while let Some(next) = rest.get(end..).and_then(|it| it.strip_prefix(", ")).and_then(clause) {
        let mut words = tokens(next, lexicon);
        let opens = words.clone().next().is_some_and(|it| it.word.any(Classes::OCCUPATION));
        if !opens || words.any(|it| it.capital) || end + next.len() > LONGEST {
            break;
        }
        end += 2 + next.len();
    }
    rest.get(..end).unwrap_or(said)
}

/// `office-before = article? office words{0,8} ","? name`
fn office_before<'a>(before: &'a str, name: Name<'_>, lexicon: &Lexicon) -> Option<&'a str> {
    let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..)?;
    let marked = before.trim_end().strip_suffix([',', ':']);
    if before.trim_end().ends_with(['«', '“', '„', '"', '(', '‘', '”', '»']) {
        return None;
    }
    let said = marked.unwrap_or(before);
    let marks = [',', '.', ';', ':', '(', '?', '!', '»', '”', '"', '，', '。', '、'];
    let start = said.rfind(marks).map_or(0, |at| at + 1);
    let said = said.get(said.ceil_char_boundary(start)..)?;
    let words: Vec<Token> = tokens(said, lexicon).collect();
    let is_office = |token: &Token| token.word.any(Classes::OCCUPATION);
    let Some(office) = words.iter().rposition(is_office) else {
        // A noun with a capital between an article and the name: `der Palliativmediziner`.
        let noun = words
            .last()
            .filter(|it| it.capital && marked.is_none() && !it.word.any(Classes::GROUP));
        let noun = noun.filter(|_| name.signs.has(Sign::Office))?;
        return said.get(noun.start..).map(str::trim);
    };
    // Titles before the name are no part of the office.
    let titles = words.iter().rev().take_while(|it| it.word.any(Classes::HONORIFIC)).count();
    let end = words.len() - titles;
    let said = match words.get(end.checked_sub(1)?) {
        Some(last) if titles > 0 && office < end => said.get(..last.end)?,
        _ => said,
    };
    let after_office = words.get(office + 1..end.max(office + 1))?;
    // `executive produced by`: the name belongs to the preposition.
    if marked.is_none() && after_office.last().is_some_and(|it| it.word.any(Classes::FUNCTION)) {
        return None;
    }
    let verb =
        Classes::SAYS | Classes::INTERVIEWEE | Classes::BE | Classes::THIRD | Classes::QUESTION;
    let goes_on = |token: &Token| !(token.word | token.phrase).any(verb);
    let most = if marked.is_some() { 16 } else { 8 };
    if after_office.len() > most || !after_office.iter().all(goes_on) {
        return None;
    }
    // From the office on, and the words between it and the article before it.
    let before_office = words.get(..office)?;
    let article = Classes::ARTICLE | Classes::THIRD | Classes::FIRST;
    let article = before_office.iter().rposition(|token| token.word.any(article));
    let first = article.map_or(office, |article| article + 1);
    let mut open = if office - first <= 2 { first } else { office };
    // `artist and educator`, `leader in the Senate and chairman of the party`
    while let Some(earlier) = joined_office(&words, open) {
        open = earlier;
    }
    let said = said.get(words.get(open)?.start..)?.trim();
    (said.len() <= LONGEST).then_some(said)
}

/// Where an office begins that `and` joins to the one that begins at a word.
fn joined_office(words: &[Token], open: usize) -> Option<usize> {
    let is_article = |it: &&Token| it.word.any(Classes::ARTICLE);
    let articles = words.get(..open)?.iter().rev().take_while(is_article).count();
    let and = (open - articles).checked_sub(1)?;
    let joins = |it: &&Token| it.word.any(Classes::CONJUNCTION) && !it.capital;
    words.get(and).filter(joins)?;
    let near = and.saturating_sub(JOINED);
    let before = words.get(near..and)?;
    let office = before.iter().rposition(|it| it.word.any(Classes::OCCUPATION))?;
    let verb = Classes::all(&[Classes::SAYS, Classes::BE, Classes::THIRD, Classes::QUESTION]);
    let is_clause = before.get(office + 1..)?.iter().any(|it| it.word.any(verb));
    (!is_clause).then_some(near + office)
}

/// How many words before `and` an office may stand.
const JOINED: usize = 6;

/// A predicate without a second verb: `harbour master` of `harbour master and must decide`.
fn without_second_verb<'a>(clause: &'a str, lexicon: &Lexicon) -> &'a str {
    let words: Vec<Token> = tokens(clause, lexicon).collect();
    let verb = words.windows(2).find(|pair| {
        let [and, next] = pair else { return false };
        let is_verb = next.word.any(Classes::AUXILIARY | Classes::THIRD | Classes::BE)
            || (next.phrase.any(Classes::BIOGRAPHY) && !next.word.any(Classes::ARTICLE));
        let noun = Classes::OCCUPATION | Classes::ARTICLE;
        and.word.any(Classes::CONJUNCTION) && is_verb && !next.capital && !next.word.any(noun)
    });
    let end = verb.and_then(|pair| pair.first()).map_or(clause.len(), |and| and.start);
    clause.get(..end).unwrap_or(clause).trim_end()
}

/// `a doctor` of `currently a doctor`.
fn without_adverb<'a>(clause: &'a str, lexicon: &Lexicon) -> &'a str {
    let mut words = tokens(clause, lexicon);
    let (first, second) = (words.next(), words.next());
    let known = Classes::ARTICLE | Classes::OCCUPATION | Classes::FUNCTION;
    let adverb = first.is_some_and(|it| !it.capital && !it.word.any(known));
    let article = second.filter(|it| adverb && it.word.any(Classes::ARTICLE));
    article.and_then(|it| clause.get(it.start..)).unwrap_or(clause)
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
    let before = text.get(..at).unwrap_or_default().trim_end_matches(['"', '”', '»', '’', ')']);
    let last_word = before.rsplit(|c: char| !is_alphanumeric(c)).next().unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default();
    last_word.chars().count() > 1
        && (after.is_empty()
            || after.starts_with(|c: char| c.is_whitespace() || c == '”' || c == '"'))
}

/// A number is an age or a date, no office.
fn is_no_number(said: &&str) -> bool {
    !said.starts_with(|c: char| c.is_ascii_digit())
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
fn unspaced_description<'a>(before: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let said =
        before.strip_suffix(['の', '・', '、', ' ', '\u{3000}', '，', '，']).unwrap_or(before);
    let marks = [
        '―', '—', '。', '，', '、', '！', '？', '：', ':', '「', '」', '“', '”', '(', ')', '（',
        '）', '\n',
    ];
    let start = said.rfind(marks).map_or(0, |at| said.ceil_char_boundary(at + 1));
    let said =
        said.get(said.ceil_char_boundary(start.max(said.len().saturating_sub(LONGEST)))..)?;
    let words: Vec<Token> = tokens(said, lexicon).collect();
    let office = words
        .last()
        .is_some_and(|it| it.word.any(Classes::OCCUPATION) && it.end == said.trim_end().len());
    // A paragraph that begins so introduces somebody.
    if !office && (start > 0 || said.chars().count() > LONGEST / 6) {
        return None;
    }
    let open = words.iter().rposition(|token| {
        let word = said.get(token.start..token.end).unwrap_or_default();
        (token.word | token.phrase).any(Classes::INTERVIEWEE | Classes::SAYS | Classes::BE)
            || matches!(word, "は" | "が" | "を" | "に" | "は、")
    });
    let start = open.and_then(|open| words.get(open)).map_or(0, |it| it.end);
    // Korean has spaces, and a clause before the office may be long.
    let is_korean = said.ends_with(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'));
    let space = said.rfind(' ').filter(|_| is_korean);
    let start = space.map_or(start, |at| start.max(at + 1));
    let said = said.get(start..)?.trim_matches(|c: char| c.is_whitespace() || c == '了');
    Some(said).filter(|said| said.chars().count() >= 2)
}

/// `是 DESCRIPTION` within the clause after a name.
fn unspaced_predicate<'a>(after: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let clause = clause(after).filter(|it| it.chars().any(is_unspaced))?;
    let be = tokens(clause, lexicon).find(|it| it.word.any(Classes::BE))?;
    let said = clause.get(be.end..).filter(|said| is_office(said, lexicon))?.trim();
    Some(without_article(said, lexicon))
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
        check(&rows);
    }

    #[test]
    fn descriptions_and_what_is_none() {
        let rows = [
            (
                "de",
                "Jette Ohm ist Wirtin am Deich und muss jeden Abend das Licht löschen.",
                "Jette Ohm",
                Some("Wirtin am Deich"),
            ),
            (
                "de",
                "Warum das so ist, erklärt der Deichforscher Enno van der Wiek.",
                "Enno van der Wiek",
                Some("Deichforscher"),
            ),
            (
                "en",
                "In spring the director of the Tarn Bay Museum Isla Quill rang us.",
                "Isla Quill",
                Some("director of the Tarn Bay Museum"),
            ),
            (
                "en",
                "We asked painter and teacher Odile al-Mansur for a map.",
                "Odile al-Mansur",
                Some("painter and teacher"),
            ),
            ("en", "Ines Vale is tired of the rain.", "Ines Vale", None),
            ("nl", "Joost Ter Braak is 41 jaar.", "Joost Ter Braak", None),
            (
                "it",
                "Lo spiega Nerina Di Stasi, psicologa, scrittrice ed ex parlamentare.",
                "Nerina Di Stasi",
                Some("psicologa, scrittrice ed ex parlamentare"),
            ),
            ("ko", "섬을 지켜 온 시인 남기웅 씨를 만났다.", "남기웅", Some("시인")),
            ("zh", "本刊专访了石桥作家陆青禾。", "陆青禾", Some("石桥作家")),
        ];
        check(&rows);
    }

    fn check(rows: &[(&str, &str, &str, Option<&str>)]) {
        for &(code, text, name, wanted) in rows {
            let lexicon = lexicon(Language::of_code(code));
            let found = names(text, lexicon);
            let first = found.iter().find(|it| it.text == name);
            assert!(first.is_some(), "{text}: {found:?}");
            assert_eq!(first.and_then(|it| description(text, *it, lexicon)), wanted, "{text}");
        }
    }
}
