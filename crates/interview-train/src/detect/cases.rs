//! Articles that are interviews and articles that are none, as the parser reads them.

use std::fmt;

use interview_model::SegmentKind;
use interview_parser::decoder::{FACTS, Weights, facts, observe};

use crate::corpus::{Article, Line, Source};
use crate::leave_one_out::{By, each_left_out};
use crate::train::{Options, train};

/// Where cases come from, and how the weights are trained that have not seen them.
#[derive(Debug)]
pub(crate) struct Unseen<'a> {
    /// Interviews, each read with weights from the other sources.
    pub(crate) trained: Vec<&'a Source>,
    /// Interviews that no weights are trained on.
    pub(crate) never_trained: Vec<&'a Source>,
    /// Articles that are none: name and text.
    pub(crate) others: &'a [(String, String)],
    pub(crate) options: &'a Options,
    pub(crate) jobs: usize,
}

/// An article, and what the parser takes it for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Case {
    pub(super) name: String,
    pub(super) group: Group,
    /// What it is left out together with.
    pub(super) family: String,
    /// Whether the parser finds a question.
    pub(super) asks: bool,
    /// The facts, where there are enough to tell by.
    pub(super) facts: Option<[f32; FACTS.len()]>,
}

/// Sorts of articles.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Interviews of one folder.
    Interviews(String),
    /// Their first three exchanges, without what stands before.
    Excerpts,
    /// Articles that are none.
    Others,
    /// What is left of an interview without its conversation.
    Introductions,
    /// What is left without the questions.
    Answers,
    /// What is left without speech and introduction.
    Rests,
}

impl Group {
    pub(super) const fn is_interview(&self) -> bool {
        matches!(self, Self::Interviews(_) | Self::Excerpts)
    }

    /// Whether its articles were made from interviews.
    pub(super) const fn is_made(&self) -> bool {
        !matches!(self, Self::Interviews(_) | Self::Others)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Interviews(folder) => write!(f, "interviews, {folder}"),
            Self::Excerpts => f.write_str("three exchanges of interviews"),
            Self::Others => f.write_str("others"),
            Self::Introductions => f.write_str("interviews without conversation"),
            Self::Answers => f.write_str("interviews without questions"),
            Self::Rests => f.write_str("titles, headings, asides, credits"),
        }
    }
}

impl Unseen<'_> {
    /// All cases, in the order of the sources, the same on any number of threads.
    pub(super) fn cases(&self) -> Vec<Case> {
        let of_fold = |sources: &[&Source], weights: &Weights| {
            sources.iter().flat_map(|source| of_source(source, weights)).collect::<Vec<_>>()
        };
        let folds = each_left_out(&self.trained, By::Source, &[], self.options, self.jobs, of_fold);
        let is_apart = |source: &&&Source| {
            self.never_trained.iter().all(|other| other.family() != source.family())
        };
        let apart: Vec<&Source> = self.trained.iter().filter(is_apart).copied().collect();
        let weights = train(&apart, self.options, self.jobs).weights;
        let mut cases: Vec<Case> = folds.into_iter().flatten().collect();
        cases.extend(of_fold(&self.never_trained, &weights));
        let others = self.others.iter();
        cases
            .extend(others.map(|(name, text)| Case::of(name, text, Group::Others, name, &weights)));
        cases
    }
}

/// The interviews of a source, and what is made of them.
fn of_source(source: &Source, weights: &Weights) -> Vec<Case> {
    use SegmentKind::{Answer, Aside, Bio, Credit, Heading, Intro, Title};
    let mut cases = Vec::new();
    for article in source.articles.iter().filter(|article| article.lines.iter().any(is_asked)) {
        let name = format!("{}/{}", source.name, article.name);
        let interviews = Group::Interviews(source.root().to_owned());
        let parts = [
            (Group::Introductions, [Title, Intro, Bio, Credit].as_slice()),
            (Group::Answers, &[Title, Intro, Answer]),
            (Group::Rests, &[Title, Heading, Aside, Credit]),
        ];
        let case = |group, text: &str| Case::of(&name, text, group, source.family(), weights);
        cases.push(case(interviews, &article.text));
        cases.extend(excerpt(article).map(|it| case(Group::Excerpts, &it.text)));
        let parts = parts.into_iter().map(|(group, kinds)| (group, only(article, kinds).text));
        cases.extend(parts.filter(|(_, text)| !text.is_empty()).map(|it| case(it.0, &it.1)));
    }
    cases
}

/// Whether it asks. Where the gold leaves all sides open, as of panels, nobody may.
fn is_asked(line: &Line) -> bool {
    line.is(SegmentKind::Question)
}

/// From the first question of an article up to the fourth, where there are so many.
fn excerpt(article: &Article) -> Option<Article> {
    let asks = |at: usize| article.lines.get(at).is_some_and(|line| line.is(SegmentKind::Question));
    let opens = |at: &usize| asks(*at) && !at.checked_sub(1).is_some_and(asks);
    let mut turns = (0..article.lines.len()).filter(opens);
    let lines = article.lines.get(turns.next()?..turns.nth(2)?)?;
    Some(Article::of_lines(&article.name, lines.to_vec()))
}

/// An article's lines of these kinds.
fn only(article: &Article, kinds: &[SegmentKind]) -> Article {
    let is_kept = |line: &&Line| kinds.iter().any(|kind| line.is(*kind));
    Article::of_lines(&article.name, article.lines.iter().filter(is_kept).cloned().collect())
}

impl Case {
    fn of(name: &str, text: &str, group: Group, family: &str, weights: &Weights) -> Self {
        let kinds = weights.decode(&observe(text));
        Self {
            name: name.to_owned(),
            group,
            family: family.to_owned(),
            asks: kinds.contains(&SegmentKind::Question),
            facts: facts(text, weights),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Sort;
    use crate::corpus::tests::article;

    #[test]
    fn of_an_interview_parts_are_made_that_are_none() {
        let mut rows = vec!["title|On bees"];
        rows.extend(
            ["question|Why?", "question|Why so?", "answer|So.", "aside|See also"].repeat(4),
        );
        let asked = article(&rows);
        let report = article(&["title|On bees", "intro|They dance."]);
        let source =
            Source { name: "x/y".to_owned(), articles: vec![asked, report], sort: Sort::Articles };
        let cases = of_source(&source, &Weights::default());
        let groups: Vec<_> = cases.iter().map(|case| case.group.to_string()).collect();
        assert_eq!(groups[0], "interviews, x");
        assert_eq!(groups.len(), 5, "{groups:?}");
        assert_eq!(excerpt(&source.articles[0]).unwrap().lines.len(), 12);
        assert_eq!(excerpt(&source.articles[1]), None);
        assert!(cases.iter().all(|case| case.family == "y" && case.name == "x/y/article"));
        assert_eq!(only(&source.articles[0], &[SegmentKind::Answer]).text, "So.\n".repeat(4));
    }
}
