//! Whole articles in ways of labelling that were seen in print, and in some that were not.

use interview_model::SegmentKind;

use crate::parse;

/// Two speakers by turns, the first of whom asks.
const TURNS: [&str; 12] = [
    "What made you buy the old ferry?",
    "Nobody else wanted it, and I had a summer to spare. My brother laughed for a year.",
    "How long did the repairs take you?",
    "Two winters. The engine alone took the whole of the first one.",
    "And did you do all of that alone?",
    "No. My neighbour did the welding, and the school sent six pupils every Friday.",
    "That sounds like a lot of people on a small deck.",
    "It was. We learned to work in turns, and one of them is a shipwright now.",
    "Would you do it again?",
    "Tomorrow. But I would buy a smaller boat, and ask the price of diesel first.",
    "Is it true that the mayor tried to stop you?",
    "He tried for a week. Then he came for a ride, and he has not complained since.",
];

/// A paragraph in the middle of an answer.
const MORE: &str = "Most of those who cross are pupils. They bring their own chairs.";

/// An article in which `write` puts the label of the first or the second speaker before a turn.
fn article(write: impl Fn(usize, &str, usize) -> String) -> String {
    let turns = TURNS.iter().enumerate().map(|(i, turn)| {
        let more = if i == 5 { format!("\n\n{MORE}") } else { String::new() };
        write(i % 2, turn, i) + &more
    });
    format!("The ferry that came back\n\n{}", turns.collect::<Vec<_>>().join("\n\n"))
}

/// The labels of what is said, one for each paragraph of the text.
fn said(source: &str) -> Vec<(Option<String>, String)> {
    let segments = parse(source).interview.segments;
    let said = segments.into_iter().filter(|it| it.kind.is_speech() && !it.text.is_empty());
    said.map(|it| (it.label, it.text)).collect()
}

#[track_caller]
fn assert_labels(source: &str, labels: [&str; 2]) {
    let said = said(source);
    for (i, turn) in TURNS.iter().chain([&MORE]).enumerate() {
        let wanted = if *turn == MORE { labels[1] } else { labels[i % 2] };
        let found = said.iter().find(|(_, text)| text == turn);
        let found = found.unwrap_or_else(|| panic!("no turn {turn:?} in {said:#?}"));
        assert_eq!(found.0.as_deref(), Some(wanted), "{turn} of\n{source}");
    }
}

const NAMES: [&str; 2] = ["Ana Mora", "Ben Okri"];

#[test]
fn labels_before_speech() {
    let before = [
        ("", ": "),
        ("", "："),
        ("", " : "),
        ("**", ":** "),
        ("**", "**: "),
        ("***", ":*** "),
        ("**", "** "),
        ("__", "__ "),
        ("_", ":_ "),
        ("[", "] "),
        ("[", "]: "),
        ("[", "](https://example.org/people): "),
        ("", " – "),
        ("", " — "),
        ("", "\t"),
        ("", "    "),
        ("", "\u{a0}\u{a0} "),
        ("", " (02:12): "),
        ("", " [(0:12)](https://example.org?t=12) "),
        ("[00:02:12] ", ": "),
        ("", " (laughs): "),
        ("\"", "\": "),
    ];
    for (open, close) in before {
        let source = article(|who, turn, _| format!("{open}{}{close}{turn}", NAMES[who]));
        assert_labels(&source, NAMES);
    }
}

#[test]
fn labels_by_signs_that_no_list_knows() {
    let before = [
        ("", " | "),
        ("", " > "),
        ("", " // "),
        ("", " = "),
        ("", " → "),
        ("(", ") "),
        ("- **", "**: "),
        ("* ", ": "),
        ("> ", ": "),
        ("<b>", ":</b> "),
        ("12:30 - ", ": "),
    ];
    for (open, close) in before {
        let source = article(|who, turn, _| format!("{open}{}{close}{turn}", NAMES[who]));
        assert_labels(&source, NAMES);
    }
}

#[test]
fn labels_on_lines_of_their_own() {
    let lines = [
        ("", ""),
        ("", ":"),
        ("**", "**"),
        ("### ", ""),
        ("[", "]"),
        ("", " (02:12)"),
        ("", ": 00:02:12"),
        ("", "  2:12"),
        ("[", "] (0:01 - 0:11)"),
        ("02:12 ", ""),
    ];
    for (open, close) in lines {
        let source = article(|who, turn, _| format!("{open}{}{close}\n{turn}", NAMES[who]));
        assert_labels(&source, NAMES);
    }
    let capitals = ["ANA MORA, HEAD OF THE \"OLD MILL\"", "BEN OKRI, FERRYMAN OF THE UPPER LAKE"];
    let source = article(|who, turn, _| format!("{}\n{turn}", capitals[who]));
    assert_labels(&source, capitals);
    let with_body = capitals.map(|name| format!("{name} (OTM)"));
    let source = article(|who, turn, _| format!("{}\n{turn}", with_body[who]));
    assert_labels(&source, [&with_body[0], &with_body[1]]);
}

