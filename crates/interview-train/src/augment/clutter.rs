//! What news sites set between the paragraphs of an article.
//!
//! Where these things stand, and how often, is taken from a count in news interviews of eleven
//! languages.

use interview_model::SegmentKind::{self, Aside, Credit};

use super::places::{Place, put_in as put_in_line};
use super::pool::{Piece, Pool};
use crate::corpus::Line;
use crate::random::Random;
use crate::text::{initials, sentences, width};
use crate::words::{BOXES, LINKS, NAMES, PHOTO_CREDITS};

/// How many of a hundred headlines are sentences of a report.
const REPORTED: usize = 70;

/// Puts one sort of thing in.
type Step = fn(&mut Vec<Line>, &Pool<'_>, &mut Random);

/// Puts some of it in.
pub(super) fn put_in(lines: &mut Vec<Line>, pool: &Pool<'_>, random: &mut Random) {
    let steps: [(Step, usize); 6] = [
        (headlines, 100),
        (boxes, 30),
        (pull_quotes, 35),
        (captions, 30),
        (sign_off, 20),
        (head_again, 5),
    ];
    for (step, percent) in steps {
        if random.chance(percent) {
            step(lines, pool, random);
        }
    }
}

fn somewhere(lines: &[Line], random: &mut Random) -> Option<usize> {
    let place = random.weighted(&[
        (Place::BetweenTurns, 63),
        (Place::InAnswer, 30),
        (Place::End, 29),
        (Place::BeforeFirst, 13),
        (Place::BeforeAnswer, 12),
        (Place::Top, 8),
    ]);
    place.find(lines, random)
}

/// Headlines of other articles, with or without a word that says so.
fn headlines(lines: &mut Vec<Line>, pool: &Pool<'_>, random: &mut Random) {
    let is_introduced = random.chance(50);
    let is_apart = random.chance(30);
    let link = LINKS.pick(random);
    for _ in 0..=random.below(3) {
        let (Some(at), Some(headline)) = (somewhere(lines, random), headline(pool, random)) else {
            continue;
        };
        if is_introduced && is_apart {
            put_in_line(lines, at, headline, Aside);
            put_in_line(lines, at, link, Aside);
        } else if is_introduced {
            put_in_line(lines, at, format!("{link} {headline}"), Aside);
        } else {
            put_in_line(lines, at, headline, Aside);
        }
    }
}

/// The title of another article, a thing that stands beside one, or what a report says in one
/// sentence, which has no full stop as a headline.
fn headline(pool: &Pool<'_>, random: &mut Random) -> Option<String> {
    if random.chance(REPORTED) {
        let intros = pool.intros.iter().flat_map(|piece| sentences(piece.text));
        let fitting: Vec<&str> = intros.filter(|it| (40..110).contains(&width(it))).collect();
        if let Some(sentence) = random.pick(&fitting) {
            return Some(sentence.trim_end_matches(['.', '。']).to_owned());
        }
    }
    let pieces: &[Piece<'_>] = if random.chance(70) { &pool.titles } else { &pool.asides };
    random.pick(pieces).map(|piece| piece.text.to_owned())
}

/// The same box again and again, or one of several sorts.
fn boxes(lines: &mut Vec<Line>, _: &Pool<'_>, random: &mut Random) {
    let always = random.chance(60).then(|| BOXES.pick(random));
    for _ in 0..=random.below(5) {
        if let Some(at) = somewhere(lines, random) {
            put_in_line(lines, at, always.unwrap_or_else(|| BOXES.pick(random)), Aside);
        }
    }
}

/// Sentences of answers, repeated to catch the eye.
fn pull_quotes(lines: &mut Vec<Line>, _: &Pool<'_>, random: &mut Random) {
    let (open, close) =
        random.weighted(&[(("", ""), 4), (("“", "”"), 2), (("«", "»"), 1), (("„", "“"), 1)]);
    for _ in 0..=random.below(3) {
        let quote = answer_sentence(lines, 40..200, random);
        let place = random.weighted(&[(Place::BetweenTurns, 6), (Place::InAnswer, 4)]);
        if let (Some(quote), Some(at)) = (quote, place.find(lines, random)) {
            put_in_line(lines, at, format!("{open}{quote}{close}"), Aside);
        }
    }
}

/// A picture's caption: what an introduction might say, and who took the picture.
fn captions(lines: &mut Vec<Line>, _: &Pool<'_>, random: &mut Random) {
    let said: Vec<&str> = lines
        .iter()
        .filter(|line| line.is(SegmentKind::Intro) || line.is(SegmentKind::Title))
        .flat_map(|line| sentences(&line.text))
        .filter(|sentence| (20..160).contains(&width(sentence)))
        .collect();
    let Some(said) = random.pick(&said) else { return };
    let credit = format!("{} {}", PHOTO_CREDITS.pick(random), NAMES.pick(random));
    let caption = match random.below(4) {
        0 => (*said).to_owned(),
        1 => format!("{said} ({credit})"),
        2 => format!("{said} {}", credit.to_uppercase()),
        _ => format!("{said} {credit}"),
    };
    if let Some(at) = somewhere(lines, random) {
        put_in_line(lines, at, caption, Aside);
    }
}

/// The writer's initials after the end, on a line of their own or behind the last word.
fn sign_off(lines: &mut Vec<Line>, _: &Pool<'_>, random: &mut Random) {
    let mark = match (initials(NAMES.pick(random)), random.below(3)) {
        (mark, 0) => mark.to_lowercase(),
        (mark, 1) => format!("[{mark}]"),
        (mark, _) => format!("({mark})"),
    };
    match lines.last_mut() {
        Some(last) if random.chance(40) => {
            last.text.push(' ');
            last.text.push_str(&mark);
        }
        _ => put_in_line(lines, lines.len(), mark, Credit),
    }
}

/// The page's head, repeated below the article.
fn head_again(lines: &mut Vec<Line>, _: &Pool<'_>, _: &mut Random) {
    let title = lines.first().filter(|line| line.is(SegmentKind::Title));
    if let Some(title) = title.map(|line| line.text.clone()) {
        put_in_line(lines, lines.len(), title, Aside);
    }
}

/// A sentence of the first answers of this width.
pub(super) fn answer_sentence(
    lines: &[Line],
    widths: std::ops::Range<usize>,
    random: &mut Random,
) -> Option<String> {
    let answers = lines.iter().filter(|line| line.is(SegmentKind::Answer));
    let sentences = answers.flat_map(|line| sentences(&line.text));
    let fitting: Vec<&str> = sentences.filter(|it| widths.contains(&width(it))).take(40).collect();
    random.pick(&fitting).map(|sentence| (*sentence).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::article;

    const ROWS: [&str; 7] = [
        "title|The bees of Edda Karlsdotter",
        "intro|She has kept bees for thirty years on her island.",
        "question|Why?",
        "answer|Because they dance, and nobody who has seen it forgets the sight. So I stayed.",
        "answer|And then I learned what they dance for in the long summers of the north.",
        "question|For whom?",
        "answer|For their sisters, to tell them where the lime trees are in bloom.",
    ];

    fn with(step: Step, kind: SegmentKind) -> Vec<String> {
        let other = article(&["title|Another story"]);
        let pool = Pool::of([&other]);
        let mut found = Vec::new();
        for seed in 0..30 {
            let mut lines = article(&ROWS).lines;
            step(&mut lines, &pool, &mut Random::new(&["clutter"], seed));
            let speech = lines.iter().filter(|line| line.gold.is_speech()).count();
            assert_eq!(speech, 5, "{lines:?}");
            found.extend(lines.into_iter().filter(|line| line.is(kind)).map(|line| line.text));
        }
        found
    }

    #[test]
    fn headlines_are_those_of_others() {
        let found = with(headlines, Aside);
        assert!(found.len() > 20, "{found:?}");
        assert!(found.iter().any(|text| text == "Another story"), "{found:?}");
        assert!(found.iter().any(|text| text.len() > 16 && text.ends_with(" Another story")));
    }

    #[test]
    fn pull_quotes_are_the_answers_words() {
        let answers = ROWS[3..].join(" ");
        let found = with(pull_quotes, Aside);
        assert!(found.len() > 20, "{found:?}");
        for text in found {
            assert!(answers.contains(text.trim_matches(['“', '”', '«', '»', '„'])), "{text}");
        }
    }

    #[test]
    fn captions_say_what_the_introduction_says() {
        let found = with(captions, Aside);
        assert!(found.iter().all(|text| text.contains("bees")), "{found:?}");
        assert!(found.iter().any(|text| text.contains('(')), "{found:?}");
    }

    #[test]
    fn sign_offs_stand_after_the_end() {
        let found = with(sign_off, Credit);
        assert!((5..30).contains(&found.len()), "{found:?}");
        assert!(found.iter().all(|text| width(text) < 7), "{found:?}");
    }
}
