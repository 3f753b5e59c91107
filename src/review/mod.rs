//! A collation with a person's edits, notes and verdicts; undo; the review file.
//!
//! A [`Review`] holds what cannot be computed again: the versions' texts and what a person did. The
//! collation is not part of it; it follows from [`Review::versions`] and [`Review::options`]. Everything a
//! person does is an [`Edit`], so everything can be undone, across saving too.
//!
//! Invariant: the base and the versions of every pin, note and judgement exist. An edit that would break it, or that was
//! made for another state than the present one, does not fit and changes nothing.

mod edit;
pub mod file;
mod judge;
mod judgement;
mod links;
mod note;
mod ready;
mod replace;

pub use edit::Edit;
pub use judge::OfRow;
pub use judgement::{About, Judgement, JudgementId, Likeness, RowStatus, Verdict};
pub use links::Way;
pub use note::{Anchor, Note, Quote, Standing};

use crate::{
    align::{Held, Pin},
    collate::Options,
    text::{Place, Version},
};
use std::collections::BTreeMap;

/// Names a note through undo, saving and loading.
pub type NoteId = u64;

/// The versions and everything that a person did with them.
#[derive(Clone, Debug, Default)]
pub struct Review {
    versions: Vec<Version>,
    base: usize,
    pins: Vec<Pin>,
    notes: BTreeMap<NoteId, Note>,
    judgements: BTreeMap<JudgementId, Judgement>,
    done: Vec<Edit>,
    undone: Vec<Edit>,
    revision: u64,
}

/// Equal in all that is saved; the revision is not.
impl PartialEq for Review {
    fn eq(&self, other: &Self) -> bool {
        (&self.versions, self.base, &self.pins, &self.notes, &self.judgements, &self.done, &self.undone)
            == (&other.versions, other.base, &other.pins, &other.notes, &other.judgements, &other.done, &other.undone)
    }
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

    /// The beads that a person fixed.
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// The notes, oldest first.
    pub fn notes(&self) -> impl Iterator<Item = (NoteId, &Note)> {
        self.notes.iter().map(|(id, note)| (*id, note))
    }

    /// Verdicts and where rows stand, oldest first.
    pub fn judgements(&self) -> impl Iterator<Item = (JudgementId, &Judgement)> {
        self.judgements.iter().map(|(id, judgement)| (*id, judgement))
    }

    /// One judgement.
    pub fn judgement(&self, id: JudgementId) -> Option<&Judgement> {
        self.judgements.get(&id)
    }

