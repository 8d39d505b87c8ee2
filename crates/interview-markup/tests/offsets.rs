//! Where segments stand: at each one's range, with markup, label and time removed, is its text, and
//! all ranges together are the source but for white space.

#![allow(clippy::unwrap_used, clippy::panic, clippy::string_slice, missing_docs)]

use interview_markup::{Markup, read};
use interview_model::{Interview, Segment};
use interview_parser::{Options, parse_marked};

fn interview(source: &str, markup: Markup) -> Interview {
    parse_marked(source, &read(source, markup), &Options::default()).interview
}

/// What stands at a segment, and what of it is label, time and text.
type Row<'a> = (&'a str, &'a str, Option<u64>, &'a str);

fn check(source: &str, markup: Markup, wanted: &[Row<'_>]) {
    let segments = interview(source, markup).segments;
    let row = |it: &Segment| {
        let at = it.span.slice(source).unwrap().to_owned();
        let time = it.timing.map(|timing| timing.start_ms);
        (at, it.label.clone().unwrap_or_default(), time, it.text.clone())
    };
    let found: Vec<_> = segments.iter().map(row).collect();
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(at, label, time, text)| {
            ((*at).to_owned(), (*label).to_owned(), *time, (*text).to_owned())
        })
        .collect();
    assert_eq!(found, wanted, "{source}");
    let mut end = 0;
    for segment in &segments {
        assert!(segment.span.start >= end, "{segment:?}");
        assert!(source[end..segment.span.start].trim().is_empty(), "{segment:?}");
        end = segment.span.end;
        // A component shows its caption, which is an attribute.
        if !segment.span.slice(source).unwrap().starts_with("<Photo") {
            assert_eq!(bare(source, segment), squeezed(&segment.text), "{segment:?}");
        }
    }
    assert!(source[end..].trim().is_empty(), "{:?}", &source[end..]);
}

/// What a segment's bytes show without label and time, by other means than the crate's: tags, marks,
/// addresses and what nobody sees removed, entities as characters.
fn bare(source: &str, segment: &Segment) -> String {
    let mut text = String::new();
    let mut rest = segment.span.slice(source).unwrap();
    while let Some(next) = rest.chars().next() {
        let length = match next {
            '<' => rest.find('>').map(|at| at + 1),
            ']' if rest.starts_with("](") => rest.find(')').map(|at| at + 1),
            '&' => rest.find(';').map(|at| {
                text.push_str(&entity(&rest[..=at]));
                at + 1
            }),
            '\\' => {
                text.extend(rest.chars().nth(1));
                Some(2)
            }
            '*' | '[' | '`' | '#' | '=' | '\u{ad}' | '\u{200b}' | '\u{feff}' => {
                Some(next.len_utf8())
            }
            _ => None,
        };
        if length.is_none() {
            text.push(next);
        }
        rest = &rest[length.unwrap_or(next.len_utf8())..];
    }
    let mut text = squeezed(&text);
    if segment.timing.is_some() {
        let time = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let end = text[time..].find(|c: char| !c.is_ascii_digit() && c != ':').unwrap();
        let end = time + end + usize::from(text[time + end..].starts_with(']'));
        text.replace_range(time..end, "");
    }
    let label = squeezed(segment.label.as_deref().unwrap_or_default());
    let text = text.strip_prefix(&label).unwrap_or(&text);
    text.trim_start_matches([':', '：', '—']).to_owned()
}

