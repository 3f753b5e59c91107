//! How a difference is drawn: badge, underline, background. Shapes rather than characters, so that no font can
//! lack them; kind and certainty show in the shape as well as in the colour.

use super::{
    rows::Certainty,
    theme::{Palette, deeper, faint},
};
use crate::diff::Kind;
use egui::{Align2, FontId, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

/// A small round badge with the kind's glyph; an unsure one is hollow and has a question mark beside it.
pub fn badge(painter: &Painter, palette: &Palette, centre: Pos2, size: f32, kind: Kind, certainty: Certainty) {
    let ink = palette.ink_of(kind);
    let disc = Rect::from_center_size(centre, vec2(size, size));
    match certainty {
        Certainty::Marked | Certainty::Confirmed => painter.rect_filled(disc, size * 0.3, palette.tint_of(kind)),
        Certainty::Unsure | Certainty::Dismissed => {
            painter.rect_stroke(disc, size * 0.3, Stroke::new(1.0, faint(ink)), egui::StrokeKind::Inside)
        }
    };
    glyph(painter, palette, centre, size * 0.62, kind);
    if certainty == Certainty::Unsure {
        let at = pos2(disc.right() - size * 0.05, disc.top() - size * 0.15);
        painter.text(at, Align2::CENTER_TOP, "?", FontId::proportional(size * 0.75), ink);
    }
}

/// The kind's glyph: plus, minus, unequal, up and down arrows, a T.
pub fn glyph(painter: &Painter, palette: &Palette, centre: Pos2, size: f32, kind: Kind) {
    let stroke = Stroke::new((size / 6.0).max(1.4), palette.ink_of(kind));
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

/// A note's glyph: a sheet with two lines.
pub fn note(painter: &Painter, palette: &Palette, centre: Pos2, size: f32) {
    let sheet = Rect::from_center_size(centre, vec2(size * 0.8, size));
    painter.rect(sheet, 2.0, palette.accent_tint, Stroke::new(1.2, palette.accent), egui::StrokeKind::Inside);
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
    let around = words.expand2(vec2(1.5, 0.5));
    if certainty == Certainty::Marked || weight != Weight::Plain {
        painter.rect_filled(around, 3.0, palette.tint_of(kind));
    }
    match weight {
        Weight::Plain => {}
        Weight::Framed => {
            // Within the spaces at both ends, so that the words beside it stay clear.
            let stroke = Stroke::new(1.3, palette.ink_of(kind));
            painter.rect_stroke(words.expand2(vec2(2.0, 1.5)), 4.0, stroke, egui::StrokeKind::Inside);
        }
        Weight::Deep => {
            painter.rect_filled(around, 3.0, deeper(palette.ink_of(kind)));
        }
    }
}

/// The underline of marked words, along the bottom of `words`: solid added, dashed left out, double changed,
/// long dashes moved, waves untranslated; dotted whenever it is unsure.
pub fn underline(painter: &Painter, palette: &Palette, words: Rect, kind: Kind, certainty: Certainty) {
    let ink = palette.ink_of(kind);
    let (from, to) = (words.left_bottom(), words.right_bottom());
    let solid = Stroke::new(1.6, ink);
    let dashes = |dash: f32, gap: f32| {
        painter.extend(Shape::dashed_line(&[from, to], solid, dash, gap));
    };
    match (certainty, kind) {
        (Certainty::Unsure, _) => painter.extend(Shape::dotted_line(&[from, to], ink, 4.0, 0.9)),
        (_, Kind::Added) => drop(painter.line_segment([from, to], Stroke::new(2.2, ink))),
        (_, Kind::LeftOut) => dashes(4.0, 3.0),
        (_, Kind::Moved) => dashes(10.0, 4.0),
        (_, Kind::Changed) => {
            for y in [-1.3, 1.3] {
                painter.line_segment([from + vec2(0.0, y), to + vec2(0.0, y)], Stroke::new(1.1, ink));
            }
        }
        (_, Kind::Untranslated) => {
            let steps = ((to.x - from.x) / 3.0).ceil().max(1.0) as usize;
            let wave = |step: usize| {
                let x = (from.x + step as f32 * 3.0).min(to.x);
                pos2(x, from.y + if step.is_multiple_of(2) { -1.2 } else { 1.2 })
            };
            painter.add(Shape::line((0..=steps).map(wave).collect(), Stroke::new(1.3, ink)));
        }
    }
}
