//! Work on many threads, results in order.

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver};

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

/// A pool of `jobs` threads, or of one for each core.
///
/// # Errors
///
/// The system starts no such number of threads.
pub(crate) fn threads(jobs: Option<u16>) -> Result<ThreadPool, ThreadPoolBuildError> {
    // 0 is rayon's word for one thread a core.
    let count = jobs.map_or(0, usize::from);
    ThreadPoolBuilder::new().num_threads(count).build()
}

/// How many items are begun for each thread. Enough that a long article does not leave the other
/// threads idle, few enough that memory stays small.
const ITEMS_PER_THREAD: usize = 4;

/// Does `work` on every item in `pool` and gives the results to `consume` on this thread, in the
/// order of the items. No more than a few items a thread are held at a time.
///
/// # Errors
///
/// The first error of `consume`; what has been begun by then is finished and dropped.
pub(crate) fn in_order<T: Send, R: Send, E>(
    pool: &ThreadPool,
    items: impl Iterator<Item = T>,
    work: impl Fn(T) -> R + Sync,
    mut consume: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let window = pool.current_num_threads() * ITEMS_PER_THREAD;
    let work = &work;
    pool.in_place_scope(|scope| {
        let mut begun = VecDeque::with_capacity(window);
        for item in items {
            if begun.len() == window {
                take_first(&mut begun).map_or(Ok(()), &mut consume)?;
            }
            let (sender, receiver) = mpsc::sync_channel(1);
            // Nobody listens any more when `consume` has failed.
            scope.spawn(move |_| drop(sender.send(work(item))));
            begun.push_back(receiver);
        }
        while !begun.is_empty() {
            take_first(&mut begun).map_or(Ok(()), &mut consume)?;
        }
        Ok(())
    })
}

/// Waits for the oldest result. `None` if its work panicked: the scope panics in its turn.
fn take_first<R>(begun: &mut VecDeque<Receiver<R>>) -> Option<R> {
    begun.pop_front()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread::sleep;
    use std::time::Duration;

    use super::*;

    fn pool(threads: usize) -> ThreadPool {
        ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in [1, 4] {
            let mut results = Vec::new();
            let work = |item: u64| {
                sleep(Duration::from_micros(item % 7 * 100));
                item
            };
            let consume = |item| {
                results.push(item);
                Ok::<(), ()>(())
            };
            in_order(&pool(threads), 0..100, work, consume).unwrap();
            assert!(results.iter().copied().eq(0..100), "{results:?}");
        }
    }

    #[test]
    fn few_items_are_held_at_a_time() {
        let (begun, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let items = (0..200).inspect(|_| {
            let held = begun.fetch_add(1, Ordering::SeqCst) + 1;
            most.fetch_max(held, Ordering::SeqCst);
        });
        let consume = |()| {
            begun.fetch_sub(1, Ordering::SeqCst);
            Ok::<(), ()>(())
        };
        in_order(&pool(2), items, |_| (), consume).unwrap();
        let most = most.into_inner();
        assert!(most <= 2 * ITEMS_PER_THREAD + 1, "{most}");
    }

    #[test]
    fn the_first_error_ends_it() {
        let mut consumed = 0;
        let consume = |item| {
            consumed += 1;
            if item == 5 { Err("full") } else { Ok(()) }
        };
        assert_eq!(in_order(&pool(2), 0..1_000, |item| item, consume), Err("full"));
        assert_eq!(consumed, 6);
    }
}
