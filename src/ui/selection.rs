//! Selected words: within one version, from one place in its text to another. It is part of the state, so it outlives
//! rows that scroll out of view.

use super::{
    effect::Effect,
    state::{Document, State},
};
use crate::text::Place;

/// Selected words of one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Number of the version.
    pub version: usize,
    /// Where it began.
    pub anchor: Point,
    /// Where it ends now; before or behind the beginning.
    pub head: Point,
}

/// Between two code points of a version's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    /// Number of the paragraph.
    pub paragraph: usize,
    /// Code points before it in the paragraph.
    pub at: usize,
}

/// Selects all of the cursor's cell.
pub fn of_cell(state: &mut State) -> Vec<Effect> {
    let Some(document) = &mut state.document else { return Vec::new() };
    let cell = document.cursor.cell;
    let paragraphs = document.rows.rows.get(cell.row).and_then(|row| row.cells.get(cell.column)).map(|c| &c.paragraphs);
    let Some((first, last)) = paragraphs.and_then(|all| Some((all.first()?, all.last()?))) else { return Vec::new() };
    let anchor = Point { paragraph: first.number, at: 0 };
    let head = Point { paragraph: last.number, at: last.text.chars().count() };
    document.selection = Some(Selection { version: cell.column, anchor, head });
    Vec::new()
}

impl Selection {
    /// What is selected of its first paragraph; none when nothing is.
    pub fn place(&self, document: &Document) -> Option<Place> {
        let (from, to) = (self.anchor.min(self.head), self.anchor.max(self.head));
        let text = &document.review.versions().get(self.version)?.paragraphs.get(from.paragraph)?.text;
        let end = if from.paragraph == to.paragraph { to.at } else { text.chars().count() };
        (from.at < end).then(|| Place::new(from.paragraph, from.at, end))
    }

    /// The selected text, a blank line between paragraphs; empty when nothing is selected.
    pub fn text(&self, document: &Document) -> String {
        let (from, to) = (self.anchor.min(self.head), self.anchor.max(self.head));
        let Some(version) = document.review.versions().get(self.version) else { return String::new() };
        let part = |number: usize| {
            let text = version.paragraphs.get(number)?.text.as_str();
            let start = if number == from.paragraph { from.at } else { 0 };
            let end = if number == to.paragraph { to.at } else { text.chars().count() };
            Some(crate::text::Span::new(start, end).of(text))
        };
        (from.paragraph..=to.paragraph).filter_map(part).collect::<Vec<_>>().join("\n\n")
    }
}
