//! The time of a parse grows with the source, and no faster.

use std::hint::black_box;
use std::time::{Duration, Instant};

use interview_parser::parse;

/// What a parser may look at again and again, as one long line and as many short ones.
const UNITS: [&str; 21] = [
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
];

const SHORT: usize = 2_000;
const TIMES: usize = 8;

/// Between 8, which is linear, and 64, which is quadratic, and well off both: clocks are rough.
const MOST_TIMES: u32 = 28;

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    for unit in UNITS {
        for end in ["", "\n"] {
            check(&format!("{unit}{end}"));
        }
    }
}

fn check(unit: &str) {
    let short = unit.repeat(SHORT / unit.len());
    let base = quickest(&short).max(Duration::from_micros(100));
    let long = quickest(&short.repeat(TIMES));
    assert!(
        long < base * MOST_TIMES,
        "{unit:?}: {base:?} became {long:?} at {TIMES} times the length"
    );
}

fn quickest(source: &str) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        black_box(parse(source));
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
