//! The one thread that writes, so that two saves never cross: reviews, settings, copies of unsaved work.

use super::{
    Outcome,
    export::{self, Export},
    recovery::{self, Copies},
    settings,
};
use crate::{
    review::{Review, file},
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
    },
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
        for write in work {
            match (write, &mut copies) {
                (Write::Review { document, review, path, revision }, _) => {
                    let result = file::save(&path, &review).map_err(|error| trouble::review_file(&error));
                    self.answer(Outcome::Saved { document, path, revision, result });
                }
                (Write::Export(export), _) => self.answer(Outcome::Exported(export::run(export))),
                (Write::Settings(settings), _) => self.store(settings),
                (_, None) => {}
                (Write::Keep { document, review, file, name }, Some(copies)) => {
                    self.tell(copies.keep(document, &review, file.as_deref(), &name));
                }
                (Write::Forget(document), Some(copies)) => complain(copies.forget(document)),
                (Write::Find, Some(copies)) => match copies.leftovers() {
                    Ok(found) => self.answer(Outcome::Leftovers(found)),
                    Err(error) => complain(Err(error)),
                },
                (Write::Remove(path), Some(_)) => complain(recovery::remove(&path)),
            }
        }
        if let Some(copies) = copies {
            copies.close();
        }
    }

    fn store(&self, settings: Settings) {
        if let Some(path) = &self.settings_path
            && let Err(error) = settings::store(settings, path)
        {
            eprintln!("{}: settings could not be stored: {error}", path.display());
        }
    }

    fn tell(&self, result: io::Result<()>) {
        let Err(error) = result else { return };
        let folder = self.copies_folder.as_deref().unwrap_or(Path::new("")).to_string_lossy().into_owned();
        let told = Told::new("recovery-not-kept").arg("path", folder).arg("reason", error.to_string());
        self.answer(Outcome::Trouble(told));
    }

    fn answer(&self, outcome: Outcome) {
        let _ = self.answers.send(outcome);
        self.ctx.request_repaint();
    }
}

/// Nothing is lost by it, and nobody can do anything about it.
fn complain(result: io::Result<()>) {
    if let Err(error) = result {
        eprintln!("copies of unsaved work: {error}");
    }
}
