//! The overview at the right edge of the grid: a thin lane for each visible version, a tick where it differs, notes
//! and matches as small signs, and a frame around what is in view. A click or a drag scrolls there.
//!
//! Ticks are worked out anew only when rows, heights or matches have changed; those that lie closer together than
//! half a pixel become one.

use super::{columns::Lane, heights::Heights};
use crate::diff::Kind;
use crate::ui::{
    describe,
    find::Find,
    i18n::{Texts, Told},
    rows::Certainty,
    state::Document,
    theme::{Palette, faint},
};
use egui::{Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::ops::RangeInclusive;

/// Points of each lane, its gap included, and around them all.
const LANE: f32 = 8.0;
const GAP: f32 = 2.0;
const AROUND: f32 = 4.0;
/// Least and most height of a tick, in points.
const THIN: f32 = 2.5;
const THICK: f32 = 7.0;

/// Width of so many lanes.
pub fn width(lanes: usize) -> f32 {
    lanes as f32 * LANE + 2.0 * AROUND
}

/// What is drawn.
pub struct Scene<'a> {
    /// The comparison.
    pub document: &'a Document,
    /// The interface's words.
    pub texts: &'a Texts,
    /// What is looked for.
    pub find: Option<&'a Find>,
    /// The visible columns.
    pub lanes: &'a [Lane],
    /// Where the rows stand.
    pub heights: &'a Heights,
    /// Counts how often they moved.
    pub settled: u64,
    /// From where to where they are in view, in points.
    pub seen: RangeInclusive<f32>,
}

/// A sign in the overview.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Number of its lane.
    pub lane: usize,
    /// From the top, in points.
    pub top: f32,
    /// From the top, in points.
    pub bottom: f32,
    /// What it stands for.
    pub sign: Sign,
}

/// What a tick stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A difference that is not sure.
    Unsure(Kind),
    /// A difference.
    Difference(Kind),
    /// A match of what is looked for.
    Match,
    /// A note.
    Note,
}

/// Remembers the ticks.
#[derive(Default)]
pub struct Ruler {
    key: Option<Key>,
    ticks: Vec<Tick>,
}

#[derive(Clone, PartialEq)]
struct Key {
    document: (u64, u64),
    settled: u64,
    lanes: Vec<usize>,
    height: f32,
    find: Option<(String, bool, bool, Option<usize>, usize)>,
}

impl Ruler {
    /// Draws it; where a person wants to scroll to, in points from the top of the rows.
    pub fn show(&mut self, ui: &mut Ui, rect: Rect, scene: &Scene<'_>) -> Option<f32> {
        let palette = Palette::of(ui);
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let inside = rect.shrink2(vec2(AROUND, 2.0));
        self.renew(scene, inside.height());
        painter.rect_filled(rect, 0.0, palette.panel);
        painter.vline(rect.left(), rect.y_range(), Stroke::new(1.0, palette.line));
        let left = |lane: usize| inside.left() + lane as f32 * LANE;
        for lane in 0..scene.lanes.len() {
            let column = Rect::from_x_y_ranges(left(lane)..=left(lane) + LANE - GAP, inside.y_range());
            painter.rect_filled(column, 0.0, palette.paper);
        }
        for tick in &self.ticks {
            let (top, bottom) = (inside.top() + tick.top, inside.top() + tick.bottom);
            let (from, to) = (left(tick.lane), left(tick.lane) + LANE - GAP);
            match tick.sign {
                Sign::Difference(kind) => {
                    painter.rect_filled(Rect::from_x_y_ranges(from..=to, top..=bottom), 0.0, palette.ink_of(kind));
                }
                // Half as wide.
                Sign::Unsure(kind) => {
                    let half = Rect::from_x_y_ranges(from..=from + (LANE - GAP) / 2.0, top..=bottom);
                    painter.rect_filled(half, 0.0, faint(palette.ink_of(kind)));
                }
                Sign::Match => {
                    let line = [pos2(from - 1.0, top), pos2(to + 1.0, top)];
                    painter.line_segment(line, Stroke::new(1.6, palette.accent));
                }
                Sign::Note => {
                    let stroke = Stroke::new(1.2, palette.accent);
                    painter.circle(pos2(to - 1.0, top + 1.0), 2.4, palette.accent_tint, stroke);
                }
            }
        }
        let scale = scale(inside.height(), scene.heights);
        let (from, to) = (scene.seen.start() * scale, (scene.seen.end() * scale).min(inside.height()));
        let frame = Rect::from_x_y_ranges(rect.x_range().shrink(1.0), inside.top() + from..=inside.top() + to);
        painter.rect_stroke(frame, 2.0, Stroke::new(1.4, palette.dim), StrokeKind::Inside);

        let response = ui.interact(rect, ui.scope_id().with("ruler"), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, scene.texts.get("ruler-name")));
        let wanted = (response.is_pointer_button_down_on() || response.clicked())
            .then(|| response.interact_pointer_pos())
            .flatten()
            .map(|pointer| (pointer.y - inside.top()) / scale);
        if let Some(pointer) = response.hover_pos() {
            let lane = ((pointer.x - inside.left()) / LANE).max(0.0) as usize;
            if let Some(said) = said(scene, lane, (pointer.y - inside.top()) / scale) {
                response.on_hover_text_at_pointer(said);
            }
        }
        wanted
    }

    fn renew(&mut self, scene: &Scene<'_>, height: f32) {
        let Scene { document, find, lanes, settled, .. } = scene;
        let key = Key {
            document: (document.number, document.rows_revision),
            settled: *settled,
            lanes: lanes.iter().map(|lane| lane.version).collect(),
            height,
            find: find.map(|f| (f.text.clone(), f.is_regex, f.is_exact, f.version, f.matches.len())),
        };
        if self.key.as_ref() != Some(&key) {
            self.ticks = ticks(document, &key.lanes, scene.heights, *find, height);
            self.key = Some(key);
        }
    }
}

