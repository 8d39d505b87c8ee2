//! The source as its reader sees it: without characters that show nothing, with a plain space for any
//! other and a line end for what breaks a line on the screen; and the way back to its bytes.

use interview_model::{Interview, Segment, Span};

use crate::Diagnostic;

/// A source that shows something else than its characters say.
#[derive(Debug)]
pub(crate) struct Seen {
    /// What it shows. A line end that the source has not is `\r`, for lines are counted by `\n`.
    pub(crate) text: String,
    /// From where on the text stands where in the source, in the order of both.
    steps: Vec<Step>,
}

#[derive(Debug, Clone, Copy)]
struct Step {
    /// A byte of the text.
    text: usize,
    /// Where it stands in the source.
    source: usize,
}

/// Character references that stand in copied text; they show white space, nothing, or `&`. Others may
/// be what the text is about.
const REFERENCES: [(&str, &str); 14] = [
    ("&nbsp;", " "),
    ("&#160;", " "),
    ("&#xa0;", " "),
    ("&#xA0;", " "),
    ("&ensp;", " "),
    ("&emsp;", " "),
    ("&thinsp;", " "),
    ("&#8239;", " "),
    ("&shy;", ""),
    ("&#173;", ""),
    ("&#xad;", ""),
    ("&#xAD;", ""),
    ("&#8203;", ""),
    ("&amp;", "&"),
];

impl Seen {
    /// What a source shows; `None`, where that is what it says.
    pub(crate) fn of(source: &str) -> Option<Self> {
        let mut seen = Self { text: String::new(), steps: Vec::new() };
        let mut copied = 0;
        for at in candidates(source.as_bytes()) {
            let (before, rest) = source.split_at_checked(at)?;
            // In a reference that was read.
            if at < copied {
                continue;
            }
            let Some((length, shown)) = shown(before, rest) else { continue };
            seen.text.push_str(source.get(copied..at)?);
            copied = at + length;
            seen.steps.push(Step { text: seen.text.len(), source: at });
            seen.text.push_str(shown);
            seen.steps.push(Step { text: seen.text.len(), source: copied });
        }
        seen.text.push_str(source.get(copied..).filter(|_| copied > 0)?);
        Some(seen)
    }

    /// Where a byte of the text stands in the source; after what shows nothing.
    fn place(&self, at: usize) -> usize {
        let next = self.steps.partition_point(|step| step.text <= at);
        let step = next.checked_sub(1).and_then(|last| self.steps.get(last));
        step.map_or(at, |step| step.source + (at - step.text))
    }

    /// Where a part of the text stands in the source.
    pub(crate) fn span(&self, span: Span) -> Span {
        Span::new(self.place(span.start), self.place(span.end))
    }

    /// Gives an interview that was read from the text its places in the source.
    pub(crate) fn restore(&self, source: &str, interview: &mut Interview) {
        let segments = &mut interview.segments;
        let before: Vec<Span> = segments.iter().map(|segment| segment.span).collect();
        for segment in segments.iter_mut() {
            segment.span = self.span(segment.span);
            for direction in &mut segment.directions {
                direction.span = self.span(direction.span);
            }
        }
        share_out(source, segments);
        if let Some(first) = segments.first_mut() {
            let above = source.get(..first.span.start).unwrap_or_default();
            first.line = 1 + above.bytes().filter(|byte| *byte == b'\n').count();
        }
        for credit in &mut interview.credits {
            let segment = before.binary_search_by_key(&credit.span.start, |span| span.start);
            let segment = segment.ok().and_then(|number| segments.get(number));
            credit.span = segment.map_or_else(|| self.span(credit.span), |segment| segment.span);
        }
    }

    /// Gives diagnostics on the text their places in the source.
    pub(crate) fn restore_diagnostics(&self, diagnostics: &mut [Diagnostic]) {
        for diagnostic in diagnostics {
            diagnostic.span = self.span(diagnostic.span);
        }
    }
}

/// The bytes at which something may begin that shows something else, in order.
fn candidates(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut feeds = memchr::memchr2_iter(0x0b, 0x0c, bytes).peekable();
    let mut others = memchr::memchr3_iter(b'&', 0xc2, 0xe2, bytes).peekable();
    std::iter::from_fn(move || match (feeds.peek(), others.peek()) {
        (Some(feed), Some(other)) if feed < other => feeds.next(),
        (Some(_), None) => feeds.next(),
        _ => others.next(),
    })
}

/// How many bytes at the start of `rest`, which stands after `before`, show something else, and what.
fn shown(before: &str, rest: &str) -> Option<(usize, &'static str)> {
    if rest.starts_with('&') {
        let mut references = REFERENCES.iter();
        return references
            .find(|(reference, _)| rest.starts_with(reference))
            .map(|(reference, shown)| (reference.len(), *shown));
    }
    let character = rest.chars().next()?;
    let shown = match character {
        // Word writes it for a line break in a paragraph.
        '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "\r",
        // Pages begin with it, but for that of what was pasted without its line ends.
        '\u{c}' if is_amid_line(before, rest) => "\r",
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => " ",
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' => "",
        _ => return None,
    };
    Some((character.len_utf8(), shown))
}

/// Whether something stands on the line before a form feed, and after it.
fn is_amid_line(before: &str, rest: &str) -> bool {
    let is_end = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r' | '\u{c}'));
    let after = rest.get(1..).unwrap_or_default().trim_start_matches([' ', '\t']);
    let before = before.trim_end_matches([' ', '\t']);
    !is_end(after.chars().next()) && !is_end(before.chars().next_back())
}

