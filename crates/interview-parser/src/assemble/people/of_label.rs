//! The full name of a label, by all that the article says beside its words.

use std::borrow::Cow;

use interview_model::Segment;

use super::fuller::fuller;
use super::offices::Office;
use super::record::{self, Part};
use super::sources::head;
use super::texts::{NO_NAMES, Text, Texts, is_of_unspaced, letters_of};
use super::unspaced;
use crate::grammar::label::{is_capitalised, is_in_capitals};
use crate::grammar::person::{Name, Sign, is_particle, names};
use crate::letters::{is_lowercase, is_uppercase};
use crate::lexicon::{Classes, Lexicon, Token, tokens};
use crate::name_forms::{Words, stands_for};

/// The labels of an article, and the texts that may say whose they are.
pub(super) struct Labels<'a> {
    segments: &'a [Segment],
    texts: Texts<'a>,
    all: Vec<&'a str>,
    /// Whether labels have the last name first: `Mora, Ana`.
    are_inverted: bool,
    lexicon: &'a Lexicon,
}

/// Words that stand before or after a name in a label, and are none of it.
const TITLES: Classes = Classes::all(&[
    Classes::HONORIFIC,
    Classes::OCCUPATION,
    Classes::ASKS,
    Classes::ANSWERS,
    Classes::ARTICLE,
]);

/// Words for offices, parts and bodies: by themselves they are nobody's name.
pub(super) const OFFICES: Classes = Classes::all(&[TITLES, Classes::GROUP, Classes::ASKER]);

/// The most characters of a title that is cut short, its full stop included: `Supt.`
const SHORT: usize = 5;
/// The most letters of a title in capitals before a name that has small letters: `RA Ana Mora`.
const CAPITALS: usize = 3;

impl<'a> Labels<'a> {
    pub(super) fn of(segments: &'a [Segment], source: &'a str, lexicon: &'a Lexicon) -> Self {
        let mut all: Vec<&str> = Vec::new();
        for label in segments.iter().filter_map(|it| it.label.as_deref()) {
            if !all.contains(&label) {
                all.push(label);
            }
        }
        let are_inverted = all.iter().filter(|it| inverted(it, lexicon).is_some()).count() > 1;
        Self { segments, texts: Texts::of(segments, source, lexicon), all, are_inverted, lexicon }
    }

    /// Whether a label has the last name first, as others have.
    pub(super) fn is_inverted(&self, label: &str) -> bool {
        self.are_inverted && inverted(label, self.lexicon).is_some()
    }

