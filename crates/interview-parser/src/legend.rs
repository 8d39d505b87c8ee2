//! Lists of speakers at the top of a transcript: `Speakers: Ana Mora (AM), Ben Ode (BO)`.

mod names;
#[cfg(test)]
mod tests;

use interview_model::{Role, SegmentKind};

use crate::block::Block;
use crate::grammar::credit::opening;
use crate::grammar::label::{is_capitalised, is_in_capitals, parted};
use crate::grammar::legend::{Definition, bracketed, definitions, hyphenated, items, undecorated};
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};
use crate::name_forms::{Words, stands_for};
use crate::speakers::{MOST_LISTED, Speaker, same};
use crate::told::Told;
use names::{is_name, is_short, name_and_role, role_of, side_of};

/// Those whom the lists of a source name, the lines of the lists, and the blocks after and between
/// them.
#[derive(Debug, Default)]
pub(crate) struct Legend<'a> {
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) told: Vec<Told<'a>>,
}

/// How many blocks are looked at: a list stands at the top.
const TOP: usize = 40;
/// The longest line of a list, in bytes.
const LINE: usize = 400;

impl<'a> Legend<'a> {
    /// Takes the lists of speakers out of the blocks at the top.
    ///
    /// A first turn looks much the same: `Host: Ana Mora` may be a greeting. So a line is of a list
    /// under a heading that says so; or if two in a row, or more, each give a label and whose it is,
    /// no label twice; or if one gives a full name for a word that says who asks or answers. None
    /// does after the first turn.
    pub(crate) fn take_from(blocks: &mut Vec<Block<'a>>, lexicon: &Lexicon) -> Self {
        let mut legend = Self::default();
        let mut places = Vec::new();
        let mut run: Vec<Line<'_>> = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for (place, block) in blocks.iter().enumerate().take(TOP) {
            let is_below = run.first().is_some_and(Line::is_heading);
            let is_whole = block.pieces.is_empty() && block.text.len() <= LINE;
            let line = is_whole.then(|| Line::of(place, &block.text, is_below, lexicon));
            if let Some(line) = line.flatten() {
                // In a list no label comes twice.
                if !is_below && line.labels().any(|label| seen.contains(&label)) {
                    break;
                }
                seen.extend(line.labels());
                // Another heading opens another list, and so do equations below other lines.
                // But who asks is one of those present: `司会＝編集部`.
                let is_of_part = is_below && line.entries.iter().all(|it| it.role.is_some());
                let is_other = !is_of_part
                    && run.last().is_some_and(|it| line.is_equal && !it.is_equal && !it.opens);
                if line.is_heading() || is_other {
                    legend.add(std::mem::take(&mut run), &mut places);
                }
                run.push(line);
                continue;
            }
            legend.add(std::mem::take(&mut run), &mut places);
            if opens_turn(&block.text, &mut seen, lexicon) {
                break;
            }
        }
        legend.add(run, &mut places);
        places.sort_unstable_by_key(|(place, _)| *place);
        for (place, kind) in places.into_iter().rev() {
            let block = blocks.remove(place);
            // A blank line before what is taken out stands before what follows it, too.
            if let Some(next) = blocks.get_mut(place) {
                next.blank_before = next.blank_before.max(block.blank_before);
            }
            let (text, span, line) = (block.text, block.span, block.line);
            legend.told.push(Told { kind, text, span, line, timing: None });
        }
        legend.told.reverse();
        legend.speakers.truncate(MOST_LISTED);
        legend
    }

    /// Adds a run of lines, if they are a list: the key to what stands before speech, and an aside, if
    /// it tells more than one label, else a byline.
    fn add(&mut self, run: Vec<Line<'_>>, places: &mut Vec<(usize, SegmentKind)>) {
        if !is_list(&run) {
            return;
        }
        let lines: Vec<usize> = run.iter().map(|line| line.place).collect();
        let listed: Vec<Entry<'_>> = run.into_iter().flat_map(|line| line.entries).collect();
        let is_key = listed.iter().any(|it| Some(it.label) != listed.first().map(|it| it.label));
        let kind = if is_key { SegmentKind::Aside } else { SegmentKind::Credit };
        places.extend(lines.into_iter().map(|place| (place, kind)));
        for entry in &listed {
            let is_shared = |label: &&str| {
                listed.iter().filter(|it| it.label.is_some_and(|it| same(it, label))).count() > 1
            };
            let label = entry.label.filter(|label| !is_shared(label));
            self.speakers.extend(entry.speaker(label));
        }
    }
}

