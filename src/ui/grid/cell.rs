//! One cell of the grid: its text laid out, and painted with its marks. Layout knows no colours and no marks,
//! so heights stay when either changes.

use super::{
    ghosts::Side,
    lit::{Lit, Strength},
    selection::{Point, Selection},
};
use crate::text::{Role, Span, visible};
use crate::ui::{
    find::Match,
    marks::{self, Weight},
    rows::{CellView, Certainty, Mark, ParagraphView},
    theme::{self, Palette, TO_BE_COLOURED, deeper, faint},
};
use egui::{
    Galley, Painter, Pos2, Rect, Stroke, StrokeKind, TextFormat, Ui,
    epaint::text::{CharIndex, PlacedRow},
    pos2,
    text::{CCursor, LayoutJob},
    vec2,
};
use std::sync::Arc;

/// Points kept free around the text; the left lane holds the badges.
pub const LEFT_LANE: f32 = 30.0;
const RIGHT: f32 = 16.0;
const ABOVE: f32 = 10.0;
const BETWEEN: f32 = 8.0;
/// Around the text of a ghost.
const PAD: f32 = 6.0;
/// Lines of a ghost's text.
const GHOST_LINES: usize = 2;

/// A cell's text, laid out.
pub struct Layout {
    blocks: Vec<Block>,
    /// With the space around it, in points.
    pub height: f32,
}

/// What a cell says beside its paragraphs.
#[derive(Default)]
pub struct Said {
    /// Why it is empty.
    pub empty: Option<String>,
    /// For each of its ghosts where the paragraph was put.
    pub ghosts: Vec<String>,
}

/// What is to be seen on the words beside their marks.
pub struct Over<'a> {
    /// Number of the cell's version.
    pub version: usize,
    /// Differences that stand out.
    pub chosen: &'a [usize],
    /// Selected words.
    pub selection: Option<Selection>,
    /// Words that are looked for, of the cell's row.
    pub found: &'a [Match],
    /// The one of them that one stands on.
    pub found_at: Option<Match>,
    /// Words that stand for those under the pointer.
    pub lit: &'a Lit,
}

struct Block {
    what: What,
    /// From the top of the cell.
    top: f32,
    galley: Arc<Galley>,
    /// Where a ghost's paragraph was put.
    link: Option<Arc<Galley>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Paragraph(usize),
    Empty,
    Ghost(usize),
}

/// Lays a cell out.
pub fn lay_out(ui: &Ui, cell: &CellView, said: &Said, width: f32, size: f32) -> Layout {
    let wrap = (width - LEFT_LANE - RIGHT).max(40.0);
    let mut layout = Layout { blocks: Vec::new(), height: ABOVE };
    ui.fonts_mut(|fonts| {
        let mut add = |what, job: LayoutJob, link: Option<LayoutJob>| {
            let (galley, link) = (fonts.layout_job(job), link.map(|job| fonts.layout_job(job)));
            let height = galley.size().y + link.as_ref().map_or(0.0, |link| link.size().y + 2.0 * PAD);
            layout.blocks.push(Block { what, top: layout.height, galley, link });
            layout.height += height + BETWEEN;
        };
        let ghosts = |side: Side| cell.ghosts.iter().enumerate().filter(move |(_, ghost)| ghost.side == side);
        let ghost = |number: usize, text: &str| {
            let said = said.ghosts.get(number).map_or("", String::as_str);
            let inner = (wrap - 2.0 * PAD).max(40.0);
            let mut text = job(text, Role::Debris, size, inner);
            (text.wrap.max_rows, text.wrap.break_anywhere) = (GHOST_LINES, false);
            (What::Ghost(number), text, Some(job(said, Role::Body, size * 0.85, inner)))
        };
        for (number, view) in ghosts(Side::Above) {
            let (what, text, link) = ghost(number, &view.text);
            add(what, text, link);
        }
        for (number, paragraph) in cell.paragraphs.iter().enumerate() {
            add(What::Paragraph(number), job(&paragraph.text, paragraph.role, size, wrap), None);
        }
        if let Some(empty) = &said.empty {
            add(What::Empty, job(empty, Role::Debris, size, wrap), None);
        }
        for (number, view) in ghosts(Side::Below) {
            let (what, text, link) = ghost(number, &view.text);
            add(what, text, link);
        }
    });
    let gap = if layout.blocks.is_empty() { 0.0 } else { BETWEEN };
    layout.height = (layout.height - gap + ABOVE).ceil();
    layout
}

