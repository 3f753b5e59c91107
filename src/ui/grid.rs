//! The level grid: a column a version, a row as high as its tallest cell, headers that stay while one scrolls.
//!
//! Only rows in view are drawn. Heights are measured once for a width and text size; short articles at once,
//! long ones in slices between frames, the rows above the first visible one never moving what is being read.

pub mod cell;
pub mod columns;
pub mod ghosts;
pub mod header;
pub mod heights;
pub mod lit;
pub mod ruler;
pub mod selection;

mod connector;
mod folds;
mod gutter;
mod pointer;
mod reading;

use super::{
    command::Command,
    describe,
    find::Match,
    i18n::Texts,
    marks,
    rows::{Cell, RowView, Rows},
    state::{Cursor, Document, State},
    theme::Palette,
};
use columns::{Bounds, Lane};
use egui::{
    Margin, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    scroll_area::{DragScroll, ScrollSource},
    vec2,
};
use folds::Folds;
use heights::Heights;
use lit::{Light, Lit};
use pointer::Drag;
use reading::Reading;
use ruler::Ruler;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Up to so many rows everything is measured in one go.
const ALL_AT_ONCE: usize = 300;
/// Time for measuring in each frame beyond that.
const SLICE: Duration = Duration::from_millis(2);
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
    /// Heights of rows that were measured, whether they are folded away now or not.
    measured: Vec<Option<f32>>,
    /// What they were measured of.
    of: Arc<Rows>,
    key: Key,
    folds: Folds,
    /// Counts how often the tops moved.
    settled: u64,
    anchor: Anchor,
    offset: Vec2,
    is_new: bool,
    shown_cursor: Option<Cursor>,
    shown_match: Option<Match>,
    /// Size of the part for rows in the last frame, and whether the cursor's row could be seen there.
    room: Vec2,
    sees_cursor: bool,
    /// The cursor goes where a pointer clicked: nothing needs to scroll.
    is_pointed: bool,
    /// Where to scroll, in points from the top.
    jump: Option<f32>,
    reading: Reading,
    light: Light,
    drag: Option<Drag>,
    ruler: Ruler,
}

/// What heights depend on beside the rows.
#[derive(Clone, Default, PartialEq)]
struct Key {
    document: u64,
    lanes: Vec<Lane>,
    size: f32,
    pixels_per_point: f32,
}

/// The first visible row and how far into it one has scrolled.
#[derive(Clone, Copy, Default)]
struct Anchor {
    row: usize,
    within: f32,
}

/// A row as it was drawn.
struct Drawn {
    row: usize,
    /// Upper edge in points of the screen.
    top: f32,
    /// A layout for each visible column.
    layouts: Vec<cell::Layout>,
}

/// What a frame draws with.
struct Pen<'a> {
    state: &'a State,
    document: &'a Document,
    texts: &'a Texts,
    palette: &'static Palette,
    lanes: Vec<Lane>,
    size: f32,
    chosen: Vec<usize>,
}

impl Pen<'_> {
    fn width(&self) -> f32 {
        self.lanes.last().map_or(0.0, Lane::right)
    }

    fn lane_of(&self, version: usize) -> Option<usize> {
        self.lanes.iter().position(|lane| lane.version == version)
    }

    /// The match that one stands on.
    fn found_at(&self) -> Option<Match> {
        let find = self.state.find.as_ref()?;
        find.matches.get(find.at?).copied()
    }

    /// Matches in a row.
    fn found_in(&self, row: usize) -> &[Match] {
        let Some(find) = &self.state.find else { return &[] };
        let first = find.matches.partition_point(|found| found.row < row);
        let behind = find.matches.partition_point(|found| found.row <= row);
        find.matches.get(first..behind).unwrap_or_default()
    }
}

