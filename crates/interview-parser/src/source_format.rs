use std::fmt;
use std::str::FromStr;

use interview_model::UnknownName;

use crate::grammar::time::cue_timing;
use crate::line::lines;

/// How a source is written.
///
/// ```
/// use interview_parser::SourceFormat;
///
/// assert_eq!("vtt".parse(), Ok(SourceFormat::WebVtt));
/// assert_eq!(SourceFormat::Srt.to_string(), "srt");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SourceFormat {
    /// Plain text.
    Text,
    /// `SubRip` captions. They have no standard; what is read is what programs write, and what
    /// editing breaks in it.
    Srt,
    /// [WebVTT](https://www.w3.org/TR/webvtt1/) captions, read more leniently than the standard asks.
    WebVtt,
}

impl SourceFormat {
    /// Every format, in the order in which they are declared.
    pub const ALL: [Self; 3] = [Self::Text, Self::Srt, Self::WebVtt];

    /// The format's name: `text`, or what the names of its files end in.
    ///
    /// ```
    /// assert_eq!(interview_parser::SourceFormat::WebVtt.name(), "vtt");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Srt => "srt",
            Self::WebVtt => "vtt",
        }
    }

    /// The format of a source, as its first lines show it: `WEBVTT` alone or before other words,
    /// or a cue with its times, perhaps numbered. Anything else is text.
    ///
    /// ```
    /// use interview_parser::SourceFormat;
    ///
    /// let captions = "1\n00:00:01,000 --> 00:00:02,500\nWhy bees?";
    /// assert_eq!(SourceFormat::of(captions), SourceFormat::Srt);
    /// assert_eq!(SourceFormat::of("Why bees?"), SourceFormat::Text);
    /// ```
    #[must_use]
    pub fn of(source: &str) -> Self {
        let head = source.get(..source.floor_char_boundary(HEAD)).unwrap_or_default();
        let lines = lines(head);
        let mut texts = lines.iter().map(|line| line.text);
        let first = texts.next().unwrap_or_default();
        let is_header = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
        if first.strip_prefix("WEBVTT").is_some_and(is_header) {
            return Self::WebVtt;
        }
        let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
        let timing = if is_number { texts.next() } else { Some(first) };
        if timing.and_then(cue_timing).is_some() { Self::Srt } else { Self::Text }
    }
}

/// How many bytes of a source are enough to tell its format.
const HEAD: usize = 512;

impl fmt::Display for SourceFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for SourceFormat {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| UnknownName::new("source format", name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_sources() {
        let rows = [
            ("", SourceFormat::Text),
            ("WEBVTT", SourceFormat::WebVtt),
            ("\u{feff}WEBVTT - Bees\n\n", SourceFormat::WebVtt),
            ("WEBVTTS are a format.", SourceFormat::Text),
            ("\u{feff}\r\n1\r\n00:00:01,000 --> 00:00:02,000\r\nBees.", SourceFormat::Srt),
            ("00:01.000 --> 00:02.000\nBees.", SourceFormat::Srt),
            ("1\n\n00:00:01,000 --> 00:00:02,000\nBees.", SourceFormat::Srt),
            ("1\nBees.", SourceFormat::Text),
            ("0:01 - 0:11\nBees.", SourceFormat::Text),
        ];
        for (source, wanted) in rows {
            assert_eq!(SourceFormat::of(source), wanted, "{source:?}");
        }
    }
}
