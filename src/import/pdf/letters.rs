//! The letters of a PDF's pages with their places, in the order in which they are drawn.

use super::broken;
use crate::import::error::Fault;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, font::Glyph, font::GlyphRun, hayro_cmap::BfString, interpret_page,
    util::TransformExt,
};
use hayro_syntax::Pdf;
use kurbo::{BezPath, Point, Rect, Shape, Vec2};
use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{self, AssertUnwindSafe},
};

/// What is on a page. Lengths are in points, from the top left.
pub(super) struct Page {
    pub width: f64,
    pub height: f64,
    pub letters: Vec<Letter>,
    /// Letters that do not say which they are.
    pub unknown: usize,
    pub pictures: usize,
}

/// A letter, or several drawn as one.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub text: String,
    /// Where it begins, and where the next one is expected.
    pub x: f64,
    pub end: f64,
    /// Its base line.
    pub y: f64,
    /// Height of its type.
    pub size: f64,
    /// Whether its font is called bold.
    pub is_bold: bool,
    /// Area that it inks, by that of its type,
    pub ink: f64,
    /// and what the letter mostly inks in the document.
    pub usual_ink: f64,
}

/// Letters in all pages.
const MOST_LETTERS: usize = 4_000_000;
/// Drawings in all pages, of any kind.
const MOST_DRAWINGS: usize = 20_000_000;
/// Letters of which the base line leaves the horizontal by more, as a part of its length, are stamps or watermarks.
const LEVEL: f64 = 0.05;
/// The same letter at a place nearer than this is drawn twice to look bold, in points.
const SAME_PLACE: f64 = 0.5;
/// Ligatures, and what they are made of.
const LIGATURES: &[(char, &str)] = &[
    ('\u{fb00}', "ff"),
    ('\u{fb01}', "fi"),
    ('\u{fb02}', "fl"),
    ('\u{fb03}', "ffi"),
    ('\u{fb04}', "ffl"),
    ('\u{fb05}', "st"),
    ('\u{fb06}', "st"),
];

/// The pages of a PDF.
pub(super) fn of(pdf: &Pdf) -> Result<Vec<Page>, Fault> {
    let cache = InterpreterCache::new();
    let (mut pages, mut drawings, mut letters) = (Vec::new(), 0, 0);
    let mut inks = BTreeMap::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let (width, height) = (f64::from(width), f64::from(height));
        let transform = page.initial_transform(true).to_kurbo();
        let bounds = Rect::new(0.0, 0.0, width, height);
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, bounds, &cache, pdf.xref(), settings);
        let empty = Page { width, height, letters: Vec::new(), unknown: 0, pictures: 0 };
        let mut noting = Noting { page: empty, drawings, letters, seen: BTreeSet::new(), inks: &mut inks };
        let drawn = panic::catch_unwind(AssertUnwindSafe(|| interpret_page(page, &mut context, &mut noting)));
        match drawn {
            Ok(()) => {}
            Err(cause) if cause.is::<Exhausted>() => {
                return Err(Fault::Excessive { what: "its pages draw more than 20,000,000 things".to_owned() });
            }
            Err(_) => return Err(broken(&format!("page {} cannot be read", pages.len() + 1))),
        }
        (drawings, letters) = (noting.drawings, noting.letters);
        pages.push(noting.page);
    }
    weigh(&mut pages);
    Ok(pages)
}

/// Notes what each letter mostly inks. Many fonts do not say that they are bold; their letters show it.
fn weigh(pages: &mut [Page]) {
    let inks = |ink: f64| (ink * 1_000.0).round() as i64;
    let mut counts: BTreeMap<String, BTreeMap<i64, usize>> = BTreeMap::new();
    for letter in pages.iter().flat_map(|page| &page.letters).filter(|letter| letter.ink > 0.0) {
        *counts.entry(letter.text.clone()).or_default().entry(inks(letter.ink)).or_default() += 1;
    }
    let usual: BTreeMap<String, f64> = counts
        .into_iter()
        .filter_map(|(text, counts)| {
            let (ink, _) = counts.into_iter().max_by_key(|&(ink, count)| (count, -ink))?;
            Some((text, ink as f64 / 1_000.0))
        })
        .collect();
    for letter in pages.iter_mut().flat_map(|page| &mut page.letters) {
        letter.usual_ink = if letter.ink > 0.0 { usual.get(&letter.text).copied().unwrap_or(letter.ink) } else { 0.0 };
    }
}

