//! Copies of unsaved work, kept a few seconds after each change in the state folder, and offered again after a crash.
//! A copy goes when its work is saved or given up on purpose, and in no other way.

use super::{
    changed,
    effect::Effect,
    files, jobs,
    state::{Dialog, Document, DraftOf, Next, State},
};
use crate::review::{Edit, Review, file::Stamp};
use std::path::PathBuf;

/// The edit count that stands for a document of which nothing is on disk.
pub const NEVER_SAVED: u64 = u64::MAX;

/// What an earlier run left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recovery {
    /// The copies, newest first.
    pub found: Vec<Leftover>,
    /// The edit count that the newest copy of the open document holds.
    pub kept_revision: Option<u64>,
    /// The found copy that the open document was made of.
    pub opened: Option<Leftover>,
}

/// A copy that nobody works on any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leftover {
    /// The copy.
    pub path: PathBuf,
    /// The review file that it is a copy of; none for work that was never saved.
    pub file: Option<PathBuf>,
    /// What that file held when it was read or saved last.
    pub stamp: Option<Stamp>,
    /// What to call it: the base's name.
    pub name: String,
}

/// What to do with a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryAnswer {
    /// Open the copy with this number.
    Open(usize),
    /// Delete it.
    Discard(usize),
    /// Ask again at the next start.
    Later,
}

/// Copies were found: one is asked what to do with them.
pub fn found(state: &mut State, found: Vec<Leftover>) -> Vec<Effect> {
    state.recovery.found = found;
    if !state.recovery.found.is_empty() && state.dialog.is_none() {
        state.dialog = Some(Dialog::Recovery);
    }
    Vec::new()
}

/// Keeps a copy of what is not saved, with the note that is being written.
pub fn keep(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    if !document.is_dirty() {
        let (number, kept) = (document.number, state.recovery.kept_revision.take());
        return kept.map(|_| Effect::ForgetCopy(number)).into_iter().collect();
    }
    let base = document.review.versions().get(document.review.base());
    let name = base.map_or_else(String::new, |base| base.name.clone());
    state.recovery.kept_revision = Some(document.review.revision());
    let (review, file, stamp) = (Box::new(with_draft(document)), document.file.clone(), document.stamp.clone());
    vec![Effect::KeepCopy { document: document.number, review, file, stamp, name }]
}

/// The open document is saved, or is given up for another: its copies are needed no more.
pub fn let_go(state: &mut State) -> Vec<Effect> {
    let number = state.document.as_ref().map(|document| document.number);
    let kept = state.recovery.kept_revision.take().and(number).map(Effect::ForgetCopy);
    let opened = state.recovery.opened.take().map(|leftover| Effect::RemoveLeftover(leftover.path));
    kept.into_iter().chain(opened).collect()
}

/// Starts reading the copy with this number.
pub fn open(state: &mut State, number: usize) -> Vec<Effect> {
    match state.recovery.found.get(number).cloned() {
        Some(leftover) => jobs::recover(state, leftover),
        None => Vec::new(),
    }
}

/// A copy was read: it is work that is in no file, and saving it goes to the file that it was a copy of.
pub fn recovered(state: &mut State, generation: u64, leftover: Leftover, review: Review) -> Vec<Effect> {
    if !jobs::finish(state, generation) {
        return Vec::new();
    }
    let mut effects = jobs::open(state, review, leftover.file.clone().map(|file| (file, leftover.stamp.clone())));
    if let Some(document) = &mut state.document {
        document.saved_revision = NEVER_SAVED;
    }
    state.recovery.found.retain(|other| *other != leftover);
    state.recovery.opened = Some(leftover);
    effects.extend(jobs::compare(state));
    effects.extend(changed::look(state));
    effects
}

/// Answers.
pub fn update(state: &mut State, answer: RecoveryAnswer) -> Vec<Effect> {
    match answer {
        RecoveryAnswer::Open(number) => {
            state.dialog = None;
            files::go(state, Next::Recover(number))
        }
        RecoveryAnswer::Discard(number) if number < state.recovery.found.len() => {
            let leftover = state.recovery.found.remove(number);
            state.dialog.take_if(|dialog| *dialog == Dialog::Recovery && state.recovery.found.is_empty());
            vec![Effect::RemoveLeftover(leftover.path)]
        }
        RecoveryAnswer::Discard(_) => Vec::new(),
        RecoveryAnswer::Later => {
            state.dialog = None;
            Vec::new()
        }
    }
}

/// The review as it would be if the note being written were kept.
fn with_draft(document: &Document) -> Review {
    let mut review = document.review.clone();
    let Some(draft) = &document.draft else { return review };
    let text = draft.text.trim();
    let edit = match draft.of {
        _ if text == document.text_before(draft.of) => None,
        DraftOf::Note(id) if text.is_empty() => Edit::remove_note(&review, id),
        DraftOf::Note(id) => Edit::change_note(&review, id, text),
        DraftOf::New { version, place } => Some(Edit::write_note(&review, review.anchor(version, place), text)),
    };
    if let Some(edit) = edit {
        review.apply(edit);
    }
    review
}
