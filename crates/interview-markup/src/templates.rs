//! Templates of site generators in Markdown: `{{ page.image }}`, `{% include share.html %}`,
//! `{{< link "x" >}}`, `<%= name %>`. No reader of the page sees them as they are written.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem::{find, find_iter};

/// How templates open and close.
const FENCES: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];

/// The templates of a source, in its order.
pub(crate) fn templates(source: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (open, close) in FENCES {
        let mut end = 0;
        for start in find_iter(source.as_bytes(), open) {
            if start < end {
                continue;
            }
            let rest = source.as_bytes().get(start..).unwrap_or_default();
            let rest = rest.get(..LONGEST).unwrap_or(rest);
            let Some(length) = find(rest, close.as_bytes()) else { continue };
            if find(rest.get(..length).unwrap_or_default(), b"\n\n").is_none() {
                end = start + length + close.len();
                found.push(start..end);
            }
        }
    }
    found.sort_by_key(|template| template.start);
    let mut end = 0;
    found.retain(|template| {
        let is_apart = template.start >= end;
        end = end.max(template.end);
        is_apart
    });
    found
}

/// The longest template, in bytes.
const LONGEST: usize = 500;

/// The source with a letter for each byte of its templates, so that Markdown's marks in them are none
/// and those around them stay what they are.
pub(crate) fn masked<'a>(source: &'a str, templates: &[Range<usize>]) -> Cow<'a, str> {
    if templates.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut masked = String::with_capacity(source.len());
    let mut at = 0;
    for template in templates {
        masked.push_str(source.get(at..template.start).unwrap_or_default());
        let hidden = source.get(template.clone()).unwrap_or_default();
        masked.extend(hidden.bytes().map(|byte| if byte == b'\n' { '\n' } else { 'x' }));
        at = template.end;
    }
    masked.push_str(source.get(at..).unwrap_or_default());
    Cow::Owned(masked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_found_and_masked() {
        let rows = [
            ("a {{ b }} c", "a xxxxxxx c"),
            ("{% if x %}a{% end %}", "xxxxxxxxxxaxxxxxxxxx"),
            ("[a]({{< m \"n\" >}})", "[a](xxxxxxxxxxxxx)"),
            ("<%= é %>", "xxxxxxxxx"),
            ("{{ {% a %} }}", "xxxxxxxxxxxxx"),
            ("{{ not\n\nclosed }}", "{{ not\n\nclosed }}"),
            ("{{ not closed", "{{ not closed"),
        ];
        for (source, wanted) in rows {
            assert_eq!(masked(source, &templates(source)), wanted);
        }
    }
}
