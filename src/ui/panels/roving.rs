//! Keyboard focus on painted lines of which only those in view exist.
//!
//! The arrows go from one line or cell to the next; one that is out of view is scrolled to before it gets the focus,
//! since what is not drawn cannot have it.

use egui::{EventFilter, Id, Key, Modifiers, Response, ScrollArea, Ui};

/// The focus of one list or table.
#[derive(Default)]
pub struct Roving {
    /// The line and cell that is to have the focus once it is drawn.
    wanted: Option<(usize, usize)>,
    /// How far the list was scrolled in the last frame, in points.
    top: f32,
    /// The line that was last scrolled to on behalf of somebody else.
    followed: Option<Line>,
}

/// A line of something, as its owner numbers both.
type Line = (u64, usize);

/// How large the list is.
#[derive(Clone, Copy)]
pub struct Extent {
    /// Lines.
    pub lines: usize,
    /// Cells of a line; 1 for a list.
    pub cells: usize,
    /// Height of a line, in points.
    pub line_height: f32,
}

impl Roving {
    /// Has the list follow a line that was chosen elsewhere, `of` telling one list from another; once for each choice.
    pub fn follow(&mut self, of: u64, line: Option<usize>, height: f32, line_height: f32) -> Option<f32> {
        let line = line.map(|line| (of, line));
        if line == self.followed {
            return None;
        }
        self.followed = line;
        self.scrolled_to(line?.1, height, line_height)
    }

    /// The area with the wanted line in view, `height` points high.
    pub fn area(&self, area: ScrollArea, height: f32, extent: Extent) -> ScrollArea {
        let wanted = self.wanted.and_then(|(line, _)| self.scrolled_to(line, height, extent.line_height));
        match wanted {
            Some(top) => area.vertical_scroll_offset(top),
            None => area,
        }
    }

    /// Remembers how far the list is scrolled now.
    pub fn drawn(&mut self, top: f32) {
        self.top = top;
    }

    /// Gives a drawn cell the focus where it is wanted, and takes the arrows of one that has it.
    pub fn walk(&mut self, ui: &Ui, response: &Response, (line, cell): (usize, usize), extent: Extent) {
        if self.wanted == Some((line, cell)) {
            response.request_focus();
            response.scroll_to_me(None);
            self.wanted = None;
        }
        if !response.has_focus() {
            return;
        }
        let filter = EventFilter { horizontal_arrows: extent.cells > 1, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let last = (extent.lines.saturating_sub(1), extent.cells.saturating_sub(1));
        let page = 8;
        let next = if pressed(Key::ArrowDown) {
            (line + 1, cell)
        } else if pressed(Key::ArrowUp) {
            (line.saturating_sub(1), cell)
        } else if pressed(Key::PageDown) {
            (line + page, cell)
        } else if pressed(Key::PageUp) {
            (line.saturating_sub(page), cell)
        } else if pressed(Key::Home) {
            (0, cell)
        } else if pressed(Key::End) {
            (last.0, cell)
        } else if extent.cells > 1 && pressed(Key::ArrowRight) {
            (line, cell + 1)
        } else if extent.cells > 1 && pressed(Key::ArrowLeft) {
            (line, cell.saturating_sub(1))
        } else {
            return;
        };
        self.wanted = Some((next.0.min(last.0), next.1.min(last.1))).filter(|next| *next != (line, cell));
        ui.ctx().request_repaint();
    }

    fn scrolled_to(&self, line: usize, height: f32, line_height: f32) -> Option<f32> {
        let top = line as f32 * line_height;
        let is_seen = top >= self.top && top + line_height <= self.top + height;
        (!is_seen).then(|| (top - (height - line_height).max(0.0) / 2.0).max(0.0))
    }
}

/// Name of a cell of a list for the focus.
pub fn id(list: &'static str, line: usize, cell: usize) -> Id {
    Id::unique((list, line, cell))
}
