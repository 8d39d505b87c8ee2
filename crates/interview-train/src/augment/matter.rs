//! What stands before, after and between the turns in blocks of short lines: lists of credits,
//! tables of facts about somebody, lists of links, lines of programs, licences.

use interview_model::SegmentKind::{self, Aside, Bio, Credit, Intro, Title};

use super::places::{Place, put_in as put_in_line};
use crate::corpus::Line;
use crate::random::Random;
use crate::text::{is_mostly_wide, with_capital};
use crate::words::{
    AUTHORS, CLOSINGS, CODE, CREDIT_KEYS, END_LINES, LINK_LEADS, LINK_NAMES, NAMES, PROFILE_KEYS,
    PROFILE_VALUES, WIDE_CREDIT_KEYS, WIDE_END_LINES, WIDE_NAMES, WIDE_PROFILE_KEYS,
    WIDE_PROFILE_VALUES,
};

/// Puts one sort of matter in.
type Step = fn(&mut Vec<Line>, bool, &mut Random);

/// Puts some of it in.
pub(super) fn put_in(lines: &mut Vec<Line>, random: &mut Random) {
    let wide = are_wide(lines);
    let steps: [(Step, usize); 5] =
        [(credit_list, 20), (profile, 30), (code, 25), (links, 25), (end_lines, 35)];
    for (step, percent) in steps {
        if random.chance(percent) {
            step(lines, wide, random);
        }
    }
}

fn are_wide(lines: &[Line]) -> bool {
    let speech = lines.iter().filter(|line| line.gold.is_speech());
    speech.take(8).any(|line| is_mostly_wide(&line.text))
}

/// How a key and its value stand to each other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Join {
    #[default]
    Colon,
    Space,
    /// On a line each.
    Lines,
}

impl Join {
    fn draw(random: &mut Random) -> Self {
        random.weighted(&[(Self::Colon, 4), (Self::Space, 3), (Self::Lines, 4)])
    }

    fn lines(self, key: &str, value: &str, wide: bool) -> Vec<String> {
        match self {
            Self::Colon if wide => vec![format!("{key}：{value}")],
            Self::Colon => vec![format!("{key}: {value}")],
            Self::Space => vec![format!("{key} {value}")],
            Self::Lines => vec![key.to_owned(), value.to_owned()],
        }
    }
}

fn credit_list(lines: &mut Vec<Line>, wide: bool, random: &mut Random) {
    let (keys, names) = if wide { (WIDE_CREDIT_KEYS, WIDE_NAMES) } else { (CREDIT_KEYS, NAMES) };
    let join = Join::draw(random);
    let count = 2 + random.below(4);
    let rows = keys.pick_run(count, random).flat_map(|key| {
        let value = match random.below(6) {
            0 => date(wide, random),
            1 => format!("{}、{}", names.pick(random), names.pick(random)),
            _ => names.pick(random).to_owned(),
        };
        join.lines(key, &value, wide)
    });
    let rows: Vec<_> = rows.collect();
    let place = random.weighted(&[(Place::BeforeFirst, 6), (Place::End, 4)]);
    block(lines, place, rows, Credit, random);
}

pub(super) fn date(wide: bool, random: &mut Random) -> String {
    let (year, month, day) = (1998 + random.below(26), 1 + random.below(12), 1 + random.below(28));
    if wide { format!("{year} 年 {month} 月 {day} 日") } else { format!("{day}.{month}.{year}") }
}

fn profile(lines: &mut Vec<Line>, wide: bool, random: &mut Random) {
    let (keys, values) = if wide {
        (WIDE_PROFILE_KEYS, WIDE_PROFILE_VALUES)
    } else {
        (PROFILE_KEYS, PROFILE_VALUES)
    };
    let join = Join::draw(random);
    let count = 3 + random.below(7);
    let rows = keys
        .pick_run(count, random)
        .flat_map(|key| join.lines(key, values.pick(random), wide))
        .collect();
    let place = random.weighted(&[(Place::BeforeFirst, 8), (Place::End, 2)]);
    block(lines, place, rows, Aside, random);
}

fn code(lines: &mut Vec<Line>, _: bool, random: &mut Random) {
    for _ in 0..=random.below(2) {
        let count = 1 + random.below(12);
        let rows = CODE.pick_run(count, random).map(str::to_owned).collect();
        let place = random.weighted(&[(Place::InAnswer, 5), (Place::BetweenTurns, 4)]);
        block(lines, place, rows, Aside, random);
    }
}

fn links(lines: &mut Vec<Line>, _: bool, random: &mut Random) {
    let mut rows = Vec::new();
    if random.chance(70) {
        rows.push(LINK_LEADS.pick(random).to_owned());
    }
    let bullet = random.weighted(&[("", 6), ("- ", 1), ("• ", 1)]);
    for _ in 0..2 + random.below(5) {
        let name = if random.chance(75) { LINK_NAMES } else { NAMES };
        rows.push(format!("{bullet}{}", name.pick(random)));
    }
    let place = random.weighted(&[(Place::End, 8), (Place::BeforeFirst, 2)]);
    block(lines, place, rows, Aside, random);
}

