//! Records of parliaments, courts and committees: who speaks, by the labels that they have there, and who
//! that is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use interview_model::SegmentKind;
use interview_parser::parse;

/// The labels of the lines of a record, the paragraphs of which are parted by blank lines.
fn labels(lines: &[&str]) -> Vec<Option<String>> {
    let source = lines.join("\n\n");
    let segments = parse(&source).interview.segments;
    let label = |line: &&str| {
        let start = source.find(line).unwrap();
        let found = segments.iter().find(|it| it.span.start <= start && start < it.span.end);
        found.filter(|it| it.kind.is_speech()).and_then(|it| it.label.clone())
    };
    lines.iter().map(label).collect()
}

/// The name of who speaks under each of some labels.
fn names<'a>(source: &str, labels: &[&'a str]) -> Vec<(&'a str, String)> {
    let interview = parse(source).interview;
    let name = |label: &str| {
        let mut said = interview.segments.iter().filter(|it| it.label.as_deref() == Some(label));
        let speaker = said.find_map(|it| it.speaker);
        speaker.map(|id| interview.participants[id.0].name.clone()).unwrap_or_default()
    };
    labels.iter().map(|label| (*label, name(label))).collect()
}

/// Pages of a record, each line with its number.
fn pages(pages: &[&[&str]]) -> String {
    let page = |lines: &&[&str]| {
        let lines = (1..).zip(*lines).map(|(at, line)| format!("{at:2}  {line}\n"));
        format!("{}\n        HARBOUR REPORTERS\n\n", lines.collect::<String>())
    };
    pages.iter().map(page).collect()
}

const TITLE: &[&str] = &[
    "COURT OF THE OLD HARBOUR",
    "THE FERRYMEN,",
    "              Plaintiffs,",
    "        v.                No. 12",
    "THE HARBOUR BOARD,",
    "              Defendant.",
    "Before:",
    "              HON. IDA VOSS,",
    "APPEARANCES",
    "HALE ODE LLP",
    "     Attorneys for Plaintiffs",
    "BY:  CLEO ODE",
    "MORA & RAST",
    "     Attorneys for Defendant",
    "BY:  ANA MORA, ESQ.",
];

const TALK: &[&str] = &[
    "           THE COURT:  Good morning.  Mr. Ode.",
    "           MR. ODE:  The ferrymen call the keeper of the lock.",
    "    BEN RIIS,",
    "        called as a witness by the Plaintiffs,",
    "        having been duly sworn, testified as follows:",
    "DIRECT EXAMINATION",
    "BY MR. ODE:",
    "Q.  What do you do at the lock, Mr. Riis?",
    "A.  I open it in the morning and I close it at night, and",
    "nobody has ever asked me why.",
    "Q.  And who pays you for it?",
    "A.  The Board does, when it thinks of it.",
    "           MS. MORA:  Objection, your Honor.",
    "           THE COURT:  Overruled.  Go on, please.",
    "           THE WITNESS:  It thinks of it in May.",
];

const SIGNED: &[&str] = &[
    "           REPORTER'S CERTIFICATE",
    "     I, LENA PAZ, certify that I took down all that was",
    "said, and that I have no part in it.",
    "     ______________",
    "LENA PAZ",
];

#[test]
fn a_court_says_who_sits_who_is_sworn_and_who_appears() {
    let source = pages(&[TITLE, TALK, TALK, SIGNED]);
    let labels = ["THE COURT", "MR. ODE", "MS. MORA", "THE WITNESS", "A", "Q"];
    let wanted = ["IDA VOSS", "CLEO ODE", "ANA MORA", "BEN RIIS", "BEN RIIS", "CLEO ODE"];
    let wanted: Vec<_> = labels.into_iter().zip(wanted.map(str::to_owned)).collect();
    assert_eq!(names(&source, &labels), wanted);

    let segments = parse(&source).interview.segments;
    let kind = |text: &str| {
        let found = segments.iter().find(|it| it.text.contains(text));
        found.map(|it| it.kind)
    };
    assert_eq!(kind("CERTIFICATE"), Some(SegmentKind::Heading));
    assert_eq!(kind("certify that"), Some(SegmentKind::Credit));
    assert_eq!(kind("called as a witness"), Some(SegmentKind::Aside));
    assert!(segments.iter().all(|it| it.label.as_deref() != Some("BY")), "{segments:#?}");
}

