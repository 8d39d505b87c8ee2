//! Lines that say who asks from there on, in records of courts that write `Q.` and `A.`

use nom::branch::alt;
use nom::bytes::complete::{tag, tag_no_case, take_till1, take_while};
use nom::character::complete::{one_of, space1};
use nom::combinator::{all_consuming, opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::ending::{Ending, ending};
use super::label::{is_in_capitals, parted};

/// Whether a line says who examines: `BY MR. HALE:`, `Cross-examination by Ms. Mora:`.
///
/// `examination = mark (word joint)* "by" mark space title? name mark (":" / ".") mark`. The words are
/// those of such records, which are in English; without any of them the name has a title.
pub(crate) fn is_examination(text: &str) -> bool {
    examiner(text).is_some()
}

/// Whether a line says what is done from there on, and not by whom: `CROSS-EXAMINATION`.
pub(crate) fn is_examination_alone(text: &str) -> bool {
    let is_said = text.ends_with(|c: char| c.is_ascii_alphabetic() || is_mark(c));
    let joint = (mark, take_while(|c| matches!(c, ' ' | '-')));
    let words = many0_count(terminated(word, joint));
    let mut line = all_consuming((mark, words));
    let is_short = is_said && text.len() <= LONGEST && may_begin(text);
    let names_it = |part: &str| text.contains(part);
    is_short && (names_it("xamination") || names_it("XAMINATION")) && {
        let parsed: IResult<&str, _> = line.parse(text);
        parsed.is_ok()
    }
}

/// Whether a line in capitals says who argues or makes a statement from there on: `ORAL ARGUMENT OF ANA
/// MORA`, `CLOSING STATEMENT BY MR. HALE,`.
///
/// `argument = word* ("ARGUMENT" / "STATEMENT" / "REBUTTAL" / "SUMMATION") space ("OF" / "BY" / "ON BEHALF
/// OF") space name`
pub(crate) fn is_argument(text: &str) -> bool {
    const WORDS: [&str; 4] = ["ARGUMENT", "STATEMENT", "REBUTTAL", "SUMMATION"];
    let begins = text.starts_with(['A', 'C', 'F', 'O', 'R', 'S']);
    // In a list of what a record holds, numbers of pages stand behind wide spaces.
    let is_line = begins && text.len() <= LONGEST && !text.contains("  ") && !text.contains(':');
    let joined = |part: &str| {
        let who = [" OF ", " BY ", " ON BEHALF OF "].iter().find_map(|it| part.strip_prefix(it));
        who.is_some_and(|who| who.starts_with(char::is_uppercase))
    };
    let says = |word: &&str| text.split_once(*word).is_some_and(|(_, after)| joined(after));
    is_line && is_in_capitals(text) && WORDS.iter().any(says)
}

/// Whether a line says that a witness is called and sworn: `ANA MORA, called as a witness, having been
/// duly sworn, testified as follows:`
pub(crate) fn is_oath(text: &str) -> bool {
    const END: &str = "testified as follows:";
    let at = text.len().checked_sub(END.len()).filter(|_| text.ends_with(':'));
    let is_end = at.and_then(|at| text.get(at..)).is_some_and(|it| it.eq_ignore_ascii_case(END));
    (is_end || is_sworn(text)) && text.len() <= OATH
}

/// Whether a line is nothing but the name of a witness in capitals, and how he or she is sworn.
fn is_sworn(text: &str) -> bool {
    let ways = ["(affirmed)", "(sworn)", "(recalled)"];
    let name = ways.iter().find_map(|way| text.strip_suffix(way)).map(str::trim_end);
    name.is_some_and(|name| is_in_capitals(name) && name.contains(' '))
}

/// How many of the lines above one that is an oath are of it, those directly above it last: they go on with
/// each other from one that opens with the witness's name in capitals.
pub(crate) fn lines_of_oath<'t>(above: impl DoubleEndedIterator<Item = &'t str> + Clone) -> usize {
    let goes_on =
        |it: &&str| matches!(ending(it), Ending::Word | Ending::Comma) && parted(it).is_none();
    let opens = |text: &str| {
        let name = text.split(',').next().unwrap_or_default();
        name.contains(' ') && is_in_capitals(name)
    };
    let parts = above.rev().take(OATH_LINES).take_while(goes_on);
    (1..).zip(parts).filter(|(_, text)| opens(text)).map(|(count, _)| count).last().unwrap_or(0)
}

/// The most lines of an oath above its last.
const OATH_LINES: usize = 4;

/// The most bytes of what is said of a witness.
const OATH: usize = 300;

/// Who examines, as such a line names him or her: `MR. HALE`.
pub(crate) fn examiner(text: &str) -> Option<&str> {
    let is_end = || text.trim_end_matches(is_mark).ends_with([':', '.']);
    // `Questions by MS MORA`
    let by = || text.find(" by ").and_then(|at| text.get(at + 4..)).is_some_and(is_in_capitals);
    let may_be = text.len() <= LONGEST && may_begin(text) && (is_end() || by());
    let parsed = may_be.then(|| examination(text).ok())?;
    parsed.map(|(_, who)| who.trim_end_matches(is_mark).trim_end_matches('.'))
}

