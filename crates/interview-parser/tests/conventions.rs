//! One talk in many languages, under each of many ways to say who speaks: who says what, and who asks.
//!
//! `conventions/*.txt` holds the talks: the title; the full, last and first name of the one who asks
//! and of the one who answers; a word and a letter for questions, and for answers; the turns.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::Path;

use interview_model::SegmentKind;
use interview_parser::parse;

/// A talk in one language.
struct Talk {
    language: String,
    title: String,
    /// Of each side: full, last and first name; the word and the letter for what it says.
    sides: [[String; 5]; 2],
    turns: Vec<String>,
}

/// How turns are written, and what the label is. `{full}`, `{last}`, `{first}`, `{caps}`, `{word}`,
/// `{letter}` stand for the speaker, `{n}` for the number of the turn and `{time}` for a clock.
struct Way {
    turn: &'static str,
    label: &'static str,
    /// What stands between turns.
    gap: &'static str,
    /// The languages that write so; all, where there are none.
    only: &'static [&'static str],
}

const fn way(turn: &'static str, label: &'static str) -> Way {
    Way { turn, label, gap: "\n\n", only: &[] }
}

const fn lines(turn: &'static str, label: &'static str) -> Way {
    Way { gap: "\n", ..way(turn, label) }
}

const fn only(turn: &'static str, label: &'static str, only: &'static [&'static str]) -> Way {
    Way { only, ..way(turn, label) }
}

/// Languages with capitals.
const CASED: &[&str] = &["en", "de", "fr", "es", "ru", "el", "tr"];
/// Languages for which there are words for questions and answers.
const LISTED: &[&str] = &["en", "de", "fr", "es", "ru", "el", "tr", "zh", "ja", "ko", "ar"];
/// Languages that write without spaces, and one beside them.
const WIDE: &[&str] = &["zh", "ja", "ko"];

const WAYS: &[Way] = &[
    way("{full}: {turn}", "{full}"),
    lines("{full}: {turn}", "{full}"),
    way("{full}:{turn}", "{full}"),
    way("{full} : « {turn} »", "{full}"),
    way("{full}: “{turn}”", "{full}"),
    way("{full}:- {turn}", "{full}"),
    way("{full} — {turn}", "{full}"),
    way("{full}—{turn}", "{full}"),
    way("{full} -- {turn}", "{full}"),
    way("{full}--{turn}", "{full}"),
    way("{full}. — {turn}", "{full}"),
    way("{full}.– {turn}", "{full}"),
    way("{full} -> {turn}", "{full}"),
    way("{full}> {turn}", "{full}"),
    way("{full} / {turn}", "{full}"),
    way("{full} | {turn}", "{full}"),
    way("[{full}] {turn}", "{full}"),
    way("({full}) {turn}", "{full}"),
    way("{{full}} {turn}", "{full}"),
    way("{full}\t{turn}", "{full}"),
    lines("{full}\t{turn}", "{full}"),
    way("**{full}** {turn}", "{full}"),
    way("_{full}_: {turn}", "{full}"),
    way("<strong>{full}:</strong> {turn}", "{full}"),
    way("* {full} - {turn}", "{full}"),
    way("#{first}: {turn}", "{first}"),
    way("@{first} {turn}", "{first}"),
    lines("<{first}> {turn}", "{first}"),
    lines("[{time}] <{first}> {turn}", "{first}"),
    lines("{time} {full}: {turn}", "{full}"),
    way("({time}) {full}: {turn}", "{full}"),
    way("{full} {time}: {turn}", "{full}"),
    way("{full} [{time}]: {turn}", "{full}"),
    lines("12/03/2024, {time} - {full}: {turn}", "{full}"),
    lines("[12.03.24, {time}:10] {full}: {turn}", "{full}"),
    way("{n}. {full}: {turn}", "{full}"),
    lines("{n}) {full}: {turn}", "{full}"),
    way("{full}\n{turn}", "{full}"),
    way("{full}:\n\n{turn}", "{full}"),
    way("{full}\n{time}\n{turn}", "{full}"),
    way("{time}\n{full}\n{turn}", "{full}"),
    way("== {full} ==\n{turn}", "{full}"),
    way("{full}) {turn}", "{full}"),
    lines("{last}) {turn}", "{last}"),
    way("- {full} -\n{turn}", "{full}"),
    way("◇ {full} ◇\n{turn}", "{full}"),
    way("{full} (Z7):\n{turn}", "{full} (Z7)"),
    lines("{time}\t{full}\t{turn}", "{full}"),
    lines("{n}\t{time}:04.5 - {time}:09.0\t{turn}\t{full}", "{full}"),
    way("{turn}\n— {full}", "{full}"),
    way("{turn}\n-- {full}, vom Hafen", "{full}, vom Hafen"),
    lines("2024-03-12 {time}:31 {full}({n})\n{turn}", "{full}"),
    lines("{time}:31 From {full} to Everyone:\n\t{turn}", "{full}"),
    lines("{full}, [12.03.2024 {time}]\n{turn}", "{full}"),
    way("Re: Netze\nPost by: {first} » 12 Mar 2024, {time}\n{turn}\nTop", "{first}"),
    way("{first} • {n}d ago\n{turn}\nUpvote {n}4 Reply Share", "{first}"),
    way("Rede {n}  {full} (Z7):\n{turn}", "{full}"),
    lines("[{full}] [{time}] {turn}", "{full}"),
    lines("{time}:31  {first} | {turn}", "{first}"),
    only("<{letter} – {full} – Harbour Bank>: {turn}", "{letter} – {full} – Harbour Bank", CASED),
    only("{caps} (vom Hafen) – {turn}", "{caps} (vom Hafen)", CASED),
    only("{full} (Z7) / {turn}", "{full} (Z7)", CASED),
    way("{full} (Z7) ({time})\n\n{turn}", "{full} (Z7)"),
    only("{full} -- Harbour Bank -- Analyst\n{turn}", "{full} -- Harbour Bank -- Analyst", CASED),
    only("{full}. {turn}", "{full}", CASED),
    only("{first}. {turn}", "{first}", CASED),
    only("Q{n} {full}: {turn}", "{full}", CASED),
    only("○{full}（七）　{turn}", "{full}（七）", WIDE),
    only("{caps} – {turn}", "{caps}", CASED),
    only("{caps}. — {turn}", "{caps}", CASED),
    only("{caps}. {turn}", "{caps}", CASED),
    only("{caps} (PU). {turn}", "{caps} (PU)", CASED),
    only("Dr. {last}. {turn}", "Dr. {last}", CASED),
    only("{full} (PU) ({time}): {turn}", "{full} (PU)", CASED),
    only("{full}, von der Fähre am Kai: {turn}", "{full}", CASED),
    only("{caps}\n\n{turn}", "{caps}", CASED),
    way("{word}: {turn}", "{word}"),
    only("{word}. {turn}", "{word}", LISTED),
    way("{letter}: {turn}", "{letter}"),
    only("{letter}. {turn}", "{letter}", LISTED),
    only("{letter}.- {turn}", "{letter}", LISTED),
    only("{letter}. — {turn}", "{letter}", LISTED),
    only("{letter}) {turn}", "{letter}", LISTED),
    way("**{letter}:** {turn}", "{letter}"),
    only("{letter}{n}: {turn}", "{letter}{n}", LISTED),
    only("{full}　{turn}", "{full}", WIDE),
    only("{last}「{turn}」", "{last}", &["zh", "ja"]),
    only("【{full}】{turn}", "{full}", WIDE),
    only("■{full}　{turn}", "{full}", &["zh", "ja"]),
];

