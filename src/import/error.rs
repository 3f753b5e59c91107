//! Why a file could not be read, each with its cure.

use super::{encoding::Undecodable, sniff::Looks};
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
    #[error("{}: there is no article in this folder; put the versions into it, such as .docx, .odt, .pdf, .html or .txt files, or choose another folder", path.display())]
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
    #[error("{}: files of the kind .{extension} are not read; save the article as .docx, .odt, .pdf, .html or .txt and open that", path.display())]
    Unsupported {
        /// The path as given.
        path: PathBuf,
        /// Its extension in small letters, without the dot.
        extension: String,
    },
    /// A file whose format is known, but that does not keep to it.
    #[error("{}{place}: the file is damaged or was not written as its kind asks ({detail}); open it in the program that it comes from, save it anew and open that", path.display())]
    Broken {
        /// The path as given.
        path: PathBuf,
        /// Where in it, after the path: `, line 7`, or empty.
        place: String,
        /// What is wrong there.
        detail: String,
    },
    /// Far more than an article holds, such as a packed file made to burst.
    #[error("{}: {what}, far more than an article; save the article alone in a file and open that", path.display())]
    Excessive {
        /// The path as given.
        path: PathBuf,
        /// What there is too much of: “it unpacks to more than 256 MiB”.
        what: String,
    },
    /// Locked with a password.
    #[error("{}: the file is locked with a password; open it in its own program, save it without the password and open that", path.display())]
    Locked {
        /// The path as given.
        path: PathBuf,
    },
    /// A PDF of pictures.
    #[error("{}: the pages of this PDF are pictures without a text layer; run a text recognition over it (OCR), or type its text into a .txt file, and open that", path.display())]
    Scanned {
        /// The path as given.
        path: PathBuf,
    },
    /// A ladder without its two texts.
    #[error("{}: a ladder only numbers the lines of two texts; open it together with these two", path.display())]
    LadderAlone {
        /// The path as given.
        path: PathBuf,
    },
    /// A ladder beside more than the two texts that it pairs.
    #[error("{}: a ladder pairs the lines of two texts, but {texts} texts stand beside it; open it with its own two alone", path.display())]
    LadderAmongTexts {
        /// The path as given.
        path: PathBuf,
        /// How many texts there are.
        texts: usize,
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

/// Why a format's reader gave up: an [`ImportError`] that does not know its path yet.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No text in an encoding that is known.
    Undecodable(Undecodable),
    /// As [`ImportError::Unsupported`].
    Unsupported { extension: String },
    /// As [`ImportError::Broken`].
    Broken { place: String, detail: String },
    /// As [`ImportError::Excessive`].
    Excessive { what: String },
    /// As [`ImportError::Locked`].
    Locked,
    /// As [`ImportError::Scanned`].
    Scanned,
    /// As [`ImportError::LadderAlone`].
    LadderAlone,
    /// As [`ImportError::Empty`].
    Empty,
}

impl From<Undecodable> for Fault {
    fn from(undecodable: Undecodable) -> Self {
        Self::Undecodable(undecodable)
    }
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
            | Self::Broken { path, .. }
            | Self::Excessive { path, .. }
            | Self::Locked { path }
            | Self::Scanned { path }
            | Self::LadderAlone { path }
            | Self::LadderAmongTexts { path, .. }
            | Self::Review { path }
            | Self::TooLarge { path }
            | Self::Damaged { path, .. }
            | Self::Unreadable { path, .. } => path,
        }
    }

    /// A reader's fault in the file at `path`.
    pub(super) fn of(path: &Path, fault: Fault) -> Self {
        let path = path.to_owned();
        match fault {
            Fault::Undecodable(Undecodable::Binary { looks, byte }) => Self::Binary { path, looks, byte },
            Fault::Undecodable(Undecodable::Damaged { encoding, line, byte }) => {
                Self::Damaged { path, encoding, line, byte }
            }
            Fault::Unsupported { extension } => Self::Unsupported { path, extension },
            Fault::Broken { place, detail } => Self::Broken { path, place, detail },
            Fault::Excessive { what } => Self::Excessive { path, what },
            Fault::Locked => Self::Locked { path },
            Fault::Scanned => Self::Scanned { path },
            Fault::LadderAlone => Self::LadderAlone { path },
            Fault::Empty => Self::Empty { path },
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
