//! How the labels of an article are written, so that one that comes but once is known by it.

use std::collections::BTreeMap;

use super::Place;
use super::candidates::{Candidate, Candidates};
use crate::grammar::label::{Form, Label, is_capitalised};
use crate::letters::{is_alphanumeric, is_lowercase};

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Style {
    pub(super) place: Place,
    pub(super) form: Form,
    dress: Dress,
}

/// What is seen of a label beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Dress {
    capitals: bool,
    marked: bool,
    colon: bool,
    /// The sign after a name that only a sign tells.
    sign: Option<char>,
}

/// Names are counted for themselves where they are all of a block, where they open one, and where
/// they may open one in a way of the article's own, or with what is said of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Alone,
    Opens,
    Loose,
    Described,
}

impl Style {
    /// The style of a label, whose name is in `capitals` or not.
    pub(super) fn of(text: &str, label: &Label<'_>, place: Place, capitals: bool) -> Self {
        let printed = text.get(..text.len() - label.body.len()).unwrap_or_default();
        let form = label.form;
        // Most are a name and a colon.
        if printed.strip_prefix(label.name) == Some(": ")
            && label.name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
        {
            let sign = (form == Form::Sign).then_some(':');
            let dress = Dress { capitals, marked: false, colon: true, sign };
            return Self { place, form, dress };
        }
        let end = printed.trim_end_matches(['*', '_', '"', '”', ' ', '\u{3000}']);
        let dress = Dress {
            capitals,
            marked: !text.starts_with(is_alphanumeric),
            colon: end.ends_with([':', '：']),
            sign: if form == Form::Sign { sign(printed, label.aside) } else { None },
        };
        Self { place, form, dress }
    }

    pub(super) const fn column(self) -> Column {
        match (self.place, self.form) {
            (Place::Alone, _) => Column::Alone,
            (_, Form::Sign) => Column::Loose,
            (_, Form::Described) => Column::Described,
            _ => Column::Opens,
        }
    }

    /// How often a name must come to be a label when written so.
    pub(super) fn recurs(self) -> usize {
        match (self.place, self.form) {
            (Place::Alone, Form::Line | Form::Markup) if !self.dress.capitals => 3,
            (_, Form::Sign) if self.dress.capitals && self.dress.sign == Some('.') => 2,
            (_, Form::Space | Form::Markup | Form::Sign) => 3,
            (_, Form::Token | Form::Semicolon) => 4,
            _ => 2,
        }
    }

    /// Whether it is another, whatever case the names have: full names become initials.
    pub(super) fn is_of_form(self, other: Self) -> bool {
        (self.place, self.form) == (other.place, other.form)
            && self.dress.colon == other.dress.colon
    }

    /// The same with a name in capitals, or with one that is not.
    const fn in_other_case(mut self) -> Self {
        self.dress.capitals = !self.dress.capitals;
        self
    }

    pub(super) const fn is_in_capitals(self) -> bool {
        self.dress.capitals
    }

    /// The same before speech, where capitals and a colon tell a name on a line of its own as well as there.
    fn before_speech(self) -> Self {
        let is_clear = self.form == Form::Separator && self.dress.capitals && self.dress.colon;
        Self { place: if is_clear { Place::Opens } else { self.place }, ..self }
    }

    /// Whether nothing but a full stop parts a name from speech, as it does a short reply.
    pub(super) fn is_sentence(self) -> bool {
        self.dress.sign == Some('.') && !self.dress.capitals
    }

    /// Whether nothing but its line tells a name.
    pub(super) fn is_bare(self) -> bool {
        self.place == Place::Alone && self.form == Form::Line && !self.dress.capitals
    }

    /// Whether a name has a line of its own with what the person is.
    pub(super) fn has_office(self) -> bool {
        (self.place, self.form) == (Place::Alone, Form::Described)
    }

    /// Whether a name that comes once can be told by it: a heading stands on a line of its own
    /// too, a dash in a sentence.
    fn tells(self) -> bool {
        match self.form {
            Form::Separator => self.dress.colon || self.dress.capitals,
            Form::Line => self.dress.capitals,
            Form::Time | Form::Bracket => true,
            Form::Described => self.place == Place::Alone,
            Form::Markup => self.place == Place::Opens,
            Form::Sign => self.dress.sign.is_some(),
            Form::Letter | Form::Token | Form::Space | Form::Semicolon => false,
        }
    }

    /// Whether words of prose can look so.
    fn is_plain(self) -> bool {
        self.form == Form::Separator && !self.dress.capitals && !self.dress.marked
    }
}

/// The ways in which the labels of an article are written.
#[derive(Debug, Default)]
pub(super) struct Styles {
    written: BTreeMap<Style, Written>,
    /// How often each name is a label that more than its line tells.
    names: BTreeMap<u64, usize>,
    /// How often each name is a label in each style.
    uses: BTreeMap<(Style, u64), usize>,
    /// The first and the last block with a label.
    range: (usize, usize),
}

