//! The review file, `.sammenhold`: written whole or not at all, read whole or not at all.
//!
//! JSON with a format name and a version number; its shape is in `format`, apart from the model. Before a
//! file is exchanged, the one it replaces is kept beside it (`name.sammenhold~`). What cannot be read is told
//! with its place and its cure; it never becomes an empty review.
//!
//! Others may write the same file: another window, another computer. So whoever saves says what it takes the place of
//! ([`Over`]), by the stamp of what was read or written last, and another content is never replaced unasked.

pub mod atomic;
mod format;
mod stamp;

pub use stamp::Stamp;

use super::Review;
use atomic::{AtomicFile, Fault};
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
    /// It could not be written; what was there before is untouched.
    #[error("{}: cannot be saved ({fault}); {}", path.display(), remedy(fault))]
    Write {
        /// The path as given, or that of the backup.
        path: PathBuf,
        /// Why.
        fault: Fault,
    },
    /// What is there could not be replaced; the review is whole in another file.
    #[error("{}: could not be replaced ({source}); what was saved is whole in {}", path.display(), copy.display())]
    Beside {
        /// The path as given, where the older state is.
        path: PathBuf,
        /// Where the newest state is.
        copy: PathBuf,
        /// What was written there.
        stamp: Stamp,
        /// What the system says.
        source: io::Error,
    },
    /// There is something else than what [`Over`] names; nothing was written.
    #[error("{}: was changed by somebody else in the meantime; save under another name, or replace it", path.display())]
    Changed {
        /// The path as given.
        path: PathBuf,
    },
}

/// What a review may take the place of when it is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// Of nothing, or of a file with just this content.
    Known(Option<Stamp>),
    /// Of anything; what is there is put aside under a name of its own.
    PutAside,
    /// Of anything.
    Anything,
}

/// What a review took the place of when it was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What the file holds now.
    pub stamp: Stamp,
    /// What it took the place of.
    pub took: Took,
}

/// What was at the path before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Took {
    /// What was to be expected.
    Usual,
    /// Nothing, although a file was known there: somebody moved or deleted it.
    Gone,
    /// Something that is now here.
    PutAside(PathBuf),
}

/// Saves a review in place of whatever is there, so that the path names a whole file at every moment, the old or the
/// new. The file that was there is kept as [`backup_path`], unless it was damaged and a backup of a better one is there.
pub fn save(path: &Path, review: &Review) -> Result<(), FileError> {
    save_over(path, review, &Over::Anything).map(drop)
}

/// The same where it may take the place of certain contents only.
pub fn save_over(path: &Path, review: &Review, over: &Over) -> Result<Saved, FileError> {
    let bytes = format::write(review);
    let stamp = Stamp::of(&bytes);
    let failed = |fault| FileError::Write { path: path.to_owned(), fault };
    let mut file = AtomicFile::create(path).map_err(failed)?;
    file.write_all(&bytes).map_err(|error| failed(error.into()))?;
    let mut took = Took::Usual;
    match fs::read(file.target()) {
        Ok(present) => {
            let is_known = |known: &Option<Stamp>| known.as_ref() == Some(&Stamp::of(&present)) || present == bytes;
            match over {
                Over::Known(known) if !is_known(known) => return Err(FileError::Changed { path: path.to_owned() }),
                Over::PutAside => took = Took::PutAside(put_aside(file.target(), &present).map_err(failed)?),
                Over::Known(_) | Over::Anything => {}
            }
            keep_backup(file.target(), &present)?;
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if matches!(over, Over::Known(Some(_))) {
                took = Took::Gone;
            }
        }
        Err(error) => return Err(failed(error.into())),
    }
    match file.commit() {
        Ok(()) => Ok(Saved { stamp, took }),
        Err(Fault::Beside { copy, source }) => Err(FileError::Beside { path: path.to_owned(), copy, stamp, source }),
        Err(fault) => Err(failed(fault)),
    }
}

/// Opens a saved review.
pub fn load(path: &Path) -> Result<Review, FileError> {
    open(path).map(|(review, _)| review)
}

/// Opens a saved review, and says what its file holds.
pub fn open(path: &Path) -> Result<(Review, Stamp), FileError> {
    let bytes = fs::read(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => FileError::Missing { path: path.to_owned(), backup: existing_backup(path) },
        _ => FileError::Read { path: path.to_owned(), source },
    })?;
    let review = format::read(&bytes).map_err(|problem| {
        let (path, backup) = (path.to_owned(), existing_backup(path));
        match problem {
            format::Problem::NotAReview => FileError::NotAReview { path },
            format::Problem::Newer { found } => FileError::Newer { path, found },
            format::Problem::Damaged { line, column, detail } => {
                FileError::Damaged { path, line, column, detail, backup }
            }
            format::Problem::Inconsistent { place, detail } => FileError::Inconsistent { path, place, detail, backup },
        }
    })?;
    Ok((review, Stamp::of(&bytes)))
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

fn keep_backup(target: &Path, present: &[u8]) -> Result<(), FileError> {
    let backup = backup_path(target);
    let is_damaged = matches!(format::read(present), Err(format::Problem::Damaged { .. }));
    if is_damaged && backup.exists() {
        return Ok(());
    }
    atomic::write(&backup, present).map_err(|fault| FileError::Write { path: backup, fault })
}

/// Puts what somebody else saved at `target` under the first free name of its own beside it.
fn put_aside(target: &Path, present: &[u8]) -> Result<PathBuf, Fault> {
    let mut names = atomic::beside(target, "replaced");
    let free = names.find(|name| fs::symlink_metadata(name).is_err()).ok_or(Fault::NotAFile)?;
    atomic::write(&free, present)?;
    Ok(free)
}

fn remedy(fault: &Fault) -> &'static str {
    match fault {
        Fault::Full => "make room, or save it in another place",
        Fault::Protected => "allow writing to it, or save it under another name",
        Fault::FolderProtected(_) => "allow writing to the folder, or save it in another place",
        _ => "save it in another place",
    }
}

fn cure(backup: &Option<PathBuf>, otherwise: &str) -> String {
    match backup {
        Some(path) => {
            format!("the file saved before it is still there as {}; copy it and open the copy", path.display())
        }
        None => otherwise.to_owned(),
    }
}
