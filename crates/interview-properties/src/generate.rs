use interview_model::{
    Interview, Opens, Participant, ParticipantId, Role, Segment, SegmentKind, Span, Timing,
};

use crate::draw::Draw;

/// An interview made from `bytes`, with content that a reader of marks can trip over: speech that
/// looks like a label, a dash, a question or a heading, names that are marks, invisible
/// characters, several scripts.
///
/// The same bytes give the same interview. It passes [`Interview::validate`]. Most of its turns
/// alternate and carry a label of their speaker, so that a writer of marked text takes a good
/// part of these interviews; the rest of them it must refuse.
///
/// ```
/// let interview = interview_properties::hostile_interview(&[7; 200]);
/// assert!(interview.validate().is_ok());
/// assert!(!interview.turns().is_empty());
/// ```
#[must_use]
pub fn hostile_interview(bytes: &[u8]) -> Interview {
    let mut draw = Draw::new(bytes);
    let mut interview = Interview::default();
    interview.participants = participants(&mut draw);
    opening(&mut draw, &mut interview);
    let turns = 1 + draw.up_to(MOST_TURNS - 1);
    for number in 0..turns {
        turn(&mut draw, &mut interview, number);
        if draw.is_over() {
            break;
        }
    }
    interview
}

const MOST_TURNS: usize = 9;

/// One on each side, so that turns can alternate, and at times more.
fn participants(draw: &mut Draw<'_>) -> Vec<Participant> {
    let mut roles = vec![Role::Interviewer, Role::Interviewee];
    while roles.len() < 5 && draw.seldom(4) {
        roles.extend(draw.pick(&[Role::Interviewee, Role::Other, Role::Interviewer]));
    }
    roles.into_iter().enumerate().map(|(place, role)| participant(draw, place, role)).collect()
}

fn participant(draw: &mut Draw<'_>, place: usize, role: Role) -> Participant {
    let mut participant = Participant::new(name(draw, place), role);
    if draw.seldom(3) {
        participant.labels.push(name(draw, place));
    }
    participant
}

/// Names at the same place of two rows never meet, so that few participants share a name.
fn name(draw: &mut Draw<'_>, place: usize) -> String {
    if draw.seldom(24) {
        return draw.pick(&BAD_NAMES).unwrap_or_default().to_owned();
    }
    NAMES.get(place).and_then(|row| draw.pick(row)).unwrap_or_default().to_owned()
}

/// What stands before the first turn.
fn opening(draw: &mut Draw<'_>, interview: &mut Interview) {
    for kind in [SegmentKind::Title, SegmentKind::Intro, SegmentKind::Credit] {
        if draw.seldom(3) {
            let text = paragraph(draw, interview);
            push(interview, kind, text);
        }
    }
}

fn turn(draw: &mut Draw<'_>, interview: &mut Interview, number: usize) {
    let speaker = speaker(draw, interview, number);
    let kind = kind(draw, interview, speaker);
    let label = label(draw, interview, speaker);
    let paragraphs = 1 + draw.up_to(2);
    for _ in 0..paragraphs {
        if draw.seldom(12) {
            let text = paragraph(draw, interview);
            push(interview, SegmentKind::Aside, text);
        }
        let text = paragraph(draw, interview);
        let timing = timing(draw, interview);
        let segment = push(interview, kind, text);
        segment.label.clone_from(&label);
        segment.speaker = speaker;
        segment.timing = timing;
        segment.opens = draw.pick(&OPENS).unwrap_or_default();
    }
}

/// A time, now and then; some have no end.
fn timing(draw: &mut Draw<'_>, interview: &Interview) -> Option<Timing> {
    if !draw.seldom(4) {
        return None;
    }
    let start = 1_000 * interview.segments.len() as u64;
    draw.pick(&[Some(start + 900), Some(start), None]).map(|end| Timing::new(start, end))
}

/// The two sides by turns; now and then anybody, or nobody.
fn speaker(draw: &mut Draw<'_>, interview: &Interview, number: usize) -> Option<ParticipantId> {
    let most = interview.participants.len().saturating_sub(1);
    match draw.up_to(19) {
        19 => None,
        17.. => Some(ParticipantId(draw.up_to(most))),
        _ => Some(ParticipantId(number % 2)),
    }
}

fn kind(draw: &mut Draw<'_>, interview: &Interview, speaker: Option<ParticipantId>) -> SegmentKind {
    if draw.seldom(32) {
        return SegmentKind::Remark;
    }
    match speaker.and_then(|id| interview.participant(id)).map(|person| person.role) {
        Some(Role::Interviewer) => SegmentKind::Question,
        Some(Role::Interviewee) => SegmentKind::Answer,
        _ => SegmentKind::Remark,
    }
}

