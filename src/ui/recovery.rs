//! Copies of unsaved work, kept every few seconds in the state folder, and offered again after a crash.

use super::{effect::Effect, state::State};
use std::path::PathBuf;

/// What an earlier run left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovery {
    /// The copies, newest first.
    pub found: Vec<Leftover>,
    /// The edit count that the newest copy of the open document holds.
    pub kept_revision: Option<u64>,
}

/// A copy that nobody works on any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// The copy.
    pub path: PathBuf,
    /// The review file that it is a copy of; none for work that was never saved.
    pub file: Option<PathBuf>,
    /// What to call it: the base's name.
    pub name: String,
}

/// What to do with a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryAnswer {
    /// Open the copy with this number.
    Open(usize),
    /// Delete it.
    Discard(usize),
    /// Ask again at the next start.
    Later,
}

/// Keeps a copy of what is not saved.
pub fn keep(_state: &mut State) -> Vec<Effect> {
    Vec::new()
}

/// Opens the copy with this number.
pub fn open(_state: &mut State, _number: usize) -> Vec<Effect> {
    Vec::new()
}

/// Answers.
pub fn update(_state: &mut State, _answer: RecoveryAnswer) -> Vec<Effect> {
    Vec::new()
}
