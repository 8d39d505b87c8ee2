//! Labels in ways of writing that no list knows: any sign before a name, any sign after it.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while_m_n, take_while1};
use nom::character::complete::{alpha1, satisfy, space1};
use nom::combinator::{fail, opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::{IResult, Parser};

use super::name::{is_capitalised, is_in_capitals, name};
use super::{Form, Label, Opened, WORDS, aside, not_empty};
use crate::grammar::time::time;
use crate::letters::{is_alphanumeric, is_uppercase};

/// What could be a label if the article wrote its labels so, and the sign that tells it. Only that
/// several such come again and again makes them labels.
///
/// `loose = lead name aside? tail body`
///
/// `Ana Mora | Yes.`, `- **Ana**: Yes.`, `12:30 - Ana: Yes.`, `<b>Ana</b> Yes.`, `Q Why?`
pub(super) fn loose<'a>(text: &'a str, opened: Option<Opened<'a>>) -> Option<Label<'a>> {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    // Most blocks are prose: letters up to a comma or a long way.
    if !head.bytes().any(is_sign_byte) && !opens_with_letter(head) {
        return None;
    }
    let parsed = alt((|input| signed(input, opened), lone_letter)).parse(text);
    parsed.ok().map(|(_, label)| label)
}

/// How many bytes are looked through for a sign.
const HEAD: usize = 60;

/// Whether a byte may be of a sign that tells a label.
const fn is_sign_byte(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && !matches!(byte, b' ' | b',' | b'\'' | b'-' | b'?' | b'!')
}

fn opens_with_letter(head: &str) -> bool {
    matches!(head.as_bytes(), [b'A'..=b'Z', b' ', ..])
}

/// `signed = lead name aside? tail body`, where the name has a capital or is one word.
fn signed<'a>(input: &'a str, opened: Option<Opened<'a>>) -> IResult<&'a str, Label<'a>> {
    let (after_lead, lead) = recognize(lead).parse(input)?;
    let (after, name) = match opened {
        Some(Opened { marks: "", name, after }) if lead.is_empty() => (after, name),
        _ => name(after_lead)?,
    };
    let (after, aside) = opt(aside).parse(after)?;
    // Most first words have nothing after them that could tell a name.
    if !after.trim_start().starts_with(is_sign) {
        return fail().parse(after);
    }
    let words = name.split_whitespace().count();
    let is_name = words <= WORDS && (is_capitalised(name) || words == 1);
    let tells = |tail: &&str| is_name && tells(lead, name.trim_end(), tail);
    let tail = verify(recognize(many1_count(alt((tag_of_html, signs)))), tells);
    let named = |(_, body)| Label {
        form: Form::Sign,
        name: name.trim_end().trim_end_matches('.'),
        aside: aside.unwrap_or_default(),
        body,
    };
    (tail, not_empty).map(named).parse(after)
}

/// Whether what stands around a name tells it from the words of a sentence.
fn tells(lead: &str, name: &str, tail: &str) -> bool {
    let sign = tail.trim().chars().next();
    match sign {
        None => false,
        Some('.') => is_in_capitals(name),
        Some(')' | ']' | '"' | '”' | '*' | '_') => !lead.is_empty(),
        // `Text::Csv` is one word.
        Some(c) => tail.ends_with(char::is_whitespace) || !c.is_ascii() || tail.contains('>'),
    }
}

/// Whether a character may tell a name before it: it is none that stands after the first words of any
/// sentence.
fn is_sign(c: char) -> bool {
    let is_usual = matches!(
        c,
        ',' | ';'
            | '?'
            | '!'
            | '…'
            | '\''
            | '’'
            | '-'
            | '%'
            | '&'
            | '+'
            | '('
            | '['
            | '{'
            | '“'
            | '„'
            | '«'
            | '「'
            | '『'
            | '（'
            | '。'
            | '、'
            | '，'
            | '；'
            | '！'
            | '？'
            | '．'
            | '،'
            | '؛'
            | '؟'
            | '۔'
            | '।'
            | '～'
            | '〜'
    );
    !is_usual && !is_alphanumeric(c)
}

/// `lead = (time / tag / number / sign)*`
fn lead(input: &str) -> IResult<&str, usize> {
    // Before most names there is nothing.
    if input.starts_with(|c: char| is_alphanumeric(c) && !c.is_ascii_digit()) {
        return Ok((input, 0));
    }
    let number = recognize((
        take_while_m_n(1, 3, |c: char| c.is_ascii_digit()),
        take_while_m_n(1, 1, |c: char| matches!(c, '.' | ')')),
        space1,
    ));
    let timed = recognize((time, space1));
    many0_count(alt((timed, number, tag_of_html, signs))).parse(input)
}

/// `tag = "<" "/"? letters ">"`
fn tag_of_html(input: &str) -> IResult<&str, &str> {
    recognize((tag("<"), opt(tag("/")), alpha1, tag(">"))).parse(input)
}

fn signs(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| !is_alphanumeric(c) && c != '<' && c != '(' && c != '[')
        .or(tag("("))
        .or(tag("["))
        .or(tag("<"))
        .parse(input)
}

/// `lone-letter = capital space body`, where the body begins as sentences do.
fn lone_letter(input: &str) -> IResult<&str, Label<'_>> {
    let letter = recognize(satisfy(|c| is_uppercase(c) && c != 'I'));
    let opens = |body: &str| {
        body.starts_with(|c: char| {
            is_uppercase(c) || c.is_numeric() || matches!(c, '"' | '“' | '¿')
        })
    };
    (letter, space1, verify(not_empty, opens))
        .map(|(name, _, body)| Label { form: Form::Sign, name, aside: "", body })
        .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_by_any_sign() {
        let rows = [
            ("Ana Mora | Yes.", Some(("Ana Mora", "Yes."))),
            ("Ana Mora > Yes.", Some(("Ana Mora", "Yes."))),
            ("Ana // Yes.", Some(("Ana", "Yes."))),
            ("Ana → Yes.", Some(("Ana", "Yes."))),
            ("(Ana Mora) Yes.", Some(("Ana Mora", "Yes."))),
            ("- **Ana Mora**: Yes.", Some(("Ana Mora", "Yes."))),
            ("> Ana: Yes.", Some(("Ana", "Yes."))),
            ("3. Ana: Yes.", Some(("Ana", "Yes."))),
            ("12:30 - Ana: Yes.", Some(("Ana", "Yes."))),
            ("<b>Ana:</b> Yes.", Some(("Ana", "Yes."))),
            ("| Ana | Yes. |", Some(("Ana", "Yes. |"))),
            ("@ana: Yes.", Some(("ana", "Yes."))),
            ("ANA MORA. Yes.", Some(("ANA MORA", "Yes."))),
            ("Q Why?", Some(("Q", "Why?"))),
            ("Yes. They dance.", None),
            ("田中 はい。そうです。", None),
            ("Ana, who is here", None),
            ("Text::Csv", None),
            ("We left | again", None),
            ("I Know.", None),
            ("A bee.", None),
            ("", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(
                loose(text, Opened::of(text)).map(|label| (label.name, label.body)),
                wanted,
                "{text}"
            );
        }
    }
}
