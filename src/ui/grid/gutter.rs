//! The gutter: number and state of each row, where it stands in the review, its notes and tags.

use super::{Grid, Pen};
use crate::{
    review::RowStatus,
    ui::{
        command::{Action, Command},
        describe, marks,
        rows::{Certainty, RowState, RowView},
    },
};
use egui::{
    Align2, FontId, Painter, Rect, Role, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, text::LayoutJob, vec2,
};

/// Points of the number's line, the line of signs, and the line of tags.
const LINES: [f32; 3] = [36.0, 22.0, 18.0];

/// Height of small letters in points.
pub fn small(ui: &Ui) -> f32 {
    ui.style().text_styles.get(&TextStyle::Small).map_or(12.5, |font| font.size)
}

/// Width in points.
pub fn width(ui: &Ui) -> f32 {
    (58.0 * (small(ui) / 12.5).max(1.0)).round()
}

/// Points that everything about a row takes below one another.
pub fn least_height(row: &RowView) -> f32 {
    let signs = row.review.status.is_some() || !row.notes.is_empty();
    let tags = !row.review.tags.is_empty();
    LINES[0] + if signs { LINES[1] } else { 0.0 } + if tags { LINES[2] } else { 0.0 }
}

impl Grid {
    pub(super) fn gutter(&self, ui: &mut Ui, pen: &Pen<'_>, gutter: Rect, offset: f32, out: &mut Vec<Command>) {
        let painter = ui.painter().with_clip_rect(gutter.intersect(ui.clip_rect()));
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
            if self.folds.height(row).is_none() {
                show(ui, &painter, pen, row, rect, rect.intersect(gutter), out);
            }
            row += 1;
        }
    }
}

fn show(ui: &Ui, painter: &Painter, pen: &Pen<'_>, number: usize, rect: Rect, visible: Rect, out: &mut Vec<Command>) {
    let Some(row) = pen.document.rows.rows.get(number) else { return };
    let is_cursor = number == pen.document.cursor.cell.row;
    if is_cursor {
        painter.rect_filled(rect, 0.0, pen.palette.accent_tint);
    }
    let ink = if is_cursor { pen.palette.ink } else { pen.palette.dim };
    // In a row higher than the window its number stays in view.
    let y = visible.top().min(rect.bottom() - least_height(row)).max(rect.top()) + 19.0;
    let font = FontId::proportional(small(ui));
    painter.text(pos2(rect.right() - 30.0, y), Align2::RIGHT_CENTER, number + 1, font.clone(), ink);
    let centre = pos2(rect.right() - 15.0, y);
    match row.state {
        RowState::Differs(kind) => {
            marks::badge(painter, pen.palette, centre, 17.0, kind, surest(pen, row).unwrap_or(Certainty::Marked));
        }
        RowState::Unsure(kind) => marks::badge(painter, pen.palette, centre, 17.0, kind, Certainty::Unsure),
        RowState::CannotTell => {
            painter.text(centre, Align2::CENTER_CENTER, "?", FontId::proportional(14.0), pen.palette.dim);
        }
        RowState::Agrees | RowState::Debris => {}
    }
    let signs = centre + vec2(0.0, 22.0);
    let status = if row.notes.is_empty() { signs } else { signs - vec2(21.0, 0.0) };
    match row.review.status {
        Some(RowStatus::Accepted) => marks::check(painter, status, 13.0, Stroke::new(2.0, pen.palette.accent)),
        Some(RowStatus::NeedsLook) => marks::flag(painter, status, 14.0, Stroke::new(1.6, pen.palette.problem)),
        Some(RowStatus::Changed) => marks::renewed(painter, status, 16.0, Stroke::new(1.6, pen.palette.problem)),
        None => {}
    }
    if !row.notes.is_empty() {
        marks::note(painter, pen.palette, signs, 15.0);
    }
    let tags = row.review.tags.join(", ");
    if !tags.is_empty() {
        let signs = row.review.status.is_some() || !row.notes.is_empty();
        let below = y + if signs { LINES[1] } else { 0.0 } + 12.0;
        let mut job = LayoutJob::simple_singleline(tags, FontId::proportional(font.size * 0.88), ink);
        job.wrap.max_width = rect.width() - 8.0;
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = painter.ctx().fonts_mut(|fonts| fonts.layout_job(job));
        painter.galley(pos2(rect.right() - 4.0 - galley.size().x, below), galley, ink);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, pen.palette.line));
    let response = ui.interact(visible, ui.scope_id().with(("gutter", number)), Sense::CLICK);
    let said = || describe::row(pen.texts, pen.document, number);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said()));
    if response.clicked() {
        out.push(Command::Pick { row: number, column: pen.document.cursor.cell.column });
    }
    if response.double_clicked() {
        out.push(Command::Do(Action::Note));
    }
    if response.hovered() {
        response.on_hover_text(said());
    }
}

/// How sure the difference is that the row's badge stands for.
fn surest(pen: &Pen<'_>, row: &RowView) -> Option<Certainty> {
    let of = |number: &usize| pen.document.rows.certainty(&pen.document.collation, *number);
    row.differences.iter().filter_map(of).find(|certainty| certainty.is_marked())
}
