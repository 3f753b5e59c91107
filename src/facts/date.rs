//! Days, months and years.

use super::{Fact, Passage, Verdict};

/// A day as far as it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Date {}

impl Date {
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
