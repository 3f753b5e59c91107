//! What is written: a review with its collation, and what exporters ask of the two.

use super::text::labels;
use crate::{
    collate::Collation,
    diff::{Band, Difference},
    review::{OfRow, Review, Verdict},
    text::{Paragraph, Version},
};

/// A review with its collation.
pub struct Subject<'a> {
    /// Versions, notes, verdicts.
    pub review: &'a Review,
    /// What was found.
    pub collation: &'a Collation,
    /// For each difference what a person said of it.
    pub verdicts: Vec<Option<Verdict>>,
    /// For each row what a person said of it.
    pub of_rows: Vec<OfRow>,
    /// For each version a short name that tells it apart.
    pub labels: Vec<String>,
}

impl<'a> Subject<'a> {
    /// A review with the collation that follows from it.
    pub fn new(review: &'a Review, collation: &'a Collation) -> Self {
        Self {
            verdicts: review.verdicts(collation),
            of_rows: review.of_rows(&collation.rows),
            labels: labels(review.versions()),
            review,
            collation,
        }
    }

    /// The versions in the order of the columns.
    pub fn versions(&self) -> &'a [Version] {
        self.review.versions()
    }

    /// The paragraphs of a cell; none where the version has nothing in that row.
    pub fn cell(&self, row: usize, version: usize) -> Vec<&'a Paragraph> {
        let of = |version: &'a Version, cell: &'a [usize]| {
            cell.iter().filter_map(|&at| version.paragraphs.get(at)).collect()
        };
        let cell = self.collation.rows.get(row).and_then(|row| row.cells.get(version));
        cell.zip(self.versions().get(version)).map_or_else(Vec::new, |(cell, version)| of(version, cell))
    }

    /// Whether a difference is told in reports: marked, unsure or confirmed, and not dismissed.
    pub fn is_told(&self, number: usize) -> bool {
        let silent = |difference: &Difference| difference.band() == Band::Silent;
        match (self.verdicts.get(number).copied().flatten(), self.collation.differences.get(number)) {
            (Some(Verdict::Dismissed), _) | (_, None) => false,
            (Some(_), Some(_)) => true,
            (None, Some(difference)) => !silent(difference),
        }
    }

    /// The row that a difference stands in: that of its first words in the base, else in its version.
    pub fn row_of(&self, difference: &Difference) -> Option<usize> {
        let (version, place) = match (difference.base_spans.first(), difference.version_spans.first()) {
            (Some(place), _) => (self.collation.base, place),
            (None, place) => (difference.version, place?),
        };
        self.collation
            .rows
            .iter()
            .position(|row| row.cells.get(version).is_some_and(|cell| cell.contains(&place.paragraph)))
    }
}
