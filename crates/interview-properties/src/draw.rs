use arbitrary::Unstructured;

/// Choices drawn from bytes. When the bytes have run out, each choice is the first one.
#[derive(Debug)]
pub(crate) struct Draw<'a> {
    bytes: Unstructured<'a>,
}

impl<'a> Draw<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: Unstructured::new(bytes) }
    }

    pub(crate) fn is_over(&self) -> bool {
        self.bytes.is_empty()
    }

    /// A number from 0 up to and including `most`.
    pub(crate) fn up_to(&mut self, most: usize) -> usize {
        // Drawing an integer from too few bytes is no error: it gives the lowest one.
        self.bytes.int_in_range(0..=most).unwrap_or_default()
    }

    /// True once in `times`.
    pub(crate) fn seldom(&mut self, times: usize) -> bool {
        self.up_to(times - 1) == times - 1 && times > 1
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.up_to(from.len().saturating_sub(1))).copied()
    }

    pub(crate) fn character(&mut self) -> char {
        self.bytes.arbitrary().unwrap_or('x')
    }
}
