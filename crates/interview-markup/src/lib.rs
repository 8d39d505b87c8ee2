//! Marked-up sources of interview articles, Markdown and web pages, as the blocks that
//! [`interview_parser`] decides on.
//!
//! ```
//! use interview_markup::{Markup, read};
//! use interview_parser::{Options, parse_marked};
//!
//! let source = "**What is in the shed?**\n\nBoats, *eleven* of them.";
//! let marked = read(source, Markup::Markdown);
//! let interview = parse_marked(source, &marked, &Options::default()).interview;
//! assert_eq!(interview.segments[1].text, "Boats, eleven of them.");
//! ```

mod builder;
mod gaps;
mod markdown;
mod markup;
mod tag;
mod templates;

use interview_parser::marked::MarkedSource;

pub use markdown::markdown;
pub use markup::Markup;

/// Reads a source in a markup language.
///
/// Never fails: what is no markup is text. Takes time linear in the length of the source.
///
/// ```
/// use interview_markup::{Markup, read};
///
/// let marked = read("## Why *nets*?", Markup::Markdown);
/// assert_eq!(marked.blocks[0].text, "Why nets?");
/// ```
#[must_use]
pub fn read(source: &str, markup: Markup) -> MarkedSource {
    match markup {
        Markup::Markdown => markdown(source),
    }
}
