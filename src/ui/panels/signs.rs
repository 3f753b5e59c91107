//! Signs for what a person or the ledger says, painted rather than written, so that no font can lack them.

use super::ledger::Sign;
use crate::{review::Verdict, ui::theme::Ink};
use egui::{Painter, Pos2, Shape, Stroke, pos2, vec2};

/// The sign of a verdict: a check, a cross, an open circle with a dot.
pub fn verdict(painter: &Painter, centre: Pos2, size: f32, ink: Ink, verdict: Verdict) {
    let pen = Pen { painter, centre, half: size / 2.0, stroke: Stroke::new((size / 7.0).max(1.5), ink) };
    match verdict {
        Verdict::Confirmed => pen.check(),
        Verdict::Dismissed => {
            pen.line((-0.75, -0.75), (0.75, 0.75));
            pen.line((-0.75, 0.75), (0.75, -0.75));
        }
        Verdict::Unsure => {
            painter.circle_stroke(centre, size * 0.42, pen.stroke);
            painter.circle_filled(centre, size * 0.13, ink);
        }
    }
}

/// The sign of a cell of the ledger: check, waves, two arrows, unequal, dash, plus, a question mark.
pub fn ledger(painter: &Painter, centre: Pos2, size: f32, ink: Ink, sign: Sign) {
    let pen = Pen { painter, centre, half: size / 2.0, stroke: Stroke::new((size / 8.0).max(1.4), ink) };
    match sign {
        Sign::Base | Sign::Nothing => {}
        Sign::Equal => pen.check(),
        Sign::Rounded => {
            for y in [-0.35, 0.35] {
                pen.path(&[(-0.9, y + 0.15), (-0.45, y - 0.2), (0.45, y + 0.2), (0.9, y - 0.15)]);
            }
        }
        Sign::Converted => {
            for (y, way) in [(-0.4, 1.0), (0.4, -1.0)] {
                pen.line((-0.9, y), (0.9, y));
                pen.path(&[(0.45 * way, y - 0.35), (0.9 * way, y), (0.45 * way, y + 0.35)]);
            }
        }
        Sign::Differs => {
            pen.line((-0.9, -0.35), (0.9, -0.35));
            pen.line((-0.9, 0.35), (0.9, 0.35));
            pen.line((-0.45, 0.95), (0.45, -0.95));
        }
        Sign::Missing => pen.line((-0.7, 0.0), (0.7, 0.0)),
        Sign::OnlyHere => {
            pen.line((-0.85, 0.0), (0.85, 0.0));
            pen.line((0.0, -0.85), (0.0, 0.85));
        }
        Sign::CannotTell => {
            let font = egui::FontId::proportional(size * 1.2);
            painter.text(centre, egui::Align2::CENTER_CENTER, "?", font, ink);
        }
    }
}

struct Pen<'a> {
    painter: &'a Painter,
    centre: Pos2,
    half: f32,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        pos2(self.centre.x, self.centre.y) + vec2(x, y) * self.half
    }

    fn line(&self, from: (f32, f32), to: (f32, f32)) {
        self.painter.line_segment([self.at(from), self.at(to)], self.stroke);
    }

    fn path(&self, points: &[(f32, f32)]) {
        self.painter.add(Shape::line(points.iter().map(|point| self.at(*point)).collect(), self.stroke));
    }

    fn check(&self) {
        self.path(&[(-0.8, 0.05), (-0.25, 0.65), (0.85, -0.7)]);
    }
}
