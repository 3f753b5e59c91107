//! The dialog for exporting as it is drawn: the formats below one another, each with a line saying for whom it is.

use super::{CHOICES, Choice, ExportChange};
use crate::{
    export::Format,
    ui::{command::Command, i18n::Texts, theme::Palette},
};
use egui::{
    Event, EventFilter, FontId, Key, Modifiers, Response, RichText, ScrollArea, Sense, TextStyle, Ui, WidgetInfo,
    accesskit::Role, pos2, vec2,
};

/// Width of the dialog in points, where there is room for it.
const WIDTH: f32 = 660.0;
/// Room for the names of the formats, in heights of a letter.
const NAMES: f32 = 5.2;

/// Draws it with `at` chosen.
pub fn show(ui: &mut Ui, texts: &Texts, at: Format, out: &mut Vec<Command>) {
    let window = ui.ctx().content_rect();
    ui.set_width(WIDTH.min(window.width() - 80.0));
    ui.label(RichText::new(texts.get("export-title")).heading());
    ui.add_space(4.0);
    ui.label(RichText::new(texts.get("export-explanation")).weak());
    ui.add_space(8.0);
    let moved = keys(ui, at);
    let height = (window.height() - 230.0).max(90.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for choice in CHOICES {
            let response = line(ui, texts, choice, choice.format == at);
            let is_first = ui.memory(|memory| memory.focused().is_none()) && choice.format == at;
            if is_first || moved == Some(choice.format) {
                response.request_focus();
                response.scroll_to_me(None);
            }
            if response.clicked() {
                out.push(Command::Export(ExportChange::Choose(choice.format)));
            } else if response.gained_focus() && choice.format != at && moved.is_none() {
                out.push(Command::Export(ExportChange::At(choice.format)));
            }
        }
    });
    if let Some(format) = moved {
        out.push(Command::Export(ExportChange::At(format)));
    }
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        if ui.button(texts.get("export-go")).clicked() {
            out.push(Command::Export(ExportChange::Choose(at)));
        }
        if ui.button(texts.get("export-cancel")).clicked() {
            out.push(Command::CloseDialog);
        }
    });
}

/// Where arrows and letters lead; none where nothing was pressed.
fn keys(ui: &Ui, at: Format) -> Option<Format> {
    let here = CHOICES.iter().position(|choice| choice.format == at).unwrap_or_default();
    let count = CHOICES.len();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowDown) {
        (here + 1) % count
    } else if pressed(Key::ArrowUp) {
        (here + count - 1) % count
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        count - 1
    } else {
        let typed = ui.input(|input| {
            let letter = |event: &Event| match event {
                Event::Text(text) => text.chars().next(),
                _ => None,
            };
            input.events.iter().find_map(letter)
        })?;
        let begins = |at: &usize| {
            let first = CHOICES.get(*at).and_then(|choice| choice.name.chars().next());
            first.is_some_and(|first| first.eq_ignore_ascii_case(&typed))
        };
        (1..=count).map(|step| (here + step) % count).find(begins)?
    };
    CHOICES.get(to).map(|choice| choice.format)
}

/// A line: name on the left, what it is for beside it.
fn line(ui: &mut Ui, texts: &Texts, choice: &Choice, is_chosen: bool) -> Response {
    let palette = Palette::of(ui);
    let font = TextStyle::Body.resolve(ui.style());
    let strong = FontId { size: font.size * 0.9, ..font.clone() };
    let use_text = texts.get(choice.use_key);
    let names = font.size * NAMES;
    let room = (ui.available_width() - names - 34.0).max(80.0);
    let galley = ui.painter().layout(use_text.clone(), font.clone(), palette.ink, room);
    let size = vec2(ui.available_width(), galley.size().y + font.size * 0.7);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, true, is_chosen, format!("{}: {use_text}", choice.name))
    });
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    if is_chosen {
        painter.rect_filled(rect, 5.0, palette.accent_tint);
        painter.rect_filled(rect.with_max_x(rect.left() + 3.0), 2.0, palette.accent);
    } else if response.hovered() {
        painter.rect_filled(rect, 5.0, palette.raised);
    }
    let top = rect.top() + font.size * 0.35;
    let name = painter.layout_no_wrap(choice.name.to_owned(), strong, palette.accent);
    let drop = (galley.rows.first().map_or(name.size().y, |row| row.height()) - name.size().y) / 2.0;
    painter.galley(pos2(rect.left() + 14.0, top + drop), name, palette.ink);
    painter.galley(pos2(rect.left() + 14.0 + names, top), galley, palette.ink);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
