//! The kinds of features, and how each is numbered.

use std::ops::Range;

macro_rules! templates {
    ($($name:ident[$count:expr]),* $(,)?) => {
        /// A kind of feature. Each takes a value from 0 up to its count.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Template { $($name),* }

        const TEMPLATES: &[(&str, usize)] = &[$((stringify!($name), $count)),*];
    };
}

templates! {
    // How the block ends, how long it is.
    End[9], Length[10], EndLength[90], Sentences[5], Questions[4], InnerQuestion[1],
    AfterQuestion[4],
    // Which words it holds.
    First[9], Second[9], FirstSecond[162], EarlyQuestion[1], EarlyAsk[9], LastFirst[9], LastSecond[9],
    LastEarlyQuestion[1], LastEarlyAsk[9], PersonFirst[4], PersonSecond[4], PersonThird[3],
    Balance[3], EndBalance[27], LengthBalance[30], BalanceFirst[27], Function[4], FunctionCode[24],
    Thanks[1], Occupation[1],
    // How it is written.
    Capitals[5], CapitalsEnd[45], CapitalsLength[50], Words[6], Lower[1], Digit[1],
    AllCapitals[1], Symbols[5], Address[1], AddressOnly[1], Year[1], Date[1], DateLength[4],
    Quote[1], QuoteCloses[2], Bracket[1], BracketCloses[2], BracketRegion[8], BracketLength[20], Inverted[1], InvertedStart[1],
    Pointer[1], ColonLength[10],
    Code[8], CodeLength[30], CodeSymbols[24], CodeDocument[9],
    // What its wording speaks for.
    VoteDate[4], VoteCredit[4], VoteCreditLength[6], VoteCreditSort[8], VoteNote[4],
    VoteNoteLength[6], VoteClosing[4], VoteClosingBalance[3], VoteClosingEnd[5],
    VoteClosingFirst[8], VoteClosingQuestions[9], VoteFarewell[12], VoteFarewellPlace[90], VotePrompt[108], VotePromptLength[10], VotePromptQuestions[9], VoteIntroduction[4], VoteBiography[4], Echo[16],
    BeforeNoCredit[40], BeforeNoCreditFunction[36],
    // Marks and labels.
    Dash[1], Number[1], NumberEnd[9], AskerLetter[1], AnswererLetter[1], RareLabel[1],
    RareLabelWords[4], LabelNone[1], LabelBefore[1], LabelState[18], LabelEnd[162], LabelAsks[18],
    LabelShare[30], LabelLength[15], LabelNamed[12], LabelScore[24], LabelSince[48],
    LabelFrequent[24], Side[16], SideEnd[144], SideLength[80], SideSince[64], SideNext[144],
    LabelOnly[6], HeldLength[80], HeldEnd[72],
    // How the article marks its questions.
    Pattern[18], PatternEnd[81], PatternBalance[54], PatternAlternating[90], PatternMark[36],
    MarkEnd[4], DashBefore[8], DashQuestions[24], DashSince[10], DashBalance[12], DashLength[20],
    Marker[728], MarkerRare[28],
    // Headings, repeats, the title.
    Heading[6], HeadingQuote[6], HeadingBlanks[3], HeadingLabel[6], Repeat[4],
    RepeatQuestion[8], TitleWords[3], TitleWordsLength[10], TitleFirst[1], TitleOnly[1],
    Named[24], NamedEnd[54], NamedLength[30], NamedPlace[30], NamedAround[54],
    Punctuated[450], UnpunctuatedBetween[45],
    Unended[120], UnendedWords[80], UnendedAround[216], UnendedBeside[162], HeadingSeries[30],
    Series[60], SeriesLength[45], SeriesQuoted[30],
    Recurs[60], RecursNext[30], RecursLength[25], Run[32], RunLead[80], RunNext[48], RunLength[20],
    SaidEnd[144], SaidAround[144], NearVote[128], NearVoteLength[96],
    // Blank lines.
    Group[27], GroupQuestion[54], Blanks[3],
    // Where it stands.
    Position[6], FromEnd[5], StartQuestion[2], StartLength[10], StartEnd[9], Region[4],
    RegionEnd[36], RegionLength[40], RegionBalance[12], BeforeFirst[4], BeforeFirstLength[30],
    AfterLast[5], Density[7], DensityQuestion[14], Gap[42], GapAlternating[210], GapPhase[6],
    PreviousQuestion[5], NextQuestion[5], AroundQuestion[25], Alternating[5],
    // How long it is for a question or an answer of this article, and beside its neighbours.
    ToQuestions[5], ToAnswers[5], ToAnswersEnd[45], ToQuestionsBalance[15], ToNext[6],
    ToPrevious[6],
    // What stands beside it: the second before, the one before, the one after, the second after.
    NearEnd[36], NearLength[40], NearBalance[6], NearFirst[18], NearEnds[162], NearBalances[18],
    NearLabel[36], NearNone[4],
    // What the markup of its source says, where it is marked up.
    Typeset[17], TypesetEnd[153], TypesetLength[170], TypesetRegion[68], TypesetBefore[306],
    TypesetAfter[306], TypesetBalance[51], TypesetShare[85], TypesetMarker[442], TypesetTrait[156],
    TypesetLine[18], BoldPart[45], ItalicPart[45], LinkPart[50], CodePart[25], MarkupHint[10],
    AskingStyle[170], AskingEnd[270], AskingLength[300], AskingAround[180], AskingPlace[160],
    AskingSince[120], AskingFirst[90], AskingSaid[40],
}

