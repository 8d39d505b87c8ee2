use std::borrow::Cow;

use interview_export::text::TextExporter;
use interview_export::{Article, Error, ErrorKind, Exporter};
use interview_model::{Convention, Interview, SegmentKind, Turn};
use interview_parser::{Options, Speakers, parse_with};

use crate::same::check_same;
use crate::{Failure, hostile_interview};

/// Makes an interview from `bytes` and checks [`round_trip_as`] in each convention with marks.
///
/// # Errors
///
/// The first convention in which it does not hold, and what does not.
///
/// ```
/// interview_properties::round_trip(&[3, 1, 4, 1, 5, 9, 2, 6])?;
/// # Ok::<(), interview_properties::Failure>(())
/// ```
pub fn round_trip(bytes: &[u8]) -> Result<(), Failure> {
    let interview = hostile_interview(bytes);
    let marked = [Convention::Labels, Convention::QuestionAnswer, Convention::Dashes];
    marked.into_iter().try_for_each(|convention| round_trip_as(&interview, convention).map(drop))
}

/// How a writer took an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It wrote it, and the text read back gives the same turns.
    Written,
    /// It refused it, as an interview that this convention cannot hold.
    Refused,
}

/// Writes `interview` as plain text in `convention` and parses that with the convention named, and
/// in [`Convention::Labels`] with its participants known. The turns must be the same: see
/// [`check_turns`]. A refusal to write must be of the kind that stands for it.
///
/// # Errors
///
/// What does not hold, with the text that was written.
///
/// ```
/// use interview_model::{Convention, Interview, Segment, SegmentKind, Span};
/// use interview_properties::{Outcome, round_trip_as};
///
/// let mut interview = Interview::default();
/// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
/// let outcome = round_trip_as(&interview, Convention::Dashes)?;
/// assert_eq!(outcome, Outcome::Written);
/// # Ok::<(), interview_properties::Failure>(())
/// ```
pub fn round_trip_as(interview: &Interview, convention: Convention) -> Result<Outcome, Failure> {
    let Some(text) = written(interview, convention)? else {
        return Ok(Outcome::Refused);
    };
    let parsed = parse_with(&text, &known(interview, convention));
    check_turns(interview, &parsed.interview, convention)
        .map_err(|failure| failure.within(format!("{convention} of {text:?}")))?;
    Ok(Outcome::Written)
}

/// Checks that `read` has the turns of `wrote`, as far as text in `convention` can carry them:
/// kinds and paragraphs always; in [`Convention::Labels`] also who speaks, and the label, which is
/// the speaker's name where none was printed.
///
/// # Errors
///
/// The first turn that differs.
///
/// ```
/// use interview_model::{Convention, Interview, Segment, SegmentKind, Span};
/// use interview_properties::check_turns;
///
/// let mut interview = Interview::default();
/// interview.segments.push(Segment::new(SegmentKind::Question, "Why?", Span::new(0, 4)));
/// let nothing = Interview::default();
/// assert!(check_turns(&interview, &interview, Convention::Dashes).is_ok());
/// assert!(check_turns(&interview, &nothing, Convention::Dashes).is_err());
/// ```
pub fn check_turns(
    wrote: &Interview,
    read: &Interview,
    convention: Convention,
) -> Result<(), Failure> {
    let mut expected = heard(wrote);
    let mut heard = heard(read);
    for turn in &mut expected {
        turn.label = turn.label.or(turn.speaker);
    }
    if convention != Convention::Labels {
        expected.iter_mut().chain(&mut heard).for_each(Heard::forget_who);
    }
    check_same(&expected, &heard)
}

/// A turn without its place in the source.
#[derive(Debug, PartialEq)]
struct Heard<'a> {
    kind: SegmentKind,
    speaker: Option<&'a str>,
    label: Option<&'a str>,
    paragraphs: Vec<Cow<'a, str>>,
}

fn heard(interview: &Interview) -> Vec<Heard<'_>> {
    interview.turns().iter().map(|turn| Heard::of(interview, turn)).collect()
}

impl<'a> Heard<'a> {
    fn of(interview: &'a Interview, turn: &Turn<'a>) -> Self {
        let speaker = turn.speaker.and_then(|id| interview.participant(id));
        Self {
            kind: turn.kind,
            speaker: speaker.map(|person| person.name.as_str()),
            label: turn.label,
            paragraphs: turn.paragraphs(),
        }
    }

    fn forget_who(&mut self) {
        (self.speaker, self.label) = (None, None);
    }
}

/// The text, or `None` when the convention cannot hold the interview.
fn written(interview: &Interview, convention: Convention) -> Result<Option<String>, Failure> {
    let mut text = Vec::new();
    let mut exporter = TextExporter::new(&mut text, convention);
    let article = Article::new("made.txt", interview);
    if let Err(error) = exporter.write(&article) {
        return check_refusal(&error, interview, convention).map(|()| None);
    }
    exporter.finish()?;
    drop(exporter);
    let text = String::from_utf8(text);
    text.map(Some).map_err(|error| Failure::new(format!("the text is not UTF-8: {error}")))
}

/// A refusal names the convention and a segment that there is.
fn check_refusal(
    error: &Error,
    interview: &Interview,
    convention: Convention,
) -> Result<(), Failure> {
    match error.kind() {
        ErrorKind::Refused { segment, line, convention: named, .. }
            if *named == convention
                && interview.segments.get(*segment).is_some_and(|it| it.line == *line) =>
        {
            Ok(())
        }
        _ => Err(Failure::new(format!("{convention}: refused for another reason: {error}"))),
    }
}

fn known(interview: &Interview, convention: Convention) -> Options {
    let mut options = Options::default();
    options.convention = Some(convention);
    if convention == Convention::Labels {
        options.speakers = Speakers::all(&interview.participants);
    }
    options
}