/// A line that may be of a list.
#[derive(Debug)]
struct Line<'a> {
    place: usize,
    /// Whether it says that a list begins.
    opens: bool,
    /// Whether it says with signs of equations whose labels are.
    is_equal: bool,
    entries: Vec<Entry<'a>>,
}

/// What a list says of one of those who speak.
#[derive(Debug, Clone, Copy)]
struct Entry<'a> {
    label: Option<&'a str>,
    name: Option<&'a str>,
    role: Option<Role>,
    /// Whether nothing but a list is written so.
    is_sure: bool,
    /// Whether it is so by itself, without another beside it.
    is_alone: bool,
    /// Whether the label is a word for a part in the conversation, as several may have it.
    is_part: bool,
}

/// Whether lines that follow each other are a list.
fn is_list(run: &[Line<'_>]) -> bool {
    let entries = || run.iter().flat_map(|line| &line.entries);
    let labels = || entries().filter(|it| !it.is_part).filter_map(|it| it.label);
    let is_twice = |label: &str| labels().filter(|it| same(it, label)).count() > 1;
    let names = || entries().filter_map(|it| it.name);
    let is_named_twice = |name: &str| names().filter(|it| same(it, name)).count() > 1;
    if entries().count() > MOST_LISTED || labels().any(is_twice) || names().any(is_named_twice) {
        return false;
    }
    match entries().count() {
        0 => false,
        _ if entries().any(|it| it.name.is_none() && it.role.is_none())
            && names().next().is_none() =>
        {
            false
        }
        _ if run.first().is_some_and(Line::is_heading) => true,
        1 => entries().all(|it| it.is_alone),
        _ => entries().all(|it| it.is_sure),
    }
}

impl<'a> Line<'a> {
    const fn is_heading(&self) -> bool {
        self.opens
    }

    /// The labels that one person has.
    fn labels(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.entries.iter().filter(|it| !it.is_part).filter_map(|it| it.label)
    }

    /// Reads a line; under a heading a name alone is an entry, too.
    fn of(place: usize, text: &'a str, is_below: bool, lexicon: &Lexicon) -> Option<Self> {
        let parts = definitions(text);
        if let [Definition { key, value, .. }] = parts.as_slice()
            && heading(key, lexicon)
        {
            // `Key: AM = Ana Mora, BO = Ben Ode`
            let listed = definitions(value);
            let is_defined = |it: &Definition<'_>| it.is_equation && may_define(it, lexicon);
            let mut entries = if !listed.is_empty() && listed.iter().all(is_defined) {
                listed.iter().flat_map(|it| defined(it, true, true, lexicon)).collect()
            } else {
                Vec::new()
            };
            if entries.is_empty() {
                entries = hyphenated_entries(value, lexicon);
            }
            if entries.is_empty() {
                entries = named(value, None, None, lexicon);
            }
            let is_whole = value.is_empty() || !entries.is_empty();
            return is_whole.then_some(Self { place, opens: true, is_equal: false, entries });
        }
        if !parts.is_empty() && parts.iter().all(|it| may_define(it, lexicon)) {
            let mut entries = Vec::new();
            for part in &parts {
                entries.extend(defined(part, is_below, parts.len() > 1, lexicon));
            }
            if !entries.is_empty() {
                let is_equal = parts.iter().all(|it| it.is_equal);
                return Some(Self { place, opens: false, is_equal, entries });
            }
        }
        // `Ben Ode – fisherman` says who Ben Ode is.
        if let ([Definition { key, value, is_equation: true, .. }], true) =
            (parts.as_slice(), is_below)
            && !value.ends_with(['.', '?', '!', '。', '？'])
        {
            let entries = named(key, None, None, lexicon);
            return (!entries.is_empty()).then_some(Self {
                place,
                opens: false,
                is_equal: false,
                entries,
            });
        }
        let text = undecorated(text);
        if text.len() <= HEADING_BYTES && heading(text, lexicon) {
            return Some(Self { place, opens: true, is_equal: false, entries: Vec::new() });
        }
        let entries = if is_below { named(text, None, None, lexicon) } else { Vec::new() };
        (!entries.is_empty()).then_some(Self { place, opens: false, is_equal: false, entries })
    }
}

/// Those of whom a list gives initials and names with hyphens between, among the signs that it explains:
/// `AM - Mora, BO - Ode, u/i - unintelligible`. Two at least have initials.
fn hyphenated_entries<'a>(list: &'a str, lexicon: &Lexicon) -> Vec<Entry<'a>> {
    let found = items(list, |_| false).filter_map(hyphenated);
    let people = found.filter(|it| is_in_capitals(it.key) && is_capitalised(it.value));
    let entries: Vec<Entry<'a>> = people.flat_map(|it| defined(&it, true, true, lexicon)).collect();
    if entries.len() > 1 { entries } else { Vec::new() }
}