/// An estimate of the height that [`lay_out`] gives.
pub fn estimate(cell: &CellView, width: f32, size: f32) -> f32 {
    let in_line = ((width - LEFT_LANE - RIGHT) / (0.5 * size)).max(1.0);
    let lines: f32 = cell.paragraphs.iter().map(|p| (p.text.len() as f32 / in_line).ceil()).sum();
    (lines + 4.0 * cell.ghosts.len() as f32).max(1.0) * line_height(size) + 2.0 * ABOVE
}

/// Paints a cell into `rect`.
pub fn paint(painter: &Painter, palette: &Palette, cell: &CellView, layout: &Layout, rect: Rect, over: &Over<'_>) {
    if let Some(mark) = cell.mark {
        paint_whole(painter, palette, rect, mark, over.chosen.contains(&mark.difference));
    }
    for block in &layout.blocks {
        let at = block.at(rect);
        let galley = &block.galley;
        match block.what {
            What::Empty => {
                painter.galley(at, galley.clone(), palette.dim);
            }
            What::Ghost(number) => paint_ghost(painter, palette, cell, number, block, rect, over),
            What::Paragraph(number) => {
                let Some(paragraph) = cell.paragraphs.get(number) else { continue };
                if let Some(mark) = paragraph.mark {
                    let alone = cell.paragraphs.len() == 1 && cell.ghosts.is_empty();
                    let band = Rect::from_x_y_ranges(rect.x_range(), at.y - ABOVE..=at.y + galley.size().y + ABOVE);
                    let whole = if alone { rect } else { band };
                    paint_whole(painter, palette, whole, mark, over.chosen.contains(&mark.difference));
                }
                let words = Words { painter, palette, paragraph, galley, at, over };
                words.paint(rect);
                let ink = if paragraph.role == Role::Debris { palette.dim } else { palette.ink };
                painter.galley(at, galley.clone(), ink);
                words.unseen();
            }
        }
    }
}

/// The character under `pointer` where it is one that cannot be seen.
pub fn unseen_at(cell: &CellView, layout: &Layout, rect: Rect, pointer: Pos2) -> Option<char> {
    let point = character_at(cell, layout, rect, pointer)?;
    let paragraph = cell.paragraphs.iter().find(|paragraph| paragraph.number == point.paragraph)?;
    visible::unseen(&paragraph.text).find(|(at, _, _)| *at == point.at).map(|(_, c, _)| c)
}

/// What a pointer meets in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The difference that marks what is under it.
    Mark(usize),
    /// A ghost, by the number of the difference that it stands for.
    Ghost(usize),
}

/// The ghost or the most closely fitting mark under `pointer`.
pub fn hit(cell: &CellView, layout: &Layout, rect: Rect, pointer: Pos2) -> Option<Hit> {
    let hit =
        layout.blocks.iter().filter(|block| block.frame(rect).contains(pointer)).find_map(|block| match block.what {
            What::Ghost(number) => Some(Hit::Ghost(cell.ghosts.get(number)?.difference)),
            What::Empty => None,
            What::Paragraph(number) => {
                let paragraph = cell.paragraphs.get(number)?;
                let character = char_at(&block.galley, pointer - block.at(rect).to_vec2());
                let under = |mark: &&Mark| {
                    mark.certainty != Certainty::Dismissed && (mark.span.start..mark.span.end).contains(&character)
                };
                let word = paragraph.marks.iter().filter(under).min_by_key(|mark| mark.span.len());
                word.or(paragraph.mark.as_ref()).map(|mark| Hit::Mark(mark.difference))
            }
        });
    hit.or(cell.mark.map(|mark| Hit::Mark(mark.difference)))
}

