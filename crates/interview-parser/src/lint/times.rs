//! Times that run backwards, and times that end before they begin.

use interview_model::{SegmentKind, Span};

use super::printed::{Printed, head};
use crate::grammar::time::ends_early;
use crate::{Code, Diagnostic};

/// A diagnostic for each time that cannot be right.
pub(super) fn wrong_times(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let mut found = backwards(&starts(printed));
    found.extend(ending_early(printed));
    found
}

/// A time of the recording, and where it stands.
#[derive(Debug, Clone, Copy)]
struct Start {
    ms: u64,
    span: Span,
    line: usize,
}

/// The times of an interview, in its order. Segments that share one have it once.
fn starts(printed: &Printed<'_>) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut last = None;
    for segment in &printed.interview.segments {
        let Some(timing) = segment.timing else { continue };
        if last != Some(timing) {
            starts.push(Start { ms: timing.start_ms, span: segment.span, line: segment.line });
        }
        last = Some(timing);
    }
    starts
}

/// The times that must be changed so that none is earlier than one before it: as few as can be. So
/// it is a time that is far ahead of its neighbours that is wrong, not all of those after it. Where
/// several in a row would have to be changed, as where a second recording begins, only the places
/// at which time goes back are named.
fn backwards(starts: &[Start]) -> Vec<Diagnostic> {
    let right = longest_in_order(starts);
    let mut found = Vec::new();
    let mut at = 0;
    for run in right.chunk_by(|a, b| a == b) {
        if run.first() == Some(&false) {
            let range = at..at + run.len();
            if run.len() <= SINGLE {
                found.extend(range.filter_map(|place| stray(starts, &right, place)));
            } else {
                found
                    .extend((range.start..=range.end).filter_map(|place| goes_back(starts, place)));
            }
        }
        at += run.len();
    }
    found.dedup();
    found
}

/// So many times in a row can each be a slip.
const SINGLE: usize = 2;

/// A time that does not lie between those around it.
fn stray(starts: &[Start], right: &[bool], place: usize) -> Option<Diagnostic> {
    let start = starts.get(place)?;
    let is_right = |at: &usize| right.get(*at) == Some(&true);
    let before = (0..place).rev().find(is_right).and_then(|at| starts.get(at));
    let after = (place + 1..starts.len()).find(is_right).and_then(|at| starts.get(at));
    let (other, relation) = match (before, after) {
        (Some(before), _) if before.ms > start.ms => (before, "earlier than"),
        (_, Some(after)) => (after, "later than"),
        _ => return None,
    };
    let other_place = if other.line < start.line { "before it" } else { "after it" };
    let message = format!(
        "time runs backwards: {} is {relation} {} {other_place}, on line {}",
        clock(start.ms),
        clock(other.ms),
        other.line
    );
    Some(Diagnostic::new(Code::TimeBackwards, start.span, message))
}

/// A time that is earlier than the one before it.
fn goes_back(starts: &[Start], place: usize) -> Option<Diagnostic> {
    let (before, start) = (starts.get(place.checked_sub(1)?)?, starts.get(place)?);
    let message = format!(
        "time runs backwards: {} follows {}, on line {}; if another recording begins here, \
         make it an article of its own",
        clock(start.ms),
        clock(before.ms),
        before.line
    );
    (start.ms < before.ms).then(|| Diagnostic::new(Code::TimeBackwards, start.span, message))
}

