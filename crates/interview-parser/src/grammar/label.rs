//! What is printed before speech to say whose it is.

mod alone;
mod loose;
mod name;
mod office;
mod plain;
mod prose;

use alone::alone;
use loose::{described, described_before_stop, loose, opens_with_letter};
use office::courteous;
use plain::plain;
use prose::{opens_as_prose, opens_unspaced};

use memchr::{memchr_iter, memchr3_iter};
use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_while, take_while_m_n};
use nom::character::complete::{one_of, satisfy, space0, space1};
use nom::combinator::{all_consuming, eof, fail, not, opt, peek, recognize, rest, verify};
use nom::multi::many1_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};

use crate::ascii::bytes;
use crate::grammar::caption::TAGS;
use crate::grammar::legend::is_pictograph;
use crate::letters::{is_alphanumeric, is_lowercase, is_uppercase};
use crate::lexicon::is_unspaced;
use crate::signs::Signs;
use name::{capitals_before_dash, name, without_title, words_of_capitals};
pub(crate) use name::{is_capitalised, is_in_capitals, is_mark};

/// A label and the speech after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// How it is told from the speech.
    pub(crate) form: Form,
    /// The name as printed, without brackets, decoration and colon.
    pub(crate) name: &'a str,
    /// What the label says of the speaker beside the name: `CEO`, `laughs`, or initials.
    pub(crate) aside: &'a str,
    /// What stands after it.
    pub(crate) body: &'a str,
}

impl<'a> Label<'a> {
    /// The name with the bracket after it, if it has one in `text`: `Hale (CEO)`; or with what is said of the
    /// person before a full stop: `HALE, mayor`. What stands in square brackets was added by somebody else.
    pub(crate) fn name_with_aside(&self, text: &'a str) -> Option<&'a str> {
        if self.aside.is_empty() {
            return None;
        }
        let start = text.find(self.name)?;
        let after = text.get(start + self.name.len()..)?;
        if self.form == Form::Described
            && let Some(rest) = after.strip_prefix(", ").and_then(|it| it.strip_prefix(self.aside))
        {
            return rest.starts_with(". ").then(|| text.get(start..text.len() - rest.len()))?;
        }
        let inside = after.trim_start().strip_prefix(['(', '（'])?;
        let closed = inside.strip_prefix(self.aside)?;
        let rest = closed.strip_prefix([')', '）'])?;
        text.get(start..text.len() - rest.len())
    }
}

/// How a label is told from the speech after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    /// `Ana Mora: text`, `ANA – text`.
    Separator,
    /// `[Ana] text`.
    Bracket,
    /// `Q. text`, `A2) text`.
    Letter,
    /// `AM text`, `田中 text`: told only by coming again and again.
    Token,
    /// `Ana Mora (03:22) text`.
    Time,
    /// `__Ana__ text`: by mark-up alone.
    Markup,
    /// `Q    text`: by a wide space.
    Space,
    /// `AM; text`: the slip for a colon.
    Semicolon,
    /// `Ana Mora`: by a line of its own.
    Line,
    /// `Ana | text`, `- Ana: text`: by some sign, which others of the article have too.
    Sign,
    /// `Ana Mora, who keeps bees: text`: what is said of somebody whose name is a label elsewhere.
    Described,
}

/// The most words of a label before speech. More were not seen but of names in capitals.
const WORDS: usize = 4;

/// The fewest words with capitals of a name that has more words than that: `The Lord Bishop of the Isles`.
const PROPER: usize = 3;

/// The most words of one with an office in capitals: `El señor MINISTRO DE PUERTOS`.
const OFFICE: usize = 7;

/// What of a block may be a label.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Labels<'a> {
    /// What stands before the speech.
    pub(crate) opening: Option<Label<'a>>,
    /// What does if the article writes its labels in a way of its own.
    pub(crate) loose: Option<Label<'a>>,
    /// The whole, where it is nothing but what may be a speaker's name.
    pub(crate) alone: Option<Label<'a>>,
}

/// The labels that a text may have in which these signs stand.
pub(crate) fn labels(text: &str, signs: Signs) -> Labels<'_> {
    if says_by_whom(text) {
        return Labels::default();
    }
    if !opens_as_prose(text) {
        let opened = Opened::of(text);
        return plain(text, opened).unwrap_or_else(|| Labels {
            opening: label_of_any(text, opened),
            loose: loose(text, opened, signs),
            alone: alone(text, opened),
        });
    }
    // All that may part a label from prose has a colon, but for what is said of a name in capitals.
    if !signs.may_have_colon() {
        return Labels { loose: described_before_stop(text), ..Labels::default() };
    }
    Labels { opening: label_of_prose(text), loose: described(text), alone: alone::with_time(text) }
}

