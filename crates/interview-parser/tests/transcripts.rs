//! Short transcripts that hold what transcripts hold beside turns: whose each line is, and what it is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use interview_model::SegmentKind;
use interview_parser::parse;

use SegmentKind::{Answer, Aside, Credit, Heading, Question, Title};

/// A line, what it is, and the label under which it stands.
type Row<'a> = (&'a str, SegmentKind, Option<&'a str>);

#[track_caller]
fn assert_rows(rows: &[Row<'_>], gap: &str) {
    let source = rows.iter().map(|(line, ..)| *line).collect::<Vec<_>>().join(gap);
    let segments = parse(&source).interview.segments;
    let found: Vec<Row<'_>> = segments
        .iter()
        .map(|it| (it.span.slice(&source).unwrap(), it.kind, it.label.as_deref()))
        .collect();
    assert_eq!(found, rows, "{source}");
}

/// The names of those who say the rows, where they have one.
fn speakers(rows: &[Row<'_>]) -> Vec<String> {
    let source = rows.iter().map(|(line, ..)| *line).collect::<Vec<_>>().join("\n\n");
    let interview = parse(&source).interview;
    let names = interview.segments.iter().filter_map(|it| it.speaker);
    names.map(|id| interview.participants[id.0].name.clone()).collect()
}

#[test]
fn who_has_a_number_is_somebody() {
    let rows = [
        ("Focus group on the market hall", Title, None),
        ("I: How often do you come to the market hall?", Question, Some("I")),
        ("P1: Every Saturday, before the rain starts.", Answer, Some("P1")),
        ("P2: Twice a month, when my sister is in town.", Answer, Some("P2")),
        ("I: And what do you buy there?", Question, Some("I")),
        ("P2: Cheese. Nothing else is worth the walk.", Answer, Some("P2")),
        ("P1: I buy nothing. I meet people.", Answer, Some("P1")),
        ("I: Would you come on a Sunday?", Question, Some("I")),
        ("P1: Never on a Sunday.", Answer, Some("P1")),
        ("P2: If there is coffee, yes.", Answer, Some("P2")),
    ];
    assert_rows(&rows, "\n\n");
    assert_eq!(speakers(&rows), ["P1", "P2", "P2", "P1", "P1", "P2"]);
}

#[test]
fn several_and_unknown_speakers_have_labels() {
    assert_rows(
        &[
            ("HOST: What did the flood change for you?", Question, Some("HOST")),
            ("MARA LIND: Everything. We lost the mill and the bridge.", Answer, Some("MARA LIND")),
            ("UNIDENTIFIED MALE: And the school!", Answer, Some("UNIDENTIFIED MALE")),
            ("HOST: Who paid for the new bridge?", Question, Some("HOST")),
            (
                "OLE BRANDT, MAYOR OF SUND: The county did, and it took nine years.",
                Answer,
                Some("OLE BRANDT"),
            ),
            ("LIND: Ten years.", Answer, Some("LIND")),
            ("(LAUGHTER)", Aside, None),
            ("HOST: Will it hold?", Question, Some("HOST")),
            ("ALL: Yes!", Answer, Some("ALL")),
            ("BRANDT: It will hold longer than the county.", Answer, Some("BRANDT")),
            ("HOST: Thank you all.", Question, Some("HOST")),
        ],
        "\n\n",
    );
}

#[test]
fn an_outlet_that_speaks_to_its_readers_asks() {
    let (lantern, moll) = (Some("THE LANTERN"), Some("GRETA MOLL"));
    assert_rows(
        &[
            ("THE LANTERN: Do you still climb the stairs?", Question, lantern),
            ("GRETA MOLL: Every night. My readers know that I count them.", Answer, moll),
            ("THE LANTERN: How many are there?", Question, lantern),
            ("GRETA MOLL: Two hundred and eleven, and one that creaks.", Answer, moll),
            ("THE LANTERN: Our readers may want to know: is it needed?", Question, lantern),
            ("GRETA MOLL: Ask the fishermen.", Answer, moll),
        ],
        "\n",
    );
}

#[test]
fn two_hosts_ask_one_guest() {
    let [nina, jon, sara] = ["Nina Falk", "Jon Berg", "Sara Lund"].map(Some);
    assert_rows(
        &[
            ("Nina Falk: Welcome to the show. I'm Nina Falk.", Question, nina),
            ("Jon Berg: And I'm Jon Berg. Today we talk with Sara Lund.", Question, jon),
            ("Sara Lund: Thank you for having me.", Answer, sara),
            ("Nina Falk: How big is your biggest kite?", Question, nina),
            ("Sara Lund: Nine metres. It took four of us to hold it.", Answer, sara),
            ("Jon Berg: Up in the air?", Question, jon),
            ("Sara Lund: For two seconds. We laughed about it later.", Answer, sara),
            ("Nina Falk: What do you make them of?", Question, nina),
            ("Sara Lund: Bamboo and old sails, which are thrown away.", Answer, sara),
            ("Jon Berg: And where do you fly them?", Question, jon),
            ("Sara Lund: On the dunes, in March, when nobody is there.", Answer, sara),
        ],
        "\n\n",
    );
}

#[test]
fn answers_with_labels_and_questions_without() {
    let kramer = Some("Piet Kramer");
    assert_rows(
        &[
            ("Who built this wall?", Question, None),
            ("Piet Kramer: My grandfather did, with stones from the river.", Answer, kramer),
            ("It took him all of one summer.", Answer, kramer),
            ("Why is it round?", Question, None),
            ("Piet Kramer: Because the cows were not to see the corner.", Answer, kramer),
            ("And the gate?", Question, None),
            ("Piet Kramer: The gate is new. A storm took the old one.", Answer, kramer),
            ("Do you mind the visitors?", Question, None),
            ("Piet Kramer: Only when they climb.", Answer, kramer),
        ],
        "\n\n",
    );
}

#[test]
fn labels_at_the_first_turns_only() {
    let rows = [
        ("The well on the hill", Title, None),
        ("Vera Holm: Who found the well?", Question, Some("Vera Holm")),
        ("Nils Aune: My dog did. He fell into it.", Answer, Some("Nils Aune")),
        ("Was he hurt?", Question, None),
        ("Not at all, but he never went up the hill again.", Answer, None),
        ("How deep is it?", Question, None),
        ("Deeper than our rope, and we have a long rope.", Answer, None),
        ("Is the water good?", Question, None),
        ("It is the best water of the whole valley.", Answer, None),
    ];
    assert_rows(&rows, "\n\n");
    assert_eq!(speakers(&rows), ["Vera Holm", "Nils Aune"].repeat(4));
}

#[test]
fn names_with_what_is_said_of_them() {
    let [lea, max] = ["Lea Horn", "Max Ried"].map(Some);
    assert_rows(
        &[
            ("Lea Horn, who writes about bells: How heavy is it?", Question, lea),
            ("Max Ried, bell founder in the third generation: Four tons.", Answer, max),
            ("Lea Horn: Who ordered it?", Question, lea),
            ("Max Ried: A village that no longer exists.", Answer, max),
            ("Lea Horn: What gives a bell its sound?", Question, lea),
            ("Max Ried: The rim, and patience.", Answer, max),
        ],
        "\n\n",
    );
}

#[test]
fn slips_of_letters() {
    assert_rows(
        &[
            ("Q: Where did you learn to swim?", Question, Some("Q")),
            ("A: In the canal, behind the brewery.", Answer, Some("A")),
            ("Q; Was that allowed?", Question, Some("Q")),
            ("A: No, and it was cold.", Answer, Some("A")),
            ("Q Did anybody see you?", Question, Some("Q")),
            ("A: The whole street did.", Answer, Some("A")),
            ("Q:Who pulled you out?", Question, Some("Q")),
            ("A: The brewer, with a rake.", Answer, Some("A")),
            ("Q. And afterwards?", Question, Some("Q")),
            ("A : Afterwards we had soup.", Answer, Some("A")),
        ],
        "\n\n",
    );
}

#[test]
fn a_record_says_who_examines_and_others_speak_once() {
    let rows = [
        ("BY MR. HALE:", Heading, None),
        ("Q.   Please state your name.", Question, Some("Q")),
        ("A.   Ana Mora.", Answer, Some("A")),
        ("Q.   Where do you work?", Question, Some("Q")),
        ("A.   At the harbour office.", Answer, Some("A")),
        ("MR. STONE:  Objection. Relevance.", Answer, Some("MR. STONE")),
        ("THE COURT:  Overruled.", Answer, Some("THE COURT")),
        ("BY MR. HALE:", Heading, None),
        ("Q.   Since when?", Question, Some("Q")),
        ("A.   Since the spring of that year.", Answer, Some("A")),
        ("CROSS-EXAMINATION BY MR. STONE:", Heading, None),
        ("Q.   Did you see the boat?", Question, Some("Q")),
        ("A.   I saw its lights.", Answer, Some("A")),
    ];
    assert_rows(&rows, "\n\n");
    assert!(!speakers(&rows).iter().any(|name| name.contains("HALE")));
}

#[test]
fn captions_breaks_and_links_between_turns() {
    let [lea, max] = ["Lea Horn", "Max Ried"].map(Some);
    assert_rows(
        &[
            ("The bell founder", Title, None),
            ("Lea Horn: How heavy is the great bell?", Question, lea),
            ("Max Ried: Four tons. We rang it once, and the windows broke.", Answer, max),
            ("Photo: The great bell before its journey to the coast.", Aside, None),
            ("Lea Horn: Who ordered it?", Question, lea),
            ("Max Ried: A village that no longer exists.", Answer, max),
            ("Break: [12:44]", Aside, None),
            ("Lea Horn: What gives a bell its sound?", Question, lea),
            ("Max Ried: The rim, and patience. There is a page on it:", Answer, max),
            ("https://bells.example/rim", Answer, max),
            ("Outro: [31:02]", Aside, None),
            ("Lea Horn: Do you hear your bells when you travel?", Question, lea),
            ("Max Ried: I hear all bells when I travel.", Answer, max),
            ("This entry was posted in bells and tagged with bronze.", Credit, None),
            ("About the author", Credit, None),
        ],
        "\n\n",
    );
}
