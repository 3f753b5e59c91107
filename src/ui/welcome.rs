//! What stands there when nothing is open: what the program is for and the ways in.

use super::{
    bars,
    command::{Action, Command},
    i18n::Texts,
    sample,
    state::State,
    theme::Palette,
};
use egui::{Button, Layout, RichText, ScrollArea, Stroke, Ui, vec2};

/// Size of the large buttons in points.
const BUTTON: [f32; 2] = [300.0, 42.0];

/// Draws it into the middle of `ui`.
pub fn show(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    ui.painter().rect_filled(ui.max_rect(), 0.0, palette.paper);
    let height = 400.0 + 26.0 * state.settings.recent.len() as f32;
    let above = ((ui.available_height() - height) * 0.4).max(16.0);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.add_space(above);
        ui.with_layout(Layout::top_down(egui::Align::Center), |ui| {
            ui.label(RichText::new(texts.get("welcome-title")).size(30.0).strong());
            ui.add_space(6.0);
            ui.scope(|ui| {
                ui.set_max_width(560.0_f32.min(ui.available_width()));
                ui.label(RichText::new(texts.get("welcome-what")).size(16.0).color(palette.dim));
            });
            ui.add_space(20.0);
            ways_in(ui, texts, out);
            recent(ui, state, texts, out);
            ui.add_space(16.0);
        });
    });
}

fn ways_in(ui: &mut Ui, texts: &Texts, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let open = Button::new(RichText::new(texts.get("welcome-open")).size(16.0))
        .fill(palette.accent_tint)
        .stroke(Stroke::new(1.0, palette.accent))
        .min_size(vec2(BUTTON[0], BUTTON[1]));
    if ui.add(open).on_hover_text(bars::tip(ui, texts, Action::OpenFiles)).clicked() {
        out.push(Command::Do(Action::OpenFiles));
    }
    ui.add_space(4.0);
    for (sample, action) in sample::SAMPLES.iter().zip([Action::OpenSample, Action::OpenOtherSample]) {
        let button = Button::new(RichText::new(texts.get(sample.name)).size(16.0)).min_size(vec2(BUTTON[0], BUTTON[1]));
        if ui.add(button).on_hover_text(bars::tip(ui, texts, action)).clicked() {
            out.push(Command::Do(action));
        }
    }
    ui.add_space(12.0);
    for key in ["welcome-other-ways", "welcome-paste", "welcome-commands"] {
        ui.label(RichText::new(texts.get(key)).weak());
    }
}

fn recent(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    if state.settings.recent.is_empty() {
        return;
    }
    ui.add_space(16.0);
    ui.label(RichText::new(texts.get("menu-recent")).small().weak());
    for (number, paths) in state.settings.recent.iter().enumerate() {
        if ui.link(bars::recent_label(texts, paths)).on_hover_text(bars::recent_paths(paths)).clicked() {
            out.push(Command::OpenRecent(number));
        }
    }
}
