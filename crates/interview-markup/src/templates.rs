//! Templates of site generators in Markdown: `{{ page.image }}`, `{% include share.html %}`,
//! `{{< link "x" >}}`, `<%= name %>`; fences of boxes, `{% note %}` and `:::tip`; lists of classes,
//! `{: .lead}`; components with expressions in them, as in MDX: `<Photo alt={`The reef`} />`, and what
//! imports them. No reader of the page sees them as they are written.

use std::borrow::Cow;
use std::ops::Range;

use interview_parser::marked::Hint;
use memchr::memmem::{find, find_iter};
use memchr::{memchr, memchr_iter};

use crate::html::names::Names;
use crate::markdown::boxes::Boxed;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    /// Where it stands in the source.
    pub(crate) range: Range<usize>,
    /// What it means for the blocks around it.
    pub(crate) means: Means,
}

/// What a template means for the blocks around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Means {
    #[default]
    Nothing,
    /// What follows, up to the fence that closes it, is in a box.
    Opens(Boxed),
    Closes,
    /// It says what the block before it is.
    Says(Hint),
}

/// How templates open and close.
const FENCES: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("<%", "%>")];

/// The templates of a source, in its order.
pub(crate) fn templates(source: &str) -> Vec<Template> {
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
    found.extend(LINES.iter().flat_map(|opening| whole_lines(source, opening)));
    found.sort_by_key(|template| template.start);
    let mut end = 0;
    found.retain(|template| {
        let is_apart = template.start >= end;
        end = end.max(template.end);
        is_apart
    });
    let said = |range: Range<usize>| Template { means: said(source, &range), range };
    let mut templates: Vec<Template> = found.into_iter().map(said).collect();
    pair_fences(source, &mut templates);
    templates
}

/// How lines open that are templates as a whole.
const LINES: [&str; 4] = [":::", "{:", "import ", "export "];

/// The lines that open with one of [`LINES`] and are what they seem.
fn whole_lines<'a>(source: &'a str, opening: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    find_iter(source.as_bytes(), opening).filter_map(|start| {
        let range = line_of(source, start)?;
        let line = source.get(range.clone())?;
        let is_module = || {
            line.ends_with('{') || line.contains(['"', '\'']) && line.ends_with(['"', '\'', ';'])
        };
        let is_whole = match line.get(..2)? {
            "::" => line.len() <= LONGEST_FENCE,
            "{:" => line.ends_with('}'),
            _ => is_module(),
        };
        is_whole.then_some(range)
    })
}

/// The longest fence of a box, in bytes.
const LONGEST_FENCE: usize = 80;

/// The line that begins at a byte, or after white space before it, without white space at its ends.
fn line_of(source: &str, start: usize) -> Option<Range<usize>> {
    let before = source.as_bytes().get(..start)?;
    let space = before.iter().rev().take(DEEPEST).take_while(|byte| **byte == b' ').count();
    let begins = start == space || before.get(start - space - 1) == Some(&b'\n');
    // What does not begin a line is not looked at further, so that each line is read once.
    let rest = source.get(start..).filter(|_| begins)?;
    let line = rest.get(..memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len()))?;
    Some(start..start + line.trim_end().len())
}

/// The most spaces before a template that is a line.
const DEEPEST: usize = 8;

/// What a template says of the block before it: `{: .pullquote}`.
fn said(source: &str, template: &Range<usize>) -> Means {
    let text = source.get(template.clone()).unwrap_or_default();
    let classes = text.strip_prefix("{:").and_then(|rest| rest.strip_suffix('}'));
    let hint = classes.and_then(|classes| Names::of(&classes.replace(['.', '#'], " ")).hint());
    hint.map_or(Means::Nothing, Means::Says)
}

/// Says of the fences which open boxes and which close them: those of a line each, of one name, of
/// which a name says that they are boxes.
fn pair_fences(source: &str, templates: &mut [Template]) {
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut pairs = Vec::new();
    for (place, Template { range, .. }) in templates.iter().enumerate() {
        if line_of(source, range.start).as_ref() != Some(range) {
            continue;
        }
        match source.get(range.clone()).and_then(fence) {
            Some(Fence::Opens(name)) => open.push((place, name)),
            Some(Fence::Closes(name)) => {
                let is_it = |(_, it): &&(usize, &str)| name.is_empty() || *it == name;
                let found = open.iter().rev().take(DEEPEST).find(is_it).copied();
                if let Some((opening, name)) = found {
                    open.truncate(open.iter().rposition(|(it, _)| *it == opening).unwrap_or(0));
                    pairs.extend(Boxed::of(name).map(|boxed| (opening, place, boxed)));
                }
            }
            None => {}
        }
    }
    for (opening, closing, boxed) in pairs {
        for (place, means) in [(opening, Means::Opens(boxed)), (closing, Means::Closes)] {
            if let Some(template) = templates.get_mut(place) {
                template.means = means;
            }
        }
    }
}

/// A template that opens or closes something; what a fence of colons closes has no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fence<'a> {
    Opens(&'a str),
    Closes(&'a str),
}

/// What fence a template is: `:::tip`, `:::`, `{% note %}`, `{% endnote %}`, `{{< box >}}`,
/// `{{< /box >}}`.
fn fence(template: &str) -> Option<Fence<'_>> {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name_of = |text: &'_ str| text.find(|c| !is_of_name(c)).unwrap_or(text.len());
    if let Some(rest) = template.strip_prefix(":::") {
        let rest = rest.trim_start_matches([':', ' ', '{', '.']);
        let name = rest.get(..name_of(rest))?;
        return Some(if name.is_empty() { Fence::Closes("") } else { Fence::Opens(name) });
    }
    let inside = template.strip_prefix("{{").or_else(|| template.strip_prefix('{'))?;
    let inside = inside.strip_prefix(['%', '<'])?.trim_start_matches(['-', ' ']);
    let closing = inside.strip_prefix('/').map(str::trim_start);
    let closing = closing.or_else(|| inside.strip_prefix("end"));
    let rest = closing.unwrap_or(inside);
    let name = rest.get(..name_of(rest)).filter(|name| !name.is_empty())?;
    Some(if closing.is_some() { Fence::Closes(name) } else { Fence::Opens(name) })
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
pub(crate) fn masked<'a>(source: &'a str, templates: &[Template]) -> Cow<'a, str> {
    if templates.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut masked = String::with_capacity(source.len());
    let mut at = 0;
    for Template { range: template, .. } in templates {
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
