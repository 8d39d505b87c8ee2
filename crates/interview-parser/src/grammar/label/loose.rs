//! Labels in ways of writing that no list knows: any sign before a name, any sign after it.

use memchr::{memchr, memchr_iter, memchr2_iter, memmem};
use nom::branch::alt;
use nom::bytes::complete::{tag, take_while, take_while_m_n, take_while1};
use nom::character::complete::{alpha1, one_of, satisfy, space1};
use nom::combinator::{all_consuming, fail, opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::{IResult, Parser};

use super::name::{is_capitalised, is_in_capitals, name};
use super::{Form, Label, Opened, WORDS, aside, not_empty, wide_space};
use crate::grammar::time::time;
use crate::letters::{is_alphabetic, is_alphanumeric, is_uppercase};
use crate::lexicon::is_unspaced;
use crate::signs::Signs;

/// What could be a label if the article wrote its labels so, and the sign that tells it. Only that
/// several such come again and again makes them labels.
///
/// `loose = lead name aside? tail body`
///
/// `Ana Mora | Yes.`, `- **Ana**: Yes.`, `12:30 - Ana: Yes.`, `<b>Ana</b> Yes.`, `Q Why?`,
/// `@ana Yes.`, `森「はい」`
pub(super) fn loose<'a>(
    text: &'a str,
    opened: Option<Opened<'a>>,
    signs: Signs,
) -> Option<Label<'a>> {
    let head = text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default();
    // Most blocks are prose: letters up to a comma or a long way.
    if !head.bytes().any(is_sign_byte) && !opens_with_letter(head) {
        return None;
    }
    let described =
        if signs.may_have_colon() { described(text) } else { described_before_stop(text) };
    described.or_else(|| {
        named_before_stop(head, text).or_else(|| {
            let parsed = signed(text, opened)
                .or_else(|_| lone_letter(text))
                .or_else(|_| mentioned(text))
                .or_else(|_| quoted(text))
                .or_else(|_| stopped(text));
            parsed.ok().map(|(_, label)| label)
        })
    })
}

/// How many bytes are looked through for a sign.
const HEAD: usize = 60;

/// Whether a byte may be of a sign that tells a label.
const fn is_sign_byte(byte: u8) -> bool {
    !byte.is_ascii_alphanumeric() && !matches!(byte, b' ' | b',' | b'\'' | b'?' | b'!')
}

/// Whether a letter stands alone at the beginning.
pub(super) fn opens_with_letter(head: &str) -> bool {
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
    // `From the floor.– Yes.` has signs that end no words of a sentence.
    let may_be_words = words == 1 || is_stopped_and_dashed(after);
    if words > WORDS || !may_be_words && !is_capitalised(name) {
        return fail().parse(after);
    }
    let tells =
        |tail: &str| tells(lead, name.trim_end(), tail) || aside.is_some() && tail.starts_with('.');
    let tail = verify(recognize(many1_count(alt((tag_of_html, closing_signs)))), tells);
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
    let is_letter = name.chars().count() == 1;
    if opens_with_letter(name) && is_dashed(tail) {
        // The speech of `Q So I – is it done?` opens with words and a dash.
        return false;
    }
    match tail.trim().chars().next() {
        None => false,
        // The full stop of `A.– Yes.` was read with the name.
        Some('–' | '—' | '-') if name.ends_with('.') => true,
        Some('-') => tail.contains("--") || tail.contains("->") || tail.trim_end().ends_with(" -"),
        // `MORA. Yes.`, `س. نعم`, `Ana. — Yes.`; whether a word such as `Question` has a full stop
        // after it as a label has, its class says.
        Some('.') => is_letter || !name.contains(' ') || is_in_capitals(name) || is_dashed(tail),
        // `Ana) Yes.`: nothing opened the bracket that closes.
        Some(')') if is_letter || lead.is_empty() => true,
        Some('–' | ')' | ']' | '"' | '”' | '*' | '_') => !lead.is_empty(),
        // `Text::Csv` is one word.
        Some(c) => tail.ends_with(char::is_whitespace) || !c.is_ascii() || tail.contains('>'),
    }
}

/// Whether a dash comes after the full stop with which something begins: `. – `
pub(in crate::grammar::label) fn is_dashed(tail: &str) -> bool {
    tail.trim_start_matches(['.', ' ']).starts_with(['–', '—', '-'])
}

