//! Writing a file so that its path always names a whole one, the old or the new, whatever happens meanwhile.
//!
//! The new content goes to a file of its own in the same folder (`.name.XXXXXX.part`), is flushed to the disk, and
//! takes the path's place by renaming, which file systems do at once or not at all; then the folder is flushed too. A
//! symbolic link stays one: what it points at is exchanged. Permissions of a file that is exchanged are kept, and one
//! that is write-protected is not exchanged.
//!
//! Whoever writes holds a lock on the part. A part of the same name that nobody holds and nobody has touched for a
//! while was left behind by a process that was killed, and the next one to write there removes it.

mod fault;
mod part;

pub use fault::Fault;

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};
use tempfile::NamedTempFile;

/// Symbolic links followed before it is taken for a circle.
const MOST_LINKS: usize = 40;
/// Pauses before a rename that failed is tried again: a virus scanner or an indexer lets go of a file soon.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(20), Duration::from_millis(60), Duration::from_millis(150), Duration::from_millis(400)];
/// Copies beside a file before it is given up.
const MOST_COPIES: usize = 100;

/// A file that appears at its path only when it is whole ([`AtomicFile::commit`]).
#[derive(Debug)]
pub struct AtomicFile {
    file: NamedTempFile,
    target: PathBuf,
}

impl AtomicFile {
    /// Begins a file for `path`. Fails when the folder is not there or cannot be written to, when the file that is
    /// there is write-protected, or when something stands at the path that is no file.
    pub fn create(path: &Path) -> Result<Self, Fault> {
        let target = resolve(path)?;
        let existing = match fs::metadata(&target) {
            Ok(metadata) if metadata.is_file() => Some(metadata),
            Ok(_) => return Err(Fault::NotAFile),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(Fault::of_folder(error, folder(&target))),
        };
        if let Some(metadata) = &existing
            && is_protected(&target, metadata)
        {
            return Err(Fault::Protected);
        }
        let folder = folder(&target);
        let name = target.file_name().ok_or(Fault::NotAFile)?;
        let file = part::create(folder, name).map_err(|error| Fault::of_folder(error, folder))?;
        if let Some(metadata) = existing {
            file.as_file().set_permissions(metadata.permissions())?;
        }
        Ok(Self { file, target })
    }

    /// The path that is written to, symbolic links followed.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Puts the file at its path. Where the system will not have that, it stays whole under a name beside it, which
    /// the fault tells.
    pub fn commit(self) -> Result<(), Fault> {
        let Self { mut file, target } = self;
        file.flush()?;
        file.as_file().sync_all()?;
        let mut pauses = PAUSES.iter();
        let source = loop {
            match file.persist(&target) {
                Ok(_) => {
                    sync_folder(&target);
                    return Ok(());
                }
                Err(failed) => {
                    file = failed.file;
                    match pauses.next().filter(|_| may_pass(&failed.error)) {
                        Some(pause) => std::thread::sleep(*pause),
                        None => break failed.error,
                    }
                }
            }
        };
        // What could not be put in place is not thrown away.
        for copy in beside(&target, "saved copy") {
            match file.persist_noclobber(&copy) {
                Ok(_) => {
                    sync_folder(&copy);
                    return Err(Fault::Beside { copy, source });
                }
                Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => file = failed.file,
                Err(_) => break,
            }
        }
        Err(Fault::of(source))
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Writes `bytes` to `path`, wholly or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(bytes)?;
    file.commit()
}

/// Removes the parts in a folder of one's own that killed processes left there.
pub fn sweep(folder: &Path) {
    part::sweep(folder, ".");
}

/// Names beside a file that say what it is: `name (saved copy).txt`, `name (saved copy 2).txt`, …
pub(super) fn beside(path: &Path, what: &str) -> impl Iterator<Item = PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_owned();
    let ending = path.extension().map(OsString::from);
    let (folder, what) = (folder(path).to_owned(), what.to_owned());
    (1..=MOST_COPIES).map(move |number| {
        let mut name = stem.clone();
        name.push(if number == 1 { format!(" ({what})") } else { format!(" ({what} {number})") });
        if let Some(ending) = &ending {
            name.push(".");
            name.push(ending);
        }
        folder.join(name)
    })
}

