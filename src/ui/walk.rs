//! Where the reader is and how he gets elsewhere: rows, columns, differences in the order of the text.

use super::{
    effect::Effect,
    i18n::Told,
    rows::Cell,
    state::{Cursor, Document, State},
    writing,
};

/// Which difference to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// The next after the cursor; after the last comes the first.
    Next,
    /// The one before the cursor; before the first comes the last.
    Previous,
    /// The first.
    First,
    /// The last.
    Last,
}

/// Puts the cursor on a cell, and chooses its most important difference.
pub fn pick(state: &mut State, row: usize, column: usize) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    if row < document.rows.rows.len() && column < document.review.versions().len() {
        let cell = Cell { row, column };
        document.cursor = Cursor { cell, difference: difference_at(document, cell) };
    }
    Vec::new()
}

/// Chooses a difference and goes where it stands.
pub fn pick_difference(state: &mut State, number: usize) -> Vec<Effect> {
    writing::commit(state);
    if let Some(document) = &mut state.document {
        go_to(document, number);
    }
    Vec::new()
}

/// Goes some rows or columns further, not beyond the edge.
pub fn step(state: &mut State, rows: isize, columns: isize) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let Cell { row, column } = document.cursor.cell;
    let row = row.saturating_add_signed(rows).min(document.rows.rows.len().saturating_sub(1));
    let column = column.saturating_add_signed(columns).min(document.review.versions().len().saturating_sub(1));
    pick(state, row, column)
}

/// Goes to a marked difference.
pub fn to_difference(state: &mut State, toward: Toward) -> Vec<Effect> {
    go(state, toward, |document| &document.rows.walk, "toast-no-differences")
}

/// Goes to one too unsure to be marked.
pub fn to_unsure(state: &mut State, toward: Toward) -> Vec<Effect> {
    go(state, toward, |document| &document.rows.unsure, "toast-no-unsure")
}

/// Puts the cursor on the marked difference with the lowest rank; on the first row when there is none.
pub fn to_most_important(document: &mut Document) {
    let differences = &document.collation.differences;
    let standing = |&number: &usize| document.rows.stands.get(number).copied().flatten().is_some();
    let marked = (0..differences.len()).filter(|&number| differences[number].is_marked()).filter(standing);
    match marked.min_by_key(|&number| differences[number].rank) {
        Some(number) => go_to(document, number),
        None => document.cursor = Cursor::default(),
    }
}

/// The version and paragraph that the cursor stands on.
pub fn place(document: &Document) -> Option<(usize, usize)> {
    let Cell { row, column } = document.cursor.cell;
    let cells = &document.rows.rows.get(row)?.cells;
    let of = |column: usize| Some((column, cells.get(column)?.paragraphs.first()?.number));
    of(column).or_else(|| (0..cells.len()).find_map(of))
}

/// Puts the cursor back on a paragraph after the rows have changed, without leaving the column.
pub fn to_place(document: &mut Document, place: Option<(usize, usize)>) {
    let found = place.and_then(|(version, paragraph)| document.rows.row_of(version, paragraph));
    let cell = Cell { row: found.unwrap_or(document.cursor.cell.row), column: document.cursor.cell.column };
    document.cursor = Cursor { cell, difference: difference_at(document, cell) };
}

/// How many stops the walk has and which of them the cursor stands on, counted from 1.
pub fn position(document: &Document) -> (Option<usize>, usize) {
    let walk = &document.rows.walk;
    let at = document.cursor.difference.and_then(|number| stop_of(document, walk, number));
    (at.map(|at| at + 1), walk.len())
}

fn go(state: &mut State, toward: Toward, stops: impl Fn(&Document) -> &Vec<usize>, none: &'static str) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let walk = stops(document).clone();
    let (Some(&first), Some(&last)) = (walk.first(), walk.last()) else {
        state.tell(Told::new(none));
        return Vec::new();
    };
    let found = match toward {
        Toward::First => Some(first),
        Toward::Last => Some(last),
        Toward::Next => following(document, &walk),
        Toward::Previous => preceding(document, &walk),
    };
    let wrapped = if toward == Toward::Next { first } else { last };
    go_to(document, found.unwrap_or(wrapped));
    if found.is_none() {
        state.tell(Told::new(if toward == Toward::Next { "toast-from-the-top" } else { "toast-from-the-end" }));
    }
    Vec::new()
}

fn following(document: &Document, walk: &[usize]) -> Option<usize> {
    match document.cursor.difference.and_then(|number| stop_of(document, walk, number)) {
        Some(at) => walk.get(at + 1).copied(),
        None => walk.iter().copied().find(|&number| stands(document, number) > Some(document.cursor.cell)),
    }
}

fn preceding(document: &Document, walk: &[usize]) -> Option<usize> {
    match document.cursor.difference.and_then(|number| stop_of(document, walk, number)) {
        Some(at) => at.checked_sub(1).and_then(|at| walk.get(at)).copied(),
        None => walk.iter().copied().rev().find(|&number| stands(document, number) < Some(document.cursor.cell)),
    }
}

/// The stop of the group that a difference belongs to.
fn stop_of(document: &Document, walk: &[usize], number: usize) -> Option<usize> {
    let differences = &document.collation.differences;
    let group = differences.get(number)?.group;
    walk.iter().position(|&stop| stop == number || differences[stop].group == group)
}

fn stands(document: &Document, number: usize) -> Option<Cell> {
    document.rows.stands.get(number).copied().flatten()
}

fn go_to(document: &mut Document, number: usize) {
    if let Some(cell) = stands(document, number) {
        document.cursor = Cursor { cell, difference: Some(number) };
    }
}

/// The most important difference of a cell; in the base's column that of the row.
fn difference_at(document: &Document, cell: Cell) -> Option<usize> {
    let row = document.rows.rows.get(cell.row)?;
    let of_cell = |&&number: &&usize| {
        cell.column == document.collation.base || document.collation.differences[number].version == cell.column
    };
    row.differences.iter().find(of_cell).copied()
}
