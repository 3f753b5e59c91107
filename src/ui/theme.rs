//! Every colour, and the shapes of standard widgets. No other file names a colour.
//!
//! The hue says what happened (added teal, left out orange, changed purple, moved slate, untranslated magenta);
//! glyphs and underline styles say it too, so that nothing hangs on the hue. Inks on papers and tints have a
//! contrast of at least 4.5:1, which a test checks.

use super::settings::ThemeChoice;
use crate::diff::Kind;
use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, Style, TextStyle, Theme, ThemePreference, Visuals, vec2,
};

/// The colours of one theme.
#[derive(Debug)]
pub struct Palette {
    /// Behind the article's text.
    pub paper: Color32,
    /// Behind bars, headers and panels.
    pub panel: Color32,
    /// Buttons and fields at rest.
    pub raised: Color32,
    /// The same under the pointer.
    pub hovered: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of lesser weight; page debris.
    pub dim: Color32,
    /// Lines of the grid.
    pub line: Color32,
    /// Cursor, links, focus.
    pub accent: Color32,
    /// Behind what is selected.
    pub accent_tint: Color32,
    /// Trouble.
    pub problem: Color32,
    /// Behind trouble.
    pub problem_tint: Color32,
    /// Behind a word in passing.
    pub toast: Color32,
    /// Its text.
    pub toast_ink: Color32,
    /// What happened: added, left out, changed, moved, untranslated; ink and tint of each.
    pub kinds: [(Color32, Color32); 5],
}

/// Dark on light.
const LIGHT: Palette = Palette {
    paper: Color32::from_rgb(0xFD, 0xFC, 0xFA),
    panel: Color32::from_rgb(0xF3, 0xF1, 0xED),
    raised: Color32::from_rgb(0xE9, 0xE6, 0xE0),
    hovered: Color32::from_rgb(0xDE, 0xDA, 0xD2),
    ink: Color32::from_rgb(0x1B, 0x1D, 0x21),
    dim: Color32::from_rgb(0x62, 0x64, 0x68),
    line: Color32::from_rgb(0xDD, 0xD9, 0xD1),
    accent: Color32::from_rgb(0x1F, 0x5F, 0xA8),
    accent_tint: Color32::from_rgb(0xD6, 0xE5, 0xF5),
    problem: Color32::from_rgb(0x9B, 0x1C, 0x1C),
    problem_tint: Color32::from_rgb(0xFB, 0xE9, 0xE7),
    toast: Color32::from_rgb(0x2B, 0x2F, 0x36),
    toast_ink: Color32::from_rgb(0xF5, 0xF5, 0xF2),
    kinds: [
        (Color32::from_rgb(0x0A, 0x65, 0x73), Color32::from_rgb(0xDC, 0xF1, 0xF3)),
        (Color32::from_rgb(0x93, 0x43, 0x07), Color32::from_rgb(0xFC, 0xEB, 0xD8)),
        (Color32::from_rgb(0x68, 0x3C, 0x9E), Color32::from_rgb(0xED, 0xE4, 0xF8)),
        (Color32::from_rgb(0x44, 0x52, 0x65), Color32::from_rgb(0xE4, 0xE9, 0xF0)),
        (Color32::from_rgb(0x9A, 0x2A, 0x62), Color32::from_rgb(0xFA, 0xE4, 0xEE)),
    ],
};