/// The file behind symbolic links, also when it does not exist yet.
fn resolve(path: &Path) -> Result<PathBuf, Fault> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&path) {
            Ok(to) => path = folder(&path).join(to),
            Err(_) => return Ok(path),
        }
    }
    Err(Fault::Circle)
}

/// Whether a person has protected the file against writing. Exchanging it would pass that by, and root passes by
/// everything.
fn is_protected(path: &Path, metadata: &fs::Metadata) -> bool {
    #[cfg(unix)]
    let is_marked = std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o200 == 0;
    #[cfg(not(unix))]
    let is_marked = metadata.permissions().readonly();
    let refuses =
        |error: io::Error| matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem);
    // Elsewhere a refusal may be of another program that has the file open at the moment.
    is_marked || cfg!(unix) && File::options().write(true).open(path).is_err_and(refuses)
}

/// Whether a rename may succeed a moment later.
fn may_pass(error: &io::Error) -> bool {
    use io::ErrorKind::{
        ExecutableFileBusy, Interrupted, PermissionDenied, ResourceBusy, StaleNetworkFileHandle, TimedOut, WouldBlock,
    };
    matches!(
        error.kind(),
        ResourceBusy
            | ExecutableFileBusy
            | PermissionDenied
            | Interrupted
            | WouldBlock
            | TimedOut
            | StaleNetworkFileHandle
    )
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Some file systems cannot flush a folder; the file itself is safe by then, so that is no failure.
fn sync_folder(path: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder(path)).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let mut file = AtomicFile::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert!(names(folder.path()).is_empty());
        write(&path, b"one").unwrap();
        write(&path, b"two").unwrap();
        assert_eq!((fs::read(&path).unwrap(), names(folder.path())), (b"two".to_vec(), vec!["a.txt".to_owned()]));
        assert!(matches!(write(folder.path(), b"x"), Err(Fault::NotAFile)));
        assert!(write(&path.join("b.txt"), b"x").is_err());
        let nowhere = folder.path().join("no/b.txt");
        assert!(matches!(write(&nowhere, b"x"), Err(Fault::NoFolder(no)) if no == folder.path().join("no")));
    }

    #[test]
    fn what_cannot_be_put_in_place_stays_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        for expected in ["a (saved copy).txt", "a (saved copy 2).txt"] {
            let mut file = AtomicFile::create(&path).unwrap();
            file.write_all(b"new").unwrap();
            fs::create_dir(&path).unwrap();
            fs::write(path.join("inside"), "x").unwrap();
            let fault = file.commit().unwrap_err();
            let Fault::Beside { copy, .. } = &fault else { panic!("{fault}") };
            assert_eq!((copy, fs::read(copy).unwrap()), (&folder.path().join(expected), b"new".to_vec()));
            fs::remove_dir_all(&path).unwrap();
        }
        assert_eq!(names(folder.path()).len(), 2, "no part is left");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        symlink("real", &link).unwrap();
        write(&link, b"one").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        write(&link, b"two").unwrap();
        assert!(link.is_symlink() && real.is_file());
        assert_eq!(fs::read(&real).unwrap(), b"two");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        symlink("circle", folder.path().join("circle")).unwrap();
        assert!(matches!(write(&folder.path().join("circle"), b"x"), Err(Fault::Circle)));
        symlink("gone/x", folder.path().join("dangling")).unwrap();
        assert!(matches!(write(&folder.path().join("dangling"), b"x"), Err(Fault::NoFolder(_))));
        fs::set_permissions(&real, fs::Permissions::from_mode(0o444)).unwrap();
        assert!(matches!(write(&link, b"three"), Err(Fault::Protected)));
        assert_eq!(fs::read(&real).unwrap(), b"two");
    }
}