/// What is written in one style.
#[derive(Debug, Clone, Copy, Default)]
struct Written {
    /// How many blocks look labelled so.
    candidates: usize,
    /// How many blocks are.
    labels: usize,
    /// How many names come again so.
    names: usize,
    /// The most words that such a name has.
    words: usize,
    /// How many are names in small letters.
    small: usize,
    /// The first and the last block that looks labelled so.
    range: Option<(usize, usize)>,
}

impl Written {
    /// Whether several names come again so, and little else is written so.
    const fn is_known(self) -> bool {
        self.is_usual() && self.names >= 2
    }

    /// Whether nearly all paragraphs from the first to the last that is written so are, and some
    /// names come again: in a short article each name may come but once or twice.
    const fn is_dense(self) -> bool {
        match self.range {
            Some((first, last)) => {
                self.labels >= 2
                    && self.candidates >= 4
                    && self.candidates * 4 >= (last - first + 1) * 3
            }
            None => false,
        }
    }

    /// What is written so or in another style.
    fn and(self, other: Self) -> Self {
        let range = match (self.range, other.range) {
            (Some((first, last)), Some((start, end))) => Some((first.min(start), last.max(end))),
            (range, other) => range.or(other),
        };
        let (candidates, labels) = (self.candidates + other.candidates, self.labels + other.labels);
        Self { candidates, labels, range, ..self }
    }

    /// Whether much is labelled so, and little else is written so.
    const fn is_usual(self) -> bool {
        self.labels >= LABELS && self.labels * 10 >= self.candidates * 6
    }
}

/// So many labels make a style known.
const LABELS: usize = 6;
/// How many blocks before the first and after the last label one may stand that comes once.
const BEYOND: usize = 3;

impl Styles {
    pub(super) fn of(labels: &[Option<Candidate<'_>>], candidates: &[Candidates<'_>]) -> Self {
        let mut styles = Self::default();
        for label in labels.iter().flatten() {
            let count = styles.uses.entry((label.style, label.key)).or_default();
            *count += 1;
            let written = styles.written.entry(label.style).or_default();
            written.labels += 1;
            written.names += usize::from(*count == 2);
            written.words = written.words.max(words(label.label.name));
            written.small += usize::from(!is_capitalised(label.label.name));
            if !label.style.is_bare() {
                *styles.names.entry(label.key).or_default() += 1;
            }
        }
        for (block, candidates) in candidates.iter().enumerate() {
            for candidate in candidates.iter().flatten() {
                if let Some(written) = styles.written.get_mut(&candidate.style) {
                    written.candidates += 1;
                    written.range = Some((written.range.map_or(block, |(first, _)| first), block));
                }
            }
        }
        let first = labels.iter().position(Option::is_some).unwrap_or(0);
        let last = labels.iter().rposition(Option::is_some).unwrap_or(0);
        styles.range = (first, last);
        styles
    }

    /// Whether a name that comes once at a block is written as those are that come again.
    pub(super) fn fits(&self, block: usize, it: &Candidate<'_>) -> bool {
        let (first, last) = self.range;
        // A dash stands in titles and notes, too.
        let beyond =
            if it.style.form == Form::Separator && !it.style.dress.colon { 0 } else { BEYOND };
        let within = block + beyond >= first && block <= last + beyond;
        let known = self.written.get(&it.style.before_speech()).is_some_and(|written| {
            let is_dense =
                written.is_dense() || (first..=last).contains(&block) && self.take_turns(it);
            let has_few = words(it.label.name) <= written.words + usize::from(is_dense);
            (written.is_known() || is_dense) && (!it.style.is_plain() || has_few)
        });
        within && it.style.tells() && (known || self.is_beside_letters(it))
    }

    /// Whether a style and that with capitals or without are dense as one: full names at the first turns,
    /// and then initials.
    fn take_turns(&self, it: &Candidate<'_>) -> bool {
        let written = |style| self.written.get(&style).filter(|it| it.labels >= 2).copied();
        let both = written(it.style).zip(written(it.style.in_other_case()));
        both.is_some_and(|(own, other)| own.and(other).is_dense())
    }

    /// Whether names between the first and the last have small letters in the way in which one is written,
    /// as in chats.
    pub(super) fn has_small(&self, block: usize, it: &Candidate<'_>) -> bool {
        let (first, last) = self.range;
        let is_small = |it: &Written| it.is_known() && it.small * 2 > it.labels;
        let is_within = (first..=last).contains(&block) && it.style.form == Form::Sign;
        is_within && self.written.get(&it.style).is_some_and(is_small)
    }

