//! Sources whose markup was read by somebody else: blocks of text, with what the markup said of each
//! and where it stands in the source.
//!
//! The crate `interview-markup` makes them of Markdown and of web pages.

use std::ops::Range;

use interview_model::{CreditSort, SegmentKind, Span};

pub use crate::parse::front_matter_end;

/// A marked-up source, as its reader sees it. All spans count bytes of the source.
///
/// Together, the spans of `blocks` and `parts` hold every byte of the source that is not white space
/// and stands after its front matter, which the parser reads itself: see [`front_matter_end`]. They
/// are disjoint. Each list is in the order of the source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MarkedSource {
    /// What is to be decided on.
    pub blocks: Vec<MarkedBlock>,
    /// What the markup alone tells: metadata, boilerplate, pictures, comments, rules.
    pub parts: Vec<MarkedPart>,
    /// What the source says of the article, and where.
    pub metadata: Vec<Metadata>,
    /// The language that the source declares, an ISO 639-1 code.
    pub language: Option<String>,
}

/// A paragraph of a marked-up source, or a line of one that its author broke into lines.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MarkedBlock {
    /// What its reader sees: entities are characters, white space is a single space, there is no line
    /// break. Between the cells of a row there is a tab.
    pub text: String,
    /// Where `text` stands in the source, in the order of both. A run's part of the text is what its
    /// bytes of the source give: the same bytes, or those of an entity or escape.
    pub runs: Vec<Run>,
    /// The bytes that it came from, its markup included.
    pub span: Span,
    /// The line of the source on which it starts, counted from 1.
    pub line: usize,
    /// Whether more than a line break parts it from the block before: a new paragraph, not a new line
    /// of one.
    pub opens_paragraph: bool,
    /// What sort of block it is.
    pub structure: Structure,
    /// Which parts of the text are set off, in order; ranges of bytes of `text`.
    pub emphasis: Vec<(Range<usize>, Emphasis)>,
    /// What names in the markup say it is, such as classes.
    pub hint: Option<Hint>,
}

impl MarkedBlock {
    /// A paragraph without emphasis, of which no part stands in the source as yet.
    #[must_use]
    pub fn new(span: Span, line: usize) -> Self {
        Self {
            text: String::new(),
            runs: Vec::new(),
            span,
            line,
            opens_paragraph: true,
            structure: Structure::default(),
            emphasis: Vec::new(),
            hint: None,
        }
    }
}

/// A part of a block's text that stands in one piece in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The byte of the block's text at which it begins. It goes on to the next one's.
    pub start: usize,
    /// Where it stands in the source.
    pub span: Span,
}

/// A part of the source whose kind the markup alone tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPart {
    /// What it is: an aside, a credit, a title.
    pub kind: SegmentKind,
    /// What its reader sees, white space as in a block; empty for markup that shows nothing.
    pub text: String,
    /// The bytes that it came from, its markup included.
    pub span: Span,
    /// The line on which it starts, counted from 1.
    pub line: usize,
}

/// Something that the source says of the article: a title, an author, a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// What it says; `None` for the title.
    pub sort: Option<CreditSort>,
    /// The value.
    pub value: String,
    /// Where the source says so.
    pub span: Span,
}

/// The sort of a block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Structure {
    /// A paragraph, or text of no known sort.
    #[default]
    Paragraph,
    /// A heading of a level, 1 to 6.
    Heading(u8),
    /// An item of a list.
    ListItem,
    /// A paragraph of a quotation.
    Quotation,
    /// A term of a definition list.
    Term,
    /// What a definition list says of a term.
    Definition,
    /// A row of a table.
    TableRow,
    /// The caption of a picture or table.
    Caption,
    /// Lines of a program, or other text as it was typed.
    Code,
}

/// How a part of a text is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Emphasis {
    /// Bold, or `<strong>`.
    Bold,
    /// Italic, or `<em>`.
    Italic,
    /// A link to another page.
    Link,
    /// Code within a line.
    Code,
    /// A quotation within a line, `<q>`.
    Quote,
    /// A name of a work or of who speaks, `<cite>`.
    Cite,
    /// Set off otherwise: by a colour, a line below it, a colour behind it.
    Other,
}

/// What names in the markup, such as the classes of an element, say that a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// The interviewer's speech.
    Question,
    /// The interviewee's speech.
    Answer,
    /// The name of who speaks.
    Speaker,
    /// The article's title.
    Title,
    /// The introduction, the text between title and article.
    Introduction,
    /// Who wrote, photographed or published it.
    Credit,
    /// A life of the author.
    Biography,
    /// A caption.
    Caption,
    /// A pull quote.
    PullQuote,
    /// A link to another article, a box, an advertisement.
    Aside,
}