/// Light on dark.
const DARK: Palette = Palette {
    paper: Color32::from_rgb(0x1A, 0x1C, 0x20),
    panel: Color32::from_rgb(0x22, 0x25, 0x2A),
    raised: Color32::from_rgb(0x30, 0x34, 0x3B),
    hovered: Color32::from_rgb(0x3C, 0x41, 0x4A),
    ink: Color32::from_rgb(0xE6, 0xE5, 0xE1),
    dim: Color32::from_rgb(0xA0, 0xA3, 0xA9),
    line: Color32::from_rgb(0x35, 0x39, 0x40),
    accent: Color32::from_rgb(0x7F, 0xB8, 0xF0),
    accent_tint: Color32::from_rgb(0x26, 0x36, 0x49),
    problem: Color32::from_rgb(0xFF, 0xA8, 0xA0),
    problem_tint: Color32::from_rgb(0x45, 0x24, 0x24),
    toast: Color32::from_rgb(0xE6, 0xE5, 0xE1),
    toast_ink: Color32::from_rgb(0x1A, 0x1C, 0x20),
    kinds: [
        (Color32::from_rgb(0x6B, 0xD0, 0xDE), Color32::from_rgb(0x14, 0x3A, 0x42)),
        (Color32::from_rgb(0xF3, 0xB2, 0x73), Color32::from_rgb(0x42, 0x2E, 0x18)),
        (Color32::from_rgb(0xCB, 0xAE, 0xF3), Color32::from_rgb(0x37, 0x2B, 0x4C)),
        (Color32::from_rgb(0xB3, 0xC1, 0xD2), Color32::from_rgb(0x2D, 0x37, 0x43)),
        (Color32::from_rgb(0xF2, 0x9D, 0xC2), Color32::from_rgb(0x47, 0x27, 0x38)),
    ],
};

impl Palette {
    /// The colours of what is being drawn.
    pub fn of(ui: &egui::Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
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

/// Sets fonts, spacing and colours once.
pub fn install(ctx: &egui::Context) {
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    ctx.set_style_of(Theme::Light, style(Visuals::light(), &LIGHT));
    ctx.set_style_of(Theme::Dark, style(Visuals::dark(), &DARK));
}

/// Follows the setting.
pub fn choose(ctx: &egui::Context, choice: ThemeChoice) {
    ctx.set_theme(match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::HighContrast => ThemePreference::Dark,
    });
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

fn style(visuals: Visuals, palette: &Palette) -> Style {
    let mut style = Style { visuals: coloured(visuals, palette), ..Style::default() };
    for (text_style, size) in
        [(TextStyle::Small, 12.5), (TextStyle::Body, 14.5), (TextStyle::Button, 14.5), (TextStyle::Heading, 21.0)]
    {
        style.text_styles.insert(text_style, FontId::new(size, FontFamily::Proportional));
    }
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
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.extreme_bg_color = palette.paper;
    visuals.faint_bg_color = palette.panel;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.dim);
    visuals.hyperlink_color = palette.accent;
    visuals.error_fg_color = palette.problem;
    visuals.warn_fg_color = palette.kinds[1].0;
    visuals.selection.bg_fill = palette.accent_tint;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
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
        widget.bg_stroke = Stroke::new(1.0, palette.line);
        widget.fg_stroke = Stroke::new(1.0, palette.ink);
        widget.corner_radius = CornerRadius::same(6);
        widget.expansion = 0.0;
    }
    visuals.widgets.active.bg_stroke = Stroke::new(1.5, palette.accent);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as in WCAG 2.1.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let [r, g, b, _] = egui::Rgba::from(colour).to_array();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        (a / b).max(b / a)
    }

    #[test]
    fn inks_are_readable_on_their_papers() {
        for (name, palette) in [("light", &LIGHT), ("dark", &DARK)] {
            let mut pairs = vec![
                (palette.ink, palette.paper),
                (palette.ink, palette.panel),
                (palette.ink, palette.hovered),
                (palette.dim, palette.paper),
                (palette.dim, palette.panel),
                (palette.accent, palette.paper),
                (palette.problem, palette.problem_tint),
                (palette.toast_ink, palette.toast),
            ];
            for (ink, tint) in palette.kinds {
                pairs.extend([(ink, palette.paper), (ink, tint), (palette.ink, tint)]);
            }
            for (ink, paper) in pairs {
                assert!(contrast(ink, paper) >= 4.5, "{name}: {ink:?} on {paper:?}: {}", contrast(ink, paper));
            }
        }
    }
}
