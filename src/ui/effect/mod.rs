//! What has to happen outside the state: dialogs, files, comparing, settings. Everything here runs on threads
//! of its own and answers with an [`Outcome`]; the window is never made to wait.
//!
//! One thread a dialog; one a job, which the next job cancels; one for writing, so that two saves never cross.

mod dialog;
mod export;
mod hold;
mod job;
mod look;
mod recovery;
mod settings;
mod write;

pub use recovery::folder as recovery_folder;
pub use settings::{load as load_settings, path as settings_path};

use super::{
    changed::{Changed, SourceFile},
    exporting::Existing,
    i18n::{Texts, Told},
    recovery::Leftover,
    settings::{InterfaceLanguage, Settings},
    state::Purpose,
};
use crate::{
    collate::{Collation, Collator, Options},
    export::Format,
    import::{self, Document},
    review::{
        Review,
        file::{Over, Stamp, Took},
    },
    text::Version,
};
use dialog::Asking;
use export::Export;
use job::Job;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread::JoinHandle,
};
use write::{Write, Writer};

/// What has to be done outside the state.
#[derive(Debug)]
pub enum Effect {
    /// Ask for files to open or to add.
    ChooseFiles(Purpose),
    /// Ask for a folder to open.
    ChooseFolder,
    /// Ask for the clipboard's text.
    AskClipboard,
    /// Ask where to save.
    ChooseSavePath {
        /// Path to start from.
        suggested: PathBuf,
    },
    /// Ask where to write the comparison.
    ChooseExportPath {
        /// In which format.
        format: Format,
        /// Path to start from.
        suggested: PathBuf,
    },
    /// Write the comparison.
    Export {
        /// In which format.
        format: Format,
        /// Versions, notes, verdicts.
        review: Box<Review>,
        /// What was found in them.
        collation: Arc<Collation>,
        /// The language that a report speaks.
        language: InterfaceLanguage,
        /// The review's own file.
        file: Option<PathBuf>,
        /// Where to.
        path: PathBuf,
        /// What to do where something is there already.
        existing: Existing,
    },
    /// Read files, folders, or a review file with files to add to it.
    Read {
        /// What to read.
        paths: Vec<PathBuf>,
        /// What for.
        purpose: Purpose,
        /// Number of the job.
        generation: u64,
    },
    /// Make a version of a text that came without a file.
    ReadText {
        /// The text.
        text: String,
        /// What to number it by in its name.
        number: usize,
        /// What for.
        purpose: Purpose,
        /// Number of the job.
        generation: u64,
    },
    /// Read a sample that is part of the program.
    ReadSample {
        /// Its number.
        number: usize,
        /// Number of the job.
        generation: u64,
    },
    /// Compare.
    Collate {
        /// The versions.
        versions: Vec<Version>,
        /// Base and pins.
        options: Options,
        /// Number of the job.
        generation: u64,
    },
    /// Stop the job.
    Cancel,
    /// Write the review file.
    Save {
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
    /// This review file is the one that is open here; none is. Others that open it are warned.
    Hold(Option<PathBuf>),
    /// See whether the files that the versions were read from are still what they were.
    LookAtSources {
        /// Number of the document.
        document: u64,
        /// The files.
        sources: Vec<SourceFile>,
        /// The review's folder, which relative paths may lead from.
        beside: Option<PathBuf>,
    },
    /// Write the settings.
    StoreSettings(Settings),
    /// Keep a copy of unsaved work.
    KeepCopy {
        /// Number of the document.
        document: u64,
        /// What to keep.
        review: Box<Review>,
        /// The review file that it belongs to; none for work that was never saved.
        file: Option<PathBuf>,
        /// What that file held when it was read or saved last.
        stamp: Option<Stamp>,
        /// What to call it when it is offered.
        name: String,
    },
    /// Remove the copy of the document with this number.
    ForgetCopy(u64),
    /// Look for copies that windows left behind which are gone.
    FindLeftovers,
    /// Read such a copy.
    Recover {
        /// Which one.
        leftover: Leftover,
        /// Number of the job.
        generation: u64,
    },
    /// Remove such a copy.
    RemoveLeftover(PathBuf),
    /// Put a text on the clipboard.
    Copy(String),
    /// Close the window.
    CloseWindow,
}

/// What comes back.
#[derive(Debug)]
pub enum Outcome {
    /// The dialog was answered.
    Chosen {
        /// What the files are for.
        purpose: Purpose,
        /// The answer.
        answer: Answer,
    },
    /// How far a job is.
    Progress {
        /// Number of the job.
        generation: u64,
        /// 0 to 1.
        fraction: f32,
    },
    /// Files were read.
    Versions {
        /// Number of the job.
        generation: u64,
        /// What for.
        purpose: Purpose,
        /// The paths as they were asked for; none for the sample.
        paths: Vec<PathBuf>,
        /// What could be read.
        documents: Vec<Document>,
        /// What could not.
        problems: Vec<Told>,
    },
    /// A review file was read, and what is to be added to it.
    Review {
        /// Number of the job.
        generation: u64,
        /// The file.
        path: PathBuf,
        /// Its content.
        review: Box<Review>,
        /// By which a change of it by others is seen.
        stamp: Stamp,
        /// What could be read of the files opened with it.
        documents: Vec<Document>,
        /// What could not.
        problems: Vec<Told>,
    },
    /// The comparison is done.
    Collated {
        /// Number of the job.
        generation: u64,
        /// The result.
        collation: Arc<Collation>,
    },
    /// A job could not do its work.
    Failed {
        /// Number of the job.
        generation: u64,
        /// Why, with its cure.
        told: Told,
    },
    /// The review file is written, or not.
    Saved {
        /// Number of the document.
        document: u64,
        /// Where.
        path: PathBuf,
        /// The edit count that was written.
        revision: u64,
        /// How it went.
        end: SaveEnd,
    },
    /// The files that the versions were read from were looked at.
    SourcesLooked {
        /// Number of the document.
        document: u64,
        /// Those that hold something else now.
        changed: Vec<Changed>,
    },
    /// The comparison is written to these files, or why not, with its cure.
    Exported(Result<Vec<PathBuf>, Told>),
    /// Copies were found that windows left behind which are gone.
    Leftovers(Vec<Leftover>),
    /// Such a copy was read.
    Recovered {
        /// Number of the job.
        generation: u64,
        /// Which one.
        leftover: Leftover,
        /// Its content.
        review: Box<Review>,
    },
    /// Something went wrong that belongs to no job.
    Trouble(Told),
}

/// How a save went.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveEnd {
    /// It is written.
    Done {
        /// What the file holds now.
        stamp: Stamp,
        /// What it took the place of.
        took: Took,
    },
    /// It is written, but into another file.
    Beside {
        /// Where it is.
        copy: PathBuf,
        /// What that file holds now.
        stamp: Stamp,
        /// Why, and where.
        told: Told,
    },
    /// Nothing was written, for there is something that is not known here: a person has to say what to do.
    Foreign,
    /// Nothing was written; why, with its cure.
    Failed(Told),
}

