//! Moved paragraphs. They stand in the row of what they correspond to; where they really stand in their version a
//! ghost is shown: behind the paragraph before them there.

use crate::ui::rows::{Cell, Certainty, Rows};
use crate::{
    collate::Collation,
    diff::{Aspect, Difference, Kind},
};
use std::collections::BTreeSet;

/// What is shown where a moved paragraph really stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ghost {
    /// Number of the paragraph in the version.
    pub paragraph: usize,
    /// The row that it was put into.
    pub row: usize,
    /// How its text begins.
    pub text: String,
    /// Number of the difference that says it moved.
    pub difference: usize,
    /// How sure that is.
    pub certainty: Certainty,
    /// On which side of the cell's own text it stands.
    pub side: Side,
}

/// On which side of a cell's own text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above it: nothing stands before the moved paragraph.
    Above,
    /// Below it.
    Below,
}

/// Characters of a moved paragraph that its ghost repeats.
const BEGINNING: usize = 160;

/// Puts the ghosts into the cells.
pub fn place(rows: &mut Rows, collation: &Collation) {
    let moved: Vec<(usize, &Difference, Certainty)> = collation
        .differences
        .iter()
        .enumerate()
        .filter(|(number, difference)| {
            let is_told = rows.stands.get(*number).copied().flatten().is_some();
            is_told && difference.kind == Kind::Moved && difference.aspect == Aspect::Paragraph
        })
        .filter_map(|(number, difference)| Some((number, difference, rows.certainty(collation, number)?)))
        .filter(|(_, _, certainty)| *certainty != Certainty::Dismissed)
        .collect();
    let strays: BTreeSet<(usize, usize)> = moved
        .iter()
        .flat_map(|(_, difference, _)| {
            difference.version_spans.iter().map(|place| (difference.version, place.paragraph))
        })
        .collect();
    let mut ghosts: Vec<(Cell, Ghost)> = Vec::new();
    for (difference, told, certainty) in moved {
        let version = told.version;
        let Some(paragraph) = told.version_spans.first().map(|place| place.paragraph) else { continue };
        let Some(row) = rows.row_of(version, paragraph) else { continue };
        let stays = |other: &usize| !strays.contains(&(version, *other));
        let before =
            (0..paragraph).rev().find(stays).and_then(|other| Some((rows.row_of(version, other)?, Side::Below)));
        let behind = || (paragraph + 1..).take_while(|other| rows.row_of(version, *other).is_some()).find(stays);
        let stands = before.or_else(|| behind().and_then(|other| Some((rows.row_of(version, other)?, Side::Above))));
        let Some((stands, side)) = stands.filter(|(stands, _)| *stands != row) else { continue };
        let Some(text) = beginning(rows, row, version, paragraph) else { continue };
        let cell = Cell { row: stands, column: version };
        ghosts.push((cell, Ghost { paragraph, row, text, difference, certainty, side }));
    }
    ghosts.sort_by_key(|(cell, ghost)| (*cell, ghost.paragraph));
    ghosts.dedup_by_key(|(cell, ghost)| (*cell, ghost.paragraph));
    for (cell, ghost) in &ghosts {
        rows.rows[cell.row].cells[cell.column].ghosts.push(ghost.clone());
    }
    rows.ghosts = ghosts.into_iter().map(|(cell, ghost)| (cell, ghost.row)).collect();
}

fn beginning(rows: &Rows, row: usize, version: usize, paragraph: usize) -> Option<String> {
    let cell = rows.rows.get(row)?.cells.get(version)?;
    let text = &cell.paragraphs.iter().find(|view| view.number == paragraph)?.text;
    Some(text.chars().take(BEGINNING).collect())
}
