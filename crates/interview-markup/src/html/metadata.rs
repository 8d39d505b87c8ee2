//! What a page says of its article to programs: meta tags, JSON-LD, its title.

use std::ops::Range;

use interview_model::{CreditSort, Span};

use super::json::Json;
use super::node::Node;
use super::tree::{Page, What};

/// Something that the page says, and the bytes that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Saying {
    /// What it says; `None` for the title.
    pub(crate) sort: Option<CreditSort>,
    pub(crate) value: String,
    pub(crate) span: Span,
    /// How much it is worth: of several that say the same sort of thing, the lowest.
    rank: usize,
}

/// All that a page says of its article, in its order.
pub(crate) fn all_sayings(page: &Page<'_>) -> Vec<Saying> {
    let mut all = Vec::new();
    let mut inside = None;
    for step in &page.steps {
        match &step.what {
            What::Open(number) => inside = Some(*number),
            What::Void(number) => all.extend(page.node(*number).and_then(|it| meta(it, step.span))),
            What::Text(pieces) => {
                let Some(node) = inside.and_then(|number| page.node(number)) else { continue };
                if node.is("title") && !is_in_picture(page, node) {
                    all.extend(title(page, pieces, step.span));
                } else if is_json_ld(node) {
                    all.extend(json_ld(page, step.span));
                }
            }
            What::Close(_) => inside = None,
            _ => {}
        }
    }
    all
}

/// The language that a page declares.
pub(crate) fn language(page: &Page<'_>) -> Option<String> {
    let of_html = page.nodes.iter().filter(|node| node.is("html") || node.is("body"));
    let lang = |node: &Node| {
        let attribute = node.tag.attribute("lang").or_else(|| node.tag.attribute("xml:lang"));
        attribute.map(str::to_owned)
    };
    let metas = page.nodes.iter().filter(|node| node.is("meta"));
    let of_meta = metas.filter(|node| {
        let is = |name, value: &str| {
            node.tag.attribute(name).is_some_and(|it| it.eq_ignore_ascii_case(value))
        };
        is("http-equiv", "content-language")
            || is("property", "og:locale")
            || is("name", "language")
    });
    let declared = of_html.filter_map(lang);
    let declared =
        declared.chain(of_meta.filter_map(|node| node.tag.attribute("content").map(str::to_owned)));
    let mut codes = declared.filter_map(|code| {
        let code: String = code.trim().chars().take_while(char::is_ascii_alphabetic).collect();
        matches!(code.len(), 2 | 3).then(|| code.to_ascii_lowercase())
    });
    codes.next()
}

/// Of each sort what is worth most, once, in the order of the page.
pub(crate) fn best(mut all: Vec<Saying>) -> Vec<Saying> {
    all.retain_mut(|saying| {
        saying.value = saying.value.split_whitespace().collect::<Vec<_>>().join(" ");
        !saying.value.is_empty()
    });
    let first = |sort| all.iter().filter(|it| it.sort == sort).map(|it| it.rank).min();
    let sorts = [None, Some(CreditSort::Author), Some(CreditSort::Date), Some(CreditSort::Source)];
    let ranks = sorts.map(|sort| (sort, first(sort)));
    all.retain(|saying| ranks.contains(&(saying.sort, Some(saying.rank))));
    all.sort_by_key(|saying| (saying.span.start, saying.span.end));
    let mut kept: Vec<Saying> = Vec::new();
    for saying in all {
        let of_sort = || kept.iter().filter(|it| it.sort == saying.sort);
        let is_new = match saying.sort {
            Some(CreditSort::Author) => {
                of_sort().count() < MOST_AUTHORS && of_sort().all(|it| it.value != saying.value)
            }
            _ => of_sort().next().is_none(),
        };
        let is_apart = kept.last().is_none_or(|last| last.span.end <= saying.span.start);
        if is_new && is_apart {
            kept.push(saying);
        }
    }
    kept
}

/// The most authors that are taken from one page.
const MOST_AUTHORS: usize = 16;

