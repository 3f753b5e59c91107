//! The colours themselves: light, dark, and two of high contrast.
//!
//! The inks of the five kinds were searched by machine within the hue that each is to have, so that any two stay
//! apart for eyes that lack one kind of cone (simulated after Machado, Oliveira and Fernandes 2009), with enough
//! contrast on their tints. The tests here hold both.

use egui::Color32;

/// The colours of one theme.
#[derive(Debug)]
pub struct Palette {
    /// Width of lines and outlines, in points.
    pub stroke: f32,
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
pub const LIGHT: Palette = Palette {
    stroke: 1.0,
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
        (Color32::from_rgb(0x00, 0x73, 0x90), Color32::from_rgb(0xDC, 0xF1, 0xF3)),
        (Color32::from_rgb(0xB0, 0x38, 0x00), Color32::from_rgb(0xFC, 0xEB, 0xD8)),
        (Color32::from_rgb(0x58, 0x0F, 0x82), Color32::from_rgb(0xED, 0xE4, 0xF8)),
        (Color32::from_rgb(0x13, 0x23, 0x3D), Color32::from_rgb(0xE4, 0xE9, 0xF0)),
        (Color32::from_rgb(0x8C, 0x2F, 0x45), Color32::from_rgb(0xFA, 0xE4, 0xEE)),
    ],
};

/// Light on dark.
pub const DARK: Palette = Palette {
    stroke: 1.0,
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
        (Color32::from_rgb(0x5E, 0xC0, 0xDC), Color32::from_rgb(0x14, 0x3A, 0x42)),
        (Color32::from_rgb(0xF5, 0xB8, 0x73), Color32::from_rgb(0x42, 0x2E, 0x18)),
        (Color32::from_rgb(0xA0, 0x8F, 0xFF), Color32::from_rgb(0x37, 0x2B, 0x4C)),
        (Color32::from_rgb(0xE6, 0xEC, 0xF4), Color32::from_rgb(0x2D, 0x37, 0x43)),
        (Color32::from_rgb(0xF5, 0x74, 0x9A), Color32::from_rgb(0x47, 0x27, 0x38)),
    ],
};

/// High contrast, black on white.
pub const BLACK_ON_WHITE: Palette = Palette {
    stroke: 2.0,
    paper: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    panel: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    raised: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    hovered: Color32::from_rgb(0xDC, 0xE8, 0xFA),
    ink: Color32::from_rgb(0x00, 0x00, 0x00),
    dim: Color32::from_rgb(0x33, 0x33, 0x33),
    line: Color32::from_rgb(0x00, 0x00, 0x00),
    accent: Color32::from_rgb(0x00, 0x3C, 0x8F),
    accent_tint: Color32::from_rgb(0xDC, 0xE8, 0xFA),
    problem: Color32::from_rgb(0x8A, 0x00, 0x00),
    problem_tint: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    toast: Color32::from_rgb(0x00, 0x00, 0x00),
    toast_ink: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    kinds: [
        (Color32::from_rgb(0x01, 0x57, 0x6D), Color32::from_rgb(0xE6, 0xF6, 0xF8)),
        (Color32::from_rgb(0x73, 0x3F, 0x04), Color32::from_rgb(0xFF, 0xF1, 0xE0)),
        (Color32::from_rgb(0x4A, 0x0B, 0x81), Color32::from_rgb(0xF4, 0xED, 0xFC)),
        (Color32::from_rgb(0x00, 0x0A, 0x27), Color32::from_rgb(0xEE, 0xF1, 0xF6)),
        (Color32::from_rgb(0x7E, 0x00, 0x2E), Color32::from_rgb(0xFD, 0xEE, 0xF5)),
    ],
};

