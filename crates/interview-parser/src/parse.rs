use interview_model::{Convention, Evidence, Interview, Segment, SegmentKind, Span};

use crate::assemble::{self, Material};
use crate::block::{Block, blocks};
use crate::captions::Captions;
use crate::convention::{Content, Document, Pattern, document};
use crate::decode::{self, Observations, marks};
use crate::detect::{detector, facts_of};
use crate::doubt::doubtful;
use crate::front_matter::FrontMatter;
use crate::grammar::examination::examiner;
use crate::layout::{Layout, with_rows};
use crate::legend::Legend;
use crate::lexicon::{Language, detect, lexicon};
use crate::line::lines;
use crate::marked::{MarkedSource, Metadata};
use crate::pages::Pages;
use crate::run_in::part_turns;
use crate::seen::Seen;
use crate::speakers::Speaker;
use crate::told::{Told, sort_out};
use crate::unheard::unheard;
use crate::{Code, Diagnostic, Options, Parsed, SourceFormat, Speakers};

/// Parses an article with the default [`Options`].
///
/// `source` is the article's text; spans count its bytes. Never fails: see [`Parsed`].
///
/// ```
/// let parsed = interview_parser::parse("Q: Why bees?\nA: They dance.");
/// assert_eq!(parsed.interview.exchanges()[0].question_text(), "Why bees?");
/// ```
#[must_use]
pub fn parse(source: &str) -> Parsed {
    parse_with(source, &Options::default())
}

/// Parses an article, with what the caller knows of it.
///
/// ```
/// use interview_model::{Convention, SegmentKind};
/// use interview_parser::{Options, parse_with};
///
/// let mut options = Options::default();
/// options.convention = Some(Convention::Dashes);
/// let parsed = parse_with("– It rained.\n– So it did.", &options);
/// assert_eq!(parsed.interview.segments[0].kind, SegmentKind::Question);
/// ```
#[must_use]
pub fn parse_with(source: &str, options: &Options) -> Parsed {
    parse_source(source, None, options)
}

/// Parses an article whose markup was read by somebody else: by the crate `interview-markup` in
/// most cases.
///
/// `source` is the whole source, of which `marked` tells what its reader sees; spans count its
/// bytes. Front matter at its top is read here, and is none of `marked`: see [`front_matter_end`].
/// Never fails: see [`Parsed`].
///
/// ```
/// use interview_model::Span;
/// use interview_parser::marked::{Emphasis, MarkedBlock, MarkedSource, Run};
/// use interview_parser::{Options, parse_marked};
///
/// let source = "*Why bees?*";
/// let mut block = MarkedBlock::new(Span::new(0, 11), 1);
/// block.text = "Why bees?".to_owned();
/// block.runs.push(Run { start: 0, span: Span::new(1, 10) });
/// block.emphasis.push((0..9, Emphasis::Italic));
/// let mut marked = MarkedSource::default();
/// marked.blocks.push(block);
///
/// let interview = parse_marked(source, &marked, &Options::default()).interview;
/// assert_eq!(interview.segments[0].text, "Why bees?");
/// assert_eq!(interview.segments[0].span, Span::new(0, 11));
/// ```
#[must_use]
pub fn parse_marked(source: &str, marked: &MarkedSource, options: &Options) -> Parsed {
    parse_source(source, Some(marked), options)
}

/// Where the front matter at the top of a source ends, which the parser reads itself, without the line
/// end; 0, where there is none. Who makes a [`MarkedSource`] begins after it.
///
/// ```
/// use interview_parser::marked::front_matter_end;
///
/// assert_eq!(front_matter_end("---\ntitle: On nets\n---\nWhy nets?"), 22);
/// assert_eq!(front_matter_end("Why nets?"), 0);
/// ```
#[must_use]
pub fn front_matter_end(source: &str) -> usize {
    FrontMatter::of(&lines(source)).0.end()
}

fn parse_source(source: &str, marked: Option<&MarkedSource>, options: &Options) -> Parsed {
    if source.len() > options.max_bytes {
        return too_long(source, options);
    }
    let named = options.convention.filter(|it| *it != Convention::Unmarked);
    let (interview, of_choices) = match (named, marked) {
        (Some(convention), _) => (by_marks(source, marked, convention, options), Vec::new()),
        (None, Some(_)) => by_cues(source, marked, options),
        (None, None) => by_sight(source, options),
    };
    let mut diagnostics = diagnostics(source, &interview);
    diagnostics.extend(unheard(&interview, &options.speakers, Span::new(0, source.len())));
    diagnostics.extend(of_choices);
    Parsed { interview, diagnostics }
}

