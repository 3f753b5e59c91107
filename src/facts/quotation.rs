//! Words in quotation marks, and who says them.

use super::{Fact, Passage, Verdict};

/// A quotation.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation {}

impl Quotation {
    /// Its words and who says them, for the ledger.
    pub fn normalised(&self) -> String {
        String::new()
    }

    /// How two that stand for each other relate.
    pub fn compare(&self, _other: &Self) -> Option<Verdict> {
        None
    }
}

/// Quotations of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
