//! Work on a thread of its own, one job at a time: reading files and comparing. A job that was overtaken is asked
//! to stop, and its answer is dropped by its number.

use super::{Outcome, Purpose};
use crate::{
    collate::{Collator, Options},
    import,
    review::file,
    segment,
    text::Version,
    ui::{i18n::Told, recovery::Leftover, sample, trouble},
};
use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    time::Duration,
};

/// What a job knows of itself.
pub struct Job {
    /// Its number.
    pub generation: u64,
    /// Where its answers go.
    pub send: Sender<Outcome>,
    /// The window to wake.
    pub ctx: egui::Context,
    /// Whether it is to stop.
    pub cancel: Arc<AtomicBool>,
}

impl Job {
    /// Starts the work; a fault in it becomes an answer.
    pub fn start(self, work: impl FnOnce(&Self) -> Outcome + Send + 'static) {
        std::thread::spawn(move || {
            let generation = self.generation;
            let outcome = catch_unwind(AssertUnwindSafe(|| work(&self)))
                .unwrap_or_else(|_| Outcome::Failed { generation, told: Told::new("problem-crash") });
            let _ = self.send.send(outcome);
            self.ctx.request_repaint();
        });
    }

    fn progress(&self, fraction: f32) -> ControlFlow<()> {
        if self.cancel.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let _ = self.send.send(Outcome::Progress { generation: self.generation, fraction });
        self.ctx.request_repaint_after(Duration::from_millis(33));
        ControlFlow::Continue(())
    }
}

/// Reads files, folders or one review file.
pub fn read(paths: Vec<PathBuf>, purpose: Purpose, job: &Job) -> Outcome {
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
                Ok(document) => versions.extend(prepared(document.versions)),
                Err(error) => problems.push(trouble::import(&error)),
            }
        }
    }
    Outcome::Versions { generation, purpose, paths, versions, problems }
}

/// Reads the sample the way any files are read, from a folder that is gone again afterwards.
pub fn read_sample(number: usize, job: &Job) -> Outcome {
    let files = sample::SAMPLES.get(number).map_or(&[][..], |sample| sample.files);
    let read = || -> anyhow::Result<Vec<Version>> {
        let folder = tempfile::tempdir()?;
        let mut versions = Vec::new();
        for (name, text) in files {
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

/// Versions ready to be compared.
pub fn prepared(mut versions: Vec<Version>) -> Vec<Version> {
    versions.iter_mut().for_each(segment::prepare);
    versions
}

/// A comparison that was overtaken does not keep the next one waiting: it has taken the memory along, and brings
/// it back when it stops.
pub fn compare(memory: &Mutex<Collator>, versions: &[Version], options: &Options, job: &Job) -> Outcome {
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
    match file::open(path) {
        Ok((review, stamp)) => Outcome::Review { generation, path: path.to_owned(), review: Box::new(review), stamp },
        Err(error) => Outcome::Failed { generation, told: trouble::review_file(&error) },
    }
}

/// Reads a copy that an earlier run left behind. One that is damaged stays where it is.
pub fn recover(leftover: Leftover, generation: u64) -> Outcome {
    match file::load(&leftover.path) {
        Ok(review) => Outcome::Recovered { generation, leftover, review: Box::new(review) },
        Err(error) => {
            let told = Told::new("recovery-damaged")
                .arg("path", leftover.path.to_string_lossy().into_owned())
                .arg("reason", error.to_string());
            Outcome::Failed { generation, told }
        }
    }
}