/// The features of an article's blocks, as the decoder sees them.
///
/// ```
/// let observations = interview_parser::decoder::observe("Why bees?\nThey dance.");
/// assert_eq!(observations.len(), 2);
/// ```
#[must_use]
pub fn observe(source: &str) -> Observations {
    let seen = Seen::of(source);
    let source = seen.as_ref().map_or(source, |seen| &seen.text);
    observations_of(&analyse(source, &Options::default()))
}

/// The features of the blocks of a marked-up article, as the decoder sees them.
///
/// ```
/// use interview_parser::decoder::observe_marked;
/// use interview_parser::marked::MarkedSource;
///
/// assert!(observe_marked("", &MarkedSource::default()).is_empty());
/// ```
#[must_use]
pub fn observe_marked(source: &str, marked: &MarkedSource) -> Observations {
    observations_of(&analyse_marked(source, marked, &Options::default()))
}

fn observations_of(analysis: &Analysis<'_>) -> Observations {
    let mut observations = decode::observations(&document_of(analysis));
    observations.set_places(analysis.blocks.iter().map(|block| (block.line, block.span)));
    observations
}

/// A source cut into blocks, and its language.
pub(crate) struct Analysis<'a> {
    /// The blocks that are to be decided on.
    pub(crate) blocks: Vec<Block<'a>>,
    /// The parts on which there is nothing to decide.
    told: Vec<Told<'a>>,
    /// What stands at its top for programs.
    front: FrontMatter<'a>,
    /// What its markup says of the article.
    metadata: &'a [Metadata],
    /// Who is known to speak: what the caller says, and then what the source lists.
    pub(crate) speakers: Speakers,
    language: Option<Language>,
    /// What its format holds beside speech.
    content: Content,
}

impl<'a> Analysis<'a> {
    fn of_captions(
        captions: Captions<'a>,
        blocks: Vec<Block<'a>>,
        language: Option<Language>,
        options: &Options,
    ) -> Self {
        let (told, front) = (captions.told, FrontMatter::default());
        let speakers = options.speakers.clone();
        Self { blocks, told, front, metadata: &[], speakers, language, content: Content::Speech }
    }

    /// Of an article whose front matter, lines and blocks are known.
    fn of_article(
        front: FrontMatter<'a>,
        mut told: Vec<Told<'a>>,
        mut blocks: Vec<Block<'a>>,
        language: Option<Language>,
        options: &Options,
    ) -> Self {
        let legend = Legend::take_from(&mut blocks, lexicon(language));
        let is_titled = told.iter().any(|part| part.kind == SegmentKind::Title);
        let (apart, blocks) = sort_out(blocks, is_titled, lexicon(language));
        let headings = apart.iter().filter(|part| part.kind == SegmentKind::Heading);
        let examiners: Vec<&str> = headings.filter_map(|part| examiner(&part.text)).collect();
        let mut speakers = options.speakers.clone();
        for label in examiners {
            speakers.add_examiner(label);
        }
        told.extend(legend.told);
        told.extend(apart);
        told.sort_by_key(|part| part.span.start);
        speakers.add_listed(legend.speakers);
        speakers.add_listed(front.speakers());
        Self { blocks, told, front, metadata: &[], speakers, language, content: Content::Article }
    }
}

pub(crate) fn analyse<'a>(source: &'a str, options: &Options) -> Analysis<'a> {
    if let Some(mut captions) = captions_of(source, options) {
        let language = language(&captions.sample(), options);
        captions.leave_out_directions(lexicon(language));
        let blocks = captions.turns(&options.speakers, lexicon(language));
        return Analysis::of_captions(captions, blocks, language, options);
    }
    let lines = lines(source);
    let (front, lines) = FrontMatter::of(&lines);
    // Fields have names in English, whatever the language of the article.
    let article = lines.first().and_then(|line| source.get(line.span.start..)).unwrap_or_default();
    let language = language(article, options);
    let mut told = front.told();
    let pages = Pages::of(lines);
    let content = if pages.is_some() { Content::Record } else { Content::Article };
    let blocks = if let Some(pages) = pages {
        told.extend(pages.told);
        pages.blocks
    } else if let Some(layout) = Layout::of(lines, article) {
        told.extend(layout.told);
        layout.blocks
    } else {
        blocks(lines)
    };
    let analysis = Analysis::of_article(front, told, blocks, language, options);
    Analysis { content, ..analysis }
}

