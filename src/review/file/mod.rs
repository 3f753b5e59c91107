//! The review file, `.sammenhold`: written whole or not at all, read whole or not at all.
//!
//! JSON with a format name and a version number; its shape is in `format`, apart from the model. Before a
//! file is exchanged, the one it replaces is kept beside it (`name.sammenhold~`). What cannot be read is told
//! with its place and its cure; it never becomes an empty review.

pub mod atomic;
mod format;

use super::Review;
use atomic::AtomicFile;
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The ending of review files, without the point.
pub const EXTENSION: &str = "sammenhold";

/// A review file that could not be read or written. The sentence names file, place and cure.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// No such file.
    #[error("{}: there is no such file; {}", path.display(), cure(backup, "check the spelling of the path"))]
    Missing {
        /// The path as given.
        path: PathBuf,
        /// The backup beside it, if there is one.
        backup: Option<PathBuf>,
    },
    /// The system did not let it be read.
    #[error("{}: cannot be read ({source}); check that it is a file and that you may read it", path.display())]
    Read {
        /// The path as given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is something else.
    #[error("{}: is not a review saved by Sammenhold; open texts as versions instead", path.display())]
    NotAReview {
        /// The path as given.
        path: PathBuf,
    },
    /// A later version of the program wrote it.
    #[error("{}: was saved by a newer Sammenhold (format {found}; this one reads up to {}); update the program to open it", path.display(), format::VERSION)]
    Newer {
        /// The path as given.
        path: PathBuf,
        /// Its format's number.
        found: u64,
    },
    /// It is cut off or was changed by something else.
    #[error("{}: is damaged at line {line}, column {column} ({detail}); {}", path.display(), cure(backup, "restore it from a backup of your own"))]
    Damaged {
        /// The path as given.
        path: PathBuf,
        /// Line of the damage, from 1.
        line: usize,
        /// Column of the damage, from 1.
        column: usize,
        /// What is wrong there.
        detail: String,
        /// The backup beside it, if there is one.
        backup: Option<PathBuf>,
    },
    /// It can be read but contradicts itself.
    #[error("{}: contradicts itself in {place}: {detail}; {}", path.display(), cure(backup, "restore it from a backup of your own"))]
    Inconsistent {
        /// The path as given.
        path: PathBuf,
        /// Which part of it, such as `pins[2]`.
        place: String,
        /// What is wrong there.
        detail: String,
        /// The backup beside it, if there is one.
        backup: Option<PathBuf>,
    },
    /// The system did not let it be written; what was there before is untouched.
    #[error("{}: cannot be saved ({source}); save it in another place", path.display())]
    Write {
        /// The path as given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Saves a review, so that the path names a whole file at every moment, the old or the new. The file that
/// was there is kept as [`backup_path`], unless it was damaged and a backup of a better one is there.
pub fn save(path: &Path, review: &Review) -> Result<(), FileError> {
    let bytes = format::write(review);
    let written = AtomicFile::create(path).and_then(|mut file| {
        file.write_all(&bytes)?;
        keep_backup(file.target())?;
        file.commit()
    });
    written.map_err(|source| FileError::Write { path: path.to_owned(), source })
}

/// Opens a saved review.
pub fn load(path: &Path) -> Result<Review, FileError> {
    let bytes = fs::read(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => FileError::Missing { path: path.to_owned(), backup: existing_backup(path) },
        _ => FileError::Read { path: path.to_owned(), source },
    })?;
    format::read(&bytes).map_err(|problem| {
        let (path, backup) = (path.to_owned(), existing_backup(path));
        match problem {
            format::Problem::NotAReview => FileError::NotAReview { path },
            format::Problem::Newer { found } => FileError::Newer { path, found },
            format::Problem::Damaged { line, column, detail } => {
                FileError::Damaged { path, line, column, detail, backup }
            }
            format::Problem::Inconsistent { place, detail } => FileError::Inconsistent { path, place, detail, backup },
        }
    })
}

/// Where the backup of a review file is kept: beside it, with a tilde behind its name.
pub fn backup_path(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("~");
    PathBuf::from(name)
}

/// Whether a path is named as a review file.
pub fn is_named_as_review(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
}

fn existing_backup(path: &Path) -> Option<PathBuf> {
    let beside = backup_path(path);
    let target = || fs::canonicalize(path).ok().map(|target| backup_path(&target));
    if beside.is_file() { Some(beside) } else { target().filter(|path| path.is_file()) }
}

fn keep_backup(target: &Path) -> io::Result<()> {
    let present = match fs::read(target) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let backup = backup_path(target);
    let is_damaged = matches!(format::read(&present), Err(format::Problem::Damaged { .. }));
    if is_damaged && backup.exists() { Ok(()) } else { atomic::write(&backup, &present) }
}

fn cure(backup: &Option<PathBuf>, otherwise: &str) -> String {
    match backup {
        Some(path) => {
            format!("the file saved before it is still there as {}; copy it and open the copy", path.display())
        }
        None => otherwise.to_owned(),
    }
}
