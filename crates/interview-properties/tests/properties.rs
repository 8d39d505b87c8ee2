//! The properties on inputs that proptest makes.

use std::collections::BTreeMap;

use interview_model::Convention;
use interview_parser::Options;
use interview_properties::{
    Outcome, check_exports, export_reads_back, hostile_interview, markup_holds, round_trip,
    round_trip_as, spans_hold, spans_hold_with,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, TestRunner};

/// What lines of interviews are made of, and what they should not be made of.
const PIECES: [&str; 58] = [
    "Q:",
    "A:",
    "Q.",
    "A)",
    "Q1:",
    "問：",
    "Ada Byron:",
    "ADA BYRON",
    "Ada:",
    "SPEAKER 2:",
    "(03:22)",
    "[00:01:02]",
    "- ",
    "– ",
    "—",
    "――",
    "* * *",
    "| Ada | ",
    "\t",
    ">> ",
    ": ",
    "# ",
    "**",
    "> ",
    "Why bees",
    "¿Y usted",
    "Tell us about it.",
    "They dance in the dark, and then",
    "No.",
    "なぜですか",
    "她说",
    "לָמָּה",
    "لماذا",
    "🐝",
    "?",
    "？",
    "!",
    ":",
    "…",
    "“",
    "”",
    "«",
    "»",
    "(laughs)",
    "(YO)",
    "Read also:",
    "Source:",
    "By Ilse Moss",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "\u{ad}",
    "\u{a0}?",
    "&nbsp;",
    "&shy;",
    "&amp;",
    "\u{301}",
    "\0",
];

const GAPS: [&str; 13] =
    [" ", " ", " ", " ", "", "\n", "\n", "\n\n", "\r\n", "\r", "\u{2028}", "\u{b}", "\u{c}"];

/// Texts that look like interviews.
fn article() -> impl Strategy<Value = String> {
    let start = select(vec!["", "", "\u{feff}", "\n"]);
    let body = vec((select(PIECES.as_slice()), select(GAPS.as_slice())), 0..60);
    (start, body).prop_map(|(start, body)| {
        body.into_iter().fold(start.to_owned(), |text, (piece, gap)| text + piece + gap)
    })
}

/// What files of captions are made of, in any order: most of them are broken.
const CAPTION_PIECES: [&str; 40] = [
    "WEBVTT",
    "WEBVTT - Bees",
    "Kind: captions",
    "NOTE",
    "STYLE",
    "REGION",
    "1",
    "2",
    "42",
    "00:00:01,000 --> 00:00:02,500",
    "00:01.000 --> 00:02.500",
    "00:00:02.500 --> 00:00:01.000 align:start",
    "0:01:02,5 -> 0:01:04,0 They dance.",
    "999:59:59,999999999999999999999 --> 0:00:00,0",
    "00:00:01,000 -->",
    "-->",
    "Ada:",
    "Ada: Why bees?",
    "Ada Byron: They dance",
    "Cy: No.",
    ">> ",
    "&gt;&gt; ",
    "- Why?",
    "– No.",
    "[music]",
    "♪ La la ♪",
    "(laughs)",
    "<v Ada>",
    "<v.loud Cy &amp; Co>",
    "</v>",
    "<i>in the dark</i>",
    "<c.x></c>",
    "<00:00:01.000>",
    "{\\an8}",
    "&lt;3 &#233; &#10; &#xD800; &nbsp;",
    "and the rest of it.",
    "なぜですか",
    "踊ります。",
    "🐝",
    "\u{feff}",
];

fn captions() -> impl Strategy<Value = String> {
    let start = select(vec!["", "\u{feff}", "WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,500\n"]);
    let gap = select(vec!["\n", "\n", "\n\n", "\r\n", " ", "", "\r"]);
    let body = vec((select(CAPTION_PIECES.as_slice()), gap), 0..60);
    (start, body).prop_map(|(start, body)| {
        body.into_iter().fold(start.to_owned(), |text, (piece, gap)| text + piece + gap)
    })
}

/// What stands in front matter and, for the page, between paragraphs.
const MATTER_PIECES: [&str; 26] = [
    "---",
    "+++",
    "title: \"On bees\\",
    "  \\ and \\_nets\"",
    "speakers: [Ada, 'Ben']",
    "tags:",
    "  - name: Ada",
    "- bees",
    "date = \"2021\"",
    "key = [",
    "]",
    "'",
    "Q: Why bees?",
    "A: They dance.",
    "# Bees",
    "## Why bees? ##",
    "### Ada: They dance",
    "![bees](bees.jpg)",
    "- [bees](bees_(1\\).html)",
    "<figure><img src=\"🐝\"></figure>",
    "{% include bees %}",
    "* * *",
    "(Laughter.) [bees]",
    "（笑）",
    "♪",
    "END 1:11 P.M. EST",
];

