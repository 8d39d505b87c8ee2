//! The time of a parse, and of looking for slips, grows with the source, and no faster.

use std::hint::black_box;
use std::time::{Duration, Instant};

use interview_markup::{Markup, read};
use interview_parser::{Options, SourceFormat, lint, parse, parse_with};

/// What a parser may look at again and again, as one long line and as many short ones.
const UNITS: [&str; 53] = [
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
    "\n{% note %}\n",
    "\n{% note %}\n{% endnote %}\n",
    ":::",
    "\n:::tip\n",
    "{:",
    "(laughs\na)\n",
    "A B, testified as follows:\n",
    "> [!a",
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

/// What a reader of web pages and of Markdown may look at again and again.
const MARKUP_UNITS: [&str; 68] = [
    "<div>",
    "<div>a",
    "</div>",
    "<div></div>",
    "<span>",
    "</span>",
    "<p>",
    "</p>",
    "<p>a",
    "<p><b>a",
    "<b>",
    "</b>",
    "<b><p>",
    "<b><p>a</b>",
    "<i><b></i></b>",
    "<i><b>a</i></b><p>",
    "<a href=x>",
    "<a href=x>a</a>",
    "<font><div>",
    "<li>",
    "<ul><li>",
    "<dl><dt>a<dd>b",
    "<td>",
    "<tr><td>a",
    "<table>",
    "<table><tr><td>",
    "<table><tr><td>a<td>b",
    "<h1>",
    "<h1>a</h1>",
    "<h2><a href=x>a</a></h2>",
    "<nav>",
    "<header>",
    "<article>",
    "<section><p>a",
    "<blockquote>",
    "<pre>",
    "<pre>a\n",
    "<br>",
    "<hr>",
    "<img alt=a>",
    "<svg>",
    "<svg/>",
    "<script>",
    "<script>a</script>",
    "<title>",
    "<title>a</title>",
    "<template>",
    "<select><option>",
    "<x-a>",
    "<",
    "</",
    "<!",
    "<!--",
    "<!--a-->",
    "<?",
    "<a a=b ",
    "<a class='a b' ",
    "<a class=\"",
    "<p class='a b c-d e_f question'>",
    "<div class=widget><p>a",
    "<div hidden>a",
    "&",
    "&a",
    "&am",
    "&amp;",
    "&#1",
    "&#x",
    "<meta name=author content=a>",
];

/// What stands before them in a page: nothing, as many open elements as are counted, JSON.
const BEFORE: [(&str, usize); 5] = [
    ("", 0),
    ("<div>", 600),
    ("<div><table><tr><td>", 120),
    ("<b><i><span>", 200),
    ("<script type=application/ld+json>[{\"@type\":\"Article\",\"author\":", 1),
];

const SHORT: usize = 2_000;
const TIMES: usize = 8;

/// Between 8, which is linear, and 64, which is quadratic, and well off both: clocks are rough.
const MOST_TIMES: u32 = 28;

/// How often it is measured before it is held to take too long.
const ATTEMPTS: usize = 4;

#[test]
fn eight_times_the_text_takes_about_eight_times_as_long() {
    for unit in UNITS {
        for end in ["", "\n"] {
            check(&format!("{unit}{end}"), as_text);
            check(&format!("{unit}{end}"), as_captions);
        }
    }
}

#[test]
fn eight_times_the_markup_takes_about_eight_times_as_long() {
    for unit in MARKUP_UNITS.into_iter().chain(["{\"a\":[", "{", "\"a\":", "\"", "\"a\","]) {
        for (before, times) in BEFORE {
            let before = before.repeat(times);
            check(unit, |source| {
                black_box(read(&format!("{before}{source}"), Markup::Html));
            });
        }
        check(&format!("{unit}\n"), |source| {
            black_box(read(source, Markup::Markdown));
        });
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

fn check(unit: &str, read: impl Fn(&str)) {
    let short = unit.repeat(SHORT / unit.len());
    let long = short.repeat(TIMES);
    let measured = || {
        let base = quickest(&short, &read).max(Duration::from_micros(100));
        (base, quickest(&long, &read))
    };
    let is_linear = |(base, long): &(Duration, Duration)| *long < *base * MOST_TIMES;
    // What else the machine does may take longer than all three runs; but not again and again.
    let mut all = std::iter::repeat_with(measured).take(ATTEMPTS);
    let first = all.next().unwrap_or_default();
    assert!(
        is_linear(&first) || all.any(|times| is_linear(&times)),
        "{unit:?}: {:?} became {:?} at {TIMES} times the length",
        first.0,
        first.1
    );
}

fn quickest(source: &str, read: &impl Fn(&str)) -> Duration {
    let times = (0..3).map(|_| {
        let start = Instant::now();
        read(source);
        start.elapsed()
    });
    times.min().unwrap_or_default()
}
