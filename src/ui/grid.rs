//! The level grid: a column a version, a row as high as its tallest cell, headers that stay while one scrolls.
//!
//! Only rows in view are drawn. Heights are measured once for a width and text size; short articles at once,
//! long ones in slices between frames, the rows above the first visible one never moving what is being read.

use super::{
    cell,
    command::{Action, Command},
    describe, header,
    heights::Heights,
    i18n::Texts,
    marks,
    rows::{Cell, Certainty, RowState, RowView},
    state::{Cursor, Document},
    theme::Palette,
};
use egui::{
    Align2, FontId, Margin, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    scroll_area::{DragScroll, ScrollSource},
    vec2,
};
use std::time::{Duration, Instant};

/// Up to so many rows everything is measured in one go.
const ALL_AT_ONCE: usize = 300;
/// Time for measuring in each frame beyond that.
const SLICE: Duration = Duration::from_millis(4);
/// Points for number, state and note of a row.
const GUTTER: f32 = 58.0;
/// Points that number, state and note take below one another.
const NUMBER: f32 = 52.0;
/// Narrowest column in points; what does not fit is scrolled to.
const NARROWEST: f32 = 220.0;
/// Width a column should have if the window has room for it, in points.
pub const COMFORTABLE: f32 = 240.0;
/// Widest column in heights of the text, for lines of a readable length.
const WIDEST: f32 = 46.0;

/// What drawing remembers from frame to frame.
#[derive(Default)]
pub struct Grid {
    heights: Heights,
    key: Key,
    anchor: Anchor,
    offset: Vec2,
    is_new: bool,
    shown_cursor: Option<Cursor>,
    /// Size of the part for rows in the last frame, and whether the cursor's row could be seen there.
    room: Vec2,
    sees_cursor: bool,
}

/// What heights depend on.
#[derive(Clone, Copy, Default, PartialEq)]
struct Key {
    document: u64,
    revision: u64,
    width: f32,
    size: f32,
    pixels_per_point: f32,
}

/// The first visible row and how far into it one has scrolled.
#[derive(Clone, Copy, Default)]
struct Anchor {
    row: usize,
    within: f32,
}

/// What a frame draws with.
struct Pen<'a> {
    document: &'a Document,
    texts: &'a Texts,
    palette: &'static Palette,
    column_width: f32,
    size: f32,
    chosen: Vec<usize>,
}

impl Grid {
    /// Draws headers, gutter and rows into all of `ui`.
    pub fn show(&mut self, ui: &mut Ui, document: &Document, texts: &Texts, size: f32, out: &mut Vec<Command>) {
        let columns = document.review.versions().len().max(1) as f32;
        let area = ui.available_rect_before_wrap();
        let room = area.width() - GUTTER - ui.spacing().scroll.bar_width - 4.0;
        let column_width = (room / columns).clamp(NARROWEST, (WIDEST * size).max(NARROWEST)).floor();
        let pen =
            Pen { document, texts, palette: Palette::of(ui), column_width, size, chosen: document.chosen_numbers() };
        self.renew(ui, &pen);

        // A grid narrower than the window stands in its middle.
        let left = area.left() + ((room - columns * column_width) / 2.0).max(0.0).floor();
        let header_height = header::height(ui);
        let below = pos2(left + GUTTER, area.top() + header_height);
        let body = Rect::from_min_max(below, area.max);
        let gutter = Rect::from_min_max(pos2(left, below.y), pos2(below.x, area.bottom()));
        let headers = Rect::from_min_max(area.min, pos2(area.right(), below.y));

        ui.painter().rect_filled(area, 0.0, pen.palette.paper);
        let offset = self.body(ui, &pen, body, out);
        self.gutter(ui, &pen, gutter, offset.y, out);
        let first = pos2(body.left() - offset.x, area.top());
        let heads = header::Place { area: headers, left: body.left(), first, column_width };
        header::show(ui, document, texts, &heads, out);
        ui.advance_cursor_after_rect(area);
    }

    fn renew(&mut self, ui: &Ui, pen: &Pen<'_>) {
        let document = pen.document;
        let key = Key {
            document: document.number,
            revision: document.rows_revision,
            width: pen.column_width,
            size: pen.size,
            pixels_per_point: ui.pixels_per_point(),
        };
        let rows = &document.rows.rows;
        if key.document != self.key.document {
            (self.anchor, self.offset, self.is_new, self.shown_cursor) = (Anchor::default(), Vec2::ZERO, true, None);
        }
        if key != self.key {
            let estimate =
                |row: &RowView| row.cells.iter().map(|c| cell::estimate(c, key.width, key.size)).fold(0.0, f32::max);
            self.heights = Heights::estimated(rows.iter().map(estimate).collect());
            self.key = key;
            self.hold_cursor();
        }
        let until = Instant::now() + SLICE;
        while let Some(row) = self.heights.first_inexact() {
            if rows.len() > ALL_AT_ONCE && Instant::now() >= until {
                ui.ctx().request_repaint();
                break;
            }
            self.measure(ui, pen, row);
        }
        self.heights.settle();
    }

