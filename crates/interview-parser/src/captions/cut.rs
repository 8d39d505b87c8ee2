//! Lines of captions cut into cues and what stands between them.

use interview_model::{SegmentKind, Span, Timing};

use crate::SourceFormat;
use crate::grammar::time::cue_timing;
use crate::line::Line;

/// A piece of captions, in the order of the source.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// A line that the format says is no text: a number, times, a note.
    Told(SegmentKind, Line<'a>, Option<Timing>),
    /// The text of a cue.
    Cue(Cue<'a>),
}

/// What is shown at a time.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cue<'a> {
    pub(super) timing: Timing,
    /// Its lines; never empty.
    pub(super) lines: Vec<Line<'a>>,
}

/// Cuts lines into parts. A cue opens where a line has its times, whatever stands before: blank
/// lines get lost between cues and get into them, numbers are left out or stand alone.
pub(super) fn cut<'a>(lines: &[Line<'a>], format: SourceFormat) -> Vec<Part<'a>> {
    let mut cutter = Cutter { parts: Vec::with_capacity(lines.len()), within: Within::Nothing };
    for (i, line) in lines.iter().enumerate() {
        let before_times = lines.get(i + 1).map(|next| (next, cue_timing(next.text).is_some()));
        if let Some((timing, after)) = cue_timing(line.text) {
            cutter.open_cue(*line, timing, after);
        } else if is_identifier(line, before_times, i == 0, format) {
            cutter.parts.push(Part::Told(SegmentKind::Timestamp, *line, None));
        } else {
            cutter.put(*line, i == 0, format);
        }
    }
    cutter.parts
}

/// Whether a line names or numbers a cue. In SRT that is a number; WebVTT takes any line that
/// follows a blank one. A number between blank lines is that of a cue that has lost the rest.
fn is_identifier(
    line: &Line<'_>,
    next: Option<(&Line<'_>, bool)>,
    is_first: bool,
    format: SourceFormat,
) -> bool {
    let is_number = line.text.bytes().all(|byte| byte.is_ascii_digit());
    let opens = is_first || line.blank_before > 0;
    let touches = next.is_some_and(|(next, _)| next.blank_before == 0);
    if next.is_some_and(|(_, has_times)| has_times) {
        let is_name = format == SourceFormat::WebVtt && opens && touches;
        is_number && (opens || touches) || is_name && !is_keyword(line.text)
    } else {
        is_number && opens && !touches
    }
}

fn is_keyword(text: &str) -> bool {
    text.starts_with("WEBVTT") || opens_block(text)
}

/// What a line is in.
#[derive(Debug, Clone, Copy)]
enum Within {
    /// Nothing has been opened yet.
    Nothing,
    /// The header, up to a blank line: metadata, as front matter is.
    Header,
    /// A comment, a style sheet, a region, up to the next cue.
    Block,
    /// A cue with these times.
    Cue(Timing),
}

struct Cutter<'a> {
    parts: Vec<Part<'a>>,
    within: Within,
}

impl<'a> Cutter<'a> {
    /// Takes a line of times, and what stands after them on it.
    fn open_cue(&mut self, line: Line<'a>, timing: Timing, after: &'a str) {
        let text = if are_settings(after) { "" } else { after };
        let (times, _) = line.text.split_at(line.text.len() - text.len());
        let times = times.trim_end();
        let span = Span::new(line.span.start, line.span.start + times.len());
        let told = Line { text: times, span, ..line };
        self.parts.push(Part::Told(SegmentKind::Timestamp, told, Some(timing)));
        self.within = Within::Cue(timing);
        if !text.is_empty() {
            let span = Span::new(line.span.end - text.len(), line.span.end);
            self.parts.push(Part::Cue(Cue {
                timing,
                lines: vec![Line { text, span, blank_before: 0, ..line }],
            }));
        }
    }

    /// Takes a line of text.
    fn put(&mut self, line: Line<'a>, is_first: bool, format: SourceFormat) {
        if format == SourceFormat::WebVtt && (is_first || line.blank_before > 0) {
            self.within = match self.within {
                _ if is_first && line.text.starts_with("WEBVTT") => Within::Header,
                Within::Header => Within::Block,
                _ if opens_block(line.text) => Within::Block,
                within => within,
            };
        }
        let kind = match self.within {
            Within::Cue(timing) => return self.add(timing, line),
            Within::Header => SegmentKind::Credit,
            Within::Nothing | Within::Block => SegmentKind::Aside,
        };
        self.parts.push(Part::Told(kind, line, None));
    }

    fn add(&mut self, timing: Timing, line: Line<'a>) {
        match self.parts.last_mut() {
            Some(Part::Cue(cue)) => cue.lines.push(line),
            _ => self.parts.push(Part::Cue(Cue { timing, lines: vec![line] })),
        }
    }
}

