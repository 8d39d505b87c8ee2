use std::fmt;
use std::str::FromStr;

use interview_markup::Markup;
use interview_model::{SegmentKind, UnknownName};

use interview_parser::decoder::KINDS;

/// A labelled article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Article {
    pub(crate) name: String,
    /// The article as it stands.
    pub(crate) text: String,
    /// Its lines that are labelled. Times that stand alone are not among them.
    pub(crate) lines: Vec<Line>,
    /// The marked-up source that it was taken from, or is.
    pub(crate) original: Option<Original>,
}

/// A marked-up source of an article.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Original {
    pub(crate) source: String,
    pub(crate) markup: Markup,
    /// Whether the article's text is this source, so that its lines are those that are labelled.
    pub(crate) is_text: bool,
}

/// A labelled line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Without white space at its ends.
    pub(crate) text: String,
    /// How many lines without a label, nearly always blank ones, stand before it.
    pub(crate) blanks: usize,
    /// What it is.
    pub(crate) gold: Gold,
}

/// What a person said that a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gold {
    /// A segment of this kind.
    Kind(SegmentKind),
    /// Speech whose side is left open.
    Turn,
}

impl Article {
    /// An article made of these lines, a paragraph each.
    pub(crate) fn of_lines(name: &str, lines: Vec<Line>) -> Self {
        let mut text = String::new();
        for line in &lines {
            text.extend(std::iter::repeat_n('\n', line.blanks));
            text.push_str(&line.text);
            text.push('\n');
        }
        Self { name: name.to_owned(), text, lines, original: None }
    }

    /// The labelled lines with their numbers, counted from 1.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().scan(0, |number, line| {
            *number += line.blanks + 1;
            Some((*number, line))
        })
    }
}

impl Line {
    pub(crate) fn new(text: impl Into<String>, blanks: usize, kind: SegmentKind) -> Self {
        Self { text: text.into(), blanks, gold: Gold::Kind(kind) }
    }

    pub(crate) fn is(&self, kind: SegmentKind) -> bool {
        self.gold == Gold::Kind(kind)
    }
}

impl Gold {
    /// Whether `kind` is right.
    pub(crate) fn accepts(self, kind: SegmentKind) -> bool {
        match self {
            Self::Kind(gold) => gold == kind,
            Self::Turn => kind.is_speech(),
        }
    }

    /// Whether somebody says it.
    pub(crate) const fn is_speech(self) -> bool {
        match self {
            Self::Kind(kind) => kind.is_speech(),
            Self::Turn => true,
        }
    }

    /// The labels of the decoder that are right, label `n` as bit `n`. What is none of its kinds
    /// says nothing, so that every label will do; a remark is speech.
    pub(crate) fn labels(self) -> u8 {
        let gold = if self == Self::Kind(SegmentKind::Remark) { Self::Turn } else { self };
        let bit = |(label, kind)| u8::from(gold.accepts(kind)) << label;
        let right = KINDS.into_iter().enumerate().map(bit).fold(0, |labels, bit| labels | bit);
        if right == 0 { u8::MAX } else { right }
    }
}

impl FromStr for Gold {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        if name == "turn" { Ok(Self::Turn) } else { name.parse().map(Self::Kind) }
    }
}

impl fmt::Display for Gold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => kind.fmt(f),
            Self::Turn => f.pad("turn"),
        }
    }
}
