//! Which kinds the wording of a block and of its neighbours speaks for.

use super::{Block, Brief, Sink};
use crate::convention::labels::System;
use crate::convention::{Region as Where, is_labelled};
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use crate::decode::template::Template::*;
use crate::lexicon::Classes;

/// The place of the vote for a biography among those of [`Brief`].
const BIOGRAPHY: u8 = 2;

/// The longest line that may be a name, in bytes.
const NAME: usize = 60;

/// Whether a short line is how a longer one opens.
fn is_opening(line: &str, longer: &str) -> bool {
    (4..=NAME).contains(&line.len()) && longer.len() > 2 * line.len() && longer.starts_with(line)
}

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn votes(&mut self) {
        let votes = self.cues.votes;
        let Brief { end, length, balance, .. } = self.own;
        let region = self.region() as usize;
        if votes.date_only {
            self.put(VoteDate, region);
        }
        if votes.says_credit() {
            self.put(VoteCredit, region);
            self.put(VoteCreditLength, length.min(5));
            self.put(VoteCreditSort, votes.credit.map_or(7, |sort| sort as usize));
        } else if region == Where::Before as usize {
            self.put(BeforeNoCredit, self.i.min(3) * 10 + length);
            self.put(BeforeNoCreditFunction, self.own.function * 9 + end);
        }
        if votes.note {
            self.put(VoteNote, region);
            self.put(VoteNoteLength, length.min(5));
        }
        if votes.closing {
            self.put(VoteClosing, region);
            self.put(VoteClosingBalance, balance);
            self.put(VoteClosingEnd, (self.document.len() - 1 - self.i).min(4));
            let thanks = self.cues.words.first.any(Classes::THANKS);
            self.put(VoteClosingFirst, usize::from(thanks) * 4 + region);
            self.put(VoteClosingQuestions, self.asks_near(-1) * 3 + self.asks_near(1));
        }
        if votes.farewells > 0 {
            let from_end = (self.document.len() - 1 - self.i).min(4);
            let labelled = match self.document.labels.system {
                System::Both => 1 + usize::from(is_labelled(&self.document.labels, self.i)),
                _ => 0,
            };
            let often = votes.farewells.min(3) - 1;
            self.put(VoteFarewell, often * 4 + region);
            self.put(
                VoteFarewellPlace,
                ((often * 3 + labelled) * 5 + from_end) * 2 + usize::from(length > 3),
            );
        }
        if votes.prompt {
            self.put(VotePrompt, (region * 9 + end) * 3 + balance);
            self.put(VotePromptLength, length);
            self.put(VotePromptQuestions, self.asks_near(-1) * 3 + self.asks_near(1));
        }
        if votes.introduction {
            self.put(VoteIntroduction, region);
        }
        if votes.biography {
            self.put(VoteBiography, region);
        }
        self.echo(region);
    }

    /// A name that stands alone opens the paragraph on its bearer.
    fn echo(&mut self, region: usize) {
        let body = |i: usize| self.document.cues.get(i).map_or("", |cues| cues.body);
        let own = body(self.i);
        let opens = is_opening(own, body(self.i + 1));
        let is_opened = self.i.checked_sub(1).is_some_and(|before| is_opening(body(before), own));
        if opens || is_opened {
            let told = if opens { self.near(1).copied().unwrap_or_default() } else { self.own };
            let life = usize::from(told.votes >> BIOGRAPHY & 1);
            self.put(Echo, (usize::from(is_opened) * 4 + region) * 2 + life);
        }
    }

    /// Credits, links and lives stand together, each among its like.
    pub(super) fn near_votes(&mut self) {
        let length = self.own.length.min(2);
        let own = self.own.votes;
        for (place, offset) in [-2, -1, 1, 2].into_iter().enumerate() {
            let mut votes = self.near(offset).map_or(0, |near| near.votes);
            while votes != 0 {
                let vote = votes.trailing_zeros() as usize;
                votes &= votes - 1;
                let region = self.region() as usize;
                let like = usize::from(own >> vote & 1 == 1);
                self.put(NearVote, ((like * 4 + place) * 4 + vote) * 4 + region);
                self.put(NearVoteLength, ((like * 4 + place) * 4 + vote) * 3 + length);
            }
        }
    }
}
