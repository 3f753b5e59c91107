//! A collation with a person's edits, notes and verdicts; undo; the review file.
//!
//! A [`Review`] holds what cannot be computed again: the versions' texts and what a person did. The
//! collation is not part of it; it follows from [`Review::versions`] and [`Review::options`]. Everything a
//! person does is an [`Edit`], so everything can be undone, across saving too.

mod edit;
mod note;

pub use edit::Edit;
pub use note::{Anchor, Note, Quote};

use crate::{
    align::Pin,
    collate::Options,
    text::{Place, Version},
};
use std::collections::BTreeMap;

/// Names a note through undo, saving and loading.
pub type NoteId = u64;

/// The versions and everything that a person did with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    versions: Vec<Version>,
    base: usize,
    pins: Vec<Pin>,
    notes: BTreeMap<NoteId, Note>,
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

impl Review {
    /// A fresh review; the first version is the base.
    pub fn new(versions: Vec<Version>) -> Self {
        Self { versions, ..Self::default() }
    }

    /// The versions, in the order of the columns.
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// Number of the base.
    pub fn base(&self) -> usize {
        self.base
    }

    /// The notes, oldest first.
    pub fn notes(&self) -> impl Iterator<Item = (NoteId, &Note)> {
        self.notes.iter().map(|(id, note)| (*id, note))
    }

    /// What the collation of this review depends on beside its versions.
    pub fn options(&self) -> Options {
        Options { base: self.base, pins: self.pins.clone() }
    }

    /// A number that no note has yet.
    pub fn next_note_id(&self) -> NoteId {
        let of_edit = |edit: &Edit| {
            if let Edit::Note { id, .. } = edit { Some(*id) } else { None }
        };
        let used = self.done.iter().chain(&self.undone).filter_map(of_edit);
        self.notes.keys().copied().chain(used).max().map_or(1, |id| id + 1)
    }

    /// An anchor for a note at `place` of a version, with the words it stands on.
    pub fn anchor(&self, version: usize, place: Place) -> Anchor {
        Anchor::new(version, place, &self.versions[version])
    }

    /// Does an edit; what had been undone is forgotten.
    pub fn apply(&mut self, edit: Edit) {
        self.perform(&edit);
        self.done.push(edit);
        self.undone.clear();
    }

    /// Takes the last edit back and says which it was.
    pub fn undo(&mut self) -> Option<&Edit> {
        let edit = self.done.pop()?;
        self.perform(&edit.inverse());
        self.undone.push(edit);
        self.undone.last()
    }

    /// Does again what was taken back last and says which edit it was.
    pub fn redo(&mut self) -> Option<&Edit> {
        let edit = self.undone.pop()?;
        self.perform(&edit);
        self.done.push(edit);
        self.done.last()
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn perform(&mut self, edit: &Edit) {
        match edit {
            Edit::Note { id, after: Some(note), .. } => drop(self.notes.insert(*id, note.clone())),
            Edit::Note { id, after: None, .. } => drop(self.notes.remove(id)),
            Edit::Base { after, .. } => self.base = *after,
            Edit::Pins { after, .. } => self.pins.clone_from(after),
            Edit::Version { number, before, after } => match (before, after) {
                (None, Some(version)) => self.versions.insert(*number, (**version).clone()),
                (Some(_), None) => drop(self.versions.remove(*number)),
                (Some(_), Some(version)) => self.versions[*number] = (**version).clone(),
                (None, None) => {}
            },
        }
    }
}
