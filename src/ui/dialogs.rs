//! What stands in front of everything: unsaved changes, the path field, the key list; and the toast.

use super::{
    bars,
    command::{Command, TABLE, Unsaved},
    i18n::Texts,
    state::{Dialog, Purpose, State},
    theme::Palette,
};
use egui::{Align2, Area, Frame, Id, Key, Margin, Modal, Modifiers, Order, RichText, ScrollArea, TextEdit, Ui, vec2};

/// Draws the dialog that is open, if one is.
pub fn show(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let Some(dialog) = &state.dialog else { return };
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| match dialog {
        Dialog::Unsaved(_) => unsaved(ui, texts, out),
        Dialog::Path { purpose, text } => path(ui, texts, *purpose, text, out),
        Dialog::Keys => keys(ui, texts, out),
        Dialog::Tag(text) => tag(ui, state, texts, text, out),
        Dialog::Palette(_) | Dialog::Recovery => {}
    });
    if modal.should_close() {
        out.push(match dialog {
            Dialog::Unsaved(_) => Command::Unsaved(Unsaved::Cancel),
            _ => Command::CloseDialog,
        });
    }
}

/// Draws the word in passing.
pub fn toast(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let Some(toast) = &state.toast else { return };
    let palette = Palette::of(ui);
    let area = Area::new(Id::unique("toast")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -24.0));
    area.show(ui.ctx(), |ui| {
        Frame::new().fill(palette.toast).corner_radius(8).inner_margin(Margin::symmetric(14, 9)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(RichText::new(texts.say(&toast.told)).color(palette.toast_ink));
                if toast.restores_note && ui.button(texts.get("toast-restore-note")).clicked() {
                    out.push(Command::RestoreNote);
                }
            });
        });
    });
}

fn title(ui: &mut Ui, text: String) {
    ui.label(RichText::new(text).heading());
    ui.add_space(6.0);
}

fn unsaved(ui: &mut Ui, texts: &Texts, out: &mut Vec<Command>) {
    ui.set_max_width(440.0);
    title(ui, texts.get("unsaved-title"));
    ui.label(texts.get("unsaved-question"));
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        let answers = [
            ("unsaved-save", Unsaved::Save),
            ("unsaved-discard", Unsaved::Discard),
            ("unsaved-cancel", Unsaved::Cancel),
        ];
        for (key, answer) in answers {
            let button = ui.button(texts.get(key));
            if answer == Unsaved::Save && ui.memory(|memory| memory.focused().is_none()) {
                button.request_focus();
            }
            if button.clicked() {
                out.push(Command::Unsaved(answer));
            }
        }
    });
}

fn path(ui: &mut Ui, texts: &Texts, purpose: Purpose, text: &str, out: &mut Vec<Command>) {
    ui.set_width(560.0);
    let (heading, explanation) = match purpose {
        Purpose::Open => ("dialog-open", "path-open-explanation"),
        Purpose::Add => ("dialog-add", "path-open-explanation"),
        Purpose::Replace(_) => ("dialog-replace", "path-open-explanation"),
        Purpose::SaveAs => ("dialog-save", "path-save-explanation"),
    };
    title(ui, texts.get(heading));
    let label = ui.label(texts.get(explanation));
    let mut typed = text.to_owned();
    let field = if purpose == Purpose::SaveAs {
        TextEdit::singleline(&mut typed)
    } else {
        TextEdit::multiline(&mut typed).desired_rows(5)
    };
    let finishes = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let response = ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
    let entered =
        purpose == Purpose::SaveAs && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        out.push(Command::PathText(typed));
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let key = if purpose == Purpose::SaveAs { "path-save" } else { "path-open" };
        if ui.button(texts.get(key)).clicked() || finishes || entered {
            out.push(Command::PathDone);
        }
        if ui.button(texts.get("path-cancel")).clicked() {
            out.push(Command::CloseDialog);
        }
    });
}

/// A field for a tag, and the tags that other rows have.
fn tag(ui: &mut Ui, state: &State, texts: &Texts, text: &str, out: &mut Vec<Command>) {
    ui.set_width(360.0);
    title(ui, texts.get("tag-title"));
    let label = ui.label(texts.get("tag-explanation"));
    let mut typed = text.to_owned();
    let response = ui.add(TextEdit::singleline(&mut typed).desired_width(f32::INFINITY)).labelled_by(label.id);
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        out.push(Command::TagText(typed.clone()));
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let known = state.document.as_ref().map(|document| document.review.tags()).unwrap_or_default();
    ui.horizontal_wrapped(|ui| {
        for tag in known.iter().filter(|tag| tag.contains(typed.trim())) {
            if ui.small_button(tag).clicked() {
                out.push(Command::Tag(tag.clone()));
            }
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.button(texts.get("tag-give")).clicked() || entered {
            out.push(Command::Tag(typed));
        }
        if ui.button(texts.get("path-cancel")).clicked() {
            out.push(Command::CloseDialog);
        }
    });
}

/// Width of the window in points from which on the marks stand beside the keys.
const KEYS_BESIDE_MARKS: f32 = 760.0;

fn keys(ui: &mut Ui, texts: &Texts, out: &mut Vec<Command>) {
    title(ui, texts.get("keys-title"));
    let window = ui.ctx().content_rect();
    let height = (window.height() - 220.0).max(160.0);
    if window.width() >= KEYS_BESIDE_MARKS {
        ui.horizontal_top(|ui| {
            ScrollArea::vertical().max_height(height).show(ui, |ui| key_table(ui, texts));
            ui.add_space(24.0);
            ui.vertical(|ui| bars::legend(ui, texts));
        });
    } else {
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            bars::legend(ui, texts);
            ui.add_space(10.0);
            key_table(ui, texts);
        });
    }
    ui.add_space(10.0);
    if ui.button(texts.get("keys-close")).clicked() {
        out.push(Command::CloseDialog);
    }
}

fn key_table(ui: &mut Ui, texts: &Texts) {
    egui::Grid::new("keys").num_columns(2).spacing(vec2(28.0, 5.0)).show(ui, |ui| {
        for entry in TABLE.iter().filter(|entry| !entry.keys.is_empty()) {
            let keys: Vec<_> = entry.keys.iter().map(|key| ui.ctx().format_shortcut(key)).collect();
            ui.label(texts.get(entry.label).trim_end_matches('…'));
            ui.label(RichText::new(keys.join("   ")).strong());
            ui.end_row();
        }
        ui.label(texts.get("note-keep"));
        ui.label(RichText::new("Ctrl+Enter").strong());
        ui.end_row();
    });
}
