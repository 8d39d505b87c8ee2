//! What markup tells of an article by itself: names that are believed, titles and what stands below
//! them, captions by where they stand, code, figures, and what is beside the article.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use interview_markup::{Markup, read};
use interview_model::SegmentKind;
use interview_parser::marked::Emphasis;
use interview_parser::{Options, parse_marked};

/// Each segment that says something, as `kind text`.
fn told(source: &str, markup: Markup) -> Vec<String> {
    let segments = parse_marked(source, &read(source, markup), &Options::default()).interview;
    let said = segments.segments.into_iter().filter(|it| !it.text.is_empty());
    said.map(|it| format!("{} {}", it.kind.name(), it.text)).collect()
}

fn kind_of(source: &str, markup: Markup, text: &str) -> String {
    let told = told(source, markup);
    let found = told.iter().find(|it| it.ends_with(text));
    let found = found.unwrap_or_else(|| panic!("{text}: {told:#?}"));
    found.split(' ').next().unwrap().to_owned()
}

/// Five turns, each of one paragraph, as `<p CLASS>` of both sides.
fn turns(question: &str, answer: &str, statement: &str) -> String {
    let rows = [
        (
            "Why do you mend the nets at night?",
            "Because the boats are out by day, and so is the wind, which tangles whatever I have just put in order.",
        ),
        (
            statement,
            "My father said so too. He mended his in the kitchen, next to the stove, and he never burnt a single one.",
        ),
        (
            "Who buys them?",
            "Nobody does. They come back to me every winter with other holes, and I know every one of them by its knots.",
        ),
        (
            "Will you teach anyone?",
            "My niece has begun. She ties a better knot than I do, and she does it without looking at her hands at all.",
        ),
    ];
    let turn =
        |(asked, said): (&str, &str)| format!("<p{question}>{asked}</p>\n<p{answer}>{said}</p>\n");
    rows.map(turn).concat()
}

#[test]
fn names_of_sides_are_believed_where_half_of_the_questions_ask() {
    let statement = "That is a strange hour to work at all.";
    let page = turns(" class=frage", " class=antwort", statement);
    assert_eq!(kind_of(&page, Markup::Html, statement), "question");
    let named = read(&page, Markup::Html).blocks;
    assert!(named.iter().all(|block| block.hint.is_some()));
}

#[test]
fn names_are_believed_where_few_blocks_have_them() {
    let page = turns("", "", "Tell me about the stove.");
    let text = "The niece, who is nine, at the long table";
    for class in ["caption", "pull-quote", "callout"] {
        let with =
            page.replacen("<p>Who buys", &format!("<p class={class}>{text}</p><p>Who buys"), 1);
        assert_eq!(kind_of(&with, Markup::Html, text), "aside", "{class}");
    }
    let with = format!("{page}<div class=author-bio><p>Ana Mora mends nets.</p></div>");
    assert_eq!(kind_of(&with, Markup::Html, "Ana Mora mends nets."), "bio");
    // On all blocks a name says how they look.
    let all = turns(" class=caption", " class=caption", "Tell me about the stove.");
    assert_eq!(kind_of(&all, Markup::Html, "Who buys them?"), "question");
}

#[test]
fn the_first_heading_is_the_title_and_the_next_stands_below_it() {
    let page = turns("", "", "Tell me about the stove.");
    let heads = [
        ("<h2>The net mender</h2>", "title The net mender"),
        ("<h1>The net mender</h1><h3>A night on the quay</h3>", "intro A night on the quay"),
        ("<h1>The net mender</h1><h2>The net mender</h2>", "aside The net mender"),
        ("<h3 class=post-title>The net mender</h3><h3>One</h3>", "title The net mender"),
        ("<h1>A</h1><h3>One</h3><h3>Two</h3>", "heading One"),
    ];
    for (head, wanted) in heads {
        let told = told(&format!("{head}{page}"), Markup::Html);
        assert!(told.iter().any(|it| it == wanted), "{head}: {told:#?}");
    }
}

