//! The file that a new content is written to before it takes its place, and those that killed processes left behind.
//!
//! A lock tells the living from the dead. On a network folder locks may hold on one machine only, so a part also has
//! to have rested for a while before anybody else removes it.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io,
    path::Path,
    time::{Duration, SystemTime},
};
use tempfile::NamedTempFile;

/// A part that was written to within this time belongs to somebody, whatever its lock says.
const FRESH: Duration = Duration::from_secs(60);
/// The longest name, in bytes, that still leaves room for what stands around it: 255 is the most.
const LONGEST_NAME: usize = 200;
/// Tries until a part is locked. More than one is needed only when somebody sweeps at that very moment.
const TRIES: usize = 5;

/// What all parts end with.
const ENDING: &str = ".part";

/// A new part for a file of this name, locked as long as it lives, after the dead ones of that name are gone.
pub fn create(folder: &Path, name: &OsStr) -> io::Result<NamedTempFile> {
    let start = start(name);
    sweep(folder, &start);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&start).suffix(ENDING);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the user's umask
    for _ in 0..TRIES {
        let file = builder.tempfile_in(folder)?;
        match file.as_file().try_lock() {
            Err(fs::TryLockError::WouldBlock) => {}
            // Where locks are unknown the part is kept by its age alone.
            Ok(()) | Err(fs::TryLockError::Error(_)) if file.path().exists() => return Ok(file),
            Ok(()) | Err(fs::TryLockError::Error(_)) => {}
        }
    }
    builder.tempfile_in(folder)
}

/// Removes the parts that begin so, that nobody holds and that have rested. Whatever cannot be looked at stays.
pub fn sweep(folder: &Path, start: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let is_part = |name: &OsStr| name.to_str().is_some_and(|name| name.starts_with(start) && name.ends_with(ENDING));
    for entry in entries.flatten().filter(|entry| is_part(&entry.file_name())) {
        let has_rested = entry.metadata().is_ok_and(|about| about.is_file() && rested(&about));
        if has_rested && let Ok(file) = File::options().write(true).open(entry.path()) {
            // The lock is held until the file is gone, so that nobody takes it for their own meanwhile.
            if file.try_lock().is_ok() {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

fn rested(about: &fs::Metadata) -> bool {
    let now = SystemTime::now();
    // A clock that stands before the file's own time tells nothing.
    about.modified().is_ok_and(|then| now.duration_since(then).is_ok_and(|age| age > FRESH))
}

/// What the parts of a file begin with; a long name is told by its hash.
fn start(name: &OsStr) -> String {
    match name.to_str() {
        Some(name) if name.len() <= LONGEST_NAME => format!(".{name}."),
        _ => {
            let hash = super::super::stamp::Stamp::of(name.as_encoded_bytes()).to_string();
            format!(".sammenhold-{}.", hash.get(..16).unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_dead_go_and_those_of_the_living_stay() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let age = |file: &File| {
            file.set_modified(SystemTime::now() - 2 * FRESH).unwrap();
        };
        let living = create(folder.path(), OsStr::new("a.txt")).unwrap();
        age(living.as_file());
        for name in [".a.txt.dead.part", ".b.txt.other.part", ".a.txt.no"] {
            age(&File::create(at(name)).unwrap());
        }
        File::create(at(".a.txt.fresh.part")).unwrap();
        sweep(folder.path(), &start(OsStr::new("a.txt")));
        assert!(living.path().exists() && at(".b.txt.other.part").exists() && at(".a.txt.no").exists());
        assert!(at(".a.txt.fresh.part").exists() && !at(".a.txt.dead.part").exists());
        sweep(folder.path(), ".");
        assert!(!at(".b.txt.other.part").exists() && living.path().exists());
    }

    #[test]
    fn long_names_have_parts_too() {
        let folder = tempfile::tempdir().unwrap();
        let name = "x".repeat(250);
        let part = create(folder.path(), OsStr::new(&name)).unwrap();
        assert!(part.path().file_name().unwrap().len() < 60);
    }
}
