//! Work on a stream with several threads: results in the order of the stream, memory independent of its length.
//!
//! A reader hands out items, workers work, the caller's thread takes results in order. At most a window of
//! items is under way at any time: the reader needs a permit for each, which comes back when its result is taken.

use anyhow::Result;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError, mpsc},
    thread,
};

/// Items under way for each worker; enough that a slow item does not hold up the others at once.
const WINDOW: usize = 16;

/// Gives `take` the `work` of every item of `source`, in their order. Stops at the first error of `take`.
pub(super) fn ordered<T: Send, R: Send>(
    jobs: usize,
    source: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let window = jobs.max(1) * WINDOW;
    let (permit, permits) = mpsc::sync_channel::<()>(window);
    let (hand_out, items) = mpsc::sync_channel::<(usize, T)>(window);
    let (hand_in, results) = mpsc::sync_channel::<(usize, R)>(window);
    let (items, work) = (Mutex::new(items), &work);
    thread::scope(|scope| {
        scope.spawn(move || {
            for item in source.enumerate() {
                if permit.send(()).is_err() || hand_out.send(item).is_err() {
                    return;
                }
            }
        });
        for _ in 0..jobs.max(1) {
            let (items, hand_in) = (&items, hand_in.clone());
            scope.spawn(move || {
                let next = || items.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok((number, item)) = next() {
                    if hand_in.send((number, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(hand_in);
        take_in_order(results, permits, &mut take)
    })
}

/// Owns the receiving ends, so that the threads stop when it returns early.
#[expect(clippy::needless_pass_by_value, reason = "they have to be dropped here")]
fn take_in_order<R>(
    results: mpsc::Receiver<(usize, R)>,
    permits: mpsc::Receiver<()>,
    take: &mut impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, result) in &results {
        early.insert(number, result);
        while let Some(result) = early.remove(&next) {
            take(result)?;
            let _ = permits.recv();
            next += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicUsize, Ordering},
        time::Duration,
    };

    #[test]
    fn order_is_kept_and_little_is_under_way() {
        for jobs in [1, 3] {
            let (begun, ended) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let mut most = 0;
            let mut taken = Vec::new();
            let source = (0..2000_usize).inspect(|_| {
                let _ = begun.fetch_add(1, Ordering::SeqCst);
            });
            let work = |n: usize| {
                if n % 500 == 7 {
                    thread::sleep(Duration::from_millis(5));
                }
                n
            };
            let take = |n| {
                most = most.max(begun.load(Ordering::SeqCst) - ended.fetch_add(1, Ordering::SeqCst));
                taken.push(n);
                Ok(())
            };
            ordered(jobs, source, work, take).unwrap();
            assert!(taken.iter().copied().eq(0..2000));
            assert!(most <= jobs * WINDOW + 2, "{most}");
        }
    }

    #[test]
    fn an_error_stops_everything() {
        let take = |n: usize| if n == 5 { Err(anyhow::anyhow!("five")) } else { Ok(()) };
        assert_eq!(ordered(2, 0.., |n| n, take).unwrap_err().to_string(), "five");
    }
}
