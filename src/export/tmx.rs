//! A translation memory of all versions (TMX 1.4b).

use super::Subject;

/// The memory.
pub(super) fn memory(_: &Subject) -> String {
    String::new()
}
