//! Which markup a text is written in that does not say so.

use interview_parser::marked::front_matter_end;
use memchr::memmem;

use crate::Markup;

/// The markup of a text, where that is plain from it: see [`Markup`]. Plain text that happens to have a
/// mark of some markup here and there is none.
///
/// ```
/// use interview_markup::{Markup, sniff};
///
/// let marked = "**Why nets?**\n\nThey last.\n\n**And boats?**\n\nThose, too.";
/// assert_eq!(sniff(marked), Some(Markup::Markdown));
/// assert_eq!(sniff("Why nets?\nThey last."), None);
/// ```
#[must_use]
pub fn sniff(source: &str) -> Option<Markup> {
    let opening = opening_element(source);
    let begins_as_page = matches!(opening.as_deref(), Some("!doctype" | "html"));
    if !begins_as_page && has_marks(source) && is_markdown(source) {
        return Some(Markup::Markdown);
    }
    let is_html = begins_as_page || opening.is_some_and(|name| is_fragment(source, &name));
    is_html.then_some(Markup::Html)
}

/// Whether a text that begins with an element is a part of a page: some elements end in it.
fn is_fragment(source: &str, opening: &str) -> bool {
    const ELEMENTS: [&str; 22] = [
        "head",
        "body",
        "main",
        "article",
        "section",
        "header",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "figure",
        "nav",
        "aside",
        "meta",
        "title",
        "link",
    ];
    const ENDS: [&str; 8] =
        ["</p>", "</div>", "</h1>", "</h2>", "</li>", "</dd>", "</td>", "</title>"];
    ELEMENTS.contains(&opening) && ENDS.iter().any(|end| source.contains(end))
}

/// The name of the element with which a text begins, in small letters, after comments and the like.
fn opening_element(source: &str) -> Option<String> {
    let is_blank = |c: char| c.is_whitespace() || c == '\u{feff}';
    let mut rest = source.trim_start_matches(is_blank);
    if rest.starts_with(['-', '+']) {
        rest = source.get(front_matter_end(source)..)?.trim_start_matches(is_blank);
    }
    while let Some(comment) = rest.strip_prefix("<!--").or_else(|| rest.strip_prefix("<?xml")) {
        rest = comment.split_once('>')?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let end = tag.find(|c: char| c.is_whitespace() || c == '>')?;
    tag.get(..end).map(str::to_ascii_lowercase)
}

/// Whether a text has any mark of Markdown that is counted: most have none.
fn has_marks(source: &str) -> bool {
    let marks = ["](", "**", "__", "\n#"];
    source.starts_with(['#', '\u{feff}'])
        || marks.iter().any(|mark| memmem::find(source.as_bytes(), mark.as_bytes()).is_some())
}

/// Whether a text has so many marks of Markdown that its author must have meant them, and its paragraphs
/// are parted as Markdown asks: else they would be read as one.
fn is_markdown(source: &str) -> bool {
    let mut marks = Marks::default();
    let mut before_is_blank = true;
    let mut lines = source.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.next() {
        let after_is_blank = lines.peek().is_none_or(|next| next.trim().is_empty());
        marks.take(line, before_is_blank, after_is_blank);
        before_is_blank = line.trim().is_empty();
    }
    marks.are_meant()
}

/// The marks of a text, by their sort.
#[derive(Debug, Default)]
struct Marks {
    headings: usize,
    bold: usize,
    links: usize,
    /// How many lines with such marks are paragraphs of their own, and how many are not.
    apart: usize,
    amid: usize,
}

impl Marks {
    fn take(&mut self, line: &str, before_is_blank: bool, after_is_blank: bool) {
        let is_heading = is_heading(line);
        let is_bold = opens_bold(without_number(line));
        let links = links(line);
        self.headings += usize::from(is_heading);
        self.bold += usize::from(is_bold);
        self.links += links;
        let is_apart = before_is_blank && (after_is_blank || is_heading);
        self.apart += usize::from(is_apart && (is_heading || is_bold || links > 0));
        // A link may stand anywhere in a paragraph that was wrapped.
        self.amid += usize::from(!is_apart && (is_heading || is_bold));
    }

    /// Whether there are three marks, or two of bold or of several sorts.
    fn are_meant(&self) -> bool {
        let Self { headings, bold, links, apart, amid } = *self;
        let sorts = [headings, bold, links].into_iter().filter(|it| *it > 0).count();
        let is_enough = match headings + bold + links {
            0 | 1 => false,
            2 => bold == 2 || sorts == 2,
            _ => true,
        };
        is_enough && apart > 0 && apart >= amid
    }
}

/// A line without the number or bullet of an item of a list.
fn without_number(line: &str) -> &str {
    let line = line.trim_start_matches(' ');
    let after_number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if after_number.len() < line.len() {
        after_number.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*', '+'])
    };
    rest.filter(|rest| rest.starts_with(' ')).unwrap_or(line).trim_start()
}

/// Whether a line is a heading, `## Why nets?`.
fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    (1..=6).contains(&level) && text.starts_with(' ') && text.contains(char::is_alphabetic)
}

