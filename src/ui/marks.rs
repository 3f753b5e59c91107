//! How a difference is drawn: badge, underline, background. Shapes rather than characters, so that no font can
//! lack them.
//!
//! The shape of badge and line says the kind, the pattern says how sure it is: solid strokes for what a person
//! confirmed, dots for what is possible, few dots and a question mark for what is unsure. So nothing hangs on colour.

use super::{
    rows::Certainty,
    theme::{Palette, deeper, faint},
};
use crate::diff::Kind;
use egui::{Align2, FontId, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

/// A small badge with the kind's glyph: with a check when it is confirmed, hollow with a question mark when unsure,
/// hollow and grey when dismissed.
pub fn badge(painter: &Painter, palette: &Palette, centre: Pos2, size: f32, kind: Kind, certainty: Certainty) {
    let disc = Rect::from_center_size(centre, vec2(size, size));
    let round = size * 0.3;
    let ink = match certainty {
        Certainty::Dismissed => palette.dim,
        _ => palette.ink_of(kind),
    };
    match certainty {
        Certainty::Confirmed => {
            painter.rect(disc, round, palette.tint_of(kind), Stroke::new(1.4, ink), StrokeKind::Inside);
        }
        Certainty::Marked => {
            painter.rect_filled(disc, round, palette.tint_of(kind));
        }
        Certainty::Unsure | Certainty::Dismissed => {
            painter.rect_stroke(disc, round, Stroke::new(1.0, faint(ink)), StrokeKind::Inside);
        }
    }
    glyph(painter, Stroke::new((size / 10.0).max(1.4), ink), centre, size * 0.6, kind);
    match certainty {
        Certainty::Confirmed => {
            let at = disc.right_bottom() - Vec2::splat(size * 0.06);
            painter.circle_filled(at, size * 0.29, palette.paper);
            check(painter, at, size * 0.44, Stroke::new(1.5, ink));
        }
        Certainty::Unsure => {
            let at = pos2(disc.right() - size * 0.05, disc.top() - size * 0.15);
            painter.text(at, Align2::CENTER_TOP, "?", FontId::proportional(size * 0.75), ink);
        }
        Certainty::Marked | Certainty::Dismissed => {}
    }
}

/// The kind's glyph: plus, minus, unequal, up and down arrows, a T.
fn glyph(painter: &Painter, stroke: Stroke, centre: Pos2, size: f32, kind: Kind) {
    let at = |x: f32, y: f32| pos2(centre.x + x * size / 2.0, centre.y + y * size / 2.0);
    let line = |from: Pos2, to: Pos2| painter.line_segment([from, to], stroke);
    match kind {
        Kind::Added => {
            line(at(-1.0, 0.0), at(1.0, 0.0));
            line(at(0.0, -1.0), at(0.0, 1.0));
        }
        Kind::LeftOut => {
            line(at(-1.0, 0.0), at(1.0, 0.0));
        }
        Kind::Changed => {
            line(at(-1.0, -0.35), at(1.0, -0.35));
            line(at(-1.0, 0.35), at(1.0, 0.35));
            line(at(-0.5, 1.0), at(0.5, -1.0));
        }
        Kind::Moved => {
            for (x, way) in [(-0.45, -1.0), (0.45, 1.0)] {
                line(at(x, -way), at(x, way));
                line(at(x, way), at(x - 0.4, way * 0.5));
                line(at(x, way), at(x + 0.4, way * 0.5));
            }
        }
        Kind::Untranslated => {
            line(at(-0.8, -0.9), at(0.8, -0.9));
            line(at(0.0, -0.9), at(0.0, 1.0));
        }
    }
}

/// A check: done.
pub fn check(painter: &Painter, centre: Pos2, size: f32, stroke: Stroke) {
    let at = |x: f32, y: f32| centre + vec2(x, y) * size;
    painter.line(vec![at(-0.45, 0.0), at(-0.1, 0.38), at(0.5, -0.4)], stroke);
}

/// A flag: another look is needed.
pub fn flag(painter: &Painter, centre: Pos2, size: f32, stroke: Stroke) {
    let at = |x: f32, y: f32| centre + vec2(x, y) * size;
    painter.line_segment([at(-0.35, -0.5), at(-0.35, 0.5)], stroke);
    painter.add(Shape::convex_polygon(
        vec![at(-0.35, -0.5), at(0.45, -0.2), at(-0.35, 0.1)],
        stroke.color,
        Stroke::NONE,
    ));
}

/// Two arrows in a round: the text has changed.
pub fn renewed(painter: &Painter, centre: Pos2, size: f32, stroke: Stroke) {
    let on_circle = |turn: f32| centre + Vec2::angled(turn * std::f32::consts::TAU) * size * 0.42;
    for half in [0.0, 0.5] {
        let arc: Vec<Pos2> = (0..=8_u8).map(|step| on_circle(half + 0.04 + f32::from(step) / 8.0 * 0.36)).collect();
        let (tip, turn) = (on_circle(half + 0.44), half + 0.44);
        painter.line(arc, stroke);
        for side in [0.62, 0.88] {
            let barb = Vec2::angled((turn + side) * std::f32::consts::TAU) * size * 0.34;
            painter.line_segment([tip, tip + barb], stroke);
        }
    }
}

/// A pin: a person fixed it.
pub fn pin(painter: &Painter, centre: Pos2, size: f32, stroke: Stroke) {
    let at = |x: f32, y: f32| centre + vec2(x, y) * size;
    painter.circle_filled(at(0.0, -0.22), size * 0.24, stroke.color);
    painter.line_segment([at(0.0, -0.1), at(0.0, 0.5)], stroke);
}

/// A note's glyph: a sheet with two lines.
pub fn note(painter: &Painter, palette: &Palette, centre: Pos2, size: f32) {
    let sheet = Rect::from_center_size(centre, vec2(size * 0.8, size));
    painter.rect(sheet, 2.0, palette.accent_tint, Stroke::new(1.2, palette.accent), StrokeKind::Inside);
    for y in [0.36, 0.62] {
        let y = sheet.top() + size * y;
        painter.line_segment(
            [pos2(sheet.left() + 3.0, y), pos2(sheet.right() - 3.0, y)],
            Stroke::new(1.0, palette.accent),
        );
    }
}

/// How much marked words stand out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As all marks.
    Plain,
    /// The chosen difference, on one line: framed.
    Framed,
    /// The chosen difference, on several lines or a whole paragraph: a deeper tint.
    Deep,
}

