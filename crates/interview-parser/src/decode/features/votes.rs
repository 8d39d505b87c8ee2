//! Which kinds the wording of a block and of its neighbours speaks for.

use super::{Block, Brief, Sink};
use crate::convention::labels::System;
use crate::convention::{Region as Where, is_labelled};
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use crate::decode::template::Template::*;
use crate::lexicon::Classes;

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn votes(&mut self) {
        let votes = self.cues.votes;
        let Brief { end, length, balance, .. } = self.own;
        let region = self.region() as usize;
        if votes.date_only {
            self.put(VoteDate, region);
        }
        if votes.date_only || votes.credit.is_some() {
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
        if votes.introduction {
            self.put(VoteIntroduction, region);
        }
        if votes.biography {
            self.put(VoteBiography, region);
        }
    }

    /// Credits, links and lives stand together.
    pub(super) fn near_votes(&mut self) {
        let length = self.own.length.min(2);
        for (place, offset) in [-2, -1, 1, 2].into_iter().enumerate() {
            let mut votes = self.near(offset).map_or(0, |near| near.votes);
            while votes != 0 {
                let vote = votes.trailing_zeros() as usize;
                votes &= votes - 1;
                let region = self.region() as usize;
                self.put(NearVote, (place * 4 + vote) * 4 + region);
                self.put(NearVoteLength, (place * 4 + vote) * 3 + length);
            }
        }
    }
}