/// The most words of a heading.
const HEADING: usize = 5;
/// The most bytes of one without a colon.
const HEADING_BYTES: usize = 80;

/// Whether a key says that those follow who speak: nothing but the word, or a phrase.
fn heading(key: &str, lexicon: &Lexicon) -> bool {
    let mut words = tokens(key, lexicon);
    let Some(first) = words.next() else { return false };
    let is_word = first.word.any(Classes::SPEAKERS);
    let is_phrase =
        first.phrase.any(Classes::SPEAKERS) || first.word.any(Classes::UNSPACED) && is_word;
    let others = || words.take(HEADING).count();
    (is_word || is_phrase) && others() < if is_phrase { HEADING } else { 1 }
}

/// Whether a key may be a label or a part: it is no word that opens notes, credits and fields.
fn may_define(part: &Definition<'_>, lexicon: &Lexicon) -> bool {
    let opening = opening(part.key, lexicon);
    let is_part = opening.any(PARTS);
    let is_side = opening.any(Classes::ASKER | Classes::ANSWERER);
    let is_field = opening.any(Classes::NOT_LABEL | FIELDS) && !is_side;
    // What somebody goes by in a chat is in small letters: `ana_m – Ana Mora`.
    let is_nickname = || part.is_equation && !part.key.contains(' ') && is_full(part.value);
    let is_label = || part.key.split(' ').count() <= WORDS && is_capitalised(part.key);
    is_part || !is_field && (is_label() || is_nickname())
}

/// Whether what stands before the first comma is a name of several words.
fn is_full(value: &str) -> bool {
    let name = value.split([',', '(']).next().unwrap_or_default().trim();
    name.contains(' ') && is_capitalised(name)
}

/// Those who ask or are asked, as a list calls them.
const PARTS: Classes = Classes::all(&[Classes::ASKS, Classes::ANSWERS]);

/// What opens other lines at the top.
const FIELDS: Classes = Classes::all(&[Classes::CREDIT, Classes::NOTE]);

/// The most words of a label or a name.
const WORDS: usize = 5;

/// Whom a definition defines.
fn defined<'a>(
    part: &Definition<'a>,
    is_below: bool,
    is_several: bool,
    lexicon: &Lexicon,
) -> Vec<Entry<'a>> {
    let opening = opening(part.key, lexicon);
    let role = role_of(opening).or_else(|| side_of(opening));
    // `Interviewer (INT): Ana Mora`
    let (word, short) = bracketed(part.key);
    let in_brackets = part.key.get(word.len()..).is_some_and(|it| it.starts_with([' ', '（']));
    let key = if short.is_empty() || !in_brackets { part.key } else { short };
    let mut entries = named(part.value, Some(key), role, lexicon);
    if entries.is_empty() && opening.any(PARTS) && key == short {
        let first = part.value.split(". ").next().unwrap_or_default();
        entries = named(first, Some(key), role, lexicon);
    }
    // `AM = moderator, Ana Mora`
    if let ([part_of, _], true) = (entries.as_slice(), part.is_equal)
        && part_of.name.is_none()
    {
        let role = part_of.role;
        entries.remove(0);
        for entry in &mut entries {
            entry.role = entry.role.or(role);
        }
    }
    if entries.is_empty() && part.is_equal {
        entries.extend(said_of(part.value, key, role, lexicon));
    }
    if entries.is_empty() && is_several {
        entries.extend(named_in(part.value, key, role));
    }
    let is_part = opening.any(PARTS);
    for entry in &mut entries {
        let is_form = entry.name.is_some_and(|name| {
            !same(name, part.key) && stands_for(part.key, name) && part.key.len() < name.len()
        });
        let full = entry.name.is_some_and(|name| !Words::of(name).is_single());
        let unspaced = entry.name.is_some_and(|name| name.starts_with(is_unspaced));
        let is_told = entry.name.is_none() || full || unspaced;
        entry.is_part = is_part && key == part.key;
        // Of several on one line each gives a full name.
        entry.is_sure = is_several && full
            || is_below
            || part.is_equation
            || is_form
            || entry.role.is_some() && is_told;
        entry.is_alone = is_part && full && !part.is_equation;
    }
    entries
}

