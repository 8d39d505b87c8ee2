//! What must hold for every input, as plain functions.
//!
//! Each property is a function that gives `Ok` or says what broke. The property tests of this
//! crate, the fuzz targets in `fuzz/` and the replay of saved crashes all call the same ones:
//!
//! - [`spans_hold`]: parsing loses nothing, and every segment is traceable to its bytes;
//! - [`markup_holds`]: the same of Markdown and web pages, and what they show stands in their bytes;
//! - [`round_trip`]: an interview written as marked text and parsed again gives the same turns;
//! - [`export_reads_back`]: what is written as CSV, JSON and JSON Lines reads back equal.
//!
//! A [`Target`] is a property as a fuzzer sees it: bytes in.
//!
//! ```
//! use interview_properties::Target;
//!
//! for target in Target::ALL {
//!     target.run(b"Q: Why bees?\nA: They dance.")?;
//! }
//! # Ok::<(), interview_properties::Failure>(())
//! ```

mod draw;
mod failure;
mod generate;
mod marked;
mod reads_back;
mod resolved;
mod round_trip;
mod same;
mod spans;
mod target;

pub use failure::Failure;
pub use generate::hostile_interview;
pub use marked::{check_marked, markup_holds};
pub use reads_back::{check_exports, export_reads_back};
pub use round_trip::{Outcome, check_turns, round_trip, round_trip_as};
pub use spans::{check_interview, spans_hold, spans_hold_with};
pub use target::Target;
