//! Names of persons, places and organisations.

use super::{Fact, Passage, Verdict};

/// A name as it is written, and what it names if the tables know.
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    written: String,
}

impl Name {
    /// As it stands in the text.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Equal where both name the same by the tables or by their spelling; none where that cannot be told.
    pub fn compare(&self, _other: &Self) -> Option<Verdict> {
        None
    }
}

/// Names of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
