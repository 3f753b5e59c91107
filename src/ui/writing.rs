//! Writing notes. A note stands at a paragraph of one version; what is being typed is a draft that any step
//! elsewhere keeps, so that no typed text is lost.

use super::{
    effect::Effect,
    i18n::Told,
    state::{Document, Draft, DraftOf, State},
};
use crate::{
    review::{Edit, NoteId},
    text::Place,
};

/// Opens the row's note, the one of the cursor's version before others, or a new one.
pub fn start(state: &mut State) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let Some(row) = document.rows.rows.get(document.cursor.cell.row) else { return Vec::new() };
    let column_of = |id: NoteId| document.review.note(id).map(|note| note.anchor.version);
    let here = row.notes.iter().find(|&&id| column_of(id) == Some(document.cursor.cell.column));
    match here.or(row.notes.first()).copied() {
        Some(id) => edit(state, id),
        None => start_new(state),
    }
}

/// Starts another note at the cursor's cell; where that is empty, at the first cell of the row that is not.
pub fn start_new(state: &mut State) -> Vec<Effect> {
    commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let Some((version, paragraph)) = super::walk::place(document) else { return Vec::new() };
    let span = document.review.versions()[version].paragraphs[paragraph].span();
    document.draft =
        Some(Draft { of: DraftOf::New { version, place: Place { paragraph, span } }, text: String::new() });
    Vec::new()
}

/// Starts a note on the selected words, or on those of the chosen difference; without either, on the row.
pub fn start_on_words(state: &mut State) -> Vec<Effect> {
    commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let selected = document.selection.and_then(|selection| Some((selection.version, selection.place(document)?)));
    let of_difference = || {
        let chosen = document.chosen()?;
        let own = chosen.version_spans.first().map(|place| (chosen.version, *place));
        own.or_else(|| Some((document.collation.base, *chosen.base_spans.first()?)))
    };
    match selected.or_else(of_difference) {
        Some((version, place)) => {
            document.draft = Some(Draft { of: DraftOf::New { version, place }, text: String::new() });
            Vec::new()
        }
        None => start(state),
    }
}

/// Opens a note.
pub fn edit(state: &mut State, id: NoteId) -> Vec<Effect> {
    commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    if document.review.note(id).is_some() {
        let of = DraftOf::Note(id);
        document.draft = Some(Draft { of, text: document.text_before(of).to_owned() });
    }
    Vec::new()
}

/// The draft's text is now this.
pub fn typed(state: &mut State, text: String) -> Vec<Effect> {
    if let Some(draft) = state.document.as_mut().and_then(|document| document.draft.as_mut()) {
        draft.text = text;
    }
    Vec::new()
}

/// Keeps the draft as a note and closes it; an emptied note is removed.
pub fn commit(state: &mut State) -> Vec<Effect> {
    if let Some(document) = &mut state.document
        && let Some(draft) = document.draft.take()
    {
        keep(document, &draft);
    }
    Vec::new()
}

/// Keeps the draft and leaves it open, for saving in the middle of writing.
pub fn commit_and_go_on(state: &mut State) {
    if let Some(document) = &mut state.document
        && let Some(draft) = document.draft.take()
        && let Some(of) = keep(document, &draft)
    {
        document.draft = Some(Draft { of, text: draft.text });
    }
}

/// Drops what was typed, but so that it can be brought back.
pub fn cancel(state: &mut State) -> Vec<Effect> {
    let Some(document) = &mut state.document else { return Vec::new() };
    let Some(draft) = document.draft.take() else { return Vec::new() };
    if draft.text.trim() != document.text_before(draft.of) {
        document.cancelled_draft = Some(draft);
        state.tell(Told::new("toast-note-cancelled"));
        if let Some(toast) = &mut state.toast {
            toast.restores_note = true;
        }
    }
    Vec::new()
}

/// Opens what was cancelled last.
pub fn restore(state: &mut State) -> Vec<Effect> {
    commit(state);
    state.toast = None;
    if let Some(document) = &mut state.document {
        document.draft = document.cancelled_draft.take();
    }
    Vec::new()
}

/// Removes a note; undo brings it back.
pub fn remove(state: &mut State, id: NoteId) -> Vec<Effect> {
    if let Some(document) = &mut state.document {
        document.draft.take_if(|draft| draft.of == DraftOf::Note(id));
        let edit = Edit::remove_note(&document.review, id);
        apply(document, edit);
    }
    Vec::new()
}

/// Turns a draft into an edit where it changes anything, and says which note it is now.
fn keep(document: &mut Document, draft: &Draft) -> Option<DraftOf> {
    let text = draft.text.trim();
    if text == document.text_before(draft.of) {
        return Some(draft.of);
    }
    let (review, of) = (&document.review, known(document, draft.of));
    let (edit, of) = match of {
        DraftOf::Note(id) if text.is_empty() => (Edit::remove_note(review, id), None),
        DraftOf::Note(id) => (Edit::change_note(review, id, text), Some(of)),
        DraftOf::New { version, place } => {
            let edit = Edit::write_note(review, review.anchor(version, place), text);
            (Some(edit), Some(DraftOf::Note(review.next_note_id())))
        }
    };
    apply(document, edit);
    of
}

/// What a draft is of; where that is gone, as after undo, a new note at the cursor, so that its text is not lost.
fn known(document: &Document, of: DraftOf) -> DraftOf {
    let review = &document.review;
    let is_there = match of {
        DraftOf::Note(id) => review.note(id).is_some(),
        DraftOf::New { version, .. } => version < review.versions().len(),
    };
    let here = || {
        let (version, paragraph) = super::walk::place(document)?;
        let span = review.versions().get(version)?.paragraphs.get(paragraph)?.span();
        Some(DraftOf::New { version, place: Place { paragraph, span } })
    };
    if is_there { of } else { here().unwrap_or(of) }
}

fn apply(document: &mut Document, edit: Option<Edit>) {
    if let Some(edit) = edit
        && document.review.apply(edit)
    {
        document.refresh_review();
    }
}