/// Points of the overview for each point of the rows; rows that all fit are not stretched.
fn scale(height: f32, heights: &Heights) -> f32 {
    height / (heights.total() as f32).max(height).max(1.0)
}

/// All signs, those that lie closer together than half a pixel as one; what matters most last.
pub fn ticks(document: &Document, lanes: &[usize], heights: &Heights, find: Option<&Find>, height: f32) -> Vec<Tick> {
    let rows = &document.rows;
    let lane_of = |version: usize| lanes.iter().position(|lane| *lane == version);
    let scale = scale(height, heights);
    let tick = |row: usize, version: usize, (at, of): (usize, usize), sign: Sign| {
        let tall = heights.height(row) * scale;
        let top = heights.top(row) as f32 * scale + tall * at as f32 / of.max(1) as f32;
        let bottom = top + (tall / of.max(1) as f32).clamp(THIN, THICK);
        Some(Tick { lane: lane_of(version)?, top, bottom, sign })
    };
    let mut ticks = Vec::new();
    for (number, row) in rows.rows.iter().enumerate() {
        let count = row.differences.len();
        for (at, difference) in row.differences.iter().enumerate() {
            let Some(told) = document.collation.differences.get(*difference) else { continue };
            let sign = match rows.certainty(&document.collation, *difference) {
                Some(Certainty::Confirmed | Certainty::Marked) => Sign::Difference(told.kind),
                Some(Certainty::Unsure) => Sign::Unsure(told.kind),
                Some(Certainty::Dismissed) | None => continue,
            };
            ticks.extend(tick(number, told.version, (at, count), sign));
        }
        let notes = row.notes.iter().filter_map(|id| document.review.note(*id));
        ticks.extend(notes.filter_map(|note| tick(number, note.anchor.version, (0, 1), Sign::Note)));
    }
    for found in find.iter().flat_map(|find| &find.matches) {
        ticks.extend(tick(found.row, found.version, (0, 1), Sign::Match));
    }
    ticks.sort_by(|a, b| (a.lane, a.sign).cmp(&(b.lane, b.sign)).then(a.top.total_cmp(&b.top)));
    ticks.dedup_by(|next, last| {
        let touch = (next.lane, next.sign) == (last.lane, last.sign) && next.top < last.bottom + 0.5;
        if touch {
            last.bottom = last.bottom.max(next.bottom);
        }
        touch
    });
    ticks.sort_by_key(|tick| tick.sign);
    ticks
}

/// What there is at a height, for the pointer.
fn said(scene: &Scene<'_>, lane: usize, at: f32) -> Option<String> {
    let Scene { document, texts, .. } = scene;
    let version = scene.lanes.get(lane.min(scene.lanes.len().saturating_sub(1)))?.version;
    if f64::from(at) > scene.heights.total() {
        return None;
    }
    let row = scene.heights.row_at(f64::from(at.max(0.0)));
    let view = document.rows.rows.get(row)?;
    let told = view.differences.iter().filter_map(|number| document.collation.differences.get(*number));
    let mut said: Vec<String> =
        told.filter(|told| told.version == version).map(|told| describe::headline(texts, told)).collect();
    if view.notes.iter().filter_map(|id| document.review.note(*id)).any(|note| note.anchor.version == version) {
        said.push(texts.get("ruler-note"));
    }
    let is_found = |find: &&Find| find.matches.iter().any(|found| (found.row, found.version) == (row, version));
    if scene.find.as_ref().is_some_and(is_found) {
        said.push(texts.get("ruler-match"));
    }
    let said = if said.is_empty() { texts.get("row-agrees") } else { said.join(", ") };
    let name = describe::version_title(texts, document, version);
    Some(texts.say(&Told::new("ruler-said").arg("version", name).arg("row", row + 1).arg("said", said)))
}
