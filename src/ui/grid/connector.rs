//! Lines from the ghosts of moved paragraphs to the paragraphs themselves, and arrows towards those out of view.

use super::{Drawn, Pen};
use crate::ui::{grid::cell, grid::columns::Lane, grid::ghosts::Ghost, marks, rows::Cell};
use egui::{Rect, Ui, pos2, vec2};

/// Points from the right edge of a column to the line, and by how much every second line stands apart.
const LINE: f32 = 5.0;
const APART: f32 = 4.0;
/// Points from the right edge to where ghosts and texts end.
const TEXT: f32 = 15.0;

/// An end of a line.
#[derive(Clone, Copy)]
enum End {
    /// In view, at this height.
    Seen(f32),
    /// Above or below what is in view: the height of the edge, and the way there.
    Beyond(f32, f32),
}

impl End {
    fn y(self) -> f32 {
        match self {
            Self::Seen(y) | Self::Beyond(y, _) => y,
        }
    }
}

/// Draws them; `left` is the left edge of the first column.
pub fn show(ui: &Ui, pen: &Pen<'_>, drawn: &[Drawn], left: f32) {
    let (Some(first), Some(last)) = (drawn.first().map(|row| row.row), drawn.last().map(|row| row.row)) else { return };
    let is_near = |row: usize| (first..=last).contains(&row);
    for (number, (stands, home)) in pen.document.rows.ghosts.iter().enumerate() {
        let (true, Some(lane)) = (is_near(stands.row) || is_near(*home), pen.lane_of(stands.column)) else { continue };
        let view = pen.document.rows.rows.get(stands.row).and_then(|row| row.cells.get(stands.column));
        for ghost in view.iter().flat_map(|view| &view.ghosts).filter(|ghost| ghost.row == *home) {
            let end = |row: usize| match frame(pen, drawn, (row, *stands, lane), ghost) {
                Some(frame) => End::Seen(frame.top() + 12.0),
                None if row < last => End::Beyond(ui.clip_rect().top() + 3.0, -1.0),
                None => End::Beyond(ui.clip_rect().bottom() - 3.0, 1.0),
            };
            let right = left + pen.lanes[lane].right();
            connect(ui, pen, ghost, (end(stands.row), end(*home)), (right, number % 2));
        }
    }
}

/// Where a ghost, or its paragraph in another row, stands on the screen.
fn frame(pen: &Pen<'_>, drawn: &[Drawn], (row, stands, lane): (usize, Cell, usize), ghost: &Ghost) -> Option<Rect> {
    let Drawn { top, layouts, .. } = &drawn[drawn.binary_search_by_key(&row, |drawn| drawn.row).ok()?];
    let Lane { left, width, .. } = pen.lanes[lane];
    let rect = Rect::from_min_size(pos2(left, *top), vec2(width, 0.0));
    let view = pen.document.rows.rows.get(row)?.cells.get(stands.column)?;
    let layout = layouts.get(lane)?;
    if row == stands.row {
        cell::ghost_frame(view, layout, rect, ghost.difference)
    } else {
        cell::paragraph_frame(view, layout, rect, ghost.paragraph)
    }
}

fn connect(ui: &Ui, pen: &Pen<'_>, ghost: &Ghost, (from, to): (End, End), (right, odd): (f32, usize)) {
    let (painter, palette) = (ui.painter(), pen.palette);
    let x = right - LINE - APART * odd as f32;
    let mut path = vec![pos2(x, from.y()), pos2(x, to.y())];
    if let End::Seen(y) = from {
        path.insert(0, pos2(right - TEXT, y));
    }
    if let End::Seen(y) = to {
        path.push(pos2(right - TEXT, y));
        marks::arrow_left(painter, palette, pos2(right - TEXT - 2.0, y));
    }
    marks::connector(painter, palette, &path, ghost.certainty, pen.chosen.contains(&ghost.difference));
    for end in [from, to] {
        if let End::Beyond(y, way) = end {
            marks::arrow_head(painter, palette, pos2(x, y), way);
        }
    }
}
