//! Which signs stand in a text, told by one pass over its bytes, so that nobody looks for those that
//! are not there.

/// Which signs of some sorts a text holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// `?`
    question: bool,
    /// `:`
    colon: bool,
    /// `/` or `@`, as addresses have.
    pub(crate) of_address: bool,
    /// The highest byte: it tells whether all is ASCII, and which scripts can be there.
    pub(crate) highest: u8,
}

impl Signs {
    pub(crate) fn of(text: &str) -> Self {
        let (chunks, rest) = text.as_bytes().as_chunks();
        let mut lanes = Lanes::default();
        for chunk in chunks {
            lanes.add(chunk);
        }
        // Spaces stand after what is left.
        let mut last = [b' '; WIDTH];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        lanes.add(&last);
        let any = |lanes: Lane| lanes.iter().fold(0, |any, lane| any | lane) != 0;
        Self {
            question: any(lanes.question),
            colon: any(lanes.colon),
            of_address: any(lanes.of_address),
            highest: lanes.highest.iter().fold(0, |all, byte| all.max(*byte)),
        }
    }

    /// Whether all of the text is ASCII.
    pub(crate) const fn are_ascii(self) -> bool {
        self.highest.is_ascii()
    }

    /// Whether signs of full width may be there, `？`, `：`, `（`: their first byte is a high one.
    const fn may_be_wide(self) -> bool {
        self.highest >= 0xef
    }

    /// Whether a question mark may be there, of full width or not.
    pub(crate) const fn may_ask(self) -> bool {
        self.question || self.may_be_wide()
    }

    /// Whether a colon may be there, of full width or not.
    pub(crate) const fn may_have_colon(self) -> bool {
        self.colon || self.may_be_wide()
    }
}

/// How many bytes are looked at at once.
const WIDTH: usize = 16;

/// What was seen of every so manieth byte.
type Lane = [u8; WIDTH];

/// What was seen so far: the compiler makes one step of all lanes.
#[derive(Default)]
struct Lanes {
    question: Lane,
    colon: Lane,
    of_address: Lane,
    highest: Lane,
}

impl Lanes {
    #[allow(clippy::inline_always)] // so that the lanes are kept in registers
    #[inline(always)]
    fn add(&mut self, bytes: &Lane) {
        let mark = |lane: &mut Lane, is_such: fn(u8) -> bool| {
            for (mark, byte) in lane.iter_mut().zip(bytes) {
                *mark |= if is_such(*byte) { u8::MAX } else { 0 };
            }
        };
        mark(&mut self.question, |byte| byte == b'?');
        mark(&mut self.colon, |byte| byte == b':');
        mark(&mut self.of_address, |byte| matches!(byte, b'/' | b'@'));
        for (highest, byte) in self.highest.iter_mut().zip(bytes) {
            *highest = (*highest).max(*byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_seen_wherever_they_stand() {
        let rows: [(&str, fn(Signs) -> bool); 7] = [
            ("?", Signs::may_ask),
            ("？", Signs::may_ask),
            (":", Signs::may_have_colon),
            ("：", Signs::may_have_colon),
            ("/", |signs| signs.of_address),
            ("@", |signs| signs.of_address),
            ("é", |signs| !signs.are_ascii()),
        ];
        for (sign, has) in rows {
            for before in 0..70 {
                for after in 0..70 {
                    let text = format!("{}{sign}{}", "w ".repeat(before), " w".repeat(after));
                    let signs = Signs::of(&text);
                    assert!(has(signs), "{text}");
                    assert_eq!(signs.highest, text.bytes().fold(b' ', u8::max), "{text}");
                    let without = text.replace(sign, "");
                    assert!(!has(Signs::of(&without)), "{without}");
                }
            }
        }
    }

    #[test]
    fn other_signs_are_none() {
        let plain = Signs { highest: b'x', ..Signs::default() };
        assert_eq!(Signs::of("we wow, w. w; w! x"), plain);
        assert_eq!(Signs::of(""), Signs { highest: b' ', ..Signs::default() });
    }
}
