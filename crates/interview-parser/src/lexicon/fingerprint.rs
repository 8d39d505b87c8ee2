//! Words as numbers: the lower-case form of a word, hashed.

/// The longest word that is told from others, in bytes; longer ones count by their beginning.
const LONGEST: usize = 64;

/// A number that stands for the lower-case form of a word; typographic apostrophes count as plain
/// ones. Never 0, always odd.
pub(super) fn fingerprint(word: &str) -> u64 {
    if word.is_ascii() {
        return of_bytes(word.as_bytes());
    }
    let mut buffer = [0; LONGEST];
    let mut length = 0;
    for c in word.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        let Some(place) = buffer.get_mut(length..length + c.len_utf8()) else { break };
        c.encode_utf8(place);
        length += c.len_utf8();
    }
    of_bytes(buffer.get(..length).unwrap_or_default())
}

/// The fingerprint of the first `length` bytes of a text, which are a word.
pub(super) fn fingerprint_of_first(text: &str, length: usize) -> u64 {
    // Most words are short and ASCII: eight bytes are read at once and what is not the word's is
    // masked out.
    if let Some(eight) = text.as_bytes().first_chunk::<8>().filter(|_| length < 8) {
        let word = u64::from_le_bytes(*eight) & ((1 << (length * 8)) - 1);
        if word & 0x8080_8080_8080_8080 == 0 {
            let small = SMALL & ((1 << (length * 8)) - 1);
            return finish(mix(0, word | small), length);
        }
    }
    fingerprint(text.get(..length).unwrap_or_default())
}

/// Sets the bit that makes a capital letter small. Digits, `'` and `-` have it already; a byte of
/// a longer character loses nothing that tells words apart.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// A number that stands for a text; capital and small ASCII letters are the same.
pub(crate) fn hash(text: &str) -> u64 {
    of_bytes(text.as_bytes())
}

fn of_bytes(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut hash = 0;
    for eight in eights {
        hash = mix(hash, u64::from_le_bytes(*eight) | SMALL);
    }
    let last = rest.iter().rev().fold(0, |last, byte| last << 8 | u64::from(*byte | 0x20));
    finish(mix(hash, last), bytes.len())
}

fn finish(hash: u64, length: usize) -> u64 {
    (hash ^ length as u64) | 1
}

fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_kind_of_apostrophe_do_not_count() {
        assert_eq!(fingerprint("Don’t"), fingerprint("don't"));
        assert_eq!(fingerprint("Éléonore"), fingerprint("éléonore"));
        assert_eq!(fingerprint("ИНТЕРВЬЮЕР"), fingerprint("интервьюер"));
        assert_eq!(fingerprint("Interviewer"), fingerprint("interviewer"));
    }

    #[test]
    fn the_short_way_gives_the_same() {
        for (text, length) in [
            ("Who are you?", 3),
            ("Was macht er", 3),
            ("été là-bas", 5),
            ("I", 1),
            ("harbour master", 7),
            ("shipyards burn", 9),
        ] {
            assert_eq!(fingerprint_of_first(text, length), fingerprint(&text[..length]), "{text}");
        }
    }

    #[test]
    fn other_words_have_other_numbers() {
        let words =
            ["ab", "ba", "a", "abcdefgh", "abcdefghi", "bcdefgha", "é", "e", "don't", "dont"];
        for (i, word) in words.iter().enumerate() {
            for other in &words[i + 1..] {
                assert_ne!(fingerprint(word), fingerprint(other), "{word} {other}");
            }
        }
    }
}
