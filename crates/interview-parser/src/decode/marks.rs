//! Where the caller names the convention, its marks alone decide, whatever the speech looks like.
//!
//! What `interview-export` writes in a convention is read back by this with the same turns.

use std::collections::HashMap;

use interview_model::{Convention, Role, SegmentKind};
use nom::bytes::complete::{take_till1, take_while};
use nom::character::complete::one_of;
use nom::combinator::{recognize, rest};
use nom::{IResult, Parser};

use super::Decision;
use crate::block::Block;
use crate::speakers::Speakers;

/// A mark: the label, where it has one, and the speech after it.
type Marked<'a> = (Option<&'a str>, &'a str);

/// The kinds of all blocks by the marks of `convention`. Before the first mark there are title and
/// introduction; a block without a mark goes on with the turn before it.
pub(crate) fn decide<'a>(
    blocks: &'a [Block<'_>],
    convention: Convention,
    speakers: &Speakers,
) -> Vec<Decision<'a>> {
    let marked: Vec<Option<Marked<'a>>> =
        blocks.iter().map(|block| marked(&block.text, convention, speakers)).collect();
    let mut sides = Sides::of(convention, speakers, &marked);
    let mut turn = None;
    let decided = blocks.iter().zip(&marked).enumerate().map(|(i, (block, mark))| {
        let Some((label, text)) = *mark else {
            let kind = turn.unwrap_or(if i == 0 { SegmentKind::Title } else { SegmentKind::Intro });
            return Decision {
                kind,
                label: None,
                text: &block.text,
                confidence: None,
                other: None,
            };
        };
        let kind = sides.next(label);
        turn = Some(kind);
        Decision { kind, label, text, confidence: None, other: None }
    });
    decided.collect()
}

fn marked<'a>(text: &'a str, convention: Convention, speakers: &Speakers) -> Option<Marked<'a>> {
    match convention {
        Convention::QuestionAnswer => letter(text).ok().map(|(_, (name, body))| (Some(name), body)),
        Convention::Dashes => dash(text).ok().map(|(_, body)| (None, body)),
        Convention::Labels => {
            let (name, body) = labelled(text).ok()?.1;
            let may_speak =
                !speakers.is_complete() || speakers.is_empty() || speakers.exactly(name).is_some();
            may_speak.then_some((Some(name), body))
        }
        _ => None,
    }
}

/// `letter = ("Q" / "A") digit* space* (":" / "." / ")" / "：") space* body`
fn letter(input: &str) -> IResult<&str, (&str, &str)> {
    let number = take_while(|c: char| c.is_ascii_digit());
    let name = recognize(one_of("QA"));
    let space = || take_while(char::is_whitespace);
    let parts = (name, number, space(), one_of(":.)："), space(), rest);
    parts.map(|(name, _, _, _, _, body)| (name, body)).parse(input)
}

/// `dash = ("-" / "–" / "—" / "―") space* body`
fn dash(input: &str) -> IResult<&str, &str> {
    (one_of("-–—―"), take_while(char::is_whitespace), rest).map(|(_, _, body)| body).parse(input)
}

/// `labelled = character+ (":" / "：") space* body`
fn labelled(input: &str) -> IResult<&str, (&str, &str)> {
    let name = take_till1(|c| matches!(c, ':' | '：'));
    let parts = (name, one_of(":："), take_while(char::is_whitespace), rest);
    parts.map(|(name, _, _, body): (&str, _, _, _)| (name.trim(), body)).parse(input)
}

/// Whose turn a mark opens.
enum Sides<'a> {
    /// By the letter.
    Letters,
    /// By turns, a question first.
    Alternating(SegmentKind),
    /// By the label.
    Labels { speakers: &'a Speakers, asker: Option<String> },
}

impl<'a> Sides<'a> {
    fn of(convention: Convention, speakers: &'a Speakers, marked: &[Option<Marked<'_>>]) -> Self {
        match convention {
            Convention::Labels => Self::Labels { speakers, asker: asker(marked, speakers) },
            Convention::Dashes => Self::Alternating(SegmentKind::Answer),
            _ => Self::Letters,
        }
    }

    fn next(&mut self, label: Option<&str>) -> SegmentKind {
        match self {
            Self::Letters if label == Some("Q") => SegmentKind::Question,
            Self::Letters => SegmentKind::Answer,
            Self::Alternating(last) => {
                let asked = *last == SegmentKind::Question;
                *last = if asked { SegmentKind::Answer } else { SegmentKind::Question };
                *last
            }
            Self::Labels { speakers, asker } => {
                let label = label.unwrap_or_default();
                match role_of(label, speakers) {
                    Some(role) => kind_of(role),
                    None if asker.as_deref() == Some(label) => SegmentKind::Question,
                    None => SegmentKind::Answer,
                }
            }
        }
    }
}