/// Gives what stands between segments, and is no white space, to one of them: what is on the line of the
/// second to that, all else to the first. What shows nothing is lost in no span.
fn share_out(source: &str, segments: &mut [Segment]) {
    let mut before: Option<&mut Span> = None;
    let mut at = 0;
    for Segment { span, .. } in segments {
        let gap = source.get(at..span.start).unwrap_or_default();
        let line = gap.rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let (above, beside) = gap.split_at_checked(line).unwrap_or((gap, ""));
        let above_end = above.trim_end_matches(is_blank).len();
        let owned = match before {
            Some(before) if above_end > 0 => {
                before.end = at + above_end;
                beside
            }
            Some(_) => beside,
            None => gap,
        };
        span.start -= owned.trim_start_matches(is_blank).len();
        at = span.end;
        before = Some(span);
    }
    if let Some(last) = before {
        let rest = source.get(at..).unwrap_or_default();
        last.end = at + rest.trim_end_matches(is_blank).len();
    }
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse;

    #[test]
    fn what_a_source_shows() {
        let rows = [
            ("Pourquoi\u{a0}?", "Pourquoi ?"),
            ("Pourquoi&nbsp;?&nbsp;", "Pourquoi ? "),
            ("Ana\u{202f}: R&amp;D, &amp;nbsp;", "Ana : R&D, &nbsp;"),
            ("\u{200b}Be\u{ad}&shy;es\u{200b}\u{2060}?\u{200f}", "Bees?"),
            ("a\u{2028}b\u{2029}c\u{85}d\u{b}e", "a\rb\rc\rd\re"),
            ("a\u{c}b \u{c} c", "a\rb \r c"),
            ("&#8203;&#160;&#xA0;x", "  x"),
        ];
        for (source, shown) in rows {
            assert_eq!(Seen::of(source).map(|it| it.text).as_deref(), Some(shown), "{source:?}");
        }
    }

    #[test]
    fn most_sources_show_what_they_say() {
        let rows = [
            "",
            "Why nets?\r\nThey last.\r",
            "\u{feff}\u{bf}Por qué? \u{2014} \u{201c}No\u{201d}. Ø \u{3000}",
            "&lt;p&gt; &quot;&quot; & &nbsp &ampere;",
            "\u{c}\na\n\u{c}b\u{c}\n \u{c} c \u{c} \n\u{c}\u{c}",
            "\u{200c}\u{200d}",
        ];
        for source in rows {
            assert!(Seen::of(source).is_none(), "{source:?}");
        }
    }

    #[test]
    fn places_are_those_of_the_source() {
        let source = "&nbsp;a\u{ad}b\u{a0}c";
        let seen = Seen::of(source).unwrap();
        assert_eq!(seen.text, " ab c");
        let places: Vec<usize> = (0..=5).map(|at| seen.place(at)).collect();
        assert_eq!(places, [0, 6, 9, 10, 12, 13]);
    }

    /// The segments' bytes, texts and lines.
    fn segments(source: &str) -> Vec<(&str, String, usize)> {
        let segments = parse(source).interview.segments.into_iter();
        segments.map(|it| (it.span.slice(source).unwrap(), it.text, it.line)).collect()
    }

    #[test]
    fn articles_are_read_as_they_are_seen() {
        let plain = "Q: Why bees?\nA: They dance.\nQ: Why so?\nA: They like it.";
        let wanted = ["Why bees?", "They dance.", "Why so?", "They like it."];
        let sources = [
            plain.replace('\n', "\r"),
            plain.replace('\n', "\r\n"),
            plain.replace('\n', "\u{b}"),
            plain.replace('\n', "\u{c}"),
            plain.replace('\n', "\u{85}"),
            plain.replace('\n', "\u{2028}"),
            plain.replace('\n', "\u{2029}"),
            plain.replace('\n', "\n\u{200b}\n\u{200b}"),
            plain.replace('\n', "\u{200b}\n&nbsp;\n"),
            plain.replace(": ", ":&nbsp;"),
            plain.replace(": ", "\u{a0}:\u{a0}"),
            plain.replace(':', "\u{200b}:"),
            plain.replace('?', "\u{a0}?\u{200f}"),
            plain.replace("ee", "e\u{ad}e").replace("an", "a&shy;n"),
        ];
        for source in sources {
            let found = segments(&source);
            let texts: Vec<String> = found.iter().map(|it| it.1.replace(" ?", "?")).collect();
            assert_eq!(texts, wanted, "{source:?}");
            let bytes: String = found.iter().map(|it| it.0).collect();
            let solid = |text: &str| text.replace(char::is_whitespace, "");
            assert_eq!(solid(&bytes), solid(&source));
        }
    }

    #[test]
    fn what_shows_nothing_goes_to_what_is_beside_it() {
        let source = "\u{200b}\n\u{200b}Q: Why bees?\n\u{200b}\n&nbsp;\n\u{200b}A: Th\u{ad}ey dance.\n\u{200b}\n";
        let found = segments(source);
        let question = "\u{200b}\n\u{200b}Q: Why bees?\n\u{200b}\n&nbsp;";
        let answer = "\u{200b}A: Th\u{ad}ey dance.\n\u{200b}";
        assert_eq!(found[0], (question, "Why bees?".to_owned(), 1));
        assert_eq!(found[1], (answer, "They dance.".to_owned(), 5));
        // Where nothing is seen at all.
        assert_eq!(segments("\u{200b}\n").len(), 1);
    }
}
