//! One cell of the grid: its text laid out, and painted with its marks. Layout knows no colours and no marks,
//! so heights stay when either changes.

use super::{
    marks::{self, Weight},
    rows::{CellView, Certainty, Mark, ParagraphView},
    theme::{self, Palette, TO_BE_COLOURED},
};
use crate::text::{Role, Span};
use egui::{
    Galley, Painter, Pos2, Rect, TextFormat, Ui,
    epaint::text::{CharIndex, PlacedRow},
    pos2,
    text::LayoutJob,
    vec2,
};
use std::sync::Arc;

/// Points kept free around the text; the left lane holds the badges.
pub const LEFT_LANE: f32 = 30.0;
const RIGHT: f32 = 16.0;
const ABOVE: f32 = 10.0;
const BETWEEN: f32 = 8.0;

/// A cell's text, laid out.
pub struct Layout {
    galleys: Vec<Arc<Galley>>,
    /// With the space around it, in points.
    pub height: f32,
}

/// Lays a cell out; `empty` is what an empty one says.
pub fn lay_out(ui: &Ui, cell: &CellView, empty: Option<&str>, width: f32, size: f32) -> Layout {
    let wrap = (width - LEFT_LANE - RIGHT).max(40.0);
    let said = empty.map(|said| job(said, Role::Debris, size, wrap));
    let texts = cell.paragraphs.iter().map(|paragraph| job(&paragraph.text, paragraph.role, size, wrap));
    let galleys: Vec<Arc<Galley>> = ui.fonts_mut(|fonts| texts.chain(said).map(|job| fonts.layout_job(job)).collect());
    let text: f32 = galleys.iter().map(|galley| galley.size().y).sum();
    let gaps = galleys.len().saturating_sub(1) as f32 * BETWEEN;
    Layout { galleys, height: (text + gaps + 2.0 * ABOVE).ceil() }
}

/// An estimate of the height that [`lay_out`] gives.
pub fn estimate(cell: &CellView, width: f32, size: f32) -> f32 {
    let in_line = ((width - LEFT_LANE - RIGHT) / (0.5 * size)).max(1.0);
    let lines: f32 = cell.paragraphs.iter().map(|p| (p.text.len() as f32 / in_line).ceil()).sum();
    lines.max(1.0) * line_height(size) + 2.0 * ABOVE
}

/// Paints a cell into `rect`. The differences numbered `chosen` stand out.
pub fn paint(painter: &Painter, palette: &Palette, cell: &CellView, layout: &Layout, rect: Rect, chosen: &[usize]) {
    if let Some(mark) = cell.mark {
        paint_whole(painter, palette, rect, mark, chosen.contains(&mark.difference));
    }
    for (number, (at, galley)) in placed(layout, rect).enumerate() {
        let Some(paragraph) = cell.paragraphs.get(number) else {
            painter.galley(at, galley.clone(), palette.dim);
            continue;
        };
        if let Some(mark) = paragraph.mark {
            let alone = cell.paragraphs.len() == 1;
            let band = Rect::from_x_y_ranges(rect.x_range(), at.y - ABOVE..=at.y + galley.size().y + ABOVE);
            let whole = if alone { rect } else { band };
            paint_whole(painter, palette, whole, mark, chosen.contains(&mark.difference));
        }
        paint_word_marks(painter, palette, paragraph, galley, at, rect, chosen);
        let ink = if paragraph.role == Role::Debris { palette.dim } else { palette.ink };
        painter.galley(at, galley.clone(), ink);
    }
}

/// The most closely fitting mark under `pointer`.
pub fn mark_at(cell: &CellView, layout: &Layout, rect: Rect, pointer: Pos2) -> Option<usize> {
    let hit = placed(layout, rect).zip(&cell.paragraphs).find_map(|((at, galley), paragraph)| {
        if !galley.rect.translate(at.to_vec2()).contains(pointer) {
            return None;
        }
        let character = galley.cursor_from_pos(pointer - at).index.0;
        let under = |mark: &&Mark| (mark.span.start..mark.span.end).contains(&character);
        let word = paragraph.marks.iter().filter(under).min_by_key(|mark| mark.span.len());
        word.or(paragraph.mark.as_ref()).map(|mark| mark.difference)
    });
    hit.or(cell.mark.map(|mark| mark.difference))
}

/// Points from the top of the cell to the first line that a difference marks; none when it marks no words.
pub fn mark_top(cell: &CellView, layout: &Layout, difference: usize) -> Option<f32> {
    let origin = Rect::from_min_size(Pos2::ZERO, vec2(0.0, layout.height));
    placed(layout, origin).zip(&cell.paragraphs).find_map(|((at, galley), paragraph)| {
        let mark = paragraph.marks.iter().find(|mark| mark.difference == difference)?;
        Some(at.y + pieces(galley, mark.span).first()?.top())
    })
}

