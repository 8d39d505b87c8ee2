//! What the grammars find in one block, gathered once for all that comes after.

use interview_model::CreditSort;

use crate::block::Block;
use crate::grammar::ending::{Ending, ending};
use crate::grammar::label::{Label, alone, label, loose};
use crate::grammar::mark::{Mark, MarkSort, mark};
use crate::grammar::{code, credit, date};
use crate::lexicon::{Classes, Counts, Lexicon, Token, tokens};

/// The local facts about one block.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cues<'a> {
    /// The block's text.
    pub(crate) text: &'a str,
    /// What may be a speaker's label.
    pub(crate) label: Option<Label<'a>>,
    /// What may be one if the article writes its labels in a way of its own.
    pub(crate) loose_label: Option<Label<'a>>,
    /// The label, where the block is nothing but what may be a speaker's name.
    pub(crate) name_alone: Option<Label<'a>>,
    /// A dash, bullet or number at the start.
    pub(crate) mark: Option<MarkSort>,
    /// The text without label or mark.
    pub(crate) body: &'a str,
    /// How it ends.
    pub(crate) ending: Ending,
    /// Characters; those of scripts with wide characters count two and a half.
    pub(crate) length: f32,
    /// How many question marks stand in it.
    pub(crate) question_marks: usize,
    /// How many bytes follow the last question mark.
    pub(crate) after_question_mark: usize,
    /// What its words are.
    pub(crate) words: WordCues,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What kind of line its wording speaks for.
    pub(crate) votes: Votes,
}

/// What the words of a block are. Of a long block only its ends are read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordCues {
    /// How many words were read.
    pub(crate) count: usize,
    /// The classes of the first and of the second word of the body.
    pub(crate) first: Classes,
    /// See `first`.
    pub(crate) second: Classes,
    /// All classes of the first six words of the body.
    pub(crate) early: Classes,
    /// How many sentences were seen to begin.
    pub(crate) sentences: usize,
    /// As `first`, `second` and `early`, of the last sentence, where there is more than one.
    pub(crate) last_first: Classes,
    /// See `last_first`.
    pub(crate) last_second: Classes,
    /// See `last_first`.
    pub(crate) last_early: Classes,
    /// How many words are in the first, second and third person.
    pub(crate) persons: [usize; 3],
    /// How many are function words.
    pub(crate) function: usize,
    /// How many begin with a capital letter.
    pub(crate) capitals: usize,
    /// All classes of single words.
    pub(crate) any: Classes,
    /// All classes of phrases.
    pub(crate) phrases: Classes,
    /// All classes of the first word of the block and of the phrases that begin with it.
    pub(crate) opening: Classes,
    /// Whether there is a number.
    pub(crate) number: bool,
    /// Whether there is a number of four digits.
    pub(crate) year: bool,
    /// How many words of the title, written with a capital, come again.
    pub(crate) of_title: usize,
    /// Whether the first word is one of them.
    pub(crate) title_first: bool,
}

/// How a block is written, whatever it says.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
pub(crate) struct Shape {
    /// It looks like a line of a program.
    pub(crate) code: bool,
    /// How many of its characters are symbols, from 0 to 1.
    pub(crate) symbols: f32,
    /// All letters are capitals.
    pub(crate) all_capitals: bool,
    /// It opens with a quotation mark.
    pub(crate) opens_quote: bool,
    /// It closes with a quotation mark.
    pub(crate) closes_quote: bool,
    /// It opens with a bracket.
    pub(crate) opens_bracket: bool,
    /// It closes with a bracket.
    pub(crate) closes_bracket: bool,
    /// It opens with a small letter.
    pub(crate) lower: bool,
    /// It opens with a digit.
    pub(crate) digit: bool,
    /// It holds an address on the web or of mail.
    pub(crate) address: bool,
    /// It opens with an inverted question mark.
    pub(crate) opens_inverted: bool,
    /// It holds an inverted question mark.
    pub(crate) inverted: bool,
    /// It opens with a mark that points at another page: `>>`, `»`, `→`.
    pub(crate) pointer: bool,
}

/// What kind of line the wording speaks for: one vote for a kind, however many words say it.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
pub(crate) struct Votes {
    /// It opens as a credit of this sort does.
    pub(crate) credit: Option<CreditSort>,
    /// It is nothing but a date.
    pub(crate) date_only: bool,
    /// It holds a date.
    pub(crate) date: bool,
    /// It opens as links, notes and advertisements do.
    pub(crate) note: bool,
    /// It thanks or takes leave.
    pub(crate) closing: bool,
    /// What editors tell their readers at the end.
    pub(crate) farewell: bool,
    /// It speaks of an interview to come.
    pub(crate) introduction: bool,
    /// It tells of a life.
    pub(crate) biography: bool,
}

/// The words of a title that are written with a capital, by which the body may refer to it.
#[derive(Debug, Default)]
pub(crate) struct TitleWords {
    words: Vec<u64>,
    /// A bit for each by its fingerprint's end: most other words are told by it.
    bits: u64,
}

