use std::io;

use super::{CsvRow, Delimiter};
use crate::{Error, ErrorKind};

/// Reads a table row by row, as it was written with the same rows and delimiter. Either line
/// ending, a byte order mark, another order of the columns and further columns are no matter.
///
/// The input is buffered here. An iteration can go on after a row that is in error.
///
/// # Errors
///
/// [`ErrorKind::MissingColumn`] when the header has not all the columns of the rows,
/// [`ErrorKind::Read`] and [`ErrorKind::Malformed`]; the latter two for each row as well.
///
/// ```
/// use interview_export::TurnRow;
/// use interview_export::csv::{Delimiter, read_rows};
///
/// let table = "\
/// source,turn,section,role,speaker,label,text,start,end,start_ms,end_ms
/// bees.txt,1,,question,,Q,Why bees?,0,12,,
/// ";
/// let mut rows = read_rows::<TurnRow>(table.as_bytes(), Delimiter::Comma)?;
/// let row = rows.next().expect("there is one row")?;
/// assert_eq!((row.label.as_deref(), row.text.as_str()), (Some("Q"), "Why bees?"));
/// # Ok::<(), interview_export::Error>(())
/// ```
pub fn read_rows<R: CsvRow>(
    input: impl io::Read,
    delimiter: Delimiter,
) -> Result<impl Iterator<Item = Result<R, Error>>, Error> {
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter.byte()).from_reader(input);
    let header = table.headers().map_err(read_error)?;
    for column in R::HEADER {
        if !header.iter().any(|name| name == *column) {
            let header = header.iter().collect::<Vec<_>>().join(",");
            return Err(ErrorKind::MissingColumn { column, header }.into());
        }
    }
    Ok(table.into_deserialize().map(|row| row.map_err(read_error)))
}

fn read_error(error: csv::Error) -> Error {
    let message = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(cause) => ErrorKind::Read(cause).into(),
        _ => ErrorKind::Malformed { format: "CSV", message }.into(),
    }
}