#[test]
fn headings_of_a_level_that_asks_are_decided_on() {
    let source = "# The net mender\n\n## The quay\n\n### Why at night?\n\nThe boats are out by day.\n\n\
        ## The house\n\n### Tell me about the stove.\n\nMy father mended his nets beside it, and so do I.\n\n\
        ## The sea\n\n### Who buys them?\n\nNobody does, they come back.\n\n## The end\n\n### Will you teach anyone?\n\n\
        My niece has begun, and she is quick.";
    for (text, kind) in [("Why at night?", "question"), ("Tell me about the stove.", "question")] {
        assert_eq!(kind_of(source, Markup::Markdown, text), kind);
    }
    assert_eq!(kind_of(source, Markup::Markdown, "The house"), "heading");
}

#[test]
fn a_name_above_a_life_is_part_of_it() {
    let page = turns("", "", "Tell me about the stove.");
    let end = "<h4>June Pell</h4><p>June Pell is a journalist and writes about the coast. She was born in Hull in 1971.</p>";
    assert_eq!(kind_of(&format!("{page}{end}"), Markup::Html, "June Pell"), "bio");
    let end = end.replace("<h4>June Pell", "<h4>About the net");
    assert_eq!(kind_of(&format!("{page}{end}"), Markup::Html, "About the net"), "heading");
}

#[test]
fn code_figures_and_who_took_a_picture_are_told() {
    let rows = [
        ("```\nlet net = knot(3);\n```", "let net = knot(3);", "aside"),
        ("| Holes | 31 |\n|---|---|\n| Knots | 1904 |", "1904", "aside"),
        ("**(Photo: Ana Mora)**", "(Photo: Ana Mora)", "credit"),
    ];
    let turns = "**Why at night?**\n\nThe boats are out by day.\n\n";
    let more = "\n\n**Who buys them?**\n\nNobody does, they come back.\n\n**Will you teach?**\n\nMy niece has begun.";
    for (part, text, kind) in rows {
        let source = format!("{turns}{part}{more}");
        assert_eq!(kind_of(&source, Markup::Markdown, text), kind, "{part}");
    }
    let indented = format!("{turns}    And the wind is out as well, which is worse.{more}");
    assert_eq!(kind_of(&indented, Markup::Markdown, "which is worse."), "answer");
}

#[test]
fn bullets_before_questions_and_an_editor_below_are_no_speech() {
    let page = turns("", "", "Is there a stove?");
    let page = page.replace("<p>W", "<p>● W").replace("<p>Is", "<p>● Is");
    let asked = told(&page, Markup::Html);
    assert!(asked.contains(&"question Who buys them?".to_owned()), "{asked:#?}");
    let labelled = "<p>记者：您几点开始？</p><p>陈岸：天黑以后，船都出去了。</p>\
        <p>记者：谁来买？</p><p>陈岸：没有人，冬天又都回来了。</p>\
        <p>记者：您教人吗？</p><p>陈岸：侄女开始学了。</p><p>责任编辑：林舟</p>";
    assert_eq!(kind_of(labelled, Markup::Html, "林舟"), "credit");
}

#[test]
fn colours_and_lines_below_set_off() {
    let rows = [
        ("<p><span style='color:#8b0000'>Why?</span></p>", true),
        ("<p style='color: navy'>Why?</p>", true),
        ("<p><font color=red>Why?</font></p>", true),
        ("<p><u>Why?</u></p>", true),
        ("<p style='color:#333'>Why?</p>", false),
        ("<p style='color:rgb(20, 20, 30)'>Why?</p>", false),
        ("<p style='background-color:red'>Why?</p>", false),
    ];
    for (source, wanted) in rows {
        let blocks = read(source, Markup::Html).blocks;
        let is_set_off = blocks.iter().any(|it| it.emphasis.contains(&(0..4, Emphasis::Other)));
        assert_eq!(is_set_off, wanted, "{source}");
    }
}

