//! One undoable step: what was before and what is after. Everything a person does is a constructor here.

use super::{Anchor, Judgement, JudgementId, Note, NoteId, Review};
use crate::{
    align::Pin,
    text::{Language, LanguageSource, Version},
};

/// An edit over the same units before and after; its inverse is the swap.
#[derive(Clone, Debug, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "a history has few edits, and most are notes")]
pub enum Edit {
    /// A note written (`before` none), changed, or removed (`after` none).
    Note {
        /// Which note.
        id: NoteId,
        /// The note before.
        before: Option<Note>,
        /// The note after.
        after: Option<Note>,
    },
    /// A verdict or a row's status given (`before` none), changed, or taken back (`after` none).
    Judgement {
        /// Which judgement.
        id: JudgementId,
        /// The judgement before.
        before: Option<Judgement>,
        /// The judgement after.
        after: Option<Judgement>,
    },
    /// Another version made the base.
    Base {
        /// Number of the base before.
        before: usize,
        /// Number of the base after.
        after: usize,
    },
    /// Beads fixed or freed.
    Pins {
        /// All pins before.
        before: Vec<Pin>,
        /// All pins after.
        after: Vec<Pin>,
    },
    /// A version added (`before` none), replaced or given another language, or taken out (`after` none).
    /// Adding and taking out renumber what stands behind it; taking out fits only when no note, no pin and
    /// not the base refers to it any more ([`Edit::remove_version`] sees to that).
    Version {
        /// Number of the version.
        number: usize,
        /// The version before.
        before: Option<Box<Version>>,
        /// The version after.
        after: Option<Box<Version>>,
    },
    /// Several edits that a person did as one; none of them is `Several` itself.
    Several {
        /// The edits, in the order they are done.
        steps: Vec<Edit>,
    },
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Note { id, before, after } => Self::Note { id, before: after, after: before },
            Self::Judgement { id, before, after } => Self::Judgement { id, before: after, after: before },
            Self::Base { before, after } => Self::Base { before: after, after: before },
            Self::Pins { before, after } => Self::Pins { before: after, after: before },
            Self::Version { number, before, after } => Self::Version { number, before: after, after: before },
            Self::Several { steps } => Self::Several { steps: steps.iter().rev().map(Self::inverse).collect() },
        }
    }

    /// Whether the rows and differences may be others after it.
    pub fn changes_collation(&self) -> bool {
        match self {
            Self::Note { .. } | Self::Judgement { .. } => false,
            Self::Base { .. } | Self::Pins { .. } | Self::Version { .. } => true,
            Self::Several { steps } => steps.iter().any(Self::changes_collation),
        }
    }

    /// A new note at a place ([`Review::anchor`]).
    pub fn write_note(review: &Review, anchor: Anchor, text: impl Into<String>) -> Self {
        Self::Note { id: review.next_note_id(), before: None, after: Some(Note { anchor, text: text.into() }) }
    }

    /// A note with other words; none when there is no such note.
    pub fn change_note(review: &Review, id: NoteId, text: impl Into<String>) -> Option<Self> {
        let before = review.note(id)?.clone();
        let after = Note { text: text.into(), ..before.clone() };
        Some(Self::Note { id, before: Some(before), after: Some(after) })
    }

    /// A note taken away; none when there is no such note.
    pub fn remove_note(review: &Review, id: NoteId) -> Option<Self> {
        Some(Self::Note { id, before: Some(review.note(id)?.clone()), after: None })
    }

    /// Version `number` made the base. Pins between it and the old base are turned round; other pins hold
    /// to the old base and go.
    pub fn make_base(review: &Review, number: usize) -> Self {
        let turned = |pin: &Pin| Pin {
            version: review.base(),
            base_paragraphs: pin.version_paragraphs.clone(),
            version_paragraphs: pin.base_paragraphs.clone(),
        };
        let pins = review.pins().iter().filter(|pin| pin.version == number).map(turned).collect();
        let base = Self::Base { before: review.base(), after: number };
        if number == review.base() || review.pins().is_empty() {
            return base;
        }
        let (free, pin) = (Self::set_pins(review, Vec::new()), Self::Pins { before: Vec::new(), after: pins });
        Self::Several { steps: vec![free, base, pin] }
    }

    /// All pins exchanged for others.
    pub fn set_pins(review: &Review, pins: Vec<Pin>) -> Self {
        Self::Pins { before: review.pins().to_vec(), after: pins }
    }

    /// A version added behind the others.
    pub fn add_version(review: &Review, version: Version) -> Self {
        Self::Version { number: review.versions().len(), before: None, after: Some(Box::new(version)) }
    }

    /// The language of version `number` as a person says it is; none when there is no such version.
    pub fn set_language(review: &Review, number: usize, language: Language) -> Option<Self> {
        let before = review.versions().get(number)?.clone();
        let after = before.clone().with_language(language, LanguageSource::Chosen);
        Some(Self::Version { number, before: Some(Box::new(before)), after: Some(Box::new(after)) })
    }

    /// Version `number` taken out, with the notes, pins and judgements on it; when it is the base, the first of the
    /// others becomes it. None when there is no such version.
    pub fn remove_version(review: &Review, number: usize) -> Option<Self> {
        let version = review.versions().get(number)?.clone();
        let on_it = |&(_, note): &(NoteId, &Note)| note.anchor.version == number;
        let notes = review.notes().filter(on_it);
        let mut steps: Vec<Self> =
            notes.map(|(id, note)| Self::Note { id, before: Some(note.clone()), after: None }).collect();
        let named = review.judgements().filter(|(_, judgement)| judgement.names(number));
        steps.extend(named.map(|(id, judgement)| Self::Judgement { id, before: Some(judgement.clone()), after: None }));
        let is_base = review.base() == number;
        let pins: Vec<Pin> = review.pins().iter().filter(|pin| pin.version != number && !is_base).cloned().collect();
        if pins != review.pins() {
            steps.push(Self::set_pins(review, pins));
        }
        if is_base && review.versions().len() > 1 {
            steps.push(Self::Base { before: number, after: usize::from(number == 0) });
        }
        steps.push(Self::Version { number, before: Some(Box::new(version)), after: None });
        Some(Self::joined(steps))
    }

    /// Several steps as one edit; a single one stays what it is.
    pub(super) fn joined(mut steps: Vec<Self>) -> Self {
        match steps.pop() {
            Some(only) if steps.is_empty() => only,
            last => {
                steps.extend(last);
                Self::Several { steps }
            }
        }
    }
}
