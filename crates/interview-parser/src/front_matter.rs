//! Front matter: the metadata at the top of a file.

use std::borrow::Cow;

use interview_model::{Credit, CreditSort, SegmentKind, Span, run_on};

use crate::grammar::credit::credit;
use crate::grammar::front_matter::{Syntax, item, pair, unquoted, values};
use crate::lexicon::Lexicon;
use crate::line::Line;
use crate::told::Told;

/// What front matter says: a key's values each.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter<'a> {
    entries: Vec<Entry<'a>>,
    /// The lines that part it from the article.
    fences: Vec<Line<'a>>,
}

/// A key and its values, with the lines below that belong to it.
#[derive(Debug)]
struct Entry<'a> {
    key: &'a str,
    values: Vec<&'a str>,
    /// All that it says, key included.
    text: String,
    span: Span,
    line: usize,
}

/// The most lines that front matter was seen to have, and many more.
const LONGEST: usize = 500;

impl<'a> FrontMatter<'a> {
    /// The front matter of a source, and the lines after it.
    ///
    /// A rule at the top of an article with labels looks much the same. So all lines to the second
    /// fence must be of the syntax, no key may come twice, as labels do, and one must be in small
    /// letters, as none is of which a label is made.
    pub(crate) fn of<'l>(lines: &'l [Line<'a>]) -> (Self, &'l [Line<'a>]) {
        Self::read(lines).unwrap_or_else(|| (Self::default(), lines))
    }

    fn read<'l>(lines: &'l [Line<'a>]) -> Option<(Self, &'l [Line<'a>])> {
        let (opening, rest) = lines.split_first()?;
        let syntax = Syntax::opened_by(opening.text)?;
        let is_closing = |line: &Line<'_>| syntax.is_closed_by(line.text);
        let length = rest.iter().take(LONGEST).position(is_closing)?;
        let (inside, after) = rest.split_at(length);
        let (closing, article) = after.split_first()?;
        let mut front = Self { entries: Vec::new(), fences: vec![*opening, *closing] };
        for line in inside {
            front.take(line, syntax)?;
        }
        let is_small = |entry: &Entry<'_>| entry.key.starts_with(char::is_lowercase);
        let mut keys: Vec<_> = front.entries.iter().map(|entry| entry.key).collect();
        keys.sort_unstable();
        keys.dedup();
        let is_metadata = keys.len() == front.entries.len() && front.entries.iter().any(is_small);
        is_metadata.then_some((front, article))
    }

    /// Takes a line; `None`, if no front matter has such a one.
    fn take(&mut self, line: &Line<'a>, syntax: Syntax) -> Option<()> {
        if line.indent == 0
            && let Some((key, value)) = pair(line.text, syntax)
        {
            let text = match values(value).next() {
                Some(first) if first.len() == unquoted(value).len() => format!("{key}: {first}"),
                _ => line.text.to_owned(),
            };
            let (span, line) = (line.span, line.number);
            self.entries.push(Entry { key, values: values(value).collect(), text, span, line });
            return Some(());
        }
        let is_nested = line.indent > 0 || item(line.text).is_some();
        let is_of_syntax = is_nested || line.text.starts_with(['#', '[', ']', '"', '\'']);
        let entry = self.entries.last_mut().filter(|_| is_of_syntax)?;
        let value = item(line.text).unwrap_or(line.text).trim_end_matches(',');
        entry.values.extend(values(value));
        run_on(&mut entry.text, line.text);
        entry.span.end = line.span.end;
        Some(())
    }

    /// The parts of the source that it is: a title, and credits.
    pub(crate) fn told(&self) -> Vec<Told<'a>> {
        let fences = self.fences.iter().map(|line| Told::line(SegmentKind::Credit, line));
        let entries = self.entries.iter().map(|entry| {
            let kind = if entry.is(&TITLE) { SegmentKind::Title } else { SegmentKind::Credit };
            let text = match (kind, entry.values.as_slice()) {
                (SegmentKind::Title, [title]) => Cow::Borrowed(*title),
                _ => Cow::Owned(entry.text.clone()),
            };
            Told { kind, text, span: entry.span, line: entry.line, timing: None }
        });
        let mut told: Vec<_> = fences.chain(entries).collect();
        told.sort_by_key(|told| told.span.start);
        told
    }

    /// Whether a part of the source stands in it.
    pub(crate) fn holds(&self, span: Span) -> bool {
        self.fences.last().is_some_and(|closing| span.end <= closing.span.end)
    }

    /// Who wrote and published the article, and when, as far as it says so.
    pub(crate) fn credits(&self, lexicon: &Lexicon) -> Vec<Credit> {
        let credits = self.entries.iter().flat_map(|entry| {
            let sort = credit(&entry.text, lexicon).0;
            let named = entry.values.iter().filter(move |_| sort != CreditSort::Other);
            named.map(move |value| Credit::new(sort, *value, entry.span))
        });
        credits.collect()
    }

    /// Those whom it lists as speakers.
    pub(crate) fn speakers(&self) -> Vec<&'a str> {
        let lists = self.entries.iter().filter(|entry| entry.is(&SPEAKERS));
        lists.flat_map(|entry| entry.values.iter().copied()).collect()
    }
}

