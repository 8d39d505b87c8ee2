//! Lines of programs among the prose of technical interviews.

/// How many of its characters are symbols that prose seldom has, from 0 to 1.
/// Of a long text, its beginning tells.
pub(crate) fn symbol_share(text: &str) -> f32 {
    let length = if text.len() > LONGEST { BEGINNING } else { text.len() };
    let symbols = text.bytes().take(length).filter(|byte| is_symbol(*byte)).count();
    #[allow(clippy::cast_precision_loss)] // a share needs no more than seven digits
    let share = symbols as f32 / length.max(1) as f32;
    share
}

/// How many bytes of a long text are looked at.
const BEGINNING: usize = 64;

fn is_symbol(byte: u8) -> bool {
    matches!(
        byte,
        b'{' | b'}'
            | b'$'
            | b'='
            | b'<'
            | b'>'
            | b'#'
            | b'|'
            | b'\\'
            | b';'
            | b'_'
            | b'/'
            | b'@'
            | b'+'
            | b'~'
            | b'^'
            | b'`'
            | b'['
            | b']'
            | b'('
            | b')'
            | b'"'
            | b'*'
            | b':'
    )
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

/// Whether a line has the shape of code: a keyword of programming with symbols, a call, an
/// assignment, a closing brace.
pub(crate) fn is_code(text: &str) -> bool {
    text.len() < LONGEST
        && (is_bare(text) || opens_as_code(text) || ends_as_code(text) || assigns(text))
}

/// No letter at all, or a single short word.
fn is_bare(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric) || (text.len() <= 3 && text.is_ascii())
}

fn opens_as_code(text: &str) -> bool {
    let keyword = KEYWORDS.iter().any(|keyword| text.starts_with(keyword));
    let symbol =
        text.starts_with(['$', '}', ']', '<', '{', '#', '~', '@']) || text.starts_with("//");
    symbol || (keyword && symbol_share(text) > 0.03)
}

fn ends_as_code(text: &str) -> bool {
    text.ends_with(['{', '}', '='])
        || text.ends_with("=>")
        || text.ends_with(");")
        || (text.ends_with(';') && symbol_share(text) > 0.05)
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
            assert!(is_code(text), "{text}");
        }
        for text in [
            "Let me think.",
            "We use it daily.",
            "Return to the harbour",
            "I like C++ and Rust (a lot).",
        ] {
            assert!(!is_code(text), "{text}");
        }
    }
}
