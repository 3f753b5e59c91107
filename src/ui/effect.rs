//! What has to happen outside the state: dialogs, files, comparing, settings. Everything here runs on threads
//! of its own and answers with an [`Outcome`]; the window is never made to wait.
//!
//! One thread a dialog; one a job, which the next job cancels; one for writing, so that two saves never cross.

use super::{
    i18n::{Texts, Told},
    sample,
    settings::Settings,
    state::Purpose,
    trouble,
};
use crate::{
    collate::{Collation, Collator, Options},
    import,
    review::{Review, file},
    segment,
    text::Version,
};
use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

/// A dialog that is refused faster than this was never there: no portal, no zenity.
const NO_DIALOG_WITHIN: Duration = Duration::from_millis(100);

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
    /// Read files, folders or one review file.
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
    /// Read the sample that is part of the program.
    ReadSample {
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
    },
    /// Write the settings.
    StoreSettings(Settings),
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
        versions: Vec<Version>,
        /// What could not.
        problems: Vec<Told>,
    },
    /// A review file was read.
    Review {
        /// Number of the job.
        generation: u64,
        /// The file.
        path: PathBuf,
        /// Its content.
        review: Box<Review>,
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
        /// Why not, with its cure.
        result: Result<(), Told>,
    },
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
    /// What the last comparison left for the next; none while one is at work.
    collator: Arc<Mutex<Collator>>,
}

/// Work for the writing thread.
enum Write {
    Review { document: u64, review: Box<Review>, path: PathBuf, revision: u64 },
    Settings(Settings),
}

impl Runner {
    /// A runner that wakes `ctx` when there is an answer; without a path settings are not stored.
    pub fn new(ctx: egui::Context, settings_path: Option<PathBuf>) -> Self {
        Self { ctx, answers: channel(), cancel: Arc::default(), writer: None, settings_path, collator: Arc::default() }
    }

