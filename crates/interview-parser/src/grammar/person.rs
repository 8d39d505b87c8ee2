//! Names of people, and what the text says they are.

use crate::lexicon::{Classes, Lexicon, Token, tokens};

/// A person named in prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person<'a> {
    /// The name as printed.
    pub(crate) name: &'a str,
    /// What the text says that the person is.
    pub(crate) description: Option<&'a str>,
}
