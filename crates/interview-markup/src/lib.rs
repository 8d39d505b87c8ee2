//! Marked-up sources of interview articles, Markdown and web pages, as the blocks that
//! [`interview_parser`] decides on.