/// The answer of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These files.
    Paths(Vec<PathBuf>),
    /// The person thought better of it.
    Nothing,
    /// No dialog can be had on this system.
    NoDialog,
}

/// Does effects, and collects what comes back.
pub struct Runner {
    ctx: egui::Context,
    answers: (Sender<Outcome>, Receiver<Outcome>),
    cancel: Arc<AtomicBool>,
    writer: Option<(Sender<Write>, JoinHandle<()>)>,
    settings_path: Option<PathBuf>,
    copies_folder: Option<PathBuf>,
    /// What the last comparison left for the next; none while one is at work.
    collator: Arc<Mutex<Collator>>,
}

impl Runner {
    /// A runner that wakes `ctx` when there is an answer; without a path settings are not stored.
    pub fn new(ctx: egui::Context, settings_path: Option<PathBuf>) -> Self {
        let (answers, cancel, collator) = (channel(), Arc::default(), Arc::default());
        Self { ctx, answers, cancel, writer: None, settings_path, copies_folder: None, collator }
    }

    /// The same, keeping copies of unsaved work in this folder.
    #[must_use]
    pub fn with_copies_in(mut self, folder: PathBuf) -> Self {
        self.copies_folder = Some(folder);
        self
    }

    /// Where the settings are; none when they are not stored.
    pub fn settings_path(&self) -> Option<&Path> {
        self.settings_path.as_deref()
    }

