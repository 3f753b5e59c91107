//! Rich text (.rtf).

use super::{Input, Parsed, error::Fault};

/// Reads one.
pub(super) fn read(_: &Input) -> Result<Parsed, Fault> {
    Err(Fault::Unsupported { extension: "rich_text".to_owned() })
}