#[test]
fn lists_give_initials_last_names_and_full_names_apart() {
    let source = "RECORDED TALK WITH BEN ODE\n\nPRESENT: Sergeant Ana Mora, Ben Ode\n\n\
                  LEGEND: AM - Mora, BO - Ode, u/i - unintelligible\n\n\
                  AM: You keep the lock?\n\nBO: Since my father died.\n\nAM: Alone?\n\n\
                  BO: With the heron.";
    assert_eq!(
        names(source, &["AM", "BO"]),
        [("AM", "Ana Mora".to_owned()), ("BO", "Ben Ode".to_owned())]
    );
    let source = "Nets\n\nInterviewee: Mrs. Ana Ode, net mender\nInterviewer: Lena Paz\n\n\
                  Key: I = Interviewer; O = Ode; C = Cleo Ode\n\n\
                  I: Who taught you?\n\nO: My aunt did, on the pier.\n\nC: She did not.\n\n\
                  I: Who did?\n\nO: The weather.";
    let found = names(source, &["I", "O", "C"]);
    let wanted = ["Lena Paz", "Mrs. Ana Ode", "Cleo Ode"].map(str::to_owned);
    assert_eq!(found.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), wanted);
}

#[test]
fn last_names_before_first_names_and_who_counts_and_says_a_name() {
    let turns = "Mora, Ana   0:05\nWho has the keys?\n\nOde, Ben (Guest)   0:13\nI have them.\n\n";
    assert_eq!(
        names(&turns.repeat(3), &["Mora, Ana", "Ode, Ben (Guest)"]),
        [("Mora, Ana", "Ana Mora".to_owned()), ("Ode, Ben (Guest)", "Ben Ode".to_owned())]
    );
    let source = "Speaker 1: Right, I'm Ana, and this is the harbour. Who has the keys?\n\
                  Speaker 2: I have them here.\nSpeaker 1: All of them?\n\
                  Speaker 2: All but one, which is lost.";
    assert_eq!(names(source, &["Speaker 1"]), [("Speaker 1", "Ana".to_owned())]);
}

#[test]
fn capitals_before_a_stop_speak_with_their_group_and_their_office() {
    let lines = [
        "CHAIR. We come to the ferry.",
        "ANA MORA (HG). How long will it be in the dock?",
        "BEN ODE, master of the docks. It will be there until the end of May, if the paint dries.",
        "CHAIR. Mrs Mora has the floor.",
        "ANA MORA (HG). And who paints it?",
        "BEN ODE, master of the docks. The same two men as last year.",
        "CLEO RAST (PU). Two!",
        "CHAIR. No shouting, please.",
        "ANA MORA (HG). I thank the master.",
        "CHAIR. We come to the pier.",
    ];
    let found = labels(&lines);
    let wanted = ["CHAIR", "ANA MORA (HG)", "BEN ODE, master of the docks"];
    assert_eq!(found[..3], wanted.map(|it| Some(it.to_owned())));
    assert_eq!(found[6].as_deref(), Some("CLEO RAST (PU)"));
}

#[test]
fn titles_before_small_offices_and_names_speak_before_a_stop() {
    let lines = [
        "Mme la présidente. La parole est à M. Ugo Sorel.",
        "M. Ugo Sorel. Quand le bac sera-t-il réparé ?",
        "Mme la présidente. La parole est à Mme Ada Lind, ministre des ports.",
        "Mme Ada Lind, ministre des ports. Il le sera au mois de mai, si la peinture sèche.",
        "M. Ugo Sorel. Et qui le peint ?",
        "Mme Ada Lind, ministre des ports. Les deux hommes de l'an passé.",
        "M. Noé Bart. Deux !",
        "Mme la présidente. Monsieur Bart, je vous prie.",
        "M. Ugo Sorel. Je vous remercie.",
        "Mme la présidente. La séance est levée.",
    ];
    let found = labels(&lines);
    let wanted = [
        "Mme la présidente",
        "M. Ugo Sorel",
        "Mme la présidente",
        "Mme Ada Lind, ministre des ports",
    ];
    assert_eq!(found[..4], wanted.map(|it| Some(it.to_owned())));
    assert_eq!(found[6].as_deref(), Some("M. Noé Bart"));
}

