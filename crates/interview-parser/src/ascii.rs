//! Sets of bytes, told and counted in few steps.

/// These bytes.
#[allow(clippy::indexing_slicing)] // checked by the compiler where it makes a constant
pub(crate) const fn bytes(these: &[u8]) -> [bool; 256] {
    let (mut table, mut at) = ([false; 256], 0);
    while at < these.len() {
        table[these[at] as usize] = true;
        at += 1;
    }
    table
}

/// The highest bit of every byte that is no ASCII letter or digit, up to the first that is not ASCII:
/// the sums of that one run over into the next.
#[inline]
pub(crate) fn ends_of_words(eight: u64) -> u64 {
    const HIGHEST: u64 = u64::from_ne_bytes([0x80; 8]);
    const SMALL: u64 = u64::from_ne_bytes([0x20; 8]);
    let within = |bytes: u64, first: u8, last: u8| {
        let from = |first: u8| bytes.wrapping_add(u64::from_ne_bytes([0x80 - first; 8]));
        from(first) & !from(last + 1)
    };
    (!(within(eight | SMALL, b'a', b'z') | within(eight, b'0', b'9')) | eight) & HIGHEST
}

/// Whether any of some bytes is such. All of them are looked at, many at once: branches would keep it
/// to one after the other.
pub(crate) fn any_of(bytes: &[u8], is_such: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |any, byte| any | is_such(*byte))
}

/// How many bytes of a text are such, many of them counted at once: of so few, sums of a byte are
/// enough.
pub(crate) fn count(text: &str, is_such: impl Fn(u8) -> bool) -> usize {
    let of_some = |some: &[u8]| some.iter().map(|byte| u8::from(is_such(*byte))).sum::<u8>();
    text.as_bytes().chunks(usize::from(u8::MAX)).map(|some| usize::from(of_some(some))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_before_other_bytes() {
        for byte in 0..=255_u8 {
            let eight = u64::from_le_bytes([b'a', b'Z', byte, b'0', b'9', b'z', b'A', b'm']);
            let place = ends_of_words(eight).trailing_zeros() / 8;
            assert_eq!(place, if byte.is_ascii_alphanumeric() { 8 } else { 2 }, "{byte}");
        }
    }

    #[test]
    fn no_other_byte_is_in_the_table() {
        let table = bytes(b",-\xe3");
        let set: Vec<u8> = (0..=255).filter(|byte| table[usize::from(*byte)]).collect();
        assert_eq!(set, b",-\xe3");
    }
}
