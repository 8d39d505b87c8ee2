//! Puts on what tells speakers apart.

use interview_model::SegmentKind;

use crate::corpus::{Gold, Line};
use crate::random::Random;
use crate::text::{capitalised, initials, is_mostly_wide};
use crate::words::{ASKERS, LETTERS, NAMES, WIDE_NAMES};

/// A habit of marking who speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Style {
    /// Nothing.
    #[default]
    None,
    /// `Ada: Why?`, `Tom: So.`
    Names,
    /// `Q: Why?`, `A: So.`
    Letters,
    /// `Q: Why?` or `Ada: Why?`, and answers without mark.
    QuestionNames,
    /// Answers alone.
    AnswerNames,
    /// The name on a line of its own before each turn.
    NameLines,
    /// `AB: Why?`, and perhaps `Ada Byron (AB)` the first time.
    Initials,
    /// `1. Why?`
    Numbers,
    /// `- Why?`
    QuestionDashes,
    /// A dash before each turn.
    Dashes,
}

impl Style {
    pub(super) fn draw(random: &mut Random) -> Self {
        random.weighted(&[
            (Self::None, 33),
            (Self::Names, 17),
            (Self::Letters, 6),
            (Self::QuestionNames, 9),
            (Self::AnswerNames, 6),
            (Self::NameLines, 9),
            (Self::Initials, 6),
            (Self::Numbers, 5),
            (Self::QuestionDashes, 4),
            (Self::Dashes, 8),
        ])
    }

    /// Whether it shows by itself where questions are.
    pub(super) const fn marks_questions(self) -> bool {
        !matches!(self, Self::None | Self::AnswerNames | Self::Dashes)
    }

    const fn marks(self, side: Side) -> bool {
        match self {
            Self::None => false,
            Self::QuestionNames | Self::Numbers | Self::QuestionDashes => {
                matches!(side, Side::Asks)
            }
            Self::AnswerNames => !matches!(side, Side::Asks),
            _ => true,
        }
    }

    /// Marks the first line of each turn.
    pub(super) fn apply(self, lines: &mut Vec<Line>, random: &mut Random) {
        if self == Self::None {
            return;
        }
        let mut cast = Cast::draw(self, lines, random);
        let (mut marked, mut last) = (Vec::with_capacity(lines.len()), None);
        for mut line in lines.drain(..) {
            if let Some(side) = Side::of(line.gold) {
                if last != Some(side) && self.marks(side) {
                    let mark = cast.mark(side, random);
                    if self == Self::NameLines {
                        let name = Line { text: mark, ..line.clone() };
                        line.blanks = cast.blanks_after_name;
                        marked.push(name);
                    } else {
                        line.text.insert_str(0, &mark);
                    }
                }
                last = Some(side);
            }
            marked.push(line);
        }
        *lines = marked;
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Asks,
    Answers,
    Open,
}

impl Side {
    fn of(gold: Gold) -> Option<Self> {
        match gold {
            Gold::Kind(SegmentKind::Question) => Some(Self::Asks),
            Gold::Kind(SegmentKind::Answer) => Some(Self::Answers),
            Gold::Kind(SegmentKind::Remark) | Gold::Turn => Some(Self::Open),
            Gold::Kind(_) => None,
        }
    }
}

/// Who speaks, and how they are introduced.
#[derive(Debug)]
struct Cast {
    style: Style,
    asker: Voice,
    answerer: Voice,
    /// Somebody else, who now and then takes one side's turn.
    third: Voice,
    third_helps: Option<Side>,
    separator: &'static str,
    asked: usize,
    blanks_after_name: usize,
}

/// A speaker's label.
#[derive(Debug, Clone, Default)]
struct Voice {
    label: String,
    /// What stands there the first time instead.
    first: Option<String>,
}

impl Cast {
    fn draw(style: Style, lines: &[Line], random: &mut Random) -> Self {
        let wide = lines.iter().any(|line| line.gold.is_speech() && is_mostly_wide(&line.text));
        let (asker, answerer) = voices(style, lines, wide, random);
        let separator = separator(style, &asker.label, wide, random);
        let is_upper = random.chance(15);
        let third = Voice::named(fresh_name(wide, random), style, random).upper_if(is_upper);
        Self {
            asker: asker.upper_if(is_upper),
            answerer: answerer.upper_if(is_upper),
            third,
            third_helps: random.weighted(&[
                (None, 70),
                (Some(Side::Asks), 15),
                (Some(Side::Answers), 15),
            ]),
            separator,
            asked: 0,
            blanks_after_name: usize::from(random.chance(20)),
            style,
        }
    }

    /// What stands before a turn of this side.
    fn mark(&mut self, side: Side, random: &mut Random) -> String {
        match self.style {
            Style::Numbers => {
                self.asked += 1;
                format!("{}{}", self.asked, self.separator)
            }
            Style::Dashes | Style::QuestionDashes => self.separator.to_owned(),
            _ => {
                let separator = self.separator;
                self.voice(side, random).next_label() + separator
            }
        }
    }

    fn voice(&mut self, side: Side, random: &mut Random) -> &mut Voice {
        let is_helped = self.style != Style::Letters && self.third_helps == Some(side);
        match side {
            Side::Open => &mut self.third,
            _ if is_helped && random.chance(30) => &mut self.third,
            Side::Asks => &mut self.asker,
            Side::Answers => &mut self.answerer,
        }
    }
}

impl Voice {
    /// The voice of somebody with this full name.
    fn named(name: String, style: Style, random: &mut Random) -> Self {
        if style != Style::Initials {
            return Self { label: name, first: None };
        }
        let label = initials(&name);
        let first = random.chance(50).then(|| format!("{name} ({label})"));
        Self { label, first }
    }

