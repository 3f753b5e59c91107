//! Documents to a review: their versions as columns, what they say of corresponding paragraphs as pins.

use super::Review;
use crate::import::Document;

impl Review {
    /// A fresh review of some documents; the first version is the base.
    pub fn of(documents: Vec<Document>) -> Self {
        Self::new(documents.into_iter().flat_map(|document| document.versions).collect())
    }
}