/// The background of marked words.
pub fn background(painter: &Painter, palette: &Palette, words: Rect, kind: Kind, certainty: Certainty, weight: Weight) {
    if certainty == Certainty::Dismissed {
        return;
    }
    let around = words.expand2(vec2(1.5, 0.5));
    if certainty.is_marked() || weight != Weight::Plain {
        painter.rect_filled(around, 3.0, palette.tint_of(kind));
    }
    match weight {
        Weight::Plain => {}
        Weight::Framed => {
            // Within the spaces at both ends, so that the words beside it stay clear.
            let stroke = Stroke::new(1.3, palette.ink_of(kind));
            painter.rect_stroke(words.expand2(vec2(2.0, 1.5)), 4.0, stroke, StrokeKind::Inside);
        }
        Weight::Deep => {
            painter.rect_filled(around, 3.0, deeper(palette.ink_of(kind)));
        }
    }
}

/// The line under marked words, along the bottom of `words`: single added, with a tick at both ends left out, double
/// changed, with arrow heads moved, a wave untranslated.
pub fn underline(painter: &Painter, palette: &Palette, words: Rect, kind: Kind, certainty: Certainty) {
    let pen = Pen::of(palette, kind, certainty);
    let (from, to) = (words.left_bottom(), words.right_bottom());
    if certainty == Certainty::Dismissed {
        pen.draw(painter, &[from, to]);
        return;
    }
    match kind {
        Kind::Added => pen.draw(painter, &[from, to]),
        Kind::LeftOut => {
            pen.draw(painter, &[from, to]);
            for end in [from, to] {
                painter.line_segment([end - vec2(0.0, 4.0), end + vec2(0.0, 2.0)], Stroke::new(1.6, pen.stroke.color));
            }
        }
        Kind::Changed => {
            for y in [-1.5, 1.5] {
                pen.draw(painter, &[from + vec2(0.0, y), to + vec2(0.0, y)]);
            }
        }
        Kind::Moved => {
            pen.draw(painter, &[from, to]);
            for (end, way) in [(from, 1.0), (to, -1.0)] {
                let barb = |y: f32| [end, end + vec2(4.0 * way, y)];
                painter.line_segment(barb(-3.0), Stroke::new(1.4, pen.stroke.color));
                painter.line_segment(barb(3.0), Stroke::new(1.4, pen.stroke.color));
            }
        }
        Kind::Untranslated => pen.draw(painter, &wave(from, to)),
    }
}

