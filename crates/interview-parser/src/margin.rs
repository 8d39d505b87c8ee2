//! Where the lines of wrapped paragraphs end, and where such paragraphs begin.

use crate::grammar::ending::{Ending, ending};
use crate::grammar::label::{Form, label};
use crate::grammar::mark::mark;
use crate::grammar::time::opening_time;
use crate::letters::is_lowercase;
use crate::line::Line;

/// The column at which the paragraphs of a source are wrapped, and that at which its lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Margin {
    /// How many characters the longest lines have, but for a few.
    width: usize,
    /// Before how many columns of white space most lines stand.
    indent: usize,
}

/// The width within which a typist or a mail program wraps.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;

/// The fewest lines that show a margin.
const LINES: usize = 6;

/// How much farther in than the others the first line of a paragraph stands, in columns.
const INDENTED: usize = 4;

impl Margin {
    /// The margin, where lines stop at one in mid-sentence: two of five lines that are followed by
    /// another without a blank line between end in a letter or a comma, and nearly all of these are
    /// about as long as the longest.
    pub(crate) fn of(lines: &[Line<'_>]) -> Option<Self> {
        if lines.len() < LINES {
            return None;
        }
        let inner = lines.windows(2).filter_map(|pair| match pair {
            [line, next] if next.blank_before == 0 => Some(line),
            _ => None,
        });
        let all = inner.clone().count();
        if all * 5 < lines.len() {
            return None;
        }
        // A character has four bytes at most: where many lines have more, there is no margin.
        if of_rank(lines.iter().map(|line| line.text.len() / 4), 95) > *WIDTHS.end() {
            return None;
        }
        let margin = Self::widest(lines);
        if !WIDTHS.contains(&margin.width) {
            return None;
        }
        let (mut open, mut full) = (0, 0);
        for line in inner {
            let is_open = matches!(ending(line.text), Ending::Word | Ending::Comma);
            open += usize::from(is_open);
            full += usize::from(is_open && width(line) * 4 >= margin.width * 3);
        }
        let is_wrapped = open * 5 >= all * 2 && full * 10 >= open * 9;
        // What begins with a clock begins something.
        let are_timed =
            || lines.iter().filter(|it| opening_time(it.text).is_some()).count() * 2 > lines.len();
        (is_wrapped && !are_timed()).then_some(margin)
    }

    /// The margin of lines that are known to be wrapped.
    pub(crate) fn widest(lines: &[Line<'_>]) -> Self {
        // A few lines are longer: an address breaks at no margin.
        let (width, indent) =
            (of_rank(lines.iter().map(width), 95), lines.iter().map(|it| it.indent));
        Self { width, indent: of_rank(indent, 25) }
    }

    /// Whether a line goes on with the paragraph of the line before it.
    pub(crate) fn goes_on(self, before: &Line<'_>, line: &Line<'_>) -> bool {
        let is_indented = line.indent >= self.indent + INDENTED;
        line.blank_before == 0 && !is_indented && !self.is_over(before, line)
    }

    /// Whether a paragraph is over with a line, by how it ends and how the next begins.
    fn is_over(self, before: &Line<'_>, line: &Line<'_>) -> bool {
        let ends = !matches!(ending(before.text), Ending::Word | Ending::Comma | Ending::Semicolon);
        match (ends, self.had_room(before, line)) {
            (true, true) => true,
            (false, false) => false,
            _ => opens_turn(line.text),
        }
    }

    /// Whether the first word of a line would have stood well within the margin on the line before.
    pub(crate) fn had_room(self, before: &Line<'_>, line: &Line<'_>) -> bool {
        let word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
        (width(before) + 1 + word) * 100 < self.width * ROOM
    }
}

/// The share of the margin, in hundredths, that lines of ragged text always fill.
const ROOM: usize = 85;

/// The characters of a line, white space between two words as one: what is read out of a printed page
/// has more where a label stands or a sentence ends.
fn width(line: &Line<'_>) -> usize {
    let characters = line.text.chars();
    let (count, _) = characters.fold((0, false), |(count, was_space), c| {
        let is_space = matches!(c, ' ' | '\t');
        (count + usize::from(!(is_space && was_space)), is_space)
    });
    count
}

/// The number that so many hundredths of all do not exceed.
fn of_rank(numbers: impl Iterator<Item = usize>, hundredths: usize) -> usize {
    let mut sorted: Vec<usize> = numbers.collect();
    let rank = sorted.len().saturating_sub(1) * hundredths / 100;
    if rank >= sorted.len() {
        return 0;
    }
    *sorted.select_nth_unstable(rank).1
}

/// Whether a line opens as turns do: with a label whose words are names, a letter, a dash, a number, a
/// bracket.
fn opens_turn(text: &str) -> bool {
    let labelled = label(text).is_some_and(|label| match label.form {
        Form::Letter
        | Form::Bracket
        | Form::Time
        | Form::Markup
        | Form::Space
        | Form::Described => true,
        Form::Separator | Form::Semicolon => label.name.split_whitespace().all(is_capitalised),
        Form::Token | Form::Line | Form::Sign => false,
    });
    labelled || mark(text).is_some() || text.starts_with(['(', '[', '#'])
}

fn is_capitalised(word: &str) -> bool {
    !word.starts_with(is_lowercase)
}

#[cfg(test)]
mod tests {

    use crate::block::blocks;
    use crate::line::lines;

    /// The first words of the paragraphs.
    fn openings(source: &str) -> Vec<String> {
        let blocks = blocks(&lines(source));
        let first = |text: &str| text.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        blocks.iter().map(|block| first(&block.text)).collect()
    }

    #[test]
    fn paragraphs_without_blank_lines() {
        let source = "MS. ARDEN:  The ferry will be back on Thursday, if the yard is to\n\
                      be believed.  Until then the mail goes round by road, as it did\n\
                      last winter.\n\
                      We have asked for a second boat.  The answer was that nobody has\n\
                      one to spare before the summer.\n\
                      Q    And the school?\n\
                      MS. ARDEN:  The school stays open, with those of the teachers who\n\
                      live on this side of the water.\n\
                      (Laughter.)\n\
                      Q    Who pays for the road, then, if the county says that it will\n\
                      not?";
        let wanted = ["MS. ARDEN:", "We have", "Q And", "MS. ARDEN:", "(Laughter.)", "Q Who"];
        assert_eq!(openings(source), wanted);
    }

    #[test]
    fn paragraphs_by_their_indents() {
        let source = "     The boats lie in the long shed behind the mill where the\n\
                      river bends, and nobody has counted them since the war that\n\
                      ended when the last of the owners went away to town, to the\n\
                      house which his brother had built there before the old bank\n\
                      failed and took all of it.\n     \
                      Who owns them now, if the last of the old families are all\n\
                      gone?";
        assert_eq!(openings(source), ["The boats", "Who owns"]);
    }

    #[test]
    fn wide_spaces_widen_no_line() {
        let space = " ".repeat(48);
        let source = format!(
            "THE CHAIR:{space}Who keeps it, now that\n\
             the last of the old families is gone to the town,\n\
             and the council has not found anybody to take the\n\
             Grandmother-Olsen Mill.       And who has the keys?\n\
             MR. OKRI:{space}Nobody.  The doors are\n\
             open."
        );
        let lines = lines(&source);
        let margin = super::Margin::widest(&lines);
        let places = (1..lines.len()).filter(|i| !margin.goes_on(&lines[i - 1], &lines[*i]));
        assert_eq!(places.collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn lines_that_are_not_wrapped() {
        let source = "Where do you keep all of the boats in the winter months?\n\
                      In the shed, as my father did.\n\
                      And who looks after them while you are away at sea, then?\n\
                      My sister does. She has the keys.\n\
                      Does she sail?\n\
                      Never.";
        assert_eq!(openings(source).len(), 6);
    }
}
