//! Telephone numbers, and numbers of documents and laws.

use super::{Fact, Passage};

/// Such numbers of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