/// Thrown through the interpreter to stop it; it has no other way.
struct Exhausted;

/// A device that only notes letters.
struct Noting<'i> {
    page: Page,
    /// Of all pages so far.
    drawings: usize,
    letters: usize,
    /// Letters and places, in steps of [`SAME_PLACE`].
    seen: BTreeSet<(String, i64, i64)>,
    /// Inked areas of the letters of all fonts.
    inks: &'i mut BTreeMap<u128, f64>,
}

impl Noting<'_> {
    fn count(&mut self) {
        self.drawings += 1;
        if self.drawings > MOST_DRAWINGS || self.letters > MOST_LETTERS {
            // Not a panic, which would be told on the terminal.
            panic::resume_unwind(Box::new(Exhausted));
        }
    }

    fn ink(&mut self, glyph: &Glyph) -> f64 {
        let Glyph::Outline(outline) = glyph else { return 0.0 };
        let area = || (outline.outline().area() / 1_000_000.0).abs();
        let ink = *self.inks.entry(outline.identifier().cache_key()).or_insert_with(area);
        if ink.is_finite() { ink } else { 0.0 }
    }

    fn note(&mut self, glyph: &Glyph, transform: kurbo::Affine, is_bold: bool) {
        self.letters += 1;
        let (advance, text) = match glyph {
            Glyph::Outline(outline) => (outline.advance_width(), outline.as_unicode()),
            Glyph::Type3(drawn) => (drawn.advance_width(), drawn.as_unicode()),
        };
        let text = match text {
            Some(BfString::Char(c)) => plain(&c.to_string()),
            Some(BfString::String(text)) => plain(&text),
            None => String::new(),
        };
        let text: String = text.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect();
        let at = transform * Point::ZERO;
        let across = transform * Point::new(1_000.0, 0.0) - at;
        let up: Vec2 = transform * Point::new(0.0, 1_000.0) - at;
        let size = up.hypot();
        let inside = at.x > -size && at.y > -size && at.x < self.page.width + size && at.y < self.page.height + size;
        let readable = size.is_finite() && size > 0.5 && inside;
        if !readable || across.x <= 0.0 || across.y.abs() > across.x * LEVEL {
            return;
        }
        if text.is_empty() {
            self.page.unknown += 1;
            return;
        }
        let end = at.x + across.x * f64::from(advance.unwrap_or(500.0)) / 1_000.0;
        let ink = if text.chars().all(char::is_alphabetic) { self.ink(glyph) } else { 0.0 };
        let place = |length: f64| (length / SAME_PLACE).round() as i64;
        if self.seen.insert((text.clone(), place(at.x), place(at.y))) {
            self.page.letters.push(Letter {
                text,
                x: at.x,
                end: end.max(at.x),
                y: at.y,
                size,
                is_bold,
                ink,
                usual_ink: 0.0,
            });
        }
    }
}

impl Device<'_> for Noting<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.count();
        let is_bold = run.glyphs().first().is_some_and(|glyph| is_bold(glyph));
        for glyph in run.glyphs() {
            self.count();
            self.note(glyph, props.transform * glyph.transform(), is_bold);
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.count();
        self.page.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.count();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

fn is_bold(glyph: &Glyph) -> bool {
    let Glyph::Outline(outline) = glyph else { return false };
    outline.font_data().is_some_and(|font| {
        let name = font.postscript_name.unwrap_or_default().to_lowercase();
        ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word))
            || font.weight.is_some_and(|w| w >= 600)
    })
}

/// The text with letters for ligatures.
fn plain(text: &str) -> String {
    text.chars().fold(String::new(), |mut plain, c| {
        match LIGATURES.iter().find(|(ligature, _)| *ligature == c) {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(c),
        }
        plain
    })
}
