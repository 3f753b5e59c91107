//! Copies of unsaved work in the state folder. Each running window has a lock file there; as long as it holds the
//! lock, its copies are its own, and when it is gone without a farewell, whoever can take the lock finds them.
//!
//! For a window with the token `T`: `T.lock`, and for each document `T-N.sammenhold` with `T-N.json` beside it.

use super::settings::replace;
use crate::{
    review::{
        Review,
        file::{self, Stamp},
    },
    ui::recovery::Leftover,
};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Where the copies are; none on a system that has no such place.
pub fn folder() -> Option<PathBuf> {
    let places = directories::ProjectDirs::from("", "", "sammenhold")?;
    Some(places.state_dir().unwrap_or_else(|| places.data_local_dir()).join("recovery"))
}

/// The copies of this window, and the claims to those that it found.
pub struct Copies {
    folder: PathBuf,
    own: Option<Claim>,
    /// Held, so that another window that starts does not offer the same copies.
    found: Vec<Claim>,
}

/// A lock that is held as long as this lives.
pub(super) struct Claim {
    token: String,
    _lock: File,
}

/// What stands beside a copy.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct About {
    file: Option<PathBuf>,
    stamp: Option<Stamp>,
    name: String,
}

impl Copies {
    /// The copies in this folder, which need not be there yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, own: None, found: Vec::new() }
    }

    /// Keeps a copy of a document in place of the one before, with the review file it belongs to and what that held.
    pub fn keep(
        &mut self,
        document: u64,
        review: &Review,
        (file, stamp): (Option<&Path>, Option<Stamp>),
        name: &str,
    ) -> io::Result<()> {
        let copy = self.copy(document)?;
        // A path that JSON cannot hold is left out: one is asked for it when the work is saved.
        let file = file.filter(|path| path.to_str().is_some()).map(Path::to_owned);
        let about = serde_json::to_vec_pretty(&About { file, stamp, name: name.to_owned() })?;
        replace(&copy.with_extension("json"), &about)?;
        file::save(&copy, review).map_err(io::Error::other)?;
        gone(fs::remove_file(file::backup_path(&copy)))
    }

    /// Removes the copy of a document that is saved or was given up.
    pub fn forget(&self, document: u64) -> io::Result<()> {
        let Some(own) = &self.own else { return Ok(()) };
        remove(&self.folder.join(copy_name(&own.token, document)))
    }

    /// Copies whose window is gone, newest first.
    pub fn leftovers(&mut self) -> io::Result<Vec<Leftover>> {
        let mut copies: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        file::atomic::sweep(&self.folder);
        for path in entries.flatten().map(|entry| entry.path()) {
            let Some(stem) = path.file_stem().and_then(OsStr::to_str) else { continue };
            if path.extension() == Some(OsStr::new("lock")) {
                copies.entry(stem.to_owned()).or_default();
            } else if file::is_named_as_review(&path)
                && let Some((token, _)) = stem.rsplit_once('-')
            {
                copies.entry(token.to_owned()).or_default().push(path.clone());
            }
        }
        copies.retain(|token, _| self.own.as_ref().is_none_or(|own| own.token != *token));
        let mut leftovers = Vec::new();
        for (token, paths) in copies {
            let Some(claim) = claim(&self.folder, token)? else { continue };
            if paths.is_empty() {
                claim.withdraw(&self.folder);
                continue;
            }
            self.found.push(claim);
            leftovers.extend(paths);
        }
        leftovers.sort_by_key(|path| (std::cmp::Reverse(written(path)), path.clone()));
        Ok(leftovers.into_iter().map(leftover).collect())
    }

    /// Removes the lock files that no copies stand under any more. Copies that are still there stay to be found.
    pub fn close(mut self) {
        for claim in self.own.take().into_iter().chain(std::mem::take(&mut self.found)) {
            let start = format!("{}-", claim.token);
            let is_copy = |name: &OsStr| name.to_str().is_some_and(|name| name.starts_with(&start));
            let mut entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
            if !entries.any(|entry| is_copy(&entry.file_name())) {
                claim.withdraw(&self.folder);
            }
        }
    }

    fn copy(&mut self, document: u64) -> io::Result<PathBuf> {
        let own = match self.own.take() {
            Some(own) => own,
            None => self.first_claim()?,
        };
        let path = self.folder.join(copy_name(&own.token, document));
        self.own = Some(own);
        Ok(path)
    }

    /// The process's number, with another one behind it where an earlier process of that number left something.
    fn first_claim(&self) -> io::Result<Claim> {
        fs::create_dir_all(&self.folder)?;
        let process = std::process::id();
        for number in 0..u32::MAX {
            let token = if number == 0 { process.to_string() } else { format!("{process}.{number}") };
            let is_taken =
                self.folder.join(format!("{token}.lock")).exists() || self.folder.join(copy_name(&token, 1)).exists();
            if is_taken {
                continue;
            }
            if let Some(claim) = claim(&self.folder, token)? {
                return Ok(claim);
            }
        }
        Err(io::Error::other("no free name for a copy"))
    }
}