/// As [`analyse`], for a source whose markup was read.
pub(crate) fn analyse_marked<'a>(
    source: &'a str,
    marked: &'a MarkedSource,
    options: &Options,
) -> Analysis<'a> {
    let lines = lines(source);
    let (front, _) = FrontMatter::of(&lines);
    let mut told = front.told();
    told.extend(marked.parts.iter().map(Told::marked));
    let (blocks, heads) = with_rows(marked.blocks.iter().map(Block::marked).collect());
    told.extend(heads);
    let language = language_of(marked, options);
    let blocks = part_turns(blocks, source, lexicon(language));
    let analysis = Analysis::of_article(front, told, blocks, language, options);
    Analysis { metadata: &marked.metadata, ..analysis }
}

/// The language of a marked-up source.
fn language_of(marked: &MarkedSource, options: &Options) -> Option<Language> {
    let declared = marked.language.as_deref().filter(|_| options.language.is_none());
    declared.and_then(Language::of_code).or_else(|| {
        let texts: Vec<&str> = marked.blocks.iter().map(|block| block.text.as_str()).collect();
        language(&texts.join("\n"), options)
    })
}

/// As [`analyse`], for a named convention: any line, and any cue, may open a turn, and times in an
/// article are text.
fn analyse_named<'a>(source: &'a str, options: &Options) -> Analysis<'a> {
    if let Some(mut captions) = captions_of(source, options) {
        let language = language(&captions.sample(), options);
        captions.leave_out_directions(lexicon(language));
        let blocks = captions.cues();
        return Analysis::of_captions(captions, blocks, language, options);
    }
    let blocks = lines(source).iter().map(Block::of).collect();
    let language = language(source, options);
    Analysis {
        blocks,
        told: Vec::new(),
        front: FrontMatter::default(),
        metadata: &[],
        speakers: options.speakers.clone(),
        language,
        content: Content::Article,
    }
}

/// As [`analyse_named`], for a source whose markup was read.
fn analyse_named_marked<'a>(
    source: &'a str,
    marked: &'a MarkedSource,
    options: &Options,
) -> Analysis<'a> {
    let (front, _) = FrontMatter::of(&lines(source));
    let mut told = front.told();
    told.extend(marked.parts.iter().map(Told::marked));
    told.sort_by_key(|part| part.span.start);
    Analysis {
        blocks: marked.blocks.iter().map(Block::marked).collect(),
        told,
        front,
        metadata: &marked.metadata,
        speakers: options.speakers.clone(),
        language: language_of(marked, options),
        content: Content::Article,
    }
}

/// What the source holds, if it is captions.
fn captions_of<'a>(source: &'a str, options: &Options) -> Option<Captions<'a>> {
    let format = options.source_format.unwrap_or_else(|| SourceFormat::of(source));
    (format != SourceFormat::Text).then(|| Captions::read(source, format))
}

pub(crate) fn document_of<'a>(analysis: &'a Analysis<'_>) -> Document<'a> {
    let document = document(&analysis.blocks, &analysis.speakers, lexicon(analysis.language));
    let is_titled = analysis.told.iter().any(|part| part.kind == SegmentKind::Title);
    Document { content: analysis.content, is_titled, ..document }
}

/// As [`by_cues`], of text, as its reader sees it.
fn by_sight(source: &str, options: &Options) -> (Interview, Vec<Diagnostic>) {
    if let Some(seen) = Seen::of(source) {
        let (mut interview, mut diagnostics) = by_cues(&seen.text, None, options);
        // Where nothing is seen, what is there must still be in a segment.
        if !interview.segments.is_empty() {
            seen.restore(source, &mut interview);
            seen.restore_diagnostics(&mut diagnostics);
            return (interview, diagnostics);
        }
    }
    by_cues(source, None, options)
}