/// Whether a line opens one of WebVTT's blocks that are no cues.
fn opens_block(text: &str) -> bool {
    let note = text.strip_prefix("NOTE");
    note.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        || matches!(text, "STYLE" | "REGION")
}

/// Whether what follows the times says how the cue is shown: `align:start`, `X1:40`.
fn are_settings(text: &str) -> bool {
    text.split_whitespace().all(|word| {
        word.split_once(':').is_some_and(|(name, value)| !name.is_empty() && !value.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    /// The parts of a source: what is told with its kind, and cues with their start and text.
    fn parts(source: &str, format: SourceFormat) -> Vec<String> {
        let seen = |part: &Part<'_>| match part {
            Part::Told(kind, line, _) => format!("{kind}: {}", line.text),
            Part::Cue(cue) => {
                let lines: Vec<_> = cue.lines.iter().map(|line| line.text).collect();
                format!("{}: {}", cue.timing.start_ms, lines.join("/"))
            }
        };
        cut(&lines(source), format).iter().map(seen).collect()
    }

    fn srt(source: &str) -> Vec<String> {
        parts(source, SourceFormat::Srt)
    }

    const FIRST: &str = "00:00:01,000 --> 00:00:02,000";
    const SECOND: &str = "00:00:03,000 --> 00:00:04,000";

    #[test]
    fn numbered_cues() {
        let source =
            format!("\u{feff}1\r\n{FIRST}\r\nWhy\r\nbees?\r\n\r\n2\r\n{SECOND}\r\nThey dance.\r\n");
        let wanted = ["timestamp: 1", &format!("timestamp: {FIRST}"), "1000: Why/bees?"];
        let rest = ["timestamp: 2", &format!("timestamp: {SECOND}"), "3000: They dance."];
        assert_eq!(srt(&source), [wanted, rest].concat());
    }

    #[test]
    fn blank_lines_get_lost_and_get_in() {
        let wanted = [
            "timestamp: 1".to_owned(),
            format!("timestamp: {FIRST}"),
            "1000: Why/bees?".to_owned(),
            "timestamp: 2".to_owned(),
            format!("timestamp: {SECOND}"),
            "3000: They dance.".to_owned(),
        ];
        for source in [
            format!("1\n{FIRST}\nWhy\nbees?\n2\n{SECOND}\nThey dance."),
            format!("1\n{FIRST}\nWhy\n\nbees?\n\n2\n{SECOND}\n\nThey dance."),
            format!("1\n\n{FIRST}\n\nWhy\nbees?\n\n2\n\n{SECOND}\nThey dance."),
        ] {
            assert_eq!(srt(&source), wanted, "{source}");
        }
    }

    #[test]
    fn a_number_may_be_what_is_said() {
        let source = format!("1\n{FIRST}\n42\n\n{SECOND}\nBees.\n\n3\n\n4");
        let wanted = ["1000: 42", "3000: Bees.", "timestamp: 3", "timestamp: 4"];
        let seen: Vec<_> = srt(&source).into_iter().filter(|it| !it.contains("-->")).collect();
        assert_eq!(seen[1..], wanted);
    }

    #[test]
    fn text_on_the_line_of_the_times_is_text() {
        let seen = srt(&format!("1\n{FIRST} Why bees?\n\n2\n{SECOND} X1:40 X2:600\nThey dance."));
        assert_eq!(seen[1..3], [format!("timestamp: {FIRST}"), "1000: Why bees?".to_owned()]);
        assert_eq!(seen[4], format!("timestamp: {SECOND} X1:40 X2:600"));
    }

    #[test]
    fn blocks_that_are_no_cues() {
        let source = "WEBVTT - Bees\nKind: captions\n\nSTYLE\n::cue { color: red }\n\n\
            NOTE two\nlines\n\nopening\n00:01.000 --> 00:02.000 align:start\nNOTE is said.\n\n\
            NOTE\nfor editors\n\n00:03.000 --> 00:04.000\nBees.";
        let wanted = [
            "credit: WEBVTT - Bees",
            "credit: Kind: captions",
            "aside: STYLE",
            "aside: ::cue { color: red }",
            "aside: NOTE two",
            "aside: lines",
            "timestamp: opening",
            "timestamp: 00:01.000 --> 00:02.000 align:start",
            "1000: NOTE is said.",
            "aside: NOTE",
            "aside: for editors",
            "timestamp: 00:03.000 --> 00:04.000",
            "3000: Bees.",
        ];
        assert_eq!(parts(source, SourceFormat::WebVtt), wanted);
    }

    #[test]
    fn text_without_times_is_kept() {
        assert_eq!(srt("Bees.\n\n12:30 trains"), ["aside: Bees.", "aside: 12:30 trains"]);
        assert_eq!(srt(""), [""; 0]);
    }
}
