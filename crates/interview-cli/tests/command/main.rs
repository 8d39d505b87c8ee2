//! The command as people run it: its data, its words and its exit status.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

mod archives;
mod captions;
mod charsets;
mod examples;
mod explain;
mod failures;
mod folders;
mod formats;
mod lint;
mod output;
mod readme;
mod speakers;
mod support;
mod usage;
mod written;