#[test]
fn captions_are_known_by_their_place() {
    let page = turns("", "", "Tell me about the stove.");
    let text = "The long table by the window";
    let places = [
        format!("<div class=p1><img src=a><div>{text}</div></div>"),
        format!("<p><img src=a></p><p style='text-align:center'>{text}</p>"),
    ];
    for place in places {
        let with = page.replacen("<p>Who buys", &format!("{place}<p>Who buys"), 1);
        assert_eq!(kind_of(&with, Markup::Html, text), "aside", "{place}");
    }
}

/// A page around an article, with what is in its head and before the article.
fn page(head: &str, before: &str, article: &str) -> String {
    format!(
        "<html><head>{head}</head><body>{before}<div>{article}{}</div></body></html>",
        turns("", "", "Tell me about the stove.").repeat(2)
    )
}

#[test]
fn the_title_is_what_the_page_says_it_is() {
    let head = "<title>Quay Forum - The net mender of the west quay</title>";
    let board = "<div class=top><h1>Quay Forum</h1><p>All about boats</p></div>";
    let rows = [
        (page(head, board, "<h2>The net mender of the west quay</h2>"), "title"),
        (page(head, "", "<p><b>The net mender of the west quay</b></p>"), "title"),
    ];
    for (source, wanted) in rows {
        let told = told(&source, Markup::Html);
        let title = format!("{wanted} The net mender of the west quay");
        assert_eq!(told.iter().filter(|it| **it == title).count(), 1, "{told:#?}");
        assert_eq!(told.iter().filter(|it| it.starts_with("title")).count(), 1, "{told:#?}");
    }
    let large = page("<title>Home</title>", "", "<font size='+2'>Nets at night</font><p>");
    assert_eq!(kind_of(&large, Markup::Html, "Nets at night"), "title");
}

#[test]
fn who_wrote_it_is_a_credit_where_it_is_shown() {
    let head = "<title>Nets</title><meta name=author content='June Pell'>";
    let source = page(head, "", "<h1>Nets</h1><p>June Pell</p><p>2031.04.12 Harbour Times</p>");
    let blocks = read(&source, Markup::Html).blocks;
    for text in ["June Pell", "2031.04.12 Harbour Times"] {
        assert!(blocks.iter().any(|it| it.text == text), "{text} is read");
        assert_eq!(kind_of(&source, Markup::Html, text), "credit", "{text}");
    }
}

#[test]
fn what_stands_beside_the_article_is_one_aside() {
    let nav = "<nav><ul><li><a href=/a>Boats</a></li><li><a href=/b>Quays</a></li></ul></nav><hr>";
    let source = page("<title>Nets</title>", nav, "<h1>Nets</h1>");
    let parts = read(&source, Markup::Html).parts;
    let asides: Vec<_> = parts.iter().filter(|it| it.kind == SegmentKind::Aside).collect();
    assert_eq!(asides.len(), 1, "{parts:#?}");
    assert_eq!(asides.first().unwrap().text, "Boats Quays");
}

#[test]
fn boxes_that_are_links_and_their_heads_are_left_out() {
    let card = "<figure><a href=/x><div>Who mends the sails?</div><div>A visit to the loft above the old chandlery.</div></a></figure>";
    let more = "<section><h2>More to read</h2><ul><li><a href=/1>One</a></li><li><a href=/2>Two</a></li><li><a href=/3>Three</a></li></ul></section>";
    let source = page("<title>Nets</title>", "", &format!("<h1>Nets</h1>{card}{more}"));
    let blocks = read(&source, Markup::Html).blocks;
    for text in ["Who mends the sails?", "More to read"] {
        assert!(!blocks.iter().any(|it| it.text == text), "{text}");
    }
}

