//! The notes panel: those of the cursor's row with the field to write one in, then all others, and the rows that
//! somebody marked.

use super::{
    inspector::status_key,
    notebook::{NoteLine, Notebook, RowLine, notebook},
    scene::{Revision, Scene},
};
use crate::review::{Note, NoteId};
use crate::ui::{
    cached::Cached,
    command::{Action, Command},
    describe,
    i18n::{Texts, Told},
    state::{Document, Draft, DraftOf},
    theme::Palette,
};
use egui::{Button, Frame, Key, Label, Margin, Modifiers, RichText, ScrollArea, Stroke, TextEdit, Ui};

/// The panel with what it remembers between frames.
#[derive(Default)]
pub struct NotesView {
    all: Cached<Revision, Notebook>,
    shown: Cached<(Revision, Option<String>), Notebook>,
    /// Only what has this tag.
    tag: Option<String>,
}

impl NotesView {
    /// All notes.
    pub fn all(&mut self, scene: Scene<'_>) -> &Notebook {
        self.all.of(scene.revision(), || notebook(scene.document, None))
    }

    /// Draws the panel.
    pub fn show(&mut self, ui: &mut Ui, scene: Scene<'_>, out: &mut Vec<Command>) {
        let document = scene.document;
        self.tag.take_if(|tag| !self.all.of(scene.revision(), || notebook(document, None)).tags.contains(tag));
        let Self { shown, tag, .. } = self;
        let shown = shown.of((scene.revision(), tag.clone()), || notebook(document, tag.as_deref()));
        ScrollArea::vertical().id_salt("notes").auto_shrink(false).min_scrolled_height(20.0).show(ui, |ui| {
            of_row(ui, document, scene.texts, scene.size, out);
            let here = Some(document.cursor.cell.row);
            if !shown.tags.is_empty() {
                ui.add_space(6.0);
                tags(ui, scene.texts, &shown.tags, tag);
            }
            if shown.notes.iter().any(|note| note.row != here) {
                heading(ui, scene.texts.get("notes-others"));
                for note in shown.notes.iter().filter(|note| note.row != here) {
                    elsewhere(ui, scene, note, out);
                }
            }
            if !shown.rows.is_empty() {
                heading(ui, scene.texts.get("notes-rows"));
                shown.rows.iter().for_each(|line| marked_row(ui, scene, line, out));
            }
        });
    }
}

fn heading(ui: &mut Ui, text: String) {
    ui.add_space(6.0);
    ui.label(RichText::new(text).small().weak());
}

fn tags(ui: &mut Ui, texts: &Texts, tags: &[String], chosen: &mut Option<String>) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(texts.get("notes-tag")).small().weak());
        if ui.add(Button::selectable(chosen.is_none(), texts.get("list-all")).small()).clicked() {
            *chosen = None;
        }
        for tag in tags {
            if ui.add(Button::selectable(chosen.as_ref() == Some(tag), tag).small()).clicked() {
                *chosen = Some(tag.clone());
            }
        }
    });
}

/// A note on another row: a click goes there.
fn elsewhere(ui: &mut Ui, scene: Scene<'_>, note: &NoteLine, out: &mut Vec<Command>) {
    let (palette, texts) = (Palette::of(ui), scene.texts);
    let name = describe::version_name(texts, scene.document, note.version);
    let told = Told::new("notes-where").arg("row", note.row.map_or(0, |row| row + 1)).arg("version", name);
    let frame = Frame::new().stroke(Stroke::new(1.0, palette.line)).corner_radius(6).inner_margin(Margin::same(8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            if ui.link(texts.say(&told)).clicked() {
                out.push(Command::GoTo { version: note.version, place: note.place });
            }
            if !note.quote.is_empty() {
                let quote = texts.say(&Told::new("notes-quote").arg("words", note.quote.as_str()));
                ui.add(Label::new(RichText::new(quote).small().color(palette.dim)).wrap());
            }
        });
        if note.is_lost {
            ui.label(RichText::new(texts.get("notes-lost")).small().color(palette.problem));
        }
        ui.add(Label::new(RichText::new(&note.text).size(scene.size - 1.0)).wrap());
    });
}

fn marked_row(ui: &mut Ui, scene: Scene<'_>, line: &RowLine, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if ui.link(scene.texts.say(&Told::new("notes-row").arg("row", line.row + 1))).clicked() {
            out.push(Command::Pick { row: line.row, column: scene.document.cursor.cell.column });
        }
        if let Some(status) = line.status {
            ui.label(scene.texts.get(status_key(status)));
        }
        if !line.tags.is_empty() {
            ui.label(RichText::new(line.tags.join(", ")).weak());
        }
    });
}

/// The notes of the cursor's row.
fn of_row(ui: &mut Ui, document: &Document, texts: &Texts, size: f32, out: &mut Vec<Command>) {
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
            let tip = crate::ui::bars::tip(ui, texts, Action::Note);
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
        ui.add(Label::new(RichText::new(&note.text).size(size - 1.0)).wrap());
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
        // The field is gone in the next frame; letters are keys again from then on.
        ui.memory_mut(|memory| memory.surrender_focus(id));
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
