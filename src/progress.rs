//! How long work tells what is done and learns that it is no longer wanted.

use std::ops::ControlFlow;

/// Told how much is done, 0 to 1; answers whether to go on.
pub type Progress<'a> = dyn Fn(f32) -> ControlFlow<()> + Sync + 'a;

/// The work was stopped by its progress callback.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped before it was done")]
pub struct Cancelled;

/// For work that nobody watches.
pub fn unwatched(_done: f32) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