/// What meta tags say, by their names, the best first.
const META: [(&str, Option<CreditSort>); 24] = [
    ("og:title", None),
    ("twitter:title", None),
    ("dc.title", None),
    ("title", None),
    ("author", Some(CreditSort::Author)),
    ("article:author", Some(CreditSort::Author)),
    ("article:author_name", Some(CreditSort::Author)),
    ("parsely-author", Some(CreditSort::Author)),
    ("sailthru.author", Some(CreditSort::Author)),
    ("dc.creator", Some(CreditSort::Author)),
    ("dcterms.creator", Some(CreditSort::Author)),
    ("citation_author", Some(CreditSort::Author)),
    ("byl", Some(CreditSort::Author)),
    ("article:published_time", Some(CreditSort::Date)),
    ("datepublished", Some(CreditSort::Date)),
    ("date", Some(CreditSort::Date)),
    ("pubdate", Some(CreditSort::Date)),
    ("publish-date", Some(CreditSort::Date)),
    ("parsely-pub-date", Some(CreditSort::Date)),
    ("dc.date", Some(CreditSort::Date)),
    ("dcterms.date", Some(CreditSort::Date)),
    ("dc.date.issued", Some(CreditSort::Date)),
    ("og:site_name", Some(CreditSort::Source)),
    ("application-name", Some(CreditSort::Source)),
];

/// Ranks below those of meta tags.
const JSON_RANK: usize = 0;
const META_RANK: usize = 1;
const TITLE_RANK: usize = META_RANK + META.len();

fn meta(node: &Node, span: Span) -> Option<Saying> {
    if !node.is("meta") {
        return None;
    }
    let attribute = |name| node.tag.attribute(name);
    let name = attribute("property").or(attribute("name")).or(attribute("itemprop"))?;
    let rank = META.iter().position(|(known, _)| known.eq_ignore_ascii_case(name.trim()))?;
    let (_, sort) = META.get(rank)?;
    let value = attribute("content")?.trim().to_owned();
    // Authors are given by their pages, too.
    if sort.is_some() && value.starts_with("http") {
        return None;
    }
    Some(Saying { sort: *sort, value, span, rank: META_RANK + rank })
}

fn title(page: &Page<'_>, pieces: &Range<usize>, span: Span) -> Option<Saying> {
    let text = |(span, shown): (Span, Option<&str>)| {
        shown.or(span.slice(page.source)).unwrap_or_default().to_owned()
    };
    let value: String = page.tokens.pieces(pieces).map(text).collect();
    (!value.trim().is_empty()).then_some(Saying { sort: None, value, span, rank: TITLE_RANK })
}

/// Whether a title is that of a picture made of elements.
fn is_in_picture(page: &Page<'_>, node: &Node) -> bool {
    page.node(node.parent)
        .is_some_and(|parent| !matches!(parent.tag.name.as_str(), "" | "html" | "head" | "body"))
}

fn is_json_ld(node: &Node) -> bool {
    node.is("script")
        && node
            .tag
            .attribute("type")
            .is_some_and(|it| it.trim().eq_ignore_ascii_case("application/ld+json"))
}

/// What the articles in JSON-LD say of themselves.
fn json_ld(page: &Page<'_>, span: Span) -> Vec<Saying> {
    let json = Json::of(page.source, span);
    let mut sayings = Vec::new();
    for object in json.objects() {
        if !json.strings(object, "@type").any(|it| is_article(&it.value)) {
            continue;
        }
        let said = [
            (None, json.strings(object, "headline").collect::<Vec<_>>()),
            (Some(CreditSort::Author), json.names(object, "author")),
            (Some(CreditSort::Date), json.strings(object, "datePublished").collect()),
            (Some(CreditSort::Source), json.names(object, "publisher")),
        ];
        for (sort, found) in said {
            sayings.extend(found.into_iter().map(|it| Saying {
                sort,
                value: it.value,
                span: it.span,
                rank: JSON_RANK,
            }));
        }
    }
    sayings.retain(|it| it.sort.is_none() || !it.value.starts_with("http"));
    sayings
}

/// Whether a type of schema.org is that of an article: `NewsArticle`, `BlogPosting`.
fn is_article(name: &str) -> bool {
    let name = name.rsplit(['/', ':']).next().unwrap_or_default();
    name.ends_with("Article")
        || name.ends_with("Posting")
        || name == "Report"
        || name == "Interview"
}
