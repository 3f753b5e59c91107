//! What a panel is drawn from.

use crate::ui::{
    i18n::Texts,
    state::{Document, State},
};

/// The state with the open document, and how it is told.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// Everything.
    pub state: &'a State,
    /// Its document.
    pub document: &'a Document,
    /// The interface's texts.
    pub texts: &'a Texts,
    /// Size of the article's text in points.
    pub size: f32,
}

/// Tells one state of a document's rows from every other.
pub type Revision = (u64, u64);

impl Scene<'_> {
    /// Of which rows what is drawn now is made.
    pub fn revision(&self) -> Revision {
        (self.document.number, self.document.rows_revision)
    }
}