/// `label = letter / separated / titled / timed / bracketed / semicolon / marked-up / spaced / token`
///
/// `Ana Mora: Yes.` is `Ana Mora` and `Yes.`; `[Ana] Yes.` and `A. Yes.` likewise.
pub(crate) fn label(text: &str) -> Option<Label<'_>> {
    if says_by_whom(text) {
        return None;
    }
    if opens_as_prose(text) { label_of_prose(text) } else { label_of_any(text, Opened::of(text)) }
}

/// Whether a line says who acts for somebody, as in lists of those who appear: `BY:  ANA MORA, ESQ.`
const fn says_by_whom(text: &str) -> bool {
    matches!(text.as_bytes(), [b'B' | b'b', b'Y' | b'y', b':', ..])
}

/// The name with which a text opens, as most forms of labels have it: it is looked for but once.
#[derive(Debug, Clone, Copy)]
struct Opened<'a> {
    /// What stands before the name.
    marks: &'a str,
    name: &'a str,
    /// What stands after it.
    after: &'a str,
}

impl<'a> Opened<'a> {
    /// `opened = opening name after`
    fn of(text: &'a str) -> Option<Self> {
        let (after, (marks, name)) = (opening, name).parse(text).ok()?;
        Some(Self { marks, name, after })
    }

    /// Whether what follows the name begins as an aside, a mark or a separator does.
    fn may_be_parted(self) -> bool {
        const BEGIN: [bool; 256] = bytes(b" \t(:[]\"*_\xc2\xe2\xef");
        let next = self.after.bytes().next();
        next.is_some_and(|byte| BEGIN.get(usize::from(byte)).copied().unwrap_or_default())
    }
}

/// The label of a text, if a colon, a dash or the signs of a letter part it from the speech:
/// [`Form::Separator`] or [`Form::Letter`].
pub(crate) fn parted(text: &str) -> Option<Label<'_>> {
    let head = head(text);
    let found = match (has_separator(head), opens_without_separator(head)) {
        (false, false) => return None,
        _ if says_by_whom(text) || opens_as_prose(text) => return None,
        (true, true) => {
            letter(text).or_else(|_| separated(text, Opened::of(text))).or_else(|_| titled(text))
        }
        (true, false) => separated(text, Opened::of(text)),
        (false, true) => letter(text),
    };
    found.ok().map(|(_, label)| label)
}

/// In prose nothing but a time can end a name, but for a long office in capitals.
fn label_of_prose(text: &str) -> Option<Label<'_>> {
    let found = if text.starts_with(['E', 'L', 'O', 'A']) { courteous(text).ok() } else { None };
    found.or_else(|| timed(text).ok()).map(|(_, label)| label)
}

fn label_of_any<'a>(text: &'a str, opened: Option<Opened<'a>>) -> Option<Label<'a>> {
    let head = head(text);
    if text.starts_with('<')
        && let Ok((_, label)) = dashed_in_brackets(text)
    {
        return Some(label);
    }
    let separated = || separated(text, opened);
    let semicolon = || semicolon(text, opened);
    let by_space = || spaced(text).or_else(|_| token(text));
    let marked = || bracketed(text).or_else(|_| marked_up(text)).or_else(|_| by_space());
    let opens = opens_without_separator(head);
    // Without a sign after the name, or a name in capitals, only a time can part it from speech.
    if !opens && !opened.is_some_and(Opened::may_be_parted) {
        return timed(text).or_else(|_| by_space()).ok().map(|(_, label)| label);
    }
    let parsed = match (has_separator(head), opens) {
        (true, true) => letter(text)
            .or_else(|_| separated())
            .or_else(|_| titled(text))
            .or_else(|_| timed(text))
            .or_else(|_| semicolon())
            .or_else(|_| marked()),
        (true, false) => separated().or_else(|_| timed(text)).or_else(|_| by_space()),
        (false, true) => letter(text).or_else(|_| semicolon()).or_else(|_| marked()),
        // What begins in Latin letters may go on in others.
        (false, false) => by_space(),
    };
    parsed.ok().map(|(_, label)| label)
}

/// A label that is known, in whatever words it is, with a colon, a dash or mark-up after it.
///
/// `exactly = opening label aside? closing (separator / mark space) body`
///
/// With `the man at the back` known, it is that and `Yes.` of `The man at the back: Yes.`
pub(crate) fn exactly<'a>(text: &'a str, known: &str) -> Option<Label<'a>> {
    let end = recognize((space0, eof));
    let marked = recognize((verify(decoration, |it: &str| !it.is_empty()), space0));
    // After a picture there is but a space.
    let pictured = verify(space1, |_: &str| known.starts_with(is_pictograph));
    let parting = alt((recognize((closing, separator)), marked, end, pictured));
    let before =
        |input| if known.starts_with(is_pictograph) { Ok((input, "")) } else { opening(input) };
    let parts = (before, tag_no_case(known), opt(aside), parting, rest);
    let mut labelled = parts.map(|(_, name, aside, _, body)| Label {
        form: Form::Separator,
        name,
        aside: aside.unwrap_or_default(),
        body,
    });
    let parsed: IResult<&str, Label<'_>> = labelled.parse(text);
    parsed.ok().map(|(_, label)| label)
}

