//! Packed files (.zip): each text in it as a file of its own.

use super::{Input, Parsed, error::Fault};

/// Reads one.
pub(super) fn read(_: &Input) -> Result<Parsed, Fault> {
    Err(Fault::Unsupported { extension: "archive".to_owned() })
}