impl Grid {
    /// Draws headers, gutter, rows and ruler into all of `ui`; nothing without a document.
    pub fn show(&mut self, ui: &mut Ui, state: &State, texts: &Texts, size: f32, out: &mut Vec<Command>) {
        let Some(document) = &state.document else { return };
        let area = ui.available_rect_before_wrap();
        let (gutter_width, versions) = (gutter::width(ui), document.review.versions().len());
        let ruler_width = ruler::width(document.columns.visible(versions).len());
        let room = area.width() - gutter_width - ruler_width - ui.spacing().scroll.bar_width - 4.0;
        let bounds = Bounds { narrowest: NARROWEST, widest: WIDEST * size };
        let lanes = document.columns.lanes(versions, room, bounds);
        let (palette, chosen) = (Palette::of(ui), document.chosen_numbers());
        let pen = Pen { state, document, texts, palette, lanes, size, chosen };
        self.renew(ui, &pen);
        self.read_keys(ui, &pen, out);

        // A grid narrower than the window stands in its middle.
        let left = area.left() + ((room - pen.width()) / 2.0).max(0.0).floor();
        let header_height = header::height(ui);
        let below = pos2(left + gutter_width, area.top() + header_height);
        let body = Rect::from_min_max(below, area.max - vec2(ruler_width, 0.0));
        let gutter = Rect::from_min_max(pos2(left, below.y), pos2(below.x, area.bottom()));
        let headers = Rect::from_min_max(area.min, pos2(area.right(), below.y));

        ui.painter().rect_filled(area, 0.0, pen.palette.paper);
        let offset = self.body(ui, &pen, body, out);
        self.gutter(ui, &pen, gutter, offset.y, out);
        let first = pos2(body.left() - offset.x, area.top());
        let heads = header::Place { area: headers, body: body.x_range(), first, corner: gutter.x_range() };
        header::show(ui, document, texts, &heads, &pen.lanes, out);
        let lane = Rect::from_min_max(pos2(body.right(), body.top()), area.max);
        self.ruler(ui, &pen, lane, body.height());
        ui.advance_cursor_after_rect(area);
    }