#[test]
fn long_offices_in_capitals_speak_and_headings_with_dashes_do_not() {
    let lines = [
        "— DE LA SEÑORA MORA, QUE PREGUNTA POR LA BARCA DEL PUERTO VIEJO.",
        "La señora PRESIDENTA: Tiene la palabra la señora Mora.",
        "La señora MORA SOLER: ¿Cuándo vuelve la barca?",
        "El señor MINISTRO DE PUERTOS Y DE LAS COSTAS DEL NORTE (Olmo Vega): En mayo, si la pintura seca.",
        "La señora MORA SOLER: ¿Y quién la pinta?",
        "El señor MINISTRO DE PUERTOS Y DE LAS COSTAS DEL NORTE (Olmo Vega): Los dos hombres de siempre.",
        "— DEL SEÑOR PAZ, QUE PREGUNTA POR EL MUELLE DEL PUERTO VIEJO.",
        "La señora PRESIDENTA: Tiene la palabra el señor Paz.",
        "El señor PAZ RUEDA: ¿Se hunde el muelle?",
        "El señor MINISTRO DE PUERTOS Y DE LAS COSTAS DEL NORTE (Olmo Vega): Un poco, señoría.",
    ];
    let found = labels(&lines);
    let office = "El señor MINISTRO DE PUERTOS Y DE LAS COSTAS DEL NORTE";
    assert!(found[3].as_ref().is_some_and(|it| it.starts_with(office)), "{found:#?}");
    assert_eq!(found[3], found[5]);
    assert!(found.iter().flatten().all(|it| it != "—"), "{found:#?}");
}

#[test]
fn an_office_in_capitals_speaks_below_its_line() {
    let lines = [
        "The ferry is back",
        "ANA MORA, HOST:",
        "The ferry has been away for a year. Ben Ode went to see it.",
        "BEN ODE, BYLINE: It is five in the morning, and the deck is wet.",
        "CLEO RAST: Mind the rope, please.",
        "ODE: She has been at it since May. What was wrong with it?",
        "RAST: The engine. It was the engine for a year.",
        "ODE: And what is wrong with it now?",
        "RAST: Nothing. It wants people.",
        "ODE: For the harbour, this is Ben Ode.",
    ];
    let found = labels(&lines);
    assert_eq!(found[1].as_deref(), Some("ANA MORA, HOST"));
}

#[test]
fn fields_dates_and_lines_of_programs_above_and_between_turns_are_not_said() {
    let lines = [
        "CASE: Theft of a rope",
        "PLACE: Room 2",
        "AM: Where was the rope on Monday, Mr. Ode?",
        "BO: On its nail, where it always is.",
        "AM: And on Tuesday?",
        "BO: On its nail as well, I think.",
    ];
    let found = labels(&lines);
    assert_eq!(found[..2], [None, None]);
    assert_eq!(found[2].as_deref(), Some("AM"));

    let lines = [
        "Interview 1: May 9, 2006 ............ 1",
        "Interview 2: May 10, 2006 ........... 12",
        "Mora: What did you sow in the first year?",
        "Ode: Barley, and it rained on it until June.",
        "Mora: And in the second?",
        "Ode: Barley again. It did not rain at all.",
        "Interview 2: May 10, 2006",
        "Mora: Where were we?",
        "Ode: In the third year. I sowed oats.",
    ];
    let found = labels(&lines);
    assert!(found.iter().flatten().all(|it| !it.starts_with("Interview")), "{found:#?}");

    let turns =
        "Mora, Ana   0:05\nWho has the keys?\n\nOde, Ben   0:13\nI have them, all but one.\n\n";
    let source =
        format!("Mora, Ana started transcription\n\n{}Ode, Ben left the meeting", turns.repeat(3));
    let segments = parse(&source).interview.segments;
    let kinds = [segments.first(), segments.last()].map(|it| it.unwrap().kind);
    assert_eq!(kinds, [SegmentKind::Aside; 2]);
}

