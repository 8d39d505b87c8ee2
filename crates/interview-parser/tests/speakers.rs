//! What the caller says of the speakers, and what the source itself lists.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use interview_model::SegmentKind::{Answer, Question, Remark};
use interview_model::{Evidence, Interview, Role, SegmentKind};
use interview_parser::{Code, Options, Speakers, SpeakersError, parse, parse_with};

const MILL: &str = "\
The mill at the weir

Boss: You came here in winter, then.

AM: I did. The wheel was frozen.

Boss: And stayed.

Ana Mora: I like ice. It keeps people away from the door.

The man at the back: Do you ever grind at night?

AM: Only when the river is high.
";

fn options(say: impl Fn(&mut Speakers) -> Result<&mut Speakers, SpeakersError>) -> Options {
    let mut options = Options::default();
    say(&mut options.speakers).unwrap();
    options
}

/// Kind, label and speaker of each segment of speech.
fn said(interview: &Interview) -> Vec<(SegmentKind, Option<&str>, Option<&str>)> {
    let speech = interview.segments.iter().filter(|it| it.kind.is_speech());
    let said = speech.map(|it| {
        let speaker = it.speaker.and_then(|id| interview.participant(id));
        (it.kind, it.label.as_deref(), speaker.map(|person| person.name.as_str()))
    });
    said.collect()
}

#[test]
fn labels_that_are_given_are_labels_however_seldom_they_come() {
    let options = options(|it| {
        it.label("boss:", "Ben Ode")?.label("AM", "Ana Mora")?;
        it.label("the man at the back", "Cleo Rast")?.interviewer("Cleo Rast")?.interviewer("Boss")
    });
    let parsed = parse_with(MILL, &options);
    let wanted = [
        (Question, Some("Boss"), Some("Ben Ode")),
        (Answer, Some("AM"), Some("Ana Mora")),
        (Question, Some("Boss"), Some("Ben Ode")),
        (Answer, Some("Ana Mora"), Some("Ana Mora")),
        (Question, Some("The man at the back"), Some("Cleo Rast")),
        (Answer, Some("AM"), Some("Ana Mora")),
    ];
    assert_eq!(said(&parsed.interview), wanted);
    let ana = parsed.interview.participants.iter().find(|it| it.name == "Ana Mora").unwrap();
    assert_eq!(ana.labels, ["AM", "Ana Mora"]);
    assert_eq!((ana.role, ana.evidence), (Role::Interviewee, Some(Evidence::Given)));
    let ben = parsed.interview.participants.iter().find(|it| it.name == "Ben Ode").unwrap();
    assert_eq!((ben.evidence, ben.confidence), (Some(Evidence::Given), Some(1.0)));
    assert!(parsed.diagnostics.iter().all(|it| it.code == Code::Doubtful), "{parsed:?}");
}

#[test]
fn a_side_that_is_given_holds_throughout_and_decides_the_others() {
    let turn = "Ana: I think that the harbour will be dredged next spring.\n\
                Ben: I have heard that as well, and I do not believe it.\n\
                Eva: It was said of every spring since I came here.\n";
    let panel = turn.repeat(3);
    let kinds = |options: &Options| {
        let interview = parse_with(&panel, options).interview;
        ["Ana", "Ben", "Eva"].map(|label| {
            let of_label =
                interview.segments.iter().filter(|it| it.label.as_deref() == Some(label));
            let kinds: Vec<_> = of_label.map(|it| it.kind).collect();
            assert!(kinds.windows(2).all(|pair| pair[0] == pair[1]), "{label}: {kinds:?}");
            kinds[0]
        })
    };
    assert_eq!(kinds(&Options::default()), [Remark; 3]);
    assert_eq!(kinds(&options(|it| it.interviewer("BEN:"))), [Answer, Question, Answer]);
    let both = options(|it| it.interviewer("Ben")?.interviewer("Eva"));
    assert_eq!(kinds(&both), [Answer, Question, Question]);
    let told = kinds(&options(|it| it.interviewee("Ana")?.interviewee("Eva")));
    assert_eq!(told, [Answer, Question, Answer]);
    let one = kinds(&options(|it| it.interviewee("Ben")));
    assert_eq!(one[1], Answer);
    assert!(one.contains(&Question), "somebody asks: {one:?}");
}

