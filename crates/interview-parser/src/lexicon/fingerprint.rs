//! Words as numbers: the lower-case form of a word, hashed.

/// The longest word in other letters than those of Western Europe that is told from others, in bytes;
/// longer ones count by their beginning.
const LONGEST: usize = 64;

/// A number that stands for the lower-case form of a word; typographic apostrophes count as plain
/// ones. Never 0.
pub(super) fn fingerprint(word: &str) -> u64 {
    // The letters of Western Europe lose their case as ASCII letters do, by the same bit.
    if word.bytes().all(|byte| byte <= 0xc3) {
        return of_bytes(word.as_bytes());
    }
    let mut buffer = [0; LONGEST];
    let mut length = 0;
    for c in word.chars() {
        // Capital and small ASCII letters are the same in the end.
        let written = match c {
            '’' => write('\'', &mut buffer, length),
            // And these are small, or have their small forms at the same distance.
            '\0'..='\x7f' | 'ß'..='ÿ' | 'а'..='џ' => write(c, &mut buffer, length),
            'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => write(moved(c, 0x20), &mut buffer, length),
            _ => c.to_lowercase().try_fold(length, |length, c| write(c, &mut buffer, length)),
        };
        let Some(end) = written else { break };
        length = end;
    }
    of_bytes(buffer.get(..length).unwrap_or_default())
}

/// The character so many places after another.
fn moved(c: char, by: u32) -> char {
    char::from_u32(u32::from(c) + by).unwrap_or(c)
}

/// Writes a character at a place, if there is room: where it ends.
#[inline]
fn write(c: char, buffer: &mut [u8; LONGEST], at: usize) -> Option<usize> {
    let place = buffer.get_mut(at..at + c.len_utf8())?;
    c.encode_utf8(place);
    Some(at + c.len_utf8())
}

/// Sets the bit that makes a capital letter small. Digits, `'` and `-` have it already; a byte of
/// a longer character loses nothing that tells words apart.
pub(crate) const SMALL: u64 = u64::from_ne_bytes([0x20; 8]);

/// A number that stands for eight bytes, its lower half the better one.
#[inline]
pub(crate) fn hash_of_eight(eight: [u8; 8]) -> usize {
    usize::try_from(spread(u64::from_le_bytes(eight)) >> 32).unwrap_or_default()
}

fn of_bytes(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut hash = Hash::default();
    for eight in eights {
        hash.add(u64::from_le_bytes(*eight));
    }
    let last = eight_at(bytes, bytes.len() - rest.len());
    hash.finish(last, 8 * u32::try_from(rest.len()).unwrap_or_default())
}

/// The eight bytes of a text from a place on; zeros stand for those after its end.
#[allow(clippy::inline_always)] // the inner loops read words by it
#[inline(always)]
pub(crate) fn eight_at(text: &[u8], at: usize) -> u64 {
    let eight = text.get(at..at + 8).and_then(<[u8]>::first_chunk);
    eight.map_or_else(|| eight_at_end(text, at), |eight| u64::from_le_bytes(*eight))
}

#[inline(never)]
fn eight_at_end(text: &[u8], at: usize) -> u64 {
    let left = text.get(at..).unwrap_or_default();
    match text.last_chunk() {
        // In two steps, for no bits are shifted by all of them.
        Some(last) => u64::from_le_bytes(*last) >> 8 >> (8 * (7 - left.len())),
        None => few(left),
    }
}

/// Seven bytes at most, as a number: their beginning and their end, which may overlap.
fn few(bytes: &[u8]) -> u64 {
    let from_end = |number: u64, width: usize| number << (8 * (bytes.len() - width));
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>(), bytes) {
        (Some(first), Some(last), _) => {
            let [first, last] = [first, last].map(|it| u64::from(u32::from_le_bytes(*it)));
            first | from_end(last, 4)
        }
        (.., [first, .., last]) => {
            let middle = bytes.get(bytes.len() / 2).copied().unwrap_or_default();
            u64::from(*first) | u64::from(middle) << 8 | from_end(u64::from(*last), 1)
        }
        (.., [only]) => u64::from(*only),
        _ => 0,
    }
}

/// Bytes, eight at once, while they become a number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hash(u64);

impl Hash {
    /// Adds eight bytes.
    pub(super) fn add(&mut self, eight: u64) {
        self.0 = mix(self.0 ^ (eight | SMALL));
    }

    /// Adds the first `bits` of eight bytes, seven bytes at most, which are the last. A text of less
    /// than eight bytes is its own number.
    #[inline]
    pub(super) fn finish(self, eight: u64, bits: u32) -> u64 {
        // In two steps, for no bits are shifted by all of them.
        self.0 ^ (eight | SMALL) << 8 << (56 - bits)
    }
}

/// Makes every bit count for the higher ones, and they for the lower ones.
pub(super) fn mix(value: u64) -> u64 {
    let mixed = spread(value);
    mixed ^ (mixed >> 32)
}

/// Makes every bit count for the higher ones.
#[inline]
pub(super) fn spread(value: u64) -> u64 {
    value.wrapping_mul(0x9e37_79b9_7f4a_7c15)
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
    fn capitals_count_as_their_small_letters() {
        for c in '\0'..='\u{600}' {
            let small: String = c.to_lowercase().collect();
            assert_eq!(fingerprint(&c.to_string()), fingerprint(&small), "{c}");
            assert!(!matches!(c, 'ß'..='ÿ' | 'а'..='џ') || small == c.to_string(), "{c}");
        }
    }

    #[test]
    fn what_is_after_the_end_is_zero() {
        let text = b"abcdefgh";
        for length in 0..=8 {
            for at in 0..=length {
                let bytes = text[at..length].iter().rev();
                let wanted = bytes.fold(0, |eight, byte| eight << 8 | u64::from(*byte));
                assert_eq!(eight_at(&text[..length], at), wanted, "{length} {at}");
            }
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