fn end_lines(lines: &mut Vec<Line>, wide: bool, random: &mut Random) {
    let words = if wide { WIDE_END_LINES } else { END_LINES };
    for _ in 0..=random.below(2) {
        block(lines, Place::End, vec![words.pick(random).to_owned()], Credit, random);
    }
}

/// Puts the editors' farewell to their readers below the last turn.
pub(super) fn put_in_closing(lines: &mut Vec<Line>, random: &mut Random) {
    if !are_wide(lines) {
        let name = person(lines).unwrap_or_else(|| NAMES.pick(random).to_owned());
        let text = CLOSINGS.pick(random).replace("{}", &name);
        block(lines, Place::End, vec![text], Aside, random);
    }
}

/// Says below the last turn who wrote the article: in a sentence, or below the name on a line of its
/// own, which the sentence says again or not.
pub(super) fn put_in_author(lines: &mut Vec<Line>, random: &mut Random) {
    if are_wide(lines) {
        return;
    }
    let (name, text) = (NAMES.pick(random), AUTHORS.pick(random));
    let said = text.replace("{}", name);
    let rows = match random.below(10) {
        0..4 => {
            let alone = text.trim_start_matches("{}").trim_start_matches([' ', '—']);
            vec![name.to_owned(), with_capital(alone)]
        }
        4..7 => vec![name.to_owned(), said],
        _ => vec![said],
    };
    block(lines, Place::End, rows, Bio, random);
}

/// Two neighbouring words of the title, each with a capital: nearly always a name.
fn person(lines: &[Line]) -> Option<String> {
    let title = &lines.first().filter(|line| line.is(Title) || line.is(Intro))?.text;
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let pair = words.windows(2).find(|pair| pair.iter().all(|word| is_capital(word)))?;
    Some(pair.join(" "))
}

/// Puts in lines that belong together, in the article's own blank lines or with none between them.
fn block(
    lines: &mut Vec<Line>,
    place: Place,
    rows: Vec<String>,
    kind: SegmentKind,
    random: &mut Random,
) {
    let Some(at) = place.find(lines, random) else { return };
    let tight = random.chance(60);
    for (offset, row) in rows.into_iter().enumerate() {
        put_in_line(lines, at + offset, row, kind);
        if let Some(line) = lines.get_mut(at + offset).filter(|_| tight && offset > 0) {
            line.blanks = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    fn with(step: Step, wide: bool) -> Vec<Vec<Line>> {
        let rows = ["title|Ada Byron on bees", "question|Why?", "answer|So.", "answer|And so."];
        let grown = (0..20).map(|seed| {
            let mut lines = article(&rows).lines;
            step(&mut lines, wide, &mut Random::new(&["matter"], seed));
            lines
        });
        grown.collect()
    }

    #[test]
    fn blocks_keep_the_conversation() {
        for step in [credit_list, profile, code, links, end_lines] {
            for lines in with(step, false).into_iter().chain(with(step, true)) {
                let speech = lines.iter().filter(|line| line.gold.is_speech()).count();
                assert_eq!(speech, 3, "{lines:?}");
            }
        }
    }

    #[test]
    fn credits_stand_around_the_conversation_and_code_in_it() {
        for lines in with(credit_list, false) {
            let first = lines.iter().position(|line| line.is(Credit)).unwrap();
            assert!(first == 1 || first == 4, "{lines:?}");
        }
        for lines in with(code, false).iter().filter(|lines| lines.len() > 4) {
            assert!(lines[3].is(Aside) && lines.last().unwrap().gold.is_speech(), "{lines:?}");
        }
    }

    #[test]
    fn the_author_stands_at_the_end() {
        let author: Step = |lines, _, random| put_in_author(lines, random);
        let said = with(author, false);
        let ends = |lines: &Vec<Line>| lines.last().is_some_and(|line| line.is(Bio));
        assert!(said.iter().all(ends), "{said:?}");
        let two = said.iter().filter(|lines| lines.len() == 6);
        assert!((5..18).contains(&two.count()), "{said:?}");
        let mut wide = article(&["question|どうしてですか。", "answer|そうだからです。"]).lines;
        put_in_author(&mut wide, &mut Random::new(&["matter"], 0));
        assert_eq!(wide.len(), 2, "no author's name is written so: {wide:?}");
    }

    #[test]
    fn the_editors_thank_by_name() {
        let closing: Step = |lines, _, random| put_in_closing(lines, random);
        let said = with(closing, false);
        assert!(said.iter().any(|lines| lines[4].text.contains("Ada Byron")), "{said:?}");
    }
}
