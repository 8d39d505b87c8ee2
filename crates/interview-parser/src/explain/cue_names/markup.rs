//! What cues of markup are called.

use super::{
    ASKING, BALANCE, ENDS, FIRST_WORD, GOES_WITH_QUESTIONS, LENGTH, LENGTHS_TO_80, Part, REGION,
    Row, SAID,
};

const STYLES_OR_NONE: &[&str] = &[
    "plain text",
    "bold",
    "italic",
    "bold at its start",
    "italic at its start",
    "bold or italic within",
    "a heading of level 1",
    "a heading of level 2",
    "a heading of level 3",
    "a heading of a lower level",
    "an item of a list",
    "a quotation",
    "a term",
    "a definition",
    "a row of a table",
    "a link",
    "code or a caption",
    "not there",
];
const STYLES: &[&str] = match STYLES_OR_NONE {
    [styles @ .., _] => styles,
    [] => &[],
};
const PARTS: &[&str] = &["no part", "a part within", "its end", "its start", "all of it"];
const STYLE: Part = ("set as", STYLES);
const END: Part = ("ends in", ENDS);
const IS_ASKING: Part = ("", &["not set as questions mostly are", "set as questions mostly are"]);
const SURE: Part = (
    "questions are set so",
    &["hardly", "sometimes", "mostly", "nearly always", "nearly always, apart from each other"],
);
const TO_ASKING: Part = (
    "",
    &["above the first set so", "among those set so", "below the last set so", "none is set so"],
);

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    ("Typeset", "", &[STYLE]),
    ("TypesetEnd", "", &[STYLE, END]),
    ("TypesetLength", "", &[STYLE, LENGTH]),
    ("TypesetRegion", "", &[STYLE, REGION]),
    ("TypesetBefore", "", &[STYLE, ("the block before is", STYLES_OR_NONE)]),
    ("TypesetAfter", "", &[STYLE, ("the block after is", STYLES_OR_NONE)]),
    ("TypesetBalance", "", &[STYLE, BALANCE]),
    ("TypesetShare", "", &[STYLE, ("blocks so set:", &["up to 5 %", "up to 15 %", "up to 35 %", "up to 60 %", "over 60 %"])]),
    ("TypesetMarker", "", &[STYLE, GOES_WITH_QUESTIONS]),
    ("TypesetTrait", "", &[("", &["bold in some part", "italic in some part", "a link in some part", "code in some part", "a new line of a paragraph", "an item that is bold"]), GOES_WITH_QUESTIONS]),
    ("TypesetLine", "", &[("", &["a new paragraph", "a new line of a paragraph"]), END]),
    ("BoldPart", "", &[("bold:", PARTS), END]),
    ("ItalicPart", "", &[("italic:", PARTS), END]),
    ("LinkPart", "", &[("a link:", PARTS), LENGTH]),
    ("CodePart", "", &[("code:", PARTS), ("characters", LENGTHS_TO_80)]),
    ("MarkupHint", "", &[("named in the markup", &["a question", "an answer", "a speaker", "a title", "an introduction", "a credit", "a life", "a caption", "a pull quote", "an aside"])]),
    ("AskingStyle", "", &[STYLE, IS_ASKING, SURE]),
    ("AskingEnd", "", &[IS_ASKING, SURE, END, BALANCE]),
    ("AskingLength", "", &[IS_ASKING, SURE, LENGTH, ("the block after is", &["not so set", "so set", "not there"])]),
    ("AskingAround", "", &[IS_ASKING, SURE, ("the block before is", &["not so set", "so set", "not there"]), ("the block after is", &["not so set", "so set", "not there"]), ASKING]),
    ("AskingPlace", "", &[IS_ASKING, SURE, TO_ASKING, REGION]),
    ("AskingSince", "", &[IS_ASKING, SURE, ("blocks since the last one set so:", &["0", "1", "2", "3", "4", "5 or more"]), ASKING]),
    ("AskingFirst", "", &[IS_ASKING, SURE, FIRST_WORD]),
    ("AskingSaid", "", &[IS_ASKING, SURE, SAID]),
];
