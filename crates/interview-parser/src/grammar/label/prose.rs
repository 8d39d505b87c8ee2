//! Prose without a label, as most blocks are: it is told by its first words.

/// Whether a text opens with words, and no label can be told from them but a name before a time:
/// longer than a name is, they are of letters and digits, with nothing between but single spaces,
/// commas and apostrophes; nor are the first two letters capitals.
pub(crate) fn opens_as_prose(text: &str) -> bool {
    let Some(head) = text.as_bytes().first_chunk::<LONGER>() else { return false };
    let is_opening = match head {
        [b'A'..=b'Z', b' ' | b'\'', third, ..] => third.is_ascii_lowercase(),
        [b'A'..=b'Z', second, ..] => second.is_ascii_lowercase(),
        [first, ..] => first.is_ascii_alphanumeric(),
    };
    is_opening
        && head.iter().fold(true, |all, byte| all & is_plain(*byte))
        && !head.windows(2).any(|pair| pair == b"  ")
}

/// More bytes than a name has.
const LONGER: usize = super::name::CHARACTERS + 1;

fn is_plain(byte: u8) -> bool {
    const PLAIN: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte = 0;
        while byte < 128_u8 {
            #[allow(clippy::indexing_slicing)] // checked by the compiler: it is a constant
            {
                table[byte as usize] =
                    byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b',' | b'\'');
            }
            byte += 1;
        }
        table
    };
    PLAIN.get(usize::from(byte)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_told_by_its_first_words() {
        for text in [
            "We left the harbour at noon, and nobody saw us go.",
            "I don't know who has the keys of the lower gate.",
            "11 boats lie in the long shed behind the mill.",
        ] {
            assert!(opens_as_prose(text), "{text}");
        }
        for text in [
            "Ana Mora: We left the harbour at noon.",
            "We left the harbour.",
            "AM We left the harbour at noon, and nobody saw.",
            "Q Who has the keys of the lower gate at night?",
            "Ana  We left the harbour at noon, and nobody saw.",
            "Ana – we left the harbour at noon, and nobody saw.",
            "- We left the harbour at noon, and nobody saw us.",
            "",
        ] {
            assert!(!opens_as_prose(text), "{text}");
        }
    }
}
