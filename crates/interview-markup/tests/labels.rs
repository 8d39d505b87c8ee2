//! Labels that nothing but markup tells from speech.

#![allow(missing_docs)]

use interview_markup::markdown;
use interview_parser::{Options, parse_marked};

/// The label and the text of each paragraph but the title.
fn said(source: &str) -> Vec<(Option<String>, String)> {
    let interview = parse_marked(source, &markdown(source), &Options::default()).interview;
    let segments = interview.segments.into_iter().skip(1);
    segments.map(|it| (it.label, it.text)).collect()
}

const TURNS: [&str; 8] = [
    "How many keys do you keep?",
    "Nine hundred. Most of them open nothing.",
    "Which is the oldest?",
    "That of the bridge gate, which is gone.",
    "And the newest?",
    "Yours, if you lose it.",
    "Who comes to fetch one?",
    "Nobody. They come to look at them.",
];

#[track_caller]
fn assert_labels(write: impl Fn(&str, &str) -> String) {
    let names = ["Ana Mora", "Otto Brand"];
    let turns = TURNS.iter().zip(names.iter().cycle());
    let written: Vec<String> = turns.clone().map(|(turn, name)| write(name, turn)).collect();
    let source = format!("# The keeper of keys\n\n{}\n", written.join("\n\n"));
    let wanted: Vec<_> =
        turns.map(|(turn, name)| (Some((*name).to_owned()), (*turn).to_owned())).collect();
    assert_eq!(said(&source), wanted, "{source}");
}

#[test]
fn names_that_are_set_off_before_speech() {
    assert_labels(|name, turn| format!("**{name}** {turn}"));
    assert_labels(|name, turn| format!("_{name}_ {turn}"));
    assert_labels(|name, turn| format!("**{name}**\t{turn}"));
    assert_labels(|name, turn| format!("{name}\t{turn}"));
    assert_labels(|name, turn| format!("<b>{name}</b> {turn}"));
}

#[test]
fn sounds_in_angle_brackets_are_words() {
    let source = "# Keys\n\nAna: Why?\n\nOtto: <laughs> So.\n\nAna: How?\n\nOtto: <laughs>\n";
    let texts: Vec<String> = said(source).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["Why?", "<laughs> So.", "How?", "<laughs>"]);
}
