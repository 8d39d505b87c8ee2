//! Lines of programs among the prose of technical interviews.

use crate::letters::is_alphanumeric;

/// The symbols of a text that prose seldom has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Symbols {
    /// How many of the characters are such, from 0 to 1. Of a long text, its beginning tells.
    pub(crate) share: f32,
    /// How many there are, and how many of some: see [`weight`].
    sums: u64,
}

/// The symbols of a text.
pub(crate) fn symbols(text: &str) -> Symbols {
    let length = if text.len() > LONGEST { BEGINNING } else { text.len() };
    let read = text.as_bytes().get(..length).unwrap_or_default();
    let sums = read.iter().map(|byte| weight(*byte)).sum();
    let all = u16::try_from(sums % EQUALS).unwrap_or(u16::MAX);
    #[allow(clippy::cast_precision_loss)] // a share needs no more than seven digits
    let share = f32::from(all) / length.max(1) as f32;
    Symbols { share, sums }
}

/// How many bytes of a long text are looked at.
const BEGINNING: usize = 64;

/// What symbols count of which some are counted apart, in sixteen bits each.
const EQUALS: u64 = 1 << 16;
const COLON: u64 = 1 << 32;
const PIPE_OR_DOLLAR: u64 = 1 << 48;

/// 1 for a symbol, with 1 for some at a place of their own, and 0 for any other byte.
fn weight(byte: u8) -> u64 {
    const WEIGHTS: [u64; 256] = {
        let mut table = [0; 256];
        let mut rest: &[u8] = br#"{}<>#\;_/@+~^`[]()"*=:|$"#;
        while let Some((byte, others)) = rest.split_first() {
            #[allow(clippy::indexing_slicing)] // checked by the compiler: it is a constant
            {
                table[*byte as usize] = match byte {
                    b'=' => 1 + EQUALS,
                    b':' => 1 + COLON,
                    b'|' | b'$' => 1 + PIPE_OR_DOLLAR,
                    _ => 1,
                };
            }
            rest = others;
        }
        table
    };
    WEIGHTS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Words with which a line of code begins, of the languages seen in interviews.
const KEYWORDS: [&str; 22] = [
    "const ",
    "let ",
    "var ",
    "import ",
    "export ",
    "return ",
    "function ",
    "class ",
    "def ",
    "else",
    "while ",
    "public ",
    "private ",
    "use ",
    "my $",
    "sub ",
    "print ",
    "print(",
    "sudo ",
    "npm ",
    "git ",
    "#include",
];

/// The longest line that is looked at, in bytes.
const LONGEST: usize = 160;

/// Whether a line with some symbols has the shape of code: a keyword of programming with symbols, a
/// call, an assignment, a closing brace.
pub(crate) fn is_code(text: &str, symbols: Symbols) -> bool {
    // Without a symbol there is none of it.
    text.len() < LONGEST
        && (is_bare(text)
            || symbols.share > 0.0
                && (opens_as_code(text, symbols.share)
                    || calls(text)
                    || ends_as_code(text, symbols.share)
                    || assigns(text, symbols.sums)))
}

/// No letter at all, or a single short word.
fn is_bare(text: &str) -> bool {
    !text.chars().any(is_alphanumeric) || (text.len() <= 3 && text.is_ascii())
}

fn opens_as_code(text: &str, symbols: f32) -> bool {
    let symbol =
        text.starts_with(['$', '}', ']', '<', '{', '#', '~', '@']) || text.starts_with("//");
    symbol || (symbols > 0.03 && KEYWORDS.iter().any(|keyword| text.starts_with(keyword)))
}

/// A name and its arguments, or one of a chain of calls: `.slow(32)`.
fn calls(text: &str) -> bool {
    let Some((name, arguments)) = text.split_once('(') else { return false };
    let name_only = !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_'));
    name_only && (name.starts_with('.') || arguments.ends_with([')', ',', ';', '(']))
}

fn ends_as_code(text: &str, symbols: f32) -> bool {
    text.ends_with(['{', '}', '='])
        || text.ends_with("=>")
        || text.ends_with(");")
        || (text.ends_with(';') && symbols > 0.05)
}

fn assigns(text: &str, sums: u64) -> bool {
    // Most texts do not even have the characters.
    let count = |one: u64| sums / one % EQUALS;
    let split = |least: u64, one: u64, sign: &str| {
        if count(one) < least { None } else { text.split_once(sign) }
    };
    let sides = split(1, EQUALS, " = ")
        .or_else(|| split(2, COLON, "::"))
        .or_else(|| split(2, PIPE_OR_DOLLAR, "|+|"));
    sides.is_some_and(|(left, _)| left.split_whitespace().count() <= 2)
        || (count(PIPE_OR_DOLLAR) > 0 && text.contains(" $ "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_code() {
        for text in [
            "let x = 3;",
            "$ npm install",
            "}",
            "d1 $ sound \"bd\"",
            "const a = () => {",
            "x = [1, 2]",
            "<div>",
            ".voicing('left') // a chord",
            "draw(boat, 3),",
            "window.open(\"/\")",
        ] {
            assert!(is_code(text, symbols(text)), "{text}");
        }
        for text in [
            "Let me think.",
            "We use it daily.",
            "Return to the harbour",
            "I like C++ and Rust (a lot).",
            "(laughs)",
            "Editor(s) of the page, then",
        ] {
            assert!(!is_code(text, symbols(text)), "{text}");
        }
    }
}
