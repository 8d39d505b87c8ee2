//! Sets an article as authors set theirs: questions bold or as headings, notes in italics, links.

use interview_model::{SegmentKind, Span};
use interview_parser::marked::{Emphasis, MarkedBlock, MarkedSource, Run, Structure};

use crate::corpus::{Article, Gold};
use crate::random::Random;

/// How one kind of block is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Set {
    structure: Structure,
    whole: Option<Emphasis>,
    /// Whether what may be a label is set off.
    label: Option<Emphasis>,
}

/// How an article is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typography {
    question: Set,
    answer: Set,
    title: Set,
    intro: Set,
    heading: Set,
    aside: Set,
    credit: Set,
    bio: Set,
    /// How many of a hundred questions are not set so.
    forgotten: usize,
    /// How many of a hundred answers have words set off.
    stressed: usize,
    /// How many of a hundred answers have a link.
    linked: usize,
    /// How many of a hundred questions of several sentences have only the last one set off.
    halved: usize,
    /// Whether all blocks are paragraphs, or lines without blank ones between are of one.
    is_apart: bool,
}

const fn whole(emphasis: Emphasis) -> Set {
    Set { structure: Structure::Paragraph, whole: Some(emphasis), label: None }
}

const fn as_structure(structure: Structure) -> Set {
    Set { structure, whole: None, label: None }
}

const fn with_label(emphasis: Emphasis) -> Set {
    Set { structure: Structure::Paragraph, whole: None, label: Some(emphasis) }
}

const PLAIN: Set = as_structure(Structure::Paragraph);
const BOLD: Set = whole(Emphasis::Bold);
const ITALIC: Set = whole(Emphasis::Italic);
const LINK: Set = whole(Emphasis::Link);
const BOLD_LABEL: Set = with_label(Emphasis::Bold);
const BOLD_ITEM: Set =
    Set { structure: Structure::ListItem, whole: Some(Emphasis::Bold), label: None };

impl Typography {
    pub(super) fn draw(random: &mut Random) -> Self {
        let level = |level| as_structure(Structure::Heading(level));
        let question = random.weighted(&[
            (BOLD, 42),
            (ITALIC, 8),
            (level(2), 5),
            (level(3), 7),
            (level(4), 3),
            (as_structure(Structure::ListItem), 4),
            (BOLD_ITEM, 5),
            (as_structure(Structure::Quotation), 4),
            (BOLD_LABEL, 12),
            (PLAIN, 10),
        ]);
        let answer = match question {
            BOLD_LABEL => BOLD_LABEL,
            PLAIN => random.weighted(&[(PLAIN, 8), (ITALIC, 2)]),
            Set { structure: Structure::ListItem, .. } => {
                random.weighted(&[(PLAIN, 6), (as_structure(Structure::ListItem), 4)])
            }
            _ => random.weighted(&[
                (PLAIN, 44),
                (ITALIC, 2),
                (as_structure(Structure::Quotation), 2),
                (BOLD_LABEL, 2),
            ]),
        };
        Self {
            question,
            answer,
            title: random.weighted(&[(level(1), 5), (PLAIN, 3), (BOLD, 2)]),
            intro: random.weighted(&[(PLAIN, 11), (BOLD, 4), (ITALIC, 4)]),
            heading: random.weighted(&[(level(2), 4), (level(3), 3), (level(4), 1), (BOLD, 3)]),
            aside: random.weighted(&[
                (PLAIN, 3),
                (ITALIC, 3),
                (LINK, 3),
                (as_structure(Structure::Quotation), 1),
                (as_structure(Structure::ListItem), 2),
            ]),
            credit: random.weighted(&[(PLAIN, 4), (ITALIC, 4), (LINK, 1), (BOLD_LABEL, 1)]),
            bio: random.weighted(&[(PLAIN, 4), (ITALIC, 5)]),
            forgotten: random.weighted(&[(0, 6), (6, 2), (15, 1)]),
            stressed: random.weighted(&[(0, 3), (10, 4), (30, 2)]),
            linked: random.weighted(&[(0, 2), (15, 3), (40, 2)]),
            halved: random.weighted(&[(0, 4), (25, 1)]),
            is_apart: random.chance(85),
        }
    }

    /// Whether questions are told by it.
    pub(super) fn marks_questions(self) -> bool {
        self.question != self.answer && self.forgotten == 0
    }

