//! E-mail and web addresses.

use super::{Fact, Passage};

/// Addresses of a sentence.
pub(super) fn find(_passage: &Passage<'_>) -> Vec<Fact> {
    Vec::new()
}
