//! Where the reader is and how he gets elsewhere: rows, columns, differences in the order of the text.

use super::{
    command::Action,
    effect::Effect,
    grid::columns,
    i18n::Told,
    rows::{Cell, Stop},
    settings::Walk,
    state::{Compared, Cursor, Document, State},
    writing,
};
use crate::text::Place;
use std::cmp::Ordering;

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

/// Walks.
pub fn act(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::NextDifference => to_difference(state, Toward::Next),
        Action::PreviousDifference => to_difference(state, Toward::Previous),
        Action::FirstDifference => to_difference(state, Toward::First),
        Action::LastDifference => to_difference(state, Toward::Last),
        Action::NextUnsure => to_unsure(state, Toward::Next),
        Action::PreviousUnsure => to_unsure(state, Toward::Previous),
        Action::NextRow => step(state, 1, 0),
        Action::PreviousRow => step(state, -1, 0),
        Action::NextPage => step(state, PAGE, 0),
        Action::PreviousPage => step(state, -PAGE, 0),
        Action::FirstRow => step(state, isize::MIN, 0),
        Action::LastRow => step(state, isize::MAX, 0),
        Action::NextColumn => step(state, 0, 1),
        Action::PreviousColumn => step(state, 0, -1),
        _ => Vec::new(),
    }
}

/// Puts the cursor on a cell, and chooses its most important difference.
pub fn pick(state: &mut State, row: usize, column: usize) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    if row < document.rows.rows.len() && column < document.review.versions().len() {
        let cell = Cell { row, column };
        document.cursor = Cursor { cell, difference: difference_at(document, cell) };
        columns::hold_cursor(document);
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

/// Rows that the page keys go at once.
const PAGE: isize = 8;

/// Goes some visible rows or columns further, not beyond the edge.
pub fn step(state: &mut State, rows: isize, columns: isize) -> Vec<Effect> {
    let Some(document) = &state.document else { return Vec::new() };
    let Cell { row, column } = document.cursor.cell;
    let row = stepped(&document.visible_rows(), row, rows);
    let column = stepped(&document.columns.visible(document.review.versions().len()), column, columns);
    match (row, column) {
        (Some(row), Some(column)) => pick(state, row, column),
        _ => Vec::new(),
    }
}

/// The number so many places further in a list, from where `here` is or would be.
fn stepped(list: &[usize], here: usize, by: isize) -> Option<usize> {
    let last = list.len().checked_sub(1)?;
    let at =
        list.iter().position(|number| *number == here).unwrap_or_else(|| list.iter().filter(|n| **n < here).count());
    list.get(at.saturating_add_signed(by).min(last)).copied()
}

/// Goes to a marked difference, in the order that is set.
pub fn to_difference(state: &mut State, toward: Toward) -> Vec<Effect> {
    let order = state.settings.walk;
    go(state, toward, order, |document| stops(document, order), "toast-no-differences")
}

/// Goes to where the program is not sure: a difference below the bound, or a row of which it cannot tell.
pub fn to_unsure(state: &mut State, toward: Toward) -> Vec<Effect> {
    go(state, toward, Walk::Reading, |document| document.rows.unsure.clone(), "toast-no-unsure")
}

/// The marked differences to walk over.
fn stops(document: &Document, order: Walk) -> Vec<Stop> {
    let stop = |&number: &usize| Some(Stop { cell: stands(document, number)?, difference: Some(number) });
    let mut stops: Vec<Stop> = document.rows.walk.iter().filter_map(stop).collect();
    stops.sort_by_key(|stop| key(document, order, *stop));
    stops
}

/// What stops are ordered by: by rank, or by where they stand.
fn key(document: &Document, order: Walk, stop: Stop) -> (Option<usize>, Cell, Option<Place>) {
    let difference = stop.difference.and_then(|number| document.collation.differences.get(number));
    let rank = difference.map(|difference| difference.rank).filter(|_| order == Walk::Importance);
    let place = difference.and_then(|d| d.version_spans.first().or(d.base_spans.first()));
    (rank, stop.cell, place.copied())
}

/// Puts the cursor on the marked difference with the lowest rank; on the first row when there is none.
pub fn to_most_important(document: &mut Document) {
    match stops(document, Walk::Importance).first().and_then(|stop| stop.difference) {
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
pub fn position(document: &Document, order: Walk) -> (Option<usize>, usize) {
    let stops = stops(document, order);
    (at_stop(document, &stops).map(|at| at + 1), stops.len())
}

fn go(
    state: &mut State,
    toward: Toward,
    order: Walk,
    stops: impl Fn(&Document) -> Vec<Stop>,
    none: &'static str,
) -> Vec<Effect> {
    writing::commit(state);
    let Some(document) = &mut state.document else { return Vec::new() };
    let stops = stops(document);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else {
        let is_waiting = document.compared != Compared::Done;
        state.tell(Told::new(if is_waiting { "toast-still-comparing" } else { none }));
        return Vec::new();
    };
    let found = match toward {
        Toward::First => Some(first),
        Toward::Last => Some(last),
        Toward::Next => following(document, order, &stops),
        Toward::Previous => preceding(document, order, &stops),
    };
    let wrapped = if toward == Toward::Next { first } else { last };
    let stop = *found.unwrap_or(wrapped);
    document.cursor = Cursor { cell: stop.cell, difference: stop.difference };
    columns::hold_cursor(document);
    if found.is_none() {
        state.tell(Told::new(if toward == Toward::Next { "toast-from-the-top" } else { "toast-from-the-end" }));
    }
    Vec::new()
}

fn following<'a>(document: &Document, order: Walk, stops: &'a [Stop]) -> Option<&'a Stop> {
    match at_stop(document, stops) {
        Some(at) => stops.get(at + 1),
        None => stops.iter().find(|stop| is_beyond(document, order, **stop, Ordering::Greater)),
    }
}

fn preceding<'a>(document: &Document, order: Walk, stops: &'a [Stop]) -> Option<&'a Stop> {
    match at_stop(document, stops) {
        Some(at) => at.checked_sub(1).and_then(|at| stops.get(at)),
        None => stops.iter().rev().find(|stop| is_beyond(document, order, **stop, Ordering::Less)),
    }
}

/// Whether a stop comes after the cursor, or before it, where the cursor stands on none: on a difference that was just
/// dismissed, or on a cell without one. From such a cell importance begins with what matters most.
fn is_beyond(document: &Document, order: Walk, stop: Stop, way: Ordering) -> bool {
    let cursor = document.cursor;
    match cursor.difference {
        Some(_) => {
            let here = Stop { cell: cursor.cell, difference: cursor.difference };
            key(document, order, stop).cmp(&key(document, order, here)) == way
        }
        None => order == Walk::Importance || stop.cell.cmp(&cursor.cell) == way,
    }
}

/// The stop that the cursor stands on: that of the chosen difference's group, or a row without one.
fn at_stop(document: &Document, stops: &[Stop]) -> Option<usize> {
    let group = |number: usize| document.collation.differences.get(number).map(|difference| difference.group);
    let cursor = document.cursor;
    stops.iter().position(|stop| match (stop.difference, cursor.difference) {
        (Some(stop), Some(chosen)) => stop == chosen || group(stop) == group(chosen),
        (None, None) => stop.cell == cursor.cell,
        _ => false,
    })
}

fn stands(document: &Document, number: usize) -> Option<Cell> {
    document.rows.stands.get(number).copied().flatten()
}

fn go_to(document: &mut Document, number: usize) {
    if let Some(cell) = stands(document, number) {
        document.cursor = Cursor { cell, difference: Some(number) };
        columns::hold_cursor(document);
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