fn label(
    draw: &mut Draw<'_>,
    interview: &Interview,
    speaker: Option<ParticipantId>,
) -> Option<String> {
    if draw.seldom(32) {
        return draw.pick(&BAD_NAMES).map(str::to_owned);
    }
    let person = speaker.and_then(|id| interview.participant(id))?;
    let printed = person.labels.first().unwrap_or(&person.name);
    draw.pick(&[None, Some(printed), Some(&person.name)]).flatten().cloned()
}

fn push(interview: &mut Interview, kind: SegmentKind, text: String) -> &mut Segment {
    let start = interview.segments.last().map_or(0, |segment| segment.span.end + 2);
    let line = 1 + 2 * interview.segments.len();
    let mut segment =
        Segment::new(kind, String::new(), Span::new(start, start + text.len().max(1)));
    segment.text = text;
    segment.line = line;
    interview.segments.push_mut(segment)
}

fn paragraph(draw: &mut Draw<'_>, interview: &Interview) -> String {
    if draw.seldom(64) {
        return draw.pick(&BAD_PARAGRAPHS).unwrap_or_default().to_owned();
    }
    let opening = if draw.seldom(16) { draw.pick(&BAD_OPENINGS) } else { draw.pick(&OPENINGS) };
    let mut text = opening.unwrap_or_default().to_owned();
    for _ in 0..draw.up_to(4) {
        text.push_str(draw.pick(&GAPS).unwrap_or_default());
        text.push_str(&piece(draw, interview));
    }
    text
}

/// What stands inside a paragraph, where no mark may be taken for one.
fn piece(draw: &mut Draw<'_>, interview: &Interview) -> String {
    match draw.up_to(15) {
        15 => draw.character().to_string(),
        14 => {
            let id = ParticipantId(draw.up_to(4));
            let named = interview.participant(id).map(|person| format!("{}:", person.name));
            named.unwrap_or_else(|| "nobody:".to_owned())
        }
        _ => draw.pick(&PIECES).unwrap_or_default().to_owned(),
    }
}

/// What segments open: a paragraph, as those of an article do, and at times what cues do.
const OPENS: [Opens; 8] = [
    Opens::Paragraph,
    Opens::Paragraph,
    Opens::Paragraph,
    Opens::Paragraph,
    Opens::Paragraph,
    Opens::Nothing,
    Opens::Nothing,
    Opens::Turn,
];

/// Names by the participant's place.
const NAMES: [[&str; 6]; 5] = [
    ["Q", "Harbour Post", "記者", "INTERVIEWER", "Ö", "The (late) Ed."],
    ["A", "Ada Byron", "李雷", "Anne-Marie O'Neil", "İpek", "Note"],
    ["Ilse Brandt", "محمد", "SPEAKER 2", "B.", "Q2", "Straße"],
    ["Q&A", "Мария", "Dr. No, M.D.", "answer", "🐝", "A."],
    ["Audience", "観客", "C–D", "Ñandú", "q", "1"],
];

/// Names and labels that cannot be read back.
const BAD_NAMES: [&str; 8] =
    ["", " ", "A: B", " Ada ", "Ada\nByron", "Zoë：", "ada byron", "\u{200b}"];

const OPENINGS: [&str; 16] = [
    "Why bees?",
    "They dance.",
    "“Q: who asks?” – that is what the sign says.",
    "Two words: no, never",
    "http://example.org/a:b",
    "なぜですか？",
    "她说：“问：什么”",
    "¿Y después? ¡Nada!",
    "لماذا؟",
    "\u{202b}שלום: עולם\u{202c}.",
    "🐝🐝",
    "e\u{301}te\u{301}",
    "(laughs)",
    "10:30",
    "…",
    "*Yes* [no](x)",
];

/// Starts that are marks in one convention or the other.
const BAD_OPENINGS: [&str; 14] = [
    "Q: Why?",
    "A: Because.",
    "A. It is so.",
    "q) what",
    "Q 12 : what",
    "– I said so",
    "- no",
    "— and then",
    "―― はい",
    "Ada Byron: me",
    "ADA BYRON : me",
    "記者：なに",
    "Harbour Post: news",
    "İPEK: yes",
];

/// Whole paragraphs that no plain text can hold as they are.
const BAD_PARAGRAPHS: [&str; 12] = [
    "",
    " ",
    " leading",
    "trailing ",
    "two\nlines",
    "two\r\nlines",
    "two\u{2028}lines",
    "form\u{c}feed",
    "\u{feff}mark",
    "end\u{200b}",
    "nul\0",
    "soft\u{ad}",
];

const GAPS: [&str; 6] = [" ", "  ", "\u{a0}", "\u{3000}", "", "\t"];

const PIECES: [&str; 24] = [
    "and",
    "Q:",
    "A:",
    "A.",
    ":",
    "：",
    "?",
    "- ",
    "– no –",
    "—",
    "\"quoted\"",
    "'",
    "„so“",
    "«Oui ?»",
    "why?",
    "Photo: somebody",
    "Source: a paper",
    "(YO)",
    "[applause]",
    "人",
    "かな？",
    "ש",
    "👩‍🚀",
    "z\u{334}\u{200d}z",
];
