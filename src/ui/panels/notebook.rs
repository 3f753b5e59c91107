//! All notes of a review, and the rows that somebody marked: the view-model of the notes panel.

use super::list::shortened;
use crate::ui::state::Document;
use crate::{
    review::{NoteId, RowStatus, Standing},
    text::Place,
};

/// What the panel lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notebook {
    /// The notes in the order of the rows.
    pub notes: Vec<NoteLine>,
    /// Rows that ask for attention, or that have tags.
    pub rows: Vec<RowLine>,
    /// All tags, ascending.
    pub tags: Vec<String>,
}

/// A note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteLine {
    /// Which.
    pub id: NoteId,
    /// The version it is on.
    pub version: usize,
    /// The row where its words stand.
    pub row: Option<usize>,
    /// Where its words stand, or stood.
    pub place: Place,
    /// The words it was written on, shortened.
    pub quote: String,
    /// Whether those words are in the text no more.
    pub is_lost: bool,
    /// What it says.
    pub text: String,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLine {
    /// Its number.
    pub row: usize,
    /// Where it stands, if that asks for attention.
    pub status: Option<RowStatus>,
    /// Its tags.
    pub tags: Vec<String>,
}

/// Longest quoted words, in code points.
const LONGEST: usize = 90;

/// The notebook of a document; with a tag, only what stands in rows that have it.
pub fn notebook(document: &Document, tag: Option<&str>) -> Notebook {
    let review = &document.review;
    let has_tag = |row: Option<usize>| {
        let Some(tag) = tag else { return true };
        let row = row.and_then(|row| document.rows.rows.get(row));
        row.is_some_and(|row| row.review.tags.iter().any(|other| other == tag))
    };
    let line = |(id, note): (NoteId, &crate::review::Note)| {
        let standing = review.standing(note);
        let (version, place) = (note.anchor.version, standing.place());
        NoteLine {
            id,
            version,
            row: document.rows.row_of(version, place.paragraph),
            place,
            quote: shortened(&note.anchor.quote.exact, LONGEST),
            is_lost: matches!(standing, Standing::Lost(_)),
            text: note.text.clone(),
        }
    };
    let mut notes: Vec<NoteLine> = review.notes().map(line).filter(|note| has_tag(note.row)).collect();
    notes.sort_by_key(|note| (note.row, note.version, note.place, note.id));
    let row = |(row, view): (usize, &crate::ui::rows::RowView)| {
        let status = view.review.status.filter(|status| *status != RowStatus::Accepted);
        let tags = view.review.tags.clone();
        (status.is_some() || !tags.is_empty()).then_some(RowLine { row, status, tags })
    };
    let rows = document.rows.rows.iter().enumerate().filter_map(row).filter(|line| has_tag(Some(line.row))).collect();
    Notebook { notes, rows, tags: review.tags() }
}
