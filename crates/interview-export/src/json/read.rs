use std::io::{self, BufRead as _, BufReader};

use serde::de::DeserializeOwned;

use crate::{Error, ErrorKind, OwnedArticle};

/// Reads a document that a [`JsonExporter`](super::JsonExporter) wrote. All its articles are held
/// at once; where they are too many for that, write JSON Lines and use [`read_lines`].
///
/// The interviews are taken as they stand: use
/// [`Interview::validate`](interview_model::Interview::validate) on what is not your own.
///
/// # Errors
///
/// [`ErrorKind::Read`], and [`ErrorKind::Malformed`] when it is not JSON or not of this form.
///
/// ```
/// use interview_export::json::read_document;
///
/// let articles = read_document(r#"[{"source":"bees.txt","segments":[]}]"#.as_bytes())?;
/// assert_eq!(articles[0].source, "bees.txt");
/// assert!(read_document("bees".as_bytes()).is_err());
/// # Ok::<(), interview_export::Error>(())
/// ```
pub fn read_document(input: impl io::Read) -> Result<Vec<OwnedArticle>, Error> {
    serde_json::from_reader(BufReader::new(input)).map_err(|error| {
        let message = error.to_string();
        read_error(error, message)
    })
}

/// Reads JSON Lines one by one: as [`OwnedArticle`] what was written with
/// [`Rows::Interview`](crate::Rows::Interview), else as [`ExchangeRow`](crate::ExchangeRow),
/// [`TurnRow`](crate::TurnRow) or [`SegmentRow`](crate::SegmentRow). Blank lines are passed over.
///
/// The input is buffered here. Each item may be an error, [`ErrorKind::Read`] or
/// [`ErrorKind::Malformed`]; the iteration can go on after a line that is malformed.
///
/// ```
/// use interview_export::ExchangeRow;
/// use interview_export::json::read_lines;
///
/// let lines = "{}\n";
/// let error = read_lines::<ExchangeRow>(lines.as_bytes()).next().expect("one line").unwrap_err();
/// assert!(error.to_string().contains("line 1: missing field `source`"));
/// ```
pub fn read_lines<T: DeserializeOwned>(
    input: impl io::Read,
) -> impl Iterator<Item = Result<T, Error>> {
    let lines = BufReader::new(input).split(b'\n').zip(1..);
    lines.filter_map(|(line, number)| match line {
        Ok(line) if line.trim_ascii().is_empty() => None,
        Ok(line) => Some(read_line(&line, number)),
        Err(cause) => Some(Err(ErrorKind::Read(cause).into())),
    })
}

fn read_line<T: DeserializeOwned>(line: &[u8], number: usize) -> Result<T, Error> {
    serde_json::from_slice(line).map_err(|error| {
        // serde_json sees one line alone, and takes it for the first.
        let message = error.to_string().replace(" at line 1 column ", " at column ");
        read_error(error, format!("line {number}: {message}"))
    })
}

fn read_error(error: serde_json::Error, message: String) -> Error {
    if error.is_io() {
        ErrorKind::Read(error.into()).into()
    } else {
        ErrorKind::Malformed { format: "JSON", message }.into()
    }
}
