//! Reading files into versions: one file a format behind one [`read`].

mod error;

pub use error::ImportError;

use crate::text::Version;
use std::path::Path;

/// Reads a file as one version, or a folder as all versions in it, in the order of their names.
/// Languages are set where the file declares them; roles beyond title and heading are found later, in `segment`.
pub fn read(path: &Path) -> Result<Vec<Version>, ImportError> {
    Err(ImportError::Missing { path: path.to_owned() })
}