/// The line beside a whole paragraph, or what stands for one.
pub fn sideline(painter: &Painter, palette: &Palette, from: Pos2, to: Pos2, kind: Kind, certainty: Certainty) {
    let pen = Pen::of(palette, kind, certainty);
    Pen { stroke: Stroke::new(3.0, pen.stroke.color), radius: 1.3, ..pen }.draw(painter, &[from, to]);
}

/// A line between two places of a moved paragraph.
pub fn connector(painter: &Painter, palette: &Palette, path: &[Pos2], certainty: Certainty, is_chosen: bool) {
    let pen = Pen::of(palette, Kind::Moved, certainty);
    let width = if is_chosen { 2.4 } else { 1.4 };
    Pen { stroke: Stroke::new(width, pen.stroke.color), radius: width * 0.55, ..pen }.draw(painter, path);
}

/// An arrow head that points up or down.
pub fn arrow_head(painter: &Painter, palette: &Palette, tip: Pos2, down: f32) {
    let ink = palette.ink_of(Kind::Moved);
    let points = vec![tip, tip + vec2(-4.5, -7.0 * down), tip + vec2(4.5, -7.0 * down)];
    painter.add(Shape::convex_polygon(points, ink, Stroke::NONE));
}

/// An arrow head that points to the left.
pub fn arrow_left(painter: &Painter, palette: &Palette, tip: Pos2) {
    let points = vec![tip, tip + vec2(6.0, -4.0), tip + vec2(6.0, 4.0)];
    painter.add(Shape::convex_polygon(points, palette.ink_of(Kind::Moved), Stroke::NONE));
}

/// Strokes of one pattern.
struct Pen {
    stroke: Stroke,
    radius: f32,
    certainty: Certainty,
}

impl Pen {
    fn of(palette: &Palette, kind: Kind, certainty: Certainty) -> Self {
        let ink = if certainty == Certainty::Dismissed { palette.dim } else { palette.ink_of(kind) };
        let width = if kind == Kind::Changed { 1.3 } else { 1.9 };
        let radius = if kind == Kind::Changed { 0.8 } else { 1.05 };
        Self { stroke: Stroke::new(width, ink), radius, certainty }
    }

    fn draw(&self, painter: &Painter, path: &[Pos2]) {
        let spacing = match self.certainty {
            Certainty::Confirmed => {
                painter.line(path.to_vec(), self.stroke);
                return;
            }
            Certainty::Marked => 3.6,
            Certainty::Unsure => 8.0,
            Certainty::Dismissed => 5.0,
        };
        let radius = if self.certainty == Certainty::Dismissed { 0.7 } else { self.radius };
        painter.extend(Shape::dotted_line(path, self.stroke.color, spacing, radius));
    }
}

fn wave(from: Pos2, to: Pos2) -> Vec<Pos2> {
    let steps = ((to.x - from.x) / 3.0).ceil().max(1.0) as usize;
    let point = |step: usize| {
        let x = (from.x + step as f32 * 3.0).min(to.x);
        pos2(x, from.y + if step.is_multiple_of(2) { -1.6 } else { 1.6 })
    };
    (0..=steps).map(point).collect()
}
