//! The ladder of hunalign, a file for each pair.

use super::{Output, Subject};

/// A ladder for each pair of base and version.
pub(super) fn files(_: &Subject) -> Vec<Output> {
    Vec::new()
}
