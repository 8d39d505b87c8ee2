use crate::pool::Pool;
use crate::random::Random;

/// How a made article tells questions from answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain paragraphs, one a line, headlines of other articles among them.
    Unmarked,
    /// Each turn opens with a label.
    Labelled,
    /// Each turn opens with a dash.
    Dashed,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 3] = [Self::Unmarked, Self::Labelled, Self::Dashed];

    /// The form's name in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unmarked => "unmarked",
            Self::Labelled => "labelled",
            Self::Dashed => "dashed",
        }
    }
}

/// An article of at least `bytes` bytes, made from the sentences of `pool`.
pub(crate) fn article(pool: &Pool, form: Form, random: &mut Random, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + 4096);
    for _ in 0..2 {
        line(&mut text, &paragraph(pool, random));
    }
    let marks = marks(pool, form, random);
    while text.len() < bytes {
        exchange(&mut text, pool, &marks, random);
        if form == Form::Unmarked && random.once_in(5) {
            line(&mut text, pool.statement(random).trim_end_matches(['.', '!', '。']));
        }
    }
    line(&mut text, &format!("Source: {}", pool.word(random)));
    text
}

fn exchange(text: &mut String, pool: &Pool, [asks, answers]: &[String; 2], random: &mut Random) {
    let lead = if random.once_in(3) { pool.statement(random) + " " } else { String::new() };
    line(text, &format!("{asks}{lead}{}", pool.question(random)));
    line(text, &format!("{answers}{}", paragraph(pool, random)));
    for _ in 0..random.below(3) {
        line(text, &paragraph(pool, random));
    }
}

/// What opens a question and an answer.
fn marks(pool: &Pool, form: Form, random: &mut Random) -> [String; 2] {
    match form {
        Form::Unmarked => [String::new(), String::new()],
        Form::Labelled => {
            let outlet = pool.word(random).to_uppercase();
            [format!("{outlet}: "), format!("{} {}: ", pool.word(random), pool.word(random))]
        }
        Form::Dashed => [(); 2].map(|()| "– ".to_owned()),
    }
}

fn paragraph(pool: &Pool, random: &mut Random) -> String {
    let sentences: Vec<_> = (0..2 + random.below(4)).map(|_| pool.statement(random)).collect();
    sentences.join(" ")
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
