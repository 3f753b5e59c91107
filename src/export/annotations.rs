//! Notes and verdicts as annotations of the W3C's Web Annotation model, in JSON-LD.

use super::Subject;

/// The annotations of a review.
pub(super) fn json_ld(_: &Subject) -> Vec<u8> {
    Vec::new()
}
