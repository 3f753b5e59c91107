//! What the pointer does in the cells: a click puts the cursor there, a drag selects words of one column, and goes
//! on beyond the edges of the window.

use super::{Grid, Pen};
use crate::{
    text::visible,
    ui::{
        command::Command,
        grid::cell::{self, Hit},
        grid::selection::{Point, Selection, word_at},
        i18n::Told,
        rows::Cell,
    },
};
use egui::{Pos2, Rect, Response, Ui};

/// Points that the pointer has to move before a press becomes a selection.
const STILL: f32 = 4.0;
/// Share of the distance beyond the edge that is scrolled in each frame, and its most, in points.
const PULL: f32 = 0.35;
const FASTEST: f32 = 40.0;

/// A selection that is being made.
pub struct Drag {
    cell: Cell,
    anchor: Point,
    start: Pos2,
    is_selecting: bool,
}

impl Grid {
    /// Clicks and presses on a cell.
    pub(super) fn point(
        &mut self,
        ui: &Ui,
        pen: &Pen<'_>,
        at: Cell,
        (layout, rect): (&cell::Layout, Rect),
        response: &Response,
        out: &mut Vec<Command>,
    ) {
        let Some(view) = pen.document.rows.rows.get(at.row).and_then(|row| row.cells.get(at.column)) else { return };
        let Some(pointer) = response.interact_pointer_pos().or(response.hover_pos()) else {
            if response.clicked() {
                out.push(Command::Pick { row: at.row, column: at.column });
            }
            return;
        };
        let hit = || cell::hit(view, layout, rect, pointer);
        if response.hovered() && matches!(hit(), Some(Hit::Ghost(_))) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        if response.hovered()
            && let Some(name) = cell::unseen_at(view, layout, rect, pointer).and_then(visible::name)
        {
            response.clone().on_hover_text_at_pointer(pen.texts.say(&Told::new("unseen-character").arg("name", name)));
        }
        let place = || cell::point_at(view, layout, rect, pointer);
        let is_shift = ui.input(|input| input.modifiers.shift);
        if response.is_pointer_button_down_on() && ui.input(|input| input.pointer.primary_pressed()) && !is_shift {
            self.drag = place().map(|anchor| Drag { cell: at, anchor, start: pointer, is_selecting: false });
        }
        if !response.clicked() {
            return;
        }
        if is_shift && let Some(head) = place() {
            let own = pen.document.selection.filter(|selection| selection.version == at.column);
            let anchor = own.map_or(head, |selection| selection.anchor);
            out.push(Command::Select(Some(Selection { version: at.column, anchor, head })));
            return;
        }
        self.is_pointed = true;
        out.push(Command::Pick { row: at.row, column: at.column });
        match hit() {
            Some(Hit::Ghost(difference)) => {
                self.is_pointed = false;
                out.push(Command::PickDifference(difference));
                return;
            }
            Some(Hit::Mark(difference)) => out.push(Command::PickDifference(difference)),
            None => {}
        }
        let text = |point: Point| {
            let version = pen.document.review.versions().get(at.column);
            version.and_then(|version| version.paragraphs.get(point.paragraph)).map_or("", |p| p.text.as_str())
        };
        let span = if response.triple_clicked() {
            place().map(|point| (point.paragraph, crate::text::Span::whole(text(point))))
        } else if response.double_clicked() {
            let under = cell::character_at(view, layout, rect, pointer).or_else(place);
            under.map(|point| (point.paragraph, word_at(text(point), point.at)))
        } else {
            None
        };
        let selection = span.map(|(paragraph, span)| Selection {
            version: at.column,
            anchor: Point { paragraph, at: span.start },
            head: Point { paragraph, at: span.end },
        });
        if selection.is_some() || pen.document.selection.is_some() {
            out.push(Command::Select(selection));
        }
    }

    /// Goes on with a selection that is being made.
    pub(super) fn drag_on(&mut self, ui: &Ui, pen: &Pen<'_>, origin: Pos2, out: &mut Vec<Command>) {
        let (is_down, pointer) = ui.input(|input| (input.pointer.primary_down(), input.pointer.latest_pos()));
        let (true, Some(pointer), Some(mut drag)) = (is_down, pointer, self.drag.take()) else {
            self.drag = None;
            return;
        };
        if !drag.is_selecting && pointer.distance(drag.start) > STILL {
            drag.is_selecting = true;
            self.is_pointed = true;
            out.push(Command::Pick { row: drag.cell.row, column: drag.cell.column });
        }
        if drag.is_selecting {
            self.select_to(ui, pen, (origin, pointer), &drag, out);
        }
        self.drag = Some(drag);
    }

    fn select_to(
        &mut self,
        ui: &Ui,
        pen: &Pen<'_>,
        (origin, pointer): (Pos2, Pos2),
        drag: &Drag,
        out: &mut Vec<Command>,
    ) {
        let clip = ui.clip_rect();
        let beyond = (pointer.y - clip.bottom()).max(0.0) + (pointer.y - clip.top()).min(0.0);
        if beyond != 0.0 {
            self.jump = Some(self.offset.y + (beyond * PULL).clamp(-FASTEST, FASTEST));
            let most = (self.heights.total() as f32 - clip.height()).max(0.0);
            let is_at_end = if beyond > 0.0 { self.offset.y >= most } else { self.offset.y <= 0.0 };
            if !is_at_end {
                ui.ctx().request_repaint();
            }
        }
        let Some(lane) = pen.lane_of(drag.cell.column).map(|lane| pen.lanes[lane]) else { return };
        let x = pointer.x.clamp(origin.x + lane.left + 1.0, origin.x + lane.right() - 1.0);
        let inside = egui::pos2(x, pointer.y.clamp(clip.top() + 1.0, clip.bottom() - 1.0));
        let Some((at, number, rect)) = self.cell_at(pen, origin, inside) else { return };
        let layouts = self.measure(ui, pen, at.row);
        let view = pen.document.rows.rows.get(at.row).and_then(|row| row.cells.get(at.column));
        let head = view.zip(layouts.get(number)).and_then(|(view, layout)| cell::point_at(view, layout, rect, inside));
        let Some(head) = head else { return };
        let selection = Some(Selection { version: at.column, anchor: drag.anchor, head });
        if pen.document.selection != selection {
            out.push(Command::Select(selection));
        }
    }
}
