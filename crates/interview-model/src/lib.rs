//! What an interview is.
//!
//! An [`Interview`] is what a reader sees in an article: its [`Segment`]s in document order, each
//! with the kind of thing it is and the bytes it came from, and the [`Participant`]s who speak in
//! them. Everything else is derived: [`Interview::turns`], [`Interview::exchanges`],
//! [`Interview::title`], and so on.
//!
//! The model owns its strings, does no I/O, and is plain [serde] data both ways.
//!
//! ```
//! use interview_model::{Interview, Segment, SegmentKind, Span};
//!
//! let mut interview = Interview::default();
//! interview.segments.push(Segment::new(SegmentKind::Question, "Why bees?", Span::new(0, 9)));
//! interview.segments.push(Segment::new(SegmentKind::Answer, "They dance.", Span::new(10, 21)));
//!
//! let exchanges = interview.exchanges();
//! assert_eq!(exchanges.len(), 1);
//! assert_eq!(exchanges[0].question_text(), "Why bees?");
//! assert_eq!(exchanges[0].answer_text(), "They dance.");
//! ```

mod convention;
mod credit;
mod error;
mod exchange;
mod interview;
mod participant;
mod run_on;
mod segment;
mod span;
mod timing;
mod turn;
mod validate;

pub use convention::Convention;
pub use credit::{Credit, CreditSort};
pub use error::{InvalidInterview, UnknownName};
pub use exchange::Exchange;
pub use interview::Interview;
pub use participant::{Evidence, Participant, ParticipantId, Role};
pub use run_on::run_on;
pub use segment::{Opens, Segment, SegmentKind, StageDirection};
pub use span::Span;
pub use timing::Timing;
pub use turn::Turn;
