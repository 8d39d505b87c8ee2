//! JSON and JSON Lines.
//!
//! [`JsonExporter`] writes one document: an array of [articles](crate::Article), each an object
//! with `source` and the fields of the [`Interview`](interview_model::Interview). It is an array
//! even if there is one article or none. [`JsonLinesExporter`] writes one object a line: a whole
//! article again, or a row: [exchange](crate::ExchangeRow), [turn](crate::TurnRow) or
//! [segment](crate::SegmentRow).
//!
//! ```
//! use interview_export::json::{JsonLinesExporter, read_lines};
//! use interview_export::{Article, Exporter, Rows, SegmentRow};
//! use interview_model::{Interview, Segment, SegmentKind, Span};
//!
//! let mut interview = Interview::default();
//! interview.segments.push(Segment::new(SegmentKind::Question, "Why bees?", Span::new(0, 9)));
//!
//! let mut out = Vec::new();
//! let mut exporter = JsonLinesExporter::new(&mut out, Rows::Segment);
//! exporter.write(&Article::new("bees.txt", &interview))?;
//! exporter.finish()?;
//! drop(exporter);
//!
//! let line = r#"{"source":"bees.txt","segment":0,"role":"question","speaker":null,"label":null,"#;
//! assert!(out.starts_with(line.as_bytes()));
//! let rows = read_lines::<SegmentRow>(out.as_slice()).collect::<Result<Vec<_>, _>>()?;
//! assert_eq!(rows[0].text, "Why bees?");
//! # Ok::<(), interview_export::Error>(())
//! ```

mod document;
mod lines;
mod read;

use std::io;

use serde::Serialize;

use crate::{Error, ErrorKind};

pub use document::JsonExporter;
pub use lines::JsonLinesExporter;
pub use read::{read_document, read_lines};

fn write_value(out: impl io::Write, value: &impl Serialize) -> Result<(), Error> {
    Ok(serde_json::to_writer(out, value).map_err(io::Error::from).map_err(ErrorKind::Write)?)
}