/// How many bytes the longest label with all that can stand in it may have.
const HEAD: usize = 200;

fn head(text: &str) -> &str {
    text.get(..text.floor_char_boundary(HEAD)).unwrap_or_default()
}

/// Most blocks have nothing that could part a label from speech, and are told so at once.
fn has_separator(head: &str) -> bool {
    let mut dashes = memchr_iter(b'-', head.as_bytes());
    // The first bytes of `：` and of dashes are those of other marks, too.
    let mut signs = memchr3_iter(b':', 0xef, 0xe2, head.as_bytes());
    signs.any(|at| head.get(at..).is_some_and(|it| it.starts_with([':', '：', '–', '—'])))
        || dashes.any(|at| at > 0 && matches!(head.get(at - 1..at + 2), Some(" - " | " --")))
}

/// Whether a label without separator can begin so, as most blocks cannot: with two capitals, one
/// capital that stands alone, a bracket, mark-up, or what is not ASCII.
fn opens_without_separator(head: &str) -> bool {
    match head.as_bytes() {
        [first, second, ..] => {
            matches!(first, b'[' | b'<' | b'.' | b'*' | b'_' | 0x80..)
                || first.is_ascii_uppercase() && !second.is_ascii_lowercase()
        }
        _ => false,
    }
}

/// Where a wide space begins that could end a label: a tab, an ideographic space, or two spaces
/// of any kind.
fn wide_space(text: &str) -> Option<usize> {
    let head = text.get(..text.floor_char_boundary(NAME)).unwrap_or_default();
    if !may_have_wide_space(head) {
        return None;
    }
    let mut from = 0;
    loop {
        // Most bytes begin no space, which needs no decoding.
        let bytes = head.as_bytes().get(from..)?;
        let at = from + bytes.iter().position(|byte| begins_space(*byte))?;
        let mut next = head.get(at..)?.chars();
        let (c, next) = (next.next()?, next.next()?);
        if matches!(c, '\t' | '\u{3000}') || c.is_whitespace() && next.is_whitespace() {
            return Some(at);
        }
        from = at + c.len_utf8();
    }
}

/// Whether a wide space may stand in a text, as it does in few. All of it is looked at, many bytes at
/// once.
fn may_have_wide_space(text: &str) -> bool {
    let text = text.as_bytes();
    // Of texts of one length the compiler looks at all bytes without a loop.
    match text.first_chunk::<NAME>() {
        Some(head) => any_wide_space(head),
        None => any_wide_space(text),
    }
}

#[inline]
#[allow(clippy::needless_bitwise_bool)] // branches would keep it to one byte at a time
fn any_wide_space(text: &[u8]) -> bool {
    let from = |at: usize| text.get(at..).unwrap_or_default();
    let spaces = text.iter().zip(from(1)).fold(false, |any, (one, next)| {
        let is_wide = (*one == b'\t') | (*one == 0xc2) | (*one == 0xe1) | (*one == 0xe2);
        any | is_wide | ((*one <= b' ') & (*next <= b' '))
    });
    let ideographic = text.iter().zip(from(1)).zip(from(2));
    spaces
        || ideographic.fold(false, |any, ((one, next), last)| {
            any | ((*one == 0xe3) & (*next == 0x80) & (*last == 0x80))
        })
}

/// Whether white space may begin with a byte.
fn begins_space(byte: u8) -> bool {
    const BEGIN: [bool; 256] = bytes(b"\t\n\x0b\x0c\r \xc2\xe1\xe2\xe3");
    BEGIN.get(usize::from(byte)).copied().unwrap_or_default()
}

/// How many bytes of a name before a wide space are looked through.
const NAME: usize = 48;

/// `separated = opened aside? closing separator body`
fn separated<'a>(input: &'a str, opened: Option<Opened<'a>>) -> IResult<&'a str, Label<'a>> {
    let of_few = |it: &Opened<'_>| {
        let words = without_number(it.name).split_whitespace();
        let in_capitals = || words.clone().filter(|word| is_in_capitals(word)).count();
        // `HEAD OF THE HARBOUR ANA MORA – Yes.`
        let is_dashed =
            || !it.name.contains(',') && it.after.trim_start().starts_with(['–', '—', '-']);
        let has_office = || in_capitals() > 1 && (is_dashed() || !is_in_capitals(it.name));
        let count = words.clone().count();
        // `The Lord Bishop of the Isles: Yes.`
        let capitals = || words.clone().filter(|word| !word.starts_with(is_lowercase)).count();
        let has_particles = || {
            (PROPER..=WORDS).contains(&capitals())
                && is_capitalised(it.name)
                && !it.name.contains(',')
        };
        count <= WORDS || count <= OFFICE && (has_office() || has_particles())
    };
    let Some(opened) = opened else { return fail().parse(input) };
    let Opened { name, after, .. } = opened;
    // `dir.: Yes.`
    let after = after.strip_prefix('.').filter(|it| it.starts_with([':', '：'])).unwrap_or(after);
    // `Mr MORA (Member for the Isles) (14:07): Yes.`
    let (body, (aside, ..)) = (opt(aside), opt(aside), closing, separator).parse(after)?;
    if !of_few(&opened) {
        return fail().parse(input);
    }
    let name = name.trim_end();
    // The colon of a time parts nothing.
    let is_time = name.ends_with(|c: char| c.is_ascii_digit())
        && input.get(input.len() - body.len() - 1..).is_some_and(|it| it.starts_with(':'))
        && body.starts_with(|c: char| c.is_ascii_digit());
    // After a wide space stands speech: `Q    So you wouldn’t – sorry.` And after a letter, before
    // a dash: `Q So I – sorry.`
    let is_dashed = opens_with_letter(name) && name.len() > 1 && !has_colon_after(after);
    if is_time || is_dashed || wide_space(name).is_some() {
        return fail().parse(input);
    }
    let (name, aside) = (without_stop(without_number(name)), aside.unwrap_or_default());
    Ok(("", Label { form: Form::Separator, name, aside, body }))
}

