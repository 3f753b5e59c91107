//! What a reviewer does with a row or a difference: verdicts, status, tags, and which paragraphs belong together.
//!
//! Every one of them is an edit of the review, so every one can be undone. An edit of the alignment has the rest
//! aligned anew at once.

use super::{
    effect::Effect,
    i18n::Told,
    jobs,
    rows::Cell,
    state::{Compared, Dialog, Document, State},
    walk, writing,
};
use crate::{
    collate::Collation,
    review::{Edit, Review, RowStatus, Verdict, Way},
};

/// A verdict on the chosen difference, in all versions that have it; without one, the row's status.
pub fn judge(state: &mut State, verdict: Option<Verdict>) -> Vec<Effect> {
    let Some(document) = ready(state) else { return Vec::new() };
    let numbers = document.chosen_numbers();
    if numbers.is_empty() {
        return row_status(state, verdict.map(status_of));
    }
    let said = match verdict {
        Some(Verdict::Confirmed) => "toast-confirmed",
        Some(Verdict::Dismissed) => "toast-dismissed",
        Some(Verdict::Unsure) => "toast-another-look",
        None => "toast-verdict-cleared",
    };
    let edit = Edit::judge(&document.review, &document.collation, &numbers, verdict);
    say_of_review(state, edit, Told::new(said));
    Vec::new()
}

/// Dismisses all differences like the chosen one.
pub fn dismiss_alike(state: &mut State) -> Vec<Effect> {
    let Some(document) = ready(state) else { return Vec::new() };
    let numbers = document.chosen_numbers();
    if numbers.is_empty() {
        state.tell(Told::new("toast-no-difference-chosen"));
        return Vec::new();
    }
    let before = dismissed(document);
    let edit = Edit::dismiss_alike(&document.review, &document.collation, &numbers);
    let is_done = edit.is_some_and(|edit| change_review(state, edit));
    if let Some(document) = state.document.as_ref().filter(|_| is_done) {
        let count = dismissed(document).saturating_sub(before);
        // The chosen one may have been dismissed by itself before.
        state.tell(Told::new("toast-dismissed-alike").arg("count", count.max(1)));
    }
    Vec::new()
}

/// Where the cursor's row stands.
pub fn row_status(state: &mut State, status: Option<RowStatus>) -> Vec<Effect> {
    let Some(document) = ready(state) else { return Vec::new() };
    let Some(row) = document.collation.rows.get(document.cursor.cell.row) else { return Vec::new() };
    let edit = Edit::set_row_status(&document.review, &row.cells, status);
    let said = match status {
        Some(RowStatus::Accepted) => "toast-row-accepted",
        Some(RowStatus::NeedsLook) => "toast-row-needs-look",
        Some(RowStatus::Changed) | None => "toast-row-cleared",
    };
    let number = document.cursor.cell.row + 1;
    say_of_review(state, edit, Told::new(said).arg("row", number));
    Vec::new()
}

/// Asks for a tag for the cursor's row.
pub fn ask_tag(state: &mut State) -> Vec<Effect> {
    if ready(state).is_some() {
        state.dialog = Some(Dialog::Tag(String::new()));
    }
    Vec::new()
}

/// The tag field's text is now this.
pub fn tag_text(state: &mut State, typed: String) -> Vec<Effect> {
    if let Some(Dialog::Tag(text)) = &mut state.dialog {
        *text = typed;
    }
    Vec::new()
}

/// Gives the cursor's row a tag, or takes it away.
pub fn tag(state: &mut State, tag: &str) -> Vec<Effect> {
    // What was typed stays until it can be done.
    if ready(state).is_none() {
        return Vec::new();
    }
    state.dialog.take_if(|dialog| matches!(dialog, Dialog::Tag(_)));
    let Some(document) = &state.document else { return Vec::new() };
    let Some(row) = document.collation.rows.get(document.cursor.cell.row) else { return Vec::new() };
    if let Some(edit) = Edit::toggle_tag(&document.review, &row.cells, tag) {
        change_review(state, edit);
    }
    Vec::new()
}