    fn renew(&mut self, ui: &Ui, pen: &Pen<'_>) {
        let document = pen.document;
        let key = Key {
            document: document.number,
            lanes: pen.lanes.clone(),
            size: pen.size,
            pixels_per_point: ui.pixels_per_point(),
        };
        let rows = &document.rows.rows;
        if key.document != self.key.document {
            (self.anchor, self.offset, self.is_new, self.shown_cursor) = (Anchor::default(), Vec2::ZERO, true, None);
            self.shown_match = None;
        }
        let is_other = key != self.key;
        let is_newer = !Arc::ptr_eq(&self.of, &document.rows);
        if is_other || is_newer {
            let old = std::mem::replace(&mut self.of, Arc::clone(&document.rows));
            let kept = |(number, row): (usize, &RowView)| {
                let same = old.rows.get(number).is_some_and(|old| is_as_high(old, row));
                self.measured.get(number).copied().flatten().filter(|_| same && !is_other)
            };
            self.measured = rows.iter().enumerate().map(kept).collect();
            self.key = key;
        }
        let refolded = self.folds.renew(document);
        if is_other || is_newer || refolded {
            self.estimate(rows);
        }
        if is_other || refolded {
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
        self.settle();
    }

    /// Heights that are known, and guesses at the others.
    fn estimate(&mut self, rows: &[RowView]) {
        let guess = |row: &RowView| {
            let cells = self.key.lanes.iter().filter_map(|lane| Some((row.cells.get(lane.version)?, lane)));
            cells.map(|(cell, lane)| cell::estimate(cell, lane.width, self.key.size)).fold(0.0, f32::max)
        };
        let height = |(number, row): (usize, &RowView)| match self.folds.height(number) {
            Some(height) => (height, true),
            None => match self.measured[number] {
                Some(height) => (height, true),
                None => (guess(row), false),
            },
        };
        let (heights, is_exact) = rows.iter().enumerate().map(height).unzip();
        self.heights = Heights::new(heights, is_exact);
        self.settled += 1;
    }

    fn settle(&mut self) {
        self.settled += u64::from(self.heights.settle());
    }

    /// Other text sizes and windows move the rows; a cursor that was in view comes back into it.
    fn hold_cursor(&mut self) {
        if self.sees_cursor {
            self.shown_cursor = None;
        }
    }

    /// Lays a row out, a layout for each visible column, and notes its height.
    fn measure(&mut self, ui: &Ui, pen: &Pen<'_>, row: usize) -> Vec<cell::Layout> {
        let Some(view) = pen.document.rows.rows.get(row) else { return Vec::new() };
        let layouts: Vec<_> = pen
            .lanes
            .iter()
            .filter_map(|lane| {
                let cell = view.cells.get(lane.version)?;
                let said = cell::Said {
                    empty: describe::empty(pen.texts, pen.document, cell),
                    ghosts: cell.ghosts.iter().map(|ghost| describe::ghost(pen.texts, ghost)).collect(),
                };
                Some(cell::lay_out(ui, cell, &said, lane.width, pen.size))
            })
            .collect();
        let height = layouts.iter().map(|layout| layout.height).fold(gutter::least_height(view), f32::max);
        self.measured[row] = Some(height);
        if self.folds.height(row).is_none() {
            self.heights.measure(row, height);
        }
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
            ui.set_min_size(vec2(pen.width(), self.heights.total() as f32));
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

    /// Where to scroll: the anchor stays where it is, and what has moved, the cursor, the match or the end of the
    /// selection, comes into view.
    fn wanted_offset(&mut self, ui: &Ui, pen: &Pen<'_>, body: Rect) -> Vec2 {
        let mut wanted = self.offset;
        let within = self.anchor.within.min(self.heights.height(self.anchor.row));
        let anchored = self.heights.top(self.anchor.row) as f32 + within;
        if (anchored - wanted.y).abs() > 0.5 {
            wanted.y = anchored;
        }
        if let Some(jump) = self.jump.take() {
            let most = (self.heights.total() as f32 - body.height()).max(0.0);
            wanted.y = jump.clamp(0.0, most);
        }
        let room = vec2(body.width() - ui.spacing().scroll.bar_width - 2.0, body.height());
        let cursor = pen.document.cursor;
        let is_pointed = std::mem::take(&mut self.is_pointed);
        if self.shown_cursor.replace(cursor) != Some(cursor) && !is_pointed {
            self.bring_cursor(ui, pen, room, &mut wanted);
        }
        let found = pen.found_at();
        if std::mem::replace(&mut self.shown_match, found) != found
            && let Some(found) = found
        {
            self.bring_place(ui, pen, (found.version, found.place), room, &mut wanted);
        }
        if let Some(place) = self.reading.take_to_show() {
            self.bring_place(ui, pen, place, room, &mut wanted);
        }
        wanted
    }

    fn bring_cursor(&mut self, ui: &Ui, pen: &Pen<'_>, room: Vec2, wanted: &mut Vec2) {
        let cell = pen.document.cursor.cell;
        let (top, height) = (self.heights.top(cell.row) as f32, self.heights.height(cell.row));
        if top < wanted.y || top + height > wanted.y + room.y {
            wanted.y = (top - ((room.y - height) * 0.3).max(0.0)).max(0.0);
        }
        // In a row higher than the window the marked words have to be seen, not just the row's beginning.
        if let Some(mark) = self.chosen_mark(ui, pen).map(|within| top + within)
            && mark + 2.0 * pen.size > wanted.y + room.y
        {
            wanted.y = mark - room.y * 0.4;
        }
        bring_lane(pen, cell.column, room, wanted);
    }

    fn bring_place(
        &mut self,
        ui: &Ui,
        pen: &Pen<'_>,
        (version, place): (usize, crate::text::Place),
        room: Vec2,
        wanted: &mut Vec2,
    ) {
        let Some((row, lane)) = pen.document.rows.row_of(version, place.paragraph).zip(pen.lane_of(version)) else {
            return;
        };
        let layouts = self.measure(ui, pen, row);
        self.settle();
        let view = &pen.document.rows.rows[row].cells[version];
        let lines = layouts.get(lane).map(|layout| cell::lines_of(view, layout, place.paragraph, place.span));
        let top = self.heights.top(row) as f32;
        if let Some(line) = lines.as_ref().and_then(|lines| lines.first()) {
            let (above, below) = (top + line.top() - 8.0, top + line.bottom() + 8.0);
            if above < wanted.y || below > wanted.y + room.y {
                wanted.y = (above - room.y * 0.4).max(0.0);
            }
        }
        bring_lane(pen, version, room, wanted);
    }

    /// How far below the top of the cursor's row the chosen difference marks its first words.
    fn chosen_mark(&mut self, ui: &Ui, pen: &Pen<'_>) -> Option<f32> {
        let cursor = pen.document.cursor;
        let cells = &pen.document.rows.rows.get(cursor.cell.row)?.cells;
        let difference = cursor.difference?;
        let layouts = self.measure(ui, pen, cursor.cell.row);
        let views = pen.lanes.iter().filter_map(|lane| cells.get(lane.version));
        let tops = views.zip(&layouts).filter_map(|(view, layout)| cell::mark_top(view, layout, difference));
        tops.reduce(f32::min)
    }

    fn rows(&mut self, ui: &mut Ui, pen: &Pen<'_>, viewport: Rect, out: &mut Vec<Command>) {
        let origin = ui.max_rect().min;
        self.offset = viewport.min.to_vec2();
        let rows = &pen.document.rows.rows;
        self.read_pointer(ui, pen, origin);
        let mut light = std::mem::take(&mut self.light);
        let lit = light.shine(pen.document, self.reading.at());
        if lit.is_coming {
            ui.ctx().request_repaint();
        }
        let first = self.heights.row_at(f64::from(viewport.top()));
        let (mut row, mut y) = (first, origin.y + self.heights.top(first) as f32);
        let mut outline = None;
        let mut drawn: Vec<Drawn> = Vec::new();
        while row < rows.len() && y < origin.y + viewport.bottom() {
            let size = match self.folds.height(row) {
                Some(height) => vec2(pen.width(), height),
                None => {
                    let layouts = self.measure(ui, pen, row);
                    let size = vec2(pen.width(), self.heights.height(row));
                    self.row(ui, pen, row, (&layouts, lit), Rect::from_min_size(pos2(origin.x, y), size), out);
                    drawn.push(Drawn { row, top: y, layouts });
                    size
                }
            };
            let rect = Rect::from_min_size(pos2(origin.x, y), size);
            if let Some(count) = self.folds.begins(row) {
                folds::show(ui, pen, row, count, rect, out);
            }
            if size.y > 0.0 {
                ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, pen.palette.line));
            }
            if row == pen.document.cursor.cell.row {
                outline = Some(rect);
            }
            y += size.y;
            row += 1;
        }
        self.light = light;
        self.settle();
        connector::show(ui, pen, &drawn, origin.x);
        if let Some(rect) = outline {
            let stroke = Stroke::new(1.5, pen.palette.accent);
            ui.painter().rect_stroke(rect.shrink(0.75), 0.0, stroke, StrokeKind::Middle);
        }
        self.drag_on(ui, pen, origin, out);
    }

