use std::fmt::Debug;

use crate::Failure;

/// Checks that what was read is what was written, one by one.
pub(crate) fn check_same<T: Debug + PartialEq>(wrote: &[T], read: &[T]) -> Result<(), Failure> {
    let most = wrote.len().max(read.len());
    match (0..most).find(|number| wrote.get(*number) != read.get(*number)) {
        Some(number) => {
            let (wrote, read) = (wrote.get(number), read.get(number));
            Err(Failure::new(format!("number {number}: wrote {wrote:?}, read {read:?}")))
        }
        None => Ok(()),
    }
}