/// The place between two characters that is nearest to `pointer`; none in a cell without text.
pub fn point_at(cell: &CellView, layout: &Layout, rect: Rect, pointer: Pos2) -> Option<Point> {
    let distance = |block: &Block| {
        let frame = block.frame(rect);
        (frame.top() - pointer.y).max(pointer.y - frame.bottom()).max(0.0)
    };
    let paragraphs = layout.blocks.iter().filter(|block| matches!(block.what, What::Paragraph(_)));
    let block = paragraphs.min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
    let number = block.paragraph(cell)?.number;
    Some(Point { paragraph: number, at: block.galley.cursor_from_pos(pointer - block.at(rect)).index.0 })
}

/// The place in a paragraph that is nearest to a position from the cell's top left corner.
pub fn point_in(cell: &CellView, layout: &Layout, paragraph: usize, position: Pos2) -> Option<Point> {
    let origin = Rect::from_min_size(Pos2::ZERO, vec2(0.0, layout.height));
    let block = layout.blocks.iter().find(|b| b.paragraph(cell).is_some_and(|view| view.number == paragraph))?;
    Some(Point { paragraph, at: block.galley.cursor_from_pos(position - block.at(origin)).index.0 })
}

/// The character under `pointer`; none where there is no text.
pub fn character_at(cell: &CellView, layout: &Layout, rect: Rect, pointer: Pos2) -> Option<Point> {
    let block = layout.blocks.iter().find(|block| block.frame(rect).contains(pointer))?;
    let paragraph = block.paragraph(cell)?;
    let inside = pointer - block.at(rect).to_vec2();
    let is_on_line = block.galley.rows.iter().any(|row| row.rect().contains(inside));
    is_on_line.then(|| Point { paragraph: paragraph.number, at: char_at(&block.galley, inside) })
}

/// The lines that a span of a paragraph touches, from the cell's top left corner.
pub fn lines_of(cell: &CellView, layout: &Layout, paragraph: usize, span: Span) -> Vec<Rect> {
    let block = layout.blocks.iter().find(|block| block.paragraph(cell).is_some_and(|view| view.number == paragraph));
    let Some(block) = block else { return Vec::new() };
    let by = vec2(LEFT_LANE, block.top);
    pieces(&block.galley, span).into_iter().map(|piece| piece.translate(by)).collect()
}

/// The line of a place in the text, from the cell's top left corner.
pub fn caret(cell: &CellView, layout: &Layout, point: Point) -> Option<Rect> {
    let block = layout.blocks.iter().find(|b| b.paragraph(cell).is_some_and(|view| view.number == point.paragraph))?;
    let caret = block.galley.pos_from_cursor(CCursor::new(CharIndex(point.at)));
    Some(caret.translate(vec2(LEFT_LANE, block.top)))
}

/// Points from the top of the cell to the first line that a difference marks; none when it marks no words.
pub fn mark_top(cell: &CellView, layout: &Layout, difference: usize) -> Option<f32> {
    cell.paragraphs.iter().find_map(|paragraph| {
        let mark = paragraph.marks.iter().find(|mark| mark.difference == difference)?;
        Some(lines_of(cell, layout, paragraph.number, mark.span).first()?.top())
    })
}

/// The frame of the ghost of a paragraph, in the cell that stands at `rect`.
pub fn ghost_frame(cell: &CellView, layout: &Layout, rect: Rect, difference: usize) -> Option<Rect> {
    let is_it = |block: &&Block| match block.what {
        What::Ghost(number) => cell.ghosts.get(number).is_some_and(|ghost| ghost.difference == difference),
        _ => false,
    };
    layout.blocks.iter().find(is_it).map(|block| block.frame(rect))
}

/// From where to where a paragraph reaches, in the cell that stands at `rect`.
pub fn paragraph_frame(cell: &CellView, layout: &Layout, rect: Rect, paragraph: usize) -> Option<Rect> {
    let is_it = |block: &&Block| block.paragraph(cell).is_some_and(|view| view.number == paragraph);
    layout.blocks.iter().find(is_it).map(|block| block.frame(rect))
}

impl Block {
    /// Where its text stands in a cell at `rect`.
    fn at(&self, rect: Rect) -> Pos2 {
        let pad = if self.link.is_some() { PAD } else { 0.0 };
        pos2(rect.left() + LEFT_LANE + pad, rect.top() + self.top + pad)
    }