/// The interview, and what is to say of the choices that led to it.
fn by_cues(
    source: &str,
    marked: Option<&MarkedSource>,
    options: &Options,
) -> (Interview, Vec<Diagnostic>) {
    let analysis = match marked {
        Some(marked) => analyse_marked(source, marked, options),
        None => analyse(source, options),
    };
    let document = document_of(&analysis);
    let decisions = decode::decide(&document);
    let interview = assemble::interview(Material {
        source,
        blocks: &analysis.blocks,
        decisions: &decisions,
        told: &analysis.told,
        front: &analysis.front,
        metadata: analysis.metadata,
        speakers: &analysis.speakers,
        lexicon: lexicon(analysis.language),
        language: analysis.language,
        convention: convention_of(&document),
        labels_hold: document.labels.take_turns
            && document.labels.hold
            && !document.labels.have_dashes,
        options,
    });
    let facts = facts_of(&document, decisions.iter().map(|decision| decision.kind));
    // Who says that somebody asks in it says that it is one.
    let is_given = |it: &Speaker| it.evidence == Evidence::Given && it.role.is_some();
    let refused = facts.filter(|facts| !detector().accepts(facts));
    let refused = refused.filter(|_| !options.speakers.iter().any(is_given));
    let mut diagnostics: Vec<_> = refused.map(|_| not_an_interview(source)).into_iter().collect();
    diagnostics.extend(doubtful(&analysis.blocks, &decisions));
    (interview, diagnostics)
}

fn by_marks(
    source: &str,
    marked: Option<&MarkedSource>,
    convention: Convention,
    options: &Options,
) -> Interview {
    let analysis = match marked {
        Some(marked) => analyse_named_marked(source, marked, options),
        None => analyse_named(source, options),
    };
    let Analysis { blocks, told, front, metadata, speakers, language, .. } = analysis;
    let decisions = marks::decide(&blocks, convention, &speakers);
    assemble::interview(Material {
        source,
        blocks: &blocks,
        decisions: &decisions,
        told: &told,
        front: &front,
        metadata,
        speakers: &speakers,
        lexicon: lexicon(language),
        language,
        convention,
        labels_hold: false,
        options,
    })
}

fn language(source: &str, options: &Options) -> Option<Language> {
    match &options.language {
        Some(code) => Language::of_code(code),
        None => detect(source),
    }
}

/// The convention that an article was found to follow.
fn convention_of(document: &Document<'_>) -> Convention {
    match document.pattern {
        Pattern::Labels | Pattern::AnswerLabels | Pattern::AskerLabels => Convention::Labels,
        Pattern::Letters => Convention::QuestionAnswer,
        Pattern::Dashes | Pattern::AllDashes => Convention::Dashes,
        Pattern::Numbers | Pattern::Pairs | Pattern::None => Convention::Unmarked,
    }
}

fn not_an_interview(source: &str) -> Diagnostic {
    let message = "it does not read like an interview, for all its questions; \
                   if it is one, name its convention or its speakers";
    Diagnostic::new(Code::NotInterview, Span::new(0, source.len()), message)
}

/// An article over the limit: all of it is kept, nothing is analysed.
fn too_long(source: &str, options: &Options) -> Parsed {
    let mut interview = Interview::default();
    interview.segments.extend(lines(source).iter().map(|line| {
        let mut segment = Segment::new(SegmentKind::Aside, line.text, line.span);
        segment.line = line.number;
        segment
    }));
    let message = format!(
        "the article has {} bytes, more than the {} allowed, and was not analysed; split it or raise the limit",
        source.len(),
        options.max_bytes
    );
    let diagnostic = Diagnostic::new(Code::TooLong, Span::new(0, source.len()), message);
    Parsed { interview, diagnostics: vec![diagnostic] }
}

fn diagnostics(source: &str, interview: &Interview) -> Vec<Diagnostic> {
    let whole = Span::new(0, source.len());
    let mut diagnostics = Vec::new();
    if interview.segments.is_empty() {
        diagnostics.push(Diagnostic::new(
            Code::Empty,
            whole,
            "there is no text; check that the right file was given",
        ));
    } else if interview.segments_of(SegmentKind::Question).next().is_none() {
        let (code, message) = if interview.segments_of(SegmentKind::Remark).next().is_some() {
            let message = "nobody was found to ask the others, so that all speech is remarks; \
                           if somebody does, name the speakers";
            (Code::SidesUnknown, message)
        } else {
            let message =
                "no question was found; if it is an interview, name its convention or its speakers";
            (Code::NoQuestion, message)
        };
        diagnostics.push(Diagnostic::new(code, whole, message));
    }
    diagnostics
}
