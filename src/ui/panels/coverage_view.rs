//! Draws the map of what each version has: rows from left to right, a line for each version. Shapes as well as colours
//! say what is what. The map is one mesh, made anew only when it changes.

use super::{
    coverage::{self, Cover},
    list_view::focus_ring,
    scene::{Revision, Scene},
};
use crate::ui::{
    cached::Cached,
    command::Command,
    describe,
    i18n::Told,
    theme::{self, Ink, Palette},
};
use egui::{
    EventFilter, Key, Mesh, Modifiers, Pos2, Rect, RichText, Role, ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Height of a version's line.
const LINE: f32 = 20.0;
/// Width of the names before the lines.
const NAMES: f32 = 130.0;
/// Least and largest width of a cell.
const CELL: (f32, f32) = (5.0, 36.0);
/// Between cells.
const GAP: f32 = 1.0;

/// The map with what it remembers between frames.
#[derive(Default)]
pub struct CoverageView {
    map: Cached<Revision, Vec<Vec<Cover>>>,
    mesh: Cached<(Revision, Vec<usize>, u32, bool), Arc<Mesh>>,
}

impl CoverageView {
    /// Draws map and legend.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene<'_>, out: &mut Vec<Command>) {
        let document = scene.document;
        let Self { map, mesh } = self;
        let map = map.of(scene.revision(), || coverage::map(document));
        if map.is_empty() {
            return;
        }
        let columns = document.columns.visible(document.review.versions().len());
        let width = ((ui.available_width() - NAMES) / map.len() as f32).floor().clamp(CELL.0, CELL.1);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            names(ui, scene, &columns);
            let area = ScrollArea::horizontal().id_salt("map").auto_shrink([false, true]);
            area.show(ui, |ui| {
                let size = vec2(width * map.len() as f32, LINE * columns.len() as f32);
                let (_, rect) = ui.allocate_space(size);
                let palette = Palette::of(ui);
                let key = (scene.revision(), columns.clone(), width.to_bits(), ui.visuals().dark_mode);
                let mesh = mesh.of(key, || Arc::new(draw(map, &columns, width, palette)));
                let mut moved = Mesh::clone(mesh);
                moved.translate(rect.min.to_vec2());
                ui.painter().add(Shape::mesh(moved));
                interact(ui, scene, map, &columns, (rect, width), out);
            });
        });
        legend(ui, scene);
    }
}

fn names(ui: &mut Ui, scene: Scene<'_>, columns: &[usize]) {
    let palette = Palette::of(ui);
    let (_, rect) = ui.allocate_space(vec2(NAMES, LINE * columns.len() as f32));
    for (at, &version) in columns.iter().enumerate() {
        let name = RichText::new(describe::version_title(scene.texts, scene.document, version)).small();
        let name = egui::WidgetText::from(name);
        let galley = name.into_galley(ui, Some(egui::TextWrapMode::Truncate), NAMES - 8.0, egui::TextStyle::Body);
        let top = rect.top() + LINE * (at as f32 + 0.5) - galley.size().y / 2.0;
        ui.painter().galley(pos2(rect.left(), top), galley, palette.ink);
    }
}

/// Pointer and keys: says what is where, and goes there.
fn interact(
    ui: &mut Ui,
    scene: Scene<'_>,
    map: &[Vec<Cover>],
    columns: &[usize],
    (rect, width): (Rect, f32),
    out: &mut Vec<Command>,
) {
    let document = scene.document;
    let response = ui.interact(rect, ui.scope_id().with("map"), Sense::click());
    let cursor = document.cursor.cell;
    let at = columns.iter().position(|version| *version == cursor.column).unwrap_or_default();
    let mark = cell_rect(rect.min, cursor.row, at, width);
    ui.painter().rect_stroke(mark.expand(1.0), 2.0, Stroke::new(1.5, Palette::of(ui).accent), StrokeKind::Outside);
    focus_ring(ui, &response, rect);
    let sentence = |row: usize, at: usize| {
        let cover = map.get(row).and_then(|row| row.get(*columns.get(at)?)).copied().unwrap_or(Cover::Nothing);
        let version = columns.get(at).map_or_else(String::new, |v| describe::version_name(scene.texts, document, *v));
        let said = said(scene, cover);
        scene.texts.say(&Told::new("map-cell").arg("row", row + 1).arg("version", version).arg("said", said))
    };
    response.widget_info(|| {
        let told = Told::new("map-spoken").arg("cell", sentence(cursor.row, at));
        WidgetInfo::labeled(Role::Button, true, scene.texts.say(&told))
    });
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, rows, lines) in
            [(Key::ArrowLeft, -1, 0), (Key::ArrowRight, 1, 0), (Key::ArrowUp, 0, -1), (Key::ArrowDown, 0, 1)]
        {
            if pressed(key) {
                let row = cursor.row.saturating_add_signed(rows).min(map.len() - 1);
                let at = at.saturating_add_signed(lines).min(columns.len().saturating_sub(1));
                out.extend(columns.get(at).map(|&column| Command::Pick { row, column }));
            }
        }
    }
    let Some(pointer) = response.hover_pos() else { return };
    let row = (((pointer.x - rect.left()) / width).max(0.0) as usize).min(map.len() - 1);
    let at = (((pointer.y - rect.top()) / LINE).max(0.0) as usize).min(columns.len().saturating_sub(1));
    if response.clicked() {
        out.extend(columns.get(at).map(|&column| Command::Pick { row, column }));
    }
    response.on_hover_text_at_pointer(sentence(row, at));
}