impl TitleWords {
    /// The words of the block that may be the title.
    pub(crate) fn of(block: Option<&Block<'_>>, lexicon: &Lexicon) -> Self {
        let text = block.map(|block| &*block.text).unwrap_or_default();
        let named =
            tokens(text, lexicon).filter(|token| token.capital && token.end - token.start > 2);
        let words: Vec<u64> = named.take(40).map(|token| token.fingerprint).collect();
        let bits = words.iter().fold(0, |bits, word| bits | Self::bit(*word));
        Self { words, bits }
    }

    fn hold(&self, word: u64) -> bool {
        self.bits & Self::bit(word) != 0 && self.words.contains(&word)
    }

    fn bit(word: u64) -> u64 {
        1 << (word >> 58)
    }
}

/// The cues of a block. `read` is room for its words.
pub(crate) fn cues<'a>(
    block: &'a Block<'_>,
    title: &TitleWords,
    lexicon: &Lexicon,
    read: &mut Vec<Classes>,
) -> Cues<'a> {
    let text: &str = &block.text;
    let mark = mark(text);
    let unmarked = mark.map_or(text, |Mark { body, .. }| body);
    let label = label(text);
    let body = label.map_or(unmarked, |label| label.body);
    let words = word_cues(text, body, title, lexicon, read);
    let characters = characters(text);
    let (question_marks, after_question_mark) = question_marks(text);
    Cues {
        text,
        label,
        loose_label: if block.pieces.is_empty() { loose(text) } else { None },
        // In captions a short cue is said, not a name: their labels are told by their format.
        name_alone: if text.len() <= NAME && block.pieces.is_empty() { alone(text) } else { None },
        mark: mark.map(|mark| mark.sort),
        body,
        ending: ending(text),
        length: length(text, characters),
        question_marks,
        after_question_mark,
        words,
        shape: shape(text, characters),
        votes: votes(text, &words, lexicon),
    }
}

/// How many characters a text has.
fn characters(text: &str) -> usize {
    let bits = text.bytes().fold(0, |bits, byte| bits | byte);
    if bits.is_ascii() { text.len() } else { text.chars().count() }
}

/// The length of a text of some characters as the eye sees it.
fn length(text: &str, characters: usize) -> f32 {
    let wide = if characters == text.len() {
        0
    } else {
        text.bytes().filter(|byte| (0xe3..=0xed).contains(byte)).count()
    };
    #[allow(clippy::cast_precision_loss)] // compared with bounds of two or three digits
    let length = characters as f32 + 1.5 * wide as f32;
    length
}

fn question_marks(text: &str) -> (usize, usize) {
    let (mut count, mut last) = (0, None);
    for at in memchr::memchr2_iter(b'?', 0xef, text.as_bytes()) {
        let rest = text.get(at..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix(['?', '？']) {
            count += 1;
            last = Some(after.len());
        }
    }
    (count, last.unwrap_or(0))
}

/// The longest block that can be a name with a time, in bytes.
const NAME: usize = 400;

/// How many bytes at the start, and at the end, of a long block are read word by word.
const HEAD: usize = 320;
const TAIL: usize = 200;

#[inline(never)] // a loop that wants all registers
fn word_cues(
    text: &str,
    body: &str,
    title: &TitleWords,
    lexicon: &Lexicon,
    read: &mut Vec<Classes>,
) -> WordCues {
    read.clear();
    let mut reader = Reader { read, cues: WordCues::default(), title, sentence: 0 };
    let (head, tail) = if text.len() <= HEAD + TAIL {
        (text.len(), text.len())
    } else {
        (text.floor_char_boundary(HEAD), text.ceil_char_boundary(text.len() - TAIL))
    };
    // The first word of the tail may be the end of one, and opens no sentence.
    for (part, skipped) in [(0..head, 0), (tail..text.len(), 1)] {
        let part = text.get(part).unwrap_or_default();
        if !part.is_empty() {
            tokens(part, lexicon).skip(skipped).for_each(|token| reader.read(token));
        }
    }
    let before_body = text.get(..text.len() - body.len()).unwrap_or_default();
    let body = if before_body.is_empty() { 0 } else { tokens(before_body, lexicon).count() };
    reader.finish(body)
}

/// Adds up tokens into cues.
struct Reader<'a> {
    /// The classes of the words that were read.
    read: &'a mut Vec<Classes>,
    cues: WordCues,
    title: &'a TitleWords,
    /// The word with which the last sentence begins.
    sentence: usize,
}

/// How many words at the start of a sentence count as early; characters are smaller parts of it.
const EARLY: usize = 6;
/// See [`EARLY`].
const EARLY_UNSPACED: usize = 12;