fn talks() -> Vec<Talk> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conventions");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let talk = |file: std::path::PathBuf| {
        let text = fs::read_to_string(&file).unwrap();
        let rows: Vec<&str> = text.lines().collect();
        let side = |names: usize, words: usize| {
            let cells = rows[names].split('\t').chain(rows[words].split('\t'));
            cells.map(str::to_owned).collect::<Vec<_>>().try_into().unwrap()
        };
        Talk {
            language: file.file_stem().unwrap().to_str().unwrap().to_owned(),
            title: rows[0].to_owned(),
            sides: [side(1, 3), side(2, 4)],
            turns: rows[5..].iter().map(|&row| row.to_owned()).collect(),
        }
    };
    files.map(talk).collect()
}

impl Talk {
    fn fill(&self, pattern: &str, turn: usize) -> String {
        let [full, last, first, word, letter] = &self.sides[turn % 2];
        let time = format!("{:02}:{:02}", turn / 4, turn * 17 % 60);
        let filled = pattern
            .replace("{full}", full)
            .replace("{last}", last)
            .replace("{first}", first)
            .replace("{caps}", &full.to_uppercase())
            .replace("{word}", word)
            .replace("{letter}", letter)
            .replace("{n}", &(turn + 1).to_string())
            .replace("{time}", &time);
        filled.replace("{turn}", &self.turns[turn])
    }

    fn written(&self, way: &Way) -> String {
        let turns: Vec<String> =
            (0..self.turns.len()).map(|turn| self.fill(way.turn, turn)).collect();
        format!("{}\n\n{}\n", self.title, turns.join(way.gap))
    }

    /// The turns that were given to somebody else, or to the other side, or hold more than was said.
    fn wrong(&self, way: &Way) -> Vec<String> {
        let source = self.written(way);
        let segments = parse(&source).interview.segments;
        let bare = |text: &str| text.trim_matches(['“', '”', '«', '»', '「', '」', ' ']).to_owned();
        let is_wrong = |turn: &usize| {
            let kind = [SegmentKind::Question, SegmentKind::Answer][turn % 2];
            let label = self.fill(way.label, *turn);
            !segments.iter().any(|it| {
                it.kind == kind
                    && it.label.as_deref() == Some(&*label)
                    && bare(&it.text) == self.turns[*turn]
            })
        };
        let wrong = (0..self.turns.len()).filter(is_wrong);
        wrong.map(|turn| format!("{} {:?} turn {turn}", self.language, way.turn)).collect()
    }
}

#[test]
fn each_way_to_say_who_speaks_is_read_in_each_language() {
    let talks = talks();
    assert_eq!(talks.len(), 14);
    let mut wrong = Vec::new();
    for way in WAYS {
        let wrote = |talk: &&Talk| way.only.is_empty() || way.only.contains(&&*talk.language);
        for talk in talks.iter().filter(wrote) {
            wrong.extend(talk.wrong(way));
        }
    }
    assert!(wrong.is_empty(), "{} turns: {wrong:#?}", wrong.len());
}
