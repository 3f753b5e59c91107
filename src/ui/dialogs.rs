//! What stands in front of everything: unsaved changes, the path field, found copies, keys, the palette; and the toast.

use super::{
    command::key_list,
    command::palette_view,
    command::{Command, ForeignAnswer, Unsaved},
    exporting,
    i18n::{Texts, Told},
    recovery::RecoveryAnswer,
    state::{Dialog, Foreign, Purpose, State},
    theme::Palette,
};
use egui::{Align2, Area, Frame, Id, Key, Margin, Modal, Modifiers, Order, RichText, ScrollArea, TextEdit, Ui, vec2};
use std::path::Path;

/// What stands in the settings file for keys of one's own.
const KEYS_EXAMPLE: &str = include_str!("../../assets/keys-example.json");

/// Draws the dialog that is open, if one is.
pub fn show(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let Some(dialog) = &state.dialog else { return };
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(20));
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| match dialog {
        Dialog::Unsaved(_) => unsaved(ui, texts, out),
        Dialog::Path { purpose, text } => path(ui, texts, *purpose, text, out),
        Dialog::Keys => keys(ui, texts, out),
        Dialog::Tag(text) => tag(ui, state, texts, text, out),
        Dialog::KeysFile => keys_file(ui, state, texts, out),
        Dialog::Palette(open) => palette_view::show(ui, state, texts, open, out),
        Dialog::Recovery => recovery(ui, state, texts, out),
        Dialog::Foreign { path, found } => foreign(ui, texts, path, *found, out),
        Dialog::Export(at) => exporting::view::show(ui, texts, *at, out),
    });
    if modal.should_close() {
        out.push(match dialog {
            Dialog::Unsaved(_) => Command::Unsaved(Unsaved::Cancel),
            Dialog::Recovery => Command::Recovery(RecoveryAnswer::Later),
            Dialog::Foreign { .. } => Command::Foreign(ForeignAnswer::Cancel),
            _ => Command::CloseDialog,
        });
    }
}

/// Draws the word in passing.
pub fn toast(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let Some(toast) = &state.toast else { return };
    let palette = Palette::of(ui);
    let area = Area::new(Id::unique("toast")).order(Order::Foreground).anchor(Align2::RIGHT_TOP, vec2(-12.0, 10.0));
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

/// As wide as wanted, or as the window allows.
fn set_width(ui: &mut Ui, wanted: f32) {
    ui.set_width(wanted.min(ui.ctx().content_rect().width() - 80.0));
}

fn title(ui: &mut Ui, text: String) {
    ui.label(RichText::new(text).heading());
    ui.add_space(6.0);
}

fn unsaved(ui: &mut Ui, texts: &Texts, out: &mut Vec<Command>) {
    set_width(ui, 440.0);
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

/// Something stands where the review is to be saved that is not known here.
fn foreign(ui: &mut Ui, texts: &Texts, path: &Path, found: Foreign, out: &mut Vec<Command>) {
    set_width(ui, 560.0);
    let (heading, explanation) = match found {
        Foreign::Changed => ("foreign-changed-title", "foreign-changed"),
        Foreign::There => ("foreign-there-title", "foreign-there"),
    };
    title(ui, texts.get(heading));
    ui.label(texts.say(&Told::new(explanation).arg("path", path.to_string_lossy().into_owned())));
    ui.add_space(6.0);
    ui.label(RichText::new(texts.get("foreign-kept")).weak());
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        let answers = [
            ("foreign-save-as", ForeignAnswer::SaveAs),
            ("foreign-replace", ForeignAnswer::Replace),
            ("foreign-cancel", ForeignAnswer::Cancel),
        ];
        for (key, answer) in answers {
            let button = ui.button(texts.get(key));
            if answer == ForeignAnswer::SaveAs && ui.memory(|memory| memory.focused().is_none()) {
                button.request_focus();
            }
            if button.clicked() {
                out.push(Command::Foreign(answer));
            }
        }
    });
}