fn matter() -> impl Strategy<Value = String> {
    let start = select(vec!["", "---\n", "+++\n", "\u{feff}---\r\n"]);
    let gap = select(vec!["\n", "\n", "\n\n", "\r\n", "\n  "]);
    let body = vec((select(MATTER_PIECES.as_slice()), gap), 0..30);
    (start, body).prop_map(|(start, body)| {
        body.into_iter().fold(start.to_owned(), |text, (piece, gap)| text + piece + gap)
    })
}

/// What stands after the numbers of a record's lines.
const RECORD_PIECES: [&str; 9] = [
    "          MS. ODE:  Why do they dance, if nobody looks at",
    "   them in the dark, and who has counted them since the",
    "   last winter?",
    "     Q    Why bees?",
    "     A.   They dance.",
    "\t踊ります。",
    "   [laughs",
    "",
    " 12",
];

/// Pages of numbered lines, each with a foot, and a margin of what is in no order.
fn record() -> impl Strategy<Value = String> {
    let page = vec(select(RECORD_PIECES.as_slice()), 8..14);
    let gap = select(vec!["\n", "\n\n", "\r\n"]);
    (vec((page, any::<bool>()), 1..4), gap).prop_map(|(pages, gap)| {
        let mut lines = Vec::new();
        for (number, (page, has_foot)) in pages.iter().enumerate() {
            lines.extend(page.iter().zip(1..).map(|(text, line)| format!("{line:2}{text}")));
            lines.extend(has_foot.then(|| format!("      Page {number}{gap}Bee Reporting\u{c}")));
        }
        lines.join(gap)
    })
}

/// What web pages are made of, in any order: most of them are broken.
const PAGE_PIECES: [&str; 72] = [
    "<!doctype html>",
    "<html lang=\"de\">",
    "<head><title>Bees &ndash; the paper</title>",
    "<meta property=og:title content='Bees &amp; wasps'>",
    "<meta name=author content=\"Ilse Moss\">",
    "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"headline\": \"B\\u00e9es\", \"author\": [{\"name\": \"Ilse Moss\"}]}</script>",
    "<script>if (a < b) { c(\"</p>\") }</script>",
    "<style>p { a: b }",
    "</style>",
    "</head><body>",
    "<h1>Why bees?</h1>",
    "<h2 class=question>",
    "</h2>",
    "<p>",
    "<p class=\"q\">",
    "</p>",
    "<p><b>Ada:</b> Why bees?",
    "<p>They dance in the dark, and then they sleep, all of them, in the long shed behind the mill.",
    "<div class='share-bar'>",
    "<div id=content>",
    "<div hidden>",
    "<article>",
    "</article>",
    "</div>",
    "<nav><ul><li><a href=/a>Home<li><a href=/b>Bees</ul></nav>",
    "<ul><li>",
    "</ul>",
    "<dl><dt>Ada<dd>They dance.",
    "<table><tr><td>Ada<td>Why bees?",
    "<td>",
    "<tr>",
    "</td></tr></table>",
    "</table>",
    "<br>",
    "<br/><br/>",
    "</br>",
    "<hr>",
    "<b>",
    "</b>",
    "<i><b>",
    "</i></b>",
    "<a href=\"x\">",
    "<a name=x>",
    "</a>",
    "<span style=\"font-weight: bold\">",
    "<span class='speaker'>",
    "</span>",
    "<blockquote>",
    "</blockquote>",
    "<pre>Q: Why?\n\nA: No.\n</pre>",
    "<pre><code>",
    "<figure><img src=x alt='A bee'><figcaption>A bee. Photo: Ode</figcaption></figure>",
    "<img alt=bee>",
    "<svg><path/><g><title>x</title></svg>",
    "<template>",
    "<noscript>",
    "<textarea>",
    "<iframe src=x></iframe>",
    "<!-- Why? -->",
    "<!--",
    "-->",
    "&nbsp;",
    "&eacute;",
    "&copy 1",
    "&#8217;",
    "&#x1F41D;",
    "&zz;",
    "&",
    "<",
    "</",
    "<a href='",
    "問い",
];