/// A name without the full stop after it, as in `Ana Mora. – Yes.` and `S. Yes.`; `Jr.` and initials
/// keep theirs.
fn without_stop(name: &str) -> &str {
    let Some(bare) = name.strip_suffix('.') else { return name };
    let last = bare.rsplit([' ', '.']).next().unwrap_or_default();
    let is_short = last.len() < bare.len() && last.chars().count() <= 2;
    if is_short { name } else { bare }
}

/// A name without the number of the question that it asks: `Ana Mora` of `Q12 Ana Mora: Why?`
fn without_number(name: &str) -> &str {
    let numbered = name.strip_prefix('Q').and_then(|it| it.split_once(' '));
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
    let named = numbered.filter(|(number, name)| is_number(number) && is_capitalised(name));
    named.map_or(name, |(_, name)| name)
}

/// Whether a colon is the first sign of a text.
fn has_colon_after(text: &str) -> bool {
    text.trim_start().starts_with([':', '：'])
}

/// `titled = opening words-of-capitals aside? closing (colon / dash) body`
///
/// Of `ANA MORA, HEAD OF THE HARBOUR: Yes.` it is `ANA MORA`, of `ANA MORA (PU), SENATOR: Yes.`, too. Before a dash a title with a full stop
/// opens the name: `O SR. MORA (Partido) – Sim.`
fn titled(input: &str) -> IResult<&str, Label<'_>> {
    let office = preceded(tag(", "), words_of_capitals);
    let beside =
        opt((aside, opt(office))).map(|it| it.map(|(aside, office)| office.unwrap_or(aside)));
    let parts = (opening, words_of_capitals, beside, closing, colon, rest);
    let before_dash = verify(capitals_before_dash, |name: &str| name.contains(". "));
    let dashed = (opening, before_dash, opt(aside), closing, separator, rest);
    alt((parts, dashed))
        .map(|(_, name, aside, _, _, body)| {
            let (name, title) = without_title(name);
            Label { form: Form::Separator, name, aside: aside.unwrap_or(title), body }
        })
        .parse(input)
}

/// What stands before a name: quotation marks, brackets, the stars or lines of Markdown, a sign.
///
/// `opening = (sign space?)? decoration`
fn opening(input: &str) -> IResult<&str, &str> {
    // Before most names there is nothing.
    if input.starts_with(is_alphanumeric) {
        return Ok((input, ""));
    }
    let is_sign = |c| matches!(c, '■' | '□' | '●' | '○' | '◆' | '◇' | '▼' | '▲' | '◎' | '★' | '☆');
    recognize((opt((satisfy(is_sign), space0)), decoration)).parse(input)
}

/// What closes after a name.
///
/// `closing = decoration ("(" address ")" decoration)?`
fn closing(input: &str) -> IResult<&str, &str> {
    // And most end with a colon or a space.
    if !input.starts_with(|c| c == '(' || is_decoration(c)) {
        return Ok((input, ""));
    }
    recognize((decoration, opt((target, decoration)))).parse(input)
}

/// Quotation marks, brackets and the stars or lines of Markdown around a label.
fn decoration(input: &str) -> IResult<&str, &str> {
    take_while(is_decoration).parse(input)
}

const fn is_decoration(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '*' | '_' | '[' | ']')
}

/// `target = "(" address ")"`: where a link of Markdown leads.
fn target(input: &str) -> IResult<&str, &str> {
    let address = verify(take_while_m_n(1, 300, |c| !matches!(c, ')' | ' ')), |it: &str| {
        it.contains(['/', '#', '@'])
    });
    delimited(tag("("), address, tag(")")).parse(input)
}

