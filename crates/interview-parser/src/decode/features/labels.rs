//! The label of a block and what the labels of the article tell.

use super::{Block, Brief, Sink, bucket};
use crate::convention::Document;
use crate::convention::labels::Labelled;
use crate::convention::labels::Place;
use crate::convention::labels::Side as LabelSide;
use crate::convention::labels::System;
#[allow(clippy::enum_glob_use)] // a hundred names, used once each
use crate::decode::template::Template::*;
use crate::grammar::label::Form;
use crate::grammar::mark::MarkSort;

impl<S: Sink> Block<'_, '_, S> {
    pub(super) fn marks(&mut self) {
        let cues = self.cues;
        self.flag(Dash, matches!(cues.mark, Some(MarkSort::Dash | MarkSort::Bullet)));
        if let Some(MarkSort::Number(_)) = cues.mark {
            self.put(Number, 0);
            self.put(NumberEnd, self.own.end);
        }
        let letter = cues.label.filter(|label| label.form == Form::Letter);
        let letter = letter.and_then(|label| label.name.chars().next());
        self.flag(AskerLetter, letter.is_some_and(|it| matches!(it, 'Q' | 'P' | 'F' | 'D' | 'В')));
        self.flag(AnswererLetter, letter.is_some_and(|it| matches!(it, 'A' | 'R' | 'О')));
        let place = self.document.labels.place_at(self.i).place;
        let separated =
            cues.label.filter(|label| label.form == Form::Separator && !label.body.is_empty());
        if let Some(label) = separated.filter(|_| place == Place::Before) {
            self.put(RareLabel, 0);
            self.put(
                RareLabelWords,
                label.name.split_whitespace().count().saturating_sub(1).min(3),
            );
        }
    }

    pub(super) fn labels(&mut self) {
        let labels = &self.document.labels;
        if labels.groups.is_empty() {
            return self.put(LabelNone, 0);
        }
        let Some(group) = labels.group_at(self.i) else { return self.put(LabelBefore, 0) };
        let Labelled { place, since, group: id, .. } = labels.place_at(self.i);
        let Brief { end, length, .. } = self.own;
        let place = place as usize;
        let asker = usize::from(id != labels.asker);
        let strength = strength(labels.system);
        let state = (asker * 3 + place) * 3 + strength;
        self.put(LabelState, state);
        self.put(LabelEnd, state * 9 + end);
        self.put(LabelAsks, place * 6 + bucket(group.asks, &[0.1, 0.3, 0.5, 0.7, 0.9]));
        self.put(
            LabelShare,
            (asker * 3 + place) * 5 + bucket(group.share, &[0.03, 0.1, 0.25, 0.45]),
        );
        self.put(LabelLength, place * 5 + bucket(group.length, &[0.1, 0.25, 0.5, 0.8]));
        self.put(
            LabelNamed,
            place * 4 + usize::from(group.in_title) * 2 + usize::from(group.first),
        );
        self.put(
            LabelScore,
            place * 8 + bucket(group.asker_score, &[-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]),
        );
        let frequent = labels.groups.iter().filter(|group| group.count >= 3).count().min(3);
        self.put(LabelFrequent, (asker * 3 + place) * 4 + frequent);
        let side = side(group.side) * 4 + strength;
        self.put(Side, side);
        self.put(SideEnd, side * 9 + end);
        let opens = usize::from(place != Place::Before as usize);
        self.put(SideLength, (side / 4 * 2 + opens) * 10 + length);
        if opens == 0 {
            let since = since.min(3);
            self.put(LabelSince, (asker * 3 + strength) * 4 + since);
            self.put(SideSince, side * 4 + since);
            let next = labels.place_at(self.i + 1).place != Place::Before;
            self.put(
                SideNext,
                (side / 4 * 2 + usize::from(next)) * 18 + usize::from(length > 3) * 9 + end,
            );
        }
        if labels.take_turns && labels.hold && labels.is_unlabelled(self.i) {
            let share = bucket(labels.unlabelled, &[0.1, 0.3, 0.6]);
            let held = share * 2 + usize::from(self.i > labels.last);
            self.put(HeldLength, held * 10 + length);
            self.put(HeldEnd, held * 9 + end);
        }
        if labels.system == System::Asker {
            self.put(LabelOnly, asker * 3 + place);
        }
    }
}

pub(super) fn label_state(document: &Document<'_>, i: usize) -> Option<usize> {
    let labels = &document.labels;
    let at = labels.place_at(i);
    let asker = usize::from(at.group? != labels.asker.unwrap_or(usize::MAX));
    Some((asker * 3 + at.place as usize) * 3 + strength(labels.system))
}

fn strength(system: System) -> usize {
    match system {
        System::Both => 0,
        System::Answers => 2,
        System::Asker | System::Weak | System::None => 1,
    }
}

fn side(side: LabelSide) -> usize {
    match side {
        LabelSide::Asker => 0,
        LabelSide::Answerer => 1,
        LabelSide::Third => 2,
        LabelSide::Other => 3,
    }
}