#[test]
fn boxes_of_markdown_are_beside_the_article() {
    let boxed = "The yard is shut on Mondays.";
    let ways = [
        format!("{{% note info %}}\n{boxed}\n{{% endnote %}}"),
        format!("{{{{< notice tip >}}}}\n\n{boxed}\n\n{{{{< /notice >}}}}"),
        format!(":::caution Old prices\n{boxed}\n:::"),
        format!("::: {{.sponsor}}\n\n{boxed}\n\n:::"),
        format!("> [!info] Hours\n> {boxed}"),
        format!("<aside>\n{boxed}\n\n</aside>"),
        format!("<div class=\"newsletter\">\n\n{boxed}\n\n</div>"),
        format!("> {boxed}\n{{: .pullquote}}"),
        format!("<small>{boxed}</small>"),
    ];
    for markdown in ways {
        let source = format!(
            "**Why do you mend them at night?**\n\nBecause the boats are out by day.\n\n{markdown}\n\n\
             So I sit here until it is light.\n\n**Who buys them?**\n\nNobody. They come back to me.\n"
        );
        let told = told(&source, Markup::Markdown);
        let is_aside = told.iter().any(|it| it.starts_with("aside") && it.ends_with(boxed));
        assert!(is_aside, "{told:#?}");
        let light = "answer So I sit here until it is light.";
        assert!(told.iter().any(|it| it == light), "the box ends: {told:#?}");
    }
}

#[test]
fn fences_that_open_no_box_show_nothing() {
    let source = "import Boat from '../Boat.astro';\n\n{: .lead}\n\n{% if nets %}\n\n**Why nets?**\n\nThey last.\n\n\
                  {% endif %}\n\n:::\n\n**Who mends them?**\n\nI import what I need from \"the yard\".\n";
    let told = told(source, Markup::Markdown);
    let wanted = [
        "question Why nets?",
        "answer They last.",
        "question Who mends them?",
        "answer I import what I need from \"the yard\".",
    ];
    assert_eq!(told, wanted);
}

#[test]
fn where_a_page_is_built_of_widgets_they_hold_the_article() {
    let widget = |class: &str, text: &str| {
        format!("<div class=\"el-widget el-widget-{class}\"><div class=el-box>{text}</div></div>")
    };
    let turns = turns("", "", "Tell me about the stove.");
    let turns: String = turns.lines().map(|line| widget("text", line)).collect();
    let shop =
        "Boats, sails and second-hand rope at the yard, every Saturday from nine o'clock on.";
    let beside = format!("<div class=\"sidebar\"><p>{shop}</p></div>");
    let source = format!(
        "<html><head><title>Nets</title></head><body>{}{turns}{beside}</body></html>",
        widget("heading", "<h1>Nets at night</h1>")
    );
    let blocks = read(&source, Markup::Html).blocks;
    assert!(blocks.iter().any(|it| it.text == "Who buys them?"), "{blocks:#?}");
    assert!(!blocks.iter().any(|it| it.text == shop), "{blocks:#?}");
}

#[test]
fn an_article_that_a_script_shows_is_read() {
    let turns = turns("", "", "Tell me about the stove.");
    let read_of = |style: &str, article: &str| {
        let page = format!(
            "<html><head><title>Nets</title></head><body><h1>Nets</h1><p>What is said here was said on the quay.</p>\
             <div style=\"{style}\">{article}</div></body></html>"
        );
        read(&page, Markup::Html).blocks.iter().any(|it| it.text == "Who buys them?")
    };
    for style in ["visibility: hidden; opacity: 0", "display:none"] {
        assert!(read_of(style, &turns), "{style}");
        assert!(!read_of(style, "<p>Who buys them?</p>"), "a hidden line stays hidden");
    }
}

#[test]
fn a_byline_in_a_bar_below_the_title_is_a_credit() {
    let bar =
        "<div class=toolbar><span>9 March 2031</span></div><div class=share>Share: 12,031</div>";
    let head = "<title>Nets</title>";
    let source = page(head, "", &format!("<h1>Nets</h1>{bar}"));
    let told = told(&source, Markup::Html);
    assert!(told.contains(&"credit 9 March 2031".to_owned()), "{told:#?}");
    assert!(told.contains(&"aside Share: 12,031".to_owned()), "{told:#?}");
}