fn entity(entity: &str) -> String {
    let shown = match entity {
        "&amp;" => "&",
        "&lt;" => "<",
        "&nbsp;" => " ",
        "&shy;" | "&#8203;" => "",
        "&hellip;" => "…",
        "&eacute;" => "é",
        "&#8217;" | "&rsquo;" => "’",
        other => panic!("{other}"),
    };
    shown.to_owned()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn of_web_pages() {
    check(
        "<p>Fish &amp; <b>chips <i>twi&shy;ce</i></b>&nbsp;a\u{ad}&nbsp; day?</p>\r\n\
         <p>Caf&eacute;s &lt; <a href=\"/a?b=1&amp;c\">ports\r\nof call</a>&hellip;</p>\r\n\r\n\
         <p>\u{feff}And<!-- no --> is\u{200b}n&#8217;t it<br/>so?</p>",
        Markup::Html,
        &[
            (
                "<p>Fish &amp; <b>chips <i>twi&shy;ce</i></b>&nbsp;a\u{ad}&nbsp; day?</p>",
                "",
                None,
                "Fish & chips twice a day?",
            ),
            (
                "<p>Caf&eacute;s &lt; <a href=\"/a?b=1&amp;c\">ports\r\nof call</a>&hellip;</p>",
                "",
                None,
                "Cafés < ports of call…",
            ),
            ("<p>\u{feff}And<!-- no --> is\u{200b}n&#8217;t it<br/>", "", None, "And isn’t it"),
            ("so?</p>", "", None, "so?"),
        ],
    );
}

#[test]
fn of_markdown() {
    check(
        "**Fish &amp; chi*ps*?**\r\n\r\n\
         They\\_last, [the\r\nnets](http://a.example/b_c \"t\"), and&nbsp;twi&shy;ce.\r\n\r\n\
         <b>Wh<i>y</i></b> is\u{200b}n&rsquo;t it?\r\n\r\n\
         A `b_c` of\u{a0}\u{ad}rope.",
        Markup::Markdown,
        &[
            ("**Fish &amp; chi*ps*?**", "", None, "Fish & chips?"),
            (
                "They\\_last, [the\r\nnets](http://a.example/b_c \"t\"), and&nbsp;twi&shy;ce.",
                "",
                None,
                "They_last, the nets, and twice.",
            ),
            ("<b>Wh<i>y</i></b> is\u{200b}n&rsquo;t it?", "", None, "Why isn’t it?"),
            ("A `b_c` of\u{a0}\u{ad}rope.", "", None, "A b_c of rope."),
        ],
    );
}

#[test]
fn white_space_after_an_entity_is_of_no_block() {
    for (source, span) in [("#  &amp;\u{b}", (0, 8)), ("Nets &amp;\u{c}\n\nmore", (0, 10))] {
        let block = &read(source, Markup::Markdown).blocks[0];
        let last = block.runs.last().unwrap().span;
        assert_eq!((block.span.start, block.span.end), span, "{source:?}");
        assert!(last.end <= block.span.end, "{source:?}: {last:?}");
    }
}

#[test]
fn of_labels_and_times() {
    check(
        "<p><b>[00:14] Ana&nbsp;Mora:</b> Why <i>nets</i>?</p><p><b>[00:20] Ben:</b>\r\nThey&nbsp;last.</p>\
         <p><b>[00:31] Ana&nbsp;Mora:</b> So?</p><p><b>[00:35] Ben:</b> Yes.</p>",
        Markup::Html,
        &[
            (
                "<p><b>[00:14] Ana&nbsp;Mora:</b> Why <i>nets</i>?</p>",
                "Ana Mora",
                Some(14_000),
                "Why nets?",
            ),
            ("<p><b>[00:20] Ben:</b>\r\nThey&nbsp;last.</p>", "Ben", Some(20_000), "They last."),
            ("<p><b>[00:31] Ana&nbsp;Mora:</b> So?</p>", "Ana Mora", Some(31_000), "So?"),
            ("<p><b>[00:35] Ben:</b> Yes.</p>", "Ben", Some(35_000), "Yes."),
        ],
    );
    check(
        "<table><tr><td>0:01<td><b>Ana</b><td>Why&nbsp;nets?<tr><td>0:05<td>Ben<td>They <i>last</i>.\
         <tr><td>0:09<td><b>Ana</b><td>So?<tr><td>0:12<td>Ben<td>Yes.</table>",
        Markup::Html,
        &[
            ("<table><tr><td>0:01<td><b>Ana</b><td>Why&nbsp;nets?", "Ana", Some(1000), "Why nets?"),
            ("<tr><td>0:05<td>Ben<td>They <i>last</i>.", "Ben", Some(5000), "They last."),
            ("<tr><td>0:09<td><b>Ana</b><td>So?", "Ana", Some(9000), "So?"),
            ("<tr><td>0:12<td>Ben<td>Yes.</table>", "Ben", Some(12_000), "Yes."),
        ],
    );
    check(
        "**Ana:** Why\r\n[nets](n.html)?\r\n\r\n**Ben:** They&nbsp;last.\r\n\r\n**Ana:** So?\r\n\r\n**Ben:** Yes.",
        Markup::Markdown,
        &[
            ("**Ana:** Why\r\n[nets](n.html)?", "Ana", None, "Why nets?"),
            ("**Ben:** They&nbsp;last.", "Ben", None, "They last."),
            ("**Ana:** So?", "Ana", None, "So?"),
            ("**Ben:** Yes.", "Ben", None, "Yes."),
        ],
    );
}

/// What stands within what a picture shows belongs to the picture.
#[test]
fn of_pictures() {
    for shown in
        ["a<b>net</b>", "<title>a", "a\\\nnet", "~~a~~ net", "a[^1]", "*a*", "`a`", "a {{ b }} c"]
    {
        let picture = format!("![{shown}](a.jpg)");
        let source = format!("Why?\n\n{picture}\n\nThey last.\n\n[^1]: So.");
        let segments = interview(&source, Markup::Markdown).segments;
        let spans: Vec<_> = segments.iter().filter_map(|it| it.span.slice(&source)).collect();
        assert!(spans.contains(&picture.as_str()), "{shown}: {spans:?}");
        assert!(!segments.iter().any(|it| it.text.contains("xx")), "{shown}: {segments:?}");
    }
}

#[test]
fn of_headings_and_components() {
    check(
        "On nets\r\n=======\r\n\r\n## Who mends them ##\r\n\r\nWhy?\r\n\r\n\
         <Photo\r\n  alt={`The *quay*`}\r\n/>\r\n\r\nThey last.",
        Markup::Markdown,
        &[
            ("On nets\r\n=======", "", None, "On nets"),
            ("## Who mends them ##", "", None, "Who mends them"),
            ("Why?", "", None, "Why?"),
            ("<Photo\r\n  alt={`The *quay*`}\r\n/>", "", None, "The *quay*"),
            ("They last.", "", None, "They last."),
        ],
    );
}