/// Who has a label of which it is said what the person is, and perhaps who: `AM = mate, Ana Mora`,
/// `3 = a boy`.
fn said_of<'a>(
    value: &'a str,
    key: &'a str,
    role: Option<Role>,
    lexicon: &Lexicon,
) -> Option<Entry<'a>> {
    let is_sentence = value.len() > SAID
        || value.contains(". ")
        || value.ends_with(['.', '?', '!', '。', '？', ';']);
    let is_full =
        |it: &&str| is_name(it, lexicon) && (it.contains(' ') || it.contains(is_unspaced));
    let mut names = value.split([',', '，', '、']).skip(1).map(str::trim).filter(is_full);
    let name = names.next().filter(|_| names.next().is_none());
    let is_short = key.chars().count() <= SHORT_KEY;
    (!is_sentence && is_short).then_some(Entry {
        label: Some(key),
        name,
        role: role.or_else(|| role_of(opening(value, lexicon))),
        is_sure: true,
        is_alone: false,
        is_part: false,
    })
}

/// Who has one character for a label, in scripts without spaces, where it opens the name at the end of what is
/// said of the person: `周：灯塔看守人周先生`.
fn named_in<'a>(value: &'a str, key: &'a str, role: Option<Role>) -> Option<Entry<'a>> {
    let is_character = key.chars().count() == 1 && key.starts_with(is_unspaced);
    let name = value.rfind(key).filter(|_| is_character && value.len() <= SAID);
    let name =
        name.and_then(|at| value.get(at..)).filter(|it| (2..=4).contains(&it.chars().count()));
    name.map(|name| Entry {
        label: Some(key),
        name: Some(name),
        role,
        is_sure: true,
        is_alone: false,
        is_part: false,
    })
}

/// The most characters of a label of which it is said what the person is.
const SHORT_KEY: usize = 8;
/// The most bytes of what is said of somebody in a list.
const SAID: usize = 60;

/// The people of a list, with whatever stands beside their names; none where one of them is no
/// name and no part in the conversation.
fn named<'a>(
    list: &'a str,
    key: Option<&'a str>,
    role: Option<Role>,
    lexicon: &Lexicon,
) -> Vec<Entry<'a>> {
    let joins = |word: &str| {
        let is_small = !word.starts_with(char::is_uppercase);
        is_small && opening(word, lexicon).any(Classes::CONJUNCTION)
    };
    let mut entries = Vec::new();
    for item in items(list, joins) {
        let (who, aside) = bracketed(item);
        let (who, said) = who.split_once([',', '，']).unwrap_or((who, ""));
        let (name, own) = name_and_role(who.trim(), lexicon);
        if name.is_none() && own.is_none() {
            // What follows a name and a comma is said of the person.
            if entries.is_empty() || who.ends_with(['?', '？', '!', '！', '.', '。']) {
                return Vec::new();
            }
            continue;
        }
        let beside = [aside, said].map(|it| role_of(opening(it, lexicon))).into_iter().flatten();
        let is_label = |it: &&str| {
            !it.is_empty() && role_of(opening(it, lexicon)).is_none() && is_short(it, name)
        };
        entries.push(Entry {
            label: key.or(Some(aside).filter(is_label)),
            name,
            role: role.or(own).or(beside.into_iter().next()),
            is_sure: true,
            is_alone: false,
            is_part: false,
        });
    }
    entries
}

/// Whether a block that is of no list is a turn: it has a label that came before, or one that is a
/// word for a side.
fn opens_turn<'b>(text: &'b str, seen: &mut Vec<&'b str>, lexicon: &Lexicon) -> bool {
    let Some(found) = parted(text) else { return false };
    let is_side = opening(found.name, lexicon).any(Classes::ASKER | Classes::ANSWERER);
    let comes_again = seen.contains(&found.name);
    seen.push(found.name);
    is_side || comes_again
}

impl Entry<'_> {
    /// Who it is, with the label that is nobody else's. What gives no more than the part of a label
    /// tells its side.
    fn speaker(&self, label: Option<&str>) -> Option<Speaker> {
        let labels = || label.map(str::to_owned).into_iter().collect();
        match (self.name, label) {
            (Some(name), _) => Some(Speaker::listed(name, labels(), self.role)),
            (None, Some(label)) => {
                let listed = Speaker::listed(label, labels(), self.role);
                Some(Speaker { is_named: false, ..listed })
            }
            (None, None) => None,
        }
    }
}