    fn row(
        &mut self,
        ui: &mut Ui,
        pen: &Pen<'_>,
        row: usize,
        (layouts, lit): (&[cell::Layout], &Lit),
        rect: Rect,
        out: &mut Vec<Command>,
    ) {
        let found = pen.found_in(row);
        for (number, (lane, layout)) in pen.lanes.iter().zip(layouts).enumerate() {
            let place = Rect::from_min_size(pos2(rect.left() + lane.left, rect.top()), vec2(lane.width, rect.height()));
            if !ui.is_rect_visible(place) {
                continue;
            }
            let at = Cell { row, column: lane.version };
            let over = cell::Over {
                version: lane.version,
                chosen: &pen.chosen,
                selection: pen.document.selection,
                found,
                found_at: pen.found_at(),
                lit,
            };
            let response = show_cell(ui, pen, at, (layout, &over), place);
            if number > 0 {
                ui.painter().vline(place.left(), place.y_range(), Stroke::new(1.0, pen.palette.line));
            }
            self.point(ui, pen, at, (layout, place), &response, out);
        }
    }

    fn ruler(&mut self, ui: &mut Ui, pen: &Pen<'_>, lane: Rect, viewport: f32) {
        let scene = ruler::Scene {
            document: pen.document,
            texts: pen.texts,
            find: pen.state.find.as_ref(),
            lanes: &pen.lanes,
            heights: &self.heights,
            settled: self.settled,
            seen: self.offset.y..=self.offset.y + viewport,
        };
        if let Some(middle) = self.ruler.show(ui, lane, &scene) {
            self.jump = Some(middle - viewport / 2.0);
            ui.ctx().request_repaint();
        }
    }
}

/// Whether two rows take the same height whatever is marked in them.
fn is_as_high(old: &RowView, new: &RowView) -> bool {
    let same = |(old, new): (&super::rows::CellView, &super::rows::CellView)| {
        let texts = old.paragraphs.iter().zip(&new.paragraphs).all(|(o, n)| o.role == n.role && o.text == n.text);
        texts && old.paragraphs.len() == new.paragraphs.len() && old.empty == new.empty && old.ghosts == new.ghosts
    };
    old.cells.len() == new.cells.len()
        && gutter::least_height(old) == gutter::least_height(new)
        && old.cells.iter().zip(&new.cells).all(same)
}

