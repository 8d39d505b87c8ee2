//! How a source is written: as `--from` says, as its ending or media type does, or as it looks.

use std::path::Path;

use interview_markup::Markup;
use interview_parser::SourceFormat;

/// How a source is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    Plain(SourceFormat),
    Marked(Markup),
}

impl Written {
    /// The names by which `--from` may know a way to write.
    const NAMES: [&str; 5] = ["text", "markdown", "html", "srt", "vtt"];

    /// The names by which `--from` knows a way to write.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMES.into_iter().filter(|name| Self::named(name).is_some())
    }

    /// The way to write that has a name, which files may also end in.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let plain = || name.to_ascii_lowercase().parse().ok().map(Self::Plain);
        Markup::of_ending(name).map(Self::Marked).or_else(plain)
    }

    /// How a file is written, by what its name ends in, if that tells.
    pub(crate) fn of_path(path: &Path) -> Option<Self> {
        Self::named(path.extension()?.to_str()?)
    }

    /// How something of a media type is written, if that tells: plain text is often something else.
    pub(crate) fn of_media_type(media_type: &str) -> Option<Self> {
        Self::named(match media_type {
            "text/html" | "application/xhtml+xml" => "html",
            "text/markdown" | "text/x-markdown" => "markdown",
            "text/vtt" => "vtt",
            "application/x-subrip" => "srt",
            _ => return None,
        })
    }

    /// How a text is written of which it is `declared`, perhaps. The first lines of captions go before
    /// what is declared of captions, and what looks like markup is that where nothing is declared.
    pub(crate) fn of(text: &str, declared: Option<Self>) -> Self {
        match (SourceFormat::of(text), declared) {
            (SourceFormat::Text, Some(declared)) | (_, Some(declared @ Self::Marked(_))) => {
                declared
            }
            (SourceFormat::Text, None) => {
                interview_markup::sniff(text).map_or(Self::Plain(SourceFormat::Text), Self::Marked)
            }
            (captions, _) => Self::Plain(captions),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_tells_where_the_text_does_not() {
        let of = |name, text| Written::of(text, Written::of_path(Path::new(name)));
        let captions = "00:01.000 --> 00:02.000\nWhy bees?";
        let marked = "**Why bees?**\n\nThey dance.\n\n**All of them?**\n\nMost.";
        let markdown = Written::Marked(Markup::Markdown);
        let rows = [
            ("a.txt", captions, Written::Plain(SourceFormat::Srt)),
            ("a.SRT", "Why bees?", Written::Plain(SourceFormat::Srt)),
            ("a.vtt", "Why bees?", Written::Plain(SourceFormat::WebVtt)),
            ("a.vtt", captions, Written::Plain(SourceFormat::Srt)),
            ("a.md", "Why bees?", markdown),
            ("a.md", captions, markdown),
            ("a.txt", "Why bees?", Written::Plain(SourceFormat::Text)),
            ("a.txt", marked, markdown),
            ("a.article", marked, markdown),
            ("-", "WEBVTT", Written::Plain(SourceFormat::WebVtt)),
        ];
        for (name, text, wanted) in rows {
            assert_eq!(of(name, text), wanted, "{name}: {text}");
        }
    }

    #[test]
    fn media_types_that_tell() {
        assert_eq!(Written::of_media_type("text/plain"), None);
        assert_eq!(Written::of_media_type("text/vtt"), Some(Written::Plain(SourceFormat::WebVtt)));
        assert_eq!(Written::of_media_type("text/markdown"), Written::named("md"));
    }
}
