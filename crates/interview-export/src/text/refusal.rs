use interview_model::{Convention, Role, SegmentKind};
use thiserror::Error;

use crate::{Article, Error, ErrorKind};

/// The first segment that would not be read back as it is, and why.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) segment: usize,
    pub(super) line: usize,
    pub(super) reason: Reason,
}

impl Refusal {
    pub(super) fn of(self, article: &Article<'_>, convention: Convention) -> Error {
        ErrorKind::Refused {
            article: article.source.to_owned(),
            segment: self.segment,
            line: self.line,
            convention,
            reason: self.reason.to_string(),
        }
        .into()
    }
}

#[derive(Debug, PartialEq, Eq, Error)]
pub(super) enum Reason {
    #[error("its text is empty")]
    Empty,
    #[error("its text begins or ends with white space or an invisible character")]
    BlankEnd,
    #[error("its text holds a line break or a NUL")]
    Break,
    #[error("it opens no turn, and a reader could take it for one that does")]
    MightOpen,
    #[error("there is no mark for a remark")]
    Remark,
    #[error("the turn before it has the same kind, {kind}, and so the same mark")]
    SameSide { kind: SegmentKind },
    #[error("a reader takes the turn that stands here for kind {due}, and it is {found}")]
    OutOfTurn { due: SegmentKind, found: SegmentKind },
    #[error("the speaker of the turn is not known")]
    NoSpeaker,
    #[error("its kind, {found}, is not that of its speaker's role, {}", role.name())]
    OtherRole { role: Role, found: SegmentKind },
    #[error("the label {0:?} is empty, or has a colon, a line break, or white space around it")]
    UnfitLabel(String),
    #[error("the label {0:?} is no name or label of its speaker, or is another participant's too")]
    ForeignLabel(String),
    #[error("the turn before it has the same speaker and the same label {0:?}")]
    SameLabel(String),
}

pub(super) fn check_paragraph(text: &str) -> Result<(), Reason> {
    if text.is_empty() {
        Err(Reason::Empty)
    } else if text.starts_with(is_blank) || text.ends_with(is_blank) {
        Err(Reason::BlankEnd)
    } else if text.contains(is_break) {
        Err(Reason::Break)
    } else {
        Ok(())
    }
}

pub(super) fn check_label(label: &str) -> Result<(), Reason> {
    if check_paragraph(label).is_err() || label.contains([':', '：']) {
        Err(Reason::UnfitLabel(label.to_owned()))
    } else {
        Ok(())
    }
}

/// What a reader may trim.
pub(super) fn is_blank(character: char) -> bool {
    let invisible = matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}'
    );
    invisible || character.is_whitespace() || character.is_control()
}

/// What a reader may end a line at, and NUL, at which some readers end the text.
fn is_break(character: char) -> bool {
    matches!(character, '\0' | '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
