//! The full name of a label, where what is printed before the conversation says whose it is: `Ana Mora
//! (Chair)`, `Chair: Ana Mora`, `AM = Ana Mora`.

use crate::letters::{is_alphanumeric, is_uppercase};
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};
use crate::speakers::same;

/// The name that the texts state for a label, if they state one.
pub(super) fn stated<'a>(
    label: &str,
    texts: impl Iterator<Item = &'a str>,
    lexicon: &Lexicon,
) -> Option<&'a str> {
    let label = without_article(label, lexicon);
    if label.chars().count() < 2 {
        return None;
    }
    let mut found: Option<&'a str> = None;
    for text in texts {
        for name in before_bracket(text, label, lexicon).into_iter().chain(after_label(text, label))
        {
            if found.is_some_and(|known| known != name) {
                return None;
            }
            found = Some(name);
        }
    }
    found.filter(|name| !same(name, label))
}

/// A label without the article before it: `The Chair` is `Chair`.
fn without_article<'l>(label: &'l str, lexicon: &Lexicon) -> &'l str {
    let parted = label.split_once(' ').filter(|(first, _)| {
        tokens(first, lexicon).next().is_some_and(|it| it.word.any(Classes::ARTICLE))
    });
    parted.map_or(label, |(_, rest)| rest)
}

/// How many brackets, or places of a label, are looked at in a text.
const PLACES: usize = 32;

/// The names after which a bracket has the label, by itself or among other things: `Ana Mora (chair,
/// CH)`, `Ana Mora (in the chair)`.
fn before_bracket<'a>(text: &'a str, label: &str, lexicon: &Lexicon) -> Vec<&'a str> {
    let opens = text.match_indices(['(', '（']).take(PLACES);
    let named = opens.filter_map(|(at, _)| {
        let inside = text.get(at..)?.trim_start_matches(['(', '（']);
        let (inside, _) = inside.split_once([')', '）'])?;
        let is_label = |item: &str| {
            let item = item.trim();
            same(item, label) || item.split(' ').count() <= IN_THE && ends_with(item, label)
        };
        let has_label = inside.split([',', ';', '、', '，', '/']).any(is_label);
        has_label.then(|| name_at_end(text.get(..at)?, lexicon))?
    });
    named.collect()
}

/// The most words of `in the chair`.
const IN_THE: usize = 3;

/// Whether the last words of a text are a label.
fn ends_with(text: &str, label: &str) -> bool {
    let at = text.len().checked_sub(label.len());
    let (before, last) = at.and_then(|at| text.split_at_checked(at)).unwrap_or_default();
    before.ends_with(' ') && same(last, label)
}

/// The name with which a text ends.
fn name_at_end<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let text = text.trim_end();
    let item = text.rfind(is_end).map_or(0, |at| at + text.get(at..).map_or(1, first));
    let item = text.get(item..)?.trim_start();
    // After words in small letters, `with Ana Mora`, the name begins.
    let last_small = item.rmatch_indices(' ').map(|(at, _)| at + 1).find(|at| {
        let word = item.get(..*at).unwrap_or_default().trim_end();
        let word = word.rsplit(' ').next().unwrap_or_default();
        !word.starts_with(is_uppercase) && !is_particle(word)
    });
    let name = item.get(last_small.unwrap_or(0)..)?;
    // Nor does a word that begins the sentence belong to it.
    let opens = name
        .split_once(' ')
        .filter(|(word, _)| tokens(word, lexicon).next().is_some_and(|it| it.word.any(OPENERS)));
    let name = opens.map_or(name, |(_, name)| name);
    is_full_name(name).then_some(name)
}

/// Words before names.
const OPENERS: Classes = Classes::all(&[Classes::FUNCTION, Classes::CONJUNCTION]);

/// The names that a sign, or in brackets a sign, parts from the label before: `Chair: Ana Mora`,
/// `Interviewer (CH): Ana Mora`.
fn after_label<'a>(text: &'a str, label: &str) -> Vec<&'a str> {
    let begins = |at: &usize| {
        let (before, rest) = text.split_at_checked(*at).unwrap_or_default();
        !before.ends_with(is_alphanumeric) && begins_with(rest, label)
    };
    let places = text.char_indices().map(|(at, _)| at).filter(begins).take(PLACES);
    let named = places.filter_map(|at| {
        let rest = text.get(at..)?;
        let after = rest.char_indices().nth(label.chars().count()).map(|(at, _)| at)?;
        let after = rest.get(after..)?;
        if let Some(name) = after_space(after) {
            let before = text.get(..at)?.trim_end_matches(' ');
            return (before.is_empty() || before.ends_with(is_end)).then_some(name);
        }
        let after = after.trim_start_matches([')', '）', '.']).trim_start();
        let after = after.strip_prefix([':', '：', '=', '＝', '–', '—'])?.trim_start();
        let end = after.find(|c| is_end(c) && c != '.').unwrap_or(after.len());
        let name = without_sentence(after.get(..end)?.trim_end());
        is_full_name(name).then_some(name)
    });
    named.collect()
}