#[test]
fn letters_and_sides() {
    let rows = [
        (["Q: ", "A: "], ["Q", "A"]),
        (["Q. ", "A. "], ["Q", "A"]),
        (["Q    ", "A    "], ["Q", "A"]),
        (["Q ", "A "], ["Q", "A"]),
        (["Q - ", "A - "], ["Q", "A"]),
        (["Interviewer: ", "Guest: "], ["Interviewer", "Guest"]),
        (["SPEAKER_00: ", "SPEAKER_01: "], ["SPEAKER_00", "SPEAKER_01"]),
        (["@ana: ", "@ben: "], ["ana", "ben"]),
        (["【記者】", "【船主】"], ["記者", "船主"]),
    ];
    for (labels, wanted) in rows {
        assert_labels(&article(|who, turn, _| format!("{}{turn}", labels[who])), wanted);
    }
}

#[test]
fn a_guest_who_speaks_once() {
    let source = article(|who, turn, i| {
        let guest = if i == 7 { "Cleo Ray: I was one of the six.\n\n" } else { "" };
        format!("{guest}{}: {turn}", NAMES[who])
    });
    let said = said(&source);
    let guest = said.iter().find(|(_, text)| text == "I was one of the six.");
    assert_eq!(guest.and_then(|(label, _)| label.as_deref()), Some("Cleo Ray"));
    assert_labels(&source, NAMES);
}

#[test]
fn words_that_open_a_note_are_no_labels() {
    let note = "Note: The timetable is on the door.";
    let source = article(|who, turn, i| {
        let note = if i % 4 == 3 { format!("{note}\n\n") } else { String::new() };
        format!("{note}{}: {turn}", NAMES[who])
    });
    assert!(said(&source).iter().all(|(label, _)| label.as_deref() != Some("Note")));
    assert_labels(&source, NAMES);
}

#[test]
fn a_short_reply_is_no_label() {
    let source = article(|who, turn, i| {
        let reply = if who == 1 && i > 4 { "Right\n" } else { "" };
        format!("{} ({i}:10)\n{reply}{turn}", NAMES[who])
    });
    assert_labels(&source, NAMES);
}

#[test]
fn names_that_become_initials_and_slips() {
    let label = |who: usize, i: usize| match (who, i) {
        (0, 0) => "Ana Mora (AM):",
        (1, 1) => "Ben Okri (BO):",
        (0, 8) => "AM;",
        (1, 9) => "BO",
        (0, _) => "AM:",
        _ => "BO:",
    };
    let said = said(&article(|who, turn, i| format!("{} {turn}", label(who, i))));
    let labels: Vec<_> = said.iter().filter_map(|(label, _)| label.as_deref()).collect();
    assert_eq!(labels[..3], ["Ana Mora", "Ben Okri", "AM"]);
    assert_eq!(labels[9..11], ["AM", "BO"]);
    assert!(said.iter().all(|(_, text)| !text.starts_with("AM") && !text.starts_with("BO")));
}

/// Asserts the kind and the label of each paragraph of a short transcript, those of `rows`.
#[track_caller]
fn assert_rows(rows: &[(&str, SegmentKind, Option<&str>)]) {
    let source = rows.iter().map(|(line, ..)| *line).collect::<Vec<_>>().join("\n\n");
    let segments = parse(&source).interview.segments;
    let found: Vec<_> = segments.iter().map(|it| (it.kind, it.label.as_deref())).collect();
    let wanted: Vec<_> = rows.iter().map(|(_, kind, label)| (*kind, *label)).collect();
    assert_eq!(found, wanted, "{source}\n{segments:#?}");
}

use SegmentKind::{Answer, Question, Title};

#[test]
fn directions_before_labels_and_turns_of_nothing_else() {
    assert_rows(&[
        ("The lighthouse at the edge", Title, None),
        (
            "DANA HOLT: Good evening. When did you first climb the stairs?",
            Question,
            Some("DANA HOLT"),
        ),
        (
            "(APPLAUSE) OWEN PRYCE: I was seven, and my father carried the oil.",
            Answer,
            Some("OWEN PRYCE"),
        ),
        ("[laughs] DANA HOLT: Were you afraid of the dark?", Question, Some("DANA HOLT")),
        (
            "OWEN PRYCE: Only of the gulls, and of letters from the ministry.",
            Answer,
            Some("OWEN PRYCE"),
        ),
    ]);
    assert_rows(&[
        ("A clock that is late", Title, None),
        ("Interviewer", Question, Some("Interviewer")),
        ("How old is the oldest clock here?", Question, Some("Interviewer")),
        ("Respondent", Answer, Some("Respondent")),
        ("Three hundred years. It is always late.", Answer, Some("Respondent")),
        ("Interviewer", Question, Some("Interviewer")),
        ("Can you mend it?", Question, Some("Interviewer")),
        ("Respondent", Answer, Some("Respondent")),
        ("(inaudible)", Answer, Some("Respondent")),
        ("Interviewer", Question, Some("Interviewer")),
        ("Pardon?", Question, Some("Interviewer")),
        ("Respondent", Answer, Some("Respondent")),
        ("I said that it is not for sale.", Answer, Some("Respondent")),
    ]);
}