#[test]
fn without_labels_the_people_of_the_sides_are_named() {
    let article = "What is in the shed?\nBoats. Eleven of them, and the oldest is from 1904.\n\
                   Does anybody sail them?\nNot since the war.";
    let options = options(|it| it.interviewer("Ben Ode")?.interviewee("Ana Mora"));
    let parsed = parse_with(article, &options);
    let names: Vec<_> = said(&parsed.interview).iter().map(|it| it.2.unwrap()).collect();
    assert_eq!(names, ["Ben Ode", "Ana Mora", "Ben Ode", "Ana Mora"]);
    assert!(parsed.diagnostics.iter().all(|it| it.code != Code::UnknownSpeaker));
}

#[test]
fn letters_stand_for_those_of_their_side() {
    let options = options(|it| it.interviewer("Ben Ode")?.interviewee("Ana Mora"));
    let parsed = parse_with("Q: Why nets?\nA: They hold.\nQ: And boats?\nA: They float.", &options);
    let names: Vec<_> = said(&parsed.interview).iter().map(|it| it.2.unwrap()).collect();
    assert_eq!(names, ["Ben Ode", "Ana Mora", "Ben Ode", "Ana Mora"]);
    assert_eq!(parsed.interview.participants[1].labels, ["A"]);
}

#[test]
fn a_name_opens_titles_too() {
    let article = "Ana Mora: how a net is made\n\nWhat is in the shed?\n\n\
                   Boats. Eleven of them, and the oldest is from 1904.\n\n\
                   Does anybody sail them?\n\nNot since the war.";
    let parsed = parse_with(article, &options(|it| it.interviewee("Ana Mora")));
    assert_eq!(parsed.interview.segments[0].kind, SegmentKind::Title);
    assert_eq!(parsed.interview.exchanges().len(), 2);
}

