//! The time of a parse, and of looking for slips, grows with the source, and no faster.

use std::hint::black_box;
use std::time::{Duration, Instant};

use interview_parser::{Options, SourceFormat, lint, parse, parse_with};

/// What a parser may look at again and again, as one long line and as many short ones.
const UNITS: [&str; 45] = [
    "a",
    "Ada Byron ",
    " ",
    "A. ",
    "B.C. ",
    "Dr. ",
    "Q: a? ",
    "- ",
    "–",
    "(",
    "[x](",
    "![](",
    "](a(",
    "{% ",
    "# ",
    "- - ",
    "\"",
    "“",
    "?",
    ": ",
    "人",
    "10:30 ",
    "*",
    "http://a.b/ ",
    "e\u{301}",
    "\u{200b}",
    "\u{c}a",
    "&nbsp;&shy;",
    "<",
    "<v A>",
    "<i>",
    "&",
    "&#",
    "{\\",
    ">> ",
    "A B: a. ",
    "A: a. B: b; ",
    "Abcd: a.\nAbcde: b.\n",
    "|a|b|\n",
    "a\tb\t0:01\n",
    ">> A: a.\n",
    "a\n: b\n",
    "0:01 --> 0:02\n>> a\n",
    "0:01 --> 0:02\nA: a.\n",
    "0:01 --> 0:02\na\n",
];

const SHORT: usize = 2_000;
const TIMES: usize = 8;

/// Between 8, which is linear, and 64, which is quadratic, and well off both: clocks are rough.
const MOST_TIMES: u32 = 28;

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    for unit in UNITS {
        for end in ["", "\n"] {
            check(&format!("{unit}{end}"), as_text);
            check(&format!("{unit}{end}"), as_captions);
        }
    }
}

fn as_text(source: &str) {
    black_box(lint(source, &parse(source).interview));
}

/// The source as what one cue says, if it has no times of its own.
fn as_captions(source: &str) {
    let mut options = Options::default();
    options.source_format = Some(SourceFormat::WebVtt);
    let source = format!("WEBVTT\n\n0:01 --> 0:02\n{source}");
    black_box(lint(&source, &parse_with(&source, &options).interview));
}

fn check(unit: &str, read: fn(&str)) {
    let short = unit.repeat(SHORT / unit.len());
    let base = quickest(&short, read).max(Duration::from_micros(100));
    let long = quickest(&short.repeat(TIMES), read);
    assert!(
        long < base * MOST_TIMES,
        "{unit:?}: {base:?} became {long:?} at {TIMES} times the length"
    );
}

fn quickest(source: &str, read: fn(&str)) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        read(source);
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
