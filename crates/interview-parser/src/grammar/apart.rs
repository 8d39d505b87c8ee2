//! Lines that are there for the page: rules, pictures, links, tags, commands of a template.

use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_till, take_until, take_while1};
use nom::character::complete::{alpha1, anychar, char, digit1, one_of, space0, space1};
use nom::combinator::{all_consuming, eof, opt, peek, recognize, rest, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{delimited, terminated};
use nom::{IResult, Parser};

/// Whether a line says nothing to a reader.
///
/// `apart = rule / link / caption / reaction+ / (picture / element / command)+`
pub(crate) fn is_apart(text: &str) -> bool {
    // Most texts are told by their first character.
    match text.chars().next() {
        Some('-' | '*' | '+' | '[' | '!' | '<' | '{') => {}
        Some(':') => return all_consuming(many1_count(reaction)).parse(text).is_ok(),
        Some(mark) if is_mark_of_rule(mark) => return is_rule(text),
        _ => return false,
    }
    // A bullet has a space and a bracket after it.
    let after_bullet = text.trim_start_matches(['-', '*', '+', ' ', '\t']);
    if after_bullet.len() < text.len() && !after_bullet.starts_with('[') {
        return is_rule(text);
    }
    let parts = many1_count(terminated(alt((picture, element, command)), space0));
    all_consuming(alt((recognize(parts), link, caption))).parse(text).is_ok()
}

/// `rule = (mark space?){3,}`, of one mark only: `---`, `* * *`, `_____`.
fn is_rule(text: &str) -> bool {
    let mark = text.chars().next().filter(|c| is_mark_of_rule(*c));
    mark.is_some_and(|mark| {
        text.trim_start_matches([mark, ' ', '\t']).is_empty() && text.matches(mark).nth(2).is_some()
    })
}

const fn is_mark_of_rule(c: char) -> bool {
    matches!(c, '-' | '*' | '_' | '=' | '~' | '–' | '—' | '─' | '•')
}

/// How often those who read a message chose a sign, as chats have it: `:heart: 3`.
///
/// `reaction = ":" name ":" space digit+ space?`
fn reaction(input: &str) -> IResult<&str, &str> {
    let name = take_while1(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'));
    recognize((tag(":"), name, tag(":"), space1, digit1, space0)).parse(input)
}

/// `picture = "[" picture "](" address ")" / "![" text "](" address ")"`
fn picture(input: &str) -> IResult<&str, &str> {
    let image = || recognize((tag("!["), take_until("]("), address));
    let linked = recognize((tag("["), image(), peek(tag("](")), address));
    alt((image(), linked)).parse(input)
}

/// A link that is all of a line, as they stand in lists of links and between paragraphs.
///
/// `link = (bullet space)? "[" text "](" address ")"`
fn link(input: &str) -> IResult<&str, &str> {
    let bullet = opt((one_of("-*+"), space1));
    recognize((bullet, tag("["), take_until("]("), address, eof)).parse(input)
}

/// `caption = "<figcaption" attributes ">" text "</figcaption>"?`
fn caption(input: &str) -> IResult<&str, &str> {
    recognize((tag("<figcaption"), rest)).parse(input)
}

/// `address = "](" character* ")"`
fn address(input: &str) -> IResult<&str, &str> {
    recognize(delimited(tag("]("), in_brackets, tag(")"))).parse(input)
}

/// The text of an address up to the bracket that closes it; `\)` closes none, nor does the partner of
/// one inside.
fn in_brackets(input: &str) -> IResult<&str, &str> {
    let part = alt((
        recognize((char('\\'), anychar)),
        recognize((char('('), take_till(|c| matches!(c, '(' | ')')), char(')'))),
        is_not("()\\"),
    ));
    recognize(many0_count(part)).parse(input)
}

/// An HTML tag of a picture or of a part of a page; around words such tags are none of these.
///
/// `element = "<" "/"? name attributes ">"`
fn element(input: &str) -> IResult<&str, &str> {
    let name = verify(alpha1, |name: &str| ELEMENTS.iter().any(|it| it.eq_ignore_ascii_case(name)));
    let attributes = opt((one_of(" /\t"), take_till(|c| c == '>')));
    recognize(delimited(tag("<"), (opt(tag("/")), name, attributes), tag(">"))).parse(input)
}

/// The elements that hold no words themselves.
const ELEMENTS: [&str; 14] = [
    "figure", "img", "picture", "source", "div", "section", "article", "hr", "br", "iframe",
    "video", "audio", "center", "table",
];

/// `command = "{%" … "%}" / "{{" … "}}" / "{:" … "}" / "<!--" … "-->"`, as Liquid, Kramdown and HTML
/// write them.
fn command(input: &str) -> IResult<&str, &str> {
    let liquid = delimited(tag("{%"), take_until("%}"), tag("%}"));
    let value = delimited(tag("{{"), take_until("}}"), tag("}}"));
    let kramdown = delimited(tag("{:"), is_not("}\n"), tag("}"));
    let comment = delimited(tag("<!--"), take_until("-->"), tag("-->"));
    alt((liquid, value, kramdown, comment)).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_apart() {
        let apart = [
            "---",
            "- - - - -",
            "* * *",
            "__________",
            "![The reef](reef.jpg)",
            "[![The reef](reef.jpg)](https://example.org)",
            "<figure>",
            "</figure>",
            "<img src=\"reef.jpg\" alt=\"The reef\">",
            "<figure><img src=\"reef.jpg\"></figure>",
            "{% include head.html %}",
            "{:toc}",
            "[The reef](https://example.org/a_(b))",
            "- [The \\(old\\) reef](https://example.org/a-\\(b\\)-c)",
            "<figcaption>The reef in May</figcaption>",
            "<!-- more -->",
            ":heart: 3",
            ":+1: 12  :boat: 1",
        ];
        for text in apart {
            assert!(is_apart(text), "{text}");
        }
        let kept = [
            "",
            "--",
            "- - nets",
            "—Yes.",
            "**Nets**",
            "![The reef](reef.jpg) It is closed.",
            "<brief interruption>",
            "<p>Nets.</p>",
            "{nets}",
            "[The reef](reef.html) is closed.",
            "See [the reef](reef.html)",
            "[1] [2]",
            "-*-",
            ": they dance",
            ":heart: I do",
        ];
        for text in kept {
            assert!(!is_apart(text), "{text}");
        }
    }
}
