//! Times are data: of captions, and of transcripts that print them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use interview_model::{Convention, Interview, SegmentKind, Timing};
use interview_parser::{Options, SourceFormat, explain, parse, parse_with};

/// The turns: when they start, in milliseconds, who speaks and what is said.
fn turns(interview: &Interview) -> Vec<(Option<u64>, Option<&str>, String)> {
    let turns = interview.turns().into_iter();
    turns.map(|turn| (turn.timing().map(|it| it.start_ms), turn.label, turn.text())).collect()
}

fn row<'a>(start_ms: u64, label: &'a str, text: &str) -> (Option<u64>, Option<&'a str>, String) {
    (Some(start_ms), Some(label), text.to_owned())
}

/// Six turns, as each of the ways to print a time has them.
fn transcript(turn: impl Fn(&str, &str, &str) -> String) -> String {
    [
        ("Ana Mora", "0:05", "How did you come to keep bees?"),
        ("Ben Hale", "0:09", "By accident, and I have kept them ever since."),
        ("Ana Mora", "1:04", "Would you do it again?"),
        ("Ben Hale", "1:10", "I would, and sooner than I did."),
        ("Ana Mora", "1:15", "And the wasps?"),
        ("Ben Hale", "1:17", "They may keep themselves."),
    ]
    .map(|(name, time, text)| turn(name, time, text))
    .concat()
}

#[test]
fn a_time_belongs_to_the_turn_that_it_stands_at() {
    let ways: [fn(&str, &str, &str) -> String; 6] = [
        |name, time, text| format!("[{time}] {name}: {text}\n\n"),
        |name, time, text| format!("00:0{time} {name}: {text}\n\n"),
        |name, time, text| format!("{time}\n{name}: {text}\n\n"),
        |name, time, text| format!("{name} ({time})\n{text}\n\n"),
        |name, time, text| format!("{name}: 00:0{time}\n{text}\n\n"),
        |name, time, text| format!("{name}:\n[{time}]\n{text}\n\n"),
    ];
    for way in ways {
        let source = transcript(way);
        let parsed = parse(&source);
        let wanted = [
            row(5_000, "Ana Mora", "How did you come to keep bees?"),
            row(9_000, "Ben Hale", "By accident, and I have kept them ever since."),
            row(64_000, "Ana Mora", "Would you do it again?"),
            row(70_000, "Ben Hale", "I would, and sooner than I did."),
            row(75_000, "Ana Mora", "And the wasps?"),
            row(77_000, "Ben Hale", "They may keep themselves."),
        ];
        assert_eq!(turns(&parsed.interview), wanted, "{source}");
    }
}

#[test]
fn a_range_gives_start_and_end() {
    let source = transcript(|name, time, text| format!("{name} ({time} - 2:00)\n{text}\n\n"));
    let interview = parse(&source).interview;
    assert_eq!(interview.turns()[2].timing(), Some(Timing::new(64_000, Some(120_000))));
    assert_eq!(interview.exchanges()[1].timing(), Some(Timing::new(64_000, Some(120_000))));
}

#[test]
fn the_time_of_a_line_is_that_of_its_segment_too() {
    let interview = parse("[0:05]\nWhy bees?\nThey dance.").interview;
    let seen: Vec<_> = interview.segments.iter().map(|it| (it.kind, it.timing)).collect();
    let time = Some(Timing::new(5_000, None));
    assert_eq!(seen[0], (SegmentKind::Timestamp, time));
    assert_eq!(seen[1].1, time);
    assert_eq!(seen[2].1, None);
}

const CAPTIONS: &str = "\
1
00:00:01,000 --> 00:00:02,500
Ana: How did you come to

2
00:00:02,500 --> 00:00:04,000
keep bees?

3
00:00:04,200 --> 00:00:05,000
Ben: By accident.

4
00:00:05,000 --> 00:00:06,000
[laughter]

5
00:00:06,000 --> 00:00:07,500
A swarm came.

6
00:00:07,400 --> 00:00:08,000
Ana: And stayed?

7
00:00:08,000 --> 00:00:09,000
Ben: For a year.
";

#[test]
fn cues_are_segments_and_speech_goes_on_across_them() {
    let interview = parse(CAPTIONS).interview;
    let wanted = [
        row(1_000, "Ana", "How did you come to keep bees?"),
        row(4_200, "Ben", "By accident. A swarm came."),
        row(7_400, "Ana", "And stayed?"),
        row(8_000, "Ben", "For a year."),
    ];
    assert_eq!(turns(&interview), wanted);
    assert_eq!(interview.turns()[1].timing(), Some(Timing::new(4_200, Some(7_500))));
    let exchanges = interview.exchanges();
    assert_eq!(exchanges.len(), 2);
    assert_eq!(exchanges[0].timing(), Some(Timing::new(1_000, Some(7_500))));
    let of_kind = |kind| interview.segments_of(kind).count();
    assert_eq!(of_kind(SegmentKind::Timestamp), 14);
    assert_eq!(of_kind(SegmentKind::Aside), 1);
    assert_eq!(interview.segments.len(), 14 + 1 + 6);
}

#[test]
fn a_mark_opens_a_turn_though_nobody_is_named() {
    let source = CAPTIONS.replace("Ana:", ">>").replace("Ben:", ">>");
    let interview = parse(&source).interview;
    let said: Vec<_> = interview.turns().iter().map(interview_model::Turn::text).collect();
    let wanted = [
        "How did you come to keep bees?",
        "By accident. A swarm came.",
        "And stayed?",
        "For a year.",
    ];
    assert_eq!(said, wanted);
}

#[test]
fn turns_are_explained_as_they_were_decided() {
    let turns: Vec<_> = parse(CAPTIONS).interview.turns().iter().map(|turn| turn.kind).collect();
    let explained = explain(CAPTIONS, &Options::default());
    let kinds: Vec<_> = explained.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, turns);
    for (kind, probability) in explained.iter().flat_map(|it| &it.probabilities) {
        // What is impossible has the least number that exponents are reckoned to.
        assert!(kind.is_speech() || *probability < 1e-20, "{kind}: {probability}");
    }
}

#[test]
fn the_caller_may_name_format_and_convention() {
    let mut options = Options::default();
    options.source_format = Some(SourceFormat::Text);
    let interview = parse_with(CAPTIONS, &options).interview;
    assert!(interview.segments.iter().any(|it| it.text == "1"));

    options.source_format = None;
    options.convention = Some(Convention::Labels);
    let interview = parse_with(CAPTIONS, &options).interview;
    let said = turns(&interview);
    assert_eq!(said[0], row(1_000, "Ana", "How did you come to keep bees?"));
    assert_eq!(said[1], row(4_200, "Ben", "By accident. A swarm came."));
}

#[test]
fn a_direction_below_a_name_without_words_is_said_only_if_nothing_stands_between() {
    let mut options = Options::default();
    options.source_format = Some(SourceFormat::WebVtt);
    let kinds = |source: &str| {
        let segments = parse_with(source, &options).interview.segments;
        segments.iter().map(|it| (it.kind, it.timing.is_some())).collect::<Vec<_>>()
    };
    let cue = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>\n";
    let in_note = kinds(&format!("{cue}\nNOTE\n[music]\n"));
    assert_eq!(in_note[3..], [(SegmentKind::Aside, false); 2], "{in_note:?}");
    let below = kinds(&format!("{cue}\n[music]\n"));
    let untimed = below.iter().filter(|(kind, is_timed)| kind.is_speech() && !is_timed);
    assert_eq!(untimed.count(), 0, "{below:?}");
}