    /// One note.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.get(&id)
    }

    /// The notes to show at a paragraph of a version, oldest first: those whose words stand there, and loose
    /// ones that stood there.
    pub fn notes_at(&self, version: usize, paragraph: usize) -> impl Iterator<Item = (NoteId, &Note)> {
        self.notes().filter(move |(_, note)| {
            note.anchor.version == version && self.standing(note).place().paragraph == paragraph
        })
    }

    /// Where the words that a note holds to stand now.
    pub fn standing(&self, note: &Note) -> Standing {
        let version = self.versions.get(note.anchor.version);
        version.map_or(Standing::Lost(note.anchor.place), |version| note.anchor.find(version))
    }

    /// What the collation of this review depends on beside its versions.
    pub fn options(&self) -> Options {
        Options { base: self.base, pins: self.pins.clone(), ..Options::default() }
    }

    /// Counts every edit, undo and redo; keep it when saving and ask [`Review::is_changed_since`] later.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether anything that is saved changed since that revision.
    pub fn is_changed_since(&self, saved_revision: u64) -> bool {
        self.revision != saved_revision
    }

    /// A number that no note has yet.
    pub fn next_note_id(&self) -> NoteId {
        fn of_edit(edit: &Edit) -> NoteId {
            match edit {
                Edit::Note { id, .. } => *id,
                Edit::Several { steps } => steps.iter().map(of_edit).max().unwrap_or(0),
                _ => 0,
            }
        }
        let used = self.done.iter().chain(&self.undone).map(of_edit);
        self.notes.keys().copied().chain(used).max().map_or(1, |id| id.saturating_add(1))
    }

    /// A number that no judgement has yet.
    pub fn next_judgement_id(&self) -> JudgementId {
        fn of_edit(edit: &Edit) -> JudgementId {
            match edit {
                Edit::Judgement { id, .. } => *id,
                Edit::Several { steps } => steps.iter().map(of_edit).max().unwrap_or(0),
                _ => 0,
            }
        }
        let used = self.done.iter().chain(&self.undone).map(of_edit);
        self.judgements.keys().copied().chain(used).max().map_or(1, |id| id.saturating_add(1))
    }

    /// An anchor for a note at `place` of a version, with the words it stands on.
    pub fn anchor(&self, version: usize, place: Place) -> Anchor {
        let nothing = Version::new("", Vec::new());
        Anchor::new(version, place, self.versions.get(version).unwrap_or(&nothing))
    }

    /// Does an edit and says whether it fitted; what had been undone is then forgotten.
    pub fn apply(&mut self, edit: Edit) -> bool {
        let fitted = self.perform(&edit);
        if fitted {
            self.done.push(edit);
            self.undone.clear();
        }
        fitted
    }

    /// Takes the last edit back and says which it was.
    pub fn undo(&mut self) -> Option<&Edit> {
        let inverse = self.done.last()?.inverse();
        if !self.perform(&inverse) {
            return None;
        }
        self.undone.extend(self.done.pop());
        self.undone.last()
    }

    /// Does again what was taken back last and says which edit it was.
    pub fn redo(&mut self) -> Option<&Edit> {
        let edit = self.undone.last()?.clone();
        if !self.perform(&edit) {
            return None;
        }
        self.undone.pop();
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

    /// Does an edit if it fits, wholly or not at all.
    fn perform(&mut self, edit: &Edit) -> bool {
        let fitted = match edit {
            Edit::Several { steps } => self.perform_all(steps),
            single => self.perform_single(single),
        };
        self.revision += u64::from(fitted);
        fitted
    }

    fn perform_all(&mut self, steps: &[Edit]) -> bool {
        for (done, step) in steps.iter().enumerate() {
            if !self.perform_single(step) {
                for step in steps.iter().take(done).rev() {
                    self.perform_single(&step.inverse());
                }
                return false;
            }
        }
        true
    }

    fn perform_single(&mut self, edit: &Edit) -> bool {
        match edit {
            Edit::Note { id, before, after } => self.perform_note(*id, before.as_ref(), after.as_ref()),
            Edit::Judgement { id, before, after } => self.perform_judgement(*id, before.as_ref(), after.as_ref()),
            Edit::Base { before, after } => {
                // Pins hold to paragraphs of the base, so they cannot outlive it.
                let fits = self.base == *before && self.is_base(*after) && (self.pins.is_empty() || before == after);
                self.base = if fits { *after } else { self.base };
                fits
            }
            Edit::Pins { before, after } => {
                let fits = self.pins == *before && self.unfit_pin(after).is_none();
                if fits {
                    self.pins.clone_from(after);
                }
                fits
            }
            Edit::Version { number, before, after } => {
                self.perform_version(*number, before.as_deref(), after.as_deref())
            }
            Edit::Several { .. } => false,
        }
    }

    fn perform_note(&mut self, id: NoteId, before: Option<&Note>, after: Option<&Note>) -> bool {
        let fits = self.notes.get(&id) == before && after.is_none_or(|note| note.anchor.version < self.versions.len());
        match after {
            Some(note) if fits => drop(self.notes.insert(id, note.clone())),
            None if fits => drop(self.notes.remove(&id)),
            _ => {}
        }
        fits
    }

    fn perform_judgement(&mut self, id: JudgementId, before: Option<&Judgement>, after: Option<&Judgement>) -> bool {
        let fits = self.judgements.get(&id) == before && after.is_none_or(|j| j.fits(self.versions.len()));
        match after {
            Some(judgement) if fits => drop(self.judgements.insert(id, judgement.clone())),
            None if fits => drop(self.judgements.remove(&id)),
            _ => {}
        }
        fits
    }

    fn perform_version(&mut self, number: usize, before: Option<&Version>, after: Option<&Version>) -> bool {
        let there = self.versions.get(number);
        match (before, after) {
            (None, Some(version)) if number <= self.versions.len() => {
                if !self.versions.is_empty() {
                    self.renumber(|n| n + usize::from(n >= number));
                }
                self.versions.insert(number, version.clone());
                true
            }
            (Some(before), None) if there == Some(before) && !self.is_referred_to(number) => {
                self.versions.remove(number);
                self.renumber(|n| n - usize::from(n > number));
                true
            }
            (Some(before), Some(version)) if there == Some(before) => {
                self.versions[number] = version.clone();
                let fits = self.unfit_pin(&self.pins).is_none();
                if !fits {
                    self.versions[number] = before.clone();
                }
                fits
            }
            _ => false,
        }
    }

    fn renumber(&mut self, number: impl Fn(usize) -> usize) {
        self.base = number(self.base);
        self.pins.iter_mut().for_each(|pin| pin.version = number(pin.version));
        self.notes.values_mut().for_each(|note| note.anchor.version = number(note.anchor.version));
        self.judgements.values_mut().for_each(|judgement| judgement.renumber(&number));
    }

    /// Whether base, pins, notes or judgements name the version; the only version is not the base of anything.
    fn is_referred_to(&self, number: usize) -> bool {
        (self.base == number && self.versions.len() > 1)
            || self.pins.iter().any(|pin| pin.version == number)
            || self.notes.values().any(|note| note.anchor.version == number)
            || self.judgements.values().any(|judgement| judgement.names(number))
    }

    fn is_base(&self, number: usize) -> bool {
        number < self.versions.len().max(1)
    }

    /// The first of some pins that cannot stand, and why.
    fn unfit_pin(&self, pins: &[Pin]) -> Option<(usize, &'static str)> {
        let mut held = Held::default();
        let unfit = |(at, pin): (usize, &Pin)| {
            if !self.can_hold(pin) {
                return Some((at, "it names a version or paragraphs that are not there"));
            }
            (!held.take(pin)).then_some((at, "an earlier pin holds one of its paragraphs already"))
        };
        pins.iter().enumerate().find_map(unfit)
    }

    /// Whether a pin's version and paragraphs exist, in order.
    fn can_hold(&self, pin: &Pin) -> bool {
        let has = |version: usize, paragraphs: &[usize]| {
            let count = self.versions.get(version).map_or(0, |v| v.paragraphs.len());
            paragraphs.is_sorted_by(|a, b| a < b) && paragraphs.iter().all(|&at| at < count)
        };
        pin.version != self.base
            && pin.version < self.versions.len()
            && has(self.base, &pin.base_paragraphs)
            && has(pin.version, &pin.version_paragraphs)
    }
}