    /// The article so set; its text is the source.
    pub(super) fn apply(self, article: &Article, random: &mut Random) -> MarkedSource {
        let mut marked = MarkedSource::default();
        let starts = line_starts(&article.text);
        for (number, line) in article.numbered() {
            let Some(start) = starts.get(number - 1) else { continue };
            let span = Span::new(*start, start + line.text.len());
            let mut block = MarkedBlock::new(span, number);
            block.text.clone_from(&line.text);
            block.runs.push(Run { start: 0, span });
            block.opens_paragraph = self.is_apart || line.blanks > 0;
            self.set(&mut block, line.gold, random);
            block.emphasis.sort_by_key(|(range, _)| (range.start, range.end));
            marked.blocks.push(block);
        }
        marked
    }

    fn set(self, block: &mut MarkedBlock, gold: Gold, random: &mut Random) {
        let set = match gold {
            Gold::Kind(SegmentKind::Question) if random.chance(self.forgotten) => PLAIN,
            Gold::Kind(SegmentKind::Question) => self.question,
            Gold::Kind(SegmentKind::Title) => self.title,
            Gold::Kind(SegmentKind::Intro) => self.intro,
            Gold::Kind(SegmentKind::Heading) => self.heading,
            Gold::Kind(SegmentKind::Aside) => self.aside,
            Gold::Kind(SegmentKind::Credit) => self.credit,
            Gold::Kind(SegmentKind::Bio) => self.bio,
            _ => self.answer,
        };
        block.structure = set.structure;
        let end = block.text.len();
        if let Some(emphasis) = set.whole {
            let is_question = gold == Gold::Kind(SegmentKind::Question);
            let last = last_sentence(&block.text).filter(|_| is_question);
            let start = last.filter(|_| random.chance(self.halved)).unwrap_or(0);
            block.emphasis.push((start..end, emphasis));
        } else if set.label.is_some() || random.chance(20) {
            let label = block.text.find([':', '：']).filter(|at| *at < LABEL);
            let emphasis = set.label.unwrap_or(Emphasis::Bold);
            block.emphasis.extend(label.map(|at| (0..at + 1, emphasis)));
        }
        if gold != Gold::Kind(SegmentKind::Question) && set.whole.is_none() {
            let stress = if random.chance(50) { Emphasis::Bold } else { Emphasis::Italic };
            for (chance, emphasis) in [(self.stressed, stress), (self.linked, Emphasis::Link)] {
                let words = some_words(&block.text, random).filter(|_| random.chance(chance));
                block.emphasis.extend(words.map(|words| (words, emphasis)));
            }
        }
    }
}

/// The longest label, in bytes.
const LABEL: usize = 40;

/// Where each line of a text begins.
fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

/// Where the last of several sentences begins.
fn last_sentence(text: &str) -> Option<usize> {
    let within = text.trim_end_matches(['?', '.', '!', '？', '。', ' ']);
    let mut ends = within.match_indices(['.', '?', '!', '。', '？']);
    let (at, mark) = ends.next_back()?;
    let start = at + mark.len();
    let rest = text.get(start..)?;
    Some(start + rest.len() - rest.trim_start().len())
}

/// From one to four words that follow each other within a text.
fn some_words(text: &str, random: &mut Random) -> Option<std::ops::Range<usize>> {
    let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    let first = random.below(spaces.len());
    let start = spaces.get(first)? + 1;
    let end = spaces.get(first + 1 + random.below(4)).copied().unwrap_or(text.len());
    (start < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    #[test]
    fn lines_become_blocks_that_stand_where_they_stood() {
        let rows =
            ["title|On bees", "", "question|Ada: Why? Is it so?", "answer|They dance a lot."];
        let article = article(&rows.repeat(5));
        for seed in 0..60 {
            let mut random = Random::new(&["typography"], seed);
            let marked = Typography::draw(&mut random).apply(&article, &mut random);
            assert_eq!(marked.blocks.len(), article.lines.len());
            for (block, (number, line)) in marked.blocks.iter().zip(article.numbered()) {
                assert_eq!(block.span.slice(&article.text), Some(line.text.as_str()));
                assert_eq!((block.line, &block.text), (number, &line.text));
                for (range, _) in &block.emphasis {
                    assert!(block.text.get(range.clone()).is_some_and(|it| !it.is_empty()));
                }
            }
        }
    }

    #[test]
    fn the_last_of_several_sentences() {
        assert_eq!(last_sentence("You left. Why?"), Some(10));
        assert_eq!(last_sentence("Why?"), None);
    }
}