fn path(ui: &mut Ui, texts: &Texts, purpose: Purpose, text: &str, out: &mut Vec<Command>) {
    set_width(ui, 560.0);
    let (heading, explanation) = match purpose {
        Purpose::Open => ("dialog-open", "path-open-explanation"),
        Purpose::Add => ("dialog-add", "path-open-explanation"),
        Purpose::Replace(_) | Purpose::Renew(_) => ("dialog-replace", "path-open-explanation"),
        Purpose::SaveAs => ("dialog-save", "path-save-explanation"),
        Purpose::Export(_) => ("export-dialog", "export-path-explanation"),
    };
    title(ui, texts.get(heading));
    let label = ui.label(texts.get(explanation));
    let mut typed = text.to_owned();
    let is_one = matches!(purpose, Purpose::SaveAs | Purpose::Export(_));
    let field = if is_one { TextEdit::singleline(&mut typed) } else { TextEdit::multiline(&mut typed).desired_rows(5) };
    let finishes = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let response = ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
    let entered = is_one && response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        out.push(Command::PathText(typed));
    }
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let key = match purpose {
            Purpose::SaveAs => "path-save",
            Purpose::Export(_) => "export-path-go",
            _ => "path-open",
        };
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
    set_width(ui, 360.0);
    title(ui, texts.get("tag-title"));
    let label = ui.label(texts.get("tag-explanation"));
    let mut typed = text.to_owned();
    let response = ui.add(TextEdit::singleline(&mut typed).desired_width(f32::INFINITY)).labelled_by(label.id);
    // Before the focus is asked back for.
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        out.push(Command::TagText(typed.clone()));
    }
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

/// Work that an earlier run left behind, a line each.
fn recovery(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    set_width(ui, 600.0);
    title(ui, texts.get("recovery-title"));
    ui.label(texts.get("recovery-explanation"));
    ui.add_space(10.0);
    let height = (ui.ctx().content_rect().height() - 260.0).max(80.0);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (number, leftover) in state.recovery.found.iter().enumerate() {
            ui.horizontal_wrapped(|ui| {
                let open = ui.button(texts.get("recovery-open"));
                if number == 0 && ui.memory(|memory| memory.focused().is_none()) {
                    open.request_focus();
                }
                if open.clicked() {
                    out.push(Command::Recovery(RecoveryAnswer::Open(number)));
                }
                if ui.button(texts.get("recovery-discard")).clicked() {
                    out.push(Command::Recovery(RecoveryAnswer::Discard(number)));
                }
                ui.label(RichText::new(&leftover.name).strong());
                let of = match &leftover.file {
                    Some(file) => texts.say(&Told::new("recovery-of").arg("path", file.to_string_lossy().into_owned())),
                    None => texts.get("recovery-never-saved"),
                };
                ui.label(RichText::new(of).weak());
            });
        }
    });
    ui.add_space(12.0);
    if ui.button(texts.get("recovery-later")).clicked() {
        out.push(Command::Recovery(RecoveryAnswer::Later));
    }
}

fn keys(ui: &mut Ui, texts: &Texts, out: &mut Vec<Command>) {
    title(ui, texts.get("keys-title"));
    key_list::show(ui, texts);
    ui.add_space(10.0);
    close(ui, texts, out);
}

/// Where one's own keys are set, and how that looks.
fn keys_file(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    set_width(ui, 600.0);
    title(ui, texts.get("keys-file-title"));
    let label = ui.label(texts.get("keys-file-explanation"));
    let path = state.settings_path.as_ref().map(|path| path.to_string_lossy().into_owned());
    let path = path.unwrap_or_else(|| texts.get("keys-file-none"));
    // Fields whose text can be selected and copied, but not changed.
    ui.add(TextEdit::multiline(&mut path.as_str()).desired_rows(1).desired_width(f32::INFINITY)).labelled_by(label.id);
    ui.add_space(8.0);
    let label = ui.label(texts.get("keys-file-example"));
    let height = (ui.ctx().content_rect().height() - 330.0).max(80.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let mut example = KEYS_EXAMPLE.trim_end();
        let field = TextEdit::multiline(&mut example).code_editor().desired_rows(8);
        ui.add(field.desired_width(f32::INFINITY)).labelled_by(label.id);
    });
    ui.label(RichText::new(texts.get("keys-file-names")).weak());
    ui.add_space(10.0);
    close(ui, texts, out);
}

fn close(ui: &mut Ui, texts: &Texts, out: &mut Vec<Command>) {
    let button = ui.button(texts.get("keys-close"));
    if ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
    if button.clicked() {
        out.push(Command::CloseDialog);
    }
}
