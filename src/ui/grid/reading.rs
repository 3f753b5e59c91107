//! What one reads just now: the place under the pointer, or the end of a selection that grows by keyboard. Its
//! counterparts light up.

use super::{Grid, Pen};
use crate::{
    text::Place,
    ui::{
        command::Command,
        grid::cell,
        grid::selection::{self, Point, Selection, Step},
        rows::Cell,
    },
};
use egui::{CursorIcon, Event, Key, Modifiers, Pos2, Rect, Ui, Vec2, pos2, vec2};

/// The place, and what told it.
#[derive(Default)]
pub struct Reading {
    at: Option<(usize, Point)>,
    is_by_keyboard: bool,
    to_show: Option<(usize, Place)>,
}

impl Reading {
    /// Version and place.
    pub fn at(&self) -> Option<(usize, Point)> {
        self.at
    }

    /// What has to be scrolled to, once.
    pub fn take_to_show(&mut self) -> Option<(usize, Place)> {
        self.to_show.take()
    }
}

/// A step of the selection's end by keyboard.
enum Stride {
    Step(Step),
    /// Lines up or down.
    Line(f32),
}

impl Grid {
    /// Looks what the pointer points at.
    pub(super) fn read_pointer(&mut self, ui: &Ui, pen: &Pen<'_>, origin: Pos2) {
        let moved = ui.input(|input| input.pointer.delta() != Vec2::ZERO || input.pointer.any_pressed());
        if self.reading.is_by_keyboard && !moved {
            return;
        }
        self.reading.is_by_keyboard = false;
        let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| ui.rect_contains_pointer(ui.clip_rect()));
        self.reading.at = pointer.and_then(|pointer| {
            let (at, lane, rect) = self.cell_at(pen, origin, pointer)?;
            let layouts = self.measure(ui, pen, at.row);
            let view = pen.document.rows.rows.get(at.row)?.cells.get(at.column)?;
            let point = cell::character_at(view, layouts.get(lane)?, rect, pointer)?;
            ui.ctx().set_cursor_icon(CursorIcon::Text);
            Some((at.column, point))
        });
    }

    /// The cell under a position, the number of its lane, and where it stands.
    pub(super) fn cell_at(&self, pen: &Pen<'_>, origin: Pos2, position: Pos2) -> Option<(Cell, usize, Rect)> {
        let inside = position - origin;
        let number = pen.lanes.iter().position(|lane| lane.left <= inside.x && inside.x < lane.right())?;
        let lane = pen.lanes[number];
        let row = self.heights.row_at(f64::from(inside.y));
        if self.folds.height(row).is_some() {
            return None;
        }
        let top = origin.y + self.heights.top(row) as f32;
        let rect = Rect::from_min_size(pos2(origin.x + lane.left, top), vec2(lane.width, self.heights.height(row)));
        Some((Cell { row, column: lane.version }, number, rect))
    }

    /// Shift and the arrows select; with Alt by words.
    pub(super) fn read_keys(&mut self, ui: &Ui, pen: &Pen<'_>, out: &mut Vec<Command>) {
        let ctx = ui.ctx();
        if pen.state.dialog.is_some() || ctx.any_popup_open() || ctx.text_edit_focused() {
            return;
        }
        let mut strides = Vec::new();
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                Event::Key { key, pressed: true, modifiers, .. } => match stride(*key, *modifiers) {
                    Some(stride) => {
                        strides.push(stride);
                        false
                    }
                    None => true,
                },
                _ => true,
            });
        });
        if strides.is_empty() {
            return;
        }
        let Some(mut selection) = selection::current(pen.document) else { return };
        for stride in strides {
            selection = match stride {
                Stride::Step(step) => selection.stepped(pen.document, step),
                Stride::Line(lines) => self.line_further(ui, pen, selection, lines).unwrap_or(selection),
            };
        }
        let Selection { version, head, .. } = selection;
        self.reading.at = Some((version, head));
        self.reading.is_by_keyboard = true;
        // The character before the end when it stands at the end of the paragraph.
        self.reading.to_show = Some((version, Place::new(head.paragraph, head.at.saturating_sub(1), head.at + 1)));
        out.push(Command::Select(Some(selection)));
    }

    /// The selection with its end a line up or down, in the next paragraph beyond the first and last line.
    fn line_further(&mut self, ui: &Ui, pen: &Pen<'_>, selection: Selection, lines: f32) -> Option<Selection> {
        let Selection { version, head, .. } = selection;
        let texts = &pen.document.review.versions().get(version)?.paragraphs;
        let length = |paragraph: usize| texts.get(paragraph).map_or(0, |paragraph| paragraph.text.chars().count());
        let caret = self.caret(ui, pen, version, head)?;
        let edge = |paragraph: usize, is_end: bool| Point { paragraph, at: if is_end { length(paragraph) } else { 0 } };
        let last = self.caret(ui, pen, version, edge(head.paragraph, lines > 0.0))?;
        let point = if (last.center().y - caret.center().y).abs() > 1.0 {
            let wanted = caret.center() + vec2(0.0, lines * caret.height());
            self.point_in(ui, pen, version, head.paragraph, wanted)?
        } else {
            let next = head.paragraph.checked_add_signed(lines as isize).filter(|next| *next < texts.len());
            match next {
                Some(next) => {
                    let line = self.caret(ui, pen, version, edge(next, lines < 0.0))?;
                    self.point_in(ui, pen, version, next, pos2(caret.center().x, line.center().y))?
                }
                None => edge(head.paragraph, lines > 0.0),
            }
        };
        Some(Selection { head: point, ..selection })
    }

    /// Where a place of a version stands in its cell.
    fn caret(&mut self, ui: &Ui, pen: &Pen<'_>, version: usize, point: Point) -> Option<Rect> {
        let (row, lane) = (pen.document.rows.row_of(version, point.paragraph)?, pen.lane_of(version)?);
        let layouts = self.measure(ui, pen, row);
        cell::caret(pen.document.rows.rows.get(row)?.cells.get(version)?, layouts.get(lane)?, point)
    }

    fn point_in(&mut self, ui: &Ui, pen: &Pen<'_>, version: usize, paragraph: usize, at: Pos2) -> Option<Point> {
        let (row, lane) = (pen.document.rows.row_of(version, paragraph)?, pen.lane_of(version)?);
        let layouts = self.measure(ui, pen, row);
        cell::point_in(pen.document.rows.rows.get(row)?.cells.get(version)?, layouts.get(lane)?, paragraph, at)
    }
}

fn stride(key: Key, modifiers: Modifiers) -> Option<Stride> {
    let by_words = modifiers.matches_exact(Modifiers::SHIFT | Modifiers::ALT);
    if !by_words && !modifiers.matches_exact(Modifiers::SHIFT) {
        return None;
    }
    match (key, by_words) {
        (Key::ArrowLeft, false) => Some(Stride::Step(Step::Left)),
        (Key::ArrowRight, false) => Some(Stride::Step(Step::Right)),
        (Key::ArrowLeft, true) => Some(Stride::Step(Step::WordLeft)),
        (Key::ArrowRight, true) => Some(Stride::Step(Step::WordRight)),
        (Key::ArrowUp, false) => Some(Stride::Line(-1.0)),
        (Key::ArrowDown, false) => Some(Stride::Line(1.0)),
        _ => None,
    }
}