    /// Whether it is a name of several words in capitals, as those have who speak but once in a record
    /// whose questions and answers have letters: `THE COURT: Overruled.`
    fn is_beside_letters(&self, it: &Candidate<'_>) -> bool {
        let has_letters = |(style, written): (&Style, &Written)| {
            style.form == Form::Letter && written.is_usual() && written.names >= 2
        };
        it.style.form == Form::Separator
            && it.style.dress.colon
            && it.style.is_in_capitals()
            && words(it.label.name) > 1
            && self.written.iter().any(has_letters)
    }

    /// Whether a name that comes again may be a label beside the others.
    ///
    /// A line is but a short reply, if the labels of the article are told by more than a line: a
    /// colon, a time, brackets; and none of them has its name. A sign tells labels where several
    /// names have it, and little else. A dash may stand before a song's name, `Band – "Song"`, where
    /// colons tell who speaks: then it is a label's only if the name has others.
    pub(super) fn allow(&self, it: &Candidate<'_>) -> bool {
        let own = self.written.get(&it.style).map_or(0, |written| written.labels);
        let are_clear = |(style, written): (&Style, &Written)| {
            let several = written.names >= 2 || style.place == Place::Alone;
            style.tells() && several && written.is_usual() && written.labels > own
        };
        // Beside `Ana Mora -- Harbour Bank` a word alone may be an office: `Operator`.
        let others_are_clear = || {
            let mut others = self.written.iter().filter(|(style, _)| !style.has_office());
            others.any(are_clear)
        };
        match it.style.form {
            _ if it.style.is_bare() => {
                self.names.contains_key(&it.key) && !is_called(it) || !others_are_clear()
            }
            Form::Line if !it.style.dress.colon => {
                let own = self.uses.get(&(it.style, it.key));
                self.names.get(&it.key) > own || !others_are_clear()
            }
            Form::Separator if !it.style.dress.colon => {
                self.names.get(&it.key).is_some_and(|all| *all > own)
                    || !self.written.iter().any(are_clear)
                    || !it.label.name.contains(is_lowercase) && self.is_stretch(it.style)
            }
            Form::Token if !it.label.name.is_ascii() || it.style.dress.capitals => true,
            // `M. MORA.– Yes.` is in capitals, `Mme MORA.– Yes.` is not.
            Form::Sign if self.is_known(it.style.in_other_case()) => true,
            Form::Sign | Form::Token | Form::Semicolon => self.is_known(it.style),
            _ => true,
        }
    }

    /// Whether from the first to the last that is written so nearly all are, and several names come again:
    /// who typed went on in another way.
    fn is_stretch(&self, style: Style) -> bool {
        self.written.get(&style).is_some_and(|written| written.is_known() && written.is_dense())
    }

    fn is_known(&self, style: Style) -> bool {
        self.written.get(&style).is_some_and(|written| written.is_known())
    }

    /// Whether it is a label that is known but for its colon: `AM; Yes.`, `AM Yes.`, `**Ana** Yes.`
    pub(super) fn is_slip(&self, it: &Candidate<'_>) -> bool {
        let known = self.names.get(&it.key).copied().unwrap_or(0);
        let is_one = match it.style.form {
            Form::Semicolon | Form::Markup => true,
            Form::Token | Form::Space => it.style.dress.capitals,
            Form::Sign => it.style.dress.sign.is_none(),
            Form::Line => {
                !is_called(it) && self.written.keys().any(|style| style.place == Place::Alone)
            }
            _ => false,
        };
        is_one && known >= 3
    }
}

/// Whether a name is all of a sentence, by which somebody is given the word: `Mr. Mora.`
fn is_called(it: &Candidate<'_>) -> bool {
    it.style.is_bare() && it.label.name.ends_with('.')
}

/// The sign that follows a name in what is printed of a label, or stands before one that nothing
/// follows. A dash or colon after a full stop is the sign, as in `Ana. – Yes.` and `dir.: Yes.`
fn sign(printed: &str, aside: &str) -> Option<char> {
    let name = printed.rfind(is_alphanumeric)?;
    let tail = printed.get(name..)?.trim_start_matches(is_alphanumeric).trim_start();
    // What stands in brackets after the name is none of the sign.
    let is_bracket = |c| !aside.is_empty() && matches!(c, ')' | ']' | '）');
    let tail = tail.strip_prefix(is_bracket).unwrap_or(tail).trim_start();
    let mut signs = tail.chars().filter(|c| !c.is_whitespace());
    let first = signs.next();
    let parts = |c: &char| matches!(c, '–' | '—' | '-' | ':' | '：');
    let after = signs.next().filter(|c| first == Some('.') && parts(c));
    after.or(first).or_else(|| printed.chars().next().filter(|c| *c == '@'))
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}
