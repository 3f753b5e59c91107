//! A bilingual file for each pair (XLIFF 2.1).

use super::{Output, Subject};

/// A file for each pair of base and version.
pub(super) fn files(_: &Subject) -> Vec<Output> {
    Vec::new()
}
