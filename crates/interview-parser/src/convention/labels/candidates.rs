//! Which prefixes and lines of an article are labels: those that come again, and, once a way of
//! writing them is known, those that are written so but once.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::Place;
use super::asides::Asides;
use super::classes::{NOTES, WORDS, class};
use super::forms::{Forms, forms, key};
use super::left_out::{
    leave_out_field, leave_out_fields, leave_out_heading, leave_out_list, leave_out_silent,
    lone_sounds,
};
use super::settled::Settled;
use super::styles::{Column, Style, Styles};
use crate::cues::Cues;
use crate::grammar::date::is_date_line;
use crate::grammar::ending::Ending;
use crate::grammar::label::{Form, Label, is_capitalised, is_in_capitals};
use crate::letters::is_alphabetic;
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};
use crate::speakers::Speakers;

/// The label of a block.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
pub(super) struct Found<'a> {
    /// A number that stands for the name, or for the fuller or shorter form of it that comes often.
    pub(super) key: u64,
    /// The name as printed.
    pub(super) name: &'a str,
    /// Where the label stands.
    pub(super) place: Place,
    /// Whether it is written in a way of the article's own.
    pub(super) is_loose: bool,
    /// Whether it is known beforehand to be one.
    pub(super) is_settled: bool,
    /// Whether it is a name and a time, and nothing else stands in its line.
    pub(super) is_timed: bool,
    /// Whether what stands in brackets after the name is part of what is printed as the label.
    pub(super) has_aside: bool,
}

/// What may be the label of a block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) key: u64,
    pub(super) label: &'a Label<'a>,
    pub(super) style: Style,
}

/// How a name is used in labels, or what looks like them.
#[derive(Debug, Clone)]
pub(super) struct Usage<'a> {
    /// The first of them.
    pub(super) label: &'a Label<'a>,
    /// How many blocks it opens, or is.
    pub(super) count: usize,
    /// How many of them ask.
    asks: usize,
    /// How many stand below a line that is a label itself.
    below: usize,
    /// How many are told by nothing but their line.
    bare: usize,
    /// The classes of the name, once they are asked for.
    class: OnceCell<Classes>,
}

/// The candidates of each block: the line as a whole, its beginning, and its beginning as a label
/// in a way of the article's own.
pub(super) type Candidates<'a> = [Option<Candidate<'a>>; 3];

/// The label of each block.
///
/// Second are the blocks that look labelled and hold nothing but a time, as nobody speaks there.
pub(super) fn found<'a>(
    cues: &'a [Cues<'a>],
    speakers: &Speakers,
    lexicon: &Lexicon,
) -> (Vec<Option<Found<'a>>>, Vec<usize>) {
    let candidates: Vec<Candidates<'a>> = cues.iter().map(candidates_of).collect();
    if speakers.is_empty() && !may_recur(cues, &candidates) {
        return (vec![None; cues.len()], Vec::new());
    }
    let (names, stops) = (BTreeMap::new(), OnceCell::new());
    let mut article = Article { cues, candidates: &candidates, lexicon, names, stops };
    article.count();
    let forms = article.forms();
    let mut recurring: Vec<Option<Candidate<'a>>> =
        (0..cues.len()).map(|block| article.recurring(block, &forms)).collect();
    let settled = Settled::of(speakers, &candidates);
    for (candidate, all) in recurring.iter_mut().zip(&candidates) {
        *candidate = settled.label(all).or(*candidate);
    }
    let styles = Styles::of(&recurring, &candidates);
    for candidate in &mut recurring {
        *candidate = candidate.filter(|it| settled.has(it) || styles.allow(it));
    }
    let listed = listed(cues, &recurring);
    // What stands above and below the turns that a layout tells are fields.
    let first = cues.iter().position(|it| it.is_told);
    let last = cues.iter().rposition(|it| it.is_told);
    let within = first.unwrap_or(0)..=last.unwrap_or(cues.len());
    let mut labels: Vec<Option<Candidate<'a>>> = (0..cues.len())
        .map(|block| {
            let found = recurring.get(block).copied().flatten();
            let found = found.or_else(|| article.told(block));
            let found = found.or_else(|| article.listed(block, &listed));
            found.or_else(|| article.lone(block, &styles).filter(|_| within.contains(&block)))
        })
        .collect();
    leave_out_heading(&mut labels, cues);
    leave_out_field(&mut labels);
    leave_out_fields(&mut labels, &forms);
    leave_out_list(&mut labels);
    let mut silent = leave_out_silent(&mut labels);
    silent.extend(lone_sounds(&labels, &candidates));
    let asides = Asides::of(&labels, lexicon);
    let labels = labels.iter().zip(cues).map(|(candidate, cues)| {
        let candidate = (*candidate)?;
        let key = forms.get(&candidate.key).map_or(candidate.key, |form| form.key);
        let key = settled.person(&candidate).unwrap_or(key);
        // What has nothing after it is all of its block, however often others have something.
        let place = match cues.name_alone {
            Some(_) if candidate.label.body.is_empty() => Place::Alone,
            _ => candidate.style.place,
        };
        let is_loose = matches!(candidate.label.form, Form::Sign | Form::Described);
        let is_settled = settled.has(&candidate);
        let is_timed = place == Place::Alone && candidate.label.form == Form::Time;
        let (name, has_aside) = (candidate.label.name, asides.has(&candidate));
        Some(Found { key, name, place, is_loose, is_settled, is_timed, has_aside })
    });
    (labels.collect(), silent)
}

