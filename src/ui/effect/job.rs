//! Work on a thread of its own, one job at a time: reading files and comparing. A job that was overtaken is asked
//! to stop, and its answer is dropped by its number.

use super::{Outcome, Purpose};
use crate::{
    collate::{Collator, Options},
    import::{self, Document, ImportError},
    review::file,
    segment,
    text::Version,
    ui::{i18n::Told, recovery::Leftover, sample, trouble},
};
use std::{
    ops::ControlFlow,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
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

/// Reads files and folders; among those to open may be one review.
pub fn read(paths: Vec<PathBuf>, purpose: Purpose, job: &Job) -> Outcome {
    let generation = job.generation;
    let (reviews, texts): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| file::is_named_as_review(path));
    match (reviews.as_slice(), purpose) {
        ([path], Purpose::Open) => match file::open(path) {
            Ok((review, stamp)) => {
                let (documents, problems) = read_texts(&texts, job);
                let (path, review) = (path.clone(), Box::new(review));
                Outcome::Review { generation, path, review, stamp, documents, problems }
            }
            Err(error) => Outcome::Failed { generation, told: trouble::review_file(&error) },
        },
        ([_, _, ..], Purpose::Open) => Outcome::Failed { generation, told: Told::new("problem-two-reviews") },
        (reviews, purpose) => {
            let (documents, mut problems) = read_texts(&texts, job);
            problems.extend(reviews.iter().map(|path| trouble::import(&ImportError::Review { path: path.clone() })));
            Outcome::Versions { generation, purpose, paths, documents, problems }
        }
    }
}

/// What could be read of articles, ready to be compared, and what could not.
fn read_texts(paths: &[PathBuf], job: &Job) -> (Vec<Document>, Vec<Told>) {
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for read in import::read_watched(paths, &|fraction| job.progress(fraction)) {
        match read {
            Ok(document) => documents.push(prepared(document)),
            Err(error) => problems.push(trouble::import(&error)),
        }
    }
    (documents, problems)
}

/// Reads the sample the way any files are read, from a folder that is gone again afterwards.
pub fn read_sample(number: usize, job: &Job) -> Outcome {
    let files = sample::SAMPLES.get(number).map_or(&[][..], |sample| sample.files);
    let read = || -> anyhow::Result<Vec<Document>> {
        let folder = tempfile::tempdir()?;
        let mut versions = Vec::new();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::write(&path, text)?;
            versions.extend(import::read(&path)?);
        }
        versions.iter_mut().for_each(|version| version.source = None);
        Ok(versions.into_iter().map(|version| prepared(Document::from(version))).collect())
    };
    let (documents, problems) = match read() {
        Ok(documents) => (documents, Vec::new()),
        Err(error) => (Vec::new(), vec![Told::new("problem-sample").arg("reason", error.to_string())]),
    };
    Outcome::Versions { generation: job.generation, purpose: Purpose::Open, paths: Vec::new(), documents, problems }
}

/// A document whose versions are ready to be compared.
pub fn prepared(mut document: Document) -> Document {
    segment::prepare_document(&mut document);
    document
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
