//! The lines of front matter: metadata in a block of their own at the top of a file, as
//! [YAML](https://yaml.org/spec/1.2.2/), [TOML](https://toml.io/en/v1.0.0) or
//! [JSON](https://www.rfc-editor.org/rfc/rfc8259). Read is as much of the three as stands in front
//! matter: keys, values on the same line, lists.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::{char, one_of, space0, space1};
use nom::combinator::{eof, opt, rest};
use nom::sequence::terminated;
use nom::{IResult, Parser};

/// How front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Syntax {
    /// `key: value`.
    Yaml,
    /// `key = value`.
    Toml,
    /// `"key": value,`.
    Json,
}

impl Syntax {
    /// The syntax of which a line is the opening fence: `---`, `+++`, `{`, or `---` with its name.
    pub(crate) fn opened_by(line: &str) -> Option<Self> {
        match line {
            "---" | "---yaml" => Some(Self::Yaml),
            "+++" | "---toml" => Some(Self::Toml),
            "{" | "---json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Whether a line is the fence that closes what another opened; `...` ends YAML, too.
pub(crate) fn closes(opening: &str, line: &str) -> bool {
    match opening {
        "+++" => line == "+++",
        "{" => line == "}",
        "---" => matches!(line, "---" | "..."),
        _ => line == "---",
    }
}

/// What a line says of the title block of [Pandoc](https://pandoc.org/MANUAL.html#metadata-blocks),
/// which has one each for the title, the authors and the date.
///
/// `field = "%" space value`
pub(crate) fn title_block(line: &str) -> Option<&str> {
    let parsed: IResult<&str, (char, &str, &str)> = (char('%'), space1, rest).parse(line);
    parsed.ok().map(|(_, (_, _, value))| value)
}

/// The key of a line, and the value that stands on the same line.
///
/// `pair = quote? key quote? space? separator space? value`, where a separator is `=` in TOML and
/// else a colon before a space or the end. In JSON a comma may follow, which is none of the value.
pub(crate) fn pair(line: &str, syntax: Syntax) -> Option<(&str, &str)> {
    let separator = |input| match syntax {
        Syntax::Yaml | Syntax::Json => colon(input),
        Syntax::Toml => terminated(tag("="), space0).parse(input),
    };
    let key = take_while1(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let quote = || opt(one_of("\"'"));
    let parsed: IResult<&str, _> = (quote(), key, quote(), space0, separator, rest).parse(line);
    let (_, (_, key, _, _, _, value)) = parsed.ok()?;
    let listed = value.strip_suffix(',').filter(|_| syntax == Syntax::Json);
    Some((key, listed.unwrap_or(value)))
}

/// `colon = ":" (space / end)`
fn colon(input: &str) -> IResult<&str, &str> {
    terminated(tag(":"), alt((space1, eof))).parse(input)
}

/// The item of a line of a list.
///
/// `item = "-" space value`
pub(crate) fn item(line: &str) -> Option<&str> {
    let parsed: IResult<&str, (char, &str, &str)> = (char('-'), space1, rest).parse(line);
    parsed.ok().map(|(_, (_, _, item))| item)
}

/// The values in the text of a value: those of a list in brackets, or the one, without quotation
/// marks. `[]` has none, nor has a bracket of a list of several lines.
///
/// `values = "[" (value ("," value)*)? ","? "]" / value`
pub(crate) fn values(text: &str) -> impl Iterator<Item = &str> {
    let list = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let separator = if list.is_some() { ',' } else { '\n' };
    list.unwrap_or(text)
        .split(separator)
        .map(unquoted)
        .filter(|value| !matches!(*value, "" | "[" | "]"))
}

/// A value without the quotation marks around it.
pub(crate) fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

/// Adds a line to a value, which is kept without quotation marks and escapes. A backslash at a line's
/// end joins it to the next; a mark that says how to join lines is none of the value.
pub(crate) fn fold(value: &mut String, line: &str) {
    let is_first = value.is_empty();
    let line = line.trim();
    if is_first && matches!(line, "|" | ">" | "|-" | ">-") {
        return;
    }
    if value.ends_with('\\') {
        value.pop();
    } else if !is_first {
        value.push(' ');
    }
    let quote = ['"', '\''];
    let opened = if is_first { line.strip_prefix(quote).unwrap_or(line) } else { line };
    let is_quoted = opened.len() < line.len() || !is_first;
    let closed = opened.strip_suffix(quote).filter(|_| is_quoted).unwrap_or(opened);
    let mut characters = closed.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('\\', Some('_')) => value.push('\u{a0}'),
            ('\\', Some(escaped)) => value.push(*escaped),
            ('\'', Some('\'')) => value.push('\''),
            _ => {
                value.push(character);
                continue;
            }
        }
        characters.next();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs() {
        let rows = [
            ("title: On nets", Syntax::Yaml, Some(("title", "On nets"))),
            ("tags:", Syntax::Yaml, Some(("tags", ""))),
            ("\"date\" : 2020", Syntax::Yaml, Some(("date", "2020"))),
            ("\"date\" : \"2020\",", Syntax::Json, Some(("date", "\"2020\""))),
            ("url:https", Syntax::Yaml, None),
            ("Ana Mora: Yes.", Syntax::Yaml, None),
            ("title = \"On nets\"", Syntax::Toml, Some(("title", "\"On nets\""))),
            ("title: On nets", Syntax::Toml, None),
            ("", Syntax::Yaml, None),
        ];
        for (line, syntax, wanted) in rows {
            assert_eq!(pair(line, syntax), wanted, "{line}");
        }
    }

    #[test]
    fn values_of_texts() {
        let rows: [(&str, &[&str]); 8] = [
            ("Ana Mora", &["Ana Mora"]),
            ("'Ana Mora'", &["Ana Mora"]),
            ("\"Mora, Ana\"", &["Mora, Ana"]),
            ("['Ana Mora', \"Ben Ode\",]", &["Ana Mora", "Ben Ode"]),
            ("[]", &[]),
            ("[", &[]),
            ("", &[]),
            ("\"", &["\""]),
        ];
        for (text, wanted) in rows {
            assert_eq!(values(text).collect::<Vec<_>>(), wanted, "{text}");
        }
        let mut folded = String::new();
        for line in ["'It''s", "late'"] {
            fold(&mut folded, line);
        }
        assert_eq!(folded, "It's late");
        assert_eq!(item("- Ana Mora"), Some("Ana Mora"));
        assert_eq!(item("-5"), None);
    }
}