/// Those of whom lines above the first label say what they are, `Ana Mora - Harbour master`, where several
/// labels are told by nothing but their line.
fn listed(cues: &[Cues<'_>], labels: &[Option<Candidate<'_>>]) -> BTreeSet<u64> {
    let is_bare = |it: &&Option<Candidate<'_>>| it.is_some_and(|it| it.style.is_bare());
    let first = labels.iter().position(|it| is_bare(&it)).unwrap_or_default();
    if labels.iter().filter(is_bare).take(SOME).count() < SOME {
        return BTreeSet::new();
    }
    let above = cues.get(first.saturating_sub(LISTED)..first).unwrap_or_default();
    let names = above.iter().filter_map(|it| {
        let dashes = [" - ", " – ", " — ", " -- "];
        let (name, _) = dashes.iter().find_map(|dash| it.text.split_once(dash))?;
        (it.ending == Ending::Word && name.contains(' ') && is_capitalised(name)).then(|| key(name))
    });
    names.collect()
}

/// How many lines above the first label may be a list of those who speak.
const LISTED: usize = 40;

/// Whether anything may be a label: a name comes again, or a number goes on counting it; or a letter
/// has a colon. In most articles without labels nothing does, and there is no more to look at.
fn may_recur(cues: &[Cues<'_>], candidates: &[Candidates<'_>]) -> bool {
    let all = || candidates.iter().flatten().flatten();
    let is_numbered = |it: &Candidate<'_>| it.label.name.ends_with(char::is_numeric);
    if cues.iter().any(is_followed_by_colon) || all().any(is_numbered) {
        return true;
    }
    let mut names: Vec<(u64, Column)> = Vec::with_capacity(2 * cues.len());
    names.extend(all().map(|it| (it.key, it.style.column())));
    names.sort_unstable();
    names.windows(2).any(|pair| matches!(pair, [one, next] if one == next))
}

/// So many labels tell how those of an article are written.
pub(super) const SOME: usize = 6;

