//! Why a file could not be written, as far as a cure hangs on it.

use std::{
    io,
    path::{Path, PathBuf},
};

/// A file that could not be written. What was there before is untouched.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A folder or a device stands there.
    #[error("what is there is not a file")]
    NotAFile,
    /// Symbolic links that never end.
    #[error("its symbolic links go round in a circle")]
    Circle,
    /// The folder is not there, perhaps only behind a symbolic link.
    #[error("there is no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// The file is marked as one not to be changed.
    #[error("it is write-protected")]
    Protected,
    /// The folder does not let anything be written.
    #[error("the folder {} is write-protected", .0.display())]
    FolderProtected(PathBuf),
    /// No room.
    #[error("the disk is full, or no more may be stored there")]
    Full,
    /// The new content is whole, but the system would not have it at the path.
    #[error("what is there could not be replaced ({source}); the new content is whole in {}", copy.display())]
    Beside {
        /// Where it is instead.
        copy: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Anything else.
    #[error("{0}")]
    System(io::Error),
}

impl Fault {
    /// Of an error about the file itself.
    pub(super) fn of(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Protected,
            _ => Self::System(error),
        }
    }

    /// Of an error about a new file in a folder.
    pub(super) fn of_folder(error: io::Error, folder: &Path) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NoFolder(folder.to_owned()),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::FolderProtected(folder.to_owned())
            }
            _ => Self::of(error),
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::of(error)
    }
}
