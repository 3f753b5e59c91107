//! Work off the window's thread, as far as it is a matter of state. Every job has a number; an answer with
//! another number than the newest is of a job that was overtaken or cancelled, and is dropped.

use super::{
    changed,
    effect::Effect,
    i18n::Told,
    recovery::{self, Leftover},
    state::{Compared, Document, Job, Purpose, State, Work},
    walk, writing,
};
use crate::{
    collate::{Collation, Options},
    import,
    review::{Edit, Review, file::Stamp},
};
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

/// Starts reading files.
pub fn read(state: &mut State, paths: Vec<PathBuf>, purpose: Purpose) -> Vec<Effect> {
    if paths.is_empty() {
        return Vec::new();
    }
    state.problems.clear();
    let generation = start(state, Work::Reading);
    vec![Effect::Read { paths, purpose, generation }]
}

/// Starts reading the sample with this number.
pub fn read_sample(state: &mut State, number: usize) -> Vec<Effect> {
    state.problems.clear();
    let generation = start(state, Work::Reading);
    vec![Effect::ReadSample { number, generation }]
}

/// Starts reading a copy that an earlier run left behind.
pub fn recover(state: &mut State, leftover: Leftover) -> Vec<Effect> {
    let generation = start(state, Work::Reading);
    vec![Effect::Recover { leftover, generation }]
}

/// Starts reading a text that came without a file.
pub fn read_text(state: &mut State, text: String, purpose: Purpose) -> Vec<Effect> {
    state.problems.clear();
    let number = state.document.as_ref().map_or(0, |document| document.review.versions().len()) + 1;
    let generation = start(state, Work::Reading);
    vec![Effect::ReadText { text, number, purpose, generation }]
}

/// Starts comparing what is open.
pub fn compare(state: &mut State) -> Vec<Effect> {
    let profile = state.settings.profile;
    let Some(document) = &mut state.document else { return Vec::new() };
    if document.compared == Compared::Done {
        document.compared = Compared::Stale;
    }
    // The old rows stand until the new ones come, with the versions as they are now.
    document.refresh_rows();
    // A cell named by its row is another one in other rows.
    let was_linking = document.linking.take().is_some();
    let (versions, options) = (document.review.versions().to_vec(), Options { profile, ..document.review.options() });
    if was_linking {
        state.tell(Told::new("toast-link-ended"));
    }
    let generation = start(state, Work::Comparing);
    vec![Effect::Collate { versions, options, generation }]
}

/// Stops the job; what was open before stays.
pub fn cancel(state: &mut State) -> Vec<Effect> {
    state.generation += 1;
    let stopped = state.job.take();
    if stopped.is_some() {
        state.tell(Told::new("toast-stopped"));
    }
    let mut effects = vec![Effect::Cancel];
    if stopped.is_some_and(|job| job.work == Work::Reading) {
        effects.extend(go_on(state));
    }
    effects
}

/// A job tells how far it is.
pub fn progress(state: &mut State, generation: u64, fraction: f32) -> Vec<Effect> {
    if let Some(job) = state.job.as_mut().filter(|job| job.generation == generation) {
        job.fraction = Some(fraction.clamp(0.0, 1.0));
    }
    Vec::new()
}

/// Files were read.
pub fn versions(
    state: &mut State,
    generation: u64,
    purpose: Purpose,
    paths: &[PathBuf],
    documents: Vec<import::Document>,
    problems: Vec<Told>,
) -> Vec<Effect> {
    if !finish(state, generation) {
        return Vec::new();
    }
    state.problems.extend(problems);
    if documents.is_empty() {
        return go_on(state);
    }
    match purpose {
        Purpose::Add => {
            writing::commit(state);
            add(state, documents);
            return compare(state);
        }
        Purpose::Replace(number) => return replace(state, number, documents),
        Purpose::Renew(number) => return changed::renew(state, number, documents),
        Purpose::Open | Purpose::SaveAs | Purpose::Export(_) => {}
    }
    let mut effects = open(state, fresh(documents), None);
    state.settings.remember(paths);
    effects.push(Effect::StoreSettings(state.settings.clone()));
    effects.extend(compare(state));
    effects
}

/// A review file was read, and what is added to it: an edit that can be undone, and is not saved yet.
pub fn review(
    state: &mut State,
    generation: u64,
    (path, review, stamp): (PathBuf, Review, Stamp),
    documents: Vec<import::Document>,
    problems: Vec<Told>,
) -> Vec<Effect> {
    if !finish(state, generation) {
        return Vec::new();
    }
    state.problems.extend(problems);
    state.settings.remember(std::slice::from_ref(&path));
    let mut effects = open(state, review, Some((path, Some(stamp))));
    add(state, documents);
    effects.push(Effect::StoreSettings(state.settings.clone()));
    effects.extend(compare(state));
    effects.extend(changed::look(state));
    effects
}

