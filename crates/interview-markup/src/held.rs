//! What holds from one tag to another.

/// What holds of the text that comes, and from which byte of the open block on; each thing once,
/// however often it was opened.
#[derive(Debug)]
pub(crate) struct Held<T>(Vec<One<T>>);

#[derive(Debug)]
struct One<T> {
    what: T,
    start: usize,
    /// How often it was opened and not closed.
    times: usize,
}

impl<T> Default for Held<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Copy + PartialEq> Held<T> {
    /// Notes that something holds from a byte of the open block on.
    pub(crate) fn hold(&mut self, what: T, start: usize) {
        match self.0.iter_mut().find(|one| one.what == what) {
            Some(one) => one.times += 1,
            None => self.0.push(One { what, start, times: 1 }),
        }
    }

    /// Notes that something ends that was opened last; gives back where it began, if it no longer
    /// holds.
    pub(crate) fn let_go(&mut self, what: T) -> Option<usize> {
        let at = self.0.iter().position(|one| one.what == what)?;
        let one = self.0.get_mut(at)?;
        one.times -= 1;
        if one.times > 0 { None } else { Some(self.0.remove(at).start) }
    }

    /// What holds, and from where on, as the block ends. In the next it holds from the first byte.
    pub(crate) fn go_on(&mut self) -> impl Iterator<Item = (T, usize)> {
        self.0.iter_mut().map(|one| (one.what, std::mem::take(&mut one.start)))
    }
}
