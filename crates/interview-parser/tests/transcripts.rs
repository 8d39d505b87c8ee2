//! Short transcripts that hold what transcripts hold beside turns: whose each line is, and what it is.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use interview_model::SegmentKind;
use interview_parser::parse;

use SegmentKind::{Answer, Aside, Credit, Heading, Question, Remark, Title};

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
        ("MR. STONE:  Objection. Relevance.", Question, Some("MR. STONE")),
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

#[test]
fn what_somebody_lists_is_said() {
    let [eva, olav] = ["Eva Strand", "Olav Moe"].map(Some);
    assert_rows(
        &[
            ("Eva Strand: What do you carry over the fjord?", Question, eva),
            ("Olav Moe: In winter there are three sorts of freight, no more:", Answer, olav),
            ("(a) hay;", Answer, olav),
            ("(b) coffins; and", Answer, olav),
            ("(c) the post.", Answer, olav),
            ("Eva Strand: And in summer?", Question, eva),
            ("Olav Moe: In summer they all want to come along:", Answer, olav),
            ("- campers", Answer, olav),
            ("- painters", Answer, olav),
            ("- two choirs", Answer, olav),
            ("Eva Strand: Who pays for the choirs?", Question, eva),
            ("Olav Moe: Nobody has ever paid for a choir.", Answer, olav),
        ],
        "\n\n",
    );
}

#[test]
fn who_examines_asks_beside_letters() {
    let [mr_hale, court] = ["MR. HALE", "THE COURT"].map(Some);
    let (q, a) = (Some("Q"), Some("A"));
    let segments = [
        ("DIRECT EXAMINATION", Heading, None),
        ("BY MR. HALE:", Heading, None),
        ("Q. Where were you on the night of the flood?", Question, q),
        ("A. On the roof of the mill.", Answer, a),
        ("Q. Who else was there?", Question, q),
        ("A. My brother and the goat.", Answer, a),
        ("MR. HALE: Nothing further, Your Honor.", Question, mr_hale),
        ("MS. ORLOV: I object to the goat.", Answer, Some("MS. ORLOV")),
        ("MR. HALE: The goat was there, Your Honor.", Question, mr_hale),
        ("THE COURT: Overruled.", Answer, court),
    ];
    let found = kinds(&segments);
    for ((line, kind, _), found) in segments.iter().zip(found) {
        if line.starts_with("MR. HALE") || line.contains("EXAM") || line.starts_with("BY") {
            assert_eq!(found, *kind, "{line}");
        }
    }
}