/// The name that a mere space parts from the label before, in scripts without spaces in words, and
/// that ends an item of a list: `진행 김나래 / 출연 …`.
fn after_space(after: &str) -> Option<&str> {
    let item = after.strip_prefix([' ', '\u{3000}']).filter(|it| it.starts_with(is_unspaced))?;
    let end = item.find(|c| !is_unspaced(c)).unwrap_or(item.len());
    let (name, rest) = item.split_at_checked(end)?;
    let ends = rest.trim_start_matches(' ').starts_with(['/', '|', '·', ',', '、', '(', '（']);
    let ends = ends || rest.is_empty() || rest.starts_with('\u{3000}');
    (ends && GIVEN.contains(&name.chars().count())).then_some(name)
}

/// How many characters such a name has.
const GIVEN: std::ops::RangeInclusive<usize> = 3..=4;

/// Whether a text begins with a label, in capitals or not, and no word goes on after it.
fn begins_with(text: &str, label: &str) -> bool {
    let mut letters = text.chars();
    let is_alike = |c: char| {
        let other = letters.next();
        other.is_some_and(|other| other == c || other.to_lowercase().eq(c.to_lowercase()))
    };
    label.chars().all(is_alike) && !letters.next().is_some_and(is_alphanumeric)
}

/// A name up to the full stop of its sentence: `B. G. Mora` of `B. G. Mora. Seats: 12`.
fn without_sentence(name: &str) -> &str {
    let mut stops = name.match_indices('.').map(|(at, _)| at);
    let end = stops.find(|at| {
        let before = name.get(..*at).unwrap_or_default();
        before.rsplit([' ', '.']).next().is_some_and(|word| word.chars().count() > SHORT)
    });
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

/// The most letters of an initial or a title with a full stop.
const SHORT: usize = 3;

/// Whether a character ends a name in a list.
const fn is_end(c: char) -> bool {
    matches!(
        c,
        ',' | ';'
            | ':'
            | '('
            | ')'
            | '|'
            | '/'
            | '.'
            | '?'
            | '!'
            | '\n'
            | '·'
            | '–'
            | '—'
            | '='
            | '、'
            | '，'
            | '；'
            | '：'
            | '（'
            | '）'
            | '。'
            | '\u{3000}'
            | '【'
            | '】'
    )
}

/// Whether a text is a full name: two to five words with capitals, the last no initial, or a few
/// characters of a script without spaces.
fn is_full_name(name: &str) -> bool {
    let words = || name.split(' ').filter(|word| !word.is_empty());
    let count = words().count();
    let last = words().next_back().unwrap_or_default();
    if name.starts_with(is_unspaced) {
        return count == 1
            && name.chars().all(is_unspaced)
            && (2..=UNSPACED).contains(&name.chars().count());
    }
    let is_of_name = |c: char| is_alphanumeric(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    (2..=WORDS).contains(&count)
        && name.chars().all(is_of_name)
        && !name.contains(char::is_numeric)
        && name.starts_with(is_uppercase)
        && last.starts_with(is_uppercase)
        && last.chars().count() > 2
        && words().all(|word| word.starts_with(is_uppercase) || is_particle(word))
}

/// The most words of a full name.
const WORDS: usize = 5;
/// The most characters of one in a script without spaces.
const UNSPACED: usize = 6;

/// Whether a word in small letters may stand in a name: `de`, `van`. Those that join two names are as
/// short: `y`, `e`, `i` are one letter, `og`, `en`, `et` are two.
fn is_particle(word: &str) -> bool {
    const PARTICLES: [&str; 20] = [
        "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von",
        "der", "den", "ter", "ten", "bin", "ibn", "al",
    ];
    PARTICLES.contains(&word)
}

fn first(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    #[test]
    fn what_is_printed_above_says_whose_a_label_is() {
        let rows = [
            ("Chair", "Members present: Ana Mora (Chair); Ben Ode.", Some("Ana Mora")),
            ("The Chair", "Present: Ana Mora (in the chair), Ben Ode", Some("Ana Mora")),
            ("ch", "Present: Ana Mora (chair, ch.), Ben Ode", Some("Ana Mora")),
            ("CHAIR", "Chair: B. G. Mora. Seats: 180.", Some("B. G. Mora")),
            ("AM", "AM = Ana Mora, BO = Ben van Ode", Some("Ana Mora")),
            ("BO", "AM = Ana Mora, BO = Ben van Ode", Some("Ben van Ode")),
            ("CH", "Interviewer (CH): Ana Mora. Also present: Ben", Some("Ana Mora")),
            ("Mo", "With Ana Mora (Mo) and Ben Ode (Bo)", Some("Ana Mora")),
            ("Bo", "We met Ana Mora (Mo) and Ben Ode (Bo)", Some("Ben Ode")),
            ("議長", "出席者　橘川澄江（議長）、早瀬直（漁協）", Some("橘川澄江")),
            ("主播", "主播：王小明　嘉宾：李大海", Some("王小明")),
            ("진행", "진행 김나래 / 출연 박한솔(배우)", Some("김나래")),
            ("진행", "지금 진행 중입니다", None),
            ("Chair", "Chair: please sit", None),
            ("Chair", "Chair: Ana Mora (today), later Ben Ode (chair)", None),
            ("Chair", "The chair was Ana Mora", None),
            ("Chairs", "Chair: Ana Mora", None),
            ("", "Ana Mora ()", None),
        ];
        for (label, text, wanted) in rows {
            let texts = std::iter::once(text);
            let found = stated(label, texts, lexicon(Some(Language::English)));
            assert_eq!(found, wanted, "{label} in {text}");
        }
    }
}
