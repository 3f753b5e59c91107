//! Pairs of texts, a line each, parted by tabs.

use super::{Input, Parsed, error::Fault};

/// Reads one.
pub(super) fn read(_: &Input) -> Result<Parsed, Fault> {
    Err(Fault::Unsupported { extension: "pairs".to_owned() })
}