#[test]
fn labels_that_change_midway() {
    assert_rows(&[
        ("On the road with the travelling library", Title, None),
        ("Rosa Lind: Mr Abara, how many books fit into your van?", Question, Some("Rosa Lind")),
        ("Tunde Abara: Nine hundred, if the driver is thin.", Answer, Some("Tunde Abara")),
        ("RL: And how many come back?", Question, Some("RL")),
        ("TA: Nearly all. One came back after eleven years.", Answer, Some("TA")),
        ("RL: What had happened?", Question, Some("RL")),
        ("TA: A goat had eaten the cover.", Answer, Some("TA")),
        ("Rosa: Do children still read?", Question, Some("Rosa")),
        ("Tunde: They read more than their teachers do.", Answer, Some("Tunde")),
        ("Rosa: Which book is worn out first?", Question, Some("Rosa")),
        ("Tunde: The atlas, always the atlas.", Answer, Some("Tunde")),
        ("Lind: Will you go on?", Question, Some("Lind")),
        ("Abara: Until the van stops.", Answer, Some("Abara")),
    ]);
    assert_rows(&[
        ("Le Phare : Vous peignez des bateaux depuis quand ?", Question, Some("Le Phare")),
        ("Aline Morvan : Depuis que je sais tenir un pinceau.", Answer, Some("Aline Morvan")),
        ("L. P. : Et vous les vendez ?", Question, Some("L. P.")),
        ("A. M. : Je les donne. Un bateau ne se vend pas.", Answer, Some("A. M.")),
        ("L. P. : De quoi vivez-vous ?", Question, Some("L. P.")),
        ("A. M. : De portraits de chiens.", Answer, Some("A. M.")),
    ]);
}

#[test]
fn a_short_panel_whose_names_come_once() {
    assert_rows(&[
        ("What we repair, and what we throw away", Title, None),
        ("Lena Voss (host): Who of you has repaired a toaster?", Question, Some("Lena Voss")),
        ("Ade Bako: I have. It was on fire.", Answer, Some("Ade Bako")),
        ("Tom Riis (laughing): Mine exploded.", Answer, Some("Tom Riis")),
        ("Lena: And what is hardest to repair?", Question, Some("Lena")),
        ("Ade & Tom: Umbrellas!", Answer, Some("Ade & Tom")),
        (
            "Ines Paz: Trust. There are two kinds of repair: the visible one, and the other.",
            Answer,
            Some("Ines Paz"),
        ),
        ("Lena: How long does it take?", Question, Some("Lena")),
        ("Ade: An afternoon.", Answer, Some("Ade")),
        ("Riis: A life.", Answer, Some("Riis")),
    ]);
}

#[test]
fn a_name_and_a_dash_are_no_label_where_colons_tell_who_speaks() {
    let turns = "Ida: Who wrote the new song?\n\nOle: All of us, on the ferry.\n\n";
    let source = format!(
        "{turns}Harbour Lights – \"Foghorn\"\n\n{turns}{turns}Harbour Lights – \"Low Tide\""
    );
    let segments = parse(&source).interview.segments;
    let named = segments.iter().filter(|it| it.text.contains("Harbour Lights"));
    assert_eq!(named.count(), 2, "{segments:#?}");
    let labels = segments.iter().filter_map(|it| it.label.as_deref());
    assert!(labels.clone().all(|it| it == "Ida" || it == "Ole"), "{segments:#?}");
    let source = source.replacen("Ole: All", "Ole – All", 1) + "\n\n" + turns;
    let segments = parse(&source).interview.segments;
    let mut of_ole = segments.iter().filter(|it| it.text.starts_with("All of us"));
    assert!(of_ole.all(|it| it.label.as_deref() == Some("Ole")), "{segments:#?}");
}

#[test]
fn answers_without_a_label_are_nobodys_question_though_a_guest_has_one() {
    let source = article(|side, turn, i| match (side, i) {
        (0, _) => format!("Q: {turn}"),
        (_, 5) => format!("Rolf Amsel (welder): {turn}"),
        _ => turn.to_owned(),
    });
    let interview = parse(&source).interview;
    for (i, turn) in TURNS.iter().enumerate() {
        let segment = interview.segments.iter().find(|it| it.text.ends_with(turn)).unwrap();
        let wanted = if i % 2 == 0 { Question } else { Answer };
        assert_eq!(segment.kind, wanted, "{turn}");
    }
}

#[test]
fn who_has_a_name_answers_those_who_have_a_word() {
    let source = article(|side, turn, i| match (side, i) {
        (0, 0) => format!("MINISTER ANA MORA: Good morning. We begin.\n\nQUESTION: {turn}"),
        (0, _) => format!("QUESTION: {turn}"),
        (_, 3) => format!("BEN OKRI: {turn}"),
        _ => format!("MINISTER ANA MORA: {turn} What more can I say?"),
    });
    let interview = parse(&source).interview;
    for segment in interview.segments.iter().filter(|it| it.kind.is_speech()) {
        let wanted = if segment.label.as_deref() == Some("QUESTION") { Question } else { Answer };
        assert_eq!(segment.kind, wanted, "{segment:?}");
    }
}
