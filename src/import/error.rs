//! Why a file could not be read, each with its cure.

use super::sniff::Looks;
use std::{
    io,
    path::{Path, PathBuf},
};

/// The largest file that is read, in bytes. An article is a thousandth of it.
pub const LARGEST_BYTES: u64 = 64 * 1024 * 1024;

/// A file or folder that could not be opened as versions. The sentence names file, place and cure.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// No such file.
    #[error("{}: there is no such file; check the spelling of the path", path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// The file is there, but this user may not read it.
    #[error("{}: you may not read this file; give yourself the right to read it, or ask its owner for a copy", path.display())]
    Forbidden {
        /// The path as given.
        path: PathBuf,
    },
    /// A folder stands where only a file will do.
    #[error("{}: this is a folder and not a file; choose a file in it", path.display())]
    IsAFolder {
        /// The path as given.
        path: PathBuf,
    },
    /// The path goes on behind a file as if that were a folder.
    #[error("{}: a part of this path is a file and not a folder; check the spelling of the path", path.display())]
    ThroughAFile {
        /// The path as given.
        path: PathBuf,
    },
    /// A folder without a file that can be a version.
    #[error("{}: there is no text in this folder; put the versions into it as .txt or .md files, or choose another folder", path.display())]
    NoTexts {
        /// The folder as given.
        path: PathBuf,
    },
    /// Nothing in the file, or nothing but white space.
    #[error("{}: there is no text in this file; check that the article was saved in it", path.display())]
    Empty {
        /// The path as given.
        path: PathBuf,
    },
    /// Not text at all.
    #[error("{}{}", path.display(), looks.sentence(*byte))]
    Binary {
        /// The path as given.
        path: PathBuf,
        /// What it seems to be.
        looks: Looks,
        /// The first byte that no text has, counted from 1.
        byte: usize,
    },
    /// A format that is known but not read.
    #[error("{}: files of the kind .{extension} are not read yet; save the article as .txt or .md and open that", path.display())]
    Unsupported {
        /// The path as given.
        path: PathBuf,
        /// Its extension in small letters, without the dot.
        extension: String,
    },
    /// A review that Sammenhold saved, where an article was expected.
    #[error("{}: this is a saved review and not an article; open it by itself, without other files", path.display())]
    Review {
        /// The path as given.
        path: PathBuf,
    },
    /// More than [`LARGEST_BYTES`].
    #[error("{}: the file is larger than {} MiB, far more than an article; save the article alone in a file and open that", path.display(), LARGEST_BYTES / 1024 / 1024)]
    TooLarge {
        /// The path as given.
        path: PathBuf,
    },
    /// A text in a Unicode encoding with bytes in it that do not belong there.
    #[error("{}, line {line}, byte {byte}: up to here the file is {encoding}, but what follows is not; mend this place in a text editor and save the file as UTF-8", path.display())]
    Damaged {
        /// The path as given.
        path: PathBuf,
        /// The encoding of the sound part.
        encoding: &'static str,
        /// The line of the first bad byte, counted from 1.
        line: usize,
        /// The first bad byte in the file, counted from 1.
        byte: usize,
    },
    /// Any other trouble of the system.
    #[error("{}: the system could not read it ({source}); try again, or copy it to another disk and open the copy", path.display())]
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl ImportError {
    /// The file or folder it is about.
    pub fn path(&self) -> &Path {
        match self {
            Self::Missing { path }
            | Self::Forbidden { path }
            | Self::IsAFolder { path }
            | Self::ThroughAFile { path }
            | Self::NoTexts { path }
            | Self::Empty { path }
            | Self::Binary { path, .. }
            | Self::Unsupported { path, .. }
            | Self::Review { path }
            | Self::TooLarge { path }
            | Self::Damaged { path, .. }
            | Self::Unreadable { path, .. } => path,
        }
    }

    /// The system's error about `path` as one of ours.
    pub fn from_io(path: &Path, source: io::Error) -> Self {
        let path = path.to_owned();
        match source.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::PermissionDenied => Self::Forbidden { path },
            io::ErrorKind::IsADirectory => Self::IsAFolder { path },
            io::ErrorKind::NotADirectory => Self::ThroughAFile { path },
            _ => Self::Unreadable { path, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: io::ErrorKind, sentence: &str) {
        let error = ImportError::from_io(Path::new("mappe/Å.txt"), io::Error::new(kind, "disk gone"));
        assert_eq!(error.to_string(), sentence);
        assert_eq!(error.path(), Path::new("mappe/Å.txt"));
    }

    #[test]
    fn the_systems_errors_get_their_own_sentences() {
        check(io::ErrorKind::NotFound, "mappe/Å.txt: there is no such file; check the spelling of the path");
        check(
            io::ErrorKind::PermissionDenied,
            "mappe/Å.txt: you may not read this file; give yourself the right to read it, or ask its owner for a copy",
        );
        check(io::ErrorKind::IsADirectory, "mappe/Å.txt: this is a folder and not a file; choose a file in it");
        check(
            io::ErrorKind::NotADirectory,
            "mappe/Å.txt: a part of this path is a file and not a folder; check the spelling of the path",
        );
        check(
            io::ErrorKind::Other,
            "mappe/Å.txt: the system could not read it (disk gone); try again, or copy it to another disk and open the copy",
        );
    }
}