/// High contrast, white on black.
pub const WHITE_ON_BLACK: Palette = Palette {
    stroke: 2.0,
    paper: Color32::from_rgb(0x00, 0x00, 0x00),
    panel: Color32::from_rgb(0x00, 0x00, 0x00),
    raised: Color32::from_rgb(0x00, 0x00, 0x00),
    hovered: Color32::from_rgb(0x20, 0x3A, 0x5C),
    ink: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    dim: Color32::from_rgb(0xD0, 0xD0, 0xD0),
    line: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    accent: Color32::from_rgb(0xFF, 0xE1, 0x4D),
    accent_tint: Color32::from_rgb(0x20, 0x3A, 0x5C),
    problem: Color32::from_rgb(0xFF, 0xB3, 0xAB),
    problem_tint: Color32::from_rgb(0x00, 0x00, 0x00),
    toast: Color32::from_rgb(0xFF, 0xFF, 0xFF),
    toast_ink: Color32::from_rgb(0x00, 0x00, 0x00),
    kinds: [
        (Color32::from_rgb(0x7A, 0xCB, 0xE7), Color32::from_rgb(0x00, 0x26, 0x2E)),
        (Color32::from_rgb(0xF1, 0xBC, 0x82), Color32::from_rgb(0x2E, 0x1A, 0x00)),
        (Color32::from_rgb(0xAD, 0x9D, 0xFF), Color32::from_rgb(0x24, 0x16, 0x38)),
        (Color32::from_rgb(0xF5, 0xFA, 0xFF), Color32::from_rgb(0x1A, 0x23, 0x30)),
        (Color32::from_rgb(0xFE, 0x86, 0x9C), Color32::from_rgb(0x34, 0x10, 0x2A)),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of a matrix on linear red, green and blue.
    type Matrix = [[f32; 3]; 3];

    const THEMES: [(&str, &Palette, f32); 4] = [
        ("light", &LIGHT, 4.5),
        ("dark", &DARK, 4.5),
        ("black on white", &BLACK_ON_WHITE, 7.0),
        ("white on black", &WHITE_ON_BLACK, 7.0),
    ];

    /// Machado, Oliveira and Fernandes 2009, severity 1.
    const EYES: [(&str, Matrix); 4] = [
        ("three cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ),
        (
            "deuteranopia",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ),
        (
            "tritanopia",
            [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
        ),
    ];

    /// Linear sRGB to XYZ under D65, each row divided by the white's value.
    const TO_XYZ: Matrix = [
        [0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047],
        [0.2126, 0.7152, 0.0722],
        [0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883],
    ];

    /// Least distance of two kinds' inks in CIELAB; some 2 can just be seen, and the underlines are thin.
    const APART: f32 = 20.0;

    fn linear(colour: Color32) -> [f32; 3] {
        let [r, g, b, _] = egui::Rgba::from(colour).to_array();
        [r, g, b]
    }

    fn times(matrix: &Matrix, of: [f32; 3]) -> [f32; 3] {
        matrix.map(|row| row.iter().zip(of).map(|(factor, value)| factor * value).sum())
    }

    fn lab(seen: [f32; 3]) -> [f32; 3] {
        let root = |t: f32| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
        let [x, y, z] = times(&TO_XYZ, seen.map(|part| part.clamp(0.0, 1.0))).map(root);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// As in WCAG 2.1.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| times(&TO_XYZ, linear(colour))[1] + 0.05;
        let (a, b) = (luminance(a), luminance(b));
        (a / b).max(b / a)
    }

    #[test]
    fn inks_are_readable_on_their_papers() {
        for (name, palette, least) in THEMES {
            let mut pairs = vec![
                (palette.ink, palette.paper),
                (palette.ink, palette.panel),
                (palette.ink, palette.raised),
                (palette.ink, palette.hovered),
                (palette.ink, palette.accent_tint),
                (palette.dim, palette.paper),
                (palette.dim, palette.panel),
                (palette.accent, palette.paper),
                (palette.accent, palette.panel),
                (palette.accent, palette.accent_tint),
                (palette.problem, palette.problem_tint),
                (palette.toast_ink, palette.toast),
            ];
            for (ink, tint) in palette.kinds {
                pairs.extend([(ink, palette.paper), (ink, palette.panel), (ink, tint), (palette.ink, tint)]);
            }
            for (ink, paper) in pairs {
                let contrast = contrast(ink, paper);
                assert!(contrast >= least, "{name}: {ink:?} on {paper:?}: {contrast}");
            }
        }
    }

    #[test]
    fn kinds_stay_apart_for_every_eye() {
        for (name, palette, _) in THEMES {
            for (eye, matrix) in &EYES {
                let seen = palette.kinds.map(|(ink, _)| lab(times(matrix, linear(ink))));
                for (at, a) in seen.iter().enumerate() {
                    for (other, b) in seen.iter().enumerate().skip(at + 1) {
                        let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f32>().sqrt();
                        assert!(distance >= APART, "{name}, {eye}: kinds {at} and {other} are {distance} apart");
                    }
                }
            }
        }
    }
}
