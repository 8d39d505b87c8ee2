//! What transcribers get wrong, found in a transcript that has been read.

mod inside;
mod marks;
mod names;
mod near;
mod printed;
mod times;
mod turns;

use interview_model::Interview;

use crate::Diagnostic;
use printed::Printed;

/// Finds what those who write transcripts get wrong: places where what is printed is probably not
/// what was meant, so that words are given to the wrong person or to nobody.
///
/// Takes the source and the interview that was read from it. Gives the findings in the order of
/// the source; spans count its bytes. What is found is induced from the transcript itself: a label
/// is what comes as one elsewhere in it, a mark after a label is odd if most labels have another.
/// Without labels and times nothing is found. Of an interview that was read from another source
/// the findings mean nothing.
///
/// | code | is |
/// | --- | --- |
/// | `label-in-turn` | a label, or the slip of one, in the words of a turn |
/// | `odd-label` | a label with other marks around it than nearly all have: `Q;`, `Ana:Yes`, a bold that does not end |
/// | `near-label` | a label that another one is but a letter or the case away from |
/// | `two-names` | one person under two labels that are forms of one name, in turn |
/// | `time-backwards` | a time before an earlier one |
/// | `time-ends-early` | a time whose end comes before its start |
/// | `turn-of-nobody` | speech without a label, where other turns have one |
/// | `label-repeated` | the label of the turn before once more, where that is rare |
/// | `empty-turn` | a label with nothing said under it |
///
/// ```
/// use interview_parser::{lint, parse};
///
/// let source = "\
/// Ana: Why bees?
/// Ben: They dance. Ana: Do they?
/// Ben: All day.
/// Ana: And at night?
/// Ben: At night they sleep.
/// ";
/// let found = lint(source, &parse(source).interview);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].code.name(), "label-in-turn");
/// assert_eq!(found[0].span.slice(source), Some("Ana"));
/// ```
#[must_use]
pub fn lint(source: &str, interview: &Interview) -> Vec<Diagnostic> {
    let printed = Printed::of(source, interview);
    let mut found = Vec::new();
    found.extend(inside::labels_in_turns(&printed));
    found.extend(marks::odd_labels(&printed));
    found.extend(names::names_of_one(&printed));
    found.extend(times::wrong_times(&printed));
    found.extend(turns::wrong_turns(&printed));
    found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code));
    found
}