    /// The full name for which a label stands that is nobody's name so far.
    pub(super) fn full_name<'l>(&self, label: &'l str) -> Option<Cow<'l, str>>
    where
        'a: 'l,
    {
        if self.are_inverted
            && let Some(name) = inverted(label, self.lexicon)
        {
            return Some(Cow::Owned(name));
        }
        let (head, said) = label.split_once([',', '，']).unwrap_or((label, ""));
        let head = head.split(" -- ").next().unwrap_or(head).trim();
        // `The president, Mrs Mora`
        let said = said.trim_start();
        let opens = |text, classes: Classes| {
            tokens(text, self.lexicon).next().is_some_and(|it| it.word.any(classes))
        };
        if opens(said, Classes::HONORIFIC)
            || !said.is_empty()
                && opens(head, OFFICES)
                && !opens(said, OFFICES)
                && !is_any_small(said)
        {
            let titled = self.of_titled(said).or_else(|| self.of_office(label).map(Cow::Borrowed));
            return titled.or_else(|| said.contains(' ').then_some(Cow::Borrowed(said)));
        }
        if is_of_unspaced(head) {
            let name = self.of_office(head).map(Cow::Borrowed);
            let titled = || unspaced::titled(head, self.texts.printed(), self.lexicon);
            let longer = || fuller(head, false, self.texts.printed(), self.lexicon);
            return name.or_else(|| titled().or_else(longer).map(Cow::Borrowed));
        }
        if let Some(name) = self.of_record(head) {
            return Some(name);
        }
        let titled = self.of_titled(head);
        let is_full = titled.as_deref().is_some_and(|it| head.ends_with(it));
        let office = || self.of_office(head).map(Cow::Borrowed);
        titled
            .as_ref()
            .filter(|_| is_full)
            .cloned()
            .or_else(office)
            .or_else(|| self.of_office_and_name(head).map(Cow::Borrowed))
            .or(titled)
            .or_else(|| self.of_longer(head))
            .or_else(|| (head != label && head.contains(' ')).then_some(Cow::Borrowed(head)))
    }

    /// The person who has an office or a part, whom no other label stands for.
    pub(super) fn of_office(&self, label: &str) -> Option<&'a str> {
        let is_of = |label: &str, name: &str| {
            stands_for(label, name) || stands_for(self.without_titles(label), name)
        };
        let is_of_another = |name: &str| self.all.iter().any(|it| *it != label && is_of(it, name));
        if is_of_unspaced(label) {
            return unspaced::holder(label, self.texts.printed(), self.lexicon, is_of_another);
        }
        let words: Vec<Token> = tokens(label, self.lexicon).collect();
        let office = Office::of(label, &words)?;
        let printed = office.holder(self.texts.printed(), is_of_another);
        printed.or_else(|| office.holder(self.texts.turns(), is_of_another))
    }

    /// Who the court, the witness, `Q` or `A` of a record is.
    fn of_record<'l>(&self, label: &'l str) -> Option<Cow<'l, str>>
    where
        'a: 'l,
    {
        let part = Part::of(label)?;
        let name = record::holder(part, self.segments, self.texts.printed())?;
        // `MS. MORA`, who examines, has a full name elsewhere.
        let fuller = if part == Part::Examiner { self.full_name(name) } else { None };
        Some(fuller.unwrap_or(Cow::Borrowed(name)))
    }

    /// The person for whom a word for who asks or answers stands.
    pub(super) fn of_part<'l>(&self, label: &'l str, is_question: bool) -> Option<Cow<'l, str>>
    where
        'a: 'l,
    {
        self.of_record(label).or_else(|| self.of_word(label, is_question).map(Cow::Borrowed))
    }

    fn of_word(&self, label: &str, is_question: bool) -> Option<&'a str> {
        let is_of_another =
            |name: &str| self.all.iter().any(|it| *it != label && stands_for(it, name));
        let asker = || {
            let asks = is_question && is_of_unspaced(label);
            let found = || unspaced::asker(self.texts.printed(), self.lexicon, is_of_another);
            asks.then(found).flatten()
        };
        self.of_office(label).or_else(asker).or_else(|| self.introduced(label, label))
    }

    /// The full name that somebody gives at the beginning of what is said under a label: one for which the
    /// label's name `bare` stands, or, where the label but counts people, one that is surely the speaker's
    /// or of which a part is printed above.
    pub(super) fn introduced(&self, label: &str, bare: &str) -> Option<&'a str> {
        let is_numbered = label.ends_with(|c: char| c.is_ascii_digit());
        let of_label = |it: &&Segment| it.label.as_deref() == Some(label) && !it.text.is_empty();
        let said = self.segments.iter().filter(of_label).take(PARAGRAPHS);
        // Most say no more than what stands for the name.
        let first = bare.split(' ').next().unwrap_or(bare);
        let mut heads = said.map(|it| head(&it.text, OPENING));
        heads.find_map(|text| {
            if !is_numbered && !text.contains(first) {
                return None;
            }
            let is_told = |it: &Name<'_>| {
                let is_own = it.signs.has(Sign::Own);
                let opens = it.start == 0 && text.get(it.end()..).is_some_and(ends_part);
                if is_numbered {
                    let is_own = is_own && self.is_given(text, it.start);
                    return is_own || opens && self.is_printed(it.text);
                }
                let is_given = is_own || opens || self.follows_be(text, it.start);
                is_given && it.text != bare && stands_for(bare, it.text)
            };
            // `I'm Ana, and this is the harbour.`
            let is_enough = |it: &Name<'_>| {
                is_numbered
                    && self.is_given(text, it.start)
                    && text.get(it.end()..).is_some_and(ends_part)
            };
            let full = |it: &Name<'_>| {
                !it.signs.has(Sign::Single) && it.text.contains(' ') || is_enough(it)
            };
            names(text, self.lexicon)
                .into_iter()
                .find(|it| full(it) && is_told(it))
                .map(|it| it.text)
        })
    }

    /// Whether a name stands after `is`.
    fn follows_be(&self, text: &str, start: usize) -> bool {
        let before = tokens(text, self.lexicon).take_while(|it| it.start < start).last();
        before.is_some_and(|it| it.word.any(Classes::BE))
    }

    /// Whether a name is given as the speaker's own: `I'm`, `my name is`; not `with me`, `I have`.
    fn is_given(&self, text: &str, start: usize) -> bool {
        let before = tokens(text, self.lexicon).take_while(|it| it.start < start).last();
        before.is_some_and(|it| {
            let word = text.get(it.start..it.end).unwrap_or_default();
            let is_first = it.opens_sentence() || word.contains(['\'', '’']);
            it.word.any(Classes::BE) || is_first && it.word.any(Classes::FIRST)
        })
    }

    /// Whether what is printed has the first or the last part of a name.
    fn is_printed(&self, name: &str) -> bool {
        let words: Vec<Token> = tokens(name, self.lexicon).collect();
        let mut printed = self.texts.printed().iter().flat_map(Text::words);
        printed.any(|it| it.capital && words.iter().any(|word| word.fingerprint == it.fingerprint))
    }

    /// The holder of an office who has the last name beside which the label has the office: `Council
    /// member Mora`.
    fn of_office_and_name(&self, label: &str) -> Option<&'a str> {
        let words: Vec<Token> = tokens(label, self.lexicon).collect();
        (1..words.len()).rev().find_map(|at| {
            let (office, name) = words.split_at_checked(at)?;
            let name = label.get(name.first()?.start..).filter(|it| is_capitalised(it))?;
            let office = Office::of(label.get(..office.last()?.end)?, office)?;
            let name = Words::of(name);
            let holders = office.holders(self.texts.printed());
            let mut fitting = holders.into_iter().filter(|it| name.is_end_of(&Words::of(it)));
            let first = fitting.next()?;
            fitting.all(|it| it == first).then_some(first)
        })
    }

    /// The name that is printed in brackets after a label, or after a comma, where all are capitals: `The
    /// minister (Ana Mora)`, `MINISTER OF PORTS, ANA MORA:`.
    pub(super) fn bracketed(&self, label: &str, printed: &'a str) -> Option<&'a str> {
        let after = printed.get(printed.find(label)? + label.len()..)?;
        let in_bracket = || {
            let inside = after.strip_prefix([' ']).unwrap_or(after).strip_prefix('(')?;
            inside.get(..inside.find(')')?)
        };
        let apposed = || {
            let inside = after.strip_prefix(", ")?;
            inside.get(..inside.find(':')?).filter(|it| is_in_capitals(it))
        };
        let (inside, is_apposed) = match in_bracket() {
            Some(inside) => (inside.trim(), false),
            None => (apposed()?.trim(), true),
        };
        let words: Vec<Token> = tokens(inside, self.lexicon).collect();
        let is_name = |it: &Token| it.capital && !it.word.any(NO_NAMES) && !it.digit;
        // `Senator Mora (Tarn Bay)`: it is a name already.
        let mut of_label =
            tokens(label, self.lexicon).skip_while(|it| it.word.any(Classes::ARTICLE));
        let of_office = Classes::FUNCTION | OFFICES;
        let of_label = of_label.next().is_some_and(|it| it.word.any(OFFICES))
            && of_label.next().is_none_or(|it| {
                !it.capital || it.word.any(if is_apposed { of_office } else { OFFICES })
            });
        let has_length = (2..=4).contains(&words.len()) && inside.split(' ').count() == words.len();
        (of_label && has_length && words.iter().all(is_name)).then_some(inside)
    }

    /// The full name of the only label that goes on with a name after an office: `Mayor`, `Mayor Mora`.
    fn of_longer<'l>(&self, label: &'l str) -> Option<Cow<'l, str>>
    where
        'a: 'l,
    {
        let goes_on = |it: &&&str| it.strip_prefix(label).is_some_and(|rest| rest.starts_with(' '));
        let mut longer = self.all.iter().filter(goes_on);
        let only = longer.next().filter(|_| longer.next().is_none())?;
        self.of_titled(only)
    }

    /// The full name of a label that is a name or a part of one, with titles or without.
    fn of_titled<'l>(&self, label: &'l str) -> Option<Cow<'l, str>>
    where
        'a: 'l,
    {
        let bare = self.without_titles(label);
        let is_several = bare.contains(' ');
        // `Reporter`, `The court`
        let mut words = tokens(bare, self.lexicon);
        if !is_several && words.any(|it| it.word.any(OFFICES)) {
            return None;
        }
        // Without a title several words are a full name already.
        if is_several && bare.len() == label.len() {
            return None;
        }
        if let Some(name) = self.fuller(bare, bare.len() < label.len()) {
            return Some(Cow::Borrowed(name));
        }
        let opens = bare.split(' ').next().unwrap_or_default();
        let has_office = tokens(bare, self.lexicon).any(|it| it.word.any(TITLES | Classes::GROUP));
        let is_full = is_several && is_capitalised(bare) && !is_particle(opens) && !has_office;
        is_full.then_some(Cow::Borrowed(bare))
    }

    fn fuller(&self, bare: &str, is_titled: bool) -> Option<&'a str> {
        fuller(bare, is_titled, self.texts.printed(), self.lexicon)
            .or_else(|| fuller(bare, is_titled, self.texts.spoken(), self.lexicon))
    }

    /// A label without the titles before the name: `Chairwoman Mora` is `Mora`.
    fn without_titles<'l>(&self, label: &'l str) -> &'l str {
        let mut bare = label;
        while let Some((word, after)) = bare.split_once(' ') {
            if !self.is_title(word, after) {
                break;
            }
            bare = after.trim_start();
        }
        bare
    }

    /// Whether a word before a name is a title: one of the lists, one cut short, in other letters than
    /// the name, or one that the article has as an office.
    fn is_title(&self, word: &str, after: &str) -> bool {
        if word.ends_with('.') && (3..=SHORT).contains(&word.chars().count()) {
            return true;
        }
        let class = tokens(word, self.lexicon).next().map(|it| it.word).unwrap_or_default();
        if class.any(TITLES) {
            return true;
        }
        let is_several = after.contains(' ');
        let has_capitals = is_in_capitals(word) && word.chars().all(is_uppercase);
        if has_capitals && !is_in_capitals(after) {
            return is_several && word.chars().count() <= CAPITALS;
        }
        let has_name = after.split(' ').any(|it| it.chars().count() > 2 && !it.ends_with('.'));
        let is_other = !is_in_capitals(word) && is_in_capitals(after) && has_name;
        is_other || self.is_office(word)
    }

    /// Whether the article writes a word small, or beside names as an office.
    fn is_office(&self, word: &str) -> bool {
        let words: Vec<Token> = tokens(word, self.lexicon).collect();
        let [one] = words.as_slice() else { return false };
        let letters = letters_of(word, one);
        let printed = self.texts.printed().iter().filter(|it| it.may_hold(letters));
        let mut printed = printed.flat_map(Text::words);
        printed.any(|it| it.fingerprint == one.fingerprint && !it.capital)
            || Office::of(word, &words)
                .is_some_and(|it| !it.holders(self.texts.printed()).is_empty())
    }
}

/// How many paragraphs of somebody are read for who speaks.
const PARAGRAPHS: usize = 2;
/// How much of each, in bytes.
const OPENING: usize = 256;

/// Whether a word of a text has no capital, as those of an office may.
fn is_any_small(text: &str) -> bool {
    text.split(' ').any(|it| it.starts_with(is_lowercase))
}

/// Whether a text goes on after a mark.
fn ends_part(after: &str) -> bool {
    after.starts_with(['.', ',', '!'])
}

/// The name of a label that has the last name first.
fn inverted(label: &str, lexicon: &Lexicon) -> Option<String> {
    let label = label.split(" (").next().unwrap_or(label);
    let (last, first) = label.split_once(", ")?;
    let is_one = !last.contains(' ') && first.split(' ').count() <= 2;
    let is_name = |it: Token| it.capital && !it.word.any(TITLES) && !it.digit;
    let are_names = tokens(label, lexicon).all(is_name);
    (is_one && are_names).then(|| format!("{first} {last}"))
}