/// An edit of the alignment at the cursor's cell.
pub fn align(
    state: &mut State,
    edit: impl FnOnce(&Review, &Collation, Cell) -> Option<Edit>,
    cannot: &'static str,
) -> Vec<Effect> {
    let Some(document) = ready(state) else { return Vec::new() };
    let cell = document.cursor.cell;
    match edit(&document.review, &document.collation, cell) {
        Some(edit) => realign(state, edit),
        None => {
            state.tell(Told::new(cannot));
            Vec::new()
        }
    }
}

/// Moves a paragraph of the cursor's cell to the row above or below; the cursor goes with it.
pub fn move_paragraph(state: &mut State, way: Way) -> Vec<Effect> {
    let edit = |review: &Review, collation: &Collation, cell: Cell| {
        Edit::move_paragraph(review, collation, cell.row, cell.column, way)
    };
    let moved = state.document.as_ref().and_then(|document| {
        let Cell { row, column } = document.cursor.cell;
        let paragraphs = &document.rows.rows.get(row)?.cells.get(column)?.paragraphs;
        let paragraph = if way == Way::Up { paragraphs.first() } else { paragraphs.last() }?;
        Some((column, paragraph.number))
    });
    let effects = align(state, edit, "toast-cannot-move");
    if let Some(document) = state.document.as_mut().filter(|_| !effects.is_empty()) {
        document.follow = moved;
    }
    effects
}

/// The first time it takes the cursor's cell, the second time it links that one with the cursor's cell.
pub fn link(state: &mut State) -> Vec<Effect> {
    let Some(document) = ready(state) else { return Vec::new() };
    let here = document.cursor.cell;
    let Some(one) = document.linking.take() else {
        document.linking = Some(here);
        state.tell(Told::new("toast-link-begun"));
        return Vec::new();
    };
    if one == here {
        state.tell(Told::new("toast-link-ended"));
        return Vec::new();
    }
    let pair = ((one.row, one.column), (here.row, here.column));
    match Edit::link_cells(&document.review, &document.collation, pair.0, pair.1) {
        Some(edit) => realign(state, edit),
        None => {
            state.tell(Told::new("toast-cannot-link"));
            Vec::new()
        }
    }
}

/// The document, if its rows are those of the review as it is: what is stale cannot be edited by its rows.
fn ready(state: &mut State) -> Option<&mut Document> {
    writing::commit(state);
    let is_ready = state.document.as_ref().map(|document| document.compared == Compared::Done)?;
    if !is_ready {
        state.tell(Told::new("toast-still-comparing"));
        return None;
    }
    state.document.as_mut()
}

fn status_of(verdict: Verdict) -> RowStatus {
    match verdict {
        Verdict::Confirmed | Verdict::Dismissed => RowStatus::Accepted,
        Verdict::Unsure => RowStatus::NeedsLook,
    }
}

fn dismissed(document: &Document) -> usize {
    document.rows.verdicts.iter().filter(|verdict| **verdict == Some(Verdict::Dismissed)).count()
}

fn say_of_review(state: &mut State, edit: Option<Edit>, said: Told) {
    let is_done = edit.is_some_and(|edit| change_review(state, edit));
    state.tell(if is_done { said } else { Told::new("toast-nothing-changed") });
}

/// Does an edit that the engine need not be asked about.
fn change_review(state: &mut State, edit: Edit) -> bool {
    let Some(document) = &mut state.document else { return false };
    let fitted = document.review.apply(edit);
    if fitted {
        document.refresh_review();
    }
    fitted
}

fn realign(state: &mut State, edit: Edit) -> Vec<Effect> {
    let Some(document) = &mut state.document else { return Vec::new() };
    document.linking = None;
    if document.review.apply(edit) { jobs::compare(state) } else { Vec::new() }
}

/// Goes to a place in a version.
pub fn go_to(state: &mut State, version: usize, place: crate::text::Place) -> Vec<Effect> {
    let Some(row) = state.document.as_ref().and_then(|d| d.rows.row_of(version, place.paragraph)) else {
        return Vec::new();
    };
    walk::pick(state, row, version)
}