fn candidates_of<'a>(cues: &'a Cues<'a>) -> Candidates<'a> {
    // Most have one name, however they are read.
    let mut last: Option<(&str, u64, bool)> = None;
    let mut candidate = |label: &'a Label<'a>, place| {
        let name = label.name;
        let known = last.filter(|(it, ..)| *it == name);
        let (_, key, capitals) =
            *last.insert(known.unwrap_or_else(|| (name, key(name), is_in_capitals(name))));
        Candidate { key, label, style: Style::of(cues.text, label, place, capitals) }
    };
    let is_name = |label: &&Label<'_>| label.name.contains(is_alphabetic);
    // `田中 (笑)` is a name and what is done, where a name may open the line.
    let is_spoken = |label: &Label<'_>| {
        let is_bare = matches!(label.form, Form::Line | Form::Markup);
        is_bare
            && !is_in_capitals(label.name)
            && !label.aside.is_empty()
            && (cues.label.is_some() || cues.loose_label.is_some())
    };
    let alone = cues.name_alone.as_ref().filter(|label| is_name(label) && !is_spoken(label));
    // The first word of a name in capitals is no label before the others.
    let spoken = cues.loose_label.as_ref().filter(|label| is_in_capitals(label.name));
    // Nor is the title before one: `M.` of `M. Mora. Oui.`
    let is_title = |title: &str| {
        let titled = cues.loose_label.and_then(|label| label.name.strip_prefix(title));
        titled.is_some_and(|it| it.starts_with(". "))
    };
    let is_part = alone.or(spoken).is_some();
    // Nor is the date before a time.
    let opens = cues.label.as_ref().filter(|label| match label.form {
        Form::Token => !is_part && !is_title(label.name),
        Form::Time => is_name(label),
        _ => true,
    });
    [
        alone.map(|label| candidate(label, Place::Alone)),
        opens.map(|label| candidate(label, Place::Opens)),
        cues.loose_label.as_ref().filter(is_name).map(|label| candidate(label, Place::Opens)),
    ]
}

/// Whether a block opens with a letter and a colon.
pub(super) fn is_followed_by_colon(cues: &Cues<'_>) -> bool {
    let is_letter = cues.label.is_some_and(|label| label.form == Form::Letter);
    is_letter && cues.text.chars().take(4).any(|c| matches!(c, ':' | '：'))
}

/// What the steps look at.
struct Article<'c, 'a> {
    cues: &'c [Cues<'a>],
    candidates: &'c [Candidates<'a>],
    lexicon: &'c Lexicon,
    /// How each name is used at each place.
    names: BTreeMap<(Column, u64), Usage<'a>>,
    /// Whether a full stop parts names from speech, once it is asked for.
    stops: OnceCell<bool>,
}

