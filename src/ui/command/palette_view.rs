//! The palette as it is drawn: a field, and below it the actions that fit.

use super::{
    keymap::{self, Keymap},
    palette::{self, Line, Palette, PaletteChange},
};
use crate::ui::{
    command::{Action, Command},
    i18n::Texts,
    state::State,
    theme,
};
use egui::{
    Align2, FontId, Key, Modifiers, Rect, Response, RichText, ScrollArea, Sense, TextEdit, TextStyle, Ui, WidgetInfo,
    accesskit::Role, vec2,
};

/// Width of the palette in points, where there is room for it.
const WIDTH: f32 = 620.0;

/// Draws it.
pub fn show(ui: &mut Ui, state: &State, texts: &Texts, open: &Palette, out: &mut Vec<Command>) {
    let window = ui.ctx().content_rect();
    ui.set_width(WIDTH.min(window.width() - 80.0));
    let lines = palette::lines(state, texts, &open.text);
    let last = lines.len().saturating_sub(1);
    let at = open.at.min(last);
    let moved = keys(ui, at, last);
    let mut typed = open.text.clone();
    let field = TextEdit::singleline(&mut typed).desired_width(f32::INFINITY).hint_text(texts.get("palette-hint"));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, texts.get("palette-field")));
    response.request_focus();
    if response.changed() {
        out.push(Command::Palette(PaletteChange::Text(typed)));
    } else if moved != at {
        out.push(Command::Palette(PaletteChange::At(moved)));
    }
    ui.add_space(6.0);
    if lines.is_empty() {
        ui.label(RichText::new(texts.get("palette-nothing")).weak());
    }
    let entered = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if let Some(line) = lines.get(at).filter(|line| entered && line.is_enabled) {
        out.push(Command::Palette(PaletteChange::Do(line.action)));
    }
    let height = (window.height() - 180.0).clamp(120.0, 460.0);
    let keymap = Keymap::current(ui.ctx());
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (number, line) in lines.iter().enumerate() {
            let response = draw(ui, line, &keys_of(&keymap, line.action), number == at);
            if number == moved && moved != at {
                response.scroll_to_me(None);
            }
            if response.clicked() && line.is_enabled {
                out.push(Command::Palette(PaletteChange::Do(line.action)));
            }
        }
    });
}

/// Where the keys for up and down lead.
fn keys(ui: &Ui, at: usize, last: usize) -> usize {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let mut at = at;
    if pressed(Key::ArrowDown) {
        at = if at == last { 0 } else { at + 1 };
    }
    if pressed(Key::ArrowUp) {
        at = at.checked_sub(1).unwrap_or(last);
    }
    if pressed(Key::PageDown) {
        at = (at + 8).min(last);
    }
    if pressed(Key::PageUp) {
        at = at.saturating_sub(8);
    }
    at
}

fn keys_of(keymap: &Keymap, action: Action) -> String {
    keymap.of(action).first().map(keymap::print).unwrap_or_default()
}

/// A line: label on the left, menu and key on the right. Painted, for a button's text cannot stand at both ends.
fn draw(ui: &mut Ui, line: &Line, keys: &str, is_chosen: bool) -> Response {
    let palette = theme::Palette::of(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let small = FontId { size: font.size * 0.88, ..font.clone() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), font.size * 1.9), Sense::CLICK);
    let said = if keys.is_empty() { line.label.clone() } else { format!("{}, {keys}", line.label) };
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, line.is_enabled, is_chosen, &said));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, 5.0, palette.accent_tint);
        let bar = Rect::from_min_size(rect.left_top(), vec2(3.0, rect.height()));
        painter.rect_filled(bar, 2.0, palette.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, 5.0, palette.raised);
    }
    let ink = if line.is_enabled { palette.ink } else { palette.dim };
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let key_rect = painter.text(inner.right_center(), Align2::RIGHT_CENTER, keys, font.clone(), ink);
    let label = painter.clone().with_clip_rect(rect.intersect(painter.clip_rect()));
    let label_rect = label.text(inner.left_center(), Align2::LEFT_CENTER, line.label.trim_end_matches('…'), font, ink);
    let menu_at = inner.right_center() - vec2(key_rect.width().max(110.0) + 16.0, 0.0);
    if menu_at.x - 90.0 > label_rect.right() {
        painter.text(menu_at, Align2::RIGHT_CENTER, &line.menu, small, palette.dim);
    }
    response
}
