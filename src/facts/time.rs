//! Times of day.

use super::{Fact, Passage, Verdict};

/// A time of day.
#[derive(Clone, Debug, PartialEq)]
pub struct Time {}

impl Time {
    /// In the way of ISO 8601, as far as it is told.
    pub fn normalised(&self) -> String {
        String::new()
    }

    /// How two relate; none where they tell nothing in common.
    pub fn compare(&self, _other: &Self) -> Option<Verdict> {
        None
    }
}

/// All of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
