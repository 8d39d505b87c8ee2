//! A source as it was read: its text, and what was assumed of it.

use interview_export::Origin;
use interview_markup::charset::{Basis, Charset, Decoded};
use interview_parser::{
    Explanation, Options, Parsed, Severity, SourceFormat, explain, explain_marked, parse_marked,
    parse_with,
};

use crate::report::Finding;
use crate::written::Written;

/// The text of an article.
#[derive(Debug)]
pub(crate) struct Source {
    /// The name as given, for the output and for messages.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) written: Written,
    pub(crate) origin: Origin,
    /// What a person should know of how it was read.
    pub(crate) findings: Vec<Finding>,
}

impl Source {
    /// The interview in it.
    pub(crate) fn parse(&self, options: &Options) -> Parsed {
        match self.written {
            Written::Marked(markup) => {
                let marked = interview_markup::read(&self.text, markup);
                parse_marked(&self.text, &marked, options)
            }
            Written::Plain(_) => parse_with(&self.text, options),
        }
    }

    /// The decoder's choices on it.
    pub(crate) fn explain(&self, options: &Options) -> Vec<Explanation> {
        match self.written {
            Written::Marked(markup) => {
                let marked = interview_markup::read(&self.text, markup);
                explain_marked(&self.text, &marked, options)
            }
            Written::Plain(_) => explain(&self.text, options),
        }
    }

    /// The format of plain text.
    pub(crate) fn format(&self) -> SourceFormat {
        match self.written {
            Written::Plain(format) => format,
            Written::Marked(_) => SourceFormat::Text,
        }
    }
}

/// What a person should know of how bytes were decoded: what was assumed of the charset of a file, and
/// what stands for no character in it.
pub(crate) fn findings(decoded: &Decoded) -> Vec<Finding> {
    let charset = decoded.charset;
    let basis = match decoded.basis {
        Basis::Detected => ", which fits best; name another with --encoding if it does not",
        Basis::Declared => ", as it declares",
        Basis::ByteOrderMark => ", as its byte order mark says",
        _ => "",
    };
    let counted = "`start` and `end` count bytes of its text in UTF-8";
    let mut findings = Vec::new();
    if charset != Charset::UTF_8 {
        let message = format!("it was read as {charset}{basis}; {counted}");
        findings.push(Finding { severity: Severity::Note, line: 1, code: CHARSET, message });
    }
    if let Some(undecodable) = decoded.undecodable {
        let message = format!(
            "places that are not {charset}: {}, the first at byte {}; each stands as U+FFFD in the \
             text, and {counted}",
            undecodable.count, undecodable.first
        );
        let line = undecodable.line;
        findings.push(Finding { severity: Severity::Warning, line, code: UNDECODABLE, message });
    }
    findings
}

/// The code of what was assumed of the charset.
const CHARSET: &str = "charset";
/// The code of what stands for no character.
const UNDECODABLE: &str = "undecodable";
