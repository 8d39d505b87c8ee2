//! Templates of site generators in Markdown: `{{ page.image }}`, `{% include share.html %}`,
//! `{{< link "x" >}}`, `<%= name %>`; and components with expressions in them, as in MDX:
//! `<Photo alt={`The reef`} />`. No reader of the page sees them as they are written.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem::{find, find_iter};
use memchr::{memchr, memchr_iter};

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
    found.extend(components(source));
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

/// The components of a source that are closed where they are opened and hold expressions: without
/// these they are HTML.
fn components(source: &str) -> impl Iterator<Item = Range<usize>> {
    let opens = memchr_iter(b'<', source.as_bytes());
    opens.filter_map(|start| {
        let rest = source.as_bytes().get(start + 1..).unwrap_or_default();
        rest.first().filter(|byte| byte.is_ascii_uppercase())?;
        let rest = rest.get(..LONGEST_COMPONENT).unwrap_or(rest);
        let inside = rest.get(..memchr(b'<', rest).unwrap_or(rest.len()))?;
        let length = find(inside, b"/>")?;
        let inside = inside.get(..length)?;
        let is_component = find(inside, b"={").is_some() && find(inside, b"\n\n").is_none();
        is_component.then_some(start..start + 1 + length + b"/>".len())
    })
}

/// The longest component, in bytes.
const LONGEST_COMPONENT: usize = 2000;

/// What a component shows: a caption, a title, or what it says to who cannot see it.
pub(crate) fn shown_by(template: &str) -> Option<&str> {
    if !template.starts_with('<') || template.starts_with("<%") {
        return None;
    }
    let value = |name: &str| {
        let at = template.find(name)? + name.len();
        let value = template.get(at..)?.trim_start_matches('{');
        let quote = value.chars().next().filter(|it| matches!(it, '"' | '\'' | '`'))?;
        value.get(1..)?.split(quote).next().filter(|it| !it.is_empty())
    };
    Some(["caption=", "title=", "alt="].into_iter().find_map(value).unwrap_or_default())
}

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
    fn components_show_their_captions() {
        let rows = [
            ("<Photo alt={`a`} title={`b`} />", Some("b")),
            ("<Photo alt=\"a\" size={2} />", Some("a")),
            ("<Rule of={3} />", Some("")),
            ("{{ a }}", None),
        ];
        for (template, wanted) in rows {
            assert_eq!(shown_by(template), wanted, "{template}");
        }
    }

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
            ("<Photo\nalt={`a`} />b", "xxxxxx\nxxxxxxxxxxxxb"),
            ("<Photo alt=\"a\" />", "<Photo alt=\"a\" />"),
            ("a <B c={d} <i>e</i> />", "a <B c={d} <i>e</i> />"),
        ];
        for (source, wanted) in rows {
            assert_eq!(masked(source, &templates(source)), wanted);
        }
    }
}
