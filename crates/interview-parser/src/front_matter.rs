//! Front matter: the metadata at the top of a file.

use std::borrow::Cow;

use interview_model::{Credit, CreditSort, Role, SegmentKind, Span, run_on};

use crate::grammar::credit::credit;
use crate::grammar::front_matter::{
    Syntax, closes, fold, item, pair, title_block, unquoted, values,
};
use crate::lexicon::Lexicon;
use crate::line::Line;
use crate::speakers::{MOST_LISTED as MOST, Speaker};
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
    /// Its lines as printed, but for the quotation marks around a value.
    text: String,
    /// The value, without marks; several lines of it are joined.
    scalar: String,
    /// The values of a list, which has no other.
    items: Vec<&'a str>,
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
        let first = lines.first()?;
        match Syntax::opened_by(first.text) {
            Some(syntax) => Self::between_fences(lines, syntax),
            None if first.text.starts_with('%') => Self::title_block(lines),
            None => Self::above_fence(lines),
        }
    }

    fn between_fences<'l>(lines: &'l [Line<'a>], syntax: Syntax) -> Option<(Self, &'l [Line<'a>])> {
        let (opening, rest) = lines.split_first()?;
        let is_top = |line: &Line<'_>| syntax != Syntax::Json || line.indent == 0;
        let is_closing = |line: &Line<'_>| closes(opening.text, line.text) && is_top(line);
        let length = rest.iter().take(LONGEST).position(is_closing)?;
        let (inside, after) = rest.split_at(length);
        let (closing, article) = after.split_first()?;
        let mut front = Self { entries: Vec::new(), fences: vec![*opening] };
        for line in inside {
            let is_brace = syntax == Syntax::Json && matches!(line.text, "{" | "}");
            if is_brace && is_top(line) {
                front.fences.push(*line);
            } else {
                front.take(line, syntax)?;
            }
        }
        front.fences.push(*closing);
        front.is_metadata().then_some((front, article))
    }

    /// Front matter without a fence above it, as [Hexo](https://hexo.io/docs/front-matter) has it: one of
    /// the keys is the title's, and no blank line stands between.
    fn above_fence<'l>(lines: &'l [Line<'a>]) -> Option<(Self, &'l [Line<'a>])> {
        let (key, _) = pair(lines.first()?.text, Syntax::Yaml)?;
        if !key.starts_with(|c: char| c.is_ascii_lowercase()) {
            return None;
        }
        let is_blank = |(place, line): &(usize, &Line<'_>)| *place > 0 && line.blank_before > 0;
        let inside = lines.iter().enumerate().take(LONGEST).take_while(|it| !is_blank(it));
        let mut front = Self::default();
        for (place, line) in inside {
            if place > 0 && closes("---", line.text) {
                front.fences.push(*line);
                break;
            }
            front.take(line, Syntax::Yaml)?;
        }
        let is_titled = front.entries.iter().any(|entry| entry.is(&TITLE));
        let is_closed = !front.fences.is_empty() && is_titled;
        let length = lines.iter().position(|line| Some(line) == front.fences.last())?;
        let article = lines.get(length + 1..)?;
        (is_closed && front.is_metadata()).then_some((front, article))
    }

    /// The title block of Pandoc.
    fn title_block<'l>(lines: &'l [Line<'a>]) -> Option<(Self, &'l [Line<'a>])> {
        let mut front = Self::default();
        for (line, key) in lines.iter().zip(["title", "author", "date"]) {
            let Some(value) = title_block(line.text).filter(|_| line.indent == 0) else { break };
            front.entries.push(Entry::of(key, value, line));
        }
        let article = lines.get(front.entries.len()..)?;
        (!front.entries.is_empty()).then_some((front, article))
    }

    /// Whether no key comes twice, and one is in small letters.
    fn is_metadata(&self) -> bool {
        let is_small = |entry: &Entry<'_>| entry.key.starts_with(char::is_lowercase);
        let mut keys: Vec<_> = self.entries.iter().map(|entry| entry.key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.len() == self.entries.len() && self.entries.iter().any(is_small)
    }

    /// Takes a line; `None`, if no front matter has such a one.
    fn take(&mut self, line: &Line<'a>, syntax: Syntax) -> Option<()> {
        if (line.indent == 0 || syntax == Syntax::Json)
            && let Some((key, value)) = pair(line.text, syntax)
        {
            self.entries.push(Entry::of(key, value, line));
            return Some(());
        }
        let item = item(line.text);
        let is_nested = line.indent > 0 || item.is_some();
        let is_of_syntax = is_nested || line.text.starts_with(['#', '[', ']', '"', '\'']);
        let entry = self.entries.last_mut().filter(|_| is_of_syntax)?;
        match item {
            Some(item) => entry.items.push(unquoted(item)),
            None => entry.add(line.text),
        }
        run_on(&mut entry.text, line.text);
        entry.span.end = line.span.end;
        Some(())
    }

    /// The parts of the source that it is: a title, what stands below it, and credits.
    pub(crate) fn told(&self) -> Vec<Told<'a>> {
        let fences = self.fences.iter().map(|line| Told::line(SegmentKind::Credit, line));
        let entries = self.entries.iter().map(|entry| {
            let kind = entry.kind();
            let text = match kind {
                SegmentKind::Credit => entry.text.clone(),
                _ => entry.values().collect::<Vec<_>>().join(" "),
            };
            let text = Cow::Owned(text);
            Told { kind, text, span: entry.span, line: entry.line, timing: None }
        });
        let mut told: Vec<_> = fences.chain(entries).collect();
        told.sort_by_key(|told| told.span.start);
        told
    }

    /// Where it ends; 0, where there is none.
    pub(crate) fn end(&self) -> usize {
        let fence = self.fences.last().map(|line| line.span.end);
        let entry = self.entries.last().map(|entry| entry.span.end);
        fence.max(entry).unwrap_or(0)
    }

    /// Whether a part of the source stands in it.
    pub(crate) fn holds(&self, span: Span) -> bool {
        span.end <= self.end()
    }

    /// Who wrote and published the article, and when, as far as it says so.
    pub(crate) fn credits(&self, lexicon: &Lexicon) -> Vec<Credit> {
        let credits = self.entries.iter().flat_map(|entry| {
            let sort = credit(&entry.text, lexicon).0;
            let named = entry.values().filter(move |_| sort != CreditSort::Other);
            named.map(move |value| Credit::new(sort, value, entry.span))
        });
        credits.collect()
    }

    /// Those whom it lists as speakers.
    pub(crate) fn speakers(&self) -> Vec<Speaker> {
        let lists = self.entries.iter().filter_map(|entry| {
            let list = SPEAKERS.iter().find(|(key, _)| key.eq_ignore_ascii_case(entry.key));
            list.map(|(_, role)| (entry, *role))
        });
        let speakers = lists.flat_map(|(entry, role)| {
            let names = entry.values().filter_map(|value| match pair(value, Syntax::Yaml) {
                // One who has fields of their own: `- name: Ana Mora`.
                Some((key, name)) => (key == "name").then_some(unquoted(name)),
                None => Some(value),
            });
            names.map(move |name| Speaker::listed(name, Vec::new(), role))
        });
        speakers.take(MOST).collect()
    }
}

impl<'a> Entry<'a> {
    /// The entry that a line opens.
    fn of(key: &'a str, value: &'a str, line: &Line<'a>) -> Self {
        let printed = line.text.strip_suffix(value);
        let printed = printed.or_else(|| line.text.strip_suffix(',')?.strip_suffix(value));
        let before = printed.unwrap_or_default();
        let text = format!("{before}{}", unquoted(value)).trim_end().to_owned();
        let (span, line) = (line.span, line.number);
        let mut entry = Self { key, text, scalar: String::new(), items: Vec::new(), span, line };
        entry.add(value);
        entry
    }

    /// Adds a line of the value.
    fn add(&mut self, text: &'a str) {
        let is_list = text.starts_with('[') || text.ends_with([',', ']']) || !self.items.is_empty();
        if is_list {
            self.items.extend(values(text.trim_end_matches(',')));
        } else {
            fold(&mut self.scalar, text);
        }
    }

    /// What it is on the page: a title, a line below it, or nothing but a credit.
    fn kind(&self) -> SegmentKind {
        match () {
            () if self.values().next().is_none() => SegmentKind::Credit,
            () if self.is(&TITLE) => SegmentKind::Title,
            () if self.is(&BELOW_TITLE) && self.scalar.len() <= LINE => SegmentKind::Intro,
            () => SegmentKind::Credit,
        }
    }

    fn values(&self) -> impl Iterator<Item = &str> {
        let scalar = Some(self.scalar.as_str()).filter(|it| !it.is_empty());
        scalar.into_iter().chain(self.items.iter().copied())
    }

    fn is(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| key.eq_ignore_ascii_case(self.key))
    }
}

/// The key of the article's title.
const TITLE: [&str; 1] = ["title"];

/// The keys of the line that is printed below the title; a longer summary is for search engines.
const BELOW_TITLE: [&str; 4] = ["subtitle", "sub_title", "standfirst", "summary"];
/// The longest line below a title, in bytes.
const LINE: usize = 100;

/// The keys under which those are listed who speak. They are names of fields, as programs read them.
const SPEAKERS: [(&str, Option<Role>); 12] = [
    ("speaker", None),
    ("speakers", None),
    ("participants", None),
    ("participant", None),
    ("guests", Some(Role::Interviewee)),
    ("guest", Some(Role::Interviewee)),
    ("interviewee", Some(Role::Interviewee)),
    ("interviewees", Some(Role::Interviewee)),
    ("interviewer", Some(Role::Interviewer)),
    ("interviewers", Some(Role::Interviewer)),
    ("host", Some(Role::Interviewer)),
    ("hosts", Some(Role::Interviewer)),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;
    use crate::line::lines;

    fn speakers(front: &FrontMatter<'_>) -> Vec<String> {
        front.speakers().into_iter().map(|it| it.name).collect()
    }

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
        assert_eq!(speakers(&front), ["Ben Ode", "Cleo Rast"]);
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
        assert_eq!(speakers(&front), ["Ben Ode", "Cleo Rast"]);
        assert_eq!(kinds(source)[1], (SegmentKind::Title, "On nets".to_owned()));
    }

    #[test]
    fn json() {
        let source = "{\n   \"title\" : \"On nets\",\n   \"tags\" : [\n      \"sea\",\n      \"talk\"\n   ],\n\
                      \"guest\" : \"Ben Ode\"\n}\nWhy nets?";
        let lines = lines(source);
        let (front, rest) = FrontMatter::of(&lines);
        assert_eq!(rest.len(), 1);
        assert_eq!(speakers(&front), ["Ben Ode"]);
        assert_eq!(kinds(source)[1], (SegmentKind::Title, "On nets".to_owned()));
    }

    #[test]
    fn a_short_line_below_the_title_opens_the_article() {
        let told = kinds("---\ntitle: On nets\nsubTitle: \"Who mends them\"\n---\n");
        assert_eq!(told[2], (SegmentKind::Intro, "Who mends them".to_owned()));
        let long = format!("---\ntitle: On nets\nsummary: {}\n---\n", "They last. ".repeat(20));
        assert_eq!(kinds(&long)[2].0, SegmentKind::Credit);
    }

    #[test]
    fn values_of_several_lines() {
        let told = kinds(
            "---\ntitle: \"On nets\\\n  \\ and \\\"boats\\\"\"\nsummary: >\n  How they\n  last\n---\n",
        );
        assert_eq!(told[1], (SegmentKind::Title, "On nets and \"boats\"".to_owned()));
        assert_eq!(told[2].1, "How they last");
        let source = "---\nspeakers:\n  - name: Ana Mora\n    role: host\n  - Ben Ode\n---\n";
        let lines = lines(source);
        let (front, _) = FrontMatter::of(&lines);
        assert_eq!(speakers(&front), ["Ana Mora", "Ben Ode"]);
    }

    #[test]
    fn fences_of_other_generators() {
        let title = (SegmentKind::Title, "On nets".to_owned());
        for source in [
            "title: On nets\ndate: 2031-04-02\ntags:\n- boats\n---\nWhy?",
            "---json\n{\n  \"title\": \"On nets\",\n  \"tags\": [\"boats\"]\n}\n---\nWhy?",
            "---toml\ntitle = \"On nets\"\ndate = 2031-04-02\n---\nWhy?",
            "% On nets\n% Ana Mora\n% 2031\nWhy?",
        ] {
            let lines = lines(source);
            let (front, article) = FrontMatter::of(&lines);
            assert!(kinds(source).contains(&title), "{source}");
            assert_eq!(
                article.iter().map(|line| line.text).collect::<Vec<_>>(),
                ["Why?"],
                "{source}"
            );
            assert_eq!(source.get(front.end()..), Some("\nWhy?"), "{source}");
        }
    }

    #[test]
    fn rules_are_no_front_matter() {
        for source in [
            "ana: why?\nben: so.\n---\nana: yes.",
            "title: On nets\n\ndate: 2031\n---\n",
            "title: On nets\nThey last.\n---\n",
            "title: On nets\ndate: 2031\n",
            "---\nAna: Why?\nBen: So.\n---\nAna: Yes.",
            "---\nWe met at the pier.\n---\n",
            "---\nana: why?\nben: so.\nana: yes?\n---\n",
            "---\ntitle: On nets\n",
            "---\n---\n",
            "+++\ntitle: On nets\n+++\n",
            "+++\ntitle = 'On nets'\n---\nWhy?",
            "",
        ] {
            assert!(kinds(source).is_empty(), "{source}");
        }
    }
}
