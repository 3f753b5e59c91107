//! Why a file could not be read, each with its cure.

use std::path::PathBuf;

/// A file or folder that could not be opened as versions. The sentence names file, place and cure.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// No such file.
    #[error("{}: there is no such file; check the spelling of the path", path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
}