fn cell_rect(origin: Pos2, row: usize, at: usize, width: f32) -> Rect {
    let min = origin + vec2(width * row as f32, LINE * at as f32 + 2.0);
    Rect::from_min_size(min, vec2(width - GAP, LINE - 4.0))
}

fn draw(map: &[Vec<Cover>], columns: &[usize], width: f32, palette: &Palette) -> Mesh {
    let mut mesh = Mesh::default();
    for (row, covers) in map.iter().enumerate() {
        for (at, version) in columns.iter().enumerate() {
            let cover = covers.get(*version).copied().unwrap_or(Cover::Nothing);
            shape(&mut mesh, cell_rect(Pos2::ZERO, row, at, width), cover, palette);
        }
    }
    mesh
}

/// The base and what agrees are bars of middle height, what differs is full, what is unsure half full, what is left
/// out an empty frame, what only a version has a full one with a stripe, what cannot be told a post, debris a line.
fn shape(mesh: &mut Mesh, cell: Rect, cover: Cover, palette: &Palette) {
    let part = |top: f32, bottom: f32| {
        let y = |share: f32| cell.top() + cell.height() * share;
        Rect::from_min_max(pos2(cell.left(), y(top)), pos2(cell.right(), y(bottom)))
    };
    match cover {
        Cover::Nothing => {}
        Cover::Base => mesh.add_colored_rect(part(0.3, 0.7), palette.dim),
        Cover::Agrees => mesh.add_colored_rect(part(0.3, 0.7), agreeing(palette)),
        Cover::Differs(kind) => mesh.add_colored_rect(cell, palette.ink_of(kind)),
        Cover::Unsure(kind) => {
            mesh.add_colored_rect(part(0.3, 0.5), agreeing(palette));
            mesh.add_colored_rect(part(0.5, 1.0), palette.ink_of(kind));
        }
        Cover::LeftOut => {
            let ink = palette.ink_of(crate::diff::Kind::LeftOut);
            mesh.add_colored_rect(cell, ink);
            mesh.add_colored_rect(cell.shrink(1.3), palette.panel);
        }
        Cover::OnlyHere => {
            mesh.add_colored_rect(cell, palette.ink_of(crate::diff::Kind::Added));
            mesh.add_colored_rect(part(0.42, 0.58), palette.panel);
        }
        Cover::CannotTell => {
            let post = Rect::from_center_size(cell.center(), vec2(cell.width().min(3.0), cell.height()));
            mesh.add_colored_rect(post, palette.dim);
        }
        Cover::Debris => mesh.add_colored_rect(part(0.47, 0.55), palette.dim),
    }
}

fn agreeing(palette: &Palette) -> Ink {
    theme::faint(palette.dim)
}

fn said(scene: Scene<'_>, cover: Cover) -> String {
    let kind = |kind| scene.texts.get(describe::kind_key(kind));
    match cover {
        Cover::Unsure(of) => scene.texts.say(&Told::new("row-unsure").arg("happened", kind(of))),
        Cover::Differs(of) => kind(of),
        other => scene.texts.get(cover_key(other)),
    }
}

fn cover_key(cover: Cover) -> &'static str {
    match cover {
        Cover::Base => "map-base",
        Cover::Agrees => "map-agrees",
        Cover::Differs(_) => "map-differs",
        Cover::Unsure(_) => "map-unsure",
        Cover::LeftOut => "map-left-out",
        Cover::OnlyHere => "map-only-here",
        Cover::CannotTell => "map-cannot-tell",
        Cover::Debris => "map-debris",
        Cover::Nothing => "map-nothing",
    }
}

fn legend(ui: &mut Ui, scene: Scene<'_>) {
    let palette = Palette::of(ui);
    ui.horizontal_wrapped(|ui| {
        for cover in [
            Cover::Base,
            Cover::Agrees,
            Cover::Differs(crate::diff::Kind::Changed),
            Cover::Unsure(crate::diff::Kind::Changed),
            Cover::LeftOut,
            Cover::OnlyHere,
            Cover::CannotTell,
            Cover::Debris,
        ] {
            let (rect, _) = ui.allocate_exact_size(vec2(12.0, 16.0), Sense::hover());
            let mut mesh = Mesh::default();
            shape(&mut mesh, rect, cover, palette);
            ui.painter().add(Shape::mesh(mesh));
            ui.label(RichText::new(scene.texts.get(cover_key(cover))).small().weak());
        }
    });
}