/// Web pages, whole and in fragments.
fn page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![select(PAGE_PIECES.as_slice()), select(PIECES.as_slice())];
    let gap = select(vec!["", "", " ", "\n", "\r\n"]);
    vec((piece, gap), 0..60).prop_map(|body| {
        body.into_iter().fold(String::new(), |text, (piece, gap)| text + piece + gap)
    })
}

/// Names and labels that stand in [`PIECES`] and [`CAPTION_PIECES`], in other forms too, and others.
const NAMES: [&str; 14] = [
    "Ada",
    "ada:",
    "Ada Byron",
    "AB",
    "Cy",
    "Q",
    "A",
    "問",
    "SPEAKER 2",
    "They dance",
    "🐝",
    " ",
    ":",
    "Zed Moss",
];

/// Whatever may be said of the speakers; what contradicts the rest is refused.
fn options() -> impl Strategy<Value = Options> {
    let name = || select(NAMES.as_slice());
    let said = vec((name(), name(), 0..3_u8), 0..6);
    let convention = select(vec![None, None, None, Some(Convention::Labels)]);
    (said, any::<bool>(), convention).prop_map(|(said, merge_labels, convention)| {
        let mut options = Options::default();
        for (label, name, what) in said {
            let speakers = &mut options.speakers;
            let _ = match what {
                0 => speakers.label(label, name),
                1 => speakers.interviewer(name),
                _ => speakers.interviewee(name),
            };
        }
        (options.merge_labels, options.convention) = (merge_labels, convention);
        options
    })
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..600)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn spans_hold_for_any_string(source in any::<String>()) {
        prop_assert_eq!(spans_hold(&source), Ok(()));
    }

    #[test]
    fn spans_hold_for_articles(source in article()) {
        prop_assert_eq!(spans_hold(&source), Ok(()));
    }

    #[test]
    fn spans_hold_for_captions(source in captions()) {
        prop_assert_eq!(spans_hold(&source), Ok(()));
    }

    #[test]
    fn spans_hold_for_matter(source in matter()) {
        prop_assert_eq!(spans_hold(&source), Ok(()));
    }

    #[test]
    fn spans_hold_for_records(source in record()) {
        prop_assert_eq!(spans_hold(&source), Ok(()));
    }

    #[test]
    fn spans_hold_whoever_speaks(
        source in prop_oneof![article(), captions(), matter()],
        options in options(),
    ) {
        prop_assert_eq!(spans_hold_with(&source, &options), Ok(()));
    }

    #[test]
    fn markup_holds_for_pages(source in page()) {
        prop_assert_eq!(markup_holds(&source), Ok(()));
    }

    #[test]
    fn markup_holds_for_articles(source in prop_oneof![article(), matter()]) {
        prop_assert_eq!(markup_holds(&source), Ok(()));
    }

    #[test]
    fn exports_of_records_read_back(source in record()) {
        prop_assert_eq!(export_reads_back(&source), Ok(()));
    }

    #[test]
    fn exports_of_captions_read_back(source in captions()) {
        prop_assert_eq!(export_reads_back(&source), Ok(()));
    }

    #[test]
    fn marked_text_reads_back(bytes in bytes()) {
        prop_assert_eq!(round_trip(&bytes), Ok(()));
    }

    #[test]
    fn exports_of_articles_read_back(source in article()) {
        prop_assert_eq!(export_reads_back(&source), Ok(()));
    }

    #[test]
    fn exports_of_hostile_interviews_read_back(bytes in bytes()) {
        prop_assert_eq!(check_exports(&hostile_interview(&bytes)), Ok(()));
    }
}

/// A round trip that refuses everything would hold, and show nothing.
#[test]
fn a_good_part_of_the_hostile_interviews_is_written() {
    let inputs = 2000;
    let mut written = BTreeMap::new();
    let mut runner = TestRunner::deterministic();
    for _ in 0..inputs {
        let bytes = bytes().new_tree(&mut runner).unwrap().current();
        let interview = hostile_interview(&bytes);
        for convention in [Convention::Labels, Convention::QuestionAnswer, Convention::Dashes] {
            let written = written.entry(convention).or_insert(0);
            let outcome = round_trip_as(&interview, convention).unwrap();
            *written += i32::from(outcome == Outcome::Written && interview.turns().len() > 2);
        }
    }
    assert!(written.values().all(|count| *count > inputs / 20), "{written:?} of {inputs}");
}
