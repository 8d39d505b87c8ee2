//! On which side of the conversation those speak who have labels, and those who have none.

#![allow(clippy::unwrap_used, missing_docs)]

use interview_model::SegmentKind;
use interview_parser::{Code, parse};

/// Two guests with labels, and questions that have none.
const GUESTS: &str = "\
What did the two of you think when you first saw the mill?

Ana: That somebody must have loved it once. The wheel was still greased.

Ben: I thought of the roof, and of what a roof costs.

Who had the idea of baking there again?

Ana: Ben had it, though he will tell you that it was mine.

Ben: It was hers. I only said that the oven draws well.

And how many loaves do you sell in a week by now?

Ana: Three hundred in summer. We could sell more if we slept less.

Ben: She does not sleep at all, so that is no way out for us.

Would you do it again, if you were asked today?

Ana: At once, and with a better roof.

Ben: Ask me in winter, when the mornings are dark.
";

#[test]
fn questions_without_a_label_are_no_guests() {
    let interview = parse(GUESTS).interview;
    let questions: Vec<_> = interview.segments_of(SegmentKind::Question).collect();
    assert_eq!(questions.len(), 4);
    assert!(questions.iter().all(|it| it.label.is_none() && it.text.ends_with('?')));
    let answers = interview.segments_of(SegmentKind::Answer);
    assert_eq!(answers.filter(|it| it.label.is_some()).count(), 8);
}

#[test]
fn who_asks_goes_on_asking_in_paragraphs_without_a_label() {
    let things = ["lock", "weir", "towpath", "ferry"].map(|thing| {
        format!(
            "Ana: You have kept the {thing} for thirty years.\n\n\
             Nobody else knows how the {thing} is to be looked after in a dry summer.\n\n\
             Why do you stay with the {thing}?\n\n\
             Ben: Somebody has to see to the {thing}, and my father did before me.\n\n\
             I have never seen the {thing} the same for two days.\n\n\
             Ana: Who pays for the {thing}?\n\n\
             Ben: The county pays, when it remembers that it owns a {thing}.\n\n"
        )
    });
    let interview = parse(&things.concat()).interview;
    for segment in &interview.segments {
        let wanted = match segment.label.as_deref() {
            Some("Ana") => SegmentKind::Question,
            _ => SegmentKind::Answer,
        };
        assert_eq!(segment.kind, wanted, "{}", segment.text);
        assert!(segment.label.is_some(), "{}", segment.text);
    }
}

#[test]
fn where_nobody_asks_all_is_remarks() {
    let turn = "Ana: I think that the harbour will be dredged next spring.\n\
                Ben: I have heard that as well, and I do not believe it.\n\
                Eva: It was said of every spring since I came here.\n";
    let parsed = parse(&turn.repeat(3));
    assert!(parsed.interview.segments.iter().all(|it| it.kind == SegmentKind::Remark));
    assert_eq!(parsed.diagnostics.first().unwrap().code, Code::SidesUnknown);
}