/// Whether a full stop and a dash directly after it begin a text: `.– Yes.`
fn is_stopped_and_dashed(text: &str) -> bool {
    text.strip_prefix('.').is_some_and(|it| it.starts_with(['–', '—', '-']))
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

/// `lead = (date / time / tag / number / sign)*`
fn lead(input: &str) -> IResult<&str, usize> {
    let is_letter = |c: char| is_alphanumeric(c) && !c.is_ascii_digit();
    // Before most names there is nothing, and before most others a sign alone.
    let after = input.trim_start_matches(is_plain_sign);
    if after.starts_with(is_letter) {
        return Ok((after, usize::from(after.len() < input.len())));
    }
    let digits = take_while_m_n(1, 4, |c: char| c.is_ascii_digit());
    let number = recognize((digits, opt(one_of(".)")), space1));
    let timed = recognize((time, space1));
    many0_count(alt((dated, timed, number, tag_of_html, signs))).parse(input)
}

/// Whether it is a sign with which nothing else begins: no bracket, and none before one.
fn is_plain_sign(c: char) -> bool {
    !is_alphanumeric(c) && !matches!(c, '<' | '(' | '[' | '\\')
}

/// `date = digit{1,4} mark digit{1,2} mark digit{2,4} ","? space`, as chats have before a name.
fn dated(input: &str) -> IResult<&str, &str> {
    let digits = |least, most| take_while_m_n(least, most, |c: char| c.is_ascii_digit());
    let mark = || one_of("./-");
    recognize((digits(1, 4), mark(), digits(1, 2), mark(), digits(2, 4), opt(tag(",")), space1))
        .parse(input)
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

/// As [`signs`], up to what opens speech: `Ana — ¿Sí?`
fn closing_signs(input: &str) -> IResult<&str, &str> {
    let is_sign = |c: char| !is_alphanumeric(c) && !opens_speech(c);
    take_while1(is_sign).parse(input)
}

/// Whether a sign belongs to the speech before which it stands.
const fn opens_speech(c: char) -> bool {
    matches!(c, '<' | '(' | '[' | '¿' | '¡' | '“' | '„' | '«' | '‘' | '「' | '『')
}

/// `mentioned = "@" word space body`
fn mentioned(input: &str) -> IResult<&str, Label<'_>> {
    let word = take_while_m_n(1, 30, |c: char| is_alphanumeric(c) || matches!(c, '_' | '-'));
    (tag("@"), word, space1, not_empty)
        .map(|(_, name, _, body)| Label { form: Form::Sign, name, aside: "", body })
        .parse(input)
}

/// `quoted = ideographs{1,8} "「" text "」"`, as in plays and in talks of several.
fn quoted(input: &str) -> IResult<&str, Label<'_>> {
    let name = take_while_m_n(1, 8, |c: char| is_unspaced(c) || c == 'ー');
    let is_closed = |body: &str| {
        let close = if body.starts_with('『') { '』' } else { '」' };
        body.starts_with(['「', '『']) && body.ends_with(close)
    };
    (name, verify(not_empty, is_closed))
        .map(|(name, body)| Label { form: Form::Sign, name, aside: "", body })
        .parse(input)
}

/// `stopped = word "." dash? space body`: what `signed` takes for a title that belongs to a name.
///
/// `Frage. Warum?`; the word's class says whether it is a label.
fn stopped(input: &str) -> IResult<&str, Label<'_>> {
    let word = take_while_m_n(1, STOPPED, is_alphabetic);
    let dashes = take_while(|c| matches!(c, '–' | '—' | '-' | ' '));
    let dashes = verify(dashes, |it: &str| it.ends_with(' '));
    (word, tag("."), dashes, not_empty)
        .map(|(name, _, _, body)| Label { form: Form::Sign, name, aside: "", body })
        .parse(input)
}

/// `named-before-stop = (word space)+ word "." space body`, each word with a capital, and the last no
/// title or initial that belongs to what follows.
///
/// `Mr. Mora. Yes.`, `The Chairman. Yes.`
fn named_before_stop<'a>(head: &str, text: &'a str) -> Option<Label<'a>> {
    let is_end = |at: &usize| head.as_bytes().get(at + 1) == Some(&b' ');
    let ends = memchr_iter(b'.', head.as_bytes()).filter(is_end).take(STOPS);
    let mut names = ends.filter_map(|at| text.split_at_checked(at));
    let (name, body) = names.find(|(name, _)| {
        let last = name.rsplit(' ').next().unwrap_or_default();
        name.contains(' ') && last.chars().count() > TITLE
    })?;
    let body = body.trim_start_matches(['.', ' ']);
    let is_of_name = |c: char| is_alphanumeric(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’');
    let is_name = (is_capitalised(name) || has_office_of_title(name))
        && !opens_with_letter(name)
        && name.starts_with(is_uppercase)
        && name.chars().all(is_of_name)
        && !name.contains("--")
        && name.split(' ').count() <= WORDS
        && has_titles_alone(name);
    let is_label = is_name && !body.is_empty() && !body.starts_with(['–', '—', '-']);
    is_label.then_some(Label { form: Form::Sign, name, aside: "", body })
}