/// How many features there are. Each is there twice: for any article, and once more for those whose
/// turns open with labels, where the same cue may mean another thing.
pub(crate) const FEATURES: usize = 2 * VALUES;

/// How many values all templates have.
pub(super) const VALUES: usize = {
    let (mut at, mut sum) = (0, 0);
    while at < TEMPLATES.len() {
        sum += entry(at).1;
        at += 1;
    }
    sum
};

/// Where each template's features begin.
const OFFSETS: [u32; TEMPLATES.len()] = {
    let mut offsets = [0; TEMPLATES.len()];
    let (mut at, mut sum) = (0, 0);
    while at < TEMPLATES.len() {
        // An index out of bounds or a sum too large would not compile: it is a constant.
        #[allow(clippy::indexing_slicing, clippy::cast_possible_truncation)]
        {
            offsets[at] = sum;
            sum += entry(at).1 as u32;
        }
        at += 1;
    }
    offsets
};

#[allow(clippy::indexing_slicing)] // only used in constants, where the compiler checks it
const fn entry(at: usize) -> (&'static str, usize) {
    TEMPLATES[at]
}

impl Template {
    /// The feature's number for a value; a value that is too large counts as the largest.
    #[inline]
    pub(crate) fn feature(self, value: usize) -> u32 {
        let (offset, count) = (OFFSETS.get(self as usize), TEMPLATES.get(self as usize));
        let value = count.map_or(0, |(_, count)| value.min(count - 1));
        debug_assert!(count.is_some(), "every template is in the table");
        offset.copied().unwrap_or(0) + u32::try_from(value).unwrap_or(0)
    }
}

/// The feature that a feature also is where turns open with labels.
#[allow(clippy::cast_possible_truncation)] // some thousands
pub(crate) const fn labelled(feature: u32) -> u32 {
    feature + VALUES as u32
}

/// A template's name, after this, names its features of articles whose turns open with labels.
pub(crate) const LABELLED: &str = "Labelled ";

/// Where the features of a template's name begin, and how many they are.
pub(crate) fn features_of(name: &str) -> Option<Range<usize>> {
    let (name, first) = match name.strip_prefix(LABELLED) {
        Some(name) => (name, VALUES),
        None => (name, 0),
    };
    let (_, range) = names().find(|(it, _)| *it == name)?;
    Some(range.start + first..range.end + first)
}

/// The templates by name, each with the numbers of its features.
pub(crate) fn names() -> impl Iterator<Item = (&'static str, Range<usize>)> {
    TEMPLATES.iter().zip(OFFSETS).map(|((name, count), offset)| {
        let start = offset as usize;
        (*name, start..start + count)
    })
}

/// The template and the value of a feature.
pub(crate) fn feature_name(feature: u32) -> Option<(&'static str, usize)> {
    let feature = usize::try_from(feature).ok()? % VALUES;
    let template = OFFSETS.partition_point(|offset| *offset as usize <= feature).checked_sub(1)?;
    let (name, _) = TEMPLATES.get(template)?;
    Some((name, feature - *OFFSETS.get(template)? as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other() {
        let mut at = 0;
        for (_, range) in names() {
            assert_eq!(range.start, at);
            at = range.end;
        }
        assert_eq!(at, VALUES);
    }

    #[test]
    fn features_have_names() {
        assert_eq!(feature_name(Template::EndLength.feature(17)), Some(("EndLength", 17)));
        assert_eq!(feature_name(Template::End.feature(0)), Some(("End", 0)));
    }

    #[test]
    fn a_value_too_large_stays_in_its_template() {
        assert_eq!(Template::End.feature(9000), Template::End.feature(8));
    }
}