fn bring_lane(pen: &Pen<'_>, version: usize, room: Vec2, wanted: &mut Vec2) {
    let Some(lane) = pen.lane_of(version).map(|lane| pen.lanes[lane]) else { return };
    if lane.left < wanted.x || lane.right() > wanted.x + room.x {
        wanted.x = (lane.left - (room.x - lane.width).max(0.0)).max(0.0);
    }
}

fn show_cell(
    ui: &Ui,
    pen: &Pen<'_>,
    at: Cell,
    (layout, over): (&cell::Layout, &cell::Over<'_>),
    rect: Rect,
) -> egui::Response {
    let document = pen.document;
    let response = ui.interact(rect, ui.scope_id().with((at.row, at.column)), Sense::CLICK);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Label, true, describe::cell(pen.texts, document, at.row, at.column)));
    let Some(view) = document.rows.rows.get(at.row).and_then(|row| row.cells.get(at.column)) else { return response };
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    cell::paint(&painter, pen.palette, view, layout, rect, over);
    if view.is_pinned {
        let centre = rect.right_top() + vec2(-9.0, 11.0);
        marks::pin(&painter, centre, 13.0, Stroke::new(1.6, pen.palette.accent));
    }
    if document.linking == Some(at) {
        let frame = rect.shrink(4.0);
        let corners =
            [frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom(), frame.left_top()];
        painter.extend(egui::Shape::dashed_line(&corners, Stroke::new(2.0, pen.palette.accent), 7.0, 5.0));
    }
    if at == document.cursor.cell {
        painter.rect_stroke(rect, 0.0, Stroke::new(3.0, pen.palette.accent), StrokeKind::Inside);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        collate::{Collation, Row},
        review::Review,
        text::{Paragraph, Place, Version},
        ui::{find::Find, settings::InterfaceLanguage, state::Compared, theme},
    };
    use egui_kittest::{Harness, kittest::Queryable as _};

    fn state(rows: usize) -> State {
        let paragraphs = |word: &str| {
            let text = |row: usize| format!("{} {row}.", [word].repeat(5 + row * 37 % 150).join(" "));
            (0..rows).map(|row| Paragraph::new(text(row), crate::text::Role::Body)).collect()
        };
        let versions = ["broen", "bridge"].map(|word| Version::new(word, paragraphs(word))).to_vec();
        let rows = (0..rows).map(|row| Row { cells: vec![vec![row], vec![row]] }).collect();
        let mut document = Document::new(Review::new(versions), None);
        document.collation = Arc::new(Collation { rows, ..Collation::default() });
        document.compared = Compared::Done;
        document.refresh_rows();
        State { document: Some(document), ..State::default() }
    }

    fn window(state: State) -> Harness<'static, (Grid, State)> {
        let texts = Texts::new(InterfaceLanguage::English);
        let show = move |ui: &mut Ui, (grid, state): &mut (Grid, State)| {
            theme::install(ui.ctx());
            grid.show(ui, state, &texts, 16.0, &mut Vec::new());
        };
        let builder = Harness::builder().with_size(vec2(900.0, 600.0)).with_max_steps(60);
        builder.build_ui_state(show, (Grid::default(), state))
    }

    #[test]
    fn the_match_that_one_stands_on_comes_into_view() {
        let found = |row| Match { row, version: 1, place: Place::new(row, 0, 6) };
        let mut find = Find::default();
        (find.matches, find.at) = ((0..200).map(found).collect(), Some(90));
        let mut window = window(State { find: Some(find), ..state(200) });
        window.step();
        window.step();
        let cell = window.get_by_label_contains("Row 91, bridge:").rect();
        assert!(cell.top() > 60.0 && cell.top() < 560.0, "{cell:?}");
        window.state_mut().1.find.as_mut().unwrap().at = Some(3);
        window.step();
        window.step();
        window.get_by_label_contains("Row 4, bridge:");
    }

    #[test]
    fn a_verdict_measures_nothing_anew_and_leaves_the_place() {
        let mut window = window(state(200));
        window.run();
        let settled = window.state().0.settled;
        window.state_mut().1.document.as_mut().unwrap().refresh_rows();
        window.run();
        assert_eq!(window.state_mut().0.heights.first_inexact(), None);
        assert_eq!(window.state().0.settled, settled + 1);
    }
}