    /// Other text sizes and windows move the rows; a cursor that was in view comes back into it.
    fn hold_cursor(&mut self) {
        if self.sees_cursor {
            self.shown_cursor = None;
        }
    }

    fn measure(&mut self, ui: &Ui, pen: &Pen<'_>, row: usize) -> Vec<cell::Layout> {
        let cells = &pen.document.rows.rows[row].cells;
        let layouts: Vec<_> = cells
            .iter()
            .map(|cell| {
                let empty = describe::empty(pen.texts, pen.document, cell);
                cell::lay_out(ui, cell, empty.as_deref(), pen.column_width, pen.size)
            })
            .collect();
        self.heights.measure(row, layouts.iter().map(|layout| layout.height).fold(0.0, f32::max));
        layouts
    }

    fn body(&mut self, ui: &mut Ui, pen: &Pen<'_>, body: Rect, out: &mut Vec<Command>) -> Vec2 {
        let mut ui = ui.new_child(UiBuilder::new().max_rect(body));
        ui.set_clip_rect(ui.clip_rect().intersect(body));
        let mut area = ScrollArea::both()
            .id_salt("grid")
            .auto_shrink(false)
            .animated(false)
            .content_margin(Margin::ZERO)
            .scroll_source(ScrollSource { drag: DragScroll::Never, ..ScrollSource::default() });
        if std::mem::replace(&mut self.room, body.size()) != body.size() {
            self.hold_cursor();
        }
        let wanted = self.wanted_offset(&ui, pen, body);
        if wanted != self.offset || std::mem::take(&mut self.is_new) {
            area = area.scroll_offset(wanted);
        }
        let shown = area.show_viewport(&mut ui, |ui, viewport| {
            let columns = pen.document.review.versions().len() as f32;
            ui.set_min_size(vec2(columns * pen.column_width, self.heights.total() as f32));
            self.rows(ui, pen, viewport, out);
        });
        self.offset = shown.state.clamped_offset();
        let row = self.heights.row_at(f64::from(self.offset.y));
        self.anchor = Anchor { row, within: self.offset.y - self.heights.top(row) as f32 };
        let cursor = pen.document.cursor.cell.row;
        let (top, bottom) = (self.heights.top(cursor) as f32, self.heights.top(cursor + 1) as f32);
        self.sees_cursor = top < self.offset.y + body.height() && bottom > self.offset.y;
        self.offset
    }

    /// Where to scroll: the anchor stays where it is, and a cursor that has moved comes into view.
    fn wanted_offset(&mut self, ui: &Ui, pen: &Pen<'_>, body: Rect) -> Vec2 {
        let mut wanted = self.offset;
        let within = self.anchor.within.min(self.heights.height(self.anchor.row));
        let anchored = self.heights.top(self.anchor.row) as f32 + within;
        if (anchored - wanted.y).abs() > 0.5 {
            wanted.y = anchored;
        }
        let cursor = pen.document.cursor;
        if self.shown_cursor.replace(cursor) == Some(cursor) {
            return wanted;
        }
        let (row, column) = (cursor.cell.row, cursor.cell.column);
        let (top, height) = (self.heights.top(row) as f32, self.heights.height(row));
        if top < wanted.y || top + height > wanted.y + body.height() {
            wanted.y = (top - ((body.height() - height) * 0.3).max(0.0)).max(0.0);
        }
        // In a row higher than the window the marked words have to be seen, not just the row's beginning.
        if let Some(mark) = self.chosen_mark(ui, pen).map(|within| top + within)
            && mark + 2.0 * pen.size > wanted.y + body.height()
        {
            wanted.y = mark - body.height() * 0.4;
        }
        let left = column as f32 * pen.column_width;
        let room = body.width() - ui.spacing().scroll.bar_width - 2.0;
        if left < wanted.x || left + pen.column_width > wanted.x + room {
            wanted.x = (left - (room - pen.column_width).max(0.0)).max(0.0);
        }
        wanted
    }

    /// How far below the top of the cursor's row the chosen difference marks its first words.
    fn chosen_mark(&mut self, ui: &Ui, pen: &Pen<'_>) -> Option<f32> {
        let cursor = pen.document.cursor;
        let cells = &pen.document.rows.rows.get(cursor.cell.row)?.cells;
        let difference = cursor.difference?;
        let layouts = self.measure(ui, pen, cursor.cell.row);
        let tops = cells.iter().zip(&layouts).filter_map(|(view, layout)| cell::mark_top(view, layout, difference));
        tops.reduce(f32::min)
    }

