//! Which segment holds the words of a line, as the project's accuracy measure looks for them.

use interview_model::Segment;

use crate::corpus::Gold;

/// The letters and digits of an article's segments, their labels included.
#[derive(Debug)]
pub(super) struct Words {
    letters: String,
    /// Where the letters of each segment end.
    ends: Vec<usize>,
    /// Where the line found last ends.
    at: usize,
}

/// Where the words of a line stand.
#[derive(Debug, PartialEq)]
pub(super) struct Found {
    /// The segment that has most of them.
    pub(super) segment: usize,
    /// How many bytes of them each segment has; none where they stand above the line before.
    pub(super) shares: Vec<(usize, usize)>,
}

impl Words {
    pub(super) fn of(segments: &[Segment]) -> Self {
        let mut letters = String::new();
        let end = |segment: &Segment| {
            letters.push_str(&squeezed(segment.label.as_deref().unwrap_or_default()));
            letters.push_str(&squeezed(&segment.text));
            letters.len()
        };
        let ends = segments.iter().map(end).collect();
        Self { letters, ends, at: 0 }
    }

    /// How many bytes of them each segment has.
    pub(super) fn lengths(&self) -> impl Iterator<Item = usize> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| end - start)
    }

    /// Looks for the words of the next line, with its label and without: below the line before, and
    /// then anywhere.
    pub(super) fn find(&mut self, line: &str) -> Option<Found> {
        let whole = squeezed(line);
        let unlabelled = squeezed(without_label(line));
        let (start, wanted, is_below) = [whole, unlabelled].into_iter().find_map(|wanted| {
            if wanted.is_empty() {
                return None;
            }
            let below = self.letters.get(self.at..)?.find(&wanted).map(|at| at + self.at);
            let found = below.or_else(|| self.letters.find(&wanted))?;
            Some((found, wanted, below.is_some()))
        })?;
        let end = start + wanted.len();
        self.at = end;
        let shares = self.shares(start, end);
        let segment = shares.iter().max_by_key(|(_, share)| *share)?.0;
        Some(Found { segment, shares: if is_below { shares } else { Vec::new() } })
    }

    fn shares(&self, start: usize, end: usize) -> Vec<(usize, usize)> {
        let first = self.ends.partition_point(|it| *it <= start);
        let mut shares = Vec::new();
        let mut from = start;
        for (segment, segment_end) in self.ends.iter().enumerate().skip(first) {
            let to = end.min(*segment_end);
            if to > from {
                shares.push((segment, to - from));
            }
            from = from.max(to);
            if *segment_end >= end {
                break;
            }
        }
        shares
    }
}

/// What the lines say that have words of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Votes {
    /// How many bytes of words the block has.
    pub(super) letters: usize,
    /// What lines are, and how many bytes of their words are the block's.
    of_lines: Vec<(Gold, usize)>,
}

impl Votes {
    pub(super) fn add(&mut self, gold: Gold, letters: usize) {
        match self.of_lines.iter_mut().find(|(it, _)| *it == gold) {
            Some((_, sum)) => *sum += letters,
            None => self.of_lines.push((gold, letters)),
        }
    }

    /// What the block is: that of which most of its words are, if half of all are.
    pub(super) fn verdict(&self) -> Option<Gold> {
        let (gold, most) = self.of_lines.iter().max_by_key(|(_, letters)| *letters)?;
        (most * 2 >= self.letters).then_some(*gold)
    }
}

/// The letters and digits of a text, in small letters.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A line without what may be its label.
fn without_label(line: &str) -> &str {
    let (Some(end), Some(start)) = (line.find([':', '：']), line.find(char::is_alphanumeric))
    else {
        return line;
    };
    let is_short =
        line.get(start..end).is_some_and(|label| (1..=40).contains(&label.chars().count()));
    let after = line.get(end..).unwrap_or_default().trim_start_matches([':', '：']);
    if is_short { after } else { line }
}

#[cfg(test)]
mod tests {
    use interview_model::{SegmentKind, Span};

    use super::*;

    fn words(texts: &[(&str, &str)]) -> Words {
        let segment = |(label, text): &(&str, &str)| {
            let mut segment = Segment::new(SegmentKind::Answer, *text, Span::default());
            segment.label = Some((*label).to_owned());
            segment
        };
        Words::of(&texts.iter().map(segment).collect::<Vec<_>>())
    }

    #[test]
    fn lines_are_found_in_order_with_their_labels_or_without() {
        let mut words =
            words(&[("", "Why bees?"), ("Ada", "They dance. They hum."), ("", "Why bees?")]);
        let segments: Vec<_> = ["Q: Why bees?", "Ada: They dance.", "They hum.", "WHY BEES"]
            .iter()
            .map(|line| words.find(line).unwrap().segment)
            .collect();
        assert_eq!(segments, [0, 1, 1, 2]);
        assert_eq!(words.find("They swim."), None);
        assert_eq!(words.lengths().collect::<Vec<_>>(), [7, 19, 7]);
    }

    #[test]
    fn what_stands_above_teaches_nothing() {
        let mut words = words(&[("", "They hum."), ("", "Why?")]);
        assert_eq!(words.find("Why?").map(|it| it.shares), Some(vec![(1, 3)]));
        assert_eq!(words.find("They hum."), Some(Found { segment: 0, shares: Vec::new() }));
    }

    #[test]
    fn a_block_is_what_most_of_its_words_are() {
        let [answer, aside] = [SegmentKind::Answer, SegmentKind::Aside].map(Gold::Kind);
        let mut votes = Votes { letters: 16, ..Votes::default() };
        votes.add(aside, 7);
        assert_eq!(votes.verdict(), None, "most of it is in no line");
        votes.add(answer, 9);
        assert_eq!(votes.verdict(), Some(answer));
    }
}
