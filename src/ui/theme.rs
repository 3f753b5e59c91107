//! Every colour, the typefaces, and the shapes of standard widgets. No other file names a colour.
//!
//! The hue says what happened (added blue-green, left out orange, changed purple, moved slate, untranslated
//! raspberry); glyphs and underline styles say it too, so that nothing hangs on the hue. High contrast follows the
//! system's choice of light and dark, as `System` does.

mod palettes;

pub use palettes::Palette;

/// A colour that somebody else chose, for those who only draw with it.
pub type Ink = Color32;

use super::settings::ThemeChoice;
use crate::diff::Kind;
use egui::{
    Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, StrokeKind, Style, TextStyle,
    Theme, ThemePreference, Visuals, vec2,
};
use palettes::{BLACK_ON_WHITE, DARK, LIGHT, WHITE_ON_BLACK};
use std::sync::Arc;

/// Names of the shipped typefaces, as fonts and as families.
const READING: &str = "reading";
const SEMIBOLD: &str = "semibold";
/// Width of the ring around what has the focus, in points.
const RING: f32 = 2.0;

impl Palette {
    /// The colours of what is being drawn.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        let visuals = ui.visuals();
        let (usual, high) = if visuals.dark_mode { (&DARK, &WHITE_ON_BLACK) } else { (&LIGHT, &BLACK_ON_WHITE) };
        if visuals.panel_fill == high.panel { high } else { usual }
    }

    /// For lines, glyphs and words about a difference of this kind.
    pub fn ink_of(&self, kind: Kind) -> Color32 {
        self.kinds[index(kind)].0
    }

    /// Behind the words of a difference of this kind.
    pub fn tint_of(&self, kind: Kind) -> Color32 {
        self.kinds[index(kind)].1
    }
}

/// Half as strong, for what is unsure.
pub fn faint(colour: Color32) -> Color32 {
    colour.gamma_multiply(0.45)
}

/// A veil of the colour, which deepens its tint.
pub fn deeper(colour: Color32) -> Color32 {
    colour.gamma_multiply(0.14)
}

/// What galleys are laid out in; painting puts the real colour in its place.
pub const TO_BE_COLOURED: Color32 = Color32::PLACEHOLDER;

/// The typeface for the article's text, in points.
pub fn reading(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(READING.into()))
}

/// The typeface for titles and headings, in points.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// Sets fonts, spacing and colours once.
pub fn install(ctx: &egui::Context) {
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // Where the system does not say.
        options.fallback_theme = Theme::Light;
    });
    ctx.set_fonts(fonts());
    ctx.set_style_of(Theme::Light, style(Visuals::light(), &LIGHT));
    ctx.set_style_of(Theme::Dark, style(Visuals::dark(), &DARK));
}

/// Follows the setting.
pub fn choose(ctx: &egui::Context, choice: ThemeChoice) {
    let (light, dark) = match choice {
        ThemeChoice::HighContrast => (&BLACK_ON_WHITE, &WHITE_ON_BLACK),
        ThemeChoice::System | ThemeChoice::Light | ThemeChoice::Dark => (&LIGHT, &DARK),
    };
    ctx.set_style_of(Theme::Light, style(Visuals::light(), light));
    ctx.set_style_of(Theme::Dark, style(Visuals::dark(), dark));
    ctx.set_theme(match choice {
        ThemeChoice::System | ThemeChoice::HighContrast => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark => ThemePreference::Dark,
    });
}

/// Draws a ring around what has the keyboard's focus, whichever widget it is, over the layer that it is on. To be
/// called when everything else is drawn.
pub fn ring_focus(ui: &egui::Ui) {
    let ctx = ui.ctx();
    let Some(focused) = ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id)) else { return };
    let painter = ctx.layer_painter(focused.layer_id).with_clip_rect(focused.interact_rect.expand(RING));
    let stroke = Stroke::new(RING.max(1.5 * Palette::of(ui).stroke), Palette::of(ui).accent);
    painter.rect_stroke(focused.rect, CornerRadius::same(6), stroke, StrokeKind::Middle);
}

fn index(kind: Kind) -> usize {
    match kind {
        Kind::Added => 0,
        Kind::LeftOut => 1,
        Kind::Changed => 2,
        Kind::Moved => 3,
        Kind::Untranslated => 4,
    }
}

