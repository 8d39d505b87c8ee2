//! Full names of labels in scripts without spaces: `主播：林照`, `檜垣孝之助（議長）`, the 三隅耕平 of
//! `三隅さん`.

use super::sources::head;
use super::texts::Text;
use crate::letters::is_alphanumeric;
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};

/// The most characters of a full name.
const NAME: usize = 6;
/// How many bytes a letter of these scripts has.
const LETTER: usize = 3;
/// The most characters of a last name.
const LAST: usize = 3;
/// How many places of one text are looked at.
const PLACES: usize = 8;
/// The most names of one list.
const MOST: usize = 16;

/// The person whom the texts name beside an office, a part or a nickname, if it is one for whom no
/// other label stands.
pub(super) fn holder<'a>(
    label: &str,
    texts: &[Text<'a>],
    lexicon: &Lexicon,
    is_of_another: impl Fn(&str) -> bool,
) -> Option<&'a str> {
    let is_short = label.chars().nth(1).is_none();
    let mut found: Vec<&str> = Vec::new();
    for text in texts.iter().map(|it| it.text) {
        for (start, it) in text.match_indices(label).take(PLACES) {
            let (before, after) = text.split_at(start);
            let after = after.get(it.len()..).unwrap_or_default();
            found.extend(beside(before, after, is_short, lexicon));
        }
    }
    if found.len() > 1 {
        found.retain(|it| !is_of_another(it));
    }
    only(&found)
}

/// The full name whose last name a title follows in a label: `三隅さん`.
pub(super) fn titled<'a>(label: &str, texts: &[Text<'a>], lexicon: &Lexicon) -> Option<&'a str> {
    let ends: Vec<usize> = label.char_indices().map(|(at, _)| at).skip(1).take(LAST).collect();
    ends.iter().rev().find_map(|end| {
        let (last, title) = label.split_at(*end);
        let is_short = last.chars().nth(1).is_none();
        // One character is a last name if it is one of the usual: `罗工`. Kana may be any word.
        let is_title = |it: &str| {
            let word = tokens(it, lexicon).next();
            word.is_some_and(|it| it.word.any(Classes::HONORIFIC | Classes::OCCUPATION))
        };
        let is_usual = tokens(last, lexicon).all(|it| it.word.any(Classes::SURNAME));
        let is_last = last.chars().all(is_ideograph) && (!is_short || is_usual);
        let is_titled = is_last && !title.contains(is_kana) || is_title(title);
        if !is_titled {
            return None;
        }
        let found = texts.iter().flat_map(|it| beginning_with(it.text, last, is_short, lexicon));
        only(&found.filter(|it| !it.starts_with(label)).collect::<Vec<_>>())
    })
}

/// The full names of which a name is the first or the last part, as items of lists.
pub(super) fn fuller<'a>(bare: &str, texts: &[Text<'a>], lexicon: &Lexicon) -> Option<&'a str> {
    if bare.chars().nth(1).is_none() || !is_name(bare, lexicon) {
        return None;
    }
    let held = texts.iter().filter(|it| it.text.contains(bare));
    // A name is at the beginning of its item.
    let items = held.flat_map(|it| it.text.split(is_end)).map(str::trim);
    let items = items.filter(|it| head(it, NAME * LETTER).contains(bare));
    let names = items.filter_map(|it| name(it, lexicon)).filter(|it| it.len() > bare.len());
    // `早乙女まき`, but not `とまき`
    let is_last = |before: &str| before.chars().all(|c| is_ideograph(c) && c != '的');
    let is_of = |it: &&str| it.starts_with(bare) || it.strip_suffix(bare).is_some_and(is_last);
    only(&names.filter(is_of).collect::<Vec<_>>())
}

/// The only one of whom the texts say that he or she asks, besides those with labels of their own.
pub(super) fn asker<'a>(
    texts: &[Text<'a>],
    lexicon: &Lexicon,
    is_of_another: impl Fn(&str) -> bool,
) -> Option<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for text in texts {
        let asks = text.words().iter().filter(|it| it.word.any(Classes::ASKS));
        for word in asks.take(PLACES) {
            let (before, after) = (text.text.get(..word.start), text.text.get(word.end..));
            found.extend(beside(
                before.unwrap_or_default(),
                after.unwrap_or_default(),
                false,
                lexicon,
            ));
        }
    }
    found.retain(|it| !is_of_another(it));
    only(&found)
}

/// Whether an item of a list, or a sentence, ends at a character.
fn is_end(c: char) -> bool {
    is_mark(c)
        || matches!(
            c,
            '：' | ':' | '。' | '「'
                ..='』'
                    | '《'
                    | '》'
                    | '〈'
                    | '〉'
                    | '“'
                    | '”'
                    | '"'
                    | '！'
                    | '？'
                    | '!'
                    | '?'
                    | '|'
                    | '｜'
                    | '/'
        )
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}')
}

