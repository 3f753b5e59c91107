//! How old somebody is.

use super::{Fact, Passage};

/// Ages of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