/// Whether a text opens with a title that stands before names and offices alike, as in French records:
/// `M. Mora`, `Mme la présidente`.
pub(in crate::grammar::label) fn opens_with_title(text: &str) -> bool {
    text.starts_with('M') && CIVIL.iter().any(|title| text.starts_with(title))
}

/// Such titles, and the space after them.
const CIVIL: [&str; 5] = ["M. ", "Mme ", "Mlle ", "MM. ", "Mmes "];

/// Whether a text is such a title and an office in small letters: `Mme la présidente`.
pub(in crate::grammar::label) fn has_office_of_title(text: &str) -> bool {
    let after = || text.split_once(' ').map(|(_, after)| after).unwrap_or_default();
    let is_office =
        |it: &str| ["le ", "la ", "les ", "l'", "l’"].iter().any(|of| it.starts_with(of));
    opens_with_title(text) && is_office(after())
}

/// Whether no full stop in a name ends more than a title or an initial. A letter that begins a turn,
/// as in `A. Yes. It was.`, is none; `M.` is a title.
fn has_titles_alone(name: &str) -> bool {
    let is_title = |word: &str| {
        let bare = word.trim_end_matches('.');
        !bare.contains('.') && (bare.len() == word.len() || bare.chars().count() <= TITLE + 1)
    };
    let first = name.split('.').next().unwrap_or_default();
    name.split(' ').all(is_title) && (first == "M" || first.chars().count() > 1)
}

/// How many full stops may stand in what is looked at, those of titles and initials.
const STOPS: usize = 4;
/// The most letters of a title or an initial before a full stop.
const TITLE: usize = 2;

/// The most characters of a word that is a label before a full stop.
const STOPPED: usize = 12;

/// A name with what is said of the speaker after a comma, as where somebody speaks for the first time.
///
/// `described = name "," words (":" / "." after a name in capitals / "." dash) space body`
///
/// `Ana Mora, who keeps bees on the roof: Yes.`, `ANA MORA, harbour master. Yes.`
pub(super) fn described(text: &str) -> Option<Label<'_>> {
    let head = described_head(text);
    if opens_with_title(head)
        && let Some(found) = before_stop(head).and_then(|before| described_in(text, before))
    {
        return Some(found);
    }
    described_in(text, before_colon(head).or_else(|| before_sign(head))?)
}

/// As [`described`], of a text that has no colon.
pub(super) fn described_before_stop(text: &str) -> Option<Label<'_>> {
    described_in(text, before_sign(described_head(text))?)
}

/// What stands before a full stop or a dash that may end a description.
fn before_sign(head: &str) -> Option<&str> {
    before_stop(head).or_else(|| before_dash(head))
}

fn described_head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(DESCRIBED)).unwrap_or_default()
}

/// As [`described`], where something ends before the speech.
fn described_in<'a>(text: &'a str, before: &'a str) -> Option<Label<'a>> {
    let (who, aside) = before.split_once([',', '，'])?;
    let (_, who) = all_consuming(name).parse(who).ok()?;
    let body = text.get(before.len()..)?.trim_start_matches([':', '：', '.', '–', '—']);
    let is_name = is_capitalised(who)
        && who.starts_with(is_alphabetic)
        && who.split(' ').count() <= WORDS
        && wide_space(who).is_none()
        && !opens_with_letter(who);
    let is_said = aside.contains(['.', '?', '!', ';', '"', '“', '。', '？']);
    let opens = body.starts_with(char::is_whitespace) || !body.is_ascii();
    let (aside, body) = (aside.trim(), body.trim_start());
    let is_label = is_name && !is_said && opens && !aside.is_empty() && !body.is_empty();
    is_label.then_some(Label { form: Form::Described, name: who, aside, body })
}

/// What stands before the first colon.
fn before_colon(head: &str) -> Option<&str> {
    // Most texts have no colon, and need no decoding.
    let mut colons = memchr2_iter(b':', 0xef, head.as_bytes());
    let is_colon = |at: &usize| head.get(*at..).is_some_and(|it| it.starts_with([':', '：']));
    head.get(..colons.find(is_colon)?)
}