fn is_ideograph(c: char) -> bool {
    is_unspaced(c) && !is_kana(c)
}

fn only<'a>(found: &[&'a str]) -> Option<&'a str> {
    let first = found.first().copied()?;
    found.iter().all(|it| *it == first).then_some(first)
}

/// Those who are named beside a word.
fn beside<'a>(before: &'a str, after: &'a str, is_short: bool, lexicon: &Lexicon) -> Vec<&'a str> {
    let is_open = |c| matches!(c, '（' | '(');
    let is_close = |c| matches!(c, '）' | ')');
    // `檜垣孝之助（議長）`, `瞿瑾（阿瑾）`
    if let Some(head) = before.strip_suffix(is_open).filter(|_| after.starts_with(is_close)) {
        let head = head.trim_end();
        let from = head.char_indices().rev().find(|(_, c)| !is_unspaced(*c));
        let from = from.map_or(0, |(at, c)| at + c.len_utf8());
        return head.get(from..).and_then(|it| name(it, lexicon)).into_iter().collect();
    }
    // `聞き手はさえき`: a particle may stand before it.
    if before.ends_with(|c| is_alphanumeric(c) && !"はがのともを".contains(c)) || is_short {
        return Vec::new();
    }
    // `さえき（佐伯ゆう子）`
    if let Some(inside) = after.strip_prefix(is_open) {
        let inside = inside.find(is_close).and_then(|end| inside.get(..end));
        let after_office = |it| last_word(it, |office| is_office(office, lexicon), lexicon);
        return inside
            .and_then(|it| after_office(it).or_else(|| name(it, lexicon)))
            .into_iter()
            .collect();
    }
    // `主播：林照、小满`, `建設部長　須藤英二`
    let mark = after.trim_start();
    let keyed = mark.strip_prefix(['：', ':']).map(str::trim_start);
    let spaced = Some(mark).filter(|_| mark.len() < after.len());
    // `진행 : 한바다 앵커`
    let titled = || before.strip_suffix(' ').and_then(|it| last_word(it, is_key, lexicon));
    let Some(value) = keyed.or(spaced).filter(|it| !it.is_empty()) else {
        return titled().into_iter().collect();
    };
    let end = value.find(['　', '／', '/', '。', '\n', ';', '；']);
    let list = value.get(..end.unwrap_or(value.len())).unwrap_or_default();
    let mut found = Vec::new();
    // Beside a space one follows: after it may come another office.
    let most = if keyed.is_some() { MOST } else { 1 };
    for item in list.split(['、', '，', ',', '・']).take(most) {
        let item = item.split(['（', '(']).next().unwrap_or_default();
        // `港务局局长　江澄`
        let after_office = || last_word(item.trim(), |it| is_office(it, lexicon), lexicon);
        match after_office().or_else(|| name(item.trim(), lexicon)) {
            Some(name) => found.push(name),
            None => break,
        }
    }
    found
}

/// The name that is the last word of a text, if what stands before it is as it should be.
fn last_word<'a>(
    text: &'a str,
    may_stand_before: impl Fn(&str) -> bool,
    lexicon: &Lexicon,
) -> Option<&'a str> {
    let (before, last) = text.rsplit_once(char::is_whitespace)?;
    name(last, lexicon).filter(|_| may_stand_before(before.trim_end()))
}

fn is_key(before: &str) -> bool {
    before.ends_with([':', '：'])
}

/// Whether a text ends in a word for an office, however it is cut into words.
fn is_office(text: &str, lexicon: &Lexicon) -> bool {
    let starts = text.char_indices().rev().map(|(at, _)| at).skip(1).take(LAST);
    starts.filter_map(|at| text.get(at..)).any(|end| {
        let mut words = tokens(end, lexicon);
        words.next().is_some_and(|it| it.end == end.len() && it.word.any(Classes::OCCUPATION))
    })
}

/// The names that begin with a last name, in a text.
fn beginning_with<'a>(
    text: &'a str,
    last: &str,
    is_short: bool,
    lexicon: &Lexicon,
) -> Vec<&'a str> {
    let found = text.match_indices(last).take(PLACES).filter_map(|(start, _)| {
        let run = text.get(start..)?;
        let end = run.find(|c| !is_unspaced(c)).unwrap_or(run.len());
        let (run, after) = (run.get(..end)?, run.get(end..)?);
        let is_item = !text.get(..start)?.ends_with(is_unspaced);
        let (name, title) = without_title(run, lexicon);
        let count = name.chars().count();
        // In running text a name ends before a title, or at a mark of a list.
        let ends = !title.is_empty() || after.is_empty() || after.starts_with(is_mark);
        let has_length =
            if is_item { (2..=NAME).contains(&count) } else { (3..=4).contains(&count) };
        let fits = has_length && (!is_short || count == 3 || is_item && count <= 4);
        (ends && fits && name.len() > last.len() && is_name(name, lexicon)).then_some(name)
    });
    found.collect()
}

