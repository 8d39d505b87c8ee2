//! Writes interviews in other formats, and reads back what it wrote.
//!
//! An [`Article`] is an interview and the name of the file that it came from. An [`Exporter`]
//! writes one article after another to any [`std::io::Write`] and holds no more than one of them
//! in memory. Each format is a module behind a feature of the same name; all are on by default.
//!
//! | module | writes | reads back |
//! | --- | --- | --- |
//! | `csv` | CSV and TSV; rows are exchanges, turns or segments | yes |
//! | `json` | one JSON document, or JSON Lines | yes |
//! | `text` | plain text in a convention that the caller names | with `interview-parser` |
//!
//! The rows of the tables are plain structs, and can be had without writing anything:
//!
//! ```
//! use interview_export::Article;
//! use interview_model::{Interview, Segment, SegmentKind, Span};
//!
//! let mut interview = Interview::default();
//! interview.segments.push(Segment::new(SegmentKind::Question, "Why bees?", Span::new(0, 9)));
//! interview.segments.push(Segment::new(SegmentKind::Answer, "They dance.", Span::new(10, 21)));
//!
//! let article = Article::new("bees.txt", &interview);
//! let row = article.exchange_rows().next().expect("there is one exchange");
//! assert_eq!((row.question.as_str(), row.answer.as_str()), ("Why bees?", "They dance."));
//! ```

mod article;
mod error;
mod exporter;
mod rows;

#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "text")]
pub mod text;

pub use article::{Article, Origin, OwnedArticle};
pub use error::{Error, ErrorKind};
pub use exporter::Exporter;
pub use rows::{ExchangeRow, Rows, SegmentRow, TurnRow};

#[cfg(all(doctest, feature = "csv"))]
#[doc = include_str!("../README.md")]
struct Readme;
