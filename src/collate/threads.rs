//! Work that falls into parts of which none needs another: done by several threads, with the same result as by one.

use std::{
    num::NonZero,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

/// How many threads the machine runs at once.
pub fn of_machine() -> NonZero<usize> {
    std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

/// What `work` makes of each number below `count`, in their order.
pub fn each<R: Send>(count: usize, threads: NonZero<usize>, work: impl Fn(usize) -> R + Sync) -> Vec<R> {
    if count < 2 || threads.get() == 1 {
        return (0..count).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Vec<Mutex<Option<R>>> = (0..count).map(|_| Mutex::new(None)).collect();
    let run = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(place) = done.get(at) else { break };
            let result = work(at);
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        }
    };
    std::thread::scope(|scope| {
        (1..threads.get().min(count)).for_each(|_| drop(scope.spawn(run)));
        run();
    });
    // A thread that panics makes the scope panic, so every place is filled here.
    done.into_iter().filter_map(|place| place.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_numbers() {
        for threads in [1, 2, 7].map(|n| NonZero::new(n).unwrap_or(NonZero::<usize>::MIN)) {
            let found = each(100, threads, |n| n * n);
            assert_eq!(found, (0..100).map(|n| n * n).collect::<Vec<_>>());
        }
        assert!(each(0, of_machine(), |n| n).is_empty());
    }
}