/// Whether a line opens with bold, as that of a question or a label does: `**Why nets?**`,
/// `__Ana:__ They last.`
fn opens_bold(line: &str) -> bool {
    ["**", "__"].iter().any(|mark| {
        line.strip_prefix(mark).and_then(|rest| rest.split_once(mark)).is_some_and(|(bold, _)| {
            bold.starts_with(|c: char| !c.is_whitespace() && c != '*' && c != '_')
        })
    })
}

/// How many links and pictures to pages are in a line, `[nets](https://nets.example/)`.
fn links(line: &str) -> usize {
    let mut pieces = line.split("](");
    let mut before = pieces.next().unwrap_or_default();
    let mut count = 0;
    for piece in pieces {
        let is_address = ["http", "/", "#", "mailto:", "."].iter().any(|it| piece.starts_with(it));
        count += usize::from(before.contains('[') && is_address && piece.contains(')'));
        before = piece;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_are_markdown() {
        let texts = [
            "**Why nets?**\n\nThey last.\n\n**And boats?**\n\nThose, too.",
            "**Why nets?**\r\n\r\nThey last.\r\n\r\n**And boats?**\r\n\r\nThose, too.",
            "# On nets\n\nAna mends them.\n\n**Why nets?**\n\nThey last.",
            "---\ntitle: On nets\n---\n\n**Ana:** Why nets?\n\n**Ben:** They last.",
            "1. __Why nets?__\n\n    They last.\n\n2. __And boats?__\n\n    Those, too.",
            "<div>\n<img src=\"a.png\">\n</div>\n\n# On nets\n\n**Why nets?**\n\nThey last.",
            "## Nets\nThey last.\n\n## Boats\nThose, too.\n\n## Sails\nThose not.",
            "Ana of [Nets](https://nets.example/), [Boats](/boats) and [Sails](sails.html)\n\n\
             She mends [nets](#nets).\n\nQ: Why?\n\nA: They [last](./a.html).",
        ];
        for text in texts {
            assert_eq!(sniff(text), Some(Markup::Markdown), "{text}");
        }
    }

    #[test]
    fn texts_that_are_not() {
        let texts = [
            "",
            "Why nets?\nThey last.",
            "---\ntitle: On nets\n---\nWhy nets?\nThey last.",
            // Marks here and there.
            "**Why nets?**\n\nThey last, all *of* them.",
            "- Why nets?\n- They last.\n- And boats?\n- Those, too.",
            "1. Why nets?\n2. Why boats?\n\n* * *\n\n> They last.",
            "# nets\n\n#boats and #nets\n\n## 2",
            "It is 2 ** 3 and 3 ** 2.\n\n** Why? **\n\n**** nets ****\n\n__________",
            "[laughs] (at home)\n\n[Ana](laughs) Why?\n\n[Ben](smiles) They last.\n\n[Ana](nods) So.",
            // Paragraphs that Markdown would join.
            "**Why nets?**\nThey last.\n**And boats?**\nThose, too.\n**And sails?**\nThose not.",
        ];
        for text in texts {
            assert_eq!(sniff(text), None, "{text}");
        }
    }

    #[test]
    fn pages_begin_with_their_elements() {
        let pages = [
            "<!DOCTYPE html><p>Why nets?",
            "\u{feff}\n<HTML lang=en>\n",
            "<?xml version=\"1.0\"?>\n<!-- saved -->\n<html>",
            "<p class=\"q\">Why nets?</p>\n<p>They last.</p>",
            "---\ntitle: On nets\n---\n<div>Why nets?</div>",
        ];
        let is_html = |text: &str| {
            opening_element(text).is_some_and(|name| {
                matches!(name.as_str(), "!doctype" | "html") || is_fragment(text, &name)
            })
        };
        for page in pages {
            assert!(is_html(page), "{page}");
            assert_eq!(sniff(page), Some(Markup::Html));
        }
        let others = [
            "<Ana> Why nets?</p>",
            "<p>Why nets?",
            "< p>Why</p>",
            "a <p>Why nets?</p>",
            "<!--",
            "<",
        ];
        for text in others {
            assert!(!is_html(text), "{text}");
        }
    }
}
