//! LibreOffice documents (.odt).

use super::{Input, Parsed, error::Fault};

/// Reads one.
pub(super) fn read(_: &Input) -> Result<Parsed, Fault> {
    Err(Fault::Unsupported { extension: "open_document".to_owned() })
}
