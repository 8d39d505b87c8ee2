//! The words of a line of a cue, markup taken out.

use std::borrow::Cow;

use interview_model::Span;
use memchr::memchr3;

use crate::grammar::caption::{Markup, markup};
use crate::line::Line;

/// Words of a line that are one voice's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Run<'a> {
    /// Whose they are, where a tag says so here.
    pub(super) voice: Option<Cow<'a, str>>,
    /// The words, parted by single spaces.
    pub(super) text: Cow<'a, str>,
    /// Where they stand, markup included.
    pub(super) span: Span,
}

/// The runs of a line. Together they hold all of the line, and there is at least one, if it is one
/// without words.
pub(super) fn runs<'a>(line: &Line<'a>) -> Vec<Run<'a>> {
    let whole = Run { voice: None, text: Cow::Borrowed(line.text), span: line.span };
    if next_markup(line.text).is_none() {
        return vec![Run { text: single_spaced(whole.text), ..whole }];
    }
    let mut runs = Vec::new();
    let mut open = Run { text: Cow::Borrowed(""), ..whole };
    let mut rest = line.text;
    while let Some((plain, marked)) = next_markup(rest) {
        let text = open.text.to_mut();
        text.push_str(plain);
        rest = match markup(marked) {
            Some((Markup::Tag, after)) => after,
            Some((Markup::Character(character), after)) => {
                text.push(character);
                after
            }
            Some((Markup::Voice(name), after)) => {
                if open.voice.is_some() || !text.trim().is_empty() {
                    let (before, _) = line.text.split_at(line.text.len() - marked.len());
                    let at = line.span.start + before.len();
                    let next = Run { span: Span::new(at, line.span.end), ..Run::default() };
                    let over = line.span.start + before.trim_end().len();
                    runs.push(std::mem::replace(&mut open, next).closed(over));
                }
                open.voice = Some(unescaped(name));
                after
            }
            None => {
                let (sign, after) = marked.split_at(1);
                text.push_str(sign);
                after
            }
        };
    }
    open.text.to_mut().push_str(rest);
    runs.push(open.closed(line.span.end));
    runs
}

impl Run<'_> {
    /// The run, which is over at `end`.
    fn closed(mut self, end: usize) -> Self {
        self.span.end = end;
        self.text = single_spaced(self.text);
        self
    }
}

/// The text before the next sign with which markup may begin, and from there on.
fn next_markup(text: &str) -> Option<(&str, &str)> {
    memchr3(b'<', b'{', b'&', text.as_bytes()).and_then(|at| text.split_at_checked(at))
}

/// A name with its character references resolved. There are no tags in it.
fn unescaped(name: &str) -> Cow<'_, str> {
    let line = Line { text: name, span: Span::default(), number: 1, blank_before: 0, indent: 0 };
    runs(&line).into_iter().next().map(|run| run.text).unwrap_or_default()
}

fn single_spaced(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("  ") && text.trim().len() == text.len() {
        return text;
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line::lines;

    fn seen(source: &str) -> Vec<(Option<String>, String, String)> {
        let line = lines(source)[0];
        let read = |run: Run<'_>| {
            let bytes = run.span.slice(source).unwrap().to_owned();
            (run.voice.map(Cow::into_owned), run.text.into_owned(), bytes)
        };
        runs(&line).into_iter().map(read).collect()
    }

    fn run(voice: Option<&str>, text: &str, bytes: &str) -> (Option<String>, String, String) {
        (voice.map(str::to_owned), text.to_owned(), bytes.to_owned())
    }

    #[test]
    fn markup_is_no_text_and_stays_in_the_span() {
        for (source, text) in [
            ("Why bees?", "Why bees?"),
            ("<i>Why</i> <b>bees</b>?", "Why bees?"),
            ("{\\an8}Why<br>bees?", "Why bees?"),
            ("Why<00:00:01.000><c> bees</c>?", "Why bees?"),
            ("Bees &amp; 3 < 4 & co", "Bees & 3 < 4 & co"),
            ("Why  bees?", "Why bees?"),
            ("<i></i>", ""),
        ] {
            assert_eq!(seen(source), [run(None, text, source)], "{source}");
        }
    }

    #[test]
    fn voices_part_a_line() {
        let source = "<v Ana &amp; Ben>Why?</v> <v.low Cy>They <i>dance</i>.";
        let wanted = [
            run(Some("Ana & Ben"), "Why?", "<v Ana &amp; Ben>Why?</v>"),
            run(Some("Cy"), "They dance.", "<v.low Cy>They <i>dance</i>."),
        ];
        assert_eq!(seen(source), wanted);
        let source = "Well. <v Ana>";
        assert_eq!(seen(source), [run(None, "Well.", "Well."), run(Some("Ana"), "", "<v Ana>")]);
    }
}