#[test]
fn who_is_on_the_list_of_a_call_speaks_though_once() {
    let list = "Tollick Ferries, second quarter\n\nLena Paz - Director\n\nBen Ode - Mate\n\n";
    let opening = "Operator\n\nGood morning. The line is yours, Lena.\n\n\
                   Lena Paz\n\nThank you. I hand over to Ben at once, as he has the figures.\n\n";
    let turns = "Ben Ode\n\nWe carried more pupils and fewer sheep than in the spring.\n\n\
                 Ida Voss\n\nHow many sheep was it, all in all?\n\n";
    let source = format!(
        "{list}{opening}{}Operator\n\nThat was the last question. Good day.",
        turns.repeat(4)
    );
    let segments = parse(&source).interview.segments;
    let said = segments.iter().find(|it| it.text.starts_with("Thank you. I hand over"));
    assert_eq!(said.unwrap().label.as_deref(), Some("Lena Paz"));
}

#[test]
fn offices_before_names_in_capitals_and_below_their_field() {
    let turns = "MINISTER OF PORTS, ANA MORA: The ferry is back, as I promised.\n\n\
                 REPORTER: When does it leave?\n\n";
    assert_eq!(
        names(&turns.repeat(3), &["MINISTER OF PORTS"]),
        [("MINISTER OF PORTS", "ANA MORA".to_owned())]
    );
    let turns = "主持人：\n\n渡船今天开吗？\n\n石磊：\n\n今天不开，明天开。\n\n";
    let source = format!("渡船回来了\n\n主持人：港务局副局长 江澄明\n\n{}", turns.repeat(3));
    assert_eq!(names(&source, &["主持人"]), [("主持人", "江澄明".to_owned())]);
}

#[test]
fn directions_over_several_lines_and_tapes_are_not_said() {
    let lines = [
        "TAPE 1, SIDE A",
        "MORA: Who has the keys of the lower gate?",
        "ODE: I have, and I keep them.",
        "(Laughter from those on the pier, and",
        "applause from the boats)",
        "MORA: All of them?",
        "ODE: All but one, which is lost.",
        "END OF SIDE A",
    ];
    let segments = parse(&lines.join("\n\n")).interview.segments;
    let kind = |text: &str| segments.iter().find(|it| it.text == text).map(|it| it.kind);
    assert_eq!(kind(lines[0]), Some(SegmentKind::Heading));
    for at in [3, 4, 7] {
        assert_eq!(kind(lines[at]), Some(SegmentKind::Aside), "{}", lines[at]);
    }
}

#[test]
fn a_list_of_those_present_gives_who_asks_and_long_names() {
    let source = "座談会　古い渡し舟\n\n出席者\n\n橘川澄江（元売店）\n早瀬直（漁協）\n\
                  マルガレーテ・シュミット（民宿主人）\n司会＝会報編集部\n\n\
                  司会　舟はいつ作られましたか。\n\n橘川　一九〇四年です。祖父が乗っていました。\n\n\
                  早瀬　その頃は十一隻ありました。\n\n\
                  マルガレーテ　私が来た時は一隻でした。窓から毎朝見えました。\n\n\
                  司会　今は誰が乗りますか。\n\n橘川　誰も。\n\n早瀬　猫が乗ります。\n\n\
                  マルガレーテ　うちの猫です。毎晩乗ります。\n\n司会　ありがとうございました。";
    let labels = ["橘川", "早瀬", "マルガレーテ"];
    let wanted = ["橘川澄江", "早瀬直", "マルガレーテ・シュミット"].map(str::to_owned);
    let found = names(source, &labels);
    assert_eq!(found.into_iter().map(|(_, name)| name).collect::<Vec<_>>(), wanted);
    let segments = parse(source).interview.segments;
    let said = segments.iter().filter(|it| it.label.is_some());
    for segment in said {
        let asks = segment.label.as_deref() == Some("司会");
        let wanted = if asks { SegmentKind::Question } else { SegmentKind::Answer };
        assert_eq!(segment.kind, wanted, "{}", segment.text);
    }
}