/// The kind of each row's line.
fn kinds(rows: &[Row<'_>]) -> Vec<SegmentKind> {
    let source = rows.iter().map(|(line, ..)| *line).collect::<Vec<_>>().join("\n\n");
    let segments = parse(&source).interview.segments;
    assert_eq!(segments.len(), rows.len(), "{segments:#?}");
    segments.iter().map(|it| it.kind).collect()
}

#[test]
fn a_group_with_numbers_is_on_one_side() {
    let rows = [
        ("M: What do you think of when you hear the word ferry?", Question, Some("M")),
        ("P1: Salt. And waiting in the rain.", Answer, Some("P1")),
        ("P2: Can I say diesel?", Answer, Some("P2")),
        ("P3: Diesel, yes. Diesel and waffles.", Answer, Some("P3")),
        ("M: And when it does not come?", Question, Some("M")),
        ("P2: Is that a trick?", Answer, Some("P2")),
        ("P1: Then we swim. No, then we wait.", Answer, Some("P1")),
        ("M: How long do you wait?", Question, Some("M")),
        ("P3: Until the waffles are gone.", Answer, Some("P3")),
        ("P2: May I go now?", Answer, Some("P2")),
    ];
    assert_rows(&rows, "\n\n");
}

#[test]
fn one_name_with_times_speaks() {
    let rows = [
        ("Runa Vik (00:02)", Remark, Some("Runa Vik")),
        ("Last time I told you about the whale that ate the buoy.", Remark, Some("Runa Vik")),
        ("Runa Vik (02:40)", Remark, Some("Runa Vik")),
        ("Today it is about the buoy that ate the whale.", Remark, Some("Runa Vik")),
        ("Runa Vik (05:12)", Remark, Some("Runa Vik")),
        ("You may laugh, but I was there.", Remark, Some("Runa Vik")),
        ("Runa Vik (07:30)", Remark, Some("Runa Vik")),
        ("Next time it will be about the rope.", Remark, Some("Runa Vik")),
    ];
    for (kind, (line, ..)) in kinds(&rows).into_iter().zip(rows) {
        assert!(kind.is_speech(), "{line}: {kind:?}");
    }
}

#[test]
fn a_talk_before_its_questions_is_no_introduction() {
    let talk = [
        "I am glad that so many of you came, for it is cold, and the harbour hall has no stove at all.",
        "We began to count the seals in the year of the great storm, because nobody else wanted to do it.",
        "My first count was wrong by half, since I took every wet stone on the skerry for a young seal.",
        "You can see it in this picture: the left one is a stone, and the right one is looking at me.",
        "So we bought a telescope from the school, which is the reason why the school has none today.",
        "After that our numbers were good, but they went down every spring, and we did not know why.",
        "I asked the fishermen, and they told me what they always tell me, that it is none of my business.",
        "1) They sing at four in the morning. Nobody who sleeps in a bed has ever heard it, and it is worth the cold.",
        "Then we put a microphone under the pier, and for two weeks we heard nothing but the ferry.",
        "In the third week we heard them. 1) They sing at four in the morning. Nobody who sleeps in a bed has ever heard it, and it is worth the cold. I shall play it, all of it.",
        "That is all I have, and I thank you for your patience and for the coffee, which was very good.",
    ];
    let questions = [
        "Q: Do they sing in summer, too?",
        "A: No, in summer they are too fat.",
        "Q: How deep is the microphone?",
        "A: Four metres, at high water.",
        "Q: Can we have the telescope back?",
        "A: Ask the seals.",
    ];
    let all: Vec<&str> = std::iter::once("Counting seals").chain(talk).chain(questions).collect();
    let segments = parse(&all.join("\n\n")).interview.segments;
    for text in talk {
        let found = segments.iter().find(|it| it.text == text).unwrap();
        assert!(found.kind.is_speech(), "{text}: {:?}", found.kind);
    }
}

#[test]
fn what_is_in_capitals_between_turns_is_not_said() {
    let source = "Iris Holt: When did the cannery close?\n\n\
                  Tom Ash: In the autumn. They told us by letter.\n\n\
                  END OF SIDE A\n\n\
                  Iris Holt: What did the letter say?\n\n\
                  Tom Ash: That the fish had gone. The fish had not gone.\n\n\
                  Iris Holt: Do you have it still?\n\n\
                  Tom Ash: I lit the stove with it.";
    let segments = parse(source).interview.segments;
    let speech = segments.iter().filter(|it| it.kind.is_speech());
    assert_eq!(speech.filter(|it| it.label.is_some()).count(), 6);
    let found = segments.iter().find(|it| it.text == "END OF SIDE A").unwrap();
    assert!(matches!(found.kind, Heading | Aside) && found.label.is_none(), "{found:?}");
}

#[test]
fn who_wrote_it_is_no_speaker() {
    let [iris, tom] = ["Iris Holt", "Tom Ash"].map(Some);
    let rows = [
        ("Iris Holt: When did the cannery close?", Question, iris),
        ("Tom Ash: In the autumn. They told us by letter.", Answer, tom),
        ("Iris Holt: What did the letter say?", Question, iris),
        ("Tom Ash: That the fish had gone. The fish had not gone.", Answer, tom),
        ("Iris Holt: Do you have it still?", Question, iris),
        ("Tom Ash: I lit the stove with it.", Answer, tom),
        ("About the author: Iris Holt is a writer and lives in Sund.", Credit, None),
    ];
    assert!(!kinds(&rows).last().unwrap().is_speech());
}

#[test]
fn headings_with_a_colon_are_no_turns() {
    let [iris, tom] = ["Iris Holt", "Tom Ash"].map(Some);
    assert_rows(
        &[
            ("# The cannery", Title, None),
            ("Iris Holt: When did the cannery close?", Question, iris),
            ("Tom Ash: In the autumn. They told us by letter.", Answer, tom),
            ("## Fish: the end of a trade", Heading, None),
            ("Iris Holt: What did the letter say?", Question, iris),
            ("Tom Ash: That the fish had gone. The fish had not gone.", Answer, tom),
        ],
        "\n\n",
    );
}

#[test]
fn a_dash_opens_the_turns_of_the_side_without_labels() {
    let rows = [
        ("Two bakers and one oven", Title, None),
        ("– The oven is older than both of you.", Question, None),
        ("Lind: Older than the house. They built the walls around it.", Answer, Some("Lind")),
        ("Brandt: And the roof around the chimney.", Answer, Some("Brandt")),
        ("– You have never let it go out.", Question, None),
        ("Brandt: Once, in the flood.", Answer, Some("Brandt")),
        ("Lind: We do not speak of the flood.", Answer, Some("Lind")),
        ("– Really.", Question, None),
        ("Lind: Really.", Answer, Some("Lind")),
        ("– Who gets up first?", Question, None),
        ("Brandt: The oven.", Answer, Some("Brandt")),
    ];
    assert_rows(&rows, "\n\n");
    assert_eq!(speakers(&rows), ["Lind", "Brandt", "Brandt", "Lind", "Lind", "Brandt"]);
}

#[test]
fn dashes_of_a_list_within_a_labelled_turn_open_none() {
    assert_rows(
        &[
            ("ANNA LIND: What do you sell?", Question, Some("ANNA LIND")),
            ("TOM BRANDT: Three things, and no more:", Answer, Some("TOM BRANDT")),
            ("– bread", Answer, Some("TOM BRANDT")),
            ("– rolls", Answer, Some("TOM BRANDT")),
            ("– yesterday's bread", Answer, Some("TOM BRANDT")),
            ("ANNA LIND: And on Sundays?", Question, Some("ANNA LIND")),
            ("TOM BRANDT: Nothing.", Answer, Some("TOM BRANDT")),
        ],
        "\n",
    );
}

#[test]
fn a_call_whose_speakers_have_their_office_on_their_line() {
    let (ana, ben) = ("Ana Mora -- Chief Executive Officer", "Ben Ode -- Quay Bank -- Analyst");
    let cleo = "Cleo Rast -- Chief Financial Officer";
    let turns = [
        ("Operator", "Our first question comes from Ben Ode. Please go ahead."),
        (ben, "Thank you. How many ferries will you sell this year?"),
        (ana, "Two. We sold the third one in May, and I miss it."),
        (ben, "And what do the two cost to run?"),
        (cleo, "We pay for the fuel, and the fuel went up by a third."),
        (ana, "We are looking at batteries, as Cleo says."),
        ("Operator", "We have time for one more. Ben, is your line still open?"),
        (ben, "It is. Will you keep the lighthouse?"),
        (cleo, "We own it, and we will keep it."),
        ("Operator", "This concludes the call. Thank you all for joining."),
    ];
    let talk: Vec<String> = turns.iter().map(|(who, said)| format!("{who}\n{said}\n")).collect();
    let talk = talk.join("\n");
    let source = format!("Ferry Line: the second quarter\n\n{talk}\n{ana}\n{cleo}\n{ben}\n");
    let interview = parse(&source).interview;
    let said = interview.segments.iter().filter(|it| it.kind.is_speech() && !it.text.is_empty());
    let said: Vec<_> = said.map(|it| (it.label.as_deref().unwrap(), it.text.as_str())).collect();
    assert_eq!(said.get(..turns.len()), Some(&turns[..]));
    let names: Vec<&str> = interview.participants.iter().map(|it| it.name.as_str()).collect();
    assert!(["Ana Mora", "Ben Ode", "Cleo Rast"].iter().all(|it| names.contains(it)), "{names:?}");
}

#[test]
fn what_counts_up_among_turns_is_a_heading_or_a_page() {
    let rows = [
        ("The committee on the pier", Title, None),
        ("1. The planks", Heading, None),
        ("CHAIR: Good evening. Who has walked on the pier this week?", Question, Some("CHAIR")),
        ("MS. MORA: I have, and I fell through it.", Answer, Some("MS. MORA")),
        ("CHAIR: Through which part of it?", Question, Some("CHAIR")),
        ("MS. MORA: The middle. I am still wet.", Answer, Some("MS. MORA")),
        ("2. The lamps", Heading, None),
        ("CHAIR: Do the lamps burn?", Question, Some("CHAIR")),
        ("MS. MORA: One of them does. I can read by it.", Answer, Some("MS. MORA")),
        ("— 2 —", Aside, None),
        ("CHAIR: What do you read?", Question, Some("CHAIR")),
        ("MS. MORA: The minutes. I find mistakes in them.", Answer, Some("MS. MORA")),
        ("3. The gulls", Heading, None),
        ("CHAIR: Shall we speak of the gulls?", Question, Some("CHAIR")),
        ("MS. MORA: I would rather not.", Answer, Some("MS. MORA")),
    ];
    assert_rows(&rows, "\n\n");
}

#[test]
fn what_is_printed_above_says_who_has_a_label() {
    let talk = "The Chair: Who brought the ladder?\n\nAM: I did. It is my ladder.\n\n\
        The Chair: And who took it away?\n\nAM: You did, I believe.\n\n\
        The Chair: Did I bring it back?\n\nAM: Not yet. I am waiting.\n";
    let source = format!(
        "The meeting about the ladder\n\nPresent were Cleo Rast (in the chair) and the members.\n\n\
         Key: AM = Ana Mora, BO = Ben Ode\n\n{talk}"
    );
    let interview = parse(&source).interview;
    let name_of = |label: &str| {
        let person =
            interview.participants.iter().find(|it| it.labels.iter().any(|it| it == label));
        person.map(|it| it.name.as_str())
    };
    assert_eq!(name_of("The Chair"), Some("Cleo Rast"));
    assert_eq!(name_of("AM"), Some("Ana Mora"));
}

#[test]
fn who_speaks_on_at_a_time_after_the_last_label_speaks() {
    let rows = [
        ("Iris Holt (00:02) When did the cannery close?", Question, Some("Iris Holt")),
        ("Tom Ash (00:31) In the autumn. They told us by letter.", Answer, Some("Tom Ash")),
        ("Iris Holt (01:12) Who wrote the letter?", Question, Some("Iris Holt")),
        ("Tom Ash (01:20) A man from the city whom nobody knew.", Answer, Some("Tom Ash")),
        ("Iris Holt (02:05) Did you answer him?", Question, Some("Iris Holt")),
        ("Tom Ash (02:11) I did not. I went fishing.", Answer, Some("Tom Ash")),
        ("Iris Holt (02:40) That is all for today.", Question, Some("Iris Holt")),
        ("(02:52) Let me read you a line that my father wrote.", Question, Some("Iris Holt")),
        ("(03:10) Thank you for listening, and mind the tide.", Question, Some("Iris Holt")),
    ];
    assert_rows(&rows, "\n\n");
}

#[test]
fn who_asks_without_a_name_at_a_press_conference_asks() {
    let mut rows = vec![("Press conference on the bridge", Title, None)];
    for place in ["bridge", "ferry", "quay"] {
        let turns: [(String, SegmentKind, &str); 6] = [
            (format!("PRESS: When will the {place} open?"), Question, "PRESS"),
            (
                format!("MAYOR LIND: Ask the builders. Is the {place} dry, Ole?"),
                Answer,
                "MAYOR LIND",
            ),
            (format!("OLE BRANDT: The {place} is dry, mayor."), Answer, "OLE BRANDT"),
            (format!("PRESS MAN: I have seen that {place}."), Question, "PRESS MAN"),
            (format!("MAYOR LIND: Then you know the {place}."), Answer, "MAYOR LIND"),
            (format!("OLE BRANDT: And the {place} knows you."), Answer, "OLE BRANDT"),
        ];
        for (line, kind, label) in turns {
            rows.push((String::leak(line), kind, Some(label)));
        }
    }
    assert_rows(&rows, "\n\n");
}

#[test]
fn capitals_before_a_dash_speak_though_they_come_once() {
    let rows = [
        ("MINUTES", Title, None),
        ("CHAIR – The ferry is the third item. Who begins?", Question, Some("CHAIR")),
        (
            "ANA MORA (Harbour) – It has three clocks, and none is right.",
            Answer,
            Some("ANA MORA (Harbour)"),
        ),
        ("BEN ODE (Clerk) – The north one is.", Answer, Some("BEN ODE")),
        ("CHAIR – Please do not talk across. Mrs Mora?", Question, Some("CHAIR")),
        (
            "ANA MORA (Harbour) – The north one looks at the inn.",
            Answer,
            Some("ANA MORA (Harbour)"),
        ),
        ("CHAIR – Is the master of works here?", Question, Some("CHAIR")),
        (
            "MASTER OF WORKS CLEO RAST – I am. The wheel comes by ship.",
            Answer,
            Some("MASTER OF WORKS CLEO RAST"),
        ),
        ("CHAIR – When?", Question, Some("CHAIR")),
        ("ANA MORA (Harbour) – By which clock?", Answer, Some("ANA MORA (Harbour)")),
        ("CHAIR – Does anybody object?", Question, Some("CHAIR")),
    ];
    let lines: Vec<&str> = rows.iter().map(|(line, ..)| *line).collect();
    let segments = parse(&lines.join("\n")).interview.segments;
    for ((line, _, label), segment) in rows.iter().zip(&segments) {
        assert_eq!(segment.label.as_deref(), *label, "{line}");
    }
    assert_eq!(segments.len(), rows.len());
}

#[test]
fn who_types_in_haste_takes_turns_in_two_ways() {
    let said = [
        ("jo", "is it on"),
        ("kit", "there is a light"),
        ("jo", "say who you are"),
        ("kit", "kit, on drums"),
        ("jo", "why the shed"),
        ("kit", "it was dry"),
        ("jo", "and then"),
        ("kit", "it was not"),
    ];
    let typed = said.map(|(name, words)| format!("{name}: {words}\n")).concat();
    let letter = |name: &str| if name == "jo" { 'J' } else { 'K' };
    let again = said.map(|(name, words)| format!("{} - {words} too\n", letter(name)));
    let segments = parse(&format!("{typed}(tape stops)\n{}", again.concat())).interview.segments;
    let labels: Vec<_> = segments.iter().filter_map(|it| it.label.as_deref()).collect();
    let wanted = [["jo", "kit"].repeat(4), ["J", "K"].repeat(4)].concat();
    assert_eq!(labels, wanted, "{segments:#?}");
}

#[test]
fn small_nicknames_between_a_clock_and_a_bar_speak_though_they_come_once() {
    let said = [
        ("marigold", "seven o'clock, who begins?"),
        ("fen", "i wrote the lamp, so swear briefly"),
        ("osk", "why do i press it five times?"),
        ("fen", "because there is one button"),
        ("marigold", "would you add one?"),
        ("fen", "no, somebody found the way home by it"),
        ("marigold", "and the low battery?"),
        ("fen", "it blinks for nine minutes"),
        ("whit", "i went looking for the dog, is it biscuit?"),
        ("fen", "rest in peace"),
    ];
    let row =
        |(at, (name, words)): (usize, &(&str, &str))| format!("19:0{at}:31  {name:>9} | {words}\n");
    let source: String = said.iter().enumerate().map(row).collect();
    let segments = parse(&format!("#lamps\n{source}")).interview.segments;
    let labels: Vec<_> = segments.iter().filter_map(|it| it.label.as_deref()).collect();
    assert_eq!(labels, said.map(|(name, _)| name), "{segments:#?}");
}

#[test]
fn pictures_speak_where_a_list_says_whose_they_are() {
    let source = "POND RADIO\n🐸 = Imani Crewe\n🦆 = Teddy Lowther\n🐌 = Dr Rhoswen Teague\n\
                  🐸 Who are you?\n🐌 I count snails.\n🦆 How many?\n🐌 Eleven.\n🐸 Only?\n🐌 They hide.\n";
    let interview = parse(source).interview;
    let turns = interview.turns();
    let said: Vec<_> = turns.iter().map(|turn| (turn.label.unwrap(), turn.text())).collect();
    assert_eq!(said[0], ("🐸", "Who are you?".to_owned()));
    assert_eq!(said.len(), 6);
    let names: Vec<_> = interview.participants.iter().map(|it| it.name.as_str()).collect();
    for name in ["Imani Crewe", "Teddy Lowther", "Dr Rhoswen Teague"] {
        assert!(names.contains(&name), "{names:?}");
    }
}

#[test]
fn who_is_called_and_what_is_announced_between_turns_have_no_turn_there() {
    let (chair, okri, mora) = (Some("CHAIR"), Some("MR. OKRI"), Some("MS. MORA"));
    let rows = [
        ("CHAIR: We will hear from the owner of the ferry.", chair),
        ("Mr. Okri.", chair),
        ("STATEMENT OF BEN OKRI", None),
        ("FOR THE OWNERS OF THE FERRY", None),
        ("MR. OKRI: Thank you. She has run for thirty years.", okri),
        ("CHAIR: How old are her engines?", chair),
        ("MR. OKRI: Two of them are as old as she is.", okri),
        ("CHAIR: And the third?", chair),
        ("MR. OKRI: Nobody knows.", okri),
        ("CHAIR: When were they last seen to?", chair),
        ("MR. OKRI: In the spring.", okri),
        ("STATEMENT OF ANA MORA", None),
        ("FOR THE OWNERS OF THE FERRY", None),
        ("MS. MORA: I have the books here.", mora),
        ("CHAIR: Who keeps them?", chair),
        ("MS. MORA: I do.", mora),
    ];
    let source = rows.map(|(line, _)| line).join("\n\n");
    let segments = parse(&source).interview.segments;
    let found = segments.iter().map(|it| (it.span.slice(&source).unwrap(), it.label.as_deref()));
    assert_eq!(found.collect::<Vec<_>>(), rows);
    assert!(segments.iter().all(|it| it.kind.is_speech() == it.label.is_some()));
}

#[test]
fn several_who_speak_once_where_names_become_initials() {
    let (anna, joe, ab, jt) = (Some("Anna Brandt"), Some("Joe Tull"), Some("AB"), Some("JT"));
    let rows = [
        ("Anna Brandt: You came here at sixteen. Who taught you?", anna),
        ("Joe Tull: My aunt. She had the keys before me.", joe),
        ("Anna Brandt: And she had no help?", anna),
        ("Joe Tull: None. She had a dog.", joe),
        ("AB: What did the dog do?", ab),
        ("JT: It barked at boats.", jt),
        ("AB: Is the lock open in winter?", ab),
        ("JT: Only for the ice boat.", jt),
        ("Janet and Yuan: We come every year!", Some("Janet and Yuan")),
        ("AB: Thank you both.", ab),
    ];
    let source = rows.map(|(line, _)| line).join("\n\n");
    let segments = parse(&source).interview.segments;
    let found = segments.iter().map(|it| (it.span.slice(&source).unwrap(), it.label.as_deref()));
    assert_eq!(found.collect::<Vec<_>>(), rows);
}
