//! All keys, grouped by menu, and what the marks mean.

use super::{
    keymap::{self, Keymap},
    palette::menu_key,
};
use crate::ui::{
    bars,
    command::{Menu, TABLE},
    i18n::Texts,
};
use egui::{Label, RichText, ScrollArea, Ui};

/// Least width of a column of keys in points, at the normal text size.
const COLUMN: f32 = 390.0;

/// Draws the list, as many columns as fit.
pub fn show(ui: &mut Ui, texts: &Texts) {
    let window = ui.ctx().content_rect();
    let width = (window.width() - 90.0).min(3.0 * COLUMN + 80.0);
    let height = (window.height() - 210.0).max(120.0);
    ui.set_width(width);
    let columns = ((width / COLUMN) as usize).clamp(1, 3);
    ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        let groups = dealt(&groups(&Keymap::current(ui.ctx()), texts), columns);
        if columns == 1 {
            bars::legend(ui, texts);
            ui.add_space(10.0);
            groups.iter().flatten().for_each(|group| draw(ui, group));
            return;
        }
        ui.columns(columns, |uis| {
            for (number, (ui, groups)) in uis.iter_mut().zip(&groups).enumerate() {
                groups.iter().for_each(|group| draw(ui, group));
                if number + 1 == columns {
                    bars::legend(ui, texts);
                }
            }
        });
    });
}

/// A menu's actions that have keys.
#[derive(Clone)]
struct Group {
    title: String,
    lines: Vec<(String, String)>,
}

fn groups(keymap: &Keymap, texts: &Texts) -> Vec<Group> {
    let menus =
        [Menu::Go, Menu::Review, Menu::Alignment, Menu::Edit, Menu::File, Menu::View, Menu::Help, Menu::Nowhere];
    let lines = |menu: Menu| {
        let of_menu = TABLE.iter().filter(move |entry| entry.menu == menu);
        let line = |entry: &crate::ui::command::Entry| {
            let keys: Vec<String> = keymap.of(entry.action).iter().map(keymap::print).collect();
            let label = texts.get(entry.label).trim_end_matches('…').to_owned();
            (!keys.is_empty()).then(|| (label, keys.join(", ")))
        };
        of_menu.filter_map(line).collect::<Vec<_>>()
    };
    let of_menu = |menu: Menu| {
        let title = menu_key(menu).map_or_else(|| texts.get("keys-in-fields"), |key| texts.get(key));
        Group { title, lines: lines(menu) }
    };
    let mut groups: Vec<Group> = menus.into_iter().map(of_menu).collect();
    if let Some(fields) = groups.last_mut() {
        fields.lines.push((texts.get("note-keep"), "Ctrl+Enter".to_owned()));
        fields.lines.push((texts.get("note-cancel"), "Esc".to_owned()));
        fields.lines.push((texts.get("keys-next-field"), "Tab".to_owned()));
    }
    groups.retain(|group| !group.lines.is_empty());
    groups
}

/// Groups in their order over columns of about the same height; the last has room for the marks.
fn dealt(groups: &[Group], columns: usize) -> Vec<Vec<Group>> {
    const MARKS: usize = 9;
    let height = |group: &Group| group.lines.len() + 2;
    let all: usize = groups.iter().map(height).sum::<usize>() + if columns > 1 { MARKS } else { 0 };
    let share = all.div_ceil(columns);
    let (mut dealt, mut filled) = (vec![Vec::new(); columns], 0);
    for group in groups {
        let middle = filled + height(group) / 2;
        dealt[(middle / share).min(columns - 1)].push(group.clone());
        filled += height(group);
    }
    dealt
}

fn draw(ui: &mut Ui, group: &Group) {
    let width = ui.available_width() - 24.0;
    ui.label(RichText::new(&group.title).strong());
    for (label, keys) in &group.lines {
        ui.horizontal_top(|ui| {
            part(ui, width * 0.44, RichText::new(keys).strong());
            part(ui, width * 0.56, RichText::new(label));
        });
    }
    ui.add_space(10.0);
}

/// A text in a column of its own, on as many lines as it needs.
fn part(ui: &mut Ui, width: f32, text: RichText) {
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.add(Label::new(text).wrap());
    });
}
