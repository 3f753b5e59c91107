//! Subtitles (.srt, .vtt).

use super::{Input, Parsed, error::Fault};

/// Reads one.
pub(super) fn read(_: &Input) -> Result<Parsed, Fault> {
    Err(Fault::Unsupported { extension: "subtitles".to_owned() })
}
