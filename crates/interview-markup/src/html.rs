//! Web pages, and fragments of them.

mod article;
mod boilerplate;
mod captions;
mod gaps;
mod json;
mod metadata;
pub(crate) mod names;
mod node;
mod root;
mod table;
mod title;
pub(crate) mod tokens;
mod tree;
mod weigh;
mod writer;

use interview_model::{CreditSort, SegmentKind};
use interview_parser::marked::{MarkedSource, Metadata, front_matter_end};

use crate::credits;
use article::Article;
use tree::Page;

/// Reads a web page, or a fragment of one, as
/// [browsers do](https://html.spec.whatwg.org/multipage/parsing.html): of a page, the article that
/// is on it is what is to be decided on, and all else is asides; of a fragment, all is.
///
/// What becomes what, and the limits, are in `docs/markup.md`.
///
/// ```
/// let source = "<h1>Nets &amp; boats</h1><p><b>Why nets?</b></p><p>They last.</p>";
/// let marked = interview_markup::html(source);
/// assert_eq!(marked.blocks[0].text, "Nets & boats");
/// assert_eq!(marked.blocks[2].span.slice(source), Some("<p>They last.</p>"));
/// ```
#[must_use]
pub fn html(source: &str) -> MarkedSource {
    let start = front_matter_end(source);
    let mut page = Page::of(source, start);
    weigh::reveal(&mut page);
    let all = metadata::all_sayings(&page);
    let article = Article::of(&page, &all);
    let titles = title::titles(&all);
    let sayings = metadata::best(all);
    let said: Vec<_> = sayings.iter().map(|it| (it.sort, it.value.clone(), it.span)).collect();
    let mut marked = writer::write(&page, &article, sayings);
    credits::note_bylines(&said, &marked.blocks, &mut marked.parts);
    gaps::fill(&page, start, &mut marked);
    let source = said.iter().find(|it| it.0 == Some(CreditSort::Source)).map(|it| it.1.as_str());
    if article.title.is_none() && title::find(&titles, source, &mut marked.blocks) {
        for part in marked.parts.iter_mut().filter(|it| it.kind == SegmentKind::Title) {
            part.kind = SegmentKind::Aside;
            part.text.clear();
        }
    }
    credits::note(&said, &mut marked.blocks);
    marked.language = metadata::language(&page);
    marked.metadata = said
        .into_iter()
        .filter_map(|(sort, value, span)| {
            let place = marked.parts.partition_point(|part| part.span.end <= span.start);
            let part = marked.parts.get(place).filter(|part| part.text == value);
            let span = match part {
                Some(part) => part.span,
                None if sort.is_none() => span,
                None => return None,
            };
            Some(Metadata { sort, value, span })
        })
        .collect();
    gaps::join(&mut marked);
    marked
}