/// What is said of the speaker in the label: `Ana (laughs):`, `Hale (CEO):`, `Hale [to Ana]:`.
fn aside(input: &str) -> IResult<&str, &str> {
    // Most texts go on otherwise.
    if !input.trim_start_matches([' ', '\t']).starts_with(['(', '（', '[']) {
        return fail().parse(input);
    }
    let inside = || take_while_m_n(1, 40, |c| !matches!(c, ')' | '）' | ']' | '\n'));
    let bracketed = alt((
        delimited(tag("("), inside(), tag(")")),
        delimited(tag("（"), inside(), tag("）")),
        delimited(tag("["), inside(), terminated(tag("]"), peek(not(tag("("))))),
    ));
    preceded(space0, bracketed).parse(input)
}

/// `separator = colon / " –" space / " --" space`
fn separator(input: &str) -> IResult<&str, &str> {
    let dashes = alt((tag("---"), tag("--"), recognize(one_of("–—-"))));
    let dash = recognize((alt((space1, peek(tag("—")))), dashes, space1));
    alt((colon, dash)).parse(input)
}

/// `colon = space? (":" / "：" / "::") decoration space? (dash space)?`, but not that of an address.
fn colon(input: &str) -> IResult<&str, &str> {
    let double = terminated(tag("::"), peek(space1));
    let colons = alt((double, tag(":"), tag("：")));
    let dash = opt((one_of("–—-"), space1));
    recognize((space0, colons, peek(not(tag("//"))), decoration, space0, dash)).parse(input)
}

/// `timed = opening name joint? time-mark decoration (":" / "：")? space body`
///
/// `Ana Mora (03:22) Yes.`, `Ana [(0:05)](https://example.org) Yes.`, `Ana 00:03:22 Yes.` Without
/// brackets the time has hours, minutes and seconds, or a colon after it: `12:30` may be that of a
/// train.
fn timed(input: &str) -> IResult<&str, Label<'_>> {
    let (_, alone::Named { name, aside, after }) = alone::before_time(input, false)?;
    let is_sure = |mark: &&str| mark.starts_with(['[', '(']) || mark.matches(':').count() > 1;
    let sure = recognize((verify(alone::time_mark, is_sure), decoration, opt(one_of(":："))));
    let marks = alt((sure, recognize((alone::time_mark, decoration, one_of(":：")))));
    preceded((marks, space1), not_empty)
        .map(|body| Label { form: Form::Time, name, aside, body })
        .parse(after)
}

/// `bracketed = "[" name "]" colon? space? body`, and other pairs of brackets.
fn bracketed(input: &str) -> IResult<&str, Label<'_>> {
    if !input.starts_with(['[', '<', '【', '［', '〔', '〈', '《']) {
        return fail().parse(input);
    }
    if input.starts_with('《')
        && let Ok(found) = of_outlet(input)
    {
        return if found.1.body.is_empty() { fail().parse(input) } else { Ok(found) };
    }
    let pair = |open: &'static str, close: &'static str| delimited(tag(open), name, tag(close));
    let brackets = alt((
        pair("[", "]"),
        verify(pair("<", ">"), |name: &str| !TAGS.contains(&name)),
        pair("【", "】"),
        pair("［", "］"),
        pair("〔", "〕"),
        pair("〈", "〉"),
        pair("《", "》"),
    ));
    let parts = (brackets, space0, opt(one_of(":：")), space0, not_empty);
    parts
        .map(|(name, _, _, _, body)| Label {
            form: Form::Bracket,
            name: name.trim_end(),
            aside: "",
            body,
        })
        .parse(input)
}

/// `of-outlet = "《" name "》" ideographs{1,8} colon body`: somebody of a paper, whose name is part of it:
/// `《港报》记者：为什么？`
fn of_outlet(input: &str) -> IResult<&str, Label<'_>> {
    let who = take_while_m_n(1, 8, is_unspaced);
    let printed = recognize((tag("《"), name, tag("》"), who));
    (printed, one_of(":："), space0, rest)
        .map(|(name, _, _, body)| Label { form: Form::Separator, name, aside: "", body })
        .parse(input)
}

/// `dashed-in-brackets = "<" word (dash words)+ ">" space? colon body`: all of it is what is printed as
/// the name.
///
/// `<Q – Ana Mora – Harbour Bank>: Why?`
fn dashed_in_brackets(input: &str) -> IResult<&str, Label<'_>> {
    let is_dashed = |it: &str| it.contains(" - ") || it.contains(" – ") || it.contains(" — ");
    let inside = take_while_m_n(1, 100, |c| !matches!(c, '<' | '>' | '/' | ':' | '?'));
    let name = verify(inside, |it: &str| is_dashed(it) && is_capitalised(it));
    let parts = (delimited(tag("<"), name, tag(">")), space0, one_of(":："), space0, not_empty);
    parts
        .map(|(name, _, _, _, body)| Label { form: Form::Bracket, name, aside: "", body })
        .parse(input)
}

