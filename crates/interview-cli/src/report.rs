//! Words for people, on standard error: what failed, what is doubtful.

use std::fmt::Display;
use std::io::Write;

use interview_parser::{Code, Diagnostic, Severity};

/// What a diagnostic says, and on which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) severity: Severity,
    pub(crate) line: usize,
    pub(crate) code: &'static str,
    pub(crate) message: String,
}

impl Finding {
    pub(crate) fn new(text: &str, diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.code.severity(),
            line: line_of(text.as_bytes(), diagnostic.span.start),
            code: diagnostic.code.name(),
            message: diagnostic.message.clone(),
        }
    }

    /// Whether it is more than a note.
    pub(crate) fn is_warning(&self) -> bool {
        self.severity > Severity::Note
    }

    /// Whether it is one of the notes that most articles have.
    fn is_frequent(&self) -> bool {
        self.code == Code::Doubtful.name()
    }
}

/// The line of a byte, counted from 1. A line ends with a line feed.
pub(crate) fn line_of(bytes: &[u8], offset: usize) -> usize {
    1 + bytes.iter().take(offset).filter(|byte| **byte == b'\n').count()
}

/// The column of a byte in its line, counted from 1, in characters.
pub(crate) fn column_of(text: &str, offset: usize) -> usize {
    let before = text.get(..offset).unwrap_or_default();
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    1 + line.chars().filter(|c| *c != '\u{feff}').count()
}

/// What becomes of notes on doubtful places: there are some on most articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notes {
    Listed,
    Counted,
}

/// Says what happens to each input, and keeps count of it.
#[derive(Debug)]
pub(crate) struct Report<W> {
    out: W,
    notes: Notes,
    /// How many notes were not listed, and on how many articles.
    counted: (usize, usize),
    pub(crate) converted: usize,
    pub(crate) failed: usize,
    pub(crate) warnings: usize,
}

impl<W: Write> Report<W> {
    pub(crate) fn new(out: W, notes: Notes) -> Self {
        Self { out, notes, counted: (0, 0), converted: 0, failed: 0, warnings: 0 }
    }

    pub(crate) fn converted(&mut self, source: &str, findings: &[Finding]) {
        self.converted += 1;
        let mut counted = 0;
        for finding in findings {
            if finding.is_frequent() && self.notes == Notes::Counted {
                counted += 1;
                continue;
            }
            self.warnings += usize::from(finding.is_warning());
            let Finding { severity, line, code, message } = finding;
            self.say(&format!("{}: {source}:{line}: {message} [{code}]", severity.name()));
        }
        self.counted.0 += counted;
        self.counted.1 += usize::from(counted > 0);
    }

    pub(crate) fn failed(&mut self, failure: &impl Display) {
        self.failed += 1;
        self.say(&failure.to_string());
    }

    pub(crate) fn dropped(&mut self, segments: usize) {
        if segments > 0 {
            self.say(&format!(
                "paragraphs left out of the text, as they are not speech: {segments}; \
                 keep them with --text-convention none or another format"
            ));
        }
    }

    /// Says how many places are doubtful, and how many inputs could not be `done` with, where that
    /// is not plain from one message.
    pub(crate) fn close(&mut self, done: &str) {
        let (notes, articles) = self.counted;
        if notes > 0 {
            self.say(&format!(
                "note: doubtful places: {notes}, in {articles} of {} articles; list them with --doubtful",
                self.converted
            ));
        }
        let inputs = self.converted + self.failed;
        if self.failed > 0 && inputs > 1 {
            self.say(&format!("{} of {inputs} inputs could not be {done}", self.failed));
        }
    }

    /// One line. If even that cannot be written there is nobody left to tell.
    pub(crate) fn say(&mut self, words: &str) {
        let _ = self.out.write_all(format!("interview: {words}\n").as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Failure, InputError};

    #[test]
    fn lines_are_counted_from_1_and_end_with_a_line_feed() {
        let rows = [(0, 1), (2, 1), (3, 2), (4, 3), (9, 3)];
        for (offset, line) in rows {
            assert_eq!(line_of(b"a\r\n\nb", offset), line, "at byte {offset}");
        }
    }

    #[test]
    fn columns_are_counted_from_1_in_characters() {
        let rows = [(0, 1), (1, 2), (3, 3), (5, 4), (6, 1), (8, 2)];
        for (offset, column) in rows {
            assert_eq!(column_of("a\u{e9}\u{e9}\n\u{e9}b", offset), column, "at byte {offset}");
        }
    }

    #[test]
    fn says_what_failed_what_is_doubtful_and_how_many() {
        let mut words = Vec::new();
        let mut report = Report::new(&mut words, Notes::Counted);
        let text = "The council met on Monday. It decided nothing.\nThe mayor was absent.";
        let parsed = interview_parser::parse(text);
        let warnings = parsed.diagnostics.iter().map(|it| Finding::new(text, it));
        let warnings: Vec<_> = warnings.filter(|it| it.severity != Severity::Note).collect();
        report.converted("a.txt", &warnings);
        let failure = Failure { name: "b.txt".to_owned(), problem: InputError::Missing };
        report.failed(&failure);
        report.dropped(0);
        report.dropped(7);
        report.close("converted");
        let words = String::from_utf8(words).unwrap();
        let lines: Vec<&str> = words.lines().collect();
        assert!(lines[0].starts_with("interview: warning: a.txt:1: "), "{words}");
        assert!(lines[0].ends_with(" [no-question]"), "{words}");
        assert!(lines[1].starts_with("interview: b.txt: there is no such file"), "{words}");
        assert!(lines[2].contains("they are not speech: 7; keep them with "), "{words}");
        assert_eq!(lines[3], "interview: 1 of 2 inputs could not be converted");
    }

    #[test]
    fn notes_are_counted_or_listed_and_are_no_warnings() {
        let message = "it may be something else".to_owned();
        let note = Finding { severity: Severity::Note, line: 3, code: "doubtful", message };
        let rows = [
            (
                Notes::Counted,
                "interview: note: doubtful places: 2, in 1 of 2 articles; list them with --doubtful\n",
            ),
            (
                Notes::Listed,
                "interview: note: a.txt:3: it may be something else [doubtful]\n\
                 interview: note: a.txt:3: it may be something else [doubtful]\n",
            ),
        ];
        for (notes, wanted) in rows {
            let mut words = Vec::new();
            let mut report = Report::new(&mut words, notes);
            report.converted("a.txt", &[note.clone(), note.clone()]);
            report.converted("b.txt", &[]);
            report.close("converted");
            assert_eq!(report.warnings, 0);
            assert_eq!(String::from_utf8(words).unwrap(), wanted);
        }
    }
}
