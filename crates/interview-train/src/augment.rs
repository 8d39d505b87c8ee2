//! Makes other articles of an article: the same one under another convention of labels and blank
//! lines, with other parts around the conversation and other things in it. Everything is drawn
//! from the copy's own random generator, so the same copy comes out on every run.

mod clutter;
mod excerpt;
mod head;
mod headings;
mod labels;
mod layout;
mod lists;
mod matter;
mod paragraphs;
mod parts;
mod places;
mod pool;
mod questions;
mod strip;
mod typography;

pub(crate) use pool::Pool;

use interview_model::SegmentKind;
use interview_parser::marked::MarkedSource;

use self::labels::Style;
use self::layout::Layout;
use self::typography::Typography;
use crate::corpus::Article;
use crate::random::Random;

/// How many copies of a hundred are made a report without a conversation.
const REPORTS: usize = 6;

/// How many get lists, tables, code and licences.
const MATTER: usize = 30;

/// How many get the name of a paper or where they are filed above the title.
const MASTHEADS: usize = 4;

/// How many get what news sites set between paragraphs.
const CLUTTER: usize = 40;

/// How many get the editors' farewell below the last turn.
const CLOSINGS: usize = 40;

/// How many say there who wrote the article.
const AUTHORS: usize = 16;

/// How many of a hundred get lists in their answers.
const LISTS: usize = 8;

/// How many get a portrait's head in the place of title and introduction.
const PORTRAITS: usize = 6;

/// How many get a quotation below their title.
const QUOTATIONS: usize = 6;

/// A copy has at least this many lines.
const SHORTEST: usize = 2;

/// One copy of `article`, or nothing where too little of it is left. What is put in comes from
/// `pool`.
pub(crate) fn copy(article: &Article, pool: &Pool<'_>, random: &mut Random) -> Option<Article> {
    let is_bare = random.chance(75);
    let style = if is_bare { Style::draw(random) } else { Style::None };
    let layout = Layout::draw(random);
    let mut lines = if is_bare { strip::strip(&article.lines) } else { article.lines.clone() };
    paragraphs::vary(&mut lines, random);
    if random.chance(LISTS) {
        lists::put_in(&mut lines, random);
    }
    if style.marks_questions() || layout.marks_questions() {
        let statements = if is_bare { pool.statements.as_slice() } else { &[] };
        questions::unmark(&mut lines, statements, random);
    }
    let is_report = random.chance(REPORTS);
    if is_report {
        excerpt::keep_report(&mut lines, random);
    } else if random.chance(12) {
        excerpt::cut(&mut lines, random);
    } else {
        parts::put_in_contents(&mut lines, random);
    }
    layout.apply(&mut lines);
    style.apply(&mut lines, random);
    parts::drop_some(&mut lines, random);
    if !is_report && random.chance(PORTRAITS) {
        head::make_portrait(&mut lines, random);
    }
    if !is_report && random.chance(QUOTATIONS) {
        head::put_in_quotation(&mut lines, random);
    }
    let others = pool.without(&article.name);
    parts::put_in(&mut lines, &others, random);
    if random.chance(MATTER) {
        matter::put_in(&mut lines, random);
    }
    if random.chance(AUTHORS) {
        matter::put_in_author(&mut lines, random);
    }
    if random.chance(CLOSINGS) {
        matter::put_in_closing(&mut lines, random);
    }
    if random.chance(CLUTTER) {
        clutter::put_in(&mut lines, &others, random);
    }
    if random.chance(MASTHEADS) {
        head::put_in_masthead(&mut lines, random);
    }
    let asks = lines.iter().any(|line| line.is(SegmentKind::Question));
    ((asks && lines.len() >= SHORTEST) || (is_report && !lines.is_empty()))
        .then(|| Article::of_lines(&article.name, lines))
}

/// One copy of `article` as [`copy`] makes it, set as authors set theirs, with what its markup says.
pub(crate) fn typeset(
    article: &Article,
    pool: &Pool<'_>,
    random: &mut Random,
) -> Option<(Article, MarkedSource)> {
    let mut copy = copy(article, pool, random)?;
    let typography = Typography::draw(random);
    if typography.marks_questions() {
        questions::unmark(&mut copy.lines, &[], random);
        copy = Article::of_lines(&copy.name, copy.lines);
    }
    let marked = typography.apply(&copy, random);
    Some((copy, marked))
}

#[cfg(test)]
mod tests;
