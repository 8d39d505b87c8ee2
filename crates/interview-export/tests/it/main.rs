//! What is written, for each format, and that it reads back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[cfg(any(feature = "csv", feature = "json", feature = "text"))]
mod arbitrary;
mod rows;
mod sample;

#[cfg(feature = "csv")]
mod csv;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "text")]
mod reader;
#[cfg(feature = "text")]
mod text;