/// The shipped typefaces before those that egui brings along, which have more signs.
fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let shipped: [(&str, &'static [u8]); 2] = [
        (READING, include_bytes!("../../assets/fonts/SammenholdSans-Regular.ttf")),
        (SEMIBOLD, include_bytes!("../../assets/fonts/SammenholdSans-Semibold.ttf")),
    ];
    let behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, bytes) in shipped {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let family: Vec<String> = [name.to_owned()].into_iter().chain(behind.clone()).collect();
        if name == READING {
            fonts.families.insert(FontFamily::Proportional, family.clone());
        }
        fonts.families.insert(FontFamily::Name(name.into()), family);
    }
    fonts
}

fn style(visuals: Visuals, palette: &Palette) -> Style {
    let mut style = Style { visuals: coloured(visuals, palette), ..Style::default() };
    for (text_style, size) in [(TextStyle::Small, 13.5), (TextStyle::Body, 15.5), (TextStyle::Button, 15.5)] {
        style.text_styles.insert(text_style, FontId::new(size, FontFamily::Proportional));
    }
    style.text_styles.insert(TextStyle::Heading, semibold(21.0));
    style.spacing.item_spacing = vec2(8.0, 6.0);
    style.spacing.button_padding = vec2(10.0, 5.0);
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.menu_width = 320.0;
    style.spacing.interact_size.y = 26.0;
    style.spacing.scroll = egui::style::ScrollStyle::solid();
    style.spacing.scroll.bar_width = 10.0;
    style.animation_time = 0.0;
    style
}

fn coloured(mut visuals: Visuals, palette: &Palette) -> Visuals {
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.paper;
    visuals.window_stroke = Stroke::new(palette.stroke, palette.line);
    visuals.extreme_bg_color = palette.paper;
    visuals.faint_bg_color = palette.panel;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.dim);
    visuals.hyperlink_color = palette.accent;
    visuals.error_fg_color = palette.problem;
    visuals.warn_fg_color = palette.kinds[1].0;
    visuals.selection.bg_fill = palette.accent_tint;
    visuals.selection.stroke = Stroke::new(palette.stroke, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(RING, palette.accent);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let fills = [palette.panel, palette.raised, palette.hovered, palette.hovered, palette.raised];
    let widgets = &mut visuals.widgets;
    let all = [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ];
    for (widget, fill) in all.into_iter().zip(fills) {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(palette.stroke, palette.line);
        widget.fg_stroke = Stroke::new(palette.stroke, palette.ink);
        widget.corner_radius = CornerRadius::same(6);
        widget.expansion = 0.0;
    }
    // What has the focus counts as active; `ring_focus` draws over this.
    visuals.widgets.active.bg_stroke = Stroke::new(RING, palette.accent);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_has_its_own_colours() {
        let ctx = egui::Context::default();
        install(&ctx);
        let check = |choice: ThemeChoice, system: Theme, expected: &'static Palette| {
            choose(&ctx, choice);
            let input = egui::RawInput { system_theme: Some(system), ..egui::RawInput::default() };
            let mut found = None;
            ctx.run_ui(input, |ui| found = Some(Palette::of(ui))).textures_delta.clear();
            assert!(found.is_some_and(|found| found.paper == expected.paper), "{choice:?} {system:?}");
        };
        check(ThemeChoice::System, Theme::Light, &LIGHT);
        check(ThemeChoice::System, Theme::Dark, &DARK);
        check(ThemeChoice::HighContrast, Theme::Light, &BLACK_ON_WHITE);
        check(ThemeChoice::HighContrast, Theme::Dark, &WHITE_ON_BLACK);
        check(ThemeChoice::Dark, Theme::Light, &DARK);
        check(ThemeChoice::Light, Theme::Dark, &LIGHT);
    }

    #[test]
    fn figures_are_of_one_width() {
        let ctx = egui::Context::default();
        install(&ctx);
        let mut widths = Vec::new();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            for font in [reading(16.0), semibold(16.0), FontId::proportional(16.0)] {
                let width = |figure| ui.fonts_mut(|fonts| fonts.glyph_width(&font, figure));
                widths.push(('0'..='9').map(width).collect::<Vec<f32>>());
            }
        });
        output.textures_delta.clear();
        assert!(widths.iter().all(|of_font| of_font.iter().all(|width| *width > 0.0 && *width == of_font[0])));
    }
}