impl Entry<'_> {
    fn is(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| key.eq_ignore_ascii_case(self.key))
    }
}

/// The key of the article's title.
const TITLE: [&str; 1] = ["title"];

/// The keys under which those are listed who speak. They are names of fields, as programs read them.
const SPEAKERS: [&str; 10] = [
    "speaker",
    "speakers",
    "participants",
    "participant",
    "guests",
    "guest",
    "interviewee",
    "interviewees",
    "interviewer",
    "hosts",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;
    use crate::line::lines;

    fn kinds(source: &str) -> Vec<(SegmentKind, String)> {
        let lines = lines(source);
        let (front, _) = FrontMatter::of(&lines);
        front.told().into_iter().map(|told| (told.kind, told.text.into_owned())).collect()
    }

    const YAML: &str = "---\ntitle: \"On nets\"\ndate: 2021-03-04\nauthor: 'Ana Mora'\n\
                        speakers:\n  - Ben Ode\n  - \"Cleo Rast\"\n---\nBO: Why nets?";

    #[test]
    fn yaml() {
        let wanted = [
            (SegmentKind::Credit, "---"),
            (SegmentKind::Title, "On nets"),
            (SegmentKind::Credit, "date: 2021-03-04"),
            (SegmentKind::Credit, "author: Ana Mora"),
            (SegmentKind::Credit, "speakers: - Ben Ode - \"Cleo Rast\""),
            (SegmentKind::Credit, "---"),
        ];
        let wanted: Vec<_> = wanted.map(|(kind, text)| (kind, text.to_owned())).into();
        assert_eq!(kinds(YAML), wanted);
        let lines = lines(YAML);
        let (front, rest) = FrontMatter::of(&lines);
        assert_eq!(rest.len(), 1);
        assert_eq!(front.speakers(), ["Ben Ode", "Cleo Rast"]);
        let credits = front.credits(lexicon(None));
        let found: Vec<_> = credits.iter().map(|it| (it.sort, it.value.as_str())).collect();
        assert_eq!(found, [(CreditSort::Date, "2021-03-04"), (CreditSort::Author, "Ana Mora")]);
    }

    #[test]
    fn toml() {
        let source =
            "+++\ntitle = \"On nets\"\nspeakers = [\n\"Ben Ode\",\n\"Cleo Rast\"\n]\n+++\n";
        let lines = lines(source);
        let (front, rest) = FrontMatter::of(&lines);
        assert!(rest.is_empty());
        assert_eq!(front.speakers(), ["Ben Ode", "Cleo Rast"]);
        assert_eq!(kinds(source)[1], (SegmentKind::Title, "On nets".to_owned()));
    }

    #[test]
    fn titles_of_several_lines() {
        let told = kinds("---\ntitle: \"On nets\\\n  \\ and boats\"\ndate: 2021\n---\n");
        assert_eq!(told[1].0, SegmentKind::Title);
        assert_eq!(told.len(), 4);
    }

    #[test]
    fn rules_are_no_front_matter() {
        for source in [
            "---\nAna: Why?\nBen: So.\n---\nAna: Yes.",
            "---\nWe met at the pier.\n---\n",
            "---\nana: why?\nben: so.\nana: yes?\n---\n",
            "---\ntitle: On nets\n",
            "---\n---\n",
            "",
        ] {
            assert!(kinds(source).is_empty(), "{source}");
        }
    }
}
