//! One undoable step: what was before and what is after.

use super::{Note, NoteId};
use crate::{align::Pin, text::Version};
use serde::{Deserialize, Serialize};

/// An edit over the same units before and after; its inverse is the swap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
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
    Version {
        /// Number of the version.
        number: usize,
        /// The version before.
        before: Option<Box<Version>>,
        /// The version after.
        after: Option<Box<Version>>,
    },
}

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Note { id, before, after } => Self::Note { id, before: after, after: before },
            Self::Base { before, after } => Self::Base { before: after, after: before },
            Self::Pins { before, after } => Self::Pins { before: after, after: before },
            Self::Version { number, before, after } => Self::Version { number, before: after, after: before },
        }
    }
}
