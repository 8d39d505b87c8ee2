//! The texts in which learned numbers lie: a first line with the format's name and version, lines
//! that begin with `#` for where they come from, then rows of cells parted by tabs, with the numbers
//! in hundredths.

use memchr::memchr;

const SCALE: f32 = 100.0;

/// The rows of a text of this format, each with its line, counted from 1; or what is wrong with
/// its first line.
pub(crate) fn rows<'a>(
    text: &'a str,
    format: &str,
) -> Result<impl Iterator<Item = (usize, &'a str)> + use<'a>, String> {
    let mut lines = (1..).zip(lines(text));
    match lines.next() {
        Some((_, first)) if first == format => {
            Ok(lines.filter(|(_, row): &(usize, &str)| !row.starts_with('#')))
        }
        _ => Err(format!("is not `{format}`")),
    }
}

/// As [`str::lines`], in fewer steps: the rows are many and short.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let (line, after) = rest.split_at_checked(end)?;
        rest = after.get(1..).unwrap_or_default();
        Some(line.strip_suffix('\r').unwrap_or(line))
    })
}

/// What stands above the rows.
pub(crate) fn head(format: &str, provenance: &str) -> String {
    let mut text = format!("{format}\n");
    for line in provenance.lines() {
        text.push_str(format!("# {line}").trim_end());
        text.push('\n');
    }
    text
}

/// A number as a cell has it.
#[allow(clippy::cast_possible_truncation)] // clamped to what fits
pub(crate) fn hundredths(number: f32) -> i16 {
    (number * SCALE).round().clamp(f32::from(i16::MIN), f32::from(i16::MAX)) as i16
}

/// The number of a cell.
pub(crate) fn of_hundredths(cell: impl Into<f32>) -> f32 {
    cell.into() / SCALE
}
