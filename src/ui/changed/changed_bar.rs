//! The lines that offer changed files.

use super::ChangedAnswer;
use crate::ui::{
    command::Command,
    i18n::{Texts, Told},
    state::State,
    theme::Palette,
};
use egui::{Frame, Margin, RichText, ScrollArea, Sides, Ui};

/// Share of the window's height that the lines may take; more of them are scrolled.
const SHARE: f32 = 0.2;

/// A line for each changed file.
pub fn show(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    if state.changes.offered.is_empty() {
        return;
    }
    let height = ui.ctx().content_rect().height() * SHARE;
    let area = ScrollArea::vertical().id_salt("changed").auto_shrink([false, true]);
    area.max_height(height).min_scrolled_height(height).show(ui, |ui| lines(ui, state, texts, out));
}

fn lines(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    for (number, changed) in state.changes.offered.iter().enumerate() {
        let path = changed.found.to_string_lossy().into_owned();
        let name = changed.found.file_name().map_or_else(|| path.clone(), |name| name.to_string_lossy().into_owned());
        let frame = Frame::new().fill(palette.accent_tint).corner_radius(6).inner_margin(Margin::symmetric(10, 6));
        frame.show(ui, |ui| {
            let said = texts.say(&Told::new("changed-on-disk").arg("name", name));
            let (_, answer) = Sides::new().shrink_left().wrap().show(
                ui,
                |ui| ui.label(RichText::new(said).color(palette.ink)).on_hover_text(path),
                |ui| {
                    // From the right.
                    let keeps = ui.button(texts.get("changed-keep")).on_hover_text(texts.get("changed-keep-tip"));
                    let replaces =
                        ui.button(texts.get("changed-replace")).on_hover_text(texts.get("changed-replace-tip"));
                    let keep = keeps.clicked().then_some(ChangedAnswer::Keep(number));
                    replaces.clicked().then_some(ChangedAnswer::Replace(number)).or(keep)
                },
            );
            out.extend(answer.map(Command::Changed));
        });
    }
}
