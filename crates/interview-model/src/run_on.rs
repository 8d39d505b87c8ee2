/// Adds to `text` what goes on in the same paragraph: the next line of a wrapped paragraph, the
/// next cue of captions.
///
/// A space stands between, but not in Chinese and Japanese, which have none. White space at the
/// seam is dropped. A hyphen there stays: whether the word or the line broke, nobody can tell.
///
/// ```
/// use interview_model::run_on;
///
/// let mut text = "They dance".to_owned();
/// run_on(&mut text, "in the dark.");
/// assert_eq!(text, "They dance in the dark.");
/// ```
pub fn run_on(text: &mut String, more: &str) {
    let more = more.trim_start();
    text.truncate(text.trim_end().len());
    if let (Some(before), Some(after)) = (text.chars().next_back(), more.chars().next())
        && !(is_unspaced(before) && is_unspaced(after))
    {
        text.push(' ');
    }
    text.push_str(more);
}

/// Kana, ideographs, and the punctuation that goes with them.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_space_at_most() {
        let rows = [
            ("They", "dance", "They dance"),
            ("They ", " dance", "They dance"),
            ("well-", "known", "well- known"),
            ("", "They", "They"),
            ("They", "", "They"),
            ("そして、", "踊る", "そして、踊る"),
            ("그리고", "춤을", "그리고 춤을"),
            ("踊る", "bees", "踊る bees"),
        ];
        for (before, after, wanted) in rows {
            let mut text = before.to_owned();
            run_on(&mut text, after);
            assert_eq!(text, wanted);
        }
    }
}
