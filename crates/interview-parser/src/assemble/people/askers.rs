//! Who asked the questions, as credits, bylines and signatures say it.

use interview_model::{Evidence, Segment, SegmentKind};

use super::sources::{around, head};
use crate::grammar::credit;
use crate::grammar::person::{Sign, names};
use crate::lexicon::{Classes, Lexicon, is_unspaced, tokens};

/// Somebody who is said to have asked, or to have written the article.
#[derive(Debug, Clone)]
pub(super) struct Asker {
    pub(super) name: String,
    pub(super) evidence: Evidence,
}

impl Asker {
    /// How sure it is that such a person asked: a cautious estimate, see docs/accuracy.md.
    pub(super) fn confidence(&self) -> f32 {
        match self.evidence {
            Evidence::Credit => 0.95,
            Evidence::Byline => 0.9,
            _ => 0.7,
        }
    }
}

/// The longest line that is a credit, in bytes.
const LONGEST: usize = 240;

/// Those of whom lines outside the prose say that they asked, the surest first: a credit that says
/// so, a byline, a signature.
pub(super) fn askers(segments: &[Segment], lexicon: &Lexicon) -> Vec<Asker> {
    let (front, back) = around(segments);
    let lines = || front.iter().chain(back).filter(|it| it.text.len() <= LONGEST);
    let mut found: Vec<Asker> = Vec::new();
    let mut add = |name: String, evidence| {
        if !found.iter().any(|it| it.name == name) {
            found.push(Asker { name, evidence });
        }
    };
    for (at, line) in front.iter().chain(back).enumerate() {
        let below = front.get(at + 1).map(|below| below.text.as_str());
        if let Some(name) = credited(line, below, lexicon) {
            add(name, Evidence::Credit);
        }
    }
    let bylines = lines().filter(|it| it.kind == SegmentKind::Credit);
    let bylines = bylines.filter_map(|it| byline(&it.text, lexicon));
    bylines.for_each(|name| add(name, Evidence::Byline));
    let signatures = back.iter().filter(|it| it.kind == SegmentKind::Credit);
    let signatures = signatures.filter_map(|it| signature(&it.text, lexicon));
    signatures.for_each(|name| add(name, Evidence::Signature));
    found
}

/// Who a line says asked the questions: `Interview: Ana Mora`; `聞き手` and the name below it.
fn credited(line: &Segment, below: Option<&str>, lexicon: &Lexicon) -> Option<String> {
    let text = head(&line.text, LONGEST);
    let asked = credit::opening(text, lexicon).any(Classes::CREDIT_INTERVIEWER);
    match line.kind {
        SegmentKind::Credit if asked => {
            let value = credit::credit(text, lexicon).1;
            let value =
                if value.is_empty() || value == text { below.unwrap_or_default() } else { value };
            name_in(value, lexicon)
        }
        SegmentKind::Title | SegmentKind::Credit => None,
        _ if asked && tokens(text, lexicon).count() <= 2 => {
            below.filter(|it| it.len() <= LONGEST / 4).and_then(|it| name_in(it, lexicon))
        }
        _ => None,
    }
}

/// The name in the value of a credit; the value itself where it is short and holds no such name.
fn name_in(value: &str, lexicon: &Lexicon) -> Option<String> {
    let mut found = names(value, lexicon).into_iter();
    let named = found.find(|name| !name.signs.has(Sign::Single));
    let named = named.map(|name| name.text.to_owned());
    let title = tokens(value, lexicon).last().filter(|it| it.word.any(Classes::HONORIFIC));
    let whole = title.and_then(|it| value.get(..it.start)).filter(|it| !it.is_empty());
    let whole = whole.unwrap_or(value).trim_matches(|c: char| !c.is_alphanumeric());
    // `Ana Mora (Tarn Bay)`
    let whole = whole.split(['(', '（']).next().unwrap_or(whole).trim_end();
    let short = whole.len() <= LONGEST / 6;
    named.or_else(|| Some(whole.to_owned()).filter(|it| short && !it.is_empty()))
}

/// Who a line says wrote the article: `By Ana Mora`, `作者：Ana Mora`.
fn byline(text: &str, lexicon: &Lexicon) -> Option<String> {
    let opening = credit::opening(text, lexicon);
    let other = Classes::CREDIT_PHOTO | Classes::CREDIT_TRANSLATOR | Classes::CREDIT_SOURCE;
    if !opening.any(Classes::CREDIT_AUTHOR) || opening.any(other | Classes::CREDIT_INTERVIEWER) {
        return None;
    }
    let value = credit::credit(text, lexicon).1;
    let first = names(value, lexicon).into_iter().find(|name| name.start == 0)?;
    // One word may be a newsroom's: it is a name if it is all that is there.
    let office = Classes::ASKER | Classes::NOT_LABEL | Classes::GROUP | Classes::CREDIT_AUTHOR;
    let is_office = tokens(first.text, lexicon).any(|it| it.word.any(office));
    let alone = first.end() == value.trim_end().len();
    let fits = !first.signs.has(Sign::Single) || (alone && !is_office);
    fits.then(|| first.text.to_owned())
}

/// Who signs the article: a name alone, or with a bracket after it.
fn signature(text: &str, lexicon: &Lexicon) -> Option<String> {
    let opening = credit::opening(text, lexicon);
    if credit::sort(opening, opening).is_some() || text.starts_with(is_unspaced) {
        return None;
    }
    let name = names(text, lexicon).into_iter().find(|name| name.start == 0)?;
    let rest = text.get(name.end()..)?.trim();
    let fits = rest.is_empty() || (rest.starts_with('(') && rest.ends_with(')'));
    (fits && !name.signs.has(Sign::Single)).then(|| name.text.to_owned())
}