    fn frame(&self, rect: Rect) -> Rect {
        let text = Rect::from_min_size(self.at(rect), self.galley.size());
        match &self.link {
            Some(link) => {
                let bottom = text.bottom() + link.size().y + PAD;
                Rect::from_min_max(text.min - vec2(PAD, PAD), pos2(rect.right() - RIGHT, bottom))
            }
            None => text,
        }
    }

    fn paragraph<'a>(&self, cell: &'a CellView) -> Option<&'a ParagraphView> {
        match self.what {
            What::Paragraph(number) => cell.paragraphs.get(number),
            What::Empty | What::Ghost(_) => None,
        }
    }
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
    // One for one, so that spans stay.
    let mut job = LayoutJob::single_section(visible::stood_in(text).into_owned(), format);
    job.wrap.max_width = wrap;
    job
}

/// Marks a whole paragraph, or what stands for one.
fn paint_whole(painter: &Painter, palette: &Palette, rect: Rect, mark: Mark, chosen: bool) {
    if mark.certainty == Certainty::Dismissed && !chosen {
        return;
    }
    let inner = rect.shrink2(vec2(4.0, 3.0));
    let weight = if chosen { Weight::Deep } else { Weight::Plain };
    marks::background(painter, palette, inner, mark.kind, mark.certainty, weight);
    let (top, bottom) = (inner.left_top() + vec2(1.5, 1.0), inner.left_bottom() + vec2(1.5, -1.0));
    marks::sideline(painter, palette, top, bottom, mark.kind, mark.certainty);
    let centre = pos2(rect.left() + LEFT_LANE / 2.0 + 2.0, rect.top() + ABOVE + 11.0);
    marks::badge(painter, palette, centre, 17.0, mark.kind, mark.certainty);
}

fn paint_ghost(
    painter: &Painter,
    palette: &Palette,
    cell: &CellView,
    number: usize,
    block: &Block,
    rect: Rect,
    over: &Over<'_>,
) {
    let (Some(ghost), Some(link)) = (cell.ghosts.get(number), &block.link) else { return };
    let frame = block.frame(rect);
    let is_chosen = over.chosen.contains(&ghost.difference);
    if is_chosen {
        painter.rect_filled(frame, 4.0, palette.tint_of(crate::diff::Kind::Moved));
    }
    let mut outline = vec![frame.left_top(), frame.right_top(), frame.right_bottom(), frame.left_bottom()];
    outline.push(frame.left_top());
    let stroke = Stroke::new(if is_chosen { 1.6 } else { 1.0 }, palette.ink_of(crate::diff::Kind::Moved));
    painter.extend(egui::Shape::dashed_line(&outline, stroke, 4.0, 3.0));
    let badge = pos2(rect.left() + LEFT_LANE / 2.0 + 2.0, frame.top() + PAD + 11.0);
    marks::badge(painter, palette, badge, 17.0, crate::diff::Kind::Moved, ghost.certainty);
    let at = block.at(rect);
    painter.galley(at, block.galley.clone(), palette.dim);
    painter.galley(at + vec2(0.0, block.galley.size().y), link.clone(), palette.accent);
}

/// A paragraph's words with everything that is to be seen behind them.
struct Words<'a> {
    painter: &'a Painter,
    palette: &'a Palette,
    paragraph: &'a ParagraphView,
    galley: &'a Galley,
    at: Pos2,
    over: &'a Over<'a>,
}

