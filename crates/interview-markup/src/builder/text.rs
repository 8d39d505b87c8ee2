//! Text as its reader sees it: white space as single spaces, and nothing of what nobody sees.
//!
//! What stands in the source as it is seen, which is nearly all, is taken in runs of words.

use interview_model::Span;
use interview_parser::marked::{MarkedBlock, Run};

use super::Builder;

impl Builder<'_> {
    /// Adds a stretch of the source as text: as it stands there, or as `shown`.
    pub(crate) fn text(&mut self, span: Span, shown: Option<&str>) {
        if let Some(shown) = shown {
            return shown.chars().for_each(|character| self.character(character, span));
        }
        let mut text = span.slice(self.source).unwrap_or_default();
        let mut start = span.start;
        while !text.is_empty() {
            let (words, rest) = text.split_at_checked(words(text)).unwrap_or((text, ""));
            if !words.is_empty() {
                self.visible(words, Span::new(start, start + words.len()));
                start += words.len();
            }
            let mut rest = rest.chars();
            if let Some(character) = rest.next() {
                let end = start + character.len_utf8();
                self.character(character, Span::new(start, end));
                start = end;
            }
            text = rest.as_str();
        }
    }

    /// Adds a character, which stands at `span`.
    fn character(&mut self, character: char, span: Span) {
        if is_invisible(character) {
            self.touch(span);
        } else if character == '\n' {
            self.soft_break(span);
        } else if character.is_whitespace() {
            self.space(span);
        } else {
            self.visible(character.encode_utf8(&mut [0; 4]), span);
        }
    }

    /// Adds white space, which stands at `span`; it is nothing at the ends of a block.
    pub(crate) fn space(&mut self, span: Span) {
        if let Some(open) = &mut self.open
            && !open.block.text.is_empty()
        {
            open.space.get_or_insert(span);
        }
    }

    /// Adds the end of a line that goes on: a space, but between wide characters nothing.
    pub(crate) fn soft_break(&mut self, span: Span) {
        if self.open.as_ref().is_some_and(|open| open.block.text.ends_with(is_wide)) {
            if let Some(open) = &mut self.open {
                open.space.get_or_insert(Span::new(span.end, span.end));
            }
        } else {
            self.space(span);
        }
    }

    /// Adds what parts the cells of a row.
    pub(crate) fn cell_break(&mut self, at: usize) {
        if let Some(open) = &mut self.open {
            open.space = None;
            open.cells = (open.cells.0 + 1, at);
        }
    }

    /// Adds text that begins with neither white space nor what nobody sees.
    fn visible(&mut self, text: &str, span: Span) {
        self.cut_picture(span.start);
        let source = self.source;
        let open = self.opened(span.start);
        let (cells, at) = std::mem::take(&mut open.cells);
        if cells > 0 {
            open.space = None;
        }
        for _ in 0..cells {
            put(&mut open.block, "\t", Span::new(at, at));
        }
        if let Some(space) = open.space.take() {
            // A line that ends between wide characters is joined without a space.
            if !space.is_empty() || !text.starts_with(is_wide) {
                put(&mut open.block, shown_space(space, source), space);
            }
        }
        put(&mut open.block, text, span);
        open.tail = None;
        open.block.span.end = open.block.span.end.max(span.end);
    }
}

/// How many bytes of a text, from its first on, are seen as they stand: words with single spaces
/// between them.
fn words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += if is_seen(*byte) {
            1
        } else if *byte == b' ' && at > 0 && bytes.get(at + 1).is_some_and(|next| is_seen(*next)) {
            2
        } else {
            let character = text.get(at..).and_then(|rest| rest.chars().next());
            let seen = character.filter(|it| !it.is_whitespace() && !is_invisible(*it));
            match seen {
                Some(character) => character.len_utf8(),
                None => break,
            }
        };
    }
    at
}

/// Whether a byte can be no part of white space, nor of what nobody sees. The characters of either
/// begin with one of five bytes beyond ASCII.
const fn is_seen(byte: u8) -> bool {
    !matches!(byte, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef)
}

/// Adds text to a block, in the run before it where it goes on in the source.
fn put(block: &mut MarkedBlock, text: &str, span: Span) {
    let start = block.text.len();
    block.text.push_str(text);
    let is_verbatim = span.len() == text.len();
    match block.runs.last_mut() {
        Some(run) if run.span == span => {}
        Some(run)
            if is_verbatim && run.span.end == span.start && run.span.len() == start - run.start =>
        {
            run.span.end = span.end;
        }
        _ => block.runs.push(Run { start, span }),
    }
}

/// What shows of white space: a space, but for a wide one, as stands between a name and speech.
fn shown_space(space: Span, source: &str) -> &'static str {
    match space.slice(source).and_then(|it| it.chars().next()) {
        Some('\t') => "\t",
        Some('\u{3000}') => "\u{3000}",
        _ => " ",
    }
}

/// Characters that no reader sees: soft hyphens, marks of byte order and joints of width zero.
const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Characters of scripts that are written without spaces.
const fn is_wide(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

#[cfg(test)]
mod tests {
    use interview_parser::marked::MarkedSource;
    use proptest::prelude::*;

    use super::*;

    /// A source as text, a character at a time or all at once.
    fn read(source: &str, by_characters: bool) -> MarkedSource {
        let mut builder = Builder::new(source);
        if by_characters {
            for (at, character) in source.char_indices() {
                builder.character(character, Span::new(at, at + character.len_utf8()));
            }
        } else {
            builder.text(Span::new(0, source.len()), None);
        }
        builder.finish()
    }

    #[test]
    fn what_is_white_space_or_unseen_is_known_by_its_first_byte() {
        for character in ('\0'..=char::MAX).filter(|it| it.is_whitespace() || is_invisible(*it)) {
            assert!(!is_seen(character.encode_utf8(&mut [0; 4]).as_bytes()[0]), "{character:?}");
        }
    }

    proptest! {
        #[test]
        fn runs_are_what_their_characters_are(
            source in r"([a-c]| |  |\t|\n|\r\n|é|\u{a0}|\u{ad}|\u{200b}|\u{2003}|“|橋|だ|。|\u{3000}|\u{feff}|🐝|\u{85}){0,24}"
        ) {
            prop_assert_eq!(read(&source, false), read(&source, true));
        }
    }
}
