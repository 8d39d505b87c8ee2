//! Names of people, and what stands around them.

mod around;
mod uncased;

use crate::ascii::count;
use crate::letters::{is_lowercase, is_uppercase};
use crate::lexicon::{Classes, Lexicon, Token, tokens};

/// A name in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Name<'a> {
    /// The name as printed.
    pub(crate) text: &'a str,
    /// Where it begins.
    pub(crate) start: usize,
    /// What stands around it.
    pub(crate) signs: Signs,
}

impl Name<'_> {
    /// The byte after the name.
    pub(crate) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// A local fact about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// Words such as `an interview with` lead to it.
    LedTo,
    /// Words such as `says` stand beside it.
    Says,
    /// The word before it is an office or a trade.
    Office,
    /// The word before it is a title: `Mrs`, さん after it.
    Honorific,
    /// A colon follows.
    Colon,
    /// It is all that stands between two marks, or between a mark and an end of the text.
    Alone,
    /// A sentence begins with it.
    Opens,
    /// Somebody gives it as theirs: `I'm`, `my name is`.
    Own,
    /// A bracket with a year or an age follows.
    Born,
    /// It is spoken to: `Mrs Mora, …`, `…, Mrs Mora?`
    Addressed,
    /// The word before it is an article.
    Article,
    /// The word before it is one that stands before places.
    Place,
    /// Words that say who asked lead to it: `the questions were put by`.
    Asked,
    /// It is one word.
    Single,
    /// `and` or the like stands between it and the name before.
    Joined,
    /// What stands beside it may say what the person is.
    Described,
}

/// A set of [`Sign`]s.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signs(u16);

impl Signs {
    fn set(&mut self, sign: Sign, holds: bool) {
        self.0 |= u16::from(holds) << sign as u16;
    }

    fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    fn without(self, signs: &[Sign]) -> Self {
        Self(signs.iter().fold(self.0, |left, sign| left & !(1 << *sign as u16)))
    }

    pub(crate) fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u16 & 1 == 1
    }
}

/// Words between the parts of a name, with or without a capital letter.
const PARTICLES: [&str; 49] = [
    "de", "del", "della", "dell", "delle", "degli", "dei", "der", "den", "di", "da", "dal",
    "dalla", "das", "do", "dos", "du", "des", "van", "von", "vom", "vande", "vander", "zu", "zum",
    "zur", "ter", "ten", "te", "'t", "al", "el", "as", "bin", "ibn", "ben", "bint", "bat", "abu",
    "la", "las", "le", "les", "los", "lo", "san", "y", "e", "i",
];

/// The most bytes of such a word.
const PARTICLE: usize = 6;

/// Particles that also stand between two things of which each is a name.
const JOINING: [&str; 3] = ["y", "e", "i"];

/// The most words of a name. A longer run of capitals is a headline.
const WORDS: usize = 6;

/// The names of people in a text, in its order: words with capitals, `von` and the like between
/// them. In scripts without capitals, what stands before a title such as さん, or after one.
pub(crate) fn names<'a>(text: &'a str, lexicon: &'a Lexicon) -> Vec<Name<'a>> {
    let mut words: Vec<Token> = Vec::with_capacity(text.len() / 5);
    let any = tokens(text, lexicon).fold(Classes::NONE, |any, token| {
        words.push(token);
        any | token.word | token.phrase
    });
    let mut names = Vec::new();
    let is_latin = !any.any(Classes::UNSPACED) && is_latin(text);
    let reading = Reading { lexicon, text, words: &words, any, is_latin };
    let mut at = 0;
    while let Some(word) = words.get(at) {
        // Most words begin no name.
        if !reading.opens_name(word) {
            at += 1;
            continue;
        }
        let (first, end) = reading.run(at);
        let last = names.last().copied();
        names.extend(reading.name(first, end, last));
        at = end.max(at + 1);
    }
    names.extend(reading.uncased_names());
    names
}

/// A text and its words.
struct Reading<'a, 'w> {
    lexicon: &'a Lexicon,
    text: &'a str,
    words: &'w [Token],
    /// The classes of them all.
    any: Classes,
    /// Whether it is of the Latin script.
    is_latin: bool,
}

/// Words that are no name, though they may begin with a capital letter.
const COMMON: Classes = Classes::all(&[
    Classes::FUNCTION,
    Classes::ARTICLE,
    Classes::QUESTION,
    Classes::MONTH,
    Classes::WEEKDAY,
    Classes::HONORIFIC,
    Classes::OCCUPATION,
    Classes::BE,
    Classes::FIRST,
    Classes::SECOND,
    Classes::THIRD,
    Classes::SAYS,
]);

