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

#[cfg(feature = "charset")]
pub mod charset;

mod builder;
mod credits;
mod gaps;
mod held;
mod html;
mod markdown;
mod markup;
mod place;
mod sniff;
mod tag;
mod templates;

#[cfg(feature = "warc")]
pub mod warc;

use interview_parser::marked::MarkedSource;

pub use html::html;
pub use markdown::markdown;
pub use markup::Markup;
pub use sniff::sniff;

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
        Markup::Html => html(source),
    }
}
