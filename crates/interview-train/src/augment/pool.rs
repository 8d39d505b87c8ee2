use interview_model::SegmentKind;

use super::strip::bare_question;
use crate::corpus::{Article, Gold};
use crate::text::without_question_mark;

/// Longer lines are not put into other articles.
const LONGEST: usize = 400;
/// Shorter questions without mark are too often names.
const SHORTEST_STATEMENT: usize = 9;

/// What articles of one source can lend to others, by kind.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pool<'a> {
    pub(super) titles: Vec<Piece<'a>>,
    pub(super) intros: Vec<Piece<'a>>,
    pub(super) headings: Vec<Piece<'a>>,
    pub(super) asides: Vec<Piece<'a>>,
    pub(super) credits: Vec<Piece<'a>>,
    pub(super) bios: Vec<Piece<'a>>,
    /// Questions that end in no question mark.
    pub(super) statements: Vec<Piece<'a>>,
}

/// A line and the article that it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'a> {
    pub(super) article: &'a str,
    pub(super) text: &'a str,
}

impl<'a> Pool<'a> {
    pub(crate) fn of(articles: impl IntoIterator<Item = &'a Article>) -> Self {
        let mut pool = Self::default();
        for article in articles {
            for line in &article.lines {
                let (kind, text) = match line.gold {
                    Gold::Kind(SegmentKind::Question) => {
                        (SegmentKind::Question, bare_question(&line.text))
                    }
                    Gold::Kind(kind) => (kind, line.text.as_str()),
                    Gold::Turn => continue,
                };
                if let Some(pieces) = pool.pieces_of(kind, text) {
                    pieces.push(Piece { article: &article.name, text });
                }
            }
        }
        pool
    }

    fn pieces_of(&mut self, kind: SegmentKind, text: &str) -> Option<&mut Vec<Piece<'a>>> {
        let is_statement =
            || text.len() >= SHORTEST_STATEMENT && without_question_mark(text).is_none();
        match kind {
            _ if text.len() > LONGEST => None,
            SegmentKind::Title => Some(&mut self.titles),
            SegmentKind::Intro => Some(&mut self.intros),
            SegmentKind::Heading => Some(&mut self.headings),
            SegmentKind::Aside => Some(&mut self.asides),
            SegmentKind::Credit => Some(&mut self.credits),
            SegmentKind::Bio => Some(&mut self.bios),
            SegmentKind::Question if is_statement() => Some(&mut self.statements),
            _ => None,
        }
    }

    /// The pool without what is from the article of that name.
    pub(super) fn without(&self, article: &str) -> Self {
        let others = |pieces: &[Piece<'a>]| {
            pieces.iter().filter(|piece| piece.article != article).copied().collect()
        };
        Self {
            titles: others(&self.titles),
            intros: others(&self.intros),
            headings: others(&self.headings),
            asides: others(&self.asides),
            credits: others(&self.credits),
            bios: others(&self.bios),
            statements: others(&self.statements),
        }
    }
}
