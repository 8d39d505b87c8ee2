//! Web pages told by how they begin.

use interview_parser::marked::front_matter_end;

/// Elements with which a page begins.
const PAGE: [&str; 5] = ["!doctype html", "html", "head", "body", "title"];

/// Elements with which a fragment of a page may begin, if one of them ends somewhere.
const FRAGMENT: [&str; 25] = [
    "p",
    "div",
    "article",
    "section",
    "main",
    "header",
    "nav",
    "aside",
    "figure",
    "table",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "center",
    "font",
    "span",
    "b",
    "strong",
];

/// How far is looked for the first tag.
const FARTHEST: usize = 4096;

/// Whether a text is a web page or a fragment of one.
pub(super) fn is_html(text: &str) -> bool {
    let text = text.get(front_matter_end(text)..).unwrap_or_default();
    let mut rest = beginning(text);
    // Comments and the declaration of XML stand before all else.
    while let Some(after) = ["<!--", "<?xml"].iter().find_map(|opening| after(rest, opening)) {
        rest = beginning(after);
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    let is_of = |name: &&&str| {
        let is_so = tag.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name));
        let next = tag.as_bytes().get(name.len());
        is_so && next.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    };
    PAGE.iter().any(|name| is_of(&name))
        || FRAGMENT.iter().find(is_of).is_some_and(|_| rest.contains("</"))
}

/// A text from where it begins to say something.
fn beginning(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    text.get(..text.floor_char_boundary(FARTHEST)).unwrap_or_default()
}

/// What stands after a comment or declaration with which a text opens.
fn after<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    let inside = text.strip_prefix(opening)?;
    inside.split_once('>').map(|(_, after)| after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_fragments_are_told() {
        let rows = [
            ("<!doctype html>\nWhy?", true),
            ("\u{feff}\r\n<HTML lang=en>", true),
            ("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\">", true),
            ("<!-- saved --><!-- twice --><html>", true),
            ("---\ntitle: Nets\n---\n<p>Why?</p>", true),
            ("<P CLASS=q>Why?</P>", true),
            ("<p>Why?", false),
            ("<Ana> Why?</b>", false),
            ("<https://a.example/> says", false),
            ("<i>Why?</i>", false),
            ("Why? <html>", false),
            ("# Nets", false),
            ("", false),
        ];
        for (text, wanted) in rows {
            assert_eq!(is_html(text), wanted, "{text:?}");
        }
    }
}