/// `letter = ("Q" / "A" / "P" / "R" / "F" / "D") digit{0,2} space? ("." / ":" / ")" / "：")+ space? (dash
/// space)? body`
///
/// `A. M.: Yes.` opens with initials.
fn letter(input: &str) -> IResult<&str, Label<'_>> {
    // Most first letters begin a word.
    let is_letter = |c| matches!(c, 'Q' | 'A' | 'P' | 'R' | 'F' | 'D' | 'В' | 'О');
    if !input.starts_with(is_letter) || input.chars().nth(1).is_some_and(is_lowercase) {
        return fail().parse(input);
    }
    let letter =
        recognize((satisfy(is_letter), take_while_m_n(0, 2, |c: char| c.is_ascii_digit())));
    let signs = take_while_m_n(1, 2, |c| matches!(c, '.' | ':' | '：' | ')' | '）'));
    let initials = (many1_count((satisfy(is_uppercase), tag("."), space0)), one_of(":："));
    // `A.M. – Yes.`, but not `A. U.S. – or so.`
    if input.chars().nth(2).is_some_and(is_uppercase) && opens_with_initials(input) {
        return fail().parse(input);
    }
    let dash = opt((one_of("–—-"), space1));
    let parts = (letter, space0, signs, space0, dash, preceded(peek(not(initials)), not_empty));
    parts
        .map(|(name, _, _, _, _, body)| Label { form: Form::Letter, name, aside: "", body })
        .parse(input)
}

/// Whether initials without spaces open a text, and a dash parts them from the rest.
///
/// `(capital "."){2,} space? dash`
fn opens_with_initials(input: &str) -> bool {
    let initial = (satisfy(is_uppercase), tag("."));
    let parsed: IResult<&str, _> = (many1_count(initial), space0, one_of("–—")).parse(input);
    parsed.is_ok_and(|(_, (count, ..))| count > 1)
}

/// `semicolon = opened ";" space body`, where all words of the name have a capital.
fn semicolon<'a>(input: &'a str, opened: Option<Opened<'a>>) -> IResult<&'a str, Label<'a>> {
    let is_parted = |it: &Opened<'_>| it.after.starts_with(';') && is_capitalised(it.name);
    let Some(Opened { name, after, .. }) = opened.filter(is_parted) else {
        return fail().parse(input);
    };
    let labelled = (tag(";"), space1, not_empty);
    labelled.map(|(_, _, body)| Label { form: Form::Semicolon, name, aside: "", body }).parse(after)
}

/// `marked-up = mark name mark space? body`, both marks being the same.
///
/// The body begins a sentence: `*Nature*, the paper` is emphasis.
fn marked_up(input: &str) -> IResult<&str, Label<'_>> {
    if !input.starts_with(['*', '_']) {
        return fail().parse(input);
    }
    let mut marks = alt((tag("***"), tag("**"), tag("__"), tag("*"), tag("_")));
    let (after_mark, mark) = marks.parse(input)?;
    let name = verify(name, |name: &str| name.split_whitespace().count() <= WORDS);
    let parts = (name, tag(mark), space, verify(not_empty, |body: &str| begins_speech(body)));
    parts
        .map(|(name, _, _, body)| Label { form: Form::Markup, name, aside: "", body })
        .parse(after_mark)
}

/// As [`marked_up`], of a text that is set off, and what follows it.
pub(crate) fn set_off<'a>(head: &'a str, rest: &'a str) -> Option<Label<'a>> {
    let parsed: IResult<&str, &str> = all_consuming(name).parse(head.trim());
    let (_, name) = parsed.ok()?;
    let body = rest.trim_start();
    let is_name = name.split_whitespace().count() <= WORDS;
    (!body.is_empty() && begins_speech(body) && is_name).then_some(Label {
        form: Form::Markup,
        name,
        aside: "",
        body,
    })
}

/// Whether what follows a name goes on with no sentence that the name begins.
fn begins_speech(body: &str) -> bool {
    !body.starts_with(['.', ',', ';', ':', ')', '、', '。', '，'])
}

/// `spaced = opening name aside? (tab / space{2,}) body`, where all words of the name have a capital.
fn spaced(input: &str) -> IResult<&str, Label<'_>> {
    let Some((name_with_marks, after)) =
        wide_space(input).and_then(|at| input.split_at_checked(at))
    else {
        return fail().parse(input);
    };
    let named = (opening, name, opt(aside), closing);
    let (_, (_, name, aside, _)) = all_consuming(named).parse(name_with_marks)?;
    let gap = take_while(char::is_whitespace);
    // What stands apart in brackets is said, `森 （笑）　はい。`, but for initials: `Ana Mora (AM)   Yes.`
    let is_near = aside.is_none_or(is_in_capitals) || !name.ends_with(char::is_whitespace);
    let aside = aside.unwrap_or_default();
    verify((gap, not_empty), |_: &(&str, &str)| is_near && is_capitalised(name))
        .map(|(_, body)| Label { form: Form::Space, name: name.trim_end(), aside, body })
        .parse(after)
}

