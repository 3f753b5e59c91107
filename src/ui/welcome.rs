//! What stands there when nothing is open: what the program is for and the ways in.

use super::{
    bars,
    command::{Action, Command},
    i18n::Texts,
    state::State,
    theme::Palette,
};
use egui::{Button, Layout, RichText, Stroke, Ui, vec2};

/// Draws it into the middle of `ui`.
pub fn show(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    ui.painter().rect_filled(ui.max_rect(), 0.0, palette.paper);
    let height = 300.0 + 26.0 * state.settings.recent.len() as f32;
    ui.add_space(((ui.available_height() - height) * 0.4).max(20.0));
    ui.with_layout(Layout::top_down(egui::Align::Center), |ui| {
        ui.label(RichText::new(texts.get("welcome-title")).size(30.0).strong());
        ui.add_space(6.0);
        ui.scope(|ui| {
            ui.set_max_width(560.0);
            ui.label(RichText::new(texts.get("welcome-what")).size(16.0).color(palette.dim));
        });
        ui.add_space(22.0);
        let open = RichText::new(texts.get("welcome-open")).size(16.0);
        let open = Button::new(open)
            .fill(palette.accent_tint)
            .stroke(Stroke::new(1.0, palette.accent))
            .min_size(vec2(260.0, 42.0));
        if ui.add(open).on_hover_text(bars::tip(ui, texts, Action::OpenFiles)).clicked() {
            out.push(Command::Do(Action::OpenFiles));
        }
        ui.add_space(4.0);
        let sample = Button::new(RichText::new(texts.get("welcome-sample")).size(16.0)).min_size(vec2(260.0, 42.0));
        if ui.add(sample).on_hover_text(bars::tip(ui, texts, Action::OpenSample)).clicked() {
            out.push(Command::Do(Action::OpenSample));
        }
        ui.add_space(16.0);
        ui.label(RichText::new(texts.get("welcome-other-ways")).weak());
        recent(ui, state, texts, out);
    });
}

fn recent(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    if state.settings.recent.is_empty() {
        return;
    }
    ui.add_space(18.0);
    ui.label(RichText::new(texts.get("menu-recent")).small().weak());
    for (number, paths) in state.settings.recent.iter().enumerate() {
        if ui.link(bars::recent_label(texts, paths)).clicked() {
            out.push(Command::OpenRecent(number));
        }
    }
}