    fn upper_if(mut self, is_upper: bool) -> Self {
        if is_upper {
            self.label = self.label.to_uppercase();
        }
        self
    }

    fn next_label(&mut self) -> String {
        self.first.take().unwrap_or_else(|| self.label.clone())
    }
}

/// Asker and answerer.
fn voices(style: Style, lines: &[Line], wide: bool, random: &mut Random) -> (Voice, Voice) {
    let letters = LETTERS.pick(random).split_once('\t').unwrap_or_default();
    let plain = |label: &str| Voice { label: label.to_owned(), first: None };
    if style == Style::Letters {
        return (plain(letters.0), plain(letters.1));
    }
    let answerer = guest(lines, random).unwrap_or_else(|| fresh_name(wide, random));
    let answerer = Voice::named(answerer, style, random);
    let asker = match style {
        Style::QuestionNames if random.chance(35) => plain(letters.0),
        Style::Initials => Voice::named(NAMES.pick(random).to_owned(), style, random),
        _ if !wide && random.chance(30) => plain(ASKERS.pick(random)),
        _ => Voice::named(fresh_name(wide, random), style, random),
    };
    (asker, answerer)
}

/// The person interviewed is most often named in the title.
fn guest(lines: &[Line], random: &mut Random) -> Option<String> {
    let title = lines.first().filter(|line| line.is(SegmentKind::Title))?;
    let names = capitalised(&title.text);
    let (surname, others) = names.split_last()?;
    let first = others.last().filter(|_| random.chance(30));
    let is_guest = random.chance(75);
    is_guest
        .then(|| first.map_or_else(|| (*surname).to_owned(), |first| format!("{first} {surname}")))
}

/// A full name, or a part of it.
fn fresh_name(wide: bool, random: &mut Random) -> String {
    let name = if wide { WIDE_NAMES.pick(random) } else { NAMES.pick(random) };
    let (first, last) = name.split_once(' ').unwrap_or((name, name));
    random.word(&[name, first, last, last]).to_owned()
}

fn separator(style: Style, asker: &str, wide: bool, random: &mut Random) -> &'static str {
    match style {
        Style::Letters if asker.chars().count() == 1 => random.word(&[": ", ": ", ". "]),
        Style::Initials => random.word(&[": ", ": ", " "]),
        Style::NameLines => random.word(&["", "", ":"]),
        Style::Numbers => random.word(&[". ", ". ", ") "]),
        Style::QuestionDashes | Style::Dashes => random.word(&["-", "- ", "– ", "— ", "—"]),
        _ if wide => random.word(&["：", "：", ": ", "\u{3000}"]),
        _ => random.word(&[": ", ": ", ": ", " : ", " – "]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::augment::strip::strip;
    use crate::corpus::tests::{article, rows};

    const ROWS: [&str; 9] = [
        "title|A talk with Edda Karlsdotter",
        "question|Why?",
        "question|And how?",
        "answer|So.",
        "answer|And so.",
        "question|When?",
        "answer|Now.",
        "question|Where?",
        "answer|There.",
    ];

    fn styled(style: Style, seed: u64) -> Vec<Line> {
        let mut lines = article(&ROWS).lines;
        style.apply(&mut lines, &mut Random::new(&["labels"], seed));
        lines
    }

    #[test]
    fn marks_stand_before_each_turn_of_the_sides_that_have_them() {
        for (style, marked) in [
            (Style::None, [false, false]),
            (Style::Names, [true, true]),
            (Style::Letters, [true, true]),
            (Style::QuestionNames, [true, false]),
            (Style::AnswerNames, [false, true]),
            (Style::Initials, [true, true]),
            (Style::Numbers, [true, false]),
            (Style::QuestionDashes, [true, false]),
            (Style::Dashes, [true, true]),
        ] {
            for seed in 0..20 {
                let lines = styled(style, seed);
                let is_marked =
                    |at: usize| lines[at].text.len() > article(&ROWS).lines[at].text.len();
                assert_eq!([is_marked(1), is_marked(3)], marked, "{style:?}: {lines:?}");
                assert!(!is_marked(0) && !is_marked(2) && !is_marked(4), "{style:?}: {lines:?}");
            }
        }
    }

    #[test]
    fn names_on_lines_of_their_own_have_the_kind_of_their_turn() {
        let lines = styled(Style::NameLines, 1);
        assert_eq!(lines.len(), ROWS.len() + 6);
        assert!(lines[1].is(SegmentKind::Question) && lines[2].text == "Why?");
        assert!(lines[4].is(SegmentKind::Answer) && lines[5].text == "So.");
    }

    #[test]
    fn the_guest_is_often_the_one_in_the_title() {
        let named =
            |seed| styled(Style::Names, seed)[3].text.to_lowercase().contains("karlsdotter");
        assert!((20..80).contains(&(0..100).filter(|seed| named(*seed)).count()));
    }

    #[test]
    fn what_is_put_on_numbers_and_dashes_can_be_taken_off() {
        for style in [Style::Letters, Style::Numbers, Style::Dashes] {
            for seed in 0..10 {
                assert_eq!(rows(&strip(&styled(style, seed))), ROWS, "{style:?} {seed}");
            }
        }
    }
}
