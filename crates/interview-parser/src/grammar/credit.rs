//! Credits: who wrote, took, translated or published what stands on the page.

use interview_model::CreditSort;
use nom::bytes::complete::{take_while, take_while_m_n};
use nom::character::complete::one_of;
use nom::combinator::rest;
use nom::{IResult, Parser};

use crate::grammar::date::is_date_line;
use crate::grammar::sign_off::sign_off;
use crate::letters::is_alphanumeric;
use crate::lexicon::{Classes, Lexicon, tokens};

const SORTS: [(Classes, CreditSort); 7] = [
    (Classes::CREDIT_INTERVIEWER, CreditSort::Author),
    (Classes::CREDIT_SOURCE, CreditSort::Source),
    (Classes::CREDIT_PHOTO, CreditSort::Photo),
    (Classes::CREDIT_TRANSLATOR, CreditSort::Translator),
    (Classes::CREDIT_AUTHOR, CreditSort::Author),
    (Classes::CREDIT_LICENCE, CreditSort::Licence),
    (Classes::CREDIT_DATE, CreditSort::Date),
];

/// What a credit line is for, and its value alone.
///
/// `Source: The Harbour Post` is a source and `The Harbour Post`.
pub(crate) fn credit<'a>(text: &'a str, lexicon: &Lexicon) -> (CreditSort, &'a str) {
    if sign_off(text) == Some(0) {
        return (CreditSort::SignOff, text.trim_matches(['(', ')', '[', ']']));
    }
    let (words, phrases) = tokens(text, lexicon)
        .fold((Classes::NONE, Classes::NONE), |(words, phrases), token| {
            (words | token.word, phrases | token.phrase)
        });
    if is_date_line(text, words, lexicon) {
        return (CreditSort::Date, text);
    }
    match sort(opening(text, lexicon), words | phrases) {
        Some(CreditSort::Licence) => (CreditSort::Licence, text),
        Some(sort) => (sort, value(text, lexicon)),
        None => (CreditSort::Other, text),
    }
}

/// The sort that a line names, by the classes of its opening words and of all its words and phrases: a
/// licence is named anywhere.
pub(crate) fn sort(opening: Classes, any: Classes) -> Option<CreditSort> {
    let named = SORTS.iter().find(|(class, _)| opening.any(*class)).map(|(_, sort)| *sort);
    named.or_else(|| any.any(Classes::CREDIT_LICENCE).then_some(CreditSort::Licence))
}

/// The classes of the word and of the phrases with which a text opens.
pub(crate) fn opening(text: &str, lexicon: &Lexicon) -> Classes {
    let first = tokens(text, lexicon).next();
    first.map_or(Classes::NONE, |token| token.word | token.phrase)
}

/// What follows the opening words: after their colon, or from the first name on.
fn value<'a>(text: &'a str, lexicon: &Lexicon) -> &'a str {
    if let Ok((_, value)) = after_colon(text) {
        return value;
    }
    let name = tokens(text, lexicon).skip(1).find(|token| token.capital);
    let start = match tokens(text, lexicon).next() {
        Some(opening) if opening.word.any(Classes::UNSPACED) => opening.end,
        _ => name.map_or(0, |token| token.start),
    };
    let value = text.get(start..).unwrap_or(text);
    value.trim_start_matches(|c: char| !is_alphanumeric(c)).trim_end_matches(['.', ')', '）', ']'])
}

/// `after-colon = character{1,40} ":" space* value`
fn after_colon(input: &str) -> IResult<&str, &str> {
    let opening = take_while_m_n(1, 40, |c| !matches!(c, ':' | '：'));
    let parts = (opening, one_of(":："), take_while(char::is_whitespace), rest);
    parts.map(|(_, _, _, value): (_, _, _, &str)| value.trim_end_matches([')', ']'])).parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    #[test]
    fn credits_of_lines() {
        let rows = [
            ("Source: The Harbour Post", CreditSort::Source, "The Harbour Post"),
            ("By Ana Mora", CreditSort::Author, "Ana Mora"),
            ("(Photo: Ana Mora)", CreditSort::Photo, "Ana Mora"),
            ("12 March 2019", CreditSort::Date, "12 March 2019"),
            ("(RT)", CreditSort::SignOff, "RT"),
            ("Fuente: El Faro", CreditSort::Source, "El Faro"),
            ("（聞き手・早瀬直）", CreditSort::Author, "早瀬直"),
            ("Boats", CreditSort::Other, "Boats"),
        ];
        for (text, sort, value) in rows {
            assert_eq!(credit(text, lexicon(None)), (sort, value), "{text}");
        }
    }
}