/// The comparison is there: the first time, the cursor goes to the most important difference.
pub fn collated(state: &mut State, generation: u64, collation: Arc<Collation>) -> Vec<Effect> {
    if !finish(state, generation) {
        return Vec::new();
    }
    let Some(document) = &mut state.document else { return Vec::new() };
    let place = document.follow.take().or_else(|| walk::place(document));
    let first = document.compared == Compared::Not;
    document.collation = collation;
    document.compared = Compared::Done;
    document.refresh_rows();
    if first {
        walk::to_most_important(document);
    } else {
        walk::to_place(document, place);
    }
    Vec::new()
}

/// A job could not do its work.
pub fn failed(state: &mut State, generation: u64, told: Told) -> Vec<Effect> {
    let Some(job) = state.job.take_if(|job| job.generation == generation) else { return Vec::new() };
    state.problems.push(told);
    if job.work == Work::Reading { go_on(state) } else { Vec::new() }
}

/// Reading overtakes a comparison; when nothing came of it, the comparison is still due.
pub fn go_on(state: &mut State) -> Vec<Effect> {
    let is_due = state.document.as_ref().is_some_and(|document| document.compared != Compared::Done);
    if is_due { compare(state) } else { Vec::new() }
}

fn start(state: &mut State, work: Work) -> u64 {
    state.generation += 1;
    state.job = Some(Job { generation: state.generation, work, fraction: None });
    state.generation
}

/// Whether the answer is of the newest job, which then is over.
pub fn finish(state: &mut State, generation: u64) -> bool {
    state.job.take_if(|job| job.generation == generation).is_some()
}

/// A review takes the place of what was open, with its file and what that held.
pub fn open(state: &mut State, review: Review, file: Option<(PathBuf, Option<Stamp>)>) -> Vec<Effect> {
    let mut effects = recovery::let_go(state);
    let (file, stamp) = file.unzip();
    effects.push(Effect::Hold(file.clone()));
    let mut document = Document::new(review, file);
    document.stamp = stamp.flatten();
    document.number = state.generation;
    state.changes = changed::Changes::default();
    state.document = Some(document);
    state.toast = None;
    effects
}

/// Adds documents behind what is open. Their own alignment holds only with the base among them.
fn add(state: &mut State, documents: Vec<import::Document>) {
    let Some(document) = &mut state.document else { return };
    let mut is_unused = false;
    for added in documents {
        let (is_aligned, pins) = (added.versions.len() > 1 && !added.rows.is_empty(), document.review.pins().len());
        let edit = Edit::add_document(&document.review, added);
        document.review.apply(edit);
        is_unused |= is_aligned && document.review.pins().len() == pins;
    }
    if is_unused {
        state.tell(Told::new("toast-added-without-alignment"));
    }
}

/// Puts a version in the place of another, of several the one in its language; what held to that one goes along.
fn replace(state: &mut State, number: usize, documents: Vec<import::Document>) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let Some(old) = document.review.versions().get(number) else { return Vec::new() };
    let mut versions: Vec<_> = documents.into_iter().flat_map(|document| document.versions).collect();
    let same = versions.iter().position(|version| version.language.same_as(&old.language));
    if versions.is_empty() {
        return go_on(state);
    }
    let version = versions.swap_remove(same.unwrap_or(0));
    let name = version.name.clone();
    // Rows of an older state would name other paragraphs.
    let rows = if document.compared == Compared::Done { document.collation.rows.as_slice() } else { &[] };
    let edit = Edit::replace_version(&document.review, number, version, rows);
    if edit.is_some_and(|edit| document.review.apply(edit)) {
        state.tell(Told::new("toast-replaced").arg("name", name));
        return compare(state);
    }
    go_on(state)
}

/// A review of documents. The Danish version stands first and so is the base, unless that would cost the alignment that
/// a file came with; any other can be made the base afterwards.
fn fresh(documents: Vec<import::Document>) -> Review {
    let aligned = |review: &Review| review.pins().iter().map(|pin| pin.version).collect::<BTreeSet<usize>>().len();
    if documents.iter().all(|document| document.rows.is_empty()) {
        return Review::of(danish_first(documents));
    }
    let (as_it_is, danish) = (Review::of(documents.clone()), Review::of(danish_first(documents)));
    if aligned(&danish) < aligned(&as_it_is) { as_it_is } else { danish }
}

fn danish_first(mut documents: Vec<import::Document>) -> Vec<import::Document> {
    let danish =
        |document: &import::Document| document.versions.iter().position(|version| version.language.primary() == "da");
    let found = documents.iter().enumerate().find_map(|(at, document)| Some((at, danish(document)?)));
    if let Some((at, version)) = found {
        documents[..=at].rotate_right(1);
        documents[0].versions[..=version].rotate_right(1);
        let rows = documents[0].rows.iter_mut().filter_map(|row| row.cells.get_mut(..=version));
        rows.for_each(|cells| cells.rotate_right(1));
    }
    documents
}
