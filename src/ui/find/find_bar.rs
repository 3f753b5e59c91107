//! The bar for finding words: a line below the tools.

use crate::ui::{
    bars,
    command::panes,
    command::{Action, Command},
    find::{Find, FindChange, MOST},
    i18n::{Texts, Told},
    state::{Document, State},
    theme::Palette,
};
use egui::{
    Button, Frame, Id, Key, Margin, Modifiers, Response, RichText, TextEdit, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

/// Width of the field in points, and its share of a narrow window.
const FIELD: f32 = 260.0;
const SHARE: f32 = 0.18;

/// Draws the bar if one looks for something.
pub fn show(ui: &mut Ui, state: &State, texts: &Texts, out: &mut Vec<Command>) {
    let (Some(find), Some(document)) = (&state.find, &state.document) else { return };
    let palette = Palette::of(ui);
    Frame::new().inner_margin(Margin { top: 4, ..Margin::ZERO }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let label = ui.label(texts.get("find-label"));
            field(ui, find, label.id, out);
            if find.problem.is_none() {
                ui.label(RichText::new(counted(find, texts)).weak());
            }
            let has_matches = !find.matches.is_empty();
            for (action, key) in [(Action::FindPrevious, "find-previous"), (Action::FindNext, "find-next")] {
                let button = ui.add_enabled(has_matches, Button::new(texts.get(key)));
                if button.on_hover_text(bars::tip(ui, texts, action)).clicked() {
                    out.push(Command::Do(action));
                }
            }
            scope(ui, find, document, texts, out);
            let mut is_exact = find.is_exact;
            if ui.checkbox(&mut is_exact, texts.get("find-exact")).changed() {
                out.push(Command::Find(FindChange::Exact(is_exact)));
            }
            let mut is_regex = find.is_regex;
            let box_of_regex = ui.checkbox(&mut is_regex, texts.get("find-regex"));
            if box_of_regex.on_hover_text(texts.get("find-regex-tip")).changed() {
                out.push(Command::Find(FindChange::Regex(is_regex)));
            }
            if ui.button(texts.get("find-close")).clicked() {
                out.push(Command::Find(FindChange::Close));
            }
        });
        if let Some(problem) = find.problem {
            ui.label(RichText::new(texts.get(problem)).color(palette.problem));
        }
    });
}

fn field(ui: &mut Ui, find: &Find, label: Id, out: &mut Vec<Command>) {
    let id = panes::find_field();
    let was_focused = ui.memory(|memory| memory.has_focus(id));
    // Before the field is drawn, which would give up the focus at Enter.
    for (modifiers, action) in [(Modifiers::SHIFT, Action::FindPrevious), (Modifiers::NONE, Action::FindNext)] {
        if was_focused && ui.input_mut(|input| input.consume_key(modifiers, Key::Enter)) {
            out.push(Command::Do(action));
        }
    }
    let mut typed = find.text.clone();
    let width = (ui.ctx().content_rect().width() * SHARE).clamp(120.0, FIELD);
    let field = TextEdit::singleline(&mut typed).id(id).desired_width(width);
    let response = ui.add(field).labelled_by(label);
    if response.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        out.push(Command::Find(FindChange::Close));
    }
    if response.changed() {
        out.push(Command::Find(FindChange::Text(typed)));
    }
    focus_when_asked(ui, find, &response);
}

/// The field takes the focus, with its text selected, once for each time that the bar was asked for.
fn focus_when_asked(ui: &Ui, find: &Find, response: &Response) {
    let seen = response.id.with("asked");
    if ui.data(|data| data.get_temp::<u32>(seen)) == Some(find.asked) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(seen, find.asked));
    response.request_focus();
    let mut edit = TextEditState::load(ui.ctx(), response.id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(find.text.chars().count()));
    edit.cursor.set_char_range(Some(all));
    edit.store(ui.ctx(), response.id);
}

/// "3 of 17".
fn counted(find: &Find, texts: &Texts) -> String {
    let count = find.matches.len();
    texts.say(&match find.at {
        _ if find.text.is_empty() => return String::new(),
        _ if find.is_cut => Told::new("find-too-many").arg("count", MOST),
        _ if count == 0 => Told::new("find-nothing"),
        None => Told::new("find-count").arg("count", count),
        Some(at) => Told::new("position").arg("at", at + 1).arg("count", count),
    })
}

/// In which version one looks.
fn scope(ui: &mut Ui, find: &Find, document: &Document, texts: &Texts, out: &mut Vec<Command>) {
    let versions = document.review.versions();
    if versions.len() < 2 {
        return;
    }
    let name = |number: usize| {
        versions.get(number).map_or_else(String::new, |version| {
            let alike = versions.iter().filter(|other| other.language == version.language).count();
            let is_plain = alike == 1 && !version.language.is_undetermined();
            if is_plain { texts.language_title(&version.language) } else { version.name.clone() }
        })
    };
    let all = texts.get("find-everywhere");
    let shown = find.version.map_or_else(|| all.clone(), name);
    let chosen = egui::ComboBox::from_id_salt("find version").selected_text(shown).show_ui(ui, |ui| {
        let choices = document.columns.visible(versions.len()).into_iter().map(Some);
        for choice in std::iter::once(None).chain(choices) {
            let label = choice.map_or_else(|| all.clone(), name);
            if ui.selectable_label(find.version == choice, label).clicked() {
                out.push(Command::Find(FindChange::Version(choice)));
                ui.close();
            }
        }
    });
    chosen.response.on_hover_text(texts.get("find-scope-tip"));
}