/// What a sentence, but no name, begins with.
const OPENERS: Classes = Classes::all(&[Classes::REPLY, Classes::CONJUNCTION, Classes::THANKS]);

impl<'a> Reading<'a, '_> {
    fn word(&self, token: &Token) -> &'a str {
        self.text.get(token.start..token.end).unwrap_or_default()
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.words.get(at)
    }

    fn before(&self, at: usize) -> Option<&Token> {
        self.words.get(at.checked_sub(1)?)
    }

    /// What stands between two words.
    fn gap(&self, before: &Token, after: &Token) -> &'a str {
        self.text.get(before.end..after.start).unwrap_or_default()
    }

    /// The run of words with capitals that begins with a word that opens a name: its first word and
    /// the one after its last.
    fn run(&self, at: usize) -> (usize, usize) {
        let mut end = at + 1;
        while self.goes_on(end) {
            end += 1;
        }
        // Particles at its end belong to what follows.
        let is_name = |token: &Token| token.capital || is_joined_particle(self.word(token));
        let run = self.words.get(at..end).unwrap_or_default();
        let last = run.iter().rposition(is_name).map_or(at, |last| at + last + 1);
        (at, last)
    }

    fn opens_name(&self, token: &Token) -> bool {
        if !token.capital {
            // Most small words begin with other letters.
            let first = self.text.as_bytes().get(token.start);
            let may_be = first.is_some_and(|first| b"aedlo".contains(first));
            return may_be && is_joined_particle(self.word(token));
        }
        let word = self.word(token);
        if word.chars().nth(1).is_none() {
            // `J. Mora`, `J Mora`
            let after = self.text.get(token.end..).unwrap_or_default();
            let next = after.strip_prefix(' ').and_then(|it| it.chars().next());
            let initial = next.is_some_and(is_uppercase) && !token.word.any(COMMON);
            return after.starts_with(". ") || initial;
        }
        // `L'ingegner Serralunga`: an article and a noun.
        if has_article_joined(word) {
            return false;
        }
        let is_common = token.word.any(COMMON) && (token.opens_sentence() || !is_particle(word));
        let opens = token.opens_sentence() && token.word.any(OPENERS);
        !is_common && !opens
    }

    /// Whether a word goes on the name that the words before it begin.
    fn goes_on(&self, at: usize) -> bool {
        let (Some(last), Some(token)) = (self.before(at), self.token(at)) else { return false };
        let between = self.gap(last, token);
        let initial = last.end - last.start <= 2 && between == ". ";
        if !(matches!(between, " " | "\u{a0}") || initial) {
            return false;
        }
        let before = self.word(last);
        let word = self.word(token);
        // `Harvard's Ana Mora`: the name begins after it.
        if before.ends_with("'s") || before.ends_with("’s") {
            return false;
        }
        if is_particle(word) {
            let joins = JOINING.contains(&word);
            return !joins || self.token(at + 1).is_some_and(|next| next.capital && !last.capital);
        }
        let is_date = self.token(at + 1).is_some_and(|next| next.digit);
        // `Theresa May`, `Juan Domingo Mora`; not `Every Monday Ana Mora`.
        let of_calendar = token.word.any(Classes::MONTH)
            || (token.word.any(Classes::WEEKDAY) && !last.opens_sentence());
        self.opens_name(token) || (token.capital && of_calendar && !is_date)
    }

    /// The name that a run of words is, without what stands before it in the same run.
    fn name(&self, first: usize, end: usize, last: Option<Name<'_>>) -> Option<Name<'a>> {
        let run = self.words.get(first..end)?;
        if run.is_empty() || run.len() > WORDS {
            return None;
        }
        let group = run.iter().rposition(|token| token.word.any(Classes::GROUP));
        // `the Cerro Pardo Observatory Marit Escalante`: the name begins after the body's.
        let mut start = match group {
            Some(group) if group > 0 && group + 2 < run.len() => first + group + 1,
            Some(_) => return None,
            None => first,
        };
        let after_article = self.is_before(start, Classes::ARTICLE);
        let mut office = group.is_some();
        // `der Palliativmediziner Gian Borasio`: nouns may have capitals too.
        let opening = start;
        let is_noun = |at: usize| {
            let open = self.token(at).map_or("", |it| self.word(it));
            (after_article && at == opening && end - at >= 3)
                || is_compound_office(open, self.lexicon)
                || (is_acronym(open)
                    && self.token(at + 1).is_some_and(|it| !is_acronym(self.word(it))))
        };
        while start + 1 < end
            && is_noun(start)
            && self.token(start + 1).is_some_and(|it| it.capital)
        {
            office |= !is_acronym(self.token(start).map_or("", |it| self.word(it)));
            start += 1;
        }
        let run = self.words.get(start..end)?;
        let (open, close) = (run.first()?, run.last()?);
        if !open.capital && !is_joined_particle(self.word(open)) {
            return None;
        }
        let text = self.text.get(open.start..close.end)?;
        if text.ends_with("'s") || text.ends_with("’s") {
            return None;
        }
        let is_name = |it: &&Token| it.capital || is_joined_particle(self.word(it));
        let single = run.iter().filter(is_name).count() < 2;
        let mut name = Name { text, start: open.start, signs: self.signs(start, end, last) };
        name.signs.set(Sign::Single, single);
        if !self.is_latin && text.is_ascii() {
            // Latin letters in another script are a product's or a paper's name as often.
            name.signs = name.signs.without(&[Sign::LedTo, Sign::Says, Sign::Alone, Sign::Colon]);
        }
        let of_article = (after_article && !office) || open.word.any(Classes::ARTICLE);
        name.signs.set(Sign::Article, of_article);
        name.signs.set(Sign::Office, office || name.signs.has(Sign::Office));
        Some(name)
    }
}