    /// Starts doing an effect.
    pub fn perform(&mut self, effect: Effect, texts: &Texts) {
        match effect {
            Effect::ChooseFiles(purpose) => self.dialog(purpose, texts, rfd::FileDialog::pick_files),
            Effect::ChooseFolder => {
                self.dialog(Purpose::Open, texts, |dialog| dialog.pick_folder().map(|path| vec![path]));
            }
            Effect::AskClipboard => self.ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Effect::ChooseSavePath { suggested } => self.choose_save_path(&suggested, texts),
            Effect::Read { paths, purpose, generation } => {
                let paths = paths.iter().map(|path| absolute(path)).collect();
                self.job(generation, move |work| read(paths, purpose, work));
            }
            Effect::ReadText { text, number, purpose, generation } => {
                let name = texts.say(&Told::new("pasted-name").arg("number", number));
                self.job(generation, move |_| {
                    let versions = prepared(vec![import::from_text(&name, &text)]);
                    Outcome::Versions { generation, purpose, paths: Vec::new(), versions, problems: Vec::new() }
                });
            }
            Effect::ReadSample { generation } => self.job(generation, read_sample),
            Effect::Collate { versions, options, generation } => {
                let collator = Arc::clone(&self.collator);
                self.job(generation, move |work| compare(&collator, &versions, &options, work));
            }
            Effect::Cancel => self.cancel.store(true, Ordering::Relaxed),
            Effect::Save { document, review, path, revision } => {
                let path = absolute(&path);
                self.write(Write::Review { document, review, path, revision });
            }
            Effect::StoreSettings(settings) => self.write(Write::Settings(settings)),
            Effect::Copy(text) => self.ctx.copy_text(text),
            Effect::CloseWindow => self.ctx.send_viewport_cmd(egui::ViewportCommand::Close),
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

    fn choose_save_path(&self, suggested: &Path, texts: &Texts) {
        let name = suggested.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let folder = suggested.parent().filter(|folder| folder.is_dir()).map(Path::to_owned);
        self.dialog(Purpose::SaveAs, texts, move |dialog| {
            let dialog = dialog.set_file_name(name);
            let dialog = if let Some(folder) = folder { dialog.set_directory(folder) } else { dialog };
            dialog.save_file().map(|path| vec![path])
        });
    }

    fn dialog(
        &self,
        purpose: Purpose,
        texts: &Texts,
        ask: impl FnOnce(rfd::FileDialog) -> Option<Vec<PathBuf>> + Send + 'static,
    ) {
        let (send, ctx) = (self.answers.0.clone(), self.ctx.clone());
        let articles = import::EXTENSIONS.iter().copied();
        let (title, filter, endings): (_, _, Vec<&str>) = match purpose {
            Purpose::Open => ("dialog-open", "filter-articles", articles.chain([file::EXTENSION]).collect()),
            Purpose::Add => ("dialog-add", "filter-articles", articles.collect()),
            Purpose::Replace(_) => ("dialog-replace", "filter-articles", articles.collect()),
            Purpose::SaveAs => ("dialog-save", "filter-reviews", vec![file::EXTENSION]),
        };
        let dialog = rfd::FileDialog::new().set_title(texts.get(title)).add_filter(texts.get(filter), &endings);
        let dialog =
            if purpose == Purpose::SaveAs { dialog } else { dialog.add_filter(texts.get("filter-all"), &["*"]) };
        std::thread::spawn(move || {
            let start = Instant::now();
            let answer = match catch_unwind(AssertUnwindSafe(|| ask(dialog))) {
                Ok(Some(paths)) => Answer::Paths(paths),
                Ok(None) if start.elapsed() >= NO_DIALOG_WITHIN => Answer::Nothing,
                Ok(None) | Err(_) => Answer::NoDialog,
            };
            let _ = send.send(Outcome::Chosen { purpose, answer });
            ctx.request_repaint();
        });
    }

    fn job(&mut self, generation: u64, work: impl FnOnce(&Job) -> Outcome + Send + 'static) {
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel = Arc::default();
        let job = Job { generation, send: self.answers.0.clone(), ctx: self.ctx.clone(), cancel: self.cancel.clone() };
        std::thread::spawn(move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&job)))
                .unwrap_or_else(|_| Outcome::Failed { generation, told: Told::new("problem-crash") });
            let _ = job.send.send(outcome);
            job.ctx.request_repaint();
        });
    }

    fn write(&mut self, write: Write) {
        let writer = self.writer.get_or_insert_with(|| {
            let (send, receive) = channel();
            let (answers, ctx, settings_path) = (self.answers.0.clone(), self.ctx.clone(), self.settings_path.clone());
            (send, std::thread::spawn(move || write_all(&receive, &answers, &ctx, settings_path.as_deref())))
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

/// What a job knows of itself.
struct Job {
    generation: u64,
    send: Sender<Outcome>,
    ctx: egui::Context,
    cancel: Arc<AtomicBool>,
}

impl Job {
    fn progress(&self, fraction: f32) -> ControlFlow<()> {
        if self.cancel.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let _ = self.send.send(Outcome::Progress { generation: self.generation, fraction });
        self.ctx.request_repaint_after(Duration::from_millis(33));
        ControlFlow::Continue(())
    }
}

fn read(paths: Vec<PathBuf>, purpose: Purpose, job: &Job) -> Outcome {
    let generation = job.generation;
    if paths.iter().any(|path| file::is_named_as_review(path)) {
        return match (paths.as_slice(), purpose) {
            ([path], Purpose::Open) => read_review(path, generation),
            _ => Outcome::Failed { generation, told: Told::new("problem-review-among-files") },
        };
    }
    let (mut versions, mut problems) = (Vec::new(), Vec::new());
    for (done, path) in paths.iter().enumerate() {
        if job.progress(done as f32 / paths.len() as f32).is_break() {
            break;
        }
        for read in import::read_all(std::slice::from_ref(path)) {
            match read {
                Ok(version) => versions.extend(prepared(vec![version])),
                Err(error) => problems.push(trouble::import(&error)),
            }
        }
    }
    Outcome::Versions { generation, purpose, paths, versions, problems }
}

/// Reads the sample the way any files are read, from a folder that is gone again afterwards.
fn read_sample(job: &Job) -> Outcome {
    let read = || -> anyhow::Result<Vec<Version>> {
        let folder = tempfile::tempdir()?;
        let mut versions = Vec::new();
        for (name, text) in sample::FILES {
            let path = folder.path().join(name);
            std::fs::write(&path, text)?;
            versions.extend(import::read(&path)?);
        }
        versions.iter_mut().for_each(|version| version.source = None);
        Ok(prepared(versions))
    };
    let (versions, problems) = match read() {
        Ok(versions) => (versions, Vec::new()),
        Err(error) => (Vec::new(), vec![Told::new("problem-sample").arg("reason", error.to_string())]),
    };
    Outcome::Versions { generation: job.generation, purpose: Purpose::Open, paths: Vec::new(), versions, problems }
}

fn prepared(mut versions: Vec<Version>) -> Vec<Version> {
    versions.iter_mut().for_each(segment::prepare);
    versions
}

/// A comparison that was overtaken does not keep the next one waiting: it has taken the memory along, and brings
/// it back when it stops.
fn compare(memory: &Mutex<Collator>, versions: &[Version], options: &Options, job: &Job) -> Outcome {
    let generation = job.generation;
    let memory = || memory.lock().unwrap_or_else(PoisonError::into_inner);
    let mut collator = std::mem::take(&mut *memory());
    let collated = collator.collate(versions, options, &|fraction| job.progress(fraction));
    *memory() = collator;
    match collated {
        Ok(collation) => Outcome::Collated { generation, collation: Arc::new(collation) },
        Err(cancelled) => Outcome::Failed { generation, told: Told::sentence(cancelled.to_string()) },
    }
}

fn read_review(path: &Path, generation: u64) -> Outcome {
    match file::load(path) {
        Ok(review) => Outcome::Review { generation, path: path.to_owned(), review: Box::new(review) },
        Err(error) => Outcome::Failed { generation, told: trouble::review_file(&error) },
    }
}

fn write_all(work: &Receiver<Write>, answers: &Sender<Outcome>, ctx: &egui::Context, settings_path: Option<&Path>) {
    for write in work {
        match write {
            Write::Review { document, review, path, revision } => {
                let result = file::save(&path, &review).map_err(|error| trouble::review_file(&error));
                let _ = answers.send(Outcome::Saved { document, path, revision, result });
                ctx.request_repaint();
            }
            Write::Settings(settings) => {
                if let Some(path) = settings_path
                    && let Err(error) = store_settings(&settings, path)
                {
                    eprintln!("{}: settings could not be stored: {error}", path.display());
                }
            }
        }
    }
}

/// Where the settings are; none on a system that has no such place.
pub fn settings_path() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "sammenhold")?.config_dir().join("settings.json"))
}

/// Reads the settings; small enough to do before the window opens.
pub fn load_settings(path: Option<&Path>) -> Settings {
    let json = path.and_then(|path| std::fs::read_to_string(path).ok());
    json.map_or_else(Settings::default, |json| Settings::from_json(&json))
}

fn store_settings(settings: &Settings, path: &Path) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    std::io::Write::write_all(&mut file, settings.to_json().as_bytes())?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_stored_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.json");
        let mut settings = Settings::default();
        settings.grow_text(3);
        let mut runner = Runner::new(egui::Context::default(), Some(path.clone()));
        let texts = Texts::new(settings.language);
        runner.perform(Effect::StoreSettings(settings.clone()), &texts);
        runner.finish();
        assert_eq!(load_settings(Some(&path)), settings);
        assert_eq!(load_settings(None), Settings::default());
    }

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
                Outcome::Versions { versions, problems, .. } => {
                    assert_eq!((versions.len(), problems.len()), (0, 1));
                    break;
                }
                other => panic!("{other:?}"),
            }
        }
    }
}