/// What stands before the first full stop of a text that opens with a name in capitals, or one with a
/// title, and a comma.
fn before_stop(head: &str) -> Option<&str> {
    let is_titled = opens_with_title(head);
    // Most texts have a small letter among their first two.
    if !is_titled && matches!(head.as_bytes(), [b'a'..=b'z', ..] | [_, b'a'..=b'z', ..]) {
        return None;
    }
    let comma = memchr(b',', head.as_bytes())?;
    let has_office = || matches!(head.as_bytes().get(comma..), Some([_, b' ', b'a'..=b'z', ..]));
    let is_name = |who: &&str| if is_titled { has_office() } else { is_in_capitals(who) };
    let who = head.get(..comma).filter(is_name)?;
    let stop = memmem::find(head.get(who.len()..)?.as_bytes(), b". ")?;
    head.get(..who.len() + stop)
}

/// What stands before the first full stop with a dash directly after it.
fn before_dash(head: &str) -> Option<&str> {
    // The dashes that are not ASCII begin with one byte.
    let may_go_on = |at: &usize| matches!(head.as_bytes().get(at + 1), Some(b'-' | 0xe2));
    let stop = memchr_iter(b'.', head.as_bytes())
        .filter(may_go_on)
        .find(|at| head.get(*at..).is_some_and(is_stopped_and_dashed))?;
    head.get(..stop)
}

/// The most bytes of a name and what is said of it.
const DESCRIBED: usize = 140;

/// `lone-letter = capital space body`, where the body begins as sentences do.
fn lone_letter(input: &str) -> IResult<&str, Label<'_>> {
    let letter = recognize(satisfy(|c| is_uppercase(c) && c != 'I'));
    let opens = |body: &str| {
        body.starts_with(|c: char| {
            is_uppercase(c) || c.is_numeric() || matches!(c, '"' | '“' | '¿' | '(' | '[')
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
            ("003 Ana: Yes.", Some(("Ana", "Yes."))),
            ("12:30 - Ana: Yes.", Some(("Ana", "Yes."))),
            ("<b>Ana:</b> Yes.", Some(("Ana", "Yes."))),
            ("| Ana | Yes. |", Some(("Ana", "Yes. |"))),
            ("@ana: Yes.", Some(("ana", "Yes."))),
            ("ANA MORA. Yes.", Some(("ANA MORA", "Yes."))),
            ("Q Why?", Some(("Q", "Why?"))),
            ("Q (Inaudible) why?", Some(("Q", "(Inaudible) why?"))),
            ("Question. Why?", Some(("Question", "Why?"))),
            ("Mr. Mora. Yes.", Some(("Mr. Mora", "Yes."))),
            ("Q Thanks. Why?", Some(("Q", "Thanks. Why?"))),
            ("Dr. Ed Hale. Yes. I do.", Some(("Dr. Ed Hale", "Yes. I do."))),
            ("Frage. Zwei. Warum?", Some(("Frage", "Zwei. Warum?"))),
            ("FRAGE.- Am Meer. Warum?", Some(("FRAGE", "Am Meer. Warum?"))),
            ("The Chairman. Yes.", Some(("The Chairman", "Yes."))),
            ("ANA MORA, harbour master. Yes.", Some(("ANA MORA", "Yes."))),
            ("ANA MORA (PU). Yes.", Some(("ANA MORA", "Yes."))),
            ("Frage. Warum?", Some(("Frage", "Warum?"))),
            ("A.– Yes.", Some(("A", "Yes."))),
            ("S. Neden?", Some(("S", "Neden?"))),
            ("س. نعم", Some(("س", "نعم"))),
            ("Ana Mora. — Yes.", Some(("Ana Mora", "Yes."))),
            ("Ana Mora.– Yes.", Some(("Ana Mora", "Yes."))),
            ("Ana Mora -> Yes.", Some(("Ana Mora", "Yes."))),
            ("Ana Mora--Yes.", Some(("Ana Mora", "Yes."))),
            ("* Ana Mora - Yes.", Some(("Ana Mora", "Yes."))),
            ("Ana | ¿Sí?", Some(("Ana", "¿Sí?"))),
            ("@ana Yes.", Some(("ana", "Yes."))),
            ("12/03/2024, 10:17 - Ana Mora: Yes.", Some(("Ana Mora", "Yes."))),
            ("[2024-03-12 10:17:03] Ana: Yes.", Some(("Ana", "Yes."))),
            ("Ana Mora, who keeps bees on the roof: Yes.", Some(("Ana Mora", "Yes."))),
            ("森「はい」", Some(("森", "「はい」"))),
            ("森「はい」と言った。", None),
            ("We left. They dance.", None),
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
                loose(text, Opened::of(text), Signs::of(text))
                    .map(|label| (label.name, label.body)),
                wanted,
                "{text}"
            );
        }
    }
}
