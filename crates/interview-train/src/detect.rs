//! What tells interviews from other articles: learned from interviews, each read with weights that
//! have not seen its source, and from articles that are none.

mod cases;
mod fit;

pub(crate) use cases::Unseen;

use std::collections::BTreeMap;
use std::io::{self, Write};

use interview_parser::decoder::Detector;

use cases::{Case, Group};
use fit::fit;

/// A detector, and how it does on what it has not seen.
#[derive(Debug)]
pub(crate) struct Detection {
    pub(crate) detector: Detector,
    verdicts: Vec<Verdict>,
}

/// What a detector that has not seen a case says of it.
#[derive(Debug)]
struct Verdict {
    case: Case,
    passes: bool,
}

/// Learns from all cases, and tells of each what a detector would say that has not seen its family.
pub(crate) fn detect(unseen: &Unseen<'_>) -> Detection {
    let cases = unseen.cases();
    let mut without: BTreeMap<String, Detector> = BTreeMap::new();
    for case in &cases {
        if !without.contains_key(&case.family) {
            let others: Vec<&Case> = cases.iter().filter(|it| it.family != case.family).collect();
            without.insert(case.family.clone(), fit(&others));
        }
    }
    let detector = fit(&cases.iter().collect::<Vec<_>>());
    let judge = |case: Case| {
        let detector = without.get(&case.family);
        let passes = case.facts.is_none_or(|it| detector.is_some_and(|by| by.accepts(&it)));
        Verdict { case, passes }
    };
    Detection { detector, verdicts: cases.into_iter().map(judge).collect() }
}

impl Verdict {
    fn is_right(&self) -> bool {
        // Where nobody asks, the parser says so.
        let passes = self.passes && self.case.asks;
        passes == self.case.group.is_interview()
    }
}

/// A row for each group, then what was told wrongly, but for the cases that were made by machine.
pub(crate) fn write_detection(detection: &Detection, out: &mut dyn Write) -> io::Result<()> {
    let mut rows: BTreeMap<&Group, [usize; 3]> = BTreeMap::new();
    for verdict in &detection.verdicts {
        let [all, silent, refused] = rows.entry(&verdict.case.group).or_default();
        *all += 1;
        *silent += usize::from(!verdict.case.asks);
        *refused += usize::from(verdict.case.asks && !verdict.passes);
    }
    writeln!(out, "{:34} {:>8} {:>12} {:>17}", "", "articles", "no-question", "not-an-interview")?;
    for (group, [all, silent, refused]) in rows {
        writeln!(out, "{:34} {all:>8} {silent:>12} {refused:>17}", group.to_string())?;
    }
    writeln!(out, "\ntold wrongly:")?;
    let wrong = detection.verdicts.iter().filter(|it| !it.is_right() && !it.case.group.is_made());
    for Verdict { case, .. } in wrong {
        writeln!(out, "  {}: {}", case.group, case.name)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(name: &str, group: Group, asks: bool, passes: bool) -> Verdict {
        let (name, family) = (name.to_owned(), name.to_owned());
        Verdict { case: Case { name, group, family, asks, facts: None }, passes }
    }

    #[test]
    fn the_table_counts_by_group_and_names_what_is_wrong() {
        let interviews = || Group::Interviews("news".to_owned());
        let verdicts = vec![
            verdict("a", interviews(), true, true),
            verdict("b", interviews(), true, false),
            verdict("c", Group::Others, false, true),
            verdict("d", Group::Others, true, true),
            verdict("e", Group::Answers, true, true),
        ];
        let mut table = Vec::new();
        let detection = Detection { detector: Detector::default(), verdicts };
        write_detection(&detection, &mut table).unwrap();
        let table = String::from_utf8(table).unwrap();
        let counts = |row: &str| row.split_whitespace().rev().take(3).collect::<Vec<_>>().join(" ");
        let rows: Vec<_> = table.lines().skip(1).take(3).map(counts).collect();
        assert_eq!(rows, ["1 0 2", "0 1 2", "0 0 1"], "{table}");
        assert!(table.ends_with("told wrongly:\n  interviews, news: b\n  others: d\n"), "{table}");
    }
}