    fn rows(&mut self, ui: &mut Ui, pen: &Pen<'_>, viewport: Rect, out: &mut Vec<Command>) {
        let origin = ui.max_rect().min;
        let columns = pen.document.review.versions().len();
        let rows = &pen.document.rows.rows;
        let mut row = self.heights.row_at(f64::from(viewport.top()));
        let mut y = origin.y + self.heights.top(row) as f32;
        let mut outline = None;
        while row < rows.len() && y < origin.y + viewport.bottom() {
            let layouts = self.measure(ui, pen, row);
            let size = vec2(columns as f32 * pen.column_width, self.heights.height(row));
            let rect = Rect::from_min_size(pos2(origin.x, y), size);
            for (column, layout) in layouts.iter().enumerate() {
                let left = origin.x + column as f32 * pen.column_width;
                let cell_rect = Rect::from_min_size(pos2(left, y), vec2(pen.column_width, size.y));
                if ui.is_rect_visible(cell_rect) {
                    show_cell(ui, pen, Cell { row, column }, layout, cell_rect, out);
                }
            }
            let line = Stroke::new(1.0, pen.palette.line);
            ui.painter().hline(rect.x_range(), rect.bottom(), line);
            if row == pen.document.cursor.cell.row {
                outline = Some(rect);
            }
            y += size.y;
            row += 1;
        }
        self.heights.settle();
        if let Some(rect) = outline {
            let stroke = Stroke::new(1.5, pen.palette.accent);
            ui.painter().rect_stroke(rect.shrink(0.75), 0.0, stroke, StrokeKind::Middle);
        }
    }

    fn gutter(&self, ui: &mut Ui, pen: &Pen<'_>, gutter: Rect, offset: f32, out: &mut Vec<Command>) {
        let painter = ui.painter().with_clip_rect(gutter);
        painter.rect_filled(gutter, 0.0, pen.palette.panel);
        painter.vline(gutter.right(), gutter.y_range(), Stroke::new(1.0, pen.palette.line));
        let mut row = self.heights.row_at(f64::from(offset));
        while row < self.heights.len() {
            let top = gutter.top() + self.heights.top(row) as f32 - offset;
            if top >= gutter.bottom() {
                break;
            }
            let size = vec2(gutter.width(), self.heights.height(row));
            let rect = Rect::from_min_size(pos2(gutter.left(), top), size);
            show_gutter(ui, &painter, pen, row, rect, rect.intersect(gutter), out);
            row += 1;
        }
    }
}

fn show_cell(ui: &mut Ui, pen: &Pen<'_>, at: Cell, layout: &cell::Layout, rect: Rect, out: &mut Vec<Command>) {
    let document = pen.document;
    let Some(view) = document.rows.rows.get(at.row).and_then(|row| row.cells.get(at.column)) else { return };
    let response = ui.interact(rect, ui.scope_id().with((at.row, at.column)), Sense::CLICK);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, describe::cell(pen.texts, document, at.row, at.column)));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    cell::paint(&painter, pen.palette, view, layout, rect, &pen.chosen);
    if at.column > 0 {
        painter.vline(rect.left(), rect.y_range(), Stroke::new(1.0, pen.palette.line));
    }
    if at == document.cursor.cell {
        painter.rect_stroke(rect, 0.0, Stroke::new(3.0, pen.palette.accent), StrokeKind::Inside);
    }
    if response.clicked() {
        out.push(Command::Pick { row: at.row, column: at.column });
        let hit = response.interact_pointer_pos().and_then(|pointer| cell::mark_at(view, layout, rect, pointer));
        out.extend(hit.map(Command::PickDifference));
    }
    if response.double_clicked() {
        out.push(Command::Do(Action::Note));
    }
}

fn show_gutter(
    ui: &mut Ui,
    painter: &egui::Painter,
    pen: &Pen<'_>,
    number: usize,
    rect: Rect,
    visible: Rect,
    out: &mut Vec<Command>,
) {
    let Some(row) = pen.document.rows.rows.get(number) else { return };
    let is_cursor = number == pen.document.cursor.cell.row;
    if is_cursor {
        painter.rect_filled(rect, 0.0, pen.palette.accent_tint);
    }
    let ink = if is_cursor { pen.palette.ink } else { pen.palette.dim };
    // In a row higher than the window its number stays in view.
    let y = visible.top().min(rect.bottom() - NUMBER).max(rect.top()) + 19.0;
    let right = rect.right() - 30.0;
    painter.text(pos2(right, y), Align2::RIGHT_CENTER, number + 1, FontId::proportional(12.5), ink);
    let centre = pos2(rect.right() - 15.0, y);
    match row.state {
        RowState::Differs(kind) => marks::badge(painter, pen.palette, centre, 17.0, kind, Certainty::Marked),
        RowState::Unsure(kind) => marks::badge(painter, pen.palette, centre, 17.0, kind, Certainty::Unsure),
        RowState::CannotTell => {
            painter.text(centre, Align2::CENTER_CENTER, "?", FontId::proportional(14.0), pen.palette.dim);
        }
        RowState::Agrees | RowState::Debris => {}
    }
    if !row.notes.is_empty() {
        marks::note(painter, pen.palette, centre + vec2(0.0, 23.0), 15.0);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, pen.palette.line));
    let response = ui.interact(visible, ui.scope_id().with(("gutter", number)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, describe::row(pen.texts, pen.document, number)));
    if response.clicked() {
        out.push(Command::Pick { row: number, column: pen.document.cursor.cell.column });
    }
    if response.double_clicked() {
        out.push(Command::Do(Action::Note));
    }
}