/// What a participant of a role says.
pub(crate) fn kind_of(role: Role) -> SegmentKind {
    match role {
        Role::Interviewer => SegmentKind::Question,
        Role::Interviewee => SegmentKind::Answer,
        _ => SegmentKind::Remark,
    }
}

fn role_of(label: &str, speakers: &Speakers) -> Option<Role> {
    speakers.exactly(label).and_then(|at| speakers.get(at)?.role)
}

/// The label whose turns ask most often, of those whose side is open; of equals, the first. Who is
/// known to ask leaves none to be found.
fn asker(marked: &[Option<Marked<'_>>], speakers: &Speakers) -> Option<String> {
    if speakers.iter().any(|it| it.role == Some(Role::Interviewer)) {
        return None;
    }
    let mut asked: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut order = Vec::new();
    let labelled = marked.iter().flatten().filter_map(|(label, body)| Some(((*label)?, body)));
    for (label, body) in labelled.filter(|(label, _)| role_of(label, speakers).is_none()) {
        let (turns, asks) = asked.entry(label).or_insert_with(|| {
            order.push(label);
            (0, 0)
        });
        *turns += 1;
        *asks += usize::from(body.ends_with(['?', '？', '؟']));
    }
    // Shares are compared crosswise, so that no number is rounded.
    let more = |a: &str, b: &str| match (asked.get(a), asked.get(b)) {
        (Some((turns_a, asks_a)), Some((turns_b, asks_b))) => asks_a * turns_b > asks_b * turns_a,
        _ => false,
    };
    let best = order.into_iter().reduce(|best, label| if more(label, best) { label } else { best });
    best.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::blocks;
    use crate::line::lines;
    use interview_model::Participant;

    fn kinds(
        source: &str,
        convention: Convention,
        speakers: &Speakers,
    ) -> Vec<(SegmentKind, Option<String>, String)> {
        let lines = lines(source);
        let blocks = blocks(&lines);
        let decided = decide(&blocks, convention, speakers);
        decided
            .iter()
            .map(|it| (it.kind, it.label.map(str::to_owned), it.text.to_owned()))
            .collect()
    }

    #[test]
    fn letters_alone_decide() {
        let found = kinds(
            "On boats\nQ: A: is a letter?\nA1. Q: too.\nWhy?",
            Convention::QuestionAnswer,
            &Speakers::new(),
        );
        assert_eq!(found[0].0, SegmentKind::Title);
        assert_eq!(found[1], (SegmentKind::Question, Some("Q".into()), "A: is a letter?".into()));
        assert_eq!(found[2], (SegmentKind::Answer, Some("A".into()), "Q: too.".into()));
        assert_eq!(found[3], (SegmentKind::Answer, None, "Why?".into()));
    }

    #[test]
    fn dashes_take_turns() {
        let found =
            kinds("– Why?\n- - Because.\nWhy?\n— So.", Convention::Dashes, &Speakers::new());
        let kinds: Vec<_> = found.iter().map(|it| it.0).collect();
        use SegmentKind::{Answer, Question};
        assert_eq!(kinds, [Question, Answer, Answer, Question]);
        assert_eq!(found[1].2, "- Because.");
    }

    #[test]
    fn known_participants_own_the_only_labels() {
        let people = [
            Participant::new("Ana Mora", Role::Interviewee),
            Participant::new("Ed", Role::Interviewer),
        ];
        let found = kinds(
            "ED: Note: why?\nAna Mora: Because.\nNote: it rained.",
            Convention::Labels,
            &Speakers::all(&people),
        );
        assert_eq!(found[0], (SegmentKind::Question, Some("ED".into()), "Note: why?".into()));
        assert_eq!(found[2], (SegmentKind::Answer, None, "Note: it rained.".into()));
    }

    #[test]
    fn without_participants_the_label_that_asks_is_the_asker() {
        let found =
            kinds("Ana: Hello.\nEd: Why?\nAna: Because.", Convention::Labels, &Speakers::new());
        let kinds: Vec<_> = found.iter().map(|it| it.0).collect();
        use SegmentKind::{Answer, Question};
        assert_eq!(kinds, [Answer, Question, Answer]);
    }

    #[test]
    fn who_is_known_to_ask_leaves_the_others_to_answer() {
        let mut speakers = Speakers::new();
        speakers.interviewer("ana").unwrap();
        let found = kinds("Ana: Hello.\nEd: Why?\nAna: Because.", Convention::Labels, &speakers);
        let kinds: Vec<_> = found.iter().map(|it| it.0).collect();
        use SegmentKind::{Answer, Question};
        assert_eq!(kinds, [Question, Answer, Question]);
    }
}
