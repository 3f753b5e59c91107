//! Bilingual files of translation programs (.xlf).

use super::{Input, Parsed, error::Fault};

/// Reads one.
pub(super) fn read(_: &Input) -> Result<Parsed, Fault> {
    Err(Fault::Unsupported { extension: "xliff".to_owned() })
}