/// Whether an item of a list ends at a character.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '、' | '，' | ',' | '（' | '(' | '）' | ')' | '\u{3000}' | ' ' | '／' | '/' | '；' | ';'
    )
}

/// A name, if a text is nothing but one, with a title after it or without.
fn name<'a>(text: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let (name, _) = without_title(text, lexicon);
    let count = name.chars().count();
    let fits = (2..=NAME).contains(&count) && name.chars().all(is_unspaced);
    (fits && is_name(name, lexicon)).then_some(name)
}

/// Whether no word of a text is one of those that are no name.
fn is_name(text: &str, lexicon: &Lexicon) -> bool {
    const NONE: Classes = Classes::all(&[
        Classes::OCCUPATION,
        Classes::GROUP,
        Classes::ASKS,
        Classes::ANSWERS,
        Classes::NOT_LABEL,
        Classes::CREDIT_INTERVIEWER,
    ]);
    // In a name of hangul any two syllables may be a word, too.
    let is_hangul = text.starts_with(|c| matches!(c, '\u{ac00}'..='\u{d7a3}'));
    !tokens(text, lexicon).any(|it| {
        let is_long = text.get(it.start..it.end).is_some_and(|word| word.chars().nth(1).is_some());
        let is_whole = it.end - it.start == text.len();
        (is_whole || is_long && !is_hangul) && it.word.any(NONE)
    })
}

/// A name and the title after it.
fn without_title<'a>(text: &'a str, lexicon: &Lexicon) -> (&'a str, &'a str) {
    const TITLES: Classes = Classes::all(&[Classes::HONORIFIC, Classes::OCCUPATION]);
    let title = tokens(text, lexicon).find(|it| it.start > 0 && it.word.any(TITLES));
    let end = title.map_or(text.len(), |it| it.start);
    let (name, title) = text.split_at(end);
    // `君`, `氏`: a character that stands after names only.
    match name.strip_suffix(['君', '氏']).filter(|it| it.chars().nth(2).is_some()) {
        Some(bare) => (bare, "君"),
        None => (name, title),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    #[test]
    fn names_beside_offices_and_in_labels_with_titles() {
        let rows = [
            ("ja", "議長", "出席者　橘川澄江（議長）、早瀬直（漁協）", Some("橘川澄江")),
            ("ja", "港湾課長", "説明員　港湾課長　橘川澄江、会計係　早瀬直", Some("橘川澄江")),
            ("ja", "すみ", "聞き手ますみ（橘川澄江）です。", None),
            ("ja", "すみ", "聞き手はすみ（橘川澄江）です。", Some("橘川澄江")),
            ("ko", "진행", "■ 진행 : 한바다", Some("한바다")),
            ("ko", "진행", "진행 한바다 / 출연 오솔길", Some("한바다")),
            ("zh", "阿澄", "主播：江澄（阿澄）、石磊（老石）", Some("江澄")),
            ("zh", "主播", "主播：江澄、石磊", None),
            ("ja", "議長", "議長、橘川", None),
            ("ko", "앵커", "■ 진행 : 한바다 앵커", Some("한바다")),
            ("ko", "앵커", "한바다 앵커", None),
            ("zh", "主持人", "主持人：港务局副局长 江澄明", Some("江澄明")),
        ];
        for (code, label, text, wanted) in rows {
            let lexicon = lexicon(Language::of_code(code));
            let found = holder(label, &[Text::of(text, lexicon)], lexicon, |_| false);
            assert_eq!(found, wanted, "{label} in {text}");
        }
        let rows = [
            ("ja", "橘川さん", "出席委員　橘川澄江　早瀬直", Some("橘川澄江")),
            ("ja", "橘川委員", "橘川澄江、橘川直", None),
            ("ja", "橘川さん", "橘川さんの店", None),
            ("zh", "江工", "本期嘉宾：江澄明（修桥的人）", Some("江澄明")),
            ("zh", "江工", "江边的修桥人", None),
        ];
        for (code, label, text, wanted) in rows {
            let lexicon = lexicon(Language::of_code(code));
            let found = titled(label, &[Text::of(text, lexicon)], lexicon);
            assert_eq!(found, wanted, "{label} in {text}");
        }
        let lexicon = lexicon(Language::of_code("zh"));
        let texts = [Text::of("主播：江澄、石磊", lexicon)];
        assert_eq!(holder("主播", &texts, lexicon, |it| it == "石磊"), Some("江澄"));
    }
}