impl Reader<'_> {
    /// Reads a word. Most are of no more than a class: all that is rarer is done aside.
    #[inline]
    fn read(&mut self, token: Token) {
        if token.capital {
            self.read_capital(token.fingerprint);
        }
        if token.opens_sentence {
            self.cues.sentences += 1;
            self.sentence = self.read.len();
        }
        if token.phrase != Classes::NONE {
            self.read_phrase(token.phrase);
        }
        if token.digit {
            self.read_number(token);
        }
        self.read.push(token.word);
    }

    fn read_capital(&mut self, fingerprint: u64) {
        self.cues.capitals += 1;
        if self.title.hold(fingerprint) {
            self.cues.of_title += 1;
            self.cues.title_first |= self.read.is_empty();
        }
    }

    fn read_phrase(&mut self, phrase: Classes) {
        self.cues.phrases |= phrase;
        if self.read.is_empty() {
            self.cues.opening = phrase;
        }
    }

    #[cold]
    fn read_number(&mut self, token: Token) {
        self.cues.number = true;
        self.cues.year |= token.end - token.start == 4;
    }

    /// The cues, of words of which the body begins at one.
    fn finish(self, body: usize) -> WordCues {
        let mut counts = Counts::default();
        let mut any = Classes::NONE;
        for word in self.read.iter() {
            counts.add(*word);
            any |= *word;
        }
        let from = |start: usize| self.read.get(start..).unwrap_or_default();
        // Words of a first sentence are no last one's.
        let last = if self.cues.sentences > 1 { from(self.sentence.max(body)) } else { &[] };
        let (body, last) = (Opening::of(from(body)), Opening::of(last));
        let [first, second, third] = [Classes::FIRST, Classes::SECOND, Classes::THIRD];
        WordCues {
            count: self.read.len(),
            any,
            persons: [first, second, third].map(|class| counts.of(class)),
            function: counts.of(Classes::FUNCTION),
            opening: self.cues.opening | from(0).first().copied().unwrap_or_default(),
            first: body.first,
            second: body.second,
            early: body.early,
            last_first: last.first,
            last_second: last.second,
            last_early: last.early,
            ..self.cues
        }
    }
}

/// What the words are with which a text or sentence opens.
struct Opening {
    first: Classes,
    second: Classes,
    early: Classes,
}

impl Opening {
    fn of(words: &[Classes]) -> Self {
        let at = |place: usize| words.get(place).copied().unwrap_or_default();
        let early = words.iter().take(EARLY_UNSPACED).enumerate();
        let early = early.filter(|(place, word)| *place < EARLY || word.any(Classes::UNSPACED));
        Self {
            first: at(0),
            second: at(1),
            early: early.fold(Classes::NONE, |all, (_, word)| all | *word),
        }
    }
}

fn shape(text: &str, characters: usize) -> Shape {
    let first = text.chars().next().unwrap_or(' ');
    let end = text.trim_end_matches(['.', ' ']).chars().next_back().unwrap_or(' ');
    let symbols = code::symbols(text);
    Shape {
        code: code::is_code(text, symbols),
        symbols: symbols.share,
        all_capitals: text.len() > 6
            && text.chars().any(char::is_uppercase)
            && !text.chars().any(char::is_lowercase),
        opens_quote: is_quotation_mark(first),
        closes_quote: is_quotation_mark(end),
        opens_bracket: matches!(first, '(' | '（' | '[' | '【'),
        closes_bracket: matches!(end, ')' | '）' | ']' | '】'),
        lower: first.is_lowercase(),
        digit: first.is_ascii_digit(),
        address: has_address(text),
        opens_inverted: first == '¿',
        inverted: characters < text.len() && text.contains('¿'),
        pointer: matches!(first, '>' | '»' | '→' | '►' | '▶' | '|'),
    }
}

fn is_quotation_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '「'
            | '」'
            | '『'
            | '』'
            | '‘'
            | '’'
            | '‹'
            | '›'
    )
}

/// Whether an address on the web or of mail stands in a text.
fn has_address(text: &str) -> bool {
    let mut mail = None;
    memchr::memchr3_iter(b':', b'.', b'@', text.as_bytes()).any(|at| {
        let Some((before, after)) = text.split_at_checked(at) else { return false };
        match after.as_bytes().first() {
            Some(b':') => after.starts_with("://"),
            Some(b'.') => before.ends_with("www"),
            // Only the first one tells.
            _ => *mail.get_or_insert_with(|| is_mail(before, after)),
        }
    })
}

/// Whether a name and a host stand on both sides of the `@` with which `after` begins.
fn is_mail(before: &str, after: &str) -> bool {
    before.ends_with(char::is_alphanumeric)
        && after.get(1..).is_some_and(|host| host.starts_with(char::is_alphanumeric))
}

/// The longest that a credit may be, in bytes.
const CREDIT: usize = 400;

fn votes(text: &str, words: &WordCues, lexicon: &Lexicon) -> Votes {
    let opening = words.opening;
    let any = words.any | words.phrases;
    let short = text.len() <= CREDIT;
    Votes {
        credit: if short { credit::sort(opening, any) } else { None },
        date_only: words.number && date::is_date_line(text, words.any, lexicon),
        date: short && words.any.any(Classes::MONTH) && date::has_digit(text),
        note: opening.any(Classes::NOTE),
        closing: any.any(Classes::CLOSING),
        farewell: any.any(Classes::FAREWELL),
        introduction: any.any(Classes::INTRODUCTION),
        biography: any.any(Classes::BIOGRAPHY),
    }
}
