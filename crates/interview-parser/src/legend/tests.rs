//! Lists of speakers, and what looks like them.

use super::*;
use crate::block::blocks;
use crate::lexicon::{Language, lexicon};
use crate::line::lines;

/// Who is listed, as `name|labels|side`, and how many lines are left.
fn listed(source: &str, language: &str) -> (Vec<String>, usize) {
    let mut blocks = blocks(&lines(source));
    let legend = Legend::take_from(&mut blocks, lexicon(Language::of_code(language)));
    let row = |it: &Speaker| {
        let name = if it.is_named { it.name.as_str() } else { "" };
        format!("{name}|{}|{}", it.labels.join(","), it.role.map_or("", Role::name))
    };
    (legend.speakers.iter().map(row).collect(), blocks.len())
}

#[track_caller]
fn assert_listed(rows: &[(&str, &str, &[&str])]) {
    for (language, list, wanted) in rows {
        let source = format!("Nets\n{list}\nThat is a long line of speech, is it not?");
        let (found, left) = listed(&source, language);
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!((found.as_slice(), left), (*wanted, 2), "{list}");
    }
}

#[test]
fn lists_of_speakers() {
    assert_listed(&[
        ("en", "Speakers: Ana Mora (AM), Ben Ode (BO)", &["Ana Mora|AM|", "Ben Ode|BO|"]),
        ("en", "AM = Ana Mora\nBO = Ben Ode", &["Ana Mora|AM|", "Ben Ode|BO|"]),
        ("zh", "周： 旧灯塔的看守人周先生　海：海角报", &["周先生|周|", "海角报|海|"]),
        ("en", "Interviewer: Ana Mora", &["Ana Mora|Interviewer|interviewer"]),
        (
            "en",
            "Interviewer: Ana Mora\nInterviewee: Ben Ode",
            &["Ana Mora|Interviewer|interviewer", "Ben Ode|Interviewee|interviewee"],
        ),
        (
            "en",
            "**Participants:**\n- Ana Mora (host)\n- Ben Ode, harbour master\n- Cleo Rast (CR)",
            &["Ana Mora||interviewer", "Ben Ode||", "Cleo Rast|CR|"],
        ),
        (
            "en",
            "Participants\nAna Mora – moderator\nBen Ode – fisherman\nCleo Rast",
            &["|Ana Mora|interviewer", "Ben Ode||", "Cleo Rast||"],
        ),
        ("en", "INT: Interviewer\nRES: Respondent", &["|INT|interviewer", "|RES|interviewee"]),
        (
            "en",
            "Hosts: Ana Mora and Ben Ode\nGuest: Cleo Rast",
            &["Ana Mora||interviewer", "Ben Ode||interviewer", "Cleo Rast|Guest|interviewee"],
        ),
        (
            "en",
            "Key to speakers\nM: moderator Ana Mora\nB: Ben Ode",
            &["Ana Mora|M|interviewer", "Ben Ode|B|"],
        ),
        ("en", "(Q: Ana Mora; A: Ben Ode)", &["Ana Mora|Q|interviewer", "Ben Ode|A|interviewee"]),
    ]);
}

#[test]
fn labels_of_which_the_person_is_told() {
    assert_listed(&[
        (
            "en",
            "SKP = skipper, Ana Mora    MTE = mate, Ben Ode    ENG = engineer, by radio",
            &["Ana Mora|SKP|", "Ben Ode|MTE|", "|ENG|"],
        ),
        ("en", "0 = moderator, Ana Mora\n1 = a girl, ten", &["Ana Mora|0|interviewer", "|1|"]),
        ("en", "🐝 = Ana Mora\n🐟 = Ben Ode, of the mill", &["Ana Mora|🐝|", "Ben Ode|🐟|"]),
        (
            "en",
            "Moderator: Ana Mora\n0 = moderator, Ana Mora\n1 = a girl",
            &["Ana Mora|Moderator|interviewer", "Ana Mora|0|interviewer", "|1|"],
        ),
    ]);
    for source in ["x = 5\ny = 6, or so\nWhy?", "AM = a boy\nBO = a girl\nWhy?"] {
        assert_eq!(listed(source, "en").0, Vec::<String>::new(), "{source}");
    }
}

