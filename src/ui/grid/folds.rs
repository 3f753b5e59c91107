//! Rows that agree folded away: a thin line says how many, and shows them again.

use super::{Pen, gutter};
use crate::ui::{command::Command, i18n::Told, state::Document};
use egui::{Align2, FontId, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

/// Height of the line in points.
const LINE: f32 = 26.0;

/// Which rows are folded away.
#[derive(Default)]
pub struct Folds {
    key: Option<(u64, u64, usize, usize)>,
    /// For each row that is folded how many begin here; none where the row is shown. Empty when nothing is folded.
    folded: Vec<Option<usize>>,
}

impl Folds {
    /// Looks again when something has changed; whether other rows are folded now.
    pub fn renew(&mut self, document: &Document) -> bool {
        let cursor = document.cursor.cell.row;
        let key = document
            .only_differences
            .then(|| (document.number, document.rows_revision, cursor, document.unfolded.len()));
        if self.key == key {
            return false;
        }
        self.key = key;
        let folded =
            if key.is_some() { folded(document.rows.rows.len(), &document.visible_rows()) } else { Vec::new() };
        let old = std::mem::replace(&mut self.folded, folded);
        old != self.folded
    }

    /// The height of a row that is folded away; none of one that is shown.
    pub fn height(&self, row: usize) -> Option<f32> {
        let count = self.folded.get(row).copied().flatten()?;
        Some(if count > 0 { LINE } else { 0.0 })
    }

    /// How many folded rows begin here.
    pub fn begins(&self, row: usize) -> Option<usize> {
        self.folded.get(row).copied().flatten().filter(|count| *count > 0)
    }
}

fn folded(rows: usize, visible: &[usize]) -> Vec<Option<usize>> {
    let mut folded = vec![None; rows];
    let mut first = 0;
    for next in visible.iter().copied().chain([rows]) {
        for (at, slot) in folded.iter_mut().enumerate().take(next).skip(first) {
            *slot = Some(if at == first { next - first } else { 0 });
        }
        first = next + 1;
    }
    folded
}

/// The line that stands for so many rows.
pub fn show(ui: &mut Ui, pen: &Pen<'_>, first: usize, count: usize, rect: Rect, out: &mut Vec<Command>) {
    let seen = rect.intersect(ui.clip_rect());
    let said = pen.texts.say(&Told::new("rows-folded").arg("count", count));
    let response = ui.interact(seen, ui.scope_id().with(("fold", first)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let palette = pen.palette;
    let (fill, ink) = if response.hovered() { (palette.hovered, palette.ink) } else { (palette.panel, palette.dim) };
    ui.painter().rect_filled(rect, 0.0, fill);
    if response.has_focus() {
        ui.painter().rect_stroke(seen.shrink(1.0), 0.0, Stroke::new(2.0, palette.accent), egui::StrokeKind::Inside);
    }
    let at = seen.left_center() + vec2(18.0, 0.0);
    for (edge, way) in [(-5.0, -1.0), (5.0, 1.0)] {
        let tip = at + vec2(0.0, edge);
        let wing = |x: f32| tip + vec2(x, -3.0 * way);
        ui.painter().add(Shape::line(vec![wing(-3.5), tip, wing(3.5)], Stroke::new(1.3, ink)));
    }
    ui.painter().text(at + vec2(14.0, 0.0), Align2::LEFT_CENTER, said, FontId::proportional(gutter::small(ui)), ink);
    if response.on_hover_text(pen.texts.get("rows-folded-tip")).clicked() {
        out.push(Command::Unfold { first, count });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: usize, visible: &[usize], expected: &[Option<usize>]) {
        assert_eq!(folded(rows, visible), expected);
    }

    #[test]
    fn what_is_not_visible_is_folded_run_by_run() {
        check(6, &[1, 4], &[Some(1), None, Some(2), Some(0), None, Some(1)]);
        check(2, &[], &[Some(2), Some(0)]);
        check(2, &[0, 1], &[None, None]);
        check(0, &[], &[]);
    }
}
