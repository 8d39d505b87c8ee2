//! A small random generator whose numbers are the same on every machine and in every version of
//! this crate: `SplitMix64` (Steele, Lea and Flood, 2014).

/// Numbers that depend on the seed alone.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: u64,
}

impl Random {
    /// A generator of its own for some words and a number.
    pub(crate) fn new(words: &[&str], number: u64) -> Self {
        Self { state: hash(words, number) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.state)
    }

    /// A number below `limit`; 0 when that is 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let scaled = (u128::from(self.next()) * limit as u128) >> 64;
        usize::try_from(scaled).unwrap_or_default()
    }

    /// Whether something that happens `percent` times in a hundred happens.
    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the items, if there is one.
    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }

    /// One of the words; the empty one if there is none.
    pub(crate) fn word(&mut self, words: &[&'static str]) -> &'static str {
        self.pick(words).copied().unwrap_or_default()
    }

    /// One of the items, each as likely as its share says, or the default if there is none.
    pub(crate) fn weighted<T: Copy + Default>(&mut self, items: &[(T, usize)]) -> T {
        let mut left = self.below(items.iter().map(|(_, share)| share).sum());
        for &(item, share) in items {
            match left.checked_sub(share) {
                Some(rest) => left = rest,
                None => return item,
            }
        }
        T::default()
    }
}

/// A number that depends on the words and the number alone.
pub(crate) fn hash(words: &[&str], number: u64) -> u64 {
    const FNV_PRIME: u64 = 0x0100_0000_01b3;
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ number.wrapping_mul(FNV_PRIME);
    for word in words {
        for byte in word.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
        }
    }
    mix(hash)
}

const fn mix(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_published_ones() {
        let mut random = Random { state: 1_234_567 };
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn seeds_differ_in_every_part() {
        let first = |words: &[&str], number| Random::new(words, number).next();
        assert_eq!(first(&["ab", "c"], 1), first(&["ab", "c"], 1));
        assert_ne!(first(&["ab", "c"], 1), first(&["a", "bc"], 1));
        assert_ne!(first(&["ab", "c"], 1), first(&["ab", "c"], 2));
    }

    #[test]
    fn shares_are_kept() {
        let mut random = Random::new(&["shares"], 0);
        let drawn: Vec<char> = (0..1000).map(|_| random.weighted(&[('a', 3), ('b', 1)])).collect();
        let share = drawn.iter().filter(|&&item| item == 'a').count();
        assert!((700..800).contains(&share), "{share}");
        assert_eq!(random.weighted::<char>(&[]), char::default());
        assert_eq!(random.pick::<char>(&[]), None);
    }
}