#[test]
fn lists_in_many_languages() {
    assert_listed(&[
        ("es", "Participantes: Ana Mora (AM) y Ben Ode (BO)", &["Ana Mora|AM|", "Ben Ode|BO|"]),
        ("pt", "Entrevistadora: Ana Mora", &["Ana Mora|Entrevistadora|interviewer"]),
        ("fr", "Animatrice : Ana Mora", &["Ana Mora|Animatrice|interviewer"]),
        ("de", "Teilnehmende: Ana Mora (AM) und Ben Ode", &["Ana Mora|AM|", "Ben Ode||"]),
        ("it", "Intervistato: Ben Ode", &["Ben Ode|Intervistato|interviewee"]),
        ("nl", "Aanwezig: Ana Mora, Ben Ode", &["Ana Mora||", "Ben Ode||"]),
        ("ru", "Участники: Анна Мора (АМ), Пётр Лунд", &["Анна Мора|АМ|", "Пётр Лунд||"]),
        ("zh", "**問：記者\u{a0} \u{a0} 黃：黃澄江**", &["|問|interviewer", "黃澄江|黃|"]),
        ("zh", "問：記者 王小明\n答：黃澄江", &["王小明|問|interviewer", "黃澄江|答|interviewee"]),
        ("ja", "出席者：橘川澄江、早瀬直", &["橘川澄江||", "早瀬直||"]),
        (
            "ja",
            "聞き手：早瀬直\n語り手：橘川澄江",
            &["早瀬直|聞き手|interviewer", "橘川澄江|語り手|interviewee"],
        ),
        (
            "ko",
            "질문자: 김민수\n응답자: 이서연",
            &["김민수|질문자|interviewer", "이서연|응답자|interviewee"],
        ),
        ("ar", "المشاركون: ليلى حداد، سمير نصار", &["ليلى حداد||", "سمير نصار||"]),
    ]);
}

#[test]
fn what_is_no_list() {
    for source in [
        "Host: Good morning",
        "Host: Ana?",
        "Q: Birthplace\nA: Lima\nQ: Trade\nA: Netmaker",
        "Q: Favourite Film\nA: The Old Mill\nQ: Favourite Book\nA: The Weir",
        "Photo: Ana Mora\nSource: Harbour Post",
        "Ana: Hello Ben\nBen: Hello Ana",
        "Speakers need a microphone.",
        "Participants: we had forty of them, and all were cold.",
        "People of the Harbour: Ana Mora",
        "Participants of Harbour: Ana Mora",
        "Date: Monday\nPlace: Lima",
        "Ana Mora: Why?\nBen Ode: So.\nAna Mora: Yes?\nGuest: Cleo Rast",
        "",
    ] {
        let lines = source.lines().count();
        assert_eq!(listed(source, "en"), (Vec::new(), lines), "{source}");
    }
}

#[test]
fn a_key_to_labels_is_an_aside_and_a_byline_a_credit() {
    let kinds = |list: &str| {
        let source = format!("Nets\n{list}\nThat is a long line of speech, is it not?");
        let mut blocks = blocks(&lines(&source));
        let legend = Legend::take_from(&mut blocks, lexicon(Language::of_code("en")));
        legend.told.iter().map(|told| told.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds("AM = Ana Mora\nBO = Ben Ode"), [SegmentKind::Aside; 2]);
    assert_eq!(kinds("Speakers: Ana Mora (AM), Ben Ode (BO)"), [SegmentKind::Aside]);
    assert_eq!(kinds("Interviewer: Ana Mora"), [SegmentKind::Credit]);
    assert_eq!(kinds("Hosts: Ana Mora and Ben Ode"), [SegmentKind::Credit]);
}
