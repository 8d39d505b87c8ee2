//! Text for the benches: articles that read like the project's examples and never repeat.
//!
//! A bench that parses one article again and again measures a processor that has learned that
//! article: its branch predictor knows every paragraph. So a [`Corpus`] mixes new sentences from
//! those of the examples, seeded, the same on every machine, as much of it as a bench asks for.
//!
//! ```
//! use interview_benches::{Corpus, Form};
//!
//! let corpus = Corpus::from_examples()?;
//! let article = corpus.article(Form::Labelled, 1, 10_000);
//! assert!(article.len() >= 10_000);
//! assert_ne!(article, corpus.article(Form::Labelled, 2, 10_000));
//! # Ok::<(), std::io::Error>(())
//! ```

mod article;
mod corpus;
mod pool;
mod random;

pub use article::Form;
pub use corpus::Corpus;