/// Whether less than an eighth of a text is Greek, Cyrillic, Hebrew or Arabic.
fn is_latin(text: &str) -> bool {
    let leads = count(text, |byte| (0xce..=0xdb).contains(&byte));
    leads * 8 < text.len()
}

/// Whether a word stands between the parts of a name, as `von` does.
pub(crate) fn is_particle(word: &str) -> bool {
    // No other letters begin one.
    let first = word.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let may_be = first.is_some_and(|first| b"'abdeilstvyz".contains(&first));
    may_be && word.len() <= PARTICLE && PARTICLES.iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// Whether a small particle and a name are one word: `al-Rashid`, `d'Aubigny`.
fn is_joined_particle(word: &str) -> bool {
    // Most words are told by their first bytes.
    match word.as_bytes() {
        [b'd' | b'l' | b'o', b'-' | b'\'' | 0xe2, ..]
        | [b'a' | b'e', _, b'-' | b'\'' | 0xe2, ..] => {}
        _ => return false,
    }
    let joint = word.char_indices().take(4).find(|(_, c)| matches!(c, '-' | '\'' | '’'));
    joint.is_some_and(|(at, mark)| {
        let (particle, name) = word.split_at(at);
        let name = name.get(mark.len_utf8()..).unwrap_or_default();
        matches!(particle, "al" | "el" | "as" | "ad" | "an" | "ar" | "at" | "az" | "d" | "l" | "o")
            && name.starts_with(is_uppercase)
    })
}

/// Whether a word is of capitals, and no initials: `RFI`, `KORWiN`.
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| is_uppercase(*c)).count();
    capitals >= 3 && capitals * 3 > word.chars().count() * 2
}

/// Whether an article and a noun are one word: `L'ingegner`.
fn has_article_joined(word: &str) -> bool {
    // The first byte of `’` is that of other marks, too.
    if !word.bytes().take(12).any(|byte| matches!(byte, b'\'' | 0xe2)) {
        return false;
    }
    let joint = word.char_indices().take(4).find(|(_, c)| matches!(c, '\'' | '’'));
    let noun = joint.and_then(|(at, mark)| word.get(at + mark.len_utf8()..));
    noun.is_some_and(|noun| noun.starts_with(is_lowercase) && noun.len() > 3)
}