#[test]
fn who_is_given_and_does_not_speak_is_said() {
    let options = options(|it| it.label("AN", "Ana Mora")?.interviewer("Zed Moss"));
    let parsed = parse_with(&MILL.replace("The man at the back", "Boss"), &options);
    let found = parsed.diagnostics.iter().filter(|it| it.code == Code::UnknownSpeaker);
    let messages: Vec<_> = found.map(|it| it.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert!(messages[0].contains("`AN`, given for `Ana Mora`"), "{messages:?}");
    assert!(messages[1].contains("`Zed Moss`, named as interviewer"), "{messages:?}");
    assert!(parsed.interview.participants.iter().any(|it| it.name == "Zed Moss"));
}

#[test]
fn labels_that_are_not_merged_are_participants_of_their_own() {
    let mut apart = options(|it| it.label("Boss", "Ben Ode")?.label("AM", "Ana Mora"));
    apart.merge_labels = false;
    let interview = parse_with(MILL, &apart).interview;
    let mut rows: Vec<_> =
        interview.participants.iter().map(|it| (it.name.as_str(), it.labels.join(","))).collect();
    rows.sort_unstable();
    assert_eq!(rows, [("Ana Mora", "AM,Ana Mora".into()), ("Ben Ode", "Boss".into())]);

    let turns = "Ana Mora: Why?\nAM: So?\nBen: Because it rains.\nMora: And then?\n\
                 Ben: Then it stops.\nAM: Good?\n";
    let names = |merge_labels| {
        let mut options = Options::default();
        options.merge_labels = merge_labels;
        let interview = parse_with(&turns.repeat(3), &options).interview;
        let names: Vec<_> = interview.participants.iter().map(|it| it.name.clone()).collect();
        names
    };
    assert_eq!(names(true), ["Ana Mora", "Ben"]);
    assert_eq!(names(false), ["Ana Mora", "AM", "Ben", "Mora"]);
}

#[test]
fn lists_of_speakers_resolve_labels() {
    let source = "The lock on the canal\n\nSpeakers: Ana Mora (AM, host), Ben Ode (BO)\n\n\
                  AM: You keep the lock.\n\nBO: Since my father died.\n\nAM: Alone.\n\n\
                  BO: With the heron.";
    let interview = parse(source).interview;
    let legend = interview.segments_of(SegmentKind::Aside).next().unwrap();
    assert_eq!(legend.text, "Speakers: Ana Mora (AM, host), Ben Ode (BO)");
    let names: Vec<_> = said(&interview).iter().map(|it| it.2.unwrap()).collect();
    assert_eq!(names, ["Ana Mora", "Ben Ode", "Ana Mora", "Ben Ode"]);
    for person in &interview.participants {
        assert_eq!(person.evidence, Some(Evidence::Legend));
    }
}

#[test]
fn parts_in_lists_settle_the_sides() {
    let source = "Moderator: Eva Rast\nGuests: Ana Mora, Ben Ode\n\n\
                  Ana: I think that the harbour will be dredged next spring.\n\
                  Eva: I have heard that as well, and I do not believe it.\n\
                  Ben: It was said of every spring since I came here.\n\
                  Eva: It was said to me in summer, too.\n";
    let interview = parse(source).interview;
    for (kind, label, name) in said(&interview) {
        let asks = label == Some("Eva");
        let wanted = if asks { Question } else { Answer };
        assert_eq!(kind, wanted, "{label:?} {name:?}");
    }
    let names: Vec<_> = interview.participants.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Eva Rast", "Ana Mora", "Ben Ode"]);
}

#[test]
fn what_the_caller_says_goes_before_what_the_source_lists() {
    let source = "AM = Amy Moss\nBO = Ben Ode\n\nAM: Why?\nBO: So.\nAM: And then?\nBO: Then not.";
    let interview = parse_with(source, &options(|it| it.label("AM", "Ana Mora"))).interview;
    assert_eq!(said(&interview)[0].2, Some("Ana Mora"));
    assert_eq!(said(&interview)[1].2, Some("Ben Ode"));
}

#[test]
fn the_outlet_of_a_host_is_not_the_hosts_name() {
    let turns = "Ana Mora: Why do you keep the lock?\n\nBen Ode: Somebody has to, I suppose.\n\n";
    for title in
        ["Ben Ode on locks | Ana Mora Podcast 12", "On locks with Ben Ode: Ana Mora Newsletter"]
    {
        let source = format!("{title}\n\n{}", turns.repeat(4));
        let interview = parse(&source).interview;
        let names: Vec<_> = interview.participants.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Ana Mora", "Ben Ode"], "{title}");
    }
}

#[test]
fn a_label_that_the_caller_gives_counts_though_nothing_comes_again() {
    let source = "The mill at the bend\n\n\
        Old Miller: I was born in this house. The wheel has not turned since the flood, and in all \
        these years nobody has asked me for it.\n\n\
        Why did you stay here for so long, when all others went?\n\n\
        Because somebody has to shut the gates. The river does not do it by itself.\n\n\
        What do the gates cost you in a year?\n\n\
        An hour a day, and both of my knees. I do not count the oil.\n";
    assert!(said(&parse(source).interview).iter().all(|(_, label, _)| label.is_none()));
    let read = parse_with(source, &options(|it| it.label("Old Miller", "Tomas Reed")));
    let said = said(&read.interview);
    assert_eq!(said[0], (Answer, Some("Old Miller"), Some("Tomas Reed")));
    assert_eq!(said[1], (Question, None, None), "who asks is nobody known");
    assert_eq!(said.len(), 5);
    assert!(!read.diagnostics.iter().any(|it| it.code == Code::UnknownSpeaker));
}

/// The names that labels stand for, in the order in which they first speak.
fn names(source: &str) -> Vec<(String, String)> {
    let interview = parse(source).interview;
    let mut names: Vec<(String, String)> = Vec::new();
    for (_, label, name) in said(&interview) {
        let row = (label.unwrap_or("-").to_owned(), name.unwrap_or("-").to_owned());
        if !names.contains(&row) {
            names.push(row);
        }
    }
    names
}

fn rows(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    wanted.iter().map(|(label, name)| ((*label).to_owned(), (*name).to_owned())).collect()
}

#[test]
fn offices_stand_for_those_who_have_them() {
    let source = "\
Harbour board, verbatim

These minutes were kept by Harbour Clerk Dov Lind.

PRESENT: Mayor Ana Mora; Board Members Ben Ode, Cleo Rast

MAYOR MORA: We come to the second pier. Will the clerk read the item?

HARBOUR CLERK: Item two, the repair of the second pier.

BOARD MEMBER ODE: Who pays for the planks?

MAYOR MORA: The board does, as ever.

BOARD MEMBER RAST: And who carries them?

HARBOUR CLERK: The clerk does not.

BOARD MEMBER ODE: Then I have no further questions.

MAYOR MORA: Nor have I.
";
    let wanted = [
        ("MAYOR MORA", "Ana Mora"),
        ("HARBOUR CLERK", "Dov Lind"),
        ("BOARD MEMBER ODE", "Ben Ode"),
        ("BOARD MEMBER RAST", "Cleo Rast"),
    ];
    assert_eq!(names(source), rows(&wanted));
}

#[test]
fn what_is_said_of_a_speaker_is_no_part_of_the_name() {
    let source = "\
The night ferry

ANA MORA, HOST: Good evening. The ferry is back, and so is its captain. Who steered?

LT. TOM ODE, HARBOUR POLICE: The cook did, for an hour.

MORA: And nobody noticed?

ODE: The gulls did.

MORA: What did they do?

ODE: They followed the cook.
";
    let wanted = [
        ("ANA MORA", "ANA MORA"),
        ("LT. TOM ODE", "TOM ODE"),
        ("MORA", "ANA MORA"),
        ("ODE", "TOM ODE"),
    ];
    let found: Vec<String> = names(source).into_iter().map(|(_, name)| name).collect();
    assert_eq!(found, wanted.map(|(_, name)| name));
}

#[test]
fn last_names_come_first_where_two_labels_have_them_so() {
    let source = "\
Mora, Ana: When did the tide come in?

Ode, Ben: At four, as it always does on Mondays.

Mora, Ana: And who was on the pier?

Ode, Ben: Nobody but the dog.

Mora, Ana: Whose dog?

Ode, Ben: The clerk's.
";
    assert_eq!(names(source), rows(&[("Mora, Ana", "Ana Mora"), ("Ode, Ben", "Ben Ode")]));
}

#[test]
fn a_number_stands_for_who_gives_the_name_that_is_printed_above() {
    let source = "\
Harbour talks 3 (Ben, the lock)

Ana Mora: Would you say your name, and what you did?

Speaker 2: Ben Ode. I kept the lower lock for thirty years.

Ana Mora: And who kept the upper one?

Speaker 2: My brother did, badly.

Ana Mora: How badly?

Speaker 2: You can still see the boat.
";
    assert_eq!(names(source), rows(&[("Ana Mora", "Ana Mora"), ("Speaker 2", "Ben Ode")]));
}

#[test]
fn lists_on_one_line_and_abbreviations_in_keys_resolve_labels() {
    let source = "\
Archive of the harbour, tape 4

Researcher (Res.): Ana Mora. Respondent (R): Ben Ode

Date: 4 May 1981

Res.: When did you come to the harbour?

R: In the spring, with the first boats.

Res.: And where did you sleep?

R: Under the third of them.
";
    let found: Vec<String> = names(source).into_iter().map(|(_, name)| name).collect();
    assert_eq!(found, ["Ana Mora", "Ben Ode"]);
}

#[test]
fn a_bracket_after_a_name_in_a_credit_is_none_of_it() {
    let source = "\
[바다 이야기] 한바다 \"물때를 봐야 합니다\"

■ 진행 : 오솔길

■ 대담 : 한바다 (등대지기)

◇ 진행자> 한바다 선생님, 안녕하세요?

◆ 한바다> 예, 안녕하십니까.

◇ 진행자> 지금 어디 계세요?

◆ 한바다> 등대에 나와 있습니다.

◇ 진행자> 바람은 어떻습니까?

◆ 한바다> 오늘은 좋습니다.
";
    assert_eq!(names(source), rows(&[("진행자", "오솔길"), ("한바다", "한바다")]));
}
