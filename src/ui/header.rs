//! The heads of the columns: name, language with its confidence and a menu to correct it, counts, base.

use super::{
    command::Command,
    i18n::{Texts, Told},
    state::Document,
    theme::Palette,
};
use crate::text::{Language, LanguageSource, Version};
use egui::{Button, Layout, Pos2, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2};

/// Languages to choose from, by BCP 47 tag, in the order of the menu.
const CHOICES: &[&str] = &[
    "da", "en", "de", "sv", "nb", "nn", "fo", "is", "kl", "nl", "fr", "es", "it", "pt", "pl", "fi", "et", "lv", "lt",
    "cs", "sk", "hu", "ro", "bg", "el", "uk", "ru", "tr", "ar", "he", "fa", "zh", "ja", "ko",
];

/// Height of the heads in points.
pub fn height(ui: &Ui) -> f32 {
    let spacing = ui.spacing();
    2.0 * spacing.interact_size.y + spacing.item_spacing.y + 12.0
}

/// Where the heads stand.
pub struct Place {
    /// All of it.
    pub area: Rect,
    /// Heads are cut off left of here.
    pub left: f32,
    /// The first head's corner, however far it is scrolled.
    pub first: Pos2,
    /// A column's width in points.
    pub column_width: f32,
}

/// Draws the heads.
pub fn show(ui: &mut Ui, document: &Document, texts: &Texts, place: &Place, out: &mut Vec<Command>) {
    let &Place { area, left, first, column_width } = place;
    let palette = Palette::of(ui);
    ui.painter().rect_filled(area, 0.0, palette.panel);
    let line = Stroke::new(1.0, palette.line);
    let visible = Rect::from_min_max(pos2(left, area.top()), area.max);
    for (number, version) in document.review.versions().iter().enumerate() {
        let min = first + vec2(number as f32 * column_width, 0.0);
        let rect = Rect::from_min_size(min, vec2(column_width, area.height()));
        if !rect.intersects(visible) {
            continue;
        }
        let inside = rect.shrink2(vec2(12.0, 6.0));
        let mut ui =
            ui.new_child(UiBuilder::new().id_salt(("head", number)).max_rect(inside).layout(Layout::default()));
        ui.set_clip_rect(visible.intersect(rect).intersect(ui.clip_rect()));
        head(&mut ui, document, texts, number, version, out);
        if number > 0 {
            ui.painter().vline(rect.left(), rect.y_range(), line);
        }
    }
    ui.painter().hline(area.x_range(), area.bottom() - 0.5, line);
}

fn head(ui: &mut Ui, document: &Document, texts: &Texts, number: usize, version: &Version, out: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let path = version.source.as_ref().map(|source| source.path.to_string_lossy().into_owned());
    let is_base = number == document.review.base();
    ui.horizontal(|ui| {
        if is_base {
            let badge = RichText::new(texts.get("base")).small().color(palette.accent);
            let badge = egui::Label::new(badge.background_color(palette.accent_tint)).selectable(false);
            ui.add(badge).on_hover_text(texts.get("base-tip"));
        }
        let name = ui.add(egui::Label::new(RichText::new(&version.name).strong()).selectable(false).truncate());
        if let Some(path) = path {
            name.on_hover_text(path);
        }
    });
    ui.horizontal(|ui| {
        version_menu(ui, texts, number, version, is_base, out);
        let counts = document.rows.counts.get(number).copied().unwrap_or_default();
        let told = Told::new("version-counts").arg("paragraphs", counts.paragraphs).arg("words", counts.words);
        let counts = RichText::new(texts.say(&told)).small().color(palette.dim);
        ui.add(egui::Label::new(counts).selectable(false).truncate());
    });
}

fn version_menu(ui: &mut Ui, texts: &Texts, number: usize, version: &Version, is_base: bool, out: &mut Vec<Command>) {
    let shown = if version.language.is_undetermined() {
        texts.get("language-unknown")
    } else if version.language_source == LanguageSource::Detected {
        format!("{} {} %", version.language, super::describe::percent(version.language_confidence))
    } else {
        version.language.tag().to_owned()
    };
    let source = match version.language_source {
        LanguageSource::Unknown => "language-source-unknown",
        LanguageSource::Detected => "language-source-detected",
        LanguageSource::Declared => "language-source-declared",
        LanguageSource::Chosen => "language-source-chosen",
    };
    let name = texts.language_title(&version.language);
    let menu = ui.menu_button(RichText::new(shown).small(), |ui| {
        ui.set_max_width(240.0);
        let make_base = ui.add_enabled(!is_base, Button::new(texts.get("make-base")));
        if make_base.on_hover_text(texts.get("make-base-tip")).clicked() {
            out.push(Command::MakeBase(number));
            ui.close();
        }
        ui.separator();
        ui.label(RichText::new(texts.get("language-menu")).small().weak());
        egui::ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            let choices = CHOICES.iter().filter_map(|tag| tag.parse::<Language>().ok());
            for language in choices {
                let text = format!("{} ({language})", texts.language_title(&language));
                if ui.selectable_label(language == version.language, text).clicked() {
                    out.push(Command::SetLanguage { version: number, language });
                    ui.close();
                }
            }
        });
    });
    menu.response.on_hover_text(texts.say(&Told::new(source).arg("language", name)));
}