fn placed(layout: &Layout, rect: Rect) -> impl Iterator<Item = (Pos2, &Arc<Galley>)> {
    let mut y = rect.top() + ABOVE;
    layout.galleys.iter().map(move |galley| {
        let at = pos2(rect.left() + LEFT_LANE, y);
        y += galley.size().y + BETWEEN;
        (at, galley)
    })
}

fn line_height(size: f32) -> f32 {
    (size * 1.45).round()
}

fn job(text: &str, role: Role, size: f32, wrap: f32) -> LayoutJob {
    let (size, italics) = match role {
        Role::Title => (size * 1.3, false),
        Role::Heading => (size * 1.12, false),
        Role::Body => (size, false),
        Role::Debris => (size * 0.9, true),
    };
    let format = TextFormat {
        font_id: if matches!(role, Role::Title | Role::Heading) { theme::semibold(size) } else { theme::reading(size) },
        color: TO_BE_COLOURED,
        italics,
        line_height: Some(line_height(size)),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = wrap;
    job
}

/// Marks a whole paragraph, or what stands for one.
fn paint_whole(painter: &Painter, palette: &Palette, rect: Rect, mark: Mark, chosen: bool) {
    let inner = rect.shrink2(vec2(4.0, 3.0));
    let weight = if chosen { Weight::Deep } else { Weight::Plain };
    marks::background(painter, palette, inner, mark.kind, mark.certainty, weight);
    let bar = Rect::from_min_size(inner.left_top(), vec2(0.0, inner.height()));
    match mark.certainty {
        Certainty::Marked | Certainty::Confirmed => {
            painter.rect_filled(Rect::from_min_size(bar.min, vec2(3.0, bar.height())), 2.0, palette.ink_of(mark.kind));
        }
        Certainty::Unsure | Certainty::Dismissed => {
            let ends = [bar.left_top() + vec2(1.0, 0.0), bar.left_bottom() + vec2(1.0, 0.0)];
            painter.extend(egui::Shape::dotted_line(&ends, palette.ink_of(mark.kind), 5.0, 1.0));
        }
    }
    let centre = pos2(rect.left() + LEFT_LANE / 2.0 + 2.0, rect.top() + ABOVE + 11.0);
    marks::badge(painter, palette, centre, 17.0, mark.kind, mark.certainty);
}

fn paint_word_marks(
    painter: &Painter,
    palette: &Palette,
    paragraph: &ParagraphView,
    galley: &Galley,
    at: Pos2,
    rect: Rect,
    chosen: &[usize],
) {
    let mut badges: Vec<f32> = Vec::new();
    // What is chosen is painted last, over marks of the same words in other versions.
    let is_chosen = |mark: &&Mark| chosen.contains(&mark.difference);
    let plain = paragraph.marks.iter().filter(|mark| !is_chosen(mark));
    for mark in plain.chain(paragraph.marks.iter().filter(is_chosen)) {
        let pieces = pieces(galley, mark.span);
        let weight = match pieces.len() {
            _ if !chosen.contains(&mark.difference) => Weight::Plain,
            1 => Weight::Framed,
            _ => Weight::Deep,
        };
        for piece in &pieces {
            let words = piece.translate(at.to_vec2());
            marks::background(painter, palette, words, mark.kind, mark.certainty, weight);
            let line = Rect::from_min_max(words.min, pos2(words.right(), words.bottom() - 1.0));
            marks::underline(painter, palette, line, mark.kind, mark.certainty);
        }
        if let Some(first) = pieces.first() {
            let y = at.y + first.center().y;
            if badges.iter().all(|badge| (badge - y).abs() > 8.0) {
                let centre = pos2(rect.left() + LEFT_LANE / 2.0 + 2.0, y);
                marks::badge(painter, palette, centre, 17.0, mark.kind, mark.certainty);
                badges.push(y);
            }
        }
    }
}

/// Where a span stands in the galley: one rectangle for each line it touches, as high as the letters.
fn pieces(galley: &Galley, span: Span) -> Vec<Rect> {
    let mut start_of_line = 0;
    let mut pieces = Vec::new();
    for row in &galley.rows {
        let length = row.char_count_excluding_newline().0;
        let (from, to) = (span.start.max(start_of_line), span.end.min(start_of_line + length));
        if from < to {
            pieces.push(piece(row, from - start_of_line, to - start_of_line));
        }
        start_of_line += length + usize::from(row.ends_with_newline);
    }
    pieces
}

fn piece(row: &PlacedRow, from: usize, to: usize) -> Rect {
    let (left, right) = (row.x_offset(CharIndex(from)), row.x_offset(CharIndex(to)));
    let slack = row.size.y * 0.1;
    Rect::from_min_max(
        pos2(row.pos.x + left, row.pos.y + slack),
        pos2(row.pos.x + right, row.pos.y + row.size.y - slack * 0.5),
    )
}