    /// Starts doing an effect.
    pub fn perform(&mut self, effect: Effect, texts: &Texts) {
        match effect {
            Effect::ChooseFiles(purpose) => self.asking().files(purpose, texts),
            Effect::ChooseFolder => self.asking().folder(texts),
            Effect::ChooseSavePath { suggested } => self.asking().save_path(Purpose::SaveAs, &suggested, texts),
            Effect::ChooseExportPath { format, suggested } => {
                self.asking().save_path(Purpose::Export(format), &suggested, texts);
            }
            Effect::Export { format, review, collation, language, file, path, existing } => {
                let path = absolute(&path);
                let export = Export { format, review, collation, language, file, path, existing };
                self.write(Write::Export(export));
            }
            Effect::AskClipboard => self.ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Effect::Read { paths, purpose, generation } => {
                let paths = paths.iter().map(|path| absolute(path)).collect();
                self.job(generation, move |work| job::read(paths, purpose, work));
            }
            Effect::ReadText { text, number, purpose, generation } => {
                let name = texts.say(&Told::new("pasted-name").arg("number", number));
                self.job(generation, move |_| {
                    let documents = vec![job::prepared(import::from_text(&name, &text).into())];
                    Outcome::Versions { generation, purpose, paths: Vec::new(), documents, problems: Vec::new() }
                });
            }
            Effect::ReadSample { number, generation } => {
                self.job(generation, move |work| job::read_sample(number, work));
            }
            Effect::Recover { leftover, generation } => {
                self.job(generation, move |_| job::recover(leftover, generation));
            }
            Effect::Collate { versions, options, generation } => {
                let collator = Arc::clone(&self.collator);
                self.job(generation, move |work| job::compare(&collator, &versions, &options, work));
            }
            Effect::Cancel => self.cancel.store(true, Ordering::Relaxed),
            Effect::Copy(text) => self.ctx.copy_text(text),
            Effect::CloseWindow => self.ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Effect::Save { document, review, path, revision, over } => {
                let path = absolute(&path);
                self.write(Write::Review { document, review, path, revision, over });
            }
            Effect::Hold(path) => self.write(Write::Hold(path.as_deref().map(absolute))),
            Effect::LookAtSources { document, sources, beside } => {
                let (send, ctx) = (self.answers.0.clone(), self.ctx.clone());
                std::thread::spawn(move || {
                    let changed = look::changed(&sources, beside.as_deref());
                    let _ = send.send(Outcome::SourcesLooked { document, changed });
                    ctx.request_repaint();
                });
            }
            Effect::StoreSettings(settings) => self.write(Write::Settings(settings)),
            Effect::KeepCopy { document, review, file, stamp, name } => {
                self.write(Write::Keep { document, review, file, stamp, name });
            }
            Effect::ForgetCopy(document) => self.write(Write::Forget(document)),
            Effect::FindLeftovers => self.write(Write::Find),
            Effect::RemoveLeftover(path) => self.write(Write::Remove(path)),
        }
    }

    /// What has come back since the last call.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.answers.1.try_iter().collect()
    }

    /// Waits until everything is written.
    pub fn finish(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
        if let Some((sender, thread)) = self.writer.take() {
            drop(sender);
            let _ = thread.join();
        }
    }

    fn asking(&self) -> Asking {
        Asking { send: self.answers.0.clone(), ctx: self.ctx.clone() }
    }

    fn job(&mut self, generation: u64, work: impl FnOnce(&Job) -> Outcome + Send + 'static) {
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel = Arc::default();
        let (send, ctx, cancel) = (self.answers.0.clone(), self.ctx.clone(), Arc::clone(&self.cancel));
        Job { generation, send, ctx, cancel }.start(work);
    }

    fn write(&mut self, write: Write) {
        let (answers, ctx) = (self.answers.0.clone(), self.ctx.clone());
        let (settings_path, copies_folder) = (self.settings_path.clone(), self.copies_folder.clone());
        let writer = self.writer.get_or_insert_with(|| {
            let (send, receive) = channel();
            let writer = Writer { answers, ctx, settings_path, copies_folder };
            (send, std::thread::spawn(move || writer.run(&receive)))
        });
        let _ = writer.0.send(write);
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.finish();
    }
}

/// A path that holds wherever the program is started the next time.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_cannot_be_read_are_told() {
        let mut runner = Runner::new(egui::Context::default(), None);
        let texts = Texts::new(Settings::default().language);
        runner.perform(
            Effect::Read { paths: vec!["/no/such/file.md".into()], purpose: Purpose::Open, generation: 1 },
            &texts,
        );
        loop {
            match runner.answers.1.recv().unwrap() {
                Outcome::Progress { .. } => {}
                Outcome::Versions { documents, problems, .. } => {
                    assert_eq!((documents.len(), problems.len()), (0, 1));
                    break;
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
