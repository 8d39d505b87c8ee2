//! Sets of bytes as tables, which tell a byte in one step.

/// The letters and digits of ASCII, and these others.
#[allow(clippy::indexing_slicing)] // checked by the compiler where it makes a constant
pub(crate) const fn letters_digits_and(others: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128_u8 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    with(table, others)
}

/// These bytes.
pub(crate) const fn bytes(these: &[u8]) -> [bool; 256] {
    with([false; 256], these)
}

#[allow(clippy::indexing_slicing)] // see `letters_digits_and`
const fn with(mut table: [bool; 256], others: &[u8]) -> [bool; 256] {
    let mut at = 0;
    while at < others.len() {
        table[others[at] as usize] = true;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_other_byte_is_in_the_table() {
        let table = letters_digits_and(b",-");
        let set: Vec<u8> = (0..=255).filter(|byte| table[usize::from(*byte)]).collect();
        assert_eq!(set.len(), 26 + 26 + 10 + 2);
        assert!(set.iter().all(|byte| byte.is_ascii_alphanumeric() || b",-".contains(byte)));
    }
}