impl Claim {
    /// Removes the lock file while the lock is held, so that nobody else has just taken it.
    pub(super) fn withdraw(self, folder: &Path) {
        let _ = fs::remove_file(folder.join(format!("{}.lock", self.token)));
    }
}

/// Removes a copy and what stands beside it.
pub fn remove(copy: &Path) -> io::Result<()> {
    gone(fs::remove_file(copy))?;
    gone(fs::remove_file(copy.with_extension("json")))
}

/// Takes the lock of a token; none when a living window holds it.
pub(super) fn claim(folder: &Path, token: String) -> io::Result<Option<Claim>> {
    let path = folder.join(format!("{token}.lock"));
    loop {
        let lock = File::options().create(true).truncate(false).write(true).open(&path)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        // Whoever withdrew it between opening and locking has left a lock on a file that nobody sees.
        if path.exists() {
            return Ok(Some(Claim { token, _lock: lock }));
        }
    }
}

fn leftover(path: PathBuf) -> Leftover {
    let about = fs::read(path.with_extension("json")).ok();
    let about: About = about.and_then(|json| serde_json::from_slice(&json).ok()).unwrap_or_default();
    let file_name = || path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let name = if about.name.is_empty() { file_name() } else { about.name };
    Leftover { path, file: about.file, stamp: about.stamp, name }
}

fn copy_name(token: &str, document: u64) -> String {
    format!("{token}-{document}.{}", file::EXTENSION)
}

fn written(path: &Path) -> SystemTime {
    fs::metadata(path).and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH)
}

/// It is as well if there was nothing to remove.
fn gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review() -> Review {
        Review::new(vec![crate::text::Version::new("a.da.txt", Vec::new())])
    }

    #[test]
    fn copies_of_the_living_are_not_offered_and_those_of_the_dead_are_once() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("recovery");
        let (mut first, mut second) = (Copies::new(place.clone()), Copies::new(place.clone()));
        assert_eq!(second.leftovers().unwrap(), []);
        first.keep(1, &review(), (Some(Path::new("/x/a.sammenhold")), None), "a.da.txt").unwrap();
        first.keep(1, &review(), (Some(Path::new("/x/a.sammenhold")), None), "a.da.txt").unwrap();
        second.keep(1, &review(), (None, None), "b").unwrap();
        assert_eq!(second.leftovers().unwrap(), []);
        drop(first);
        let found = second.leftovers().unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(
            (found[0].name.as_str(), found[0].file.as_deref()),
            ("a.da.txt", Some(Path::new("/x/a.sammenhold")))
        );
        assert_eq!(Copies::new(place.clone()).leftovers().unwrap(), [], "the second window has them in hand");
        remove(&found[0].path).unwrap();
        second.forget(1).unwrap();
        second.close();
        assert_eq!(fs::read_dir(&place).unwrap().count(), 0);
    }

    #[test]
    fn what_is_kept_stays_when_the_window_closes_without_a_word() {
        let folder = tempfile::tempdir().unwrap();
        let mut copies = Copies::new(folder.path().to_owned());
        copies.keep(3, &review(), (None, None), "").unwrap();
        copies.close();
        let found = Copies::new(folder.path().to_owned()).leftovers().unwrap();
        assert!(found[0].name.ends_with("-3.sammenhold"), "{found:?}");
    }
}
