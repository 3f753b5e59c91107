//! What a person said, in the record: verdicts, notes, where rows stand. All of it is absent where nothing was said.

use crate::{
    export::Subject,
    review::{Note, RowStatus, Standing, Verdict},
    text::Place,
};
use serde::{Serialize, Serializer};

/// A note with where its words stand now, or stood when they are gone.
#[derive(Debug, Serialize)]
pub(in crate::export) struct ReviewNote<'a> {
    version: usize,
    #[serde(flatten)]
    place: Place,
    exact: &'a str,
    /// Whether its words are still in the version.
    found: bool,
    text: &'a str,
}

/// A row of which a person said something.
#[derive(Debug, Serialize)]
pub(super) struct JudgedRow<'a> {
    row: usize,
    #[serde(serialize_with = "status")]
    status: Option<RowStatus>,
    tags: &'a [String],
}

impl<'a> ReviewNote<'a> {
    pub(in crate::export) fn new(note: &'a Note, standing: Standing) -> Self {
        Self {
            version: note.anchor.version,
            place: standing.place(),
            exact: &note.anchor.quote.exact,
            found: !matches!(standing, Standing::Lost(_)),
            text: &note.text,
        }
    }
}

/// All notes, oldest first.
pub(super) fn notes<'a>(subject: &'a Subject) -> Vec<ReviewNote<'a>> {
    subject.review.notes().map(|(_, note)| ReviewNote::new(note, subject.review.standing(note))).collect()
}

/// All rows of which something was said.
pub(super) fn judged_rows<'a>(subject: &'a Subject) -> Vec<JudgedRow<'a>> {
    let rows = subject.of_rows.iter().enumerate();
    let judged = rows.filter(|(_, of_row)| of_row.status.is_some() || !of_row.tags.is_empty());
    judged.map(|(row, of_row)| JudgedRow { row, status: of_row.status, tags: &of_row.tags }).collect()
}

/// A verdict's name for programs.
pub(in crate::export) fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "confirmed",
        Verdict::Dismissed => "dismissed",
        Verdict::Unsure => "unsure",
    }
}

/// A status's name for programs.
pub(in crate::export) fn status_name(status: RowStatus) -> &'static str {
    match status {
        RowStatus::Accepted => "accepted",
        RowStatus::NeedsLook => "needs_look",
        RowStatus::Changed => "changed",
    }
}

/// Writes a verdict by its name.
pub(in crate::export) fn verdict<S: Serializer>(verdict: &Option<Verdict>, to: S) -> Result<S::Ok, S::Error> {
    verdict.map(verdict_name).serialize(to)
}

/// Writes a status by its name.
pub(in crate::export) fn status<S: Serializer>(status: &Option<RowStatus>, to: S) -> Result<S::Ok, S::Error> {
    status.map(status_name).serialize(to)
}