/// `token = capitals{2,6} space body / ideographs{1,8} space body / latin{2,12} space wide-body`
///
/// In scripts without spaces a word in Latin letters may be a name too: `nari はい。`, `nari (笑)`.
fn token(input: &str) -> IResult<&str, Label<'_>> {
    // Most texts open with a word in small letters, and have no others near.
    let (head, _) = input.as_bytes().split_at(input.len().min(TOKEN));
    if matches!(head, [_, b'a'..=b'z', ..]) && head.is_ascii() {
        return fail().parse(input);
    }
    let capitals = take_while_m_n(2, 6, |c: char| is_uppercase(c) || c == '.');
    let ideographs = take_while_m_n(1, 8, |c: char| is_unspaced(c) || c == 'ー');
    let latin = take_while_m_n(2, 12, |c: char| c.is_ascii_alphanumeric());
    let space = || take_while_m_n(1, 2, |c: char| matches!(c, ' ' | '\u{3000}' | '\t'));
    let before_ideographs = (latin, space(), verify(rest, opens_unspaced));
    // Before another sign, that is what tells the name.
    let is_sign = |c: char| matches!(c, '-' | '–' | '—' | '/' | '|' | '=' | '>' | '→');
    let is_said = |body: &str| {
        !body.starts_with(is_sign) || { !body.trim_start_matches(is_sign).starts_with(' ') }
    };
    let said = verify(not_empty, is_said);
    alt(((alt((capitals, ideographs)), space(), said), before_ideographs))
        .map(|(name, _, body)| Label {
            form: Form::Token,
            name: without_stop(name),
            aside: "",
            body,
        })
        .parse(input)
}

/// How many bytes a word in Latin letters has at most, and what may stand between it and others.
const TOKEN: usize = 16;

fn space(input: &str) -> IResult<&str, &str> {
    take_while(|c: char| c == '\u{3000}' || c == '\u{a0}' || c == ' ' || c == '\t').parse(input)
}

