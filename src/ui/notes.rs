//! The notes of the cursor's row, and the field to write one in.

use super::{
    command::{Action, Command},
    describe,
    i18n::{Texts, Told},
    state::{Document, Draft, DraftOf},
    theme::Palette,
};
use crate::review::{Note, NoteId};
use egui::{Frame, Key, Margin, Modifiers, RichText, Stroke, TextEdit, Ui};

/// Draws them.
pub fn show(ui: &mut Ui, document: &Document, texts: &Texts, size: f32, out: &mut Vec<Command>) {
    let Some(row) = document.rows.rows.get(document.cursor.cell.row) else { return };
    ui.label(RichText::new(texts.get("notes-title")).small().weak());
    let of_row = |(id, note): (NoteId, &_)| row.notes.contains(&id).then_some((id, Note::clone(note)));
    let shown: Vec<(NoteId, Note)> = document.review.notes().filter_map(of_row).collect();
    for (id, note) in &shown {
        match &document.draft {
            Some(draft) if draft.of == DraftOf::Note(*id) => field(ui, texts, draft, size, out),
            _ => written(ui, document, texts, *id, note, size, out),
        }
    }
    match &document.draft {
        Some(draft) if matches!(draft.of, DraftOf::New { .. }) => field(ui, texts, draft, size, out),
        Some(_) => {}
        None => {
            let key = if shown.is_empty() { "note-write" } else { "note-another" };
            let tip = super::bars::tip(ui, texts, Action::Note);
            if ui.button(texts.get(key)).on_hover_text(tip).clicked() {
                out.push(Command::NewNote);
            }
        }
    }
}

fn written(
    ui: &mut Ui,
    document: &Document,
    texts: &Texts,
    id: NoteId,
    note: &Note,
    size: f32,
    out: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let frame = Frame::new().fill(palette.accent_tint).corner_radius(6).inner_margin(Margin::same(8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let version = describe::version_name(texts, document, note.anchor.version);
        ui.label(RichText::new(texts.say(&Told::new("note-on").arg("version", version))).small().color(palette.dim));
        ui.add(egui::Label::new(RichText::new(&note.text).size(size - 1.0)).wrap());
        ui.horizontal(|ui| {
            if ui.small_button(texts.get("note-change")).clicked() {
                out.push(Command::EditNote(id));
            }
            if ui.small_button(texts.get("note-remove")).clicked() {
                out.push(Command::RemoveNote(id));
            }
        });
    });
}

fn field(ui: &mut Ui, texts: &Texts, draft: &Draft, size: f32, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let id = egui::Id::unique(("note-field", format!("{:?}", draft.of)));
    let finishes = ui.memory(|memory| memory.has_focus(id))
        && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    let label = ui.label(RichText::new(texts.get("note-field")).small().color(palette.dim));
    let mut text = draft.text.clone();
    let field = TextEdit::multiline(&mut text)
        .id(id)
        .hint_text(texts.get("note-hint"))
        .desired_width(f32::INFINITY)
        .desired_rows(3)
        .font(egui::FontId::proportional(size - 1.0))
        .frame(
            Frame::new()
                .fill(palette.paper)
                .stroke(Stroke::new(1.5, palette.accent))
                .corner_radius(6)
                .inner_margin(Margin::same(8)),
        );
    let response = ui.add(field).labelled_by(label.id);
    // Escape takes the focus away before anything else sees it.
    let cancels = (response.has_focus() || response.lost_focus())
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    let opened = egui::Id::unique("note-field-opened");
    if ui.data_mut(|data| data.get_temp::<egui::Id>(opened) != Some(id)) {
        ui.data_mut(|data| data.insert_temp(opened, id));
        response.request_focus();
        // Its buttons have to be seen too.
        ui.scroll_to_rect(response.rect.expand2(egui::vec2(0.0, 40.0)), None);
    }
    if response.changed() {
        out.push(Command::NoteText(text));
    }
    let pressed = ui.horizontal(|ui| buttons(ui, texts)).inner;
    let decided = match pressed {
        Pressed::Button(command) => Some(command),
        _ if cancels => Some(Command::CancelNote),
        _ if finishes => Some(Command::CommitNote),
        Pressed::Elsewhere if response.lost_focus() => Some(Command::CommitNote),
        // The button under the pointer decides once it is released.
        Pressed::Elsewhere | Pressed::NotYet => None,
    };
    if let Some(command) = decided {
        ui.data_mut(|data| data.remove::<egui::Id>(opened));
        out.push(command);
    }
}

/// What the pointer does to the field's buttons.
enum Pressed {
    Button(Command),
    NotYet,
    Elsewhere,
}

fn buttons(ui: &mut Ui, texts: &Texts) -> Pressed {
    let keep = ui.button(texts.get("note-keep")).on_hover_text("Ctrl+Enter");
    let cancel = ui.button(texts.get("note-cancel")).on_hover_text("Esc");
    if keep.clicked() {
        Pressed::Button(Command::CommitNote)
    } else if cancel.clicked() {
        Pressed::Button(Command::CancelNote)
    } else if keep.contains_pointer() || cancel.contains_pointer() {
        Pressed::NotYet
    } else {
        Pressed::Elsewhere
    }
}