/// Whether such a line may begin so: no other letters begin its words.
fn may_begin(text: &str) -> bool {
    let begins = |c| matches!(c, 'B'..='F' | 'Q' | 'R' | 'V' | 'b'..='f' | 'q' | 'r' | 'v');
    text.trim_start_matches(is_mark).starts_with(begins)
}

/// The most bytes of such a line.
const LONGEST: usize = 80;

fn examination(input: &str) -> IResult<&str, &str> {
    let words = many0_count(terminated(word, (mark, take_while(|c| matches!(c, ' ' | '-')))));
    let (after, (_, words, _, _, _)) =
        (mark, words, tag_no_case("by"), mark, space1).parse(input)?;
    let is_name = |name: &str| name.starts_with(char::is_uppercase);
    let name = verify(take_till1(|c| matches!(c, ':' | ',' | ';' | '?')), is_name);
    let is_titled = opt(title).map(|title| title.is_some());
    let titled = verify(is_titled, |is_titled| words > 0 || *is_titled);
    let who = alt((tag_no_case("the court"), recognize((titled, name))));
    all_consuming((who, opt(one_of(":.")), mark)).map(|(who, ..)| who).parse(after)
}

/// A word that says what is done: `re-cross` is two.
fn word(input: &str) -> IResult<&str, &str> {
    alt((
        tag_no_case("examination"),
        tag_no_case("examined"),
        tag_no_case("questions"),
        tag_no_case("questioned"),
        tag_no_case("further"),
        tag_no_case("continued"),
        tag_no_case("direct"),
        tag_no_case("cross"),
        tag_no_case("voir dire"),
        tag_no_case("re"),
    ))
    .parse(input)
}

fn title(input: &str) -> IResult<&str, &str> {
    alt((
        tag_no_case("mrs. "),
        tag_no_case("mr. "),
        tag_no_case("ms. "),
        tag_no_case("miss "),
        tag_no_case("judge "),
        tag_no_case("justice "),
        tag("COUNSEL "),
    ))
    .parse(input)
}

fn mark(input: &str) -> IResult<&str, &str> {
    take_while(is_mark).parse(input)
}

const fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_who_examines() {
        for (text, name) in [
            ("BY MR. HALE:", "MR. HALE"),
            ("_Examined by_ MR. HALE.", "MR. HALE"),
            ("**Further questions by Mr. Hale:**", "Mr. Hale"),
            ("Questions by MS MORA", "MS MORA"),
        ] {
            assert_eq!(examiner(text), Some(name), "{text}");
        }
    }

    #[test]
    fn who_argues() {
        let rows = [
            ("ORAL ARGUMENT OF ANA MORA, JR.,", true),
            ("CLOSING STATEMENT BY MR. HALE", true),
            ("REBUTTAL ARGUMENT ON BEHALF OF THE OWNERS", true),
            ("ORAL ARGUMENT OF           PAGE", false),
            ("ORAL ARGUMENT OF", false),
            ("STATEMENT OF ANA MORA: Thank you.", false),
            ("Statement of Ana Mora", false),
        ];
        for (text, wanted) in rows {
            assert_eq!(is_argument(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_done_and_who_is_sworn() {
        for text in ["CROSS-EXAMINATION", "Direct Examination", "_Redirect examination_"] {
            assert!(is_examination_alone(text), "{text}");
        }
        for text in ["Examination of the pier", "Cross", "Further", "Direct examination?", ""] {
            assert!(!is_examination_alone(text), "{text}");
        }
        assert!(is_oath("ANA MORA, called as a witness, having been sworn, testified as follows:"));
        assert!(is_oath("MS ANA MORA (affirmed)") && !is_oath("Ana Mora (affirmed)"));
        assert!(!is_oath("He testified as follows: it rained.") && !is_oath("as follows:"));
    }

    #[test]
    fn who_examines() {
        for text in [
            "BY MR. HALE:",
            "By Judge Mora:",
            "By THE COURT:",
            "_Examined by_ MR. HALE.",
            "_Examined_ by Ms. Mora:",
            "CROSS-EXAMINATION BY MS. MORA:",
            "Re-Direct Examination by Ana Mora.",
            "**Further questions by Mr. Hale:**",
        ] {
            assert!(is_examination(text), "{text}");
        }
        for text in [
            "By Ana Mora",
            "By Ana Mora:",
            "By noon, Mr. Hale was gone.",
            "BY MR. HALE: Where were you?",
            "Examined by the doctor, she slept.",
            "By and by.",
            "Mr. Hale:",
            "",
        ] {
            assert!(!is_examination(text), "{text}");
        }
    }
}