impl<'a> Article<'_, 'a> {
    fn count(&mut self) {
        let lexicon = self.lexicon;
        let mut below = false;
        for (block, candidates) in self.candidates.iter().enumerate() {
            // `slides: <https://…>` is no name, however often it comes.
            let is_said = |it: &&Candidate<'_>| {
                !leads_to_address(it.label.body) && !is_date(it.label.body, lexicon)
            };
            let said = candidates.iter().flatten().filter(is_said);
            for candidate in said {
                let at = block + usize::from(candidate.style.place == Place::Alone);
                let asks = self.cues.get(at).is_some_and(|it| it.ending == Ending::Question);
                let place = (candidate.style.column(), candidate.key);
                let usage = self.names.entry(place).or_insert_with(|| Usage {
                    label: candidate.label,
                    count: 0,
                    asks: 0,
                    below: 0,
                    bare: 0,
                    class: OnceCell::new(),
                });
                usage.count += 1;
                usage.asks += usize::from(asks);
                usage.below += usize::from(below);
                usage.bare += usize::from(candidate.style.is_bare());
            }
            let [alone, ..] = candidates;
            below = alone.is_some_and(|it| !it.style.is_bare());
        }
    }

    /// The label of a block that comes often enough to be one.
    fn recurring(&self, block: usize, forms: &Forms) -> Option<Candidate<'a>> {
        let [alone, opens, loose] = *self.candidates.get(block)?;
        let line = alone.filter(|it| self.recurs(block, it, None));
        line.or_else(|| opens.filter(|it| self.recurs(block, it, Some(forms))))
            .or_else(|| loose.filter(|it| self.recurs(block, it, None)))
    }

    fn recurs(&self, block: usize, it: &Candidate<'_>, forms: Option<&Forms>) -> bool {
        // What has a description is a label if its name is one by itself, or has several words and
        // the same is said of it again.
        let is_described = it.label.form == Form::Described;
        let own = self.names.get(&(it.style.column(), it.key));
        let own = own.filter(|_| !is_described || it.label.name.contains(' '));
        let plain = || {
            if is_described { self.names.get(&(Column::Opens, it.key)) } else { None }
        };
        let is_enough = |usage: &&Usage<'_>| usage.count >= it.style.recurs();
        let Some(usage) = plain().filter(is_enough).or(own) else { return false };
        if it.label.name.ends_with(|c: char| c.is_ascii_digit())
            && is_date(it.label.body, self.lexicon)
        {
            return false;
        }
        let known = forms.and_then(|forms| forms.get(&it.key));
        let count = known.map_or(usage.count, |form| form.count);
        let is_letter = self.cues.get(block).is_some_and(is_followed_by_colon);
        let wanted = if is_letter { 1 } else { it.style.recurs() };
        // A heading comes once in the contents, too.
        let is_heading = it.style.place == Place::Alone && usage.bare > 0 && usage.count == 2;
        count >= wanted && !is_heading && self.may_be_label(it, usage)
    }

    /// Whether nothing speaks against a name that comes often: it is no word that opens notes and
    /// fields, unless what it opens asks; no sound; no short reply on a line of its own.
    fn may_be_label(&self, it: &Candidate<'_>, usage: &Usage<'_>) -> bool {
        let class = *usage.class.get_or_init(|| class(it.label.name, self.lexicon));
        let side = class.any(Classes::ASKER | Classes::ANSWERER);
        let is_note = class.any(Classes::NOT_LABEL)
            && !side
            && !is_letter(it.label.name)
            && usage.asks * 2 < usage.count;
        let is_sound = class.any(Classes::DIRECTION)
            && !side
            && matches!(it.label.form, Form::Bracket | Form::Sign);
        let is_reply =
            it.style.is_bare() && (class.any(WORDS) && !side || usage.below * 2 > usage.count);
        // `Question. Why?` has a label, `Right. So it was.` a reply; `Mr. Mora. Yes.` has one, too.
        let is_word = !it.label.name.contains(' ') && !is_one_character(it.label.name);
        let is_sentence = it.style.is_sentence() && !side && is_word && !self.stops_part_names();
        let is_joint = it.label.form == Form::Described && self.names_others(it.label.aside);
        !(is_note || is_sound || is_reply || is_sentence || is_joint)
    }

    /// Whether what stands after a name and a comma is another's: `Ana, Ben and Cleo: Yes.`
    fn names_others(&self, aside: &str) -> bool {
        let is_mark = |c: char| matches!(c, ',' | '&' | ' ' | '，' | '、');
        let words: Vec<&str> = aside.split(is_mark).filter(|word| !word.is_empty()).collect();
        let is_name = |name: &str| {
            self.names.get(&(Column::Opens, key(name))).is_some_and(|usage| usage.count > 1)
        };
        words.iter().any(|word| is_name(word))
            || words.windows(2).any(|pair| is_name(&pair.join(" ")))
    }

    /// Whether a full stop parts names from speech throughout: most blocks open with words that come
    /// again before one, and are no replies.
    fn stops_part_names(&self) -> bool {
        *self.stops.get_or_init(|| {
            let is_name = |it: &&Candidate<'_>| {
                let usage = || self.names.get(&(it.style.column(), it.key));
                let is_titled = it.style.column() == Column::Described;
                (it.style.is_sentence() || is_titled)
                    && usage().is_some_and(|usage| usage.count >= it.style.recurs())
                    && !tokens(it.label.name, self.lexicon)
                        .next()
                        .is_some_and(|it| it.word.any(WORDS))
            };
            let named: Vec<(usize, u64)> = (self.candidates.iter().enumerate())
                .filter_map(|(block, [.., loose])| {
                    Some((block, loose.as_ref().filter(is_name)?.key))
                })
                .collect();
            let (Some((first, key)), Some((last, _))) = (named.first(), named.last()) else {
                return false;
            };
            named.len() >= SOME
                && named.len() * 10 >= (last - first + 1) * 6
                && named.iter().any(|(_, it)| it != key)
        })
    }

    /// Names seen once that are a form of one seen often.
    fn forms(&self) -> Forms {
        let opens = self.names.iter().filter(|((column, _), _)| *column == Column::Opens);
        // `So – we left` has a word before its dash, not a name.
        let is_word = |name: &str| {
            let mut words = tokens(name, self.lexicon).map(|token| token.word);
            words.all(|word| word.any(WORDS)) && !is_in_capitals(name)
        };
        let opens = opens.filter(|(_, usage)| usage.count > 1 || !is_word(usage.label.name));
        let mut names: Vec<(u64, &Usage<'a>)> =
            opens.map(|((_, key), usage)| (*key, usage)).collect();
        names.sort_unstable_by_key(|(_, usage)| usage.label.name);
        forms(&names, |name| class(name, self.lexicon).any(Classes::ASKER | Classes::ANSWERER))
    }

    /// The label of a block that is the name of one of a list.
    fn listed(&self, block: usize, listed: &BTreeSet<u64>) -> Option<Candidate<'a>> {
        let [alone, ..] = *self.candidates.get(block)?;
        alone.filter(|it| it.style.is_bare() && listed.contains(&it.key))
    }

    /// The label of a block whose format or layout says who speaks, however seldom.
    fn told(&self, block: usize) -> Option<Candidate<'a>> {
        let [_, opens, _] = *self.candidates.get(block)?;
        opens.filter(|_| self.cues.get(block).is_some_and(|cues| cues.is_told))
    }

    /// The label of a block whose name comes once, written as the labels are that come often; or
    /// the slip of one that is known.
    fn lone(&self, block: usize, styles: &Styles) -> Option<Candidate<'a>> {
        let mut candidates = self.candidates.get(block)?.iter().flatten();
        let fits = |it: &&Candidate<'a>| {
            styles.is_slip(it)
                || styles.fits(block, it) && self.may_be_name(it, styles.has_small(block, it))
        };
        candidates.find(fits).copied()
    }

    /// Whether a name that comes once reads like one; `in_small`, where names are in small letters.
    fn may_be_name(&self, it: &Candidate<'_>, in_small: bool) -> bool {
        let class = class(it.label.name, self.lexicon);
        let mut words = tokens(it.label.name, self.lexicon).map(|token| token.word);
        let first = words.next().unwrap_or_default();
        let side = Classes::ASKER | Classes::ANSWERER;
        let side = first.any(side) || words.any(|word| word.any(side));
        // In capitals `ALL` and `THE COURT` speak.
        let is_word = first.any(WORDS) && !it.style.is_in_capitals();
        let other = class.any(NOTES) || is_word;
        // Where no capital tells names from words, they are short.
        let is_short = it.label.name.chars().count() <= UNSPACED && !it.label.name.contains(' ');
        let is_name = (is_capitalised(it.label.name) || in_small && !it.label.name.contains(' '))
            && (is_short || !it.label.name.contains(is_unspaced));
        // `Ana Mora. Yes.` has a name where others have one so, `Indeed. Yes.` none.
        let is_sentence =
            it.style.is_sentence() && !(it.label.name.contains(' ') && self.stops_part_names());
        let is_said = !leads_to_address(it.label.body) && !is_date(it.label.body, self.lexicon);
        is_name && (side || !other && !is_sentence) && is_said
    }
}

/// Whether what follows a name is nothing but a date, perhaps with the page of an index: `Interview 2: May 9,
/// 2006 ..... 12`.
fn is_date(body: &str, lexicon: &Lexicon) -> bool {
    if !body.ends_with(|c: char| c.is_ascii_digit()) || body.len() > DATE {
        return false;
    }
    let bare = body.split("..").next().unwrap_or(body).trim_end();
    let any = tokens(bare, lexicon).fold(Classes::NONE, |any, it| any | it.word);
    is_date_line(bare, any, lexicon)
}

/// The most bytes of a date and a page.
const DATE: usize = 90;

/// Whether what follows a name is an address: `slides: <https://example.org>`.
fn leads_to_address(body: &str) -> bool {
    body.trim_start_matches('<').starts_with("http")
}

/// Whether a name is one letter, in scripts whose words have more.
fn is_letter(name: &str) -> bool {
    is_one_character(name) && !name.contains(is_unspaced)
}

fn is_one_character(name: &str) -> bool {
    name.chars().count() == 1
}

/// The most characters of a name that comes once, in scripts without spaces.
const UNSPACED: usize = 8;
