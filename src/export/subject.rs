//! What is written: a review with its collation, and what exporters ask of the two.

use super::text::labels;
use crate::{
    align::Bead,
    collate::Collation,
    diff::{Band, Difference},
    review::{Note, NoteId, OfRow, Review, Standing, Verdict},
    summary::{Judged, Summary, has_content, is_about_content},
    text::{Paragraph, Place, Version},
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
    /// For each version the row of each of its paragraphs.
    rows_of_paragraphs: Vec<Vec<Option<usize>>>,
    /// For each row the differences told there, most important first.
    told_of_rows: Vec<Vec<usize>>,
}

impl<'a> Subject<'a> {
    /// A review with the collation that follows from it.
    pub fn new(review: &'a Review, collation: &'a Collation) -> Self {
        let mut subject = Self {
            verdicts: review.verdicts(collation),
            of_rows: review.of_rows(&collation.rows),
            labels: labels(review.versions()),
            review,
            collation,
            rows_of_paragraphs: rows_of_paragraphs(review.versions(), collation),
            told_of_rows: Vec::new(),
        };
        let mut told = vec![Vec::new(); collation.rows.len()];
        for (number, difference) in collation.differences.iter().enumerate() {
            let row = subject.row_of(difference).filter(|_| subject.is_told(number));
            if let Some(numbers) = row.and_then(|row| told.get_mut(row)) {
                numbers.push(number);
            }
        }
        subject.told_of_rows = told;
        subject
    }

    /// The versions in the order of the columns.
    pub fn versions(&self) -> &'a [Version] {
        self.review.versions()
    }

    /// The short name of a version.
    pub fn label(&self, version: usize) -> &str {
        self.labels.get(version).map_or("?", String::as_str)
    }

    /// The paragraphs of a cell; none where the version has nothing in that row.
    pub fn cell(&self, row: usize, version: usize) -> Vec<&'a Paragraph> {
        self.numbered_cell(row, version).into_iter().map(|(_, paragraph)| paragraph).collect()
    }

    /// The paragraphs of a cell with their numbers in the version.
    pub fn numbered_cell(&self, row: usize, version: usize) -> Vec<(usize, &'a Paragraph)> {
        let cell = self.collation.rows.get(row).and_then(|row| row.cells.get(version));
        let Some((cell, version)) = cell.zip(self.versions().get(version)) else { return Vec::new() };
        cell.iter().filter_map(|&at| Some((at, version.paragraphs.get(at)?))).collect()
    }

    /// Whether a row holds anything but page debris.
    pub fn is_content(&self, row: usize) -> bool {
        self.collation.rows.get(row).is_some_and(|row| has_content(self.versions(), row))
    }

    /// Whether a difference is told in reports: about content, marked, unsure or confirmed, and not dismissed.
    pub fn is_told(&self, number: usize) -> bool {
        let verdict = self.verdicts.get(number).copied().flatten();
        self.collation.differences.get(number).is_some_and(|difference| {
            is_told(difference, verdict) && is_about_content(self.versions(), self.collation.base, difference)
        })
    }

    /// The differences that are told in a row, by their numbers, most important first.
    pub fn differences_of(&self, row: usize) -> &[usize] {
        self.told_of_rows.get(row).map_or(&[], Vec::as_slice)
    }

    /// The row that a difference stands in: that of its first words in the base, else in its version.
    pub fn row_of(&self, difference: &Difference) -> Option<usize> {
        let (version, place) = match (difference.base_spans.first(), difference.version_spans.first()) {
            (Some(place), _) => (self.collation.base, place),
            (None, place) => (difference.version, place?),
        };
        self.row_of_place(version, *place)
    }

    /// The row that holds a place of a version.
    pub fn row_of_place(&self, version: usize, place: Place) -> Option<usize> {
        self.rows_of_paragraphs.get(version)?.get(place.paragraph).copied().flatten()
    }

    /// The notes of a row, oldest first, with where their words stand now.
    pub fn notes_of(&self, row: usize) -> Vec<(NoteId, &'a Note, Standing)> {
        let standing = |(id, note): (NoteId, &'a Note)| (id, note, self.review.standing(note));
        let is_here = |(_, note, standing): &(NoteId, &Note, Standing)| {
            self.row_of_place(note.anchor.version, standing.place()) == Some(row)
        };
        self.review.notes().map(standing).filter(is_here).collect()
    }

    /// How sure it is that what stands in a row belongs together: the least sure link; none in a row without links.
    pub fn confidence(&self, row: usize) -> Option<f64> {
        let in_row = |bead: &&Bead| {
            let place = bead.base.first().map(|&paragraph| Place::new(paragraph, 0, 0));
            bead.is_linked() && place.and_then(|place| self.row_of_place(self.collation.base, place)) == Some(row)
        };
        let beads = self.collation.pairs.iter().flat_map(|pair| pair.alignment.paragraphs.iter().filter(in_row));
        beads.map(|bead| bead.confidence).reduce(f64::min)
    }

    /// The totals, by what a person said.
    pub fn summary(&self) -> Summary {
        Summary::judged(self.versions(), self.collation, |number| judged(self.verdicts.get(number).copied().flatten()))
    }

    /// Whether anything is marked by the program or confirmed by a person, and not dismissed.
    pub fn is_different(&self) -> bool {
        let differences = self.collation.differences.iter().enumerate();
        let verdict = |number: usize| self.verdicts.get(number).copied().flatten();
        differences.into_iter().any(|(number, difference)| match verdict(number) {
            Some(Verdict::Dismissed) => false,
            Some(Verdict::Confirmed) => true,
            _ => difference.is_marked(),
        })
    }
}

/// Whether a difference with this verdict is told: marked, unsure or taken up by a person, and not dismissed.
pub(super) fn is_told(difference: &Difference, verdict: Option<Verdict>) -> bool {
    match verdict {
        Some(Verdict::Dismissed) => false,
        Some(Verdict::Confirmed | Verdict::Unsure) => true,
        None => difference.band() != Band::Silent,
    }
}

/// A verdict as far as it counts.
pub(super) fn judged(verdict: Option<Verdict>) -> Judged {
    match verdict {
        Some(Verdict::Confirmed) => Judged::Confirmed,
        Some(Verdict::Dismissed) => Judged::Dismissed,
        Some(Verdict::Unsure) | None => Judged::Not,
    }
}

fn rows_of_paragraphs(versions: &[Version], collation: &Collation) -> Vec<Vec<Option<usize>>> {
    let mut of: Vec<Vec<Option<usize>>> = versions.iter().map(|version| vec![None; version.paragraphs.len()]).collect();
    for (number, row) in collation.rows.iter().enumerate() {
        for (cell, of) in row.cells.iter().zip(&mut of) {
            for &paragraph in cell {
                if let Some(row) = of.get_mut(paragraph) {
                    *row = Some(number);
                }
            }
        }
    }
    of
}
