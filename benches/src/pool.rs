use crate::random::Random;

/// The sentences of one example, from which new ones of the same language are mixed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pool {
    questions: Vec<String>,
    statements: Vec<String>,
}

impl Pool {
    pub(crate) fn of(article: &str) -> Self {
        let mut pool = Self::default();
        for sentence in article.lines().map(without_mark).flat_map(sentences) {
            if sentence.ends_with(['?', '？']) {
                pool.questions.push(sentence.to_owned());
            } else if sentence.chars().count() > 12 {
                pool.statements.push(sentence.to_owned());
            }
        }
        pool
    }

    /// Whether there is enough to mix from.
    pub(crate) const fn is_rich(&self) -> bool {
        self.questions.len() > 2 && self.statements.len() > 20
    }

    pub(crate) fn question(&self, random: &mut Random) -> String {
        self.mixed(&self.questions, random)
    }

    pub(crate) fn statement(&self, random: &mut Random) -> String {
        self.mixed(&self.statements, random)
    }

    /// A word to make a name from.
    pub(crate) fn word<'a>(&'a self, random: &mut Random) -> &'a str {
        let sentence = random.pick(&self.statements);
        let words: Vec<_> = units(sentence).map(|word| word.trim_matches(not_letter)).collect();
        let place = random.below(words.len());
        words.into_iter().cycle().skip(place).take(40).find(|word| !word.is_empty()).unwrap_or("B")
    }

    /// The beginning of one sentence and the end of another, with words of a third in between.
    fn mixed(&self, from: &[String], random: &mut Random) -> String {
        let head: Vec<_> = units(random.pick(from)).collect();
        let tail: Vec<_> = units(random.pick(from)).collect();
        let other: Vec<_> = units(random.pick(&self.statements)).collect();
        let head_end = random.below(head.len()) + 1;
        let tail_start = random.below(tail.len());
        let other_start = random.below(other.len().saturating_sub(1));
        let other_length = 1 + random.below(3);
        let middle =
            other.iter().take(other.len().saturating_sub(1)).skip(other_start).take(other_length);
        let ends = tail.iter().skip(tail_start.min(tail.len() / 2));
        head.iter()
            .take(head_end.min(head.len().saturating_sub(1)))
            .chain(middle)
            .chain(ends)
            .copied()
            .collect()
    }
}

/// Words with the space after them; characters where the text has no spaces between words.
fn units(sentence: &str) -> Box<dyn Iterator<Item = &str> + '_> {
    if sentence.contains(' ') {
        Box::new(sentence.split_inclusive(' '))
    } else {
        Box::new(sentence.split_inclusive(|_| true))
    }
}

/// The line without a label or dash before its speech, if it has one.
fn without_mark(line: &str) -> &str {
    let speech = line.split_once([':', '：']).filter(|(label, _)| label.chars().count() < 24);
    speech.map_or(line, |(_, speech)| speech).trim_start_matches(not_letter)
}

/// Cut after what ends a sentence, where white space or no Latin text follows.
fn sentences(line: &str) -> impl Iterator<Item = &str> {
    let ends = line.split_inclusive(['.', '?', '!', '。', '？', '！']);
    ends.map(str::trim).filter(|sentence| !sentence.is_empty())
}

fn not_letter(character: char) -> bool {
    !character.is_alphabetic()
}
