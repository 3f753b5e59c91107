//! The one thread that writes, so that two saves never cross: reviews, settings, copies of unsaved work.

use super::{
    Outcome, SaveEnd,
    export::{self, Export},
    hold::{Holding, Holds},
    recovery::{self, Copies},
    settings,
};
use crate::{
    review::{
        Review,
        file::{self, FileError, Over, Saved, Stamp},
    },
    ui::{i18n::Told, settings::Settings, trouble},
};
use std::{
    io,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender},
};

/// Work for the writing thread.
pub enum Write {
    /// Write a review file.
    Review {
        /// Number of the document.
        document: u64,
        /// What to write.
        review: Box<Review>,
        /// Where.
        path: PathBuf,
        /// Its edit count.
        revision: u64,
        /// What it may take the place of.
        over: Over,
    },
    /// Hold this review file, and no other.
    Hold(Option<PathBuf>),
    /// Write the comparison in a format.
    Export(Export),
    /// Write the settings.
    Settings(Settings),
    /// Keep a copy of unsaved work.
    Keep {
        /// Number of the document.
        document: u64,
        /// What to keep.
        review: Box<Review>,
        /// The review file that it belongs to.
        file: Option<PathBuf>,
        /// What that one held.
        stamp: Option<Stamp>,
        /// What to call it.
        name: String,
    },
    /// Remove the copy of a document.
    Forget(u64),
    /// Look for copies of windows that are gone.
    Find,
    /// Remove such a copy.
    Remove(PathBuf),
}

/// The writing thread's world.
pub struct Writer {
    /// Where its answers go.
    pub answers: Sender<Outcome>,
    /// The window to wake.
    pub ctx: egui::Context,
    /// Where the settings are; without it they are not stored.
    pub settings_path: Option<PathBuf>,
    /// Where copies are kept; without it none are.
    pub copies_folder: Option<PathBuf>,
}

impl Writer {
    /// Writes until there is nobody left to ask for it.
    pub fn run(self, work: &Receiver<Write>) {
        let mut copies = self.copies_folder.clone().map(Copies::new);
        let mut holds = self.copies_folder.as_deref().map(Holds::in_state);
        // Told when they begin, not at every try.
        let (mut untold_copies, mut untold_settings) = (Trouble::default(), Trouble::default());
        for write in work {
            match (write, &mut copies) {
                (Write::Review { document, review, path, revision, over }, _) => {
                    let end = save(&path, &review, &over);
                    self.answer(Outcome::Saved { document, path, revision, end });
                }
                (Write::Hold(path), _) => self.hold(holds.as_mut(), path.as_deref()),
                (Write::Settings(settings), _) => {
                    if let Some(path) = &self.settings_path {
                        self.tell(&mut untold_settings, settings::store(settings, path), "settings-not-stored", path);
                    }
                }
                (Write::Export(export), _) => self.answer(Outcome::Exported(export::run(export))),
                (_, None) => {}
                (Write::Keep { document, review, file, stamp, name }, Some(copies)) => {
                    let kept = copies.keep(document, &review, (file.as_deref(), stamp), &name);
                    let folder = self.copies_folder.as_deref().unwrap_or(Path::new(""));
                    self.tell(&mut untold_copies, kept, "recovery-not-kept", folder);
                }
                (Write::Forget(document), Some(copies)) => complain(copies.forget(document)),
                (Write::Find, Some(copies)) => match copies.leftovers() {
                    Ok(found) => self.answer(Outcome::Leftovers(found)),
                    Err(error) => complain(Err(error)),
                },
                (Write::Remove(path), Some(_)) => complain(recovery::remove(&path)),
            }
        }
        drop(holds);
        if let Some(copies) = copies {
            copies.close();
        }
    }

    fn hold(&self, holds: Option<&mut Holds>, path: Option<&Path>) {
        match holds.map(|holds| holds.hold(path)) {
            Some(Ok(Holding::AlsoElsewhere)) => {
                let path = path.map_or_else(String::new, |path| path.to_string_lossy().into_owned());
                self.answer(Outcome::Trouble(Told::new("also-open").arg("path", path)));
            }
            Some(Err(error)) => eprintln!("which review is open: {error}"),
            Some(Ok(Holding::Alone | Holding::Told)) | None => {}
        }
    }

    fn tell(&self, trouble: &mut Trouble, result: io::Result<()>, key: &'static str, path: &Path) {
        match result {
            Ok(()) => *trouble = Trouble::None,
            Err(_) if *trouble == Trouble::Told => {}
            Err(error) => {
                *trouble = Trouble::Told;
                let path = path.to_string_lossy().into_owned();
                self.answer(Outcome::Trouble(Told::new(key).arg("path", path).arg("reason", error.to_string())));
            }
        }
    }

    fn answer(&self, outcome: Outcome) {
        let _ = self.answers.send(outcome);
        self.ctx.request_repaint();
    }
}

/// Whether a trouble that lasts was told.
#[derive(Default, PartialEq, Eq)]
enum Trouble {
    #[default]
    None,
    Told,
}

fn save(path: &Path, review: &Review, over: &Over) -> SaveEnd {
    match file::save_over(path, review, over) {
        Ok(Saved { stamp, took }) => SaveEnd::Done { stamp, took },
        Err(FileError::Changed { .. }) => SaveEnd::Foreign,
        Err(error) => {
            let told = trouble::review_file(&error);
            match error {
                FileError::Beside { copy, stamp, .. } => SaveEnd::Beside { copy, stamp, told },
                _ => SaveEnd::Failed(told),
            }
        }
    }
}

/// Nothing is lost by it, and nobody can do anything about it.
fn complain(result: io::Result<()>) {
    if let Err(error) = result {
        eprintln!("copies of unsaved work: {error}");
    }
}