/// Whether a word is an office or ends in one: `Bandgründer`.
pub(crate) fn is_compound_office(word: &str, lexicon: &Lexicon) -> bool {
    let tails = word.char_indices().skip(3).map(|(at, _)| word.get(at..).unwrap_or_default());
    word.starts_with(is_uppercase)
        && tails.take_while(|tail| tail.len() >= 4).any(|tail| {
            tokens(tail, lexicon).next().is_some_and(|it| it.word.any(Classes::OCCUPATION))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Language, lexicon};

    #[test]
    fn names_of_texts() {
        let rows: [(&str, &str, &[&str]); 12] = [
            (
                "en",
                "On Friday Henk van der Meulen and Angela Di Rosa rowed.",
                &["Henk van der Meulen", "Angela Di Rosa"],
            ),
            (
                "en",
                "Yusuf bin Hadi met Omar al-Rashid and Clara May.",
                &["Yusuf bin Hadi", "Omar al-Rashid", "Clara May"],
            ),
            (
                "en",
                "Every Monday Ana Mora sails to Lisbon's Belem Dock.",
                &["Ana Mora", "Belem Dock"],
            ),
            ("en", "The Tarn Bay Museum Isla Quill", &["Isla Quill"]),
            ("en", "University of Tarn", &[]),
            ("en", "MORE NEWS FROM OUR TOWN AND ITS BAY", &[]),
            ("de", "Der Deichforscher Enno Wiek", &["Enno Wiek"]),
            ("de", "Sängerin und Bandgründerin Ilka Moor", &["Ilka Moor"]),
            ("it", "L'ingegner Nerina Stasi", &["Nerina Stasi"]),
            (
                "es",
                "Con Juan Domingo Vela y Ana de la Mora",
                &["Juan Domingo Vela", "Ana de la Mora"],
            ),
            ("ko", "화가 김하늘 씨를 만났다.", &["김하늘"]),
            ("ar", "حوار مع الدكتورة ليلى منصور، الكاتبة.", &["ليلى منصور"]),
        ];
        for (code, text, wanted) in rows {
            let found = names(text, lexicon(Language::of_code(code)));
            let full = found.iter().filter(|it| !it.signs.has(Sign::Single));
            assert_eq!(full.map(|it| it.text).collect::<Vec<_>>(), wanted, "{text}");
        }
    }

    #[test]
    fn signs_around_a_name() {
        let rows = [
            ("en", "An interview with Ana Mora", "Ana Mora", Sign::LedTo),
            ("pl", "Rozmówcą jest dr Zofia Lis.", "Zofia Lis", Sign::LedTo),
            ("fr", "Luce Aubin explique son choix.", "Luce Aubin", Sign::Says),
            ("it", "Lo racconta il sindaco Ugo Neri.", "Ugo Neri", Sign::Says),
            ("tr", "Ece Yalın ile konuştuk.", "Ece Yalın", Sign::Says),
            ("ja", "橘川澄江さんにインタビューした。", "橘川澄江", Sign::Says),
            ("ko", "김하늘 씨를 만났다.", "김하늘", Sign::Says),
            ("en", "The mayor Ana Mora", "Ana Mora", Sign::Office),
            ("zh", "作家周小川", "周小川", Sign::Office),
            ("en", "Asked about it, Dr. Ana Mora laughed.", "Ana Mora", Sign::Honorific),
            ("de", "Ana Mora: „Ich bleibe“", "Ana Mora", Sign::Colon),
            ("en", "Meet the mapper: Ana Mora (Chile)", "Ana Mora", Sign::Alone),
            ("en", "It rained. Ana Mora stayed.", "Ana Mora", Sign::Opens),
            ("en", "Hello, I'm Ana Mora.", "Ana Mora", Sign::Own),
            ("es", "Ana Mora (Cádiz, 1984) pinta.", "Ana Mora", Sign::Born),
            ("de", "Frau Mora, wann war das?", "Mora", Sign::Addressed),
            ("en", "And what came then, Mrs Mora?", "Mora", Sign::Addressed),
            ("en", "the Red Lanterns", "Red Lanterns", Sign::Article),
            ("en", "They live in Santa Rosa.", "Santa Rosa", Sign::Place),
            ("pl", "Wywiad przeprowadziła Zofia Lis.", "Zofia Lis", Sign::Asked),
            ("uk", "Ольга Рись та Іван Лис", "Іван Лис", Sign::Joined),
        ];
        for (code, text, name, sign) in rows {
            let found = names(text, lexicon(Language::of_code(code)));
            let name = found.iter().find(|it| it.text == name);
            assert!(name.is_some_and(|it| it.signs.has(sign)), "{text} {sign:?}: {found:?}");
        }
        let plain = names("We saw Ana Mora.", lexicon(Language::of_code("en")));
        assert_eq!(
            plain.first().map(|it| it.signs),
            Some(Signs::default()),
            "nothing stands around"
        );
    }
}
