//! What cues are called when a person reads them: one row for each template of `decode/template.rs`.

mod markup;

/// What a part of a value is about, and what it may be. A template's value is made of its parts as
/// a number is of its digits: the last part counts ones.
type Part = (&'static str, &'static [&'static str]);

/// A template's name, what it is about, and the parts of its value.
type Row = (&'static str, &'static str, &'static [Part]);

/// What a template's value says, in words; its name and the value where there are none.
pub(super) fn describe(template: &str, value: usize) -> String {
    match row(template) {
        Some((_, about, parts)) => in_words(about, parts, value),
        None => format!("{template} {value}"),
    }
}

fn row(template: &str) -> Option<&'static Row> {
    ROWS.iter().chain(markup::ROWS).find(|(name, ..)| *name == template)
}

fn in_words(about: &str, parts: &[Part], value: usize) -> String {
    let (mut words, mut rest) = (Vec::with_capacity(parts.len() + 1), value);
    for (about, values) in parts.iter().rev() {
        let says = values.get(rest % values.len().max(1)).copied().unwrap_or_default();
        rest /= values.len().max(1);
        words.push(format!("{about} {says}").trim().to_owned());
    }
    words.push(about.to_owned());
    words.retain(|word| !word.is_empty());
    words.reverse();
    words.join(", ")
}

const ENDS: &[&str] = &[
    "a question mark",
    "a semicolon",
    "an ellipsis",
    "a full stop",
    "an exclamation mark",
    "a colon",
    "a comma",
    "a bare word",
    "another mark",
];
const LENGTHS: &[&str] = &[
    "up to 15",
    "16 to 30",
    "31 to 50",
    "51 to 80",
    "81 to 120",
    "121 to 180",
    "181 to 260",
    "261 to 400",
    "401 to 700",
    "over 700",
];
const ITSELF: Part = ("", &["it is not", "it is too"]);
const SERIES: Part =
    ("such within the conversation:", &["none", "one", "up to 3", "up to 6", "over 6"]);
const RECURS: Part =
    ("its words in the blocks after:", &["none", "up to 30 %", "up to 60 %", "up to 90 %", "all"]);
const RUN: Part = ("lines:", &["2", "3 or 4", "5 to 8", "over 8"]);
const RUN_LEADS: &[&str] = &[
    "ends in a question mark",
    "ends in a semicolon",
    "ends in an ellipsis",
    "ends in a full stop",
    "ends in an exclamation mark",
    "ends in a colon",
    "ends in a comma",
    "ends in a bare word",
    "ends in another mark",
    "is not there",
];
const BESIDE_ENDS: &[&str] = &["ends in a mark", "ends in a bare word", "is not there"];
const OFTEN: Part = ("phrases:", &["1", "2", "3 or more"]);
const LENGTHS_TO_15: &[&str] = &["up to 15", "16 to 30", "over 30"];
const LENGTHS_TO_50: &[&str] = &["up to 15", "16 to 30", "31 to 50", "over 50"];
const LENGTHS_TO_80: &[&str] = &["up to 15", "16 to 30", "31 to 50", "51 to 80", "over 80"];
const LENGTHS_TO_120: &[&str] =
    &["up to 15", "16 to 30", "31 to 50", "51 to 80", "81 to 120", "over 120"];
const CLASSES: &[&str] = &[
    "a question word",
    "an auxiliary verb",
    "a verb of asking",
    "a conjunction",
    "a reply",
    "in the second person",
    "in the first person",
    "in the third person",
    "of no class",
];
const COUNT: &[&str] = &["0", "1", "2", "3", "4", "5 or more"];
const COUNT_TO_4: &[&str] = &["0", "1", "2", "3", "4 or more"];
const COUNT_TO_3: &[&str] = &["0", "1", "2", "3 or more"];
const COUNT_TO_2: &[&str] = &["0", "1", "2 or more"];
const ASKS: &[&str] = &["does not ask", "asks"];
const ASKS_OR_NONE: &[&str] = &["does not ask", "asks", "is not there"];
const PERSONS: &[&str] =
    &["none outweighs", "the first outweighs the second", "the second outweighs the first"];
const REGIONS: &[&str] =
    &["before the first question", "among the questions", "after the last question", "no question"];
const HOW_OFTEN: &[&str] = &["never", "seldom", "often", "mostly", "nearly always"];
const STRENGTHS: &[&str] = &["of both sides", "few or of the asker", "of the answerer", ""];
const TIMES_LONG: &[&str] = &["much shorter", "shorter", "as long", "longer", "much longer"];
const NEAR: &[&str] = &["second before", "one before", "one after", "second after"];
const BESIDE: &[&str] = &["before", "after"];

const NAMED: Part =
    ("names somebody of the head by", &["the first word", "the last word", "the full name"]);
const END: Part = ("ends in", ENDS);
const LENGTH: Part = ("characters", LENGTHS);
const FIRST_WORD: Part = ("first word", CLASSES);
const SECOND_WORD: Part = ("second word", CLASSES);
const LAST_SENTENCE_FIRST: Part = ("last sentence's first word", CLASSES);
const BALANCE: Part = ("person:", PERSONS);
const ASKING: Part = ("it", ASKS);
const BEFORE_IT: Part = ("the block before", ASKS_OR_NONE);
const AFTER_IT: Part = ("the block after", ASKS_OR_NONE);
const REGION: Part = ("", REGIONS);
const FUNCTION: Part = ("function words:", &["none", "up to 10 %", "up to 25 %", "over 25 %"]);
const CAPITALS: Part =
    ("capitalised words:", &["up to 15 %", "up to 40 %", "up to 70 %", "up to 95 %", "nearly all"]);
const CODE_NEAR: Part =
    ("code around it:", &["none", "a little", "some", "much", "very much", "nothing else"]);
const CODE_NEAR_3: Part = ("code around it:", &["none", "some", "much"]);
const CODE_NEAR_4: Part = ("code around it:", &["none", "a little", "some", "much"]);
const CLOSES: Part = ("", &["and does not close with one", "and closes with one"]);
const LABEL_OF: Part = ("label", &["of the asker", "of another"]);
const PLACE: Part = ("label", &["stands before it", "opens it", "is all of it"]);
const STRENGTH: Part = ("labels", &["of both sides", "few or of the asker", "of the answerer"]);
const UNLABELLED: Part = (
    "of the paragraphs among labels have none:",
    &["up to 10 %", "up to 30 %", "up to 60 %", "over 60 %"],
);
const AFTER_LABELS: Part = ("", &["before the last label", "after the last label"]);
const STRENGTH_4: Part = ("labels", STRENGTHS);
const SIDE: Part = ("label", &["of the asker", "of the answerer", "of a third", "of others"]);
const SINCE: Part = ("blocks since the label:", COUNT_TO_3);
const PATTERN: Part = (
    "questions marked by",
    &[
        "labels of both sides",
        "labels of answers",
        "labels of questions",
        "letters",
        "numbers",
        "dashes",
        "blank lines",
        "dashes of both sides",
        "nothing",
    ],
);
const ALTERNATING: Part = ("question and answer alternate", HOW_OFTEN);
const MARKED: Part = ("", &["it has no such mark", "it has that mark"]);
const DASH: Part = ("", &["no dash", "a dash"]);
const MARKER: Part = (
    "",
    &[
        "a label",
        "no label",
        "a dash",
        "a number",
        "an asker's letter",
        "an answerer's letter",
        "first after a blank line",
        "first of several after a blank line",
        "a quotation mark",
        "a bracket",
        "all in capitals",
        "more second than first person",
        "two blank lines before",
        "shorter than answers",
    ],
);
/// How many of the marked blocks ask, and how many of those that ask are marked, in hundredths.
const GOES_WITH_QUESTIONS: Part = (
    "marked that ask / asking that are marked, up to %:",
    &[
        "rare",
        "everywhere",
        "10/20",
        "10/60",
        "10/90",
        "10/100",
        "35/20",
        "35/60",
        "35/90",
        "35/100",
        "65/20",
        "65/60",
        "65/90",
        "65/100",
        "85/20",
        "85/60",
        "85/90",
        "85/100",
        "95/20",
        "95/60",
        "95/90",
        "95/100",
        "100/20",
        "100/60",
        "100/90",
        "100/100",
    ],
);
const QUOTED: Part = ("", &["not in quotation marks", "in quotation marks"]);
const BLANKS: Part = ("blank lines", &["between all blocks", "nowhere", "between some blocks"]);
const REPEAT: Part =
    ("", &["comes once", "comes again", "part of an earlier block", "part of a later block"]);
const PUNCTUATED: Part = (
    "paragraphs of the article that end in a mark:",
    &["up to 60 %", "up to 80 %", "up to 90 %", "up to 96 %", "over 96 %"],
);
const SAID: Part = (
    "it has",
    &["neither first nor second person", "the second person", "the first person", "both persons"],
);
const SAID_REVERSED: Part = (
    "it has",
    &["neither first nor second person", "the first person", "the second person", "both persons"],
);
const WITHIN: Part = ("", &["outside the questions", "among the questions"]);
const VOTE: Part = ("like", &["a credit", "a note or link", "a biography", "an introduction"]);
const NEAR_PLACE: Part = ("the", NEAR);
const BESIDE_PLACE: Part = ("the block", BESIDE);
const TO_QUESTIONS: Part = ("beside questions:", TIMES_LONG);
const TO_ANSWERS: Part = ("beside answers:", TIMES_LONG);
const FRONT: Part = ("blocks since a blank line:", COUNT_TO_2);
const BACK: Part = ("blocks to the next blank line:", COUNT_TO_2);
const GAP: Part = (
    "from question to question:",
    &["0 blocks", "1 block", "2 blocks", "3 blocks", "4 blocks", "5 blocks", "6 blocks or more"],
);
const OFFSET: Part = ("blocks since the question:", COUNT);
const DISTANCE: &[&str] = &["0 blocks", "1 block", "2 blocks", "3 blocks or more", "none"];
const PREVIOUS: Part = ("question before:", DISTANCE);
const NEXT: Part = ("question after:", DISTANCE);
const DENSITY: Part = (
    "blocks that ask:",
    &[
        "up to 2 %",
        "up to 8 %",
        "up to 20 %",
        "up to 30 %",
        "up to 40 %",
        "up to 50 %",
        "over 50 %",
    ],
);
const NEIGHBOUR_LENGTHS: &[&str] = &[
    "up to a fifth",
    "up to a half",
    "up to the same",
    "up to twice",
    "up to five times",
    "over five times",
];

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("End", "", &[END]),
    ("Length", "", &[LENGTH]),
    ("EndLength", "", &[END, LENGTH]),
    ("Sentences", "", &[("sentences:", COUNT_TO_4)]),
    ("Questions", "", &[("question marks:", COUNT_TO_3)]),
    ("InnerQuestion", "a question mark inside", &[]),
    ("AfterQuestion", "", &[("bytes after its last question mark:", &["up to 15", "up to 40", "up to 100", "over 100"])]),
    ("First", "", &[FIRST_WORD]),
    ("Second", "", &[SECOND_WORD]),
    ("FirstSecond", "", &[FIRST_WORD, SECOND_WORD, ASKING]),
    ("EarlyQuestion", "a question word among the first words", &[]),
    ("EarlyAsk", "a verb of asking among the first words", &[FIRST_WORD]),
    ("LastFirst", "", &[LAST_SENTENCE_FIRST]),
    ("LastSecond", "", &[("last sentence's second word", CLASSES)]),
    ("LastEarlyQuestion", "last sentence opens with a question word", &[]),
    ("LastEarlyAsk", "last sentence opens with a verb of asking", &[LAST_SENTENCE_FIRST]),
    ("PersonFirst", "", &[("words in the first person:", COUNT_TO_3)]),
    ("PersonSecond", "", &[("words in the second person:", COUNT_TO_3)]),
    ("PersonThird", "", &[("words in the third person:", COUNT_TO_2)]),
    ("Balance", "", &[BALANCE]),
    ("EndBalance", "", &[END, BALANCE]),
    ("LengthBalance", "", &[LENGTH, BALANCE]),
    ("BalanceFirst", "", &[BALANCE, FIRST_WORD]),
    ("Function", "", &[FUNCTION]),
    ("FunctionCode", "", &[FUNCTION, CODE_NEAR]),
    ("Thanks", "a word of thanks", &[]),
    ("Occupation", "a word for an occupation", &[]),
    ("Capitals", "", &[CAPITALS]),
    ("CapitalsEnd", "", &[CAPITALS, END]),
    ("CapitalsLength", "", &[CAPITALS, LENGTH]),
    ("Words", "", &[("words:", &["1", "2", "3", "up to 5", "up to 8", "over 8"])]),
    ("Lower", "opens with a small letter", &[]),
    ("Digit", "opens with a digit", &[]),
    ("AllCapitals", "all in capitals", &[]),
    ("Symbols", "", &[("symbols:", &["none", "up to 1 %", "up to 3 %", "up to 8 %", "over 8 %"])]),
    ("Address", "an address of the web or of mail", &[]),
    ("AddressOnly", "nothing but an address", &[]),
    ("Year", "a number like a year", &[]),
    ("Date", "a date", &[]),
    ("DateLength", "a date", &[("characters", LENGTHS_TO_50)]),
    ("Quote", "opens with a quotation mark", &[]),
    ("QuoteCloses", "opens with a quotation mark", &[CLOSES]),
    ("Bracket", "opens with a bracket", &[]),
    ("BracketCloses", "opens with a bracket", &[CLOSES]),
    ("BracketRegion", "opens with a bracket", &[CLOSES, REGION]),
    ("BracketLength", "opens with a bracket", &[CLOSES, LENGTH]),
    ("Inverted", "an inverted question mark", &[]),
    ("InvertedStart", "opens with an inverted question mark", &[]),
    ("Pointer", "opens with a mark that points elsewhere", &[]),
    ("ColonLength", "ends in a colon", &[LENGTH]),
    ("Code", "", &[("", &["not like code", "like code"]), CODE_NEAR_4]),
    ("CodeLength", "", &[CODE_NEAR, ("characters", LENGTHS_TO_80)]),
    ("CodeSymbols", "", &[CODE_NEAR, ("symbols:", &["up to 2 %", "up to 6 %", "up to 12 %", "over 12 %"])]),
    ("CodeDocument", "", &[CODE_NEAR_3, ("code in the article:", &["none", "a little", "much"])]),
    ("VoteDate", "nothing but a date", &[REGION]),
    ("VoteCredit", "opens like a credit", &[REGION]),
    ("VoteCreditLength", "opens like a credit", &[("characters", LENGTHS_TO_120)]),
    ("VoteCreditSort", "opens like a credit for", &[("", &["a source", "an author", "a photo", "a translator", "a date", "a licence", "a sign-off", "something else"])]),
    ("VoteNote", "opens like a note or link", &[REGION]),
    ("VoteNoteLength", "opens like a note or link", &[("characters", LENGTHS_TO_120)]),
    ("VoteClosing", "takes leave or thanks", &[REGION]),
    ("VoteClosingBalance", "takes leave or thanks", &[BALANCE]),
    ("VoteClosingEnd", "takes leave or thanks", &[("blocks to the end:", COUNT_TO_4)]),
    ("VoteClosingFirst", "takes leave or thanks", &[("first word", &["no thanks", "thanks"]), REGION]),
    ("VoteClosingQuestions", "takes leave or thanks", &[BEFORE_IT, AFTER_IT]),
    ("VoteFarewell", "a farewell to readers", &[OFTEN, REGION]),
    ("VoteFarewellPlace", "a farewell to readers", &[OFTEN, ("", &["labels of both sides: no", "no label of its own", "a label of its own"]), ("blocks below:", &["0", "1", "2", "3", "4 or more"]), ("characters", &["up to 80", "over 80"])]),
    ("Echo", "a line that opens the next", &[("", &["it is the first", "it is the next"]), REGION, ("", &["no life told", "a life told"])]),
    ("VotePrompt", "brings something up", &[REGION, END, BALANCE]),
    ("VotePromptLength", "brings something up", &[LENGTH]),
    ("VotePromptQuestions", "brings something up", &[BEFORE_IT, AFTER_IT]),
    ("VoteIntroduction", "speaks of an interview", &[REGION]),
    ("VoteBiography", "tells of a life", &[REGION]),
    ("BeforeNoCredit", "before the first question, no credit", &[("blocks above:", COUNT_TO_3), LENGTH]),
    ("BeforeNoCreditFunction", "before the first question, no credit", &[FUNCTION, END]),
    ("Dash", "opens with a dash or bullet", &[]),
    ("Number", "opens with a number", &[]),
    ("NumberEnd", "opens with a number", &[END]),
    ("AskerLetter", "opens with a letter such as Q", &[]),
    ("AnswererLetter", "opens with a letter such as A", &[]),
    ("RareLabel", "opens like a label that does not recur", &[]),
    ("RareLabelWords", "opens like a label that does not recur", &[("words of it:", &["1", "2", "3", "4 or more"])]),
    ("LabelNone", "the article has no labels", &[]),
    ("LabelBefore", "stands before the first label", &[]),
    ("LabelState", "", &[LABEL_OF, PLACE, STRENGTH]),
    ("LabelEnd", "", &[LABEL_OF, PLACE, STRENGTH, END]),
    ("LabelAsks", "", &[PLACE, ("its turns ask", &["never", "seldom", "sometimes", "often", "mostly", "nearly always"])]),
    ("LabelShare", "", &[LABEL_OF, PLACE, ("its share of labels:", &["up to 3 %", "up to 10 %", "up to 25 %", "up to 45 %", "over 45 %"])]),
    ("LabelLength", "", &[PLACE, ("its turns to the longest:", &["up to 10 %", "up to 25 %", "up to 50 %", "up to 80 %", "over 80 %"])]),
    ("LabelNamed", "", &[PLACE, ("", &["not in the title", "in the title"]), ("", &["not the first label", "the first label"])]),
    ("LabelScore", "", &[PLACE, ("like an asker's:", &["not at all", "hardly", "little", "rather not", "rather", "much", "very much", "altogether"])]),
    ("LabelSince", "", &[LABEL_OF, STRENGTH, SINCE]),
    ("LabelFrequent", "", &[LABEL_OF, PLACE, ("labels that recur:", COUNT_TO_3)]),
    ("Side", "", &[SIDE, STRENGTH_4]),
    ("SideEnd", "", &[SIDE, STRENGTH_4, END]),
    ("SideLength", "", &[SIDE, ("", &["no label of its own", "a label of its own"]), LENGTH]),
    ("SideSince", "", &[SIDE, STRENGTH_4, SINCE]),
    ("SideNext", "", &[SIDE, ("the block after", &["has no label", "has a label"]), ("characters", &["up to 80", "over 80"]), END]),
    ("HeldLength", "goes on without a label", &[UNLABELLED, AFTER_LABELS, LENGTH]),
    ("HeldEnd", "goes on without a label", &[UNLABELLED, AFTER_LABELS, END]),
    ("LabelOnly", "only the asker has labels", &[LABEL_OF, PLACE]),
    ("Pattern", "", &[PATTERN, ASKING]),
    ("PatternEnd", "", &[PATTERN, END]),
    ("PatternBalance", "", &[PATTERN, ASKING, BALANCE]),
    ("PatternAlternating", "", &[PATTERN, ASKING, ALTERNATING]),
    ("PatternMark", "", &[PATTERN, MARKED, ASKING]),
    ("MarkEnd", "the article marks its questions", &[MARKED, ASKING]),
    ("DashBefore", "both sides open with dashes", &[DASH, ASKING, ("", &["after the first dash", "before the first dash"])]),
    ("DashQuestions", "both sides open with dashes", &[DASH, ASKING, ("the dash before", ASKS_OR_NONE), ("the dash after", ASKS)]),
    ("DashSince", "both sides open with dashes", &[DASH, ("dashes since the question:", COUNT_TO_4)]),
    ("DashBalance", "both sides open with dashes", &[DASH, ASKING, BALANCE]),
    ("DashLength", "both sides open with dashes", &[DASH, ASKING, TO_ANSWERS]),
    ("Marker", "", &[MARKER, ("", &["is missing here", "is here"]), GOES_WITH_QUESTIONS]),
    ("MarkerRare", "", &[MARKER, ("is here and", &["rare", "everywhere"])]),
    ("Heading", "looks like a heading", &[AFTER_IT, ("the block before", ASKS)]),
    ("HeadingQuote", "looks like a heading", &[AFTER_IT, QUOTED]),
    ("HeadingBlanks", "looks like a heading", &[BLANKS]),
    ("HeadingLabel", "looks like a heading", &[("", &["no label", "a label"]), ("the block after", &["has no label", "has a label", "is not there"])]),
    ("Repeat", "", &[REPEAT]),
    ("RepeatQuestion", "", &[REPEAT, ASKING]),
    ("TitleWords", "", &[("names of the title:", COUNT_TO_2)]),
    ("TitleWordsLength", "names of the title", &[LENGTH]),
    ("TitleFirst", "opens with a name of the title", &[]),
    ("TitleOnly", "nothing but names of the title", &[]),
    ("Named", "", &[NAMED, ("in the title:", &["no", "yes"]), REGION]),
    ("NamedEnd", "", &[NAMED, ("in the title:", &["no", "yes"]), END]),
    ("NamedLength", "", &[NAMED, LENGTH]),
    ("NamedPlace", "", &[NAMED, ("blocks below:", &["0", "1", "2", "3", "4 or more"]), ("", &["no first person", "first person"])]),
    ("NamedAround", "", &[NAMED, BEFORE_IT, AFTER_IT, ("", &["no second person", "second person"])]),
    ("Punctuated", "", &[PUNCTUATED, END, LENGTH]),
    ("UnpunctuatedBetween", "ends in a bare word", &[PUNCTUATED, BEFORE_IT, AFTER_IT]),
    ("Unended", "ends in a bare word", &[PUNCTUATED, SAID_REVERSED, WITHIN, ("the block before", BESIDE_ENDS)]),
    ("UnendedWords", "ends in a bare word", &[PUNCTUATED, FUNCTION, ("", &["impersonal", "personal"]), ("characters", &["up to 60", "over 60"])]),
    ("UnendedAround", "ends in a bare word", &[("paragraphs of the article end in a mark", &["not mostly", "mostly"]), SAID_REVERSED, BEFORE_IT, AFTER_IT, ("characters", &["up to 50", "up to 100", "over 100"])]),
    ("UnendedBeside", "ends in a bare word", &[("paragraphs of the article that end in a mark:", &["up to 90 %", "up to 96 %", "over 96 %"]), ("the block before", BESIDE_ENDS), ("the block after", BESIDE_ENDS), ("characters", &["up to 60", "up to 120", "over 120"]), ("", &["impersonal", "personal"])]),
    ("HeadingSeries", "looks like a heading", &[SERIES, AFTER_IT, QUOTED]),
    ("Series", "looks like a heading", &[SERIES, ("words of such that come again below:", &["up to 15 %", "up to 35 %", "up to 60 %", "over 60 %"]), ("above questions:", &["up to 20 %", "up to 60 %", "over 60 %"])]),
    ("SeriesLength", "looks like a heading", &[SERIES, ("characters of such", &["up to 30", "up to 50", "over 50"]), ("this one", &["shorter", "as long", "longer"])]),
    ("SeriesQuoted", "looks like a heading", &[SERIES, ("such in quotation marks:", &["none", "up to 60 %", "over 60 %"]), QUOTED]),
    ("Recurs", "looks like a heading", &[RECURS, ("its words in the blocks before:", &["none", "up to 40 %", "over 40 %"]), REGION]),
    ("RecursNext", "looks like a heading", &[RECURS, AFTER_IT, QUOTED]),
    ("RecursLength", "looks like a heading", &[RECURS, ("characters", LENGTHS_TO_80)]),
    ("Run", "in a run of short lines", &[RUN, REGION, ("", &["apart", "without blank lines"])]),
    ("RunLead", "in a run of short lines", &[RUN, ("the block before the run", RUN_LEADS), ASKING]),
    ("RunNext", "in a run of short lines", &[RUN, REGION, AFTER_IT]),
    ("RunLength", "in a run of short lines", &[RUN, ("characters", LENGTHS_TO_80)]),
    ("SaidEnd", "", &[END, SAID, ("", &["one sentence", "several sentences"]), WITHIN]),
    ("SaidAround", "", &[SAID, BEFORE_IT, AFTER_IT, ("characters", &["up to 50", "up to 120", "up to 260", "over 260"])]),
    ("NearVote", "", &[ITSELF, NEAR_PLACE, VOTE, REGION]),
    ("NearVoteLength", "", &[ITSELF, NEAR_PLACE, VOTE, ("characters here", LENGTHS_TO_15)]),
    ("Group", "", &[BLANKS, FRONT, BACK]),
    ("GroupQuestion", "", &[BLANKS, FRONT, BACK, ASKING]),
    ("Blanks", "", &[BLANKS]),
    ("Position", "", &[("blocks above:", COUNT)]),
    ("FromEnd", "", &[("blocks below:", COUNT_TO_4)]),
    ("StartQuestion", "the first block", &[ASKING]),
    ("StartLength", "the first block", &[LENGTH]),
    ("StartEnd", "the first block", &[END]),
    ("Region", "", &[REGION]),
    ("RegionEnd", "", &[REGION, END]),
    ("RegionLength", "", &[REGION, LENGTH]),
    ("RegionBalance", "", &[REGION, BALANCE]),
    ("BeforeFirst", "", &[("blocks to the first question:", COUNT_TO_3)]),
    ("BeforeFirstLength", "", &[("blocks to the first question:", COUNT_TO_2), LENGTH]),
    ("AfterLast", "", &[("blocks since the last question:", COUNT_TO_4)]),
    ("Density", "", &[DENSITY]),
    ("DensityQuestion", "", &[DENSITY, ASKING]),
    ("Gap", "", &[GAP, OFFSET]),
    ("GapAlternating", "", &[GAP, OFFSET, ALTERNATING]),
    ("GapPhase", "", &[("4 blocks from question to question, blocks since the question:", COUNT)]),
    ("PreviousQuestion", "", &[PREVIOUS]),
    ("NextQuestion", "", &[NEXT]),
    ("AroundQuestion", "", &[PREVIOUS, NEXT]),
    ("Alternating", "", &[ALTERNATING]),
    ("ToQuestions", "", &[TO_QUESTIONS]),
    ("ToAnswers", "", &[TO_ANSWERS]),
    ("ToAnswersEnd", "", &[TO_ANSWERS, END]),
    ("ToQuestionsBalance", "", &[TO_QUESTIONS, BALANCE]),
    ("ToNext", "", &[("to the length of the block after:", NEIGHBOUR_LENGTHS)]),
    ("ToPrevious", "", &[("to the length of the block before:", NEIGHBOUR_LENGTHS)]),
    ("NearEnd", "", &[NEAR_PLACE, END]),
    ("NearLength", "", &[NEAR_PLACE, LENGTH]),
    ("NearBalance", "", &[BESIDE_PLACE, BALANCE]),
    ("NearFirst", "", &[BESIDE_PLACE, FIRST_WORD]),
    ("NearEnds", "", &[BESIDE_PLACE, ("this one ends in", ENDS), ("that one ends in", ENDS)]),
    ("NearBalances", "", &[BESIDE_PLACE, ("person here:", PERSONS), ("person there:", PERSONS)]),
    ("NearLabel", "", &[BESIDE_PLACE, LABEL_OF, PLACE, STRENGTH]),
    ("NearNone", "", &[("no block", &["two before", "before", "after", "two after"])]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::feature_templates;

    #[test]
    fn every_template_has_a_row_that_fits_its_values() {
        for (template, values) in feature_templates() {
            let (_, _, parts) =
                row(template).unwrap_or_else(|| panic!("{template} has no row in ROWS"));
            let product: usize = parts.iter().map(|(_, values)| values.len()).product();
            // A few templates leave room at their end.
            assert!(
                product <= values.len() && product * 2 >= values.len(),
                "{template}: {product}"
            );
        }
    }

    #[test]
    fn values_are_told_in_words() {
        let rows = [
            ("EndLength", 34, "ends in a full stop, characters 81 to 120"),
            ("Thanks", 0, "a word of thanks"),
            ("DashSince", 5, "both sides open with dashes, a dash, dashes since the question: 0"),
            ("Unheard", 7, "Unheard 7"),
        ];
        for (template, value, wanted) in rows {
            assert_eq!(describe(template, value), wanted);
        }
    }
}
