//! Lines of programs among the prose of technical interviews.

/// How many of its characters are symbols that prose seldom has, from 0 to 1.
/// Of a long text, its beginning tells.
pub(crate) fn symbol_share(text: &str) -> f32 {
    let length = if text.len() > LONGEST { BEGINNING } else { text.len() };
    let symbols: usize = text.bytes().take(length).map(symbol).sum();
    #[allow(clippy::cast_precision_loss)] // a share needs no more than seven digits
    let share = symbols as f32 / length.max(1) as f32;
    share
}

/// How many bytes of a long text are looked at.
const BEGINNING: usize = 64;

/// Symbols that prose seldom has.
const SYMBOLS: [bool; 256] = {
    let mut table = [false; 256];
    let mut rest: &[u8] = br#"{}$=<>#|\;_/@+~^`[]()"*:"#;
    while let Some((byte, others)) = rest.split_first() {
        #[allow(clippy::indexing_slicing)] // checked by the compiler: it is a constant
        {
            table[*byte as usize] = true;
        }
        rest = others;
    }
    table
};

/// 1 for a symbol, 0 for any other byte.
fn symbol(byte: u8) -> usize {
    SYMBOLS.get(usize::from(byte)).copied().map_or(0, usize::from)
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

/// Whether a line, of which a share are symbols, has the shape of code: a keyword of programming
/// with symbols, a call, an assignment, a closing brace.
pub(crate) fn is_code(text: &str, symbols: f32) -> bool {
    // Without a symbol there is none of it.
    text.len() < LONGEST
        && (is_bare(text)
            || symbols > 0.0
                && (opens_as_code(text, symbols) || ends_as_code(text, symbols) || assigns(text)))
}

/// No letter at all, or a single short word.
fn is_bare(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric) || (text.len() <= 3 && text.is_ascii())
}

fn opens_as_code(text: &str, symbols: f32) -> bool {
    let symbol =
        text.starts_with(['$', '}', ']', '<', '{', '#', '~', '@']) || text.starts_with("//");
    symbol || (symbols > 0.03 && KEYWORDS.iter().any(|keyword| text.starts_with(keyword)))
}

fn ends_as_code(text: &str, symbols: f32) -> bool {
    text.ends_with(['{', '}', '='])
        || text.ends_with("=>")
        || text.ends_with(");")
        || (text.ends_with(';') && symbols > 0.05)
}

fn assigns(text: &str) -> bool {
    let sides =
        text.split_once(" = ").or_else(|| text.split_once("::")).or_else(|| text.split_once("|+|"));
    sides.is_some_and(|(left, _)| left.split_whitespace().count() <= 2) || text.contains(" $ ")
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
        ] {
            assert!(is_code(text, symbol_share(text)), "{text}");
        }
        for text in [
            "Let me think.",
            "We use it daily.",
            "Return to the harbour",
            "I like C++ and Rust (a lot).",
        ] {
            assert!(!is_code(text, symbol_share(text)), "{text}");
        }
    }
}
