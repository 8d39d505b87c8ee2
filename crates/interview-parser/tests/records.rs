//! Records of parliaments, courts and committees: who speaks, by the labels that they have there, and who
//! that is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

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
    let wanted = ["CHAIR", "ANA MORA (HG)", "BEN ODE"];
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
    let wanted = ["Mme la présidente", "M. Ugo Sorel", "Mme la présidente", "Mme Ada Lind"];
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