/// Which of the times are one of the longest series of times in which none is earlier than the one
/// before it.
fn longest_in_order(starts: &[Start]) -> Vec<bool> {
    // For each length the series that ends earliest: its last time, as a place.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(starts.len());
    let ms = |place: &usize| starts.get(*place).map_or(0, |start| start.ms);
    for (place, start) in starts.iter().enumerate() {
        let length = ends.partition_point(|end| ms(end) <= start.ms);
        before.push(length.checked_sub(1).and_then(|it| ends.get(it)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut right = vec![false; starts.len()];
    let mut last = ends.last().copied();
    while let Some(place) = last {
        if let Some(it) = right.get_mut(place) {
            *it = true;
        }
        last = before.get(place).copied().flatten();
    }
    right
}

/// Times with an end before the start: of a line that holds one, of a cue, or in a label.
fn ending_early(printed: &Printed<'_>) -> Vec<Diagnostic> {
    let segments = printed.interview.segments.iter();
    let timed = segments.filter(|segment| {
        segment.timing.is_some()
            && (segment.kind == SegmentKind::Timestamp || segment.kind.is_speech())
    });
    let early = timed.filter_map(|segment| {
        let text = match segment.kind {
            SegmentKind::Timestamp => segment.span.slice(printed.source).unwrap_or_default(),
            _ => head(printed.source, segment),
        };
        let (start, end) = ends_early(text)?;
        let message = format!("{} ends before it begins, at {}", clock(start), clock(end));
        Some(Diagnostic::new(Code::TimeEndsEarly, segment.span, message))
    });
    early.collect()
}

/// Hours, minutes and seconds; milliseconds where there are some.
fn clock(ms: u64) -> String {
    let (seconds, ms) = (ms / 1000, ms % 1000);
    let clock = format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    if ms == 0 { clock } else { format!("{clock}.{ms:03}") }
}

#[cfg(test)]
mod tests {
    use crate::{lint, parse};

    /// The lines and messages of what is found in turns that begin at these times.
    fn said(times: &[&str]) -> Vec<(usize, String)> {
        let turn = |(at, time): (usize, &&str)| {
            let label = if at % 2 == 0 { "Ana" } else { "Ben" };
            format!("{label} ({time}): This is what was said at that time, was it not?\n")
        };
        let source: String = times.iter().enumerate().map(turn).collect();
        let found = lint(&source, &parse(&source).interview).into_iter();
        let line = |at: usize| source[..at].lines().count() + 1;
        found.map(|it| (line(it.span.start), it.message)).collect()
    }

    #[test]
    fn the_time_that_is_wrong_is_named() {
        let rows: &[(&[&str], &[usize])] = &[
            (&["0:01", "0:05", "0:05", "0:30", "1:02", "1:10"], &[]),
            (&["0:01", "0:05", "10:09", "0:30", "1:02", "1:10"], &[3]),
            (&["0:01", "0:15", "0:09", "0:30", "1:02", "1:10"], &[2]),
            (&["0:10", "0:15", "0:29", "0:30", "0:02", "1:10"], &[5]),
            (&["0:10", "0:15", "0:29", "0:30", "1:02", "1:01"], &[5]),
        ];
        for (times, wanted) in rows {
            let found = said(times);
            let lines: Vec<usize> = found.iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, *wanted, "{times:?}: {found:?}");
        }
        let found = said(&["0:01", "0:05", "10:09", "0:30", "1:02", "1:10"]);
        assert_eq!(found[0].0, 3);
        assert_eq!(
            found[0].1,
            "time runs backwards: 00:10:09 is later than 00:00:30 after it, on line 4"
        );
    }

    #[test]
    fn a_second_recording_is_said_once() {
        let times = ["0:01", "0:20", "0:40", "1:02", "1:30", "0:00", "0:10", "0:22", "0:50"];
        let found = said(&times);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, 6);
        assert!(
            found[0].1.starts_with("time runs backwards: 00:00:00 follows 00:01:30, on line 5")
        );
    }

    #[test]
    fn a_cue_that_ends_before_it_begins() {
        let source = "1\n00:00:01,000 --> 00:00:02,000\nAna: Why?\n\n\
                      2\n00:00:09,000 --> 00:00:08,500\nBen: So.\n\n\
                      3\n00:00:10,000 --> 00:00:12,000\nAna: Oh.\n";
        let found = lint(source, &parse(source).interview);
        let said: Vec<_> = found.iter().map(|it| (it.code.name(), it.message.as_str())).collect();
        assert_eq!(said, [("time-ends-early", "00:00:09 ends before it begins, at 00:00:08.500")]);
    }
}
