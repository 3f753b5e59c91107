//! Which review file is open here, for other windows to see: a lock in the state folder, named by where the file really
//! is. It needs no room in the person's folders, which may be read-only or on a network, and dies with the process.

use super::recovery::{Claim, claim};
use crate::review::file::Stamp;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The lock of the review file that is open here.
pub struct Holds {
    folder: PathBuf,
    held: Option<(PathBuf, Claim)>,
    /// The file of which it was said already that another window has it open.
    told: Option<PathBuf>,
}

/// Who has a review file open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holding {
    /// This window only.
    Alone,
    /// Another one too, and nobody has said so yet.
    AlsoElsewhere,
    /// Another one too, as was said before.
    Told,
}

impl Holds {
    /// Locks inside the folder of the copies, which need not be there yet.
    pub fn in_state(copies: &Path) -> Self {
        let folder = copies.join("open");
        sweep(&folder);
        Self { folder, held: None, told: None }
    }

    /// Holds this file, or none, and lets go of the one before.
    pub fn hold(&mut self, path: Option<&Path>) -> io::Result<Holding> {
        let Some(path) = path.map(real) else {
            self.let_go();
            return Ok(Holding::Alone);
        };
        if self.held.as_ref().is_some_and(|(held, _)| *held == path) {
            return Ok(Holding::Alone);
        }
        self.let_go();
        fs::create_dir_all(&self.folder)?;
        let token = Stamp::of(path.as_os_str().as_encoded_bytes()).to_string();
        match claim(&self.folder, token)? {
            Some(claim) => {
                self.held = Some((path, claim));
                self.told = None;
                Ok(Holding::Alone)
            }
            None if self.told.as_ref() == Some(&path) => Ok(Holding::Told),
            None => {
                self.told = Some(path);
                Ok(Holding::AlsoElsewhere)
            }
        }
    }

    fn let_go(&mut self) {
        if let Some((_, claim)) = self.held.take() {
            claim.withdraw(&self.folder);
            // Only where nobody else has one.
            let _ = fs::remove_dir(&self.folder);
        }
    }
}

impl Drop for Holds {
    fn drop(&mut self) {
        self.let_go();
    }
}

/// Removes the locks of killed windows.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let token = path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
        if let Some(Ok(Some(claim))) = token.map(|token| claim(folder, token)) {
            claim.withdraw(folder);
        }
    }
}

/// Where a file really is, whether it is there or not.
fn real(path: &Path) -> PathBuf {
    let in_folder = || Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?));
    fs::canonicalize(path).ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_window_is_told_once_and_holds_when_the_first_is_gone() {
        let place = tempfile::tempdir().unwrap();
        let (mut first, mut second) = (Holds::in_state(place.path()), Holds::in_state(place.path()));
        let file = place.path().join("a.sammenhold");
        assert_eq!(first.hold(Some(&file)).unwrap(), Holding::Alone);
        assert_eq!(first.hold(Some(&file)).unwrap(), Holding::Alone);
        let roundabout = place.path().join("open/../a.sammenhold");
        assert_eq!(second.hold(Some(&roundabout)).unwrap(), Holding::AlsoElsewhere);
        assert_eq!(second.hold(Some(&file)).unwrap(), Holding::Told);
        assert_eq!(second.hold(Some(&place.path().join("b.sammenhold"))).unwrap(), Holding::Alone);
        first.hold(None).unwrap();
        assert_eq!(second.hold(Some(&file)).unwrap(), Holding::Alone);
        drop(second);
        assert!(!place.path().join("open").exists(), "no litter");
    }
}