impl Words<'_> {
    fn paint(&self, rect: Rect) {
        // What is chosen is painted last, over marks of the same words in other versions.
        let is_chosen = |mark: &&Mark| self.over.chosen.contains(&mark.difference);
        let is_seen = |mark: &&Mark| mark.certainty != Certainty::Dismissed || is_chosen(mark);
        let plain = self.paragraph.marks.iter().filter(|mark| !is_chosen(mark));
        let marks = plain.chain(self.paragraph.marks.iter().filter(is_chosen)).filter(is_seen);
        let marks: Vec<(&Mark, Vec<Rect>)> = marks.map(|mark| (mark, self.pieces(mark.span))).collect();
        self.lights();
        for (mark, pieces) in &marks {
            self.background(mark, pieces);
        }
        self.found();
        self.selected();
        self.lit_words();
        let mut badges: Vec<f32> = Vec::new();
        for (mark, pieces) in &marks {
            for piece in pieces {
                let line = Rect::from_min_max(piece.min, pos2(piece.right(), piece.bottom() - 1.0));
                marks::underline(self.painter, self.palette, line, mark.kind, mark.certainty);
            }
            let Some(y) = pieces.first().map(|first| first.center().y) else { continue };
            if badges.iter().all(|badge| (badge - y).abs() > 8.0) {
                let centre = pos2(rect.left() + LEFT_LANE / 2.0 + 2.0, y);
                marks::badge(self.painter, self.palette, centre, 17.0, mark.kind, mark.certainty);
                badges.push(y);
            }
        }
    }

    fn pieces(&self, span: Span) -> Vec<Rect> {
        pieces(self.galley, span).into_iter().map(|piece| piece.translate(self.at.to_vec2())).collect()
    }

    fn background(&self, mark: &Mark, pieces: &[Rect]) {
        let weight = match pieces.len() {
            _ if !self.over.chosen.contains(&mark.difference) => Weight::Plain,
            1 => Weight::Framed,
            _ => Weight::Deep,
        };
        for piece in pieces {
            marks::background(self.painter, self.palette, *piece, mark.kind, mark.certainty, weight);
        }
    }

    /// Sentences that stand for the one under the pointer.
    fn lights(&self) {
        let lit = self.over.lit.of(self.over.version, self.paragraph.number);
        for (_, place) in lit.filter(|(strength, _)| *strength == Strength::Sentence) {
            for piece in self.pieces(place.span) {
                self.painter.rect_filled(piece.expand2(vec2(1.0, 1.5)), 2.0, faint(deeper(self.palette.accent)));
            }
        }
    }

    /// Words that stand for the one under the pointer.
    fn lit_words(&self) {
        let lit = self.over.lit.of(self.over.version, self.paragraph.number);
        for (_, place) in lit.filter(|(strength, _)| *strength == Strength::Word) {
            for piece in self.pieces(place.span) {
                let around = piece.expand2(vec2(1.5, 1.0));
                self.painter.rect_filled(around, 3.0, deeper(self.palette.accent));
                let stroke = Stroke::new(1.0, faint(self.palette.accent));
                self.painter.rect_stroke(around, 3.0, stroke, StrokeKind::Inside);
            }
        }
    }

    fn selected(&self) {
        let length = self.paragraph.text.chars().count();
        let selection = self.over.selection;
        let span = selection.and_then(|s| s.in_paragraph(self.over.version, self.paragraph.number, length));
        for piece in span.map(|span| self.pieces(span)).unwrap_or_default() {
            let fill = self.painter.ctx().global_style().visuals.selection.bg_fill;
            self.painter.rect_filled(piece.expand2(vec2(0.0, 2.0)), 0.0, fill);
        }
    }

    /// A frame around what stands for a character that cannot be seen, so that it is not taken for one of the text.
    fn unseen(&self) {
        for (at, _, _) in visible::unseen(&self.paragraph.text) {
            for piece in self.pieces(Span::new(at, at + 1)) {
                let stroke = Stroke::new(1.4, self.palette.problem);
                self.painter.rect_stroke(piece.expand2(vec2(0.5, 0.0)), 2.0, stroke, StrokeKind::Inside);
            }
        }
    }

    fn found(&self) {
        let is_here =
            |found: &&Match| found.version == self.over.version && found.place.paragraph == self.paragraph.number;
        for found in self.over.found.iter().filter(is_here) {
            let is_current = self.over.found_at == Some(*found);
            let width = if is_current { 2.2 } else { 1.0 };
            for piece in self.pieces(found.place.span) {
                let around = piece.expand2(vec2(1.5, 1.0));
                self.painter.rect_filled(around, 2.0, self.palette.accent_tint);
                let stroke = Stroke::new(width, self.palette.accent);
                self.painter.rect_stroke(around, 2.0, stroke, StrokeKind::Middle);
            }
        }
    }
}

/// The character that covers a place in the galley.
fn char_at(galley: &Galley, inside: Pos2) -> usize {
    let cursor = galley.cursor_from_pos(inside.to_vec2());
    let is_right_of = galley.pos_from_cursor(cursor).left() > inside.x;
    if is_right_of { cursor.index.0.saturating_sub(1) } else { cursor.index.0 }
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
