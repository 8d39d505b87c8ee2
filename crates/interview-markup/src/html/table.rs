//! Which tables of a page have rows that are read across, and which only place things.

use interview_parser::marked::Structure;

use super::tree::Page;
use crate::tag::Element;

/// The tables of a page.
#[derive(Debug)]
pub(crate) struct Tables {
    /// Which elements are rows that are read across.
    rows: Vec<bool>,
}

impl Tables {
    /// A table is read across if no cell has two paragraphs, and a row has two cells.
    pub(crate) fn of(page: &Page<'_>) -> Self {
        let mut facts = Facts::of(page);
        let rows = page
            .nodes
            .iter()
            .enumerate()
            .map(|(number, node)| node.element == Element::Row && facts.is_read_across(number));
        Self { rows: rows.collect() }
    }

    /// What an element is by the table that it stands in.
    pub(crate) fn structure(&self, page: &Page<'_>, number: usize) -> Option<Structure> {
        let is_row = self.rows.get(number).is_some_and(|it| *it);
        page.node(number).filter(|_| is_row).map(|_| Structure::TableRow)
    }
}

struct Facts {
    /// The table of each element, the innermost; 0 for none.
    tables: Vec<usize>,
    /// Which tables only place things, and which have a row of several cells.
    place: Vec<bool>,
    have_columns: Vec<bool>,
}

impl Facts {
    fn of(page: &Page<'_>) -> Self {
        let count = page.nodes.len();
        let mut facts = Self {
            tables: vec![0; count],
            place: vec![false; count],
            have_columns: vec![false; count],
        };
        let mut cells = vec![0; count];
        let mut paragraphs = vec![0_usize; count];
        let mut columns = vec![0_usize; count];
        for (number, node) in page.nodes.iter().enumerate().skip(1) {
            let outer = facts.tables.get(node.parent).copied().unwrap_or_default();
            let outer_cell = cells.get(node.parent).copied().unwrap_or_default();
            let is_table = node.is("table");
            set(&mut facts.tables, number, if is_table { number } else { outer });
            set(
                &mut cells,
                number,
                if node.element == Element::Cell { number } else { outer_cell },
            );
            if node.element == Element::Cell && add(&mut columns, node.parent) > 1 {
                set(&mut facts.have_columns, outer, true);
            }
            let parts = is_paragraph(&node.tag.name);
            if is_table || (parts && outer_cell > 0 && add(&mut paragraphs, outer_cell) > 1) {
                set(&mut facts.place, outer, true);
            }
        }
        facts
    }

    fn is_read_across(&mut self, row: usize) -> bool {
        let table = self.tables.get(row).copied().unwrap_or_default();
        let is = |facts: &[bool]| facts.get(table).copied().unwrap_or_default();
        table > 0 && is(&self.have_columns) && !is(&self.place)
    }
}

/// Whether two such elements in a cell are two paragraphs.
fn is_paragraph(name: &str) -> bool {
    matches!(name, "p" | "li" | "blockquote" | "pre" | "br" | "dt" | "dd" | "hr")
        || matches!(Element::of(name), Element::Heading(_))
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

fn add(counts: &mut [usize], at: usize) -> usize {
    counts.get_mut(at).map_or(0, |count| {
        *count += 1;
        *count
    })
}
