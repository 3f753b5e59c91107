//! Words that deny.

use super::{Fact, Passage};

/// Negations of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