fn not_empty(input: &str) -> IResult<&str, &str> {
    verify(rest, |body: &str| !body.is_empty()).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_are_known() {
        let rows = [
            ("The man at the back: Yes.", "the man at the back", Some("Yes.")),
            ("**the man at the back** Yes.", "the man at the back", Some("Yes.")),
            ("The man at the back (laughs): Yes.", "the man at the back", Some("Yes.")),
            ("The man at the back – Yes.", "the man at the back", Some("Yes.")),
            ("THE MAN", "the man", Some("")),
            ("The manor: Yes.", "the man", None),
            ("The man said: Yes.", "the man", None),
            ("Yes, the man: Yes.", "the man", None),
            ("", "the man", None),
        ];
        for (text, known, wanted) in rows {
            assert_eq!(exactly(text, known).map(|label| label.body), wanted, "{text}");
        }
    }

    #[test]
    fn names_in_latin_letters_before_others() {
        for body in ["はい。", "(笑)", "1 人です。", "Ruby の最新版。"] {
            let line = format!("nari {body}");
            let found = label(&line).unwrap();
            assert_eq!((found.form, found.name, found.body), (Form::Token, "nari", body));
        }
        for text in ["nari, はい。", "nari ・はい。", "nari yes."] {
            assert!(label(text).is_none_or(|it| it.form != Form::Token), "{text}");
        }
    }

    #[test]
    fn labels_of_lines() {
        let rows = [
            ("Q: Why?", Some((Form::Letter, "Q", "Why?"))),
            ("Q. Why?", Some((Form::Letter, "Q", "Why?"))),
            ("В.: Почему?", Some((Form::Letter, "В", "Почему?"))),
            ("A. M. : Yes.", Some((Form::Separator, "A. M.", "Yes."))),
            ("A1) Because.", Some((Form::Letter, "A1", "Because."))),
            ("Ana Mora: Yes.", Some((Form::Separator, "Ana Mora", "Yes."))),
            ("Ana Mora:", Some((Form::Separator, "Ana Mora", ""))),
            ("**Ana Mora:** Yes.", Some((Form::Separator, "Ana Mora", "Yes."))),
            ("ANA MORA – Yes.", Some((Form::Separator, "ANA MORA", "Yes."))),
            ("Dr. Hale (CEO): Yes.", Some((Form::Separator, "Dr. Hale", "Yes."))),
            ("J. R. Hale: Yes.", Some((Form::Separator, "J. R. Hale", "Yes."))),
            ("记者：为什么？", Some((Form::Separator, "记者", "为什么？"))),
            ("記者（笑）：はい", Some((Form::Separator, "記者", "はい"))),
            ("[Ana] Yes.", Some((Form::Bracket, "Ana", "Yes."))),
            ("AM Yes.", Some((Form::Token, "AM", "Yes."))),
            ("田中 はい。", Some((Form::Token, "田中", "はい。"))),
            ("ANA MORA, HEAD OF THE HARBOUR: Yes.", Some((Form::Separator, "ANA MORA", "Yes."))),
            ("O SR. HALE (Partido) – Sim.", Some((Form::Separator, "O SR. HALE", "Sim."))),
            ("Mr HALE (Isles) (14:07): Yes.", Some((Form::Separator, "Mr HALE", "Yes."))),
            (
                "El señor MINISTRO DE PUERTOS (Hale): Sí.",
                Some((Form::Separator, "El señor MINISTRO DE PUERTOS", "Sí.")),
            ),
            ("HALE [to Ana]: Yes.", Some((Form::Separator, "HALE", "Yes."))),
            ("[Ana Mora](https://example.org): Yes.", Some((Form::Separator, "Ana Mora", "Yes."))),
            ("●田中：はい", Some((Form::Separator, "田中", "はい"))),
            ("**Ana: Yes.", Some((Form::Separator, "Ana", "Yes."))),
            ("SPEAKER_00: Yes.", Some((Form::Separator, "SPEAKER_00", "Yes."))),
            ("Ana :: Yes.", Some((Form::Separator, "Ana", "Yes."))),
            ("Ana:Yes.", Some((Form::Separator, "Ana", "Yes."))),
            ("Ana Mora (03:22) Yes.", Some((Form::Time, "Ana Mora", "Yes."))),
            ("Ana [(0:05)](https://example.org?t=5) Yes.", Some((Form::Time, "Ana", "Yes."))),
            ("Ana 00:03:22 Yes.", Some((Form::Time, "Ana", "Yes."))),
            ("We met at 12:30 by the mill.", None),
            ("12:30 is when it leaves.", None),
            ("【記者】なぜ？", Some((Form::Bracket, "記者", "なぜ？"))),
            ("__田中__　はい。", Some((Form::Markup, "田中", "はい。"))),
            ("**Ana** Yes.", Some((Form::Markup, "Ana", "Yes."))),
            ("<b>Ana</b> Yes.", None),
            ("*Nature*, the paper", None),
            ("Q    Why?", Some((Form::Space, "Q", "Why?"))),
            ("Q\u{a0}\u{a0} Why?", Some((Form::Space, "Q", "Why?"))),
            ("Ана\u{3000}Да.", Some((Form::Space, "Ана", "Да."))),
            ("Ana Mora\tYes.", Some((Form::Space, "Ana Mora", "Yes."))),
            ("Q    You would not – well?", Some((Form::Space, "Q", "You would not – well?"))),
            ("then we left  again", None),
            ("nari はい。", Some((Form::Token, "nari", "はい。"))),
            ("nari dances.", None),
            ("AM; Yes.", Some((Form::Semicolon, "AM", "Yes."))),
            ("However it was; yes.", None),
            ("Yes, I did. Then: nothing", None),
            ("https://example.org", None),
            ("One two three four five: no", None),
            ("", None),
            (":", None),
        ];
        assert_labels(&rows);
    }

    #[test]
    fn labels_with_other_signs() {
        assert_labels(&[
            ("Q. — Why?", Some((Form::Letter, "Q", "Why?"))),
            ("Ana Mora. — Yes.", Some((Form::Separator, "Ana Mora", "Yes."))),
            ("Ed Ray Jr. — Yes.", Some((Form::Separator, "Ed Ray Jr.", "Yes."))),
            ("Ana:- Yes.", Some((Form::Separator, "Ana", "Yes."))),
            ("Ana 03:22: Yes.", Some((Form::Time, "Ana", "Yes."))),
            ("Ana -- Yes.", Some((Form::Separator, "Ana", "Yes."))),
            ("मीरा शर्मा: हाँ।", Some((Form::Separator, "मीरा शर्मा", "हाँ।"))),
            ("Q So I – is it done?", None),
            ("BY:  ANA MORA, ESQ.", None),
            (
                "La señora VICEPRESIDENTA SEGUNDA DEL CONSEJO (Mora Hale): Sí.",
                Some((Form::Separator, "La señora VICEPRESIDENTA SEGUNDA DEL CONSEJO", "Sí.")),
            ),
            ("La señora que vino ayer a la casa me dijo: sí.", None),
            (
                "The Lord Bishop of the Isles: Yes.",
                Some((Form::Separator, "The Lord Bishop of the Isles", "Yes.")),
            ),
            (
                "Q12 Lord Hale of the Isles: Why?",
                Some((Form::Separator, "Lord Hale of the Isles", "Why?")),
            ),
            ("《港报》记者：为什么？", Some((Form::Separator, "《港报》记者", "为什么？"))),
            ("The end of the old day: no", None),
            (
                "SEN. ANA MORA (R), CANDIDATE: Yes.",
                Some((Form::Separator, "SEN. ANA MORA", "Yes.")),
            ),
        ]);
    }

    #[track_caller]
    fn assert_labels(rows: &[(&str, Option<(Form, &str, &str)>)]) {
        for (text, wanted) in rows {
            let found = label(text).map(|label| (label.form, label.name, label.body));
            assert_eq!(found, *wanted, "{text}");
        }
    }
}
